"""One triple store over HTTP: SPARQL 1.1 Query, Update and Graph Store Protocol, with every failure in plain words."""

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
"""Seconds: a store may work long on a swap, but must be there at once."""

_PARTS = ("", *(f"{n:x}" for n in range(16)), *(f"{n:02x}" for n in range(256)))
_NO_ROOM = ("no space left", "unsafe memory access")  # the second is Java's word for a mapped file that cannot grow
_ANY_BLANK = "isBlank(?s) || isBlank(?o)"


class StoreClient:
    """A store that is spoken to."""

    def __init__(self, url: str, profile: Profile, auth: Authentication | None = None) -> None:
        """Keep the addresses; nothing is asked yet."""
        self.url, self._profile = url.rstrip("/"), profile
        self._http = httpx.Client(auth=auth, timeout=TIMEOUT)

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def check(self) -> None:
        """Ask for nothing, to see that there is a query endpoint.

        :raises UserError: when there is none, or it does not let us in.
        """
        answer = self._results("ASK {}")
        if not isinstance(answer.get("boolean"), bool):
            raise UserError(self._no_endpoint())

    def graphs(self, prefix: str) -> set[str]:
        """List the named graphs whose IRIs begin with ``prefix``."""
        query = f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{prefix}")) }}'
        return {row["g"]["value"] for row in self._rows(query)}

    def count(self, graph: str) -> int:
        """Count the triples of a named graph."""
        rows = self._rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(rows[0]["n"]["value"])

    def read(self, graph: str) -> list[Triple]:
        """Read a named graph; where the store cuts its answers, in parts, by the hash of the subject.

        :raises UserError: when even the parts are cut.
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
                f"{self.url} cuts its answers: of the {expected} triples of <{graph}> it gives {len(triples)}, even in "
                f"parts; raise its limit of rows (Virtuoso: ResultSetMaxRows)"
            )
        return triples

    def _construct(self, graph: str, condition: str) -> list[Triple]:
        only = f"FILTER({condition})" if condition else ""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} {only} }}"
        answer = self._send("POST", self._profile.query, data={"query": query}, headers={"Accept": NTRIPLES})
        try:
            quads = parse(answer.content, format=RdfFormat.N_TRIPLES, lenient=True)
            return list({quad.triple: None for quad in quads})
        except SyntaxError as error:
            raise UserError(f"{self.url}: the content of <{graph}> came back as no N-Triples: {error}") from error

    def put(self, graph: str, triples: Iterable[Triple]) -> None:
        """Give a named graph this content and no other."""
        body = serialize(triples, format=RdfFormat.N_TRIPLES)
        if self._profile.scheme == "digest":
            self._sign_in()
        self._send(self._profile.put, self._profile.graphs, params={"graph": graph}, content=body,
                   headers={"Content-Type": NTRIPLES})  # fmt: skip

    def _sign_in(self) -> None:
        """Answer the challenge with a small request: who sends a large body unasked may be hung up on within it."""
        with suppress(UserError):  # there is no such graph; what else is wrong, the next request tells
            self._send("GET", self._profile.graphs, params={"graph": f"{GRAPH}none"})

    def update(self, operations: Iterable[str]) -> None:
        """Run SPARQL updates together: all take effect or none, as far as the store can."""
        text = " ;\n".join(operations)
        if not text:
            return
        if self._profile.transactions:
            self._update_in_transaction(text)
        else:
            self._send("POST", self._profile.update, **_update(text))

    def _update_in_transaction(self, text: str) -> None:
        """Update within a transaction of RDF4J, whose updates in one request do not take effect together."""
        location = self._send("POST", "/transactions").headers.get("Location", "")
        transaction = str(httpx.URL(self.url).join(location))
        if not transaction.startswith(self.url):
            raise UserError(f"{self.url}: does not open transactions; is it the address of an RDF4J repository?")
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
        answer = self._send("POST", self._profile.query, data={"query": query}, headers={"Accept": RESULTS_JSON})
        try:
            results = answer.json()
        except ValueError as error:
            raise UserError(self._no_endpoint()) from error
        return results if isinstance(results, dict) else {}

    def _send(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        address = self.url + path
        try:
            answer = self._http.request(method, address, **options)
        except httpx.TimeoutException as error:
            raise UserError(f"{address} did not answer in time; try again when the store has less to do") from error
        except httpx.HTTPError as error:
            raise UserError(f"{address} cannot be reached ({error}); is the store running?") from error
        if not answer.is_success:
            raise UserError(self._refusal(method, address, answer))
        return answer

    def _refusal(self, method: str, address: str, answer: httpx.Response) -> str:
        if answer.status_code in {401, 403}:
            return f"{address} does not let you in ({answer.status_code}): check --user and the password"
        if answer.status_code in {404, 405} or answer.is_redirect:
            return self._no_endpoint() + f" ({method} {address} gave {answer.status_code})"
        if answer.status_code == httpx.codes.INSUFFICIENT_STORAGE or any(w in answer.text.lower() for w in _NO_ROOM):
            return f"{address}: the store has no room left ({answer.status_code}); free some and load again"
        reason = next(iter(answer.text.strip().splitlines()), "no reason given")[:300]
        return f"{address} refused ({method}, {answer.status_code}): {reason}"

    def _no_endpoint(self) -> str:
        return f"{self.url}: there is no SPARQL endpoint of this kind of store; check the address and --store"


def _update(text: str) -> dict[str, Any]:
    return {"content": text.encode(), "headers": {"Content-Type": SPARQL_UPDATE}}
