"""Query results as tables of plain Python values."""

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
    """The result of a SELECT query: column names, and rows of plain values in their order."""

    columns: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield each row as a mapping from column to value."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_csv(self, line_end: str = "\n") -> str:
        """Return the table as CSV with a header; unbound values are empty, booleans are lower case.

        :param line_end: the line terminator; RFC 4180 requires CR LF.
        """
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, lineterminator=line_end)
        writer.writerow(self.columns)
        writer.writerows([_csv_cell(value) for value in row] for row in self.rows)
        return out.getvalue()


QueryResult = Table | bool | list[Triple]
"""The result of a query: a table (SELECT), a bool (ASK) or triples (CONSTRUCT, DESCRIBE)."""


def from_solutions(solutions: QuerySolutions) -> Table:
    """Return the solutions of a SELECT query as a table."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Table(columns, [tuple(plain_value(term) for term in row) for row in solutions])


def plain_value(term: object) -> Value:
    """Return a term as a plain value: str for IRIs and text, numbers and booleans as such, None for unbound."""
    if isinstance(term, Literal):
        datatype = term.datatype.value
        if datatype == _XSD + "boolean":
            return term.value in {"true", "1"}
        return parse_number(term.value, datatype.removeprefix(_XSD))
    return term.value if isinstance(term, NamedNode) else None if term is None else str(term)


def parse_number(text: str, datatype: str) -> Value:
    """Parse a number of XML Schema; return the text unchanged if it is no number or has no exact float.

    :param datatype: the local name of the datatype (``integer``, ``decimal``, ...).
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
