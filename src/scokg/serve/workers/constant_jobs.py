"""Jobs that make the documents that are the same for all clients (:mod:`..constants`)."""

from pyoxigraph import NamedNode, Triple

from ...graph import Graph
from ...web.media_types import HTML, JSON, OPENAPI_JSON, with_charset
from .. import api_description
from .jobs import GRAPH_FORMS, as_json, read_graph, written
from .reply import Reply

DESCRIPTIONS = ("service", "dataset", "queries")
"""The descriptions that name the endpoint: of itself, of the dataset with its numbers, of the saved queries as RDF."""
_UNLIMITED = 2**40


def description(graph: Graph, name: str, media: str, max_bytes: int) -> Reply:
    """Return a description, with a placeholder as the address of the endpoint."""
    from .preloaded import PRELOADED

    triples: list[Triple] = getattr(PRELOADED.descriptions(graph), name)
    return written(triples, media, GRAPH_FORMS[media], max_bytes)


def graph_document(graph: Graph, iri: str | None, media: str, max_bytes: int) -> Reply:
    """Return the triples of a graph."""
    return read_graph(graph, iri, media, max_bytes)


def graph_names(graph: Graph) -> Reply:
    """Return the IRIs of the named graphs, sorted."""
    names = graph.engine.named_store.named_graphs()
    return as_json(sorted(name.value for name in names if isinstance(name, NamedNode)), JSON, _UNLIMITED)


def catalogue(_: Graph) -> Reply:
    """Return the list of saved queries."""
    return as_json(api_description.catalogue(), JSON, _UNLIMITED)


def openapi(_: Graph) -> Reply:
    """Return the OpenAPI description of the API."""
    return as_json(api_description.description(), OPENAPI_JSON, _UNLIMITED)


def home(_: Graph) -> Reply:
    """Return the start page of a server without a static site: an overview of its addresses."""
    from ...site import pages

    body = pages.render("home.html", pages.PageContext("scokg", "en", "/", {}))
    return Reply(with_charset(HTML), body, {"Content-Security-Policy": pages.POLICY})


JOBS = {"home": home, "catalogue": catalogue, "openapi": openapi, "graphs": graph_names}
"""The documents that have one form."""
