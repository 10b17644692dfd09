"""``scokg cite``: a citation of a thing or of an answer."""

import argparse

from ..graph import open_graph
from .options import Subparsers, add_command, add_lang, add_param, parameter_values

_EXAMPLES = """
  scokg cite instrument:2002-charter
  scokg cite status-on --param on=2017-06-09 --format csl"""
_FORMATS = ("bibtex", "csl")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "cite", "cite a thing or the answer to a saved query", run, _EXAMPLES)
    parser.add_argument("what", metavar="THING|QUERY", help="any name of a thing, or the name of a saved query")
    add_param(parser)
    text = "output format: bibtex (default) or csl (CSL-JSON)"
    parser.add_argument("--format", choices=_FORMATS, default="bibtex", metavar="FORMAT", help=text)
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    citation = open_graph().cite(options.what, lang=options.lang, **parameter_values(options.param))
    print(citation.to_csl() if options.format == "csl" else citation.to_bibtex(), end="")
    return 0
