"""Collect what the graph states about a thing, and the evidence for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from ..namespaces import PREFIXES, compact
from ..rdf.results import Table, Value
from ..rdf.serializers import write_triples
from .engine import Engine
from .name_index import NAME_PROPERTIES, NameIndex
from .saved_queries import BoundTerm, bind_terms, query_text

_EVIDENCE = tuple(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("dcterms", "source"), ("sco", "citation"), ("sco", "confidence"), ("sco", "inferred"))
)
_SOURCE = "dcterms:source"
_MAX_VALUES = 10


class Thing(NamedTuple):
    """A thing: its statements (sorted, sources last), and the statements that refer to it.

    :ivar statements: the triples with the thing as subject; ``mentions`` those with the thing as object.
    :ivar derived: the derived triples among them.
    :ivar labels: the labels of the things in them, by IRI.
    """

    iri: str
    label: str
    statements: list[Triple]
    mentions: list[Triple]
    derived: frozenset[Triple]
    labels: Mapping[str, str]

    def __repr__(self) -> str:
        """Return the label, the compact name and the numbers of statements."""
        numbers = f"{len(self.statements)} statements, {len(self.mentions)} mentions"
        return f"<Thing {compact(self.iri)}: {self.label}, {numbers}>"

    def table(self) -> Table:
        """Return the statements as a table, sources last.

        The columns are property, value, direction (``is value of`` if the value is a thing that refers to this one),
        label (of the value, if it is a thing) and derived.
        """
        rows = [self._row(triple, triple.object, "") for triple in self.statements]
        rows += [self._row(triple, triple.subject, "is value of") for triple in self.mentions]
        rows.sort(key=lambda row: row[0] == _SOURCE and not row[2])
        return Table(("property", "value", "direction", "label", "derived"), rows)

    def _row(self, triple: Triple, value: object, direction: str) -> tuple[Value, ...]:
        label = self.labels.get(value.value) if isinstance(value, NamedNode) else None
        return compact(triple.predicate.value), display_text(value), direction, label, triple in self.derived

    def sections(self) -> dict[str, Table]:
        """Return the statements for display: names, stated and derived statements, mentions, sources.

        A derived mention is left out if the same thing mentions this one in a stated triple. Of many values of a
        property, only the first are shown, with the number of the others.
        """
        rows = list(self.table().records())
        own, others = ([row for row in rows if bool(row["direction"]) is mentioned] for mentioned in (False, True))
        stated = [row for row in own if not row["derived"] and row["property"] != _SOURCE]
        mentioned = {row["value"] for row in others if not row["derived"]}
        names = [row for row in stated if row["property"] in NAME_PROPERTIES]
        parts = {
            "names": names,
            "stated": [row for row in stated if row["property"] not in NAME_PROPERTIES],
            "derived": [row for row in own if row["derived"] and row["property"] != _SOURCE],
            "value of": [row for row in others if not row["derived"] or row["value"] not in mentioned],
            "sources": [row for row in own if row["property"] == _SOURCE],
        }
        return {title: _section(title, part) for title, part in parts.items() if part}

    def to_turtle(self) -> str:
        """Return the statements of the thing in the canonical Turtle of the project."""
        from ..rdf.turtle_formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)


def _section(title: str, rows: list[dict[str, Value]]) -> Table:
    columns = ("value", "label") if title == "sources" else ("property", "value", "label")
    limit = len(rows) if title == "names" else _MAX_VALUES
    return Table(columns, [tuple(row[column] for column in columns) for row in _truncated(rows, limit)])


def _truncated(rows: list[dict[str, Value]], limit: int) -> Iterator[dict[str, Value]]:
    """Yield at most ``limit`` rows of each property, followed by the number of the others."""
    counts = Counter(row["property"] for row in rows)
    seen: Counter[Value] = Counter()
    for row in rows:
        seen[row["property"]] += 1
        more = counts[row["property"]] - limit
        if seen[row["property"]] <= limit or more == 1:
            yield row
        elif seen[row["property"]] == limit + 1:
            yield {"property": row["property"], "value": f"and {more} more", "label": None}


class Evidence(NamedTuple):
    """The evidence for a thing: sources (of the thing and its parts), claims about it, and notes on doubts.

    ``statements`` are the triples about these sources, claims and citations, and those that refer to them.
    """

    iri: str
    label: str
    sources: Table
    claims: Table
    notes: Table
    statements: list[Triple]

    def to_turtle(self) -> str:
        """Return the sources, citations and claims in the canonical Turtle of the project."""
        from ..rdf.turtle_formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)


def thing_of(engine: Engine, names: NameIndex, iri: str, lang: str) -> Thing:
    """Return what the graph states about a thing.

    :param lang: the language of labels.
    """
    node = NamedNode(iri)
    statements = sorted((q.triple for q in engine.store.quads_for_pattern(node, None, None)), key=str)
    mentions = sorted((q.triple for q in engine.store.quads_for_pattern(None, None, node)), key=str)
    others = [t.object for t in statements] + [t.subject for t in mentions]
    return Thing(
        iri, names.label(iri, lang), statements, mentions, engine.derived_about(iri), _labels(names, others, lang)
    )


def _labels(names: NameIndex, terms: Iterable[object], lang: str) -> dict[str, str]:
    """Return the labels of the things that have one, by IRI."""
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    return {iri: label for iri in iris if (label := names.label(iri, lang)) != compact(iri)}


def evidence_of(engine: Engine, names: NameIndex, iri: str, lang: str) -> Evidence:
    """Return the evidence for a thing.

    :param lang: the language of labels.
    """
    thing: dict[str, BoundTerm] = {"thing": NamedNode(iri)}
    named: dict[str, BoundTerm] = {**thing, "lang": Literal(lang)}
    sources = engine.select(bind_terms(query_text("sources-of-thing"), named))
    claims = engine.select(bind_terms(query_text("claims-about-thing"), named))
    notes = engine.select(bind_terms(query_text("notes-on-thing"), thing))
    statements = _evidence_statements(engine.store, [sources, claims])
    return Evidence(iri, names.label(iri, lang), sources, claims, notes, statements)


def _evidence_statements(store: Store, tables: list[Table]) -> list[Triple]:
    """Return the triples about the sources and claims in tables, and those that cite the sources."""
    records = [record for table in tables for record in table.records()]
    about = {str(r["about"]) for r in records if r.get("about")}
    described = {str(r[column]) for r in records for column in ("source", "claim") if r.get(column)}
    citing = [q for iri in about for p in _EVIDENCE for q in store.quads_for_pattern(NamedNode(iri), p, None)]
    targets = {q.object.value for q in citing if isinstance(q.object, NamedNode)}
    described |= {iri for iri in targets if iri.startswith(PREFIXES["citation"])}
    stated = [q for iri in described for q in store.quads_for_pattern(NamedNode(iri), None, None)]
    return sorted({quad.triple for quad in (*citing, *stated)}, key=str)


def display_text(term: object) -> str:
    """Return a term for display: compact names for IRIs, text with its language, other literals unchanged."""
    if isinstance(term, Literal):
        return f"{term.value} ({term.language})" if term.language else term.value
    return compact(term.value if isinstance(term, NamedNode) else str(term))
