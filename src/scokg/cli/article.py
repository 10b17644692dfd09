"""``scokg article``: the audit of the founding article."""

import argparse

from ..errors import UserError
from ..graph import open_graph
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_format, add_lang

_EXAMPLES = """
  scokg article
  scokg article --paragraph 1 --format csv"""
_COLUMNS = ("id", "verdict", "text", "reason", "stands")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "show the audit of the founding article, paragraph by paragraph"
    parser = add_command(subparsers, "article", text, run, _EXAMPLES)
    parser.add_argument("--paragraph", type=int, metavar="N", help="show only this paragraph; 0 is the title")
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; a table for each paragraph on a terminal, one table elsewhere."""
    table = open_graph().ask_saved("article-audit", lang=options.lang)
    paragraphs = list(dict.fromkeys(row[0] for row in table.rows))
    if options.paragraph is not None:
        if options.paragraph not in paragraphs:
            known = f"{paragraphs[0]} to {paragraphs[-1]}"
            raise UserError(f"article: --paragraph {options.paragraph}: the paragraphs are numbered {known}")
        paragraphs = [options.paragraph]
    parts = {f"paragraph {n}": Table(table.columns, [row for row in table.rows if row[0] == n]) for n in paragraphs}
    output.write_parts("The founding article", parts, options.format, _COLUMNS)
    return 0
