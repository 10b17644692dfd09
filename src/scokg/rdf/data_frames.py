"""Convert tables to Arrow, pandas and polars: columns of one type each, with nulls for unbound values.

Source: the Arrow PyCapsule interface, https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html
"""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..errors import UserError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Columns = dict[str, list[Any]]


def to_arrow(columns: Columns) -> "pyarrow.Table":
    """Return columns as an Arrow table.

    :raises UserError: if pyarrow is not installed.
    """
    return _required("pyarrow").table(columns)


def to_pandas(columns: Columns) -> "pandas.DataFrame":
    """Return columns as a data frame with nullable types (``Int64``, ``boolean``, ``string``).

    :raises UserError: if pandas is not installed.
    """
    frame: pandas.DataFrame = _required("pandas").DataFrame(columns).convert_dtypes()
    return frame


def to_polars(columns: Columns) -> "polars.DataFrame":
    """Return columns as a data frame of polars.

    :raises UserError: if polars is not installed.
    """
    frame: polars.DataFrame = _required("polars").DataFrame(columns)
    return frame


def typed_columns(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Columns:
    """Return the values of each column.

    Integers beside other numbers become floats; other mixtures become text, as in CSV.
    """
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return {name: _of_one_type(list(values)) for name, values in zip(names, columns, strict=True)}


def _of_one_type(values: list[Any]) -> list[Any]:
    types = {type(value) for value in values if value is not None}
    if len(types) <= 1:
        return values
    if types == {int, float}:
        return [None if value is None else float(value) for value in values]
    return [None if value is None else str(value) for value in values]


def _required(name: str) -> Any:  # noqa: ANN401 - a module that may be missing
    try:
        return import_module(name)
    except ImportError as error:
        raise UserError(f"{name} is not installed; run: pip install {name}") from error
