"""Content negotiation: which of the forms that there are serves a client best (RFC 9110, 12.5.1)."""

from collections.abc import Mapping
from typing import TypeVar

from .problems import Problem

Form = TypeVar("Form")

HTML, TURTLE, NTRIPLES, JSONLD, RDFXML = (
    "text/html", "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml",
)  # fmt: skip
JSON, CSV = "application/json", "text/csv"
ENDINGS = {"html": HTML, "ttl": TURTLE, "nt": NTRIPLES, "jsonld": JSONLD, "rdf": RDFXML, "json": JSON, "csv": CSV}
"""The endings by which a document names one of its forms."""


def choose(accept: str | None, offered: Mapping[str, Form]) -> tuple[str, Form]:
    """Choose among forms by the Accept header of a request.

    :param accept: the header; None takes anything.
    :param offered: what there is, by media type, the preferred first.
    :raises Problem: 406 with what there is, or 400 for a header that is none.
    """
    import mimeparse

    try:
        best = mimeparse.best_match(list(offered)[::-1], accept.lower()) if accept else next(iter(offered))
    except mimeparse.MimeTypeParseException as error:
        raise Problem(400, f"the Accept header cannot be read: {error}") from error
    if not best:
        raise Problem(406, "none of the media types asked for is there", available=list(offered))
    return best, offered[best]


def with_charset(media: str) -> str:
    """Say that a text is UTF-8, where the media type does not."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
