"""Answers kept for the next client: the data do not change while a server runs, so the same request has one answer."""

from collections.abc import Hashable

from cachetools import LRUCache

from .limits import MIB
from .workers.reply import Reply

_LARGEST = MIB


class ResponseCache:
    """The answers used last, as many as fit."""

    def __init__(self, maximum: int) -> None:
        """Start empty.

        :param maximum: bytes that all keys and answers may have together.
        """
        self._largest = min(maximum, _LARGEST)
        self._replies: LRUCache[Hashable, tuple[Reply, int]] = LRUCache(maximum, getsizeof=lambda entry: entry[1])

    @property
    def size(self) -> int:
        """Bytes of all keys and answers."""
        return int(self._replies.currsize)

    def get(self, key: Hashable) -> Reply | None:
        """Return an answer if it is cached."""
        entry = self._replies.get(key)
        return entry[0] if entry else None

    def put(self, key: Hashable, reply: Reply) -> None:
        """Cache an answer unless it is too large; the answers used least recently are dropped."""
        size = len(reply.body) + len(repr(key))
        if size <= self._largest:
            self._replies[key] = reply, size
