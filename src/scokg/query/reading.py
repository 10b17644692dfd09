"""Readings of a text: a saved question with values for its parameters, taken from the text or said to be missing."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..namespaces import CODE_LISTS, Language
from .mentions import Analysis, Mention
from .moments import END, START
from .question_index import Question, QuestionIndex, Ranked, features_of
from .saved_queries import Parameter

_CONSIDERED = 12
_THING_ORDER = (
    "instrument", "meeting", "activity", "post", "person", "state", "place", "body", "organisation",
)  # fmt: skip
_KIND_OF = {
    "chair": "chairmanship", "attend": "participation", "represent": "participation", "meeting": "meeting",
    "body/hsc": "meeting", "instrument": "instrument", "sign": "act", "ratify": "act", "person": "person",
    "place": "place", "post": "post", "seat": "body", "structure": "body", "activity": "activity",
    "status": "affiliation", "activity-kind/exercise": "activity", "role/member": "affiliation",
    "role/observer": "affiliation", "path": "step",
}  # fmt: skip
_CLASS_OF = {
    "meeting": "sco:Meeting", "instrument": "sco:Instrument", "act": "sco:TreatyAct", "affiliation": "sco:Affiliation",
    "participation": "sco:Participation", "step": "sco:Step", "person": "sco:Person", "body": "sco:Body",
    "chairmanship": "sco:Chairmanship", "activity": "sco:Activity",
}  # fmt: skip
_WHOLE = {"only": "any", "confidence": "medium"}
"""The values that leave nothing out, for parameters that the text does not mention."""
_COLUMNS_OF = {
    "state": ("state", "party", "otherState", "chair", "for", "signedFor", "member"),
    "person": ("person", "otherPerson"), "place": ("place",), "activity": ("exercise", "what"),
    "organisation": ("organisation",), "post": ("post",),
    "instrument": ("title", "instrument"), "meeting": ("meeting", "event"),
}  # fmt: skip
_FIT, _MISSING, _UNUSED, _DATED, _UNDATED = 0.12, 0.2, 0.12, 0.05, 0.03


class Value(NamedTuple):
    """The value of a parameter.

    :ivar given: whether the text gives it; if not, ``note`` says what was taken, and why.
    :ivar candidates: what an ambiguous name can mean; none if it is not ambiguous.
    """

    text: str
    given: bool = True
    note: str = ""
    candidates: tuple[str, ...] = ()


class Reading(NamedTuple):
    """A question with values for its parameters.

    :ivar missing: the parameters that the text should give and does not.
    :ivar unused: the mentions that no parameter takes; they select rows.
    :ivar near: how near the text is to a way to put the question, from 0 to 1; ``score`` adds how well the values fit.
    """

    question: Question
    values: dict[str, Value]
    missing: tuple[str, ...]
    unused: tuple[Mention, ...]
    near: float
    score: float

    @property
    def parameters(self) -> dict[str, str]:
        """The values as texts."""
        return {name: value.text for name, value in self.values.items()}

    @property
    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """The parameters whose name is ambiguous, with the candidates."""
        return {name: value.candidates for name, value in self.values.items() if value.candidates}


def readings_of(
    analysis: Analysis, index: QuestionIndex, lang: Language, today: date, without: str = ""
) -> list[Reading]:
    """Return the readings of a text, best first.

    :param without: a text that is left out of the ways to put a question, to measure how well others find it.
    """
    ranked = index.rank(features_of(analysis), without)[:_CONSIDERED]
    readings = [_reading(analysis, entry, lang, today) for entry in ranked]
    return sorted(readings, key=lambda reading: (-reading.score, reading.question.name))


def _reading(analysis: Analysis, ranked: Ranked, lang: Language, today: date) -> Reading:
    question = ranked.question
    values: dict[str, Value] = {}
    missing: list[str] = []
    for name, kind, default, choices in question.parameters:
        parameter = Parameter(name, kind, default, "", tuple(choices))
        value = Value(lang) if kind == "lang" else _value(analysis, parameter, today)
        if value:
            values[name] = value
        else:
            missing.append(name)
    unused = _unused(analysis, question, values)
    score = ranked.score + _fit(analysis, question, values, missing, unused)
    return Reading(question, values, tuple(missing), unused, ranked.near, score)


def _fit(
    analysis: Analysis, question: Question, values: dict[str, Value], missing: list[str], unused: tuple[Mention, ...]
) -> float:
    """Return how well the parameters of a question fit what the text gives."""
    types = {name: kind for name, kind, *_ in question.parameters}
    things = sum(values[name].given for name in values if types[name] in _THING_ORDER)
    whole = sum(values[name].given for name in values if types[name] == "thing") / 2
    dates = [name for name in values if types[name] in {"date", "integer"} and name in {"on", "from", "to"}]
    given = any(values[name].given for name in dates)
    if any(mention.of_kind("affiliation") for mention in analysis.mentions):
        whole *= 4
    fit = _FIT * (things + whole) - _MISSING * len(missing) - sum(_strange(mention, question) for mention in unused)
    if analysis.moments:
        return fit + (_DATED if given else -_UNDATED)
    return fit - (_UNDATED if "on" in dates and "when" not in analysis.concepts else 0)


def _strange(mention: Mention, question: Question) -> float:
    """Return the penalty for a mention that no parameter takes: less if the rows can be selected by it."""
    columns = {column for thing in mention.things for column in _COLUMNS_OF.get(thing.split(":")[0], ())}
    return _UNUSED / 4 if columns & set(question.columns) else _UNUSED


def _value(analysis: Analysis, parameter: Parameter, today: date) -> Value | None:
    """Return the value of a parameter; None if the text should give it and does not."""
    name, kind, default, _, choices = parameter
    if kind == "reckoning":
        return Value(default, given=False)
    if kind == "date" or (kind == "integer" and name in {"from", "to"}):
        return _moment(analysis, name, kind, today)
    if kind == "integer":
        return Value(default, given=False, note=f"{name} = {default} unless said otherwise")
    if choices:
        return _choice(analysis, name, default, choices)
    if kind in CODE_LISTS:
        codes = analysis.codes(kind)
        return Value(f"{kind}:{codes[0]}" if ":" in default else codes[0]) if codes else None
    return _thing(analysis, name, kind, default)


def _moment(analysis: Analysis, name: str, kind: str, today: date) -> Value | None:
    moment = next(iter(analysis.moments), None)
    if name == "on":
        day = moment.last if moment else today
        if moment is None:
            return Value(day.isoformat(), given=False, note=f"no day is given: on = {day}, today")
        if moment.relation == "since" or (moment.first <= today < moment.last and not moment.is_day):
            day = max(moment.first, today)
        note = "" if moment.is_day else f"a day was needed: on = {day}, of {moment.first} to {moment.last}"
        return Value(day.isoformat(), note=note)
    first, last = (moment.first, moment.last) if moment else (START, END)
    day = first if name == "from" else last
    note = "" if moment else f"no period is given: {name} = {day}"
    text = str(day.year) if kind == "integer" else day.isoformat()
    return Value(text, given=moment is not None, note=note)


def _choice(analysis: Analysis, name: str, default: str, choices: tuple[str, ...]) -> Value:
    said = [code for c in analysis.concepts if "/" in c and (code := c.split("/", 1)[1]) in choices]
    said += [kind for c in analysis.concepts if (kind := _KIND_OF.get(c, "")) in choices]
    if said:
        return Value(said[0])
    value = _WHOLE.get(name, default)
    return Value(value if value in choices else default, given=False, note=f"{name} = {value} unless said otherwise")


def _thing(analysis: Analysis, name: str, kind: str, default: str) -> Value | None:
    if kind == "source":
        return Value(default) if "article" in analysis.concepts else None
    if name == "class":
        kinds = [_KIND_OF[c] for c in analysis.concepts if c in _KIND_OF]
        return Value(_CLASS_OF[kinds[0]]) if kinds and kinds[0] in _CLASS_OF else Value(default, given=False)
    found = _things(analysis, kind)
    if not found:
        return None
    if kind == "body" and not analysis.first_of("body"):
        return Value(found[0] if ":" in default else found[0].split(":", 1)[1], given=False)
    texts = tuple(thing if ":" in default and kind != "state" else thing.split(":", 1)[1] for thing in found)
    if kind == "thing":
        texts = tuple(found)
    return Value(texts[0], candidates=tuple(found) if len(found) > 1 else ())


def _things(analysis: Analysis, kind: str) -> list[str]:
    """Return the things that may fill a parameter: one, or the candidates of an ambiguous name."""
    if kind == "thing":
        return _any_thing(analysis)
    if kind == "body":
        return _body(analysis)
    if kind == "state":
        states = [c.split("/")[1] for c in analysis.concepts if c.startswith("state/")]
        mention = analysis.first_of(kind)
        return mention.of_kind(kind) if mention else [f"state:{state}" for state in states[:1]]
    mentions = analysis.all_of(kind)
    exact = [mention for mention in mentions if not mention.near] or mentions
    return min((mention.of_kind(kind) for mention in exact), key=len, default=[])


def _body(analysis: Analysis) -> list[str]:
    """Return the body that a text names; the organisation as a whole acts by its heads of state."""
    bodies = [thing for mention in analysis.all_of("body") for thing in mention.of_kind("body")]
    if bodies:
        return [max(bodies, key=len)] if len(set(bodies)) > 1 and _nested(bodies) else bodies[:1]
    if any(mention.of_kind("post") for mention in analysis.mentions):
        return ["body:rats-ec" if analysis.first_of("post") and _is_rats(analysis) else "body:sec"]
    return ["body:hsc"] if "chair" in analysis.concepts else []


def _nested(bodies: list[str]) -> bool:
    return any(one != two and two.startswith(one) for one in bodies for two in bodies)


def _is_rats(analysis: Analysis) -> bool:
    return any("rats" in thing for mention in analysis.all_of("post") for thing in mention.things)


def _any_thing(analysis: Analysis) -> list[str]:
    if status := analysis.first_of("affiliation"):
        return list(status.things)
    for kind in _THING_ORDER:
        found = _things(analysis, kind) if kind != "body" else _named_bodies(analysis)
        if found and found != ["organisation:SCO"]:
            return found
    return []


def _named_bodies(analysis: Analysis) -> list[str]:
    mention = analysis.first_of("body")
    return mention.of_kind("body") if mention else []


def _unused(analysis: Analysis, question: Question, values: dict[str, Value]) -> tuple[Mention, ...]:
    """Return the mentions that no parameter takes and no other mention explains."""
    used = {value.text.split(":")[-1] for value in values.values()}
    used |= {part for text in tuple(used) for part in text.split("-")}
    takes_meeting = any(kind == "meeting" for _, kind, *_ in question.parameters)
    return tuple(_leftover(analysis, used, takes_meeting))


def _leftover(analysis: Analysis, used: set[str], takes_meeting: bool) -> Iterator[Mention]:
    for mention in analysis.mentions:
        names = {thing.split(":", 1)[1] for thing in mention.things}
        kinds = {thing.split(":", 1)[0] for thing in mention.things}
        explained = takes_meeting and analysis.first_of("meeting") and kinds <= {"place", "body"}
        if names & used or mention.near or explained or mention.things == ("organisation:SCO",):
            continue
        if kinds & {"state", "person", "organisation", "place", "activity", "instrument", "meeting", "post"}:
            yield mention
