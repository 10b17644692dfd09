"""Which saved questions answer otherwise, in which rows, and because of the change of which things.

Every saved question is asked on both sides, with its defaults and with the parameters of all its reviewed answers. The
rows that differ are then traced by trials: only the changes of some things are made to the old graph (or all but
those are made), the closure is computed, and the question is asked again. A row that comes or goes in a trial depends
on those things. Sets of things are halved until single things are found, so few trials find few causes among many
changes.
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


class BoundQuestion(NamedTuple):
    """A saved question with values of its parameters, and the SPARQL that this makes."""

    question: str
    values: tuple[tuple[str, str], ...]
    text: str


class Cause(NamedTuple):
    """The things by whose change a row came or went.

    :ivar how: ``alone`` (one thing is enough, or cannot be done without), ``together`` (only several of them make the
        difference) or ``among`` (one or more of them; no more trials were made).
    """

    things: tuple[str, ...]
    how: Literal["alone", "together", "among"]


class RowChange(NamedTuple):
    """A row that came (``+``) or went (``-``), and why; no cause where no change of a statement makes it."""

    sign: Literal["+", "-"]
    row: Row
    causes: tuple[Cause, ...]


class AnswerChange(NamedTuple):
    """A question that is answered otherwise: what was asked, the columns, the rows that went and came."""

    question: str
    summary: str
    values: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: list[RowChange]


class Answers(NamedTuple):
    """What became of the answers: how many askings of how many questions were compared, and which differ."""

    questions: int
    askings: int
    changed: list[AnswerChange]


class _Item(NamedTuple):
    """A row of an asking whose number of occurrences differs between the sides."""

    asking: int
    row: Row


def changed_answers(
    changes: Changes, old: Graph, new: Graph, *, trials: int = TRIALS, progress: Progress = no_progress
) -> Answers:
    """Ask every saved question on both sides, and trace the rows that differ to the changed things.

    :param old: the old side as :func:`closed` gives it; ``new`` the new one.
    :param trials: how many graphs are made at most to trace the rows; each takes a second or two.
    :param progress: called with what is done, how much of it and how much there is in all.
    """
    progress("asking the saved questions", 0, trials)
    askings = _askings(new, old)
    before, after = (_ask_all(graph, askings) for graph in (old, new))
    items = {
        _Item(number, row)
        for number, (then, now) in enumerate(zip(before, after, strict=True))
        for row in then[1].keys() | now[1].keys()
        if then[1][row] != now[1][row]
    }
    causes = _Trials(changes, trials, progress).trace(items, askings, before, after)
    changed = [
        AnswerChange(
            asking.question,
            saved_query(asking.question).summary,
            asking.values,
            now[0] or then[0],
            _row_changes(number, then[1], now[1], causes),
        )
        for number, (asking, then, now) in enumerate(zip(askings, before, after, strict=True))
        if any(item.asking == number for item in items)
    ]
    return Answers(len({asking.question for asking in askings}), len(askings), changed)


def _row_changes(
    number: int, then: Counter[Row], now: Counter[Row], causes: dict[_Item, list[Cause]]
) -> list[RowChange]:
    rows: list[RowChange] = []
    signs: tuple[tuple[Literal["+", "-"], Counter[Row]], ...] = (("-", then - now), ("+", now - then))
    for sign, found in signs:
        for row in found.elements():  # in the order of the answer
            rows.append(RowChange(sign, row, tuple(sorted(causes.get(_Item(number, row), [])))))
    return rows


Rows = tuple[tuple[str, ...], Counter[Row]]


def _ask_all(graph: Graph, askings: Iterable[BoundQuestion]) -> list[Rows]:
    return [_rows(graph.query(asking.text, asking.question)) for asking in askings]


def _rows(answer: QueryResult) -> Rows:
    if isinstance(answer, Table):
        return answer.columns, Counter(answer.rows)
    if isinstance(answer, bool):
        return ("answer",), Counter([(answer,)])
    return ("triple",), Counter((str(triple),) for triple in answer)


def _askings(new: Graph, old: Graph) -> list[BoundQuestion]:
    """Give every saved question with its defaults, and with the parameters of its reviewed answers; each once.

    What names a thing that is on neither side cannot be asked and is left out.
    """
    found: dict[str, BoundQuestion] = {}
    for name, values in [(name, ()) for name in query_names()] + _reviewed():
        for graph in (new, old):
            try:
                text = graph.bind(saved_query(name), dict(values))
            except UserError:
                continue
            found.setdefault(text, BoundQuestion(name, values, text))
            break
    return sorted(found.values())


def _reviewed() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Read the parameters of the reviewed answers from the names of their files (``@on=2017-06-09,lang=ru.csv``)."""
    found = []
    for path in sorted((root() / "queries" / "expected").glob("*.csv")):
        name, _, texts = path.stem.partition("@")
        values = (pair.partition("=") for pair in texts.split(",") if pair)
        found.append((name, tuple((key, value) for key, _, value in values)))
    return found


class _Trials:
    """Graphs between the old and the new one: the old one, changed by the changes of some things only."""

    def __init__(self, changes: Changes, budget: int, progress: Progress) -> None:
        self._changes, self._budget, self._progress = changes, budget, progress
        self._total = budget
        self._deltas = {change.iri: (change.removed, change.added) for change in (*changes.things, *changes.logged)}
        self._made: dict[frozenset[str], Graph] = {}

    def trace(
        self, items: set[_Item], askings: list[BoundQuestion], before: list[Rows], after: list[Rows]
    ) -> dict[_Item, list[Cause]]:
        """Find for each item the things that it depends on."""
        causes: dict[_Item, list[Cause]] = {item: [] for item in items}
        waiting = [(tuple(self._deltas), items)] if self._deltas else []
        while waiting:
            waiting.sort(key=lambda group: (len(group[0]), group[0]))
            things, open_items = waiting.pop()
            if len(things) == 1:
                _note(causes, open_items, Cause(things, "alone"))
                continue
            if self._budget < 2:
                _note(causes, open_items, Cause(things, "among"))
                continue
            middle = len(things) // 2
            left = set(open_items)
            for half in (things[:middle], things[middle:]):
                found = self._effect(half, open_items, askings, before, after)
                left -= found
                if found:
                    waiting.append((half, found))
            _note(causes, left, Cause(things, "together"))
        return causes

    def _effect(
        self,
        things: tuple[str, ...],
        items: set[_Item],
        askings: list[BoundQuestion],
        before: list[Rows],
        after: list[Rows],
    ) -> set[_Item]:
        """Give the items that come or go when these things alone change, or when all but these do."""
        found: set[_Item] = set()
        for changed, base in (
            (frozenset(things), before),
            (frozenset(self._deltas) - frozenset(things), after),
        ):
            graph = self._graph(changed)
            for number in sorted({item.asking for item in items}):
                rows = _rows(graph.query(askings[number].text, askings[number].question))[1]
                found |= {i for i in items if i.asking == number and rows[i.row] != base[number][1][i.row]}
        return found

    def _graph(self, changed: frozenset[str]) -> Graph:
        if changed not in self._made:
            self._budget -= 1
            self._progress("tracing the rows", self._total - self._budget, self._total)
            triples = set(self._changes.old.triples(without=DERIVED))
            for thing in changed:
                removed, added = self._deltas[thing]
                triples.difference_update(removed)
                triples.update(added)
            self._made = {changed: _graph(triples), **dict(list(self._made.items())[:1])}
        return self._made[changed]


def _note(causes: dict[_Item, list[Cause]], items: set[_Item], cause: Cause) -> None:
    for item in items:
        causes[item].append(cause)


def materialised(side: Snapshot) -> Graph:
    """Give a side as a graph that can be asked; where the derived triples are not a graph of its own, they are made."""
    return _graph(side.triples(), close_it=DERIVED not in side.graphs)


def _graph(triples: Iterable[Triple], *, close_it: bool = True) -> Graph:
    store = merged_store(triples)
    if close_it:
        materialise(store, rule_texts(read_files(rule_files(root()))))
    return Graph(store)
