"""Compute the closure of the dataset: apply rules to a fixpoint on Oxigraph.

There are two kinds of rules: those compiled from the axioms of the ontology (:mod:`.owl_rl`) and hand-written ones
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The derived triples form the named graph
``graph/derived`` and are never written into ``data/``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, QueryTriples, RdfFormat, Store, Triple, parse

from ..errors import InternalError, UserError
from ..namespaces import PREFIXES
from ..rdf.blank_nodes import has_blank_node
from ..rdf.query_names import ANY_PROPERTY, names_read
from .owl_rl import FRESH, DerivationRule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_TYPE = PREFIXES["rdf"] + "type"
_IS_A, _ANY = f"<{_TYPE}>".encode(), f"<{ANY_PROPERTY}>".encode()
_PROPERTIES = re.compile(r"^#\+ properties: (\w+):(\w+)$", re.MULTILINE)
_PATTERN = re.compile(r"^ *\?\w+ \S+ \?\w+ \.$", re.MULTILINE)
"""A triple pattern on a line of its own."""


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
    derived = _Derived(store)
    derived.add_all(schema_rules())
    compiled = compile_rules(store)
    derived.add_all([*_hand_written(store, rules), *compiled])
    by_line = sorted(derived.quads.items())
    unnamed = [quad for line, quad in by_line if b"_:" in line and has_blank_node(quad)]
    for quad in unnamed:
        store.remove(quad)
    left_out = set(unnamed)
    named = [quad.triple for _, quad in by_line if quad not in left_out]
    return Closure(named, compiled, is_complete=not unnamed)


def rule_texts(contents: Mapping[Path, bytes]) -> dict[str, str]:
    """Return the text of each hand-written rule, by the stem of its file name."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _hand_written(store: Store, rules: Mapping[str, str]) -> list[DerivationRule]:
    """Return the hand-written rules; those that read properties by a variable come last, after what the others add."""
    named = [_hand_written_rule(store, name, text) for name, text in sorted(rules.items())]
    return sorted(named, key=lambda rule: ANY_PROPERTY in names_read(rule.construct))


def _hand_written_rule(store: Store, name: str, text: str) -> DerivationRule:
    """Return a hand-written rule, in general known only as a whole.

    If a variable stands for a property, the header may name what all these properties have (``properties: ...``). Such
    a rule joins triple patterns, each on a line of its own, and goes on from what is fresh.
    """
    read, found = names_read(text), _PROPERTIES.search(text)
    if not found:
        return DerivationRule(name, text, reads=read)
    having = NamedNode(PREFIXES[found[1]] + found[2])
    properties = {quad.subject.value for quad in store.quads_for_pattern(None, having, None)}  # type: ignore[union-attr]
    patterns = _PATTERN.finditer(text, text.index("WHERE"))
    fresh = tuple(f"{text[: one.start()]}{{ GRAPH {FRESH} {{ {one[0]} }} }}{text[one.end() :]}" for one in patterns)
    return DerivationRule(name, text, fresh, reads=read - {ANY_PROPERTY} | properties)


class _Derived:
    """What rules derive from the default graph of a store, while it is added to that graph.

    Triples are handled as lines of N-Triples, since Python objects of them take longer to make than the triples to
    derive. The evaluation is semi-naive: after the first round, a rule joins what the last round derived with the rest,
    unless it has read that before. Most hand-written rules are known only as a whole.

    :ivar quads: the derived triples by their lines.
    """

    def __init__(self, store: Store) -> None:
        """Begin with nothing derived."""
        self.quads: dict[bytes, Quad] = {}
        self._store = store
        self._known: set[bytes] = set()
        self._properties: set[bytes] = set()

    def add_all(self, rules: Sequence[DerivationRule]) -> None:
        """Run rules until they derive nothing new."""
        fresh = [
            self._run(rule, [rule.construct], _unread(rules[: number + 1], rule)) for number, rule in enumerate(rules)
        ]
        names = [_names(lines) for lines in fresh]
        queries = [_queries(rule, set().union(*names[number:])) for number, rule in enumerate(rules)]
        unread = [_unread(rules, rule) for rule in rules]
        for _ in range(_MAX_ROUNDS):
            if not any(fresh):
                return
            self._store.extend(lines_in_graph(chain.from_iterable(fresh), FRESH))
            fresh = [self._run(*each) for each in zip(rules, queries, unread, strict=True)]
            self._store.remove_graph(FRESH)
            derived = _names(chain.from_iterable(fresh))
            queries = [_queries(rule, derived) for rule in rules]
        raise InternalError(f"no fixpoint after {_MAX_ROUNDS} rounds: one of the rules creates new nodes in each round")

    def _run(self, rule: DerivationRule, queries: Iterable[str], unread: frozenset[bytes]) -> set[bytes]:
        """Run queries of a rule, add their results, and return those that the next round has to read."""
        found: set[bytes] = set()
        for query in queries:
            derived = construct(self._store, rule.name, query)
            self._know({line.split(b" ", 2)[1] for line in derived} - self._properties)
            new = derived - self._known
            self._add(new)
            found |= new
        return found if _ANY in unread else {line for line in found if not unread.isdisjoint(_names_in(line))}

    def _know(self, properties: set[bytes]) -> None:
        """Read the triples with these properties, given as terms of N-Triples."""
        for name in properties:
            self._known |= construct(self._store, "known", f"CONSTRUCT WHERE {{ ?s {name.decode()} ?o }}")
        self._properties |= properties

    def _add(self, lines: set[bytes]) -> None:
        ordered = list(lines)
        quads = lines_in_graph(ordered)
        self._store.extend(quads)
        self._known |= lines
        self.quads.update(zip(ordered, quads, strict=True))


def _unread(readers: Iterable[DerivationRule], rule: DerivationRule) -> frozenset[bytes]:
    """Return what some rules read that the results of a rule may lead to something new, as terms of N-Triples."""
    read = {iri for reader in readers if rule.name not in reader.settled for iri in reader.reads}
    return frozenset(f"<{iri}>".encode() for iri in read)


def _names(lines: Iterable[bytes]) -> set[bytes]:
    """Return the properties of triples, and what may be classes, as terms of N-Triples."""
    return {name for line in lines for name in _names_in(line)}


def _names_in(line: bytes) -> tuple[bytes, ...]:
    _, name, rest = line.split(b" ", 2)
    return (name, rest.removesuffix(b" .")) if name == _IS_A else (name,)


def _queries(rule: DerivationRule, names: set[bytes]) -> Sequence[str]:
    """Return the queries of a rule that may derive something new from triples with these properties and classes."""
    if not any(f"<{iri}>".encode() in names or iri == ANY_PROPERTY for iri in rule.reads):
        return []
    return [rule.construct] if rule.from_fresh is None else rule.from_fresh


def names_of(quad: Quad) -> Iterator[str]:
    """Yield the property of a triple, and the class if it states one."""
    yield quad.predicate.value
    if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
        yield quad.object.value


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
