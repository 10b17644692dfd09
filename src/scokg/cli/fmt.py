"""``scokg fmt``: Turtle files in canonical form."""

import argparse
from pathlib import Path

from ..errors import UserError
from ..publication.layout import is_checkout, root
from ..rdf.results import Table
from ..rdf.turtle_formatter import format_file
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg fmt                        format ontology/, data/ and shapes/
  scokg fmt --check                change nothing; exit code 1 if a file is not in canonical form
  scokg fmt data/states/KAZ.ttl"""
_FORMATS = ("text", "json", "csv")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "fmt", "rewrite Turtle files in canonical form", run, _EXAMPLES)
    parser.add_argument("files", nargs="*", type=path_argument, metavar="FILE", help="files or folders (default: all)")
    text = "change nothing; exit with code 1 if a file is not in canonical form"
    parser.add_argument("--check", action="store_true", help=text)
    text = f"format of the list of files: {', '.join(_FORMATS)} (default: %(default)s)"
    parser.add_argument("--format", choices=_FORMATS, default="text", metavar="FORMAT", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 with --check if a file differs; an unreadable file does not stop the others."""
    paths = _turtle_paths(options.files)
    differing, failures = _format_all(paths, check=options.check)
    if options.format in {"json", "csv"}:
        output.write_table(Table(("file",), [(str(path),) for path in differing]), options.format)
    else:
        for path in differing:
            print(path)
    verb = "not in canonical form (run `scokg fmt`)" if options.check else "formatted"
    output.note(f"{len(paths)} files checked, {len(differing)} {verb}.")
    if failures:
        raise UserError("\n       ".join(failures))
    return 1 if options.check and differing else 0


def _format_all(paths: list[Path], *, check: bool) -> tuple[list[Path], list[str]]:
    """Format files; return those that differed, and an error message for each that could not be formatted."""
    differing: list[Path] = []
    failures: list[str] = []
    with output.progress("Formatting") as progress:
        for step, path in enumerate(paths):
            progress(path.name, step, len(paths))
            try:
                if format_file(path, check=check):
                    differing.append(path)
            except UserError as error:
                failures.append(str(error))
    return differing, failures


def _turtle_paths(given: list[Path]) -> list[Path]:
    if not given and not is_checkout():
        raise UserError("fmt: name the files to format; the files of an installed scokg cannot be changed")
    folders = given or [root() / name for name in ("ontology", "data", "shapes")]
    paths = [path for item in folders for path in (sorted(item.rglob("*.ttl")) if item.is_dir() else [item])]
    if not paths:
        raise UserError(f"{', '.join(map(str, folders))}: no Turtle files (*.ttl) found")
    return paths
