"""The saved questions, each with its defaults, on the graph in memory: processor seconds for all, and the slowest."""

import time
from pathlib import Path
from statistics import median

from scokg import open_graph
from scokg.publication.layout import root
from scokg.query.saved_queries import query_names, saved_query

RUNS = 5

graph = open_graph(in_memory=True)
texts = {name: saved_query(name).text for name in query_names(Path(root() / "queries"))}
times: dict[str, float] = {}
for name, text in texts.items():
    runs = []
    for _ in range(RUNS):
        begin = time.process_time()
        graph.query(text, name)
        runs.append(time.process_time() - begin)
    times[name] = median(runs)
slowest = sorted(times, key=lambda name: -times[name])[:5]
print(f"{len(times)} questions in {sum(times.values()):.2f} s (promised: under a second)")
print("slowest: " + ", ".join(f"{name} {times[name] * 1000:.0f} ms" for name in slowest))
