"""Parse Turtle with Oxigraph; errors name the file, line and column."""

import re
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ..errors import SourceSyntaxError

_PARSER_PREFIX = re.compile(r"^Parser error [^:]*: ")
_MAX_DEPTH = 200
"""How deep brackets may be nested: a chain of blank nodes costs canonicalization far more than its length."""
_BRACKET = (
    rb'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:\'{0,2}(?:[^\'\\]|\\.))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    rb"|<[^<>\n]*>|#[^\n]*|(?P<open>[\[(])|(?P<close>[\])])"
)


def parse_turtle(content: bytes, name: str) -> list[Quad]:
    """Parse a Turtle document.

    :param name: the name of the document in error messages.
    :raises SourceSyntaxError: if it is not Turtle, with the line and column of the first error, or nested too deeply.
    """
    check_nesting(content, name)
    try:
        return list(parse(content, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise syntax_error(error, name) from error


def check_nesting(content: bytes, name: str) -> None:
    """Check that the brackets of a Turtle or TriG document are not nested more than 200 deep.

    :raises SourceSyntaxError: if they are, with line and column.
    """
    if content.count(b"[") + content.count(b"(") <= _MAX_DEPTH:
        return
    depth = 0
    for found in re.finditer(_BRACKET, content, re.DOTALL):
        depth += 1 if found["open"] else -1 if found["close"] else 0
        if depth > _MAX_DEPTH:
            line = content.count(b"\n", 0, found.start()) + 1
            column = found.start() - content.rfind(b"\n", 0, found.start())
            raise SourceSyntaxError(name, line, column, f"brackets are nested more than {_MAX_DEPTH} deep")


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
    check_nesting(content, name)
    try:
        store.load(content, format=RdfFormat.TURTLE, to_graph=graph)
    except SyntaxError as error:
        raise syntax_error(error, name) from error


def syntax_error(error: SyntaxError, name: str) -> SourceSyntaxError:
    """Convert a SyntaxError of the parser to a SourceSyntaxError that names the file."""
    reason = _PARSER_PREFIX.sub("", str(error.msg))
    return SourceSyntaxError(name, error.lineno or 1, error.offset or 1, reason)
