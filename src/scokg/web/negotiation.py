"""Content negotiation by the Accept header (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Mapping
from typing import TypeVar

from .problems import HttpProblem

Form = TypeVar("Form")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def choose(accept: str | None, offered: Mapping[str, Form]) -> tuple[str, Form]:
    """Return the representation that best matches an Accept header, with its media type.

    :param accept: the header; None accepts anything.
    :param offered: the available representations by media type, the preferred one first.
    :raises HttpProblem: 406 if none matches, with the available media types; 400 for a malformed header.
    """
    import mimeparse

    ranges = _plain(accept or "")
    try:
        best = mimeparse.best_match(list(offered)[::-1], ranges) if ranges else next(iter(offered))
    except mimeparse.MimeTypeParseException as error:
        raise HttpProblem(400, f"the Accept header cannot be read: {error}") from error
    if not best:
        raise HttpProblem(406, "none of the accepted media types is available", available=list(offered))
    return best, offered[best]


def _plain(accept: str) -> str:
    """Return an Accept header in lower case, without empty elements and quoted values, which decide nothing here."""
    parts = _QUOTED.sub("quoted", accept).lower().split(",")
    return ",".join(part for part in parts if part.strip())
