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


class GraphStores:
    """The published graph as two stores, each opened when it is first needed; neither may be written to."""

    def __init__(self, top: Path, *, in_memory: bool = False) -> None:
        """Use the files under ``top``.

        Every property raises UserError for a file that cannot be read and SourceSyntaxError for a file that is not
        Turtle, with line and column.

        :param in_memory: whether to load the stores into memory, where long queries are faster.
        """
        self.top = top
        self._on_disk = not in_memory

    @cached_property
    def merged(self) -> Store:
        """The store with all triples in the default graph, including the derived ones."""
        return self._open(_MERGED) or self._memory.merged

    @cached_property
    def named(self) -> Store:
        """The store with each triple in its named graph."""
        return self._open(_NAMED) or self._memory.named(self._memory.derived)

    @cached_property
    def derived(self) -> list[Triple]:
        """The derived triples, sorted."""
        return _derived_of(self.named) if self._on_disk else self._memory.derived

    def derived_about(self, node: NamedNode) -> Iterator[Triple]:
        """Yield the derived triples that have a node as subject or object."""
        found = self.named.quads_for_pattern
        quads = chain(found(node, None, None, _DERIVED), found(None, None, node, _DERIVED))
        return (quad.triple for quad in quads)

    @cached_property
    def folder(self) -> Path:
        """The folder of both stores; they may be missing or damaged."""
        return cache_folder(self.top) / graph_key(self.top)

    def build(self) -> None:
        """Build the stores on disk if they are not there.

        :raises UserError: if they cannot be written.
        """
        _InMemory(self.top)
        if not _is_complete(self.folder):
            raise UserError(f"{self.folder}: cannot be written")

    def _open(self, name: str) -> Store | None:
        """Open a store on disk; if it cannot be used, return None, and use the graph in memory from then on."""
        store = open_sealed(self.folder, name) if self._on_disk else None
        self._on_disk = store is not None
        return store

    @cached_property
    def _memory(self) -> "_InMemory":
        return _InMemory(self.top)


class _InMemory:
    """The graph in memory: from the files and the derived triples on disk, which are computed and kept if missing."""

    def __init__(self, top: Path) -> None:
        from ..rdf.parsing import load_merged

        self._top = top
        self._files = read_files(file.path for file in turtle_files(top))
        rules = read_files(rule_files(top))
        self.merged = Store()
        load_merged(self._files, self.merged)
        contents = {**self._files, **rules}.items()
        folder = cache_folder(top) / _key((path.relative_to(top).as_posix(), content) for path, content in contents)
        self.derived = self._read_derived(folder) or self._derive(rules, folder)

    def _read_derived(self, folder: Path) -> list[Triple]:
        """Read the derived triples from disk; none if the stores are not complete."""
        from ..rdf.named_graphs import DEFAULT, in_graph

        named = open_sealed(folder, _NAMED) if _is_complete(folder) else None
        derived = _derived_of(named) if named is not None else []
        self.merged.extend(in_graph(derived, DEFAULT))
        return derived

    def _derive(self, rules: dict[Path, bytes], folder: Path) -> list[Triple]:
        """Compute the derived triples, and build the stores on disk if they can be written."""
        from .closure import materialise, rule_texts

        derived = materialise(self.merged, rule_texts(rules))
        with (
            suppress(OSError, RuntimeError, ValueError),  # no space, no rights, or another process was quicker
            new_sealed_folder(folder, _STORES) as temporary,
        ):
            _write(temporary / _MERGED, self.merged)
            _write(temporary / _NAMED, self.named(derived))
        return derived

    def named(self, derived: list[Triple]) -> Store:
        """Return a store with each triple in its named graph."""
        from ..rdf.named_graphs import in_graph
        from ..rdf.parsing import load_turtle

        store = Store()
        for path, content in self._files.items():
            load_turtle(store, content, str(path), NamedNode(graph_of(path.relative_to(self._top))))
        store.extend(in_graph(derived, DERIVED))
        return store


def cache_folder(top: Path) -> Path:
    """Return the folder of prebuilt stores: among the generated files, or beside the files of a wheel."""
    return top / "build" / "stores" if is_checkout() or top != root() else top / "stores"


def _is_complete(folder: Path) -> bool:
    return all(is_sealed(folder, name) for name in _STORES)


def _derived_of(named: Store) -> list[Triple]:
    return sorted((quad.triple for quad in named.quads_for_pattern(None, None, None, _DERIVED)), key=str)


def _write(folder: Path, quads: Iterable[Quad]) -> None:
    store = Store(str(folder))
    store.bulk_extend(quads)
    store.flush()
    del store  # closes the files


def graph_key(top: Path) -> str:
    """Return the hash of all that the stores of the files under ``top`` depend on; it names their folder."""
    return _key(_contents(top))


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
