"""HTTP errors as problem details (RFC 9457), in plain words and without internals."""

from http import HTTPStatus
from typing import Any

_MAX_TEXT = 1000
"""Maximum length of a text in a problem, which may repeat what the client has sent."""
RETRY_AFTER = 2
"""Seconds after which a rejected client may retry."""


class HttpProblem(Exception):  # noqa: N818 - the name of the standard
    """An HTTP error: the status, what happened, and members that help a client to fix the request."""

    def __init__(self, status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any) -> None:  # noqa: ANN401 - JSON
        """Create the problem.

        :param detail: what happened and what to do.
        :param members: additional members of the problem document.
        """
        super().__init__(_shortened(detail))
        self.status, self.detail, self.headers = status, _shortened(detail), headers or {}
        self.members = {name: _shortened(value) if isinstance(value, str) else value for name, value in members.items()}

    def document(self) -> dict[str, Any]:
        """Return the problem document; ``type`` is omitted, since the HTTP status is the type."""
        return {"title": _title(self.status), "status": self.status, "detail": self.detail, **self.members}


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}… ({len(text)} characters)"


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # not a registered status
        return "Problem"


def busy(what: str) -> HttpProblem:
    """Return the problem of an overloaded server (503)."""
    return HttpProblem(503, f"{what}; try again in a moment", headers={"Retry-After": str(RETRY_AFTER)})
