"""Handlers for the descriptions that name this server as the endpoint."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from .service import Service
from .workers.reply import Reply


def description_handler(function: Callable[..., Reply]) -> Callable[[Request], Any]:
    """Make a handler that returns the description written by a function of :mod:`.workers.descriptions`."""

    async def respond(request: Request) -> Reply:
        return await describe(request, function)

    return respond


async def describe(request: Request, function: Callable[..., Reply]) -> Reply:
    """Return a description that names this server as the endpoint.

    Without a public address, the endpoint has the host and port that the client has used, so shared caches may not
    store the description.
    """
    service = Service.of(request)
    public = service.hosts.public_url
    endpoint = f"{public or request.base_url}sparql"
    await service.pool.loaded.wait()  # they count every triple, and are made once for all processes
    reply = await service.run(request, function, endpoint, request.headers.get("accept"), service.limits.answer)
    return reply if public else reply._replace(headers={**reply.headers, "Cache-Control": "private, max-age=300"})
