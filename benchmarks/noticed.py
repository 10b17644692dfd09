"""The page about the errors that validation notices, made from the counts of the benchmark."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from decidable import UNDECIDABLE, Undecidable
from mutants import KINDS

TITLES = {
    "deleted": "deleted",
    "day": "date moved by a day",
    "year": "date moved by a year",
    "object": "object exchanged",
    "language": "language exchanged",
}


class Row(NamedTuple):
    """The counts of a kind of change in a class.

    :ivar found: how many of all changes tried are noticed.
    :ivar undecidable: how many the data cannot contradict.
    :ivar noticed: how many of the others are noticed.
    """

    kind: str
    cls: str
    tried: int
    found: int
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


def summed(rows: Iterable[Row], kind: str, cls: str = "all") -> Row:
    """Return the sum of some rows."""
    counts = [row[2:] for row in rows]
    return Row(kind, cls, *(sum(column) for column in zip(*counts, strict=True)))


def page(content: dict[str, Any]) -> str:
    """Return the page in Markdown."""
    rows = [Row(**row) for row in content["rows"]]
    total = summed(rows, "all")
    lines = [
        "# What validation notices",
        "",
        "How many wrong triples `scokg validate` notices, and which it cannot notice. A benchmark changes single",
        "triples of the data, one at a time: it deletes one, moves a date by a day or a year, exchanges an object for",
        "another of its kind (a state for a state, a code for a code of its list), or the language of a text for",
        "another of English, Russian and Chinese. It draws changes by class and kind with a fixed seed, at most",
        f"{content['size']} of each, and validates each as an edit. A change is noticed if it",
        "causes an error or a warning.",
        "",
        "A change is decidable if the data state the same a second time: as the date of a thing that is linked, in",
        "a slug or a label, as the other side of a relation, or because nothing of its class can be without it.",
        "Otherwise only the source shows the error, and whoever reviews the edit has to look there.",
        "",
        f"Of {total.decidable:,} decidable changes {total.share:.1f} % are noticed (promised: at least 90 %); of all "
        f"{total.tried:,} changes {100 * total.found / total.tried:.1f} %.",
        "",
        "This page is generated: `python benchmarks/mutation.py --publish` draws, validates and counts, and",
        "`--missed FILE` lists what was not noticed. The rules are in `queries/hygiene/` and `shapes/`.",
        "",
        "| kind of change | tried | undecidable | decidable | noticed | share |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    by_kind = [(TITLES[kind], summed([row for row in rows if row.kind == kind], kind)) for kind in KINDS]
    lines += [_counts(title, row) for title, row in [*by_kind, ("all", total)]]
    lines += ["", "## By class", "", "Noticed of the decidable changes, in brackets those that are undecidable.", ""]
    lines += [f"| class | {' | '.join(TITLES.values())} |", "| --- |" + " --- |" * len(KINDS)]
    lines += [_classes(cls, rows) for cls in sorted({row.cls for row in rows})]
    lines += ["", "## What the data cannot decide", "", *_undecidable()]
    return "\n".join(lines) + "\n"


def _counts(title: str, row: Row) -> str:
    counts = " | ".join(f"{count:,}" for count in (row.tried, row.undecidable, row.decidable, row.noticed))
    return f"| {title} | {counts} | {row.share:.1f} % |"


def _classes(cls: str, rows: list[Row]) -> str:
    cells = {row.kind: f"{row.noticed}/{row.decidable} ({row.undecidable})" for row in rows if row.cls == cls}
    return f"| `{cls}` | {' | '.join(cells.get(kind, '') for kind in KINDS)} |"


def _undecidable() -> list[str]:
    lines = ["| change | properties | because it is | unless |", "| --- | --- | --- | --- |"]
    return lines + [_sort(one) for one in UNDECIDABLE]


def _sort(one: Undecidable) -> str:
    kinds = ", ".join(TITLES[kind] for kind in one.kinds.split())
    classes = f" of {_names(one.classes)}" if one.classes else ""
    words = (one.unless.__doc__ or "").removeprefix("Return whether ").rstrip(".") if one.unless else ""
    return f"| {kinds} | {_names(one.properties) or 'all'}{classes} | {one.reason} | {words} |"


def _names(text: str) -> str:
    return ", ".join(f"`{name}`" for name in text.split())
