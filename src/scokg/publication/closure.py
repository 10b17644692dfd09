"""Dataset → closure: everything that follows, by rules applied to a fixpoint on Oxigraph.

Two kinds of rules: those compiled from the ontology's axioms (:mod:`.owl_rl`) and those written by hand beside it
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The result is the graph ``graph/derived``;
it is never written into ``data/``.
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
    """Add to the default graph of ``store`` what follows from it.

    :param rules: the hand-written rules, by name: SPARQL CONSTRUCT.
    :returns: the triples added, all between named things and literals, sorted.
    """
    added = _fixpoint(store, schema_rules())
    hand_written = [DerivationRule(name, text, joins=True) for name, text in sorted(rules.items())]
    added |= _fixpoint(store, [*compile_rules(store), *hand_written])
    for quad in {quad for quad in added if has_blank_node(quad)}:
        store.remove(quad)
        added.remove(quad)
    return sorted((quad.triple for quad in added), key=str)


def rule_texts(contents: Mapping[Path, bytes]) -> dict[str, str]:
    """Return the text of each hand-written rule by the name of its file."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _fixpoint(store: Store, rules: list[DerivationRule]) -> set[Quad]:
    """Run the rules until nothing new comes; a rule of one pattern needs only see what the last round added."""
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
    raise InternalError(f"the rules found no end in {_MAX_ROUNDS} rounds; one of them makes new things in each round")


def _apply(rule: DerivationRule, seen: Store, store: Store) -> set[Quad]:
    """Add to ``store`` what a rule gives on ``seen``; give what is new."""
    try:
        result = seen.query(rule.construct)
    except SyntaxError as error:
        raise UserError(f"rule {rule.name} (ontology/rules or scokg.rules): not SPARQL: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {rule.name}: a rule is a SPARQL CONSTRUCT")
    given = {Quad(t.subject, t.predicate, t.object, _DEFAULT) for t in result}
    new = {quad for quad in given if quad not in store}
    store.extend(new)
    return new
