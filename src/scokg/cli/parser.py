"""The parser of the command line; each command adds its own arguments."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from ..version import __version__
from .options import Parser

COMMANDS = (
    "status",
    "history",
    "why",
    "claims",
    "article",
    "show",
    "find",
    "ask",
    "query",
    "cite",
    "validate",
    "fmt",
    "describe",
    "diff",
    "export",
    "load",
    "panel",
    "redirects",
    "release",
    "serve",
    "unload",
)
"""The commands in the order of the help; each is a module of this package with ``add_to(subparsers)``."""
_EXAMPLES = """
  scokg status --on 2017-06-09              the status of each state on a day
  scokg status KAZ --on 2001-06-14          one state
  scokg history India                       the history of a status, step by step
  scokg why affiliation:IND-observer        the sources of a statement
  scokg ask when did India join             a question in plain words
  scokg query                               the saved queries
  scokg validate                            shapes and hygiene rules
  scokg diff HEAD~1 HEAD                    the last commit, with the answers that changed"""


class _Completion(argparse.Action):
    """Prints the completion script of a shell and exits."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Print the script that shtab generates from the parser."""
        import shtab

        print(shtab.complete(parser, str(values)))
        parser.exit()


def make_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Create the parser of the command line.

    :param arguments: if they begin with a command, only that command is imported and added, for a faster start.
    """
    parser = Parser(
        prog="scokg",
        description="The Shanghai Cooperation Organisation as linked open data.",
        examples=_EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"scokg {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the traceback of internal errors")
    shells = ("bash", "zsh", "tcsh")
    text = f"print the completion script of a shell: {', '.join(shells)}"
    parser.add_argument("--print-completion", action=_Completion, choices=shells, metavar="SHELL", help=text)
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    first = arguments[0] if arguments else ""
    for name in (first,) if first in COMMANDS else COMMANDS:
        import_module(f".{name}", __package__).add_to(subparsers)
    return parser
