"""The committed report accounts for each row of the evidence tables."""

from pathlib import Path

import pytest

from publication.evidence.report import (
    DISPOSITIONS,
    NOT_FACTS,
    REPORT,
    Fate,
    Publication,
    Row,
    differences,
    fates,
    faults,
    read_decisions,
    read_rows,
    report,
)
from scokg.publication.loading import open_store

SIGNATURE = Row("signatures.csv", 1, {"date": "2007-08-16", "sources": ""})


@pytest.fixture(scope="module")
def publication() -> Publication:
    return Publication(open_store(derived=False))


@pytest.fixture(scope="module")
def found(evidence: Path, publication: Publication) -> list[Fate]:
    return fates(list(read_rows(evidence)), read_decisions(), publication)


def test_every_row_is_accounted_for(found: list[Fate], publication: Publication) -> None:
    assert len(found) >= 3400
    assert faults(found, publication) == []


def test_every_decision_is_about_a_row(found: list[Fate]) -> None:
    rows = {(fate.row.table, fate.row.number) for fate in found}
    assert set(read_decisions()) - rows == set()


def test_every_table_is_read(found: list[Fate], evidence: Path) -> None:
    tables = {path.name for path in evidence.glob("*.csv")}
    assert {fate.row.table for fate in found} == tables - NOT_FACTS
    assert len(tables) >= 30


def test_the_committed_report_is_up_to_date(found: list[Fate]) -> None:
    assert report(found) == REPORT.read_text(encoding="utf-8"), "run: python tests/publication/evidence/report.py"


def test_rows_left_out_have_a_reason() -> None:
    """Check rows.csv alone, which needs no table."""
    decisions = read_decisions().values()
    assert len(decisions) >= 2000
    assert {line["disposition"] for line in decisions} <= set(DISPOSITIONS)
    assert [line for line in decisions if line["disposition"] == "left-out" and not line["reason"].strip()] == []


def test_each_thing_named_in_a_decision_exists(publication: Publication) -> None:
    things = {thing for line in read_decisions().values() for thing in line["things"].split()}
    assert len(things) >= 1500
    assert sorted(thing for thing in things if not publication.exists(thing)) == []


# --- the generator detects errors


def fate(row: Row, disposition: str, things: tuple[str, ...], reason: str, graph: Publication) -> Fate:
    return Fate(row, disposition, things, reason, differences(row, things, graph))


def test_a_date_missing_from_the_graph_is_detected(publication: Publication) -> None:
    things = ("instrument:2007-treaty",)
    assert differences(SIGNATURE, things, publication) == ""
    other = SIGNATURE._replace(cells={"date": "2007-08-17", "sources": ""})
    assert differences(other, things, publication) == "dates 2007-08-17"


def test_the_last_day_before_an_exclusive_end_counts_as_its_date(publication: Publication) -> None:
    row = Row("officeholders.csv", 1, {"term_end": "2015-12-31"})
    assert differences(row, ("tenure:sec-secretary-general-dmitry-mezentsev",), publication) == ""


def test_a_source_that_the_thing_does_not_cite_is_detected(publication: Publication) -> None:
    row = Row("instruments.csv", 1, {"sources": "mem-001"})
    assert differences(row, ("instrument:2002-charter",), publication) == "sources mem-001"


@pytest.mark.parametrize(
    ("disposition", "things", "reason", "message"),
    [
        ("", (), "", "nothing says what became of it"),
        ("carried", (), "", "no thing is named"),
        ("carried", ("act:no-such-act",), "so", "act:no-such-act is not in the graph"),
        ("carried", ("instrument:2002-charter",), "", "lacks dates 2007-08-16, and no reason is given"),
        ("left-out", (), "", "it was left out, and no reason is given"),
    ],
)
def test_a_fault_is_reported(
    publication: Publication, disposition: str, things: tuple[str, ...], reason: str, message: str
) -> None:
    errors = faults([fate(SIGNATURE, disposition, things, reason, publication)], publication)
    assert len(errors) == 1
    assert errors[0].startswith("signatures.csv row 1: ")
    assert message in errors[0]


def test_two_lines_for_one_row_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    line = "places.csv,1,Shanghai,carried,place:shanghai,\n"
    path.write_text("table,row,key,disposition,things,reason\n" + line * 2, encoding="utf-8")
    with pytest.raises(ValueError, match=r"places.csv.*two lines"):
        read_decisions(path)
