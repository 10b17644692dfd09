"""Loading into real stores is atomic, compares every triple and leaves the graphs of others alone.

Most tests load a small release of two graphs; the whole publication is loaded once into each store.
"""

import base64
import contextlib
import io
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from threading import Event, Thread

import httpx
import pyoxigraph as ox
import pytest

from scokg.cli import main
from scokg.errors import UserError
from scokg.namespaces import GRAPH
from scokg.stores.client import StoreClient
from scokg.stores.compare import difference
from scokg.stores.credentials import Authentication, credentials
from scokg.stores.load import RELEASE_GRAPHS, load, unload, verify
from scokg.stores.profiles import PROFILES
from support import REPOSITORY, need_server, publication, require_in_gate
from support.proxy import Passing, proxy
from support.servers import KINDS, Server, free_port, started
from support.waiting import PATIENCE

FACTS, ONTOLOGY = GRAPH + "facts", GRAPH + "ontology"
FOREIGN = ("http://example.org/theirs", GRAPH + "facts-of-somebody-else")
KILLS = 10
Graphs = dict[str, list[ox.Triple]]
EX = "https://w3id.org/scokg/id/"


def small(tag: str) -> Graphs:
    """Return a release of two graphs with every kind of literal that stores rewrite, and with blank nodes."""
    facts = f"""
        @prefix x: <{EX}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        x:a x:release "{tag}" ; x:name "Шанхай"@ru, "上海"@zh-Hans, "with \\"quotes\\" and \\n" ;
          x:number 007, 0.50, -3 ; x:truth true ; x:day "1996-04-26"^^xsd:date ; x:month "2001-06"^^xsd:gYearMonth ;
          x:year "1996"^^xsd:gYear ; x:moment "2001-06-15T00:00:00Z"^^xsd:dateTime .
    """ + "\n".join(f'x:s{n} x:release "{tag}" ; x:of x:s{n // 2} .' for n in range(300))
    ontology = f"""
        @prefix x: <{EX}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        x:C owl:unionOf (x:A x:B) ; x:release "{tag}" . [] owl:onProperty x:p ; owl:someValuesFrom [ owl:oneOf (x:a) ] .
    """
    return {FACTS: turtle(facts), ONTOLOGY: turtle(ontology)}


def turtle(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def write_release(path: Path, graphs: Graphs) -> Path:
    quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(g)) for g, ts in graphs.items() for t in ts]
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return path


OLD, NEW = small("old"), small("new")


@pytest.fixture(scope="module", params=KINDS)
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    need_server(request.param)
    with started(request.param) as running:
        yield running


@pytest.fixture
def store(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[StoreClient]:
    """Return a client of the store, which holds two graphs of others and none of ours."""
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    monkeypatch.setenv("SCOKG_STORE_USER", server.user)
    monkeypatch.setenv("SCOKG_STORE_PASSWORD", server.password)
    client = client_of(server)
    for iri in FOREIGN:
        client.put(iri, NEW[FACTS][:5])
    unload(client)
    yield client
    client.close()


def client_of(server: Server) -> StoreClient:
    profile = PROFILES[server.kind]
    return StoreClient(server.url, profile, credentials(server.url, profile.scheme))


def assert_holds(client: StoreClient, graphs: Graphs) -> None:
    """Assert that the store holds this release, the graphs of others as they were, and nothing else."""
    assert not graphs or verify(client, graphs) == []
    assert client.graphs(GRAPH) == {*graphs, FOREIGN[1]}
    assert all(difference(iri, NEW[FACTS][:5], client.read(iri)) is None for iri in FOREIGN)


def scokg(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(list(arguments))
    return code, out.getvalue(), err.getvalue()


def test_load_again_replace_compare_and_unload(store: StoreClient) -> None:
    load(store, OLD)
    assert_holds(store, OLD)
    load(store, NEW)
    load(store, NEW)
    assert_holds(store, NEW)
    load(store, {FACTS: OLD[FACTS]}, only=True)
    assert_holds(store, {FACTS: OLD[FACTS], ONTOLOGY: NEW[ONTOLOGY]})
    load(store, {FACTS: OLD[FACTS]})
    assert_holds(store, {FACTS: OLD[FACTS]})
    store.put(FACTS + "/staging-0123456789ab", OLD[FACTS])
    unload(store)
    assert_holds(store, {})


@pytest.mark.parametrize(("kind", "server_kind"), [("generic", "fuseki"), ("graphdb", "rdf4j")])
def test_kinds_of_stores_with_the_same_protocol(kind: str, server_kind: str, tmp_path: Path) -> None:
    """A kind without a server of its own here is tested with one that accepts the same requests."""
    need_server(server_kind)
    release = str(write_release(tmp_path / "new.nq", NEW))
    with started(server_kind) as server, contextlib.closing(client_of(server)) as client:
        assert scokg("load", "--store", kind, server.url, "--from", release)[0] == 0
        assert client.graphs(GRAPH) == set(NEW)
        assert scokg("load", "--store", kind, server.url, "--from", release, "--check")[0] == 0
        client.update([f"DROP GRAPH <{ONTOLOGY}>"])
        assert scokg("load", "--store", kind, server.url, "--from", release, "--check")[0] == 1
        assert scokg("unload", "--store", kind, server.url)[0] == 0
        assert client.graphs(GRAPH) == set()


def test_a_changed_triple_is_reported(store: StoreClient, server: Server, tmp_path: Path) -> None:
    load(store, NEW)
    store.update([f'DELETE DATA {{ GRAPH <{FACTS}> {{ <{EX}s7> <{EX}release> "new" }} }}',
                  f'INSERT DATA {{ GRAPH <{FACTS}> {{ <{EX}s7> <{EX}release> "forged" }} }}'])  # fmt: skip
    release = str(write_release(tmp_path / "new.nq", NEW))
    code, out, _ = scokg("load", "--store", server.kind, server.url, "--from", release, "--check")
    assert code == 1
    assert out.splitlines() == [
        f"{FACTS}: 1 triples missing, 1 too many",
        f'- <{EX}s7> <{EX}release> "new" <{FACTS}>',
        f'+ <{EX}s7> <{EX}release> "forged" <{FACTS}>',
    ]


def test_the_whole_publication(store: StoreClient, server: Server) -> None:
    code, out, err = scokg("load", "--store", server.kind, server.url)
    assert (code, err) == (0, "")
    published = publication().graphs
    assert out.splitlines() == ["graph,triples", *(f"{iri},{len(triples)}" for iri, triples in published.items())]
    assert store.graphs(GRAPH) == {*RELEASE_GRAPHS, FOREIGN[1]}
    code, out, _ = scokg("load", "--store", server.kind, server.url, "--check")
    assert (code, out) == (0, f"the same: 6 graphs, {sum(map(len, published.values()))} triples\n")
    assert scokg("unload", "--store", server.kind, server.url)[0] == 0
    assert_holds(store, {})


def test_a_load_killed_at_any_moment_leaves_the_old_or_the_new_release(
    store: StoreClient, server: Server, tmp_path: Path
) -> None:
    """The process is killed before, during or after one of its requests, at all stages of a load."""
    release = write_release(tmp_path / "new.nq", NEW)
    chance = random.Random(server.kind)
    load(store, OLD)
    requests = _load_killed_at(0, "never", server, release)
    seen = set()
    for tenth, when in zip(range(KILLS), cycle(("before", "during", "after"))):
        load(store, OLD)
        _load_killed_at(1 + int((tenth + chance.random()) * requests / KILLS), when, server, release)
        seen.add(_release_in(store))
        assert seen <= {"old", "new"}
        load(store, NEW)  # the next run removes what is left
        assert_holds(store, NEW)
    assert seen == {"old", "new"}


def _load_killed_at(number: int, when: str, server: Server, release: Path) -> int:
    """Run a load in a process, and kill it at one of its requests; return the number of its requests."""
    started_process, requests = Event(), 0

    def respond(request: Passing) -> httpx.Response:
        nonlocal requests
        requests = request.number
        if request.number != number:
            return request.forward()
        assert started_process.wait(PATIENCE)
        forwarding = Thread(target=request.forward)
        if when != "before":
            forwarding.start()
        if when == "after":
            forwarding.join()
        process.kill()
        return httpx.Response(500)

    with proxy(server.url, respond) as address:
        process = _start_load(server.kind, address, release)
        started_process.set()
        code = process.wait(PATIENCE)
    assert (code == 0) == (number == 0)
    return requests


def test_an_update_that_comes_late_changes_nothing(store: StoreClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store may run the update of a killed load only after the next load has ended."""
    late: list[list[str]] = []

    def cut(operations: Iterable[str]) -> None:
        late.append(list(operations))
        raise KeyboardInterrupt

    load(store, NEW)
    with monkeypatch.context() as patch:
        patch.setattr("scokg.stores.load._drop", lambda client, graphs: None)
        patch.setattr(store, "update", cut)
        with pytest.raises(KeyboardInterrupt):
            load(store, OLD)
    load(store, NEW)
    store.update(late[0])
    assert_holds(store, NEW)


def _start_load(kind: str, url: str, release: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from scokg.cli import run; run()", "load", "--store", kind, url, "--from",
               str(release)]  # fmt: skip
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src")}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)


def _release_in(client: StoreClient) -> str:
    """Return the release that a store holds, according to one query that sees both graphs."""
    query = f"""SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g IN (<{FACTS}>, <{ONTOLOGY}>)) }}"""
    rows = client._rows(query)
    tags = {row["o"]["value"] for row in rows if row["p"]["value"] == EX + "release"}
    complete = len(rows) == sum(map(len, NEW.values())) and len(tags) == 1
    return tags.pop() if complete else f"neither: {len(rows)} rows of {sorted(tags)}"


# Errors


@pytest.mark.parametrize("kind", ["fuseki", "virtuoso"])
def test_a_wrong_password_is_reported_but_not_shown(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    need_server(kind)
    monkeypatch.setenv("SCOKG_STORE_PASSWORD", "not-the-password")
    with started(kind, protected=True) as server:
        code, _, err = scokg("load", "--store", kind, server.url, "--user", server.user, "--graph", "dataset")
    assert code == 2
    assert "refuses access (401): check --user and the password" in err
    assert "not-the-password" not in err


def test_the_password_of_a_protected_store_is_read_from_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    need_server("fuseki")
    monkeypatch.delenv("SCOKG_STORE_PASSWORD", raising=False)
    monkeypatch.delenv("SCOKG_STORE_USER", raising=False)
    with started("fuseki", protected=True) as server:
        netrc = tmp_path / "netrc"
        netrc.write_text(f"machine 127.0.0.1 login {server.user} password {server.password}\n")
        monkeypatch.setenv("NETRC", str(netrc))
        assert scokg("load", "--store", "fuseki", server.url, "--graph", "dataset")[0] == 0


def test_missing_password_wrong_address_and_missing_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.delenv("SCOKG_STORE_PASSWORD", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    dead = f"http://127.0.0.1:{free_port()}"
    for url, more, message in (
        (dead, [], "cannot be reached"),
        (dead, ["--user", "dba"], "no password for dba at 127.0.0.1: set SCOKG_STORE_PASSWORD"),
        ("http://dba:s3cr3t@127.0.0.1:1", [], "user and password are not allowed in the address"),
        ("127.0.0.1:7878", [], "expected an address that begins with http:// or https://"),
    ):
        code, _, err = scokg("load", "--store", "oxigraph", url, *more)
        assert (code, message in err, "s3cr3t" in err) == (2, True, False), err


def test_the_terminal_is_asked_for_the_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.delenv("SCOKG_STORE_PASSWORD", raising=False)
    asked: list[str] = []

    def prompt(text: str) -> str:
        asked.append(text)
        return "s3cr3t"

    monkeypatch.setattr("getpass.getpass", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    auth = credentials("http://store.example.org:3030/ds", "basic", "editor")
    assert asked == ["Password of editor at store.example.org: "]
    assert isinstance(auth, httpx.BasicAuth)
    assert _authorized(auth) == "Basic " + base64.b64encode(b"editor:s3cr3t").decode()


def test_a_token_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCOKG_STORE_TOKEN", raising=False)
    assert credentials("http://127.0.0.1:7001", PROFILES["qlever"].scheme) is None
    monkeypatch.setenv("SCOKG_STORE_TOKEN", "t0ken")
    auth = credentials("http://127.0.0.1:7001", PROFILES["qlever"].scheme)
    assert auth is not None
    assert _authorized(auth) == "Bearer t0ken"


def _authorized(auth: Authentication) -> str:
    """Return the header that a store receives."""
    store = httpx.MockTransport(lambda request: httpx.Response(200, text=request.headers.get("Authorization", "")))
    with httpx.Client(auth=auth, transport=store) as client:
        return client.get("http://store.example.org/").text


def test_an_address_without_an_endpoint_is_reported() -> None:
    need_server("oxigraph")
    with started("oxigraph") as server:
        for url, kind in ((server.url + "/nothing", "oxigraph"), (server.url, "rdf4j"), (server.url, "virtuoso")):
            code, _, err = scokg("load", "--store", kind, url)
            assert code == 2
            assert "has no SPARQL endpoint of this kind of store; check the address and --store" in err


@pytest.mark.parametrize(("kind", "size"), [("oxigraph", "24m"), ("oxigraph", "48m"), ("fuseki", "48m")])
def test_a_full_disk_leaves_the_old_release(kind: str, size: str) -> None:
    """The data of the store are on a real file system that is too small for the publication."""
    need_server(kind)
    tried = shutil.which("unshare") and subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False)
    if not tried or tried.returncode:
        require_in_gate("this machine does not let users mount a small file system")
    with started(kind, disk=size) as server:
        client = StoreClient(server.url, PROFILES[kind])
        load(client, OLD)
        with pytest.raises(UserError, match="the store has no space left"):
            load(client, publication().graphs)
        assert verify(client, OLD) == []


@pytest.mark.parametrize("answer", [507, 500])
@pytest.mark.parametrize("broken", [1, 2, "swap"], ids=["first graph", "second graph", "swap"])
def test_a_store_that_fails_keeps_the_old_release(broken: int | str, answer: int) -> None:
    need_server("oxigraph")
    message = {507: "the store has no space left (507); free some space", 500: "(500): no reason given"}[answer]
    with started("oxigraph") as server, _failing(server, broken, answer) as url:
        direct = StoreClient(server.url, PROFILES["oxigraph"])
        load(direct, OLD)
        for iri in FOREIGN:
            direct.put(iri, NEW[FACTS][:5])
        with pytest.raises(UserError, match=re.escape(message)):
            load(StoreClient(url, PROFILES["oxigraph"]), NEW)
        assert_holds(direct, OLD)


def _failing(server: Server, broken: int | str, answer: int) -> contextlib.AbstractContextManager[str]:
    """Run a proxy that answers with an error to the n-th PUT, or to the update that replaces the graphs."""
    puts = 0

    def respond(request: Passing) -> httpx.Response:
        nonlocal puts
        puts += request.method == "PUT"
        fails = (request.method == "PUT" and puts == broken) or (broken == "swap" and b"INSERT {" in request.body)
        return httpx.Response(answer) if fails else request.forward()

    return proxy(server.url, respond)


def test_a_store_that_truncates_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Virtuoso truncates and says 200: graphs are then read in parts; if these are truncated too, it is an error."""
    need_server("virtuoso")
    monkeypatch.setenv("SCOKG_STORE_USER", "dba")
    monkeypatch.setenv("SCOKG_STORE_PASSWORD", "dba")
    with started("virtuoso", max_rows=60) as server:
        client = client_of(server)
        load(client, NEW)
        assert verify(client, NEW) == []
        many = turtle(f"@prefix x: <{EX}> . x:a x:number " + ", ".join(map(str, range(100))) + " .")
        with pytest.raises(
            UserError, match=r"truncates results: it returns 6[01] of the 100 triples of .*, even in parts"
        ):
            load(client, {FACTS: many})
        assert verify(client, NEW) == []


def test_other_graphs_are_refused(tmp_path: Path) -> None:
    release = write_release(tmp_path / "foreign.nq", {"http://example.org/g": NEW[FACTS]})
    need_server("oxigraph")
    with started("oxigraph") as server:
        code, _, err = scokg("load", "--store", "oxigraph", server.url, "--from", str(release))
        assert code == 2
        assert "the release contains <http://example.org/g>; expected only the graphs claims" in err
        code, _, err = scokg("load", "--store", "oxigraph", server.url, "--graph", "nothing")
        assert (code, "--graph nothing: expected one of claims, dataset, derived" in err) == (2, True)


@pytest.mark.parametrize(("ours", "theirs", "same"), [
    ("0.50", "0.5", True), ("007", "7", True), ('"1"^^xsd:boolean', "true", True), ('"a"@zh-Hans', '"a"@zh-hans', True),
    ('"2001-06-15T00:00:00Z"^^xsd:dateTime', '"2001-06-15T00:00:00+00:00"^^xsd:dateTime', True),
    ("[ x:p 1 ]", "[ x:p 01 ]", True), ("[ x:p 1 ]", "[ x:p 2 ]", False), ("1", "1.0", False), ('"a"@zh', '"a"', False),
    ('"2001"^^xsd:gYear', '"2001"', False), ('"1"', '"01"', False),
])  # fmt: skip
def test_only_known_rewriting_is_not_a_difference(ours: str, theirs: str, same: bool) -> None:
    head = f"@prefix x: <{EX}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . x:a x:b "
    found = difference(FACTS, turtle(f"{head}{ours} ."), turtle(f"{head}{theirs} ."))
    assert (found is None) == same
