"""Names: what a near miss costs, against loading the graph; on the graph as it is, and with 3,000 names more.

The names that are added are made of the words of those that are there, so that they are as long and as much alike.
"""

import random
import time
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

from pyoxigraph import Literal, NamedNode, Quad, Store

from scokg import open_graph
from scokg.namespaces import PREFIXES
from scokg.query.name_index import NameIndex

MISSES = ("Kazakstan", "Zhang De Guang", "Назарбаейв", "上合祖织", "Shangai Cooperation Organization")
RUNS, MORE = 5, 3000
LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")


def seconds(work: Callable[[], object]) -> float:
    """Give the least of some runs: what the work costs when nothing else is going on."""
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


def measure(title: str, store: Store, opening: float) -> None:
    """Print what names cost in a store."""
    names = NameIndex(store)
    reading = seconds(lambda: NameIndex(store).index)
    exact = seconds(lambda: names.resolve("Nur-Sultan"))
    near = max(seconds(lambda miss=miss: names.find(miss, limit=3)) for miss in MISSES)
    difflib = max(seconds(lambda miss=miss: get_close_matches(miss, names.index, 5, 0.8)) for miss in MISSES)
    print(
        f"{title}: {len(names.index)} names; reading them {reading * 1000:.0f} ms, a known one {exact * 1000:.2f} ms,"
    )
    print(
        f"  the slowest near miss {near * 1000:.0f} ms (difflib, which knows whole names only, {difflib * 1000:.0f} ms)"
    )
    print(f"  reading and a near miss / loading the graph: {(reading + near) / opening:.2f} (promised: at most 2)")


opening = seconds(partial(open_graph, in_memory=True))
graph = open_graph(in_memory=True)
print(f"loading the graph into memory: {opening * 1000:.0f} ms")
measure("as it is", graph.store, opening)
measure(f"{MORE} names more", grown(graph.store), opening)
