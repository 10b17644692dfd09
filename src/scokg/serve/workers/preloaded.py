"""The graph as every query process has it: opened on import, once, in the process that the others are forked from."""

import gc
from typing import NamedTuple

from pyoxigraph import Triple

from ...errors import ScokgError
from ...export.description.dataset import describe, service_description
from ...export.description.query_catalogue import queries_as_rdf
from ...export.jsonld.documents import framed
from ...graph import Graph, open_graph
from ...query.saved_queries import query_names, saved_query
from ...rdf.named_graphs import grouped_by_graph
from ...web.negotiation import choose
from .jobs import GRAPH_FORMS

ENDPOINT = "http://endpoint.invalid/sparql"
"""Stands in the descriptions for the address of the endpoint, which a server learns from each request."""


class Descriptions(NamedTuple):
    """The descriptions of a server, with :data:`ENDPOINT` as its address; the dataset is counted only once."""

    service: list[Triple]
    dataset: list[Triple]
    queries: list[Triple]


def _open() -> Graph | ScokgError:
    """Open all that queries need: the merged graph, the named graphs, the index of names, the headers."""
    try:
        graph = open_graph()
        graph.engine.named_store  # noqa: B018 - opened here, shared by all
        graph.names.index  # noqa: B018 - opened here, shared by all
        for name in query_names():
            saved_query(name)
        framed(graph, "organisation:SCO")  # loads the context
        choose("*/*", GRAPH_FORMS)  # loads its library, as a query process opens no files later
    except ScokgError as error:
        return error
    return graph


def _describe(graph: Graph) -> Descriptions:
    publication = grouped_by_graph(graph.engine.named_store)
    return Descriptions(
        service_description(ENDPOINT, publication), describe(publication, endpoint=ENDPOINT), queries_as_rdf(ENDPOINT)
    )


GRAPH = _open()
DESCRIPTIONS = _describe(GRAPH) if isinstance(GRAPH, Graph) else None
gc.collect()
gc.freeze()  # pages that the collector does not touch stay shared
