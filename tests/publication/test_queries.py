"""Saved questions: reviewed rows, equal on two engines and however the graphs are arranged; safe parameters.

Each question is put to rdflib and to the other arrangements of the graphs once, with its first case; ``--all`` puts all
cases to them.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import QueryBoolean, QuerySolutions, Store

from scokg import Graph, UserError
from scokg.namespaces import CODE_LISTS, GRAPH, THING_KINDS
from scokg.publication.layout import root
from scokg.publication.loading import read_publication
from scokg.query.saved_queries import bind_values, query_names, read_query, saved_query
from scokg.rdf.results import Table, from_solutions

EXPECTED = root() / "queries" / "expected"
TYPES = {"date", "string", "integer", "lang", "thing", *THING_KINDS, *CODE_LISTS}


Case = tuple[str, dict[str, str], Path]


def cases() -> list[Case]:
    """Read the cases from the file names: ``<question>@<parameter>=<value>,....csv``."""
    found = []
    for path in sorted(EXPECTED.glob("*.csv")):
        name, _, values = path.stem.partition("@")
        found.append((name, dict(pair.split("=", 1) for pair in values.split(",") if pair), path))
    return found


CASES = cases()
IDS = [path.stem for _, _, path in CASES]


def once_for_each_question() -> list[object]:
    """Return all cases; only the first of each question, which has no values, is not marked as slow."""
    return [
        pytest.param(name, values, path, id=path.stem, marks=pytest.mark.slow if values else ())
        for name, values, path in CASES
    ]


@pytest.fixture(scope="module")
def rdflib_merged(graph: Graph) -> rdflib.Graph:
    return graph.to_rdflib()


@pytest.fixture(scope="module")
def named_store() -> Store:
    """Return the graphs as published: each triple in its one named graph, nothing in the default graph."""
    store = Store()
    store.extend(read_publication().quads())
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
    assert sorted(case[0] for case in CASES if not case[1]) == sorted(names)


@pytest.mark.parametrize(("name", "values", "path"), CASES, ids=IDS)
def test_reviewed_rows(
    graph: Graph, name: str, values: dict[str, str], path: Path, request: pytest.FixtureRequest
) -> None:
    rows = text_of(graph.run_saved(name, **values))  # type: ignore[arg-type]
    if request.config.getoption("--update-expected"):
        path.write_text(rows, encoding="utf-8")
    assert rows == expected_text(path)


@pytest.mark.parametrize(("name", "values", "path"), once_for_each_question())
def test_rdflib_gives_the_same_rows(
    graph: Graph, rdflib_merged: rdflib.Graph, name: str, values: dict[str, str], path: Path
) -> None:
    saved = saved_query(name)
    text = graph.bind(saved, values)
    assert values or text == saved.text
    result = rdflib_merged.query(text)
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


@pytest.mark.parametrize(("name", "values", "path"), once_for_each_question())
def test_union_and_from_give_the_same_rows(
    graph: Graph, named_store: Store, name: str, values: dict[str, str], path: Path
) -> None:
    text = graph.bind(saved_query(name), values)
    graphs = sorted(str(graph) for graph in named_store.named_graphs())
    clauses = "\n".join(f"FROM {graph}" for graph in graphs)
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


def test_each_triple_is_in_one_graph(named_store: Store) -> None:
    triples = [quad.triple for quad in named_store]
    assert len(triples) == len(set(triples))
    assert {quad.graph_name.value.removeprefix(GRAPH) for quad in named_store} == {
        "ontology", "facts", "claims", "sources", "derived", "dataset",
    }  # fmt: skip


@pytest.mark.parametrize("name", query_names())
def test_headers(name: str) -> None:
    """The header documents the question, and each parameter with a type and a default."""
    saved = saved_query(name)
    assert saved.summary.endswith("?")
    assert saved.description
    assert saved.tags
    assert "GRAPH" not in re.sub(r"^#.*$", "", saved.text, flags=re.MULTILINE)
    for parameter in saved.parameters:
        assert len(set(re.findall(rf"VALUES \?{parameter.name} (\{{.*?\}})", saved.text))) == 1
        assert parameter.type in TYPES
        assert parameter.default
        assert parameter.description


@pytest.mark.parametrize("name", query_names())
def test_asks(name: str) -> None:
    """The header has three to eight ways to put the question, in each language, and none twice."""
    asks = saved_query(name).asks
    assert set(asks) == {"en", "ru", "zh"}
    least = {"en": 3, "ru": 2, "zh": 2}
    assert {lang: len(texts) for lang, texts in asks.items() if not least[lang] <= len(texts) <= 8} == {}
    assert all(len(set(texts)) == len(texts) for texts in asks.values())


def test_an_ask_belongs_to_one_question() -> None:
    asks = Counter(text for name in query_names() for texts in saved_query(name).asks.values() for text in texts)
    assert {text: count for text, count in asks.items() if count > 1} == {}


@pytest.mark.parametrize(
    ("asks", "message"),
    [
        ("[a]", "map en, ru, zh to lists"),
        ("{de: [a]}", "map en, ru, zh to lists"),
        ("{en: a}", "asks.en in the header to be a list of questions"),
        ('{en: [a], ru: [""]}', "asks.ru in the header to be a list of questions"),
        ("{zh: [{a: b}]}", "asks.zh in the header to be a list of questions"),
    ],
)
def test_invalid_asks_are_refused(asks: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_query("q", f"#+ summary: s\n#+ asks: {asks}\nSELECT * {{ }}")


@pytest.mark.parametrize("name", query_names())
def test_defaults_in_text_and_header_agree(graph: Graph, name: str) -> None:
    saved = saved_query(name)
    defaults = {parameter.name: parameter.default for parameter in saved.parameters}
    assert graph.query(graph.bind(saved, defaults)) == graph.query(saved.text)


INJECTION = '" } . ?x ?y ?z . VALUES ?lang { "en'


def test_a_value_is_never_parsed_as_query(graph: Graph) -> None:
    """A string closes no quote and no brace, even if it looks like another parameter."""
    query = read_query("q", '#+ summary: s\n#+ parameters:\n#+   a: {type: string, default: x}\n#+   b: {type: string, '
                            'default: y}\nSELECT ?a ?b WHERE { VALUES ?a { "x" } VALUES ?b { "y" } }')  # fmt: skip
    for nasty in (INJECTION, 'VALUES ?b { "z" }', "a\\", 'a\nb"', "\u202e'", "}{"):
        answer = graph.query(bind_values(query, {"a": nasty, "b": nasty}))
        assert isinstance(answer, Table)
        assert answer.rows == [(nasty, nasty)]


@pytest.mark.parametrize("value", [INJECTION, "2017-13-01", "2017", "2023-02-30", "20170609", ""])
def test_dates_are_checked(graph: Graph, value: str) -> None:
    with pytest.raises(UserError, match="--param on="):
        graph.run_saved("status-on", on=value)


@pytest.mark.parametrize("value", ["<x>", "a b", 'x"y', "https://x.example/> } #", "no-such-prefix:KAZ", ""])
def test_things_are_checked(graph: Graph, value: str) -> None:
    with pytest.raises(UserError, match="unknown thing"):
        graph.run_saved("sources-of-thing", thing=value)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("had-status-on", {"state": "Atlantis"}, "unknown state: 'Atlantis'"),
        ("had-status-on", {"status": "membr"}, "unknown role: 'membr'"),
        ("done-at-meeting", {"meeting": "nope"}, "unknown meeting: 'nope'"),
        ("doubts", {"confidence": "zzz"}, "expected one of low, medium"),
        ("status-on", {"lang": "de"}, "expected one of en, ru, zh"),
        ("status-on", {"reckoning": "x"}, "expected one of in-force, decided"),
        ("changes-in-period", {"from": "2020-01-01", "to": "2010-01-01"}, "from=2020-01-01 is after to=2010-01-01"),
        ("state-year-panel", {"from": "99999"}, "from=99999 is after"),
        ("state-year-panel", {"from": "２０１５"}, "expected a whole number"),
    ],
)  # fmt: skip
def test_a_value_that_names_nothing_is_an_error(graph: Graph, name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        graph.run_saved(name, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["KAZ", "kaz", "Kazakhstan", "Казахстан", "state:KAZ"])
def test_a_parameter_takes_any_name_of_a_thing(graph: Graph, state: str) -> None:
    assert graph.run_saved("history-of-state", state=state) == graph.run_saved("history-of-state", state="KAZ")


def test_queries_can_name_the_graphs(graph: Graph) -> None:
    """The graph is stored merged; a query with FROM or GRAPH gets the published graphs."""
    prefix = "SELECT (COUNT(*) AS ?n)"
    facts = graph.query(f"{prefix} FROM <{GRAPH}facts> WHERE {{ ?s ?p ?o }}")
    in_facts = graph.query(f"{prefix} WHERE {{ GRAPH <{GRAPH}facts> {{ ?s ?p ?o }} }}")
    everything = graph.query(f"{prefix} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}")
    assert facts == in_facts
    assert everything == Table(("n",), [(len(graph.store),)])


def test_updates_are_refused_as_such(graph: Graph) -> None:
    with pytest.raises(UserError, match="this is an update, but the graph is read-only"):
        graph.query("INSERT DATA { <http://a.example/> a <http://b.example/> }")


@pytest.mark.parametrize(
    ("expression", "value"),
    [('"abc"^^xsd:integer', "abc"), ('"NaN"^^xsd:double', "NaN"), ("1e400", "INF"), ("0.5", 0.5), ("7", 7),
     ("0.1234567890123456789", "0.1234567890123456789"), ("true", True)],
)  # fmt: skip
def test_numbers_that_python_cannot_represent_stay_text(graph: Graph, expression: str, value: object) -> None:
    text = f"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?x {{ VALUES ?x {{ {expression} }} }}"
    answer = graph.query(text)
    assert isinstance(answer, Table)
    assert answer.rows == [(value,)]


def test_errors_name_an_unknown_question_or_parameter(graph: Graph) -> None:
    with pytest.raises(UserError, match="did you mean status-on"):
        graph.run_saved("status-onn")
    with pytest.raises(UserError, match="it has: on, reckoning, lang"):
        graph.run_saved("status-on", day="2017-06-09")
    with pytest.raises(UserError, match="there is no saved query"):
        graph.run_saved("../shapes/actors")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("no header at all", "lacks a summary"),
        ("#+ summary: [unclosed", "the #\\+ header is not YAML"),
        ("#+ summary: s\n#+ parameters: [a, b]", "to map a name to type"),
        ("#+ summary: s\n#+ parameters: {a: date}", "parameter a lacks its type"),
        ("#+ summary: s\n#+ parameters: {a: {type: date}}", "no VALUES \\?a"),
    ],
)
def test_a_malformed_header_is_a_user_error(header: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_query("mine.rq", f"{header}\nSELECT * WHERE {{ ?s ?p ?o }}")
