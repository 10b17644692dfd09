"""The redirects of w3id.org: a real Apache applies the generated rules, and the table of patterns agrees with it."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse

from scokg import Graph, UserError, __version__
from scokg.cli import main
from scokg.namespaces import BASE, CODE_LISTS, THING_KINDS
from scokg.web.iri_policy import DAY_FORMS, IRI_PATTERNS, IriPattern
from scokg.web.media_types import DOCUMENT_SUFFIXES, HTML, JSONLD, NTRIPLES, RDFXML, TURTLE
from scokg.web.negotiation import choose
from scokg.web.problems import HttpProblem
from scokg.web.redirects import htaccess
from support.apache import running_apache
from support.serving import client_of, running_server
from support.waiting import PATIENCE

TARGET = "https://data.example.org/sco"
ROW = re.compile(rf"^\| ([^|]+) \| (?:`([^`]+)`|the base itself) \| (?:`{BASE}([^`]*)` )?\|$", re.MULTILINE)
FORMATS = {
    TURTLE: RdfFormat.TURTLE,
    NTRIPLES: RdfFormat.N_TRIPLES,
    JSONLD: RdfFormat.JSON_LD,
    RDFXML: RdfFormat.RDF_XML,
}
CLIENTS = {  # what real clients send, and the format that they are redirected to
    "curl": ("*/*", HTML),
    "Firefox": ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
    "Chromium": ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
                 "application/signed-exchange;v=b3;q=0.7", HTML),
    "Java": ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
    "rdflib": ("application/rdf+xml, text/n3, text/turtle, application/n-triples, application/ld+json, "
               "application/n-quads, application/trix, application/trig", TURTLE),
    "rdflib turtle": ("text/turtle, application/x-turtle, */*;q=0.1", TURTLE),
    "rdflib json-ld": ("application/ld+json, application/json;q=0.9, */*;q=0.1", JSONLD),
    "rdflib xml": ("application/rdf+xml, */*;q=0.1", RDFXML),
    "Jena": ("text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3",
             TURTLE),
    "Jena quads": ("application/trig,application/n-quads;q=0.9,application/ld+json;q=0.8", JSONLD),
    "rapper": ("application/rdf+xml, text/rdf;q=0.6, */*;q=0.1", RDFXML),
    "rapper turtle": ("text/turtle, application/x-turtle, application/turtle, text/n3;q=0.3, */*;q=0.1", TURTLE),
    "OWL API": ("application/rdf+xml, application/xml; q=0.7, text/xml; q=0.6, text/plain; q=0.1, */*; q=0.09", RDFXML),
    "profile": ('application/ld+json;profile="http://www.w3.org/ns/json-ld#framed"', JSONLD),
}  # fmt: skip
HEADERS = [
    *(header for header, _ in CLIENTS.values()), *DAY_FORMS, None, "", "image/png", "text/turtles", "x-text/turtle",
    "text/*", "application/*", "*", "text/turtle;q=0, text/html;q=0.0", "TEXT/TURTLE", "text/turtle, */*",
    "text/html;q=0.9, text/turtle;q=0.95", "text/html;q=0.1, application/n-triples;q=0.10", "text/html;q=0.1,*/*",
    "text/turtle ; charset=utf-8 ; q=0.4 , text/html;q=0.3", "application/json, text/csv;q=1.0",
    "image/png, text/turtle;q=0.001", "*/*;q=0", "text/html;level=1;q=0.2,application/rdf+xml;q=.3",
]  # fmt: skip


def rows(repository: Path) -> list[tuple[str, str, str]]:
    """Return description, pattern and example of each row of the first table of the policy."""
    text = (repository / "docs" / "reference" / "iri-policy.md").read_text(encoding="utf-8").partition("\n## Slugs")[0]
    return ROW.findall(text)


def examples(repository: Path) -> dict[IriPattern, str]:
    found = {pattern: example.replace("0.1.0", __version__) for _, pattern, example in rows(repository)}
    return {place: found[place.pattern] for place in IRI_PATTERNS}


def resolve_redirect(path: str, accept: str | None, target: str) -> tuple[int, str | None]:
    """Return the status and the location that the table of patterns and the content negotiation of the server yield."""
    for pattern in IRI_PATTERNS:
        if (parts := pattern.parts(path)) is not None:
            local = re.sub("[$]([0-9])", lambda number: parts[int(number[1]) - 1], pattern.substitution)
            location = f"{target}/{local}"
            return negotiated(pattern, location, accept) if pattern.forms else (pattern.status, location)
    return 404, None


def negotiated(pattern: IriPattern, location: str, accept: str | None) -> tuple[int, str | None]:
    try:
        media_type, _ = choose(accept, dict.fromkeys(pattern.forms))
    except HttpProblem:
        return 406, None
    return pattern.status, f"{location}.{DOCUMENT_SUFFIXES[media_type]}"


@pytest.fixture(scope="module")
def apache() -> Iterator[httpx.Client]:
    with running_apache(htaccess(TARGET)) as address, client_of(address) as client:
        yield client


def ask(client: httpx.Client, path: str, accept: str | None) -> tuple[int, str | None]:
    request = client.build_request("GET", "/" + path, headers={} if accept is None else {"Accept": accept})
    if accept is None:
        del request.headers["Accept"]
    response = client.send(request)
    return response.status_code, response.headers.get("Location")


def test_the_table_agrees_with_the_policy(repository: Path) -> None:
    described = rows(repository)
    patterns = [pattern for _, pattern, _ in described if "#" not in pattern]
    assert patterns == [place.pattern for place in IRI_PATTERNS]
    assert len(described) == len(patterns) + 2  # terms and times have the address without their fragment
    for place, example in examples(repository).items():
        assert [other for other in IRI_PATTERNS if re.search(other.expression, example)] == [place]
    for _, _, example in described:
        assert resolve_redirect(example.partition("#")[0], None, TARGET)[1]


def test_every_iri_of_the_graph_is_redirected(graph: Graph) -> None:
    named = {t.value for q in graph.store for t in (q.subject, q.predicate, q.object) if isinstance(t, NamedNode)}
    paths = {iri.removeprefix(BASE).partition("#")[0] for iri in named if iri.startswith(BASE)}
    assert {path for path in paths if not resolve_redirect(path, None, TARGET)[1]} == set()
    assert {path.split("/")[1] for path in paths if path.startswith("id/")} == set(THING_KINDS)
    assert {path.split("/")[1] for path in paths if path.startswith("code/")} == set(CODE_LISTS)


def test_every_pattern_with_every_header(apache: httpx.Client, repository: Path) -> None:
    """Apache responds as the table says, with the same content negotiation as ``scokg serve``."""
    statuses = set()
    for place, path in examples(repository).items():
        for header in HEADERS:
            answer = ask(apache, path, header)
            assert answer == resolve_redirect(path, header, TARGET), (place, header)
            statuses.add((bool(place.forms), answer[0]))
    assert statuses == {(True, 303), (True, 302), (True, 406), (False, 302)}


def test_redirects_of_each_format(apache: httpx.Client) -> None:
    """Literal expectations, since the table and its interpretation could be wrong together."""
    forms = {HTML: "html", TURTLE: "ttl", NTRIPLES: "nt", JSONLD: "jsonld", RDFXML: "rdf"}
    for form, ending in forms.items():
        assert ask(apache, "id/state/KAZ", form) == (303, f"{TARGET}/doc/state/KAZ.{ending}")
        assert ask(apache, "ontology", form) == (303, f"{TARGET}/ontology.{ending}")
        assert ask(apache, "ontology/0.1.0", form) == (303, f"{TARGET}/ontology/0.1.0.{ending}")
        assert ask(apache, "status/2017-06-09", form) == (302, f"{TARGET}/status/2017-06-09.{ending}")
    assert ask(apache, "status/2017-06-09", "text/csv") == (302, f"{TARGET}/status/2017-06-09.csv")
    assert ask(apache, "id/state/KAZ", "text/csv") == (406, None)
    assert ask(apache, "id/state/KAZ", None) == (303, f"{TARGET}/doc/state/KAZ.html")
    assert ask(apache, "context/v1.jsonld", "image/png") == (302, f"{TARGET}/context/v1.jsonld")
    assert ask(apache, "dump/0.1.0/graphs/facts.nt.gz", "*/*") == (302, f"{TARGET}/dump/0.1.0/graphs/facts.nt.gz")


@pytest.mark.parametrize("client", CLIENTS)
def test_real_clients(apache: httpx.Client, client: str) -> None:
    header, form = CLIENTS[client]
    ending = next(ending for media, ending in DOCUMENT_SUFFIXES.items() if media == form)
    assert ask(apache, "id/meeting/hsc-2005", header) == (303, f"{TARGET}/doc/meeting/hsc-2005.{ending}")


def test_generated_headers(apache: httpx.Client) -> None:
    chance = random.Random(3)
    ranges = [*DAY_FORMS, "*/*", "text/*", "application/*", "image/png", "application/xml"]
    weights = ["", ";q=1", ";q=1.0", ";q=0.9", "; q=0.90", ";q=0.85", ";q=0.09", ";q=0.009", ";Q=0.5", ";q=0", ";q=0."]
    for _ in range(300):
        header = ", ".join(one + chance.choice(weights) for one in chance.sample(ranges, chance.randint(1, 6)))
        for path in ("id/state/KAZ", "status/2001-06-15"):
            assert ask(apache, path, header) == resolve_redirect(path, header, TARGET), header


@pytest.mark.parametrize(
    "path",
    ["id/state/KAZ/more", "id/state", "id/state/KAZ.ttl", "id/state/%2e%2e", "id/../../etc/passwd",
     "id/state/..%2f..%2fsecret", "id%2Fstate%2FKAZ", "id/state/KAZ%0d%0aX-Injected:1", "id/state/%E4%B8%8A",
     "status/today", "dump/0.1.0/../../secret", "dump/0.1.0/.hidden", "none"],
)  # fmt: skip
def test_an_unknown_path_is_not_found(apache: httpx.Client, path: str) -> None:
    top = str(apache.base_url).rstrip("/")
    response = apache.send(apache.build_request("GET", httpx.URL(top).copy_with(raw_path=f"/scokg/{path}".encode())))
    assert response.status_code == 404
    assert "Location" not in response.headers
    assert "X-Injected" not in response.headers


def test_query_strings_are_passed_on(apache: httpx.Client) -> None:
    location = ask(apache, "status/2017-06-09?reckoning=decided&lang=ru", TURTLE)[1]
    assert location == f"{TARGET}/status/2017-06-09.ttl?reckoning=decided&lang=ru"
    assert ask(apache, "id/state/KAZ?lang=zh", None)[1] == f"{TARGET}/doc/state/KAZ.html?lang=zh"
    assert apache.head("/id/state/KAZ").status_code == 303


@pytest.fixture(scope="module")
def web() -> Iterator[httpx.Client]:
    """Yield a client that follows the redirects of Apache to a real ``scokg serve``."""
    with (
        running_server("--workers", "2") as server,
        running_apache(htaccess(server + "/")) as address,
        httpx.Client(base_url=address, timeout=PATIENCE, follow_redirects=True) as client,
    ):
        yield client


TOPICS = {
    "doc/state/KAZ": "id/state/KAZ",
    "graph/facts": "id/state/KAZ",
    "status/2017-06-09": "id/affiliation/IND-member",
}
SERVED = [place for place in IRI_PATTERNS if not place.pattern.startswith("dump/")]


@pytest.mark.parametrize("place", SERVED, ids=lambda place: place.pattern or "home")
def test_redirects_lead_to_the_document(web: httpx.Client, repository: Path, place: IriPattern) -> None:
    """The document exists, has the requested media type, and describes the requested IRI."""
    path = examples(repository)[place]
    for form in place.forms:
        answer = web.get("/" + path, headers={"Accept": form})
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, form)
        if form in FORMATS:
            quads = parse(answer.content, format=FORMATS[form])
            named = {t.value for q in quads for t in (q.subject, q.object) if isinstance(t, NamedNode)}
            assert BASE + TOPICS.get(path, path) in named
        else:
            assert path.rpartition("/")[2] in answer.text
    if not place.forms:
        assert web.get("/" + path, headers={"Accept": "*/*"}).status_code == 200


def test_versions_and_unknown_names_are_left_to_the_target(web: httpx.Client) -> None:
    current = web.get("/ontology", headers={"Accept": NTRIPLES})
    assert web.get(f"/ontology/{__version__}", headers={"Accept": NTRIPLES}).content == current.content
    for path in ("/ontology/9.9.9", "/id/state/XXX", "/id/none/KAZ", "/code/none", "/frame/v1/none.jsonld"):
        answer = web.get(path, headers={"Accept": TURTLE})
        assert (answer.status_code, answer.history[0].status_code in {302, 303}) == (404, True)
    assert web.get("/id/state/KAZ", headers={"Accept": "image/png"}).status_code == 406


def test_rdflib_loads_an_iri(web: httpx.Client) -> None:
    loaded = rdflib.Graph().parse(f"{web.base_url}id/state/KAZ")
    assert (rdflib.URIRef(BASE + "id/state/KAZ"), None, None) in loaded


@pytest.mark.parametrize(
    "target",
    ["", "data.example.org", "ftp://data.example.org", "https://", "https://a.example/%{ENV:x}", "https://a.example/$1",
     "https://a.example/ [R]", "https://a.example/?q=1", "https://a.example/#x", "https://a.example/\nRewriteRule"],
)  # fmt: skip
def test_a_target_must_be_an_address(target: str) -> None:
    with pytest.raises(UserError, match="an address like"):
        htaccess(target)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redirects", "--target", TARGET]) == 0
    shown = capsys.readouterr().out
    assert shown == htaccess(TARGET + "/")
    file = tmp_path / ".htaccess"
    assert main(["redirects", "--target", TARGET, "--output", str(file)]) == 0
    assert (file.read_text(encoding="utf-8"), capsys.readouterr().out) == (shown, "")
    assert main(["redirects", "--target", TARGET, "--output", str(tmp_path / "none" / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["redirects"])
    assert "--target" in capsys.readouterr().err
