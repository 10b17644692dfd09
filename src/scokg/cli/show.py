"""``scokg show``: everything about a thing."""

import argparse

from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_lang

_EXAMPLES = """
  scokg show Astana
  scokg show state:KAZ --format ttl
  scokg show sco:Affiliation --format jsonld"""


def add_to(subparsers: Subparsers) -> None:
    """Add the command's parser."""
    parser = add_command(subparsers, "show", "show everything that the graph states about a thing", run, _EXAMPLES)
    parser.add_argument("thing", metavar="THING", help="an IRI, a compact name, a slug or any of its names")
    add_lang(parser)
    add_format(parser, "ttl", "jsonld")


def run(options: argparse.Namespace) -> int:
    """Run the command; everything in the formats for programs; a page for people in tables."""
    graph = open_graph()
    if options.format == "jsonld":
        from ..export.jsonld.documents import framed

        output.write_json(framed(graph, options.thing))
        return 0
    thing = graph.show(options.thing, lang=options.lang)
    if options.format == "ttl":
        print(thing.to_turtle(), end="")
    elif not output.is_for_people(options.format):
        output.write_table(thing.table(), options.format)
    else:
        parts = thing.sections()
        output.write_sections(f"{thing.label} <{thing.iri}>", parts, "table")
        if sum(len(part.rows) for part in parts.values()) < len(thing.table().rows):
            output.note("Not every statement is shown; --format csv gives all of them.")
    return 0
