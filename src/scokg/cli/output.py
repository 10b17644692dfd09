"""The output of the commands: tables and colour on a terminal, CSV and JSON elsewhere."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..namespaces import compact
from ..rdf.results import Table, Value

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from ..validation.report import ValidationProblem, ValidationReport

LEVELS = ("error", "warning", "info")
CLAIM_COLUMNS = ("verdict", "text", "reason", "standsName", "standsDate", "standsSource")
"""The columns of a table of claims."""
_DEFAULT_CELLS = {"", "certainly"}  # a column without other values is left out of a table
_COLOURS = {"member": "green", "certainly": "green", "possibly": "yellow", "observer": "cyan"}


def is_for_people(form: str | None) -> bool:
    """Return whether the output is a table: by its format, or because it goes to a terminal."""
    return form == "table" or (form is None and sys.stdout.isatty())


def write_table(
    table: Table, form: str | None, *, title: str | None = None, terminal_columns: Sequence[str] | None = None
) -> None:
    """Write rows in a format; by default as a table on a terminal, as CSV elsewhere.

    :param terminal_columns: the columns of the table; the other formats have all columns.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "json":
        write_json(list(table.records()))
    elif form == "csv":
        print(table.to_csv(), end="")
    else:
        _print_rich(table, title, terminal_columns or table.columns)


def write_sections(
    title: str,
    parts: dict[str, Table],
    form: str | None,
    *,
    terminal_columns: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write several tables: a JSON object, a CSV with a column for the part, or one table after another.

    :param terminal_columns: for each part, the columns of its table; the other formats have all columns.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "json":
        write_json({name: list(part.records()) for name, part in parts.items()})
    elif form == "csv":
        columns = tuple(dict.fromkeys(column for part in parts.values() for column in part.columns))
        rows = [
            (name, *(record.get(column) for column in columns))
            for name, part in parts.items()
            for record in part.records()
        ]
        print(Table(("part", *columns), rows).to_csv(), end="")
    else:
        _print_title(title)
        for name, part in parts.items():
            shown = (terminal_columns or {}).get(name, part.columns)
            _print_rich(part, f"\n{name}" if part.rows else f"\nno {name}", shown)


def write_parts(title: str, parts: dict[str, Table], form: str | None, terminal_columns: Sequence[str]) -> None:
    """Write the parts of a table: one after another on a terminal, together elsewhere."""
    if not is_for_people(form):
        tables = list(parts.values())
        write_table(Table(tables[0].columns, [row for table in tables for row in table.rows]), form)
        return
    for name, part in parts.items():
        _print_rich(part, f"{title}, {name}", terminal_columns)


def write_boolean(answer: bool, form: str | None) -> None:
    """Write the answer to an ASK query."""
    if form == "json":
        write_json({"boolean": answer})
    else:
        print("yes" if answer else "no")


def write_triples(triples: "list[Triple]", form: str | None) -> None:
    """Write the answer to a CONSTRUCT or DESCRIBE query; by default as Turtle."""
    from pyoxigraph import RdfFormat

    from ..rdf.serializers import write_triples as serialized_triples

    if form in {"json", "jsonld"}:
        print(serialized_triples(triples, RdfFormat.JSON_LD))
    elif form == "nt":
        print(serialized_triples(triples, RdfFormat.N_TRIPLES), end="")
    elif form == "csv":
        rows: list[tuple[Value, ...]] = [(str(t.subject), str(t.predicate), str(t.object)) for t in triples]
        print(Table(("subject", "predicate", "object"), rows).to_csv(), end="")
    else:
        print(serialized_triples(triples, RdfFormat.TURTLE), end="")


def write_report(report: "ValidationReport", form: str, level: str) -> None:
    """Write a validation report, down to a level; the counts at the end of the text include all levels."""
    reported = LEVELS[: LEVELS.index(level) + 1]
    all_problems = report.problems
    report = report._replace(problems=[problem for problem in all_problems if problem.level in reported])
    if form == "sarif":
        from ..publication.layout import root
        from ..validation.sarif import sarif

        write_json(sarif(report, root()))
    elif form == "json":
        problems = [problem._asdict() for problem in report.problems]
        write_json({"conforms": report.conforms, "checked": _counts(report), "problems": problems})
    elif form == "csv":
        from ..validation.report import ValidationProblem

        print(Table(ValidationProblem._fields, [tuple(problem) for problem in report.problems]).to_csv(), end="")
    else:
        _print_report(report, all_problems)


def _counts(report: "ValidationReport") -> dict[str, int]:
    return {"files": report.files, "triples": report.triples, "shapes": report.shapes, "rules": report.rules}


def _print_report(report: "ValidationReport", all_problems: "list[ValidationProblem]") -> None:
    for problem in report.problems:
        place = f"{problem.file}:{problem.line}:{problem.column}: " if problem.file else ""
        about = f"{compact(problem.thing)}: " if problem.thing else ""
        detail = ": ".join(compact_all(part) for part in (problem.property, problem.value) if part)
        print(f"{place}{problem.level}: {about}{problem.message}{f' ({detail})' if detail else ''} [{problem.rule}]")
    levels = [sum(p.level == level for p in all_problems) for level in LEVELS]
    counts = ", ".join(f"{count} {name}" for name, count in _counts(report).items())
    verdict = "conforms" if report.conforms else "does not conform"
    print(f"{verdict}: {levels[0]} errors, {levels[1]} warnings, {levels[2]} infos ({counts})")


def compact_all(text: str) -> str:
    """Replace IRIs by compact names in a text: an IRI, or a path or literal with IRIs in angle brackets."""
    import re

    shortened = re.sub(r"<([^<>\s]+)>", lambda found: compact(found[1]), text)
    return compact(shortened)


def note(text: str) -> None:
    """Write a note to standard error."""
    print(text, file=sys.stderr)


@contextmanager
def progress(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """Show a progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda text, done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what)
        yield lambda text, done, total: bar.update(task, description=f"{what}: {text}", completed=done, total=total)


def write_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Write indented JSON."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def _print_title(title: str) -> None:
    from rich.console import Console
    from rich.text import Text

    Console().print(Text(title, style="italic"))


def _print_rich(table: Table, title: str | None, columns: Sequence[str]) -> None:
    """Print a table that fits the terminal; cells are not truncated, default-only and surplus columns are left out."""
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    if title:
        _print_title(title)
    if not table.rows and title:
        return
    console = Console()
    cells = [{column: _cell(record[column]) for column in columns} for record in table.records()]
    informative = [column for column in columns if not cells or {row[column] for row in cells} - _DEFAULT_CELLS]
    shown = fitting_columns(cells, informative, console.width)
    grid = RichTable(box=None, pad_edge=False, header_style="bold")
    for column in shown:
        grid.add_column(column, no_wrap=_is_code(cells, column), overflow="fold")
    for row in cells:
        grid.add_row(*(Text(row[column], style=_COLOURS.get(row[column], "")) for column in shown))
    console.print(grid)


_MAX_CODE, _MIN_TEXT = 26, 18


def _is_code(cells: list[dict[str, str]], column: str) -> bool:
    """Return whether a column contains codes or dates, which are not wrapped."""
    return _width(cells, column) <= _MAX_CODE and not any(" " in row[column] for row in cells)


def _width(cells: list[dict[str, str]], column: str) -> int:
    return max((len(row[column]) for row in cells), default=0) if cells else len(column)


def fitting_columns(cells: list[dict[str, str]], columns: Sequence[str], width: int) -> list[str]:
    """Return the columns that fit the terminal: short cells are not wrapped, long ones need a minimum width.

    :param columns: by priority, the most important first.
    :param width: width of the terminal, in characters.
    """
    chosen: list[str] = []
    left = width
    for column in columns:
        width_of = _width(cells, column)
        needed = max(width_of if _is_code(cells, column) else min(width_of, _MIN_TEXT), len(column)) + 2
        if needed > left and chosen:
            break
        chosen.append(column)
        left -= needed
    return chosen


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else compact(str(value))
