"""The saved questions give the reviewed rows on every engine that people use, however the graphs are arranged."""

from pathlib import Path

import pytest

from engines.everywhere import ARRANGEMENTS, asked, difference, lacking, opened
from engines.everywhere.known import KNOWN
from engines.everywhere.table import marks_of, pages
from scokg import Graph
from scokg.publication.loading import read_publication
from support import require_in_gate

# the slowest first, so that workers of pytest-xdist end together
ENGINES = ("comunica", "fuseki", "rdf4j", "oxigraph-wasm", "virtuoso", "oxigraph")


def test_every_engine_is_asked() -> None:
    assert set(ENGINES) == set(ARRANGEMENTS)


@pytest.mark.parametrize("engine", ENGINES)
def test_same_rows(graph: Graph, engine: str) -> None:
    """One test an engine: it is started and loaded once, and asked all cases on all its arrangements."""
    if reason := lacking(engine):
        require_in_gate(reason)
    graphs, otherwise, number = list(read_publication().graphs), {}, 0
    with opened(engine) as ask:
        for case, arrangement in asked(engine):
            number += 1
            if found := difference(graph, ask, case, arrangement, graphs):
                otherwise.setdefault(case.name, []).append(f"{case.path.stem} ({arrangement}): {found}")
    assert number >= len({case.name for case, _ in asked(engine)}) >= 90
    known = KNOWN.get(engine, {})
    unknown = [line for name in sorted(set(otherwise) - set(known)) for line in otherwise[name]]
    assert unknown == [], f"{engine} answers otherwise"
    names = {case.name for case, _ in asked(engine)}
    assert sorted(set(known) & names - set(otherwise)) == [], f"{engine} answers these now: strike them from known.py"


def test_the_pages_show_what_is_tested() -> None:
    """The tables in docs/ are those of the lists here; the times are measured apart."""
    for path, text in pages({}).items():
        assert marks_of(path.read_text(encoding="utf-8")) == marks_of(text)


def test_a_difference_is_seen(graph: Graph, tmp_path: Path) -> None:
    """The comparison tells rows, their order, their number and errors apart."""
    from engines.everywhere import Case, EngineError, first_difference

    assert first_difference("a\n1\n2\n", "a\n1\n2\n") == ""
    assert first_difference("a\n2\n1\n", "a\n1\n2\n") == "another order"
    assert first_difference("a\n1\n", "a\n1\n2\n") == "1 rows instead of 2"
    assert first_difference("a\n1\n3\n", "a\n1\n2\n") == "row 2: 3 instead of 2"

    def fail(text: str, arrangement: str) -> dict[str, object]:
        raise EngineError("no")

    case = Case("founding-members", {}, tmp_path / "none.csv")
    assert difference(graph, fail, case, "default", []) == "error: no"
