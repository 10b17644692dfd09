"""Compute the closure of the dataset: apply rules to a fixpoint on Oxigraph.

There are two kinds of rules: those compiled from the axioms of the ontology (:mod:`.owl_rl`) and hand-written ones
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The derived triples form the named graph
``graph/derived`` and are never written into ``data/``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, Triple, parse

from ..errors import InternalError, UserError
from ..namespaces import PREFIXES
from ..rdf.blank_nodes import has_blank_node
from ..rdf.query_names import ANY_PROPERTY, names_read
from .owl_rl import FRESH, DerivationRule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_TYPE = PREFIXES["rdf"] + "type"


class Closure(NamedTuple):
    """The derived triples, sorted; none of them has a blank node.

    :ivar compiled: the rules for instances, compiled from the ontology.
    :ivar is_complete: whether nothing else was derived; what had a blank node is left out.
    """

    triples: list[Triple]
    compiled: list[DerivationRule]
    is_complete: bool


def materialise(store: Store, rules: Mapping[str, str]) -> Closure:
    """Add the closure of the default graph of ``store`` to that graph.

    :param rules: the hand-written rules by name, SPARQL CONSTRUCT queries.
    :raises UserError: for an axiom that the compiler does not support, or a rule that is not a CONSTRUCT query.
    """
    known = lines_of(store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()))
    added = _fixpoint(store, known, schema_rules())
    compiled = compile_rules(store)
    hand_written = [DerivationRule(name, text) for name, text in sorted(rules.items())]
    added |= _fixpoint(store, known, [*compiled, *hand_written])
    derived = lines_in_graph(added)
    unnamed = [quad for quad in derived if has_blank_node(quad)]
    for quad in unnamed:
        store.remove(quad)
    named = sorted((quad.triple for quad in derived if not has_blank_node(quad)), key=str)
    return Closure(named, compiled, is_complete=not unnamed)


def rule_texts(contents: Mapping[Path, bytes]) -> dict[str, str]:
    """Return the text of each hand-written rule, by the stem of its file name."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _fixpoint(store: Store, known: set[bytes], rules: list[DerivationRule]) -> set[bytes]:
    """Run the rules until they derive nothing new, and return what they derived.

    The evaluation is semi-naive: after the first round, a rule joins what the last round derived with the rest. A
    hand-written rule is known only as a whole; it runs again if something that the last round derived is named in it.

    :param known: the lines of all triples in ``store``; triples are handled as lines of N-Triples, since Python objects
        of them take longer to make than the triples to derive.
    """
    added = fresh = _round(store, known, [(rule.name, [rule.construct]) for rule in rules])
    for _ in range(_MAX_ROUNDS):
        if not fresh:
            return added
        quads = lines_in_graph(fresh, FRESH)
        store.extend(quads)
        names = frozenset(name for quad in quads for name in names_of(quad))
        fresh = _round(store, known, [(rule.name, _queries(rule, names)) for rule in rules])
        store.remove_graph(FRESH)
        added |= fresh
    raise InternalError(f"no fixpoint after {_MAX_ROUNDS} rounds: one of the rules creates new nodes in each round")


def _queries(rule: DerivationRule, names: frozenset[str]) -> Sequence[str]:
    """Return the queries of a rule that may derive something new from triples with these properties and classes."""
    if rule.from_fresh is not None:
        return rule.from_fresh
    read = names_read(rule.construct)
    return [] if ANY_PROPERTY not in read and read.isdisjoint(names) else [rule.construct]


def names_of(quad: Quad) -> Iterator[str]:
    """Yield the property of a triple, and the class if it states one."""
    yield quad.predicate.value
    if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
        yield quad.object.value


def _round(store: Store, known: set[bytes], rules: Iterable[tuple[str, Sequence[str]]]) -> set[bytes]:
    """Run queries, add their results to the default graph and to ``known``, and return those that are new."""
    new: set[bytes] = set()
    for name, queries in rules:
        for query in queries:
            derived = construct(store, name, query) - known
            store.extend(lines_in_graph(derived))
            known |= derived
            new |= derived
    return new


def construct(store: Store, name: str, query: str) -> set[bytes]:
    """Return what a query of a rule derives, as lines of N-Triples.

    :raises UserError: if it is not a CONSTRUCT query.
    """
    try:
        result = store.query(query)
    except SyntaxError as error:
        raise UserError(f"rule {name} (ontology/rules or scokg.publication.owl_rl): not SPARQL: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {name}: expected a SPARQL CONSTRUCT query")
    return lines_of(result.serialize(format=RdfFormat.N_TRIPLES))


def lines_of(ntriples: bytes | None) -> set[bytes]:
    """Return the lines of a document in N-Triples."""
    return set((ntriples or b"").split(b"\n")) - {b""}


def lines_in_graph(lines: Iterable[bytes], graph: NamedNode | None = None) -> list[Quad]:
    """Return triples as quads of a graph, by default of the default graph; blank nodes keep their labels."""
    end = f" {graph} .\n".encode() if graph else b" .\n"
    return list(parse(b"".join(line.removesuffix(b" .") + end for line in lines), format=RdfFormat.N_QUADS))
