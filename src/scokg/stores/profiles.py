"""How triple stores differ: where their endpoints are, how they ask who it is, how several updates become one."""

from dataclasses import dataclass
from typing import Literal

from ..errors import UserError

Scheme = Literal["basic", "digest", "bearer"]


@dataclass(frozen=True)
class Profile:
    """A kind of store.

    :ivar query: the query endpoint, behind the address that the user gives; ``update`` and ``graphs`` (Graph Store
        Protocol) likewise.
    :ivar scheme: how it takes a password.
    :ivar transactions: several updates need RDF4J's transactions to take effect together; elsewhere one request does.
    :ivar put: the method that fills an empty graph.
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
    """Give the profile of a kind of store.

    :raises UserError: for a kind that is not known.
    """
    if kind not in PROFILES:
        raise UserError(f"--store {kind}: one of {', '.join(PROFILES)} is wanted")
    return PROFILES[kind]
