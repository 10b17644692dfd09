"""Compare graphs by value: the forms that stores are known to rewrite do not count as differences.

Stores rewrite numbers (``0.50``, ``007``), booleans (``1``), the case of language tags, UTC (``+00:00`` or ``Z``) and
the labels of blank nodes.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from ..namespaces import PREFIXES
from ..rdf.blank_nodes import with_stable_labels
from ..rdf.named_graphs import NamedGraphs
from ..rdf.terms import Term

_XSD = PREFIXES["xsd"]
_EXACT_NUMBERS = {_XSD + name for name in ("integer", "decimal", "nonNegativeInteger", "positiveInteger")}
_TIMED = {_XSD + name for name in ("date", "dateTime", "time", "gYear", "gYearMonth")}


class Difference(NamedTuple):
    """The difference of a graph in a store: its missing and its surplus triples, as N-Triples."""

    graph: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return a line for each triple, as in a patch: ``-`` if it is missing, ``+`` if it is surplus."""
        signed = [("-", triple) for triple in self.missing] + [("+", triple) for triple in self.surplus]
        return [f"{sign} {triple} <{self.graph}>" for sign, triple in signed]


def difference(graph: str, expected: Iterable[Triple], actual: Iterable[Triple]) -> Difference | None:
    """Return the difference between two versions of a graph by value; None if they are equal."""
    ours, theirs = _canonical_triples(expected), _canonical_triples(actual)
    if ours == theirs:
        return None
    return Difference(graph, tuple(sorted(map(str, ours - theirs))), tuple(sorted(map(str, theirs - ours))))


def _canonical_triples(triples: Iterable[Triple]) -> frozenset[Triple]:
    """Return the triples with canonical literals and stable blank node labels."""
    canonical = [Triple(t.subject, t.predicate, _canonical_term(t.object)) for t in triples]
    return frozenset(with_stable_labels(NamedGraphs({"": canonical})).graphs[""])


def _canonical_term(term: Term) -> Term:
    return _canonical_literal(term) if isinstance(term, Literal) else term


@cache
def _canonical_literal(literal: Literal) -> Literal:
    if literal.language:
        return Literal(literal.value, language=literal.language.lower())
    datatype = literal.datatype.value
    if datatype in _EXACT_NUMBERS:
        return Literal(_canonical_number(literal.value), datatype=NamedNode(datatype))
    if datatype == _XSD + "boolean":
        return Literal({"1": "true", "0": "false"}.get(literal.value, literal.value), datatype=literal.datatype)
    if datatype in _TIMED and literal.value.endswith("+00:00"):
        return Literal(literal.value.removesuffix("+00:00") + "Z", datatype=literal.datatype)
    return literal


def _canonical_number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
