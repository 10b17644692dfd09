"""Near misses: names that differ from a text by a slip of the pen, by another transliteration, or by their spaces."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ө": "o", "ү": "u", "ұ": "u", "қ": "k", "ғ": "g", "ң": "n", "һ": "h", "ә": "a", "ҳ": "kh", "ҷ": "j",
    "ı": "i", "ł": "l", "ø": "o", "đ": "d",
})  # fmt: skip
# One sound, several spellings in Latin letters: each group of letters on the left is written as on the right.
_SOUNDS = {
    "shch": "sh", "sch": "sh", "tch": "ch", "dzh": "i", "dj": "i", "kh": "k", "ck": "k", "gh": "g", "ph": "f",
    "tz": "ts", "ou": "u", "oo": "u", "ee": "i", "q": "k", "x": "ks", "w": "v", "y": "i", "j": "i", "ʻ": "", "ʼ": "",
}  # fmt: skip
_SPELLINGS = re.compile("|".join(_SOUNDS))
_GLIDES_AND_DOUBLES = re.compile(r"i+(?=[aeiou])|(.)(?=\1)")
_SHORTEST = 2  # a single letter is near to everything
_SHORT = 3  # so few letters come near to too many words


def folded(text: str) -> str:
    """Give the form in which names sound alike: Latin letters, one spelling a sound, no spaces.

    :param text: a name without case and accents, its words parted by spaces.
    """
    latin = text.translate(_CYRILLIC).replace(" ", "")
    sounds = _SPELLINGS.sub(lambda found: _SOUNDS[found[0]], latin)
    return _GLIDES_AND_DOUBLES.sub("", sounds) if sounds.isascii() else sounds


def nearest(wanted: str, names: Iterable[str], most: int) -> list[str]:
    """Give the names that come nearest to a text, best first.

    A name is near when all of it, or as many of its words in a row as the text has, sound like the text or are a few
    letters off: one in a short text, three in a long one.

    :param wanted: the text, without case and accents.
    :param names: the names in the same form.
    :param most: how many to give.
    """
    names = list(names)
    slips = _Slips(folded(wanted))
    scores = {name: (off, False) for name in names if (off := slips.between(name)) <= slips.allowed}
    words = wanted.count(" ") + 1 if len(slips.form) > _SHORT or not wanted.isascii() else 0
    parts = {part: off for part in _parts(names, words) if (off := slips.between(part)) <= slips.allowed}
    for part, off in parts.items():
        inside = f" {part} "
        for name in names:
            if inside in f" {name} ":
                scores[name] = min(scores.get(name, (off, True)), (off, True))
    good = min((off for off, _ in scores.values()), default=0) + 1
    chosen = (name for name, (off, _) in scores.items() if off <= good)
    return sorted(chosen, key=lambda name: (*scores[name], len(name), name))[:most]


def _parts(names: list[str], words: int) -> set[str]:
    """Give all that stands in names of so many words in a row, each once."""
    if words <= 1:
        return set(" ".join(names).split(" ")) if words else set()
    split = (name.split(" ") for name in names)
    return {" ".join(row) for parts in split for row in zip(*(parts[at:] for at in range(words)), strict=False)}


class _Slips:
    """Counts the slips between one form and texts, up to a maximum that depends on the length of the form."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.allowed = 1 if len(form) <= 5 else 2 if len(form) <= 11 else 3
        self._lengths = range((len(form) - self.allowed) // 2, 2 * (len(form) + self.allowed))  # folding changes them

    def between(self, text: str) -> int:
        """Return the number of slips; ``allowed + 1`` when there are more than allowed.

        A slip is a letter inserted, deleted, replaced or swapped with its neighbour (optimal string alignment).
        """
        if len(self.form) < _SHORTEST or len(text) not in self._lengths:
            return self.allowed + 1
        return OSA.distance(self.form, folded(text), score_cutoff=self.allowed)
