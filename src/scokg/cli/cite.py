"""``scokg cite``: a citation of a thing or of an answer."""

import argparse

from ..graph import open_graph
from .options import Subparsers, add_command, add_lang, parameter_values

_EXAMPLES = """
  scokg cite instrument:2002-charter
  scokg cite status-on --param on=2017-06-09 --format csl"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(subparsers, "cite", "cite a thing or the answer to a saved query", run, _EXAMPLES)
    parser.add_argument("what", metavar="THING|QUESTION", help="a thing by any of its names, or a saved question")
    parser.add_argument("--param", action="append", default=[], metavar="KEY=VALUE", help="a parameter's value")
    parser.add_argument("--format", choices=("bibtex", "csl"), default="bibtex", metavar="FORMAT",
                        help="bibtex (default) or csl, which is CSL-JSON")  # fmt: skip
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    citation = open_graph().cite(options.what, lang=options.lang, **parameter_values(options.param))
    print(citation.to_csl() if options.format == "csl" else citation.to_bibtex(), end="")
    return 0
