"""The change log: the editors' record of changes to the data, kept as data in ``data/changes/``."""

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from ..namespaces import PREFIXES, SCO
from .snapshots import Snapshot

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_CHANGE = NamedNode(SCO + "Change")
_KIND = SCO + "changeKind"
_SUBJECT, _DATE, _TITLE, _DESCRIPTION, _SOURCE = (
    PREFIXES["dcterms"] + name for name in ("subject", "date", "title", "description", "source")
)


class LogEntry(NamedTuple):
    """An entry of the change log.

    :ivar kind: ``correction`` (the data were wrong), ``event`` (the world changed) or ``editorial`` (neither).
    :ivar things: the IRIs of the changed things.
    """

    iri: str
    kind: str
    date: str
    title: str
    description: str
    things: tuple[str, ...]
    sources: tuple[str, ...]


def log_entries(snapshot: Snapshot) -> dict[str, LogEntry]:
    """Return the change log of a snapshot by IRI, sorted by date."""
    triples = snapshot.triples()
    about: dict[object, list[Triple]] = {t.subject: [] for t in triples if t.predicate == _TYPE and t.object == _CHANGE}
    for triple in triples:
        if triple.subject in about:
            about[triple.subject].append(triple)
    entries = [_entry(found) for found in about.values()]
    return {entry.iri: entry for entry in sorted(entries, key=lambda entry: (entry.date, entry.iri))}


def _entry(triples: list[Triple]) -> LogEntry:
    values: dict[str, list[str]] = {}
    for triple in triples:
        if isinstance(triple.object, NamedNode | Literal):
            values.setdefault(triple.predicate.value, []).append(triple.object.value)

    def one(prop: str) -> str:
        return min(values.get(prop, [""]))

    subject = triples[0].subject
    assert isinstance(subject, NamedNode), "data/ has no blank nodes"
    return LogEntry(
        subject.value,
        one(_KIND).rsplit("/", 1)[-1],
        one(_DATE),
        one(_TITLE),
        one(_DESCRIPTION),
        tuple(sorted(values.get(_SUBJECT, []))),
        tuple(sorted(values.get(_SOURCE, []))),
    )
