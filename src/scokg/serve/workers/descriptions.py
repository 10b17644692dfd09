"""The descriptions: of the endpoint, of the data set with its numbers, and of the saved questions as RDF."""

from pyoxigraph import Triple

from ...export.description.dataset import describe, service_description
from ...export.description.query_catalogue import queries_as_rdf
from ...graph import Graph
from ...rdf.named_graphs import NamedGraphs
from ...web.negotiation import choose
from .jobs import GRAPH_FORMS, written
from .reply import Reply


def service(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Describe the endpoint (SPARQL 1.1 Service Description)."""
    return _chosen(service_description(endpoint, _publication()), accept, most)


def dataset(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Describe the data set (DCAT, VoID) with this endpoint as a way to ask it."""
    return _chosen(describe(_publication(), endpoint=endpoint), accept, most)


def questions(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Return the saved queries as RDF, for editors that run them on this endpoint."""
    return _chosen(queries_as_rdf(endpoint), accept, most)


def _chosen(triples: list[Triple], accept: str | None, most: int) -> Reply:
    media, name = choose(accept, GRAPH_FORMS)
    return written(triples, media, name, most)


def _publication() -> NamedGraphs:
    from .preloaded import PUBLICATION

    assert PUBLICATION is not None, "a process without the graph takes no jobs"
    return PUBLICATION
