"""Jobs for SPARQL and the graph store: evaluate, choose a format, serialize up to a maximum size."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, Triple

from ...graph import Graph
from ...query.engine import OxigraphResult
from ...rdf.serializers import FORMATS, in_memory
from ...web.media_types import (
    CSV,
    JSON,
    JSONLD,
    NTRIPLES,
    RDFXML,
    RESULTS_JSON,
    RESULTS_TSV,
    RESULTS_XML,
    TURTLE,
    with_charset,
)
from ...web.negotiation import choose
from ...web.problems import HttpProblem
from .reply import BoundedBuffer, Reply, too_large
from .sandbox import no_open_files

RESULT_FORMS: dict[str, QueryResultsFormat] = {
    RESULTS_JSON: QueryResultsFormat.JSON,
    JSON: QueryResultsFormat.JSON,
    RESULTS_XML: QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    CSV: QueryResultsFormat.CSV,
    RESULTS_TSV: QueryResultsFormat.TSV,
}
"""The formats of answers to SELECT and ASK queries."""

GRAPH_FORMS: dict[str, str] = {TURTLE: "ttl", NTRIPLES: "nt", JSONLD: "jsonld", RDFXML: "rdfxml"}
"""The formats of triples: media type → name in :mod:`scokg.rdf.serializers`."""

ENDPOINT = "http://endpoint.invalid/sparql"
"""Stands in the descriptions for the address of the endpoint, which a server learns from each request."""
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_MIN_TRIPLE = 8
"""Minimum number of bytes of a triple in any format."""


class SparqlRequest(NamedTuple):
    """A query with its dataset, as the SPARQL Protocol defines it."""

    text: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


def evaluate(graph: Graph, request: SparqlRequest, accept: str | None, max_bytes: int) -> Reply:
    """Evaluate a SPARQL query.

    :param accept: the Accept header.
    :param max_bytes: maximum size of the reply.
    :raises HttpProblem: 400 if the query fails, 406 if no format is acceptable, 507 if the answer is too large.
    """
    try:
        with no_open_files():
            results = graph.engine.evaluate(
                request.text, default_graphs=request.default_graphs, named_graphs=request.named_graphs
            )
            return _serialized(results, accept, max_bytes)
    except (OSError, RuntimeError, ValueError) as error:
        raise HttpProblem(400, f"the query failed: {error}") from error


def _serialized(results: OxigraphResult, accept: str | None, max_bytes: int) -> Reply:
    if isinstance(results, QueryTriples):
        media, name = choose(accept, GRAPH_FORMS)
        return written(_distinct(results, max_bytes), media, name, max_bytes)
    media, form = choose(accept, RESULT_FORMS)
    out = BoundedBuffer(max_bytes)
    results.serialize(out, format=form)
    body = out.getvalue()
    return Reply(with_charset(media), _as_xml(body) if form is QueryResultsFormat.XML else body)


def _distinct(triples: QueryTriples, max_bytes: int) -> list[Triple]:
    """Return the distinct triples; stop early if they cannot fit into a reply."""
    found: dict[Triple, None] = {}
    max_triples = max_bytes // _MIN_TRIPLE
    for triple in triples:
        found[triple] = None
        if len(found) > max_triples:
            raise too_large(max_bytes)
    return list(found)


def written(triples: list[Triple], media: str, name: str, max_bytes: int) -> Reply:
    """Return a reply with triples.

    :param name: a format of :mod:`scokg.rdf.serializers`.
    """
    write = FORMATS[name].triples
    assert write is not None, "the format holds a single graph"
    return bounded(media, in_memory(write, triples), max_bytes)


def _as_xml(body: bytes) -> bytes:
    """Return rows in XML as the engine writes them with carriage returns escaped, which would become line feeds.

    :raises HttpProblem: 406 if they have characters that XML 1.0 cannot express.
    """
    if _NOT_IN_XML.search(body):
        others = [media for media in RESULT_FORMS if not media.endswith("xml")]
        raise HttpProblem(406, "the answer has control characters, which XML cannot express", available=others)
    return body.replace(b"\r", b"&#xD;")


def bounded(media: str, body: bytes, max_bytes: int, headers: Mapping[str, str] | None = None) -> Reply:
    """Return a reply of limited size.

    :raises HttpProblem: 507 if the body is too large.
    """
    if len(body) > max_bytes:
        raise too_large(max_bytes)
    return Reply(with_charset(media), body, headers or {})


def as_json(document: object, media: str, max_bytes: int) -> Reply:
    """Return a reply with a JSON document."""
    return bounded(media, json.dumps(document, ensure_ascii=False, allow_nan=False).encode(), max_bytes)


def read_graph(graph: Graph, iri: str | None, accept: str | None, max_bytes: int) -> Reply:
    """Return the triples of a named graph, or of the default graph, which merges all of them.

    :param iri: the named graph; None for the default graph.
    :raises HttpProblem: 404 for an unknown graph.
    """
    if iri is None:
        triples = [quad.triple for quad in graph.store]
    else:
        triples = [quad.triple for quad in graph.engine.named_store.quads_for_pattern(None, None, None, _node(iri))]
    if not triples:
        names = sorted(name.value for name in graph.engine.named_store.named_graphs() if isinstance(name, NamedNode))
        raise HttpProblem(404, f"unknown graph {iri}", graphs=names)
    media, name = choose(accept, GRAPH_FORMS)
    return written(triples, media, name, max_bytes)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise HttpProblem(400, f"graph={iri}: expected an absolute IRI") from error
