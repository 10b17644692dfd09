"""Stable blank node labels, derived from the triples around a node and not from its position in the dataset.

RDFC-1.0 numbers the blank nodes of a whole dataset, so that one new node relabels all others and clutters a comparison.
Here each group of connected blank nodes is canonicalized separately and labelled with its hash: an unchanged group
keeps its labels, whatever changes elsewhere.
"""

from collections import Counter, defaultdict

from pyoxigraph import BlankNode, Quad, Triple

from ..hashing import sha256
from .named_graphs import NamedGraphs, canonical


def with_stable_labels(publication: NamedGraphs) -> NamedGraphs:
    """Return an isomorphic copy of a publication with stable blank node labels."""
    return NamedGraphs({iri: _relabelled(triples) for iri, triples in publication.graphs.items()})


def blank_nodes(triple: Triple) -> list[BlankNode]:
    """Return the blank nodes of a triple: its subject, its object, or both."""
    return [term for term in (triple.subject, triple.object) if isinstance(term, BlankNode)]


def has_blank_node(statement: Triple | Quad) -> bool:
    """Return whether the subject or object of a statement is a blank node."""
    return isinstance(statement.subject, BlankNode) or isinstance(statement.object, BlankNode)


def _relabelled(triples: list[Triple]) -> list[Triple]:
    plain = [triple for triple in triples if not blank_nodes(triple)]
    seen: Counter[str] = Counter()
    for group in connected([triple for triple in triples if blank_nodes(triple)]):
        labelled = _canonical(group)
        digest = sha256("\n".join(map(str, labelled)).encode())[:16]
        seen[digest] += 1  # the same structure stated twice is two groups
        plain += (_renamed(triple, f"b{digest}x{seen[digest]}") for triple in labelled)
    return plain


def connected(triples: list[Triple]) -> list[list[Triple]]:
    """Group triples that share blank nodes, directly or through other triples."""
    mentions: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        for node in blank_nodes(triple):
            mentions[node].append(triple)
    groups, done = [], set()
    for first in mentions:
        group: dict[Triple, None] = {}
        waiting = [first]
        while waiting:
            node = waiting.pop()
            if node in done:
                continue
            done.add(node)
            for triple in mentions[node]:
                group[triple] = None
                waiting += blank_nodes(triple)
        if group:
            groups.append(list(group))
    return groups


def _canonical(group: list[Triple]) -> list[Triple]:
    return sorted((quad.triple for quad in canonical(Quad(*triple) for triple in group)), key=str)


def _renamed(triple: Triple, prefix: str) -> Triple:
    subject, value = triple.subject, triple.object
    return Triple(
        BlankNode(prefix + subject.value) if isinstance(subject, BlankNode) else subject,
        triple.predicate,
        BlankNode(prefix + value.value) if isinstance(value, BlankNode) else value,
    )
