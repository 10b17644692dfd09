"""What a query process answers, and how it travels to the process that speaks HTTP."""

import io
import json
import struct
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ...web.problems import HttpProblem
from ..limits import MIB

_LENGTHS = struct.Struct("!IQ")
HEAD = _LENGTHS.size


class Reply(NamedTuple):
    """The body of an answer, its media type, and headers beside."""

    media: str
    body: bytes
    headers: Mapping[str, str] = MappingProxyType({})

    def packed(self) -> list[bytes]:
        """Give the bytes that travel."""
        return _packed({"media": self.media, "headers": dict(self.headers)}, self.body)


def packed_problem(problem: HttpProblem) -> list[bytes]:
    """Give the bytes by which a problem travels."""
    document = {"status": problem.status, "detail": problem.detail, "members": problem.members}
    return _packed({"problem": document, "headers": problem.headers}, b"")


def _packed(head: dict[str, object], body: bytes) -> list[bytes]:
    text = json.dumps(head).encode()
    return [_LENGTHS.pack(len(text), len(body)), text, body]


def lengths(head: bytes) -> tuple[int, int]:
    """Read how long the two parts are that follow."""
    first, second = _LENGTHS.unpack(head)
    return first, second


def unpacked(text: bytes, body: bytes) -> Reply:
    """Read a reply.

    :raises Problem: when it is one.
    """
    head = json.loads(text)
    if problem := head.get("problem"):
        raise HttpProblem(problem["status"], problem["detail"], headers=head["headers"], **problem["members"])
    return Reply(head["media"], body, head["headers"])


def too_large(most: int) -> HttpProblem:
    """Make the problem of an answer that is too large: it is given whole or not at all."""
    size = f"{most / MIB:.3g} MiB"
    return HttpProblem(507, f"the answer is larger than {size}, the most that is given; add a LIMIT or ask for less")


class BoundedBuffer(io.BytesIO):
    """A buffer that takes no more than it may."""

    def __init__(self, most: int) -> None:
        """Make an empty buffer."""
        super().__init__()
        self.most = most

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Add data.

        :raises Problem: when the buffer would grow too large.
        """
        if self.tell() + len(data) > self.most:
            raise too_large(self.most)
        return super().write(data)
