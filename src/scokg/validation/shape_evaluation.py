"""Compile shapes, and evaluate them for sets of focus nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..rdf.query_names import names_read
from ..rdf.terms import Term
from .edits import Edit
from .property_paths import SH, DataIndex, Index, Pairs, PropertyPath, read_path
from .shacl_core import CoreConstraint, core_constraints
from .shacl_results import Violation
from .sparql_constraints import SparqlConstraint

_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_TEXTS = frozenset(SH + name for name in ("message", "severity", "sparql"))
_NOT_READ = _TEXTS | {SH + "property"}
_AT_FOCUS = frozenset(SH + name for name in _TARGETS if name != "targetObjectsOf")


class CompiledShape(NamedTuple):
    """A shape: its path if it is a property shape, its constraints, and its property shapes."""

    node: Term
    path: PropertyPath | None
    core: tuple[CoreConstraint, ...]
    sparql: tuple[SparqlConstraint, ...]
    properties: tuple[Term, ...]


class CompiledShapes:
    """The shapes of a shapes graph, compiled when they are first needed, and the names that each of them reads."""

    def __init__(self, index: Index, sparql: Iterable[SparqlConstraint]) -> None:
        """Take the shapes graph, and its SPARQL constraints that are run for each focus node."""
        self._index = index
        self._by_node = tuple(sparql)
        self._compiled: dict[Term, CompiledShape] = {}

    @cached_property
    def targeted(self) -> tuple[Term, ...]:
        """The shapes with a target."""
        return tuple(node for node in self._index if any(self.values(node, name) for name in _TARGETS))

    def values(self, node: Term, name: str) -> list[Term]:
        """Return the values of a SHACL property."""
        return self._index.get(node, {}).get(SH + name, [])

    def shape(self, node: Term) -> CompiledShape:
        """Return a shape.

        :raises UserError: if it has a constraint that is malformed or not known.
        """
        if node not in self._compiled:
            paths = self.values(node, "path")
            self._compiled[node] = CompiledShape(
                node,
                read_path(self._index, paths[0]) if paths else None,
                tuple(core_constraints(self._index, node)) if node in self._index else (),
                tuple(one for one in self._by_node if one.shape == node),
                tuple(self.values(node, "property")),
            )
        return self._compiled[node]

    def read(self, node: Term) -> frozenset[str]:
        """Return the names that a shape and its property shapes read."""
        parts = (node, *self.values(node, "property"))
        return frozenset(name for part in parts for name in self._names(part, set(), _NOT_READ))

    def read_elsewhere(self, root: Term, part: Term) -> frozenset[str]:
        """Return the names that a part of a shape reads of other nodes than its focus node, or to find its targets."""
        paths = self.values(part, "path")
        at_focus = {SH + "path"} if paths and isinstance(paths[0], NamedNode) else set()
        names = self._names(part, set(), _NOT_READ | _AT_FOCUS | at_focus)
        return frozenset(names) | {_iri(value) for value in self.values(root, "targetObjectsOf")}

    def _names(self, node: Term, seen: set[Term], left_out: Set[str]) -> Iterator[str]:
        """Yield the IRIs in a shape, apart from some of its properties, and in all that these refer to."""
        for name, values in self._index.get(node, {}).items():
            for value in values if name not in left_out else ():
                if isinstance(value, NamedNode):
                    yield value.value
                if value not in seen and not isinstance(value, Literal):
                    seen.add(value)
                    yield from self._names(value, seen, _TEXTS)
        for constraint in self._by_node:
            if constraint.shape == node:
                yield from names_read(constraint.query)


class ShapeEvaluation:
    """The evaluation of shapes on one graph."""

    def __init__(self, shapes: CompiledShapes, data: DataIndex) -> None:
        """Take the shapes and the graph."""
        self._shapes = shapes
        self.data = data

    def violations(self, edit: Edit | None) -> Iterator[Violation]:
        """Yield the violations of all shapes with a target, or only those that an edit can affect."""
        for root in self._shapes.targeted:
            if edit and not edit.touches(self._shapes.read(root)):
                continue
            targets = set(self._targets(root))
            yield from self._own(root, self._nodes(root, root, targets, edit))
            for part in self._shapes.shape(root).properties:
                yield from self._violations(part, self._nodes(root, part, targets, edit))

    def _nodes(self, root: Term, part: Term, targets: set[Term], edit: Edit | None) -> set[Term]:
        """Return the targets for which an edit can affect a part of a shape."""
        if not edit or not edit.changed.isdisjoint(self._shapes.read_elsewhere(root, part)):
            return targets
        return targets & edit.subjects

    def failing(self, shape: Term, nodes: Set[Term]) -> set[Term]:
        """Return those of the nodes that do not conform to a shape."""
        failing = {violation.focus for violation in self._own(shape, nodes)}
        pairs = self._pairs(shape, nodes)
        for inner in self._shapes.shape(shape).properties:
            wrong = self.failing(inner, _values(pairs))
            failing |= {node for node, values in pairs.items() if not wrong.isdisjoint(values)}
        return failing

    def _violations(self, shape: Term, nodes: Set[Term]) -> Iterator[Violation]:
        yield from self._own(shape, nodes)
        for inner in self._shapes.shape(shape).properties:
            yield from self._violations(inner, _values(self._pairs(shape, nodes)))

    def _own(self, node: Term, nodes: Set[Term]) -> Iterator[Violation]:
        """Yield the violations of a shape without those of its property shapes."""
        shape = self._shapes.shape(node)
        pairs = self._pairs(node, nodes) if shape.core else {}
        for component, test in shape.core:
            yield from (Violation(focus, value, component, node) for focus, value in test(self, nodes, pairs))
        for constraint in shape.sparql:
            found = (result for focus in nodes for result in constraint.results_for(self.data.store, focus))
            yield from (Violation(result.focus, result.value, "SPARQL", node) for result in found)

    def _pairs(self, node: Term, nodes: Set[Term]) -> Pairs:
        """Return the values of a shape for each focus node: what its path leads to, or the node itself."""
        path = self._shapes.shape(node).path
        return path.pairs(self.data, nodes) if path else {one: [one] for one in nodes}

    def _targets(self, root: Term) -> Iterator[Term]:
        for cls in self._shapes.values(root, "targetClass"):
            yield from self.data.instances(cls)
        yield from self._shapes.values(root, "targetNode")
        for prop in self._shapes.values(root, "targetSubjectsOf"):
            yield from self.data.objects(NamedNode(_iri(prop)))
        for prop in self._shapes.values(root, "targetObjectsOf"):
            yield from self.data.subjects(NamedNode(_iri(prop)))


def _values(pairs: Pairs) -> set[Term]:
    return {value for values in pairs.values() for value in values}


def _iri(term: Term) -> str:
    assert isinstance(term, NamedNode), "a property is an IRI"
    return term.value
