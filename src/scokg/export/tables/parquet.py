"""Tables as Parquet, with typed columns and their descriptions in the schema."""

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from ...errors import UserError
from ...publication.metadata import Metadata
from .definition import Column, TableData

if TYPE_CHECKING:
    import pyarrow

    from ...rdf.results import Value


def parquet(data: TableData, metadata: Metadata) -> bytes:
    """Return a table as Parquet; the same rows and version of pyarrow produce the same bytes.

    :raises UserError: if pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise UserError("Parquet requires pyarrow: pip install 'scokg[publish]'") from error
    definition = data.definition
    fields = [
        pyarrow.field(c.name, _type(c), nullable=not c.required, metadata={"description": c.text})
        for c in definition.columns
    ]
    table_metadata = {
        "title": definition.title,
        "license": metadata.licence,
        "source": metadata.iri,
        "version": metadata.version,
    }
    schema = pyarrow.schema(fields, metadata=table_metadata)
    cells = zip(*data.table.rows, strict=True) if data.table.rows else ((),) * len(fields)
    values = [[_cell(c, cell) for cell in column] for c, column in zip(definition.columns, cells, strict=True)]
    arrays = [pyarrow.array(column, field.type) for column, field in zip(values, fields, strict=True)]
    out = io.BytesIO()
    write_table(pyarrow.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _type(column: Column) -> "pyarrow.DataType":
    import pyarrow

    types = {
        "date": pyarrow.date32(),
        "integer": pyarrow.int32(),
        "decimal": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return types.get(column.type, pyarrow.string())


def _cell(column: Column, value: "Value") -> Any:  # noqa: ANN401 - any value that pyarrow accepts
    if value is None:
        return [] if column.type == "list" else None
    if column.type == "date":
        return date.fromisoformat(str(value))
    if column.type == "list":
        return str(value).split()
    return value if column.type in {"integer", "decimal", "boolean"} else str(value)
