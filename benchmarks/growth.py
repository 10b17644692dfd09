"""What the saved questions cost, and how that grows when the graph holds more copies of the organisation.

A question costs what its answer costs, not what the graph weighs. Each copy repeats everything under ``id/`` but the
states and places, which all copies share; the questions keep their defaults, which are about the original. A question
about one thing, state or day may grow 1.5 times as much as its answer; any other as much as its answer or linearly.
"""

import re
import sys
import time
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from figures import Figure, arguments, report
from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from scokg import open_graph
from scokg.namespaces import BASE, THING_KINDS
from scokg.query.saved_queries import SavedQuery, query_names, saved_query

RUNS = 5
PER_ANSWER, PER_GRAPH = 1.5, 1.1
QUICK, SLOW = 0.010, 0.030
EXCEPTIONS = {
    "announced-only": "compares the date of each fact with that of each of its sources",
    "applications-pending-on": "reads all names; Virtuoso needs the language within the OPTIONAL",
    "changes-in-period": "reads all names; RDF4J needs the language within the OPTIONAL",
    "decided-not-in-force": "reads all names; Virtuoso needs the language within the OPTIONAL",
    "events-in-period": "reads all dated things and names; Virtuoso needs the language within the OPTIONAL",
    "ever-but-not-now": "reads all names; Virtuoso needs the language within the OPTIONAL",
    "facts-by-confidence": "counts all facts and their sources",
    "leaders-on": "compares the terms in all posts of all states",
    "most-cited-sources": "counts the facts of each source",
    "office-holders-on": "compares the terms in all posts of a body",
    "on-this-day": "reads all dated things and names; Virtuoso needs the language within the OPTIONAL",
    "publishers": "counts the facts and sources of each publisher",
    "signed-not-party": "reads all names; RDF4J needs the language within the OPTIONAL",
    "single-news-item": "counts the sources of each fact",
    "single-source": "counts the sources of each status and step",
    "timeline-of-thing": "tries forty kinds of events",
    "who-met-whom": "compares all pairs of participants",
}
"""The questions that may take longer, and why."""
SHARED = re.compile(rf"{re.escape(BASE)}id/(?:state|place)/")
Rows = list[tuple[object, ...]]


class Growth(NamedTuple):
    """The processor time of a question on the graph, and how much time and rows grow."""

    name: str
    seconds: float
    growth: float
    rows: float
    allowed: float

    def complaint(self, margin: float) -> str:
        """Return what the question breaks of what is promised; an empty text if nothing."""
        limit = (SLOW if self.name in EXCEPTIONS else QUICK) * margin
        too_long = [f"over {limit * 1000:.0f} ms"] if self.seconds > limit else []
        return ", ".join(
            [*too_long, *([f"over {self.allowed:.1f} times"] if self.growth > self.allowed * margin else [])]
        )


def about_one(question: SavedQuery) -> bool:
    """Return whether a question is about one thing or day: one of its parameters is, and it does not count things."""
    named = any(p.type in {*THING_KINDS, "thing"} or p.name == "on" for p in question.parameters)
    return named and "count" not in question.tags


def copied(store: Store, copies: int) -> Store:
    """Return a store with the graph and more copies of what is in it, so that there are ``copies`` in all."""
    result = Store()
    result.bulk_extend(store)
    for number in range(1, copies):
        result.bulk_extend(_one_copy(store, f".copy{number}"))
    return result


def _one_copy(store: Store, suffix: str) -> Iterator[Quad]:
    def renamed(term: object) -> object:
        if not isinstance(term, NamedNode) or not term.value.startswith(f"{BASE}id/") or SHARED.match(term.value):
            return term
        thing, mark, part = term.value.partition("#")
        return NamedNode(f"{thing}{suffix}{mark}{part}")

    for subject, predicate, object_, _ in store:
        yield Quad(renamed(subject), predicate, renamed(object_), DefaultGraph())  # type: ignore[arg-type]


def answer(store: Store, text: str) -> tuple[float, Rows]:
    """Return the median processor time of a query and its rows."""
    times = []
    while len(times) < RUNS and sum(times) < 2:
        begin = time.process_time()
        result = store.query(text, base_iri=BASE)
        rows = [tuple(row) for row in result] if isinstance(result, QuerySolutions) else [(bool(result),)]
        times.append(time.process_time() - begin)
    return median(times), rows


def measured(name: str, one: Store, many: Store, copies: int) -> Growth:
    """Compare a question's answers on both graphs, and return what they cost."""
    question = saved_query(name)
    seconds, rows = answer(one, question.text)
    more_seconds, more_rows = answer(many, question.text)
    check_sane(question, rows, more_rows)
    grown = max(len(more_rows) / max(len(rows), 1), 1.0)
    linear = 0 if about_one(question) else PER_GRAPH * copies
    return Growth(name, seconds, more_seconds / seconds, grown, max(PER_ANSWER * grown, linear))


def check_sane(question: SavedQuery, rows: Rows, more_rows: Rows) -> None:
    """Raise AssertionError if the answer about the original is not within the answer about all copies."""
    last = [row[-1] for row in rows if isinstance(row[-1], NamedNode)]
    missing = set(last) - {row[-1] for row in more_rows}
    assert not missing, f"{question.name}: the answer about the copies lacks {sorted(missing, key=str)[:3]}"
    assert len(more_rows) >= (1 if rows else 0), f"{question.name}: no rows about the copies"


def table(found: list[Growth], margin: float) -> str:
    """Return what each question costs and how that grows, those that break what is promised first."""
    rows = ["    ms  growth   rows  allowed"]
    for g in found:
        cells = f"{g.seconds * 1000:6.1f}  {g.growth:6.1f} {g.rows:6.1f}   {g.allowed:6.1f}  {g.name}"
        rows.append(f"{cells}  {g.complaint(margin)}".rstrip())
    return "\n".join(rows)


def measure(names: list[str], copies: int, margin: float) -> list[Figure]:
    """Print the table of the questions, and return how many are not as promised."""
    one = open_graph(in_memory=True).store
    many = copied(one, copies)
    found = sorted((measured(name, one, many, copies) for name in names), key=lambda g: -g.growth / g.allowed)
    print(table(found, margin))
    slow = sum(g.seconds > (SLOW if g.name in EXCEPTIONS else QUICK) * margin for g in found)
    growing = sum(g.growth > g.allowed * margin for g in found)
    one_thing = [g for g in found if about_one(saved_query(g.name))]
    return [
        Figure(f"triples on {copies} copies of the organisation", len(many), "triples"),
        Figure(f"questions over {QUICK * 1000:.0f} ms, or {SLOW * 1000:.0f} ms for {len(EXCEPTIONS)} exceptions", slow,
               f"of {len(found)}", at_most=0),
        Figure("questions that grow more than they may", growing, f"of {len(found)}", at_most=0),
        Figure("growth of the questions about one thing or day, median", median(g.growth for g in one_thing or found)),
    ]  # fmt: skip


def main() -> int:
    """Measure; return 1 if a question breaks what is promised."""
    parser = arguments(__doc__)
    parser.add_argument("--queries", help="names of saved questions, separated by commas; by default all")
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--margin", type=float, default=1, help="factor by which limits may be exceeded")
    options = parser.parse_args()
    names = options.queries.split(",") if options.queries else list(query_names())
    figures = measure(names, options.copies, options.margin)
    report(figures, options.json)
    return 0 if options.json or all(figure.kept for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
