"""Compare two snapshots: the changed things with their statements, and their entries in the change log."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, Triple

from ..namespaces import DERIVED, kind_of
from ..query.entity import display_text
from ..rdf.blank_nodes import blank_nodes, connected
from .change_log import LogEntry, log_entries
from .snapshots import Snapshot

BLANK_NODES = ""
"""The key of statements about blank nodes that no named thing refers to."""


class StatementChange(NamedTuple):
    """A changed statement: the property, and its value before and after; None if there was or is no value."""

    property: str
    old: str | None
    new: str | None


class ThingChange(NamedTuple):
    """A changed thing.

    :ivar iri: the IRI of the thing; empty for statements about blank nodes that no named thing refers to.
    :ivar how: ``new`` or ``gone`` if only the new or only the old snapshot has statements about it, else ``changed``.
    :ivar removed: the removed triples, sorted; ``added`` the added ones.
    :ivar entries: the new entries of the change log about the thing.
    """

    iri: str
    how: Literal["new", "gone", "changed"]
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]
    entries: tuple[LogEntry, ...] = ()

    @property
    def statements(self) -> list[StatementChange]:
        """The changed statements; a value that replaces another is one statement."""
        return _statements(self.removed, self.added)

    @property
    def kinds(self) -> list[str]:
        """The kinds of the entries (``correction``, ``event``, ``editorial``); empty without an entry."""
        return sorted({entry.kind for entry in self.entries})


class Changes(NamedTuple):
    """The differences between two snapshots.

    :ivar things: the changed things, sorted by slug, without the entries of the change log.
    :ivar derived: the things whose derived statements changed.
    :ivar log: the new entries of the change log.
    :ivar log_changes: the changed entries as things, since queries about the change log depend on them.
    """

    old: Snapshot
    new: Snapshot
    removed: frozenset[Quad]
    added: frozenset[Quad]
    things: list[ThingChange]
    derived: list[ThingChange]
    log: list[LogEntry]
    log_changes: list[ThingChange]

    @property
    def same(self) -> bool:
        """Whether there are no differences."""
        return not self.removed and not self.added


def changes_between(old: Snapshot, new: Snapshot) -> Changes:
    """Return the differences between two snapshots, from :func:`read_snapshots`."""
    before, after = log_entries(old), log_entries(new)
    new_entries = [entry for iri, entry in after.items() if before.get(iri) != entry]
    things = _thing_changes(old.triples(without=DERIVED), new.triples(without=DERIVED), new_entries)
    derived = _thing_changes(old.graphs.get(DERIVED, frozenset()), new.graphs.get(DERIVED, frozenset()), [])
    old_quads, new_quads = old.quads(), new.quads()
    others = [change for change in things if kind_of(change.iri) != "change"]
    log_changes = [change for change in things if kind_of(change.iri) == "change"]
    return Changes(old, new, old_quads - new_quads, new_quads - old_quads, others, derived, new_entries, log_changes)


def _thing_changes(old: frozenset[Triple], new: frozenset[Triple], log: list[LogEntry]) -> list[ThingChange]:
    removed, added = _by_thing(old - new), _by_thing(new - old)
    stated_before, stated_after = ({t.subject for t in triples} for triples in (old, new))
    entries: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in log:
        for iri in entry.things:
            entries[iri].append(entry)
    changes = []
    for iri in sorted(removed.keys() | added.keys(), key=_slug_first):
        node = NamedNode(iri) if iri else None
        how: Literal["new", "gone", "changed"] = (
            "changed"
            if node is None or node in stated_before & stated_after
            else "new"
            if node in stated_after
            else "gone"
        )
        changes.append(
            ThingChange(iri, how, _sorted(removed.get(iri, [])), _sorted(added.get(iri, [])), tuple(entries[iri]))
        )
    return changes


def _slug_first(iri: str) -> tuple[str, str]:
    """Return a sort key that keeps a meeting, its participants and its documents together."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1], iri


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(triples, key=str))


def _by_thing(triples: frozenset[Triple]) -> dict[str, list[Triple]]:
    """Group triples by subject; those about blank nodes belong to the thing that refers to them."""
    found: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        if not blank_nodes(triple) and isinstance(triple.subject, NamedNode):
            found[triple.subject.value].append(triple)
    for group in connected(sorted((t for t in triples if blank_nodes(t)), key=str)):
        owners = sorted(t.subject.value for t in group if isinstance(t.subject, NamedNode))
        found[owners[0] if owners else BLANK_NODES] += group
    return found


def _statements(removed: Iterable[Triple], added: Iterable[Triple]) -> list[StatementChange]:
    """Return changed statements; one removed and one added value of a property and language are a pair."""
    old, new = _by_property(removed), _by_property(added)
    found = []
    for key in sorted(old.keys() | new.keys()):
        before, after = (sorted(map(_display_value, values.get(key, []))) for values in (old, new))
        if len(before) == len(after) == 1:
            found.append(StatementChange(key[0], before[0], after[0]))
        else:
            found += (StatementChange(key[0], value, None) for value in before)
            found += (StatementChange(key[0], None, value) for value in after)
    return found


def _by_property(triples: Iterable[Triple]) -> dict[tuple[str, str], list[Triple]]:
    found: dict[tuple[str, str], list[Triple]] = defaultdict(list)
    for triple in triples:
        language = triple.object.language if isinstance(triple.object, RdfLiteral) else None
        found[triple.predicate.value, language or ""].append(triple)
    return found


def _display_value(triple: Triple) -> str:
    """Return the value of a triple for display, with the label of a blank subject."""
    text = display_text(triple.object)
    is_plain = isinstance(triple.object, RdfLiteral) or isinstance(triple.subject, NamedNode)
    return text if is_plain else f"{triple.subject} {text}"
