"""CSV on the web: what the metadata (https://www.w3.org/TR/tabular-metadata/) say of each file, held against it."""

import re
from collections.abc import Iterator
from typing import Any

from ..vocabulary import PREFIXES
from .material import DATASET, Material
from .model import Finding, Test, judged
from .tables import SUFFIX, Table

_PATTERNS = {
    "integer": re.compile(r"-?\d+"),
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "boolean": re.compile("true|false|1|0"),
    "anyURI": re.compile(r"[a-z][a-z0-9+.-]*:\S+"),
}


def _sound(material: Material) -> list[Table]:
    """Give the tables whose cells stand where they belong; :func:`_well_formed` tells of the others."""
    return [table for table in material.tables if not table.flaw]


def _well_formed(material: Material) -> Finding:
    tables = material.tables
    wrong = [f"{table.name}: {table.flaw}" for table in tables if table.flaw]
    return judged(wrong if tables else ["no table"], f"{len(tables)} tables in UTF-8, each with a header", "flaws")


def _described(material: Material) -> Finding:
    """Look whether the metadata name the columns in the order of the header, with datatypes and descriptions."""
    wrong, tables = [], material.tables
    for table in tables:
        if table.metadata is None:
            wrong.append(f"{table.name}: no {table.name}{SUFFIX} that describes it")
        elif [column.get("name") for column in table.columns] != table.header:
            wrong.append(f"{table.name}: other columns than its metadata say")
        else:
            wrong += [
                f"{table.name}: {c['name']}"
                for c in table.columns
                if not c.get("datatype") or not c.get("dc:description")
            ]
    return judged(wrong, f"all columns of {len(tables)} tables are described", "columns or tables not described")


def _licensed(material: Material) -> Finding:
    stated = material.data.texts(DATASET, "dcterms:license")
    tables = material.tables
    return judged((table.name for table in tables if [table.licence] != stated),
                  "every table has the licence of the data set", "tables without it", stated)  # fmt: skip


def _keys(material: Material) -> Finding:
    """Look whether primary keys are unique and foreign keys lead to a row."""
    tables = {table.name: table for table in _sound(material) if table.metadata}
    wrong = [offence for table in tables.values() for offence in _key_offences(table, tables)]
    return judged(wrong, "primary keys are unique, foreign keys lead to a row", "offences against keys")


def _key_offences(table: Table, tables: dict[str, Table]) -> Iterator[str]:
    schema = (table.metadata or {}).get("tableSchema", {})
    key = schema.get("primaryKey") or []
    if not key or not set(key) <= set(table.header):
        yield f"{table.name}: no primary key"
        return
    if len(set(table.cells(key))) != len(table.rows):
        yield f"{table.name}: {', '.join(key)} is not unique"
    for foreign in schema.get("foreignKeys", []):
        column, reference = foreign["columnReference"], foreign["reference"]
        other = tables.get(reference["resource"])
        known = set(other.cells([reference["columnReference"]])) if other else set()
        if any(cell not in known for cell in table.cells([column]) if cell != ("",)):
            yield f"{table.name}: {column} names what is not in {reference['resource']}"


def _values(material: Material) -> Finding:
    """Look whether required cells are filled, and cells hold what their datatype says."""
    wrong = [f"{table.name}: {name}" for table in _sound(material) for name in _bad_columns(table)]
    return judged(wrong, "every cell holds what its column says", "columns with other values")


def _bad_columns(table: Table) -> Iterator[str]:
    for column in table.columns:
        name = str(column.get("name"))
        if name in table.header:
            cells = [cell for (cell,) in table.cells([name])]
            if (column.get("required") and "" in cells) or not all(_fits(cell, column) for cell in cells if cell):
                yield name


def _fits(cell: str, column: dict[str, Any]) -> bool:
    datatype = column.get("datatype", "string")
    form = datatype.get("format") if isinstance(datatype, dict) else None
    pattern = re.compile(form) if form else _PATTERNS.get(str(datatype))
    parts = cell.split(column["separator"]) if column.get("separator") else [cell]
    return pattern is None or all(pattern.fullmatch(part) for part in parts)


def _meaning(material: Material) -> Finding:
    """Look whether the properties that columns stand for are properties of the data."""
    used = {quad.predicate.value for quad in material.data.store}
    named = {c["propertyUrl"] for table in material.tables for c in table.columns if "propertyUrl" in c}
    wrong = sorted(named - used) if named else ["no column says which property it holds"]
    return judged(wrong, f"{len(named)} properties of the data are named", "properties that the data do not have",
                  [PREFIXES["sco"]])  # fmt: skip


TESTS = (
    Test("CSV", "CSVW", "CSV that every program reads", _well_formed),
    Test("CSVW-columns", "CSVW", "Each column is described", _described),
    Test("CSVW-keys", "CSVW", "Primary and foreign keys hold", _keys),
    Test("CSVW-values", "CSVW", "Values are of the datatype that is stated", _values),
    Test("CSVW-properties", "CSVW", "Columns say which property they hold", _meaning),
    Test("CSVW-licence", "CSVW", "Each table has its licence", _licensed),
)
