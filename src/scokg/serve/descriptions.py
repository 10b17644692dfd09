"""The descriptions: of the endpoint, of the data set with its numbers, and of the saved questions as RDF."""

from collections.abc import Callable
from typing import Any

from pyoxigraph import NamedNode, Triple
from starlette.requests import Request

from ..description import describe, service_description
from ..executables import queries_as_rdf
from ..graph import Graph
from ..publication import Publication
from .jobs import GRAPH_FORMS, written
from .negotiation import choose
from .problems import Problem
from .reply import Reply
from .service import Service


def service(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Describe the endpoint (SPARQL 1.1 Service Description)."""
    return _chosen(service_description(endpoint, _publication()), accept, most)


def dataset(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Describe the data set (DCAT, VoID) with this endpoint as a way to ask it."""
    return _chosen(describe(_publication(), endpoint=endpoint), accept, most)


def questions(_: Graph, endpoint: str, accept: str | None, most: int) -> Reply:
    """Give the saved questions as RDF, for editors that send them to this endpoint."""
    return _chosen(queries_as_rdf(endpoint), accept, most)


def _chosen(triples: list[Triple], accept: str | None, most: int) -> Reply:
    media, name = choose(accept, GRAPH_FORMS)
    return written(triples, media, name, most)


def _publication() -> Publication:
    from .preloaded import PUBLICATION

    assert PUBLICATION is not None, "a process without the graph takes no jobs"
    return PUBLICATION


def description(job: Callable[..., Reply]) -> Callable[[Request], Any]:
    """Make a handler that gives a description in which this server is the endpoint."""

    async def answer(request: Request) -> Reply:
        return await described(request, job)

    return answer


async def described(request: Request, job: Callable[..., Reply]) -> Reply:
    """Give a description.

    :raises Problem: 400 when the Host header makes no address.
    """
    endpoint = f"{request.base_url}sparql"
    try:
        NamedNode(endpoint)
    except ValueError as error:
        raise Problem(400, "the Host header is no name of a host") from error
    running = Service.of(request)
    return await running.run(request, job, endpoint, request.headers.get("accept"), running.limits.answer)
