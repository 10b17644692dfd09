"""The parser of the command line; a command's own module adds its arguments."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from ..version import __version__
from .options import Parser

COMMANDS = (
    "status", "history", "why", "claims", "article", "show", "find", "query", "cite", "validate", "fmt",
    "describe", "diff", "export", "load", "panel", "redirects", "release", "serve", "unload",
)  # fmt: skip
"""The commands in the order of the help; each is a module of this package with ``add_to(subparsers)``."""
_EXAMPLES = """
  scokg status --on 2017-06-09              who held which status that day
  scokg status KAZ --on 2001-06-14          one state
  scokg history India                       the life of a status, step by step
  scokg why affiliation:IND-observer        who says so
  scokg query                               the saved questions
  scokg validate                            shapes and hygiene
  scokg diff HEAD~1 HEAD                    what the last commit changed, answers included"""


class _Completion(argparse.Action):
    """Print a shell's completion script and leave."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Print the script that shtab makes of the parser."""
        import shtab

        print(shtab.complete(parser, str(values)))
        parser.exit()


def make_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Make the parser of the command line.

    :param arguments: when they begin with a command, only that command's parser is made; the start is faster.
    """
    parser = Parser(
        prog="scokg",
        description="The Shanghai Cooperation Organisation as linked open data.",
        examples=_EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"scokg {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the whole traceback of an internal error")
    parser.add_argument("--print-completion", action=_Completion, choices=("bash", "zsh", "tcsh"), metavar="SHELL",
                        help="print the completion script of a shell (bash, zsh, tcsh)")  # fmt: skip
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    first = arguments[0] if arguments else ""
    for name in (first,) if first in COMMANDS else COMMANDS:
        import_module(f".{name}", __package__).add_to(subparsers)
    return parser
