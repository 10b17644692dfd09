"""The ASGI application: routes, exception handlers, and what applies to every response."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import UserError
from ..web.problems import HttpProblem
from . import protocol, query_api, resources
from .descriptions import description_handler
from .hosts import Hosts
from .limits import Limits
from .requests import normalise, problem_of
from .service import Service, client_disconnected, constant_handler, endpoint, problem_response

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


def make_application(limits: Limits, site: Path | None, hosts: Hosts) -> Starlette:
    """Create the application.

    :param site: the folder of a static site to serve.
    :param hosts: the host names that it answers to.
    :raises UserError: if the site is not a folder.
    """
    if site is not None and not site.is_dir():
        raise UserError(f"--site {site}: not a folder; name the folder of a static site, or leave out --site")
    service = Service(limits, site, hosts)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.start()
        try:
            yield
        finally:
            await service.close()

    routes = _routes(site)
    application = Starlette(
        routes=routes,
        middleware=[Middleware(_ServiceMiddleware, service=service, parts=_parts(routes)), _CORS],
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
        Route("/.well-known/void", endpoint(description_handler("dataset"))),
        Route("/.well-known/sparql-examples", endpoint(description_handler("queries"))),
        Route("/api/query", endpoint(query_api.catalogue)),
        Route("/api/query/{name}", endpoint(query_api.run)),
        Route("/openapi.json", endpoint(constant_handler("openapi"))),
        Route("/health", _health),
        Route("/metrics", _metrics),
        *resources.routes(),
        Mount("/", resources.StaticSite(directory=site, html=True))
        if site
        else Route("/", endpoint(constant_handler("home"))),
    ]


def _parts(routes: list[BaseRoute]) -> frozenset[str]:
    """Return the first segments of the paths of all routes: the parts of the server that metrics distinguish."""
    return frozenset(route.path.split("/")[1] for route in routes if isinstance(route, Route))


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
    """Report whether the server can answer queries, and from now on, and which release it serves."""
    service = Service.of(request)
    pool = service.pool
    healthy = bool(pool.all) and not pool.problem
    report = {
        "status": "ok" if healthy else pool.problem or "no query process runs",
        "release": service.release._asdict(),
        "processes": len(pool.all),
        "long": pool.long,
        "loading": pool.loading,
        "documents": service.constants.complete,
    }
    return JSONResponse(report, 200 if healthy else 503, {"Cache-Control": "no-store"})


async def _metrics(request: Request) -> Response:
    text = Service.of(request).metrics.text()
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/plain; version=0.0.4; charset=utf-8")


class _ServiceMiddleware:
    """Checks the host and the length of addresses, adds headers, counts requests and measures their duration."""

    def __init__(self, app: ASGIApp, service: Service, parts: frozenset[str]) -> None:
        self.app = app
        self.service = service
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        status = [0]
        try:
            await self._respond(scope, receive, _with_headers(send, status))
        finally:
            part = self._part(scope["path"]) if status[0] not in {0, 404} else "none"
            self.service.metrics.requests.labels(part, str(status[0])).inc()
            self.service.metrics.seconds.labels(part).observe(time.perf_counter() - start)

    def _part(self, path: str) -> str:
        """Return the label of a path in the metrics: one of a fixed set, since each label takes memory for good."""
        part = path.removeprefix("/").partition("/")[0]
        return part if part in self.parts else "other"

    async def _respond(self, scope: Scope, receive: Receive, send: Callable[[Message], Awaitable[None]]) -> None:
        normalise(scope)
        problem = problem_of(scope, self.service.limits, self.service.hosts, self.service.connections())
        if problem:
            await problem_response(problem)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        except TimeoutError:  # the client does not read the response
            _LOG.info("a client was too slow to read its response")
            self.service.disconnect(scope["client"])
            await asyncio.sleep(0)  # until uvicorn knows that, and so does not miss the rest of the response


def _with_headers(send: Send, status: list[int]) -> Send:
    """Wrap a send function: add the security headers, make redirects relative, and write the status to ``status[0]``.

    An absolute redirect would repeat the Host header, which a shared cache may not distinguish.
    """

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            status[0] = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            if "location" in headers:
                headers["location"] = _relative(headers["location"])
        await send(message)

    return wrapped


def _relative(location: str) -> str:
    """Return an address of this server without its host; it has one slash at its start, so it names no other host."""
    parts = urlsplit(location)
    return urlunsplit(("", "", f"/{parts.path.lstrip('/')}", parts.query, parts.fragment))
