"""Closure → what is published: every triple in its one named graph, in one order, with stable blank node labels.

Dumps, hash, description, comparison and loading all start here, so that they speak of the same triples. Terms are those
of the files: they never pass through a store, which would rewrite literals.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Triple, parse

from .closure import derived_body
from .dataset import parse_turtle
from .files import read_bytes, root, turtle_files
from .vocabulary import GRAPH

DERIVED = GRAPH + "derived"


class Publication(NamedTuple):
    """The published triples by named graph.

    ``graphs`` maps the IRI of a named graph to its triples, sorted as N-Triples; the graphs stand in the order of
    their IRIs. Blank nodes (the ontology has some, ``data/`` none) bear the labels of RDFC-1.0.
    """

    graphs: dict[str, list[Triple]]

    def quads(self) -> Iterator[Quad]:
        """Give every triple with its named graph."""
        for iri, triples in self.graphs.items():
            graph = NamedNode(iri)
            yield from (Quad(t.subject, t.predicate, t.object, graph) for t in triples)

    def triples(self) -> list[Triple]:
        """Give all triples merged, sorted."""
        return sorted((triple for triples in self.graphs.values() for triple in triples), key=str)


def read_publication(top: Path | None = None, *, derived: bool = True) -> Publication:
    """Read what is published.

    :param top: another folder with ontology/ and data/; by default the published files.
    :param derived: leave the graph of derived triples out when False.
    :raises SourceSyntaxError: for a file that is not Turtle, with line and column.
    """
    top = top or root()
    dataset = Dataset(_asserted(top))
    if derived:
        graph = NamedNode(DERIVED)
        triples = parse(derived_body(top), format=RdfFormat.N_TRIPLES)
        for quad in triples:
            dataset.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return grouped(dataset)


def _asserted(top: Path) -> Iterator[Quad]:
    for path, graph_iri in turtle_files(top):
        graph = NamedNode(graph_iri)
        for quad in parse_turtle(read_bytes(path), str(path)):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


def grouped(dataset: Dataset) -> Publication:
    """Give the quads of a dataset, all of them in named graphs, as a publication."""
    graphs: dict[str, list[Triple]] = {}
    for quad in sorted(dataset, key=str):
        assert isinstance(quad.graph_name, NamedNode), "every published triple has a named graph"
        graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
    return Publication({iri: sorted(graphs[iri], key=str) for iri in sorted(graphs)})
