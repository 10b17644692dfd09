"""The saved queries return the expected rows on every engine that people use, however the graphs are arranged."""

from collections import Counter
from pathlib import Path

import pytest

from engines.everywhere import (
    ARRANGEMENTS,
    SESSIONS,
    Case,
    EngineError,
    Session,
    asked,
    difference,
    first_difference,
    lacking,
    opened,
)
from engines.everywhere.known import KNOWN
from engines.everywhere.table import pages, without_times
from scokg import Graph
from support import publication, require_in_gate


def test_every_engine_is_asked_for_each_of_its_arrangements_once() -> None:
    sessions = Counter((engine, arrangement) for engine, arrangements in SESSIONS for arrangement in arrangements)
    assert set(sessions) == {(engine, name) for engine, names in ARRANGEMENTS.items() for name in names}
    assert set(sessions.values()) == {1}


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: "-".join((session.engine, *session.arrangements)))
def test_same_rows(graph: Graph, session: Session) -> None:
    """An engine is started and loaded once for all cases of a session."""
    engine, arrangements = session
    if reason := lacking(engine):
        require_in_gate(reason)
    graphs, different = list(publication().graphs), {}
    cases = list(asked(engine, arrangements))
    with opened(engine, arrangements) as ask:
        for case, arrangement in cases:
            if found := difference(graph, ask, case, arrangement, graphs):
                line = f"{case.path.stem} ({arrangement}): {found}"
                different.setdefault((engine, arrangement, case.name), []).append(line)
    assert len(cases) >= len({case.name for case, _ in cases}) >= 90
    unknown = [line for key in sorted(set(different) - set(KNOWN)) for line in different[key]]
    assert unknown == [], f"{engine} returns other rows"
    known = {key for key in KNOWN if key[0] == engine and key[1] in arrangements}
    assert sorted(known - set(different)) == [], f"{engine} returns the expected rows now: remove the entries of KNOWN"


def test_the_pages_show_what_is_tested() -> None:
    """The tables in docs/ agree with the lists here; the times are measured separately."""
    for path, text in pages({}).items():
        assert without_times(path.read_text(encoding="utf-8")) == without_times(text)


def test_differences_are_detected(graph: Graph, tmp_path: Path) -> None:
    """The comparison detects different rows, their order and number, and errors."""
    assert first_difference("a\n1\n2\n", "a\n1\n2\n") == ""
    assert first_difference("a\n2\n1\n", "a\n1\n2\n") == "another order"
    assert first_difference("a\n1\n", "a\n1\n2\n") == "1 rows instead of 2"
    assert first_difference("a\n1\n3\n", "a\n1\n2\n") == "row 2: 3 instead of 2"

    def fail(text: str, arrangement: str) -> dict[str, object]:
        raise EngineError("no")

    case = Case("founding-members", {}, tmp_path / "none.csv")
    assert difference(graph, fail, case, "default", []) == "error: no"
