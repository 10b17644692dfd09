"""Names: what a near miss costs, against loading the graph; on the graph as it is, and with 3,000 names more.

The names that are added are made of the words of those that are there, so that they are as long and as much alike.
"""

import random
import time
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

from figures import Figure, arguments, report
from pyoxigraph import Literal, NamedNode, Quad, Store

from scokg import open_graph
from scokg.namespaces import PREFIXES
from scokg.query.name_index import NameIndex

MISSES = ("Kazakstan", "Zhang De Guang", "Назарбаейв", "上合祖织", "Shangai Cooperation Organization")
RUNS, MORE = 5, 3000
LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of some runs: what the work costs if nothing else is going on."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def grown(store: Store) -> Store:
    """Copy a store, with persons of made-up names in it."""
    chance = random.Random(2001)
    people = PREFIXES["person"]
    labels = [q.object.value for q in store.quads_for_pattern(None, LABEL, None) if people in str(q.subject)]
    words = [word for label in labels for word in label.split()]
    copy = Store()
    copy.extend(store)
    for number in range(MORE):
        name = Literal(" ".join(chance.sample(words, 2)), language="en")
        copy.add(Quad(NamedNode(f"{people}made-up-{number}"), LABEL, name))
    return copy


def names(title: str, store: Store, opening: float) -> list[Figure]:
    """Return what names cost in a store."""
    index = NameIndex(store)
    reading = seconds(lambda: NameIndex(store).index)
    exact = seconds(lambda: index.resolve("Nur-Sultan"))
    near = max(seconds(lambda miss=miss: index.find(miss, limit=3)) for miss in MISSES)
    difflib = max(seconds(lambda miss=miss: get_close_matches(miss, index.index, 5, 0.8)) for miss in MISSES)
    return [
        Figure(f"{title}: reading {len(index.index)} names", reading * 1000, "ms"),
        Figure(f"{title}: a known name", exact * 1000, "ms"),
        Figure(f"{title}: the slowest misspelt name", near * 1000, "ms"),
        Figure(f"{title}: difflib, which compares whole names only, / the slowest misspelt name", difflib / near),
        Figure(f"{title}: reading and a misspelt name / loading the graph", (reading + near) / opening, at_most=2),
    ]


def measure() -> list[Figure]:
    """Return what names cost on the graph as it is, and with more names."""
    opening = seconds(partial(open_graph, in_memory=True))
    graph = open_graph(in_memory=True)
    more = grown(graph.store)
    return [*names("as it is", graph.store, opening), *names(f"{MORE} names more", more, opening)]


if __name__ == "__main__":
    report(measure(), arguments(__doc__).parse_args().json)
