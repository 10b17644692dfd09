"""Fuzzy matching of names: typing errors, different transliterations, and different spacing."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

_TRANSLITERATION = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "д": "d",
        "е": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ъ": "",
        "ы": "i",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
        "і": "i",
        "ө": "o",
        "ү": "u",
        "ұ": "u",
        "қ": "k",
        "ғ": "g",
        "ң": "n",
        "һ": "h",
        "ә": "a",
        "ҳ": "kh",
        "ҷ": "j",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
    }
)
# Spellings of one sound in Latin letters: the letters on the left are replaced by those on the right.
_SOUNDS = {
    "shch": "sh",
    "sch": "sh",
    "tch": "ch",
    "dzh": "i",
    "dj": "i",
    "kh": "k",
    "ck": "k",
    "gh": "g",
    "ph": "f",
    "tz": "ts",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "q": "k",
    "x": "ks",
    "w": "v",
    "y": "i",
    "j": "i",
    "ʻ": "",
    "ʼ": "",
}
_SPELLINGS = re.compile("|".join(_SOUNDS))
_GLIDES_AND_DOUBLES = re.compile(r"i+(?=[aeiou])|(.)(?=\1)")
_MIN_LENGTH = 2  # a single letter is similar to everything
_SHORT = 3  # so few letters are similar to too many words


@lru_cache(maxsize=2**16)  # a search that finds nothing compares every word of every name
def phonetic_key(text: str) -> str:
    """Return a key that is equal for names that sound alike: Latin letters, one spelling per sound, no spaces.

    :param text: a normalized name: no case, no accents, words separated by spaces.
    """
    latin = text.translate(_TRANSLITERATION).replace(" ", "")
    sounds = _SPELLINGS.sub(lambda found: _SOUNDS[found[0]], latin)
    return _GLIDES_AND_DOUBLES.sub("", sounds) if sounds.isascii() else sounds


def nearest(wanted: str, names: Iterable[str], limit: int) -> list[str]:
    """Return the names that are most similar to a text, best first.

    A name is similar if the whole name, or a sequence of as many words as the text has, sounds like the text or differs
    from it by a few letters: one for a short text, up to three for a long one.

    :param wanted: the normalized text: no case, no accents.
    :param names: the normalized names.
    :param limit: maximum number of results.
    """
    names = list(names)
    pattern = _Pattern(phonetic_key(wanted))
    scores = {name: (errors, False) for name, errors in pattern.matches(names).items()}
    words = wanted.count(" ") + 1 if len(pattern.key) > _SHORT or not wanted.isascii() else 0
    for part, errors in pattern.matches(_word_sequences(names, words)).items():
        inside = f" {part} "
        for name in names:
            if inside in f" {name} ":
                scores[name] = min(scores.get(name, (errors, True)), (errors, True))
    cutoff = min((errors for errors, _ in scores.values()), default=0) + 1
    chosen = (name for name, (errors, _) in scores.items() if errors <= cutoff)
    return sorted(chosen, key=lambda name: (*scores[name], len(name), name))[:limit]


def _word_sequences(names: list[str], words: int) -> set[str]:
    """Return all sequences of ``words`` words in the names."""
    if words <= 1:
        return set(" ".join(names).split(" ")) if words else set()
    split = (name.split(" ") for name in names)
    return {" ".join(row) for parts in split for row in zip(*(parts[at:] for at in range(words)), strict=False)}


class _Pattern:
    """A phonetic key and the edit distance up to which a text matches it, which depends on the length of the key."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.max_distance = 1 if len(key) <= 5 else 2 if len(key) <= 11 else 3
        # the lengths of texts that can match: a text has between half and twice as many letters as its key
        self._lengths = range((len(key) - self.max_distance) // 2, 2 * (len(key) + self.max_distance))

    def matches(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the texts within the maximum distance, with their distance."""
        return {text: errors for text in texts if (errors := self.distance(text)) <= self.max_distance}

    def distance(self, text: str) -> int:
        """Return the edit distance to a text (optimal string alignment); ``max_distance + 1`` if it is larger.

        An edit inserts, deletes or replaces a letter, or swaps two adjacent ones.
        """
        if len(self.key) < _MIN_LENGTH or len(text) not in self._lengths:
            return self.max_distance + 1
        return OSA.distance(self.key, phonetic_key(text), score_cutoff=self.max_distance)
