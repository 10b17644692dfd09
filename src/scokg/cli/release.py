"""``scokg release``: everything that is published, in one folder."""

import argparse
import sys

from ..errors import UserError
from ..release.checks import RefusedError
from ..release.make import make_release
from ..release.verify import verify_release
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg release release-0.2.0                         make a release
  scokg release release-0.2.0 --since release-0.1.0   with the changes since another one
  scokg release --verify release-0.2.0                verify an existing release
  scokg release --verify release-0.2.0 --expect HASH  against a hash that you have from elsewhere"""


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "release", "make a release in a new folder, or verify one", run, _EXAMPLES)
    parser.add_argument("folder", type=path_argument, metavar="DIR", help="a new or empty folder")
    text = "add the changes since a release, a folder of dumps or a git revision"
    parser.add_argument("--since", metavar="OLD", help=text)
    parser.add_argument("--verify", action="store_true", help="make nothing; verify the files of the release in DIR")
    text = "with --verify, the hash of the release or the canonical hash of the dataset"
    parser.add_argument("--expect", metavar="HASH", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if the release is refused, or fails verification."""
    if options.verify:
        if options.since:
            raise UserError("release: --since and --verify cannot be combined")
        return _verify(options)
    if options.expect:
        raise UserError("release: --expect needs --verify")
    try:
        with output.progress("Releasing") as progress:
            made = make_release(options.folder, since=options.since, progress=progress)
    except RefusedError as refused:
        print(f"scokg: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        output.note(f"scokg: release interrupted; {options.folder} is unchanged")
        raise
    for warning in made.warnings:
        output.note(f"warning: {warning}")
    print(f"version {made.version}: {made.files} files, {made.bytes} bytes in {options.folder}")
    print(f"canonical hash (RDFC-1.0, SHA-256): {made.hash}")
    print(f"hash of the release (SHA-256 of SHA256SUMS): {made.sums_hash}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    problems = verify_release(options.folder, options.expect)
    for problem in problems:
        output.note(problem)
    print(f"{options.folder}: {'not as released' if problems else 'as released'}")
    return 1 if problems else 0
