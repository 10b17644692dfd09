"""``scokg find``: things by any of their names."""

import argparse

from ..graph import open_graph
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, add_format, add_lang, count_argument

_EXAMPLES = """
  scokg find Alma-Ata
  scokg find Nazarbaev
  scokg find 上合组织"""
_ALL_COLUMNS = ("label", "name", "property", "match", "iri")
_COLUMNS = ("label", "iri", "match", "name", "property")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "find", "find things by any of their names, in any language", run, _EXAMPLES)
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a name or part of a name")
    text = "maximum number of results (default: %(default)s)"
    parser.add_argument("--limit", type=count_argument, default=20, metavar="N", help=text)
    add_lang(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if nothing is found."""
    text, graph = " ".join(options.text), open_graph()
    matches = graph.find(text, lang=options.lang, limit=options.limit + 1)
    more, matches = len(matches) > options.limit, matches[: options.limit]
    table = Table(_ALL_COLUMNS, [tuple(getattr(match, column) for column in _ALL_COLUMNS) for match in matches])
    output.write_table(table, options.format, terminal_columns=_COLUMNS)
    for match in matches[:1]:
        for reason in graph.why_garbled(match):
            output.note(f"{match.name}: {reason}")
    if more:
        output.note(f"Only the first {options.limit} results are shown; show more with --limit.")
    if not matches:
        output.note(f"No name matches {text!r}.")
    return 0 if matches else 1
