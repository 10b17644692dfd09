"""``scokg why``: the evidence behind a thing."""

import argparse

from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_lang, add_thing

_EXAMPLES = """
  scokg why affiliation:LKA-dialogue-partner
  scokg why Tashkent
  scokg why meeting:hsc-2017 --format json"""
_COLUMNS = {
    "sources": ("kind", "source", "title", "about", "property", "confidence", "url"),
    "claims": output.CLAIM_COLUMNS,
    "notes": ("note", "about", "inferred"),
}


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "why", "show the sources, claims and conflicts behind a thing", run, _EXAMPLES)
    add_thing(parser)
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
        output.note(f"No source, claim or note is recorded for {evidence.label}.")
    return 0
