"""``scokg load``: the publication into a triple store."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Triple

from ..diff.snapshots import read_snapshot
from ..namespaces import DERIVED
from ..publication.loading import read_publication
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_store, opened_store

if TYPE_CHECKING:
    from ..stores.client import StoreClient

_EXAMPLES = """
  scokg load --store oxigraph http://127.0.0.1:7878
  scokg load --store fuseki http://127.0.0.1:3030/ds --graph facts --graph sources
  SCOKG_STORE_PASSWORD=... scokg load --store virtuoso http://127.0.0.1:8890 --user dba
  scokg load --store rdf4j http://127.0.0.1:8080/rdf4j-server/repositories/ID --check"""
_COLUMNS = ("graph", "triples")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "load", "load the graph into a triple store, and verify it", run, _EXAMPLES)
    add_store(parser)
    parser.add_argument("--no-derived", action="store_true", help="leave out derived triples")
    text = "load a folder, a dump or a git revision instead of the published graph"
    parser.add_argument("--from", dest="source", metavar="RELEASE", help=text)
    text = "load nothing; compare the store with the graph, and exit with code 1 if they differ"
    parser.add_argument("--check", action="store_true", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command; the answer is the list of graphs, with --check the differences."""
    from ..stores import load as stores

    with opened_store(options) as client:
        client.check()  # before the slow part
        graphs = _graphs(options)
        if options.check:
            return _check(client, graphs)
        with output.progress("Loading") as progress:
            loaded = stores.load(client, graphs, only=bool(options.graphs), progress=progress)
    title = f"Loaded into {options.url}, and compared"
    output.write_table(Table(_COLUMNS, [tuple(row) for row in loaded]), None, title=title)
    return 0


def _check(client: "StoreClient", graphs: Mapping[str, list[Triple]]) -> int:
    from ..stores import load as stores

    with output.progress("Comparing") as progress:
        differences = stores.verify(client, graphs, progress=progress)
    for difference in differences:
        print(f"{difference.graph}: {len(difference.missing)} triples missing, {len(difference.surplus)} too many")
        print("\n".join(difference.lines()))
    if not differences:
        print(f"the same: {len(graphs)} graphs, {sum(map(len, graphs.values()))} triples")
    return 1 if differences else 0


def _graphs(options: argparse.Namespace) -> dict[str, list[Triple]]:
    """Read the graphs that the options name."""
    from ..stores.load import graph_iri

    names = {graph_iri(name) for name in options.graphs or ()}
    release = read_snapshot(options.source) if options.source else read_publication(derived=not options.no_derived)
    graphs = {iri: list(triples) for iri, triples in sorted(release.graphs.items())}
    if options.no_derived:
        graphs.pop(DERIVED, None)
    return {iri: triples for iri, triples in graphs.items() if not names or iri in names}
