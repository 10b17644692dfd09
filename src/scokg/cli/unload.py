"""``scokg unload``: the publication out of a triple store."""

import argparse

from .load import add_store, opened
from .options import Subparsers, add_command
from .output import write_table

_EXAMPLES = """
  scokg unload --store oxigraph http://127.0.0.1:7878
  scokg unload --store fuseki http://127.0.0.1:3030/ds --graph derived"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    text = "remove from a triple store the graphs that load has put there, and nothing else"
    add_store(add_command(subparsers, "unload", text, unload, _EXAMPLES))


def unload(options: argparse.Namespace) -> int:
    """``scokg unload``: remove, then list what was there."""
    from ..rdf.results import Table
    from ..stores import load as stores
    from ..stores.load import OURS, graph_iri

    graphs = [graph_iri(name) for name in options.graphs] if options.graphs else OURS
    with opened(options) as client:
        removed = stores.unload(client, graphs)
    write_table(Table(("graph", "triples"), [tuple(row) for row in removed]), None, title=f"Removed from {options.url}")
    return 0
