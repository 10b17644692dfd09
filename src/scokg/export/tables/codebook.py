"""The codebook: a description of all tables and columns, as Markdown."""

from ...publication.metadata import Metadata
from .definition import Column, TableDefinition

_TYPES = {
    "iri": "IRI",
    "code": "code",
    "text": "text",
    "string": "text",
    "date": "day, `YYYY-MM-DD`",
    "partial-date": "`YYYY`, `YYYY-MM` or `YYYY-MM-DD`",
    "integer": "whole number",
    "decimal": "number",
    "boolean": "`true` or empty",
    "list": "list, one space between; in Parquet a list",
}


def codebook(definitions: list[TableDefinition], metadata: Metadata) -> str:
    """Return the codebook of tables."""
    title = f"# Codebook: {metadata.title}, {metadata.version}\n"
    about = f"Licence: <{metadata.licence}>. Dataset: <{metadata.iri}>.\n"
    return "\n".join([title, about, _codes(), *map(_table, definitions)])


def _codes() -> str:
    """Return the section on the status codes of the panels, generated from the codes."""
    from .panel import NONE, NOT_IN_EXISTENCE, NOT_KNOWN, STATUS_CODES

    roles: dict[int, list[str]] = {}
    for role, code in STATUS_CODES.items():
        roles.setdefault(code, []).append(role)
    meanings = {
        **{code: ", ".join(names) for code, names in sorted(roles.items())},
        NONE: "no status",
        NOT_IN_EXISTENCE: "the organisation did not exist",
        NOT_KNOWN: "not known: a status is only possible, or the statuses are not known through that day",
    }
    rows = [f"| {code} | {meaning} |" for code, meaning in meanings.items()]
    return "\n".join(["## Status codes of the panels", "", "| code | meaning |", "| --- | --- |", *rows, ""])


def _table(definition: TableDefinition) -> str:
    description = " ".join(definition.description.split())
    lines = [f"## {definition.name}", "", f"{definition.title} {description}".strip(), ""]
    lines += [f"Key: {', '.join(f'`{name}`' for name in definition.key)}.", ""]
    lines += ["| column | type | required | in the graph | meaning |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*lines, *map(_row, definition.columns), ""])


def _row(column: Column) -> str:
    meaning = column.text + (f" (→ {column.references})" if column.references else "")
    prop = f"`{column.property}`" if column.property else ""
    kind = _TYPES[column.type] + (f" ({column.lang})" if column.lang else "")
    return f"| `{column.name}` | {kind} | {'yes' if column.required else ''} | {prop} | {meaning} |"
