"""``scokg claims``: what sources claim, with verdicts."""

import argparse

from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_lang

_EXAMPLES = """
  scokg claims --verdict wrong
  scokg claims --about "Moscow summit 2003"
  scokg claims --about MNG --format json"""
COLUMNS = ("verdict", "text", "reason", "standsName", "standsDate", "standsSource")


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(
        subparsers, "claims", "list what sources claim, with the verdict and what is true instead", run, _EXAMPLES
    )
    parser.add_argument("--verdict", metavar="VERDICT",
                        help="only these: confirmed, imprecise, wrong, garbled-name, unverifiable")  # fmt: skip
    parser.add_argument("--about", metavar="THING", help="only those about this thing, by any of its names")
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 when there is none."""
    table = open_graph().claims(verdict=options.verdict, about=options.about, lang=options.lang)
    output.write_table(table, options.format, title="Claims of sources", terminal_columns=COLUMNS)
    if not table.rows:
        output.note("No such claim is recorded; `scokg query verdicts` counts those that are.")
    return 0 if table.rows else 1
