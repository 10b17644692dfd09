"""Redirects from the IRIs of the policy to where the publication is served, as w3id.org takes them: an ``.htaccess``.

One table (:data:`PLACES`) says what is where. It is written as rules for Apache (:func:`htaccess`) and followed here
(:func:`resolve`). Source: https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .errors import UserError
from .serve.negotiation import CSV, ENDINGS, HTML, JSON, JSONLD, NTRIPLES, RDFXML, TURTLE, choose
from .serve.problems import Problem
from .vocabulary import BASE

DOCUMENT_FORMS = (HTML, TURTLE, NTRIPLES, JSONLD, RDFXML)
DAY_FORMS = (HTML, JSON, CSV, TURTLE, NTRIPLES, JSONLD, RDFXML)
SEE_OTHER, FOUND, NOT_FOUND, NOT_ACCEPTABLE = 303, 302, 404, 406

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
_RANGES: tuple[tuple[str, tuple[str, ...], int], ...] = (
    (r"(?:\*/)?\*", DAY_FORMS, 0),
    (r"text/\*", tuple(form for form in DAY_FORMS if form.startswith("text/")), 1),
    (r"application/\*", tuple(form for form in DAY_FORMS if form.startswith("application/")), 1),
    *((form.replace("+", r"\+"), (form,), 2) for form in DAY_FORMS),
)  # fmt: skip
"""Media ranges as expressions, the forms that each takes, and how exactly it names them; the more exact later."""
_Q = r"[^,]*;\s*q=0?(\.[0-9]*[1-9]|)[.0]*\s*[;,|]"
"""The fraction of a weight below 1, without zeros at its end; empty for 0."""
_ENDING_OF = {media: ending for ending, media in ENDINGS.items()}
_TARGET = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(?:/[A-Za-z0-9._~/-]*)?")


class Place(NamedTuple):
    """Where IRIs of one pattern lead.

    :ivar pattern: as the IRI policy writes it, with placeholders in angle brackets.
    :ivar target: below the target's address, with the same placeholders.
    :ivar status: 303 for what is no document, 302 for a document.
    :ivar forms: the media types that there are, the preferred first; empty for a file, which is what it is.
    """

    pattern: str
    target: str
    status: int
    forms: tuple[str, ...] = ()

    @property
    def expression(self) -> str:
        """Give the regular expression of the path, one group for each placeholder."""
        parts = _PLACEHOLDER.split(self.pattern)
        parts[::2] = [re.escape(text).replace(r"\-", "-") for text in parts[::2]]
        parts[1::2] = [f"({_PARTS.get(name, _NAME)})" for name in parts[1::2]]
        return f"^{''.join(parts)}$"

    @property
    def substitution(self) -> str:
        """Give the target with the numbers of the groups: ``doc/$1/$2``."""
        names = _PLACEHOLDER.findall(self.pattern)
        return _PLACEHOLDER.sub(lambda found: f"${names.index(found[1]) + 1}", self.target)


def _thing(pattern: str, target: str = "") -> Place:
    return Place(pattern, target or pattern, SEE_OTHER, DOCUMENT_FORMS)


def _file(pattern: str) -> Place:
    return Place(pattern, pattern, FOUND)


PLACES = (
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
    Place("doc/<kind>/<slug>", "doc/<kind>/<slug>", FOUND, DOCUMENT_FORMS),
    Place("status/<YYYY-MM-DD>", "status/<YYYY-MM-DD>", FOUND, DAY_FORMS),
    _file("context/<version>.jsonld"),
    _file("frame/<version>/<kind>.jsonld"),
    _file("schema/<version>/<kind>.schema.json"),
    _file("dump/<version>/<file>"),
    _file(".well-known/void"),
    _file(".well-known/sparql-examples"),
)
"""All patterns of IRIs, in the order of the policy; a test holds the two together."""


class Answer(NamedTuple):
    """What the address of an IRI answers: 302 or 303 with the address to go to, else 404 or 406."""

    status: int
    location: str | None = None


def resolve(path: str, accept: str | None, target: str) -> Answer:
    """Follow the rules, as Apache does.

    >>> resolve("id/state/KAZ", "text/turtle", "https://data.example.org").location
    'https://data.example.org/doc/state/KAZ.ttl'

    :param path: the IRI after the base, without query string and fragment.
    :param accept: the request's header.
    :raises UserError: for a target that is no address.
    """
    top = checked_target(target)
    for place in PLACES:
        if found := re.search(place.expression, path):
            location = f"{top}/{re.sub('[$]([0-9])', lambda number: found[int(number[1])], place.substitution)}"
            return _chosen(place, location, accept) if place.forms else Answer(place.status, location)
    return Answer(NOT_FOUND)


def _chosen(place: Place, location: str, accept: str | None) -> Answer:
    try:
        media, _ = choose(accept, dict.fromkeys(place.forms))
    except Problem:
        return Answer(NOT_ACCEPTABLE)
    return Answer(place.status, f"{location}.{_ENDING_OF[media]}")


def checked_target(target: str) -> str:
    """Give the address of the publication without a slash at its end.

    :raises UserError: when it is none, or could be misread in a rule.
    """
    if not _TARGET.fullmatch(target):
        raise UserError(f"{target}: an address like https://data.example.org is wanted, without query and fragment")
    return target.rstrip("/")


def htaccess(target: str) -> str:
    """Write the rules.

    :param target: the address that the publication is served at.
    :raises UserError: for a target that is no address.
    """
    top = checked_target(target)
    return "".join(f"{line}\n" for part in (_HEAD, _weigh(), _choose(), _refuse(), _lead(top)) for line in part)


_HEAD = (
    f"# {BASE}: made by `scokg redirects`; change the IRI policy and the table in redirects.py, not this file.",
    "",
    "Options +FollowSymLinks",
    "RewriteEngine on",
)


def _weigh() -> Iterator[str]:
    """Note for each form how much the client likes it, as texts that sort: first q, then how exactly it is named."""
    yield ""
    yield "# How much a client likes each form: q (1, or a fraction) and how exactly its range names the form (0 to 2)."
    yield "RewriteRule ^ - [E=best:-3]"
    yield "RewriteCond %{HTTP_ACCEPT} ^$"
    yield f"RewriteRule ^ - [{_note(DAY_FORMS, '1-0')}]"
    for written, forms, exactness in _RANGES:
        yield rf'RewriteCond "%{{HTTP_ACCEPT}}|1" "(?:^|,)\s*{written}\s*(?=[;,|])(?|{_Q}|.*\|(1)$)" [NC]'
        yield f"RewriteRule ^ - [{_note(forms, f'%1-{exactness}')}]"


def _note(forms: Iterable[str], text: str) -> str:
    return ",".join(f"E=q_{_ENDING_OF[form]}:{text}" for form in forms)


def _choose() -> Iterator[str]:
    """Take the form that is liked best; of equals the first."""
    yield ""
    yield "# The form that is liked best; of equals the first. JSON and CSV are there for days only."
    for form in DAY_FORMS:
        ending = _ENDING_OF[form]
        where = "^" if form in DOCUMENT_FORMS else "^status/"
        yield f"RewriteCond expr \"reqenv('q_{ending}') > reqenv('best')\""
        yield f"RewriteRule {where} - [E=form:{ending},E=best:%{{ENV:q_{ending}}}]"


def _refuse() -> Iterator[str]:
    patterns = "|".join(place.expression[1:-1] for place in PLACES if place.forms)
    yield ""
    yield "# None of the forms pleases."
    yield "RewriteCond %{ENV:form} ^$"
    yield f"RewriteRule ^(?:{patterns})$ - [R={NOT_ACCEPTABLE},L]"


def _lead(top: str) -> Iterator[str]:
    yield ""
    yield "# 303 for what is no document, 302 for documents. What stands nowhere here is not found (404)."
    for place in PLACES:
        ending = ".%{ENV:form}" if place.forms else ""
        yield f"RewriteRule {place.expression} {top}/{place.substitution}{ending} [R={place.status},L]"
