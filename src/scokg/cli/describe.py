"""``scokg describe``: a machine-readable description of the dataset, the saved queries or an endpoint."""

import argparse
import json
from pathlib import Path
from typing import Any

from ..atomic_io import read_bytes
from ..errors import UserError
from ..export.description import dataset
from ..export.description.query_catalogue import queries_as_rdf
from ..export.description.schema_org import schema_org
from ..publication.loading import read_publication
from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg describe                                       DCAT, VoID and PROV as Turtle, with current counts
  scokg describe --index dumps/index.json              with the files of an export as distributions
  scokg describe schema-org                            for search engines
  scokg describe queries                               the saved queries, for SPARQL editors
  scokg describe service --endpoint http://127.0.0.1:7878/query"""
_SUBJECTS = ("dataset", "queries", "service", "schema-org")
_FORMATS = ("ttl", "nt", "jsonld")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "describe the dataset, the saved queries or an endpoint"
    parser = add_command(subparsers, "describe", text, run, _EXAMPLES)
    text = f"{', '.join(_SUBJECTS)} (default: %(default)s)"
    parser.add_argument("what", nargs="?", choices=_SUBJECTS, default="dataset", metavar="WHAT", help=text)
    parser.add_argument("--endpoint", metavar="URL", help="address of a SPARQL endpoint for the dataset")
    text = "index.json of an export; its files become distributions"
    parser.add_argument("--index", type=path_argument, metavar="FILE", help=text)
    text = "output format: ttl (default), nt, jsonld; schema-org is always jsonld"
    parser.add_argument("--format", choices=_FORMATS, default="ttl", metavar="FORMAT", help=text)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    entries = _entries(options.index) if options.index else []
    if options.what == "queries":
        output.write_triples(queries_as_rdf(options.endpoint), options.format)
        return 0
    publication = read_publication()
    if options.what == "schema-org":
        output.write_json(schema_org(publication, entries, options.endpoint))
    elif options.what == "service":
        if not options.endpoint:
            raise UserError("describe service: give the address of the endpoint with --endpoint URL")
        output.write_triples(dataset.service_description(options.endpoint, publication), options.format)
    else:
        output.write_triples(dataset.describe(publication, entries, options.endpoint), options.format)
    return 0


def _entries(path: Path) -> list[dict[str, Any]]:
    """Return the entries of the index of an export."""
    try:
        entries = json.loads(read_bytes(path))["files"]
        _ = [(entry["name"], entry["mediaType"], entry["bytes"], entry["sha256"]) for entry in entries]
    except (ValueError, LookupError, TypeError) as error:
        raise UserError(f"{path}: not the index.json of an export; write one with `scokg export DIR`") from error
    return list(entries)
