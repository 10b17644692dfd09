"""Handlers for the descriptions that name this server as the endpoint."""

from collections.abc import Callable
from typing import Any

from starlette.requests import Request

from ..web.negotiation import choose
from .service import Service
from .workers.jobs import ENDPOINT, GRAPH_FORMS
from .workers.reply import Reply


def description_handler(name: str) -> Callable[[Request], Any]:
    """Make a handler that returns a description.

    :param name: one of :data:`.workers.constant_jobs.DESCRIPTIONS`.
    """

    async def respond(request: Request) -> Reply:
        return await describe(request, name)

    return respond


async def describe(request: Request, name: str) -> Reply:
    """Return a description that names this server as the endpoint.

    Without a public address, the endpoint has the host and port that the client has used, so shared caches may not
    store the description. Either has been checked and contains nothing that any of the formats would escape.
    """
    service = Service.of(request)
    media, _ = choose(request.headers.get("accept"), GRAPH_FORMS)
    reply = (await service.constant(name, media)).reply
    public = service.hosts.public_url
    endpoint = f"{public or request.base_url}sparql"
    body = reply.body.replace(ENDPOINT.encode(), endpoint.encode())
    headers = reply.headers if public else {**reply.headers, "Cache-Control": "private, max-age=300"}
    return Reply(reply.media, body, headers)
