"""``scokg redirects``: the redirect rules of the IRIs, for w3id.org."""

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
    """Add the parser of the command."""
    text = "write the redirect rules (.htaccess) from the IRIs to a server, for w3id.org"
    parser = add_command(subparsers, "redirects", text, run, _EXAMPLES)
    parser.add_argument("--target", required=True, metavar="URL", help="base address of the published pages and files")
    text = "write to this file atomically instead of standard output"
    parser.add_argument("--output", type=path_argument, metavar="FILE", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
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
