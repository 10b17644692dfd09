"""The CSV files as a Frictionless Data Package: schemas, keys, sizes and hashes in one file.

Source: https://specs.frictionlessdata.io/tabular-data-package/
"""

import json
from collections.abc import Mapping
from typing import Any

from ...hashing import sha256
from ...publication.metadata import Metadata
from .csvw import PARTIAL_DATE, foreign_columns
from .definition import Column, TableDefinition

_TYPES: dict[str, dict[str, str]] = {
    "iri": {"type": "string", "format": "uri"},
    "date": {"type": "date"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
}


def datapackage(definitions: list[TableDefinition], metadata: Metadata, contents: Mapping[str, bytes]) -> bytes:
    """Return the content of ``datapackage.json``.

    :param contents: the CSV files by name, for their sizes and hashes.
    """
    package = {
        "profile": "tabular-data-package",
        "name": "scokg",
        "id": metadata.iri,
        "title": metadata.title,
        "version": metadata.version,
        "licenses": [{"name": "CC-BY-4.0", "path": metadata.licence}],
        "resources": [_resource(definition, contents[f"{definition.name}.csv"]) for definition in definitions],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(definition: TableDefinition, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": definition.name,
        "path": f"{definition.name}.csv",
        "title": definition.title,
        **({"description": definition.description} if definition.description else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
        "schema": _schema(definition),
    }


def _schema(definition: TableDefinition) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in definition.columns],
        "primaryKey": list(definition.key),
        "missingValues": [""],
    }
    keys = [
        {"fields": [name], "reference": {"resource": "" if table == definition.name else table, "fields": [other]}}
        for name, table, other in foreign_columns(definition)
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type == "partial-date":
        constraints["pattern"] = PARTIAL_DATE
    field: dict[str, Any] = {"name": column.name, **_TYPES.get(column.type, {"type": "string"})}
    return {**field, "description": column.text, **({"constraints": constraints} if constraints else {})}
