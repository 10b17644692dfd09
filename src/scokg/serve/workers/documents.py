"""What query processes do for dereferenced IRIs: the document about a thing, a term, a graph, a shape, a day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from html import escape
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ...atomic_io import read_bytes
from ...export.description.query_catalogue import queries_as_rdf
from ...export.jsonld.documents import framed
from ...graph import Graph, StatusRow
from ...namespaces import BASE, GRAPH, PREFIXES, SCO, Language, Reckoning, compact
from ...publication.layout import root, shape_files
from ...publication.metadata import DATASET, ONTOLOGY, Metadata
from ...query.dates import parse_day
from ...query.saved_queries import query_names, saved_query
from ...rdf.named_graphs import canonical
from ...rdf.parsing import parse_turtle
from ...rdf.results import Table, Value
from ...site import pages
from ...web.media_types import CSV, DOCUMENT_SUFFIXES, HTML, JSON, JSONLD, SUFFIXES
from ...web.negotiation import choose
from ...web.problems import HttpProblem
from .jobs import GRAPH_FORMS, as_json, bounded, read_graph, written
from .reply import Reply

_FORMS = {HTML: "html", **GRAPH_FORMS}
_DAY_FORMS = {HTML: "html", JSON: "json", CSV: "csv", **GRAPH_FORMS}
_DEFINITION = NamedNode(PREFIXES["skos"] + "definition")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_LICENSE = NamedNode(PREFIXES["dcterms"] + "license")
_PROPERTY = PREFIXES["sh"] + "property"


class DocumentRequest(NamedTuple):
    """How a document is asked for."""

    path: str
    """Where it stands on the server, without an ending."""
    ending: str | None
    accept: str | None
    lang: Language
    most: int

    def choose(self, forms: Mapping[str, str]) -> tuple[str, str]:
        """Choose a form: the one that the ending names, else by the Accept header.

        :raises Problem: 404 for an ending that names no form, 406 when no form pleases.
        """
        if self.ending is None:
            return choose(self.accept, forms)
        media = SUFFIXES.get(self.ending, "")
        if media not in forms:
            there = [suffix for media, suffix in DOCUMENT_SUFFIXES.items() if media in forms]
            raise HttpProblem(404, f"{self.path} has no form .{self.ending}", available=there)
        return media, forms[media]

    def html(self, title: str, content: str, forms: Mapping[str, str]) -> Reply:
        """Write a pages."""
        others = {suffix: media for media, suffix in DOCUMENT_SUFFIXES.items() if media in forms and media != HTML}
        body = pages.page(pages.Frame(title, self.lang, self.path, others), content)
        return bounded(HTML, body, self.most, {"Content-Security-Policy": pages.POLICY})


def exists(graph: Graph, iri: str) -> Reply:
    """Tell whether the graph says something about a thing.

    :raises Problem: 404 when it does not.
    """
    if not any(True for _ in graph.store.quads_for_pattern(NamedNode(iri), None, None)):
        raise HttpProblem(404, f"the graph says nothing about {iri}")
    return Reply("", b"")


def thing(graph: Graph, iri: str, asked: DocumentRequest) -> Reply:
    """Give the document about a thing or a code."""
    exists(graph, iri)
    media, name = asked.choose(_FORMS)
    if media == HTML:
        return asked.html(graph.names.label(iri, asked.lang), _thing_page(graph, iri, asked), _FORMS)
    if media == JSONLD:
        return as_json(framed(graph, iri), media, asked.most)
    about = [quad.triple for quad in graph.store.quads_for_pattern(NamedNode(iri), None, None)]
    return written([*about, *_about_document(graph, BASE + asked.path[1:], [iri])], media, name, asked.most)


def _thing_page(graph: Graph, iri: str, asked: DocumentRequest) -> str:
    found = graph.show(iri, lang=asked.lang)
    evidence = graph.why(iri, lang=asked.lang)
    sources = Table(
        ("title", "source", "publisher", "issued", "kind", "confidence"),
        [
            tuple(record[column] for column in ("title", "source", "publisher", "issued", "kind", "confidence"))
            for record in evidence.sources.records()
        ],
    )
    parts = [
        f"<p><code>{escape(iri)}</code></p>",
        pages.statements(found.statements, found.labels, found.derived),
        *_titled("Sources", bool(sources.rows), pages.rows(_distinct(sources), {"title": "source"})),
        *_titled("Mentioned by", bool(found.mentions), pages.mentions(found.mentions, found.labels, found.derived)),
    ]
    return "".join(parts)


def _titled(title: str, present: bool, content: str) -> list[str]:
    return [f"<h2>{title}</h2>{content}"] if present else []


def _distinct(table: Table) -> Table:
    return Table(table.columns, list(dict.fromkeys(table.rows)))


def _about_document(graph: Graph, document: str, topics: Iterable[str]) -> list[Triple]:
    """Say of a document what it is about, and under which licence it stands."""
    node = NamedNode(document)
    foaf = PREFIXES["foaf"]
    topic = NamedNode(foaf + "topic")
    licences = Metadata.of_store(graph.store).values("dcterms:license")
    return [
        Triple(node, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(foaf + "Document")),
        Triple(node, NamedNode(PREFIXES["dcterms"] + "isPartOf"), DATASET),
        *(Triple(node, _LICENSE, licence) for licence in licences),
        *(Triple(node, topic, NamedNode(iri)) for iri in topics),
    ]


def ontology(graph: Graph, version: str | None, asked: DocumentRequest) -> Reply:
    """Give the ontology: as RDF its whole graph, as a page its terms.

    :raises Problem: 404 for a version that is not this one.
    """
    if version is not None:
        current = Metadata.of_store(graph.store, ONTOLOGY).values("owl:versionIRI")
        if NamedNode(f"{BASE}ontology/{version}") not in current:
            raise HttpProblem(404, f"the ontology {version} is not here", available=[str(iri)[1:-1] for iri in current])
    media, _ = asked.choose(_FORMS)
    if media != HTML:
        return read_graph(graph, GRAPH + "ontology", media, asked.most)
    label = graph.names.label(BASE + "ontology", asked.lang)
    return asked.html(label, pages.rows(_terms(graph, asked.lang), {"term": "iri"}), _FORMS)


def _terms(graph: Graph, lang: str) -> Table:
    subjects = {q.subject for q in graph.store.quads_for_pattern(None, _LABEL, None)}
    terms = sorted(s.value for s in subjects if isinstance(s, NamedNode) and s.value.startswith(SCO))
    return Table(
        ("term", "iri", "label", "definition"),
        [(compact(t), t, graph.names.label(t, lang), _text(graph, t, _DEFINITION, lang)) for t in terms],
    )


def _text(graph: Graph, iri: str, prop: NamedNode, lang: str) -> str:
    texts = (q.object for q in graph.store.quads_for_pattern(NamedNode(iri), prop, None))
    return next((t.value for t in texts if isinstance(t, Literal) and t.language == lang), "")


def named_graph(graph: Graph, name: str, asked: DocumentRequest) -> Reply:
    """Give a named graph: as RDF its triples (identified directly, as graph stores do), as a page what it is."""
    media, _ = asked.choose(_FORMS)
    if media == HTML:
        return thing(graph, GRAPH + name, asked)
    return read_graph(graph, GRAPH + name, media, asked.most)


def shape(_: Graph, name: str, asked: DocumentRequest) -> Reply:
    """Give a shape and the shapes of its properties.

    :raises Problem: 404 when there is none of this name.
    """
    iri = PREFIXES["shape"] + name
    about = [quad.triple for quad in _shapes().quads_for_pattern(NamedNode(iri), None, None)]
    if not about:
        raise HttpProblem(404, f"there is no shape {iri}")
    media, form = asked.choose(_FORMS)
    if media == HTML:
        content = f"<p><code>{escape(iri)}</code></p>{pages.statements(sorted(about, key=str), {})}"
        return asked.html(compact(iri), content, _FORMS)
    return written(_whole(about), media, form, asked.most)


def _whole(about: list[Triple]) -> list[Triple]:
    """Add what is said of the shapes of properties, and of nodes without a name (lists)."""
    found = dict.fromkeys(about)
    for triple in about:
        node = triple.object
        if isinstance(node, BlankNode) or (isinstance(node, NamedNode) and triple.predicate.value == _PROPERTY):
            found |= dict.fromkeys(_whole([quad.triple for quad in _shapes().quads_for_pattern(node, None, None)]))
    return list(found)


@cache
def _shapes() -> Store:
    """Give all shapes; nodes without a name bear the labels of RDFC-1.0, the same in every process."""
    store = Store()
    store.extend(canonical(q for path in shape_files(root()) for q in parse_turtle(read_bytes(path), str(path))))
    return store


def question(_: Graph, name: str | None, asked: DocumentRequest) -> Reply:
    """Give a saved question as RDF, or its text as a page; without a name all of them.

    :raises Problem: 404 when there is none of this name.
    """
    if name is not None and name not in query_names():
        raise HttpProblem(404, f"there is no saved question {name}")
    media, form = asked.choose(_FORMS)
    if media == HTML:
        return asked.html(name or "saved questions", _question_page(name) if name else _questions_page(), _FORMS)
    iri = f"{BASE}query/{name}" if name else f"{BASE}query"
    ours = (f"<{iri}>", f"<{iri}#") if name else (f"<{iri}",)
    return written([t for t in queries_as_rdf() if str(t.subject).startswith(ours)], media, form, asked.most)


def _question_page(name: str) -> str:
    query = saved_query(name)
    rows: list[tuple[Value, ...]] = [(one.name, one.description, ", ".join(one.choices)) for one in query.parameters]
    return "".join(
        [
            f"<p>{escape(query.summary)}</p><p>{escape(query.description)}</p>",
            *_titled("Parameters", bool(rows), pages.rows(Table(("name", "meaning", "values"), rows))),
            f"<h2>SPARQL</h2><pre>{escape(query.text)}</pre>",
            f'<p><a href="/api/query/{name}">/api/query/{name}</a></p>',
        ]
    )


def _questions_page() -> str:
    rows: list[tuple[Value, ...]] = [(name, f"{BASE}query/{name}", saved_query(name).summary) for name in query_names()]
    return pages.rows(Table(("name", "iri", "question"), rows), {"name": "iri"})


def day(graph: Graph, text: str, reckoning: Reckoning, asked: DocumentRequest) -> Reply:
    """Give who held which status on a day, with the statements about these statuses in RDF.

    :raises UserError: for a text that is no day.
    """
    on = parse_day(text, "/status/" + text)
    media, name = asked.choose(_DAY_FORMS)
    found = graph.status(on, reckoning=reckoning, lang=asked.lang)
    if name in GRAPH_FORMS.values():
        return written(_day_triples(graph, on, found), media, name, asked.most)
    table = Table(StatusRow._fields, [tuple(row) for row in found])
    if media == HTML:
        return asked.html(f"Statuses on {on}", _day_page(graph, on, reckoning, table), _DAY_FORMS)
    if media == JSON:
        return as_json(list(table.records()), media, asked.most)
    return bounded(media, table.to_csv().encode(), asked.most)


def _day_triples(graph: Graph, on: date, found: list[StatusRow]) -> list[Triple]:
    document = f"{BASE}status/{on}"
    stated: list[Quad] = [q for row in found for q in graph.store.quads_for_pattern(NamedNode(row.iri), None, None)]
    value = Literal(on.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date"))
    return [
        Triple(NamedNode(document), NamedNode(PREFIXES["dcterms"] + "temporal"), value),
        *_about_document(graph, document, [row.iri for row in found]),
        *dict.fromkeys(quad.triple for quad in stated),
    ]


def _day_page(graph: Graph, on: date, reckoning: Reckoning, table: Table) -> str:
    near = [(on + timedelta(days=step)).isoformat() for step in (-1, 1) if date.min < on < date.max]
    links = " ".join(f'<a href="/status/{other}">{other}</a>' for other in near)
    note = graph.coverage("status-on", on=on.isoformat(), reckoning=reckoning).note(empty=not table.rows)
    said = f"<p>{escape(note)}</p>" if note else ""
    return f"<p>{links}</p>{said}{pages.rows(table, {'name': 'iri'})}"
