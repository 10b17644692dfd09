"""The Python API: typed, named like the commands, and with documented examples that run."""

import doctest
from datetime import date, datetime
from typing import Any

import pytest
import rdflib

import scokg
from scokg import Graph, UserError, graph, open_graph


def test_documented_examples() -> None:
    for module in (scokg, graph):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0


def test_every_public_name_exists_and_is_documented() -> None:
    for name in scokg.__all__:
        assert getattr(scokg, name).__doc__


def test_to_rdflib_holds_the_same_terms(graph: Graph) -> None:
    """Every triple is converted, with its lexical form and language tag; lookups by plain strings work."""
    converted = graph.to_rdflib()
    assert len(converted) == len(graph.store)
    kazakhstan = rdflib.URIRef("https://w3id.org/scokg/id/state/KAZ")
    iso = rdflib.URIRef("https://w3id.org/scokg/ontology#isoAlpha3")
    assert set(converted.subjects(iso, rdflib.Literal("KAZ"))) == {kazakhstan}
    labels = set(converted.objects(kazakhstan, rdflib.SKOS.prefLabel))
    assert rdflib.Literal("Казахстан", lang="ru") in labels
    assert rdflib.Literal("2010-05", datatype=rdflib.XSD.gYearMonth, normalize=False) in set(converted.objects())


def test_statuses_are_typed_rows(graph: Graph) -> None:
    (row,) = graph.status(date(2017, 6, 9), "IND")
    assert (row.state, row.status, row.since, row.until, row.certainty) == (
        "IND",
        "member",
        "2017-06-09",
        None,
        "certainly",
    )
    assert row.sources > 0
    assert row.founding is False


def test_history_why_and_find(graph: Graph) -> None:
    days = [record["date"] for record in graph.history("Belarus").records()]
    assert {"2010-04", "2015-07-10", "2024-07-04"} <= set(days)
    evidence = graph.why("affiliation:BLR-observer")
    assert evidence.sources.rows
    assert graph.find("Минск")[0].label == "Minsk"


def test_the_history_of_a_state_is_the_history_of_its_status(graph: Graph) -> None:
    assert graph.history("Belarus") == graph.ask_saved("history-of-state", state="BLR")
    assert graph.history("Nur-Sultan", lang="ru") == graph.timeline("place:astana", lang="ru")
    assert graph.timeline("BLR") == graph.ask_saved("timeline-of-thing", thing="state:BLR")


@pytest.mark.parametrize("in_memory", [True, False])
def test_derived_statements_are_marked(graph: Graph, in_memory: bool) -> None:
    thing = (graph if in_memory else open_graph()).show("affiliation:IND-observer")
    named = {triple.predicate.value.rsplit("#", 1)[-1] for triple in thing.derived}
    assert {"decidedFrom", "begunBy", "memberDuring"} <= named
    assert not named & {"validFrom", "role", "begins"}
    assert set(thing.statements) - thing.derived
    assert thing.sections()["derived"].rows


def test_why_includes_the_evidence_for_the_parts_of_a_thing(graph: Graph) -> None:
    parts = {
        "place:astana": "name", "meeting:hsc-2001": "participation", "person:zhang-deguang": "tenure",
        "post:sec-secretary-general": "tenure", "body:sec": "tenure", "organisation:SCO": "affiliation",
        "affiliation:IND-observer": "step", "body:rats": "seat", "body:hsc": "chairmanship",
    }  # fmt: skip
    for thing, part in parts.items():
        kinds = {str(row["about"]).rsplit("/", 2)[1] for row in graph.why(thing).sources.records()}
        assert {thing.split(":")[0], part} <= kinds, thing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"on": "2017-06-09"}, "expected a datetime.date"),
        ({"on": date(2017, 6, 9), "reckoning": "x"}, "expected one of in-force, decided"),
        ({"on": date(2017, 6, 9), "lang": "de"}, "expected one of en, ru, zh"),
    ],
)
def test_arguments_are_checked(graph: Graph, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UserError, match=message):
        graph.status(**arguments)


def test_a_datetime_counts_as_its_date(graph: Graph) -> None:
    assert graph.status(datetime(2017, 6, 9, 12)) == graph.status(date(2017, 6, 9))
