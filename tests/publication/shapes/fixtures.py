"""Fixtures of the SHACL shapes, and access to the parts of the shapes graph.

A fixture is a SPARQL Update (.ru) that changes base.ttl so that it violates one constraint. Its first comment says what
is wrong; each line ``# expect:`` gives one result as focus, path, component, severity and shape; ``# expect: nothing``
means that the change must not be reported. Each fixture is in the folder of the node shape it tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from scokg.namespaces import PREFIXES, compact, expand
from scokg.validation.property_paths import RDF, SH
from scokg.validation.shacl_results import ShaclResult

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SHAPE = PREFIXES["shape"]
FIELDS = ("focus", "path", "component", "severity", "shape")
PARAMETERS = {
    "class", "datatype", "disjoint", "equals", "hasValue", "in", "languageIn", "maxCount", "maxInclusive", "minCount",
    "minInclusive", "node", "nodeKind", "not", "or", "pattern", "qualifiedMaxCount", "qualifiedMinCount", "sparql",
    "uniqueLang", "xone",
}  # fmt: skip
OTHERS = {"message", "path", "property", "qualifiedValueShape", "severity", "targetClass", "targetSubjectsOf"}
ALWAYS_READ = {RDF + "type", PREFIXES["rdfs"] + "subClassOf"}
"""The properties that targets and sh:class read, though no shape names them."""
NAMED_BY_DATA = "?"
"""Stands for the properties that are objects in the data, among the properties that shapes read."""
_NAME = re.compile(r"(?<![\w:?$])([a-z][\w-]*:[A-Za-z][\w-]*)|<([^>\s]+)>")
_VARIABLE_PROPERTY = re.compile(r"""(?:[\w>?:\])]\s+|;\s*)[?$](\w+)\s+[?$<"'\[(a-z_\d]""")
_NEGATED_PROPERTY = re.compile(r"!\(?[a-z<^]")
Row = tuple[str, ...]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Fixture:
    """A change to the base, and the results it must produce."""

    name: str
    update: str
    expected: frozenset[Row]

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Return the shape and component of each expected result."""
        return {(row[4], row[2]) for row in self.expected}

    @property
    def folder(self) -> str:
        """Return the local name of the node shape that the fixture tests."""
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of one shape; a shape can have several values for one parameter."""

    shape: str
    parameter: str
    value: Term

    @property
    def component(self) -> str:
        """Return the constraint component as a prefixed name."""
        name = "SPARQL" if self.parameter == "sparql" else self.parameter[0].upper() + self.parameter[1:]
        return f"sh:{name}ConstraintComponent"


class ShapesGraph:
    """The shapes graph, indexed by subject."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = list(triples)
        self.about: dict[Term, list[ox.Triple]] = {}
        for triple in self.triples:
            self.about.setdefault(triple.subject, []).append(triple)

    def values(self, subject: Term, name: str) -> list[Term]:
        """Return the objects of a SHACL property."""
        return [t.object for t in self.about.get(subject, []) if t.predicate.value == SH + name]

    def types(self, subject: Term) -> list[Term]:
        """Return the types of a node."""
        return [t.object for t in self.about.get(subject, []) if t.predicate.value == RDF + "type"]

    def shapes(self) -> list[Term]:
        """Return every shape, whether it has a target or is part of another."""
        kinds = {SH + "NodeShape", SH + "PropertyShape"}
        typed = [t for t in self.triples if t.predicate.value == RDF + "type"]
        return [t.subject for t in typed if isinstance(t.object, ox.NamedNode) and t.object.value in kinds]

    def targeted(self) -> list[Term]:
        """Return the node shapes that have a target."""
        return [s for s in self.shapes() if self.values(s, "targetClass") or self.values(s, "targetSubjectsOf")]

    def family(self, name: str) -> list[Term]:
        """Return the node shapes of a folder of fixtures: the one with that name, and those that extend it."""
        own = SHAPE + name
        return [s for s in self.targeted() if s == ox.NamedNode(own) or str(s).startswith(f"<{own}-")]

    def reported(self) -> list[Term]:
        """Return the shapes that results can name: those with a target, and their property shapes."""
        return [shape for node in self.targeted() for shape in (node, *self.values(node, "property"))]

    def constraints(self, shape: Term) -> list[Constraint]:
        """Return the constraints of a shape."""
        found = [(t.predicate.value.removeprefix(SH), t.object) for t in self.about[shape]]
        name = compact(shape.value) if isinstance(shape, ox.NamedNode) else str(shape)
        return [Constraint(name, parameter, value) for parameter, value in found if parameter in PARAMETERS]

    def closure(self, start: Iterable[Term]) -> set[Term]:
        """Return all that is reachable from some nodes: property shapes, lists, queries and shapes they refer to."""
        seen: set[Term] = set()
        pending = list(start)
        while pending:
            node = pending.pop()
            if node not in seen:
                seen.add(node)
                pending += [t.object for t in self.about.get(node, [])]
        return seen

    def properties(self, shapes: Iterable[Term]) -> frozenset[str]:
        """Return every property of the data that some shapes can read.

        Triples with other properties do not change what these shapes report. Every IRI in the shapes counts as a
        property.
        """
        found = set(ALWAYS_READ)
        for triple in (t for subject in self.closure(shapes) for t in self.about.get(subject, [])):
            if isinstance(triple.object, ox.NamedNode):
                found.add(triple.object.value)
            elif triple.predicate.value == SH + "select" and isinstance(triple.object, ox.Literal):
                found.update(_properties_of_query(triple.object.value.partition("{")[2]))
        return frozenset(found)

    def text(self, subjects: Iterable[Term] | None = None) -> str:
        """Return the graph, or the part about some subjects, as N-Triples."""
        triples = self.triples if subjects is None else [t for s in subjects for t in self.about.get(s, [])]
        return "".join(f"{triple} .\n" for triple in triples)


def _properties_of_query(pattern: str) -> Iterator[str]:
    """Yield the names in a query, and NAMED_BY_DATA if a variable is both a property and the object of a triple."""
    assert not _NEGATED_PROPERTY.search(pattern), f"reads any property: {pattern}"
    for variable in _VARIABLE_PROPERTY.findall(pattern):
        assert re.search(rf":\w+ [?$]{variable} [.;]", pattern), f"reads any property: {pattern}"
        yield NAMED_BY_DATA
    yield from (iri or expand(name) or name for name, iri in _NAME.findall(pattern))


def parse(text: str) -> list[ox.Triple]:
    """Parse Turtle."""
    return [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]


def turtle(*folders: str) -> str:
    """Read all Turtle files of some folders of the repository as one text."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.ttl"))]
    assert paths, f"no Turtle in {folders}"
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@cache
def shapes_text() -> str:
    """Read all shapes."""
    return turtle("shapes")


@cache
def shapes_graph() -> ShapesGraph:
    """Parse all shapes."""
    return ShapesGraph(parse(shapes_text()))


@cache
def base() -> tuple[ox.Triple, ...]:
    """Parse the base."""
    return tuple(parse((HERE / "base.ttl").read_text(encoding="utf-8")))


@cache
def base_text() -> str:
    """Return the base as N-Triples."""
    return ntriples(base())


@cache
def targeted() -> tuple[Term, ...]:
    """Return the node shapes with a target."""
    return tuple(shapes_graph().targeted())


def ntriples(triples: Iterable[ox.Triple]) -> str:
    """Return triples as N-Triples."""
    return "".join(f"{triple} .\n" for triple in triples)


def changed(*fixtures: Fixture) -> str:
    """Apply fixtures to the base, one after the other, and return the result as N-Triples."""
    store = ox.Store()
    store.load(base_text().encode(), format=ox.RdfFormat.N_TRIPLES)
    for fixture in fixtures:
        store.update(fixture.update)
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert dumped is not None
    return dumped.decode()


class Change(NamedTuple):
    """The lines of N-Triples that a fixture removes from the base and adds to it."""

    removed: frozenset[str]
    added: frozenset[str]


@cache
def change(fixture: Fixture) -> Change:
    """Return what a fixture changes."""
    before, after = (frozenset(text.split("\n")) for text in (base_text(), changed(fixture)))
    return Change(before - after, after - before)


def part(fixture: Fixture, properties: frozenset[str]) -> str:
    """Return those triples of the changed base that have one of the given properties."""
    removed, added = change(fixture)
    read = properties_read(properties, added)
    lines = [line for line in _base_part(read) if line not in removed]
    return "\n".join([*lines, *(line for line in added if property_of(line) in read), ""])


def properties_read(properties: frozenset[str], added: frozenset[str]) -> frozenset[str]:
    """Replace NAMED_BY_DATA by the properties that are objects in the base or in what is added to it."""
    if NAMED_BY_DATA not in properties:
        return properties
    used = _properties_of_base() | {property_of(line) for line in added}
    return properties | used & (_objects_of_base() | {_object(line) for line in added})


@cache
def _properties_of_base() -> frozenset[str]:
    return frozenset(triple.predicate.value for triple in base())


@cache
def _objects_of_base() -> frozenset[str]:
    return frozenset(triple.object.value for triple in base() if isinstance(triple.object, ox.NamedNode))


@cache
def _base_part(properties: frozenset[str]) -> list[str]:
    return [line for line in base_text().split("\n") if line and property_of(line) in properties]


def property_of(line: str) -> str:
    """Return the property of a triple in N-Triples."""
    return line.split(" ", 2)[1][1:-1]


def _object(line: str) -> str:
    return line.split(" ", 2)[2].removesuffix(" .").strip("<>")


@cache
def fixtures() -> tuple[Fixture, ...]:
    """Read all fixtures, ordered by name."""
    return tuple(_fixture(path) for path in sorted(HERE.rglob("*.ru")))


def _fixture(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8")
    lines = re.findall(r"^# expect: (.*)$", text, re.MULTILINE)
    assert lines, f"{path}: no results are given; write '# expect: nothing' if none are expected"
    name = path.relative_to(HERE).with_suffix("").as_posix()
    return Fixture(name, text, frozenset(_expected(lines)))


def _expected(lines: list[str]) -> Iterator[Row]:
    for line in lines:
        if line != "nothing":
            found = re.fullmatch(" ".join(rf"{field}=(\S+)" for field in FIELDS), line)
            assert found, f"malformed expectation: {line}"
            yield found.groups()


def row(result: ShaclResult) -> Row:
    """Return a result in the form used by the expectations."""
    return (
        compact(result.focus),
        _compact_path(result.path),
        compact(result.component),
        compact(result.severity),
        compact(result.shape),
    )


def _compact_path(path: str | None) -> str:
    if path is None:
        return "-"
    return re.sub(r"<([^>]*)>", lambda iri: compact(iri[1]), path) if "<" in path else compact(path)
