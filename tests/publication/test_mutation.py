"""Every constraint of the shapes is needed: change it, and a fixture notices.

Each mutant is the shapes graph with one constraint dropped, loosened or (where only that shows what it is for)
tightened. A mutant is killed when a fixture leads to other results than it names.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
import pytest

from publication.shapes.fixtures import (
    Constraint,
    Fixture,
    Row,
    ShapesGraph,
    Term,
    changed,
    fixtures,
    row,
    shapes_graph,
)
from scokg.namespaces import PREFIXES, compact
from scokg.validation.shacl import RDF, SH, QuickEngine

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
    """One change to the shapes graph."""

    shape: Term
    what: str
    removed: ox.Triple
    added: ox.Triple | None = None
    about: str = ""

    def __str__(self) -> str:
        return f"{compact(str(self.shape).strip('<>'))}: {self.what}"


def mutants(graph: ShapesGraph) -> Iterator[Mutant]:
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
    """Leave out one member of a list at a time, unless it is the only one."""
    pointer, length = triple, 0
    while pointer.object != ox.NamedNode(RDF + "nil"):
        about = {t.predicate.value.removeprefix(RDF): t for t in graph.about[pointer.object]}
        length += 1
        if length > 1 or about["rest"].object != ox.NamedNode(RDF + "nil"):
            what = f"{constraint.parameter} without {compact(str(about['first'].object).strip('<>'))}"
            yield Mutant(shape, what, pointer, _with(pointer, about["rest"].object), constraint.component)
        pointer = about["rest"]


def _of_query(graph: ShapesGraph, shape: Term, constraint: Constraint) -> Iterator[Mutant]:
    """Leave out one filter of a query at a time, and shift each comparison by one."""
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
def roots(subject: Term) -> tuple[Term, ...]:
    """Give the node shapes with a target that a shape is part of."""
    graph = shapes_graph()
    return tuple(node for node in graph.targeted() if subject in closure(node))


@cache
def closure(shape: Term) -> frozenset[Term]:
    return frozenset(shapes_graph().closure([shape]))


@cache
def data(fixture: Fixture) -> str:
    return changed(fixture)


def candidates(mutant: Mutant) -> list[Fixture]:
    """Give the fixtures about the shapes that a mutant is part of, those first that are likeliest to notice it."""
    graph = shapes_graph()
    reported = {
        compact(str(s).strip("<>")): s for root in roots(mutant.shape) for s in (root, *graph.values(root, "property"))
    }
    about = [
        f
        for f in fixtures()
        if any(ox.NamedNode(PREFIXES["shape"] + f.folder) in {r, *_parents(r)} for r in roots(mutant.shape))
    ]
    concerned = {name for name, shape in reported.items() if mutant.shape in closure(shape)}
    local = re.split("[#/]", mutant.about.strip("<>"))[-1]

    def rank(fixture: Fixture) -> tuple[bool, bool, bool, str]:
        shapes = {shape for shape, _ in fixture.pairs}
        named = any(shape in concerned and mutant.about in {component, ""} for shape, component in fixture.pairs)
        return (not (local and local in fixture.name), not named, not shapes & concerned, fixture.name)

    return sorted(about, key=rank)


def _parents(root: Term) -> list[Term]:
    """Give the node shape whose folder holds the fixtures of a shape such as shape:Affiliation-ends-once."""
    return [ox.NamedNode(str(root).strip("<>").partition("-")[0])]


def expected(fixture: Fixture, mutant: Mutant) -> set[Row]:
    """Give the results that a fixture must lead to when only the shapes around a mutant are loaded."""
    names = {
        compact(str(s).strip("<>"))
        for root in roots(mutant.shape)
        for s in (root, *shapes_graph().values(root, "property"))
    }
    return {result for result in fixture.expected if result[4] in names}


def mutated(mutant: Mutant) -> str:
    """Write the shapes around a mutant, with its change."""
    graph = shapes_graph()
    subjects = graph.closure([*roots(mutant.shape), HEADER])
    triples = [t for s in subjects for t in graph.about.get(s, []) if t != mutant.removed]
    return "".join(f"{triple} .\n" for triple in [*triples, *([mutant.added] if mutant.added else [])])


def killer(engine: QuickEngine, mutant: Mutant) -> str | None:
    """Give the first fixture that notices a mutant."""
    engine.load_shapes(mutated(mutant))
    for fixture in candidates(mutant):
        if {row(result) for result in engine.validate(data(fixture))} != expected(fixture, mutant):
            return fixture.name
    return None


def test_a_fixture_notices_every_mutant(capsys: pytest.CaptureFixture[str]) -> None:
    engine = QuickEngine(shapes_graph().text())
    all_mutants = list(mutants(shapes_graph()))
    survivors = [str(mutant) for mutant in all_mutants if killer(engine, mutant) is None]
    with capsys.disabled():  # on standard error, since what workers of pytest-xdist write on standard output is lost
        print(f"\nmutation score: {len(all_mutants) - len(survivors)}/{len(all_mutants)}", file=sys.stderr)
    assert len(all_mutants) >= 1200
    assert survivors == []
