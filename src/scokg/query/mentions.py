"""What a text mentions: things by any of their names, meetings by city and year, posts by state, days and periods."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from .gazetteer import Gazetteer, key_of
from .moments import Moment, event_moment, moments_of
from .titles import Titles, description_of, is_dated
from .words import Span, Unit, concepts_of, runs_of, units_of, vocabulary

_MAX_NAME = 40
_LEAST_FUZZY = 5
_STATE_POSTS = ("head-of-state", "head-of-government", "foreign-minister")
_COUNCILS = {"head-of-state": "body:hsc", "head-of-government": "body:hgc", "foreign-minister": "body:cfm"}
_DAYS_OF_A_YEAR = 366
_NUMBER = r"\b(\d{1,2}) ?(?:st|nd|rd|th|й|го|м|е|и|ого|ому|ом)\b|第 ?(\d{1,2}) ?[次 届]"
_PLURALS = {"summits", "meetings", "саммиты", "саммитов", "саммитах", "саммитам", "заседания", "совещания", "встречи"}
_THINGS = ("body/", "post/", "organisation/", "state/")
_IN_TITLES = {"founding", "cooperate", "anti-terror", "military", "created", "activity", "agree", "decide"}
_OF_EVENTS = {"join", "become", "when"}


class Mention(NamedTuple):
    """A thing that a text mentions.

    :ivar things: its compact names; several if the name is ambiguous.
    :ivar text: the words of the text.
    :ivar near: whether the name is only similar to the words.
    """

    things: tuple[str, ...]
    text: str
    near: bool = False

    def of_kind(self, kind: str) -> list[str]:
        """Return the things of a kind that it may mean."""
        return [thing for thing in self.things if thing.startswith(f"{kind}:")]


class Analysis(NamedTuple):
    """What was recognised in a text.

    :ivar concepts: the concepts that its words express; ``words`` are the stems of all other words.
    :ivar elsewhere: names of states and groups that are not in the graph.
    """

    text: str
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...]
    concepts: tuple[str, ...]
    words: tuple[str, ...]
    elsewhere: tuple[str, ...]

    def first_of(self, kind: str) -> Mention | None:
        """Return the first mention of a thing of a kind."""
        return next((mention for mention in self.mentions if mention.of_kind(kind)), None)

    def all_of(self, kind: str) -> list[Mention]:
        """Return all mentions of things of a kind."""
        return [mention for mention in self.mentions if mention.of_kind(kind)]

    def codes(self, code_list: str) -> list[str]:
        """Return the codes of a list that the words stand for."""
        return list(dict.fromkeys(c.split("/", 1)[1] for c in self.concepts if c.startswith(f"{code_list}/")))


class _Context(NamedTuple):
    """What a text says about the time of a meeting."""

    units: list[Unit]
    moments: list[Moment]
    concepts: list[str]
    today: date

    @property
    def is_plural(self) -> bool:
        return any(unit.word in _PLURALS for unit in self.units)

    @property
    def when(self) -> Moment | None:
        """The day, month or year of the meeting."""
        inside = (moment for moment in self.moments if moment.relation == "in")
        return next((moment for moment in inside if (moment.last - moment.first).days <= _DAYS_OF_A_YEAR), None)

    @property
    def number(self) -> str:
        """The number of the meeting: "the 17th summit", "17-й саммит", "第17次峰会"."""
        found = re.search(_NUMBER, "".join(f"{u.word} " for u in self.units if not is_dated(u, self.moments)))
        return next(filter(None, found.groups()), "") if found else ""

    @property
    def is_specific(self) -> bool:
        return bool(self.when or self.number)

    def fits(self, facts: list[Any], places: set[str]) -> bool:
        """Return whether a meeting may be meant, by its facts in the gazetteer."""
        _, at, start, end, number, _ = facts
        in_time = not self.when or _overlaps(self.when, start, end)
        return in_time and (not places or bool(places & set(at))) and self.number in {"", number}

    def first_or_last(self, held: dict[str, list[Any]]) -> str:
        """Return the first or the last meeting until today, if the text asks for one; empty if it does not."""
        today = self.today.isoformat()
        past = sorted((facts[2], iri) for iri, facts in held.items() if facts[2] <= today and not facts[5])
        at = 0 if "first" in self.concepts else -1 if "last" in self.concepts else None
        return past[at][1] if past and at is not None and not self.moments else ""

    def describe(self, places: set[str]) -> str:
        where = ", ".join(sorted(place.split(":", 1)[1] for place in places))
        return " ".join(part for part in (where, str(self.when.first.year) if self.when else "", self.number) if part)


class Recogniser:
    """Recognises what texts mention."""

    def __init__(self, gazetteer: Gazetteer, *, near: bool = True) -> None:
        """Use the names of a gazetteer.

        :param near: whether words that are only similar to a name count, which takes longer.
        """
        self._near = near
        self._gazetteer = gazetteer
        self._titles = Titles(gazetteer)

    def analyse(self, text: str, today: date) -> Analysis:
        """Return what a text mentions."""
        units = units_of(text)
        named = list(self._named(units))
        bare = _blanked(text, [(units[s.first].start, units[s.end - 1].end) for s, _ in named if not s.concept])
        moments = moments_of(bare, today)
        spans = [span for span in concepts_of(units) if not _inside(units, span, moments)]
        chosen, left = _longest(named, spans)
        mentions = [mention for _, mention in chosen]
        mentions += [_of_concept(span, units) for span in left if span.concept.startswith(_THINGS)]
        concepts = [span.concept for span in left]
        taken = {at for span in (*left, *(s for s, _ in chosen)) for at in range(span.first, span.end)}
        rest = [unit for at, unit in enumerate(units) if at not in taken and not is_dated(unit, moments)]
        parts = list(self._parts(rest))
        mentions += parts
        known = {unit.raw for mention in parts if not mention.near for unit in units_of(mention.text)}
        rest = [unit for unit in rest if unit.raw not in known]
        if event := self._event(text, mentions, concepts):
            moments = [event]
            mentions = [mention for mention in mentions if not mention.of_kind("state")]
            concepts = [concept for concept in concepts if concept not in _OF_EVENTS]
        mentions = self._composed(mentions, _Context(units, moments, concepts, today))
        if not any(mention.of_kind("instrument") for mention in mentions):
            mentions, rest = self._titled(mentions, concepts, moments, units, rest)
        kinds = {self._gazetteer.activities.get(m.things[0], "") for m in mentions if m.of_kind("activity")} - {""}
        concepts += sorted(f"activity-kind/{kind}" for kind in kinds)
        return Analysis(
            text,
            tuple(dict.fromkeys(mentions)),
            tuple(moments),
            tuple(concepts),
            tuple(unit.stem for unit in rest if unit.word not in vocabulary().stop and len(unit.word) <= 30),
            tuple(concept.split("/", 1)[1] for concept in concepts if concept.startswith("elsewhere/")),
        )

    def _event(self, text: str, mentions: list[Mention], concepts: list[str]) -> Moment | None:
        """Return the day that the text gives by what a state then became."""
        states = [thing for mention in mentions for thing in mention.of_kind("state")]
        if len(states) != 1 or not {"join", "become", "apply"} & set(concepts):
            return None
        roles = [c.split("/")[1] for c in concepts if c.startswith("role/")]
        known = self._gazetteer.statuses.get(states[0], [])
        return event_moment(text.lower(), roles[-1] if roles and "become" in concepts else "", known)

    def _named(self, units: list[Unit]) -> Iterator[tuple[Span, Mention]]:
        """Yield the names in a text, the longest at each position."""
        at = 0
        while at < len(units):
            found = self._longest_name(units, at)
            if found:
                yield found
            at = found[0].end if found else at + 1

    def _longest_name(self, units: list[Unit], at: int) -> tuple[Span, Mention] | None:
        if units[at].word in self._firsts or units[at].stem in self._firsts:
            for end in range(min(len(units), at + _MAX_NAME), at, -1):
                things = self._gazetteer.names.get(key_of(units[at:end]), "").split()
                if things and (end - at > 1 or units[at].word not in vocabulary().stop):
                    return Span(at, end, ""), Mention(tuple(things), _text(units[at:end]))
        things = self._gazetteer.acronyms.get(units[at].raw, "").split()
        return (Span(at, at + 1, ""), Mention(tuple(things), units[at].raw)) if things else None

    @cached_property
    def _firsts(self) -> set[str]:
        return {key.split(" ", 1)[0] for key in self._gazetteer.names}

    def _parts(self, units: list[Unit]) -> Iterator[Mention]:
        """Yield the persons whose names have one of the words, and things whose names are similar to it."""
        for part in (part for run in runs_of(units) for part in self._known_part(run)):
            things = self._gazetteer.parts.get(key_of(part), "").split()
            if things and (part[0].raw[:1].isupper() or len(part) > 1 or len(part[0].word) > 3):
                yield Mention(tuple(things), _text(part))
            elif self._near and not things and len(part) == 1 and _may_be_misspelt(part[0]):
                yield from self._similar(part[0])

    def _known_part(self, run: list[Unit]) -> list[list[Unit]]:
        """Return a word; of Chinese characters, the longest sequence that is part of a name."""
        sizes = range(len(run), 1, -1)
        windows = (run[at : at + size] for size in sizes for at in range(len(run) - size + 1))
        return [next((part for part in windows if key_of(part) in self._gazetteer.parts), run)]

    def _similar(self, unit: Unit) -> Iterator[Mention]:
        from .fuzzy import nearest

        single = self._single_words
        for key in nearest(unit.word, single, 1):
            # a sentence begins in capitals
            things = [thing for thing in single[key] if unit.start or not thing.startswith("person:")]
            if things:
                yield Mention(tuple(things), unit.raw, near=True)

    @cached_property
    def _single_words(self) -> dict[str, list[str]]:
        """The names of one word of states, places and persons, which may be misspelt."""
        names = self._gazetteer.names.items()
        kinds = ("state:", "place:", "person:")
        single = {key: [t for t in things.split() if t.startswith(kinds)] for key, things in names if " " not in key}
        parts = {key: things.split() for key, things in self._gazetteer.parts.items()}
        return {**parts, **{key: things for key, things in single.items() if things}}

    def _composed(self, mentions: list[Mention], context: _Context) -> list[Mention]:
        """Add what several words describe together: a post of a state, a meeting, a status."""
        concepts = context.concepts
        posts = list(self._posts(mentions, concepts))
        if len(posts) == 1:  # "президент Киргизии" is the post, and neither the state nor presidents
            mentions = [mention for mention in mentions if mention.text != posts[0].text]
            concepts[:] = [concept for concept in concepts if concept not in _STATE_POSTS]
        mentions += _gatherings(mentions, concepts)
        composed = [*posts, *self._meetings(mentions, context), *self._statuses(mentions, concepts)]
        return [*mentions, *composed]

    def _titled(
        self, mentions: list[Mention], concepts: list[str], moments: list[Moment], units: list[Unit], rest: list[Unit]
    ) -> tuple[list[Mention], list[Unit]]:
        """Add the instrument that words of its title describe, and remove them from the other words and concepts."""
        bodies = {thing for mention in mentions for thing in mention.of_kind("body")}
        names = {unit.stem for m in mentions if m.of_kind("state") or m.of_kind("person") for unit in units_of(m.text)}
        found = self._titles.described(description_of(units, moments, names, self._titles.words_of_names(bodies)))
        if not found:
            return mentions, rest
        known = self._titles.words_of(found)
        concepts[:] = [c for c in concepts if not c.startswith("instrument-kind/") and c not in _IN_TITLES]
        return [*mentions, Mention(found, "")], [unit for unit in rest if unit.stem not in known]

    def _posts(self, mentions: list[Mention], concepts: list[str]) -> Iterator[Mention]:
        if "director" in concepts and any("body:rats" in thing for m in mentions for thing in m.things):
            yield Mention(("post:rats-ec-director",), "")
        for kind in (concept for concept in concepts if concept in _STATE_POSTS):
            for mention in mentions:
                posts = [f"post:{s[6:]}-{kind}" for s in mention.of_kind("state")]
                known = tuple(post for post in posts if post in self._things)
                if known:
                    yield Mention(known, mention.text)

    def _statuses(self, mentions: list[Mention], concepts: list[str]) -> Iterator[Mention]:
        """Yield the status of a state that is named with its role."""
        roles = [c.split("/")[1] for c in concepts if c.startswith("role/")]
        for mention in mentions:
            held = [status for state in mention.of_kind("state") for status in self._gazetteer.statuses.get(state, [])]
            if known := [iri for role, _, _, iri in held if role in roles]:
                yield Mention((known[0],), mention.text)

    @cached_property
    def _things(self) -> set[str]:
        return {thing for things in self._gazetteer.names.values() for thing in things.split()}

    def _meetings(self, mentions: list[Mention], context: _Context) -> Iterator[Mention]:
        """Yield the meetings of a body that is named with a city, a year or a number, unless several are meant."""
        bodies = {thing for mention in mentions for thing in mention.of_kind("body")}
        places = {thing for mention in mentions for thing in mention.of_kind("place")}
        if "body:hsc" in bodies:
            bodies |= {"body:shanghai-five-heads-of-state"}
        held = {iri: facts for iri, facts in self._gazetteer.meetings.items() if bodies & set(facts[0])}
        if not held or context.is_plural:
            return
        found = tuple(iri for iri, facts in held.items() if context.fits(facts, places))
        if found and (places or context.is_specific):
            yield Mention(found, context.describe(places))
        elif not places and (one := context.first_or_last(held)):
            yield Mention((one,), "")


def _gatherings(mentions: list[Mention], concepts: list[str]) -> list[Mention]:
    """Return the body that meets if a text says that ministers or heads of government meet."""
    named = any(mention.of_kind("state") or mention.of_kind("body") for mention in mentions)
    if named or not {"meeting", "met"} & set(concepts):
        return []
    return [Mention((body,), "") for kind, body in _COUNCILS.items() if kind in concepts]


def _longest(named: list[tuple[Span, Mention]], spans: list[Span]) -> tuple[list[tuple[Span, Mention]], list[Span]]:
    """Return the names and concepts that remain where both claim the same words: the longer one; then the name."""
    chosen = [
        (span, mention)
        for span, mention in named
        if all(_apart(span, other) or _size(other) <= _size(span) for other in spans)
    ]
    left = [other for other in spans if all(_apart(span, other) for span, _ in chosen)]
    return chosen, left


def _apart(one: Span, two: Span) -> bool:
    return one.end <= two.first or two.end <= one.first


def _size(span: Span) -> int:
    return span.end - span.first


def _of_concept(span: Span, units: list[Unit]) -> Mention:
    return Mention((span.concept.replace("/", ":", 1),), _text(units[span.first : span.end]))


def _inside(units: list[Unit], span: Span, moments: Iterable[Moment]) -> bool:
    start, end = units[span.first].start, units[span.end - 1].end
    return any(moment.start < end and start < moment.end for moment in moments)


def _blanked(text: str, parts: list[tuple[int, int]]) -> str:
    for start, end in parts:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _text(units: list[Unit]) -> str:
    return ("" if units[0].is_chinese else " ").join(unit.raw for unit in units)


def _may_be_misspelt(unit: Unit) -> bool:
    return unit.raw[:1].isupper() and len(unit.word) >= _LEAST_FUZZY and unit.word not in vocabulary().stop


def _overlaps(moment: Moment, start: str, end: str) -> bool:
    return moment.first.isoformat() <= end and start <= moment.last.isoformat()
