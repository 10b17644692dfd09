"""A proxy in front of a server, for what goes wrong between a client and a server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

import httpx

from support.waiting import PATIENCE

_REQUEST_HEADERS = ("Content-Type", "Accept", "Authorization")
_RESPONSE_HEADERS = ("Content-Type", "Location", "WWW-Authenticate")


class Passing(NamedTuple):
    """A request that arrives at the proxy: its number, method and body, and how to send it to the server."""

    number: int
    method: str
    body: bytes
    forward: Callable[[], httpx.Response]


@contextmanager
def proxy(target: str, respond: Callable[[Passing], httpx.Response]) -> Iterator[str]:
    """Run a proxy for the context, and yield its address.

    :param target: the address of the server.
    :param respond: returns the response to a request, for example that of the server.
    """
    number = 0

    class Handler(BaseHTTPRequestHandler):
        def _respond(self) -> None:
            nonlocal number
            number += 1
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {key: self.headers[key] for key in _REQUEST_HEADERS if key in self.headers}

            below = self.path[1:] if self.path[1:2] in {"", "?"} else self.path  # RDF4J knows no slash at the end

            def forward() -> httpx.Response:
                return httpx.request(self.command, target + below, content=body, headers=headers, timeout=PATIENCE)

            response = respond(Passing(number, self.command, body, forward))
            with suppress(ConnectionError):  # the client is gone
                self.send_response(response.status_code)
                for key in _RESPONSE_HEADERS:
                    if key in response.headers:
                        self.send_header(key, response.headers[key].replace(target, address))
                self.send_header("Content-Length", str(len(response.content)))
                self.end_headers()
                self.wfile.write(response.content)

        do_GET = do_POST = do_PUT = do_DELETE = _respond  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
