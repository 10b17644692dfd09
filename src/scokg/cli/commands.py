"""One short function a command: it calls the API and hands the answer to the output."""

import argparse
import sys
from datetime import date
from pathlib import Path

from ..dates import parse_day
from ..errors import UserError
from ..graph import Answer, Graph, StatusRow, open_graph
from ..table import Table
from . import output

_SHORT_STATUS = ("state", "name", "status", "since", "until", "certainty", "authority", "instrument", "sources")


def status(options: argparse.Namespace) -> int:
    """``scokg status``: exit code 1 when a state was named and had no status that day."""
    on = parse_day(options.on, f"--on {options.on}") if options.on else date.today()
    graph = open_graph()
    rows = graph.status(on, options.state, reckoning=options.reckoning, lang=options.lang)
    table = Table(StatusRow._fields, [tuple(row) for row in rows])
    title = f"Statuses on {on} ({options.reckoning.replace('-', ' ')})"
    output.write_table(table, options.format, title=title, terminal_columns=_SHORT_STATUS)
    _note_bounds(graph, on, rows)
    return 1 if options.state and not rows else 0


def _note_bounds(graph: Graph, on: date, rows: list[StatusRow]) -> None:
    first, known = graph.first_day(), graph.known_through()
    if not rows and first and on < first:
        output.note(f"No status existed on {on}: the first began on {first}.")
    elif not rows:
        output.note(f"No status is recorded for {on}.")
    if known and on > known:
        output.note(
            f"The statuses are known through {known}. {on} lies after that: what has no known end holds only possibly."
        )


def history(options: argparse.Namespace) -> int:
    """``scokg history``."""
    table = open_graph().history(options.state, lang=options.lang)
    output.write_table(table, options.format)
    return 0


def why(options: argparse.Namespace) -> int:
    """``scokg why``."""
    evidence = open_graph().why(options.thing, lang=options.lang)
    parts = {"sources": evidence.sources, "claims": evidence.claims, "notes": evidence.notes}
    output.write_sections(f"{evidence.label} <{evidence.iri}>", parts, options.format)
    return 0


def show(options: argparse.Namespace) -> int:
    """``scokg show``."""
    thing = open_graph().show(options.thing, lang=options.lang)
    if options.format == "ttl":
        print(thing.to_turtle(), end="")
    elif options.format == "jsonld":
        print(thing.to_jsonld())
    else:
        output.write_table(thing.table(), options.format, title=f"{thing.label} <{thing.iri}>")
    return 0


def find(options: argparse.Namespace) -> int:
    """``scokg find``: exit code 1 when nothing bears such a name."""
    text = " ".join(options.text)
    matches = open_graph().find(text, lang=options.lang)
    columns = ("label", "name", "property", "match", "iri")
    output.write_table(Table(columns, [tuple(getattr(m, c) for c in columns) for m in matches]), options.format)
    if not matches:
        output.note(f"Nothing bears a name like {text!r}.")
    return 0 if matches else 1


def query(options: argparse.Namespace) -> int:
    """``scokg query``: exit code 1 when an ASK question is answered with no."""
    if options.query is None:
        return _catalogue(options)
    name, text = _query_text(options)
    answer = _ask(options, name, text)
    return _write_answer(answer, options.format)


def _catalogue(options: argparse.Namespace) -> int:
    from ..saved import query_names, saved_query

    rows = []
    for name in query_names():
        saved = saved_query(name)
        rows.append((name, saved.summary, " ".join(f"{p.name}={p.default}" for p in saved.parameters)))
    output.write_table(
        Table(("question", "summary", "parameters"), list(rows)), options.format, title="Saved questions"
    )
    return 0


def _query_text(options: argparse.Namespace) -> tuple[str, str]:
    from ..files import read_bytes
    from ..saved import bind_texts, query_text, read_query

    values = dict(_key_value(param) for param in options.param)
    if options.query == "-":
        name, text = "standard input", sys.stdin.read()
    elif options.query.endswith(".rq") or "/" in options.query:
        name, text = options.query, _decode(read_bytes(Path(options.query)), options.query)
    else:
        name, text = options.query, query_text(options.query)
    return name, bind_texts(read_query(name, text), values) if values else text


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{name}: not UTF-8; save the file as UTF-8") from error


def _key_value(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UserError(f"--param {text}: a parameter is written KEY=VALUE, for example on=2017-06-09")
    return key, value


def _ask(options: argparse.Namespace, name: str, text: str) -> Answer:
    if options.endpoint:
        from ..endpoint import query_endpoint

        return query_endpoint(options.endpoint, text, name)
    return open_graph().query(text, name)


def _write_answer(answer: Answer, form: str | None) -> int:
    if isinstance(answer, Table):
        if form in {"ttl", "jsonld"}:
            raise UserError(f"--format {form} is for CONSTRUCT and DESCRIBE queries; this one answers with rows")
        output.write_table(answer, form)
        return 0
    if isinstance(answer, bool):
        output.write_boolean(answer, form)
        return 0 if answer else 1
    output.write_triples(answer, form)
    return 0


def validate(options: argparse.Namespace) -> int:
    """``scokg validate``: exit code 1 when something is wrong."""
    from ..validation import validate as run

    with output.progress("Validating") as progress:
        report = run(options.files, engine=options.engine, progress=progress)
    output.write_report(report, options.format, options.level)
    return 0 if report.conforms else 1


def fmt(options: argparse.Namespace) -> int:
    """``scokg fmt``: exit code 1 with --check when a file differs."""
    from ..formatter import format_file

    paths = _turtle_paths(options.files)
    differing = []
    with output.progress("Formatting") as progress:
        for step, path in enumerate(paths):
            progress(path.name, step, len(paths))
            if format_file(path, check=options.check):
                differing.append(path)
    for path in differing:
        print(path)
    verb = "not in canonical form (run `scokg fmt`)" if options.check else "formatted"
    output.note(f"{len(paths)} files looked at, {len(differing)} {verb}.")
    return 1 if options.check and differing else 0


def _turtle_paths(given: list[Path]) -> list[Path]:
    from ..files import is_checkout, root

    if not given and not is_checkout():
        raise UserError("fmt: name the files; the published files of an installed scokg are not to be changed")
    folders = given or [root() / name for name in ("ontology", "data", "shapes")]
    paths = [path for item in folders for path in (sorted(item.rglob("*.ttl")) if item.is_dir() else [item])]
    if not paths:
        raise UserError(f"{', '.join(map(str, folders))}: no Turtle file (*.ttl) there")
    return paths
