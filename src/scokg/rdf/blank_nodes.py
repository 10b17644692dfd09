"""Labels of blank nodes: canonical ones, and stable ones, derived from the triples around a node only.

RDFC-1.0 numbers the blank nodes of a whole dataset, so that one new node relabels all others and clutters a comparison.
Here each group of connected blank nodes is canonicalized separately and labelled with its hash: an unchanged group
keeps its labels, whatever changes elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, Triple

from ..errors import UserError
from ..hashing import sha256
from .named_graphs import NamedGraphs

_MAX_ALIKE = 200
_MAX_BRANCHING = 7
"""Limits of connected blank nodes that look alike: RDFC-1.0 tries their orders, so its time grows with the third power
of the length of a chain, and with the factorial of the number of nodes that branch."""


def canonical(quads: Iterable[Quad], name: str = "the dataset") -> Dataset:
    """Return a dataset with the blank node labels of RDFC-1.0 (https://www.w3.org/TR/rdf-canon/).

    :param name: the name of the dataset in error messages.
    :raises UserError: if so many connected blank nodes look alike that this would take minutes, or years.
    """
    dataset = Dataset(quads)
    _check_alike([quad.triple for quad in dataset if has_blank_node(quad)], name)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def _check_alike(triples: list[Triple], name: str) -> None:
    alike = set(_alike(triples))
    links = [triple for triple in triples if len(nodes := blank_nodes(triple)) == 2 and alike.issuperset(nodes)]
    for group in connected(links):
        neighbours: dict[BlankNode, set[BlankNode]] = defaultdict(set)
        for one, two in map(blank_nodes, group):
            neighbours[one].add(two)
            neighbours[two].add(one)
        branching = sum(len(nodes) > 2 for nodes in neighbours.values())
        if len(neighbours) > _MAX_ALIKE or branching > _MAX_BRANCHING:
            raise UserError(
                f"{name}: {len(neighbours)} connected blank nodes look alike, too many to tell them apart; "
                "give them IRIs, or properties whose values differ"
            )


def _alike(triples: list[Triple]) -> Iterator[BlankNode]:
    """Yield the blank nodes whose triples, apart from the other blank nodes in them, are those of another one."""
    seen: dict[BlankNode, list[str]] = defaultdict(list)
    for triple in triples:
        for node in blank_nodes(triple):
            ends = (
                "_:it" if term == node else "_:other" if isinstance(term, BlankNode) else str(term)
                for term in (triple.subject, triple.object)
            )
            seen[node].append(f"{triple.predicate} {' '.join(ends)}")
    looks: dict[tuple[str, ...], list[BlankNode]] = defaultdict(list)
    for node, texts in seen.items():
        looks[tuple(sorted(texts))].append(node)
    return (node for nodes in looks.values() if len(nodes) > 1 for node in nodes)


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
