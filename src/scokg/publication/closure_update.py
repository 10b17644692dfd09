"""Bring a closure up to date after an edit, at the cost of what the edit touches (delete and rederive).

First everything that may depend on a changed triple is removed; then what still has a derivation is added again, then
what the added triples lead to. The compiled rules start from the triples of the last round, as in :mod:`.closure`. A
hand-written rule runs on the things that its results are about, which a line of its header names (``about: ?thing``):
a triple counts for its subject, its object, and what a property named in the rule links to its subject. So such a rule
may read nothing that is further away; a test checks that.
Source: https://doi.org/10.1145/170035.170066 (Gupta, Mumick and Subrahmanian 1993)
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from ..namespaces import PREFIXES
from ..rdf.blank_nodes import has_blank_node
from ..rdf.query_names import ANY_PROPERTY, names_read
from .closure import construct, lines_in_graph, names_of
from .owl_rl import FRESH, DerivationRule, is_schema

_ABOUT = re.compile(r"^#\+ about: (\?\w+)$", re.MULTILINE)
_GROUP = re.compile(r"^ *(?:WHERE )?\{$", re.MULTILINE)
"""The opening of the pattern of a rule, of a subquery, and of each alternative, in the layout of the rules."""
_AXIOM = re.compile(r"\(<([^>]*)> <([^>]*)>\)")
"""A row in the table of a compiled rule."""
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
Lines = set[bytes]


class NotUpdatable(Exception):  # noqa: N818 - no error: the closure is computed anew
    """An edit that touches more than facts with names, so that the closure has to be computed anew."""


class Rules(NamedTuple):
    """The rules compiled from the ontology, and the hand-written ones by name."""

    compiled: Sequence[DerivationRule]
    hand_written: Mapping[str, str]


class AboutRule:
    """A hand-written rule that can be asked for what it derives about some things."""

    def __init__(self, name: str, text: str) -> None:
        """Read the header of a rule."""
        self.name = name
        found = _ABOUT.search(text)
        self._about = found[1] if found and text.count("SELECT") == text.count(f"GROUP BY {found[1]}") else None
        self._text = text
        self._read = names_read(text)
        self._links = [NamedNode(iri) for iri in sorted(self._read - {ANY_PROPERTY})]

    def derive(self, store: Store, things: Iterable[str]) -> Lines:
        """Return what the rule derives about some things, given as terms of SPARQL."""
        if not things:
            return set()
        values = f" VALUES {self._about} {{ {' '.join(sorted(things))} }}"
        return construct(store, self.name, _GROUP.sub(lambda opening: opening[0] + values, self._text))

    def affected(self, store: Store, quads: Iterable[Quad]) -> set[str]:
        """Return the things, as terms of SPARQL, about which the rule may derive something else than without ``quads``.

        :raises NotUpdatable: if the rule does not say what its results are about.
        """
        read = [quad for quad in quads if ANY_PROPERTY in self._read or not self._read.isdisjoint(names_of(quad))]
        if read and not self._about:
            raise NotUpdatable
        subjects = {quad.subject for quad in read}
        ends = subjects | {quad.object for quad in read}
        linked = (term for subject in subjects for link in self._links for term in _linked(store, subject, link))
        return {str(term) for term in chain(ends, linked) if isinstance(term, NamedNode)}


def _linked(store: Store, subject: object, link: NamedNode) -> Iterator[object]:
    """Yield what a property links to a thing, in either direction."""
    yield from (quad.object for quad in store.quads_for_pattern(subject, link, None))  # type: ignore[arg-type]
    yield from (quad.subject for quad in store.quads_for_pattern(None, link, subject))  # type: ignore[arg-type]


class ClosureUpdate:
    """The update of one store.

    :ivar touched: every triple that was removed or added, as lines of N-Triples; some are as they were.
    """

    def __init__(self, store: Store, rules: Rules, is_derived: Callable[[Quad], bool]) -> None:
        """Prepare the update.

        :param store: has asserted and derived triples in its default graph, which are changed.
        :param is_derived: returns whether a triple was derived before the edit and not asserted.
        """
        self.touched: Lines = set()
        self._store = store
        self._is_derived = is_derived
        self._compiled = rules.compiled
        self._rules = [AboutRule(name, text) for name, text in sorted(rules.hand_written.items())]
        self._affected: dict[str, set[str]] = {rule.name: set() for rule in self._rules}

    def apply(self, removed: Lines, added: Lines) -> None:
        """Remove and add asserted triples, and change the derived triples accordingly.

        :raises NotUpdatable: if the closure has to be computed anew; the store may then be left half-way.
        """
        gone = self._without_support(removed, added)
        _remove(self._store, gone)
        self._store.extend(lines_in_graph(added))
        again = self._joined(gone, into=True)
        about = (rule.derive(self._store, self._affected[rule.name]) for rule in self._rules)
        self._store.extend(lines_in_graph(again))
        new = self._insert(added | again | self._missing(reduce(set.union, about, set())))
        self.touched = gone | new

    def _without_support(self, removed: Lines, added: Lines) -> Lines:
        """Return the removed triples with all derived ones that may depend on a change.

        A hand-written rule may read that something is absent, so what is added counts for it too.
        """
        gone, last = set(removed), removed
        found = self._about(removed | added)
        while last or found:
            found |= self._joined(last)
            last = {line for line, quad in _with_quads(found - gone) if self._is_derived(quad)}
            gone |= last
            found = self._about(last)
        return gone

    def _insert(self, new: Lines) -> Lines:
        """Add triples with all that follows from them, and return both."""
        inserted, last = set(new), new
        while last:
            self._store.extend(lines_in_graph(last))
            found = self._joined(last) | self._about(last)
            last = self._missing(found)
            inserted |= last
        return inserted

    def _joined(self, fresh: Lines, *, into: bool = False) -> Lines:
        """Return what the compiled rules derive from some triples; or, with ``into``, what they derive among them."""
        quads = lines_in_graph(fresh, FRESH)
        names = {name for quad in quads for name in names_of(quad)}
        self._store.extend(quads)
        found: Lines = set()
        for rule in self._compiled:
            for query in (rule.into_fresh,) if into else rule.from_fresh or ():
                if query and (limited := _limited(query, names, 2 if into else 1)):
                    found |= construct(self._store, rule.name, limited)
        self._store.remove_graph(FRESH)
        return found

    def _about(self, lines: Lines) -> Lines:
        """Return what the hand-written rules derive about the things that triples count for."""
        quads = lines_in_graph(lines)
        if any(self._is_beyond(quad) for quad in quads):
            raise NotUpdatable
        found: Lines = set()
        for rule in self._rules:
            things = rule.affected(self._store, quads)
            self._affected[rule.name] |= things
            found |= rule.derive(self._store, things)
        return found

    def _is_beyond(self, quad: Quad) -> bool:
        """Return whether a triple is about the schema, or has a blank node, which no rule can be asked about."""
        return has_blank_node(quad) or is_schema(quad) or self._is_property(quad.subject)

    def _is_property(self, term: object) -> bool:
        return isinstance(term, NamedNode) and any(True for _ in self._store.quads_for_pattern(None, term, None))

    def _missing(self, lines: Lines) -> Lines:
        return {line for line, quad in _with_quads(lines) if quad not in self._store}


def _limited(query: str, names: set[str], column: int) -> str | None:
    """Leave only those axioms in the table of a query that have a name in a column; return None if none has."""
    limited, count = _AXIOM.subn(lambda row: row[0] if row[column] in names else "", query)
    return limited if not count or _AXIOM.search(limited) else None


def _with_quads(lines: Iterable[bytes]) -> Iterator[tuple[bytes, Quad]]:
    ordered = list(lines)
    return zip(ordered, lines_in_graph(ordered), strict=True)


def _remove(store: Store, lines: Lines) -> None:
    for quad in lines_in_graph(lines):
        store.remove(quad)
