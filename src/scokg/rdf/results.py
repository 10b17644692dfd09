"""Query results as tables of plain Python values."""

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from ..namespaces import PREFIXES

if TYPE_CHECKING:
    import pandas
    import polars

Value = str | int | float | bool | None
_XSD = PREFIXES["xsd"]
_EXACT_DIGITS = 15
_NUMBERS: dict[str, type[int] | type[float]] = {"integer": int, "decimal": float, "double": float}


class Table:
    """The result of a SELECT query: column names, and rows of plain values in their order.

    It is no tuple, which Arrow and data frames would read as a list of rows.
    """

    __slots__ = ("columns", "rows")

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Value, ...]]) -> None:
        """Make a table of rows that have a value, or None, for each column."""
        self.columns = columns
        self.rows = rows

    def __repr__(self) -> str:
        """Return the number of rows and the columns."""
        return f"<Table of {len(self.rows):,} rows: {', '.join(self.columns)}>"

    def __eq__(self, other: object) -> bool:
        """Return whether columns and rows are the same, in the same order."""
        return isinstance(other, Table) and (self.columns, self.rows) == (other.columns, other.rows)

    __hash__ = None  # type: ignore[assignment]

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

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the table as a data frame with nullable types.

        :raises UserError: if pandas is not installed.
        """
        from . import data_frames

        return data_frames.to_pandas(data_frames.typed_columns(self.columns, self.rows))

    def to_polars(self) -> "polars.DataFrame":
        """Return the table as a data frame of polars.

        :raises UserError: if polars is not installed.
        """
        from . import data_frames

        return data_frames.to_polars(data_frames.typed_columns(self.columns, self.rows))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the table as an Arrow stream, which pyarrow, polars, pandas, DuckDB and others read.

        :param requested_schema: a schema as a PyCapsule, to which the columns are cast if possible.
        :raises UserError: if pyarrow is not installed.
        """
        from . import data_frames

        columns = data_frames.typed_columns(self.columns, self.rows)
        stream: object = data_frames.to_arrow(columns).__arrow_c_stream__(requested_schema)
        return stream

    def _repr_html_(self) -> str:
        """Return the table as HTML with its citation; notebooks call this."""
        from .table_html import to_html

        return to_html(self.columns, self.rows)


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
