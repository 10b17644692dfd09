"""``scokg history``: the history of a thing, step by step or event by event."""

import argparse

from ..graph import Graph, open_graph
from ..namespaces import compact
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_format, add_lang, add_thing

_EXAMPLES = """
  scokg history BLR
  scokg history BLR --all
  scokg history Tashkent
  scokg history 印度 --lang zh --format csv"""
_STEP_COLUMNS = ("date", "kind", "status", "authority", "place", "confidence", "instrument", "source")
_EVENT_COLUMNS = ("date", "event", "other", "detail", "place", "confidence", "source")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "show the history of a thing: the steps of a state's status, or all dated events"
    parser = add_command(subparsers, "history", text, run, _EXAMPLES)
    add_thing(parser)
    parser.add_argument("--all", action="store_true", help="show all dated events of a state, not only the steps")
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if no event is recorded."""
    graph = open_graph()
    read = graph.timeline if options.all else graph.history
    table = read(options.thing, lang=options.lang)
    (iri, *_) = graph.names.candidates(options.thing, kind="state") or [graph.names.resolve(options.thing)]
    name, by_steps = graph.names.label(iri, options.lang), "kind" in table.columns
    title = f"{name}, step by step" if by_steps else f"{name}, event by event"
    columns = _STEP_COLUMNS if by_steps else _EVENT_COLUMNS
    if output.is_for_people(options.format):
        table = _without_addresses(table)
    output.write_table(table, options.format, title=title, terminal_columns=columns)
    if not table.rows:
        output.note(_why_empty(graph, iri, name, by_steps=by_steps))
    return 0 if table.rows else 1


def _without_addresses(table: Table) -> Table:
    """Remove the address from each source: on a terminal it takes more room than everything else."""
    at = table.columns.index("source")
    rows = [(*row[:at], str(row[at] or "").partition(" <")[0], *row[at + 1 :]) for row in table.rows]
    return Table(table.columns, rows)


def _why_empty(graph: Graph, iri: str, name: str, *, by_steps: bool) -> str:
    """Return a message that no history is recorded, and which command shows more."""
    thing = compact(iri)
    if by_steps and graph.timeline(iri).rows:
        return f"No step is recorded for {name}; `scokg history --all {thing}` shows its other events."
    what = f"No step is recorded for {name}" if by_steps else f"Nothing with a date is recorded for {name}"
    return f"{what}; `scokg show {thing}` shows what is known, `scokg why {thing}` what sources claim."
