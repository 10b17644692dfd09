"""Compare two snapshots: the changed things, the changed answers, and their causes.

>>> from scokg.diff.comparison import compare
>>> comparison = compare("HEAD~1", "HEAD")  # doctest: +SKIP
"""

from pathlib import Path
from typing import NamedTuple

from ..graph import Graph
from ..namespaces import Language, compact
from ..progress import Progress, no_progress
from .answers import TRIALS, Answers, changed_answers, materialised_graph
from .changes import Changes, changes_between
from .snapshots import Snapshot, read_snapshots


class Comparison(NamedTuple):
    """A comparison of two snapshots: the changes, the changed answers, and both graphs for the names of things."""

    changes: Changes
    answers: Answers
    old: Graph
    new: Graph

    def label(self, iri: str, lang: Language = "en") -> str:
        """Return the label of a thing or property in the new graph, else in the old graph, else its compact name."""
        for graph in (self.new, self.old):
            if (label := graph.names.label(iri, lang)) != compact(iri):
                return label
        return compact(iri)


def compare(
    old: str, new: str, *, trials: int = TRIALS, repository: Path | None = None, progress: Progress = no_progress
) -> Comparison:
    """Compare two files, folders, dumps or git revisions.

    :param trials: maximum number of graphs built to explain changed answers; 0 for no explanations.
    :param repository: the checkout of the revisions, as for :func:`read_snapshot`.
    :param progress: called with the current activity, the number of steps done and the total number of steps.
    :raises UserError: if a snapshot cannot be read.
    """
    progress("reading", 0, trials)
    return compare_snapshots(*read_snapshots(old, new, repository), trials=trials, progress=progress)


def compare_snapshots(
    old: Snapshot, new: Snapshot, *, trials: int = TRIALS, progress: Progress = no_progress
) -> Comparison:
    """Compare two snapshots from :func:`read_snapshots`; parameters as for :func:`compare`."""
    changes = changes_between(old, new)
    graphs = materialised_graph(old), materialised_graph(new)
    unchanged = Answers(0, 0, []) if changes.same else None
    answers = unchanged or changed_answers(changes, *graphs, trials=trials, progress=progress)
    return Comparison(changes, answers, *graphs)
