"""One thing: everything that the graph says about it, and every source behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from ..namespaces import PREFIXES, compact
from ..rdf.results import Table, Value
from ..rdf.serializers import write_triples
from .engine import Engine
from .name_index import NAME_PROPERTIES, NameIndex
from .saved_queries import Term, bind, query_text

_EVIDENCE = tuple(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("dcterms", "source"), ("sco", "citation"), ("sco", "confidence"), ("sco", "inferred"))
)
_SOURCE = "dcterms:source"
_SHOWN = 10


class Thing(NamedTuple):
    """A thing: its statements, and the statements in which other things point to it; both sorted, sources last.

    ``derived`` holds those of both that no file states and that the closure adds; ``labels`` names the things in them.
    """

    iri: str
    label: str
    statements: list[Triple]
    mentions: list[Triple]
    derived: frozenset[Triple]
    labels: Mapping[str, str]

    def table(self) -> Table:
        """Give the statements as rows.

        Columns: property, value, direction (``is value of`` where the value is the thing that points to this one),
        the label of the value where it is a thing, and whether the statement is derived.
        """
        rows = [self._row(triple, triple.object, "") for triple in self.statements]
        rows += [self._row(triple, triple.subject, "is value of") for triple in self.mentions]
        rows.sort(key=lambda row: row[0] == _SOURCE and not row[2])
        return Table(("property", "value", "direction", "label", "derived"), rows)

    def _row(self, triple: Triple, value: object, direction: str) -> tuple[Value, ...]:
        label = self.labels.get(value.value) if isinstance(value, NamedNode) else None
        return compact(triple.predicate.value), readable(value), direction, label, triple in self.derived

    def sections(self) -> dict[str, Table]:
        """Give the statements for readers: names, what is stated, what is derived, what points here, sources.

        Derived mentions are left out where the same thing is mentioned by a stated one. Of many values of one property
        only the first are given, with the number of the rest.
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
        """Write the thing's own statements in the project's canonical Turtle."""
        from ..rdf.turtle_formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)


def _section(title: str, rows: list[dict[str, Value]]) -> Table:
    columns = ("value", "label") if title == "sources" else ("property", "value", "label")
    most = len(rows) if title == "names" else _SHOWN
    return Table(columns, [tuple(row[column] for column in columns) for row in _shortened(rows, most)])


def _shortened(rows: list[dict[str, Value]], most: int) -> Iterator[dict[str, Value]]:
    """Give at most so many rows of each property, and then how many more there are."""
    counts = Counter(row["property"] for row in rows)
    given: Counter[Value] = Counter()
    for row in rows:
        given[row["property"]] += 1
        more = counts[row["property"]] - most
        if given[row["property"]] <= most or more == 1:
            yield row
        elif given[row["property"]] == most + 1:
            yield {"property": row["property"], "value": f"and {more} more", "label": None}


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
        from ..rdf.turtle_formatter import format_turtle

        return format_turtle(write_triples(self.statements, RdfFormat.TURTLE), self.iri)


def thing_of(engine: Engine, names: NameIndex, iri: str, lang: str) -> Thing:
    """Collect what the graph says about a thing."""
    node = NamedNode(iri)
    statements = sorted((q.triple for q in engine.store.quads_for_pattern(node, None, None)), key=str)
    mentions = sorted((q.triple for q in engine.store.quads_for_pattern(None, None, node)), key=str)
    others = [t.object for t in statements] + [t.subject for t in mentions]
    return Thing(
        iri, names.label(iri, lang), statements, mentions, engine.derived_about(iri), _labels(names, others, lang)
    )


def _labels(names: NameIndex, terms: Iterable[object], lang: str) -> dict[str, str]:
    """Give the label of each thing that has one."""
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    return {iri: label for iri in iris if (label := names.label(iri, lang)) != compact(iri)}


def evidence_of(engine: Engine, names: NameIndex, iri: str, lang: str) -> Evidence:
    """Collect the sources, claims and notes behind a thing."""
    thing: dict[str, Term] = {"thing": NamedNode(iri)}
    named: dict[str, Term] = {**thing, "lang": Literal(lang)}
    sources, claims = (engine.select(bind(query_text(n), named)) for n in ("sources-of-thing", "claims-about-thing"))
    notes = engine.select(bind(query_text("notes-on-thing"), thing))
    statements = _evidence_statements(engine.store, [sources, claims])
    return Evidence(iri, names.label(iri, lang), sources, claims, notes, statements)


def _evidence_statements(store: Store, tables: list[Table]) -> list[Triple]:
    """Collect the statements about the sources and claims of tables, and those by which things cite the sources."""
    records = [record for table in tables for record in table.records()]
    about = {str(r["about"]) for r in records if r.get("about")}
    described = {str(r[column]) for r in records for column in ("source", "claim") if r.get(column)}
    citing = [q for iri in about for p in _EVIDENCE for q in store.quads_for_pattern(NamedNode(iri), p, None)]
    targets = {q.object.value for q in citing if isinstance(q.object, NamedNode)}
    described |= {iri for iri in targets if iri.startswith(PREFIXES["citation"])}
    stated = [q for iri in described for q in store.quads_for_pattern(NamedNode(iri), None, None)]
    return sorted({quad.triple for quad in (*citing, *stated)}, key=str)


def readable(term: object) -> str:
    """Give a term for people: compact names, texts with their language, other literals as they stand."""
    if isinstance(term, Literal):
        return f"{term.value} ({term.language})" if term.language else term.value
    return compact(term.value if isinstance(term, NamedNode) else str(term))
