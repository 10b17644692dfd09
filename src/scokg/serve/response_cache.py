"""A cache of replies: the data do not change while a server runs, so equal requests have equal replies."""

from collections.abc import Hashable

from cachetools import LRUCache

from .limits import MIB
from .workers.reply import Reply

_MAX_REPLY = MIB


class ResponseCache:
    """The most recently used replies, up to a total size."""

    def __init__(self, maximum: int) -> None:
        """Create an empty cache.

        :param maximum: maximum total size of keys and replies, in bytes.
        """
        self._largest = min(maximum, _MAX_REPLY)
        self._replies: LRUCache[Hashable, tuple[Reply, int]] = LRUCache(maximum, getsizeof=lambda entry: entry[1])

    @property
    def size(self) -> int:
        """Total size of keys and replies, in bytes."""
        return int(self._replies.currsize)

    def get(self, key: Hashable) -> Reply | None:
        """Return a reply if it is cached."""
        entry = self._replies.get(key)
        return entry[0] if entry else None

    def put(self, key: Hashable, reply: Reply) -> None:
        """Cache a reply unless it is too large; the least recently used replies are evicted."""
        size = len(reply.body) + len(repr(key))
        if size <= self._largest:
            self._replies[key] = reply, size
