"""``scokg status``: the status of each state on a day."""

import argparse
from datetime import date

from ..graph import Graph, StatusRow, open_graph
from ..query.saved_queries import parse_day
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_format, add_lang, add_reckoning

_EXAMPLES = """
  scokg status --on 2017-06-09
  scokg status Türkiye --on 2012-12-31 --reckoning decided
  scokg status --on 2010-05-10 --format json --lang ru"""
_COLUMNS = ("name", "status", "since", "certainty", "authority", "until", "sources", "instrument", "state")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "status", "show the status of each state on a day", run, _EXAMPLES)
    text = "show only this state: a code, an IRI or any of its names"
    parser.add_argument("state", nargs="?", metavar="STATE", help=text)
    parser.add_argument("--on", metavar="DATE", help="the day, YYYY-MM-DD (default: today)")
    add_reckoning(parser)
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if a state was named and had no status on that day."""
    on = date.today() if options.on is None else parse_day(options.on, f"--on {options.on}")
    graph = open_graph()
    rows = graph.status(on, options.state, reckoning=options.reckoning, lang=options.lang)
    table = Table(StatusRow._fields, [tuple(row) for row in rows])
    title = f"Statuses on {on} ({options.reckoning.replace('-', ' ')})"
    output.write_table(table, options.format, title=title, terminal_columns=_COLUMNS)
    if not rows:
        output.note(_why_empty(graph, on, options))
    known = graph.known_through()
    if known and on > known:
        output.note(f"The statuses are known through {known}. Later, a status without a known end holds only possibly.")
    return 1 if options.state and not rows else 0


def _why_empty(graph: Graph, on: date, options: argparse.Namespace) -> str:
    """Return why there is no status: before the first one, not recorded, decided but not yet in force, or none."""
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
