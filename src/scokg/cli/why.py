"""``scokg why``: the evidence behind a thing."""

import argparse

from ..graph import open_graph
from . import output
from .claims import COLUMNS as CLAIM_COLUMNS
from .options import Subparsers, add_command, add_format, add_lang

_EXAMPLES = """
  scokg why affiliation:LKA-dialogue-partner
  scokg why Tashkent
  scokg why meeting:hsc-2017 --format json"""
_COLUMNS = {
    "sources": ("kind", "source", "title", "about", "property", "confidence", "url"),
    "claims": CLAIM_COLUMNS,
    "notes": ("note", "about", "inferred"),
}


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(subparsers, "why", "show every source, claim and conflict behind a thing", run, _EXAMPLES)
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any of its names")
    add_lang(parser)
    add_format(parser, "ttl")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    evidence = open_graph().why(options.thing, lang=options.lang)
    if options.format == "ttl":
        print(evidence.to_turtle(), end="")
        return 0
    parts = {"sources": evidence.sources, "claims": evidence.claims, "notes": evidence.notes}
    output.write_sections(f"{evidence.label} <{evidence.iri}>", parts, options.format, terminal_columns=_COLUMNS)
    if not any(part.rows for part in parts.values()):
        output.note(f"No source, claim or note stands behind {evidence.label}.")
    return 0
