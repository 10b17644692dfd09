"""One thing: everything that the graph says about it, and every source behind it."""

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from .dataset import write_triples
from .saved import Term, bind, query_text
from .table import Table, Value
from .vocabulary import compact

if TYPE_CHECKING:
    from .graph import Graph


class Thing(NamedTuple):
    """A thing: its statements, and the statements in which other things point to it; both sorted."""

    iri: str
    label: str
    statements: list[Triple]
    mentions: list[Triple]

    def table(self) -> Table:
        """Give the statements as rows: property, value, and whether the thing is the subject (``from``) or not."""
        rows: list[tuple[Value, ...]] = [(compact(t.predicate.value), readable(t.object), "") for t in self.statements]
        rows += [(compact(t.predicate.value), compact(_value(t.subject)), "is value of") for t in self.mentions]
        return Table(("property", "value", "direction"), rows)

    def to_turtle(self) -> str:
        """Write the thing's own statements in the project's canonical Turtle."""
        from .formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)

    def to_jsonld(self) -> str:
        """Write the thing's own statements as expanded JSON-LD."""
        return write_triples(self.statements, RdfFormat.JSON_LD)


class Evidence(NamedTuple):
    """What stands behind a thing: sources (of it and of what makes it up), claims about it, and notes of doubt."""

    iri: str
    label: str
    sources: Table
    claims: Table
    notes: Table


def thing_of(graph: "Graph", iri: str, lang: str) -> Thing:
    """Collect what the graph says about a thing."""
    node = NamedNode(iri)
    statements = sorted((q.triple for q in graph.store.quads_for_pattern(node, None, None)), key=str)
    mentions = sorted((q.triple for q in graph.store.quads_for_pattern(None, None, node)), key=str)
    return Thing(iri, graph.names.label(iri, lang), statements, mentions)


def evidence_of(graph: "Graph", iri: str, lang: str) -> Evidence:
    """Collect the sources, claims and notes behind a thing."""
    thing: dict[str, Term] = {"thing": NamedNode(iri)}
    sources = bind(query_text("sources-of-thing"), {**thing, "lang": Literal(lang)})
    claims, notes = (bind(query_text(name), thing) for name in ("claims-about-thing", "notes-on-thing"))
    return Evidence(iri, graph.names.label(iri, lang), *(graph.select(text) for text in (sources, claims, notes)))


def readable(term: object) -> str:
    """Give a term for people: compact names, texts with their language, other literals as they stand."""
    if isinstance(term, Literal):
        return f"{term.value} ({term.language})" if term.language else term.value
    return compact(_value(term))


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
