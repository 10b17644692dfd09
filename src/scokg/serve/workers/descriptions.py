"""The descriptions: of the endpoint, of the dataset with its numbers, and of the saved queries as RDF."""

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from ...graph import Graph
from ...web.negotiation import choose
from .jobs import GRAPH_FORMS, written
from .reply import Reply

if TYPE_CHECKING:
    from .preloaded import Descriptions


def service(graph: Graph, endpoint: str, accept: str | None, max_bytes: int) -> Reply:
    """Return the description of the endpoint (SPARQL 1.1 Service Description)."""
    return _reply(_descriptions(graph).service, endpoint, accept, max_bytes)


def dataset(graph: Graph, endpoint: str, accept: str | None, max_bytes: int) -> Reply:
    """Return the description of the dataset (DCAT, VoID), which names this endpoint."""
    return _reply(_descriptions(graph).dataset, endpoint, accept, max_bytes)


def questions(graph: Graph, endpoint: str, accept: str | None, max_bytes: int) -> Reply:
    """Return the saved queries as RDF, for editors that run them on this endpoint."""
    return _reply(_descriptions(graph).queries, endpoint, accept, max_bytes)


def _reply(triples: list[Triple], endpoint: str, accept: str | None, max_bytes: int) -> Reply:
    media, name = choose(accept, GRAPH_FORMS)
    return written([_for_endpoint(triple, endpoint) for triple in triples], media, name, max_bytes)


def _for_endpoint(triple: Triple, endpoint: str) -> Triple:
    """Return a triple with the address of the endpoint in place of its placeholder."""
    from .preloaded import ENDPOINT

    subject, value = triple.subject, triple.object
    if isinstance(subject, NamedNode) and ENDPOINT in subject.value:
        subject = NamedNode(subject.value.replace(ENDPOINT, endpoint))
    if isinstance(value, NamedNode) and ENDPOINT in value.value:
        value = NamedNode(value.value.replace(ENDPOINT, endpoint))
    return Triple(subject, triple.predicate, value)


def _descriptions(graph: Graph) -> "Descriptions":
    from .preloaded import PRELOADED

    return PRELOADED.descriptions(graph)
