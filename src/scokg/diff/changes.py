"""Two sides → the things that changed, statement by statement, each with what the change log says of it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, Triple

from ..namespaces import DERIVED, compact, kind_of
from ..rdf.blank_nodes import blank_nodes, connected
from .change_log import LogEntry, log_entries
from .snapshots import Snapshot

NAMELESS = ""


class StatementChange(NamedTuple):
    """A changed statement: the property, and its value before and after; None where there was or is none."""

    property: str
    old: str | None
    new: str | None


class ThingChange(NamedTuple):
    """What changed about a thing.

    :ivar iri: of the thing; empty for statements about blank nodes that no named thing leads to.
    :ivar how: ``new`` and ``gone`` where nothing was, or is, stated about it.
    :ivar removed: the triples that are gone, sorted; ``added`` those that came.
    :ivar entries: the entries of the change log about the thing that came with this change.
    """

    iri: str
    how: Literal["new", "gone", "changed"]
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]
    entries: tuple[LogEntry, ...] = ()

    @property
    def statements(self) -> list[StatementChange]:
        """Give the change as statements: one value that took the place of another is one statement."""
        return _statements(self.removed, self.added)

    @property
    def kinds(self) -> list[str]:
        """Give the kinds of the entries (``correction``, ``event``, ``editorial``); none when it is not in the log."""
        return sorted({entry.kind for entry in self.entries})


class Changes(NamedTuple):
    """What lies between two sides.

    :ivar things: the changed things, ordered by name; the entries of the change log are not among them.
    :ivar derived: the things about which other statements are derived now.
    :ivar log: the entries of the change log that are new.
    :ivar logged: the changes of the entries themselves, which answers about the change log depend on.
    """

    old: Snapshot
    new: Snapshot
    removed: frozenset[Quad]
    added: frozenset[Quad]
    things: list[ThingChange]
    derived: list[ThingChange]
    log: list[LogEntry]
    logged: list[ThingChange]

    @property
    def same(self) -> bool:
        """Tell whether there is no difference at all."""
        return not self.removed and not self.added


def changes_between(old: Snapshot, new: Snapshot) -> Changes:
    """Compare two sides that have been read for each other."""
    before, after = log_entries(old), log_entries(new)
    fresh = [entry for iri, entry in after.items() if before.get(iri) != entry]
    things = _thing_changes(old.triples(without=DERIVED), new.triples(without=DERIVED), fresh)
    derived = _thing_changes(old.graphs.get(DERIVED, frozenset()), new.graphs.get(DERIVED, frozenset()), [])
    old_quads, new_quads = old.quads(), new.quads()
    told = [change for change in things if kind_of(change.iri) != "change"]
    logged = [change for change in things if kind_of(change.iri) == "change"]
    return Changes(old, new, old_quads - new_quads, new_quads - old_quads, told, derived, fresh, logged)


def _thing_changes(old: frozenset[Triple], new: frozenset[Triple], log: list[LogEntry]) -> list[ThingChange]:
    removed, added = _by_thing(old - new), _by_thing(new - old)
    stated_before, stated_after = ({t.subject for t in triples} for triples in (old, new))
    entries: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in log:
        for iri in entry.things:
            entries[iri].append(entry)
    changes = []
    for iri in sorted(removed.keys() | added.keys(), key=_place):
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


def _place(iri: str) -> tuple[str, str]:
    """Order things by slug first: a meeting, who took part in it and what it adopted stand together."""
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1], iri


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(triples, key=str))


def _by_thing(triples: frozenset[Triple]) -> dict[str, list[Triple]]:
    """Group triples by the thing that they are about; those of blank nodes go to the thing that leads to them."""
    found: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        if not blank_nodes(triple) and isinstance(triple.subject, NamedNode):
            found[triple.subject.value].append(triple)
    for group in connected(sorted((t for t in triples if blank_nodes(t)), key=str)):
        owners = sorted(t.subject.value for t in group if isinstance(t.subject, NamedNode))
        found[owners[0] if owners else NAMELESS] += group
    return found


def _statements(removed: Iterable[Triple], added: Iterable[Triple]) -> list[StatementChange]:
    """Pair what went and what came of the same property (and language), where it is one of each."""
    went, came = _by_property(removed), _by_property(added)
    found = []
    for key in sorted(went.keys() | came.keys()):
        before, after = sorted(map(shown, went.get(key, []))), sorted(map(shown, came.get(key, [])))
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


def shown(triple: Triple) -> str:
    """Give the value of a triple for people."""
    value = triple.object
    if isinstance(value, RdfLiteral):
        return f"{value.value} ({value.language})" if value.language else value.value
    text = compact(value.value) if isinstance(value, NamedNode) else str(value)
    return text if isinstance(triple.subject, NamedNode) else f"{triple.subject} {text}"
