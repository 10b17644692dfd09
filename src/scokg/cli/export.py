"""``scokg export``: the graph as files."""

import argparse

from ..export.dumps import WRITERS, export_dumps
from ..rdf.results import Table
from ..rdf.serializers import FORMATS
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg export dumps                              all RDF formats
  scokg export --format ttl --format nq dumps
  scokg export --format nt --no-derived --gzip dumps
  scokg export --format csv --format parquet tables"""
_CHOICES = (*WRITERS, "all")
_COLUMNS = ("file", "format", "triples", "bytes", "sha256")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "export", "write the graph as dumps into a new folder", run, _EXAMPLES)
    parser.add_argument("target", type=path_argument, metavar="DIR", help="a new or empty folder")
    text = f"output format: {', '.join(_CHOICES)}; repeatable (default: all, the RDF formats)"
    parser.add_argument("--format", action="append", choices=_CHOICES, metavar="FORMAT", dest="formats", help=text)
    parser.add_argument("--no-derived", action="store_true", help="leave out derived triples")
    parser.add_argument("--gzip", action="store_true", help="compress each file")


def run(options: argparse.Namespace) -> int:
    """Run the command; the answer is the list of files."""
    formats = options.formats or ["all"]
    names = list(FORMATS) if "all" in formats else formats
    try:
        with output.progress("Writing") as progress:
            files = export_dumps(
                options.target, names, derived=not options.no_derived, gzip=options.gzip, progress=progress
            )
    except KeyboardInterrupt:
        output.note(f"scokg: export interrupted; {options.target} is unchanged")
        raise
    rows = [(file.name, file.format, file.triples, file.bytes, file.sha256) for file in files]
    output.write_table(Table(_COLUMNS, list(rows)), None, title=f"Written to {options.target}")
    return 0
