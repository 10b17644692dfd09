"""CSVW metadata of the CSV files.

``aboutUrl``, ``propertyUrl`` and ``valueUrl`` map the columns to the graph, so that the conversion of a table to RDF
(csv2rdf, minimal mode) yields triples of the graph and no others. Columns without such a mapping (lists, dates of mixed
precision, panels) are suppressed there.

Sources: https://www.w3.org/TR/tabular-metadata/, https://www.w3.org/TR/csv2rdf/
"""

import json
from collections.abc import Iterable
from typing import Any

from ...namespaces import BASE, PREFIXES, expand
from ...publication.metadata import Metadata
from .definition import Column, TableDefinition

CONTEXT = "http://www.w3.org/ns/csvw"
PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_DATATYPES: dict[str, Any] = {
    "iri": "anyURI",
    "date": "date",
    "integer": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "partial-date": {"base": "string", "format": PARTIAL_DATE},
}


def metadata_files(definitions: list[TableDefinition], metadata: Metadata) -> dict[str, bytes]:
    """Return ``<table>.csv-metadata.json`` for each table with the tables it references, and one file for all."""
    known = {definition.name: definition for definition in definitions}
    files = {
        f"{name}.csv-metadata.json": _group(_with_referenced(definition, known), metadata)
        for name, definition in known.items()
    }
    return {**files, "csv-metadata.json": _group(definitions, metadata)}


def _with_referenced(definition: TableDefinition, known: dict[str, TableDefinition]) -> list[TableDefinition]:
    """Return a table and all tables that it references, directly or not; CSVW requires them in the same group."""
    found, queue = [definition], [definition]
    while queue:
        for name in referenced_tables(queue.pop()):
            if known[name] not in found:
                found.append(known[name])
                queue.append(known[name])
    return found


def foreign_columns(definition: TableDefinition) -> list[tuple[str, str, str]]:
    """Return the foreign keys of a table: column, other table, other column. Lists are not keys."""
    return [
        (column.name, *column.references.split(".", 1))  # type: ignore[misc]
        for column in definition.columns
        if column.references and column.type != "list" and definition.key != (column.name,)
    ]


def referenced_tables(definition: TableDefinition) -> list[str]:
    """Return the names of the tables that a table references, sorted."""
    return sorted({table for _, table, _ in foreign_columns(definition)})


def _group(definitions: Iterable[TableDefinition], metadata: Metadata) -> bytes:
    content = {
        "@context": [CONTEXT, {"@language": "en"}],
        "dc:license": {"@id": metadata.licence},
        "dc:title": metadata.title,
        "dc:source": {"@id": metadata.iri},
        "dc:hasVersion": metadata.version,
        "tables": [_table(definition, metadata) for definition in definitions],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _table(definition: TableDefinition, metadata: Metadata) -> dict[str, Any]:
    table: dict[str, Any] = {
        "url": f"{definition.name}.csv",
        "dc:title": definition.title,
        "dc:license": {"@id": metadata.licence},
        **({"dc:description": definition.description} if definition.description else {}),
        **({} if definition.thing_class else {"suppressOutput": True}),
    }
    columns = [_column(column) for column in definition.columns]
    schema: dict[str, Any] = {"columns": columns, "primaryKey": list(definition.key)}
    if definition.thing_class:
        columns.append(_type_column(definition.thing_class))
        schema["aboutUrl"] = "{+iri}"
    if keys := foreign_columns(definition):
        schema["foreignKeys"] = [
            {"columnReference": name, "reference": {"resource": f"{table}.csv", "columnReference": other}}
            for name, table, other in keys
        ]
    return {**table, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.text,
        "datatype": _DATATYPES.get(column.type, "string"),
        "required": column.required,
        "null": "",
    }
    if column.type == "list":
        described["separator"] = " "
    if column.lang:
        described["lang"] = column.lang
    if not column.property:
        return {**described, "suppressOutput": True}
    described["propertyUrl"] = expand(column.property)
    if column.prefix:
        described["valueUrl"] = f"{BASE}{column.prefix}{{{column.name}}}"
    elif column.type == "iri":
        described["valueUrl"] = f"{{+{column.name}}}"
    return described


def _type_column(thing_class: str) -> dict[str, Any]:
    """Return the column for the class of the row's thing; it is in no cell, so the column is virtual, and the last."""
    return {
        "name": "type",
        "virtual": True,
        "propertyUrl": PREFIXES["rdf"] + "type",
        "valueUrl": expand(thing_class),
    }
