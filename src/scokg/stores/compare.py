"""Two contents of a graph compared by values: what stores are known to rewrite does not count as a difference.

Rewritten are numbers (``0.50``, ``007``), booleans (``1``), the case of language tags, UTC (``+00:00`` or ``Z``) and
the labels of blank nodes.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..namespaces import PREFIXES
from ..rdf.blank_nodes import with_stable_labels
from ..rdf.named_graphs import NamedGraphs

Term = NamedNode | BlankNode | Literal | Triple
_XSD = PREFIXES["xsd"]
_EXACT_NUMBERS = {_XSD + name for name in ("integer", "decimal", "nonNegativeInteger", "positiveInteger")}
_TIMED = {_XSD + name for name in ("date", "dateTime", "time", "gYear", "gYearMonth")}


class Difference(NamedTuple):
    """How a graph in a store differs: triples that it lacks and triples that it has besides, as N-Triples."""

    graph: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    def lines(self) -> list[str]:
        """Give one line for each triple, as in a patch: ``-`` the store lacks it, ``+`` only the store has it."""
        return [f"{sign} {triple} <{self.graph}>" for sign, triples in (("-", self.missing), ("+", self.surplus))
                for triple in triples]  # fmt: skip


def difference(graph: str, wanted: Iterable[Triple], found: Iterable[Triple]) -> Difference | None:
    """Compare by values; None when the two are the same."""
    ours, theirs = values(wanted), values(found)
    if ours == theirs:
        return None
    return Difference(graph, tuple(sorted(map(str, ours - theirs))), tuple(sorted(map(str, theirs - ours))))


def values(triples: Iterable[Triple]) -> frozenset[Triple]:
    """Give triples with their literals in one canonical form and blank nodes named by what is said around them."""
    canonical = [Triple(t.subject, t.predicate, _value(t.object)) for t in triples]
    return frozenset(with_stable_labels(NamedGraphs({"": canonical})).graphs[""])


def _value(term: Term) -> Term:
    return _literal(term) if isinstance(term, Literal) else term


@cache
def _literal(literal: Literal) -> Literal:
    if literal.language:
        return Literal(literal.value, language=literal.language.lower())
    datatype = literal.datatype.value
    if datatype in _EXACT_NUMBERS:
        return Literal(_number(literal.value), datatype=NamedNode(datatype))
    if datatype == _XSD + "boolean":
        return Literal({"1": "true", "0": "false"}.get(literal.value, literal.value), datatype=literal.datatype)
    if datatype in _TIMED and literal.value.endswith("+00:00"):
        return Literal(literal.value.removesuffix("+00:00") + "Z", datatype=literal.datatype)
    return literal


def _number(text: str) -> str:
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        return text
