"""The triple patterns of a query, as rdflib's parser reads them."""

from collections.abc import Iterator
from typing import NamedTuple

from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, Path, SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, URIRef, Variable


class Pattern(NamedTuple):
    """A triple pattern, and whether it stands where it may be absent: in OPTIONAL, EXISTS, MINUS."""

    subject: Node
    path: Node | Path
    value: Node
    optional: bool

    @property
    def is_simple(self) -> bool:
        """Whether the path reads triples of the subject only."""
        alternatives = self.path.args if isinstance(self.path, AlternativePath) else [self.path]
        return all(isinstance(one, URIRef | Variable) for one in alternatives)


def patterns(query: str) -> list[Pattern]:
    """Return all triple patterns of a query."""
    return list(_patterns(prepareQuery(query).algebra, optional=False))


def _patterns(node: object, *, optional: bool) -> Iterator[Pattern]:
    if isinstance(node, CompValue):
        groups = node["triples"] if "triples" in node else []  # noqa: SIM401 - get() of rdflib does something else
        for terms in groups:  # a triple, or in EXISTS all triples one after another
            yield from (Pattern(*terms[i : i + 3], optional=optional) for i in range(0, len(terms), 3))
        for name in set(node) - {"triples", "_vars"}:
            absent = node.name.endswith("EXISTS") or (node.name in {"LeftJoin", "Minus"} and name == "p2")
            yield from _patterns(node[name], optional=optional or absent)
    elif isinstance(node, list):
        for item in node:
            yield from _patterns(item, optional=optional)


def properties(path: Node | Path) -> Iterator[Node | None]:
    """Yield the properties in a path, None for any."""
    if isinstance(path, NegatedPath):
        yield None
    elif isinstance(path, MulPath):
        yield from properties(path.path)
    elif isinstance(path, InvPath):
        yield from properties(path.arg)
    elif isinstance(path, SequencePath | AlternativePath):
        for part in path.args:
            yield from properties(part)
    else:
        yield path
