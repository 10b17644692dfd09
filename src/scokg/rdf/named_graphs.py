"""Triples by named graph, in a fixed order and independent of any store.

Dumps, hashes, descriptions, comparison and loading all work on :class:`NamedGraphs`, so that they use the same triples.
The terms are those of the files: they never pass through a store, which would rewrite literals.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from ..namespaces import GRAPH

DEFAULT = ""
"""The key of the default graph."""


class NamedGraphs(NamedTuple):
    """The published triples by named graph.

    ``graphs`` maps the IRI of each named graph, in sorted order, to its triples, sorted as N-Triples. Blank nodes (the
    ontology has some, ``data/`` has none) have the labels of RDFC-1.0.
    """

    graphs: dict[str, list[Triple]]

    def quads(self) -> Iterator[Quad]:
        """Yield every triple as a quad of its named graph."""
        for iri, triples in self.graphs.items():
            yield from in_graph(triples, iri)

    def triples(self) -> list[Triple]:
        """Return the triples of all graphs, sorted."""
        return sorted((triple for triples in self.graphs.values() for triple in triples), key=str)

    def of_dataset(self) -> list[Triple]:
        """Return the triples of the named graph that describes the dataset."""
        return self.graphs.get(GRAPH + "dataset", [])


def grouped_by_graph(quads: Iterable[Quad]) -> NamedGraphs:
    """Group quads by graph, sorted; the key of the default graph is :data:`DEFAULT`."""
    graphs: dict[str, list[Triple]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else DEFAULT
        graphs.setdefault(name, []).append(quad.triple)
    return NamedGraphs({iri: sorted(graphs[iri], key=str) for iri in sorted(graphs)})


def in_graph(triples: Iterable[Triple | Quad], iri: str) -> Iterator[Quad]:
    """Yield triples as quads of one graph; an empty IRI is the default graph."""
    graph = NamedNode(iri) if iri else DefaultGraph()
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def merged_store(triples: Iterable[Triple | Quad]) -> Store:
    """Return a store with all triples in the default graph, whatever graph they were in."""
    store = Store()
    store.extend(in_graph(triples, DEFAULT))
    return store
