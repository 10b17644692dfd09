"""Saved questions: reviewed rows, the same on two engines and on every arrangement of the graphs; safe parameters."""

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from scokg import Graph, UserError
from scokg.closure import derived_triples
from scokg.dataset import load_named
from scokg.files import root, turtle_files
from scokg.saved import bind_texts, query_names, read_query, saved_query
from scokg.table import Table, from_solutions
from scokg.vocabulary import GRAPH

EXPECTED = root() / "queries" / "expected"
TYPES = {"date", "state", "string", "integer", "year", "iri", "lang", "reckoning", "affiliation", "meeting", "role"}


def cases() -> list[tuple[str, dict[str, str], Path]]:
    """Read the cases from the names of the files: ``<question>@<parameter>=<value>,....csv``."""
    found = []
    for path in sorted(EXPECTED.glob("*.csv")):
        name, _, values = path.stem.partition("@")
        found.append((name, dict(pair.split("=", 1) for pair in values.split(",") if pair), path))
    return found


CASES = cases()
IDS = [path.stem for _, _, path in CASES]


@pytest.fixture(scope="module")
def rdflib_merged(graph: Graph) -> rdflib.Graph:
    return graph.to_rdflib()


@pytest.fixture(scope="module")
def named_store() -> Store:
    """Load the graphs as published: each triple in its one named graph, nothing in the default graph."""
    store = Store()
    load_named(turtle_files(root()), store)
    derived = NamedNode(GRAPH + "derived")
    store.extend(Quad(t.subject, t.predicate, t.object, derived) for t in derived_triples())
    return store


def expected_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def text_of(answer: Table | bool) -> str:
    return answer.to_csv() if isinstance(answer, Table) else f"{str(answer).lower()}\n"


def test_every_question_has_cases() -> None:
    names = query_names()
    assert len(names) >= 30
    counted = {name: sum(case[0] == name for case in CASES) for name in names}
    assert {name for name, count in counted.items() if count < 2} == set()
    assert {case[0] for case in CASES} == set(names)


@pytest.mark.parametrize(("name", "values", "path"), CASES, ids=IDS)
def test_reviewed_rows(
    graph: Graph, name: str, values: dict[str, str], path: Path, request: pytest.FixtureRequest
) -> None:
    rows = text_of(graph.run_saved(name, **values))  # type: ignore[arg-type]
    if request.config.getoption("--update-expected"):
        path.write_text(rows, encoding="utf-8")
    assert rows == expected_text(path)


@pytest.mark.parametrize(("name", "values", "path"), CASES, ids=IDS)
def test_rdflib_gives_the_same_rows(rdflib_merged: rdflib.Graph, name: str, values: dict[str, str], path: Path) -> None:
    result = rdflib_merged.query(bind_texts(saved_query(name), values))
    if result.type == "ASK":
        answer: Table | bool = bool(result.askAnswer)
    else:
        columns = tuple(str(v) for v in result.vars or ())
        answer = Table(columns, [tuple(_rdflib_value(term) for term in row) for row in result])
    assert text_of(answer) == expected_text(path)


def _rdflib_value(term: object) -> str | int | float | bool | None:
    if term is None:
        return None
    if isinstance(term, rdflib.Literal) and isinstance(term.value, bool):
        return term.value
    return str(term)


@pytest.mark.parametrize(("name", "values", "path"), CASES, ids=IDS)
def test_union_and_from_give_the_same_rows(named_store: Store, name: str, values: dict[str, str], path: Path) -> None:
    text = bind_texts(saved_query(name), values)
    graphs = sorted({quad.graph_name.value for quad in named_store})
    clauses = "\n".join(f"FROM <{graph}>" for graph in graphs)
    with_from = re.sub(r"^WHERE\b|^ASK\b", lambda m: f"{clauses}\nWHERE" if m[0] == "WHERE" else f"ASK {clauses}", text,
                       count=1, flags=re.MULTILINE)  # fmt: skip
    assert with_from != text
    assert _text(named_store.query(text, use_default_graph_as_union=True)) == expected_text(path)
    assert _text(named_store.query(with_from)) == expected_text(path)


def _text(result: object) -> str:
    if isinstance(result, QueryBoolean):
        return text_of(bool(result))
    assert isinstance(result, QuerySolutions)
    return from_solutions(result).to_csv()


def test_each_triple_stands_in_one_graph(named_store: Store) -> None:
    triples = [quad.triple for quad in named_store]
    assert len(triples) == len(set(triples))
    assert {quad.graph_name.value.removeprefix(GRAPH) for quad in named_store} == {
        "ontology", "facts", "claims", "sources", "derived", "dataset",
    }  # fmt: skip


@pytest.mark.parametrize("name", query_names())
def test_headers(name: str) -> None:
    """The header documents the question; each parameter has a type, and its default is that of the text."""
    saved = saved_query(name)
    assert saved.summary.endswith("?")
    assert saved.description
    assert saved.tags
    assert "GRAPH" not in re.sub(r"^#.*$", "", saved.text, flags=re.MULTILINE)
    for parameter in saved.parameters:
        assert parameter.type in TYPES
        assert parameter.default
        assert parameter.description
    defaults = {parameter.name: parameter.default for parameter in saved.parameters}
    prepareQuery(saved.text)
    normal = re.compile(r"\s+")
    assert normal.sub("", bind_texts(saved, defaults).replace("affiliation:", "")) != ""


@pytest.mark.parametrize("name", query_names())
def test_defaults_in_text_and_header_agree(graph: Graph, name: str) -> None:
    saved = saved_query(name)
    defaults = {parameter.name: parameter.default for parameter in saved.parameters}
    assert graph.query(bind_texts(saved, defaults)) == graph.query(saved.text)


INJECTION = '" } . ?x ?y ?z . VALUES ?lang { "en'


def test_a_value_is_never_read_as_query(graph: Graph) -> None:
    """A text closes no quote and no brace, even where it looks like another parameter."""
    query = read_query("q", '#+ summary: s\n#+ parameters:\n#+   a: {type: string, default: x}\n#+   b: {type: string, '
                            'default: y}\nSELECT ?a ?b WHERE { VALUES ?a { "x" } VALUES ?b { "y" } }')  # fmt: skip
    for nasty in (INJECTION, 'VALUES ?b { "z" }', "a\\", 'a\nb"', "\u202e'", "}{"):
        answer = graph.query(bind_texts(query, {"a": nasty, "b": nasty}))
        assert isinstance(answer, Table)
        assert answer.rows == [(nasty, nasty)]


@pytest.mark.parametrize("value", [INJECTION, "2017-13-01", "2017", "2023-02-30", "20170609", ""])
def test_dates_are_checked(graph: Graph, value: str) -> None:
    with pytest.raises(UserError, match="--param on="):
        graph.run_saved("status-on", on=value)


@pytest.mark.parametrize("value", ["<x>", "a b", 'x"y', "https://x.example/> } #", "no-such-prefix:KAZ"])
def test_iris_are_checked(graph: Graph, value: str) -> None:
    with pytest.raises(UserError, match="--param thing="):
        graph.run_saved("sources-of-thing", thing=value)


def test_unknown_question_and_parameter_are_named(graph: Graph) -> None:
    with pytest.raises(UserError, match="did you mean status-on"):
        graph.run_saved("status-onn")
    with pytest.raises(UserError, match="it has: on, reckoning, lang"):
        graph.run_saved("status-on", day="2017-06-09")
    with pytest.raises(UserError, match="there is no saved question"):
        graph.run_saved("../shapes/actors")
