"""The state shared by all requests (query processes, limits, cache, metrics), and the sending of replies."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from ..publication.content_hash import content_hash
from ..query.saved_queries import query_names
from ..version import __version__
from ..web.media_types import PROBLEM_JSON
from ..web.problems import HttpProblem, busy
from .constants import Constant, Constants, tagged
from .hosts import Hosts, client_network
from .limits import Limits
from .metrics import GaugeReading, Metrics
from .response_cache import ResponseCache
from .workers.jobs import evaluate
from .workers.pool import Pool
from .workers.reply import Reply

T = TypeVar("T")
_CHUNK = 64 * 1024
_MAX_DISCARDED = 8
"""How many times the maximum body size is read and discarded: a client that is still sending sees no response."""
CACHE = "public, max-age=300"
"""The data change only with a release, so caches may keep responses for a while."""


class ServedRelease(NamedTuple):
    """What a server serves until it is stopped: the version, and the hash of the files and the program."""

    version: str
    hash: str


class Service:
    """A running server."""

    def __init__(self, limits: Limits, site: Path | None, hosts: Hosts) -> None:
        """Create a server that is not started yet.

        :param site: the folder of a static site to serve.
        :param hosts: the host names that it answers to.
        """
        self.limits = limits
        self.site = site
        self.hosts = hosts
        self.release = ServedRelease(__version__, content_hash())
        query_names()  # are read only once
        self.pool = Pool(limits, self.release.hash)
        self.constants = Constants(self.pool, limits)
        self.cache = ResponseCache(limits.cache)
        self.metrics = Metrics(self._gauges())
        self.sending = 0
        """Total size of the responses being sent, in bytes."""
        self.connections: Callable[[], int] = int
        """Returns the number of open connections; set by the HTTP server."""
        self.disconnect: Callable[[object], object] = bool
        """Disconnects a client, by its address and port; set by the HTTP server."""
        self._running: set[asyncio.Future[Any]] = set()
        self._stopping = False

    async def start(self) -> None:
        """Start the query processes, and make the constant documents in the background.

        :raises InternalError: if the processes do not start, with the reason.
        """
        await self.pool.start()
        self.constants.start()

    def stop(self) -> None:
        """Stop all queries; requests that wait for one get 503."""
        self._stopping = True
        for work in self._running:
            work.cancel()

    async def close(self) -> None:
        """End all processes."""
        self.constants.stop()
        await self.pool.close()

    def _gauges(self) -> dict[str, GaugeReading]:
        pool = self.pool
        return {
            "scokg_query_processes": GaugeReading("Query processes.", lambda: len(pool.all)),
            "scokg_query_processes_free": GaugeReading("Idle query processes.", pool.free.qsize),
            "scokg_requests_waiting": GaugeReading("Requests waiting for a query process.", lambda: pool.waiting),
            "scokg_long_queries": GaugeReading("Queries running with low priority.", lambda: pool.long),
            "scokg_queries_stopped": GaugeReading("Queries stopped.", lambda: pool.stopped),
            "scokg_query_processes_replaced": GaugeReading("Query processes replaced.", lambda: pool.replaced),
            "scokg_kept_bytes": GaugeReading("Bytes of cached replies.", lambda: self.cache.size),
            "scokg_document_bytes": GaugeReading("Bytes of constant documents.", lambda: self.constants.size),
            "scokg_answer_bytes": GaugeReading("Bytes of responses being sent.", lambda: self.sending),
        }

    @classmethod
    def of(cls, request: Request) -> "Service":
        """Return the server that received a request."""
        service = request.app.state.service
        assert isinstance(service, cls), "set when the application is created"
        return service

    async def run(self, request: Request, function: Callable[..., Reply], *arguments: Any) -> Reply:  # noqa: ANN401
        """Run a job in a query process, unless its reply is cached; stop it if the client disconnects.

        :param function: called in the query process, with the graph and the arguments.
        """
        key = (function, arguments)
        if cached := self.cache.get(key):
            return cached
        reply = await self._run(request, function, arguments)
        if function is not evaluate:  # SPARQL queries may ask for the time or for random numbers
            self.cache.put(key, reply)
        return reply

    async def constant(self, *key: str) -> Constant:
        """Return a document that is made at the start, as :meth:`.constants.Constants.get` does."""
        return await self._until_stopped(self.constants.get(*key))

    async def _run(self, request: Request, function: Callable[..., Reply], arguments: tuple[Any, ...]) -> Reply:
        disconnect = asyncio.ensure_future(_disconnect(request))
        try:
            work = self.pool.run((function, arguments), self.client_of(request))
            return await self._until_stopped(work, disconnect)
        finally:
            disconnect.cancel()

    async def _until_stopped(self, work: Coroutine[Any, Any, T], *ends: "asyncio.Future[None]") -> T:
        """Return the result of some work; stop it with the server, or if ``ends`` is done first."""
        running = asyncio.ensure_future(work)
        self._running.add(running)
        waited: set[asyncio.Future[Any]] = {running, *ends}
        try:
            if not self._stopping:
                await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if self._stopping and (running.cancelled() or not running.done()):
                raise busy("the server is stopping")
            if not running.done():
                raise client_disconnected()
            return running.result()
        finally:
            running.cancel()
            self._running.discard(running)

    def client_of(self, request: Request) -> str | None:
        """Return the network of a client if it is known: a proxy states it in a header, if it is told to."""
        name = self.hosts.client_header
        address = request.headers.get(name) if name else request.client and request.client.host
        return client_network(address) if address else None

    async def body(self, request: Request) -> bytes:
        """Return the body of a request.

        :raises HttpProblem: 413 if it is too large, 408 if it does not arrive in time.
        """
        limit = self.limits.query
        body = bytearray()
        size = 0
        try:
            async with asyncio.timeout(self.limits.read):
                async for chunk in request.stream():
                    size += len(chunk)
                    if size <= limit:
                        body += chunk
                    elif size > limit * _MAX_DISCARDED:
                        break
        except TimeoutError:
            raise _too_slow(self.limits.read) from None
        if size > limit:
            raise _too_large(limit)
        return bytes(body)


def client_disconnected() -> HttpProblem:
    """Return the problem of a client that has disconnected; nobody reads it, but it is counted."""
    return HttpProblem(499, "the client has disconnected")


async def _disconnect(request: Request) -> None:
    """Wait until the client disconnects; its request has been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _too_slow(seconds: float) -> HttpProblem:
    headers = {"Connection": "close"}  # the rest of the body is not read
    return HttpProblem(408, f"the request body did not arrive within {seconds:g} seconds", headers=headers)


def _too_large(limit: int) -> HttpProblem:
    headers = {"Connection": "close"}  # the rest of the body is not read
    return HttpProblem(413, f"the request body is larger than the limit of {limit} bytes", headers=headers)


class BoundedResponse(Response):
    """A response sent in chunks, each within a time limit; all responses together stay below a memory limit."""

    def __init__(self, content: Reply | Constant, service: Service, *, match: str | None = None) -> None:
        """Create a response.

        :param content: the reply to a job, which takes memory until it is sent, or a document that is in memory anyway.
        :param match: the If-None-Match header; if it matches, the response is 304 without a body.
        """
        reply, tag = content if isinstance(content, Constant) else tagged(content)
        headers = {"Cache-Control": CACHE, "Vary": "Accept", "ETag": tag, **reply.headers}
        same = match is not None and (tag in match.replace("W/", "") or match.strip() == "*")
        super().__init__(b"" if same else reply.body, 304 if same else 200, headers, reply.media)
        self.service = service
        self._memory = 0 if isinstance(content, Constant) else len(self.body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response, or 503 if too many bytes are already being sent."""
        if self.service.sending + self._memory > self._most():
            await problem_response(busy("too many large responses are being sent"))(scope, receive, send)
            return
        self.service.sending += self._memory
        limits = self.service.limits
        try:
            async with asyncio.timeout(limits.write + len(self.body) / limits.rate):
                await self._send(send)
        finally:
            self.service.sending -= self._memory

    def _most(self) -> int:
        """Return the maximum total size of responses with this one: large ones leave a part to small ones."""
        limits = self.service.limits
        return limits.answers - (limits.kept_for_small if self._memory > limits.small else 0)

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for start in range(0, max(len(self.body), 1), _CHUNK):
            chunk = bytes(self.body[start : start + _CHUNK])
            more = start + _CHUNK < len(self.body)
            async with asyncio.timeout(self.service.limits.write):
                await send({"type": "http.response.body", "body": chunk, "more_body": more})


def problem_response(problem: HttpProblem) -> Response:
    """Return a response with problem details."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    return JSONResponse(problem.document(), problem.status, headers, PROBLEM_JSON)


Handler = Callable[[Request], Coroutine[Any, Any, Reply | Constant]]


def endpoint(handler: Handler) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """Make a Starlette endpoint from a handler that returns a reply or a constant document."""

    async def respond(request: Request) -> Response:
        reply = await handler(request)
        return BoundedResponse(reply, Service.of(request), match=request.headers.get("if-none-match"))

    return respond


def constant_handler(name: str) -> Handler:
    """Make a handler that returns a constant document with one form."""

    async def respond(request: Request) -> Constant:
        return await Service.of(request).constant(name)

    return respond
