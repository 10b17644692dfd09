"""Every route with odd path segments: a problem or a document, and never a server error."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.routing import Route

from scokg.serve.application import make_application
from scokg.serve.hosts import Hosts
from scokg.serve.limits import Limits
from support.serving import client_of, running_server

ROUTES = sorted(
    route.path
    for route in make_application(Limits(), None, Hosts()).routes
    if isinstance(route, Route) and "{" in route.path
)
ODD = (
    "%3C", "%00", "a%20b", "%", "%zz", "%ff", "..", "%2e%2e", "%2F", "a/b", "*", "{x}", "0.1.0%0a", "KAZ%0a", "a'b",
    "%F0%9F%98%80", "a;b", "-", "x" * 5000,
)  # fmt: skip
VALID = {
    "name": "status-on", "kind": "state", "slug": "KAZ", "codes": "act-kind", "version": "0.1.0", "shape": "Step",
    "rule": "placed", "day": "2017-06-09", "suffix": "ttl",
}  # fmt: skip
ANSWERS = {200, 303, 307, 400, 404, 406}


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    log = tmp_path_factory.mktemp("log") / "server.txt"
    with running_server("--workers", "1", log=log) as address, client_of(address) as client:
        yield client
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def get(web: httpx.Client, path: str) -> httpx.Response:
    """Request a path as it is written."""
    url = httpx.URL(f"{web.base_url}/").copy_with(raw_path=path.encode())
    return web.send(web.build_request("GET", url))


def filled(route: str, segment: str) -> Iterator[str]:
    """Yield the paths of a route with one segment in place of each parameter in turn, and of all."""
    names = re.findall(r"\{(\w+)[^}]*\}", route)
    for odd in (*({name} for name in names), set(names)):
        yield re.sub(r"\{(\w+)[^}]*\}", lambda found: segment if found[1] in odd else VALID[found[1]], route)  # noqa: B023


def check(web: httpx.Client, path: str) -> None:
    response = get(web, path)
    assert response.status_code in ANSWERS, (path, response.status_code)
    if response.status_code >= 400:
        assert response.headers["content-type"] == "application/problem+json", path


def test_there_are_routes() -> None:
    assert len(ROUTES) >= 20


@pytest.mark.parametrize("route", ROUTES)
def test_odd_segments(web: httpx.Client, route: str) -> None:
    for segment in ODD:
        for path in filled(route, segment):
            check(web, path)


@settings(deadline=None, derandomize=True, max_examples=200, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(ROUTES), st.text(min_size=1, max_size=12), st.booleans())
@example(ROUTES[0], "\0", True)
def test_random_segments(web: httpx.Client, route: str, text: str, encoded: bool) -> None:
    segment = quote(text.encode("utf-8", "surrogatepass"), safe="")
    if not encoded:
        segment = re.sub(r"[^!-~]|[?#]", "", text) or "-"
    for path in filled(route, segment):
        check(web, path)
