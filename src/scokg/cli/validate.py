"""``scokg validate``: shapes and hygiene rules, with file and line."""

import argparse

from ..validation.validate import validate
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg validate                       the whole publication
  scokg validate data/status/IND.ttl   what the edit of one file affects, in about a second
  scokg validate --level info          including informational messages
  scokg validate --format sarif > report.sarif"""
_FORMATS = ("text", "json", "csv", "sarif")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "check files against the shapes and the hygiene rules"
    parser = add_command(subparsers, "validate", text, run, _EXAMPLES)
    text = "Turtle files or folders (default: all)"
    parser.add_argument("files", nargs="*", type=path_argument, metavar="FILE", help=text)
    text = "SHACL engine: ours (quick, default) or pySHACL (reference)"
    parser.add_argument("--engine", choices=("quick", "reference"), default="quick", help=text)
    text = "lowest severity to report (default: %(default)s)"
    parser.add_argument("--level", choices=output.LEVELS, default="warning", help=text)
    text = f"output format: {', '.join(_FORMATS)} (default: %(default)s)"
    parser.add_argument("--format", choices=_FORMATS, default="text", metavar="FORMAT", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if the files do not conform."""
    with output.progress("Validating") as progress:
        report = validate(options.files, engine=options.engine, progress=progress)
    output.write_report(report, options.format, options.level)
    return 0 if report.conforms else 1
