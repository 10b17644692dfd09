"""The options of the commands that connect to a triple store; its client is imported on use, as httpx is large."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..stores.profiles import PROFILES, profile_of

if TYPE_CHECKING:
    from ..stores.client import StoreClient


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a store, its graphs and its user."""
    parser.add_argument("url", metavar="URL", help="address of the store's dataset or repository")
    parser.add_argument("--store", required=True, choices=tuple(PROFILES), help="kind of store")
    text = "only this named graph (facts, sources, ...); repeatable"
    parser.add_argument("--graph", action="append", dest="graphs", metavar="NAME", help=text)
    text = "user name; the password is read from SCOKG_STORE_PASSWORD, netrc or a prompt"
    parser.add_argument("--user", metavar="NAME", help=text)


@contextmanager
def opened_store(options: argparse.Namespace) -> "Iterator[StoreClient]":
    """Open a client of the store that the options name, and close it at the end of the context."""
    from ..stores.client import StoreClient
    from ..stores.credentials import credentials

    profile = profile_of(options.store)
    client = StoreClient(options.url, profile, credentials(options.url, profile.scheme, options.user))
    try:
        yield client
    finally:
        client.close()
