"""Who held which status when: frequently asked cases, and the whole evidence table."""

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import rdflib

from scokg import Graph, UserError
from scokg.publication.layout import turtle_files
from support import REPOSITORY

CODES = {
    "shanghai-five participant": "shanghai-five-participant",
    "founding member": "member",
    "member": "member",
    "observer": "observer",
    "dialogue partner": "dialogue-partner",
    "SCO partner": "sco-partner",
}


def counts(graph: Graph, day: str, reckoning: str = "in-force") -> Counter[str]:
    return Counter(row.status for row in graph.status(date.fromisoformat(day), reckoning=reckoning))


def states(graph: Graph, day: str, status: str, reckoning: str = "in-force") -> set[str]:
    rows = graph.status(date.fromisoformat(day), reckoning=reckoning)
    return {row.state for row in rows if row.status == status}


def test_turning_points(graph: Graph) -> None:
    assert counts(graph, "1996-04-25") == {}
    assert counts(graph, "1996-04-26") == {"shanghai-five-participant": 5}
    assert counts(graph, "2001-06-14") == {"shanghai-five-participant": 6}
    assert counts(graph, "2001-06-15") == {"member": 6}
    assert counts(graph, "2017-06-08") == {"member": 6, "observer": 6, "dialogue-partner": 6}
    assert counts(graph, "2017-06-09")["member"] == 8
    assert counts(graph, "2025-09-02") == {"member": 10, "sco-partner": 17}


def test_two_reckonings(graph: Graph) -> None:
    in_force = states(graph, "2016-01-01", "dialogue-partner")
    decided = states(graph, "2016-01-01", "dialogue-partner", "decided")
    assert in_force == {"KHM", "LKA", "TUR"}
    assert decided == in_force | {"ARM", "AZE", "NPL"}


@pytest.mark.parametrize(
    ("day", "reckoning", "certainty"),
    [
        ("2010-04-30", "in-force", None),
        ("2010-05-01", "in-force", "possibly"),
        ("2010-05-10", "in-force", "possibly"),
        ("2010-05-30", "in-force", "possibly"),
        ("2010-05-31", "in-force", "certainly"),
        ("2010-06-01", "in-force", "certainly"),
        ("2010-04-30", "decided", "certainly"),
        ("2009-06-15", "decided", None),
        ("2009-06-16", "decided", "certainly"),
        ("2025-08-31", "in-force", "certainly"),
    ],
)
def test_imprecise_dates_of_sri_lanka(graph: Graph, day: str, reckoning: str, certainty: str | None) -> None:
    """Only the month of its memorandum is known: 2010-05."""
    rows = graph.status(date.fromisoformat(day), "Sri Lanka", reckoning=reckoning)
    assert [row.certainty for row in rows] == ([certainty] if certainty else [])


def test_status_after_the_known_period_is_only_possible(graph: Graph) -> None:
    known = graph.known_through()
    assert known is not None
    assert {row.certainty for row in graph.status(known)} == {"certainly"}
    assert {row.certainty for row in graph.status(known + timedelta(days=1))} == {"possibly"}


def test_founders_are_members_marked_as_founding(graph: Graph) -> None:
    rows = graph.status(date(2020, 1, 1))
    assert {row.state for row in rows if row.founding} == {"CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert {row.status for row in rows if row.founding} == {"member"}


def test_languages(graph: Graph) -> None:
    for lang, name in (("en", "India"), ("ru", "Индия"), ("zh", "印度")):
        assert [row.name for row in graph.status(date(2020, 1, 1), "IND", lang=lang)] == [name]


@pytest.mark.parametrize("name", ["IND", "IN", "ind", "India", "Индия", "印度", "Republic of India", "state:IND"])
def test_a_state_by_any_name(graph: Graph, name: str) -> None:
    assert [row.state for row in graph.status(date(2020, 1, 1), name)] == ["IND"]


def test_an_unknown_state_is_an_error_with_a_suggestion(graph: Graph) -> None:
    with pytest.raises(UserError, match=r"unknown state: 'Kazakstan'; did you mean Kazakhstan \(state:KAZ\)\?"):
        graph.status(date(2020, 1, 1), "Kazakstan")


# --- the whole evidence table -------------------------------------------------------------------------------------


def bounds(text: str) -> tuple[date, date]:
    """Return the first and last day that a date of the table can mean."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return day, day
    first = date.fromisoformat(f"{text}-01" if len(text) == 7 else f"{text}-01-01")
    after = (first + timedelta(days=31)).replace(day=1) if len(text) == 7 else date(first.year + 1, 1, 1)
    return first, after - timedelta(days=1)


Interval = tuple[str, str, str, str | None]


def intervals(rows: list[dict[str, str]], reckoning: str) -> list[Interval]:
    """Read state, status, start and end of each status directly from the table."""
    decisions = {(r["iso3"], r["status"]): r["date"] for r in rows if r["event"] == "political decision to grant"}
    ends = {(r["iso3"], r["status"]): r["date"] for r in rows if r["event"] == "status ended/superseded"}
    result = []
    for row in rows:
        if row["event"] == "status effective":
            key = (row["iso3"], row["status"])
            start = decisions.get(key, row["date"]) if reckoning == "decided" else row["date"]
            result.append((row["iso3"], CODES[row["status"]], start, ends.get(key)))
    return result


def held_on(day: date, statuses: list[Interval], known: date) -> set[tuple[str, str, str]]:
    """Compute the three-valued answer without the graph."""
    held = set()
    for state, status, start, end in statuses:
        first, last = bounds(start)
        end_first, end_last = bounds(end) if end else (known + timedelta(days=1), date.max)
        if first <= day < end_last:
            held.add((state, status, "certainly" if last <= day < end_first else "possibly"))
    return held


@pytest.mark.parametrize("reckoning", ["in-force", "decided"])
def test_every_date_of_change_in_the_table(graph: Graph, evidence: Path, reckoning: str) -> None:
    """On each date of change, the day before and the day after, the graph agrees with the table."""
    rows = list(csv.DictReader((evidence / "membership.csv").read_text(encoding="utf-8").splitlines()))
    statuses, known = intervals(rows, reckoning), graph.known_through()
    assert known is not None
    edges = {day for _, _, start, end in statuses for text in (start, end) if text for day in bounds(text)}
    days = {edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}
    assert len(statuses) == 54
    assert len(days) >= 40
    for day in sorted(days):
        answer = {(row.state, row.status, row.certainty) for row in graph.status(day, reckoning=reckoning)}
        assert answer == held_on(day, statuses, known), day


def test_every_row_of_the_table_is_a_step_or_a_claim(graph: Graph, evidence: Path) -> None:
    """Compare state, date and place of the rows with the steps; the two rows without a source are claims."""
    rows = list(csv.DictReader((evidence / "membership.csv").read_text(encoding="utf-8").splitlines()))
    sourced = [row for row in rows if row["sources"] != "unsourced-memory"]
    steps = Counter(_steps(graph))
    missing = Counter((row["iso3"], row["date"], row["place"]) for row in sourced) - steps
    assert missing == {}
    claims = graph.select(
        "SELECT ?c { ?c a <https://w3id.org/scokg/ontology#Claim> ;"
        " <https://w3id.org/scokg/ontology#verdict> <https://w3id.org/scokg/code/verdict/unverifiable> }"
    )
    assert len(claims.rows) >= len(rows) - len(sourced) == 2


def _steps(graph: Graph) -> list[tuple[str, str, str]]:
    table = graph.select(
        """PREFIX sco: <https://w3id.org/scokg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?iso ?date ?place { ?step a sco:Step ; sco:party/sco:isoAlpha3 ?iso .
          OPTIONAL { ?step sco:date ?date }
          OPTIONAL { ?step sco:place/skos:prefLabel ?place FILTER(LANG(?place) = "en") } }"""
    )
    return [(str(iso), str(day or ""), str(place or "")) for iso, day, place in table.rows]


# --- queries that use only standard vocabularies ----------------------------------------------------------------------


def test_members_by_w3c_org_and_wikidata_alone() -> None:
    """Query the merged Turtle in plain rdflib, without closure and without terms of this ontology."""
    merged = rdflib.Graph()
    for file in turtle_files(REPOSITORY):
        merged.parse(file.path, format="turtle")
    rows = merged.query(
        """PREFIX org: <http://www.w3.org/ns/org#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT DISTINCT ?wikidata {
          ?membership org:member ?state ; org:organization ?sco ; org:role ?role .
          ?sco skos:exactMatch <http://www.wikidata.org/entity/Q485207> .
          ?role skos:notation "member" .
          ?state skos:exactMatch ?wikidata .
          FILTER(STRSTARTS(STR(?wikidata), "http://www.wikidata.org/entity/Q")) }"""
    )
    found = {str(row[0]).rsplit("/", 1)[1] for row in rows}
    assert found == {"Q148", "Q232", "Q813", "Q159", "Q863", "Q265", "Q668", "Q843", "Q794", "Q184"}
