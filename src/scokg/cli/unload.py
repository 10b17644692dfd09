"""``scokg unload``: the publication out of a triple store."""

import argparse

from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_store, opened_store

_EXAMPLES = """
  scokg unload --store oxigraph http://127.0.0.1:7878
  scokg unload --store fuseki http://127.0.0.1:3030/ds --graph derived"""
_COLUMNS = ("graph", "triples")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "remove the graphs of this publication, and no others, from a triple store"
    add_store(add_command(subparsers, "unload", text, run, _EXAMPLES))


def run(options: argparse.Namespace) -> int:
    """Run the command; the answer is the list of removed graphs."""
    from ..stores import load as stores

    graphs = [stores.graph_iri(name) for name in options.graphs] if options.graphs else stores.RELEASE_GRAPHS
    with opened_store(options) as client:
        removed = stores.unload(client, graphs)
    table = Table(_COLUMNS, [tuple(row) for row in removed])
    output.write_table(table, None, title=f"Removed from {options.url}")
    return 0
