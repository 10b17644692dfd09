"""``scokg show``: everything about a thing."""

import argparse

from ..graph import open_graph
from . import output
from .options import Subparsers, add_command, add_format, add_lang, add_thing

_EXAMPLES = """
  scokg show Astana
  scokg show state:KAZ --format ttl
  scokg show sco:Affiliation --format jsonld"""


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "show", "show all statements of the graph about a thing", run, _EXAMPLES)
    add_thing(parser)
    add_lang(parser)
    add_format(parser, "ttl", "jsonld")


def run(options: argparse.Namespace) -> int:
    """Run the command; tables are abridged for people, the other formats are complete."""
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
            output.note("Not every statement is shown; --format csv writes all of them.")
    return 0
