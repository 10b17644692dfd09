"""``scokg panel``: panels of statuses for statistics."""

import argparse

from ..export.tables.panel import PANEL_KINDS, PANEL_UNITS, PERIOD_RULES, panel
from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_reckoning, count_argument

_EXAMPLES = """
  scokg panel --from 1996 --to 2025                         a row for each state and year
  scokg panel --from 2015 --to 2017 --unit month
  scokg panel --from 1996 --to 2025 --unit interval         a row for each status, with its days
  scokg panel --from 2017 --to 2017 --kind dyad             a row for each pair of states and year
  scokg panel --from 2015 --to 2015 --reckoning decided --rule any-day"""
_WIDE_COLUMNS = ("source", "affiliation", "wikidata")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "make a panel of statuses, in the shape of the Correlates of War"
    parser = add_command(subparsers, "panel", text, run, _EXAMPLES)
    parser.add_argument("--from", dest="first", type=count_argument, required=True, metavar="YEAR", help="first year")
    parser.add_argument("--to", dest="last", type=count_argument, required=True, metavar="YEAR", help="last year")
    text = "year (default), month, or interval: a row for each status with its days"
    parser.add_argument("--unit", choices=PANEL_UNITS, default="year", help=text)
    text = "a row for each state (default) or for each pair of states (dyad)"
    parser.add_argument("--kind", choices=PANEL_KINDS, default="state", help=text)
    text = "days of a period on which a status must hold (default: %(default)s)"
    parser.add_argument("--rule", choices=PERIOD_RULES, default="last-day", help=text)
    add_reckoning(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    made = panel(
        open_graph(),
        options.first,
        options.last,
        unit=options.unit,
        kind=options.kind,
        reckoning=options.reckoning,
        rule=options.rule,
    )
    columns = [name for name in made.table.columns if not name.startswith(_WIDE_COLUMNS)]
    output.write_table(made.table, options.format, title=made.definition.title, terminal_columns=columns)
    return 0
