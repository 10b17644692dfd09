"""The graph as every query process has it: opened on import, once, in the process that the others are forked from."""

import gc

from pyoxigraph import NamedNode, Triple

from ..errors import ScokgError
from ..graph import Graph, open_graph
from ..jsonld import framed
from ..publication import Publication
from ..saved import query_names, saved_query
from .jobs import GRAPH_FORMS
from .negotiation import choose


def _open() -> Graph | ScokgError:
    """Open all that questions need: the merged graph, the named graphs, the index of names, the headers."""
    try:
        graph = open_graph()
        graph.named_store  # noqa: B018 - opened here, shared by all
        graph.names.index  # noqa: B018 - opened here, shared by all
        for name in query_names():
            saved_query(name)
        framed(graph, "organisation:SCO")  # loads the context
        choose("*/*", GRAPH_FORMS)  # loads its library, as a query process opens no files later
    except ScokgError as error:
        return error
    return graph


def _publication(graph: Graph) -> Publication:
    """Give the named graphs as descriptions count them."""
    found: dict[str, list[Triple]] = {}
    for quad in graph.named_store:
        assert isinstance(quad.graph_name, NamedNode), "each triple has its named graph"
        found.setdefault(quad.graph_name.value, []).append(quad.triple)
    return Publication({iri: sorted(found[iri], key=str) for iri in sorted(found)})


GRAPH = _open()
PUBLICATION = _publication(GRAPH) if isinstance(GRAPH, Graph) else None
gc.collect()
gc.freeze()  # pages that the collector does not touch stay shared
