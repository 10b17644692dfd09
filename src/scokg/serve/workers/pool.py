"""The pool of query processes: assigns jobs, limits long queries, replaces processes.

Existing pools (Pebble, the standard library) pass all tasks and results through one pipe, so a large result or a killed
process blocks the others, and they cannot move a long query out of the way of short ones.
"""

import asyncio
import contextlib
import os
import socket
import time
from collections.abc import Coroutine
from multiprocessing.context import ForkServerProcess
from typing import Any, NamedTuple

from ...errors import InternalError
from ...web.problems import HttpProblem, busy
from ..limits import MIB, Limits
from .fork_server import LOAD, start_fork_server
from .reply import HEAD, Reply, lengths, unpacked
from .sandbox import lower_priority, processor_time
from .worker import Job, main, packed_job

_POLL_INTERVAL = 0.1
_START_TIMEOUT = 120.0
"""In seconds: the first process opens the graph, and may have to compute the closure."""


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

    def kill(self) -> None:
        """Kill the process."""
        self.writer.close()
        with contextlib.suppress(OSError):
            self.process.kill()


def _start_with(process: ForkServerProcess, channel: socket.socket) -> None:
    """Start a process with its end of a connection.

    The channel is closed here and not by the caller. A caller that is cancelled during the start would otherwise close
    it while the fork server is using it, and so end the fork server for all processes.
    """
    with channel:
        process.start()


class Pool:
    """Query processes; a process is replaced when it ends, is killed, or continues with a long query."""

    def __init__(self, limits: Limits) -> None:
        """Create a pool without processes."""
        self.limits = limits
        self.free: asyncio.Queue[Worker] = asyncio.Queue()
        self.all: set[Worker] = set()
        self.waiting = 0
        self.long = 0
        self.stopped = 0
        self.replaced = 0
        self.loaded = asyncio.Event()
        """Set when new processes have the graph in memory, or never will."""
        self._on_disk: dict[Worker, int] = {}
        """The processes that read the graph from disk, with the process that can load it into memory."""
        self._background: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Lock()
        self._context = start_fork_server()

    async def start(self) -> None:
        """Start the processes; they read the graph from disk until it is in memory.

        :raises InternalError: if they do not start, with the reason.
        """
        for worker in await asyncio.gather(*(self._new() for _ in range(self.limits.workers))):
            self.free.put_nowait(worker)
        self._in_background(self._load())

    @property
    def loading(self) -> bool:
        """Whether processes still read the graph from disk, and will be replaced."""
        return not self.loaded.is_set() or bool(self._on_disk)

    async def _load(self) -> None:
        """Load the graph into memory, and replace the processes that read it from disk."""
        for loader in set(self._on_disk.values()):
            with contextlib.suppress(OSError):
                os.kill(loader, LOAD)
        if not await self._is_loaded():
            self._on_disk.clear()  # they are as good as any other
        self.loaded.set()
        for _ in range(self.free.qsize()):
            self._release(self.free.get_nowait())

    async def _is_loaded(self) -> bool:
        """Wait until the fork server takes requests again, and return whether it has the graph in memory."""
        try:
            worker = await self._new()
        except (InternalError, OSError):
            return False
        loaded = worker not in self._on_disk
        self._drop(worker)
        return loaded

    def _release(self, worker: Worker) -> None:
        """Let an idle process take the next job, or replace it if it reads from disk what others have in memory."""
        if worker in self._on_disk and self.loaded.is_set():
            self._drop(worker)
            self._in_background(self._add())
        else:
            self.free.put_nowait(worker)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def close(self) -> None:
        """Kill all processes."""
        for task in self._background:
            task.cancel()
        for worker in self.all:
            worker.kill()
        self.all.clear()

    async def _new(self) -> Worker:
        """Start a process and return it when it is ready."""
        ours, theirs = socket.socketpair()
        process = self._context.Process(target=main, args=(theirs, self.limits), daemon=True)
        async with self._starting:
            await asyncio.to_thread(_start_with, process, theirs)
        reader, writer = await asyncio.open_connection(sock=ours, limit=MIB)
        worker = Worker(process, reader, writer)
        self.all.add(worker)
        try:
            ready = await asyncio.wait_for(worker.receive(), _START_TIMEOUT)
        except (HttpProblem, EOFError, TimeoutError) as error:
            self._drop(worker)
            raise InternalError(f"a query process did not start: {error}") from error
        if ready.body and not self.loaded.is_set():
            self._on_disk[worker] = int(ready.body)
        return worker

    def _drop(self, worker: Worker) -> None:
        self.all.discard(worker)
        self._on_disk.pop(worker, None)
        worker.kill()

    def _replace(self) -> None:
        """Start another process in the background."""
        self.replaced += 1
        self._in_background(self._add())

    async def _add(self) -> None:
        while True:
            try:
                self.free.put_nowait(await self._new())
                return
            except (InternalError, OSError):  # out of memory or processes: try again later
                await asyncio.sleep(1)

    async def run(self, job: Job) -> Reply:
        """Run a job in an idle process; cancelling it kills the process.

        :raises HttpProblem: the problem of the job; 503 if the server is busy, 504 after the time limit, 507 if the
            query exceeds the memory limit.
        """
        worker = await self._free_worker()
        deadline = time.monotonic() + self.limits.timeout
        reply = asyncio.ensure_future(self._send(worker, job))
        try:
            await self._wait_slice(worker, reply, deadline)
        except asyncio.CancelledError:
            self._stop(worker, reply)
            self._replace()
            raise
        if reply.done():
            return self._finish_short(worker, reply)
        self._replace()
        return await self._finish_long(worker, reply, deadline - time.monotonic())

    async def _wait_slice(self, worker: Worker, reply: "asyncio.Future[Reply]", deadline: float) -> None:
        """Wait for the reply, at most for a slice of processor time, which takes longer on a busy machine."""
        start = processor_time(worker.process.pid)
        while not reply.done() and time.monotonic() < deadline:
            await asyncio.wait({reply}, timeout=_POLL_INTERVAL)
            if processor_time(worker.process.pid) - start >= self.limits.slice:
                return

    @staticmethod
    async def _send(worker: Worker, job: Job) -> Reply:
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

    def _finish_short(self, worker: Worker, reply: "asyncio.Future[Reply]") -> Reply:
        """Return the reply to a short query; its process is idle again."""
        try:
            result = reply.result()
        except EOFError:
            self._drop(worker)
            self._replace()
            raise self._out_of_memory() from None
        except HttpProblem:
            self._release(worker)
            raise
        self._release(worker)
        return result

    async def _finish_long(self, worker: Worker, reply: "asyncio.Future[Reply]", seconds: float) -> Reply:
        """Continue a long query with the lowest priority; its process ends with it."""
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
            raise self._out_of_memory() from None
        finally:
            self.long -= 1
            self._stop(worker, reply)

    def _out_of_memory(self) -> HttpProblem:
        limit = f"{self.limits.memory / MIB:g} MiB"
        return HttpProblem(507, f"the query was stopped: it needs more than {limit} of memory, or is nested too deeply")

    def _stop(self, worker: Worker, reply: "asyncio.Future[Reply]") -> None:
        """Kill a process, and drop its reply if there is none yet."""
        self.stopped += not reply.done()
        reply.cancel()
        self._drop(worker)
