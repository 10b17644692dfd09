"""Triples indexed by property, and SHACL property paths evaluated on them for many nodes at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from ..errors import UserError
from ..namespaces import PREFIXES
from ..rdf.terms import Term

Properties = dict[str, list[Term]]
"""The values of each property of one node; the keys are IRIs."""
Index = dict[Term, Properties]
Pairs = dict[Term, list[Term]]
"""The nodes that a path leads to, by the node where it begins; nodes without any are left out."""

SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]
TYPE = NamedNode(RDF + "type")
SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_REPEATED = {
    f"{SH}zeroOrMorePath": (True, True),
    f"{SH}oneOrMorePath": (False, True),
    f"{SH}zeroOrOnePath": (True, False),
}


def indexed(triples: Iterable[Triple]) -> Index:
    """Return triples grouped by subject and property."""
    index: Index = {}
    for triple in triples:
        index.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return index


_FEW = 200
"""For so many nodes, single look-ups are quicker than reading all triples with a property."""


class DataIndex:
    """The triples of a store, whatever their graph, by property; each property is read when it is first needed."""

    def __init__(self, store: Store, triples: Iterable[Triple | Quad] | None = None) -> None:
        """Take the store, which must not change afterwards.

        :param triples: the same triples as they were written; a store rewrites numbers.
        """
        self.store = store
        self._written = None if triples is None else _by_property(triples)
        self._objects: dict[NamedNode, Pairs] = {}
        self._subjects: dict[NamedNode, Pairs] = {}
        self._instances: dict[Term, set[Term]] = {}

    def objects(self, prop: NamedNode) -> Pairs:
        """Return the objects of a property by subject."""
        if prop not in self._objects:
            pairs: Pairs = {}
            for quad in self._triples(prop):
                values = pairs.setdefault(quad.subject, [])
                if (value := quad.object) not in values:
                    values.append(value)
            self._objects[prop] = pairs
        return self._objects[prop]

    def _triples(self, prop: NamedNode) -> Iterable[Triple | Quad]:
        if self._written is None:
            return self.store.quads_for_pattern(None, prop, None)
        return self._written.get(prop, ())

    def subjects(self, prop: NamedNode) -> Pairs:
        """Return the subjects of a property by object."""
        if prop not in self._subjects:
            inverse: Pairs = {}
            for subject, values in self.objects(prop).items():
                for value in values:
                    inverse.setdefault(value, []).append(subject)
            self._subjects[prop] = inverse
        return self._subjects[prop]

    def pairs(self, prop: NamedNode, nodes: Set[Term], *, inverse: bool) -> Pairs:
        """Return the objects (or subjects) of a property for some nodes; for few nodes, nothing else is read."""
        known = self._subjects if inverse else self._objects
        if prop in known or len(nodes) > _FEW or self._written is not None:
            found = self.subjects(prop) if inverse else self.objects(prop)
            return {node: found[node] for node in nodes if node in found}
        return _nonempty((node, self._read(prop, node, inverse=inverse)) for node in nodes)

    def _read(self, prop: NamedNode, node: Term, *, inverse: bool) -> list[Term]:
        if inverse:
            return [quad.subject for quad in self.store.quads_for_pattern(None, prop, node)]
        if isinstance(node, Literal | Triple):
            return []
        return [quad.object for quad in self.store.quads_for_pattern(node, prop, None)]

    def instances(self, cls: Term) -> set[Term]:
        """Return the instances of a class and of its subclasses, as the data state them."""
        if cls not in self._instances:
            typed, subclasses = self.subjects(TYPE), self.subjects(SUBCLASS)
            self._instances[cls] = {node for one in _reachable(cls, subclasses) for node in typed.get(one, ())}
        return self._instances[cls]

    def superclasses(self, cls: Term) -> set[Term]:
        """Return a class and its superclasses."""
        return _reachable(cls, self.objects(SUBCLASS))


def _by_property(triples: Iterable[Triple | Quad]) -> dict[NamedNode, list[Triple | Quad]]:
    found: dict[NamedNode, list[Triple | Quad]] = {}
    for triple in triples:
        found.setdefault(triple.predicate, []).append(triple)
    return found


def _reachable(start: Term, edges: Pairs) -> set[Term]:
    seen, pending = {start}, [start]
    while pending:
        new = [node for node in edges.get(pending.pop(), ()) if node not in seen]
        seen.update(new)
        pending += new
    return seen


class Step(NamedTuple):
    """A path of one property, forwards or backwards."""

    prop: NamedNode
    inverse: bool

    def pairs(self, data: DataIndex, nodes: Set[Term]) -> Pairs:
        """Return what the path leads to from each of the nodes."""
        return data.pairs(self.prop, nodes, inverse=self.inverse)


class Sequence(NamedTuple):
    """Paths that follow each other."""

    parts: tuple[PropertyPath, ...]

    def pairs(self, data: DataIndex, nodes: Set[Term]) -> Pairs:
        """Return what the path leads to from each of the nodes."""
        found: Pairs = {node: [node] for node in nodes}
        for part in self.parts:
            following = part.pairs(data, {value for values in found.values() for value in values})
            found = _nonempty(
                (node, [w for v in values for w in following.get(v, ())]) for node, values in found.items()
            )
        return found


class Alternative(NamedTuple):
    """Paths of which any may be taken."""

    parts: tuple[PropertyPath, ...]

    def pairs(self, data: DataIndex, nodes: Set[Term]) -> Pairs:
        """Return what the path leads to from each of the nodes."""
        found = [part.pairs(data, nodes) for part in self.parts]
        return _nonempty((node, [v for pairs in found for v in pairs.get(node, ())]) for node in nodes)


class Repetition(NamedTuple):
    """A path that may be left out (``optional``) or taken again and again (``many``)."""

    path: PropertyPath
    optional: bool
    many: bool

    def pairs(self, data: DataIndex, nodes: Set[Term]) -> Pairs:
        """Return what the path leads to from each of the nodes."""
        return _nonempty((node, self._from(data, node)) for node in nodes)

    def _from(self, data: DataIndex, node: Term) -> list[Term]:
        found: dict[Term, None] = dict.fromkeys([node] if self.optional else [])
        pending: Iterable[Term] = {node}
        while pending:
            following = self.path.pairs(data, set(pending))
            new = dict.fromkeys(v for values in following.values() for v in values if v not in found)
            found.update(new)
            pending = new if self.many else ()
        return list(found)


PropertyPath = Step | Sequence | Alternative | Repetition


def _nonempty(pairs: Iterable[tuple[Term, list[Term]]]) -> Pairs:
    return {node: list(dict.fromkeys(values)) for node, values in pairs if values}


def read_path(index: Index, path: Term, *, inverse: bool = False) -> PropertyPath:
    """Read a property path from a shapes graph.

    :raises UserError: if it is not a property path.
    """
    if isinstance(path, NamedNode):
        return Step(path, inverse)
    about = index.get(path, {})
    if f"{RDF}first" in about:
        parts = [read_path(index, item, inverse=inverse) for item in list_items(index, path)]
        return Sequence(tuple(reversed(parts) if inverse else parts))
    for name, values in about.items():
        if name == f"{SH}inversePath":
            return read_path(index, values[0], inverse=not inverse)
        if name == f"{SH}alternativePath":
            return Alternative(tuple(read_path(index, one, inverse=inverse) for one in list_items(index, values[0])))
        if name in _REPEATED:
            return Repetition(read_path(index, values[0], inverse=inverse), *_REPEATED[name])
    raise UserError(f"{path}: not a property path")


def list_items(index: Index, head: Term) -> Iterator[Term]:
    """Yield the items of an RDF list."""
    while f"{RDF}first" in index.get(head, {}):
        yield index[head][f"{RDF}first"][0]
        head = index[head][f"{RDF}rest"][0]
