"""What the parsers of the commands share: a command with its examples, and options of one meaning everywhere."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import UserError
from ..namespaces import LANGUAGES

Subparsers = Any


class Parser(argparse.ArgumentParser):
    """A parser whose help shows examples."""

    def __init__(self, *, examples: str = "", **options: Any) -> None:  # noqa: ANN401 - argparse's own
        """Make a parser.

        :param examples: lines that end the help, one command each.
        """
        options.setdefault("epilog", f"examples:\n{examples.strip(chr(10))}" if examples else None)
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)


def add_command(
    subparsers: Subparsers, name: str, text: str, function: Callable[[argparse.Namespace], int], examples: str
) -> argparse.ArgumentParser:
    """Add a command: its name, what it does in words, the function that does it, examples for its help."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=text, description=text[0].upper() + text[1:] + ".", examples=examples
    )
    parser.set_defaults(command=function)
    return parser


def path_argument(text: str) -> Path:
    """Read the name of a file or folder."""
    if not text:
        raise argparse.ArgumentTypeError("an empty name of a file")
    return Path(text)


def count_argument(text: str) -> int:
    """Read a whole number from 1."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text}: a whole number from 1 is wanted")
    return int(text)


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Add --format: table, json, csv and ``more``."""
    choices = ("table", "json", "csv", *more)
    text = f"{', '.join(choices)}; without it a table on a terminal, CSV elsewhere"
    parser.add_argument("--format", choices=choices, metavar="FORMAT", help=text)


def add_lang(parser: argparse.ArgumentParser) -> None:
    """Add --lang."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of names (default: en)")


def parameter_values(parameters: list[str]) -> dict[str, str]:
    """Read the values of ``--param KEY=VALUE``.

    :raises UserError: for one that is not of this form, or given twice.
    """
    values: dict[str, str] = {}
    for text in parameters:
        key, value = _key_value(text)
        if values.setdefault(key, value) != value:
            raise UserError(f"--param {text}: {key} is given twice")
    return values


def _key_value(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise UserError(f"--param {text}: a parameter is written KEY=VALUE, for example on=2017-06-09")
    return key, value
