"""Flat tables of the graph and panels of statuses, as files: CSV that describes itself, and Parquet.

``write_tables`` is the door. Each table is defined once (:mod:`.definition`); CSVW metadata, codebook, data package and
Parquet schema are written from that definition.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import UserError
from ...publication.metadata import Metadata
from .definition import FilledTable, fill, table_names

if TYPE_CHECKING:
    from ...graph import Graph

CODEBOOK = "codebook.md"


def all_tables(graph: "Graph") -> list[FilledTable]:
    """Give every flat table, and the panels by state and year and by pair and year for the years known to their end."""
    from .panel import panel

    tables = [fill(graph, name) for name in table_names()]
    first, known = graph.first_day(), graph.known_through()
    if first and known:
        last = known.year if (known.month, known.day) == (12, 31) else known.year - 1
        tables += [panel(graph, first.year, last), panel(graph, first.year, last, kind="dyad")]
    return sorted(tables, key=lambda filled: filled.definition.name)


def write_tables(folder: Path, graph: "Graph", formats: Iterable[str] = ("csv", "parquet")) -> list[str]:
    """Write the tables with what describes them into a folder that is there.

    ``csv`` gives ``<table>.csv`` with ``<table>.csv-metadata.json`` (CSVW) beside it, ``csv-metadata.json`` for all of
    them together and ``datapackage.json`` (Frictionless); ``parquet`` gives ``<table>.parquet``; both ``codebook.md``.

    :returns: the names of the files, sorted.
    :raises UserError: for an unknown format or none, and for Parquet without pyarrow.
    :raises OSError: when the folder or the disk does not take it.
    """
    asked = set(formats)
    if not asked or asked - TABLE_FORMATS.keys():
        raise UserError(f"tables: formats are {', '.join(TABLE_FORMATS)}; not {', '.join(sorted(asked)) or 'none'}")
    from .codebook import codebook

    tables, about = all_tables(graph), Metadata.of_store(graph.store)
    files = {CODEBOOK: codebook([filled.definition for filled in tables], about).encode()}
    for name in sorted(asked):
        files.update(TABLE_FORMATS[name](tables, about))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return sorted(files)


def _csv_files(tables: list[FilledTable], about: Metadata) -> dict[str, bytes]:
    from .csvw import metadata_files
    from .datapackage import datapackage

    contents = {f"{filled.definition.name}.csv": csv_bytes(filled) for filled in tables}
    definitions = [filled.definition for filled in tables]
    package = datapackage(definitions, about, contents)
    return {**contents, **metadata_files(definitions, about), "datapackage.json": package}


def _parquet_files(tables: list[FilledTable], about: Metadata) -> dict[str, bytes]:
    from .parquet import parquet

    return {f"{filled.definition.name}.parquet": parquet(filled, about) for filled in tables}


def csv_bytes(filled: FilledTable) -> bytes:
    """Write a table as RFC 4180 has it: UTF-8, header first, lines end in CR LF."""
    return filled.table.to_csv("\r\n").encode()


TABLE_FORMATS: dict[str, Callable[[list[FilledTable], Metadata], dict[str, bytes]]] = {
    "csv": _csv_files,
    "parquet": _parquet_files,
}
