"""The triple stores that other tests use start empty, store a graph, and stop cleanly."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from support import need_server
from support.servers import KINDS, Server, ServerError, started
from support.waiting import PATIENCE

TURTLE = b'<http://example.org/s> <http://example.org/p> "\xe4\xb8\x8a"@zh .'
COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH <http://example.org/g> { ?s ?p ?o } }"


@pytest.fixture(params=KINDS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    need_server(request.param)
    with started(request.param) as running:
        yield running


def test_a_store_keeps_a_graph_and_stops_cleanly(server: Server) -> None:
    auth = httpx.DigestAuth(server.user, server.password) if server.user else None
    assert _count(server) == 0
    answer = httpx.put(
        server.gsp_url, params={"graph": "http://example.org/g"}, content=TURTLE, auth=auth, timeout=PATIENCE,
        headers={"Content-Type": "text/turtle"},
    )  # fmt: skip
    assert answer.is_success, answer.text
    assert _count(server) == 1
    server.stop()
    assert not server.answers()
    server.start()
    assert _count(server) == 1, "the graph is still there after a restart"


def _count(server: Server) -> int:
    headers = {"Accept": "application/sparql-results+json"}
    answer = httpx.get(server.query_url, params={"query": COUNT}, headers=headers, timeout=PATIENCE)
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_a_store_that_cannot_start_shows_its_log(tmp_path: Path) -> None:
    need_server("oxigraph")
    (tmp_path / "data").write_text("not a folder")
    with (
        pytest.raises(ServerError, match=r"oxigraph did not start: .*serve(.|\n)*[Ee]rror"),
        started("oxigraph", folder=tmp_path),
    ):
        pass


def test_the_script_starts_and_stops(repository: Path) -> None:
    need_server("oxigraph")
    script = [repository / "tests" / "support" / "servers" / "start", "oxigraph"]
    with subprocess.Popen(script, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "oxigraph is running; Ctrl+C stops it\n"
        url = process.stdout.readline().split()[-1]
        assert httpx.get(url + "/query", params={"query": "ASK {}"}).is_success
        process.terminate()
        assert process.wait(PATIENCE) == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(url)
