"""The graph as the query processes have it: opened in the fork server, from which they are forked, in two steps.

On import the prebuilt stores are opened, so that the first processes can answer at once. On a signal everything is
loaded into memory, where queries are faster, and prepared; the processes that are forked afterwards share that memory.
Each process compares the hash of what was opened with the one that the server was started with (:mod:`.worker`).
"""

import gc
import logging
import os
import signal
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from pyoxigraph import Triple

from ...errors import ScokgError
from ...export.description.dataset import describe, service_description
from ...export.description.query_catalogue import queries_as_rdf
from ...export.jsonld.bundle import frame, frame_kinds
from ...export.jsonld.documents import framed
from ...graph import Graph, open_graph
from ...publication.content_hash import content_hash
from ...query.saved_queries import query_names, query_text, saved_query
from ...rdf.named_graphs import grouped_by_graph
from ...web.negotiation import choose
from . import documents
from .fork_server import LOAD
from .jobs import ENDPOINT, GRAPH_FORMS

_IMPORTED = ("scokg.query", "scokg.rdf", "scokg.site", "scokg.web")
"""Packages with modules that functions import when they need them, which is after the files may have changed."""
_LOG = logging.getLogger("scokg.serve")


class Descriptions(NamedTuple):
    """The descriptions of a server, with :data:`ENDPOINT` as its address; the dataset is counted only once."""

    service: list[Triple]
    dataset: list[Triple]
    queries: list[Triple]


class Preloaded:
    """What a query process has when it is forked."""

    def __init__(self) -> None:
        """Open the graph on disk and read the saved queries; ``graph`` is an error if that fails."""
        self.graph: Graph | ScokgError
        self.hash = ""
        self.prepared: Descriptions | None = None
        self.fork_server = os.getpid()
        try:
            self.hash = content_hash()
            self.graph = open_graph()
            self.graph.engine.named_store  # noqa: B018 - a query process opens no files while it runs a query
            self.graph.asker.index  # noqa: B018
            for name in query_names():
                query_text(name)
        except ScokgError as error:
            self.graph = error
        choose("*/*", GRAPH_FORMS)  # loads its library
        _collect()

    @property
    def loads(self) -> bool:
        """Whether the fork server can still load the graph into memory."""
        return self.prepared is None

    def load(self, *_: object) -> None:
        """Load and prepare everything, once; after an error the graph stays on disk.

        If the files have changed in the meantime, the fork server ends.
        """
        if self.prepared is None:
            try:
                graph = _load()
                self.graph, self.prepared = graph, _describe(graph)
            except (ScokgError, MemoryError) as error:
                _LOG.error("the graph cannot be loaded into memory, queries read it from disk: %s", error)
            if self._has_changed():
                _LOG.error("the published files have changed while they were loaded; the fork server ends")
                os._exit(1)
            _collect()

    def _has_changed(self) -> bool:
        try:
            return content_hash() != self.hash
        except ScokgError:
            return True

    def descriptions(self, graph: Graph) -> Descriptions:
        """Return the descriptions, which are made now if they are not prepared."""
        return self.prepared or _describe(graph)


def _load() -> Graph:
    """Load all that jobs need: the merged graph, the named graphs, the index of names, the headers, the templates."""
    for package in _IMPORTED:
        for module in iter_modules(import_module(package).__path__, f"{package}."):
            import_module(module.name)

    graph = open_graph(in_memory=True)
    graph.engine.named_store  # noqa: B018 - loaded here, shared by all
    graph.names.index  # noqa: B018 - loaded here, shared by all
    graph.asker.index  # noqa: B018
    for name in query_names():
        saved_query(name)
    framed(graph, "organisation:SCO")  # loads the context
    for kind in frame_kinds():
        frame(kind)
    documents.shapes()
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
