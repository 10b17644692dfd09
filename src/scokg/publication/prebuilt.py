"""The graph ready to be queried: read-only stores on disk, keyed by the content of the files they were built from.

A wheel carries them; in a checkout they are built once, in the ignored build folder. They are a cache and never the
truth: stores that are stale, damaged, half-built or of another engine are not used, and where nothing can be written,
the files are parsed and the closure is computed in memory, with the same answers.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Store, Triple

from ..atomic_io import read_bytes, read_files
from ..errors import UserError
from ..namespaces import DERIVED
from .layout import graph_of, is_checkout, root, rule_files, turtle_files, turtle_names
from .sealed_folder import is_sealed, new_sealed_folder, open_sealed

_STORES = _MERGED, _NAMED = "merged", "named"
_PROGRAM = ("closure.py", "layout.py", "owl_rl.py", "prebuilt.py")
_DERIVED = NamedNode(DERIVED)


class _Computed(NamedTuple):
    """The graph computed in memory: the store of all triples, the derived triples, and the contents of the files."""

    merged: Store
    derived: list[Triple]
    files: dict[Path, bytes]
    rules: dict[Path, bytes]


class GraphStores:
    """The published graph as two stores, each opened when it is first needed; neither may be written to."""

    def __init__(self, top: Path) -> None:
        """Use the files under ``top``.

        Every property raises UserError for a file that cannot be read and SourceSyntaxError for a file that is not
        Turtle, with line and column.
        """
        self.top = top

    @cached_property
    def merged(self) -> Store:
        """The store with all triples in the default graph, including the derived ones."""
        return self._open(_MERGED) or self._computed.merged

    @cached_property
    def named(self) -> Store:
        """The store with each triple in its named graph."""
        return self._open(_NAMED) or self._named_in_memory()

    @cached_property
    def derived(self) -> list[Triple]:
        """The derived triples, sorted."""
        quads = self.named.quads_for_pattern(None, None, None, _DERIVED)
        return sorted((quad.triple for quad in quads), key=str)

    def derived_about(self, node: NamedNode) -> Iterator[Triple]:
        """Yield the derived triples that have a node as subject or object."""
        for pattern in ((node, None, None), (None, None, node)):
            yield from (quad.triple for quad in self.named.quads_for_pattern(*pattern, _DERIVED))

    def folder(self) -> Path:
        """Return the folder of both stores, which are built if they are not there.

        :raises UserError: if they cannot be written.
        """
        folder = self._folder()
        if not all(is_sealed(folder, name) for name in _STORES):
            self._build()
        if not all(is_sealed(folder, name) for name in _STORES):
            raise UserError(f"{folder}: cannot be written")
        return folder

    def _folder(self) -> Path:
        return cache_folder(self.top) / _key(_contents(self.top))

    def _open(self, name: str) -> Store | None:
        """Open a prebuilt store; if there is none, build both for the next process, and return None."""
        if "_computed" in vars(self):
            return None
        store = open_sealed(self._folder(), name)
        if store is None:
            self._build()
        return store

    @cached_property
    def _computed(self) -> _Computed:
        from ..rdf.parsing import load_merged
        from .closure import materialise, rule_texts

        files = read_files(file.path for file in turtle_files(self.top))
        rules = read_files(rule_files(self.top))
        store = Store()
        load_merged(files, store)
        return _Computed(store, materialise(store, rule_texts(rules)), files, rules)

    def _named_in_memory(self) -> Store:
        store = Store()
        store.extend(self._quads())
        return store

    def _quads(self) -> Iterator[Quad]:
        """Yield each triple in its named graph, as computed in memory."""
        from ..rdf.named_graphs import in_graph
        from ..rdf.parsing import parse_turtle

        for path, content in self._computed.files.items():
            yield from in_graph(parse_turtle(content, str(path)), graph_of(path.relative_to(self.top)))
        yield from in_graph(self._computed.derived, DERIVED)

    def _build(self) -> None:
        """Build both stores; do nothing if they cannot be written."""
        computed = self._computed
        contents = {**computed.files, **computed.rules}
        key = _key((path.relative_to(self.top).as_posix(), content) for path, content in contents.items())
        with (
            suppress(OSError, RuntimeError, ValueError),  # no space, no rights, or another process was quicker
            new_sealed_folder(cache_folder(self.top) / key, _STORES) as folder,
        ):
            _write(folder / _MERGED, computed.merged)
            _write(folder / _NAMED, self._quads())


def cache_folder(top: Path) -> Path:
    """Return the folder of prebuilt stores: among the generated files, or beside the files of a wheel."""
    return top / "build" / "stores" if is_checkout() or top != root() else top / "stores"


def _write(folder: Path, quads: Iterable[Quad]) -> None:
    store = Store(str(folder))
    store.bulk_extend(quads)
    store.flush()
    del store  # closes the files


def _contents(top: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file that the stores are built from, reading one after another."""
    rules = (f"ontology/rules/{path.name}" for path in rule_files(top))
    return ((name, read_bytes(f"{top}/{name}")) for name in (*turtle_names(top), *rules))


def _key(contents: Iterable[tuple[str, bytes]]) -> str:
    """Return the hash of all that the stores depend on: the engine, the program, and the files with their places."""
    digest = hashlib.sha256(f"pyoxigraph {pyoxigraph.__version__}".encode())
    program = ((name, read_bytes(Path(__file__).with_name(name))) for name in _PROGRAM)
    for name, content in chain(program, contents):
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]
