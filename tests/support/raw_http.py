"""Requests that an ordinary client does not send."""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

from support.waiting import PATIENCE


def connect(address: str) -> socket.socket:
    """Return a connection to a server."""
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)


def raw_exchange(address: str, request: str) -> tuple[str, str]:
    """Send a request as it is, and return the head and the body of the response."""
    received = b""
    with connect(address) as client:
        client.sendall(request.encode())
        with suppress(ConnectionResetError):  # the server has closed the connection without reading everything
            while chunk := client.recv(65536):
                received += chunk
    head, _, body = received.decode().partition("\r\n\r\n")
    return head, body
