"""The state shared by all requests (query processes, limits, cache, metrics), and the sending of replies."""

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from ..web.media_types import PROBLEM_JSON
from ..web.problems import HttpProblem, busy
from .hosts import Hosts
from .limits import Limits
from .metrics import GaugeReading, Metrics
from .response_cache import ResponseCache
from .workers.jobs import evaluate
from .workers.pool import Pool
from .workers.reply import Reply

_CHUNK = 64 * 1024
_MAX_DISCARDED = 8
"""How many times the maximum body size is read and discarded: a client that is still sending sees no response."""
CACHE = "public, max-age=300"
"""The data change only with a release, so caches may keep responses for a while."""


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
        self.pool = Pool(limits)
        self.cache = ResponseCache(limits.cache)
        self.metrics = Metrics(self._gauges())
        self.sending = 0
        """Total size of the responses being sent, in bytes."""

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

    async def _run(self, request: Request, function: Callable[..., Reply], arguments: tuple[Any, ...]) -> Reply:
        reply = asyncio.ensure_future(self.pool.run((function, arguments)))
        disconnect = asyncio.ensure_future(_disconnect(request))
        try:
            await asyncio.wait({reply, disconnect}, return_when=asyncio.FIRST_COMPLETED)
            if not reply.done():
                raise client_disconnected()
            return reply.result()
        finally:
            disconnect.cancel()
            reply.cancel()

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

    def __init__(self, reply: Reply, service: Service, *, match: str | None = None) -> None:
        """Create a response.

        :param match: the If-None-Match header; if it matches, the response is 304 without a body.
        """
        tag = f'"{hashlib.sha256(reply.media.encode() + reply.body).hexdigest()[:32]}"'
        headers = {"Cache-Control": CACHE, "Vary": "Accept", "ETag": tag, **reply.headers}
        same = match is not None and (tag in match.replace("W/", "") or match.strip() == "*")
        super().__init__(b"" if same else reply.body, 304 if same else 200, headers, reply.media)
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the response, or 503 if too many bytes are already being sent."""
        if self.service.sending + len(self.body) > self.service.limits.answers:
            await problem_response(busy("too many large responses are being sent"))(scope, receive, send)
            return
        self.service.sending += len(self.body)
        try:
            await self._send(send)
        finally:
            self.service.sending -= len(self.body)

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


Handler = Callable[[Request], Coroutine[Any, Any, Reply]]


def endpoint(handler: Handler) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """Make a Starlette endpoint from a handler that returns a reply."""

    async def respond(request: Request) -> Response:
        reply = await handler(request)
        return BoundedResponse(reply, Service.of(request), match=request.headers.get("if-none-match"))

    return respond
