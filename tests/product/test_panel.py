"""Panels: the statuses that the graph returns, the codes and members of the Correlates of War, and marked gaps."""

import csv
import gzip
from collections import Counter
from datetime import date
from itertools import groupby, product
from pathlib import Path
from typing import Any

import pytest

from scokg import Graph, UserError
from scokg.cli import main
from scokg.export.tables.panel import PANEL_UNITS, PERIOD_RULES, STATUS_CODES, panel
from support import REPOSITORY, require_in_gate

COW = REPOSITORY.parent / "shared" / "cow"

Years = dict[tuple[str, int], dict[str, Any]]


@pytest.fixture(scope="module")
def years(graph: Graph) -> Years:
    return {(row["state"], row["year"]): row for row in panel(graph, 1990, 2026).table.records()}


@pytest.fixture(scope="module")
def cow() -> Path:
    if not COW.is_dir():
        require_in_gate(f"the data of the Correlates of War are not beside the checkout ({COW})")
    return COW


def test_every_status_has_a_code(graph: Graph) -> None:
    prefixes = "PREFIX role: <https://w3id.org/scokg/code/role/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
    table = graph.select(f"{prefixes} SELECT ?slug {{ role:statuses skos:member/skos:notation ?slug }}")
    assert set(STATUS_CODES) == {row[0] for row in table.rows}


@pytest.mark.parametrize("reckoning", ["in-force", "decided"])
def test_a_month_has_the_statuses_of_its_last_day(graph: Graph, reckoning: str) -> None:
    rows = panel(graph, 1996, 2026, unit="month", reckoning=reckoning).table.records()
    made = {(r["state"], r["year"], r["month"]): r for r in rows}
    assert len(made) == 38 * 31 * 12
    days = [date(1996, 4, 30), date(2001, 5, 31), date(2001, 6, 30), date(2010, 4, 30), date(2010, 5, 31),
            date(2015, 7, 31), date(2022, 9, 30), date(2025, 9, 30), date(2026, 1, 31), date(2026, 2, 28)]  # fmt: skip
    for day in days:
        asked = {
            (r.state, r.status, r.certainty, r.since, r.until, r.iri) for r in graph.status(day, reckoning=reckoning)
        }
        month = [r for r in made.values() if (r["year"], r["month"]) == (day.year, day.month) and r["role"]]
        named = ("state", "role", "certainty", "since", "until", "affiliation")
        assert {tuple(r[name] for name in named) for r in month} == asked, day


def test_the_years_equal_the_saved_query(graph: Graph, years: Years) -> None:
    asked = {tuple(row) for row in graph.ask_saved("state-year-panel", **{"from": 1996, "to": 2026}).rows}
    made = {(s, y, r["role"], r["certainty"]) for (s, y), r in years.items() if r["role"] and y >= 1996}
    assert made == asked
    assert len(made) > 300


def test_full_members_are_those_of_the_correlates_of_war(graph: Graph, cow: Path) -> None:
    with gzip.open(cow / "state_igo_year.csv.gz", "rt") as lines:
        theirs = {
            (int(r["ccode"]), int(r["year"])): int(r["status"]) for r in csv.DictReader(lines) if r["igo"] == "sco"
        }
    assert len(theirs) == 109
    for rule in ("last-day", "any-day"):
        rows = [row for row in panel(graph, 1996, 2014, rule=rule).table.records() if row["sco"] == 1]
        assert {(row["ccode"], row["year"]): 1 for row in rows} == theirs, rule


def test_states_are_those_of_the_correlates_of_war(graph: Graph, cow: Path) -> None:
    with (cow / "states2016.csv").open() as lines:
        system = {int(row["ccode"]): row for row in csv.DictReader(lines) if row["endyear"] == "2016"}
    rows = list(panel(graph, 1996, 1996).table.records())
    assert len(rows) == 38
    assert [row["stateabb"] for row in rows] == [system[row["ccode"]]["stateabb"] for row in rows]
    assert all(int(system[row["ccode"]]["styear"]) < 1996 for row in rows), "each was in the system in every year"


def test_codes(years: Years) -> None:
    def codes(state: str, year: int) -> tuple[object, ...]:
        row = years[state, year]
        return row["sco"], row["status_sco"], row["status_shanghai_five"], row["organization"], row["role"]

    assert codes("KAZ", 1995) == (-1, -1, -1, None, None)
    assert codes("KAZ", 2000) == (1, -1, 1, "shanghai-five", "shanghai-five-participant")
    assert codes("KAZ", 2001) == (1, 1, -1, "SCO", "member")
    assert codes("IND", 2000) == (0, -1, 0, None, None)
    assert codes("IND", 2016) == (3, 3, -1, "SCO", "observer")
    assert codes("LKA", 2010) == (2, 2, -1, "SCO", "dialogue-partner")
    assert codes("MNG", 2025)[:3] == (2, 2, -1)
    assert codes("USA", 2025) == (0, 0, -1, None, None)


def test_nothing_is_certain_after_the_day_through_which_statuses_are_known(graph: Graph, years: Years) -> None:
    assert graph.known_through() < date(2026, 12, 31)
    last = [row for (_, year), row in years.items() if year == 2026]
    assert {row["sco"] for row in last} == {-9}
    assert Counter(row["certainty"] for row in last) == {"possibly": 27, None: 11}


def test_rules_differ_where_a_status_begins_or_ends_within_the_year(graph: Graph) -> None:
    found = {
        rule: {r["state"]: r for r in panel(graph, 2001, 2001, rule=rule).table.records()} for rule in PERIOD_RULES
    }
    codes = {rule: (rows["KAZ"]["status_sco"], rows["KAZ"]["status_shanghai_five"]) for rule, rows in found.items()}
    assert codes == {"last-day": (1, -1), "any-day": (1, 1), "every-day": (-1, -1)}
    assert [found[rule]["UZB"]["role"] for rule in PERIOD_RULES] == ["member", "member", None]


def test_a_year_in_which_a_status_is_only_possible_has_its_own_code(graph: Graph) -> None:
    """The partnership of Belarus began on an unknown day of April 2010."""
    rows = panel(graph, 2010, 2010, unit="month", rule="every-day").table.records()
    belarus = {row["month"]: (row["sco"], row["certainty"]) for row in rows if row["state"] == "BLR"}
    assert [belarus[month] for month in (3, 4, 5)] == [(0, None), (-9, "possibly"), (2, "certainly")]


def test_each_status_names_its_sources_with_their_addresses(years: Years) -> None:
    row = years["LKA", 2010]
    assert row["affiliation"] == "https://w3id.org/scokg/id/affiliation/LKA-dialogue-partner"
    assert "https://w3id.org/scokg/id/source/idsa-2010-05" in row["sources"].split()
    assert row["source_addresses"].count("://") >= 4
    assert all(r["sources"] for r in years.values() if r["role"])


def test_intervals(graph: Graph) -> None:
    rows = list(panel(graph, 2010, 2010, unit="interval").table.records())
    belarus = [row for row in rows if row["state"] == "BLR"]
    assert [(r["role"], r["since"], r["since_earliest"], r["since_latest"], r["until"]) for r in belarus] == [
        ("dialogue-partner", "2010-04", "2010-04-01", "2010-04-30", "2015-07-10")
    ]
    assert len(list(panel(graph, 1996, 2025, unit="interval").table.records())) == 54


def test_dyads(graph: Graph) -> None:
    rows = list(panel(graph, 1996, 2017, kind="dyad").table.records())
    assert len(rows) == 22 * 38 * 37 / 2
    assert all(row["ccode1"] < row["ccode2"] for row in rows)
    joint = {(row["state1"], row["state2"], row["year"]): row["joint"] for row in rows}
    assert [joint["IND", "PAK", year] for year in (1996, 2016, 2017)] == [0, 0, 1]
    counts = Counter(row["year"] for row in rows if row["joint"] == 1)
    assert (counts[1996], counts[2001], counts[2017]) == (10, 15, 28)


def test_every_combination_has_one_row_for_each_key(graph: Graph) -> None:
    for unit, kind, rule in product(PANEL_UNITS, ("state", "dyad"), PERIOD_RULES):
        if unit != "interval":
            made = panel(graph, 2001, 2001, unit=unit, kind=kind, rule=rule)
            assert len(made.table.rows) == {"year": 1, "month": 12}[unit] * {"state": 38, "dyad": 703}[kind]


@pytest.mark.parametrize("wrong", [{"unit": "week"}, {"kind": "triad"}, {"rule": "some"}, {"reckoning": "x"},
                                   {"first": 2003}, {"first": 0}, {"unit": "interval", "kind": "dyad"},
                                   {"unit": "interval", "rule": "any-day"}])  # fmt: skip
def test_wrong_requests_are_refused(graph: Graph, wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        panel(graph, **{"first": 2001, "last": 2002, **wrong})


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "--from", "2016", "--to", "2017", "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["sco"] for row in rows if row["state"] == "IND"] == ["3", "1"]
    assert main(["panel", "--from", "2017", "--to", "2016"]) == 2
    assert "from=2017, to=2016" in capsys.readouterr().err


def test_the_documented_comparison_with_the_correlates_of_war_is_correct(graph: Graph, cow: Path) -> None:
    with gzip.open(cow / "state_igo_year.csv.gz", "rt") as lines:
        theirs = Counter((int(r["year"]), int(r["status"])) for r in csv.DictReader(lines) if r["igo"] == "sco")
    ours = Counter((row["year"], row["sco"]) for row in panel(graph, 1996, 2025).table.records())
    rows = []
    for year in range(1996, 2026):
        cow_counts = [str(theirs[year, code]) if year <= 2014 else "–" for code in (1, 3, 2)]
        rows.append((year, *(str(ours[year, code]) for code in (1, 3, 2)), *cow_counts))
    expected = []
    for cells, group in groupby(rows, key=lambda row: row[1:]):
        years = [row[0] for row in group]
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        expected.append(f"| {' | '.join((span, *cells))} |")
    page = (REPOSITORY / "docs" / "guide" / "tables.md").read_text(encoding="utf-8")
    assert page.split("COW: associates |\n| --- | --- | --- | --- | --- | --- | --- |\n")[1].split("\n\n")[
        0
    ] == "\n".join(expected)
    totals = [sum(ours[year, code] for year in range(1996, 2015)) for code in (1, 3, 2)]
    assert totals == [109, 44, 12]
    assert "the same 109, and in the same years 44 state-years of observers and 12 of\npartners" in page
