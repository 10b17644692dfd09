"""Flat tables and panels as files: CSV with metadata, and Parquet.

Each table has one definition (:mod:`.definition`), from which CSVW metadata, codebook, data package and Parquet schema
are generated.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import UserError
from ...publication.metadata import Metadata
from ...rdf.results import Table
from .definition import TableData, query_table, table_names

if TYPE_CHECKING:
    from ...graph import Graph

CODEBOOK = "codebook.md"


def all_tables(graph: "Graph") -> list[TableData]:
    """Return all flat tables, and the state-year and dyad-year panels for the years that are known completely."""
    from .panel import panel

    tables = [query_table(graph, name) for name in table_names()]
    first, known = graph.first_day(), graph.known_through()
    if first and known:
        last = known.year if (known.month, known.day) == (12, 31) else known.year - 1
        tables += [panel(graph, first.year, last), panel(graph, first.year, last, kind="dyad")]
    return sorted(tables, key=lambda data: data.definition.name)


def write_tables(folder: Path, graph: "Graph", formats: Iterable[str] = ("csv", "parquet")) -> list[str]:
    """Write the tables and their metadata into an existing folder.

    ``csv`` writes ``<table>.csv`` with ``<table>.csv-metadata.json`` (CSVW), ``csv-metadata.json`` for all tables, and
    ``datapackage.json`` (Frictionless); ``parquet`` writes ``<table>.parquet``; both write ``codebook.md``.

    :param formats: one or more of ``csv`` and ``parquet``.
    :returns: the names of the files, sorted.
    :raises UserError: for an unknown format or no format, or if pyarrow is not installed.
    :raises OSError: if a file cannot be written.
    """
    names = set(formats)
    if not names or names - TABLE_FORMATS.keys():
        expected = f"expected one or more of {', '.join(TABLE_FORMATS)}"
        raise UserError(f"tables: {expected}, not {', '.join(sorted(names)) or 'none'}")
    from .codebook import codebook

    tables, metadata = all_tables(graph), Metadata.of_store(graph.store)
    files = {CODEBOOK: codebook([data.definition for data in tables], metadata).encode()}
    for name in sorted(names):
        files.update(TABLE_FORMATS[name](tables, metadata))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return sorted(files)


def _csv_files(tables: list[TableData], metadata: Metadata) -> dict[str, bytes]:
    from .csvw import metadata_files
    from .datapackage import datapackage

    contents = {f"{data.definition.name}.csv": _csv(data.table) for data in tables}
    definitions = [data.definition for data in tables]
    package = datapackage(definitions, metadata, contents)
    return {**contents, **metadata_files(definitions, metadata), "datapackage.json": package}


def _parquet_files(tables: list[TableData], metadata: Metadata) -> dict[str, bytes]:
    from .parquet import parquet

    return {f"{data.definition.name}.parquet": parquet(data, metadata) for data in tables}


def _csv(table: Table) -> bytes:
    """Return a table as CSV in UTF-8, with a header and CRLF line ends.

    Source: https://www.rfc-editor.org/rfc/rfc4180
    """
    return table.to_csv("\r\n").encode()


TABLE_FORMATS: dict[str, Callable[[list[TableData], Metadata], dict[str, bytes]]] = {
    "csv": _csv_files,
    "parquet": _parquet_files,
}
