"""Where the published files stand, and which named graph each of them feeds.

From a checkout the files are those of the checkout; from a wheel they travel inside the package.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .errors import InternalError, UserError
from .vocabulary import GRAPH

_HERE = Path(__file__).parent
_INNER_GRAPHS = {"sources": "sources", "claims": "claims", "dataset.ttl": "dataset", "changes": "dataset"}
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
    return GRAPH + _INNER_GRAPHS.get(inner, "facts")


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


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside ``target`` to fill; it takes the place of ``target`` only when all went well.

    On any error, a full disk and an interrupt included, ``target`` is as it was and nothing else is left.

    :raises UserError: when ``target`` exists and is not an empty folder, or when the disk does not take the files.
    """
    import shutil
    import tempfile

    target = target.absolute()
    _check_free(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise UserError(f"{target}: cannot be made ({error.strerror}); name a folder that you may write to") from error
    try:
        yield temporary
        temporary.chmod(0o755)
        temporary.rename(target)  # takes the place of an empty folder in one step
    except OSError as error:
        raise UserError(f"{target}: cannot be written ({error.strerror}); nothing was changed") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _check_free(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UserError(f"{target}: is there and is no folder; name a new folder")
    if target.is_dir() and any(target.iterdir()):
        raise UserError(f"{target}: is not empty; name a new or an empty folder, nothing is overwritten")
