"""What goes wrong, as problem details (RFC 9457): said in plain words, without a look into the program."""

from http import HTTPStatus
from typing import Any

RETRY_AFTER = 2
"""Seconds after which a client that was turned away may ask again."""


class HttpProblem(Exception):  # noqa: N818 - the name of the standard
    """An answer that is no answer: the status, what happened, and members that help a program to mend it."""

    def __init__(self, status: int, detail: str, *, headers: dict[str, str] | None = None, **members: Any) -> None:  # noqa: ANN401 - JSON
        """Make a problem.

        :param detail: what happened and what to do.
        :param members: more members of the problem document.
        """
        super().__init__(detail)
        self.status, self.detail, self.members, self.headers = status, detail, members, headers or {}

    def document(self) -> dict[str, Any]:
        """Give the problem document; its kind is the HTTP status, so ``type`` is left out."""
        return {"title": _title(self.status), "status": self.status, "detail": self.detail, **self.members}


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # not a registered one
        return "Problem"


def busy(what: str) -> HttpProblem:
    """Make the problem of a server that has too much to do just now."""
    return HttpProblem(503, f"{what}; ask again in a moment", headers={"Retry-After": str(RETRY_AFTER)})
