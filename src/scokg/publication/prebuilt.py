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
from pyoxigraph import NamedNode, Store, Triple

from ..atomic_io import read_bytes, read_files
from ..errors import UserError
from ..namespaces import DERIVED
from .layout import graph_of, is_checkout, root, rule_files, turtle_files, turtle_names
from .sealed_folder import MERGED, NAMED, STORES, is_sealed, open_sealed

_PROGRAM = (
    "publication/closure.py", "publication/closure_update.py", "publication/edited_stores.py", "publication/layout.py",
    "publication/owl_rl.py", "publication/prebuilt.py", "rdf/query_names.py",
)  # fmt: skip
_DERIVED = NamedNode(DERIVED)


class GraphStores:
    """The published graph as two stores, each opened when it is first needed; neither may be written to."""

    def __init__(self, top: Path, *, in_memory: bool = False, keep: bool = True) -> None:
        """Use the files under ``top``.

        Every property raises UserError for a file that cannot be read and SourceSyntaxError for a file that is not
        Turtle, with line and column.

        :param in_memory: whether to load the stores into memory, where long queries are faster.
        :param keep: whether to build the stores on disk, for the next process, if they are missing.
        """
        self.top = top
        self._keep = keep
        self._on_disk = not in_memory

    @cached_property
    def merged(self) -> Store:
        """The store with all triples in the default graph, including the derived ones."""
        return self._open(MERGED) or self._memory.merged

    @cached_property
    def named(self) -> Store:
        """The store with each triple in its named graph."""
        return self._open(NAMED) or self._memory.named(self._memory.derived)

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
        _InMemory(self.top).derived  # noqa: B018 - builds them
        if not _is_complete(self.folder):
            raise UserError(f"{self.folder}: cannot be written")

    def _open(self, name: str) -> Store | None:
        """Open a store on disk; if it cannot be used, return None, and use the graph in memory from then on."""
        store = open_sealed(self.folder, name) or self._updated(name) if self._on_disk else None
        self._on_disk = store is not None
        return store

    def _updated(self, name: str) -> Store | None:
        """Open a store that is made from the one before the last edit; return None if that is not possible."""
        self.folder = self._memory.folder
        return open_sealed(self.folder, name) if self._memory.update() else None

    @cached_property
    def _memory(self) -> "_InMemory":
        return _InMemory(self.top, keep=self._keep)


class _InMemory:
    """The graph in memory: from the files and the derived triples on disk, which are computed and kept if missing."""

    def __init__(self, top: Path, *, keep: bool = True) -> None:
        self._top = top
        self._keep = keep
        self._files = read_files(file.path for file in turtle_files(top))
        self._rules = read_files(rule_files(top))
        contents = {path.relative_to(top).as_posix(): text for path, text in {**self._files, **self._rules}.items()}
        self._data = {name: text for name, text in contents.items() if name.startswith("data/")}
        self._basis = _key((name, text) for name, text in contents.items() if name not in self._data)
        self.folder = cache_folder(top) / _key(contents.items())

    def update(self) -> bool:
        """Make the stores on disk from those before the last edit, and return whether they are there."""
        from .closure import rule_texts
        from .edited_stores import Edited, update_stores

        now = Edited(self._top, self._basis, self._data, rule_texts(self._rules))
        return _is_complete(self.folder) or update_stores(self.folder, now)

    @cached_property
    def merged(self) -> Store:
        """The store with all triples in the default graph."""
        self.derived  # noqa: B018 - adds the derived triples
        return self._loaded

    @cached_property
    def derived(self) -> list[Triple]:
        """The derived triples, sorted; they are then in the store too."""
        return self._read_derived() or self._derive()

    @cached_property
    def _loaded(self) -> Store:
        from ..rdf.parsing import load_merged

        store = Store()
        load_merged(self._files, store)
        return store

    def _read_derived(self) -> list[Triple]:
        """Read the derived triples from disk; none if the stores are not complete."""
        from ..rdf.named_graphs import DEFAULT, in_graph

        named = open_sealed(self.folder, NAMED) if _is_complete(self.folder) else None
        derived = _derived_of(named) if named is not None else []
        self._loaded.extend(in_graph(derived, DEFAULT))
        return derived

    def _derive(self) -> list[Triple]:
        """Compute the derived triples, and build the stores on disk if they can be written."""
        from .closure import materialise, rule_texts
        from .edited_stores import Inputs, repeated_lines, write_stores

        asserted = len(self._loaded)
        closure = materialise(self._loaded, rule_texts(self._rules))
        contents = {str(path): content for path, content in self._files.items()}
        inputs = Inputs(self._basis, self._data, repeated_lines(contents, asserted), closure.compiled)
        if not self._keep:
            return closure.triples
        with suppress(OSError, RuntimeError, ValueError):  # no space, no rights, or another process was quicker
            named = self.named(closure.triples)
            write_stores(self.folder, self._loaded, named, inputs if closure.is_complete else None)
        return closure.triples

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
    return all(is_sealed(folder, name) for name in STORES)


def _derived_of(named: Store) -> list[Triple]:
    return sorted((quad.triple for quad in named.quads_for_pattern(None, None, None, _DERIVED)), key=str)


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
    program = ((name, read_bytes(Path(__file__).parents[1] / name)) for name in _PROGRAM)
    for name, content in chain(program, contents):
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]
