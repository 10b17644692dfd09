"""Answers that are kept: the data do not change while a server runs, so the same question has the same answer."""

from collections import OrderedDict
from collections.abc import Hashable

from .limits import MIB
from .reply import Reply

_MOST_OF_ONE = MIB


class Kept:
    """Answers by question, the last used ones, as many as fit."""

    def __init__(self, most: int) -> None:
        """Begin empty.

        :param most: bytes that all questions and answers may have.
        """
        self.most = most
        self.size = 0
        self._replies: OrderedDict[Hashable, tuple[Reply, int]] = OrderedDict()

    def get(self, key: Hashable) -> Reply | None:
        """Give an answer if it is kept."""
        if key not in self._replies:
            return None
        self._replies.move_to_end(key)
        return self._replies[key][0]

    def keep(self, key: Hashable, reply: Reply) -> None:
        """Keep an answer; large ones are not, and those used longest ago go."""
        size = len(reply.body) + len(repr(key))
        if key in self._replies or size > min(self.most, _MOST_OF_ONE):
            return
        self._replies[key] = reply, size
        self.size += size
        while self.size > self.most:
            self.size -= self._replies.popitem(last=False)[1][1]
