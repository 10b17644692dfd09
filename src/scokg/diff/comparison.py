"""Two snapshots compared: the things and answers that changed, and why.

>>> from scokg.diff.comparison import compare
>>> comparison = compare("HEAD~1", "HEAD")  # doctest: +SKIP
"""

from pathlib import Path
from typing import NamedTuple

from ..graph import Graph
from ..namespaces import Language, compact
from ..progress import Progress, no_progress
from .answers import TRIALS, Answers, changed_answers, materialised
from .changes import Changes, changes_between
from .snapshots import Snapshot, read_snapshots


class Comparison(NamedTuple):
    """Two snapshots compared: what changed, which answers changed, and the graphs that give things their names."""

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
    old: str, new: str, *, trials: int = TRIALS, repository: Path | None = None, progress: Progress = no_progress
) -> Comparison:
    """Compare two files, folders, dumps or git revisions.

    :param trials: how many graphs are made at most to find out why an answer changed; 0 does not ask why.
    :param repository: the checkout whose revisions are meant, as for :func:`read_snapshot`.
    :param progress: called with what is done, how much of it and how much there is in all.
    :raises UserError: when a side cannot be read.
    """
    progress("reading", 0, trials)
    return compare_snapshots(*read_snapshots(old, new, repository), trials=trials, progress=progress)


def compare_snapshots(
    old: Snapshot, new: Snapshot, *, trials: int = TRIALS, progress: Progress = no_progress
) -> Comparison:
    """Compare two sides that have been read for each other (:func:`read_sides`); nothing is asked of the same side."""
    changes = changes_between(old, new)
    graphs = materialised(old), materialised(new)
    asked = Answers(0, 0, []) if changes.same else None
    answers = asked or changed_answers(changes, *graphs, trials=trials, progress=progress)
    return Comparison(changes, answers, *graphs)
