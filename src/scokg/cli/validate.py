"""``scokg validate``: shapes and hygiene, with file and line."""

import argparse

from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg validate                       the whole publication
  scokg validate data/status/IND.ttl   one file, held together with the rest
  scokg validate --level info          what is merely worth knowing, too
  scokg validate --format sarif > report.sarif"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(subparsers, "validate", "check files against the shapes and the hygiene rules", run, _EXAMPLES)
    parser.add_argument(
        "files", nargs="*", type=path_argument, metavar="FILE", help="Turtle files or folders (default: all)"
    )
    parser.add_argument("--engine", choices=("quick", "reference"), default="quick",
                        help="SHACL by rudof (quick, default) or by pySHACL (reference)")  # fmt: skip
    parser.add_argument("--level", choices=output.LEVELS, default="warning",
                        help="the least grave problems that are told (default: warning)")  # fmt: skip
    choices = ("text", "json", "csv", "sarif")
    parser.add_argument("--format", choices=choices, default="text", metavar="FORMAT", help=", ".join(choices))


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 when something is wrong."""
    from ..validation.validate import validate as run

    with output.progress("Validating") as progress:
        report = run(options.files, engine=options.engine, progress=progress)
    output.write_report(report, options.format, options.level)
    return 0 if report.conforms else 1
