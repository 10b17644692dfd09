"""``scokg panel``: panels of statuses for statistics."""

import argparse

from ..export.tables.panel import PANEL_KINDS, PANEL_UNITS, PERIOD_RULES, panel
from ..graph import open_graph
from ..namespaces import RECKONINGS
from . import output
from .options import Subparsers, add_command, add_format, count_argument

_EXAMPLES = """
  scokg panel --from 1996 --to 2025                         one row a state and year
  scokg panel --from 2015 --to 2017 --unit month
  scokg panel --from 1996 --to 2025 --unit interval         one row a status, with its days
  scokg panel --from 2017 --to 2017 --kind dyad             one row a pair of states and year
  scokg panel --from 2015 --to 2015 --reckoning decided --rule any-day"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "make a panel of statuses, in the shape of the Correlates of War"
    parser = add_command(subparsers, "panel", text, run, _EXAMPLES)
    parser.add_argument("--from", dest="first", type=count_argument, required=True, metavar="YEAR", help="first year")
    parser.add_argument("--to", dest="last", type=count_argument, required=True, metavar="YEAR", help="last year")
    parser.add_argument("--unit", choices=PANEL_UNITS, default="year",
                        help="year (default), month, or interval: one row for each status with its days")  # fmt: skip
    parser.add_argument(
        "--kind", choices=PANEL_KINDS, default="state", help="a row for each state (default) or pair of states"
    )
    parser.add_argument("--rule", choices=PERIOD_RULES, default="last-day",
                        help="on which days of the period the status must hold (default: last-day)")  # fmt: skip
    parser.add_argument("--reckoning", choices=RECKONINGS, default="in-force",
                        help="count from the taking effect (default) or from the political decision")  # fmt: skip
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Write the panel."""
    made = panel(open_graph(), options.first, options.last, unit=options.unit, kind=options.kind,
                 reckoning=options.reckoning, rule=options.rule)  # fmt: skip
    output.write_table(
        made.table, options.format, title=made.definition.title, terminal_columns=_shown(made.table.columns)
    )
    return 0


def _shown(columns: tuple[str, ...]) -> list[str]:
    """Leave out of a table on a terminal what takes more room than all the rest."""
    return [name for name in columns if not name.startswith(("source", "affiliation", "wikidata"))]
