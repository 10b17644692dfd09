"""Find the saved queries whose results changed, the changed rows, and the changed things that cause them.

Every saved query runs on both snapshots, with its defaults and with the parameters of all its reviewed results. The
changed rows are then traced by trials: the changes of some things (or all but these) are applied to the old graph, the
closure is computed, and the query runs again. A row that appears or disappears in a trial depends on these things. Sets
of things are bisected down to single things, so that few trials find few causes among many changes.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from pyoxigraph import Triple

from ..atomic_io import read_files
from ..errors import UserError
from ..graph import Graph
from ..namespaces import DERIVED
from ..progress import Progress, no_progress
from ..publication.closure import materialise, rule_texts
from ..publication.layout import root, rule_files
from ..query.saved_queries import query_names, saved_query
from ..rdf.named_graphs import merged_store
from ..rdf.results import QueryResult, Table, Value
from .changes import Changes
from .snapshots import Snapshot

Row = tuple[Value, ...]
TRIALS = 24


class BoundQuery(NamedTuple):
    """A saved query with values of its parameters, and the resulting SPARQL."""

    query: str
    values: tuple[tuple[str, str], ...]
    text: str


class Cause(NamedTuple):
    """Changed things that cause a changed row.

    :ivar how: ``alone`` (a single thing is sufficient or necessary), ``together`` (several of the things are necessary)
        or ``among`` (one or more of the things; the number of trials was exhausted).
    """

    things: tuple[str, ...]
    how: Literal["alone", "together", "among"]


class RowChange(NamedTuple):
    """A row that was added (``+``) or removed (``-``), and the causes; none if no changed statement causes it."""

    sign: Literal["+", "-"]
    row: Row
    causes: tuple[Cause, ...]


class AnswerChange(NamedTuple):
    """A changed result: the bound query, the columns, and the rows that were removed or added."""

    query: str
    summary: str
    values: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: list[RowChange]


class Answers(NamedTuple):
    """The comparison of all results: the number of saved queries, of bound queries, and the changed results."""

    queries: int
    bound_queries: int
    changed: list[AnswerChange]


class _ChangedRow(NamedTuple):
    """A row whose number of occurrences in the result of a bound query (by its position) differs."""

    position: int
    row: Row


def changed_answers(
    changes: Changes, old: Graph, new: Graph, *, trials: int = TRIALS, progress: Progress = no_progress
) -> Answers:
    """Run every saved query on both graphs, and trace the changed rows to the changed things.

    :param old: the graph of the old snapshot, from :func:`materialised_graph`; ``new`` that of the new one.
    :param trials: maximum number of graphs built to trace the rows; each takes a second or two.
    :param progress: called with the current activity, the number of steps done and the total number of steps.
    """
    progress("running the saved queries", 0, trials)
    queries = _bound_queries(new, old)
    before, after = (_run_all(graph, queries) for graph in (old, new))
    changed_rows = {
        _ChangedRow(index, row)
        for index, (was, now) in enumerate(zip(before, after, strict=True))
        for row in was[1].keys() | now[1].keys()
        if was[1][row] != now[1][row]
    }
    causes = _Trials(changes, trials, progress).trace(changed_rows, queries, before, after)
    changed = [
        AnswerChange(
            bound.query,
            saved_query(bound.query).summary,
            bound.values,
            now[0] or was[0],
            _row_changes(index, was[1], now[1], causes),
        )
        for index, (bound, was, now) in enumerate(zip(queries, before, after, strict=True))
        if any(row.position == index for row in changed_rows)
    ]
    return Answers(len({bound.query for bound in queries}), len(queries), changed)


def _row_changes(
    index: int, was: Counter[Row], now: Counter[Row], causes: dict[_ChangedRow, list[Cause]]
) -> list[RowChange]:
    rows: list[RowChange] = []
    signs: tuple[tuple[Literal["+", "-"], Counter[Row]], ...] = (("-", was - now), ("+", now - was))
    for sign, found in signs:
        for row in found.elements():  # in the order of the result
            rows.append(RowChange(sign, row, tuple(sorted(causes.get(_ChangedRow(index, row), [])))))
    return rows


Rows = tuple[tuple[str, ...], Counter[Row]]


def _run_all(graph: Graph, queries: Iterable[BoundQuery]) -> list[Rows]:
    return [_run(graph, bound) for bound in queries]


def _run(graph: Graph, bound: BoundQuery) -> Rows:
    return _rows(graph.query(bound.text, bound.query))


def _rows(result: QueryResult) -> Rows:
    if isinstance(result, Table):
        return result.columns, Counter(result.rows)
    if isinstance(result, bool):
        return ("answer",), Counter([(result,)])
    return ("triple",), Counter((str(triple),) for triple in result)


def _bound_queries(new: Graph, old: Graph) -> list[BoundQuery]:
    """Return every saved query, bound to its defaults and to the parameters of its reviewed results.

    Duplicates are left out, and so are parameters that name a thing in neither graph.
    """
    found: dict[str, BoundQuery] = {}
    for name, values in [(name, ()) for name in query_names()] + _reviewed_parameters():
        for graph in (new, old):
            try:
                text = graph.bind(saved_query(name), dict(values))
            except UserError:
                continue
            found.setdefault(text, BoundQuery(name, values, text))
            break
    return sorted(found.values())


def _reviewed_parameters() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the parameters of the reviewed results, from their file names (``@on=2017-06-09,lang=ru.csv``)."""
    found = []
    for path in sorted((root() / "queries" / "expected").glob("*.csv")):
        name, _, texts = path.stem.partition("@")
        values = (pair.partition("=") for pair in texts.split(",") if pair)
        found.append((name, tuple((key, value) for key, _, value in values)))
    return found


class _Trials:
    """Builds graphs between the old and the new one, with the changes of some things only, to find causes."""

    def __init__(self, changes: Changes, budget: int, progress: Progress) -> None:
        self._changes, self._budget, self._progress = changes, budget, progress
        self._total = budget
        every = (*changes.things, *changes.log_changes)
        self._deltas = {change.iri: (change.removed, change.added) for change in every}
        self._graphs: dict[frozenset[str], Graph] = {}

    def trace(
        self, rows: set[_ChangedRow], queries: list[BoundQuery], before: list[Rows], after: list[Rows]
    ) -> dict[_ChangedRow, list[Cause]]:
        """Return the causes of each changed row."""
        causes: dict[_ChangedRow, list[Cause]] = {row: [] for row in rows}
        pending = [(tuple(self._deltas), rows)] if self._deltas else []
        while pending:
            pending.sort(key=lambda group: (len(group[0]), group[0]))
            things, affected = pending.pop()
            if len(things) == 1:
                _add_cause(causes, affected, Cause(things, "alone"))
                continue
            if self._budget < 2:
                _add_cause(causes, affected, Cause(things, "among"))
                continue
            middle = len(things) // 2
            unexplained = set(affected)
            for half in (things[:middle], things[middle:]):
                found = self._dependent_rows(half, affected, queries, before, after)
                unexplained -= found
                if found:
                    pending.append((half, found))
            _add_cause(causes, unexplained, Cause(things, "together"))
        return causes

    def _dependent_rows(
        self,
        things: tuple[str, ...],
        rows: set[_ChangedRow],
        queries: list[BoundQuery],
        before: list[Rows],
        after: list[Rows],
    ) -> set[_ChangedRow]:
        """Return the rows that appear or disappear if only these things change, or all things but these."""
        found: set[_ChangedRow] = set()
        for changed, base in (
            (frozenset(things), before),
            (frozenset(self._deltas) - frozenset(things), after),
        ):
            graph = self._graph(changed)
            for index in sorted({row.position for row in rows}):
                counts = _run(graph, queries[index])[1]
                found |= {r for r in rows if r.position == index and counts[r.row] != base[index][1][r.row]}
        return found

    def _graph(self, changed: frozenset[str]) -> Graph:
        if changed not in self._graphs:
            self._budget -= 1
            self._progress("tracing the rows", self._total - self._budget, self._total)
            triples = set(self._changes.old.triples(without=DERIVED))
            for thing in changed:
                removed, added = self._deltas[thing]
                triples.difference_update(removed)
                triples.update(added)
            self._graphs = {changed: _graph(triples), **dict(list(self._graphs.items())[:1])}
        return self._graphs[changed]


def _add_cause(causes: dict[_ChangedRow, list[Cause]], rows: set[_ChangedRow], cause: Cause) -> None:
    for row in rows:
        causes[row].append(cause)


def materialised_graph(snapshot: Snapshot) -> Graph:
    """Return a snapshot as a graph with its closure, which is computed unless the snapshot has a derived graph."""
    return _graph(snapshot.triples(), derive=DERIVED not in snapshot.graphs)


def _graph(triples: Iterable[Triple], *, derive: bool = True) -> Graph:
    store = merged_store(triples)
    if derive:
        materialise(store, rule_texts(read_files(rule_files(root()))))
    return Graph(store)
