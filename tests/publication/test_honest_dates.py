"""Answers about imprecise dates: before the earliest possible day, between, and after the latest."""

from datetime import date, timedelta

import pytest

from scokg import Graph
from scokg.namespaces import PREFIXES


def rows(graph: Graph, text: str) -> list[tuple[object, ...]]:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return list(graph.select(prefixes + text).rows)


def imprecise(graph: Graph) -> list[tuple[str, str, date, date]]:
    """Return each status with an imprecise beginning: state, role, first and last possible day."""
    found = rows(
        graph,
        """SELECT ?iso ?role ?first ?last { ?a a sco:Affiliation ; org:member/sco:isoAlpha3 ?iso ; org:role ?r ;
             sco:validFromEarliest ?first ; sco:validFromLatest ?last . ?r skos:notation ?role .
           role:statuses skos:member ?r . FILTER(?first != ?last) }""",
    )
    return [(str(i), str(r), date.fromisoformat(str(a)), date.fromisoformat(str(b))) for i, r, a, b in found]


def test_imprecise_dates_give_three_valued_answers(graph: Graph) -> None:
    cases = imprecise(graph)
    assert len(cases) >= 5
    for state, role, first, last in cases:
        middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
        before, after = (date.fromordinal(day.toordinal() + shift) for day, shift in ((first, -1), (last, 1)))
        answers = [
            [row.certainty for row in graph.status(day, state) if row.status == role]
            for day in (before, first, middle, last, after)
        ]
        # by the latest possible day, the status has begun in any case
        assert answers == [[], ["possibly"], ["possibly"], ["certainly"], ["certainly"]], (state, role)


def imprecise_signatures(graph: Graph) -> list[tuple[str, date, date]]:
    """Return each instrument whose date of signature is a month or a year, with its first and last day."""
    found = rows(
        graph,
        """SELECT ?i ?first ?last { ?i sco:signedOnEarliest ?first ; sco:signedOnLatest ?last FILTER(?first != ?last) }
        ORDER BY ?i""",
    )
    return [(str(i), date.fromisoformat(str(a)), date.fromisoformat(str(b))) for i, a, b in found]


def test_imprecise_signatures_give_three_valued_answers(graph: Graph) -> None:
    cases = imprecise_signatures(graph)
    assert len(cases) >= 5
    for iri, first, last in cases:
        days = (first - timedelta(days=1), first, last - timedelta(days=1), last, last + timedelta(days=1))
        answers = [graph.ask_saved("instrument-on", instrument=iri, on=str(day)).records() for day in days]
        signed = [next(answer)["wasSigned"] for answer in answers]
        assert signed == ["no", "possibly", "possibly", "certainly", "certainly"], iri


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2006-12-31", {"Zhang Deguang": "certainly"}),
        ("2007-01-01", {"Zhang Deguang": "possibly", "Bolat Nurgaliyev": "possibly"}),
        ("2007-12-30", {"Zhang Deguang": "possibly", "Bolat Nurgaliyev": "possibly"}),
        ("2007-12-31", {"Bolat Nurgaliyev": "certainly"}),
        ("2008-01-01", {"Bolat Nurgaliyev": "certainly"}),
    ],
)
def test_an_office_that_changed_hands_at_an_unknown_time_of_a_year(
    graph: Graph, day: str, holders: dict[str, str]
) -> None:
    """The list of the Secretariat gives only the year of the handover: 2007."""
    found = graph.ask_saved("office-holders-on", body="sec", on=day).records()
    assert {r["person"]: r["certainty"] for r in found if r["post"] == "Secretary-General of the SCO"} == holders
