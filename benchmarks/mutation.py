"""What validation notices: single triples of the data are changed, and the share that validation notices is counted.

The kinds of change: a triple is deleted, a date moved by a day or a year, an object exchanged for another of its kind,
the language of a text for another. The sample is drawn by class and kind, with a seed. Each change is validated as an
edit of the thing that it is about. What the data cannot contradict does not count; see decidable.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from decidable import reason_undecidable
from figures import Figure, arguments, report
from mutants import KINDS, Data, Mutant, sample
from pyoxigraph import NamedNode

from scokg.namespaces import PREFIXES, compact
from scokg.publication.layout import root
from scokg.validation.edits import edit_of
from scokg.validation.graph_checks import GraphChecks
from scokg.validation.hygiene import read_rules
from scokg.validation.property_paths import DataIndex
from scokg.validation.report import Finding
from scokg.validation.sources import read_sources

SEED, SIZE, AT_LEAST = 2001, 25, 90


class Judged(NamedTuple):
    """What became of a change.

    :ivar undecidable: why the data cannot contradict it; None if they can.
    """

    cls: str
    mutant: Mutant
    noticed: bool
    undecidable: str | None


class Row(NamedTuple):
    """The counts of a kind of change in a class; ``noticed`` counts decidable ones only."""

    kind: str
    cls: str
    tried: int
    undecidable: int
    noticed: int

    @property
    def decidable(self) -> int:
        """The number of changes that the data can contradict."""
        return self.tried - self.undecidable

    @property
    def share(self) -> float:
        """The noticed share of the decidable changes, in per cent."""
        return 100 * self.noticed / self.decidable if self.decidable else 100.0


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


def table(judged: Iterable[Judged]) -> list[Row]:
    """Count by kind and class."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.mutant.kind, one.cls].append(one)
    return [_row(kind, cls, groups[kind, cls]) for kind, cls in sorted(groups, key=lambda k: (KINDS.index(k[0]), k[1]))]


def _row(kind: str, cls: str, judged: list[Judged]) -> Row:
    decidable = [one for one in judged if one.undecidable is None]
    noticed = sum(one.noticed for one in decidable)
    return Row(kind, cls, len(judged), len(judged) - len(decidable), noticed)


def summed(rows: Iterable[Row], kind: str, cls: str) -> Row:
    """Return the sum of some rows."""
    counts = [row[2:] for row in rows]
    return Row(kind, cls, *(sum(column) for column in zip(*counts, strict=True)))


def described(one: Judged) -> str:
    """Describe a change on one line."""
    old, new = one.mutant.old, one.mutant.new
    became = _short(new.object) if new else "-"
    return f"{one.mutant.kind}: {_short(old.subject)} {_short(old.predicate)} {_short(old.object)} => {became}"


def _short(term: object) -> str:
    return compact(term.value) if isinstance(term, NamedNode) else str(term).replace(PREFIXES["xsd"], "")


def figures(rows: list[Row]) -> list[Figure]:
    """Return the shares noticed, in all and by kind."""
    total = summed(rows, "all", "")
    by_kind = [summed([row for row in rows if row.kind == kind], kind, "") for kind in KINDS]
    return [
        Figure(f"noticed of {total.decidable:,} decidable changes", total.share, "%", at_least=AT_LEAST),
        *(Figure(f"{row.kind}: noticed of {row.decidable:,}", row.share, "%") for row in by_kind),
        Figure("undecidable", 100 * total.undecidable / total.tried, f"% of {total.tried:,} changes"),
    ]


def print_table(rows: list[Row]) -> None:
    """Print the counts."""
    print(f"{'kind':10}{'class':28}{'tried':>6}{'undecidable':>13}{'decidable':>11}{'noticed':>9}{'share':>8}")
    for row in [*rows, *(summed([r for r in rows if r.kind == kind], kind, "all") for kind in KINDS)]:
        counts = f"{row.tried:6}{row.undecidable:13}{row.decidable:11}{row.noticed:9}"
        print(f"{row.kind:10}{row.cls:28}{counts}{row.share:7.0f}%")


def main() -> None:
    """Draw, validate, count."""
    parser = arguments(__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE, help="changes of each kind in each class")
    parser.add_argument("--missed", type=Path, metavar="FILE", help="write the decidable changes that were not noticed")
    options = parser.parse_args()
    validation = Validation()
    judged = list(judge(validation, sample(validation.data, options.seed, options.size)))
    rows = table(judged)
    print_table(rows)
    if options.missed:
        missed = [described(one) for one in judged if one.undecidable is None and not one.noticed]
        options.missed.write_text("".join(f"{line}\n" for line in missed), encoding="utf-8")
    report(figures(rows), options.json)


if __name__ == "__main__":
    main()
