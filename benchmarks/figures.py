"""Measured figures: what each benchmark returns, prints and writes."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")
RUNS = 5


class Figure(NamedTuple):
    """A measured figure.

    :ivar unit: ``times`` for a ratio, else a unit such as ``ms``.
    :ivar at_least: the lower limit that is promised, if any; ``at_most`` the upper one.
    """

    name: str
    value: float
    unit: str = "times"
    at_least: float | None = None
    at_most: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the figure is as promised."""
        return (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )

    @property
    def promise(self) -> str:
        """The promise in words; empty if there is none."""
        limits = (("at least", self.at_least), ("at most", self.at_most))
        return " and ".join(f"{words} {limit:g}" for words, limit in limits if limit is not None)

    def text(self) -> str:
        """Return the value, rounded, with its unit."""
        digits = 2 if self.value < 10 else 1 if self.value < 100 else 0
        if self.unit != "times" and self.value == int(self.value):
            digits = 0
        return f"{self.value:,.{digits}f} {self.unit}"


def processor_time(work: Callable[[], T]) -> tuple[float, T]:
    """Run a function; return the processor time that it took, in seconds, and its result."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the options that all benchmarks have."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    return parser


def report(figures: list[Figure], target: Path | None) -> None:
    """Print figures with what is promised, and write them as JSON if there is a target."""
    for figure in figures:
        promised = f" (promised: {figure.promise}{'' if figure.kept else '; NOT KEPT'})" if figure.promise else ""
        print(f"{figure.name}: {figure.text()}{promised}")
    sys.stdout.flush()
    if target:
        target.write_text(json.dumps([figure._asdict() for figure in figures], indent=2) + "\n", encoding="utf-8")
