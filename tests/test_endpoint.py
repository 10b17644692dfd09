"""Saved questions asked of a real SPARQL server: the Oxigraph server, on loopback, on a free port."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from conftest import require_in_gate
from scokg import Graph, UserError
from scokg.dataset import write_triples
from scokg.endpoint import query_endpoint
from scokg.saved import bind_texts, query_text, saved_query

SERVER = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def endpoint(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if SERVER is None:
        require_in_gate("the Oxigraph server is not installed (pip install oxigraph)")
    assert SERVER
    folder = tmp_path_factory.mktemp("server")
    dump = folder / "graph.nt"
    dump.write_text(write_triples((quad.triple for quad in graph.store), RdfFormat.N_TRIPLES), encoding="utf-8")
    subprocess.run([SERVER, "load", "-l", str(folder / "db"), "-f", str(dump)], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [SERVER, "serve-read-only", "-l", str(folder / "db"), "-b", address], stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://{address}/", server)
        yield f"http://{address}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Ask until the server answers; give up when it has died or half a minute has gone."""
    end = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("status-on", {"on": "2010-05-10"}),
        ("status-on", {"on": "2016-01-01", "reckoning": "decided", "lang": "zh"}),
        ("changes-in-period", {}),
        ("history-of-state", {"state": "BLR"}),
        ("had-status-on", {}),
    ],
)
def test_same_answers_as_the_built_in_graph(endpoint: str, graph: Graph, name: str, values: dict[str, str]) -> None:
    text = bind_texts(saved_query(name), values)
    assert query_endpoint(endpoint, text, name) == graph.query(text, name)


def test_what_an_endpoint_refuses_is_told(endpoint: str) -> None:
    with pytest.raises(UserError, match="did not answer the query"):
        query_endpoint(endpoint, "SELECT nonsense")
    with pytest.raises(UserError, match="takes SELECT and ASK"):
        query_endpoint(endpoint, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(UserError, match="did not answer"):
        query_endpoint(endpoint.replace("/query", "/nowhere"), query_text("founding-members"))
