"""Panels of statuses: state-year, state-month, interval and dyad-year, in the shape of the Correlates of War.

A status holds *certainly* in [latest since, earliest until) and *possibly* in [earliest since, latest until); the rule
of a panel says which days of a period must be in that range. Only certain statuses have a code; others are -9.

Source of the codes: https://correlatesofwar.org/data-sets/IGOs/
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ...errors import UserError
from ...namespaces import BASE, RECKONINGS, Reckoning
from ...rdf.results import Table, Value
from .definition import TableData, TableDefinition, columns_named, day, normalized, query_table

if TYPE_CHECKING:
    from ...graph import Graph

PanelUnit = Literal["year", "month", "interval"]
PanelKind = Literal["state", "dyad"]
PeriodRule = Literal["last-day", "any-day", "every-day"]
PANEL_UNITS: tuple[str, ...] = get_args(PanelUnit)
PANEL_KINDS: tuple[str, ...] = get_args(PanelKind)
PERIOD_RULES: tuple[str, ...] = get_args(PeriodRule)

NONE, NOT_IN_EXISTENCE, NOT_KNOWN = 0, -1, -9
MEMBER = 1
# As in the Correlates of War: 1 full member, 2 associate, 3 observer. Partners come nearest to associates.
STATUS_CODES = {
    "member": MEMBER,
    "shanghai-five-participant": MEMBER,
    "dialogue-partner": 2,
    "sco-partner": 2,
    "observer": 3,
}
SCO_SLUG, FIVE_SLUG = "SCO", "shanghai-five"
_LAST_DAY = date(9999, 12, 31)
_STATE_HEAD = ("ccode", "stateabb")
_STATUS = ("sco", "status_sco", "status_shanghai_five", "organization", "role", "certainty", "since", "until")
_ABOUT = ("name", "m49", "wikidata", "confidence", "affiliation", "sources", "source_addresses")
_STATE_TAIL = (*_STATUS, "state", *_ABOUT)
_SINCE = ("since", "since_earliest", "since_latest")
_UNTIL = ("until", "until_earliest", "until_latest", "ending")
_SPELL = ("ccode", "stateabb", "state", "organization", "role", "sco", *_SINCE, *_UNTIL, *_ABOUT)
_DYAD = ("ccode1", "stateabb1", "state1", "ccode2", "stateabb2", "state2", "year")
_DYAD_TAIL = ("joint", "sco1", "sco2", "role1", "role2", "certainty1", "certainty2", "affiliation1", "affiliation2")
_BOUNDS = ("since_earliest", "since_latest", "until_earliest", "until_latest")
_DATES = ("since", "until", *_BOUNDS)
Record = dict[str, Value]


class DayRange(NamedTuple):
    """The days from ``start`` up to, but not including, ``stop``."""

    start: date
    stop: date

    def meets(self, rule: PeriodRule, period: "PanelPeriod") -> bool:
        """Return whether the range satisfies a rule for a period."""
        if rule == "last-day":
            return self.start <= period.last < self.stop
        if rule == "every-day":
            return self.start <= period.first and period.last < self.stop
        return max(self.start, period.first) < min(self.stop, period.last + timedelta(days=1))


class PanelPeriod(NamedTuple):
    """A year or a month: its key columns, its first and last day."""

    number: Record
    first: date
    last: date


class Spell(NamedTuple):
    """A status of a state: its row in the table of statuses, and the days on which it holds certainly and possibly."""

    row: Record
    state: str
    organization: str
    code: int
    certain: DayRange
    possible: DayRange


class _PanelData(NamedTuple):
    """The input of a panel; ``known`` is the day through which the statuses are known."""

    states: list[Record]
    spells: dict[str, list[Spell]]
    lifetimes: Mapping[str, DayRange]
    known: date
    addresses: Mapping[str, str]


def panel(  # noqa: PLR0913 - each is a choice of the caller
    graph: "Graph",
    first: int,
    last: int,
    *,
    unit: PanelUnit = "year",
    kind: PanelKind = "state",
    reckoning: Reckoning = "in-force",
    rule: PeriodRule = "last-day",
) -> TableData:
    """Make a panel of statuses.

    :param first: first year.
    :param last: last year, inclusive.
    :param unit: ``year``, ``month``, or ``interval``: a row for each status with its days.
    :param kind: ``state``, or ``dyad``: a row for each pair of states.
    :param reckoning: ``in-force`` dates statuses from their taking effect, ``decided`` from the political decision.
    :param rule: the days of a period on which a status must hold: ``last-day``, ``any-day`` or ``every-day``.
    :raises UserError: for years out of order or out of range, an unknown choice, or dyads of intervals.
    """
    _check(first, last, {"unit": unit, "kind": kind, "reckoning": reckoning, "rule": rule})
    data = _read(graph, reckoning)
    years = f"{first}-{last}"
    if unit == "interval":
        rows = _interval_rows(data, DayRange(date(first, 1, 1), date(last + 1, 1, 1)))
        return _panel("status-interval", f"Statuses with their days, {years}", _SPELL, ("affiliation",), rows)
    time = ("year",) if unit == "year" else ("year", "month")
    periods = list(_periods(first, last, unit))
    if kind == "dyad":
        columns = (*_DYAD, *time[1:], *_DYAD_TAIL)
        rows = _dyad_rows(data, periods, rule)
        return _panel(f"dyad-{unit}", f"Pairs of states, {years}", columns, ("state1", "state2", *time), rows)
    columns = (*_STATE_HEAD, *time, *_STATE_TAIL)
    rows = _state_rows(data, periods, rule)
    return _panel(f"state-{unit}", f"Status of each state, {years}", columns, ("state", *time), rows)


def _check(first: int, last: int, options: Mapping[str, str]) -> None:
    choices = {"unit": PANEL_UNITS, "kind": PANEL_KINDS, "reckoning": RECKONINGS, "rule": PERIOD_RULES}
    for name, value in options.items():
        if value not in choices[name]:
            raise UserError(f"{name}={value!r}: expected one of {', '.join(choices[name])}")
    if not 1 <= first <= last <= 9998:
        raise UserError(f"from={first}, to={last}: expected two years from 1 to 9998, the first not after the last")
    if options["unit"] == "interval" and (options["kind"] == "dyad" or options["rule"] != "last-day"):
        raise UserError("unit=interval cannot be combined with kind=dyad or with a rule")


def _panel(name: str, title: str, columns: tuple[str, ...], key: tuple[str, ...], rows: Iterable[Record]) -> TableData:
    documented = tuple(column._replace(property=None) for column in columns_named(columns))
    definition = TableDefinition(name, title, "", documented, key)
    table = Table(columns, [tuple(row.get(column) for column in columns) for row in rows])
    return TableData(definition, normalized(definition, table))


def _read(graph: "Graph", reckoning: Reckoning) -> _PanelData:
    """Read states, statuses, organisations and addresses from the flat tables."""
    states = sorted(query_table(graph, "states").table.records(), key=lambda row: int(str(row["ccode"])))
    known = graph.known_through() or date.min
    spells: dict[str, list[Spell]] = {str(state["state"]): [] for state in states}
    for row in query_table(graph, "statuses").table.records():
        if row["state"] and row["role"] in STATUS_CODES:
            spells[str(row["state"])].append(_spell(row, reckoning, known))
    sources = query_table(graph, "sources").table.records()
    addresses = {str(row["iri"]): str(row["address"]) for row in sources if row["address"]}
    return _PanelData(states, spells, _lifetimes(graph), known, addresses)


def _spell(row: Record, reckoning: Reckoning, known: date) -> Spell:
    prefix = "decided_" if reckoning == "decided" else ""
    chosen = {name: row[prefix + name] for name in _DATES}
    since_first, since_last = day(chosen["since_earliest"]), day(chosen["since_latest"])
    assert since_first and since_last, "each affiliation has the bounds of its beginning"
    open_until = known + timedelta(days=1) if row["ending"] == "open" else since_last
    organization = str(row["organization"]).removeprefix(BASE + "id/organisation/")
    return Spell(
        {**row, **chosen, "affiliation": row["iri"], "organization": organization},
        str(row["state"]),
        organization,
        STATUS_CODES[str(row["role"])],
        DayRange(since_last, day(chosen["until_earliest"]) or open_until),
        DayRange(since_first, day(chosen["until_latest"]) or _LAST_DAY),
    )


def _lifetimes(graph: "Graph") -> dict[str, DayRange]:
    """Return when each organisation existed: from its establishment to the establishment of its successor."""
    rows = [row for row in query_table(graph, "organisations").table.records() if row["established_earliest"]]
    begun = {str(row["iri"]): day(row["established_earliest"]) for row in rows}
    ended = {str(row["predecessor"]): begun[str(row["iri"])] for row in rows if row["predecessor"]}
    return {
        iri.removeprefix(BASE + "id/organisation/"): DayRange(start, ended.get(iri) or _LAST_DAY)
        for iri, start in begun.items()
        if start
    }


def _periods(first: int, last: int, unit: PanelUnit) -> Iterator[PanelPeriod]:
    for year in range(first, last + 1):
        if unit == "year":
            yield PanelPeriod({"year": year}, date(year, 1, 1), date(year, 12, 31))
            continue
        for month in range(1, 13):
            last_day = date(year, month, monthrange(year, month)[1])
            yield PanelPeriod({"year": year, "month": month}, date(year, month, 1), last_day)


def _state_rows(data: _PanelData, periods: list[PanelPeriod], rule: PeriodRule) -> Iterator[Record]:
    for state in data.states:
        for period in periods:
            yield {**_state(state), **period.number, **_statuses(data, str(state["state"]), period, rule)}


def _state(state: Record) -> Record:
    return {
        "state": state["state"],
        "ccode": int(str(state["ccode"])),
        "stateabb": state["stateabb"],
        "name": state["label_en"],
        "m49": state["m49"],
        "wikidata": state["wikidata"],
    }


def _statuses(data: _PanelData, state: str, period: PanelPeriod, rule: PeriodRule) -> Record:
    """Return the codes of a state in a period, and the columns of one status: preferably certain, then the latest."""
    spells = [spell for spell in data.spells[state] if spell.possible.meets(rule, period)]
    codes = {slug: _code(data, slug, spells, period, rule) for slug in (SCO_SLUG, FIVE_SLUG)}
    record: Record = {
        "sco": _as_one(codes[SCO_SLUG], codes[FIVE_SLUG]),
        "status_sco": codes[SCO_SLUG],
        "status_shanghai_five": codes[FIVE_SLUG],
    }
    if not spells:
        return record
    shown = max(spells, key=lambda spell: (spell.certain.meets(rule, period), spell.certain.start))
    certainty = "certainly" if shown.certain.meets(rule, period) else "possibly"
    return {**_spell_columns(data, shown), **record, "certainty": certainty}


def _code(data: _PanelData, organization: str, spells: list[Spell], period: PanelPeriod, rule: PeriodRule) -> int:
    if not data.lifetimes[organization].meets(rule, period):
        return NOT_IN_EXISTENCE
    own = [spell for spell in spells if spell.organization == organization]
    certain = [spell for spell in own if spell.certain.meets(rule, period)]
    if certain:
        return max(certain, key=lambda spell: spell.certain.start).code
    # After the day through which the list is known, the absence of a status is not known either.
    beyond = period.last > data.known and data.lifetimes[organization].stop > data.known
    return NOT_KNOWN if own or beyond else NONE


def _as_one(sco: int, five: int) -> int:
    """Combine the codes of both organisations into one, as the Correlates of War do."""
    order = (MEMBER, 2, 3, NOT_KNOWN, NONE, NOT_IN_EXISTENCE)
    return min(sco, five, key=order.index)


def _spell_columns(data: _PanelData, spell: Spell) -> Record:
    names = ("organization", "role", "since", "until", "confidence", "affiliation", "sources")
    row = {name: spell.row[name] for name in names}
    found = {data.addresses[source] for source in str(row["sources"] or "").split() if source in data.addresses}
    return {**row, "source_addresses": " ".join(sorted(found)) or None}


def _interval_rows(data: _PanelData, years: DayRange) -> Iterator[Record]:
    for state in data.states:
        for spell in sorted(data.spells[str(state["state"])], key=lambda spell: spell.possible.start):
            if spell.possible.start < years.stop and years.start < spell.possible.stop:
                more = {name: spell.row[name] for name in (*_BOUNDS, "ending")}
                yield {**_state(state), **_spell_columns(data, spell), **more, "sco": spell.code}


def _dyad_rows(data: _PanelData, periods: list[PanelPeriod], rule: PeriodRule) -> Iterator[Record]:
    rows = {}
    for row in _state_rows(data, periods, rule):
        rows[row["state"], row["year"], row.get("month")] = row
    for one, other in combinations(data.states, 2):
        for period in periods:
            time = (period.number["year"], period.number.get("month"))
            first, second = rows[one["state"], *time], rows[other["state"], *time]
            yield {**period.number, **_half(first, 1), **_half(second, 2), "joint": _joint(first["sco"], second["sco"])}


def _half(row: Record, number: int) -> Record:
    return {
        f"{name}{number}": row.get(name)
        for name in ("state", "stateabb", "ccode", "sco", "role", "certainty", "affiliation")
    }


def _joint(one: Value, other: Value) -> int:
    """Return whether both states are full members; no if either is certainly not."""
    if NOT_IN_EXISTENCE in {one, other}:
        return NOT_IN_EXISTENCE
    if {one, other} == {MEMBER}:
        return MEMBER
    return NOT_KNOWN if {one, other} <= {MEMBER, NOT_KNOWN} else NONE
