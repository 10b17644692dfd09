"""Redirects from the IRIs of the policy to where the publication is served, as w3id.org takes them: an ``.htaccess``.

The table of IRI patterns is written as rules for Apache (:func:`htaccess`) and followed here
(:func:`resolve_redirect`). Source: https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import UserError
from ..namespaces import BASE
from .iri_policy import DAY_FORMS, DOCUMENT_FORMS, IRI_PATTERNS, IriPattern
from .media_types import DOCUMENT_SUFFIXES
from .negotiation import choose
from .problems import HttpProblem

NOT_FOUND, NOT_ACCEPTABLE = 404, 406

_RANGES: tuple[tuple[str, tuple[str, ...], int], ...] = (
    (r"(?:\*/)?\*", DAY_FORMS, 0),
    (r"text/\*", tuple(form for form in DAY_FORMS if form.startswith("text/")), 1),
    (r"application/\*", tuple(form for form in DAY_FORMS if form.startswith("application/")), 1),
    *((form.replace("+", r"\+"), (form,), 2) for form in DAY_FORMS),
)  # fmt: skip
"""Media ranges as expressions, the forms that each takes, and how exactly it names them; the more exact later."""
_Q = r"[^,]*;\s*q=0?(\.[0-9]*[1-9]|)[.0]*\s*[;,|]"
"""The fraction of a weight below 1, without zeros at its end; empty for 0."""
_TARGET = re.compile(r"https?://[A-Za-z0-9.\[\]:-]+(?:/[A-Za-z0-9._~/-]*)?")


class Redirect(NamedTuple):
    """What the address of an IRI answers: 302 or 303 with the address to go to, else 404 or 406."""

    status: int
    location: str | None = None


def resolve_redirect(path: str, accept: str | None, target: str) -> Redirect:
    """Follow the rules, as Apache does.

    >>> resolve_redirect("id/state/KAZ", "text/turtle", "https://data.example.org").location
    'https://data.example.org/doc/state/KAZ.ttl'

    :param path: the IRI after the base, without query string and fragment.
    :param accept: the request's header.
    :raises UserError: for a target that is no address.
    """
    top = checked_target(target)
    for pattern in IRI_PATTERNS:
        if (parts := pattern.parts(path)) is not None:
            location = f"{top}/{re.sub('[$]([0-9])', lambda number: parts[int(number[1]) - 1], pattern.substitution)}"
            return _chosen(pattern, location, accept) if pattern.forms else Redirect(pattern.status, location)
    return Redirect(NOT_FOUND)


def _chosen(pattern: IriPattern, location: str, accept: str | None) -> Redirect:
    try:
        media, _ = choose(accept, dict.fromkeys(pattern.forms))
    except HttpProblem:
        return Redirect(NOT_ACCEPTABLE)
    return Redirect(pattern.status, f"{location}.{DOCUMENT_SUFFIXES[media]}")


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
    f"# {BASE}: made by `scokg redirects`; change the IRI policy and its table, not this file.",
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
    return ",".join(f"E=q_{DOCUMENT_SUFFIXES[form]}:{text}" for form in forms)


def _choose() -> Iterator[str]:
    """Take the form that is liked best; of equals the first."""
    yield ""
    yield "# The form that is liked best; of equals the first. JSON and CSV are there for days only."
    for form in DAY_FORMS:
        ending = DOCUMENT_SUFFIXES[form]
        where = "^" if form in DOCUMENT_FORMS else "^status/"
        yield f"RewriteCond expr \"reqenv('q_{ending}') > reqenv('best')\""
        yield f"RewriteRule {where} - [E=form:{ending},E=best:%{{ENV:q_{ending}}}]"


def _refuse() -> Iterator[str]:
    patterns = "|".join(pattern.expression[1:-1] for pattern in IRI_PATTERNS if pattern.forms)
    yield ""
    yield "# None of the forms pleases."
    yield "RewriteCond %{ENV:form} ^$"
    yield f"RewriteRule ^(?:{patterns})$ - [R={NOT_ACCEPTABLE},L]"


def _lead(top: str) -> Iterator[str]:
    yield ""
    yield "# 303 for what is no document, 302 for documents. What stands nowhere here is not found (404)."
    for pattern in IRI_PATTERNS:
        ending = ".%{ENV:form}" if pattern.forms else ""
        yield f"RewriteRule {pattern.expression} {top}/{pattern.substitution}{ending} [R={pattern.status},L]"
