"""What one request, and all requests together, may take."""

import os
from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """The limits of a server; sizes in bytes, times in seconds.

    ``workers`` are the processes that answer queries. A query that is not answered after ``slice`` seconds of processor
    time goes on with the lowest priority beside them, as one of ``long_queries`` at most, until ``timeout`` seconds are
    over.
    """

    workers: int = 4 * (os.cpu_count() or 1)
    long_queries: int = 4
    timeout: float = 10
    slice: float = 0.3
    memory: int = 512 * MIB
    """What a query may take beside the graph."""
    answer: int = 32 * MIB
    answers: int = 256 * MIB
    """All answers that are being sent, together."""
    cache: int = 32 * MIB
    """Answers that are kept for the next client that asks the same."""
    query: int = 1 * MIB
    """The body of a request."""
    address: int = 32 * 1024
    """The target of a request: path and query string."""
    queue: int = 256
    """Requests that wait for a worker."""
    wait: float = 10
    """How long they wait."""
    connections: int = 1024
    read: float = 10
    """How long a client may take for the head of a request, and again for its body."""
    write: float = 30
    """How long a client may take for 64 KiB of an answer."""
