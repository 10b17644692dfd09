"""Where the published files are, and which named graph each of them feeds.

In a checkout they are the files of the checkout; a wheel carries them inside the package.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..errors import InternalError
from ..namespaces import GRAPH

_PACKAGE = Path(__file__).parents[1]
_INNER_GRAPHS = {"sources": "sources", "claims": "claims", "dataset.ttl": "dataset", "changes": "dataset"}
PUBLISHED_FOLDERS = ("ontology", "data", "shapes", "queries")


class PublishedFile(NamedTuple):
    """A Turtle file and the IRI of the named graph that its triples belong to."""

    path: Path
    graph: str


@cache
def root() -> Path:
    """Return the folder that holds ontology/, data/, shapes/ and queries/."""
    for candidate in (_PACKAGE.parents[1], _PACKAGE / "published"):
        if all((candidate / folder).is_dir() for folder in PUBLISHED_FOLDERS):
            return candidate
    raise InternalError(f"the published files are missing beside the package in {_PACKAGE}: install scokg again")


def is_checkout() -> bool:
    """Return whether the files are those of a checkout (True) or of an installed wheel."""
    return root() == _PACKAGE.parents[1]


def turtle_files(top: Path) -> list[PublishedFile]:
    """List the Turtle files of the graph (ontology and data) under ``top``, in a stable order."""
    paths = [*(top / "ontology").rglob("*.ttl"), *(top / "data").rglob("*.ttl")]
    return [PublishedFile(path, graph_of(path.relative_to(top))) for path in sorted(paths)]


def graph_of(path: Path) -> str:
    """Return the named graph that a file feeds, from its place in the tree."""
    folder = path.parts[0]
    if folder == "ontology":
        return GRAPH + "ontology"
    inner = path.parts[1]
    return GRAPH + _INNER_GRAPHS.get(inner, "facts")


def shape_files(top: Path) -> list[Path]:
    """List the SHACL files under ``top``."""
    return sorted((top / "shapes").glob("*.ttl"))


def rule_files(top: Path) -> list[Path]:
    """List the derivation rules (SPARQL CONSTRUCT) under ``top``, which stand beside the ontology."""
    return sorted((top / "ontology" / "rules").glob("*.rq"))
