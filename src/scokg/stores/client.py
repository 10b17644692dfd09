"""An HTTP client of triple stores: SPARQL 1.1 Query, Update and Graph Store Protocol, with clear error messages."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpx
from pyoxigraph import RdfFormat, Triple, parse, serialize

from ..errors import UserError
from ..namespaces import GRAPH
from ..web.media_types import NTRIPLES, RESULTS_JSON, SPARQL_UPDATE
from .credentials import Authentication
from .profiles import Profile

TIMEOUT = httpx.Timeout(600, connect=10)
"""In seconds: replacing graphs may take long, connecting may not."""

_PARTS = ("", *(f"{n:x}" for n in range(16)), *(f"{n:02x}" for n in range(256)))
_DISK_FULL = ("no space left", "unsafe memory access")  # the second is what Java reports if a mapped file cannot grow
_ANY_BLANK = "isBlank(?s) || isBlank(?o)"


class StoreClient:
    """A client of one triple store; its methods raise UserError if the store cannot be reached or refuses a request."""

    def __init__(self, url: str, profile: Profile, auth: Authentication | None = None) -> None:
        """Create the client; no request is sent yet.

        :param url: the address of the store, to which the profile adds the paths of its endpoints.
        """
        self.url, self._profile = url.rstrip("/"), profile
        self._http = httpx.Client(auth=auth, timeout=TIMEOUT)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def check(self) -> None:
        """Send a trivial query to check that there is a query endpoint.

        :raises UserError: if there is none, or it refuses access.
        """
        results = self._results("ASK {}")
        if not isinstance(results.get("boolean"), bool):
            raise UserError(self._no_endpoint())

    def graphs(self, prefix: str) -> set[str]:
        """Return the named graphs whose IRIs start with ``prefix``."""
        query = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{prefix}")) }}'
        return {row["g"]["value"] for row in self._rows(query)}

    def count(self, graph: str) -> int:
        """Return the number of triples in a named graph."""
        rows = self._rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(rows[0]["n"]["value"])

    def read(self, graph: str) -> list[Triple]:
        """Return the triples of a named graph; if the store truncates results, read it in parts by hash of the subject.

        :raises UserError: if even the parts are truncated.
        """
        expected = self.count(graph)
        triples = self._construct(graph, "") if expected else []
        for digits in (1, 2):
            if len(triples) >= expected:
                break
            parts = [part for part in _PARTS if len(part) == digits]
            filters = [f'!({_ANY_BLANK}) && STRSTARTS(MD5(STR(?s)), "{part}")' for part in parts]
            triples = [t for condition in (_ANY_BLANK, *filters) for t in self._construct(graph, condition)]
        if len(triples) < expected:
            raise UserError(
                f"{self.url} truncates results: it returns {len(triples)} of the {expected} triples of <{graph}>, even "
                f"in parts; raise its row limit (Virtuoso: ResultSetMaxRows)"
            )
        return triples

    def _construct(self, graph: str, condition: str) -> list[Triple]:
        only = f"FILTER({condition})" if condition else ""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} {only} }}"
        response = self._send("POST", self._profile.query, data={"query": query}, headers={"Accept": NTRIPLES})
        try:
            quads = parse(response.content, format=RdfFormat.N_TRIPLES, lenient=True)
            return list({quad.triple: None for quad in quads})
        except SyntaxError as error:
            raise UserError(f"{self.url}: the response for <{graph}> is not N-Triples: {error}") from error

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Replace the content of a named graph."""
        body = serialize(triples, format=RdfFormat.N_TRIPLES)
        if self._profile.scheme == "digest":
            self._authenticate()
        headers = {"Content-Type": NTRIPLES}
        self._send(self._profile.put, self._profile.graphs, params={"graph": graph}, content=body, headers=headers)

    def _authenticate(self) -> None:
        """Do the digest challenge with a small request, since a store may close the connection during a large body."""
        with suppress(UserError):  # the graph does not exist; the next request reports any other error
            self._send("GET", self._profile.graphs, params={"graph": f"{GRAPH}none"})

    def update(self, operations: Iterable[str]) -> None:
        """Run SPARQL updates atomically, as far as the store supports it."""
        text = " ;\n".join(operations)
        if not text:
            return
        if self._profile.transactions:
            self._update_in_transaction(text)
        else:
            self._send("POST", self._profile.update, **_update(text))

    def _update_in_transaction(self, text: str) -> None:
        """Run an update in an RDF4J transaction, since RDF4J does not run the updates in one request atomically."""
        location = self._send("POST", "/transactions").headers.get("Location", "")
        transaction = str(httpx.URL(self.url).join(location))
        if not transaction.startswith(self.url):
            raise UserError(f"{self.url} does not support transactions; is it the address of an RDF4J repository?")
        path = transaction.removeprefix(self.url)
        try:
            self._send("PUT", path, params={"action": "UPDATE"}, **_update(text))
            self._send("PUT", path, params={"action": "COMMIT"})
        except BaseException:
            self._http.delete(transaction)
            raise

    def _rows(self, query: str) -> list[dict[str, dict[str, str]]]:
        try:
            rows: list[dict[str, dict[str, str]]] = self._results(query)["results"]["bindings"]
        except (LookupError, TypeError) as error:
            raise UserError(self._no_endpoint()) from error
        return rows

    def _results(self, query: str) -> dict[str, Any]:
        response = self._send("POST", self._profile.query, data={"query": query}, headers={"Accept": RESULTS_JSON})
        try:
            results = response.json()
        except ValueError as error:
            raise UserError(self._no_endpoint()) from error
        return results if isinstance(results, dict) else {}

    def _send(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - options of httpx
        address = self.url + path
        try:
            response = self._http.request(method, address, **options)
        except httpx.TimeoutException as error:
            raise UserError(f"{address} timed out; try again when the store is less busy") from error
        except httpx.HTTPError as error:
            raise UserError(f"{address} cannot be reached ({error}); is the store running?") from error
        if not response.is_success:
            raise UserError(self._error_message(method, address, response))
        return response

    def _error_message(self, method: str, address: str, response: httpx.Response) -> str:
        if response.status_code in {401, 403}:
            return f"{address} refuses access ({response.status_code}): check --user and the password"
        if response.status_code in {404, 405} or response.is_redirect:
            return self._no_endpoint() + f" ({method} {address} returned {response.status_code})"
        if response.status_code == httpx.codes.INSUFFICIENT_STORAGE or any(
            w in response.text.lower() for w in _DISK_FULL
        ):
            return f"{address}: the store has no space left ({response.status_code}); free some space and load again"
        reason = next(iter(response.text.strip().splitlines()), "no reason given")[:300]
        return f"{address} refused {method} ({response.status_code}): {reason}"

    def _no_endpoint(self) -> str:
        return f"{self.url} has no SPARQL endpoint of this kind of store; check the address and --store"


def _update(text: str) -> dict[str, Any]:
    return {"content": text.encode(), "headers": {"Content-Type": SPARQL_UPDATE}}
