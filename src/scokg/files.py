"""Where the published files stand, and which named graph each of them feeds.

From a checkout the files are those of the checkout; from a wheel they travel inside the package.
"""

import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .errors import InternalError, UserError
from .vocabulary import GRAPH

_HERE = Path(__file__).parent
PUBLISHED_FOLDERS = ("ontology", "data", "shapes", "queries")


class PublishedFile(NamedTuple):
    """A Turtle file and the IRI of the named graph that its triples belong to."""

    path: Path
    graph: str


@cache
def root() -> Path:
    """Give the folder that holds ontology/, data/, shapes/ and queries/."""
    for candidate in (_HERE.parents[1], _HERE / "published"):
        if all((candidate / folder).is_dir() for folder in PUBLISHED_FOLDERS):
            return candidate
    raise InternalError(f"the published files are missing beside the package in {_HERE}: install scokg again")


def is_checkout() -> bool:
    """Tell whether the files are those of a checkout (True) or of an installed wheel."""
    return root() == _HERE.parents[1]


def turtle_files(top: Path) -> list[PublishedFile]:
    """List the Turtle files of the graph (ontology and data) under ``top``, in a stable order."""
    paths = [*(top / "ontology").rglob("*.ttl"), *(top / "data").rglob("*.ttl")]
    return [PublishedFile(path, graph_of(path.relative_to(top))) for path in sorted(paths)]


def graph_of(path: Path) -> str:
    """Give the named graph that a file feeds, from its place in the tree."""
    folder = path.parts[0]
    if folder == "ontology":
        return GRAPH + "ontology"
    inner = path.parts[1]
    return GRAPH + {"sources": "sources", "claims": "claims", "dataset.ttl": "dataset"}.get(inner, "facts")


def shape_files(top: Path) -> list[Path]:
    """List the SHACL files under ``top``."""
    return sorted((top / "shapes").glob("*.ttl"))


def rule_files(top: Path) -> list[Path]:
    """List the derivation rules (SPARQL CONSTRUCT) that stand beside the ontology."""
    return sorted((top / "ontology" / "rules").glob("*.rq"))


def read_bytes(path: Path) -> bytes:
    """Read a file, or say in plain words why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror}); check the name and the permissions") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, keeping its mode; a link's target is written, not the link.

    :raises OSError: when the folder or the disk does not take it.
    """
    import tempfile

    path = path.resolve()
    mode = path.stat().st_mode if path.exists() else 0o644
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
