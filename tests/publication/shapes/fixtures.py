"""The fixtures of the shapes: what they are, and the shapes graph taken apart so that tests can speak of its parts.

A fixture is a SPARQL Update (.ru) that changes base.ttl so that it breaks one constraint. Its first comment says what
is wrong; each line ``# expect:`` names one result as focus, path, component, severity and shape; ``# expect: nothing``
says that the change must not be reported. It lies in the folder of the node shape that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from scokg.namespaces import PREFIXES, compact
from scokg.validation.shacl import RDF, SH, ShaclResult

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
Row = tuple[str, ...]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Fixture:
    """A change to the base and the results that it must lead to."""

    name: str
    update: str
    expected: frozenset[Row]

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Give shape and component of each expected result."""
        return {(row[4], row[2]) for row in self.expected}

    @property
    def folder(self) -> str:
        """Give the local name of the node shape that the fixture is about."""
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint of one shape; a shape can have several values for a parameter."""

    shape: str
    parameter: str
    value: Term

    @property
    def component(self) -> str:
        """Give the constraint component, compact."""
        name = "SPARQL" if self.parameter == "sparql" else self.parameter[0].upper() + self.parameter[1:]
        return f"sh:{name}ConstraintComponent"


class ShapesGraph:
    """The shapes graph by subject, and what can be asked of it."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = list(triples)
        self.about: dict[Term, list[ox.Triple]] = {}
        for triple in self.triples:
            self.about.setdefault(triple.subject, []).append(triple)

    def values(self, subject: Term, name: str) -> list[Term]:
        """Give the objects of a property of SHACL."""
        return [t.object for t in self.about.get(subject, []) if t.predicate.value == SH + name]

    def shapes(self) -> list[Term]:
        """Give every shape, whether it has a target or is part of another."""
        kinds = {SH + "NodeShape", SH + "PropertyShape"}
        typed = [t for t in self.triples if t.predicate.value == RDF + "type"]
        return [t.subject for t in typed if isinstance(t.object, ox.NamedNode) and t.object.value in kinds]

    def targeted(self) -> list[Term]:
        """Give the node shapes that have a target."""
        return [s for s in self.shapes() if self.values(s, "targetClass") or self.values(s, "targetSubjectsOf")]

    def family(self, name: str) -> list[Term]:
        """Give the node shapes of a folder of fixtures: the one of that name and those that carry it further."""
        own = SHAPE + name
        return [s for s in self.targeted() if s == ox.NamedNode(own) or str(s).startswith(f"<{own}-")]

    def reported(self) -> list[Term]:
        """Give the shapes that results can name: those with a target, and their property shapes."""
        return [shape for node in self.targeted() for shape in (node, *self.values(node, "property"))]

    def constraints(self, shape: Term) -> list[Constraint]:
        """Give the constraints of a shape."""
        found = [(t.predicate.value.removeprefix(SH), t.object) for t in self.about[shape]]
        name = compact(shape.value) if isinstance(shape, ox.NamedNode) else str(shape)
        return [Constraint(name, parameter, value) for parameter, value in found if parameter in PARAMETERS]

    def closure(self, start: Iterable[Term]) -> set[Term]:
        """Give all that hangs on some nodes: their property shapes, lists, queries and the shapes they refer to."""
        seen: set[Term] = set()
        todo = list(start)
        while todo:
            node = todo.pop()
            if node not in seen:
                seen.add(node)
                todo += [t.object for t in self.about.get(node, [])]
        return seen

    def text(self, subjects: Iterable[Term] | None = None) -> str:
        """Write the graph, or some of its subjects, as N-Triples."""
        triples = self.triples if subjects is None else [t for s in subjects for t in self.about.get(s, [])]
        return "".join(f"{triple} .\n" for triple in triples)


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


def ntriples(triples: Iterable[ox.Triple]) -> str:
    """Write triples as N-Triples."""
    return "".join(f"{triple} .\n" for triple in triples)


def changed(*fixtures: Fixture) -> str:
    """Change the base by the fixtures, one after the other, and write it as N-Triples."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in base())
    for fixture in fixtures:
        store.update(fixture.update)
    return ntriples(quad.triple for quad in store)


@cache
def fixtures() -> tuple[Fixture, ...]:
    """Read all fixtures, in the order of their names."""
    return tuple(_fixture(path) for path in sorted(HERE.rglob("*.ru")))


def _fixture(path: Path) -> Fixture:
    text = path.read_text(encoding="utf-8")
    lines = re.findall(r"^# expect: (.*)$", text, re.MULTILINE)
    assert lines, f"{path}: nothing is expected; write '# expect: nothing' when that is meant"
    name = path.relative_to(HERE).with_suffix("").as_posix()
    return Fixture(name, text, frozenset(_expected(lines)))


def _expected(lines: list[str]) -> Iterator[Row]:
    for line in lines:
        if line != "nothing":
            found = re.fullmatch(" ".join(rf"{field}=(\S+)" for field in FIELDS), line)
            assert found, f"not an expectation: {line}"
            yield found.groups()


def row(result: ShaclResult) -> Row:
    """Write a result as expectations name it."""
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
