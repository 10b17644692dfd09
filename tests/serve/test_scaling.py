"""Beyond one machine: replicas behind nginx, a query over two endpoints, and the tables in Spark."""

import csv
import io
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock
from time import perf_counter
from typing import Any

import httpx
import pytest

from scokg import Graph
from scokg.cli import main
from scokg.export.tables.files import all_tables
from scokg.namespaces import GRAPH
from scokg.query.saved_queries import bind_values, read_query, saved_query
from support import REPOSITORY, need_server, publication, require_in_gate
from support.replicas import Replica, configured, replicas, running_nginx
from support.servers import Server, free_port, put, started
from support.waiting import PATIENCE, wait_until

EXAMPLES = REPOSITORY / "docs" / "examples"
EXPECTED = REPOSITORY / "queries" / "expected"
CLIENTS = 16
KILLS = int(os.environ.get("SCOKG_KILLS", "2"))
ASKED = ("status-on", "history-of-state", "changes-in-period", "parties-on", "leaders-on")
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
Rows = list[list[str]]


def rows_of(text: str) -> Rows:
    return list(csv.reader(io.StringIO(text)))


def reviewed(name: str) -> list[tuple[dict[str, str], Rows]]:
    """Return the cases of a saved query: the values of its parameters, and the expected rows."""
    found = []
    for path in sorted(EXPECTED.glob(f"{name}*.csv")):
        question, _, values = path.stem.partition("@")
        if question == name:
            given = dict(pair.split("=", 1) for pair in values.split(",") if pair)
            found.append((given, rows_of(path.read_text(encoding="utf-8"))))
    assert found, name
    return found


def columns(rows: Rows, names: tuple[str, ...]) -> Rows:
    places = [rows[0].index(name) for name in names]
    return [[row[place] for place in places] for row in rows[1:]]


# Replicas


class Load:
    """Clients that send requests without a pause until they are stopped, and compare each response with the rows."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cases = [(name, values, rows) for name in ASKED for values, rows in reviewed(name)]
        self.answered: Counter[str] = Counter()
        self.failed: list[str] = []
        self.ended = Event()
        self._lock = Lock()

    def ask(self, seed: int) -> None:
        """Run one client."""
        chance = random.Random(seed)
        with httpx.Client(base_url=self.address, timeout=PATIENCE, headers={"Accept": "text/csv"}) as client:
            while not self.ended.is_set():
                name, values, rows = chance.choice(self.cases)
                way = chance.choice(list(WAYS))
                wrong = self._wrong(client, way, name, values, rows)
                with self._lock:
                    self.answered[way] += 1
                    self.failed += [f"{way} {name} {values}: {wrong}"] if wrong else []

    def _wrong(self, client: httpx.Client, way: str, name: str, values: dict[str, str], rows: Rows) -> str:
        try:
            response = WAYS[way](client, name, values)
        except httpx.HTTPError as error:
            return repr(error)
        if response.status_code != 200:
            return f"{response.status_code} {response.text}"
        return "" if rows_of(response.text) == rows else "different rows"

    def wait_for(self, answers: int) -> None:
        """Wait for a number of further responses."""
        goal = self.answered.total() + answers
        wait_until(lambda: self.answered.total() >= goal or bool(self.failed), lambda: f"{self.answered} answers")

    def stop(self) -> None:
        """Stop the clients."""
        self.ended.set()


def _text(name: str, values: dict[str, str]) -> str:
    return bind_values(saved_query(name), values)


_DIRECT = {"Content-Type": "application/sparql-query"}
WAYS: dict[str, Callable[[httpx.Client, str, dict[str, str]], httpx.Response]] = {
    "REST": lambda client, name, values: client.get(f"/api/query/{name}", params=values),
    "GET": lambda client, name, values: client.get("/sparql", params={"query": _text(name, values)}),
    "form": lambda client, name, values: client.post("/sparql", data={"query": _text(name, values)}),
    "direct": lambda client, name, values: client.post("/sparql", content=_text(name, values), headers=_DIRECT),
}


@contextmanager
def under_load(address: str) -> Iterator[Load]:
    load = Load(address)
    with ThreadPoolExecutor(CLIENTS) as pool:
        clients = [pool.submit(load.ask, seed) for seed in range(CLIENTS)]
        try:
            yield load
        finally:
            load.stop()
    for client in clients:
        client.result()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Replica], Path]]:
    """Run two replicas behind nginx as documented; yield the address, the replicas, and the access log of nginx."""
    home = tmp_path_factory.mktemp("replicas")
    example = (EXAMPLES / "nginx-replicas.conf").read_text(encoding="utf-8")
    with replicas(home) as both:
        configuration = configured(example, [free_port(), *(replica.port for replica in both)])
        with running_nginx(home, configuration) as address:
            yield address, both, home / "access.log"


def receives_requests(replica: Replica, more_than: int = 0) -> bool:
    return replica.answered("api", "sparql") > more_than


def test_a_killed_replica_fails_no_request(pair: tuple[str, list[Replica], Path]) -> None:
    """Each replica in turn is killed under load, and receives requests again after its restart."""
    address, both, log = pair
    with under_load(address) as load:
        for number in range(KILLS):
            killed = both[number % 2]
            for replica in both:
                wait_until(lambda replica=replica: receives_requests(replica, 50), replica.log.read_text)
            killed.kill()
            load.wait_for(300)
            killed.start()
        wait_until(lambda: receives_requests(killed, 50), killed.log.read_text)
    retried = [line for line in log.read_text().splitlines() if "," in line]
    print(f"{KILLS} kills, {load.answered.total()} requests, {len(load.failed)} failed, {len(retried)} retried")
    assert load.failed == []
    assert min(load.answered[way] for way in WAYS) > 20
    assert retried, "nginx sent the requests that a replica had when it was killed to the other replica"
    assert {line.split()[0] for line in retried} == {"200"}


def test_a_busy_replica_remains_in_use(pair: tuple[str, list[Replica], Path]) -> None:
    """Runaway queries are stopped or refused, and nginx does not take that for a failure of the replicas."""
    address, _, _ = pair
    codes = set()
    with ThreadPoolExecutor(CLIENTS) as pool, httpx.Client(base_url=address, timeout=PATIENCE) as client:
        runaways = [pool.submit(client.post, "/sparql", data={"query": RUNAWAY}) for _ in range(CLIENTS)]
        while not all(runaway.done() for runaway in runaways):
            codes.add(client.get("/api/query/status-on", params={"on": "2017-06-09"}).status_code)
    assert codes == {200}
    assert {runaway.result().status_code for runaway in runaways} == {503, 504}


# Federation

SOURCES = GRAPH + "sources"
PLACE = "https://sources.example.org/sparql"
QUESTION = "source-quality"


@pytest.fixture(scope="module")
def facts() -> Iterator[Server]:
    """Run a Fuseki that has everything but the sources."""
    need_server("fuseki")
    with started("fuseki") as server:
        graphs = publication().graphs
        put(server, "", [triple for iri in graphs if iri != SOURCES for triple in graphs[iri]])
        yield server


@pytest.fixture(scope="module")
def question() -> str:
    """Return the documented query with the header of the saved one."""
    header = [line for line in saved_query(QUESTION).text.splitlines() if line.startswith("#+")]
    text = (EXAMPLES / f"federated-{QUESTION}.rq").read_text(encoding="utf-8")
    assert text.count(f"SERVICE <{PLACE}>") == 1
    return "\n".join([*header, text])


def federated(facts: Server, sources: str, question: str, values: dict[str, str]) -> Rows:
    """Query an endpoint, which queries another one about the sources."""
    query = bind_values(read_query(QUESTION, question), values).replace(PLACE, sources)
    response = httpx.post(facts.query_url, data={"query": query}, headers={"Accept": "text/csv"}, timeout=PATIENCE)
    assert response.status_code == 200, response.text
    return rows_of(response.text)


def test_one_query_over_two_endpoints(facts: Server, question: str) -> None:
    """Fuseki joins its facts with the sources in an Oxigraph; alone it finds nothing."""
    need_server("oxigraph")
    with started("oxigraph") as oxigraph:
        put(oxigraph, "", publication().graphs[SOURCES])
        for values, rows in reviewed(QUESTION):
            assert len(rows) > 20
            assert federated(facts, oxigraph.query_url, question, values) == rows
    assert federated(facts, "", saved_query(QUESTION).text, {})[1:] in ([], [[""] * 7])


def test_the_order_determines_the_number_of_requests_to_the_other_endpoint(
    facts: Server, question: str, tmp_path: Path
) -> None:
    """With SERVICE before the facts there is a request for each kind of source; behind them, for each citation too."""
    service = question[question.index("  SERVICE") : question.index("  VALUES ?class")]
    behind = question.replace(service, "").replace("  ?kind skos:notation", f"{service}  ?kind skos:notation")
    values, rows = reviewed(QUESTION)[0]
    assert values == {}
    citations = sum(int(count) for (count,) in columns(rows, ("sources",)))
    with replicas(tmp_path, 1) as (replica,):
        for text, requests in ((question, 6), (behind, 6 * citations)):
            asked, begin = replica.answered("sparql"), perf_counter()
            assert federated(facts, f"{replica.address}/sparql", text, values) == rows
            print(f"{replica.answered('sparql') - asked} requests, {perf_counter() - begin:.1f} s")
            assert replica.answered("sparql") - asked == requests


# Tables in Spark

STATUSES = ("state", "status", "since", "until", "certainty", "iri")
PAIRS = ("state", "otherState", "certainly", "possibly")


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Run Spark on this machine, with each of the exported tables as a view."""
    if find_spec("pyspark") is None:
        reason = "pyspark is not installed: pip install 'scokg[spark]' (400 MB)"
        if os.environ.get("SCOKG_SPARK") == "true":  # set by the gate
            pytest.fail(reason)
        pytest.skip(reason)
    if shutil.which("java") is None:
        require_in_gate("java is not on PATH: install Java 17")
    home = tmp_path_factory.mktemp("spark")
    assert main(["export", "--format", "parquet", str(home / "tables")]) == 0
    session = spark_session(home)
    for path in (home / "tables").glob("*.parquet"):
        session.read.parquet(str(path)).createOrReplaceTempView(path.stem.replace("-", "_"))
    yield session
    session.stop()


def spark_session(home: Path) -> Any:
    """Start Spark on loopback, with all its files in one folder."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.local.dir": str(home / "local"),
        "spark.sql.warehouse.dir": str(home / "warehouse"),
        "spark.sql.shuffle.partitions": "2",
    }
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()


def in_spark(spark: Any, name: str, **parameters: date) -> Rows:
    """Run a documented query in Spark SQL."""
    text = (EXAMPLES / f"{name}.sql").read_text(encoding="utf-8")
    return [[as_text(cell) for cell in row] for row in spark.sql(text, args=parameters).collect()]


def as_text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_spark_reads_the_rows_of_every_table(spark: Any, graph: Graph) -> None:
    tables = all_tables(graph)
    assert len(tables) == 19
    for data in tables:
        name = data.definition.name
        read = spark.table(name.replace("-", "_"))
        rows = [list(read.columns), *([as_text(cell) for cell in row] for row in read.collect())]
        assert rows == rows_of(data.table.to_csv()), name


def test_spark_returns_the_expected_statuses(spark: Any, graph: Graph) -> None:
    known = graph.known_through()
    assert known
    cases = [(values, rows) for values, rows in reviewed("status-on") if "reckoning" not in values]
    assert len(cases) > 15
    for values, rows in cases:
        on = date.fromisoformat(values.get("on", "2017-06-09"))
        assert in_spark(spark, "status-on", on=on, known_through=known) == columns(rows, STATUSES), on


def test_spark_returns_the_expected_pairs_of_signatures(spark: Any) -> None:
    for values, rows in reviewed("co-signatures"):
        first, last = (date.fromisoformat(values.get(key, day)) for key, day in
                       (("from", "2001-06-15"), ("to", "2010-12-31")))  # fmt: skip
        assert in_spark(spark, "co-signatures", first_day=first, last_day=last) == columns(rows, PAIRS), values
