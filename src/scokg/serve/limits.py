"""Limits for one request, and for all requests together."""

import os
from typing import NamedTuple

MIB = 1024 * 1024


class Limits(NamedTuple):
    """The limits of a server; sizes in bytes, times in seconds.

    ``workers`` is the number of query processes. A query that has used ``slice`` seconds of processor time continues
    with the lowest priority in a process of its own, as one of at most ``long_queries``, until ``timeout``.
    """

    workers: int = 4 * (os.cpu_count() or 1)
    long_queries: int = 4
    timeout: float = 10
    slice: float = 0.3
    memory: int = 512 * MIB
    """Memory of a query, in addition to the graph."""
    answer: int = 32 * MIB
    answers: int = 256 * MIB
    """Total size of the responses being sent."""
    kept_for_small: int = 32 * MIB
    """Part of ``answers`` that is kept for small responses."""
    small: int = 64 * 1024
    """Maximum size of a small response."""
    cache: int = 32 * MIB
    """Total size of the cached replies."""
    query: int = 1 * MIB
    """Size of a request body."""
    address: int = 32 * 1024
    """Length of a request target: path and query string."""
    queue: int = 256
    """Number of requests waiting for a query process."""
    wait: float = 10
    """Time that a request waits for a query process."""
    connections: int = 1024
    read: float = 10
    """Time to receive the head of a request, and again to receive its body."""
    write: float = 30
    """Time to send 64 KiB of a response."""
    rate: int = 16 * 1024
    """Bytes per second at which a client must read a response, after the first ``write`` seconds."""

    @property
    def long_share(self) -> int:
        """Number of concurrent long queries of one client."""
        return max(self.long_queries // 2, 1)
