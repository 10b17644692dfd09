"""Questions asked of a SPARQL endpoint elsewhere, by SPARQLWrapper; in pages where it cuts off rows."""

import warnings
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..errors import UserError
from ..rdf.results import QueryResult, Table, Value, number
from .paging import Pageable, looks_cut, pageable, pages

TIMEOUT = 60
"""Seconds that an endpoint may take for an answer."""
_Row = tuple[Value, ...]


class TruncatedError(UserError):
    """An endpoint gave a part of the rows only, and the rest cannot be had in pages; ``partial`` holds what came."""

    def __init__(self, message: str, partial: Table | None = None) -> None:
        """Keep the rows that came beside the message."""
        super().__init__(message)
        self.partial = partial


class _Reply(NamedTuple):
    """What came back: the answer, and what the headers say of rows that did not come."""

    answer: QueryResult
    cap: int | None
    broken_off: str | None


def query_endpoint(  # noqa: PLR0913 - those after the star are seldom given
    url: str,
    text: str,
    name: str = "query",
    *,
    timeout: int = TIMEOUT,
    ordered: bool = False,
    note: Callable[[str], None] = lambda _: None,
) -> QueryResult:
    """Run a SELECT or ASK query on an endpoint that speaks the SPARQL 1.1 protocol.

    Where the endpoint gives no more than so many rows at once, a query with a total ORDER BY is asked in pages.

    :param url: the query endpoint, http or https.
    :param name: what messages call the query.
    :param timeout: seconds that the endpoint may take for a page.
    :param ordered: the caller knows that the query's ORDER BY is total, as that of every saved question; otherwise it
        counts as such only where it names every column.
    :param note: is told that the rows came in pages, or that they may be incomplete.
    :raises TruncatedError: when the endpoint cut off rows and the query cannot be asked in pages.
    :raises UserError: when the endpoint cannot be reached, refuses the query, or answers something else.
    """
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    if not url.startswith(("http://", "https://")):
        raise UserError(f"--endpoint {url}: an address that begins with http:// or https:// is wanted")
    try:
        return _Endpoint(url, name, timeout, note).answer(text, ordered=ordered)
    except (SPARQLWrapperException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UserError(f"{name}: the endpoint {url} did not answer the query: {reason}") from error
    except (LookupError, TypeError, AttributeError) as error:
        raise UserError(f"{name}: {url} did not answer with SPARQL results in JSON; is it a query endpoint?") from error


class _Endpoint(NamedTuple):
    url: str
    name: str
    timeout: int
    note: Callable[[str], None]

    def answer(self, text: str, *, ordered: bool) -> QueryResult:
        reply = self.ask(text)
        if isinstance(reply.answer, Table) and (reply.cap is not None or looks_cut(len(reply.answer.rows))):
            return self.whole(text, reply.answer, reply.cap, ordered=ordered)
        return reply.answer

    def whole(self, text: str, part: Table, cap: int | None, *, ordered: bool) -> Table:
        """Give all rows of a query of which a part came, if it is a part."""
        query, size = pageable(text, ordered=ordered), len(part.rows)
        if query is None:
            if cap is not None:
                raise TruncatedError(f"{self.cut(cap)}; {_WHAT_TO_DO}", part)
            self.note(f"{self.name}: {self.url} gave exactly {size} rows; there may be more.")
            return part
        if size in {0, query.limit} or not self.rows(query.page(1, size)):
            return part
        if not query.ordered:
            raise TruncatedError(f"{self.cut(size)}; {_WHAT_TO_DO}", part)
        return self.paged(query, part)

    def paged(self, query: Pageable, part: Table) -> Table:
        size = len(part.rows)
        rest = list(pages(query, part.rows, self.rows, size))
        rows = [row for page in (part.rows, *rest) for row in page]
        self.note(f"{self.cut(size)}; asked in {len(rest) + 1} pages, {len(rows)} rows in all.")
        return Table(part.columns, rows)

    def cut(self, size: int) -> str:
        return f"{self.name}: the endpoint {self.url} gives at most {size} rows at once"

    def rows(self, text: str) -> list[_Row]:
        answer = self.ask(text).answer
        assert isinstance(answer, Table)
        return answer.rows

    def ask(self, text: str) -> _Reply:
        """Send a query; an answer that the endpoint itself calls incomplete is none."""
        reply = _ask(self.url, text, self.name, self.timeout)
        if reply.broken_off:
            partial = reply.answer if isinstance(reply.answer, Table) else None
            raise TruncatedError(
                f"{self.name}: the endpoint {self.url} broke the query off ({reply.broken_off}): ask for less, or ask "
                "an endpoint that allows it more time",
                partial,
            )
        return reply


_WHAT_TO_DO = "to have all in pages, name every column in an ORDER BY at the query's end"


def _ask(url: str, text: str, name: str, timeout: int) -> _Reply:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(url)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setTimeout(timeout)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of text that is no query; the message below says so
        client.setQuery(text)
        if client.queryType not in {"SELECT", "ASK"}:
            raise UserError(f"{name}: --endpoint takes SELECT and ASK queries; this is none")
        result = client.query()
        return _Reply(read_answer(result.convert()), *_incomplete(result.info()))


def _incomplete(headers: Mapping[str, str]) -> tuple[int | None, str | None]:
    """Read what headers say of rows that are missing: the cap that was reached, and why a query was broken off.

    These are Virtuoso's (https://docs.openlinksw.com/virtuoso/rdfsparqlprotocolendpoint/): the first comes when as
    many rows as ResultSetMaxRows were found, the others when a time limit ended the query ("anytime queries").
    """
    cap = headers.get("x-sparql-maxrows", "")
    state, message = headers.get("x-sql-state"), headers.get("x-sql-message")
    return int(cap) if cap.isdigit() else None, message or state


def read_answer(answer: Any) -> QueryResult:  # noqa: ANN401 - JSON from outside
    """Read SPARQL results in JSON."""
    return bool(answer["boolean"]) if "boolean" in answer else _table(answer)


def _table(answer: dict[str, Any]) -> Table:
    columns = tuple(answer["head"]["vars"])
    rows = [tuple(_value(binding.get(column)) for column in columns) for binding in answer["results"]["bindings"]]
    return Table(columns, rows)


def _value(term: dict[str, str] | None) -> Value:
    if term is None:
        return None
    datatype = term.get("datatype", "").rsplit("#", 1)[-1]
    return term["value"] in {"true", "1"} if datatype == "boolean" else number(term["value"], datatype)
