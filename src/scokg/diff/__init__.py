"""What lies between two states of the graph: things, answers, and why.

>>> from scokg.diff import compare
>>> comparison = compare("HEAD~1", "HEAD")  # doctest: +SKIP
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..graph import Graph
from ..vocabulary import Language, compact
from .answers import TRIALS, AnswerChange, Answers, Cause, RowChange, changed_answers, closed
from .changelog import LogEntry
from .changes import Changes, Statement, ThingChange, changes_between
from .sides import Side, read_side, read_sides, side_of

__all__ = [
    "TRIALS",
    "AnswerChange",
    "Answers",
    "Cause",
    "Changes",
    "Comparison",
    "LogEntry",
    "RowChange",
    "Side",
    "Statement",
    "ThingChange",
    "changes_between",
    "compare",
    "compare_sides",
    "read_side",
    "read_sides",
    "side_of",
]  # fmt: skip

Progress = Callable[[str, int, int], None]


class Comparison(NamedTuple):
    """Two sides compared: what changed, which answers changed, and the graphs that give things their names."""

    changes: Changes
    answers: Answers
    old: Graph
    new: Graph

    def label(self, iri: str, lang: Language = "en") -> str:
        """Name a thing or property: as the new side does, else as the old one did, else by its compact name."""
        for graph in (self.new, self.old):
            if (label := graph.names.label(iri, lang)) != compact(iri):
                return label
        return compact(iri)


def compare(
    old: str, new: str, *, trials: int = TRIALS, repository: Path | None = None, progress: Progress | None = None
) -> Comparison:
    """Compare two files, folders, dumps or git revisions.

    :param trials: how many graphs are made at most to find out why an answer changed; 0 does not ask why.
    :param repository: the checkout whose revisions are meant, as for :func:`read_side`.
    :param progress: called with what is done, how much of it and how much there is in all.
    :raises UserError: when a side cannot be read.
    """
    if progress:
        progress("reading", 0, trials)
    return compare_sides(*read_sides(old, new, repository), trials=trials, progress=progress)


def compare_sides(old: Side, new: Side, *, trials: int = TRIALS, progress: Progress | None = None) -> Comparison:
    """Compare two sides that have been read for each other (:func:`read_sides`); nothing is asked of the same side."""
    changes = changes_between(old, new)
    graphs = closed(old), closed(new)
    asked = Answers(0, 0, []) if changes.same else None
    answers = asked or changed_answers(changes, *graphs, trials=trials, progress=progress)
    return Comparison(changes, answers, *graphs)
