"""An empty answer means "none" where a list is stated to be complete, and "not known" elsewhere."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scokg import Graph, UserError
from scokg.cli import main
from scokg.query.completeness import CompleteList, Coverage, Meaning, Period, asked_days, complete_lists, stated_lists
from scokg.query.saved_queries import query_names, read_query, saved_query

Scokg = Callable[..., tuple[int, str, str]]
EXPECTED = Path("queries") / "expected" / "completeness.csv"
NOT_OF_ITS_OWN = {"declarations"}
"""Lists that cover only part of an answer: instruments-by-kind also returns declarations of other bodies."""


@pytest.fixture
def scokg(capsys: pytest.CaptureFixture[str]) -> Scokg:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_lists_are_read_from_the_graph(graph: Graph, repository: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((repository / EXPECTED).read_text(encoding="utf-8"))))
    found = [(one.list, one.label, str(one.days.first), str(one.days.last), one.confidence, one.iri)
             for one in complete_lists(graph.store)]  # fmt: skip
    columns = ("list", "label", "completeFrom", "knownThrough", "confidence", "iri")
    assert found == [tuple(row[column] for column in columns) for row in rows]
    assert len(found) == 8


def test_headers_name_existing_lists_and_parameters(graph: Graph) -> None:
    known = {one.list for one in complete_lists(graph.store)}
    named = {code for name in query_names() for code in stated_lists(saved_query(name))}
    assert named | NOT_OF_ITS_OWN == known
    for name in query_names():
        for values in stated_lists(saved_query(name)).values():
            graph.bind(saved_query(name), values)


@pytest.mark.parametrize(
    ("name", "values", "meaning", "known"),
    [
        ("status-on", {"on": "2011-01-01"}, "none", ("2011-01-01", "2011-01-01")),
        ("status-on", {"on": "2011-01-01", "reckoning": "decided"}, "not-known", None),
        ("status-on", {"on": "1996-04-25"}, "not-known", None),
        ("status-on", {"on": "1996-04-26"}, "none", ("1996-04-26", "1996-04-26")),
        ("status-on", {"on": "2026-02-02"}, "none", ("2026-02-02", "2026-02-02")),
        ("status-on", {"on": "2026-02-03"}, "not-known", None),
        ("changes-in-period", {"from": "2025-01-01", "to": "2026-12-31"}, "partly", ("2025-01-01", "2026-02-02")),
        ("state-year-panel", {"from": "1990", "to": "1999"}, "partly", ("1996-04-26", "1999-12-31")),
        ("state-year-panel", {"from": "1997", "to": "1999"}, "none", ("1997-01-01", "1999-12-31")),
        ("meetings-of-body", {"body": "Council of Heads of State"}, "partly", ("2001-06-15", "2025-09-01")),
        ("meetings-of-body", {"body": "hgc"}, "partly", ("2001-09-13", "2025-11-18")),
        ("meetings-of-body", {"body": "rats-council"}, "not-known", None),
        ("holders-of-post", {"post": "rats-ec-director"}, "partly", ("2013-01-01", "2025-12-04")),
        ("holders-of-post", {"post": "ibc-chair"}, "not-known", None),
        ("founding-members", {}, "partly", ("1996-04-26", "2026-02-02")),
        ("doubts", {}, "none", ("0001-01-01", "9999-12-31")),
    ],
)  # fmt: skip
def test_what_an_empty_answer_means(
    graph: Graph, name: str, values: dict[str, str], meaning: Meaning, known: tuple[str, str] | None
) -> None:
    found = graph.coverage(name, **values)
    assert found.meaning == meaning
    assert found.known == (Period(*map(date.fromisoformat, known)) if known else None)


def test_the_command_line_distinguishes_none_from_not_known(scokg: Scokg) -> None:
    conventions = ("query", "instruments-by-kind", "--param", "kind=convention")
    header = "signed,title,binds,inForce,place,meeting,certainty,iri\n"
    assert scokg(*conventions, "--param", "from=2010-01-01", "--param", "to=2016-12-31") == (
        0, header, "None from 2010-01-01 through 2016-12-31, as the list of conventions is complete for that time.\n",
    )  # fmt: skip
    assert scokg(*conventions, "--param", "from=2025-06-01", "--param", "to=2026-12-31") == (
        0, header, "None from 2025-06-01 through 2025-09-01, as the list of conventions is complete for that time; "
                   "other days are not known.\n",
    )  # fmt: skip
    assert scokg(*conventions, "--param", "from=2026-01-01", "--param", "to=2026-12-31") == (
        0, header, "Not known: the list of conventions is complete only from 2001-06-15 through 2025-09-01.\n",
    )  # fmt: skip
    code, out, said = scokg("query", "dormant-on", "--param", "on=2003-01-01")
    assert (code, out.count("\n")) == (0, 1)
    assert said == "Not known: none of the lists behind this answer is stated to be complete.\n"


def test_no_is_distinguished_from_not_known(scokg: Scokg) -> None:
    turkey = ("query", "had-status-on", "--param", "state=TUR", "--param", "status=member", "--param")
    assert scokg(*turkey, "on=2015-01-01") == (
        1, "no\n", "None on 2015-01-01, as the list of statuses is complete for that time.\n",
    )  # fmt: skip
    assert scokg(*turkey, "on=2031-01-01") == (
        1, "no\n", "Not known: the list of statuses is complete only from 1996-04-26 through 2026-02-02.\n",
    )  # fmt: skip


def test_rows_beyond_the_known_period_are_reported(scokg: Scokg) -> None:
    code, out, said = scokg("query", "status-on", "--param", "on=2026-07-01")
    assert (code, "UZB" in out) == (0, True)
    assert said == (
        "The list of statuses is complete from 1996-04-26 through 2026-02-02; "
        "rows outside that period may be missing.\n"
    )
    assert scokg("query", "status-on", "--param", "on=2017-07-01")[2] == ""
    assert scokg("query", "doubts", "--param", "confidence=low")[2] == ""


def test_several_lists_are_complete_where_all_are() -> None:
    first, second = (
        _list("a", Period(date(2001, 1, 1), date(2010, 1, 1))), _list("b", Period(date(2005, 1, 1), date(2020, 1, 1))),
    )  # fmt: skip
    found = Coverage((first, second), Period(date(2002, 1, 1), date(2015, 1, 1)))
    assert (found.meaning, found.known) == ("partly", Period(date(2005, 1, 1), date(2010, 1, 1)))
    assert Coverage((first, second), Period(date(2011, 1, 1), date(2015, 1, 1))).absence() == (
        "Not known: the a and the b are complete only from 2001-01-01 through 2010-01-01 "
        "and from 2005-01-01 through 2020-01-01."
    )


def _list(code: str, days: Period) -> CompleteList:
    return CompleteList(code, code, days, "high", code)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("lists: [statuses]", "to map the code of a list"),
        ("lists: {statuses: all}", "to map the code of a list"),
        ("lists: {statuses: {day: x}}", "has no parameter 'day'"),
    ],
)
def test_a_malformed_header_is_a_user_error(header: str, message: str) -> None:
    query = read_query("mine", f"#+ summary: What?\n#+ {header}\nSELECT * WHERE {{ ?s ?p ?o }}")
    with pytest.raises(UserError, match=message):
        stated_lists(query)


def test_years_and_dates_are_read_as_periods_of_days() -> None:
    text = """#+ summary: What?
#+ parameters:
#+   from: {type: integer, default: "2001"}
#+   to: {type: date, default: "2002-02-03"}
SELECT * WHERE { VALUES ?from { 2001 } VALUES ?to { "2002-02-03"^^<urn:x> } }"""
    assert asked_days(read_query("mine", text), text) == Period(date(2001, 1, 1), date(2002, 2, 3))
