"""The table of media types: file suffixes, RDF syntaxes, and the standards that define them."""

import mimetypes
from pathlib import PurePath
from typing import NamedTuple

from pyoxigraph import RdfFormat

HTML, CSV, MARKDOWN, PLAIN = "text/html", "text/csv", "text/markdown", "text/plain"
TURTLE, NTRIPLES, NQUADS, TRIG = "text/turtle", "application/n-triples", "application/n-quads", "application/trig"
JSONLD, RDFXML = "application/ld+json", "application/rdf+xml"
JSON, CSVW, SCHEMA_JSON = "application/json", "application/csvm+json", "application/schema+json"
OPENAPI_JSON, PROBLEM_JSON = "application/openapi+json;version=3.1", "application/problem+json"
RESULTS_JSON, RESULTS_XML = "application/sparql-results+json", "application/sparql-results+xml"
RESULTS_TSV = "text/tab-separated-values"
SPARQL_QUERY, SPARQL_UPDATE = "application/sparql-query", "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
PARQUET = "application/vnd.apache.parquet"


class Syntax(NamedTuple):
    """An RDF syntax: its suffix, Oxigraph's format, its specification, its name under http://www.w3.org/ns/formats/."""

    suffix: str
    format: RdfFormat
    specification: str
    name: str


RDF_SYNTAXES: dict[str, Syntax] = {
    TURTLE: Syntax("ttl", RdfFormat.TURTLE, "https://www.w3.org/TR/turtle/", "Turtle"),
    NTRIPLES: Syntax("nt", RdfFormat.N_TRIPLES, "https://www.w3.org/TR/n-triples/", "N-Triples"),
    NQUADS: Syntax("nq", RdfFormat.N_QUADS, "https://www.w3.org/TR/n-quads/", "N-Quads"),
    TRIG: Syntax("trig", RdfFormat.TRIG, "https://www.w3.org/TR/trig/", "TriG"),
    JSONLD: Syntax("jsonld", RdfFormat.JSON_LD, "https://www.w3.org/TR/json-ld11/", "JSON-LD"),
    RDFXML: Syntax("rdf", RdfFormat.RDF_XML, "https://www.w3.org/TR/rdf-syntax-grammar/", "RDF_XML"),
}
CSV_SPECIFICATION = "https://www.rfc-editor.org/rfc/rfc4180"

SUFFIXES: dict[str, str] = {
    "html": HTML,
    **{syntax.suffix: media_type for media_type, syntax in RDF_SYNTAXES.items()},
    "json": JSON,
    "csv": CSV,
    "parquet": PARQUET,
    "md": MARKDOWN,
    "atom": "application/atom+xml",
    "cff": "application/yaml",
    "rq": SPARQL_QUERY,
    "ru": SPARQL_UPDATE,
}
"""The media type of a file by its suffix."""

DOCUMENT_SUFFIXES = {SUFFIXES[suffix]: suffix for suffix in ("html", "ttl", "nt", "jsonld", "rdf", "json", "csv")}
"""The file suffixes of the media types of documents."""


def media_type_of(name: str) -> str:
    """Return the media type of a file by its name; ``text/plain`` if it is unknown."""
    known = SUFFIXES.get(PurePath(name).suffix.removeprefix("."))
    return known or mimetypes.MimeTypes(filenames=()).guess_type(name)[0] or PLAIN


def rdf_format(suffix: str) -> RdfFormat | None:
    """Return the RDF format of a file suffix (without the dot; also ``owl`` and ``xml``); None if it is not RDF."""
    if suffix in {"owl", "xml"}:
        return RdfFormat.RDF_XML
    found = (syntax.format for syntax in RDF_SYNTAXES.values() if syntax.suffix == suffix)
    return next(found, None) or RdfFormat.from_extension(suffix)


def with_charset(media_type: str) -> str:
    """Return a media type with ``charset=utf-8`` if it is a text type."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
