"""The locations of the published files, and the named graph of each.

In a checkout they are the files of the checkout; a wheel contains them inside the package.
"""

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..errors import InternalError, UserError
from ..namespaces import GRAPH

_PACKAGE = Path(__file__).parents[1]
_INNER_GRAPHS = {"sources": "sources", "claims": "claims", "dataset.ttl": "dataset", "changes": "dataset"}
PUBLISHED_FOLDERS = ("ontology", "data", "shapes", "queries")


class PublishedFile(NamedTuple):
    """A Turtle file and the IRI of the named graph of its triples."""

    path: Path
    graph: str


@cache
def root() -> Path:
    """Return the folder that holds ontology/, data/, shapes/ and queries/.

    :raises InternalError: if the package was installed without them.
    """
    for candidate in (_PACKAGE.parents[1], _PACKAGE / "published"):
        if all((candidate / folder).is_dir() for folder in PUBLISHED_FOLDERS):
            return candidate
    raise InternalError(f"the published files are missing beside the package in {_PACKAGE}: install scokg again")


def check_outside(target: Path, top: Path) -> None:
    """Check that a folder to be written is not inside the published folders, whose files would then include it.

    :raises UserError: if it is.
    """
    inside = target.resolve()
    for name in PUBLISHED_FOLDERS:
        if inside.is_relative_to((top / name).resolve()):
            raise UserError(f"{target}: is inside {name}/, which is published; name a folder elsewhere")


def is_checkout() -> bool:
    """Return whether the published files are those of a checkout and not of an installed wheel."""
    return root() == _PACKAGE.parents[1]


def turtle_files(top: Path) -> list[PublishedFile]:
    """Return the Turtle files of ontology and data under ``top``, sorted."""
    return [PublishedFile(top / name, graph_of(Path(name))) for name in turtle_names(top)]


def turtle_names(top: Path) -> list[str]:
    """Return the names of the Turtle files relative to ``top``, sorted; as every command needs them, plain strings."""
    found = [
        f"{part}{folder.removeprefix(str(top / part))}/{name}"
        for part in ("ontology", "data")
        for folder, _, names in os.walk(top / part)
        for name in names
        if name.endswith(".ttl")
    ]
    return sorted(found, key=lambda name: name.split("/"))


def graph_of(path: Path) -> str:
    """Return the IRI of the named graph of a file, from its path relative to the root."""
    folder = path.parts[0]
    if folder == "ontology":
        return GRAPH + "ontology"
    inner = path.parts[1]
    return GRAPH + _INNER_GRAPHS.get(inner, "facts")


def shape_files(top: Path) -> list[Path]:
    """Return the files of SHACL shapes under ``top``, sorted."""
    return sorted((top / "shapes").glob("*.ttl"))


def rule_files(top: Path) -> list[Path]:
    """Return the files of hand-written derivation rules (SPARQL CONSTRUCT) under ``top``, sorted."""
    return sorted((top / "ontology" / "rules").glob("*.rq"))
