"""``scokg fmt``: Turtle files in canonical form."""

import argparse
from pathlib import Path

from ..errors import UserError
from ..rdf.results import Table
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg fmt                        bring ontology/, data/ and shapes/ into canonical form
  scokg fmt --check                only tell; exit code 1 when a file differs
  scokg fmt data/states/KAZ.ttl"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(subparsers, "fmt", "rewrite Turtle files in canonical form", run, _EXAMPLES)
    parser.add_argument("files", nargs="*", type=path_argument, metavar="FILE", help="files or folders (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file differs")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", metavar="FORMAT",
                        help="how the differing files are listed: text, json, csv")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 with --check when a file differs; a file that cannot be read stops no other."""
    paths = _turtle_paths(options.files)
    differing, failures = _format_all(paths, check=options.check)
    if options.format in {"json", "csv"}:
        output.write_table(Table(("file",), [(str(path),) for path in differing]), options.format)
    else:
        for path in differing:
            print(path)
    verb = "not in canonical form (run `scokg fmt`)" if options.check else "formatted"
    output.note(f"{len(paths)} files looked at, {len(differing)} {verb}.")
    if failures:
        raise UserError("\n       ".join(failures))
    return 1 if options.check and differing else 0


def _format_all(paths: list[Path], *, check: bool) -> tuple[list[Path], list[str]]:
    """Format the files; give those that differed, and what is wrong with those that could not be formatted."""
    from ..rdf.turtle_formatter import format_file

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
    from ..publication.layout import is_checkout, root

    if not given and not is_checkout():
        raise UserError("fmt: name the files; the published files of an installed scokg are not to be changed")
    folders = given or [root() / name for name in ("ontology", "data", "shapes")]
    paths = [path for item in folders for path in (sorted(item.rglob("*.ttl")) if item.is_dir() else [item])]
    if not paths:
        raise UserError(f"{', '.join(map(str, folders))}: no Turtle file (*.ttl) there")
    return paths
