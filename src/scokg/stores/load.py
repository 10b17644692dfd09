"""A release into a triple store, whole or not at all.

Each graph is first put beside its place, under a staging name, and compared there with the release. Then one update
puts all of them in place; they are compared again, and only then the staging graphs go. Whatever fails before the
update leaves the old release; what fails in it or after it is undone. Killed in the middle, the store holds the old
release or the new one, perhaps with staging graphs, which the next run removes.

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

OURS = tuple(GRAPH + name for name in ("claims", "dataset", "derived", "facts", "ontology", "sources"))
"""The named graphs of a release; nothing else in a store is touched."""

Graphs = Mapping[str, Iterable[Triple]]
_STAGING = "/staging-"
_SHOWN, _TRIES = 5, 3


class Loaded(NamedTuple):
    """What the store now holds of us: a graph and the number of its triples."""

    graph: str
    triples: int


def load(client: StoreClient, graphs: Graphs, *, only: bool = False, progress: Progress = no_progress) -> list[Loaded]:
    """Load graphs, so that the store holds all of them or, after a failure, what it held before.

    :param graphs: the triples by the IRI of their graph.
    :param only: leave our other graphs in the store as they are; else those that ``graphs`` lacks go.
    :raises UserError: when the store does not take them, gives them back otherwise, or is not there.
    """
    _check_names(graphs)
    client.check()
    staging = _staging_names(graphs)
    steps = _steps(progress, len(staging) * 4 + 2)
    _drop(client, _leftovers(client))
    try:
        for graph, beside in staging.items():
            steps(f"{_short(graph)}: put")
            client.put(beside, graphs[graph])
            steps(f"{_short(graph)}: compared")
            _must_equal(beside, graphs[graph], client.read(beside))
        _swap(client, graphs, staging, [] if only else [graph for graph in OURS if graph not in graphs], steps)
    except Exception:
        _drop_quietly(client, staging.values())
        raise
    steps("staging graphs dropped")
    _drop(client, {*staging.values(), *_leftovers(client)})
    return [Loaded(graph, client.count(graph)) for graph in graphs]


def verify(client: StoreClient, graphs: Graphs, *, progress: Progress = no_progress) -> list[Difference]:
    """Compare what the store holds with a release, graph by graph."""
    _check_names(graphs)
    client.check()
    steps = _steps(progress, len(graphs))
    differences = []
    for graph, triples in graphs.items():
        steps(_short(graph))
        differences.append(difference(graph, triples, client.read(graph)))
    return [one for one in differences if one is not None]


def unload(client: StoreClient, graphs: Iterable[str] = OURS) -> list[Loaded]:
    """Remove our graphs from a store, staging graphs included; give what was there."""
    client.check()
    there = [graph for graph in graphs if client.count(graph)]
    removed = [Loaded(graph, client.count(graph)) for graph in there]
    _drop(client, [*there, *_leftovers(client)])
    return removed


def graph_iri(name: str) -> str:
    """Give the IRI of one of our graphs, by its short name or its IRI.

    :raises UserError: when it is none of ours.
    """
    iri = name if name.startswith(GRAPH) else GRAPH + name
    if iri not in OURS:
        raise UserError(f"--graph {name}: one of {', '.join(map(_short, OURS))} is wanted")
    return iri


def _check_names(graphs: Graphs) -> None:
    foreign = sorted(set(graphs) - set(OURS))
    if foreign or not graphs:
        named = ", ".join(f"<{graph}>" if graph else "triples without a graph" for graph in foreign) or "nothing"
        raise UserError(f"the release holds {named}; graphs of ours are wanted: {', '.join(map(_short, OURS))}")


def _swap(
    client: StoreClient, graphs: Graphs, staging: Mapping[str, str], gone: list[str], steps: Callable[[str], None]
) -> None:
    """Put the staging graphs in place with one update; on any failure put back what was there."""
    old = {graph: client.read(graph) for graph in (*staging, *gone)}
    steps("put in place")
    guard = _guard(graphs, staging)
    operations = [_clear(graph, guard) for graph in old if old[graph]]
    operations += [_copy(beside, graph) for graph, beside in staging.items()]
    try:
        client.update(operations)
        for graph in staging:
            steps(f"{_short(graph)}: compared again")
            _must_equal(graph, graphs[graph], client.read(graph))
    except Exception as error:
        _restore(client, old, error)
        raise


def _guard(graphs: Graphs, staging: Mapping[str, str]) -> str:
    """Give a pattern that holds as long as the staging graphs are there: a triple of each that has one of IRIs only.

    An update that a store carries out late, after another run has dropped the staging graphs, then does nothing.

    :raises UserError: when no graph holds such a triple.
    """
    links = {beside: _link(graphs[graph]) for graph, beside in staging.items()}
    patterns = [f"GRAPH <{beside}> {{ {link} }}" for beside, link in links.items() if link]
    if not patterns:
        raise UserError("the release holds no triple that leads from one IRI to another; is it one of ours?")
    return " ".join(patterns)


def _link(triples: Iterable[Triple]) -> Triple | None:
    iris = (t for t in triples if isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode))
    return next(iris, None)


def _clear(graph: str, guard: str) -> str:
    every = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
    return f"DELETE {{ {every} }} WHERE {{ {guard} {every} }}"


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
        raise UserError(f"{error}; and what was there could not be put back ({second}): load again") from error


def _must_equal(graph: str, wanted: Iterable[Triple], found: Iterable[Triple]) -> None:
    if differs := difference(graph, wanted, found):
        lines = differs.lines()
        more = f"\n  and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        told = "".join(f"\n  {line}" for line in lines[:_SHOWN])
        raise UserError(f"the store did not keep <{graph}> as it was sent; nothing was replaced:{told}{more}")


def _staging_names(graphs: Graphs) -> dict[str, str]:
    digest = hashlib.sha256()
    for graph in sorted(graphs):
        digest.update("\n".join([graph, *sorted(map(str, graphs[graph]))]).encode())
    return {graph: f"{graph}{_STAGING}{digest.hexdigest()[:12]}" for graph in graphs}


def _leftovers(client: StoreClient) -> list[str]:
    """List staging graphs that an earlier run, killed in the middle, has left."""
    return sorted(iri for iri in client.graphs(GRAPH) if iri.partition(_STAGING)[0] in OURS and _STAGING in iri)


def _drop(client: StoreClient, graphs: Iterable[str]) -> None:
    """Drop graphs, and look whether they are gone: a store may leave some, or still be busy with a killed run."""
    left = set(graphs)
    for _ in range(_TRIES):
        client.update(f"DROP SILENT GRAPH <{graph}>" for graph in sorted(left))
        left &= client.graphs(GRAPH) if left else set()
        if not left:
            return
    raise UserError(f"the store did not drop {', '.join(sorted(left))}; run the command again")


def _drop_quietly(client: StoreClient, graphs: Iterable[str]) -> None:
    """Clean up after a failure that is told anyway; what stays is removed by the next run."""
    try:
        _drop(client, graphs)
    except UserError:
        return


def _short(graph: str) -> str:
    return graph.removeprefix(GRAPH)


def _steps(progress: Progress, total: int) -> Callable[[str], None]:
    done = iter(range(total + 1))
    return lambda text: progress(text, next(done, total), total)
