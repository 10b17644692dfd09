"""``scokg serve`` as its clients see it: a real process on loopback, accessed over HTTP."""

import csv
import io
import json
import re
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit

import httpx
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from scokg import Graph
from scokg.namespaces import GRAPH
from scokg.query.saved_queries import bind_values, query_names, saved_query
from scokg.serve.response_cache import ResponseCache
from scokg.serve.workers.reply import Reply
from support.serving import client_of, running_server
from support.waiting import PATIENCE

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
STATUS = bind_values(saved_query("status-on"), {"on": "2010-05-10"})
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c . FILTER(?s = <https://w3id.org/scokg/id/state/KAZ>) }"
RDF_FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
RESULT_FORMATS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}


@pytest.fixture(scope="module")
def web() -> Iterator[httpx.Client]:
    with running_server() as address, client_of(address) as client:
        yield client


def ask(web: httpx.Client, query: str, accept: str | None = None) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers={"Accept": accept} if accept else {})


def media(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


def test_same_rows_as_the_command(web: httpx.Client, graph: Graph) -> None:
    rows = list(csv.reader(io.StringIO(ask(web, STATUS, "text/csv").text)))
    assert rows == list(csv.reader(io.StringIO(graph.select(STATUS).to_csv())))
    assert len(rows) > 5


@pytest.mark.parametrize("form", RESULT_FORMATS)
def test_formats_of_rows(web: httpx.Client, graph: Graph, form: str) -> None:
    response = ask(web, STATUS, form)
    assert media(response) == form
    results = parse_query_results(response.content, format=RESULT_FORMATS[form])
    assert isinstance(results, QuerySolutions)
    assert [row["state"].value for row in results] == [row[0] for row in graph.select(STATUS).rows]  # type: ignore[union-attr]


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_formats_of_triples(web: httpx.Client, graph: Graph, form: str) -> None:
    response = ask(web, CONSTRUCT, form)
    assert media(response) == form
    assert {quad.triple for quad in parse(response.content, format=RDF_FORMATS[form])} == set(graph.query(CONSTRUCT))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "accept", "chosen"),
    [
        ("ASK {}", None, "application/sparql-results+json"),
        ("ASK {}", "text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("ASK {}", "text/*;q=0.5, */*;q=0.1", "text/csv"),
        ("ASK {}", "application/json", "application/json"),
        (CONSTRUCT, None, "text/turtle"),
        (CONSTRUCT, "application/ld+json, text/turtle;q=0.9", "application/ld+json"),
        (CONSTRUCT, "text/turtle;q=0, */*", "application/n-triples"),
    ],
)
def test_negotiation(web: httpx.Client, query: str, accept: str | None, chosen: str) -> None:
    response = ask(web, query, accept)
    assert (response.status_code, media(response)) == (200, chosen)
    assert "accept" in response.headers["vary"].lower()


def test_an_unavailable_format_is_406_with_the_available_ones(web: httpx.Client) -> None:
    response = ask(web, "ASK {}", "image/png")
    assert (response.status_code, media(response)) == (406, "application/problem+json")
    assert "text/csv" in response.json()["available"]


def protocol(
    web: httpx.Client, method: str, fields: list[tuple[str, str]], kind: str = "", body: bytes = b""
) -> httpx.Response:
    headers = {"Content-Type": kind} if kind else {}
    return web.request(method, f"/sparql?{urlencode(fields)}" if fields else "/sparql", content=body, headers=headers)


FACTS, SOURCES, CLAIMS = (GRAPH + name for name in ("facts", "sources", "claims"))
STATE = "?s a <https://w3id.org/scokg/ontology#State>"
SOURCE = "?d a <https://w3id.org/scokg/ontology#Source>"
BOTH = f"ASK {{ {STATE} . {SOURCE} }}"
BOTH_NAMED = f"ASK {{ GRAPH ?g1 {{ {STATE} }} GRAPH ?g2 {{ {SOURCE} }} }}"
FULL = f"ASK {{ {STATE} . GRAPH ?g {{ {SOURCE} }} FILTER NOT EXISTS {{ GRAPH ?h {{ {STATE} }} }} }}"
ONLY = f"ASK FROM <{CLAIMS}> {{ {STATE} . GRAPH <{SOURCES}> {{ {SOURCE} }} }}"
Q = "query"
DEFAULTS = [("default-graph-uri", FACTS), ("default-graph-uri", SOURCES)]
NAMED = [("named-graph-uri", FACTS), ("named-graph-uri", SOURCES)]
MIXED = [("default-graph-uri", FACTS), ("named-graph-uri", SOURCES)]

# The names are those of the tests in sparql/sparql11/protocol of https://github.com/w3c/rdf-tests that apply to a
# read-only endpoint; the requests are the same, but about our graphs.
W3C_GOOD = {
    "query_post_form": ("POST", [("default-graph-uri", FACTS)], FORM, urlencode({Q: "ASK {}"})),
    "query_dataset_default_graphs_get": ("GET", [(Q, BOTH), *DEFAULTS], "", ""),
    "query_dataset_default_graphs_post": ("POST", DEFAULTS, DIRECT, BOTH),
    "query_dataset_named_graphs_post": ("POST", NAMED, DIRECT, BOTH_NAMED),
    "query_dataset_named_graphs_get": ("GET", [(Q, BOTH_NAMED), *NAMED], "", ""),
    "query_dataset_full": ("POST", MIXED, DIRECT, FULL),
    "query_multiple_dataset": ("POST", MIXED, DIRECT, ONLY),
    "query_get": ("GET", [(Q, "ASK {}")], "", ""),
    "query_content_type_ask": ("GET", [(Q, "ASK {}")], "", ""),
    "query_post_direct": ("POST", [], DIRECT, "ASK {}"),
}  # fmt: skip


@pytest.mark.parametrize("name", W3C_GOOD)
def test_w3c_protocol(web: httpx.Client, name: str) -> None:
    method, fields, kind, body = W3C_GOOD[name]
    response = protocol(web, method, fields, kind, body.encode())
    assert response.status_code == 200, response.text
    assert response.json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("name", "query", "accept"),
    [
        ("query_content_type_select", "SELECT (1 AS ?value) {}", "application/sparql-results+xml"),
        ("query_content_type_describe", "DESCRIBE <https://w3id.org/scokg/id/state/KAZ>", "application/rdf+xml"),
        ("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", "application/rdf+xml"),
    ],
)
def test_w3c_content_type(web: httpx.Client, name: str, query: str, accept: str) -> None:
    response = ask(web, query, accept)
    assert (response.status_code, media(response)) == (200, accept), name


W3C_BAD = {
    "bad_query_method": ("PUT", [(Q, "ASK {}")], "", b"", 405),
    "bad_multiple_queries": ("GET", [(Q, "ASK {}"), (Q, "SELECT * {}")], "", b"", 400),
    "bad_query_wrong_media_type": ("POST", [], "text/plain", b"ASK {}", 415),
    "bad_query_missing_form_type": ("POST", [], "", urlencode({Q: "ASK {}"}).encode(), 415),
    "bad_query_missing_direct_type": ("POST", [], "", b"ASK {}", 415),
    "bad_query_non_utf8": ("POST", [], f"{DIRECT}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
    "bad_query_syntax": ("GET", [(Q, "ASK {")], "", b"", 400),
    "bad_update_get": ("GET", [("update", "CLEAR ALL")], "", b"", 400),
    "bad_multiple_updates": ("POST", [], FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 400),
    "bad_update_wrong_media_type": ("POST", [], "text/plain", b"CLEAR NAMED", 415),
    "bad_update_missing_form_type": ("POST", [], "", b"update=CLEAR%20NAMED", 415),
    "bad_update_non_utf8": ("POST", [], "application/sparql-update; charset=UTF-16", "CLEAR ALL".encode("utf-16"), 400),
    "bad_update_syntax": ("POST", [], FORM, b"update=CLEAR%20XYZ", 400),
    "bad_update_dataset_conflict": ("POST", [("using-graph-uri", FACTS)], FORM, b"update=CLEAR%20ALL", 400),
    # ours
    "no_query": ("GET", [("default-graph-uri", FACTS)], "", b"", 400),
    "body_not_utf8": ("POST", [], DIRECT, b"ASK { ?s ?p '\xff' }", 400),
    "form_not_utf8": ("POST", [], FORM, b"query=ASK%20%7B%FF%7D", 400),
    "graph_no_iri": ("GET", [(Q, "ASK {}"), ("default-graph-uri", "not an IRI")], "", b"", 400),
    "query_in_both_places": ("POST", [(Q, "ASK {}")], DIRECT, b"ASK {}", 400),
    "too_many_fields": ("GET", [(Q, "ASK {}"), *[("a", "b")] * 101], "", b"", 400),
}  # fmt: skip


@pytest.mark.parametrize("name", W3C_BAD)
def test_w3c_bad_requests(web: httpx.Client, name: str) -> None:
    method, fields, kind, body, status = W3C_BAD[name]
    response = protocol(web, method, fields, kind, body)
    assert (response.status_code, media(response)) == (status, "application/problem+json"), response.text
    problem = response.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert "Traceback" not in response.text


def test_default_graph_holds_everything_once(web: httpx.Client, graph: Graph) -> None:
    """The default graph is everything merged; GRAPH and FROM refer to the named graphs."""
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    assert ask(web, count.format(""), "text/csv").text.split() == ["n", str(len(graph.store))]
    facts = int(ask(web, count.format(f"FROM<{FACTS}>"), "text/csv").text.split()[1])
    inner = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{FACTS}> {{ ?s ?p ?o }} }}"
    assert facts == int(ask(web, inner, "text/csv").text.split()[1])
    assert 0 < facts < len(graph.store)


def test_graph_store(web: httpx.Client, graph: Graph) -> None:
    facts = {
        q.triple
        for q in graph.engine.named_store.quads_for_pattern(None, None, None, None)
        if q.graph_name.value == FACTS
    }  # type: ignore[union-attr]
    response = web.get(f"/store?graph={quote(FACTS, safe='')}", headers={"Accept": "application/n-triples"})
    assert {q.triple for q in parse(response.content, format=RdfFormat.N_TRIPLES)} == facts
    head = web.head(f"/store?graph={quote(FACTS, safe='')}", headers={"Accept": "application/n-triples"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(response.content))
    everything = web.get("/store?default", headers={"Accept": "application/n-triples"})
    assert len(everything.content.splitlines()) == len(graph.store)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("graph=urn:none", 404),
        ("graph=a%20b", 400),
        ("default&graph=urn:a", 400),
        ("graph=urn:a&graph=urn:b", 400),
    ],
)
def test_wrong_requests_to_the_graph_store(web: httpx.Client, query: str, status: int) -> None:
    assert web.get(f"/store?{query}").status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_written(web: httpx.Client, method: str) -> None:
    response = web.request(method, "/store?default", content=b"<urn:a> <urn:b> <urn:c> .")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_response_that_the_client_has_is_not_sent_again(web: httpx.Client) -> None:
    first = ask(web, "ASK {}")
    again = web.get("/sparql", params={"query": "ASK {}"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_response_arrives_in_one_piece(web: httpx.Client) -> None:
    """The head never arrives alone: a proxy that has received it cannot retry the request if this server is killed."""
    address = urlsplit(str(web.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=PATIENCE) as client:
        for path in ("/health", "/api/query/status-on") * 20:
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head, _, body = client.recv(1 << 20).partition(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            assert length
            assert len(body) == int(length[1]) > 0


def test_cors(web: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    preflight = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    answer = web.options("/sparql", headers=preflight)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"].lower()
    assert web.get("/health", headers=origin).headers["access-control-allow-origin"] == "*"


def test_an_empty_answer_explains_itself(web: httpx.Client) -> None:
    conventions = "/api/query/instruments-by-kind?kind=convention"
    none = web.get(f"{conventions}&from=2010-01-01&to=2016-12-31")
    assert none.json() == []
    assert none.headers["Scokg-Note"].startswith("None from 2010-01-01 through 2016-12-31, as the list of conventions")
    unknown = web.get(f"{conventions}&from=2026-01-01&to=2026-12-31", headers={"Accept": "text/csv"})
    assert unknown.headers["Scokg-Note"].startswith("Not known: the list of conventions")
    assert "Scokg-Note" not in web.get("/api/query/status-on?on=2017-06-09").headers
    page = web.get("/status/2026-07-01", headers={"Accept": "text/html"}).text
    assert (
        "The list of statuses is complete from 1996-04-26 through 2026-02-02; rows outside that period may be missing."
        in page
    )
    assert "is complete" not in web.get("/status/2017-06-09", headers={"Accept": "text/html"}).text


def test_health_and_metrics(web: httpx.Client) -> None:
    from prometheus_client.parser import text_string_to_metric_families

    assert web.get("/health").json()["status"] == "ok"
    ask(web, "ASK {}")
    families = {family.name: family for family in text_string_to_metric_families(web.get("/metrics").text)}
    assert families["scokg_query_processes"].samples[0].value >= 2
    counted = [s for s in families["scokg_requests"].samples if s.labels == {"part": "sparql", "status": "200"}]
    assert any(sample.value >= 1 for sample in counted)


def test_the_endpoint_describes_itself(web: httpx.Client, graph: Graph) -> None:
    triples = {str(q.triple) for q in parse(web.get("/sparql").content, format=RdfFormat.TURTLE)}
    text = "\n".join(triples)
    assert f"<{web.base_url}/sparql>" in text.replace("//sparql", "/sparql")
    assert "sparql-service-description#UnionDefaultGraph" in text
    assert all(f"<{GRAPH}{name}>" in text for name in ("claims", "derived", "facts", "ontology", "sources"))
    assert media(web.get("/sparql", headers={"Accept": "application/ld+json"})) == "application/ld+json"
    assert web.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


def test_well_known_addresses(web: httpx.Client, graph: Graph) -> None:
    void = web.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    counted = re.findall(r"scokg/dataset> <http://rdfs.org/ns/void#triples> .(\d+)", void.text)
    assert counted == [str(len(graph.store))]
    examples = web.get("/.well-known/sparql-examples", headers={"Accept": "application/n-triples"}).text
    assert examples.count("shacl#SPARQLExecutable>") >= len(query_names())


def test_an_unknown_address_is_404(web: httpx.Client) -> None:
    response = web.get("/no/such/place")
    assert (response.status_code, media(response)) == (404, "application/problem+json")
    assert json.loads(response.text)["title"] == "Not Found"


def test_cached_replies_are_the_same(web: httpx.Client) -> None:
    asked = [web.get("/api/query/status-on?on=2011-01-01").content for _ in range(2)]
    assert asked[0] == asked[1]
    assert web.get("/api/query/status-on?on=2011-01-01", headers={"Accept": "text/csv"}).text.startswith("state,")


def test_query_processes_have_different_random_numbers(web: httpx.Client) -> None:
    given = [
        ask(web, "SELECT (STRUUID() AS ?one) {}").json()["results"]["bindings"][0]["one"]["value"] for _ in range(12)
    ]
    assert len(set(given)) == len(given)


def test_the_cache_is_bounded() -> None:
    cache = ResponseCache(15)  # two replies of four bytes, each with a key of three
    for name in "abc":
        cache.put(name, Reply("text/plain", name.encode() * 4))
    cache.get("b")
    cache.put("d", Reply("text/plain", b"dddd"))
    cache.put("large", Reply("text/plain", b"x" * 16))
    assert [name for name in ("a", "b", "c", "d", "large") if cache.get(name)] == ["b", "d"]
    assert cache.size == 14
