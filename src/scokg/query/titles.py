"""Instruments by words of their titles: "the 2007 treaty on friendship", "соглашение о РАТС", "上海公约"."""

from collections.abc import Iterable
from functools import cache, cached_property
from math import log
from typing import NamedTuple

from .gazetteer import Gazetteer
from .moments import Moment
from .words import Span, Unit, concepts_of, units_of, vocabulary

_KIND = "instrument-kind/"
_LEAST, _CLOSE = 0.55, 0.97
_SAID, _WHOLE, _OTHER_KIND, _YEAR = 0.6, 0.4, 0.8, 0.3
_UNKNOWN_WORD = 4.0  # the weight of a word that stands in no title
_DAYS_OF_A_YEAR = 300


class Description(NamedTuple):
    """How a text describes an instrument.

    :ivar words: the stems of what the text is about, without those that only ask.
    :ivar bodies: words of the names of bodies in the text, of which a title may have others than the text.
    :ivar names: words of the names of states and persons in the text, which a title may have or not.
    :ivar kinds: the codes of the kinds of instruments that it names.
    :ivar years: the years that stand beside them: "the 2001 declaration".
    """

    words: set[str]
    bodies: set[str]
    names: set[str]
    kinds: list[str]
    years: set[str]

    @property
    def is_specific(self) -> bool:
        """Whether it says more than the kind of an instrument."""
        kinds = _kind_words()
        return bool(self.words - kinds or (self.bodies and self.words & kinds) or self.years)


class Titles:
    """The titles of all instruments."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Use the names of a gazetteer."""
        self._gazetteer = gazetteer

    def described(self, description: Description) -> tuple[str, ...]:
        """Return the instruments whose titles have most of the words of a text; several if they are equally likely."""
        if not description.kinds or not description.is_specific:
            return ()
        words = description.words | description.bodies | description.names
        candidates = {iri for word in words for iri in self._by_word.get(word, ())}
        scores = {iri: self._score(iri, description) for iri in candidates}
        best = max(scores.values(), default=0.0)
        return tuple(sorted(iri for iri, score in scores.items() if score > best * _CLOSE)) if best > _LEAST else ()

    def words_of(self, instruments: Iterable[str]) -> set[str]:
        """Return the words of the titles of instruments."""
        return {word for iri in instruments for title in self._titles[iri] for word in title}

    def words_of_names(self, things: set[str]) -> set[str]:
        """Return the words of all names of things: a text may have an acronym where a title has the full name."""
        keys = (key for key, named in self._gazetteer.names.items() if things and not things.isdisjoint(named.split()))
        return {word for key in keys for word in key.split(" ")}

    def _score(self, iri: str, description: Description) -> float:
        year, kind = self._gazetteer.instruments[iri]
        match = max((self._share(title, description) for title in self._titles[iri]), default=0.0)
        if not match or (description.years and year not in description.years):
            return 0.0
        return (match + (_YEAR if description.years else 0)) * (1.0 if kind in description.kinds else _OTHER_KIND)

    def _share(self, title: frozenset[str], description: Description) -> float:
        """Return how much of a text stands in a title, and of the title in the text, by the weight of words."""
        common = title & (description.words | description.bodies | description.names)
        if not common:
            return 0.0
        known, said = self._weigh(description.words), self._weigh(title & description.words)
        return (said / known if known else 0.0) * _SAID + self._weigh(common) / self._weigh(title) * _WHOLE

    def _weigh(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, _UNKNOWN_WORD) for word in words)

    @cached_property
    def _titles(self) -> dict[str, list[frozenset[str]]]:
        given = self._gazetteer.titles.items()
        return {iri: [frozenset(title.split(" ")) for title in titles] for iri, titles in given}

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        by_word: dict[str, set[str]] = {}
        for iri, titles in self._titles.items():
            for word in frozenset().union(*titles):
                by_word.setdefault(word, set()).add(iri)
        return by_word

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {word: log(1 + len(self._titles) / len(iris)) for word, iris in self._by_word.items()}


def description_of(units: list[Unit], moments: Iterable[Moment], names: set[str], bodies: set[str]) -> Description:
    """Return how a text describes an instrument; the other parameters are as in :class:`Description`."""
    spans, moments = concepts_of(units), list(moments)
    asking = {at for s in spans if s.concept in vocabulary().asking for at in range(s.first, s.end)}
    about = [unit for at, unit in enumerate(units) if at not in asking and not is_dated(unit, moments)]
    words = {unit.stem for unit in about if unit.word not in vocabulary().stop and not unit.word.isdigit()}
    kinds = [span for span in spans if span.concept.startswith(_KIND)]
    years = {year for span in kinds for moment in moments if (year := _year_beside(units, span, moment))}
    return Description(words - names, bodies, names, [span.concept.removeprefix(_KIND) for span in kinds], years)


def is_dated(unit: Unit, moments: Iterable[Moment]) -> bool:
    """Return whether a word is part of a day or period."""
    return any(moment.start <= unit.start < moment.end for moment in moments)


def _year_beside(units: list[Unit], span: Span, moment: Moment) -> str:
    """Return the year that stands beside the kind of one instrument; empty if it stands elsewhere."""
    is_year = moment.relation == "in" and (moment.last - moment.first).days > _DAYS_OF_A_YEAR
    before, after = units[span.first].start - moment.end, moment.start - units[span.end - 1].end
    words = sum(moment.end <= unit.start and unit.end <= units[span.first].start for unit in units)
    beside = (before >= 0 and words <= 1) or 0 <= after <= len(" of ")
    return str(moment.first.year) if is_year and beside and not units[span.first].word.endswith("s") else ""


@cache
def _kind_words() -> frozenset[str]:
    """Return the stems of the words for kinds of instruments."""
    named = (terms for concept, terms in vocabulary().words.items() if concept.startswith(_KIND))
    return frozenset(unit.stem for terms in named for term in terms for unit in units_of(term.replace("*", "")))
