"""What validation notices: single triples of the data are changed, and the share that validation notices is counted.

The kinds of change: a triple is deleted, a date moved by a day or a year, an object exchanged for another of its kind,
the language of a text for another. The sample is drawn by class and kind, with a seed. Each change is validated as an
edit of the thing that it is about. What the data cannot contradict does not count; see decidable.py.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from decidable import reason_undecidable
from figures import Figure, arguments, report
from mutants import KINDS, Data, Mutant, sample
from noticed import Row, page, summed
from pyoxigraph import NamedNode

from scokg.namespaces import PREFIXES, compact
from scokg.publication.layout import root
from scokg.validation.edits import edit_of
from scokg.validation.graph_checks import GraphChecks
from scokg.validation.hygiene import read_rules
from scokg.validation.property_paths import DataIndex
from scokg.validation.report import Finding
from scokg.validation.sources import read_sources

SEED, SIZE, AT_LEAST = 2001, 20, 90
COUNTS = Path(__file__).with_name("noticed.json")
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "noticed-errors.md"


class Judged(NamedTuple):
    """What became of a change.

    :ivar undecidable: why the data cannot contradict it; None if they can.
    """

    cls: str
    mutant: Mutant
    noticed: bool
    undecidable: str | None


class Validation:
    """The published data, their checks, and what these find without a change."""

    def __init__(self) -> None:
        """Load the data, and check them."""
        sources = read_sources([], root())
        shapes = "\n".join(content.decode() for content in sources.shapes.values())
        self.store = sources.load().store
        self.data = Data(self.store)
        self._checks = GraphChecks(shapes, read_rules(root()))
        self.known = frozenset(self.findings())

    def findings(self, mutant: Mutant | None = None) -> Iterator[Finding]:
        """Yield errors and warnings: all, or those that a change may cause; the store must have it."""
        index = DataIndex(self.store)
        edit = edit_of([mutant.old], [mutant.new] if mutant.new else [], index) if mutant else None
        return (found for found in self._checks.findings(index, edit) if found.level != "info")

    @contextmanager
    def changed(self, mutant: Mutant) -> Iterator[None]:
        """Have a change in the store."""
        self.store.remove(mutant.old)
        self.store.extend([mutant.new] if mutant.new else [])
        try:
            yield
        finally:
            if mutant.new:
                self.store.remove(mutant.new)
            self.store.add(mutant.old)

    def notices(self, mutant: Mutant) -> bool:
        """Return whether a change causes an error or a warning."""
        with self.changed(mutant):
            return any(found not in self.known for found in self.findings(mutant))


def judge(validation: Validation, drawn: Iterable[tuple[str, Mutant]]) -> Iterator[Judged]:
    """Validate changes."""
    for cls, mutant in drawn:
        reason = reason_undecidable(validation.data, mutant)
        yield Judged(cls, mutant, validation.notices(mutant), reason)


def judge_part(part: tuple[int, int, int, int]) -> list[Judged]:
    """Draw a sample, and validate each of so many changes of it, beginning with a certain one."""
    seed, size, first, step = part
    validation = Validation()
    return list(judge(validation, sample(validation.data, seed, size)[first::step]))


def judge_in(jobs: int, seed: int, size: int) -> list[Judged]:
    """Draw a sample and validate it in some processes, each with data of its own."""
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        parts = pool.map(judge_part, [(seed, size, first, jobs) for first in range(jobs)])
        return list(chain.from_iterable(parts))


def table(judged: Iterable[Judged]) -> list[Row]:
    """Count by kind and class."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.mutant.kind, one.cls].append(one)
    return [_row(kind, cls, groups[kind, cls]) for kind, cls in sorted(groups, key=lambda k: (KINDS.index(k[0]), k[1]))]


def _row(kind: str, cls: str, judged: list[Judged]) -> Row:
    decidable = [one for one in judged if one.undecidable is None]
    found, noticed = (sum(one.noticed for one in some) for some in (judged, decidable))
    return Row(kind, cls, len(judged), found, len(judged) - len(decidable), noticed)


def described(one: Judged) -> str:
    """Describe a change on one line."""
    old, new = one.mutant.old, one.mutant.new
    became = _short(new.object) if new else "-"
    return f"{one.mutant.kind}: {_short(old.subject)} {_short(old.predicate)} {_short(old.object)} => {became}"


def _short(term: object) -> str:
    return compact(term.value) if isinstance(term, NamedNode) else str(term).replace(PREFIXES["xsd"], "")


def figures(rows: list[Row]) -> list[Figure]:
    """Return the shares noticed, in all and by kind."""
    total = summed(rows, "all")
    by_kind = [summed([row for row in rows if row.kind == kind], kind) for kind in KINDS]
    return [
        Figure(f"noticed of {total.decidable:,} decidable changes", total.share, "%", at_least=AT_LEAST),
        *(Figure(f"{row.kind}: noticed of {row.decidable:,}", row.share, "%") for row in by_kind),
        Figure(f"undecidable of {total.tried:,} changes", 100 * total.undecidable / total.tried, "%"),
        Figure(f"noticed of all {total.tried:,} changes", 100 * total.found / total.tried, "%"),
    ]


def print_table(rows: list[Row]) -> None:
    """Print the counts."""
    print(f"{'kind':10}{'class':28}{'tried':>6}{'undecidable':>13}{'decidable':>11}{'noticed':>9}{'share':>8}")
    for row in [*rows, *(summed([r for r in rows if r.kind == kind], kind) for kind in KINDS)]:
        counts = f"{row.tried:6}{row.undecidable:13}{row.decidable:11}{row.noticed:9}"
        print(f"{row.kind:10}{row.cls:28}{counts}{row.share:7.0f}%")


def main() -> None:
    """Draw, validate, count."""
    parser = arguments(__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE, help="changes of each kind in each class")
    parser.add_argument("--missed", type=Path, metavar="FILE", help="write the decidable changes that were not noticed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--publish", action="store_true", help="keep the counts, and write the page about them")
    options = parser.parse_args()
    judged = judge_in(options.jobs, options.seed, options.size)
    rows = table(judged)
    print_table(rows)
    if options.missed:
        missed = [described(one) for one in judged if one.undecidable is None and not one.noticed]
        options.missed.write_text("".join(f"{line}\n" for line in missed), encoding="utf-8")
    if options.publish:
        content = {"seed": options.seed, "size": options.size, "rows": [row._asdict() for row in rows]}
        COUNTS.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        PAGE.write_text(page(content), encoding="utf-8")
    report(figures(rows), options.json)


if __name__ == "__main__":
    main()
