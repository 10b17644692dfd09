"""``scokg release``: everything that is published, in one folder."""

import argparse
import sys

from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg release release-0.2.0                         make a release
  scokg release release-0.2.0 --since release-0.1.0   with what changed since
  scokg release --verify release-0.2.0                check one that lies somewhere"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    text = "make a release in a new folder, or verify one"
    parser = add_command(subparsers, "release", text, release, _EXAMPLES)
    parser.add_argument("folder", type=path_argument, metavar="DIR", help="a folder that is new or empty")
    parser.add_argument("--since", metavar="OLD",
                        help="tell what changed since a release, dumps or a git revision")  # fmt: skip
    parser.add_argument("--verify", action="store_true",
                        help="make nothing; check the hashes of the release in DIR")  # fmt: skip


def release(options: argparse.Namespace) -> int:
    """``scokg release``: exit code 1 when nothing may be released, or a release is not as it was made."""
    from ..errors import UserError
    from ..release.checks import RefusedError
    from ..release.make import make_release
    from ..release.verify import verify_release

    if options.verify:
        if options.since:
            raise UserError("release: --since is for making a release, --verify for checking one")
        problems = verify_release(options.folder)
        for problem in problems:
            output.note(problem)
        print(f"{options.folder}: {'not as released' if problems else 'as released'}")
        return 1 if problems else 0
    try:
        with output.progress("Releasing") as progress:
            made = make_release(options.folder, since=options.since, progress=progress)
    except RefusedError as refused:
        print(f"scokg: {refused}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        output.note(f"scokg: release interrupted; {options.folder} is as it was")
        raise
    for warning in made.warnings:
        output.note(f"warning: {warning}")
    print(f"version {made.version}: {made.files} files, {made.bytes} bytes in {options.folder}")
    print(f"canonical hash (RDFC-1.0, SHA-256): {made.hash}")
    return 0
