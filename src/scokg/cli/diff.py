"""``scokg diff``: what changed, and which answers changed."""

import argparse

from . import output
from .options import Subparsers, add_command, add_lang

_EXAMPLES = """
  scokg diff HEAD~1 HEAD                            the last commit of the checkout
  scokg diff HEAD .                                 what is not committed yet
  scokg diff dumps-of-june dumps --format atom      two folders of dumps, as a feed
  scokg diff old.nq new.nq --format update          the SPARQL Update that makes one of the other"""
_FORMATS = ("text", "json", "update", "atom")


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    text = "tell what changed between two states of the graph, and which answers changed"
    parser = add_command(subparsers, "diff", text, diff, _EXAMPLES)
    for name in ("old", "new"):
        parser.add_argument(name, metavar=name.upper(),
                            help="a file, a folder (checkout, dumps, release) or a git revision")  # fmt: skip
    parser.add_argument("--format", choices=_FORMATS, default="text", metavar="FORMAT",
                        help="text (default), json, update (SPARQL Update), atom (a feed)")  # fmt: skip
    parser.add_argument("--trials", type=_trials, metavar="N",
                        help="how many graphs are made at most to tell why answers changed (default: 24)")  # fmt: skip
    add_lang(parser)


def _trials(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text}: a whole number from 0 is wanted")
    return int(text)


def diff(options: argparse.Namespace) -> int:
    """``scokg diff``: exit code 1 when there is a difference, as ``diff`` has it."""
    from ..diff.answers import TRIALS
    from ..diff.atom_form import to_atom
    from ..diff.changes import changes_between
    from ..diff.comparison import compare
    from ..diff.json_form import to_json
    from ..diff.snapshots import read_snapshots
    from ..diff.text_form import to_text
    from ..diff.update_form import to_update

    if options.format == "update":
        changes = changes_between(*read_snapshots(options.old, options.new))
        print(to_update(changes), end="")
        return 0 if changes.same else 1
    trials = TRIALS if options.trials is None else options.trials
    with output.progress("Comparing") as progress:
        comparison = compare(options.old, options.new, trials=trials, progress=progress)
    write = {"text": to_text, "json": to_json, "atom": to_atom}[options.format]
    print(write(comparison, options.lang), end="")
    return 0 if comparison.changes.same else 1
