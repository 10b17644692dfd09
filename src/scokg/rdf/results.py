"""Rows of answers: columns and terms, and the same as plain Python values."""

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from ..namespaces import PREFIXES

Value = str | int | float | bool | None
_XSD = PREFIXES["xsd"]
_EXACT_DIGITS = 15
_NUMBERS: dict[str, type[int] | type[float]] = {"integer": int, "decimal": float, "double": float}


class Table(NamedTuple):
    """The answer to a SELECT question: column names, and rows of plain values in their order."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    def records(self) -> Iterator[dict[str, Value]]:
        """Give each row as a mapping from column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_csv(self, line_end: str = "\n") -> str:
        """Write CSV, header first; unbound is empty, true and false are lower case; RFC 4180 ends lines in CR LF."""
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, lineterminator=line_end)
        writer.writerow(self.columns)
        writer.writerows([_csv_cell(value) for value in row] for row in self.rows)
        return out.getvalue()


QueryResult = Table | bool | list[Triple]
"""What a query answers: rows (SELECT), yes or no (ASK), triples (CONSTRUCT, DESCRIBE)."""


def from_solutions(solutions: QuerySolutions) -> Table:
    """Read the solutions of a SELECT query."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Table(columns, [tuple(plain(term) for term in row) for row in solutions])


def plain(term: object) -> Value:
    """Give a term as a plain value: IRIs and texts as str, numbers and booleans as such, unbound as None."""
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype == _XSD + "boolean":
            return term.value in {"true", "1"}
        return number(term.value, datatype.removeprefix(_XSD))
    return term.value if isinstance(term, NamedNode) else None if term is None else str(term)


def number(text: str, datatype: str) -> Value:
    """Read a number of XML Schema; what is none, or cannot be held exactly, stays the text that it is.

    :param datatype: the local name of the datatype.
    """
    try:
        value = _NUMBERS.get(datatype, str)(text)
    except ValueError:
        return text
    return value if not isinstance(value, float) or (isfinite(value) and len(text) <= _EXACT_DIGITS) else text


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
