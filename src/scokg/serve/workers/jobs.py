"""What query processes do for SPARQL and for the graph store: evaluate, choose a form, serialize within bounds."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, Triple

from ...graph import Graph
from ...query.engine import QueryResults
from ...rdf.serializers import FORMATS
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
"""The forms of answers to SELECT and ASK."""

GRAPH_FORMS: dict[str, str] = {TURTLE: "ttl", NTRIPLES: "nt", JSONLD: "jsonld", RDFXML: "rdfxml"}
"""The forms of triples, by their names in :mod:`scokg.rdf.serializers`."""


_SHORTEST_TRIPLE = 8
"""Bytes that any form needs for a triple, at least."""


class SparqlRequest(NamedTuple):
    """A SPARQL query as the protocol gives it."""

    text: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


def evaluate(graph: Graph, question: SparqlRequest, accept: str | None, most: int) -> Reply:
    """Answer a SPARQL query.

    :param accept: the Accept header.
    :param most: bytes that the answer may have.
    """
    try:
        with no_open_files():
            results = graph.engine.evaluate(
                question.text, default_graphs=question.default_graphs, named_graphs=question.named_graphs
            )
            return _serialized(results, accept, most)
    except (OSError, RuntimeError, ValueError) as error:
        raise HttpProblem(400, f"the query failed: {error}") from error


def _serialized(results: QueryResults, accept: str | None, most: int) -> Reply:
    if isinstance(results, QueryTriples):
        media, name = choose(accept, GRAPH_FORMS)
        return written(_distinct(results, most), media, name, most)
    media, form = choose(accept, RESULT_FORMS)
    out = BoundedBuffer(most)
    results.serialize(out, format=form)
    return Reply(with_charset(media), out.getvalue())


def _distinct(triples: QueryTriples, most: int) -> list[Triple]:
    """Collect triples, each once, as long as they can fit into an answer."""
    found: dict[Triple, None] = {}
    most_triples = most // _SHORTEST_TRIPLE
    for triple in triples:
        found[triple] = None
        if len(found) > most_triples:
            raise too_large(most)
    return list(found)


def written(triples: list[Triple], media: str, name: str, most: int) -> Reply:
    """Write triples in a form of :mod:`scokg.rdf.serializers`."""
    write = FORMATS[name].triples
    assert write is not None, "forms of single graphs only"
    return bounded(media, write(triples), most)


def bounded(media: str, body: bytes, most: int, headers: Mapping[str, str] | None = None) -> Reply:
    """Make a reply that is no larger than it may be."""
    if len(body) > most:
        raise too_large(most)
    return Reply(with_charset(media), body, headers or {})


def as_json(document: object, media: str, most: int) -> Reply:
    """Make a reply that is JSON."""
    return bounded(media, json.dumps(document, ensure_ascii=False, allow_nan=False).encode(), most)


def read_graph(graph: Graph, iri: str | None, accept: str | None, most: int) -> Reply:
    """Give the triples of a named graph, or of the default graph, which is everything merged.

    :raises Problem: 404 when there is no graph of this name.
    """
    if iri is None:
        triples = [quad.triple for quad in graph.store]
    else:
        triples = [quad.triple for quad in graph.engine.named_store.quads_for_pattern(None, None, None, _node(iri))]
    if not triples:
        names = sorted(name.value for name in graph.engine.named_store.named_graphs() if isinstance(name, NamedNode))
        raise HttpProblem(404, f"there is no graph {iri}", graphs=names)
    media, name = choose(accept, GRAPH_FORMS)
    return written(triples, media, name, most)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise HttpProblem(400, f"graph={iri}: an absolute IRI is wanted") from error
