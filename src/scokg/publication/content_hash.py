"""The hash of all that answers depend on: the graph, the shapes, the saved queries and the program.

A process that runs for long compares it with the files on disk before it reads them again.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from ..atomic_io import read_bytes
from .layout import root, shape_files
from .prebuilt import graph_key

_PACKAGE = Path(__file__).parents[1]
_NOT_PROGRAM = {"__pycache__", "published", "py.typed"}


def content_hash() -> str:
    """Return the hash of the published files and the program as they are on disk now.

    :raises ScokgError: if files are missing or cannot be read.
    """
    top = root()
    digest = hashlib.sha256(graph_key(top).encode())
    for path in (*shape_files(top), *sorted((top / "queries").glob("*.rq")), *_program()):
        content = read_bytes(path)
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _program() -> Iterator[Path]:
    """Yield the files of the package, sorted, without those that Python generates and the published ones."""
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(set(folders) - _NOT_PROGRAM)
        yield from (Path(folder, name) for name in sorted(set(names) - _NOT_PROGRAM))
