"""The graph as the query processes have it: opened in the fork server, from which they are forked, in two steps.

On import the prebuilt stores are opened, so that the first processes can answer at once. On a signal everything is
loaded into memory, where queries are faster, and prepared; the processes that are forked afterwards share that memory.
"""

import gc
import logging
import os
import signal
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
from .fork_server import LOAD
from .jobs import GRAPH_FORMS

ENDPOINT = "http://endpoint.invalid/sparql"
"""Stands in the descriptions for the address of the endpoint, which a server learns from each request."""
_LOG = logging.getLogger("scokg.serve")


class Descriptions(NamedTuple):
    """The descriptions of a server, with :data:`ENDPOINT` as its address; the dataset is counted only once."""

    service: list[Triple]
    dataset: list[Triple]
    queries: list[Triple]


class Preloaded:
    """What a query process has when it is forked."""

    def __init__(self) -> None:
        """Open the graph on disk; ``graph`` is an error if that fails."""
        self.graph: Graph | ScokgError
        self.prepared: Descriptions | None = None
        self._fork_server = os.getpid()
        try:
            self.graph = open_graph()
            self.graph.engine.named_store  # noqa: B018 - a query process opens no files while it runs a query
        except ScokgError as error:
            self.graph = error
        choose("*/*", GRAPH_FORMS)  # loads its library
        _collect()

    @property
    def loader(self) -> int | None:
        """The fork server, if it has forked this process and can still load the graph into memory."""
        return self._fork_server if self.prepared is None and os.getppid() == self._fork_server else None

    def load(self, *_: object) -> None:
        """Load and prepare everything, once; after an error the graph stays on disk."""
        if self.prepared is None:
            try:
                graph = _load()
                self.graph, self.prepared = graph, _describe(graph)
            except (ScokgError, MemoryError):
                _LOG.exception("the graph cannot be loaded into memory; queries read it from disk")
            _collect()

    def descriptions(self, graph: Graph) -> Descriptions:
        """Return the descriptions, which are made now if they are not prepared."""
        return self.prepared or _describe(graph)


def _load() -> Graph:
    """Load all that jobs need: the merged graph, the named graphs, the index of names, the headers, the templates."""
    from ...site import pages  # noqa: F401 - loads the templates

    graph = open_graph(in_memory=True)
    graph.engine.named_store  # noqa: B018 - loaded here, shared by all
    graph.names.index  # noqa: B018 - loaded here, shared by all
    for name in query_names():
        saved_query(name)
    framed(graph, "organisation:SCO")  # loads the context
    return graph


def _describe(graph: Graph) -> Descriptions:
    publication = grouped_by_graph(graph.engine.named_store)
    return Descriptions(
        service_description(ENDPOINT, publication), describe(publication, endpoint=ENDPOINT), queries_as_rdf(ENDPOINT)
    )


def _collect() -> None:
    gc.collect()
    gc.freeze()  # pages that the collector does not touch stay shared


PRELOADED = Preloaded()
signal.signal(LOAD, PRELOADED.load)
