"""The HTTP server: a socket, uvicorn with a time limit for the head of a request, and the application."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import Any, ClassVar

import h11
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..errors import InternalError, UserError
from .limits import Limits
from .open_files import RESERVE
from .service import Service

_BACKLOG = 1024
_ACCEPTED_AT_ONCE = 8
"""Connections that asyncio accepts before it closes the ones that are too many; else it might run out of files."""
_KEEP_ALIVE = 30
"""Seconds until an idle connection is closed; a client that is just then sending a request would see no answer."""
_MAX_HEAD = 64 * 1024
_QUERIES_END, _CONNECTIONS_END, _SHUTDOWN_TIMEOUT = 1.5, 2.0, 3
"""Seconds after SIGTERM until queries are stopped, clients are disconnected, and tasks are cancelled."""


def serve(host: str, port: int, application: Starlette, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    :param port: 0 chooses a free port.
    :param application: an application made by :func:`.application.make_application`.
    :param ready: called with the address when the server accepts requests.
    :raises UserError: if the address is not available.
    :raises InternalError: if the query processes do not start.
    """
    limits = application.state.service.limits
    listening = _listen(host, port, limits)
    with listening:
        address = _address(host, listening.getsockname()[1])
        server = _Server(_config(application, limits), application.state.service, lambda: ready(address))
        server.run(sockets=[listening])
    if not server.started:
        raise InternalError("the query processes did not start; see the log above for the reason")


def is_loopback(host: str) -> bool:
    """Return whether an address is reachable from this machine only."""
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
        raise UserError(f"{host}:{port} is not available ({reason}); choose another --host or --port") from error
    # Connections inherit these options. asyncio sets TCP_NODELAY itself only if the socket names its protocol as TCP.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # disconnects clients that do not read
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(limits.write * 1000))
    return listening


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _config(application: Starlette, limits: Limits) -> uvicorn.Config:
    class LimitedProtocol(TimeoutProtocol):
        head_timeout = limits.read
        usual = limits.connections
        most = limits.connections + RESERVE // 2  # the other half is for those that are accepted or closed just now

    return uvicorn.Config(
        application,
        http=LimitedProtocol,
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the public address is an option, not what a header says
        backlog=_ACCEPTED_AT_ONCE,
        limit_concurrency=None,  # see TimeoutProtocol
        h11_max_incomplete_event_size=_MAX_HEAD,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=_SHUTDOWN_TIMEOUT,
    )


class _Server(uvicorn.Server):
    """uvicorn's server, with a callback when it accepts requests, and an orderly end."""

    def __init__(self, config: uvicorn.Config, service: Service, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.service = service
        self.ready = ready
        service.connections = lambda: len(self.server_state.connections)
        service.disconnect = self._disconnect

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or []:
            listening.listen(_BACKLOG)  # asyncio takes the number that it accepts at once for the backlog
        if self.started:
            self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let requests finish for a while, then stop queries, which is answered, then disconnect the remaining clients.

        So uvicorn has no task left to cancel, which it would log as an error.
        """
        loop = asyncio.get_running_loop()
        loop.call_later(_QUERIES_END, self.service.stop)
        loop.call_later(_CONNECTIONS_END, self._disconnect)
        await super().shutdown(sockets)

    def _disconnect(self, client: object = None) -> None:
        """Disconnect a client, or all of them."""
        for connection in list(self.server_state.connections):
            if isinstance(connection, TimeoutProtocol) and client in {None, connection.client}:
                connection.transport.abort()


class _DeferredHeadConnection(h11.Connection):
    """h11's connection, but the head of a response is sent together with the first chunk of the body.

    If a server is killed, a proxy retries the request on another server, unless it has received a response head.
    """

    _head = b""

    def send(self, event: h11.Event) -> bytes | None:  # type: ignore[override]
        data = super().send(event)
        if isinstance(event, h11.Response):
            self._head = data or b""
            return b""
        head, self._head = self._head, b""
        return data if data is None else head + data


class TimeoutProtocol(H11Protocol):
    """uvicorn's HTTP protocol with a time limit for the head of a request and a maximum number of connections.

    If there are too many, the one that has waited longest without a request is closed: so ``/health`` always gets one.
    """

    head_timeout = 10.0
    usual, most = 1024, 1056
    _waiting: ClassVar[dict["TimeoutProtocol", None]] = {}
    """The connections from which no request is being answered, the oldest first."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - uvicorn's signature
        """Create the protocol of one connection."""
        super().__init__(*arguments, **options)
        self.conn = _DeferredHeadConnection(h11.SERVER, _MAX_HEAD)
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's signature
        """Start the time limit for the first request."""
        super().connection_made(transport)
        self._start_timer()
        self._close_one_too_many()

    def data_received(self, data: bytes) -> None:
        """Stop the time limit when the head of a request is complete."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._start_timer()
        else:
            self._stop_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the time limit."""
        self._stop_timer()
        super().connection_lost(exc)

    def _close_one_too_many(self) -> None:
        """Close the connection that has waited longest; this new one only if there is no other and no room at all."""
        oldest = next(iter(self._waiting))
        if len(self.connections) > (self.usual if oldest is not self else self.most):
            oldest._stop_timer()
            oldest.transport.abort()

    def _start_timer(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(self.head_timeout, self.transport.abort)
            self._waiting[self] = None

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._waiting[self] = None

    def _stop_timer(self) -> None:
        self._waiting.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
