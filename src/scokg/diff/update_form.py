"""A comparison as SPARQL 1.1 Update."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from ..rdf.blank_nodes import has_blank_node
from .changes import Changes


def to_update(changes: Changes) -> str:
    """Give the SPARQL 1.1 Update that makes the new side of the old one, named graphs and derived triples included.

    Blank nodes have no names that an update could use: where some of a graph changed, all statements of that graph in
    which one stands are taken out and put in anew.
    """
    graphs = sorted({_graph_of(quad) for quad in (*changes.removed, *changes.added) if has_blank_node(quad)})
    removed = [quad for quad in changes.removed if not has_blank_node(quad)]
    anew = [quad for quad in changes.new.quads() if has_blank_node(quad) and _graph_of(quad) in graphs]
    added = [quad for quad in changes.added if not has_blank_node(quad)] + anew
    operations = [
        *(_data("DELETE DATA", removed) if removed else []),
        *(_delete_blanks(graph) for graph in graphs),
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


def _delete_blanks(graph: str) -> str:
    pattern = _in_graph(graph, "?s ?p ?o .")
    filtered = _in_graph(graph, "?s ?p ?o . FILTER(isBlank(?s) || isBlank(?o))")
    return f"DELETE {{\n{pattern}\n}} WHERE {{\n{filtered}\n}}"


def _in_graph(graph: str, body: str) -> str:
    return f"GRAPH {graph} {{\n{body}\n}}" if graph else body
