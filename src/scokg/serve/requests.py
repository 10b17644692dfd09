"""What applies to every request before it is routed: its form, its length, its host, and the limit of connections."""

from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import Scope

from ..web.problems import HttpProblem, busy
from .hosts import Hosts
from .limits import Limits

_HEALTH = "/health"
_CLOSE = {"Connection": "close"}
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}
Pairs = list[tuple[bytes, bytes]]


def normalise(scope: Scope) -> None:
    """Change a request to the usual form: an absolute target becomes a path, several lines of Accept become one.

    The authority of an absolute target stands instead of the Host header.

    Source: https://www.rfc-editor.org/rfc/rfc9112#name-absolute-form
    """
    scheme, separator, rest = scope["raw_path"].partition(b"://")
    headers: Pairs = scope["headers"]
    if separator and scheme.lower() in {b"http", b"https"}:
        authority, slash, path = rest.partition(b"/")
        scope["raw_path"] = slash + path or b"/"
        scope["path"] = unquote_to_bytes(scope["raw_path"]).decode("utf-8", errors="replace")
        headers = [(b"host", authority), *((name, value) for name, value in headers if name != b"host")]
    scope["headers"] = list(_with_one_accept(headers))


def _with_one_accept(headers: Pairs) -> Iterator[tuple[bytes, bytes]]:
    accepted = [value for name, value in headers if name == b"accept"]
    yield from (pair for pair in headers if pair[0] != b"accept")
    if accepted:
        yield b"accept", b", ".join(accepted)


def problem_of(scope: Scope, limits: Limits, hosts: Hosts, connections: int) -> HttpProblem | None:
    """Return the problem of a request that is not even routed.

    :param connections: the number of open connections.
    """
    headers = Headers(scope=scope)
    health = scope["path"] == _HEALTH
    if connections > limits.connections and not health:
        problem = busy("too many connections are open")
        problem.headers |= _CLOSE
        return problem
    if len(scope["raw_path"]) + len(scope["query_string"]) > limits.address:
        return HttpProblem(414, f"the address is longer than the limit of {limits.address} bytes; use POST")
    host = headers.get("host")  # HTTP/1.0 does not need one
    if host is not None and not health and not hosts.accepts(host):
        return HttpProblem(421, "this server does not answer to the host name of the request")
    return _problem_of_body(scope["method"], headers)


def _problem_of_body(method: str, headers: Headers) -> HttpProblem | None:
    """Return the problem of a body whose length a proxy may see differently, or that nobody would read."""
    chunked, length = "transfer-encoding" in headers, headers.get("content-length")
    if chunked and length is not None:
        return HttpProblem(400, "a request has Content-Length or Transfer-Encoding, not both", headers=_CLOSE)
    if method in _WITHOUT_BODY and (chunked or (length or "0").strip("0")):
        return HttpProblem(400, f"a {method} request has no body; use POST", headers=_CLOSE)
    return None
