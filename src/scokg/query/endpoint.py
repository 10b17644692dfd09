"""Query remote SPARQL endpoints with SPARQLWrapper; fetch the rows in pages if the endpoint truncates results."""

import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..errors import UserError
from ..rdf.results import QueryResult, Table, Value, parse_number
from ..web.addresses import split_address
from .paging import Pageable, fetch_pages, is_likely_truncated, pageable

TIMEOUT = 60
"""The default timeout of a request, in seconds."""
_Row = tuple[Value, ...]


class TruncatedError(UserError):
    """An endpoint truncated the result, and paging is not possible; ``partial`` are the rows received."""

    def __init__(self, message: str, partial: Table | None = None) -> None:
        """Store the rows that were received."""
        super().__init__(message)
        self.partial = partial


class _Reply(NamedTuple):
    """A response: the result, and what the headers say about missing rows."""

    result: QueryResult
    row_limit: int | None
    aborted: str | None


def query_endpoint(  # noqa: PLR0913 - the keyword arguments are rarely needed
    url: str,
    text: str,
    name: str = "query",
    *,
    timeout: int = TIMEOUT,
    ordered: bool = False,
    note: Callable[[str], None] = lambda _: None,
) -> QueryResult:
    """Run a SELECT or ASK query on an endpoint that supports the SPARQL 1.1 Protocol.

    If the endpoint limits the number of rows, a query with a total ORDER BY is run in pages.

    :param url: the query endpoint, http or https.
    :param name: the name of the query in messages.
    :param timeout: the timeout of each request, in seconds.
    :param ordered: whether the caller knows that the ORDER BY of the query is total, as in every saved query; otherwise
        it counts as total only if it names every column.
    :param note: called with a message if the rows were fetched in pages, or may be incomplete.
    :raises TruncatedError: if the endpoint truncates the result and the query cannot be run in pages.
    :raises UserError: if the endpoint cannot be reached, refuses the query, or does not return SPARQL results.
    """
    from http.client import HTTPException

    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    split_address(url, "--endpoint")
    try:
        return _Endpoint(url, name, timeout, note).run(text, ordered=ordered)
    except (SPARQLWrapperException, HTTPException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UserError(f"{name}: the endpoint {url} did not answer the query: {reason}") from error
    except (LookupError, TypeError, AttributeError) as error:
        raise UserError(f"{name}: {url} did not answer with SPARQL results in JSON; is it a query endpoint?") from error


class _Endpoint(NamedTuple):
    url: str
    name: str
    timeout: int
    note: Callable[[str], None]

    def run(self, text: str, *, ordered: bool) -> QueryResult:
        reply = self.send(text)
        result = reply.result
        if isinstance(result, Table) and (reply.row_limit is not None or is_likely_truncated(len(result.rows))):
            return self.all_rows(text, result, reply.row_limit, ordered=ordered)
        return result

    def all_rows(self, text: str, part: Table, row_limit: int | None, *, ordered: bool) -> Table:
        """Return all rows of a query whose result may be truncated to ``part``."""
        query, size = pageable(text, ordered=ordered), len(part.rows)
        if query is None:
            if row_limit is not None:
                raise TruncatedError(f"{self.limit_message(row_limit)}; {_PAGING_HINT}", part)
            self.note(f"{self.name}: {self.url} returned exactly {size} rows; there may be more.")
            return part
        if size in {0, query.limit} or not self.rows(query.page(1, size)):
            return part
        if not query.ordered:
            raise TruncatedError(f"{self.limit_message(size)}; {_PAGING_HINT}", part)
        return self.paged(query, part)

    def paged(self, query: Pageable, part: Table) -> Table:
        size = len(part.rows)
        rest = list(fetch_pages(query, part.rows, self.rows, size))
        rows = [row for page in (part.rows, *rest) for row in page]
        self.note(f"{self.limit_message(size)}; fetched {len(rows)} rows in {len(rest) + 1} pages.")
        return Table(part.columns, rows)

    def limit_message(self, size: int) -> str:
        return f"{self.name}: the endpoint {self.url} returns at most {size} rows per request"

    def rows(self, text: str) -> list[_Row]:
        result = self.send(text).result
        assert isinstance(result, Table)
        return result.rows

    def send(self, text: str) -> _Reply:
        """Send a query.

        :raises TruncatedError: if the endpoint aborted the query.
        """
        reply = _send(self.url, text, self.name, self.timeout)
        if reply.aborted:
            partial = reply.result if isinstance(reply.result, Table) else None
            raise TruncatedError(
                f"{self.name}: the endpoint {self.url} aborted the query ({reply.aborted}): select fewer rows, "
                "or use an endpoint with a longer time limit",
                partial,
            )
        return reply


_PAGING_HINT = "to fetch all rows in pages, add an ORDER BY with every column to the end of the query"


def _send(url: str, text: str, name: str, timeout: int) -> _Reply:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(url)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setTimeout(timeout)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about invalid queries; the error below reports them
        client.setQuery(text)
        if client.queryType not in {"SELECT", "ASK"}:
            raise UserError(f"{name}: --endpoint takes SELECT and ASK queries only")
        result = client.query()
        return _Reply(parse_results(result.convert()), *_incomplete(result.info()))


def _incomplete(headers: Mapping[str, str]) -> tuple[int | None, str | None]:
    """Return what the headers say about missing rows: the row limit that was reached, and why a query was aborted.

    Virtuoso sends them (https://docs.openlinksw.com/virtuoso/rdfsparqlprotocolendpoint/): the first if the result
    reached ResultSetMaxRows, the others if a time limit ended the query ("anytime queries").
    """
    limit = headers.get("x-sparql-maxrows", "")
    state, message = headers.get("x-sql-state"), headers.get("x-sql-message")
    return int(limit) if limit.isdigit() else None, message or state


def parse_results(document: Any) -> QueryResult:  # noqa: ANN401 - JSON from outside
    """Return the result in a SPARQL Results JSON document (https://www.w3.org/TR/sparql11-results-json/)."""
    return bool(document["boolean"]) if "boolean" in document else _table(document)


def _table(document: dict[str, Any]) -> Table:
    columns = tuple(document["head"]["vars"])
    rows = [tuple(_value(binding.get(column)) for column in columns) for binding in document["results"]["bindings"]]
    return Table(columns, rows)


def _value(term: dict[str, str] | None) -> Value:
    if term is None:
        return None
    datatype = term.get("datatype", "").rsplit("#", 1)[-1]
    return term["value"] in {"true", "1"} if datatype == "boolean" else parse_number(term["value"], datatype)
