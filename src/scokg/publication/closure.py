"""Compute the closure of the dataset: apply rules to a fixpoint on Oxigraph.

There are two kinds of rules: those compiled from the axioms of the ontology (:mod:`.owl_rl`) and hand-written ones
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The derived triples form the named graph
``graph/derived`` and are never written into ``data/``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, Store, Triple

from ..errors import InternalError, UserError
from ..namespaces import PREFIXES
from ..rdf.blank_nodes import has_blank_node
from ..rdf.query_names import ANY_PROPERTY, names_read
from .owl_rl import FRESH, DerivationRule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_DEFAULT = DefaultGraph()
_TYPE = NamedNode(PREFIXES["rdf"] + "type")


def materialise(store: Store, rules: Mapping[str, str]) -> list[Triple]:
    """Add the closure of the default graph of ``store`` to that graph.

    :param rules: the hand-written rules by name, SPARQL CONSTRUCT queries.
    :returns: the derived triples, sorted; none of them has a blank node.
    :raises UserError: for an axiom that the compiler does not support, or a rule that is not a CONSTRUCT query.
    """
    added = _fixpoint(store, schema_rules())
    hand_written = [DerivationRule(name, text) for name, text in sorted(rules.items())]
    added |= _fixpoint(store, [*compile_rules(store), *hand_written])
    for quad in {quad for quad in added if has_blank_node(quad)}:
        store.remove(quad)
        added.remove(quad)
    return sorted((quad.triple for quad in added), key=str)


def rule_texts(contents: Mapping[Path, bytes]) -> dict[str, str]:
    """Return the text of each hand-written rule, by the stem of its file name."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _fixpoint(store: Store, rules: list[DerivationRule]) -> set[Quad]:
    """Run the rules until they derive nothing new, and return what they derived.

    The evaluation is semi-naive: after the first round, a rule joins what the last round derived with the rest. A
    hand-written rule is known only as a whole; it runs again if something that the last round derived is named in it.
    """
    added = fresh = _round(store, [(rule.name, [rule.construct]) for rule in rules])
    for _ in range(_MAX_ROUNDS):
        if not fresh:
            return added
        store.extend(Quad(quad.subject, quad.predicate, quad.object, FRESH) for quad in fresh)
        names = _names(fresh)
        fresh = _round(store, [(rule.name, _queries(rule, names)) for rule in rules])
        store.remove_graph(FRESH)
        added |= fresh
    raise InternalError(f"no fixpoint after {_MAX_ROUNDS} rounds: one of the rules creates new nodes in each round")


def _queries(rule: DerivationRule, names: frozenset[str]) -> Sequence[str]:
    """Return the queries of a rule that may derive something new from triples with these properties and classes."""
    if rule.from_fresh is not None:
        return rule.from_fresh
    read = names_read(rule.construct)
    return [] if ANY_PROPERTY not in read and read.isdisjoint(names) else [rule.construct]


def _names(quads: set[Quad]) -> frozenset[str]:
    classes = {quad.object for quad in quads if quad.predicate == _TYPE}
    terms = {quad.predicate for quad in quads} | classes
    return frozenset(term.value for term in terms if isinstance(term, NamedNode))


def _round(store: Store, rules: Iterable[tuple[str, Sequence[str]]]) -> set[Quad]:
    """Run queries, add their results to the default graph, and return those that are new."""
    new: set[Quad] = set()
    for name, queries in rules:
        for query in queries:
            derived = {quad for quad in _construct(store, name, query) if quad not in store}
            store.extend(derived)
            new |= derived
    return new


def _construct(store: Store, name: str, query: str) -> Iterator[Quad]:
    try:
        result = store.query(query)
    except SyntaxError as error:
        raise UserError(f"rule {name} (ontology/rules or scokg.publication.owl_rl): not SPARQL: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {name}: expected a SPARQL CONSTRUCT query")
    return (Quad(triple.subject, triple.predicate, triple.object, _DEFAULT) for triple in result)
