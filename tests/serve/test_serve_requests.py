"""Unusual requests and unusual systems: every case is answered or refused in plain words."""

import argparse
import subprocess
from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest

from scokg import Graph, UserError
from scokg.cli.serve import _host, _process_count
from scokg.serve.application import make_application
from scokg.serve.hosts import Hosts
from scokg.serve.limits import Limits
from scokg.serve.workers.fork_server import start_fork_server
from scokg.serve.workers.jobs import SparqlRequest, evaluate
from scokg.web.media_types import HTML, RESULTS_XML, TURTLE
from scokg.web.negotiation import choose
from scokg.web.problems import HttpProblem
from support.raw_http import raw_exchange
from support.serving import client_of, running_server, serve_command
from support.waiting import PATIENCE

FORMS = {TURTLE: "ttl", HTML: "html"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("log") / "server.txt"
    with running_server(log=log) as address:
        yield address
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def web(address: str) -> Iterator[httpx.Client]:
    with client_of(address) as client:
        yield client


# Requests


def test_a_request_with_two_lengths_is_refused(address: str) -> None:
    """A proxy that believes the other length would see two requests."""
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    body = "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n"
    answer, problem = raw_exchange(address, head + body)
    assert answer.startswith("HTTP/1.1 400 ")
    assert "Content-Length or Transfer-Encoding" in problem
    assert "connection: close" in answer.lower()


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_body_that_nobody_reads_is_refused(address: str, method: str) -> None:
    """The body never ends: the server closes the connection."""
    request = f"{method} /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer, _ = raw_exchange(address, request + "1\r\nx\r\n" * 100)
    assert answer.startswith("HTTP/1.1 400 ")
    request = f"{method} /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    assert not raw_exchange(address, request)[0].startswith("HTTP/1.1 400 ")


def test_a_target_may_be_absolute(address: str) -> None:
    """Its authority stands instead of the Host header."""
    request = "GET http://{}/status/2017-06-09.csv?lang=ru HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n"
    answer, body = raw_exchange(address, request.format("localhost:1", "evil.example"))
    assert answer.startswith("HTTP/1.1 200 ")
    assert body.startswith("state,")
    assert raw_exchange(address, request.format("evil.example", "localhost"))[0].startswith("HTTP/1.1 421 ")
    root, _ = raw_exchange(address, "GET http://localhost HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert root.startswith("HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (f'{HTML};profile="a,b;c=\\"";q=0.1, {TURTLE}', TURTLE), (f"{HTML}, ,", HTML), (" ,", TURTLE),
        (f'application/x;a="{TURTLE}", {HTML}', HTML), ("*/*", TURTLE), (None, TURTLE),
    ],
)  # fmt: skip
def test_accept_with_quoted_commas_and_empty_elements(accept: str | None, media: str) -> None:
    assert choose(accept, FORMS)[0] == media


def test_several_lines_of_accept(address: str) -> None:
    lines = "Accept: application/x-unknown\r\nAccept: text/csv\r\n"
    request = f"GET /status/2017-06-09 HTTP/1.1\r\nHost: localhost\r\n{lines}Connection: close\r\n\r\n"
    answer, _ = raw_exchange(address, request)
    assert "content-type: text/csv" in answer.lower()


@pytest.mark.parametrize("field", ["query", "default-graph-uri"])
def test_a_problem_does_not_repeat_a_long_text(web: httpx.Client, field: str) -> None:
    fields = {"query": "ASK {}", field: "<" + "x y" * 200_000}
    response = web.post("/sparql", data=fields)
    assert response.status_code == 400
    assert len(response.content) < 5000
    assert len(web.get("/api/query/status-on", params={"x" * 20_000: "1"}).content) < 5000


# Characters that XML cannot express

choose("*/*", FORMS)  # loads its library: a query is not allowed to open files
CONTROL = "SELECT ?x { VALUES ?x { 'a\\u0001b' } }"
RETURN = "SELECT ?x { VALUES ?x { 'a\\rb\\n\\tc' } }"


@pytest.mark.parametrize("query", [CONTROL, CONTROL.replace("0001", "FFFE")])
def test_control_characters_are_not_written_as_xml(graph: Graph, query: str) -> None:
    with pytest.raises(HttpProblem, match="control characters") as raised:
        evaluate(graph, SparqlRequest(query), RESULTS_XML, 10_000)
    assert raised.value.status == 406
    assert raised.value.members["available"]
    assert evaluate(graph, SparqlRequest(query), None, 10_000).body


def test_a_carriage_return_survives_in_xml(graph: Graph) -> None:
    body = evaluate(graph, SparqlRequest(RETURN), RESULTS_XML, 10_000).body
    assert [literal.text for literal in ET.fromstring(body).iter() if literal.tag.endswith("literal")] == ["a\rb\n\tc"]


# Options and the system


def test_invalid_options() -> None:
    for text in ("", " "):
        with pytest.raises(argparse.ArgumentTypeError, match="expected an address"):
            _host(text)
    assert _process_count("256") == 256
    with pytest.raises(argparse.ArgumentTypeError, match="at most 256"):
        _process_count("257")
    with pytest.raises(UserError, match="not a folder; name the folder of a static site"):
        make_application(Limits(), Path(__file__), Hosts())


def test_too_few_open_files_are_an_error() -> None:
    command = serve_command("--port", "0", "--workers", "2", open_files=20)
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 2, ended.stderr
    assert "the system allows 20 open files" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_missing_temporary_folder_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(forkserver, "ensure_running", fail)
    with pytest.raises(UserError, match=r"cannot be started [(]No usable temporary directory"):
        start_fork_server()
