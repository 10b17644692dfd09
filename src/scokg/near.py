"""Near misses: names that differ from a text by a slip of the pen, by another transliteration, or by their spaces."""

import re
from collections.abc import Iterable
from itertools import pairwise

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
    """Counts the slips between one form and texts; most texts are told apart without counting."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.allowed = _allowed(len(form))
        self._pieces = _pieces(form, self.allowed)
        self._lengths = range((len(form) - self.allowed) // 2, 2 * (len(form) + self.allowed))  # folding changes them

    def between(self, text: str) -> int:
        """Count the slips, up to one more than allowed."""
        return self._count(folded(text)) if len(text) in self._lengths else self.allowed + 1

    def _count(self, other: str) -> int:
        near = self.allowed
        if abs(len(other) - len(self.form)) <= near:
            for at, piece in self._pieces:
                if other.find(piece, max(0, at - near), at + len(piece) + near) >= 0:
                    return distance(self.form, other, near)
        return near + 1


def _allowed(length: int) -> int:
    return 1 if length <= 5 else 2 if length <= 11 else 3


def _pieces(form: str, allowed: int) -> list[tuple[int, str]]:
    """Cut a form so that whatever is at most ``allowed`` slips off still holds one piece whole, near its old place.

    A slip damages one piece, or two where it swaps the letters on both sides of a cut.

    :returns: the place and the letters of each piece.
    """
    count = min(len(form), 2 * allowed + 1)
    cuts = [len(form) * i // count for i in range(count + 1)] if count > 1 else []
    return [(start, form[start:end]) for start, end in pairwise(cuts)]


def distance(one: str, other: str, most: int) -> int:
    """Count the letters that must be put in, taken out, changed or swapped with their neighbour.

    :param most: a greater distance is given as ``most + 1``.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
