"""Compute the closure of the dataset: apply rules to a fixpoint on Oxigraph.

There are two kinds of rules: those compiled from the axioms of the ontology (:mod:`.owl_rl`) and hand-written ones
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The derived triples form the named graph
``graph/derived`` and are never written into ``data/``.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, Triple, parse

from ..errors import InternalError, UserError
from ..namespaces import PREFIXES
from ..rdf.blank_nodes import has_blank_node
from ..rdf.query_names import ANY_PROPERTY, names_read
from .owl_rl import FRESH, DerivationRule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_TYPE = f"<{PREFIXES['rdf']}type>".encode()


def materialise(store: Store, rules: Mapping[str, str]) -> list[Triple]:
    """Add the closure of the default graph of ``store`` to that graph.

    :param rules: the hand-written rules by name, SPARQL CONSTRUCT queries.
    :returns: the derived triples, sorted; none of them has a blank node.
    :raises UserError: for an axiom that the compiler does not support, or a rule that is not a CONSTRUCT query.
    """
    known = _lines(store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()))
    added = _fixpoint(store, known, schema_rules())
    hand_written = [DerivationRule(name, text) for name, text in sorted(rules.items())]
    added |= _fixpoint(store, known, [*compile_rules(store), *hand_written])
    derived = _parsed(added)
    for quad in derived:
        if has_blank_node(quad):
            store.remove(quad)
    return sorted((quad.triple for quad in derived if not has_blank_node(quad)), key=str)


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
        store.extend(_parsed(fresh, FRESH))
        names = _names(fresh)
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


def _names(lines: set[bytes]) -> frozenset[str]:
    """Return the properties and classes in triples."""
    terms = [line.split(b" ", 2) for line in lines]
    properties = {prop for _, prop, _ in terms}
    classes = {rest.removesuffix(b" .") for _, prop, rest in terms if prop == _TYPE}
    return frozenset(name.decode("utf-8").strip("<>") for name in properties | classes)


def _round(store: Store, known: set[bytes], rules: Iterable[tuple[str, Sequence[str]]]) -> set[bytes]:
    """Run queries, add their results to the default graph and to ``known``, and return those that are new."""
    new: set[bytes] = set()
    for name, queries in rules:
        for query in queries:
            derived = _construct(store, name, query) - known
            store.extend(_parsed(derived))
            known |= derived
            new |= derived
    return new


def _construct(store: Store, name: str, query: str) -> set[bytes]:
    try:
        result = store.query(query)
    except SyntaxError as error:
        raise UserError(f"rule {name} (ontology/rules or scokg.publication.owl_rl): not SPARQL: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {name}: expected a SPARQL CONSTRUCT query")
    return _lines(result.serialize(format=RdfFormat.N_TRIPLES))


def _lines(ntriples: bytes | None) -> set[bytes]:
    return set((ntriples or b"").split(b"\n")) - {b""}


def _parsed(lines: Iterable[bytes], graph: NamedNode | None = None) -> list[Quad]:
    """Return triples as quads of a graph, by default of the default graph; blank nodes keep their labels."""
    end = f" {graph} .\n".encode() if graph else b" .\n"
    return list(parse(b"".join(line.removesuffix(b" .") + end for line in lines), format=RdfFormat.N_QUADS))
