"""An index that ranks the saved questions by a text: by the ways people put them, their summaries, tags and columns.

Words are compared as concepts, so that a question put in one language is found by its wording in another one; names,
days and periods are compared by what they are. The index is plain JSON, which a page can read too.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from math import log, sqrt
from typing import Any, NamedTuple

from .gazetteer import KINDS
from .mentions import Analysis, Recogniser
from .saved_queries import SavedQuery

Features = dict[str, float]
_WORD, _CONCEPT, _CODE, _KIND = 0.5, 1.0, 0.6, 0.9  # the weights of features
_WEAK = {"sco": 0.15, "state": 0.45, "list": 0.5, "what-is": 0.5, "now": 0.4, "who": 0.8, "data": 0.6, "most": 0.8}
_OF_MEETINGS = (
    "@place",
    "@body",
    "#body/hsc",
    "#body/hgc",
    "#body/cfm",
    "#meeting",
    "#leader",
    "#head-of-state",
    "#state",
)
_SHARED, _K1, _B = 0.35, 1.2, 0.5
_MODEL_DAY = date(2026, 1, 1)  # only its kind is indexed


class Question(NamedTuple):
    """A saved question in the index.

    :ivar parameters: name, type, default and choices of each parameter.
    :ivar asks: the features of each way to put it; ``texts`` are the ways themselves.
    :ivar terms: the features of all its texts, with their number.
    """

    name: str
    summary: str
    tags: list[str]
    parameters: list[list[Any]]
    columns: list[str]
    texts: list[str]
    asks: list[Features]
    terms: Features


class Ranked(NamedTuple):
    """A question with its score for a text, and how near the text is to a way to put it, from 0 to 1."""

    question: Question
    score: float
    near: float


def features_of(analysis: Analysis) -> Features:
    """Return what a text has in common with other ways to put its question."""
    features: Features = {}
    for concept in analysis.concepts:
        code = "/" in concept
        features[f"#{concept}"] = _CODE if code else _WEAK.get(concept, _CONCEPT)
        if code and not concept.startswith(("state/", "elsewhere/")):
            features[f"@{concept.split('/')[0]}"] = _KIND
        elif code:
            features["@state"] = _KIND
    for mention in analysis.mentions:
        for kind in KINDS:
            if mention.of_kind(kind) and mention.things != ("organisation:SCO",):
                features[f"@{kind}"] = _KIND
    if "@meeting" in features:  # its city, body and leaders only say which meeting is meant
        features |= {term: features[term] / 3 for term in _OF_MEETINGS if term in features}
    for moment in analysis.moments:
        features["@annual" if moment.relation == "annual" else "@day" if moment.is_day else "@period"] = 0.6
    return {**features, **dict.fromkeys(analysis.words, _WORD)}


def make_question(query: SavedQuery, recogniser: Recogniser) -> Question:
    """Compute the entry of a question."""
    texts = [text for texts in query.asks.values() for text in texts]
    asks = [features_of(recogniser.analyse(text, _MODEL_DAY)) for text in texts]
    columns = columns_of(query.text)
    described = features_of(recogniser.analyse(" ".join((query.summary, *query.tags, *columns)), _MODEL_DAY))
    terms: Features = {}
    for features in (*asks, described):
        for term, weight in features.items():
            terms[term] = round(terms.get(term, 0) + weight, 2)
    parameters = [[p.name, p.type, p.default, list(p.choices)] for p in query.parameters]
    return Question(query.name, query.summary, list(query.tags), parameters, columns, texts, asks, terms)


def claim_features(text: str, recogniser: Recogniser) -> tuple[Features, list[str]]:
    """Return the features of the text of a claim, and the things that it mentions."""
    analysis = recogniser.analyse(text, _MODEL_DAY)
    return features_of(analysis), sorted({thing for mention in analysis.mentions for thing in mention.things})


def columns_of(query: str) -> list[str]:
    """Return the columns of a SELECT query: its variables, and the names of its expressions."""
    head = re.search(r"^SELECT\b(.*?)^WHERE\b", query, re.DOTALL | re.MULTILINE)
    text, inner = head[1] if head else "", None
    while text != inner:  # expressions without brackets within, from the inside to the outside
        inner, text = text, re.sub(r"\((?![^()]*\bAS\b)[^()]*\)|\([^()]*\bAS\s+(\?\w+)\s*\)", r" \1 ", text)
    return re.findall(r"\?(\w+)", text)


def _less(question: Question, text: str) -> Question:
    """Return a question without one way to put it."""
    if text not in question.texts:
        return question
    own = question.asks[question.texts.index(text)]
    left = {term: round(weight - own.get(term, 0), 2) for term, weight in question.terms.items()}
    return question._replace(terms={term: weight for term, weight in left.items() if weight > 0})


class QuestionIndex:
    """Ranks questions by a text."""

    def __init__(self, questions: Iterable[Question]) -> None:
        """Index questions."""
        self.questions = list(questions)
        self._count = len(self.questions)
        self._known: dict[str, int] = {}
        for question in self.questions:
            for term in question.terms:
                self._known[term] = self._known.get(term, 0) + 1
        self._size = sum(sum(q.terms.values()) for q in self.questions) / max(1, self._count)

    def knows(self, term: str) -> bool:
        """Return whether a feature stands in any question."""
        return term in self._known

    def weight(self, term: str) -> float:
        """Return how much a term says about a question: less if it stands in many."""
        return log(1 + self._count / (0.5 + self._known.get(term, 0)))

    def rank(self, features: Features, without: str = "") -> list[Ranked]:
        """Return all questions, best first.

        :param without: a text that is left out of the ways to put a question, to measure how well others find it.
        """
        weighted = {term: weight * self.weight(term) for term, weight in features.items()}
        wanted = {term: value for term, value in weighted.items() if term in self._known}
        own, whole = (sqrt(sum(value * value for value in values.values())) or 1.0 for values in (wanted, weighted))
        plain = [
            (q, self._nearest(q, wanted, own, without), self._bm25(_less(q, without), wanted)) for q in self.questions
        ]
        most = max((bm25 for _, _, bm25 in plain), default=0.0) or 1.0
        ranked = [Ranked(q, near + _SHARED * bm25 / most, near * own / whole) for q, near, bm25 in plain]
        return sorted(ranked, key=lambda entry: (-entry.score, entry.question.name))

    def _nearest(self, question: Question, wanted: Mapping[str, float], own: float, without: str) -> float:
        """Return the similarity of the way to put a question that is nearest: the cosine of the weighted features."""
        best = second = 0.0
        for text, ask in zip(question.texts, question.asks, strict=True):
            if text != without:
                cosine = self._cosine(ask, wanted, own)
                best, second = (cosine, best) if cosine > best else (best, max(second, cosine))
        return 0.85 * best + 0.15 * second

    def _cosine(self, ask: Features, wanted: Mapping[str, float], own: float) -> float:
        dot = norm = 0.0
        for term, weight in ask.items():
            value = weight * self.weight(term)
            norm += value * value
            dot += value * wanted.get(term, 0.0)
        return dot / (sqrt(norm) * own) if norm else 0.0

    def _bm25(self, question: Question, wanted: Mapping[str, float]) -> float:
        length = _K1 * (1 - _B + _B * sum(question.terms.values()) / self._size)
        found = ((question.terms[term], value) for term, value in wanted.items() if term in question.terms)
        return sum(value * count * (_K1 + 1) / (count + length) for count, value in found)

    def to_json(self) -> list[list[Any]]:
        """Return the index as JSON values."""
        return [list(question) for question in self.questions]

    @classmethod
    def from_json(cls, value: Iterable[list[Any]]) -> "QuestionIndex":
        """Return the index of JSON values."""
        return cls(Question(*entry) for entry in value)
