"""The application: which address is answered by what, and what holds for all answers."""

import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..web.problems import HttpProblem
from . import protocol, query_api, resources
from .descriptions import description
from .limits import Limits
from .service import Service, client_gone, endpoint, problem_response
from .workers import descriptions

_LOG = logging.getLogger("scokg.serve")
_SAFE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_READ = ("GET", "HEAD", "POST", "OPTIONS")


def make_application(limits: Limits, site: Path | None = None) -> Starlette:
    """Make the application.

    :param site: a folder with the static site, if there is one.
    """
    service = Service(limits, site)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.close()

    application = Starlette(
        routes=_routes(site),
        middleware=[
            Middleware(_Guard, service=service),
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=_READ, allow_headers=["*"],
                       expose_headers=["ETag", "Link", "Location", "Retry-After"], max_age=86400),
        ],
        exception_handlers={HttpProblem: _tell, HTTPException: _tell_http, ClientDisconnect: _tell_nobody},
        lifespan=running,
    )  # fmt: skip
    application.state.service = service
    return application


def _routes(site: Path | None) -> list[BaseRoute]:
    return [
        Route("/sparql", endpoint(protocol.sparql), methods=["GET", "POST"]),
        Route("/store", endpoint(protocol.store)),
        Route("/.well-known/void", endpoint(description(descriptions.dataset))),
        Route("/.well-known/sparql-examples", endpoint(description(descriptions.questions))),
        Route("/api/query", query_api.catalogue),
        Route("/api/query/{name}", endpoint(query_api.ask)),
        Route("/openapi.json", query_api.openapi),
        Route("/health", _health),
        Route("/metrics", _metrics),
        *resources.routes(),
        Mount("/", resources.Site(directory=site, html=True)) if site else Route("/", endpoint(resources.home)),
    ]


async def _tell(_: Request, error: Exception) -> Response:
    assert isinstance(error, HttpProblem), "registered for problems"
    return problem_response(error)


async def _tell_nobody(_: Request, __: Exception) -> Response:
    """Answer a client that has gone; for the counts only."""
    return problem_response(client_gone())


_SAYS = {404: "there is nothing at this address", 405: "this method does nothing here; the server is read-only"}


async def _tell_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "registered for these"
    detail = _SAYS.get(error.status_code, str(error.detail))
    return problem_response(HttpProblem(error.status_code, detail, headers=dict(error.headers or {})))


async def _health(request: Request) -> Response:
    """Tell whether queries are answered."""
    pool = Service.of(request).pool
    well = bool(pool.all)
    report = {"status": "ok" if well else "no query process runs", "processes": len(pool.all), "long": pool.long}
    return JSONResponse(report, 200 if well else 503, {"Cache-Control": "no-store"})


async def _metrics(request: Request) -> Response:
    text = Service.of(request).metrics.text()
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4; charset=utf-8")


class _Guard:
    """What holds for every answer: safe headers, a bound for the address, counts, and no look into the program."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begin = time.perf_counter()
        status = [0]
        try:
            await self._answer(scope, receive, _watched(send, status))
        finally:
            part = scope["path"].split("/")[1] if status[0] not in {0, 404} else "none"
            self.service.metrics.requests.labels(part, str(status[0])).inc()
            self.service.metrics.seconds.labels(part).observe(time.perf_counter() - begin)

    async def _answer(self, scope: Scope, receive: Receive, send: Callable[[Message], Awaitable[None]]) -> None:
        most = self.service.limits.address
        if len(scope["raw_path"]) + len(scope["query_string"]) > most:
            problem = HttpProblem(414, f"the address is longer than {most} bytes, the most that is read; use POST")
            await problem_response(problem)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except TimeoutError:  # the client does not take its answer; the connection is closed
            _LOG.info("a client was too slow in taking its answer")
            raise


def _watched(send: Send, status: list[int]) -> Send:
    """Add the safe headers to an answer, and note its status."""

    async def add(message: Message) -> None:
        if message["type"] == "http.response.start":
            status[0] = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _SAFE_HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return add
