"""``scokg diff``: differences between two snapshots, and the answers that changed."""

import argparse

from ..diff.answers import TRIALS
from ..diff.atom_form import to_atom
from ..diff.changes import changes_between
from ..diff.comparison import compare
from ..diff.json_form import to_json
from ..diff.snapshots import read_snapshots
from ..diff.text_form import to_text
from ..diff.update_form import to_update
from . import output
from .options import Subparsers, add_command, add_lang

_EXAMPLES = """
  scokg diff HEAD~1 HEAD                            the last commit
  scokg diff HEAD .                                 uncommitted changes
  scokg diff dumps-of-june dumps --format atom      two folders of dumps, as a feed
  scokg diff old.nq new.nq --format update          a SPARQL Update that turns one into the other"""
_FORMS = {"text": to_text, "json": to_json, "atom": to_atom}


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "show the differences between two snapshots of the graph, and the answers that changed"
    parser = add_command(subparsers, "diff", text, run, _EXAMPLES)
    for name in ("old", "new"):
        text = f"the {name} snapshot: a file, a folder (checkout, dumps, release) or a git revision"
        parser.add_argument(name, metavar=name.upper(), help=text)
    text = "output format: text (default), json, update (SPARQL Update), atom (a feed)"
    parser.add_argument("--format", choices=(*_FORMS, "update"), default="text", metavar="FORMAT", help=text)
    text = "maximum number of graphs built to explain changed answers (default: %(default)s)"
    parser.add_argument("--trials", type=_trials, default=TRIALS, metavar="N", help=text)
    add_lang(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if there are differences, like diff(1)."""
    if options.format == "update":
        changes = changes_between(*read_snapshots(options.old, options.new))
        print(to_update(changes), end="")
        return 0 if changes.same else 1
    with output.progress("Comparing") as progress:
        comparison = compare(options.old, options.new, trials=options.trials, progress=progress)
    print(_FORMS[options.format](comparison, options.lang), end="")
    return 0 if comparison.changes.same else 1


def _trials(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: expected a non-negative integer")
    return int(text)
