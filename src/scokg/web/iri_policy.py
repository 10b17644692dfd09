"""The table of IRI patterns: the target of the IRIs of each pattern, and the media types of their documents.

The redirect rules and the routes of the server are generated from it; ``docs/reference/iri-policy.md`` explains it.
"""

import re
from typing import NamedTuple

from .media_types import CSV, HTML, JSON, JSONLD, NTRIPLES, RDFXML, TURTLE

DOCUMENT_FORMS = (HTML, TURTLE, NTRIPLES, JSONLD, RDFXML)
DAY_FORMS = (HTML, JSON, CSV, TURTLE, NTRIPLES, JSONLD, RDFXML)
SEE_OTHER, FOUND = 303, 302

_NAME = "[A-Za-z0-9][A-Za-z0-9-]*"
_FILE = "[A-Za-z0-9][A-Za-z0-9._-]*"
_LOWER = "[a-z][a-z-]*"
_PARTS = {
    "kind": _LOWER,
    "list": _LOWER,
    "Class": "[A-Z][A-Za-z]*",
    "version": "v?[0-9]+(?:[.][0-9]+)*(?:-[0-9A-Za-z.-]+)?",
    "YYYY-MM-DD": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "file": f"{_FILE}(?:/{_FILE})*",
}
_PLACEHOLDER = re.compile("<([^>]+)>")


def part_expression(placeholder: str) -> str:
    """Return the regular expression of the values of a placeholder."""
    return _PARTS.get(placeholder, _NAME)


class IriPattern(NamedTuple):
    """A pattern of IRIs and its target.

    :ivar pattern: the pattern as in the IRI policy, with placeholders in angle brackets.
    :ivar target: the path on the server, with the same placeholders.
    :ivar status: 303 for a thing that is not a document, 302 for a document.
    :ivar forms: the media types of the document, the preferred one first; empty for a file.
    """

    pattern: str
    target: str
    status: int
    forms: tuple[str, ...] = ()

    @property
    def expression(self) -> str:
        """The regular expression of the path, with a group for each placeholder."""
        parts = _PLACEHOLDER.split(self.pattern)
        parts[::2] = [re.escape(text).replace(r"\-", "-") for text in parts[::2]]
        parts[1::2] = [f"({part_expression(name)})" for name in parts[1::2]]
        return f"^{''.join(parts)}$"

    @property
    def substitution(self) -> str:
        """The target with references to the groups: ``doc/$1/$2``."""
        names = _PLACEHOLDER.findall(self.pattern)
        return _PLACEHOLDER.sub(lambda found: f"${names.index(found[1]) + 1}", self.target)

    def parts(self, path: str) -> tuple[str, ...] | None:
        """Return the values of the placeholders in a path; None if the path does not match the pattern."""
        found = re.fullmatch(self.expression, path)
        return found.groups() if found else None


def _thing(pattern: str, target: str = "") -> IriPattern:
    return IriPattern(pattern, target or pattern, SEE_OTHER, DOCUMENT_FORMS)


def _file(pattern: str) -> IriPattern:
    return IriPattern(pattern, pattern, FOUND)


IRI_PATTERNS = (
    _file(""),
    _thing("ontology"),
    _thing("ontology/<version>"),
    _thing("code/<list>"),
    _thing("code/<list>/<slug>"),
    _thing("id/<kind>/<slug>", "doc/<kind>/<slug>"),
    _thing("graph/<name>"),
    _thing("shape/<Class>"),
    _thing("shape/<Class>-<rule>"),
    _thing("dataset"),
    _thing("query"),
    _thing("query/<name>"),
    IriPattern("doc/<kind>/<slug>", "doc/<kind>/<slug>", FOUND, DOCUMENT_FORMS),
    IriPattern("status/<YYYY-MM-DD>", "status/<YYYY-MM-DD>", FOUND, DAY_FORMS),
    _file("context/<version>.jsonld"),
    _file("frame/<version>/<kind>.jsonld"),
    _file("schema/<version>/<kind>.schema.json"),
    _file("dump/<version>/<file>"),
    _file(".well-known/void"),
    _file(".well-known/sparql-examples"),
)
"""All IRI patterns, in the order of the policy, with which a test compares them."""
