"""Jobs for dereferenced IRIs: the document about a thing, a term, a graph, a shape, a saved query or a day.

The templates of pages are imported by the functions that need them, so that a server is ready sooner.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ...atomic_io import read_bytes
from ...export.description.query_catalogue import queries_as_rdf
from ...export.jsonld.documents import framed
from ...graph import Graph, StatusRow
from ...namespaces import BASE, GRAPH, PREFIXES, SCO, Language, Reckoning, compact
from ...publication.layout import root, shape_files
from ...publication.metadata import DATASET, ONTOLOGY, Metadata
from ...query.saved_queries import parse_day, query_names, saved_query
from ...rdf.blank_nodes import canonical
from ...rdf.parsing import parse_turtle
from ...rdf.results import Table
from ...web.media_types import CSV, DOCUMENT_SUFFIXES, HTML, JSON, JSONLD, SUFFIXES
from ...web.negotiation import choose
from ...web.problems import HttpProblem
from .jobs import GRAPH_FORMS, as_json, bounded, read_graph, written
from .reply import Reply

FORMS = {HTML: "html", **GRAPH_FORMS}
_STATUS_FORMS = {HTML: "html", JSON: "json", CSV: "csv", **GRAPH_FORMS}
_DEFINITION = NamedNode(PREFIXES["skos"] + "definition")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_LICENSE = NamedNode(PREFIXES["dcterms"] + "license")
_PROPERTY = PREFIXES["sh"] + "property"
_SOURCE_COLUMNS = ("title", "source", "publisher", "issued", "kind", "confidence")


class DocumentRequest(NamedTuple):
    """A request for a document.

    ``path`` is its path on this server without a suffix, ``suffix`` the format that the address names, if any,
    ``max_bytes`` the maximum size of the reply.
    """

    path: str
    suffix: str | None
    accept: str | None
    lang: Language
    max_bytes: int

    def choose(self, forms: Mapping[str, str]) -> tuple[str, str]:
        """Choose a format: the one that the suffix names, otherwise by the Accept header.

        :param forms: the available formats: media type → name.
        :returns: media type and name.
        :raises HttpProblem: 404 for a suffix without a format, 406 if no format is acceptable.
        """
        if self.suffix is None:
            return choose(self.accept, forms)
        media = SUFFIXES.get(self.suffix, "")
        if media not in forms:
            available = [suffix for media, suffix in DOCUMENT_SUFFIXES.items() if media in forms]
            raise HttpProblem(404, f"{self.path} is not available as .{self.suffix}", available=available)
        return media, forms[media]

    def page(self, template: str, title: str, forms: Mapping[str, str] = FORMS, **content: object) -> Reply:
        """Return an HTML page.

        :param forms: the available formats of the document; the page links to the others.
        :param content: the variables of the template.
        """
        from ...site import pages

        others = {suffix: media for media, suffix in DOCUMENT_SUFFIXES.items() if media in forms and media != HTML}
        body = pages.render(template, pages.PageContext(title, self.lang, self.path, others), **content)
        return bounded(HTML, body, self.max_bytes, {"Content-Security-Policy": pages.POLICY})


def exists(graph: Graph, iri: str) -> Reply:
    """Return an empty reply if the graph has statements about a thing.

    :raises HttpProblem: 404 if it has none.
    """
    if not any(True for _ in graph.store.quads_for_pattern(NamedNode(iri), None, None)):
        raise HttpProblem(404, f"the graph has no statements about {iri}")
    return Reply("", b"")


def thing(graph: Graph, iri: str, request: DocumentRequest) -> Reply:
    """Return the document about a thing or a code."""
    exists(graph, iri)
    media, name = request.choose(FORMS)
    if media == HTML:
        return _thing_page(graph, iri, request)
    if media == JSONLD:
        return as_json(framed(graph, iri), media, request.max_bytes)
    about = [quad.triple for quad in graph.store.quads_for_pattern(NamedNode(iri), None, None)]
    document = _document_metadata(graph, BASE + request.path[1:], [iri])
    return written([*about, *document], media, name, request.max_bytes)


def _thing_page(graph: Graph, iri: str, request: DocumentRequest) -> Reply:
    from ...site import pages

    entity = graph.show(iri, lang=request.lang)
    sources = graph.why(iri, lang=request.lang).sources.records()
    rows = dict.fromkeys(tuple(record[column] for column in _SOURCE_COLUMNS) for record in sources)
    return request.page(
        "thing.html",
        graph.names.label(iri, request.lang),
        iri=iri,
        statements=pages.statement_rows(entity.statements, entity.labels, entity.derived),
        sources=Table(_SOURCE_COLUMNS, list(rows)),
        mentions=pages.mention_rows(entity.mentions, entity.labels, entity.derived),
    )


def _document_metadata(graph: Graph, document: str, topics: Iterable[str]) -> list[Triple]:
    """Return statements about a document itself: its topics, its licence, the dataset it is part of."""
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


def ontology(graph: Graph, version: str | None, request: DocumentRequest) -> Reply:
    """Return the ontology: its graph as RDF, its terms as a page.

    :raises HttpProblem: 404 for any version but the current one.
    """
    if version is not None:
        current = Metadata.of_store(graph.store, ONTOLOGY).values("owl:versionIRI")
        if NamedNode(f"{BASE}ontology/{version}") not in current:
            available = [str(iri)[1:-1] for iri in current]
            raise HttpProblem(404, f"version {version} of the ontology is not available", available=available)
    media, _ = request.choose(FORMS)
    if media != HTML:
        return read_graph(graph, GRAPH + "ontology", media, request.max_bytes)
    label = graph.names.label(BASE + "ontology", request.lang)
    return request.page("ontology.html", label, terms=_terms(graph, request.lang))


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


def named_graph(graph: Graph, name: str, request: DocumentRequest) -> Reply:
    """Return the page that describes a named graph; its triples are :mod:`..constants`."""
    return thing(graph, GRAPH + name, request)


def shape(_: Graph, name: str, request: DocumentRequest) -> Reply:
    """Return a shape with its property shapes.

    :raises HttpProblem: 404 for an unknown shape.
    """
    iri = PREFIXES["shape"] + name
    about = [quad.triple for quad in shapes().quads_for_pattern(NamedNode(iri), None, None)]
    if not about:
        raise HttpProblem(404, f"unknown shape {iri}")
    media, form = request.choose(FORMS)
    if media == HTML:
        from ...site import pages

        statements = pages.statement_rows(sorted(about, key=str), {})
        return request.page("shape.html", compact(iri), iri=iri, statements=statements)
    return written(_with_nested(about), media, form, request.max_bytes)


def _with_nested(about: list[Triple]) -> list[Triple]:
    """Add the statements about property shapes and blank nodes (lists)."""
    found = dict.fromkeys(about)
    for triple in about:
        node = triple.object
        if isinstance(node, BlankNode) or (isinstance(node, NamedNode) and triple.predicate.value == _PROPERTY):
            nested = [quad.triple for quad in shapes().quads_for_pattern(node, None, None)]
            found |= dict.fromkeys(_with_nested(nested))
    return list(found)


@cache
def shapes() -> Store:
    """Return all shapes; blank nodes have their RDFC-1.0 labels, which are the same in every process."""
    store = Store()
    store.extend(canonical(q for path in shape_files(root()) for q in parse_turtle(read_bytes(path), str(path))))
    return store


def query(_: Graph, name: str | None, request: DocumentRequest) -> Reply:
    """Return a saved query, or the list of all of them if no name is given.

    :raises HttpProblem: 404 for an unknown saved query.
    """
    if name is not None and name not in query_names():
        raise HttpProblem(404, f"unknown saved query {name}")
    media, form = request.choose(FORMS)
    if media == HTML:
        return _query_page(name, request) if name else _catalogue_page(request)
    iri = f"{BASE}query/{name}" if name else f"{BASE}query"
    prefixes = (f"<{iri}>", f"<{iri}#") if name else (f"<{iri}",)
    triples = [t for t in queries_as_rdf() if str(t.subject).startswith(prefixes)]
    return written(triples, media, form, request.max_bytes)


def _query_page(name: str, request: DocumentRequest) -> Reply:
    saved = saved_query(name)
    parameters = Table(
        ("name", "meaning", "values"), [(p.name, p.description, ", ".join(p.choices)) for p in saved.parameters]
    )
    return request.page("query.html", name, query=saved, parameters=parameters)


def _catalogue_page(request: DocumentRequest) -> Reply:
    queries = Table(
        ("name", "iri", "question"),
        [(name, f"{BASE}query/{name}", saved_query(name).summary) for name in query_names()],
    )
    return request.page("queries.html", "saved queries", queries=queries)


def status(graph: Graph, text: str, reckoning: Reckoning, request: DocumentRequest) -> Reply:
    """Return the statuses on a day; as RDF, the statements about the affiliations.

    :raises UserError: if the text is not a day.
    """
    day = parse_day(text, "/status/" + text)
    media, name = request.choose(_STATUS_FORMS)
    rows = graph.status(day, reckoning=reckoning, lang=request.lang)
    if name in GRAPH_FORMS.values():
        return written(_status_triples(graph, day, rows), media, name, request.max_bytes)
    table = Table(StatusRow._fields, [tuple(row) for row in rows])
    if media == HTML:
        return _status_page(graph, day, reckoning, table, request)
    if media == JSON:
        return as_json(list(table.records()), media, request.max_bytes)
    return bounded(media, table.to_csv().encode(), request.max_bytes)


def _status_triples(graph: Graph, day: date, rows: list[StatusRow]) -> list[Triple]:
    document = f"{BASE}status/{day}"
    stated: list[Quad] = [q for row in rows for q in graph.store.quads_for_pattern(NamedNode(row.iri), None, None)]
    value = Literal(day.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date"))
    return [
        Triple(NamedNode(document), NamedNode(PREFIXES["dcterms"] + "temporal"), value),
        *_document_metadata(graph, document, [row.iri for row in rows]),
        *dict.fromkeys(quad.triple for quad in stated),
    ]


def _status_page(graph: Graph, day: date, reckoning: Reckoning, table: Table, request: DocumentRequest) -> Reply:
    coverage = graph.coverage("status-on", on=day.isoformat(), reckoning=reckoning)
    return request.page(
        "status.html",
        f"Statuses on {day}",
        _STATUS_FORMS,
        neighbours=[day + timedelta(days=step) for step in (-1, 1) if date.min < day < date.max],
        note=coverage.note(empty=not table.rows),
        statuses=table,
    )
