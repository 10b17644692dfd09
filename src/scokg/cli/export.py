"""``scokg export``: the graph as files."""

import argparse

from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg export dumps                              every RDF format
  scokg export --format ttl --format nq dumps
  scokg export --format nt --no-derived --gzip dumps
  scokg export --format csv --format parquet tables"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    from ..export.dumps import WRITERS

    parser = add_command(subparsers, "export", "write the graph as dumps into a new folder", export, _EXAMPLES)
    parser.add_argument("target", type=path_argument, metavar="DIR", help="a folder that is new or empty")
    choices = (*WRITERS, "all")
    parser.add_argument("--format", action="append", choices=choices, metavar="FORMAT", dest="formats",
                        help=f"{', '.join(choices)}; several times if wanted (default: all of RDF)")  # fmt: skip
    parser.add_argument("--no-derived", action="store_true", help="leave out what is only derived")
    parser.add_argument("--gzip", action="store_true", help="compress each file")


def export(options: argparse.Namespace) -> int:
    """``scokg export``: write the files, then list them."""
    from ..export.dumps import export_dumps
    from ..rdf.results import Table
    from ..rdf.serializers import FORMATS

    formats = options.formats or ["all"]
    names = list(FORMATS) if "all" in formats else formats
    try:
        with output.progress("Writing") as progress:
            files = export_dumps(
                options.target, names, derived=not options.no_derived, gzip=options.gzip, progress=progress
            )
    except KeyboardInterrupt:
        output.note(f"scokg: export interrupted; {options.target} is as it was")
        raise
    columns = ("file", "format", "triples", "bytes", "sha256")
    rows = [(file.name, file.format, file.triples, file.bytes, file.sha256) for file in files]
    output.write_table(Table(columns, list(rows)), None, title=f"Written to {options.target}")
    return 0
