"""Days and periods in questions: "9 June 2017", "in the 2010s", "в 2007 году", "the day India joined"."""

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ..rdf.results import Table, Value
from .words import plain

START, END = date(1996, 1, 1), date(2035, 12, 31)
"""The first and last day of a period that is open on one side."""
_MONTHS = (
    "jan янв", "feb фев", "mar мар", "apr апр", "may ма", "jun июн", "jul июл", "aug авг", "sep сен", "oct окт",
    "nov ноя", "dec дек",
)  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|январ\w*|феврал\w*|март\w*|апрел\w*|мая|мае|маи|июн\w*|июл\w*|август\w*|сентябр\w*"
    r"|октябр\w*|ноябр\w*|декабр\w*)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_G = r"(?:\s*(?:года|году|год|годов|годом|гг|г)\b\.?)?"
_DAY = r"(?P<day>[0-3]?\d)"
_FORMS = (
    rf"{_YEAR}-(?P<m>[01]\d)-(?P<day>[0-3]\d)",
    rf"{_YEAR}\s*年\s*(?P<m>[01]?\d)\s*月\s*{_DAY}\s*[日号]?",
    rf"{_YEAR}\s*年\s*(?P<m>[01]?\d)\s*月份?",
    rf"\b{_DAY}[./](?P<m>[01]?\d)[./]{_YEAR}\b",
    rf"\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}\b{_G}",
    rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
    rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b{_G}",
    r"\b(?P<decade>(?:19|20)\d)0(?:\s*-?\s*(?:x|е|х|ые|ых))(?:\s*год\w*)?",
    r"\b(?P<decade>(?:19|20)\d)0['’]?s\b",
    r"(?P<decade>(?:19|20)\d)0年代",
    rf"(?<!\d){_YEAR}(?:\s*年|\b(?!-\d\d-))(?P<part>初|底|末|年初|年底|年末|上半年|下半年|春|夏|秋|冬)?{_G}",
)
_ANNUAL = (
    rf"\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}", rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?\b",
    rf"(?P<m>[01]?\d)\s*月\s*{_DAY}\s*[日号]",
)  # fmt: skip
_PARTS = {
    "begin": r"(?:the )?(?:beginning|start|early part) of|early|начал\w+|初|年初",
    "end": r"(?:at |by )?(?:the )?(?:end|close) of|late|конц\w+|底|年底|末|年末",
    "h1": r"(?:the )?first half of|перв\w+ половин\w+|上半年",
    "h2": r"(?:the )?second half of|втор\w+ половин\w+|下半年",
    "spring": r"spring(?: of)?|весн\w+|春",
    "summer": r"summer(?: of)?|лет(?:о|ом)|夏",
    "autumn": r"autumn(?: of)?|fall of|осен\w+|秋",
    "winter": r"winter(?: of)?|зим\w+|冬",
}
_SPANS = {
    "begin": (1, 3), "end": (12, 12), "h1": (1, 6), "h2": (7, 12), "spring": (3, 5), "summer": (6, 8),
    "autumn": (9, 11), "winter": (1, 2),
}  # fmt: skip
_BEFORE = r"(?:before|prior to|until|till|up to|by|earlier than|до|к|ранее|раньше)(?: the)?(?: year)?\s*$"
_AFTER = r"(?:since|after|from|starting in|starting from|beginning in|с|со|после|начиная с)(?: the)?(?: year)?\s*$"
_NOT_INCLUDED = r"(?:before|prior to|earlier than|до|ранее|раньше)(?: the)?\s*$"
_LATER = r"(?:after|после)(?: the)?\s*$"
_BETWEEN = r"\s*(?:-|–|—|to|and|through|until|till|по|до|и|至|到|和)\s*(?:the )?(?:в )?(?:the )?\s*"
_RELATIVE = (
    (r"\btoday\b|\bnow\b|\bcurrent(?:ly)?\b|at present|at the moment|сегодня|сеичас|нынешн\w+|ныне|на данныи момент"
     r"|现在|目前|当前|今天|现任|如今", "today"),
    (r"this year|в этом году|今年", "this-year"),
    (r"last year|в прошлом году|去年", "last-year"),
    (r"next year|в следующем году|в будущем году|明年", "next-year"),
    (r"yesterday|вчера|昨天", "yesterday"),
)  # fmt: skip

_ENGLISH = (
    r"(?P<when>\b(?:on the day|the day|day|at the time|by the time|the moment|at the moment|when|before|after|since"
    r"|until)\b(?:\s+(?:when|that|of))?)\s+(?!did|was|were|will|is|are|has|have|does|do)[^,.?;]*?"
    r"\b(?:joined|became|acceded|entered|was admitted|got in|was let in|joining|accession|admission|entry|received)\b"
)
_RUSSIAN = (
    r"(?P<when>\b(?:в день|день|на момент|в момент|ко времени|на дату|перед|до|после|с момента|когда))\s+[^,.?;]*?"
    r"\b(?:вступ\w+|приняти\w+|прием\w*|приема|присоедин\w+|стал\w?|принял\w*)"
)
_CHINESE = r"(?:加入|成为|获得)[^，。？]{0,14}?(?P<when>当天|那天|那一天|之日|的时候|时|之前|前|之后|后|以来)"
_EVENT_FORMS = (_ENGLISH, _RUSSIAN, _CHINESE)
_BEFORE_EVENT = ("before", "until", "перед", "до", "之前", "前")
_SINCE_EVENT = ("after", "since", "после", "с момента", "之后", "后", "以来")

_START_COLUMNS = ("since", "firstSeen", "start", "began", "from", "date", "signed", "when", "effect")
_END_COLUMNS = ("until", "ended", "lastSeen", "end")
STARTS = frozenset(_START_COLUMNS)
"""The columns of saved questions that say when something is or begins."""


class Moment(NamedTuple):
    """A day or period in a text.

    :ivar first: its first and ``last`` its last day.
    :ivar start: its position in the text; ``end`` is that of what follows.
    :ivar relation: ``in``, ``before``, ``since`` or ``annual`` (a day of any year).
    """

    first: date
    last: date
    start: int
    end: int
    relation: str = "in"

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def moments_of(text: str, today: date) -> list[Moment]:
    """Return the days and periods in a text, in their order; two that a text joins are one."""
    plain_text = _aligned(text)
    if not _has_digit(text):
        return _relative(plain_text, today)
    found = [_related(plain_text, moment) for moment in _absolute(plain_text)]
    joined = _joined(plain_text, found)
    return joined or _annual(plain_text) or _relative(plain_text, today)


def impossible_day(text: str) -> str:
    """Return a day in a text that is not in the calendar, as it is written; empty if there is none."""
    plain_text = _aligned(text)
    for form in _FORMS if _has_digit(text) else ():
        for found in re.finditer(form, plain_text) if "?P<day>" in form else ():
            if not _days(found.groupdict()):
                return text[found.start() : found.end()].strip()
    return ""


def _has_digit(text: str) -> bool:
    """Return whether a text may have a date, whose patterns take milliseconds to compile."""
    return any(c.isdigit() for c in text)


def _aligned(text: str) -> str:
    """Return a text without case and accents, with each character at its place."""
    return "".join(plain(c)[:1] or " " for c in text)


def _absolute(text: str) -> list[Moment]:
    taken: list[Moment] = []
    for form in _FORMS:
        for found in re.finditer(form, text):
            free = all(found.end() <= m.start or found.start() >= m.end for m in taken)
            days = _days(found.groupdict()) if free else None
            if days:
                taken.append(_parted(text, Moment(*days, found.start(), found.end()), found.groupdict().get("part")))
    return sorted(taken, key=lambda moment: moment.start)


def _days(parts: dict[str, str | None]) -> tuple[date, date] | None:
    if parts.get("decade"):
        year = int(f"{parts['decade']}0")
        return date(year, 1, 1), date(year + 9, 12, 31)
    year, month = int(parts["year"] or 0), _month(parts)
    if not month:
        return (date(year, 1, 1), date(year, 12, 31)) if not parts.get("month") else None
    length = calendar.monthrange(year, month)[1]
    if not parts.get("day"):
        return date(year, month, 1), date(year, month, length)
    day = int(parts["day"] or 0)
    return (date(year, month, day),) * 2 if 1 <= day <= length else None


def _month(parts: dict[str, str | None]) -> int:
    if parts.get("m"):
        number = int(parts["m"] or 0)
        return number if 1 <= number <= 12 else 0
    word = parts.get("month") or ""
    return next((n for n, starts in enumerate(_MONTHS, 1) if word and word.startswith(tuple(starts.split()))), 0)


def _parted(text: str, moment: Moment, part: str | None) -> Moment:
    """Narrow a year to its part: the beginning, the end, a half or a season."""
    if (moment.first.month, moment.last.month) != (1, 12) or moment.first.year != moment.last.year:
        return moment
    for name, words in _PARTS.items():
        before = re.search(rf"(?:{words})\s*$", text[: moment.start])
        if before or (part and re.fullmatch(words, part)):
            first, last = _SPANS[name]
            year, start = moment.first.year, before.start() if before else moment.start
            end = date(year, last, calendar.monthrange(year, last)[1])
            return Moment(end if name == "end" else date(year, first, 1), end, start, moment.end)
    return moment


def _related(text: str, moment: Moment) -> Moment:
    """Add what the words before and after a moment say: before, since, or in it."""
    head, tail = text[: moment.start], text[moment.end :]
    before = re.search(rf"(?:^|[^\w]){_BEFORE}", head)
    after = re.search(rf"(?:^|[^\w]){_AFTER}", head)
    if before or re.match(r"\s*(?:之前|以前|前|为止)", tail):
        excluded = re.search(_NOT_INCLUDED, head) or re.match(r"\s*(?:之前|以前|前)", tail)
        last = moment.first - timedelta(days=1) if excluded else moment.last
        return moment._replace(first=min(START, last), last=last, relation="before")
    if after or re.match(r"\s*(?:以来|之后|以后|后|起|开始)", tail):
        later = re.search(_LATER, head) or re.match(r"\s*(?:之后|以后|后)", tail)
        first = moment.last + timedelta(days=1) if later else moment.first
        return moment._replace(first=first, last=max(END, first), relation="since")
    return moment


def _joined(text: str, found: list[Moment]) -> list[Moment]:
    """Join two moments with a word such as "to" between them into one period."""
    for one, two in pairwise(found):
        if re.fullmatch(_BETWEEN, text[one.end : two.start]) and one.first <= two.last:
            first = one.first if one.relation in {"in", "since"} else two.first
            whole = Moment(first, _last_of(text, two), one.start, two.end, "between")
            return [whole, *(moment for moment in found if moment not in {one, two})]
    return _short_range(text, found)


def _last_of(text: str, moment: Moment) -> date:
    """Return the last day of the second moment of a range, whatever the words before it say."""
    plain_moment = next((m for m in _absolute(text) if m.end == moment.end), moment)
    return plain_moment.last


def _short_range(text: str, found: list[Moment]) -> list[Moment]:
    """Complete a period whose first part has no year: "May to September 2022", "с мая по сентябрь 2022"."""
    for moment in found:
        head = re.search(rf"{_MONTH}{_BETWEEN}$", text[: moment.start])
        month = _month(head.groupdict()) if head else 0
        if head and month and moment.relation != "since":
            first = date(moment.last.year, month, 1)
            last = _last_of(text, moment)
            return [Moment(first, last, head.start(), moment.end, "between")] if first <= last else found
    return found


def _annual(text: str) -> list[Moment]:
    for form in _ANNUAL:
        found = re.search(form, text)
        days = _days({**found.groupdict(), "year": "2000"}) if found else None
        if found and days:
            return [Moment(*days, found.start(), found.end(), "annual")]
    return []


def _relative(text: str, today: date) -> list[Moment]:
    for words, name in _RELATIVE:
        found = re.search(words, text)
        if found:
            year = today.year + {"this-year": 0, "last-year": -1, "next-year": 1}.get(name, 0)
            whole = (date(year, 1, 1), date(year, 12, 31))
            day = today - timedelta(days=1) if name == "yesterday" else today
            days = whole if name.endswith("year") else (day, day)
            return [Moment(*days, found.start(), found.end())]
    return []


def event_moment(text: str, role: str, statuses: list[list[str]]) -> Moment | None:
    """Return the day on which a state got a status, if a text means a time by it.

    :param text: the text in lower case.
    :param role: the role that the text names; empty for membership.
    :param statuses: the statuses of the state that the text names: role, first day and so on.
    """
    found = next((match for form in _EVENT_FORMS if (match := re.search(form, text))), None)
    if not found or _asks_when(text, found):
        return None
    starts = [first for name, first, *_ in statuses if name == (role or "member")]
    return _event(date.fromisoformat(starts[0]), found) if starts else None


def _asks_when(text: str, found: re.Match[str]) -> bool:
    """Return whether the words ask for the time instead of naming it: "Когда Индия вступила?"."""
    return found["when"].startswith(("when", "когда")) and not text[: found.start()].strip(" «\"'")


def _event(day: date, found: re.Match[str]) -> Moment:
    when, span = found["when"].split()[0], found.span()
    if when in _BEFORE_EVENT:
        last = day - timedelta(days=1)
        return Moment(min(START, last), last, *span, "before")
    if found["when"] in _SINCE_EVENT:
        return Moment(day, END, *span, "since")
    return Moment(day, day, *span)


def rows_within(table: Table, moment: Moment) -> list[tuple[Value, ...]] | None:
    """Return the rows whose time overlaps a moment; None if the rows have no time."""
    starts = [table.columns.index(name) for name in _START_COLUMNS if name in table.columns]
    ends = [table.columns.index(name) for name in _END_COLUMNS if name in table.columns]
    if not starts:
        return None
    return [row for row in table.rows if _row_overlaps(row, starts, ends, moment)]


def _row_overlaps(row: tuple[Value, ...], starts: list[int], ends: list[int], moment: Moment) -> bool:
    start = next((str(row[at]) for at in starts if row[at]), "")
    end = next((str(row[at]) for at in ends if row[at]), "") if ends else start
    if not start:
        return False
    last = moment.last.isoformat()
    begins = start <= last[: len(start)]
    return begins and (not end or end > moment.first.isoformat()[: len(end)] or (end == start and _covers(moment, end)))


def _covers(moment: Moment, day: str) -> bool:
    return moment.first.isoformat()[: len(day)] <= day <= moment.last.isoformat()[: len(day)]


def as_parameters(moment: Moment) -> dict[str, str]:
    """Return a moment as the values of parameters."""
    if moment.is_day:
        return {"on": moment.first.isoformat()}
    return {"from": moment.first.isoformat(), "to": moment.last.isoformat()}
