"""Options and argument types that several commands share, each with one meaning everywhere."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UserError
from ..namespaces import LANGUAGES, RECKONINGS

if TYPE_CHECKING:
    from ..stores.client import StoreClient

Subparsers = Any


class Parser(argparse.ArgumentParser):
    """A parser whose help ends with examples."""

    def __init__(self, *, examples: str = "", **options: Any) -> None:  # noqa: ANN401 - argparse's signature
        """Create a parser.

        :param examples: the lines at the end of the help, one command each.
        """
        options.setdefault("epilog", f"examples:\n{examples.strip(chr(10))}" if examples else None)
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)


def add_command(
    subparsers: Subparsers, name: str, text: str, function: Callable[[argparse.Namespace], int], examples: str
) -> argparse.ArgumentParser:
    """Add a command.

    :param text: its help: lowercase, imperative, without a period.
    :param function: runs the command and returns its exit code.
    :param examples: the lines at the end of its help.
    """
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, help=text, description=text[0].upper() + text[1:] + ".", examples=examples
    )
    parser.set_defaults(command=function)
    return parser


def path_argument(text: str) -> Path:
    """Parse the name of a file or folder."""
    if not text:
        raise argparse.ArgumentTypeError("an empty name is not a file")
    path = Path(text)
    try:
        path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: before Python 3.13
        raise argparse.ArgumentTypeError(f"{text}: the link leads back to itself") from error
    return path


def count_argument(text: str) -> int:
    """Parse a positive integer."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text}: expected a positive integer")
    return int(text)


def add_thing(parser: argparse.ArgumentParser) -> None:
    """Add the argument THING."""
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any name of a thing")


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Add --format with the choices table, json, csv and ``more``."""
    choices = ("table", "json", "csv", *more)
    text = f"output format: {', '.join(choices)} (default: table on a terminal, otherwise csv)"
    parser.add_argument("--format", choices=choices, metavar="FORMAT", help=text)


def add_lang(parser: argparse.ArgumentParser) -> None:
    """Add --lang."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language of names (default: %(default)s)")


def add_param(parser: argparse.ArgumentParser) -> None:
    """Add --param, which :func:`parameter_values` reads."""
    text = "set a parameter of a saved query; repeatable"
    parser.add_argument("--param", action="append", default=[], metavar="KEY=VALUE", help=text)


def add_reckoning(parser: argparse.ArgumentParser) -> None:
    """Add --reckoning."""
    text = "date statuses from their taking effect (in-force, default) or from the political decision (decided)"
    parser.add_argument("--reckoning", choices=RECKONINGS, default="in-force", help=text)


def parameter_values(parameters: list[str]) -> dict[str, str]:
    """Parse the values of ``--param KEY=VALUE``.

    :raises UserError: for a value without a key, or a key with two values.
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


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a store, its graphs and its user."""
    from ..stores.profiles import PROFILES

    parser.add_argument("url", metavar="URL", help="address of the store's dataset or repository")
    parser.add_argument("--store", required=True, choices=tuple(PROFILES), help="kind of store")
    text = "only this named graph (facts, sources, ...); repeatable"
    parser.add_argument("--graph", action="append", dest="graphs", metavar="NAME", help=text)
    text = "user name; the password is read from SCOKG_STORE_PASSWORD, netrc or a prompt"
    parser.add_argument("--user", metavar="NAME", help=text)


@contextmanager
def opened_store(options: argparse.Namespace) -> "Iterator[StoreClient]":
    """Open a client of the store that the options name, and close it at the end of the context."""
    from ..stores.client import StoreClient  # httpx is large
    from ..stores.credentials import credentials
    from ..stores.profiles import profile_of

    profile = profile_of(options.store)
    client = StoreClient(options.url, profile, credentials(options.url, profile.scheme, options.user))
    try:
        yield client
    finally:
        client.close()
