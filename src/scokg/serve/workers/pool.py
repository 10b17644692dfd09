"""The pool of query processes: assigns jobs, limits long queries, replaces processes.

Existing pools (Pebble, the standard library) pass all tasks and results through one pipe, so a large result or a killed
process blocks the others, and they cannot move a long query out of the way of short ones.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from typing import Any, TypeVar

from ...errors import InternalError
from ...web.problems import HttpProblem, busy
from ..limits import MIB, Limits
from .fork_server import LOAD, end_fork_server, start_fork_server
from .process import OUT_OF_MEMORY, EndedFromOutsideError, Worker, again, start_with
from .reply import Reply
from .sandbox import lower_priority, processor_time
from .worker import Job, Ready, main, packed_job

K = TypeVar("K")
_ATTEMPTS = 3
_LOG = logging.getLogger("scokg.serve")
_POLL_INTERVAL = 0.1
_START_TIMEOUT = 120.0
"""In seconds: the first process opens the graph, and may have to compute the closure."""


class Pool:
    """Query processes; a process is replaced when it ends, is killed, or continues with a long query."""

    def __init__(self, limits: Limits, release: str) -> None:
        """Create a pool without processes.

        :param release: the hash of the release that all processes must have.
        """
        self.limits = limits
        self.release = release
        self.problem: str | None = None
        """Why processes cannot be replaced; None if they can."""
        self.free: asyncio.Queue[Worker] = asyncio.Queue()
        self.all: set[Worker] = set()
        self.waiting = 0
        self._long: Counter[str | None] = Counter()
        """The number of long queries of each client."""
        self._closed = False
        self.stopped = 0
        self.replaced = 0
        self.loaded = asyncio.Event()
        """Set when new processes have the graph in memory, or never will."""
        self._on_disk: dict[Worker, int] = {}
        """The processes that read the graph from disk, with the fork server that can load it into memory."""
        self._asked: set[int] = set()
        """The fork servers that have been asked to load the graph into memory."""
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
            self._ask_to_load(loader)
        if not await self._is_loaded():
            self._on_disk.clear()  # they are as good as any other
        self.loaded.set()
        for _ in range(self.free.qsize()):
            self._release(self.free.get_nowait())

    def _ask_to_load(self, fork_server: int) -> None:
        if fork_server not in self._asked:
            self._asked.add(fork_server)
            with contextlib.suppress(OSError):
                os.kill(fork_server, LOAD)

    async def _is_loaded(self) -> bool:
        """Wait until the fork server takes requests again, and return whether it has the graph in memory."""
        try:
            worker = await self._new()
        except InternalError:
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
        if self._closed:
            work.close()
            return
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def close(self) -> None:
        """Kill all processes, and start no more."""
        self._closed = True
        for task in self._background:
            task.cancel()
        for worker in self.all:
            worker.kill()
        self.all.clear()
        if self._starting.locked():  # its thread waits for the fork server, which may be loading for seconds
            end_fork_server()

    async def _new(self) -> Worker:
        """Start a process of the pool.

        :raises InternalError: if it does not start, with the reason.
        """
        worker, ready = await self._start(self.limits)
        self.all.add(worker)
        if ready.loads and self.loaded.is_set():
            self._ask_to_load(ready.fork_server)  # another has ended; processes that it starts from now on wait for it
        elif ready.loads:
            self._on_disk[worker] = ready.fork_server
        return worker

    async def _start(self, limits: Limits) -> tuple[Worker, Ready]:
        """Start a process and wait until it is ready."""
        ours, theirs = socket.socketpair()
        process = self._context.Process(target=main, args=(theirs, limits, self.release), daemon=True)
        try:
            async with self._starting:
                await asyncio.to_thread(start_with, process, theirs)
        except (EOFError, OSError) as error:  # the fork server has ended, or the system has no more processes
            ours.close()
            raise self._not_started(error) from error
        reader, writer = await asyncio.open_connection(sock=ours, limit=MIB)
        worker = Worker(process, reader, writer)
        try:
            ready = Ready.of(await asyncio.wait_for(worker.receive(), _START_TIMEOUT))
        except EOFError as error:  # somebody has killed it
            worker.kill()
            raise InternalError("a query process ended before it was ready") from error
        except (HttpProblem, TimeoutError) as error:
            worker.kill()
            raise self._not_started(error) from error
        except asyncio.CancelledError:
            worker.kill()
            raise
        self.problem = None
        return worker, ready

    def _not_started(self, error: Exception) -> InternalError:
        text = f"a query process did not start: {str(error) or type(error).__name__}"
        if text != self.problem:
            _LOG.error("%s", text)
            self.problem = text
        return InternalError(text)

    def _drop(self, worker: Worker) -> None:
        self.all.discard(worker)
        self._on_disk.pop(worker, None)
        worker.kill()

    def _replace(self) -> None:
        """Start another process in the background."""
        self.replaced += 1
        self._in_background(self._add())

    async def _add(self) -> None:
        self.free.put_nowait(await again(self._new))

    async def run(self, job: Job, client: str | None = None) -> Reply:
        """Run a job in an idle process, and again in another one if that is ended from outside; cancelling it kills it.

        :param client: the address of the client, if it is known; it gets only a share of the long queries.
        :raises HttpProblem: the problem of the job; 503 if the server is busy, 504 after the time limit, 507 if the
            query exceeds the memory limit.
        """
        for _ in range(_ATTEMPTS):
            with contextlib.suppress(EndedFromOutsideError):
                return await self._run(job, client)
        raise busy("the process of the query was ended from outside")

    async def run_apart(self, jobs: dict[K, Job], limits: Limits) -> AsyncIterator[tuple[K, Reply | HttpProblem]]:
        """Run jobs one after another in a process that takes no other ones, and yield the reply to each.

        :param jobs: they are removed when they are done; more may be added in the meantime.
        :param limits: the limits of the process.
        """
        worker: Worker | None = None
        try:
            while jobs:
                key = next(iter(jobs))
                worker = worker or (await again(lambda: self._start(limits)))[0]
                try:
                    reply: Reply | HttpProblem = await self._send(worker, jobs[key])
                except HttpProblem as problem:
                    reply = problem
                except EOFError:
                    reason, worker = await self._reason(worker), None
                    if isinstance(reason, EndedFromOutsideError):
                        continue
                    reply = reason
                del jobs[key]
                yield key, reply
        finally:
            if worker:
                worker.kill()

    async def _run(self, job: Job, client: str | None) -> Reply:
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
            return await self._finish_short(worker, reply)
        self._replace()
        return await self._finish_long(worker, reply, deadline - time.monotonic(), client)

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

    async def _finish_short(self, worker: Worker, reply: "asyncio.Future[Reply]") -> Reply:
        """Return the reply to a short query; its process is idle again."""
        try:
            result = reply.result()
        except EOFError:
            self.all.discard(worker)
            self._replace()
            raise await self._reason(worker) from None
        except HttpProblem:
            self._release(worker)
            raise
        self._release(worker)
        return result

    async def _finish_long(
        self, worker: Worker, reply: "asyncio.Future[Reply]", seconds: float, client: str | None
    ) -> Reply:
        """Continue a long query with the lowest priority; its process ends with it."""
        if problem := self._too_many(client):
            self._stop(worker, reply)
            raise problem
        self._long[client] += 1
        try:
            with contextlib.suppress(OSError):
                lower_priority(worker.process.pid)
            done, _ = await asyncio.wait({reply}, timeout=max(seconds, 0))
            if not done:
                raise self._too_long()
            return reply.result()
        except EOFError:
            raise await self._reason(worker) from None
        finally:
            self._long[client] -= 1
            self._long += Counter()  # removes the clients that have none
            self._stop(worker, reply)

    @property
    def long(self) -> int:
        """The number of long queries."""
        return self._long.total()

    def _too_many(self, client: str | None) -> HttpProblem | None:
        if self.long >= self.limits.long_queries:
            return busy("too many long queries are running")
        if client is not None and self._long[client] >= self.limits.long_share:
            return busy("too many long queries of this client are running")
        return None

    async def _reason(self, worker: Worker) -> HttpProblem | EndedFromOutsideError:
        """Return why a process has ended that had a job."""
        code = await worker.exit_code()
        self._drop(worker)
        if code in OUT_OF_MEMORY:
            limit = f"{self.limits.memory / MIB:g} MiB"
            text = f"the query was stopped: it needs more than {limit} of memory, or is nested too deeply"
            return HttpProblem(507, text)
        return self._too_long() if code == -signal.SIGXCPU else EndedFromOutsideError()

    def _too_long(self) -> HttpProblem:
        return HttpProblem(504, f"the query was stopped: it took longer than {self.limits.timeout:g} seconds")

    def _stop(self, worker: Worker, reply: "asyncio.Future[Reply]") -> None:
        """Kill a process, and drop its reply if there is none yet."""
        self.stopped += not reply.done()
        reply.cancel()
        self._drop(worker)
