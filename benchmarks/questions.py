"""The saved questions with their defaults, warm, on the graph in memory: processor time of all, and of the slowest."""

from statistics import median

from figures import RUNS, Figure, arguments, processor_time, report

from scokg import open_graph
from scokg.query.saved_queries import query_names, saved_query

SLOWEST = 5


def measure() -> list[Figure]:
    """Return the time of all questions, and of the slowest."""
    graph = open_graph(in_memory=True)
    times: dict[str, float] = {}
    for name in query_names():
        text = saved_query(name).text
        times[name] = median(processor_time(lambda: graph.query(text, name))[0] for _ in range(RUNS))  # noqa: B023
    slowest = sorted(times, key=lambda name: -times[name])[:SLOWEST]
    return [
        Figure(f"{len(times)} questions, together", sum(times.values()), "s of processor time", at_most=1),
        *(Figure(f"`{name}`", times[name] * 1000, "ms of processor time") for name in slowest),
    ]


if __name__ == "__main__":
    report(measure(), arguments(__doc__).parse_args().json)
