"""What ``scokg serve`` offers besides SPARQL: the IRIs of the policy, status documents, saved queries, a site."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import httpx
import jsonschema
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Triple, parse

from scokg import Graph, __version__
from scokg.export.description.dataset import describe, service_description
from scokg.export.jsonld.bundle import CONTEXT_IRI, context, frame, frame_kinds, schema
from scokg.export.jsonld.documents import framed, things
from scokg.namespaces import BASE, GRAPH, PREFIXES, SCO, THING_KINDS, compact, expand
from scokg.query.saved_queries import query_names, saved_query
from support import publication
from support.serving import client_of, running_server

HTML, TURTLE, NTRIPLES, JSONLD, RDFXML = (
    "text/html", "text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml",
)  # fmt: skip
FORMATS = {
    TURTLE: RdfFormat.TURTLE,
    NTRIPLES: RdfFormat.N_TRIPLES,
    JSONLD: RdfFormat.JSON_LD,
    RDFXML: RdfFormat.RDF_XML,
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
DOCUMENTS = {  # address → the thing that it describes
    "/doc/state/KAZ": "id/state/KAZ",
    "/doc/affiliation/IND-observer": "id/affiliation/IND-observer",
    "/code/role": "code/role",
    "/code/role/observer": "code/role/observer",
    "/dataset": "dataset",
    "/ontology": "ontology#Affiliation",
    "/ontology/0.1.0": "ontology",
    "/graph/dataset": "dataset",
    "/shape/Body": "shape/Body",
    "/query": "query/status-on",
    "/query/status-on": "query/status-on",
    "/status/2017-06-09": "id/affiliation/IND-member",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("site")
    folder = top / "public"
    (folder / "doc" / "state").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>The site</h1>", encoding="utf-8")
    (folder / "app.js").write_text("1", encoding="utf-8")
    (folder / "doc" / "state" / "IND.html").write_text("<h1>India on the site</h1>", encoding="utf-8")
    (folder / "leads-out").symlink_to(top / "secret.txt")
    (top / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def web(site: Path) -> Iterator[httpx.Client]:
    with running_server("--site", str(site), "--workers", "2") as address, client_of(address) as client:
        yield client


def get(web: httpx.Client, path: str, accept: str = "*/*", **more: str) -> httpx.Response:
    return web.get(path, headers={"Accept": accept, **more})


def media(response: httpx.Response) -> str:
    return response.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize("accept", ["*/*", BROWSER, TURTLE, JSONLD, NTRIPLES])
def test_a_thing_redirects_to_its_document(web: httpx.Client, accept: str) -> None:
    response = get(web, "/id/state/KAZ?lang=ru", accept)
    assert (response.status_code, response.headers["location"]) == (303, "/doc/state/KAZ?lang=ru")
    followed = web.get("/id/state/KAZ", headers={"Accept": accept}, follow_redirects=True)
    assert media(followed) == (accept if accept in FORMATS else HTML)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_documents_in_every_format(web: httpx.Client, path: str) -> None:
    thing = NamedNode(BASE + DOCUMENTS[path])
    triples = {}
    for accept, form in FORMATS.items():
        response = get(web, path, accept)
        assert (response.status_code, media(response)) == (200, accept)
        triples[accept] = {
            str(q.predicate) + str(q.object) for q in parse(response.content, format=form) if q.subject == thing
        }
        assert triples[accept]
    for_people = triples.pop(JSONLD)  # what is derived is not in the documents for people
    assert for_people <= triples[TURTLE]
    assert all(found == triples[TURTLE] for found in triples.values())
    page = get(web, path, BROWSER)
    assert media(page) == HTML
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert get(web, f"{path}.ttl", BROWSER).content == get(web, path, TURTLE).content
    refused = get(web, path, "image/png")
    assert (refused.status_code, HTML in refused.json()["available"]) == (406, True)


def test_a_document_contains_all_statements_about_its_thing(web: httpx.Client, graph: Graph) -> None:
    node = NamedNode(BASE + "id/affiliation/IND-observer")
    given = {
        q.triple for q in parse(get(web, "/doc/affiliation/IND-observer", NTRIPLES).content, format=RdfFormat.N_TRIPLES)
    }
    stated = {q.triple for q in graph.store.quads_for_pattern(node, None, None)}
    assert stated <= given
    about = {str(t.predicate) for t in given - stated}
    assert "<http://purl.org/dc/terms/license>" in about
    assert {str(t.subject) for t in given - stated} == {f"<{BASE}doc/affiliation/IND-observer>"}


@pytest.mark.parametrize("kind", THING_KINDS)
def test_a_thing_of_each_kind_answers(web: httpx.Client, graph: Graph, kind: str) -> None:
    iri = next(iter(things(graph, kind)))
    followed = web.get(f"/{iri.removeprefix(BASE)}", headers={"Accept": NTRIPLES}, follow_redirects=True)
    assert (followed.status_code, media(followed)) == (200, NTRIPLES)
    assert f"<{iri}> " in followed.text


def canonical(triples: Iterable[Triple | Quad]) -> set[str]:
    """Return triples with canonical labels of blank nodes."""
    dataset = Dataset(Quad(*triple.triple) if isinstance(triple, Quad) else Quad(*triple) for triple in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


def test_the_ontology_is_served_as_it_is_published(web: httpx.Client, graph: Graph) -> None:
    """The document of the ontology declares its IRI and no other ontology; the page names all terms."""
    published = publication().graphs[GRAPH + "ontology"]
    assert canonical(parse(get(web, "/graph/ontology", NTRIPLES).content, format=RdfFormat.N_TRIPLES)) >= canonical(
        published
    )
    declared = NamedNode(PREFIXES["owl"] + "Ontology")
    document = parse(get(web, "/ontology", TURTLE).content, format=RdfFormat.TURTLE)
    assert {q.subject for q in document if q.object == declared} == {NamedNode(BASE + "ontology")}
    page = get(web, "/ontology", HTML).text
    terms = {t.subject.value for t in published if isinstance(t.subject, NamedNode) and t.subject.value.startswith(SCO)}
    assert len(terms) > 140
    assert {compact(iri) for iri in terms if compact(iri) not in page} == set()


def test_jsonld_is_framed_and_its_context_is_served(web: httpx.Client, graph: Graph) -> None:
    assert get(web, "/doc/state/KAZ", JSONLD).json() == framed(graph, "state:KAZ")
    address = "/" + CONTEXT_IRI.removeprefix(BASE)
    assert get(web, address).json() == context()
    assert get(web, "/frame/v1/state.jsonld").json()["@context"] == CONTEXT_IRI
    jsonschema.Draft202012Validator.check_schema(get(web, "/schema/v1/state.schema.json").json())
    assert get(web, "/frame/v1/none.jsonld").status_code == 404


def test_a_context_may_be_cached_for_a_year_and_read_by_scripts_of_any_site(web: httpx.Client) -> None:
    response = get(web, "/" + CONTEXT_IRI.removeprefix(BASE), Origin="https://site.example")
    assert media(response) == JSONLD
    assert response.headers["access-control-allow-origin"] == "*"
    age = re.search(r"max-age=(\d+)", response.headers["cache-control"])
    assert age
    assert int(age[1]) >= 365 * 24 * 60 * 60


def test_every_frame_and_schema_is_served(web: httpx.Client) -> None:
    for kind in frame_kinds():
        assert get(web, f"/frame/v1/{kind}.jsonld").json() == frame(kind), kind
        assert get(web, f"/schema/v1/{kind}.schema.json").json() == schema(kind), kind


def test_a_page_shows_label_statements_and_sources(web: httpx.Client) -> None:
    text = get(web, "/doc/affiliation/IND-observer?lang=zh", HTML).text
    assert "<h1>印度" in text
    assert 'href="/doc/state/IND"' in text
    assert 'href="/ontology#validFrom"' in text
    assert "<h2>Sources</h2>" in text
    assert 'href="/doc/source/caci-analyst-2007-09-19"' in text
    assert not re.search(r"<script|javascript:| on\w+=", text)


def test_a_page_links_to_its_other_formats(web: httpx.Client) -> None:
    text = get(web, "/doc/state/KAZ", HTML).text
    links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', text)
    assert {form for form, _ in links} == set(FORMATS)
    assert {form: media(web.get(path)) for form, path in links} == {form: form for form in FORMATS}


def test_links_of_a_page_are_not_broken(web: httpx.Client) -> None:
    text = get(web, "/doc/body/rats", HTML).text
    paths = {path for path in re.findall(r'href="(/[^"#?]+)', text) if path != "/"}
    assert len(paths) > 20
    assert {path: status for path in sorted(paths) if (status := web.head(path).status_code) != 200} == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/state/XXX", 404),
        ("/doc/state/XXX", 404),
        ("/doc/state/KAZ.csv", 404),
        ("/code/none", 404),
        ("/ontology/9.9.9", 404),
        ("/graph/none.ttl", 404),
        ("/shape/None", 404),
        ("/status/2017-02-30", 400),
        ("/status/today", 400),
        ("/status/2017-06-09?reckoning=soon", 400),
        ("/doc/state/KAZ?lang=fr", 400),
        ("/doc/state/KAZ%20", 404),
        ("/doc/state/K%3E%3CZ", 404),
    ],
)
def test_wrong_addresses(web: httpx.Client, path: str, status: int) -> None:
    response = get(web, path)
    assert (response.status_code, media(response)) == (status, "application/problem+json")
    assert response.json()["detail"]


def test_a_named_graph_is_available_at_its_iri(web: httpx.Client) -> None:
    direct = get(web, "/graph/claims", NTRIPLES)
    assert direct.content == get(web, f"/store?graph={GRAPH}claims", NTRIPLES).content
    assert direct.content.count(b"\n") > 1000


def values(triples: Iterable[Triple | Quad], subject: str, name: str) -> set[str]:
    """Return the values of a property of a subject, as text."""
    about, prop = NamedNode(subject), NamedNode(expand(name) or name)
    return {str(triple.object) for triple in triples if triple.subject == about and triple.predicate == prop}


def test_the_served_description_agrees_with_the_published_one(web: httpx.Client) -> None:
    """DCAT and VoID at the well-known address: as published, and with this server as the endpoint."""
    dataset, endpoint = BASE + "dataset", f"{str(web.base_url).rstrip('/')}/sparql"
    served = [q.triple for q in parse(get(web, "/.well-known/void", TURTLE).content, format=RdfFormat.TURTLE)]
    published = describe(publication())
    for name in ("dcat:version", "dcterms:license", "void:triples", "void:entities", "void:classPartition"):
        assert values(served, dataset, name) == values(published, dataset, name) != set(), name
    assert values(served, dataset, "dcat:version") == {f'"{__version__}"'}
    assert values(served, dataset, "void:sparqlEndpoint") == {f"<{endpoint}>"}
    service = NamedNode(PREFIXES["dcat"] + "DataService")
    (iri,) = {t.subject.value for t in served if t.object == service and isinstance(t.subject, NamedNode)}
    assert values(served, iri, "dcat:endpointURL") == {f"<{endpoint}>"}
    assert values(served, iri, "dcat:endpointDescription")
    assert values(served, iri, "dcat:servesDataset") == {f"<{dataset}>"}
    examples = values(served, dataset, "void:exampleResource") | values(served, dataset, "void:rootResource")
    assert len(examples) >= 2
    paths = [example.strip("<>").removeprefix(BASE) for example in examples]
    for path in paths:
        answer = web.get(f"/{path}", headers={"Accept": TURTLE}, follow_redirects=True)
        assert (answer.status_code, media(answer)) == (200, TURTLE), path


def test_the_endpoint_describes_itself_as_published(web: httpx.Client) -> None:
    """SPARQL Service Description: features, formats, and every graph with its size."""
    endpoint = f"{str(web.base_url).rstrip('/')}/sparql"
    served = [q.triple for q in parse(get(web, "/sparql", TURTLE).content, format=RdfFormat.TURTLE)]
    assert canonical(served) == canonical(service_description(endpoint, publication()))
    for name in ("sd:endpoint", "sd:supportedLanguage", "sd:resultFormat", "sd:feature", "sd:defaultDataset"):
        assert any(t.predicate.value == expand(name) for t in served), name
    numbers = [t.object.value for t in served if t.predicate.value == expand("void:triples")]
    sizes = [len(triples) for triples in publication().graphs.values()]
    assert sorted(map(int, numbers)) == sorted([*sizes, sum(sizes)])


def test_status_documents(web: httpx.Client, graph: Graph) -> None:
    day = date(2016, 1, 1)
    expected = graph.status(day, reckoning="decided", lang="ru")
    path = "/status/2016-01-01?reckoning=decided&lang=ru"
    rows = get(web, path, "application/json").json()
    assert rows == [row._asdict() for row in expected]
    table = list(csv.DictReader(io.StringIO(get(web, path, "text/csv").text)))
    assert [row["iri"] for row in table] == [row.iri for row in expected]
    page = get(web, path, HTML).text
    assert all(row.name in page for row in expected)
    assert 'href="/status/2015-12-31"' in page
    topics = {
        q.object.value  # type: ignore[union-attr]
        for q in parse(get(web, path, TURTLE).content, format=RdfFormat.TURTLE)
        if q.predicate.value.endswith("foaf/0.1/topic")
    }
    assert topics == {row.iri for row in expected}


def test_saved_queries_return_the_same_rows_as_on_the_command_line(web: httpx.Client, graph: Graph) -> None:
    for name in query_names():
        answer = graph.run_saved(name)
        given = get(web, f"/api/query/{name}", "application/json").json()
        assert given == ({"boolean": answer} if isinstance(answer, bool) else list(answer.records())), name  # type: ignore[union-attr]
    text = get(web, "/api/query/status-on?on=2010-05-10&lang=ru", "text/csv").text
    assert text == graph.ask_saved("status-on", on="2010-05-10", lang="ru").to_csv()


def test_catalogue(web: httpx.Client) -> None:
    entries = web.get("/api/query").json()
    assert [entry["name"] for entry in entries] == query_names()
    assert all(entry["summary"] for entry in entries)
    parameters = next(entry["parameters"] for entry in entries if entry["name"] == "status-on")
    assert {p["name"]: p["default"] for p in parameters} == {"on": "2017-06-09", "reckoning": "in-force", "lang": "en"}


def test_queries_about_a_text(web: httpx.Client) -> None:
    entries = web.get("/api/query", params={"about": "Кто подписал Хартию ШОС?"}).json()
    assert len(entries) == 10
    assert entries[0]["name"] == "signatories"
    assert entries[0]["given"] == {"instrument": "instrument:2002-charter"}
    assert {"summary", "parameters", "href", "asks"} <= set(entries[0])
    assert entries == web.get("/api/query", params={"lang": "ru", "about": "Кто подписал Хартию ШОС?"}).json()


@pytest.mark.parametrize(
    "query", ["about=", "about=%3F", "lang=en", "about=a&about=b", "about=a&lang=de", "x=1", "about=a&x=1"]
)
def test_wrong_requests_for_queries_about_a_text(web: httpx.Client, query: str) -> None:
    response = web.get(f"/api/query?{query}")
    assert (response.status_code, media(response)) == (400, "application/problem+json")


@pytest.mark.parametrize(
    ("question", "parameter", "allowed"),
    [
        ("status-on?on=2010-5-1", "on", "a day, YYYY-MM-DD"),
        ("status-on?lang=fr", "lang", ["en", "ru", "zh"]),
        ("status-on?of=2010-05-01", "of", ["on", "reckoning", "lang"]),
        ("had-status-on?status=friend", "status", "member"),
        ("history-of-state?lang=en&state=Atlantis", "state", "an alpha-3 code, an IRI or any name"),
        ("most-cited-sources?least=many", "least", "a whole number"),
    ],
)
def test_a_wrong_parameter_is_named(web: httpx.Client, question: str, parameter: str, allowed: str | list[str]) -> None:
    response = get(web, f"/api/query/{question}")
    assert (response.status_code, media(response)) == (400, "application/problem+json")
    problem = response.json()
    assert problem["parameter"] == parameter
    assert problem["allowed"] == allowed or allowed in problem["allowed"]


def test_other_wrong_requests_for_saved_queries(web: httpx.Client) -> None:
    assert get(web, "/api/query/no-such").status_code == 404
    assert get(web, "/api/query/status-on?on=2010-05-01&on=2011-05-01").status_code == 400
    assert "is after" in get(web, "/api/query/changes-in-period?from=2015-01-01&to=2014-01-01").json()["detail"]
    assert web.post("/api/query/status-on").status_code == 405


def test_openapi_lists_every_query_and_parameter(web: httpx.Client) -> None:
    document = web.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    for name in query_names():
        operation = document["paths"][f"/api/query/{name}"]["get"]
        parameters = saved_query(name).parameters
        assert [p["name"] for p in operation["parameters"]] == [p.name for p in parameters]
        for given, parameter in zip(operation["parameters"], parameters, strict=True):
            jsonschema.Draft202012Validator.check_schema(given["schema"])
            jsonschema.validate(given["example"], given["schema"])
            assert given["schema"].get("enum", []) == list(parameter.choices)


def test_pages_of_the_site_take_precedence(web: httpx.Client) -> None:
    assert "The site" in get(web, "/", HTML).text
    script = get(web, "/app.js")
    assert (media(script), "script-src 'self'" in script.headers["content-security-policy"]) == (
        "text/javascript",
        True,
    )
    assert "India on the site" in get(web, "/doc/state/IND", BROWSER).text
    assert media(get(web, "/doc/state/IND", TURTLE)) == TURTLE
    assert "on the site" not in get(web, "/doc/state/KAZ", BROWSER).text


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/doc/%2e%2e/%2e%2e/secret.txt", "/leads-out",
     "/doc/state/..%2f..%2f..%2fsecret", "//etc/passwd", "/%00", "/app.js%00.html", "/....//secret.txt",
     "/..%5csecret.txt"],
)  # fmt: skip
def test_no_path_leads_out_of_the_site(web: httpx.Client, path: str) -> None:
    response = web.send(
        web.build_request("GET", httpx.URL(str(web.base_url).rstrip("/") + "/").copy_with(raw_path=path.encode()))
    )
    assert response.status_code in {400, 404}
    assert "secret" not in response.text
    assert "root:" not in response.text
