"""Content negotiation: which of the forms that there are serves a client best (RFC 9110, 12.5.1)."""

from collections.abc import Mapping
from typing import TypeVar

from .problems import HttpProblem

Form = TypeVar("Form")


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
        raise HttpProblem(400, f"the Accept header cannot be read: {error}") from error
    if not best:
        raise HttpProblem(406, "none of the media types asked for is there", available=list(offered))
    return best, offered[best]
