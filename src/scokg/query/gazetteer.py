"""What questions are about: the names of things as they are recognised in a text, and what fills a question's gaps.

It is computed from the graph once and kept as JSON (:mod:`.ask_store`), so that a question does not read all names.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from pyoxigraph import Store

from ..namespaces import PREFIXES, compact, kind_of
from .completeness import first_status_day, known_through
from .name_index import NameIndex
from .words import Unit, units_of, vocabulary

KINDS = ("state", "body", "post", "organisation", "person", "place", "meeting", "instrument", "activity")
_MAX_ACRONYM = 6
_LEAST_PART = 2
_SCO = re.compile(
    r"\b(?:of the |of )?(?:SCO|Shanghai Cooperation Organi[sz]ation)\b|\bШОС\b"
    r"|\bШанхайск\w+ организаци\w сотрудничества"
    r"|上海合作组织|上合组织",
    re.IGNORECASE,
)
_LONG_NAME = "上 海 合 作"  # names of instruments are also indexed without that of the organisation
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
_MEETINGS = """
SELECT ?iri ?body ?place ?start ?end ?ordinal ?planned WHERE {
  ?iri sco:meetingOf ?body ; sco:startDateEarliest ?start ; sco:endDateLatest ?end .
  OPTIONAL { ?iri sco:place ?place }
  OPTIONAL { ?iri sco:ordinal ?ordinal }
  OPTIONAL { ?iri sco:planned ?planned }
} ORDER BY ?start ?iri ?body ?place"""
_STATUSES = """
SELECT ?state ?role ?from ?until ?iri WHERE {
  ?iri org:member ?state ; org:role ?role ; sco:validFromEarliest ?from .
  OPTIONAL { ?iri sco:validUntilLatest ?until }
} ORDER BY ?state ?from ?role"""
_INSTRUMENTS = """
SELECT ?iri ?kind (MIN(?day) AS ?signed) WHERE {
  ?iri a sco:Instrument ; sco:instrumentKind ?kind OPTIONAL { ?iri sco:signedOnEarliest ?day }
} GROUP BY ?iri ?kind ORDER BY ?iri ?kind"""
_ACTIVITIES = "SELECT ?iri ?kind WHERE { ?iri sco:activityKind ?kind } ORDER BY ?iri ?kind"
_CLAIMS = """
SELECT ?text ?reason WHERE {
  ?claim sco:verdict verdict:wrong ; sco:claimText ?text ; sco:verdictReason ?reason .
} ORDER BY ?text ?reason"""


class Gazetteer(NamedTuple):
    """Names and facts that readings of questions need; things are given by compact names.

    :ivar names: the things with a name, with spaces between them, by the stems of its words.
    :ivar parts: the same for the single words of the names of persons.
    :ivar acronyms: names that are written in capitals.
    :ivar meetings: for each meeting, its bodies, places, first and last day, number, and "true" if it was only planned.
    :ivar statuses: for each state, its roles, with the first day, the first day after (empty: no end) and the IRI.
    :ivar instruments: for each instrument, the year of signature (empty: unknown) and its kind.
    :ivar titles: for each instrument, the words of its titles that say something.
    :ivar activities: for each activity, the code of its kind.
    :ivar claims: refuted claims, with the reason.
    :ivar days: the first day with a status, and the day through which they are known.
    """

    names: dict[str, str]
    parts: dict[str, str]
    acronyms: dict[str, str]
    meetings: dict[str, list[Any]]
    statuses: dict[str, list[list[str]]]
    instruments: dict[str, list[str]]
    titles: dict[str, list[str]]
    activities: dict[str, str]
    claims: list[list[str]]
    days: list[str]


def key_of(units: Iterable[Unit]) -> str:
    """Return the key of a name: the stems of its words."""
    return " ".join(unit.stem for unit in units)


def make_gazetteer(store: Store, names: NameIndex) -> Gazetteer:
    """Compute the gazetteer of a graph."""
    keys, parts, acronyms = _names(names)
    found = _rows(store, _INSTRUMENTS)
    instruments = {compact(iri): [signed[:4], kind.rsplit("/", 1)[1]] for iri, kind, signed in found}
    days = (first_status_day(store), known_through(store, "statuses"))
    return Gazetteer(
        keys,
        parts,
        acronyms,
        _meetings(store),
        _statuses(store),
        instruments,
        _titles(keys, instruments),
        {compact(iri): kind.rsplit("/", 1)[1] for iri, kind in _rows(store, _ACTIVITIES)},
        _rows(store, _CLAIMS),
        [day.isoformat() if day else "" for day in days],
    )


def _names(names: NameIndex) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    keys: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    acronyms: dict[str, set[str]] = defaultdict(set)
    for entry in (name for row in names.index.values() for name in row if kind_of(name.iri) in KINDS):
        iri = compact(entry.iri)
        if _is_acronym(entry.text):
            acronyms[entry.text].add(iri)
            continue
        bare = entry.text if kind_of(entry.iri) == "post" else _BRACKETS.sub("", entry.text)
        for text in {entry.text, _without_sco(entry.iri, entry.text), bare}:
            if key := key_of(units_of(text)):
                keys[key].add(iri)
        if kind_of(entry.iri) == "person":
            for part in _parts(entry.text):
                parts[part].add(iri)
    return _sorted(keys), _sorted(parts), _sorted(acronyms)


def _without_sco(iri: str, text: str) -> str:
    """Return a name without that of the organisation, unless only one word is left: a forum is not the SCO Forum."""
    rest = _SCO.sub(" ", text)
    return rest if kind_of(iri) == "instrument" or len(units_of(rest)) > 1 else text


def _titles(names: dict[str, str], instruments: Iterable[str]) -> dict[str, list[str]]:
    """Return the words of the titles of instruments that say something."""
    stop = vocabulary().stop
    titles: dict[str, list[str]] = {iri: [] for iri in instruments}
    for key, things in names.items():
        words = " ".join(word for word in key.split(" ") if word not in stop and not word.isdigit())
        for thing in things.split() if words and not key.startswith(_LONG_NAME) else ():
            if thing in titles:
                titles[thing].append(words)
    return {iri: sorted(set(found)) for iri, found in titles.items()}


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) <= _MAX_ACRONYM and " " not in text and not re.search(r"[\u3400-\u9fff]", text)


def _parts(name: str) -> Iterable[str]:
    """Yield the keys of the words of a person's name: of a Chinese one, what stands between the dots."""
    for part in re.split(r"[\s·•]+", name):
        units = units_of(part)
        if len(key_of(units)) >= _LEAST_PART and part != name:
            yield key_of(units)


def _sorted(index: dict[str, set[str]]) -> dict[str, str]:
    return {key: " ".join(sorted(index[key])) for key in sorted(index)}


def _meetings(store: Store) -> dict[str, list[Any]]:
    meetings: dict[str, list[Any]] = {}
    for iri, body, place, start, end, ordinal, planned in _rows(store, _MEETINGS):
        bodies, places, *_ = meetings.setdefault(compact(iri), [[], [], start, end, ordinal, planned])
        for known, found in ((bodies, body), (places, place)):
            if found and compact(found) not in known:
                known.append(compact(found))
    return meetings


def _statuses(store: Store) -> dict[str, list[list[str]]]:
    statuses: dict[str, list[list[str]]] = {}
    for state, role, first, until, iri in _rows(store, _STATUSES):
        statuses.setdefault(compact(state), []).append([role.rsplit("/", 1)[1], first, until, compact(iri)])
    return statuses


def _rows(store: Store, text: str) -> list[list[str]]:
    prefixes = {name: PREFIXES[name] for name in ("sco", "org", "verdict", "schema")}
    solutions: Any = store.query(text, prefixes=prefixes)
    return [[term.value if term else "" for term in solution] for solution in solutions]
