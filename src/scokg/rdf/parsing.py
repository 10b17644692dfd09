"""Parse Turtle with Oxigraph; errors name the file, line and column."""

import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ..errors import SourceSyntaxError

_PARSER_PREFIX = re.compile(r"^Parser error [^:]*: ")


def parse_turtle(content: bytes, name: str) -> list[Quad]:
    """Parse a Turtle document.

    :param name: the name of the document in error messages.
    :raises SourceSyntaxError: if it is not Turtle, with the line and column of the first error.
    """
    try:
        return list(parse(content, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise syntax_error(error, name) from error


def load_merged(contents: Mapping[Path, bytes], store: Store) -> None:
    """Load the contents of Turtle files into the default graph of ``store``.

    :raises SourceSyntaxError: if a file is not Turtle, with the line and column of the first error.
    """
    for path, content in contents.items():
        load_turtle(store, content, str(path))


def load_turtle(store: Store, content: bytes, name: str, graph: NamedNode | None = None) -> None:
    """Load a Turtle document into a graph of ``store``, by default the default graph.

    :param name: the name of the document in error messages.
    :raises SourceSyntaxError: if it is not Turtle, with the line and column of the first error.
    """
    try:
        store.load(content, format=RdfFormat.TURTLE, to_graph=graph)
    except SyntaxError as error:
        raise syntax_error(error, name) from error


def syntax_error(error: SyntaxError, name: str) -> SourceSyntaxError:
    """Convert a SyntaxError of the parser to a SourceSyntaxError that names the file."""
    reason = _PARSER_PREFIX.sub("", str(error.msg))
    return SourceSyntaxError(name, error.lineno or 1, error.offset or 1, reason)
