"""CSV files of a release, with the metadata that stand beside them."""

import csv
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

SUFFIX = "-metadata.json"
"""What the name of a table's metadata ends with, after that of the table."""


class Table(NamedTuple):
    """A CSV file and what its metadata say of it."""

    name: str
    metadata: dict[str, Any] | None
    licence: str | None
    header: list[str]
    rows: list[list[str]]
    flaw: str

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Give the described columns that stand in the file."""
        schema = (self.metadata or {}).get("tableSchema", {})
        return [column for column in schema.get("columns", []) if not column.get("virtual")]

    def cells(self, names: list[str]) -> list[tuple[str, ...]]:
        """Give the values of some columns, row by row."""
        places = [self.header.index(name) for name in names]
        return [tuple(row[place] for place in places) for row in self.rows]


def read_table(path: Path) -> Table:
    """Read a table and what stands beside it about it."""
    name, content = path.name, path.read_bytes()
    described = path.with_name(name + SUFFIX)
    group = json.loads(described.read_bytes()) if described.is_file() else {}
    table = next((one for one in group.get("tables", []) if one.get("url") == name), None)
    licence = ((table or {}).get("dc:license") or group.get("dc:license") or {}).get("@id")
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return Table(name, table, licence, [], [], str(error))
    flaw = "begins with a byte order mark" if content.startswith(b"\xef\xbb\xbf") else ""
    if any(len(row) != len(rows[0]) for row in rows):
        flaw = "rows of different length"
    return Table(name, table, licence, rows[0] if rows else [], rows[1:], flaw if rows else "is empty")
