"""Run a query in pages: parse its ORDER BY, LIMIT and OFFSET, and build the query of each page."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_WINDOW = re.compile(r"(?:\b(?:LIMIT|OFFSET)\s+\d+\s*(?:#[^\n]*\n?\s*)*)+\Z", re.IGNORECASE)
_ROUND = re.compile(r"[125]0{3,}")


class Pageable(NamedTuple):
    """A SELECT query that can be run in pages: its text without LIMIT and OFFSET, and these two.

    ``ordered`` is whether every engine returns the rows in the same order: ORDER BY names every column, or the caller
    knows it.
    """

    text: str
    ordered: bool
    limit: int | None = None
    offset: int = 0

    def page(self, size: int, begin: int) -> str:
        """Return the query of at most ``size`` rows, starting at row ``begin`` (counted from 0)."""
        if self.limit is not None:
            size = min(size, self.limit - begin)
        return f"{self.text}\nLIMIT {size} OFFSET {self.offset + begin}\n"


def is_likely_truncated(rows: int) -> bool:
    """Return whether a number of rows is a usual limit of endpoints: 1000, 2000, 5000, 10 000 and so on."""
    return bool(_ROUND.fullmatch(str(rows)))


def pageable(text: str, *, ordered: bool = False) -> Pageable | None:
    """Parse a query for paging; return None if LIMIT cannot be appended to it.

    :param ordered: whether the caller knows that the order is total.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        query = parseQuery(text)[1]
    except Exception:  # the errors of pyparsing have no base class that all of its versions share
        return None
    has_window = "limitoffset" in query
    bare, found = _WINDOW.subn("", text) if has_window else (text, 1)
    if not found or "valuesClause" in query:
        return None
    total = "orderby" in query and (ordered or _orders_all_columns(query))
    return Pageable(bare, total, *(_limit_and_offset(query["limitoffset"]) if has_window else (None, 0)))


def _limit_and_offset(window: Any) -> tuple[int | None, int]:  # noqa: ANN401 - a node of rdflib's parser
    limit = int(window["limit"]) if "limit" in window else None
    return limit, int(window["offset"]) if "offset" in window else 0


def _orders_all_columns(query: Any) -> bool:  # noqa: ANN401
    """Return whether ORDER BY names every column, so that rows that tie are equal."""
    if "projection" not in query:  # SELECT *
        return False
    columns = query["projection"]
    keys = [_variable(condition["expr"]) for condition in query["orderby"]["condition"]]
    return all(column["evar" if "evar" in column else "var"] in keys for column in columns)


def _variable(expression: Any) -> Any:  # noqa: ANN401
    """Unwrap the levels of an expression that only contain another expression."""
    while isinstance(expression, dict) and set(expression) == {"expr"}:
        expression = expression["expr"]
    return expression


def fetch_pages(query: Pageable, first: list[Any], ask: Callable[[str], list[Any]], size: int) -> Iterator[list[Any]]:
    """Yield the pages after the first, until one is not full or the limit of the query is reached.

    :param first: the rows of the first page.
    :param ask: returns the rows of a query.
    :param size: the number of rows on a page, which is the limit of the endpoint.
    :raises ValueError: if a page equals the first one.
    """
    begin = size
    while query.limit is None or begin < query.limit:
        rows = ask(query.page(size, begin))
        if rows == first:
            raise ValueError("it ignores OFFSET")
        if rows:
            yield rows
        if len(rows) < size:
            return
        begin += size
