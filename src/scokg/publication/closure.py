"""Compute the closure of the dataset: apply rules to a fixpoint on Oxigraph.

There are two kinds of rules: those compiled from the axioms of the ontology (:mod:`.owl_rl`) and hand-written ones
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The derived triples form the named graph
``graph/derived`` and are never written into ``data/``.
"""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, QueryTriples, Store, Triple

from ..errors import InternalError, UserError
from ..rdf.blank_nodes import has_blank_node
from .owl_rl import DerivationRule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_DEFAULT = DefaultGraph()


def materialise(store: Store, rules: Mapping[str, str]) -> list[Triple]:
    """Add the closure of the default graph of ``store`` to that graph.

    :param rules: the hand-written rules by name, SPARQL CONSTRUCT queries.
    :returns: the derived triples, sorted; none of them has a blank node.
    :raises UserError: for an axiom that the compiler does not support, or a rule that is not a CONSTRUCT query.
    """
    added = _fixpoint(store, schema_rules())
    hand_written = [DerivationRule(name, text, joins=True) for name, text in sorted(rules.items())]
    added |= _fixpoint(store, [*compile_rules(store), *hand_written])
    for quad in {quad for quad in added if has_blank_node(quad)}:
        store.remove(quad)
        added.remove(quad)
    return sorted((quad.triple for quad in added), key=str)


def rule_texts(contents: Mapping[Path, bytes]) -> dict[str, str]:
    """Return the text of each hand-written rule, by the stem of its file name."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _fixpoint(store: Store, rules: list[DerivationRule]) -> set[Quad]:
    """Run the rules until they derive nothing new; rules without joins only read the triples of the last round."""
    added: set[Quad] = set()
    fresh = store
    for _ in range(_MAX_ROUNDS):
        new: set[Quad] = set()
        for rule in rules:
            new |= _apply(rule, store if rule.joins else fresh, store)
        if not new:
            return added
        added |= new
        fresh = Store()
        fresh.extend(new)
    raise InternalError(f"no fixpoint after {_MAX_ROUNDS} rounds: one of the rules creates new nodes in each round")


def _apply(rule: DerivationRule, source: Store, store: Store) -> set[Quad]:
    """Apply a rule to ``source``, add the result to ``store``, and return the quads that are new."""
    try:
        result = source.query(rule.construct)
    except SyntaxError as error:
        raise UserError(
            f"rule {rule.name} (ontology/rules or scokg.publication.owl_rl): not SPARQL: {error}"
        ) from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {rule.name}: expected a SPARQL CONSTRUCT query")
    derived = {Quad(t.subject, t.predicate, t.object, _DEFAULT) for t in result}
    new = {quad for quad in derived if quad not in store}
    store.extend(new)
    return new
