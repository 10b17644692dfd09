"""Parsers that are not ours read the dumps: rdflib, rapper (librdf), PyLD and Apache Jena.

Each dump must be isomorphic to the source files (RDFC-1.0) and have the same number of triples, and a query on what
each parser has read must return the same rows as the program. tests/support/fetch-jars.sh downloads Jena. Without
rapper, Java or the jars, tests are skipped, except in the gate (CI=true), where they fail.
"""

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from scokg import Graph
from scokg.export.dumps import export_dumps
from scokg.namespaces import DERIVED, GRAPH
from scokg.publication.layout import root, turtle_files
from scokg.publication.loading import read_publication
from scokg.publication.prebuilt import GraphStores
from scokg.query.saved_queries import query_text
from scokg.rdf.named_graphs import NamedGraphs
from scokg.rdf.serializers import FORMATS, write_nquads, write_ntriples
from support import REPOSITORY, require_in_gate
from support.waiting import PATIENCE

JARS = REPOSITORY / "build" / "jena" / "lib"
ONTOLOGY = GRAPH + "ontology"
TRIPLE_FORMATS = ("ttl", "nt", "rdfxml")
QUESTION = "status-on"
_TOLERATED = "DEFAULT_PORT_SHOULD_BE_OMITTED"  # addresses of sources, as they were retrieved
Statements = set[str]


def jena(main: str, *arguments: str | Path) -> str:
    """Run a command of Jena; a warning or an error fails the test."""
    if shutil.which("java") is None:
        require_in_gate("java is not on PATH: install Java 17")
    if not list(JARS.glob("jena-cmds-*.jar")):
        require_in_gate("Jena is missing: run sh tests/support/fetch-jars.sh jena")
    command = ["java", "-Xmx1g", "-Dfile.encoding=UTF-8", "-cp", str(JARS / "*"), main, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    problems = [line for line in done.stderr.splitlines() if " WARN " in line or " ERROR " in line]
    assert [line for line in problems if _TOLERATED not in line] == []
    assert done.returncode <= bool(problems), done.stderr[-2000:]
    return done.stdout + (done.stderr if "--count" in arguments else "")


def by_jena(form: str, path: Path) -> str:
    return jena("riotcmd.riot", f"--output={'nt' if form in TRIPLE_FORMATS else 'nq'}", path)


def by_rapper(form: str, path: Path) -> str:
    if shutil.which("rapper") is None:
        require_in_gate("rapper is not on PATH: apt-get install raptor2-utils")
    name = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig", "rdfxml": "rdfxml"}[form]
    output = "ntriples" if form in TRIPLE_FORMATS else "nquads"
    command = ["rapper", "--quiet", "--input", name, "--output", output, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def by_pyld(form: str, path: Path) -> str:
    assert form == "jsonld"
    return jsonld.to_rdf(json.loads(path.read_bytes()), {"format": "application/n-quads"})


def by_rdflib(form: str, path: Path) -> str:
    name = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}[form]
    graph: rdflib.Graph = rdflib.Graph() if form in TRIPLE_FORMATS else rdflib.Dataset()
    return graph.parse(path, format=name).serialize(format="nt" if form in TRIPLE_FORMATS else "nquads")


READERS: dict[str, tuple[Callable[[str, Path], str], tuple[str, ...]]] = {
    "rdflib": (by_rdflib, tuple(FORMATS)),
    "rapper": (by_rapper, ("ttl", "nt", "nq", "trig", "rdfxml")),
    "Jena": (by_jena, tuple(FORMATS)),
    "PyLD": (by_pyld, ("jsonld",)),
}
CASES = [(tool, form) for tool, (_, forms) in READERS.items() for form in forms]


@pytest.fixture(autouse=True)
def _lexical_forms_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "dumps"
    export_dumps(folder)
    return folder


@cache
def sources() -> tuple[ox.Quad, ...]:
    """Parse the source files, each triple in its named graph, and add the derived triples."""
    quads = [
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(file.graph))
        for file in turtle_files(root())
        for q in ox.parse(path=file.path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]
    derived = ox.parse(write_ntriples(GraphStores(root()).derived), format=ox.RdfFormat.N_TRIPLES)
    return (*quads, *(ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(DERIVED)) for q in derived))


def merged(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    return [ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) for q in quads]


def canonical(quads: Iterable[ox.Quad]) -> Statements:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


@cache
def expected(form: str) -> Statements:
    return canonical(merged(sources()) if form in TRIPLE_FORMATS else sources())


def parsed(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))


def assert_same(found: Statements, wanted: Statements) -> None:
    assert sorted(found - wanted)[:3] == []
    assert sorted(wanted - found)[:3] == []


def suffixed(stem: str, form: str) -> str:
    return f"{stem}.{FORMATS[form].suffix}"


@pytest.mark.parametrize(("tool", "form"), CASES)
def test_a_parser_of_others_reads_what_the_sources_say(tool: str, form: str, dumps: Path) -> None:
    quads = parsed(READERS[tool][0](form, dumps / suffixed("scokg", form)))
    assert len(quads) == len(expected(form))
    assert_same(canonical(quads), expected(form))


@pytest.mark.parametrize(
    ("tool", "form"), [("rapper", "ttl"), ("rapper", "nt"), ("rapper", "rdfxml"), ("PyLD", "jsonld")]
)
def test_each_named_graph_by_itself(tool: str, form: str, dumps: Path) -> None:
    graphs = {q.graph_name.value for q in sources()}
    assert len(graphs) == 6
    for iri in graphs:
        path = dumps / suffixed(iri.rsplit("/", 1)[1], form)
        wanted = canonical(merged(q for q in sources() if q.graph_name.value == iri))
        assert_same(canonical(parsed(READERS[tool][0](form, path))), wanted)


def test_jena_counts_the_triples_that_the_index_states(dumps: Path) -> None:
    files = [file for file in json.loads((dumps / "index.json").read_bytes())["files"] if len(file["graphs"]) == 1]
    assert len(files) == 24
    told = jena("riotcmd.riot", "--count", *(dumps / file["name"] for file in files))
    counts = {Path(name).name: int(n.replace(",", "")) for name, n in re.findall(r"(\S+) +: \w+ = ([\d,]+)", told)}
    assert counts == {file["name"]: file["triples"] for file in files}


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def answer_of(text: str) -> list[list[str]]:
    """Run the query on what a parser has read, merged into one graph."""
    store = ox.Store()
    store.extend(merged(parsed(text)))
    return rows(store.query(query_text(QUESTION)).serialize(format=ox.QueryResultsFormat.CSV).decode())


def answer_of_rdflib(path: Path) -> list[list[str]]:
    result = rdflib.Graph().parse(path, format="turtle").query(query_text(QUESTION))
    return rows(result.serialize(format="csv").decode())


def answer_of_jena(path: Path) -> list[list[str]]:
    query = REPOSITORY / "queries" / f"{QUESTION}.rq"
    return rows(jena("arq.sparql", f"--data={path}", f"--query={query}", "--results=csv"))


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (answer_of_rdflib, "scokg.ttl"),
        (answer_of_jena, "scokg.ttl"),
        (lambda path: answer_of(by_rapper("rdfxml", path)), "scokg.rdf"),
        (lambda path: answer_of(by_pyld("jsonld", path)), "scokg.jsonld"),
    ],
    ids=["rdflib", "Jena", "rapper", "PyLD"],
)
def test_a_query_returns_the_same_rows(
    ask: Callable[[Path], list[list[str]]], name: str, dumps: Path, graph: Graph
) -> None:
    wanted = rows(graph.ask_saved(QUESTION).to_csv())
    assert len(wanted) > 15
    assert ask(dumps / name) == wanted


def test_the_canonical_form_is_that_of_an_rdfc_1_0_that_is_not_ours() -> None:
    """PyLD would take minutes for everything; only the graph with blank nodes is relevant for the algorithm."""
    ontology = NamedGraphs({ONTOLOGY: read_publication(derived=False).graphs[ONTOLOGY]})
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    canonical_form = write_nquads(ontology)
    assert b"_:c14n" in canonical_form
    renamed = canonical_form.replace(b"_:c14n", b"_:x").decode()
    assert jsonld.normalize(renamed, options).encode() == canonical_form


# Things that often break dumps: line ends, quotes, ends of CDATA, characters beyond 16 bits, lexical forms that are not
# canonical, IRIs that Turtle or JSON-LD might abbreviate incorrectly, schemes that are also prefixes of ours.
ODD = r"""
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/scokg/id/state/A.b> a <http://www.w3.org/2002/07/owl#Thing> ;
    <http://example.org/p> " tab\t, line\nend, carriage\rreturn, \"quoted\" 'text' \\ & <tag/> ]]> " ,
        " \u0085\u2028\U0001F54A " ,
        "" , "a\r\nb"@zh , "{\"@id\": 1}" , "007"^^xsd:integer , "0.50"^^xsd:decimal , "-0044"^^xsd:gYear ,
        "1"^^xsd:boolean , "P1Y"^^xsd:duration , "https://w3id.org/scokg/id/state/KAZ" ,
        <https://w3id.org/scokg/id/state/> , <https://w3id.org/scokg/id/state/a/b> , <geo:43.2,76.9> ,
        <urn:isbn:0451450523> ,
        <http://example.org/a(b)?c=1&d='2'%20#e> , <http://example.org/上海> , <https://w3id.org/scokg/id/state/%41-> ;
    <http://example.org/上海> true .
"""
LIST = '<http://example.org/list> <http://example.org/p> ("a" [ <http://example.org/p> "b" ]) .'


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("odd")
    for name, text in {"data/states/odd.ttl": ODD, "ontology/odd.ttl": LIST}.items():
        (top / name).parent.mkdir(parents=True)
        (top / name).write_text(text, encoding="utf-8")
    export_dumps(top / "dumps", derived=False, top=top)
    return top


@pytest.mark.parametrize(("tool", "form"), CASES)
def test_odd_terms_survive(tool: str, form: str, odd: Path) -> None:
    quads = list(read_publication(odd, derived=False).quads())
    assert len(quads) == 26
    found = canonical(parsed(READERS[tool][0](form, odd / "dumps" / suffixed("scokg", form))))
    wanted = canonical(merged(quads) if form in TRIPLE_FORMATS else quads)
    if tool == "rdflib" and form in {"ttl", "trig"}:  # it reads the Turtle number 007 as 7
        wanted = {line.replace('"007"', '"7"') for line in wanted}
    assert_same(found, wanted)
