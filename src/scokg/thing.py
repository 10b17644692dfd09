"""One thing: everything that the graph says about it, and every source behind it."""

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from .dataset import write_triples
from .saved import Term, bind, query_text
from .table import Table, Value
from .vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from .graph import Graph

_EVIDENCE = tuple(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("dcterms", "source"), ("sco", "citation"), ("sco", "confidence"), ("sco", "inferred"))
)


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
    """What stands behind a thing: sources (of it and of what makes it up), claims about it, and notes of doubt.

    ``statements`` are those about these sources and claims, about the citations, and of the thing's own evidence.
    """

    iri: str
    label: str
    sources: Table
    claims: Table
    notes: Table
    statements: list[Triple]

    def to_turtle(self) -> str:
        """Write sources, citations and claims in the project's canonical Turtle."""
        from .formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)


def thing_of(graph: "Graph", iri: str, lang: str) -> Thing:
    """Collect what the graph says about a thing."""
    node = NamedNode(iri)
    statements = sorted((q.triple for q in graph.store.quads_for_pattern(node, None, None)), key=str)
    mentions = sorted((q.triple for q in graph.store.quads_for_pattern(None, None, node)), key=str)
    return Thing(iri, graph.names.label(iri, lang), statements, mentions)


def evidence_of(graph: "Graph", iri: str, lang: str) -> Evidence:
    """Collect the sources, claims and notes behind a thing."""
    thing: dict[str, Term] = {"thing": NamedNode(iri)}
    named: dict[str, Term] = {**thing, "lang": Literal(lang)}
    sources, claims = (graph.select(bind(query_text(n), named)) for n in ("sources-of-thing", "claims-about-thing"))
    notes = graph.select(bind(query_text("notes-on-thing"), thing))
    statements = _evidence_statements(graph, [sources, claims])
    return Evidence(iri, graph.names.label(iri, lang), sources, claims, notes, statements)


def _evidence_statements(graph: "Graph", tables: list[Table]) -> list[Triple]:
    """Collect the statements about the sources and claims of tables, and those by which things cite the sources."""
    records = [record for table in tables for record in table.records()]
    about = {str(r["about"]) for r in records if r.get("about")}
    described = {str(r[column]) for r in records for column in ("source", "claim") if r.get(column)}
    citing = [q for iri in about for p in _EVIDENCE for q in graph.store.quads_for_pattern(NamedNode(iri), p, None)]
    targets = {q.object.value for q in citing if isinstance(q.object, NamedNode)}
    described |= {iri for iri in targets if iri.startswith(PREFIXES["citation"])}
    stated = [q for iri in described for q in graph.store.quads_for_pattern(NamedNode(iri), None, None)]
    return sorted({quad.triple for quad in (*citing, *stated)}, key=str)


def readable(term: object) -> str:
    """Give a term for people: compact names, texts with their language, other literals as they stand."""
    if isinstance(term, Literal):
        return f"{term.value} ({term.language})" if term.language else term.value
    return compact(_value(term))


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
