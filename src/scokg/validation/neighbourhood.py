"""The triples near an edit, on which rules that depend on few triples are tried first."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from ..rdf.terms import Term
from .edits import Edit
from .hygiene import HygieneViolation


class Neighbourhood:
    """All triples about the things near an edit.

    These things are what the files describe, what uses a thing whose description changed, and what is mentioned there.

    :ivar edit: the edit.
    :ivar store: the triples, in their named graphs.
    """

    def __init__(self, edit: Edit, whole: Store) -> None:
        """Collect the triples from the whole graph, which has the edit in it."""
        self.edit = edit
        things = set(edit.subjects | edit.mentioned | _users(edit, whole))
        for subject in edit.subjects:
            things.update(term for quad in _about(whole, subject) for term in (quad.predicate, quad.object))
        self.store = Store()
        self.store.extend(quad for thing in things for quad in _about(whole, thing))
        self._columns = {"thing": _names(edit.subjects), "value": _names(things)}

    def has(self, column: str, found: HygieneViolation) -> bool:
        """Return whether all triples about the thing (or value) of a violation are here, so that it is one."""
        return getattr(found, column) in self._columns[column]


def _users(edit: Edit, whole: Store) -> set[Term]:
    """Return the subjects of triples with a thing whose description changed."""
    users: set[Term] = set()
    for thing in edit.changed_subjects:
        users.update(quad.subject for quad in whole.quads_for_pattern(None, None, thing, None))
        if isinstance(thing, NamedNode):
            users.update(quad.subject for quad in whole.quads_for_pattern(None, thing, None, None))
    return users


def _about(store: Store, thing: Term) -> Iterable[Quad]:
    return store.quads_for_pattern(thing, None, None, None) if isinstance(thing, NamedNode | BlankNode) else ()


def _names(things: Iterable[Term]) -> frozenset[str]:
    return frozenset(thing.value if isinstance(thing, NamedNode) else str(thing) for thing in things)
