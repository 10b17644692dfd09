"""Stated completeness: whether an empty result means "there was none" or "not known".

The header of a saved query names the lists that its result is selected from; a list may apply only to some values of
the parameters. ``lists: graph`` declares that the query is about the graph itself, which is completely known::

    #+ lists:
    #+   hsc-meetings: {body: "body:hsc"}
    #+   hgc-meetings: {body: "body:hgc"}

The meaning follows from the completeness that the graph states of these lists (``sco:CompletenessStatement``) and from
the days that the query asks about.
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
from .saved_queries import SavedQuery, parameter_term

OF_THE_GRAPH = "graph"
Meaning = Literal["none", "partly", "not-known"]
# Compiled when they are used and not on import, so that the command line starts quickly.
_DAY = r'"([0-9]{4}-[0-9]{2}-[0-9]{2})"'
_YEAR = r"[0-9]{4}"


class Period(NamedTuple):
    """A period from the first through the last day; by default all days."""

    first: date = date.min
    last: date = date.max

    def intersection(self, other: "Period") -> "Period | None":
        """Return the days that are in both periods; None if there are none."""
        shared = Period(max(self.first, other.first), min(self.last, other.last))
        return shared if shared.first <= shared.last else None


class CompleteList(NamedTuple):
    """A list that the graph states to be complete.

    :ivar list: the code of the list; ``label`` is its name.
    :ivar days: the days for which absence from the list means that there was none.
    """

    list: str
    label: str
    days: Period
    confidence: str
    iri: str


class Coverage(NamedTuple):
    """How complete the result of a saved query can be.

    :ivar lists: the complete lists that the result is selected from; empty if completeness is not stated.
    :ivar asked: the days that the query asks about.
    :ivar of_the_graph: whether the query is about the graph itself, which is completely known.
    """

    lists: tuple[CompleteList, ...]
    asked: Period
    of_the_graph: bool = False

    @property
    def known(self) -> Period | None:
        """The days asked about for which all lists are complete; None if there are none."""
        days: Period | None = self.asked if self.lists or self.of_the_graph else None
        for entry in self.lists:
            days = days.intersection(entry.days) if days else None
        return days

    @property
    def meaning(self) -> Meaning:
        """What an empty result means: ``none``, ``partly`` (none, as far as is known) or ``not-known``."""
        if self.known is None:
            return "not-known"
        return "none" if self.known == self.asked else "partly"

    def note(self, *, empty: bool) -> str:
        """Return what a reader of the result has to know, as a sentence; empty if there is nothing to add."""
        return self.absence() if empty else self.beyond()

    def absence(self) -> str:
        """Return what an empty result means, as a sentence; empty for a query about the graph itself."""
        names = " and the ".join(entry.label for entry in self.lists)
        verb, known = "is" if len(self.lists) == 1 else "are", self.known
        if self.of_the_graph:
            return ""
        if not self.lists:
            return "Not known: none of the lists behind this answer is stated to be complete."
        if known is None:
            days = " and ".join(_days(entry.days) for entry in self.lists)
            return f"Not known: the {names} {verb} complete only {days}."
        rest = "." if self.meaning == "none" else "; other days are not known."
        return f"None {_days(known)}, as the {names} {verb} complete for that time{rest}"

    def beyond(self) -> str:
        """Return which lists do not cover all days asked about, in sentences; empty if all do."""
        if not self.lists or self.asked == Period() or self.meaning == "none":
            return ""
        return " ".join(
            f"The {entry.label} is complete {_days(entry.days)}; rows outside that period may be missing."
            for entry in self.lists
        )


def _days(days: Period) -> str:
    return f"on {days.first}" if days.first == days.last else f"from {days.first} through {days.last}"


def coverage(store: Store, query: SavedQuery, text: str, lang: Language = "en") -> Coverage:
    """Return how complete the result of a saved query can be.

    :param text: the text of the query with its parameters bound.
    :param lang: the language of the labels of lists.
    :raises UserError: if the header of the query declares its lists incorrectly.
    """
    lists = stated_lists(query)
    stated = {entry.list: entry for entry in complete_lists(store, lang)}
    applicable = [code for code, values in lists.items() if code in stated and _applies(text, values)]
    of_the_graph = query.header.get("lists") == OF_THE_GRAPH
    return Coverage(tuple(stated[code] for code in applicable), asked_days(query, text), of_the_graph)


def is_empty(answer: QueryResult) -> bool:
    """Return whether a result has no rows or triples, or is False."""
    return not getattr(answer, "rows", answer)


def stated_lists(query: SavedQuery) -> dict[str, dict[str, str]]:
    """Return the lists in the header of a query: by code, the values of parameters to which they apply.

    :raises UserError: if they are not a mapping, or name a parameter that the query does not have.
    """
    lists = query.header.get("lists") or {}
    if lists == OF_THE_GRAPH:
        return {}
    if not isinstance(lists, dict) or not all(isinstance(values or {}, dict) for values in lists.values()):
        raise UserError(f"{query.name}: expected lists in the header to map the code of a list to values of parameters")
    for values in lists.values():
        for name in values or {}:
            query.parameter(name)
    return {str(code): {str(k): str(v) for k, v in (values or {}).items()} for code, values in lists.items()}


def complete_lists(store: Store, lang: Language = "en") -> Iterator[CompleteList]:
    """Yield the lists that the graph states to be complete, sorted by statement.

    :param lang: the language of their labels.
    """
    found = store.quads_for_pattern(None, NamedNode(SCO + "completeList"), None)
    for statement, code in sorted((str(quad.subject)[1:-1], str(quad.object)[1:-1]) for quad in found):
        first, last = (_date(_values(store, statement, SCO + name)) for name in ("completeFrom", "knownThrough"))
        days = Period(first or date.min, last or date.max)
        confidence = next(iter(_values(store, statement, SCO + "confidence")), "").rsplit("/", 1)[-1]
        label = next(iter(_values(store, code, PREFIXES["skos"] + "prefLabel", lang)), code)
        yield CompleteList(code.rsplit("/", 1)[1], label, days, confidence, statement)


def known_through(store: Store, code: str) -> date | None:
    """Return the day through which a list is known; None if nothing is stated about it."""
    return next((entry.days.last for entry in complete_lists(store) if entry.list == code), None)


def first_status_day(store: Store) -> date | None:
    """Return the first day on which any status may have started; None if there are no statuses."""
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


def _applies(text: str, values: Mapping[str, str]) -> bool:
    """Return whether the parameters are bound to these values; compact names are compared as IRIs."""
    return all(_comparable(parameter_term(text, name)) == _comparable(value) for name, value in values.items())


def _comparable(term: str) -> str:
    return expand(term) or term.strip('<>"')


def asked_days(query: SavedQuery, text: str) -> Period:
    """Return the days that a bound query asks about: ``on``, or ``from`` and ``to``, given as days or years."""
    terms = {
        parameter.name: parameter_term(text, parameter.name)
        for parameter in query.parameters
        if parameter.type in {"date", "integer"}
    }
    first, last = (terms.get("on", terms.get(name, "")) for name in ("from", "to"))
    return Period(_first_day(first) or date.min, _last_day(last) or date.max)


def _first_day(term: str) -> date | None:
    if day := re.search(_DAY, term):
        return date.fromisoformat(day[1])
    year = re.search(_YEAR, term)
    return date(int(year[0]), 1, 1) if year else None


def _last_day(term: str) -> date | None:
    if day := re.search(_DAY, term):
        return date.fromisoformat(day[1])
    year = re.search(_YEAR, term)
    return date(int(year[0]) + 1, 1, 1) - timedelta(days=1) if year else None
