"""``scokg load``: the publication into a triple store."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from . import output
from .options import Subparsers, add_command

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from ..stores.client import StoreClient


_EXAMPLES = """
  scokg load --store oxigraph http://127.0.0.1:7878
  scokg load --store fuseki http://127.0.0.1:3030/ds --graph facts --graph sources
  SCOKG_STORE_PASSWORD=... scokg load --store virtuoso http://127.0.0.1:8890 --user dba
  scokg load --store rdf4j http://127.0.0.1:8080/rdf4j-server/repositories/ID --check"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    text = "load the graph into a triple store, whole or not at all, and compare what it holds"
    parser = add_command(subparsers, "load", text, load, _EXAMPLES)
    add_store(parser)
    parser.add_argument("--no-derived", action="store_true", help="leave out what is only derived")
    parser.add_argument("--from", dest="source", metavar="RELEASE",
                        help="a folder, a dump or a git revision instead of the published graph")  # fmt: skip
    parser.add_argument("--check", action="store_true",
                        help="only compare what the store holds; exit code 1 when it differs")  # fmt: skip


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add what says which store, and who may write."""
    from ..stores.profiles import PROFILES

    parser.add_argument("url", metavar="URL", help="the address of the store's data set or repository")
    parser.add_argument("--store", required=True, choices=tuple(PROFILES), help="the kind of store")
    parser.add_argument("--graph", action="append", dest="graphs", metavar="NAME",
                        help="only this named graph (facts, sources, ...); several times if wanted")  # fmt: skip
    parser.add_argument("--user", metavar="NAME",
                        help="who writes; the password comes from SCOKG_STORE_PASSWORD, netrc or a prompt")  # fmt: skip


@contextmanager
def opened(options: argparse.Namespace) -> "Iterator[StoreClient]":
    """Give the store that the options name."""
    from ..stores.client import StoreClient
    from ..stores.credentials import credentials
    from ..stores.profiles import profile_of

    profile = profile_of(options.store)
    client = StoreClient(options.url, profile, credentials(options.url, profile.scheme, options.user))
    try:
        yield client
    finally:
        client.close()


def load(options: argparse.Namespace) -> int:
    """``scokg load``: load, then list the graphs; with --check compare only."""
    from ..rdf.results import Table
    from ..stores import load as stores

    with opened(options) as client:
        client.check()  # before the work of reading
        graphs = _graphs(options)
        if options.check:
            return _check(client, graphs)
        with output.progress("Loading") as progress:
            loaded = stores.load(client, graphs, only=bool(options.graphs), progress=progress)
    title = f"Loaded into {options.url}, and compared"
    output.write_table(Table(("graph", "triples"), [tuple(row) for row in loaded]), None, title=title)
    return 0


def _check(client: "StoreClient", graphs: "Mapping[str, list[Triple]]") -> int:
    from ..stores.load import verify

    with output.progress("Comparing") as progress:
        differences = verify(client, graphs, progress=progress)
    for one in differences:
        print(f"{one.graph}: {len(one.missing)} triples missing, {len(one.surplus)} too many")
        print("\n".join(one.lines()))
    if not differences:
        print(f"the same: {len(graphs)} graphs, {sum(map(len, graphs.values()))} triples")
    return 1 if differences else 0


def _graphs(options: argparse.Namespace) -> "dict[str, list[Triple]]":
    """Read the release, and keep of it what was asked for."""
    from ..diff.snapshots import read_snapshot
    from ..namespaces import DERIVED
    from ..publication.loading import read_publication
    from ..stores.load import graph_iri

    wanted = {graph_iri(name) for name in options.graphs or ()}
    release = read_snapshot(options.source) if options.source else read_publication(derived=not options.no_derived)
    graphs = {iri: list(triples) for iri, triples in sorted(release.graphs.items())}
    if options.no_derived:
        graphs.pop(DERIVED, None)
    return {iri: triples for iri, triples in graphs.items() if not wanted or iri in wanted}
