"""``scokg describe``: the dataset, its questions or an endpoint as machine-readable description."""

import argparse
import json
from pathlib import Path
from typing import Any

from . import output
from .options import Subparsers, add_command, path_argument

_EXAMPLES = """
  scokg describe                                       DCAT, VoID and PROV as Turtle, numbers counted afresh
  scokg describe --index dumps/index.json              with the files of an export as distributions
  scokg describe schema-org                            for search engines
  scokg describe queries                               the saved questions, for SPARQL editors
  scokg describe service --endpoint http://127.0.0.1:7878/query"""
_PARTS = ("dataset", "queries", "service", "schema-org")


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    text = "print the description of the dataset, of the saved questions or of an endpoint"
    parser = add_command(subparsers, "describe", text, describe, _EXAMPLES)
    parser.add_argument("what", nargs="?", choices=_PARTS, default="dataset", metavar="WHAT",
                        help=f"{', '.join(_PARTS)} (default: dataset)")  # fmt: skip
    parser.add_argument("--endpoint", metavar="URL", help="where the dataset can be asked in SPARQL")
    parser.add_argument(
        "--index", type=path_argument, metavar="FILE", help="index.json of an export: its files are told"
    )
    parser.add_argument("--format", choices=("ttl", "nt", "jsonld"), default="ttl", metavar="FORMAT",
                        help="ttl, nt or jsonld (default: ttl; schema-org is always jsonld)")  # fmt: skip


def describe(options: argparse.Namespace) -> int:
    """``scokg describe``: print what was asked for."""
    from ..errors import UserError
    from ..export.description.dataset import describe as description
    from ..export.description.dataset import service_description
    from ..export.description.query_catalogue import queries_as_rdf
    from ..export.description.schema_org import schema_org
    from ..publication.loading import read_publication

    entries = _entries(options.index) if options.index else []
    if options.what == "queries":
        output.write_triples(queries_as_rdf(options.endpoint), options.format)
        return 0
    publication = read_publication()
    if options.what == "schema-org":
        print(json.dumps(schema_org(publication, entries, options.endpoint), ensure_ascii=False, indent=2))
    elif options.what == "service":
        if not options.endpoint:
            raise UserError("describe service: name the endpoint's address with --endpoint URL")
        output.write_triples(service_description(options.endpoint, publication), options.format)
    else:
        output.write_triples(description(publication, entries, options.endpoint), options.format)
    return 0


def _entries(path: Path) -> list[dict[str, Any]]:
    from ..atomic_io import read_bytes
    from ..errors import UserError

    try:
        entries = json.loads(read_bytes(path))["files"]
        _ = [(entry["name"], entry["mediaType"], entry["bytes"], entry["sha256"]) for entry in entries]
    except (ValueError, LookupError, TypeError) as error:
        raise UserError(f"{path}: is not the index.json of an export; write one with `scokg export DIR`") from error
    return list(entries)
