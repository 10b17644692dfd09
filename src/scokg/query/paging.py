"""How to ask a query in pages: what its end says of order and limits, and the same query cut to a part of its rows."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_WINDOW = re.compile(r"(?:\b(?:LIMIT|OFFSET)\s+\d+\s*(?:#[^\n]*\n?\s*)*)+\Z", re.IGNORECASE)
_ROUND = re.compile(r"[125]0{3,}")


class Pageable(NamedTuple):
    """A SELECT query to be asked in pages: its text without LIMIT and OFFSET, and these two.

    ``ordered`` says that any two engines give its rows in the same order: every column stands in ORDER BY, or the
    caller knows it.
    """

    text: str
    ordered: bool
    limit: int | None = None
    offset: int = 0

    def page(self, size: int, begin: int) -> str:
        """Give the query for ``size`` rows at most, from row number ``begin`` on, counted from 0."""
        if self.limit is not None:
            size = min(size, self.limit - begin)
        return f"{self.text}\nLIMIT {size} OFFSET {self.offset + begin}\n"


def looks_cut(rows: int) -> bool:
    """Tell whether a number of rows is one at which endpoints cut: 1000, 2000, 5000, 10 000 and so on."""
    return bool(_ROUND.fullmatch(str(rows)))


def pageable(text: str, *, ordered: bool = False) -> Pageable | None:
    """Read the end of a query; None where LIMIT cannot be put there.

    :param ordered: the caller knows that the order is total.
    """
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        query = parseQuery(text)[1]
    except Exception:  # pyparsing's errors have no common root that its versions share
        return None
    has_window = "limitoffset" in query
    bare, found = _WINDOW.subn("", text) if has_window else (text, 1)
    if not found or "valuesClause" in query:
        return None
    total = "orderby" in query and (ordered or _orders_all(query))
    return Pageable(bare, total, *(_window(query["limitoffset"]) if has_window else (None, 0)))


def _window(window: Any) -> tuple[int | None, int]:  # noqa: ANN401 - a node of rdflib's parser
    limit = int(window["limit"]) if "limit" in window else None
    return limit, int(window["offset"]) if "offset" in window else 0


def _orders_all(query: Any) -> bool:  # noqa: ANN401
    """Tell whether each column stands in ORDER BY by itself: rows that tie are then equal."""
    if "projection" not in query:  # SELECT *
        return False
    columns = query["projection"]
    keys = [_variable(condition["expr"]) for condition in query["orderby"]["condition"]]
    return all(column["evar" if "evar" in column else "var"] in keys for column in columns)


def _variable(expression: Any) -> Any:  # noqa: ANN401
    """Look through the levels of an expression that hold one thing and do nothing."""
    while isinstance(expression, dict) and set(expression) == {"expr"}:
        expression = expression["expr"]
    return expression


def pages(query: Pageable, first: list[Any], ask: Callable[[str], list[Any]], size: int) -> Iterator[list[Any]]:
    """Give the pages after the first, until one is not full or the query's own limit is reached.

    :param ask: gives the rows of a query.
    :param size: rows on a page, which is what the endpoint gives at most.
    :raises ValueError: when a page is the first one over again.
    """
    begin = size
    while query.limit is None or begin < query.limit:
        rows = ask(query.page(size, begin))
        if rows == first:
            raise ValueError("it does not heed OFFSET")
        if rows:
            yield rows
        if len(rows) < size:
            return
        begin += size
