"""Load the publication: as a merged store, as quads, or as triples by named graph."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, Store

from ..atomic_io import read_bytes, read_files
from ..namespaces import DERIVED
from ..rdf.blank_nodes import canonical
from ..rdf.named_graphs import NamedGraphs, grouped_by_graph, in_graph
from ..rdf.parsing import load_merged, parse_turtle
from .layout import PublishedFile, root, turtle_files
from .prebuilt import GraphStores


def open_store(top: Path | None = None, *, derived: bool = True) -> Store:
    """Return a store with the published graph in its default graph; with the closure, it is not to be written to.

    :param top: a folder with the layout of the publication; by default the published files.
    :param derived: whether to include the derived triples.
    :raises SourceSyntaxError: if a file is not Turtle, with line and column.
    """
    top = top or root()
    if derived:
        return GraphStores(top).merged
    store = Store()
    load_merged(read_files(file.path for file in turtle_files(top)), store)
    return store


def read_publication(top: Path | None = None, *, derived: bool = True, temporary: bool = False) -> NamedGraphs:
    """Return the published triples by named graph.

    :param top: a folder with ontology/ and data/; by default the published files.
    :param derived: whether to include the graph of derived triples.
    :param temporary: whether the folder will be removed, so that nothing is kept in it for the next process.
    :raises SourceSyntaxError: if a file is not Turtle, with line and column.
    """
    top = top or root()
    dataset = list(read_quads(turtle_files(top)))
    if derived:
        dataset += in_graph(GraphStores(top, in_memory=temporary, keep=not temporary).derived, DERIVED)
    return grouped_by_graph(canonical(dataset))


def read_quads(files: Iterable[PublishedFile]) -> Iterator[Quad]:
    """Yield the triples of files as quads of their named graphs.

    :raises SourceSyntaxError: if a file is not Turtle, with line and column.
    """
    for path, graph in files:
        yield from in_graph(parse_turtle(read_bytes(path), str(path)), graph)
