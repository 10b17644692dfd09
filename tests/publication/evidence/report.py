"""What became of each row of the evidence tables; ``python tests/publication/evidence/report.py`` writes report.md.

``rows.csv`` states for each row of facts what it became (``carried``, ``merged``, ``claim``, ``left-out``), which
things of the graph represent it, and, if that is not obvious, why. Rows of the source tables need no line there, as a
source keeps its identifier. All of this is checked against the graph: the things must exist, cite the sources of the
row, and have its dates; otherwise the line must give the reason.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from scokg.namespaces import PREFIXES, compact, expand
from scokg.publication.loading import open_store

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
EVIDENCE = ROOT.parent / "shared" / "evidence"
REPORT = HERE / "report.md"
DISPOSITIONS = ("carried", "merged", "claim", "left-out")
# What a name in an article refers to is not a fact; the claims that use the names are accounted for.
NOT_FACTS = frozenset({"article-names.csv", "audit-2026-11-30.csv"})  # the audit judges entries of the graph
_OF_THE_ARTICLE = frozenset({"object", "date_as_stated", "corrected_value"})
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_IDENTIFIER = NamedNode(PREFIXES["dcterms"] + "identifier")
_CITES = tuple(
    NamedNode(PREFIXES[prefix] + name) for prefix, name in (("dcterms", "source"), ("sco", "citation"),
                                                            ("sco", "citedSource"), ("sco", "claimedIn"))
)  # fmt: skip


class Row(NamedTuple):
    """A row of an evidence table: the table, its number (1 is the first below the header), and its cells."""

    table: str
    number: int
    cells: dict[str, str]

    @property
    def sources(self) -> list[str]:
        """Return the identifiers of its sources."""
        return [part.strip() for part in (self.cells.get("sources") or "").split(";") if part.strip()]

    @property
    def dates(self) -> list[str]:
        """Return the cells that are dates, except those stated by an article or correcting it."""
        cells = {column: value for column, value in self.cells.items() if column not in _OF_THE_ARTICLE}
        return [value for value in cells.values() if value and _DATE.fullmatch(value)]


class Fate(NamedTuple):
    """What became of a row: its line in rows.csv, and how the graph differs from the row."""

    row: Row
    disposition: str
    things: tuple[str, ...]
    reason: str
    differs: str = ""


class Publication:
    """The published graph, with the sources and dates of things."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def source_of(self) -> dict[str, str]:
        """Return the IRI of each source by its identifier in the tables."""
        quads = self.store.quads_for_pattern(None, _IDENTIFIER, None)
        return {str(q.object.value): str(q.subject.value) for q in quads if isinstance(q.object, Literal)}  # type: ignore[union-attr]

    def exists(self, thing: str) -> bool:
        """Return whether there is any statement about a thing."""
        return any(True for _ in self.store.quads_for_pattern(NamedNode(expand(thing) or thing), None, None))

    def cited(self, thing: str) -> set[str]:
        """Return the sources that a thing cites, directly or through a citation."""
        found: set[str] = {expand(thing) or thing}
        pending = list(found)
        while pending:
            node = NamedNode(pending.pop())
            objects = (q.object for p in _CITES for q in self.store.quads_for_pattern(node, p, None))
            new = {o.value for o in objects if isinstance(o, NamedNode)} - found
            found |= new
            pending += new
        return found

    def dates(self, thing: str) -> set[str]:
        """Return the dates in the statements about a thing, and the day before each day, since ends are exclusive."""
        node = NamedNode(expand(thing) or thing)
        values = {
            q.object.value for q in self.store.quads_for_pattern(node, None, None) if isinstance(q.object, Literal)
        }
        days = {value for value in values if _DATE.fullmatch(value)}
        return days | {str(date.fromisoformat(d) - timedelta(days=1)) for d in days if len(d) == 10}


def read_rows(folder: Path) -> Iterator[Row]:
    """Yield every row of every table, ordered by the name of the table."""
    for path in sorted(folder.glob("*.csv")):
        if path.name not in NOT_FACTS:
            with path.open(encoding="utf-8", newline="") as stream:
                yield from (Row(path.name, n, dict(cells)) for n, cells in enumerate(csv.DictReader(stream), 1))


def read_decisions(path: Path = HERE / "rows.csv") -> dict[tuple[str, int], dict[str, str]]:
    """Return the lines of rows.csv by table and number of the row.

    :raises ValueError: for a row with two lines, or an unknown disposition.
    """
    found: dict[tuple[str, int], dict[str, str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            key = (line["table"], int(line["row"]))
            if key in found or line["disposition"] not in DISPOSITIONS:
                raise ValueError(f"{path}: {key}: two lines, or not one of {DISPOSITIONS}: {line['disposition']}")
            found[key] = line
    return found


def fates(rows: list[Row], decisions: dict[tuple[str, int], dict[str, str]], graph: Publication) -> list[Fate]:
    """Return the fate of each row; the disposition is empty for a row without a decision."""
    identifiers = Counter(graph.source_of.values())
    return [_fate(row, decisions.get((row.table, row.number)), graph, identifiers) for row in rows]


def _fate(row: Row, line: dict[str, str] | None, graph: Publication, identifiers: Counter[str]) -> Fate:
    if row.table.endswith("-sources.csv"):
        source = graph.source_of.get(row.cells["source_id"])
        if line is None and source:
            return Fate(row, "merged" if identifiers[source] > 1 else "carried", (compact(source),), "")
    if line is None:
        return Fate(row, "", (), "")
    things = tuple(line["things"].split())
    return Fate(row, line["disposition"], things, line["reason"], differences(row, things, graph))


def differences(row: Row, things: tuple[str, ...], graph: Publication) -> str:
    """Return which sources and dates of a row its things lack, as text; empty if it has no things."""
    if not things:
        return ""
    cited = set().union(*(graph.cited(thing) for thing in things))
    dates = set().union(*(graph.dates(thing) for thing in things))
    sources = [s for s in row.sources if graph.source_of.get(s) not in cited and s != "unsourced-memory"]
    missing = [d for d in dict.fromkeys(row.dates) if d not in dates]
    parts = [f"{name} {', '.join(values)}" for name, values in (("sources", sources), ("dates", missing)) if values]
    return "; ".join(parts)


def faults(found: list[Fate], graph: Publication) -> list[str]:
    """Return the errors: rows without a fate, missing things, unexplained differences and omissions."""
    return [f"{fate.row.table} row {fate.row.number}: {text}" for fate in found for text in _faults(fate, graph)]


def _faults(fate: Fate, graph: Publication) -> Iterator[str]:
    if not fate.disposition:
        yield "nothing says what became of it"
        return
    for thing in fate.things:
        if not graph.exists(thing):
            yield f"{thing} is not in the graph"
    if fate.differs and not fate.reason:
        yield f"{' '.join(fate.things)} lacks {fate.differs}, and no reason is given"
    if fate.disposition == "left-out" and not fate.reason:
        yield "it was left out, and no reason is given"
    if fate.disposition != "left-out" and not fate.things:
        yield "no thing is named"


def report(found: list[Fate]) -> str:
    """Return the report: one line for each table, then each row that is not simply carried over or merged."""
    tables: dict[str, list[Fate]] = defaultdict(list)
    for fate in found:
        tables[fate.row.table].append(fate)
    lines = [_HEAD, "| table | rows | " + " | ".join(DISPOSITIONS) + " | with a difference |", "| --- |" + " --- |" * 6]
    lines += [_table_line(name, members) for name, members in tables.items()]
    lines += [
        _table_line("all", found),
        _listed("Left out", found, "left-out"),
        _listed("Became claims", found, "claim"),
    ]
    return "\n".join([*lines, _differing(found)]) + "\n"


def _table_line(name: str, members: list[Fate]) -> str:
    counts = Counter(fate.disposition for fate in members)
    numbers = [len(members), *(counts[d] for d in DISPOSITIONS), sum(bool(fate.differs) for fate in members)]
    return f"| {name} | " + " | ".join(map(str, numbers)) + " |"


def _listed(title: str, found: list[Fate], disposition: str) -> str:
    rows = [fate for fate in found if fate.disposition == disposition and not fate.row.table.startswith("article-")]
    lines = [f"\n## {title}\n", "| row | thing | why |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {_name(f)} | {' '.join(f.things)} | {_cell(f.reason)} |" for f in rows)])


def _differing(found: list[Fate]) -> str:
    rows = [fate for fate in found if fate.differs]
    lines = ["\n## Carried over with a difference\n", "| row | thing | not there | why |", "| --- | --- | --- | --- |"]
    return "\n".join(
        [*lines, *(f"| {_name(f)} | {' '.join(f.things)} | {f.differs} | {_cell(f.reason)} |" for f in rows)]
    )


def _name(fate: Fate) -> str:
    return f"{fate.row.table.removesuffix('.csv')} {fate.row.number}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


_HEAD = """# What became of the evidence

This page is made by `python tests/publication/evidence/report.py` from the tables of evidence and the graph; a test
holds it to both. The tables are working material and are not part of the publication. A row is *carried* when it became
things of its own, *merged* when it repeats, or adds to, what another row says, a *claim* when it is not adopted as a
fact, and *left out* when none of these was right. A difference is a source or a date of the row that the things do not
have: it was corrected, or the source says something else; the reason is beside it.
`tests/publication/evidence/rows.csv` has the line of each row.
"""


def main() -> int:
    """Write the report, or print the errors."""
    graph = Publication(open_store(derived=False))
    found = fates(list(read_rows(EVIDENCE)), read_decisions(), graph)
    wrong = faults(found, graph)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    REPORT.write_text(report(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
