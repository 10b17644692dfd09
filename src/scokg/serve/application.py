"""The ASGI application: routes, exception handlers, and what applies to every response."""

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
from .descriptions import description_handler
from .limits import Limits
from .service import Service, client_disconnected, endpoint, problem_response
from .workers import descriptions

_LOG = logging.getLogger("scokg.serve")
_SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_CORS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=("GET", "HEAD", "POST", "OPTIONS"),
    allow_headers=["*"],
    expose_headers=["ETag", "Link", "Location", "Retry-After"],
    max_age=86400,
)
_DETAILS = {404: "there is nothing at this address", 405: "method not allowed; the server is read-only"}


def make_application(limits: Limits, site: Path | None = None) -> Starlette:
    """Create the application.

    :param site: the folder of a static site to serve.
    """
    service = Service(limits, site)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.close()

    application = Starlette(
        routes=_routes(site),
        middleware=[Middleware(_ServiceMiddleware, service=service), _CORS],
        exception_handlers={
            HttpProblem: _handle_problem,
            HTTPException: _handle_http_exception,
            ClientDisconnect: _handle_disconnect,
        },
        lifespan=lifespan,
    )
    application.state.service = service
    return application


def _routes(site: Path | None) -> list[BaseRoute]:
    return [
        Route("/sparql", endpoint(protocol.sparql), methods=["GET", "POST"]),
        Route("/store", endpoint(protocol.store)),
        Route("/.well-known/void", endpoint(description_handler(descriptions.dataset))),
        Route("/.well-known/sparql-examples", endpoint(description_handler(descriptions.questions))),
        Route("/api/query", query_api.catalogue),
        Route("/api/query/{name}", endpoint(query_api.run)),
        Route("/openapi.json", query_api.openapi),
        Route("/health", _health),
        Route("/metrics", _metrics),
        *resources.routes(),
        Mount("/", resources.StaticSite(directory=site, html=True)) if site else Route("/", endpoint(resources.home)),
    ]


async def _handle_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HttpProblem), "registered for this class"
    return problem_response(error)


async def _handle_http_exception(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "registered for this class"
    detail = _DETAILS.get(error.status_code, str(error.detail))
    return problem_response(HttpProblem(error.status_code, detail, headers=dict(error.headers or {})))


async def _handle_disconnect(_: Request, __: Exception) -> Response:
    """Return a response that nobody reads, for the metrics."""
    return problem_response(client_disconnected())


async def _health(request: Request) -> Response:
    """Report whether the server can answer queries."""
    pool = Service.of(request).pool
    healthy = bool(pool.all)
    report = {
        "status": "ok" if healthy else "no query process runs",
        "processes": len(pool.all),
        "long": pool.long,
        "loading": pool.loading,
    }
    return JSONResponse(report, 200 if healthy else 503, {"Cache-Control": "no-store"})


async def _metrics(request: Request) -> Response:
    text = Service.of(request).metrics.text()
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4; charset=utf-8")


class _ServiceMiddleware:
    """Limits the length of addresses, adds security headers, counts requests and measures their duration."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app = app
        self.service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        status = [0]
        try:
            await self._respond(scope, receive, _with_security_headers(send, status))
        finally:
            part = scope["path"].split("/")[1] if status[0] not in {0, 404} else "none"
            self.service.metrics.requests.labels(part, str(status[0])).inc()
            self.service.metrics.seconds.labels(part).observe(time.perf_counter() - start)

    async def _respond(self, scope: Scope, receive: Receive, send: Callable[[Message], Awaitable[None]]) -> None:
        limit = self.service.limits.address
        if len(scope["raw_path"]) + len(scope["query_string"]) > limit:
            problem = HttpProblem(414, f"the address is longer than the limit of {limit} bytes; use POST")
            await problem_response(problem)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except TimeoutError:  # the client does not read the response; the connection is closed
            _LOG.info("a client was too slow to read its response")
            raise


def _with_security_headers(send: Send, status: list[int]) -> Send:
    """Wrap a send function: add the security headers to the response, and write its status to ``status[0]``."""

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            status[0] = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _SECURITY_HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return wrapped
