"""A query process as the server sees it: its connection, its start, and how it has ended."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Awaitable, Callable
from multiprocessing.context import ForkServerProcess
from typing import NamedTuple, TypeVar

from ...errors import InternalError
from .reply import HEAD, Reply, lengths, unpacked

T = TypeVar("T")
_RETRY, _MAX_RETRY = 1.0, 32.0
"""Seconds until another attempt to start a process."""
_EXIT_TIMEOUT = 5.0
"""Seconds until the system reports how a process has ended whose connection is closed."""
OUT_OF_MEMORY = {1, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}
"""How a process ends that cannot allocate memory or has no stack left: by itself, or by the engine or the system."""


class EndedFromOutsideError(Exception):
    """A query process has ended, and its query is not the reason: somebody has killed it."""


class Worker(NamedTuple):
    """A query process and the socket to it."""

    process: ForkServerProcess
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def receive(self) -> Reply:
        """Wait for the reply to a job.

        :raises HttpProblem: if the reply is a problem.
        :raises EOFError: if the process has ended.
        """
        first, second = lengths(await self._read(HEAD))
        return unpacked(await self._read(first), await self._read(second))

    async def _read(self, size: int) -> bytes:
        try:
            return await self.reader.readexactly(size)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise EOFError from error

    async def exit_code(self) -> int | None:
        """Return how the process has ended, whose connection is closed; negative for a signal, None if not known."""
        await asyncio.to_thread(self.process.join, _EXIT_TIMEOUT)
        return self.process.exitcode

    def kill(self) -> None:
        """Kill the process."""
        self.writer.close()
        with contextlib.suppress(OSError):
            self.process.kill()


def start_with(process: ForkServerProcess, channel: socket.socket) -> None:
    """Start a process with its end of a connection.

    The channel is closed here and not by the caller. A caller that is cancelled during the start would otherwise close
    it while the fork server is using it, and so end the fork server for all processes.
    """
    with channel:
        process.start()


async def again(start: Callable[[], Awaitable[T]]) -> T:
    """Start a process; if that fails, try again later, and less and less often."""
    delay = _RETRY
    while True:
        try:
            return await start()
        except InternalError:
            await asyncio.sleep(delay)
            delay = min(2 * delay, _MAX_RETRY)
