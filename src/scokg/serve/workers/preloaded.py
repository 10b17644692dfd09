"""The graph as every query process has it: opened on import, once, in the process that the others are forked from."""

import gc

from ...errors import ScokgError
from ...export.jsonld.documents import framed
from ...graph import Graph, open_graph
from ...query.saved_queries import query_names, saved_query
from ...rdf.named_graphs import grouped_by_graph
from ...web.negotiation import choose
from .jobs import GRAPH_FORMS


def _open() -> Graph | ScokgError:
    """Open all that questions need: the merged graph, the named graphs, the index of names, the headers."""
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


GRAPH = _open()
PUBLICATION = grouped_by_graph(GRAPH.engine.named_store) if isinstance(GRAPH, Graph) else None
gc.collect()
gc.freeze()  # pages that the collector does not touch stay shared
