"""A comparison as SPARQL 1.1 Update."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from ..rdf.blank_nodes import has_blank_node
from .changes import Changes


def to_update(changes: Changes) -> str:
    """Return the SPARQL 1.1 Update that turns the old snapshot into the new one, including the derived triples.

    An update cannot refer to existing blank nodes: if statements with blank nodes changed in a graph, all such
    statements of that graph are deleted and inserted again.
    """
    graphs = sorted({_graph_of(quad) for quad in (*changes.removed, *changes.added) if has_blank_node(quad)})
    removed = [quad for quad in changes.removed if not has_blank_node(quad)]
    reinserted = [quad for quad in changes.new.quads() if has_blank_node(quad) and _graph_of(quad) in graphs]
    added = [quad for quad in changes.added if not has_blank_node(quad)] + reinserted
    operations = [
        *(_data("DELETE DATA", removed) if removed else []),
        *(_delete_blank_nodes(graph) for graph in graphs),
        *(_data("INSERT DATA", added) if added else []),
    ]
    head = f"# {_one_line(changes.old.name)} → {_one_line(changes.new.name)}\n"
    return head + " ;\n".join(operations) + ("\n" if operations else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _graph_of(quad: Quad) -> str:
    name = str(quad.graph_name)
    return name if name.startswith("<") else ""


def _data(operation: str, quads: Iterable[Quad]) -> Iterator[str]:
    lines: dict[str, list[str]] = {}
    for quad in quads:
        lines.setdefault(_graph_of(quad), []).append(f"{quad.triple} .")
    groups = (_in_graph(graph, "\n".join(sorted(found))) for graph, found in sorted(lines.items()))
    yield f"{operation} {{\n" + "\n".join(groups) + "\n}"


def _delete_blank_nodes(graph: str) -> str:
    pattern = _in_graph(graph, "?s ?p ?o .")
    filtered = _in_graph(graph, "?s ?p ?o . FILTER(isBlank(?s) || isBlank(?o))")
    return f"DELETE {{\n{pattern}\n}} WHERE {{\n{filtered}\n}}"


def _in_graph(graph: str, body: str) -> str:
    return f"GRAPH {graph} {{\n{body}\n}}" if graph else body
