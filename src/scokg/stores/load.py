"""Load a release into a triple store atomically.

Each graph is first written to a staging graph and compared with the release. One update then replaces all graphs; they
are compared again, and the staging graphs are dropped. A failure before the update leaves the old release in place; a
failure during or after it restores the old release. If the process is killed, the store holds the old or the new
release, possibly with staging graphs, which the next run removes.

The graphs are copied, not moved: Jena's TDB2 (5.2) loses triples in ``MOVE``.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from ..errors import UserError
from ..namespaces import GRAPH
from ..progress import Progress, no_progress
from .client import StoreClient
from .compare import Difference, difference

RELEASE_GRAPHS = tuple(GRAPH + name for name in ("claims", "dataset", "derived", "facts", "ontology", "sources"))
"""The named graphs of a release; other graphs in a store are never changed."""

Graphs = Mapping[str, Iterable[Triple]]
_STAGING = "/staging-"
_MAX_LINES, _MAX_ATTEMPTS = 5, 3


class LoadedGraph(NamedTuple):
    """A graph in a store, and the number of its triples."""

    graph: str
    triples: int


def load(
    client: StoreClient, graphs: Graphs, *, only: bool = False, progress: Progress = no_progress
) -> list[LoadedGraph]:
    """Load graphs atomically: after a failure, the store holds what it held before.

    :param graphs: the triples by the IRI of their graph.
    :param only: keep the other graphs of the release in the store; by default they are removed.
    :param progress: called with the current activity, the number of steps done and the total number of steps.
    :returns: the loaded graphs.
    :raises UserError: if the store cannot be reached, refuses the graphs, or changes them.
    """
    _check_names(graphs)
    client.check()
    staging = _staging_names(graphs)
    report = _step_reporter(progress, len(staging) * 4 + 2)
    _drop(client, _leftovers(client))
    try:
        for graph, staged in staging.items():
            report(f"{_short(graph)}: writing")
            client.put(staged, graphs[graph])
            report(f"{_short(graph)}: comparing")
            _check_equal(staged, graphs[graph], client.read(staged))
        _replace(client, graphs, staging, [] if only else [g for g in RELEASE_GRAPHS if g not in graphs], report)
    except Exception:
        _drop_quietly(client, staging.values())
        raise
    report("dropping the staging graphs")
    _drop(client, {*staging.values(), *_leftovers(client)})
    return [LoadedGraph(graph, client.count(graph)) for graph in graphs]


def verify(client: StoreClient, graphs: Graphs, *, progress: Progress = no_progress) -> list[Difference]:
    """Return the differences between the graphs in a store and those of a release.

    :raises UserError: if the store cannot be reached.
    """
    _check_names(graphs)
    client.check()
    report = _step_reporter(progress, len(graphs))
    differences = []
    for graph, triples in graphs.items():
        report(_short(graph))
        differences.append(difference(graph, triples, client.read(graph)))
    return [found for found in differences if found is not None]


def unload(client: StoreClient, graphs: Iterable[str] = RELEASE_GRAPHS) -> list[LoadedGraph]:
    """Remove the graphs of a release from a store, including staging graphs; return what was removed.

    :raises UserError: if the store cannot be reached, or does not drop the graphs.
    """
    client.check()
    present = [graph for graph in graphs if client.count(graph)]
    removed = [LoadedGraph(graph, client.count(graph)) for graph in present]
    _drop(client, [*present, *_leftovers(client)])
    return removed


def graph_iri(name: str) -> str:
    """Return the IRI of a graph of the release, given by its short name or its IRI.

    :raises UserError: if the release has no such graph.
    """
    iri = name if name.startswith(GRAPH) else GRAPH + name
    if iri not in RELEASE_GRAPHS:
        raise UserError(f"--graph {name}: expected one of {', '.join(map(_short, RELEASE_GRAPHS))}")
    return iri


def _check_names(graphs: Graphs) -> None:
    foreign = sorted(set(graphs) - set(RELEASE_GRAPHS))
    if foreign or not graphs:
        named = ", ".join(f"<{graph}>" if graph else "triples without a graph" for graph in foreign) or "nothing"
        expected = ", ".join(map(_short, RELEASE_GRAPHS))
        raise UserError(f"the release contains {named}; expected only the graphs {expected}")


def _replace(
    client: StoreClient, graphs: Graphs, staging: Mapping[str, str], obsolete: list[str], report: Callable[[str], None]
) -> None:
    """Replace the graphs by their staging graphs in one update; restore the old graphs after any failure."""
    old = {graph: client.read(graph) for graph in (*staging, *obsolete)}
    report("replacing the graphs")
    guard = _guard(graphs, staging)
    operations = [_clear(graph, guard) for graph in old if old[graph]]
    operations += [_copy(staged, graph) for graph, staged in staging.items()]
    try:
        client.update(operations)
        for graph in staging:
            report(f"{_short(graph)}: comparing again")
            _check_equal(graph, graphs[graph], client.read(graph))
    except Exception as error:
        _restore(client, old, error)
        raise


def _guard(graphs: Graphs, staging: Mapping[str, str]) -> str:
    """Return a pattern that matches while the staging graphs exist: a triple of each that consists of IRIs only.

    An update that a store runs late, after another run has dropped the staging graphs, then has no effect.

    :raises UserError: if no graph has such a triple.
    """
    links = {staged: _link(graphs[graph]) for graph, staged in staging.items()}
    patterns = [f"GRAPH <{staged}> {{ {link} }}" for staged, link in links.items() if link]
    if not patterns:
        raise UserError("the release has no triple between two IRIs; is it a release of scokg?")
    return " ".join(patterns)


def _link(triples: Iterable[Triple]) -> Triple | None:
    iris = (t for t in triples if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode))
    return next(iris, None)


def _clear(graph: str, guard: str) -> str:
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    return f"DELETE {{ {pattern} }} WHERE {{ {guard} {pattern} }}"


def _copy(source: str, target: str) -> str:
    return f"INSERT {{ GRAPH <{target}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{source}> {{ ?s ?p ?o }} }}"


def _restore(client: StoreClient, old: Graphs, error: Exception) -> None:
    try:
        for graph, triples in old.items():
            if difference(graph, triples, client.read(graph)):
                client.put(graph, triples)
            if not triples:
                _drop(client, [graph])
    except UserError as second:
        raise UserError(f"{error}; and the old graphs could not be restored ({second}): load again") from error


def _check_equal(graph: str, expected: Iterable[Triple], actual: Iterable[Triple]) -> None:
    if found := difference(graph, expected, actual):
        lines = found.lines()
        more = f"\n  and {len(lines) - _MAX_LINES} more" if len(lines) > _MAX_LINES else ""
        shown = "".join(f"\n  {line}" for line in lines[:_MAX_LINES])
        raise UserError(f"the store changed the triples of <{graph}>; nothing was replaced:{shown}{more}")


def _staging_names(graphs: Graphs) -> dict[str, str]:
    digest = hashlib.sha256()
    for graph in sorted(graphs):
        digest.update("\n".join([graph, *sorted(map(str, graphs[graph]))]).encode())
    return {graph: f"{graph}{_STAGING}{digest.hexdigest()[:12]}" for graph in graphs}


def _leftovers(client: StoreClient) -> list[str]:
    """Return the staging graphs of an earlier run that was killed."""
    return sorted(
        iri for iri in client.graphs(GRAPH) if iri.partition(_STAGING)[0] in RELEASE_GRAPHS and _STAGING in iri
    )


def _drop(client: StoreClient, graphs: Iterable[str]) -> None:
    """Drop graphs and check the result: a store may keep some, or still be busy with a killed run."""
    remaining = set(graphs)
    for _ in range(_MAX_ATTEMPTS):
        client.update(f"DROP SILENT GRAPH <{graph}>" for graph in sorted(remaining))
        remaining &= client.graphs(GRAPH) if remaining else set()
        if not remaining:
            return
    raise UserError(f"the store did not drop {', '.join(sorted(remaining))}; run the command again")


def _drop_quietly(client: StoreClient, graphs: Iterable[str]) -> None:
    """Drop graphs after a failure and ignore errors; the next run removes what is left."""
    try:
        _drop(client, graphs)
    except UserError:
        return


def _short(graph: str) -> str:
    return graph.removeprefix(GRAPH)


def _step_reporter(progress: Progress, total: int) -> Callable[[str], None]:
    done = iter(range(total + 1))
    return lambda text: progress(text, next(done, total), total)
