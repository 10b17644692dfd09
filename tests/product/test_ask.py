"""Questions in plain words: the development set, the command, the shape of an answer, and the index on disk."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from asks import ASKS as DEVELOPMENT
from asks import LATER, TODAY, figures, is_denied, outcome, read_asks
from command_line import opened_graph
from command_line import run_in_process as scokg

from scokg import Graph, UserError
from scokg.query.ask_store import ask_file, open_ask_index
from scokg.query.asking import Answer, language_of
from scokg.query.saved_queries import query_names

ASKS = read_asks()


@pytest.fixture(scope="module", autouse=True)
def one_graph(graph: Graph) -> Iterator[None]:
    with opened_graph(graph):
        yield


def ask(graph: Graph, text: str) -> Answer:
    return graph.ask(text, today=TODAY)


def test_the_development_set() -> None:
    assert len(ASKS) >= 250
    assert len({ask.text for ask in ASKS}) == len(ASKS)
    shares = {lang: count / len(ASKS) for lang, count in Counter(ask.lang for ask in ASKS).items()}
    assert shares["en"] >= 0.5
    assert min(shares["ru"], shares["zh"]) >= 0.22
    assert sum(bool(ask.trap) for ask in ASKS) / len(ASKS) >= 0.18
    assert {question for ask in ASKS for question in ask.questions} <= set(query_names())
    assert {ask.trap for ask in ASKS} == {"", "not-so", "not-known", "not-understood", "ambiguous"}
    assert all(language_of(ask.text) == ask.lang for ask in ASKS)


@pytest.mark.parametrize("path", [DEVELOPMENT, pytest.param(LATER, marks=pytest.mark.slow)], ids=["asks", "asks_later"])
def test_figures(graph: Graph, path: Path) -> None:
    """The right question is among the first three, and its parameters are right; traps are answered as such."""
    found = figures([outcome(graph, ask) for ask in read_asks(path)])
    for lang in ("en", "ru", "zh"):
        assert found[lang]["among three"] >= 92, found
        assert found[lang]["first"] >= 80, found
        assert found[lang]["parameters"] >= 90, found
        assert found[lang]["traps"] == 100, found


def test_the_shape_of_an_answer() -> None:
    done = scokg("ask", "Who was Secretary-General on 16 August 2007?", "--format", "json")
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert set(answer) == {"status", "understood", "rows", "sources", "alternatives", "note"}
    assert answer["status"] == "answered"
    assert answer["understood"]["question"] == "holders-of-post"
    assert answer["understood"]["parameters"] == {"post": "post:sec-secretary-general", "on": "2007-08-16"}
    assert answer["understood"]["text"] == "holders-of-post: post = Secretary-General of the SCO, on = 2007-08-16"
    assert [row["person"] for row in answer["rows"]] == ["Bolat Nurgaliyev"]
    assert set(answer["sources"][0]) == {"iri", "title", "publisher", "issued", "url"}
    assert all(set(other) == set(answer["understood"]) for other in answer["alternatives"])


def test_the_answer_for_people() -> None:
    done = scokg("ask", "who", "signed", "the", "SCO", "charter", "--format", "table")
    text = done.stdout
    understood, rows, sources = (text.index(part) for part in ("Understood as signatories", "Jiang Zemin", "Sources:"))
    assert understood < rows < sources
    assert done.returncode == 0


def test_csv_has_the_rows_alone() -> None:
    done = scokg("ask", "Кто подписал Хартию ШОС?", "--format", "csv")
    assert done.stdout.startswith("party,")
    assert "Путин" in done.stdout
    assert "Understood" not in done.stdout
    assert "Understood as signatories" in done.stderr


@pytest.mark.parametrize(
    ("text", "status", "note"),
    [
        ("When did Japan join the SCO?", "not-known", "Japan: no status"),
        ("когда Япония вступила в ШОС", "not-known", "Japan: no status"),
        ("When did Turkey become a member?", "answered", "Turkey never had the status member state; its statuses are"),
        ("Did Kazakhstan leave the SCO?", "answered", "No withdrawal, suspension or expulsion of Kazakhstan"),
        ("members on 1 January 1990", "not-known", "Nothing is recorded before 1996-04-26"),
        ("who will chair the SCO on 1 January 2040", "not-known", "2040-01-01 lies in the future"),
        ("who attended the summit in Beijing in 2010", "not-known", "No such meeting is recorded"),
        ("who signed the convention on climate change", "not-known", "No instrument with such a title"),
        ("What did the Astana summit adopt?", "ambiguous", "meeting is ambiguous"),
        ("who signed the agreement?", "ambiguous", "needs a value for instrument"),
        ("best pizza in Tashkent", "not-understood", "No question fits"),
        ("what is the GDP of Kazakhstan", "not-understood", "No question fits"),
        ("比什凯克今天天气怎么样", "not-understood", "No question fits"),
    ],
)
def test_what_is_not_so_or_not_known(graph: Graph, text: str, status: str, note: str) -> None:
    answer = ask(graph, text)
    assert answer.status == status
    assert note in answer.note


def test_what_was_taken_is_no_denial(graph: Graph) -> None:
    """The figures count a trap as answered only if a note denies something, not if it says which day was taken."""
    answer = ask(graph, "Who chaired the SCO in 2005?")
    assert "A day was needed" in answer.note
    assert not is_denied("not-so", answer)
    assert is_denied("not-so", ask(graph, "When did Turkey become a member?"))


def test_nothing_fits() -> None:
    done = scokg("ask", "best pizza in Tashkent", "--format", "table")
    assert done.returncode == 1
    assert "No question fits" in done.stdout
    assert done.stdout.count("scokg query ") == 3


def test_candidates_of_an_ambiguous_name(graph: Graph) -> None:
    answer = ask(graph, "What did the Astana summit adopt?")
    assert not answer.rows.rows
    meetings = [way.parameters["meeting"] for way in (answer.understood, *answer.alternatives) if way]
    assert meetings == ["meeting:hsc-2005", "meeting:hsc-2011", "meeting:hsc-2017", "meeting:hsc-2024"]
    assert answer.alternatives[0].command == "scokg query instruments-of-meeting --param meeting=meeting:hsc-2011"


@pytest.mark.parametrize(
    ("text", "parameter", "thing"),
    [
        ("Which summits did Nazarbaev attend?", "person", "person:nursultan-nazarbayev"),
        ("When did Uzbekstan join?", "state", "UZB"),
        ("What was Nur-Sultan called before?", "place", "place:astana"),
        ("meetings held in Alma-Ata", "place", "place:almaty"),
        ("在阿斯塔纳举行过哪些会议", "place", "place:astana"),
        ("на каких саммитах был Назарбаев", "person", "person:nursultan-nazarbayev"),
        ("what did the Kyrgyz ratify", "state", "KGZ"),
    ],
)
def test_former_foreign_and_misspelt_names(graph: Graph, text: str, parameter: str, thing: str) -> None:
    answer = ask(graph, text)
    assert answer.understood
    assert answer.understood.parameters[parameter] == thing


def test_a_name_that_is_only_similar_is_said(graph: Graph) -> None:
    assert "Uzbekstan: taken as Uzbekistan." in ask(graph, "When did Uzbekstan join?").note


def test_nothing_is_taken_silently(graph: Graph) -> None:
    today = ask(graph, "who are the members of the SCO")
    assert today.understood
    assert today.understood.parameters["on"] == TODAY.isoformat()
    assert f"No day is given: on = {TODAY}, today." in today.note
    year = ask(graph, "members in 2005")
    assert "A day was needed: on = 2005-12-31, of 2005-01-01 to 2005-12-31." in year.note


def test_rows_are_those_that_a_text_asks_for(graph: Graph) -> None:
    answer = ask(graph, "Which countries were observers on 1 January 2013?")
    assert {row["status"] for row in answer.rows.records()} == {"observer"}
    assert answer.understood
    assert answer.understood.parameters["status"] == "observer"


def test_the_language_of_names_is_that_of_the_question(graph: Graph) -> None:
    assert "Генеральный секретарь" in str(ask(graph, "кто сейчас генсек ШОС").understood)
    assert "秘书长" in str(ask(graph, "现任秘书长").understood)


@pytest.mark.parametrize(("text", "message"), [("?!", "at least one letter or digit"), ("a" * 501, "at most 500")])
def test_bad_text(graph: Graph, text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        graph.ask(text)
    assert scokg("ask", text).returncode == 2


def test_any_text_is_answered(graph: Graph) -> None:
    """Whatever is asked, there is an answer with a status, and no error."""
    for text in (
        "a",
        "в",
        "的",
        "2017",
        "0",
        "India",
        "Who?",
        "32 June 2017",
        "from 2017 to 2010",
        "SCO " * 100,
        "\u0301x",
    ):
        assert ask(graph, text).status in {"answered", "ambiguous", "not-known", "not-understood"}


def test_questions_about_a_text() -> None:
    found = json.loads(scokg("query", "--about", "members in 2005", "--format", "json").stdout)
    assert len(found) == 10
    assert found[0]["question"] == "status-on"
    assert found[0]["parameters"] == {"on": "2005-12-31"}
    assert found[0]["command"] == "scokg query status-on --param on=2005-12-31"
    assert found[0]["summary"]
    assert scokg("query", "--about", "x", "--param", "a=b").returncode == 2


def test_the_index_on_disk_is_a_cache(graph: Graph) -> None:
    """A damaged file is computed again, with the same content."""
    path = ask_file(graph.engine)
    assert path
    index = open_ask_index(graph.engine, graph.names)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"hsc", b"hgc", 1))
    assert open_ask_index(graph.engine, graph.names).to_json() == index.to_json()
    assert path.read_bytes() == content


def test_the_index_is_json(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    path.write_text(json.dumps(graph.asker.index.to_json(), ensure_ascii=False), encoding="utf-8")
    assert type(graph.asker.index).from_json(json.loads(path.read_text(encoding="utf-8"))).to_json() == (
        graph.asker.index.to_json()
    )


def test_a_graph_without_files_has_no_file_of_the_index(graph: Graph) -> None:
    assert ask_file(Graph(graph.store).engine) is None
