"""Handlers for the descriptions that name this server as the endpoint."""

from collections.abc import Callable
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request

from ..web.problems import HttpProblem
from .service import Service
from .workers.reply import Reply


def description_handler(function: Callable[..., Reply]) -> Callable[[Request], Any]:
    """Make a handler that returns the description written by a function of :mod:`.workers.descriptions`."""

    async def respond(request: Request) -> Reply:
        return await describe(request, function)

    return respond


async def describe(request: Request, function: Callable[..., Reply]) -> Reply:
    """Return a description that names this server as the endpoint.

    :raises HttpProblem: 400 if the Host header is not a valid host name.
    """
    endpoint = f"{request.base_url}sparql"
    try:
        NamedNode(endpoint)
    except ValueError as error:
        raise HttpProblem(400, "the Host header is not a valid host name") from error
    service = Service.of(request)
    await service.pool.loaded.wait()  # they count every triple, and are made once for all processes
    return await service.run(request, function, endpoint, request.headers.get("accept"), service.limits.answer)
