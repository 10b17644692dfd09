"""The server: a socket, uvicorn with patience that has an end, and the application."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..errors import InternalError, UserError
from .application import make_application
from .limits import Limits

_BACKLOG = 1024
_HEAD = 64 * 1024
_GRACE = 3


def serve(host: str, port: int, limits: Limits, site: Path | None, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    :param port: 0 takes a free one.
    :param ready: called with the address when requests are answered.
    :raises UserError: when the address cannot be had, or the site is no folder.
    """
    if site is not None and not site.is_dir():
        raise UserError(f"--site {site}: is no folder; `scokg site` makes one")
    listening = _listen(host, port, limits)
    with listening:
        address = _address(host, listening.getsockname()[1])
        server = _Server(_config(make_application(limits, site), limits), lambda: ready(address))
        server.run(sockets=[listening])
    if not server.started:
        raise InternalError("the query processes could not be started; the reason stands above")


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int, limits: Limits) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"{host}:{port} cannot be had ({reason}); choose another --host or --port") from error
    # Connections inherit these. asyncio sends small packets at once only where it knows that a socket is one of TCP.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # one that takes nothing is cut off
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(limits.write * 1000))
    return listening


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _config(application: Starlette, limits: Limits) -> uvicorn.Config:
    class Protocol(_PatientProtocol):
        patience = limits.read

    return uvicorn.Config(
        application,
        http=Protocol,
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        limit_concurrency=limits.connections,
        h11_max_incomplete_event_size=_HEAD,
        timeout_graceful_shutdown=_GRACE,
    )


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()


class _Connection(h11.Connection):
    """h11's connection, which gives out the head of an answer together with the first piece of the body.

    A proxy asks another server when one is killed, but not after it has seen the head of an answer.
    """

    _head = b""

    def send(self, event: h11.Event) -> bytes | None:  # type: ignore[override]
        data = super().send(event)
        if isinstance(event, h11.Response):
            self._head = data or b""
            return b""
        head, self._head = self._head, b""
        return data if data is None else head + data


class _PatientProtocol(H11Protocol):
    """uvicorn's protocol, which has no bound for the time in which the head of a request must come; here it has."""

    patience = 10.0

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        super().__init__(*arguments, **options)
        self.conn = _Connection(h11.SERVER, _HEAD)

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        super().connection_made(transport)
        self._patience: asyncio.TimerHandle | None = None
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._calm()

    def connection_lost(self, exc: Exception | None) -> None:
        self._calm()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self.patience, self.transport.abort)

    def _calm(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
