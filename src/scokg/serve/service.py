"""What all requests share: the query processes, the limits, the counts; and how an answer is sent."""

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
from .limits import Limits
from .metrics import GaugeReading, Metrics
from .response_cache import ResponseCache
from .workers.jobs import evaluate
from .workers.pool import Pool
from .workers.reply import Reply

_PIECE = 64 * 1024
_PATIENCE = 8
"""How many times the largest body is read and thrown away: a client that still sends does not see an answer."""
CACHE = "public, max-age=300"
"""The data are those of a release: a cache may keep answers for a while."""


class Service:
    """A running server."""

    def __init__(self, limits: Limits, site: Path | None = None) -> None:
        """Make a server that is not started yet.

        :param site: a folder with the static site.
        """
        self.limits = limits
        self.site = site
        self.pool = Pool(limits)
        self.cache = ResponseCache(limits.cache)
        self.metrics = Metrics(self._gauges())
        self.sending = 0
        """Bytes of answers that are being sent."""

    def _gauges(self) -> dict[str, GaugeReading]:
        pool = self.pool
        return {
            "scokg_query_processes": GaugeReading("Query processes.", lambda: len(pool.all)),
            "scokg_query_processes_free": GaugeReading("Query processes that wait for work.", pool.free.qsize),
            "scokg_requests_waiting": GaugeReading("Requests that wait for a query process.", lambda: pool.waiting),
            "scokg_long_queries": GaugeReading("Queries that run with low priority.", lambda: pool.long),
            "scokg_queries_stopped": GaugeReading("Queries that were stopped.", lambda: pool.stopped),
            "scokg_query_processes_replaced": GaugeReading("Query processes replaced.", lambda: pool.replaced),
            "scokg_kept_bytes": GaugeReading("Bytes of cached answers.", lambda: self.cache.size),
            "scokg_answer_bytes": GaugeReading("Bytes of answers being sent.", lambda: self.sending),
        }

    @classmethod
    def of(cls, request: Request) -> "Service":
        """Give the server that a request came to."""
        service = request.app.state.service
        assert isinstance(service, cls), "set when the application is made"
        return service

    async def run(self, request: Request, function: Callable[..., Reply], *arguments: Any) -> Reply:  # noqa: ANN401
        """Run a job in a query process; when the client goes away, it is stopped."""
        key = (function, arguments)
        if cached := self.cache.get(key):
            return cached
        reply = await self._run(request, function, arguments)
        if function is not evaluate:  # any SPARQL may ask for the time, or for chance
            self.cache.put(key, reply)
        return reply

    async def _run(self, request: Request, function: Callable[..., Reply], arguments: tuple[Any, ...]) -> Reply:
        job = asyncio.ensure_future(self.pool.run((function, arguments)))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({job, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not job.done():
                raise client_gone()
            return job.result()
        finally:
            gone.cancel()
            job.cancel()

    async def body(self, request: Request) -> bytes:
        """Read the body of a request.

        :raises Problem: 413 when it is too large, 408 when it takes too long.
        """
        most = self.limits.query
        body = bytearray()
        size = 0
        try:
            async with asyncio.timeout(self.limits.read):
                async for piece in request.stream():
                    size += len(piece)
                    if size <= most:
                        body += piece
                    elif size > most * _PATIENCE:
                        break
        except TimeoutError:
            raise HttpProblem(
                408, f"the body did not come in {self.limits.read:g} seconds", headers={"Connection": "close"}
            ) from None
        if size > most:
            raise _too_large(most)
        return bytes(body)


def client_gone() -> HttpProblem:
    """Make the problem of a client that waits no longer; nobody reads it, but it is counted."""
    return HttpProblem(499, "the client has gone")


async def _gone(request: Request) -> None:
    """Wait until the client goes away; its request has been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _too_large(most: int) -> HttpProblem:
    headers = {"Connection": "close"}  # the rest of the body is not read
    return HttpProblem(413, f"the request is larger than {most} bytes, the most that is read", headers=headers)


class BoundedResponse(Response):
    """An answer that is sent in pieces, each within a time; all together take no more memory than they may."""

    def __init__(self, reply: Reply, service: Service, *, match: str | None = None) -> None:
        """Make an answer.

        :param match: the If-None-Match header; when it names what would be sent, 304 is.
        """
        tag = f'"{hashlib.sha256(reply.media.encode() + reply.body).hexdigest()[:32]}"'
        headers = {"Cache-Control": CACHE, "Vary": "Accept", "ETag": tag, **reply.headers}
        same = match is not None and (tag in match.replace("W/", "") or match.strip() == "*")
        super().__init__(b"" if same else reply.body, 304 if same else 200, headers, reply.media)
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        if self.service.sending + len(self.body) > self.service.limits.answers:
            await problem_response(busy("too many large answers are being sent"))(scope, receive, send)
            return
        self.service.sending += len(self.body)
        try:
            await self._send(send)
        finally:
            self.service.sending -= len(self.body)

    async def _send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for place in range(0, max(len(self.body), 1), _PIECE):
            piece = bytes(self.body[place : place + _PIECE])
            more = place + _PIECE < len(self.body)
            async with asyncio.timeout(self.service.limits.write):
                await send({"type": "http.response.body", "body": piece, "more_body": more})


def problem_response(problem: HttpProblem) -> Response:
    """Give the response that tells a problem."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    return JSONResponse(problem.document(), problem.status, headers, PROBLEM_JSON)


Handler = Callable[[Request], Coroutine[Any, Any, Reply]]


def endpoint(handler: Handler) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """Make a Starlette endpoint of a function that gives a reply."""

    async def answer(request: Request) -> Response:
        reply = await handler(request)
        return BoundedResponse(reply, Service.of(request), match=request.headers.get("if-none-match"))

    return answer
