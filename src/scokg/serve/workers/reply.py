"""The reply of a query process, and its encoding on the way to the process that handles HTTP."""

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
    """The result of a job: media type, body, and additional headers."""

    media: str
    body: bytes
    headers: Mapping[str, str] = MappingProxyType({})

    def packed(self) -> list[bytes]:
        """Return the encoded reply, in parts."""
        return _packed({"media": self.media, "headers": dict(self.headers)}, self.body)


def packed_problem(problem: HttpProblem) -> list[bytes]:
    """Return the encoded problem, in parts."""
    document = {"status": problem.status, "detail": problem.detail, "members": problem.members}
    return _packed({"problem": document, "headers": problem.headers}, b"")


def _packed(head: dict[str, object], body: bytes) -> list[bytes]:
    text = json.dumps(head).encode()
    return [_LENGTHS.pack(len(text), len(body)), text, body]


def lengths(head: bytes) -> tuple[int, int]:
    """Return the lengths of the two parts that follow, the JSON head and the body."""
    first, second = _LENGTHS.unpack(head)
    return first, second


def unpacked(text: bytes, body: bytes) -> Reply:
    """Decode a reply.

    :param text: its JSON head.
    :raises HttpProblem: if it is a problem.
    """
    head = json.loads(text)
    if problem := head.get("problem"):
        raise HttpProblem(problem["status"], problem["detail"], headers=head["headers"], **problem["members"])
    return Reply(head["media"], body, head["headers"])


def too_large(max_bytes: int) -> HttpProblem:
    """Return the problem of an answer that is too large; answers are never truncated."""
    size = f"{max_bytes / MIB:.3g} MiB"
    return HttpProblem(
        507, f"the answer is larger than {size}, the limit of this server; add a LIMIT or narrow the query"
    )


class BoundedBuffer(io.BytesIO):
    """A buffer with a maximum size."""

    def __init__(self, max_bytes: int) -> None:
        """Create an empty buffer."""
        super().__init__()
        self.max_bytes = max_bytes

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Append data.

        :raises HttpProblem: 507 if the buffer would exceed its maximum size.
        """
        if self.tell() + len(data) > self.max_bytes:
            raise too_large(self.max_bytes)
        return super().write(data)
