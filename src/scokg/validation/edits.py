"""What an edit of files can affect: which queries and shapes read something that the files say.

A query or shape that names no property, class or thing of the files, before or after the edit, reports the same as
before; see :mod:`scokg.rdf.query_names`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from ..rdf.query_names import ANY_PROPERTY
from ..rdf.terms import Term
from .property_paths import SUBCLASS, TYPE, DataIndex


class Edit(NamedTuple):
    """What files say before and after an edit.

    :ivar subjects: the things that the files describe, before or after.
    :ivar mentioned: all that the files mention as property or object.
    :ivar names: the properties, classes with their superclasses, and things that the files name.
    :ivar changed: the same of the triples that were removed or added.
    :ivar changed_subjects: the things whose description changed.
    """

    subjects: frozenset[Term]
    mentioned: frozenset[Term]
    names: frozenset[str]
    changed: frozenset[str]
    changed_subjects: frozenset[Term]

    def touches(self, read: frozenset[str]) -> bool:
        """Return whether something that reads these names can report another result for the files."""
        return ANY_PROPERTY in read or not read.isdisjoint(self.names)


def edit_of(before: Iterable[Quad], after: Iterable[Quad], data: DataIndex) -> Edit | None:
    """Return what an edit can affect; None if that is everything, since it changes the classes of the ontology.

    :param before: what the files said.
    :param after: what they say.
    :param data: the whole graph, for the superclasses of the classes named.
    """
    old, new = set(before), set(after)
    changed = old ^ new
    if any(quad.predicate == SUBCLASS for quad in changed):
        return None
    return Edit(
        subjects=frozenset(quad.subject for quad in old | new),
        mentioned=frozenset(term for quad in old | new for term in (quad.predicate, quad.object)),
        names=_names(old | new, data),
        changed=_names(changed, data),
        changed_subjects=frozenset(quad.subject for quad in changed),
    )


def _names(quads: set[Quad], data: DataIndex) -> frozenset[str]:
    terms: set[Term] = {term for quad in quads for term in (quad.subject, quad.predicate)}
    for cls in {quad.object for quad in quads if quad.predicate == TYPE}:
        terms |= data.superclasses(cls)
    return frozenset(term.value for term in terms if isinstance(term, NamedNode))
