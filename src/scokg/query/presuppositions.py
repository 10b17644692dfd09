"""What a question takes for granted and the data deny or do not know.

A status that never was, a day outside what is known, a meeting or title that is not recorded, a refuted claim.
"""

from collections.abc import Callable, Iterator
from datetime import date
from math import sqrt
from typing import Literal, NamedTuple

from .ask_store import AskIndex
from .gazetteer import KINDS
from .mentions import Analysis
from .moments import START, impossible_day
from .question_index import Features, features_of
from .reading import Reading
from .words import units_of

Label = Callable[[str], str]
Reason = Literal["place", "day", "name", "meeting", "title", "period", "status", "claim", "rows", "value", "taken"]


class Note(NamedTuple):
    """A sentence about a question, and what it is about.

    :ivar reason: what is not recorded (``place``: a state or group outside the data; ``name``, ``meeting``, ``title``),
        impossible (``day``), outside what is known (``period``) or not so (``status``, ``claim``, ``rows``); ``value``
        asks for a value, ``taken`` says which one was taken.
    """

    text: str
    reason: Reason

    @property
    def denies(self) -> bool:
        """Whether the sentence says that something is not so, not recorded or not known."""
        return self.reason not in {"value", "taken"}


_LEAST_CLAIM = 0.6
_ABOUT_STATUS = {
    "history-of-state", "had-status-on", "accession-path", "sources-of-thing", "claims-about-thing", "status-on",
    "ever-but-not-now", "first-of-each-status", "transitions", "founding-members", "changes-in-period",
}  # fmt: skip
_FORWARD = {"announced", "force"}
_TITLED = {
    f"instrument-kind/{kind}" for kind in ("convention", "treaty", "agreement", "declaration", "protocol", "charter")
}


def denied(reading: Reading, analysis: Analysis, index: AskIndex, label: Label, today: date) -> Iterator[Note]:
    """Yield what is not so, or not known, in a question, as sentences."""
    yield from _elsewhere(analysis)
    if day := impossible_day(analysis.text):
        yield Note(f"There is no such day in the calendar: {day}.", "day")
    if names := unknown_names(analysis):
        yield Note(f"Nothing of this name is recorded: {', '.join(names)}.", "name")
    yield from _meetings(analysis, label)
    yield from _titles(analysis)
    yield from _days(reading, analysis, index, today)
    if reading.question.name in _ABOUT_STATUS:
        yield from _statuses(analysis, index, label)
    yield from _departures(analysis, index, label)
    yield from _claims(analysis, index)


def unrecorded(reading: Reading, analysis: Analysis, label: Label) -> Iterator[Note]:
    """Yield why parameters cannot be filled although the text seems to give them."""
    kinds = {name: kind for name, kind, *_ in reading.question.parameters}
    for name in reading.missing:
        kind = kinds[name]
        if kind == "meeting" and analysis.first_of("body") and (analysis.moments or analysis.first_of("place")):
            bodies = ", ".join(label(thing) for m in analysis.all_of("body") for thing in m.of_kind("body")[:1])
            yield Note(f"No such meeting is recorded: {bodies}, {_where_and_when(analysis, label)}.", "meeting")
        elif kind == "instrument" and _TITLED & set(analysis.concepts) and analysis.words:
            yield Note("No instrument with such a title is recorded.", "title")
        elif analysis.elsewhere or unknown_names(analysis):
            continue
        elif kind in KINDS and (words := "".join(word for word in analysis.words if word > "\u3400")):
            yield Note(f"Nothing of this name is recorded: {words}.", "name")
        else:
            yield Note(f"The question needs a value for {name} ({kind}); name one.", "value")


def _where_and_when(analysis: Analysis, label: Label) -> str:
    places = [label(thing) for mention in analysis.all_of("place") for thing in mention.of_kind("place")[:1]]
    days = [f"{moment.first} to {moment.last}" for moment in analysis.moments]
    return ", ".join((*places, *days))


def _elsewhere(analysis: Analysis) -> Iterator[Note]:
    for name in dict.fromkeys(analysis.elsewhere):
        yield Note(f"{name}: no status, application or meeting and nothing else about it is recorded.", "place")


def unknown_names(analysis: Analysis) -> list[str]:
    """Return the words of a text that seem to be names, as they have capitals, and are not known."""
    near = {mention.text for mention in analysis.mentions if mention.near}
    units = [u for u in units_of(analysis.text)[1:] if u.raw[:1].isupper() and len(u.raw) > 2]
    return [u.raw for u in units if u.stem in analysis.words and u.raw not in near]


def _meetings(analysis: Analysis, label: Label) -> Iterator[Note]:
    """Yield that a meeting of a body in a place and year is not recorded."""
    bodies = [label(thing) for mention in analysis.all_of("body") for thing in mention.of_kind("body")[:1]]
    in_time = any(moment.relation == "in" for moment in analysis.moments)
    if bodies and in_time and analysis.first_of("place") and not analysis.first_of("meeting"):
        yield Note(f"No such meeting is recorded: {', '.join(bodies)}, {_where_and_when(analysis, label)}.", "meeting")


def _titles(analysis: Analysis) -> Iterator[Note]:
    """Yield that no instrument has the title that a text describes."""
    about = {"sign", "ratify", "in-force", "party", "amend", "text"} & set(analysis.concepts)
    if about and analysis.words and _TITLED & set(analysis.concepts) and not analysis.first_of("instrument"):
        yield Note(f"No instrument with such a title is recorded ({' '.join(analysis.words)}).", "title")


def _days(reading: Reading, analysis: Analysis, index: AskIndex, today: date) -> Iterator[Note]:
    first, through = index.gazetteer.days
    for moment in analysis.moments:
        if moment.relation == "annual":
            continue
        if moment.last < START.replace(year=1990) or (first and moment.last < date.fromisoformat(first)):
            yield Note(
                f"Nothing is recorded before {first}: neither the organisation nor its predecessor existed.", "period"
            )
        elif moment.first > today and not _FORWARD & set(reading.question.tags):
            yield Note(f"{moment.first} lies in the future; the statuses are known through {through}.", "period")
        elif through and moment.first > date.fromisoformat(through) and "status" in reading.question.tags:
            yield Note(f"The statuses are known through {through}.", "status")


def _statuses(analysis: Analysis, index: AskIndex, label: Label) -> Iterator[Note]:
    """Yield that a state never had the status that a text takes for granted."""
    roles = analysis.codes("role") or (["member"] if {"join", "belong"} & set(analysis.concepts) else [])
    for state in _states(analysis):
        statuses = index.gazetteer.statuses.get(state, [])
        for role in (role for role in roles if role not in {"candidate", "guest"}):
            if all(held != role for held, *_ in statuses):
                others = ", ".join(f"{label(f'role:{held}')} since {since}" for held, since, *_ in statuses)
                rest = f"its statuses are: {others}" if others else "no status of it is recorded"
                yield Note(f"{label(state)} never had the status {label(f'role:{role}')}; {rest}.", "status")


def _states(analysis: Analysis) -> list[str]:
    named = [thing for mention in analysis.mentions for thing in mention.of_kind("state")]
    named += [f"state:{c.split('/')[1]}" for c in analysis.concepts if c.startswith("state/")]
    return list(dict.fromkeys(named))


def _departures(analysis: Analysis, index: AskIndex, label: Label) -> Iterator[Note]:
    """Yield that nobody left, was suspended or expelled, if a text asks for it."""
    if "leave" not in analysis.concepts:
        return
    first, through = index.gazetteer.days
    ended = [s for s, held in index.gazetteer.statuses.items() if any(u for role, _, u, _ in held if role == "member")]
    who = ", ".join(label(state) for state in _states(analysis)) or "any state"
    if not set(ended) & set(_states(analysis)):
        yield Note(f"No withdrawal, suspension or expulsion of {who} is recorded ({first} to {through}).", "status")


def _claims(analysis: Analysis, index: AskIndex) -> Iterator[Note]:
    """Yield the refuted claims that say what a text says."""
    features = _weighted(features_of(analysis), index)
    things = {thing for mention in analysis.mentions for thing in mention.things}
    for (claim, about), (text, reason) in zip(index.claims, index.gazetteer.claims, strict=True):
        if about and things >= set(about) and _cosine(features, _weighted(claim, index)) >= _LEAST_CLAIM:
            yield Note(f"A source claims: {text} That is wrong: {reason}", "claim")


def _weighted(features: Features, index: AskIndex) -> Features:
    return {term: weight * index.questions.weight(term) for term, weight in features.items() if term[0] != "@"}


def _cosine(one: Features, two: Features) -> float:
    dot = sum(value * two.get(term, 0.0) for term, value in one.items())
    norms = sqrt(sum(v * v for v in one.values()) * sum(v * v for v in two.values()))
    return dot / norms if norms else 0.0
