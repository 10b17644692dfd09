"""``scokg serve`` under attack: what clients cannot do, to the server or to others. A real process on loopback."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing import forkserver, reduction
from pathlib import Path
from urllib.parse import urlsplit

import h11
import httpx
import pyoxigraph
import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle
from uvicorn.server import ServerState

from scokg import Graph
from scokg.errors import UserError
from scokg.publication.content_hash import content_hash
from scokg.query.saved_queries import bind_values, query_names, saved_query
from scokg.rdf.results import Table
from scokg.serve.limits import Limits
from scokg.serve.server import TimeoutProtocol
from scokg.serve.workers.jobs import SparqlRequest, evaluate
from scokg.serve.workers.pool import Pool
from scokg.serve.workers.sandbox import lower_priority, no_open_files
from scokg.web.problems import HttpProblem
from support.serving import Served, client_of, is_loading, query_processes, running_process, running_server
from support.waiting import PATIENCE, wait_until

TIMEOUT, READ_TIMEOUT, MEMORY, ANSWER = 2, 5, 200, 2
LIMITS = {"workers": 2, "memory": MEMORY, "answer": ANSWER, "long_queries": 2}
STATUS = bind_values(saved_query("status-on"), {"on": "2010-05-10"})
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PATHS = "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:y>)* ?c }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
GROUPED = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?f)); separator='') AS ?all) { ?a ?b ?c . ?d ?e ?f }"
STEPS = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(40))
DOUBLED = f"SELECT ?x {{ BIND('0123456789abcdef' AS ?v0) {STEPS} BIND(STRLEN(?v40) AS ?x) }}"
RUNAWAYS = {"cartesian": CARTESIAN, "paths": PATHS, "sorted": SORTED, "grouped": GROUPED, "doubled": DOUBLED}


def arguments(**limits: int) -> list[str]:
    named = {name.replace("_", "-"): value for name, value in {**LIMITS, **limits}.items()}
    return [text for name, value in named.items() for text in (f"--{name}", str(value))]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run a server with small limits, except those of time; it must not log an error."""
    log = tmp_path_factory.mktemp("log") / "server.txt"
    with running_process(*arguments(), log=log) as served:
        yield served
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def web(server: Served) -> Iterator[httpx.Client]:
    with client_of(server.address) as client:
        yield client


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Run a server that stops queries and slow clients after seconds; it must not log an error."""
    log = tmp_path_factory.mktemp("log") / "server.txt"
    limits = arguments(timeout=TIMEOUT, read_timeout=READ_TIMEOUT)
    with running_server(*limits, log=log) as address, client_of(address) as client:
        yield client
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def ask(web: httpx.Client, query: str) -> httpx.Response:
    return web.post("/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query"})


def metric(web: httpx.Client, name: str) -> float:
    found = re.search(rf"^{name} (\S+)$", web.get("/metrics").text, re.MULTILINE)
    assert found
    return float(found[1])


def all_free(web: httpx.Client) -> bool:
    """Return whether all query processes are idle."""
    return metric(web, "scokg_query_processes_free") == LIMITS["workers"]


def is_problem(response: httpx.Response, *statuses: int) -> bool:
    kind = response.headers["content-type"]
    return response.status_code in statuses and kind == "application/problem+json" and "Traceback" not in response.text


SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SELECT * { service # a comment\n silent <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "SELECT * { BIND(<urn:it's> AS ?a) SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } BIND(<urn:it's> AS ?b) }",
    "PREFIX : <urn:> SELECT * { BIND(:a\\#b AS ?a) SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:%d/> SELECT * { { SERVICE x: { ?s ?p ?o } } UNION { ?s ?p 1 } }",
    "SELECT * { VALUES ?g { <http://127.0.0.1:%d/> } SERVICE ?g { ?s ?p ?o } }",
    'SELECT * { BIND("""a"\' """ AS ?a) SERVICE SILENT <http://127.0.0.1:%d/> { ?s ?p ?o } BIND(\'"\' AS ?b) }',
    "SELECT * { BIND(1 AS ?a) FILTER(?a<2) SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } FILTER(?a>0) }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused(web: httpx.Client, graph: Graph, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.setblocking(False)
        response = ask(web, query % other.getsockname()[1])
        assert is_problem(response, 400), response.text
        assert "SERVICE is not supported" in response.json()["detail"]
        with pytest.raises(UserError, match="SERVICE is not supported"):
            graph.query(query % other.getsockname()[1])
        with pytest.raises(BlockingIOError):
            other.accept()


def test_the_word_service_alone_is_allowed(web: httpx.Client) -> None:
    query = "PREFIX service: <urn:> SELECT ?service { BIND('SERVICE <urn:x>' AS ?service) # GRAPH ?g\n }"
    assert ask(web, query).json()["results"]["bindings"][0]["service"]["value"] == "SERVICE <urn:x>"


def test_a_sealed_process_reaches_nothing() -> None:
    """Even a SERVICE that was overlooked reaches nothing: the process cannot open sockets or files."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.setblocking(False)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{other.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError), no_open_files():
            list(pyoxigraph.Store().query(query))  # type: ignore[arg-type]
        with pytest.raises(OSError, match="Too many open files"), no_open_files():
            Path("/etc/hostname").read_bytes()
        with pytest.raises(BlockingIOError):
            other.accept()


@pytest.mark.parametrize(
    "update",
    ["LOAD <file:///etc/passwd>", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "CLEAR ALL", "DROP ALL",
     "DELETE WHERE { ?s ?p ?o }", "ASK {} ; CLEAR ALL", "CREATE GRAPH <urn:g>"],
)  # fmt: skip
def test_updates_are_refused(web: httpx.Client, update: str) -> None:
    before = ask(web, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content
    assert is_problem(ask(web, update), 400)
    assert is_problem(
        web.post("/sparql", content=update.encode(), headers={"Content-Type": "application/sparql-update"}), 400
    )
    assert is_problem(web.post("/sparql", data={"update": update}), 400)
    assert is_problem(web.get("/sparql", params={"query": update}), 400)
    assert is_problem(web.post("/update", content=update.encode()), 404, 405)
    assert ask(web, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").content == before


def test_files_are_not_read(web: httpx.Client) -> None:
    for query in (
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    ):
        assert ask(web, query).json()["results"]["bindings"] == []
    assert is_problem(web.get("/store", params={"graph": "file:///etc/passwd"}), 404)


@pytest.mark.parametrize("name", RUNAWAYS)
def test_a_runaway_query_is_stopped_and_its_process_replaced(hasty: httpx.Client, name: str) -> None:
    replaced = metric(hasty, "scokg_query_processes_replaced")
    assert is_problem(response := ask(hasty, RUNAWAYS[name]), 504, 507), response.text
    wait_until(lambda: all_free(hasty))
    assert metric(hasty, "scokg_query_processes_replaced") == replaced + 1
    assert ask(hasty, "ASK {}").json()["boolean"] is True


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux shows the threads of another process")
def test_all_threads_of_a_long_query_get_the_lowest_priority() -> None:
    """The engine runs in a thread of its own, and on Linux each thread has its own priority."""
    code = "import threading; threading.Thread(target=input).start(); print('ready', flush=True)"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        threads = [int(task.name) for task in Path(f"/proc/{process.pid}/task").iterdir()]
        lower_priority(process.pid)
        assert len(threads) == 2
        assert [os.getpriority(os.PRIO_PROCESS, thread) for thread in threads] == [19, 19]
        process.communicate("\n", timeout=PATIENCE)


def test_a_query_that_needs_too_much_memory_is_stopped(web: httpx.Client) -> None:
    response = ask(web, DOUBLED)
    assert is_problem(response, 507)
    assert f"more than {MEMORY} MiB" in response.json()["detail"]


def test_too_large_an_answer_is_an_error_and_never_truncated(web: httpx.Client) -> None:
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        response = ask(web, query)
        assert is_problem(response, 507), response.text[:200]
        assert f"larger than {ANSWER} MiB" in response.json()["detail"]
    assert is_problem(web.get("/store?default"), 507)
    assert len(ask(web, "SELECT * { ?s ?p ?o } LIMIT 3000").json()["results"]["bindings"]) == 3000


@pytest.mark.parametrize(
    "query",
    ["SELECT * { " + "{" * 20000 + "}" * 20000 + " }", "ASK { FILTER(" + "(" * 20000 + "1" + ")" * 20000 + ") }",
     "ASK { ?s " + "<urn:p>/" * 50000 + "<urn:p> ?o }", "ASK { FILTER(" + "!" * 50000 + "true) }"],
    ids=["groups", "brackets", "path", "negations"],
)  # fmt: skip
def test_deeply_nested_queries_do_no_harm(hasty: httpx.Client, query: str) -> None:
    response = ask(hasty, query)
    assert response.status_code in {200, 400, 504, 507}
    assert ask(hasty, "ASK {}").status_code == 200


def test_the_size_of_requests_is_limited(web: httpx.Client) -> None:
    assert is_problem(web.get("/sparql", params={"query": "ASK {}" + " " * 40_000}), 414)
    assert ask(web, "ASK {}" + " " * 1_000_000).status_code == 200
    assert is_problem(ask(web, "ASK {}" + " " * 1_100_000), 413)
    pieces = (b" " * 65536 for _ in range(40))  # without a length header
    chunked = web.post("/sparql", content=pieces, headers={"Content-Type": "application/sparql-query"})
    assert is_problem(chunked, 413)


BREAKERS = [
    '" } } SELECT * { ?s ?p ?o } #', "' } #", "> } { ?s ?p ?o } <", "}", "{}", "\\", "\n}\n#", "?x",
    "en } VALUES ?x { 1", '"@en } BIND(1 AS ?state) #', "state:KAZ } ?s ?p ?o #", "\x00", "\u202e", "%27%20%7D",
    "https://w3id.org/scokg/id/state/KAZ> } ?s ?p ?o { <", "1 } { 2", "SERVICE <http://127.0.0.1/>",
    '2017-06-09"^^xsd:date } #', "KAZ'", "Kazakhstan", r"$1\1\g<0>",
]  # fmt: skip
_TERM = re.compile(r'<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^<[^<>\s]*>)?')
"""One RDF term, and nothing else."""


def replaced(text: str, bound: str, name: str) -> set[str]:
    """Return the terms that replace the default of a parameter wherever it stands; nothing else may differ."""
    parts = re.split(rf"(?<=VALUES \?{name} )\{{[^}}]*\}}", text)
    assert len(parts) > 1
    terms = set()
    for part in parts:
        assert bound.startswith(part), (part, bound)
        bound = bound.removeprefix(part)
        if bound:
            term = _TERM.match(bound, len("{ "))
            assert term, bound
            terms.add(term[0])
            bound = bound.removeprefix(f"{{ {term[0]} }}")
    assert bound == ""
    return terms


def test_no_value_changes_a_query(graph: Graph) -> None:
    """Whatever value is bound, the query is the saved one with another term in its place."""
    accepted, turn = set(), 0
    for name in query_names():
        query = saved_query(name)
        for parameter in query.parameters:
            turn += 1
            for value in BREAKERS[turn % 5 :: 5]:
                try:
                    bound = graph.bind(query, {parameter.name: value})
                except UserError:
                    continue
                accepted.add(value)
                terms = replaced(query.text, bound, parameter.name)
                assert len(terms) == 1, (name, parameter.name, value)
    assert accepted == {"KAZ'", "Kazakhstan"}  # names are matched generously


def test_no_injection_through_any_parameter(web: httpx.Client, graph: Graph) -> None:
    """Each parameter of each query refuses the breakers, or the answer is that of the command."""
    turn = 0
    for name in query_names():
        for parameter in saved_query(name).parameters:
            turn += 1
            for value in BREAKERS[turn % 11 :: 11]:
                response = web.get(f"/api/query/{name}", params={parameter.name: value})
                assert response.status_code in {200, 400}, (name, parameter.name, value, response.text)
                assert "Traceback" not in response.text
                if response.status_code == 400:
                    assert response.json()["parameter"] == parameter.name
                    continue
                answer = graph.run_saved(name, **{parameter.name: value})
                assert response.json() == (list(answer.records()) if isinstance(answer, Table) else {"boolean": answer})


@pytest.mark.parametrize("path", ["/sparql", "/api/query/status-on", "/doc/state/KAZ", "/health", "/none", "/store"])
def test_every_response_is_safe_to_display(web: httpx.Client, path: str) -> None:
    headers = web.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


def test_markup_in_an_address_is_not_echoed(web: httpx.Client) -> None:
    for path in ("/doc/state/<script>alert(1)</script>", "/status/<script>", "/doc/state/KAZ?lang=<script>"):
        response = web.get(path, headers={"Accept": "text/html"})
        assert response.headers["content-type"] == "application/problem+json"
        assert response.status_code in {400, 404}


def connect(web: httpx.Client) -> socket.socket:
    address = urlsplit(str(web.base_url))
    return socket.create_connection((address.hostname, address.port), timeout=PATIENCE)


HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


def test_slow_clients_occupy_no_query_process_and_are_disconnected(hasty: httpx.Client) -> None:
    """A client that never completes its head or its body costs a connection for some seconds, but no query process."""
    wait_until(lambda: all_free(hasty))
    heads, bodies = [connect(hasty) for _ in range(50)], [connect(hasty) for _ in range(50)]
    for each in heads:
        each.sendall(HEAD)
    for each in bodies:
        each.sendall(HEAD + b"Content-Length: 100\r\n\r\nASK")
    silent = connect(hasty)
    assert all_free(hasty)
    assert ask(hasty, STATUS).status_code == 200
    assert all(b" 408 " in each.recv(100) for each in bodies)
    assert all(each.recv(100) == b"" for each in (*heads[:-1], silent))
    assert ask(hasty, "ASK {}").status_code == 200
    for each in (*heads, *bodies, silent):
        each.close()


def test_the_query_of_a_client_that_disconnects_is_stopped(web: httpx.Client) -> None:
    stopped = metric(web, "scokg_queries_stopped")
    with connect(web) as client:
        body = CARTESIAN.encode()
        client.sendall(HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        wait_until(lambda: metric(web, "scokg_long_queries") == 1)
    wait_until(lambda: metric(web, "scokg_long_queries") == 0)
    assert metric(web, "scokg_queries_stopped") == stopped + 1


def test_uvicorn_has_what_the_subclass_of_its_protocol_uses() -> None:
    """The protocol is private API of uvicorn: the test names each attribute and method that the subclass uses."""

    class FakeTransport(asyncio.Transport):
        def __init__(self) -> None:
            super().__init__()
            self.aborted = asyncio.Event()

        def abort(self) -> None:
            self.aborted.set()

        def write(self, data: bytes) -> None:
            pass

        def close(self) -> None:
            pass

    async def connect_and_wait() -> None:
        class Protocol(TimeoutProtocol):
            head_timeout = 0.05

        protocol = Protocol(uvicorn.Config(lambda *_: None), ServerState(), {})
        assert isinstance(protocol.conn, h11.Connection)
        assert protocol.cycle is None
        assert protocol.loop is asyncio.get_running_loop()
        transport = FakeTransport()
        protocol.connection_made(transport)
        assert protocol.transport is transport
        protocol.data_received(b"GET / HTTP/1.1\r\n")
        await asyncio.wait_for(transport.aborted.wait(), PATIENCE)
        protocol.connection_lost(None)

    for name in ("connection_made", "data_received", "connection_lost"):
        assert name in vars(H11Protocol)
    assert "response_complete" in RequestResponseCycle.__init__.__code__.co_names
    asyncio.run(connect_and_wait())


@pytest.mark.parametrize(
    "raw",
    [b"GARBAGE\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /sparql?query=ASK%ZZ{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
     b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
     b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
     HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nASK\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\x00" * 2000,
     b"\x16\x03\x01\x02\x00\x01"],
)  # fmt: skip
def test_malformed_http(web: httpx.Client, raw: bytes) -> None:
    with connect(web) as client:
        client.sendall(raw)
        client.shutdown(socket.SHUT_WR)
        answer = client.recv(65536)
        assert b"Traceback" not in answer
        assert answer == b"" or re.match(rb"HTTP/1\.1 [24]\d\d ", answer), answer
    assert ask(web, "ASK {}").status_code == 200


def test_two_hundred_clients_at_once(web: httpx.Client) -> None:
    async def all_at_once() -> list[int]:
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
        async with httpx.AsyncClient(base_url=web.base_url, timeout=PATIENCE, limits=limits) as client:
            answers = await asyncio.gather(*(client.post("/sparql", data={"query": STATUS}) for _ in range(200)))
        assert len({answer.content for answer in answers}) == 1
        return [answer.status_code for answer in answers]

    assert asyncio.run(all_at_once()) == [200] * 200


def test_a_cancelled_start_leaves_the_fork_server_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fork server of all pools would end if it received a start without its connections."""
    begun, cancelled, send = threading.Event(), threading.Event(), reduction.sendfds

    def held(client: socket.socket, connections: list[int]) -> None:
        begun.set()
        assert cancelled.wait(PATIENCE)
        send(client, connections)

    async def cancel_a_start() -> None:
        pool = Pool(Limits(workers=1), content_hash())
        await pool.start()
        while pool._background:  # load the graph, replace the first process
            await asyncio.gather(*pool._background)
        with monkeypatch.context() as patch:
            patch.setattr(reduction, "sendfds", held)
            start = asyncio.create_task(pool._new())
            assert await asyncio.to_thread(begun.wait, PATIENCE)
            start.cancel()
            await asyncio.gather(start, return_exceptions=True)
            cancelled.set()
            async with pool._starting:  # the starting thread continues
                await asyncio.get_running_loop().shutdown_default_executor()
        await pool.close()

    async def start_again() -> None:
        pool = Pool(Limits(workers=1), content_hash())
        await pool.start()
        await pool.close()

    asyncio.run(cancel_a_start())
    process = forkserver._forkserver._forkserver_pid
    asyncio.run(start_again())
    assert forkserver._forkserver._forkserver_pid == process


@pytest.mark.parametrize(
    ("limits", "queries", "reason"),
    [
        (Limits(workers=1, slice=0, long_queries=0), 1, "long queries"),
        (Limits(workers=1, slice=60, timeout=1, wait=0.1), 2, "no query process became free"),
        (Limits(workers=1, slice=60, timeout=1, queue=0), 1, "too many requests are waiting"),
    ],
)
def test_a_busy_server_says_when_to_try_again(limits: Limits, queries: int, reason: str) -> None:
    async def ask_at_once() -> list[HttpProblem]:
        pool = Pool(limits, content_hash())
        await pool.start()
        try:
            job = (evaluate, (SparqlRequest(CARTESIAN), None, 1000))
            return await asyncio.gather(*(pool.run(job) for _ in range(queries)), return_exceptions=True)  # type: ignore[return-value]
        finally:
            await pool.close()

    *stopped, refused = sorted(asyncio.run(ask_at_once()), key=lambda problem: -problem.status)
    assert [problem.status for problem in stopped] == [504] * (queries - 1)
    assert (refused.status, reason in refused.detail) == (503, True)
    assert int(refused.headers["Retry-After"]) > 0


def test_a_server_answers_before_the_graph_is_in_memory(web: httpx.Client) -> None:
    """The first processes read from disk; they give the same answers, and are replaced without a failed request."""
    wanted, in_graph = ask(web, STATUS).content, "ASK { GRAPH <https://w3id.org/scokg/graph/derived> { ?s ?p ?o } }"
    with running_process(*arguments(), loaded=False) as served, client_of(served.address) as client:
        loading = True
        while loading:
            loading = is_loading(served.address)
            assert ask(client, STATUS).content == wanted
            assert ask(client, in_graph).json()["boolean"] is True
        wait_until(lambda: all_free(client))
        wait_until(lambda: len(query_processes(served.pid)) == LIMITS["workers"])


def test_descriptions_wait_until_the_graph_is_in_memory(web: httpx.Client) -> None:
    with running_process(*arguments(), loaded=False) as served, client_of(served.address) as client:
        made = client.get("/.well-known/void").text
        assert made.replace(served.address, str(web.base_url).rstrip("/")) == web.get("/.well-known/void").text


def test_a_server_that_cannot_load_the_graph_reads_it_from_disk(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from scokg.serve.workers import preloaded

    def fail() -> Graph:
        raise UserError("no")

    state = preloaded.Preloaded()
    monkeypatch.setattr(preloaded, "_load", fail)
    state.load()
    assert state.prepared is None
    assert "read it from disk" in caplog.text
    assert isinstance(state.graph, Graph)
    assert state.graph.query("ASK {}") is True


def test_a_killed_process_is_replaced(server: Served, web: httpx.Client) -> None:
    wait_until(lambda: all_free(web))
    for child in query_processes(server.pid):
        os.kill(child, 9)
    wait_until(lambda: ask(web, "ASK {}").status_code == 200)
    wait_until(lambda: all_free(web))
