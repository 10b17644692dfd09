"""Mutation tests of the SHACL shapes: whichever constraint is changed, a fixture fails.

Each mutant is the shapes graph with one constraint removed, loosened or (where only that reveals its purpose)
tightened. A mutant is killed when a fixture gives other results than it states. Only the shapes around the mutant and
the triples that they can read are loaded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox
import pytest

from publication.shapes.fixtures import (
    Constraint,
    Fixture,
    Row,
    ShapesGraph,
    Term,
    fixtures,
    part,
    row,
    shapes_graph,
    targeted,
)
from scokg.namespaces import PREFIXES, compact
from scokg.rdf.named_graphs import merged_store
from scokg.validation.property_paths import RDF, SH, DataIndex
from scokg.validation.shacl import QuickEngine

HEADER = ox.NamedNode(PREFIXES["scokg"] + "shapes")
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
LOOSER = {
    "minCount": -1,
    "qualifiedMinCount": -1,
    "minInclusive": -1,
    "maxCount": 1,
    "qualifiedMaxCount": 1,
    "maxInclusive": 1,
}
LISTS = {"in", "languageIn", "or", "xone"}
FLIPS = {" < ": " <= ", " > ": " >= "}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to the shapes graph."""

    shape: Term
    what: str
    removed: ox.Triple
    added: ox.Triple | None = None
    about: str = ""

    def __str__(self) -> str:
        return f"{compact(str(self.shape).strip('<>'))}: {self.what}"


def mutants(graph: ShapesGraph) -> Iterator[Mutant]:
    """Yield every mutant of the shapes graph."""
    for shape in graph.shapes():
        for triple in graph.about[shape]:
            name = triple.predicate.value.removeprefix(SH)
            if name in {"targetClass", "targetSubjectsOf"}:
                what = f"{name} {compact(str(triple.object).strip('<>'))} dropped"
                yield Mutant(shape, what, triple, about=str(triple.object))
        for constraint in graph.constraints(shape):
            yield from _of_constraint(graph, shape, constraint)


def _of_constraint(graph: ShapesGraph, shape: Term, constraint: Constraint) -> Iterator[Mutant]:
    name, value = constraint.parameter, constraint.value
    predicate = ox.NamedNode(SH + name)
    (triple,) = [t for t in graph.about[shape] if t.predicate == predicate and t.object == value]
    yield Mutant(shape, f"{name} dropped", triple, about=constraint.component)
    if name in LOOSER and isinstance(value, ox.Literal):
        other = ox.Literal(str(int(value.value) + LOOSER[name]), datatype=INTEGER)
        yield Mutant(
            shape, f"{name} {value.value} -> {other.value}", triple, _with(triple, other), constraint.component
        )
    elif name == "pattern":
        yield Mutant(shape, "pattern -> .*", triple, _with(triple, ox.Literal(".*")), constraint.component)
    elif name in LISTS:
        yield from _of_list(graph, shape, triple, constraint)
    elif name == "sparql":
        yield from _of_query(graph, shape, constraint)


def _with(triple: ox.Triple, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.Triple:
    return ox.Triple(triple.subject, triple.predicate, value)


def _of_list(graph: ShapesGraph, shape: Term, triple: ox.Triple, constraint: Constraint) -> Iterator[Mutant]:
    """Remove the members of a list one at a time; the only member of a list stays."""
    pointer, length = triple, 0
    while pointer.object != ox.NamedNode(RDF + "nil"):
        about = {t.predicate.value.removeprefix(RDF): t for t in graph.about[pointer.object]}
        length += 1
        if length > 1 or about["rest"].object != ox.NamedNode(RDF + "nil"):
            what = f"{constraint.parameter} without {compact(str(about['first'].object).strip('<>'))}"
            yield Mutant(shape, what, pointer, _with(pointer, about["rest"].object), constraint.component)
        pointer = about["rest"]


def _of_query(graph: ShapesGraph, shape: Term, constraint: Constraint) -> Iterator[Mutant]:
    """Remove the filters of a query one at a time, and shift each comparison by one."""
    (select,) = [t for t in graph.about[constraint.value] if t.predicate.value == SH + "select"]
    assert isinstance(select.object, ox.Literal)
    text = select.object.value
    changes = [("without", line, "") for line in text.splitlines() if line.strip().startswith("FILTER")]
    changes += [
        (f"{old.strip()} -> {new.strip()} in", line, line.replace(old, new))
        for _, line, _ in changes
        for old, new in FLIPS.items()
        if old in line
    ]
    for what, line, other in changes:
        assert text.count(line) == 1, line
        new = _with(select, ox.Literal(text.replace(line, other)))
        yield Mutant(shape, f"{what} {line.strip()}", select, new, constraint.component)


@cache
def mutants_by_shape() -> dict[str, list[Mutant]]:
    """Group the mutants by the node shape that they belong to."""
    graph = shapes_graph()
    nodes = sorted(_local(s) for s in graph.shapes() if ox.NamedNode(SH + "NodeShape") in graph.types(s))
    groups: dict[str, list[Mutant]] = {node: [] for node in nodes}
    for mutant in mutants(graph):
        name = _local(mutant.shape)
        groups[max((n for n in nodes if f"{name}-".startswith(f"{n}-")), key=len)].append(mutant)
    return {node: group for node, group in groups.items() if group}


def _local(shape: Term) -> str:
    return str(shape).strip("<>").removeprefix(PREFIXES["shape"])


@cache
def roots(subject: Term) -> tuple[Term, ...]:
    """Return the node shapes with a target that a shape is part of."""
    return tuple(node for node in targeted() if subject in closure(node))


@cache
def closure(shape: Term) -> frozenset[Term]:
    return frozenset(shapes_graph().closure([shape]))


@cache
def properties(shapes: tuple[Term, ...]) -> frozenset[str]:
    return shapes_graph().properties(shapes)


@cache
def names(shapes: tuple[Term, ...]) -> dict[str, Term]:
    """Return the shapes that results can name, with their names."""
    reported = (s for shape in shapes for s in (shape, *shapes_graph().values(shape, "property")))
    return {compact(str(s).strip("<>")): s for s in reported}


@cache
def candidates(shape: Term, about: str) -> tuple[Fixture, ...]:
    """Return the fixtures of the node shapes around a mutant, those most likely to kill it first."""
    folders = {ox.NamedNode(name) for root in roots(shape) for name in _folders(root)}
    concerned = {name for name, reported in names(roots(shape)).items() if shape in closure(reported)}
    local = re.split("[#/]", about.strip("<>"))[-1]

    def rank(fixture: Fixture) -> tuple[bool, bool, bool, str]:
        shapes = {shape for shape, _ in fixture.pairs}
        named = any(shape in concerned and about in {component, ""} for shape, component in fixture.pairs)
        return (not (local and local in fixture.name), not named, not shapes & concerned, fixture.name)

    return tuple(sorted((f for f in fixtures() if ox.NamedNode(PREFIXES["shape"] + f.folder) in folders), key=rank))


def _folders(root: Term) -> tuple[str, str]:
    """Return a node shape and the one whose folder has its fixtures, such as shape:Step for shape:Step-placed."""
    name = str(root).strip("<>")
    return name, name.partition("-")[0]


def expected(fixture: Fixture, shapes: tuple[Term, ...]) -> set[Row]:
    """Return the results that a fixture must produce when only some shapes are loaded."""
    return {result for result in fixture.expected if result[4] in names(shapes)}


def mutated(mutant: Mutant) -> str:
    """Return the shapes around a mutant, with its change, as N-Triples."""
    graph = shapes_graph()
    subjects = graph.closure([*roots(mutant.shape), HEADER])
    triples = [t for s in subjects for t in graph.about.get(s, []) if t != mutant.removed]
    return "".join(f"{triple} .\n" for triple in [*triples, *([mutant.added] if mutant.added else [])])


@cache
def engine() -> QuickEngine:
    return QuickEngine(shapes_graph().text())


def killer(mutant: Mutant) -> str | None:
    """Return the first fixture that kills a mutant."""
    shapes = roots(mutant.shape)
    engine().load_shapes(mutated(mutant))
    for fixture in candidates(mutant.shape, mutant.about):
        results = engine().validate_store(data_of(fixture, properties(shapes)))
        if {row(result) for result in results} != expected(fixture, shapes):
            return fixture.name
    return None


@lru_cache(maxsize=64)  # the mutants of a shape are tried on the same fixtures
def data_of(fixture: Fixture, names: frozenset[str]) -> DataIndex:
    """Return those triples of a fixture that shapes with some properties read."""
    triples = [quad.triple for quad in ox.parse(part(fixture, names).encode(), format=ox.RdfFormat.N_TRIPLES)]
    return DataIndex(merged_store(triples), triples)


def test_the_groups_hold_every_mutant_once() -> None:
    found = Counter(mutants(shapes_graph()))
    assert found.total() >= 1200
    assert Counter(mutant for group in mutants_by_shape().values() for mutant in group) == found


@pytest.mark.parametrize("shape", mutants_by_shape())
def test_a_fixture_kills_every_mutant(shape: str) -> None:
    assert [str(mutant) for mutant in mutants_by_shape()[shape] if killer(mutant) is None] == []
