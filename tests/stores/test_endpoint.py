"""Saved queries sent to real SPARQL endpoints; their results are complete even if the endpoint truncates them."""

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)

from scokg import Graph, UserError
from scokg.cli import main
from scokg.namespaces import PREFIXES, SCO
from scokg.publication.layout import root
from scokg.query.endpoint import TruncatedError, query_endpoint
from scokg.query.paging import pageable
from scokg.query.saved_queries import bind_values, query_text, saved_query
from scokg.rdf.results import Table
from support import need_server, publication
from support.servers import put, started

EXPECTED = root() / "queries" / "expected"
RDF_TYPE = PREFIXES["rdf"] + "type"
MAX_ROWS = 40


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    need_server("oxigraph")
    with started("oxigraph") as server:
        put(server, "", publication().triples())
        yield server.query_url


@pytest.fixture(scope="module")
def truncating() -> Iterator[str]:
    """Run a Virtuoso that returns at most 40 rows."""
    need_server("virtuoso")
    with started("virtuoso", max_rows=MAX_ROWS) as server:
        for iri, triples in publication().graphs.items():
            put(server, iri, triples)
        yield server.query_url


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
    text = bind_values(saved_query(name), values)
    assert query_endpoint(endpoint, text, name) == graph.query(text, name)


def test_errors_of_an_endpoint_are_reported(endpoint: str) -> None:
    with pytest.raises(UserError, match="did not answer the query"):
        query_endpoint(endpoint, "SELECT nonsense")
    with pytest.raises(UserError, match="takes SELECT and ASK"):
        query_endpoint(endpoint, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(UserError, match="did not answer"):
        query_endpoint(endpoint.replace("/query", "/nowhere"), query_text("founding-members"))


@pytest.mark.parametrize(
    ("name", "values", "pages"),
    [
        ("single-news-item", {}, 9),
        ("exercises", {}, 3),
        ("chairmanships", {}, 0),
    ],
)
def test_rows_of_a_truncating_store_are_fetched_in_pages(
    truncating: str, graph: Graph, name: str, values: dict[str, str], pages: int
) -> None:
    text, notes = graph.bind(saved_query(name), values), []
    answer = query_endpoint(truncating, text, name, ordered=True, note=notes.append)
    expected = graph.query(text)
    assert isinstance(expected, Table)
    assert answer == expected
    said = f"{name}: the endpoint {truncating} returns at most 40 rows per request; fetched {{}} rows in {pages} pages."
    assert notes == ([said.format(len(expected.rows))] if pages else [])


def test_the_command_notes_that_rows_were_fetched_in_pages(truncating: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "single-news-item", "--endpoint", truncating, "--format", "csv"]) == 0
    out, err = capfd.readouterr()
    assert out == (EXPECTED / "single-news-item.csv").read_text(encoding="utf-8")
    assert f"the endpoint {truncating} returns at most 40 rows per request; fetched" in err


def test_any_query_that_orders_by_all_columns_is_paged(truncating: str, graph: Graph) -> None:
    text = f"SELECT ?s ?o {{ ?s <{SCO}stepKind> ?o }} ORDER BY DESC(?o) ?s LIMIT 85 OFFSET 10"
    answer = query_endpoint(truncating, text)
    assert isinstance(answer, Table)
    assert len(answer.rows) == 85
    assert answer == graph.query(text)


def test_a_query_that_cannot_be_paged_is_an_error(truncating: str) -> None:
    with pytest.raises(
        TruncatedError, match=r"at most 40 rows per request; to fetch all rows in pages, add an ORDER BY"
    ) as caught:
        query_endpoint(truncating, f"SELECT ?s ?o {{ ?s <{RDF_TYPE}> ?o }} ORDER BY ?s")
    assert caught.value.partial is not None
    assert len(caught.value.partial.rows) == MAX_ROWS


def test_an_aborted_query_is_an_error(truncating: str) -> None:
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f) && ?i != ?f) }"
    with pytest.raises(TruncatedError, match=r"aborted the query \(.*incomplete results.*\): select fewer rows"):
        query_endpoint(truncating + "?timeout=1000", product)


class TruncatingHandler(BaseHTTPRequestHandler):
    """Silently returns at most 1000 rows, as many public endpoints do; /deaf ignores OFFSET."""

    store = Store()
    store.extend(
        Quad(NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), Literal(n)) for n in range(2500)
    )

    def do_POST(self) -> None:  # noqa: D102
        text = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        result = self.store.query(re.sub(r"OFFSET \d+", "", text) if self.path == "/deaf" else text)
        assert isinstance(result, QuerySolutions)
        answer = json.loads(result.serialize(format=QueryResultsFormat.JSON) or b"")
        del answer["results"]["bindings"][1000:]
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *args: object) -> None:  # noqa: D102
        pass


@pytest.fixture(scope="module")
def silent() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), TruncatingHandler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


NUMBERS = "SELECT ?n WHERE { ?s <http://a.example/p> ?n }"


@pytest.mark.parametrize(
    ("end", "rows"),
    [
        ("ORDER BY ?n", range(2500)),
        ("ORDER BY DESC(?n) # LIMIT 3", range(2499, -1, -1)),
        ("ORDER BY ?n LIMIT 1500 OFFSET 100 # the last ones", range(100, 1600)),
        ("LIMIT 1000", range(1000)),
        ("ORDER BY ?n OFFSET 1500", range(1500, 2500)),
        ("ORDER BY ?n LIMIT 999", range(999)),
    ],
)
def test_silent_truncation_is_detected_by_its_round_number(silent: str, end: str, rows: range) -> None:
    answer = query_endpoint(silent, f"{NUMBERS} {end}")
    assert isinstance(answer, Table)
    assert len(answer.rows) == len(rows)
    if "ORDER" in end:
        assert answer.rows == [(n,) for n in rows]


def test_silent_truncation_without_paging_is_reported(silent: str) -> None:
    notes: list[str] = []
    query_endpoint(silent, f"{NUMBERS} ORDER BY ?n VALUES ?s {{ <http://a.example/s> }}", note=notes.append)
    assert notes == [f"query: {silent} returned exactly 1000 rows; there may be more."]
    with pytest.raises(TruncatedError, match="returns at most 1000 rows per request"):
        query_endpoint(silent, NUMBERS)
    with pytest.raises(UserError, match="it ignores OFFSET"):
        query_endpoint(silent + "/deaf", f"{NUMBERS} ORDER BY ?n")


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("SELECT ?a ?b { ?a ?p ?b } ORDER BY ?a ?b", True),
        ("SELECT ?a (COUNT(?b) AS ?n) { ?a ?p ?b } GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT 9", True),
        ("SELECT ?a ?b { ?a ?p ?b } ORDER BY ?a", False),
        ("SELECT * { ?a ?p ?b } ORDER BY ?a ?p ?b", False),
        ("SELECT ?a { ?a ?p ?b } ORDER BY STR(?a)", False),
        ("SELECT ?a { { SELECT ?a { ?a ?p ?b } ORDER BY ?a LIMIT 5 } }", False),
    ],
)
def test_an_order_is_total_if_it_names_every_column(text: str, ordered: bool) -> None:
    query = pageable(text)
    assert query is not None
    assert query.ordered == ordered
