"""What clients share: no client can take so much of it that others get nothing."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.types import Message

from scokg.publication.content_hash import content_hash
from scokg.serve.application import make_application
from scokg.serve.constants import tagged
from scokg.serve.hosts import Hosts, client_network
from scokg.serve.limits import Limits
from scokg.serve.open_files import RESERVE
from scokg.serve.service import BoundedResponse, Service
from scokg.serve.workers.jobs import SparqlRequest, evaluate
from scokg.serve.workers.pool import Pool
from scokg.serve.workers.reply import Reply
from scokg.web.problems import HttpProblem
from support.raw_http import connect
from support.serving import Served, client_of, has_documents, query_processes, running_process
from support.waiting import PATIENCE, wait_until

CONSTANT = ("/.well-known/void", "/.well-known/sparql-examples", "/sparql", "/store?default", "/graph/facts.ttl",
            "/store?graph=https://w3id.org/scokg/graph/claims", "/openapi.json", "/api/query", "/",
            "/context/v1.jsonld", "/frame/v1/state.jsonld", "/schema/v1/state.schema.json", "/health")  # fmt: skip
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JOB = (evaluate, (SparqlRequest(CARTESIAN), None, 1000))
WORKERS = 2


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "server.txt"


@pytest.fixture
def served(log: Path) -> Iterator[Served]:
    """Run a server, and wait until its documents are made; it must not log an error."""
    with running_process("--workers", str(WORKERS), "--long-queries", "4", log=log) as served:
        wait_until(lambda: has_documents(served.address))
        yield served
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text, text
    assert "ERROR" not in text, text


@pytest.fixture
def web(served: Served) -> Iterator[httpx.Client]:
    with client_of(served.address) as client:
        yield client


# Constant documents


def test_constant_documents_need_no_query_process(served: Served, web: httpx.Client) -> None:
    """They are sent while all query processes stand still."""
    wait_until(lambda: len(query_processes(served.pid)) == WORKERS)
    stopped = query_processes(served.pid)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        for path in CONSTANT:
            response = web.get(path)
            assert response.status_code == 200, path
            if "etag" in response.headers:
                again = web.get(path, headers={"If-None-Match": response.headers["etag"]})
                assert again.status_code == 304, path
        assert web.get("/store?graph=urn:none").status_code == 404
    finally:
        for process in stopped:
            os.kill(process, signal.SIGCONT)


# The budget for answers


def sent(
    service: Service, content: Reply, receive: Callable[[Message], Awaitable[None]] | None = None
) -> list[Message]:
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)
        if receive:
            await receive(message)

    async def never() -> Message:
        await asyncio.Event().wait()
        return {}

    asyncio.run(BoundedResponse(content, service)({"type": "http"}, never, send))
    return messages


def a_service(limits: Limits) -> Service:
    service = make_application(limits, None, Hosts()).state.service
    assert isinstance(service, Service)
    return service


def test_a_part_of_the_budget_is_kept_for_small_answers() -> None:
    service = a_service(Limits(answers=100, kept_for_small=20, small=10))
    large, small = Reply("text/plain", b"x" * 15), Reply("text/plain", b"x" * 10)
    service.sending = 65
    assert sent(service, large)[0]["status"] == 200
    service.sending = 66
    assert sent(service, large)[0]["status"] == 503
    service.sending = 90
    assert sent(service, small)[0]["status"] == 200
    service.sending = 91
    assert sent(service, small)[0]["status"] == 503
    assert sent(service, tagged(large))[0]["status"] == 200, "a constant document takes no more memory"
    assert service.sending == 91


def test_a_reader_below_the_minimum_rate_is_given_up() -> None:
    """Each piece is read in time, but not all of them."""
    service = a_service(Limits(write=1, rate=2**40))

    async def read_slowly(_: Message) -> None:
        await asyncio.sleep(0.1)

    with pytest.raises(TimeoutError):
        sent(service, Reply("text/plain", bytes(100 * 65536)), read_slowly)
    assert service.sending == 0


# Connections


INCOMPLETE = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 9\r\n\r\nA"
)


def test_health_answers_outside_the_limit_of_connections(log: Path) -> None:
    """The system allows 64 connections; of those that are silent, the oldest are closed, and the others are served."""
    files, most = 32 + 4 * (WORKERS + 4) + 2 * RESERVE, RESERVE
    with running_process("--workers", str(WORKERS), "--long-queries", "4", open_files=files, log=log) as served:
        question, health = f"{served.address}/sparql?query=ASK%7B%7D", f"{served.address}/health"
        silent = [connect(served.address) for _ in range(4 * most)]
        assert httpx.get(question, timeout=PATIENCE).status_code == 200
        active = []

        def crowded() -> bool:
            """Start one more request that never ends, and return whether that was too much."""
            active.append(connect(served.address))
            active[-1].sendall(INCOMPLETE)
            return httpx.get(question, timeout=PATIENCE).status_code == 503

        wait_until(crowded)
        silent += [connect(served.address) for _ in range(4 * most)]
        assert httpx.get(health, timeout=PATIENCE).status_code == 200
        for each in (*silent, *active):
            each.close()
        wait_until(lambda: httpx.get(question, timeout=PATIENCE).status_code == 200)
    assert "Traceback" not in log.read_text(encoding="utf-8")


# Long queries


def test_a_client_gets_a_share_of_the_long_queries() -> None:
    async def ask() -> None:
        pool = Pool(Limits(workers=1, slice=0, long_queries=4, timeout=PATIENCE, wait=PATIENCE), content_hash())
        await pool.start()
        first = [asyncio.create_task(pool.run(JOB, "192.0.2.1")) for _ in range(2)]
        while pool.long < 2:
            await asyncio.sleep(0)
        with pytest.raises(HttpProblem, match="of this client") as refused:
            await pool.run(JOB, "192.0.2.1")
        assert refused.value.status == 503
        others = [asyncio.create_task(pool.run(JOB, client)) for client in ("192.0.2.2", None)]
        while pool.long < 4:
            await asyncio.sleep(0)
        with pytest.raises(HttpProblem, match="too many long queries are running"):
            await pool.run(JOB, "192.0.2.3")
        for task in (*first, *others):
            task.cancel()
        await asyncio.gather(*first, *others, return_exceptions=True)
        assert pool.long == 0
        await pool.close()

    asyncio.run(asyncio.wait_for(ask(), PATIENCE))


def test_who_is_a_client() -> None:
    assert client_network(" 192.0.2.7 ") == client_network("::ffff:192.0.2.7") == "192.0.2.7"
    assert client_network("2001:db8:1:2:3::4") == client_network("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert [client_network(address) for address in ("127.0.0.1", "::1", "unix", "")] == [None] * 4


@pytest.mark.parametrize(("header", "client"), [(None, "192.0.2.1"), ("X-Real-IP", "192.0.2.9")])
def test_the_address_of_a_client_is_read_from_a_header_only_if_told_so(header: str | None, client: str) -> None:
    service = make_application(Limits(), None, Hosts(client_header=header)).state.service
    headers = [(b"x-real-ip", b"192.0.2.9")]
    request = Request({"type": "http", "client": ("192.0.2.1", 1), "headers": headers})
    assert service.client_of(request) == client


# Ends


def test_a_killed_process_is_not_taken_for_a_lack_of_memory(caplog: pytest.LogCaptureFixture) -> None:
    async def ask() -> HttpProblem:
        pool = Pool(Limits(workers=1, slice=PATIENCE, timeout=PATIENCE, wait=PATIENCE), content_hash())
        await pool.start()
        while pool.loading or not pool.free.qsize():
            await asyncio.sleep(0.01)
        query = asyncio.create_task(pool.run(JOB))
        while not query.done():
            for worker in list(pool.all):
                if not pool.free.qsize():
                    worker.kill() if worker.process.pid is None else os.kill(worker.process.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
        await pool.close()
        error = query.exception()
        assert isinstance(error, HttpProblem)
        return error

    with caplog.at_level(logging.WARNING):
        problem = asyncio.run(asyncio.wait_for(ask(), PATIENCE))
    assert (problem.status, "ended from outside" in problem.detail) == (503, True)


def test_query_processes_outlive_a_signal_that_is_meant_for_the_server(served: Served, web: httpx.Client) -> None:
    """A service manager sends SIGTERM to all processes at once; the server still has to finish its answers."""
    wait_until(lambda: len(query_processes(served.pid)) == WORKERS)
    before = sorted(query_processes(served.pid))
    for process in before:
        os.kill(process, signal.SIGTERM)
    for _ in range(2 * WORKERS):
        assert web.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    assert sorted(query_processes(served.pid)) == before


def test_on_sigterm_queries_are_told_and_readers_disconnected(log: Path) -> None:
    with running_process("--workers", str(WORKERS), "--long-queries", "4", log=log) as served:
        idle, reader, query = (connect(served.address) for _ in range(3))
        reader.sendall(b"GET /store?default HTTP/1.1\r\nHost: localhost\r\nAccept: application/n-triples\r\n\r\n")
        assert reader.recv(100).startswith(b"HTTP/1.1 200 ")
        body = CARTESIAN.encode()
        head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        query.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        wait_until(lambda: httpx.get(f"{served.address}/health").json()["long"] == 1)
        os.kill(served.pid, signal.SIGTERM)
        answer = b"".join(iter(lambda: query.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 503 "), answer
        assert b"the server is stopping" in answer
        for each in (idle, reader, query):
            each.close()
    text = log.read_text(encoding="utf-8")
    assert "Traceback" not in text, text
    assert "ERROR" not in text, text
