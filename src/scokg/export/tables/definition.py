"""Flat tables: each is defined by a query in ``queries/tables/``, whose ``#+`` header documents its columns.

The columns that several tables share are documented in ``queries/tables/columns.yaml``.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ...atomic_io import read_bytes
from ...errors import InternalError, UserError
from ...publication.layout import root
from ...query.saved_queries import read_query
from ...rdf.results import Table, Value

if TYPE_CHECKING:
    from ...graph import Graph

TYPES = ("iri", "code", "text", "string", "date", "partial-date", "integer", "decimal", "boolean", "list")


class Column(NamedTuple):
    """A column of a table.

    ``text`` is its description. ``property`` (a compact name) relates the row's ``iri`` to the cell; ``prefix`` (after
    the base IRI) turns a code into an IRI; ``lang`` is the language of a text; ``references`` is ``table.column``.
    """

    name: str
    type: str
    text: str
    required: bool = False
    property: str | None = None
    prefix: str | None = None
    lang: str | None = None
    references: str | None = None


class TableDefinition(NamedTuple):
    """A table without rows; ``thing_class`` is the class of the things in its rows."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    thing_class: str | None = None


class TableData(NamedTuple):
    """A table with its rows."""

    definition: TableDefinition
    table: Table


def table_names() -> list[str]:
    """Return the names of the flat tables, sorted."""
    return sorted(path.stem for path in (root() / "queries" / "tables").glob("*.rq"))


@cache
def shared_columns() -> Mapping[str, Column]:
    """Return the columns that several tables share, by name."""
    import yaml

    path = root() / "queries" / "tables" / "columns.yaml"
    entries = yaml.safe_load(read_bytes(path))
    return {name: _column(path.name, name, entry) for name, entry in entries.items()}


def query_table(graph: "Graph", name: str) -> TableData:
    """Run the query of a flat table.

    :raises UserError: for an unknown table.
    :raises InternalError: if a column is not documented, or several rows have the same key.
    """
    if name not in table_names():
        raise UserError(f"unknown table {name!r}; expected one of {', '.join(table_names())}")
    text = read_bytes(root() / "queries" / "tables" / f"{name}.rq").decode("utf-8")
    query = read_query(name, text)
    table = graph.select(text)
    own = {key: _column(name, key, entry) for key, entry in (query.header.get("columns") or {}).items()}
    if unused := sorted(set(own) - set(table.columns)):
        raise InternalError(f"queries/tables/{name}.rq: the header documents {unused[0]}, which is not selected")
    definition = TableDefinition(
        name,
        query.summary,
        query.description.strip(),
        columns_named(table.columns, own),
        ("iri",),
        query.header.get("class"),
    )
    return TableData(definition, normalized(definition, table))


def columns_named(names: tuple[str, ...], own: Mapping[str, Column] | None = None) -> tuple[Column, ...]:
    """Return the columns with these names.

    :param own: the table's own columns, which take precedence over the shared ones.
    :raises InternalError: if a column is not documented.
    """
    known = {**shared_columns(), **(own or {})}
    if missing := [name for name in names if name not in known]:
        raise InternalError(f"the column {missing[0]} is not documented in queries/tables/")
    return tuple(known[name] for name in names)


def normalized(definition: TableDefinition, table: Table) -> Table:
    """Sort the members of list cells, and check that keys are unique.

    :raises InternalError: if several rows have the same key.
    """
    lists = [column.type == "list" for column in definition.columns]
    rows = [
        tuple(_sorted_list(cell) if is_list else cell for cell, is_list in zip(row, lists, strict=True))
        for row in table.rows
    ]
    places = [table.columns.index(name) for name in definition.key]
    keys = [tuple(row[place] for place in places) for row in rows]
    if len(set(keys)) < len(keys):
        duplicate = next(key for key in keys if keys.count(key) > 1)
        raise InternalError(f"table {definition.name}: several rows for {duplicate}: a column has several values")
    return Table(table.columns, rows)


def _sorted_list(cell: Value) -> Value:
    """Sort the members of a list; engines concatenate them in any order."""
    return " ".join(sorted(str(cell).split())) if cell else None


def _column(where: str, name: str, entry: Mapping[str, Any]) -> Column:
    if not isinstance(entry, dict) or entry.get("type") not in TYPES or not entry.get("text"):
        raise InternalError(f"{where}: the column {name} needs a text and a type, one of {', '.join(TYPES)}")
    return Column(
        name,
        str(entry["type"]),
        str(entry["text"]),
        bool(entry.get("required", False)),
        entry.get("property"),
        entry.get("in"),
        entry.get("lang"),
        entry.get("references"),
    )


def day(value: Value) -> date | None:
    """Parse the date in a cell; None if it is empty."""
    return date.fromisoformat(str(value)) if value else None
