"""Handlers of the descriptions in which this server is the endpoint."""

from collections.abc import Callable
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request

from ..web.problems import HttpProblem
from .service import Service
from .workers.reply import Reply


def description(job: Callable[..., Reply]) -> Callable[[Request], Any]:
    """Make a handler that gives a description in which this server is the endpoint."""

    async def answer(request: Request) -> Reply:
        return await described(request, job)

    return answer


async def described(request: Request, job: Callable[..., Reply]) -> Reply:
    """Give a description.

    :raises Problem: 400 when the Host header makes no address.
    """
    endpoint = f"{request.base_url}sparql"
    try:
        NamedNode(endpoint)
    except ValueError as error:
        raise HttpProblem(400, "the Host header is no name of a host") from error
    running = Service.of(request)
    return await running.run(request, job, endpoint, request.headers.get("accept"), running.limits.answer)
