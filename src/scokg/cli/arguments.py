"""The arguments of each command, with examples."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from .. import __version__
from ..vocabulary import LANGUAGES, RECKONINGS
from . import commands
from .options import Parser, Subparsers, add_command, add_format, add_lang, count_argument, path_argument
from .output import LEVELS

_EXAMPLES = {
    "scokg": """
  scokg status --on 2017-06-09              who held which status that day
  scokg status KAZ --on 2001-06-14          one state
  scokg history India                       the life of a status, step by step
  scokg why affiliation:IND-observer        who says so
  scokg query                               the saved questions
  scokg validate                            shapes and hygiene
  scokg diff HEAD~1 HEAD                    what the last commit changed, answers included""",
    "status": """
  scokg status --on 2017-06-09
  scokg status Türkiye --on 2012-12-31 --reckoning decided
  scokg status --on 2010-05-10 --format json --lang ru""",
    "history": """
  scokg history BLR
  scokg history BLR --all
  scokg history Tashkent
  scokg history 印度 --lang zh --format csv""",
    "why": """
  scokg why affiliation:LKA-dialogue-partner
  scokg why Tashkent
  scokg why meeting:hsc-2017 --format json""",
    "claims": """
  scokg claims --verdict wrong
  scokg claims --about "Moscow summit 2003"
  scokg claims --about MNG --format json""",
    "article": """
  scokg article
  scokg article --paragraph 1 --format csv""",
    "cite": """
  scokg cite instrument:2002-charter
  scokg cite status-on --param on=2017-06-09 --format csl""",
    "show": """
  scokg show Astana
  scokg show state:KAZ --format ttl
  scokg show sco:Affiliation --format jsonld""",
    "find": """
  scokg find Alma-Ata
  scokg find Nazarbaev
  scokg find 上合组织""",
    "query": """
  scokg query                                     list the saved questions
  scokg query status-on --param on=2005-07-05
  scokg query my.rq --format csv
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | scokg query -
  scokg query status-on --endpoint http://127.0.0.1:7878/query""",
    "validate": """
  scokg validate                       the whole publication
  scokg validate data/status/IND.ttl   one file, held together with the rest
  scokg validate --level info          what is merely worth knowing, too
  scokg validate --format sarif > report.sarif""",
    "fmt": """
  scokg fmt                        bring ontology/, data/ and shapes/ into canonical form
  scokg fmt --check                only tell; exit code 1 when a file differs
  scokg fmt data/states/KAZ.ttl""",
}  # fmt: skip


# Commands that live in a module of their own here, which has ``add_to(subparsers)``; imported when one is asked for.
_MODULES: dict[str, str] = {
    "describe": "describe",
    "diff": "diff",
    "export": "export",
    "fair": "fair",
    "load": "load",
    "panel": "panel",
    "redirects": "redirects",
    "release": "release",
    "serve": "serve",
    "unload": "unload",
}


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
        examples=_EXAMPLES["scokg"],
    )
    parser.add_argument("--version", action="version", version=f"scokg {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the whole traceback of an internal error")
    parser.add_argument("--print-completion", action=_Completion, choices=("bash", "zsh", "tcsh"), metavar="SHELL",
                        help="print the completion script of a shell (bash, zsh, tcsh)")  # fmt: skip
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    adders = {
        add.__name__[1:]: add
        for add in (
            _status,
            _history,
            _why,
            _claims,
            _article,
            _show,
            _find,
            _query,
            _cite,
            _validate,
            _fmt,
        )
    }
    first = arguments[0] if arguments else ""
    for add in (adders[first],) if first in adders else adders.values():
        add(subparsers)
    for name in (first,) if first in _MODULES else () if first in adders else _MODULES:
        import_module(f".{_MODULES[name]}", __package__).add_to(subparsers)
    return parser


def _status(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "status", "tell which state had which status on a day", commands.status, _EXAMPLES["status"]
    )
    parser.add_argument("state", nargs="?", metavar="STATE", help="only this state: a code, an IRI or any of its names")
    parser.add_argument("--on", metavar="DATE", help="the day, YYYY-MM-DD (default: today)")
    parser.add_argument("--reckoning", choices=RECKONINGS, default="in-force",
                        help="count from the taking effect (default) or from the political decision")  # fmt: skip
    add_lang(parser)
    add_format(parser)


def _history(subparsers: Subparsers) -> None:
    text = "tell the life of a thing: of a state the steps of its status, of all else every dated event"
    parser = add_command(subparsers, "history", text, commands.history, _EXAMPLES["history"])
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any of its names")
    parser.add_argument("--all", action="store_true", help="of a state too, every dated event")
    add_lang(parser)
    add_format(parser)


def _why(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "why", "give every source, claim and conflict behind a thing", commands.why, _EXAMPLES["why"]
    )
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any of its names")
    add_lang(parser)
    add_format(parser, "ttl")


def _claims(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers,
        "claims",
        "list what sources claim, with verdict and what stands",
        commands.claims,
        _EXAMPLES["claims"],
    )
    parser.add_argument("--verdict", metavar="VERDICT",
                        help="only these: confirmed, imprecise, wrong, garbled-name, unverifiable")  # fmt: skip
    parser.add_argument("--about", metavar="THING", help="only those about this thing, by any of its names")
    add_lang(parser)
    add_format(parser)


def _article(subparsers: Subparsers) -> None:
    text = "audit the founding article, paragraph by paragraph"
    parser = add_command(subparsers, "article", text, commands.article, _EXAMPLES["article"])
    parser.add_argument("--paragraph", type=int, metavar="N", help="only this paragraph; the title counts as 0")
    add_lang(parser)
    add_format(parser)


def _cite(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "cite", "cite a thing or the answer to a saved question", commands.cite, _EXAMPLES["cite"]
    )
    parser.add_argument("what", metavar="THING|QUESTION", help="a thing by any of its names, or a saved question")
    parser.add_argument("--param", action="append", default=[], metavar="KEY=VALUE", help="a parameter's value")
    parser.add_argument("--format", choices=("bibtex", "csl"), default="bibtex", metavar="FORMAT",
                        help="bibtex (default) or csl, which is CSL-JSON")  # fmt: skip
    add_lang(parser)


def _show(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "show", "show everything that the graph says about a thing", commands.show, _EXAMPLES["show"]
    )
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any of its names")
    add_lang(parser)
    add_format(parser, "ttl", "jsonld")


def _find(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "find", "find things by any of their names, in any language", commands.find, _EXAMPLES["find"]
    )
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a name or a part of one")
    parser.add_argument(
        "--limit", type=count_argument, default=20, metavar="N", help="how many to show at most (default: 20)"
    )
    add_lang(parser)
    add_format(parser)


def _query(subparsers: Subparsers) -> None:
    parser = add_command(subparsers, "query", "ask a saved question, or any SPARQL", commands.query, _EXAMPLES["query"])
    parser.add_argument("query", nargs="?", metavar="NAME|FILE|-",
                        help="a saved question, a file, or - for standard input; without it the catalogue")  # fmt: skip
    parser.add_argument("--param", action="append", default=[], metavar="KEY=VALUE", help="a parameter's value")
    parser.add_argument("--endpoint", metavar="URL", help="ask this SPARQL endpoint instead of the built-in graph")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of names, where the question has one")
    add_format(parser, "ttl", "jsonld")


def _validate(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "validate", "check files against shapes and hygiene rules", commands.validate, _EXAMPLES["validate"]
    )
    parser.add_argument(
        "files", nargs="*", type=path_argument, metavar="FILE", help="Turtle files or folders (default: all)"
    )
    parser.add_argument("--engine", choices=("quick", "reference"), default="quick",
                        help="SHACL by rudof (quick, default) or by pySHACL (reference)")  # fmt: skip
    parser.add_argument("--level", choices=LEVELS, default="warning",
                        help="the least grave problems that are told (default: warning)")  # fmt: skip
    choices = ("text", "json", "csv", "sarif")
    parser.add_argument("--format", choices=choices, default="text", metavar="FORMAT", help=", ".join(choices))


def _fmt(subparsers: Subparsers) -> None:
    parser = add_command(
        subparsers, "fmt", "bring Turtle files into their one canonical form", commands.fmt, _EXAMPLES["fmt"]
    )
    parser.add_argument("files", nargs="*", type=path_argument, metavar="FILE", help="files or folders (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file differs")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", metavar="FORMAT",
                        help="how the differing files are listed: text, json, csv")  # fmt: skip
