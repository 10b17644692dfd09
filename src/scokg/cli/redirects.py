"""``scokg redirects``: the rules by which w3id.org leads to where the publication is served."""

import argparse
import sys

from ..atomic_io import write_atomically
from ..errors import UserError
from ..web.redirects import htaccess
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg redirects --target https://data.example.org
  scokg redirects --target https://data.example.org/sco --output .htaccess"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command."""
    text = "write the redirects from the IRIs to where the publication is served, as w3id.org takes them"
    parser = add_command(subparsers, "redirects", text, run, _EXAMPLES)
    parser.add_argument("--target", required=True, metavar="URL", help="where the publication is served")
    parser.add_argument("--output", type=path_argument, metavar="FILE",
                        help="write this file, whole or not at all, instead of standard output")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the rules."""
    text = htaccess(options.target)
    if options.output is None:
        sys.stdout.write(text)
        return 0
    try:
        write_atomically(options.output, text.encode())
    except OSError as error:
        raise UserError(f"{options.output}: cannot be written ({error.strerror}); nothing was changed") from error
    output.note(f"Wrote {options.output}")
    return 0
