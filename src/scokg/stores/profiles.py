"""Profiles of triple stores: paths of endpoints, authentication, atomic updates."""

from dataclasses import dataclass
from typing import Literal

from ..errors import UserError

Scheme = Literal["basic", "digest", "bearer"]


@dataclass(frozen=True)
class Profile:
    """A kind of store.

    :ivar query: the path of the query endpoint, relative to the address of the store; ``update`` and ``graphs`` (Graph
        Store Protocol) likewise.
    :ivar scheme: the authentication scheme.
    :ivar transactions: whether atomic updates need the transactions of RDF4J; elsewhere one request is atomic.
    :ivar put: the HTTP method that fills an empty graph.
    """

    query: str
    update: str
    graphs: str
    scheme: Scheme = "basic"
    transactions: bool = False
    put: str = "PUT"


PROFILES: dict[str, Profile] = {
    "oxigraph": Profile("/query", "/update", "/store"),
    "fuseki": Profile("/query", "/update", "/data"),
    "virtuoso": Profile("/sparql", "/sparql-auth", "/sparql-graph-crud-auth", "digest"),
    "rdf4j": Profile("", "/statements", "/rdf-graphs/service", transactions=True),
    "graphdb": Profile("", "/statements", "/rdf-graphs/service", transactions=True),
    "qlever": Profile("", "", "", "bearer", put="POST"),
    "neptune": Profile("/sparql", "/sparql", "/sparql/gsp/"),
    "generic": Profile("/query", "/update", "/data"),
}


def profile_of(kind: str) -> Profile:
    """Return the profile of a kind of store.

    :raises UserError: for an unknown kind.
    """
    if kind not in PROFILES:
        raise UserError(f"--store {kind}: expected one of {', '.join(PROFILES)}")
    return PROFILES[kind]
