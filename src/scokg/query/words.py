"""Words of questions in English, Russian and Chinese: splitting, stems, and the concepts that words express."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..atomic_io import read_bytes

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
_UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_RUSSIAN = (
    "иями", "ами", "ями", "иях", "иеи", "иям", "ием", "ого", "его", "ому", "ему", "ыми", "ими", "ою",
    "ая", "яя", "ое", "ее", "ые", "ие", "ую", "юю", "ыи", "ии", "ои", "еи", "ия", "ию", "ом", "ем", "ым", "им", "ых",
    "их", "ам", "ям", "ах", "ях", "ью", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь",
)  # fmt: skip
_ENGLISH = ("liness", "ly", "ies", "ing", "ed", "es", "s")
_LEAST_STEM = 3
_MAX_TERM = 8


class Unit(NamedTuple):
    """A word, or a Chinese character, of a text.

    :ivar raw: as it is written; ``word`` is without case and accents, ``stem`` without its ending.
    :ivar start: its position in the text; ``end`` is that of what follows it.
    """

    raw: str
    word: str
    stem: str
    start: int
    end: int

    @property
    def is_chinese(self) -> bool:
        """Whether it is a Chinese character."""
        return "\u3400" <= self.word[:1] <= "\u9fff"


class Vocabulary(NamedTuple):
    """The words in which people ask.

    :ivar words: the terms by concept, without case and accents.
    :ivar asking: the concepts that only ask, and say nothing about the title of an instrument.
    :ivar stop: the words that say nothing.
    """

    words: dict[str, list[str]]
    asking: frozenset[str]
    stop: frozenset[str]


class Span(NamedTuple):
    """A part of a text, from unit to unit, and what it stands for."""

    first: int
    end: int
    concept: str


class _Term(NamedTuple):
    rest: tuple[str, ...]
    concept: str

    def length(self, units: list[Unit], at: int) -> int:
        """Return how many units match from a position, 0 if the term does not match."""
        following = units[at + 1 : at + 1 + len(self.rest)]
        fits = len(following) == len(self.rest) and all(map(_matches, self.rest, following))
        return 1 + len(self.rest) if fits else 0


def plain(text: str) -> str:
    """Return a word without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def plain_text(text: str) -> str:
    """Return a text without case and accents."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).casefold()


def stem(word: str) -> str:
    """Return a word without its ending; names in different cases, and plurals, have the same stem."""
    if word.isascii():
        return _english_stem(word)
    for ending in _RUSSIAN:
        least = _LEAST_STEM + (ending == "ая")  # of Китая, only the last letter is an ending
        if word.endswith(ending) and len(word) - len(ending) >= min(least, len(word) - 1):
            return word[: -len(ending)]
    return word


def _english_stem(word: str) -> str:
    for ending in _ENGLISH:
        if (
            word.endswith(ending)
            and len(word) - len(ending) > _LEAST_STEM
            and (ending == "liness" or word[-2:] != "ss")
        ):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > _LEAST_STEM + 1 else word


def units_of(text: str) -> list[Unit]:
    """Split a text into words and Chinese characters."""
    units = []
    for found in _UNIT.finditer(unicodedata.normalize("NFC", text)):
        word = plain(found[0])
        units.append(Unit(found[0], word, stem(word), found.start(), found.end()))
    return units


def runs_of(units: list[Unit]) -> Iterator[list[Unit]]:
    """Yield each word, and each sequence of Chinese characters that stand together."""
    run: list[Unit] = []
    for unit in units:
        if run and not (unit.is_chinese and run[-1].is_chinese and run[-1].end == unit.start):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def concepts_of(units: list[Unit]) -> list[Span]:
    """Return the concepts that the words express, the longest terms first at each position."""
    terms, spans, at = _terms(), [], 0
    while at < len(units):
        span = _longest(terms, units, at)
        if span:
            spans.append(span)
        at = span.end if span else at + 1
    return spans


def _longest(terms: dict[str, list[_Term]], units: list[Unit], at: int) -> Span | None:
    word, best, size = units[at].word, None, (0, 0)
    for key in (word, *(f"{word[:end]}*" for end in range(len(word), 1, -1))):
        for term in terms.get(key, ()):
            length = term.length(units, at)
            if length and (length, len(key)) > size:
                best, size = Span(at, at + length, term.concept), (length, len(key))
    return best


def _matches(pattern: str, unit: Unit) -> bool:
    return unit.word.startswith(pattern[:-1]) if pattern.endswith("*") else unit.word == pattern


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary."""
    text = read_bytes(VOCABULARY).decode("utf-8")
    words: dict[str, list[str]] = {}
    asking: set[str] = set()
    for line, bare in zip(text.splitlines(), plain_text(text).splitlines(), strict=True):
        name, colon, _ = line.partition(": ")
        if colon and not line.startswith("#"):
            concept = name.rstrip("?")
            words[concept] = bare[len(name) + 2 :].replace(" | ", ", ").split(", ")
            asking |= {concept} if name.endswith("?") else set()
    return Vocabulary(words, frozenset(asking), frozenset(words.pop("stop")))


@cache
def _terms() -> dict[str, list[_Term]]:
    """Return all terms by their first word."""
    terms: dict[str, list[_Term]] = {}
    for concept, words in vocabulary().words.items():
        for term in words:
            first, *others = _split_term(term)
            terms.setdefault(first, []).append(_Term(tuple(others), concept))
    return terms


def _split_term(term: str) -> list[str]:
    if "\u3400" <= term[0] <= "\u9fff":
        return [c for c in term if c.isalnum()]
    return term.replace("-", " ").split()
