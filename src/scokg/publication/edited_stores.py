"""Make the stores of an edited publication from those before the edit, so that the first run after an edit is quick.

A sealed folder keeps the files of ``data`` that its stores were made from. The stores are copied as hard links, and
only what the edit touches is changed in the copy. Whatever is not certain to lead to the same stores as all the files
do is left to the whole computation.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, chain, groupby
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from ..namespaces import DERIVED
from ..rdf.parsing import load_turtle, parse_turtle
from .closure import lines_in_graph, lines_of
from .closure_update import ClosureUpdate, Lines, NotUpdatable, Rules
from .layout import graph_of
from .owl_rl import DerivationRule
from .sealed_folder import (
    MERGED,
    NAMED,
    STORES,
    copy_store,
    is_sealed,
    new_sealed_folder,
    newest_folders,
    on_one_processor,
)

_INPUTS = "inputs"
_DERIVED = NamedNode(DERIVED)
_LARGEST_EDIT = 200_000
"""If the edited files have more bytes, before and after the edit together, computing everything is not slower."""


class Inputs(NamedTuple):
    """What stores were made from.

    :ivar basis: a hash of everything but the files of ``data``.
    :ivar files: the files of ``data`` by name.
    :ivar repeated: the triples that stand in several files, as lines of N-Triples.
    :ivar compiled: the rules that were compiled from the ontology.
    """

    basis: str
    files: dict[str, bytes]
    repeated: Sequence[str]
    compiled: Sequence[DerivationRule]

    def write(self, folder: Path) -> None:
        """Write to a new folder of a folder of stores."""
        sizes = {name: len(content) for name, content in self.files.items()}
        head = json.dumps([self.basis, sizes, self.repeated, self.compiled])
        (folder / _INPUTS).mkdir()
        (folder / _INPUTS / "files").write_bytes(b"\n".join([head.encode(), b"".join(self.files.values())]))

    @classmethod
    def read(cls, folder: Path) -> "Inputs":
        """Read from a folder of stores."""
        head, _, rest = (folder / _INPUTS / "files").read_bytes().partition(b"\n")
        basis, sizes, repeated, compiled = json.loads(head)
        ends = accumulate(sizes.values())
        files = {name: rest[end - size : end] for (name, size), end in zip(sizes.items(), ends, strict=True)}
        return cls(basis, files, repeated, [DerivationRule(*rule) for rule in compiled])

    def edited(self, now: "Edited") -> list[str]:
        """Return the names of the files that differ, sorted."""
        names = sorted({*self.files, *now.files}, key=lambda name: name.split("/"))
        return [name for name in names if self.files.get(name) != now.files.get(name)]


class Edited(NamedTuple):
    """The publication after an edit.

    :ivar top: its folder.
    :ivar basis: a hash of everything but the files of ``data``.
    :ivar files: the files of ``data`` by name.
    :ivar rules: the hand-written rules by name.
    """

    top: Path
    basis: str
    files: dict[str, bytes]
    rules: Mapping[str, str]


def repeated_lines(files: Mapping[str, bytes], count: int) -> list[str]:
    """Return the triples that stand in several files, as lines of N-Triples.

    :param count: how many triples all files have together; if each has its own, nothing is compared.
    """
    if sum(len(parse_turtle(content, name)) for name, content in files.items()) == count:
        return []
    lines = chain.from_iterable(_lines(content, name) for name, content in files.items())
    return sorted(line.decode() for line, times in Counter(lines).items() if times > 1)


def write_stores(folder: Path, merged: Iterable[Quad], named: Iterable[Quad], inputs: Inputs | None) -> None:
    """Write a sealed folder.

    :param inputs: None if the stores are not to be updated after an edit.
    :raises OSError, RuntimeError or ValueError: if it cannot be written.
    """
    with new_sealed_folder(folder, (*STORES, _INPUTS) if inputs else STORES) as temporary:
        for name, quads in ((MERGED, merged), (NAMED, named)):
            store = Store(str(temporary / name))
            store.bulk_extend(quads)
            store.flush()
            del store  # closes the files
        if inputs:
            inputs.write(temporary)


def update_stores(folder: Path, now: Edited) -> bool:
    """Make a sealed folder from one beside it that differs only in a few files of ``data``.

    :returns: whether that was possible.
    :raises SourceSyntaxError: if an edited file is not Turtle.
    """
    with suppress(NotUpdatable, OSError, RuntimeError, ValueError):  # no space, no rights, or removed meanwhile
        base, before = _base(folder, now)
        edit = _Edit(before, now)
        with new_sealed_folder(folder, (*STORES, _INPUTS)) as temporary:
            for name in STORES:
                copy_store(base / name, temporary / name)
            edit.apply(temporary, Rules(before.compiled, now.rules))
            before._replace(files=now.files).write(temporary)
        return True
    return False


def _base(folder: Path, now: Edited) -> tuple[Path, Inputs]:
    """Return the folder that has the least to change, the oldest of several: its stores have the fewest changes.

    It counts as used now, so that it is kept.

    :raises NotUpdatable: if no folder has the same basis.
    """
    found = [(base, Inputs.read(base)) for base in reversed(newest_folders(folder)) if is_sealed(base, _INPUTS)]
    found = [(base, inputs) for base, inputs in found if inputs.basis == now.basis]
    for base, inputs in sorted(found, key=lambda one: _size(now.files, one[1].edited(now))):
        if all(is_sealed(base, name) for name in STORES):
            base.touch()
            return base, inputs
    raise NotUpdatable


class _Edit:
    """The triples that an edit removes and adds, as lines of N-Triples with the IRIs of their graphs."""

    def __init__(self, before: Inputs, now: Edited) -> None:
        names = before.edited(now)
        if sum(_size(one.files, names) for one in (before, now)) > _LARGEST_EDIT:
            raise NotUpdatable
        self._old, self._new = (_by_graph(one.files, names, now.top) for one in (before, now))
        self._check_repeated(before.repeated)

    def _check_repeated(self, repeated: Sequence[str]) -> None:
        """Check that no edited triple stands in several files.

        :raises NotUpdatable: if one does.
        """
        edited = {line.decode() for _, line in self._old.keys() ^ self._new.keys()}
        times = Counter(line for _, line in self._new.elements())
        if not edited.isdisjoint(repeated) or max(times.values(), default=0) > 1:
            raise NotUpdatable

    def apply(self, folder: Path, rules: Rules) -> None:
        """Change the stores in a folder.

        :raises NotUpdatable: if they have to be made anew.
        """
        with on_one_processor():
            merged, named = (Store(str(folder / name)) for name in STORES)
        old, new = ({line for _, line in quads} for quads in (self._old, self._new))
        if any(_is_asserted(named, quad) for quad in lines_in_graph(new - old)):
            raise NotUpdatable
        update = ClosureUpdate(merged, rules, lambda quad: _in_graph(quad, _DERIVED) in named)
        update.apply(old - new, new - old)
        for quad in lines_in_graph(update.touched - new):
            change = named.add if quad in merged else named.remove
            change(_in_graph(quad, _DERIVED))
        _remove(named, lines_in_graph(new, _DERIVED))
        _remove(named, _quads(self._old.keys() - self._new.keys()))
        named.extend(_quads(self._new.keys() - self._old.keys()))


def _by_graph(files: Mapping[str, bytes], names: Iterable[str], top: Path) -> Counter[tuple[str, bytes]]:
    """Return in how many files each triple stands, by the IRI of the graph."""
    found: Counter[tuple[str, bytes]] = Counter()
    for name in names:
        graph = graph_of(Path(name))
        found.update((graph, line) for line in _lines(files.get(name, b""), str(top / name)))
    return found


def _lines(content: bytes, name: str) -> Lines:
    """Return the triples of a file as lines of N-Triples, with literals as a store writes them."""
    store = Store()
    load_turtle(store, content, name)
    return lines_of(store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()))


def _size(files: Mapping[str, bytes], names: Iterable[str]) -> int:
    return sum(len(files.get(name, b"")) for name in names)


def _is_asserted(named: Store, quad: Quad) -> bool:
    found = named.quads_for_pattern(quad.subject, quad.predicate, quad.object)
    return any(other.graph_name != _DERIVED for other in found)


def _quads(lines: Iterable[tuple[str, bytes]]) -> Iterator[Quad]:
    for graph, group in groupby(sorted(lines), key=lambda line: line[0]):
        yield from lines_in_graph((line for _, line in group), NamedNode(graph))


def _in_graph(quad: Quad, graph: NamedNode) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def _remove(store: Store, quads: Iterable[Quad]) -> None:
    for quad in quads:
        store.remove(quad)
