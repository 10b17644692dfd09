"""Stated completeness: what it means that an answer has no rows, "there was none" or "not known".

The header of a saved question names the lists that its answer selects from; each may hold only for some values of
the parameters. ``lists: graph`` says that the answer is about the graph itself, which is known whole::

    #+ lists:
    #+   hsc-meetings: {body: "body:hsc"}
    #+   hgc-meetings: {body: "body:hgc"}

What the graph states of these lists (``sco:CompletenessStatement``) and the days that were asked about decide.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Store

from ..errors import UserError
from ..namespaces import PREFIXES, SCO, Language, expand
from ..rdf.results import QueryResult
from .saved_queries import SavedQuery, default_term

OF_THE_GRAPH = "graph"
Meaning = Literal["none", "partly", "not-known"]
_DAY = re.compile(r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"')
_YEAR = re.compile(r"[0-9]{4}")


class Period(NamedTuple):
    """Days from the first through the last; the default is all days."""

    first: date = date.min
    last: date = date.max

    def common(self, other: "Period") -> "Period | None":
        """Give the days that are in both, if any."""
        both = Period(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None


class CompleteList(NamedTuple):
    """A list that the graph states to be complete.

    :ivar list: its code; ``label`` names it.
    :ivar days: for which days a thing that is not in the list did not exist.
    """

    list: str
    label: str
    days: Period
    confidence: str
    iri: str


class Coverage(NamedTuple):
    """How completely a saved question can be answered.

    :ivar lists: the lists that all of the answer is selected from; none when nothing is stated.
    :ivar asked: the days that the question was asked about.
    :ivar of_the_graph: the question is about the graph itself, which is known whole.
    """

    lists: tuple[CompleteList, ...]
    asked: Period
    of_the_graph: bool = False

    @property
    def known(self) -> Period | None:
        """Give the days asked about for which all lists are complete."""
        days: Period | None = self.asked if self.lists or self.of_the_graph else None
        for one in self.lists:
            days = days.common(one.days) if days else None
        return days

    @property
    def meaning(self) -> Meaning:
        """Say what an answer without rows means."""
        if self.known is None:
            return "not-known"
        return "none" if self.known == self.asked else "partly"

    def note(self, *, empty: bool) -> str:
        """Say in words what a reader of the answer has to know; nothing where it speaks for itself."""
        return self.absence() if empty else self.beyond()

    def absence(self) -> str:
        """Say in words what an answer without rows means; nothing where it speaks for itself."""
        names = " and the ".join(one.label for one in self.lists)
        stand, known = "is" if len(self.lists) == 1 else "are", self.known
        if self.of_the_graph:
            return ""
        if not self.lists:
            return "Not known: no list that this answer is selected from is stated to be complete."
        if known is None:
            days = " and ".join(_days(one.days) for one in self.lists)
            return f"Not known: the {names} {stand} complete only {days}."
        rest = "." if self.meaning == "none" else "; other days are not known."
        return f"None {_days(known)}, as the {names} {stand} complete for that time{rest}"

    def beyond(self) -> str:
        """Say in words which of the days asked about lie outside what is known; nothing where none do."""
        if not self.lists or self.asked == Period() or self.meaning == "none":
            return ""
        told = (f"The {one.label} is complete {_days(one.days)}; outside, rows may be lacking." for one in self.lists)
        return " ".join(told)


def _days(days: Period) -> str:
    return f"on {days.first}" if days.first == days.last else f"from {days.first} through {days.last}"


def coverage(store: Store, query: SavedQuery, text: str, lang: Language = "en") -> Coverage:
    """Tell how completely a saved question can be answered.

    :param text: the question's text with its parameters bound.
    :raises UserError: when the header names lists or parameters that are not there.
    """
    lists = stated_lists(query)
    stated = {one.list: one for one in complete_lists(store, lang)}
    fitting = tuple(
        stated[code] for code, values in lists.items() if code in stated and _holds(query, text, values)
    )  # fmt: skip
    return Coverage(fitting, asked_days(query, text), of_the_graph=query.header.get("lists") == OF_THE_GRAPH)


def is_empty(answer: QueryResult) -> bool:
    """Tell whether an answer has no rows, no triples, or is no."""
    return not getattr(answer, "rows", answer)


def stated_lists(query: SavedQuery) -> dict[str, dict[str, str]]:
    """Read the lists of a header: by code, the values of parameters for which they hold.

    :raises UserError: when they are written otherwise, or name a parameter that the question lacks.
    """
    lists = query.header.get("lists") or {}
    if lists == OF_THE_GRAPH:
        return {}
    if not isinstance(lists, dict) or not all(isinstance(values or {}, dict) for values in lists.values()):
        raise UserError(
            f"{query.name}: the header's lists are a mapping from the code of a list to values of parameters"
        )
    for values in lists.values():
        for name in values or {}:
            query.parameter(name)
    return {str(code): {str(k): str(v) for k, v in (values or {}).items()} for code, values in lists.items()}


def complete_lists(store: Store, lang: Language = "en") -> Iterator[CompleteList]:
    """Give the lists that the graph states to be complete, in the order of their codes."""
    found = store.quads_for_pattern(None, NamedNode(SCO + "completeList"), None)
    for statement, code in sorted((str(quad.subject)[1:-1], str(quad.object)[1:-1]) for quad in found):
        first, last = (_date(_values(store, statement, SCO + name)) for name in ("completeFrom", "knownThrough"))
        days = Period(first or date.min, last or date.max)
        confidence = next(iter(_values(store, statement, SCO + "confidence")), "").rsplit("/", 1)[-1]
        label = next(iter(_values(store, code, PREFIXES["skos"] + "prefLabel", lang)), code)
        yield CompleteList(code.rsplit("/", 1)[1], label, days, confidence, statement)


def known_through(store: Store, code: str) -> date | None:
    """Return the day through which a list is known; None when nothing is stated about it."""
    return next((one.days.last for one in complete_lists(store) if one.list == code), None)


def first_status_day(store: Store) -> date | None:
    """Return the first day on which any status can have begun."""
    affiliations = (q.subject for q in store.quads_for_pattern(None, NamedNode(PREFIXES["org"] + "role"), None))
    days = (_date(_values(store, str(a)[1:-1], SCO + "validFromEarliest")) for a in affiliations)
    return min((day for day in days if day), default=None)


def _values(store: Store, subject: str, predicate: str, lang: str | None = None) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return [
        term.value
        for term in (quad.object for quad in quads)
        if isinstance(term, NamedNode) or (isinstance(term, RdfLiteral) and (lang is None or term.language == lang))
    ]


def _date(values: Iterable[str]) -> date | None:
    return next((date.fromisoformat(value) for value in values), None)


def _holds(query: SavedQuery, text: str, values: Mapping[str, str]) -> bool:
    """Tell whether the parameters have these values; names are compared as IRIs, texts as they are."""
    return all(_bare(default_term(text, name)) == _bare(value) for name, value in values.items())


def _bare(term: str) -> str:
    return expand(term) or term.strip('<>"')


def asked_days(query: SavedQuery, text: str) -> Period:
    """Read from a bound question the days that it is asked about: ``on``, or ``from`` and ``to``, days or years."""
    terms = {one.name: default_term(text, one.name) for one in query.parameters if one.type in {"date", "integer"}}
    first, last = (terms.get("on", terms.get(name, "")) for name in ("from", "to"))
    return Period(_first_day(first) or date.min, _last_day(last) or date.max)


def _first_day(term: str) -> date | None:
    if day := _DAY.search(term):
        return date.fromisoformat(day[1])
    year = _YEAR.search(term)
    return date(int(year[0]), 1, 1) if year else None


def _last_day(term: str) -> date | None:
    if day := _DAY.search(term):
        return date.fromisoformat(day[1])
    year = _YEAR.search(term)
    return date(int(year[0]) + 1, 1, 1) - timedelta(days=1) if year else None
