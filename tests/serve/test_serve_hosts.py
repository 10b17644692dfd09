"""The names that a server answers to, and what an attacker could make it or a cache remember."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from scokg import UserError
from scokg.serve.hosts import Hosts, hosts_of
from support import REPOSITORY
from support.raw_http import raw_exchange
from support.replicas import configured, running_nginx
from support.servers import free_port
from support.serving import Served, client_of, has_documents, running_process, running_server
from support.waiting import wait_until

PUBLIC = "https://data.example.org/"
DESCRIPTIONS = ("/sparql", "/.well-known/void", "/.well-known/sparql-examples")
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run a server that knows no public address, with a static site."""
    site = tmp_path_factory.mktemp("site")
    (site / "assets").mkdir()
    (site / "assets" / "index.html").write_text("here", encoding="utf-8")
    with running_process("--site", str(site)) as served:
        yield served


@pytest.fixture(scope="module")
def web(served: Served) -> Iterator[httpx.Client]:
    with client_of(served.address) as client:
        yield client


@pytest.fixture(scope="module")
def public_address() -> Iterator[str]:
    """Run a server with a public address."""
    with running_server("--public-url", PUBLIC, "--allow-host", "kg.example.org") as address:
        yield address


@pytest.fixture(scope="module")
def public(public_address: str) -> Iterator[httpx.Client]:
    with client_of(public_address) as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("data.example.org", 200), ("DATA.example.org:443", 200), ("kg.example.org", 200), ("localhost:1", 200),
        ("[::1]:7878", 200), ("evil.example", 421), ("data.example.org.evil.example", 421),
        ("data.example.org@evil.example", 421), ("data.example.org/x", 421), ("data.example.org:x", 421), ("", 421),
    ],
)  # fmt: skip
def test_a_server_answers_to_its_own_names(public: httpx.Client, host: str, status: int) -> None:
    response = public.get("/dataset.ttl", headers={"Host": host})
    assert response.status_code == status
    assert "evil" not in response.text
    assert public.get("/health", headers={"Host": host}).status_code == 200


def test_a_server_on_loopback_answers_to_no_other_name(web: httpx.Client) -> None:
    assert web.get("/dataset.ttl", headers={"Host": "data.example.org"}).status_code == 421


@pytest.mark.parametrize("path", DESCRIPTIONS)
def test_descriptions_state_the_public_address(public: httpx.Client, path: str) -> None:
    spoofed = {"Accept": "application/n-triples", "X-Forwarded-Proto": "gopher", "X-Forwarded-Host": "evil.example"}
    for host in ("localhost", "kg.example.org:1"):
        response = public.get(path, headers={"Host": host, **spoofed})
        assert f"<{PUBLIC}sparql>" in response.text
        assert response.headers["cache-control"].startswith("public")
        assert not re.search(rf"evil|gopher|//{re.escape(host)}/", response.text)


@pytest.mark.parametrize("path", DESCRIPTIONS)
def test_shared_caches_do_not_store_a_description_that_repeats_the_host(web: httpx.Client, path: str) -> None:
    headers = {"Host": "localhost:1", "Accept": "application/n-triples", "X-Forwarded-Proto": "https"}
    response = web.get(path, headers=headers)
    assert "<http://localhost:1/sparql>" in response.text
    assert response.headers["cache-control"].startswith("private")


@pytest.mark.parametrize(
    ("with_site", "path", "target"),
    [
        (False, "/doc/state/KAZ/", "/doc/state/KAZ"),
        (True, "/id/state/KAZ?lang=ru", "/doc/state/KAZ?lang=ru"),
        (True, "/assets", "/assets/"),
        (True, "//assets", "/assets/"),
    ],
)
def test_redirects_are_relative(served: Served, public_address: str, with_site: bool, path: str, target: str) -> None:
    """Two slashes at the start would name another host."""
    address = served.address if with_site else public_address
    head, _ = raw_exchange(address, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert re.search(r"(?im)^location: (\S+)\r$", head)[1] == target  # type: ignore[index]


# What a server remembers


def preflights(address: str, seed: int, count: int = 500) -> list[int]:
    """Send preflights, and requests that are too long, for paths that nobody has used before; return the statuses."""
    preflight = {"Origin": "https://evil.example", "Access-Control-Request-Method": "GET"}
    with client_of(address) as client:
        return [
            client.options(f"/{seed}-{number}-{'x' * 200}", headers=preflight).status_code
            if number % 10
            else client.get(f"/{seed}-{number}/{'x' * 40_000}").status_code
            for number in range(count)
        ]


def memory(served: Served) -> int:
    """Return the memory of the HTTP process, in bytes."""
    status = Path(f"/proc/{served.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024  # type: ignore[index]


def test_requests_for_random_paths_leave_nothing_behind(served: Served, web: httpx.Client) -> None:
    wait_until(lambda: has_documents(served.address))
    preflights(served.address, 0, 20)
    honest = ("/health", "/api/query/status-on?on=2017-06-09", "/metrics")
    assert {web.get(path).status_code for path in honest} == {200}
    before, metrics = memory(served), web.get("/metrics").text
    with ThreadPoolExecutor(4) as pool:
        attacks = [pool.submit(preflights, served.address, seed) for seed in range(1, 9)]
        while not all(attack.done() for attack in attacks):
            assert {web.get(path).status_code for path in honest} == {200}
    assert {status for attack in attacks for status in attack.result()} == {200, 414}
    grown, after = memory(served) - before, web.get("/metrics").text
    assert len(after.splitlines()) == len(metrics.splitlines())
    assert 'part="other",status="414"' in after
    assert grown < 256 * MIB, "any load takes some once; labels for all these paths took 800 MiB"


def test_a_preflight_for_the_whole_server(served: Served) -> None:
    request = "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nOrigin: https://a.example\r\n"
    head, _ = raw_exchange(served.address, f"{request}Access-Control-Request-Method: GET\r\nConnection: close\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")


# Behind nginx, as documented


def test_the_documented_cache_cannot_be_poisoned(public_address: str, tmp_path: Path) -> None:
    example = (REPOSITORY / "docs" / "examples" / "nginx-cache.conf").read_text(encoding="utf-8")
    assert example.count("/var/cache/nginx/scokg") == 1
    port = urlsplit(public_address).port
    assert port
    configuration = configured(example.replace("/var/cache/nginx/scokg", str(tmp_path / "cache")), [free_port(), port])
    with running_nginx(tmp_path, configuration) as address, client_of(address) as client:
        own, other = ({"Host": host, "Accept": "text/turtle"} for host in ("data.example.org", "evil.example"))
        for path in DESCRIPTIONS:
            assert client.get(path, headers=other).status_code == 421
            first, second = (client.get(path, headers=own) for _ in range(2))
            assert f"{PUBLIC}sparql" in first.text
            assert (second.status_code, second.text) == (200, first.text)
        assert client.get("/metrics", headers=own).status_code == 403
        as_csv = client.get("/api/query/status-on", headers={**own, "Accept": "text/csv"})
        as_json = client.get("/api/query/status-on", headers={**own, "Accept": "application/json"})
        assert as_csv.text.startswith("state,")
        assert as_json.json()[0]["state"]
    assert any((tmp_path / "cache").iterdir()), "nginx has cached something"


# Options


def test_hosts_of_a_server() -> None:
    assert hosts_of("127.0.0.1", None, [], loopback=True).accepts("localhost:7878")
    assert not hosts_of("127.0.0.1", None, [], loopback=True).accepts("a.example")
    assert hosts_of("0.0.0.0", None, [], loopback=False).accepts("a.example")
    named = hosts_of("::", PUBLIC, ["A.example"], loopback=False)
    assert named == Hosts(PUBLIC, named.allowed)
    assert [named.accepts(name) for name in ("a.example", "data.example.org", "[::]:80", "b.example")] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "names", "message"),
    [
        ("data.example.org", [], "--public-url data.example.org: expected an address that begins with http:// or"),
        ("https://data.example.org/kg", [], "expected the root of a host"),
        ("https://a b/", [], "valid host and port"),
        ("https://a:b@c.example/", [], "--public-url https://a:b@c.example/: expected the root of a host"),
        (None, ["data.example.org:443"], "--allow-host data.example.org:443: expected a host name without a port"),
        (None, [""], "expected a host name"),
    ],
)
def test_invalid_hosts_are_errors(url: str | None, names: list[str], message: str) -> None:
    with pytest.raises(UserError, match=re.escape(message)):
        hosts_of("127.0.0.1", url, names, loopback=True)
