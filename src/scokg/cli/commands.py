"""One short function a command: it calls the API and hands the answer to the output."""

import argparse
import sys
from datetime import date
from pathlib import Path

from ..dates import parse_day
from ..errors import UserError
from ..graph import Graph, StatusRow, open_graph
from ..table import Answer, Table
from ..vocabulary import compact
from . import output

# What a table on a terminal shows, the least needed last: it is the first to go when the terminal is narrow.
_STATUS_COLUMNS = ("name", "status", "since", "certainty", "authority", "until", "sources", "instrument", "state")
_CLAIM_COLUMNS = ("verdict", "text", "reason", "standsName", "standsDate", "standsSource")
_AUDIT_COLUMNS = ("id", "verdict", "text", "reason", "stands")
_HISTORY_COLUMNS = ("date", "kind", "status", "authority", "place", "confidence", "instrument", "source")
_TIMELINE_COLUMNS = ("date", "event", "other", "detail", "place", "confidence", "source")
_FIND_COLUMNS = ("label", "iri", "match", "name", "property")
_WHY_COLUMNS = {
    "sources": ("kind", "source", "title", "about", "property", "confidence", "url"),
    "claims": _CLAIM_COLUMNS,
    "notes": ("note", "about", "inferred"),
}


def status(options: argparse.Namespace) -> int:
    """``scokg status``: exit code 1 when a state was named and had no status that day."""
    on = date.today() if options.on is None else parse_day(options.on, f"--on {options.on}")
    graph = open_graph()
    rows = graph.status(on, options.state, reckoning=options.reckoning, lang=options.lang)
    table = Table(StatusRow._fields, [tuple(row) for row in rows])
    title = f"Statuses on {on} ({options.reckoning.replace('-', ' ')})"
    output.write_table(table, options.format, title=title, terminal_columns=_STATUS_COLUMNS)
    if not rows:
        output.note(_why_none(graph, on, options))
    known = graph.known_through()
    if known and on > known:
        output.note(
            f"The statuses are known through {known}. {on} lies after that: what has no known end holds only possibly."
        )
    return 1 if options.state and not rows else 0


def _why_none(graph: Graph, on: date, options: argparse.Namespace) -> str:
    """Say in words that nobody, or the state, had no status: not yet, not any more, or decided only."""
    first, known = graph.first_day(), graph.known_through()
    if first and on < first:
        return f"No status existed on {on}: the first began on {first}."
    if not options.state:
        return f"No status is recorded for {on}."
    name = graph.names.label(graph.names.resolve(options.state, kind="state"), options.lang)
    if options.reckoning == "in-force":
        for row in graph.status(on, options.state, reckoning="decided", lang=options.lang):
            return f"{name} had no status in force on {on}; decided, not yet in force: {row.status}, since {row.since}."
    return f"{name} had no status on {on}." if known and on <= known else f"No status of {name} is known for {on}."


def history(options: argparse.Namespace) -> int:
    """``scokg history``: exit code 1 when nothing dated is recorded."""
    graph = open_graph()
    ask = graph.timeline if options.all else graph.history
    table = ask(options.thing, lang=options.lang)
    (iri, *_) = graph.names.meant(options.thing, kind="state") or [graph.names.resolve(options.thing)]
    name, by_steps = graph.names.label(iri, options.lang), "kind" in table.columns
    title = f"{name}, step by step" if by_steps else f"{name}, event by event"
    columns = _HISTORY_COLUMNS if by_steps else _TIMELINE_COLUMNS
    if output.is_for_people(options.format):
        table = _without_addresses(table)
    output.write_table(table, options.format, title=title, terminal_columns=columns)
    if not table.rows:
        output.note(_why_no_history(graph, iri, name, by_steps=by_steps))
    return 0 if table.rows else 1


def _without_addresses(table: Table) -> Table:
    """Leave the address out of each source: on a terminal it takes more room than all the rest."""
    at = table.columns.index("source")
    rows = [(*row[:at], str(row[at] or "").partition(" <")[0], *row[at + 1 :]) for row in table.rows]
    return Table(table.columns, rows)


def _why_no_history(graph: Graph, iri: str, name: str, *, by_steps: bool) -> str:
    """Say in words that no history is recorded, and which command tells more."""
    thing = compact(iri)
    if by_steps and graph.timeline(iri).rows:
        return f"No step is recorded for {name}; `scokg history --all {thing}` tells its other events."
    what = f"No step is recorded for {name}" if by_steps else f"Nothing with a date is recorded for {name}"
    return f"{what}; `scokg show {thing}` tells what is known, `scokg why {thing}` what sources claim."


def why(options: argparse.Namespace) -> int:
    """``scokg why``."""
    evidence = open_graph().why(options.thing, lang=options.lang)
    if options.format == "ttl":
        print(evidence.to_turtle(), end="")
        return 0
    parts = {"sources": evidence.sources, "claims": evidence.claims, "notes": evidence.notes}
    output.write_sections(f"{evidence.label} <{evidence.iri}>", parts, options.format, terminal_columns=_WHY_COLUMNS)
    if not any(part.rows for part in parts.values()):
        output.note(f"No source, claim or note stands behind {evidence.label}.")
    return 0


def claims(options: argparse.Namespace) -> int:
    """``scokg claims``: exit code 1 when there is none."""
    table = open_graph().claims(verdict=options.verdict, about=options.about, lang=options.lang)
    output.write_table(table, options.format, title="Claims of sources", terminal_columns=_CLAIM_COLUMNS)
    if not table.rows:
        output.note("No such claim is recorded; `scokg query verdicts` counts those that are.")
    return 0 if table.rows else 1


def article(options: argparse.Namespace) -> int:
    """``scokg article``: one table a paragraph on a terminal, one table in all elsewhere."""
    table = open_graph().ask_saved("article-audit", lang=options.lang)
    paragraphs = list(dict.fromkeys(row[0] for row in table.rows))
    if options.paragraph is not None:
        if options.paragraph not in paragraphs:
            known = f"{paragraphs[0]} to {paragraphs[-1]}"
            raise UserError(f"article: --paragraph {options.paragraph}: the paragraphs are numbered {known}")
        paragraphs = [options.paragraph]
    parts = {f"paragraph {n}": Table(table.columns, [row for row in table.rows if row[0] == n]) for n in paragraphs}
    output.write_parts("The founding article", parts, options.format, _AUDIT_COLUMNS)
    return 0


def cite(options: argparse.Namespace) -> int:
    """``scokg cite``."""
    citation = open_graph().cite(options.what, lang=options.lang, **_values(options.param))
    print(citation.to_csl() if options.format == "csl" else citation.to_bibtex(), end="")
    return 0


def show(options: argparse.Namespace) -> int:
    """``scokg show``: everything in the formats for programs; a page for people in tables."""
    graph = open_graph()
    if options.format == "jsonld":
        from ..jsonld import framed

        output.write_json(framed(graph, options.thing))
        return 0
    thing = graph.show(options.thing, lang=options.lang)
    if options.format == "ttl":
        print(thing.to_turtle(), end="")
    elif not output.is_for_people(options.format):
        output.write_table(thing.table(), options.format)
    else:
        parts = thing.sections()
        output.write_sections(f"{thing.label} <{thing.iri}>", parts, "table")
        if sum(len(part.rows) for part in parts.values()) < len(thing.table().rows):
            output.note("Not every statement is shown; --format csv gives all of them.")
    return 0


def find(options: argparse.Namespace) -> int:
    """``scokg find``: exit code 1 when nothing bears such a name."""
    text, graph = " ".join(options.text), open_graph()
    matches = graph.find(text, lang=options.lang, limit=options.limit + 1)
    more, matches = len(matches) > options.limit, matches[: options.limit]
    columns = ("label", "name", "property", "match", "iri")
    table = Table(columns, [tuple(getattr(m, c) for c in columns) for m in matches])
    output.write_table(table, options.format, terminal_columns=_FIND_COLUMNS)
    for match in matches[:1]:
        for reason in graph.why_garbled(match):
            output.note(f"{match.name}: {reason}")
    if more:
        output.note(f"Only the first {options.limit} are shown; --limit shows more.")
    if not matches:
        output.note(f"Nothing bears a name like {text!r}.")
    return 0 if matches else 1


def query(options: argparse.Namespace) -> int:
    """``scokg query``: exit code 1 when an ASK question is answered with no."""
    if options.query is None:
        if options.param or options.endpoint:
            raise UserError("query: name a saved question, a file or -; without one, nothing is asked")
        return _catalogue(options)
    graph = open_graph()
    name, text = _query_text(graph, options)
    answer = _ask(graph, options, name, text)
    code = _write_answer(answer, options.format)
    if not options.endpoint:
        _note_coverage(graph, name, text, answer)
    return code


def _note_coverage(graph: Graph, name: str, text: str, answer: Answer) -> None:
    """Say what an empty answer to a saved question means, or that the days asked about are not all known."""
    from ..completeness import coverage, is_empty
    from ..saved import query_names, saved_query

    if name not in query_names():
        return
    if words := coverage(graph, saved_query(name), text).note(empty=is_empty(answer)):
        output.note(words)


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


def _query_text(graph: Graph, options: argparse.Namespace) -> tuple[str, str]:
    from ..files import read_bytes
    from ..saved import query_text, read_query

    if options.query == "-":
        name, text = "standard input", _decode(_standard_input(), "standard input")
    elif options.query.endswith(".rq") or "/" in options.query:
        name, text = options.query, _decode(read_bytes(Path(options.query)), options.query)
    else:
        name, text = options.query, query_text(options.query)
    values = _values(options.param)
    if not values and options.lang is None:
        return name, text
    saved = read_query(name, text)
    if options.lang and any(parameter.name == "lang" for parameter in saved.parameters):
        values.setdefault("lang", options.lang)
    return name, graph.bind(saved, values)


def _values(parameters: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for text in parameters:
        key, value = _key_value(text)
        if values.setdefault(key, value) != value:
            raise UserError(f"--param {text}: {key} is given twice")
    return values


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UserError("query -: the standard input is closed; give a file or pipe a query in")
    return sys.stdin.buffer.read()


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


def _ask(graph: Graph, options: argparse.Namespace, name: str, text: str) -> Answer:
    if options.endpoint:
        from ..endpoint import query_endpoint
        from ..saved import query_names

        return query_endpoint(options.endpoint, text, name, ordered=name in query_names(), note=output.note)
    return graph.query(text, name)


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
    """``scokg fmt``: exit code 1 with --check when a file differs; a file that cannot be read stops no other."""
    paths = _turtle_paths(options.files)
    differing, failures = _format_all(paths, check=options.check)
    if options.format in {"json", "csv"}:
        output.write_table(Table(("file",), [(str(path),) for path in differing]), options.format)
    else:
        for path in differing:
            print(path)
    verb = "not in canonical form (run `scokg fmt`)" if options.check else "formatted"
    output.note(f"{len(paths)} files looked at, {len(differing)} {verb}.")
    if failures:
        raise UserError("\n       ".join(failures))
    return 1 if options.check and differing else 0


def _format_all(paths: list[Path], *, check: bool) -> tuple[list[Path], list[str]]:
    """Format the files; give those that differed, and what is wrong with those that could not be formatted."""
    from ..formatter import format_file

    differing: list[Path] = []
    failures: list[str] = []
    with output.progress("Formatting") as progress:
        for step, path in enumerate(paths):
            progress(path.name, step, len(paths))
            try:
                if format_file(path, check=check):
                    differing.append(path)
            except UserError as error:
                failures.append(str(error))
    return differing, failures


def _turtle_paths(given: list[Path]) -> list[Path]:
    from ..files import is_checkout, root

    if not given and not is_checkout():
        raise UserError("fmt: name the files; the published files of an installed scokg are not to be changed")
    folders = given or [root() / name for name in ("ontology", "data", "shapes")]
    paths = [path for item in folders for path in (sorted(item.rglob("*.ttl")) if item.is_dir() else [item])]
    if not paths:
        raise UserError(f"{', '.join(map(str, folders))}: no Turtle file (*.ttl) there")
    return paths
