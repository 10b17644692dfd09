"""The query processes: who is free, who takes too long, who has to be replaced.

Ready-made pools (Pebble's, the standard library's) pass all tasks and results through one pipe, so that a large answer
or a killed process holds up the others, and they cannot let a long query go on beside the short ones.
"""

import asyncio
import contextlib
import socket
import time
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import NamedTuple

from ...errors import InternalError
from ...web.problems import HttpProblem, busy
from ..limits import MIB, Limits
from .reply import HEAD, Reply, lengths, unpacked
from .sandbox import lower_priority, processor_time
from .worker import Job, main, packed_job

_LOOK = 0.1
_PRELOADED = ["scokg.serve.workers.preloaded", "scokg.serve.query_api", "scokg.serve.resources"]
_START = 120.0
"""Seconds that the first process may take: it opens the graph, and may have to compute the closure."""


class Worker(NamedTuple):
    """A query process and the socket to it."""

    process: ForkServerProcess
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def receive(self) -> Reply:
        """Wait for the reply to a job.

        :raises Problem: when it is one.
        :raises EOFError: when the process has ended.
        """
        first, second = lengths(await self._read(HEAD))
        return unpacked(await self._read(first), await self._read(second))

    async def _read(self, size: int) -> bytes:
        try:
            return await self.reader.readexactly(size)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise EOFError from error

    def end(self) -> None:
        """End the process, whatever it does."""
        self.writer.close()
        with contextlib.suppress(OSError):
            self.process.kill()


def _start_with(process: ForkServerProcess, theirs: socket.socket) -> None:
    """Start a process with its end of a connection.

    The connection is closed here, not by who waits: one that is cancelled meanwhile would take it away from the fork
    server in the middle of a start, and end that for all.
    """
    with theirs:
        process.start()


class Pool:
    """Query processes that are replaced when they end, are ended, or go on with a long query."""

    def __init__(self, limits: Limits) -> None:
        """Make a pool; it has no processes yet."""
        self.limits = limits
        self.free: asyncio.Queue[Worker] = asyncio.Queue()
        self.all: set[Worker] = set()
        self.waiting = 0
        self.long = 0
        self.stopped = 0
        self.replaced = 0
        self._replacing: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Lock()
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)

    async def start(self) -> None:
        """Start the processes.

        :raises InternalError: when they cannot be started, with the reason.
        """
        for _ in range(self.limits.workers):
            self.free.put_nowait(await self._new())

    async def close(self) -> None:
        """End all processes."""
        for task in self._replacing:
            task.cancel()
        for worker in self.all:
            worker.end()
        self.all.clear()

    async def _new(self) -> Worker:
        """Start a process; give it when it is ready."""
        ours, theirs = socket.socketpair()
        process = self._context.Process(target=main, args=(theirs, self.limits), daemon=True)
        async with self._starting:
            await asyncio.to_thread(_start_with, process, theirs)
        reader, writer = await asyncio.open_connection(sock=ours, limit=MIB)
        worker = Worker(process, reader, writer)
        self.all.add(worker)
        try:
            await asyncio.wait_for(worker.receive(), _START)
        except (HttpProblem, EOFError, TimeoutError) as error:
            self._drop(worker)
            raise InternalError(f"a query process could not be started: {error}") from error
        return worker

    def _drop(self, worker: Worker) -> None:
        self.all.discard(worker)
        worker.end()

    def _replace(self) -> None:
        """Start another process in the background."""
        self.replaced += 1
        task = asyncio.get_running_loop().create_task(self._add())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _add(self) -> None:
        while True:
            try:
                self.free.put_nowait(await self._new())
                return
            except (InternalError, OSError):  # no memory, no processes: there may be some later
                await asyncio.sleep(1)

    async def run(self, job: Job) -> Reply:
        """Run a job in a free process.

        Cancelling it ends the process.

        :raises Problem: what the job gives as one; 503 when there is too much to do, 504 when it takes too long, 507
            when it takes too much memory.
        """
        worker = await self._free_worker()
        end = time.monotonic() + self.limits.timeout
        reply = asyncio.ensure_future(self._ask(worker, job))
        try:
            await self._wait_while_short(worker, reply, end)
        except asyncio.CancelledError:
            self._stop(worker, reply)
            self._replace()
            raise
        if reply.done():
            return self._short(worker, reply)
        self._replace()
        return await self._long(worker, reply, end - time.monotonic())

    async def _wait_while_short(self, worker: Worker, reply: "asyncio.Future[Reply]", end: float) -> None:
        """Wait until an answer is there, or has taken a slice of processor time: on a busy machine that is longer."""
        begin = processor_time(worker.process.pid)
        while not reply.done() and time.monotonic() < end:
            await asyncio.wait({reply}, timeout=_LOOK)
            if processor_time(worker.process.pid) - begin >= self.limits.slice:
                return

    @staticmethod
    async def _ask(worker: Worker, job: Job) -> Reply:
        worker.writer.write(packed_job(job))
        return await worker.receive()

    async def _free_worker(self) -> Worker:
        if self.waiting >= self.limits.queue:
            raise busy("too many requests are waiting")
        self.waiting += 1
        try:
            while True:
                worker = await asyncio.wait_for(self.free.get(), self.limits.wait)
                if not worker.reader.at_eof():
                    return worker
                self._drop(worker)
                self._replace()
        except TimeoutError:
            raise busy(f"no query process became free in {self.limits.wait:g} seconds") from None
        finally:
            self.waiting -= 1

    def _short(self, worker: Worker, reply: "asyncio.Future[Reply]") -> Reply:
        """Take an answer that came soon; its process is free again."""
        try:
            answer = reply.result()
        except EOFError:
            self._drop(worker)
            self._replace()
            raise self._too_much() from None
        except HttpProblem:
            self.free.put_nowait(worker)
            raise
        self.free.put_nowait(worker)
        return answer

    async def _long(self, worker: Worker, reply: "asyncio.Future[Reply]", seconds: float) -> Reply:
        """Let a long query go on beside the short ones, with the lowest priority; its process ends with it."""
        if self.long >= self.limits.long_queries:
            self._stop(worker, reply)
            raise busy("too many long queries are running")
        self.long += 1
        try:
            with contextlib.suppress(OSError):
                lower_priority(worker.process.pid)
            done, _ = await asyncio.wait({reply}, timeout=max(seconds, 0))
            if not done:
                raise HttpProblem(504, f"the query was stopped: it took longer than {self.limits.timeout:g} seconds")
            return reply.result()
        except EOFError:
            raise self._too_much() from None
        finally:
            self.long -= 1
            self._stop(worker, reply)

    def _too_much(self) -> HttpProblem:
        most = f"{self.limits.memory / MIB:g} MiB"
        return HttpProblem(507, f"the query was stopped: it takes more than {most} of memory, or is nested too deeply")

    def _stop(self, worker: Worker, reply: "asyncio.Future[Reply]") -> None:
        """End a process; what it was to answer is not waited for."""
        self.stopped += not reply.done()
        reply.cancel()
        self._drop(worker)
