"""Files → dataset: the Turtle of the publication, read into Oxigraph with errors that name file, line and column."""

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from .errors import SourceSyntaxError
from .files import PublishedFile, read_bytes
from .vocabulary import PREFIXES

_PLACE = re.compile(r"^Parser error [^:]*: ")


def read_contents(files: Iterable[Path]) -> dict[Path, bytes]:
    """Read the files; the order is kept."""
    return {path: read_bytes(path) for path in files}


def load_merged(contents: dict[Path, bytes], store: Store) -> None:
    """Load all contents into the default graph of ``store``.

    :raises SourceSyntaxError: with the file, line and column of the first error.
    """
    for path, content in contents.items():
        try:
            store.load(content, format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise syntax_error(error, str(path)) from error


def load_named(files: Iterable[PublishedFile], store: Store) -> None:
    """Load each file into the named graph that it feeds."""
    for path, graph_iri in files:
        graph = NamedNode(graph_iri)
        quads = parse_turtle(read_bytes(path), str(path))
        store.extend(Quad(q.subject, q.predicate, q.object, graph) for q in quads)


def parse_turtle(content: bytes, name: str) -> list[Quad]:
    """Parse a Turtle document.

    :raises SourceSyntaxError: with the name, line and column of the first error.
    """
    try:
        return list(parse(content, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise syntax_error(error, name) from error


def syntax_error(error: SyntaxError, name: str) -> SourceSyntaxError:
    """Turn a parser's SyntaxError into one that names the file."""
    reason = _PLACE.sub("", str(error.msg))
    return SourceSyntaxError(name, error.lineno or 1, error.offset or 1, reason)


def merged(quads: Iterable[Quad]) -> Store:
    """Make a store whose default graph holds the triples of ``quads``."""
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)
    return store


def write_triples(triples: Iterable[Triple], form: RdfFormat) -> str:
    """Serialize triples, with those of the project's prefixes that occur where the format has prefixes."""
    triples = list(triples)
    plain = _serialized(triples, RdfFormat.N_TRIPLES, {})
    if form == RdfFormat.N_TRIPLES:
        return plain
    return _serialized(triples, form, {name: iri for name, iri in PREFIXES.items() if f"<{iri}" in plain})


def _serialized(triples: list[Triple], form: RdfFormat, prefixes: dict[str, str]) -> str:
    content = serialize(triples, format=form, prefixes=prefixes)
    assert content is not None, "serialize gives bytes when no output is named"
    return content.decode("utf-8")
