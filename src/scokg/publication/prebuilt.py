"""The graph ready to be queried: read-only stores on disk, keyed by the content of the files that they were built from.

A wheel carries them; in a checkout they are built once, in the ignored build folder. They are a cache and never the
truth: stores that are stale, damaged, half-built or of another engine are passed over, and where nothing can be written
the files are parsed and the closure is computed in memory, with the same answers.

A key names a folder with two stores, ``merged`` (every triple in the default graph) and ``named`` (every triple in its
one named graph), and a ``SEAL``: the size and SHA-256 of each file that makes up the stores, written last.
"""

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Store, Triple

from ..atomic_io import read_files
from ..hashing import sha256_of_file
from ..namespaces import DERIVED
from ..rdf.named_graphs import in_graph
from ..rdf.parsing import load_merged, parse_turtle
from .closure import materialise, rule_texts
from .layout import is_checkout, root, rule_files, turtle_files

_MERGED, _NAMED, _SEAL = "merged", "named", "SEAL"
_KEPT = 3
"""How many keys a cache folder keeps: one for each of the last states of the files."""
_ABANDONED = 3600
"""Seconds after which a half-built folder belongs to a process that was killed."""
_PROGRAM = ("closure.py", "owl_rl.py", "prebuilt.py")
_UNSEALED = ("LOG", "LOCK", "OPTIONS", "IDENTITY")
"""Files of RocksDB that hold no data; opening a store may rewrite them."""


class GraphStores:
    """The published graph as two stores: everything merged, and every triple in its named graph."""

    def __init__(self, top: Path) -> None:
        """Read the files under ``top`` and open their prebuilt stores, which are built first if there are none.

        :raises UserError: for a file that cannot be read.
        :raises SourceSyntaxError: for a file that is not Turtle, with line and column.
        """
        self._files = turtle_files(top)
        self._contents = read_files(file.path for file in self._files)
        self._rules = read_files(rule_files(top))
        self._folder = cache_folder(top) / self._key(top)
        self._built: tuple[Store, list[Triple]] | None = None
        self._opened = False

    @cached_property
    def merged(self) -> Store:
        """The store whose default graph holds everything; not to be written to."""
        return self._open(_MERGED) or self._in_memory[0]

    @cached_property
    def named(self) -> Store:
        """The store that holds every triple in its one named graph; not to be written to."""
        return self._open(_NAMED) or self._named_in_memory()

    @cached_property
    def derived(self) -> list[Triple]:
        """The derived triples, sorted."""
        store = self._open(_NAMED) if self._built is None else None
        if store is None:
            return self._in_memory[1]
        found = store.quads_for_pattern(None, None, None, NamedNode(DERIVED))
        return sorted((quad.triple for quad in found), key=str)

    def _open(self, name: str) -> Store | None:
        """Open a prebuilt store, building both if there are none; None when that is not possible."""
        if self._built is not None:
            return None
        if _is_sealed(self._folder, name):
            with suppress(OSError, ValueError, RuntimeError):  # whatever is wrong with it, it is built again
                store = Store.read_only(str(self._folder / name))
                self._opened = True
                return store
        _invalidate(self._folder)
        if not self._opened:
            self._build()
        return None

    @cached_property
    def _in_memory(self) -> tuple[Store, list[Triple]]:
        """The merged store with the closure, and the derived triples, computed in this process."""
        if self._built is None:
            store = Store()
            load_merged(self._contents, store)
            self._built = store, materialise(store, rule_texts(self._rules))
        return self._built

    def _named_in_memory(self) -> Store:
        store = Store()
        store.extend(self._quads())
        return store

    def _quads(self) -> Iterator[Quad]:
        """Yield every triple with its named graph, the derived ones included."""
        for path, graph in self._files:
            yield from in_graph(parse_turtle(self._contents[path], str(path)), graph)
        yield from in_graph(self._in_memory[1], DERIVED)

    def _build(self) -> None:
        """Write the stores beside their place and move them there; another process may have been quicker."""
        merged, _ = self._in_memory
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            _remove_old(self._folder)
            temporary = Path(tempfile.mkdtemp(prefix=f".{self._folder.name}.", dir=self._folder.parent))
        except OSError:
            return
        try:
            _write_store(temporary / _MERGED, merged)
            _write_store(temporary / _NAMED, self._quads())
            (temporary / _SEAL).write_text(_seal(temporary), encoding="ascii")
            temporary.chmod(0o755)
            if not _is_sealed(self._folder, _MERGED):
                shutil.rmtree(self._folder, ignore_errors=True)
                temporary.rename(self._folder)
        except (OSError, RuntimeError, ValueError):  # no space, no rights, or another process was quicker
            return
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def _key(self, top: Path) -> str:
        """Return the hash of everything that the stores depend on: files, rules, program and engine."""
        digest = hashlib.sha256(f"pyoxigraph {pyoxigraph.__version__}".encode())
        here = Path(__file__)
        program = read_files(here.with_name(name) for name in _PROGRAM)
        inputs = {path.relative_to(top).as_posix(): text for path, text in {**self._contents, **self._rules}.items()}
        for name, content in {**{path.name: text for path, text in program.items()}, **inputs}.items():
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()[:32]


def cache_folder(top: Path) -> Path:
    """Return the folder of prebuilt stores: among the generated files, or beside the files of a wheel."""
    return top / "build" / "stores" if is_checkout() or top != root() else top / "stores"


def _write_store(folder: Path, quads: Iterable[Quad]) -> None:
    store = Store(str(folder))
    store.bulk_extend(quads)
    store.flush()
    store.optimize()
    del store  # closes the files


def _seal(folder: Path) -> str:
    """List the files of both stores with size and hash."""
    return "".join(
        f"{sha256_of_file(path)} {path.stat().st_size} {path.relative_to(folder).as_posix()}\n"
        for name in (_MERGED, _NAMED)
        for path in sorted((folder / name).iterdir())
        if not path.name.startswith(_UNSEALED)
    )


def _is_sealed(folder: Path, name: str) -> bool:
    """Return whether every file of a store is there, whole and unchanged."""
    try:
        lines = (folder / _SEAL).read_text(encoding="ascii").splitlines()
        entries = [line.split(" ", 2) for line in lines if line.split(" ", 2)[2].startswith(f"{name}/")]
        return bool(entries) and all(
            (folder / file).stat().st_size == int(size) and sha256_of_file(folder / file) == digest
            for digest, size, file in entries
        )
    except (OSError, ValueError, IndexError):
        return False


def _invalidate(folder: Path) -> None:
    """Break the seal of damaged stores, so that the next process builds them again."""
    with suppress(OSError):
        (folder / _SEAL).unlink(missing_ok=True)


def _remove_old(folder: Path) -> None:
    """Remove the stores of older states of the files, and what killed processes have left."""
    now = time.time()
    others = [path for path in folder.parent.iterdir() if path != folder]
    abandoned = [p for p in others if p.name.startswith(".") and now - p.stat().st_mtime > _ABANDONED]
    finished = sorted((p for p in others if not p.name.startswith(".")), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in (*abandoned, *finished[_KEPT - 1 :]):
        shutil.rmtree(path, ignore_errors=True)
