"""``scokg claims``: the claims of sources, with verdicts."""

import argparse

from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_lang

_EXAMPLES = """
  scokg claims --verdict wrong
  scokg claims --about "Moscow summit 2003"
  scokg claims --about MNG --format json"""
_VERDICTS = "confirmed, imprecise, wrong, garbled-name, unverifiable"


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "list claims of sources, with our verdict and the correct statement"
    parser = add_command(subparsers, "claims", text, run, _EXAMPLES)
    parser.add_argument("--verdict", metavar="VERDICT", help=f"list only claims with this verdict: {_VERDICTS}")
    parser.add_argument("--about", metavar="THING", help="list only claims about this thing, by any of its names")
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if there are no claims."""
    table = open_graph().claims(verdict=options.verdict, about=options.about, lang=options.lang)
    output.write_table(table, options.format, title="Claims of sources", terminal_columns=output.CLAIM_COLUMNS)
    if not table.rows:
        output.note("No such claim is recorded; `scokg query verdicts` counts the claims by verdict.")
    return 0 if table.rows else 1
