"""Answer a question in plain words by a saved question whose parameters are taken from the text."""

import re
import shlex
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from ..errors import UserError
from ..namespaces import Language, compact, expand, kind_of
from ..rdf.results import Table, Value
from .ask_store import AskIndex, open_ask_index
from .citation import Source, sources_of
from .completeness import coverage
from .engine import Engine
from .mentions import Analysis, Mention, Recogniser
from .moments import STARTS, Moment, as_parameters, rows_within
from .name_index import NameIndex
from .presuppositions import Note, denied, unrecorded
from .reading import Reading, readings_of
from .saved_queries import resolve_and_bind, saved_query

Status = Literal["answered", "ambiguous", "not-known", "not-understood"]
_LEAST, _CLOSE = 0.4, 0.012
_LISTED = 10
_ONE_INSTRUMENT = (
    r"\b(?:the|this|that) (?:agreement|treaty|convention|protocol|declaration|memorandum|document)\b"
    r"|\bэт(?:о|от|а|у|ого|ой) (?:соглашени|договор|конвенци|протокол|деклараци|меморандум|документ)"
    r"|(?:该|这个|这份|这项|此)(?:协定|条约|公约|议定书|宣言|备忘录|文件)"
)
_VAGUE = {"sco", "state", "list", "what-is", "who", "most", "first", "last", "now"}
_ALTERNATIVES, _CANDIDATES, _SOURCED_ROWS = 3, 8, 40
_NOT_ROWS = {"state", "person", "place", "organisation"}  # rows about them rest on other sources than these
_MAX_TEXT = 500


def checked_text(text: str) -> str:
    """Return a question without surrounding spaces.

    :raises UserError: if it has no letter or digit, or is too long.
    """
    if not any(c.isalnum() for c in text):
        raise UserError("ask: enter a question with at least one letter or digit")
    if len(text) > _MAX_TEXT:
        raise UserError(f"ask: the question has {len(text)} characters; at most {_MAX_TEXT} are read")
    return text.strip()


def language_of(text: str) -> Language:
    """Return the language of a text by its script."""
    if any("\u3400" <= c <= "\u9fff" for c in text):
        return "zh"
    return "ru" if any("\u0400" <= c <= "\u04ff" for c in text) else "en"


class Understood(NamedTuple):
    """What a text was understood as: a saved question, or a command, with parameters.

    :ivar command: the command line that gives the answer.
    """

    question: str
    parameters: dict[str, str]
    text: str
    command: str

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return self._asdict()


class Answer(NamedTuple):
    """The answer to a question in plain words.

    :ivar understood: what the question was understood as; None if it was not.
    :ivar alternatives: other readings, best first.
    :ivar notes: what is not so, or not known, and what was taken where the text gives nothing.
    """

    status: Status
    understood: Understood | None
    rows: Table
    sources: tuple[Source, ...]
    alternatives: tuple[Understood, ...]
    notes: tuple[Note, ...]

    @property
    def note(self) -> str:
        """The notes as one text."""
        return " ".join(note.text for note in self.notes)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as one JSON object."""
        return {
            "status": self.status,
            "understood": self.understood and self.understood.to_json(),
            "rows": list(self.rows.records()),
            "sources": [source._asdict() for source in self.sources],
            "alternatives": [other.to_json() for other in self.alternatives],
            "note": self.note,
        }


class Asker:
    """Answers questions about a graph."""

    def __init__(self, engine: Engine, names: NameIndex) -> None:
        """Use a graph and its names."""
        self._engine = engine
        self._names = names

    @cached_property
    def index(self) -> AskIndex:
        """The index of names and questions."""
        return open_ask_index(self._engine, self._names)

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self.index.gazetteer)

    def analyse(self, text: str, today: date) -> Analysis:
        """Return what a text mentions."""
        return self._recogniser.analyse(text, today)

    def readings(self, text: str, lang: Language, today: date, without: str = "") -> list[Reading]:
        """Return the readings of a text, best first; ``without`` as for :func:`readings_of`."""
        return readings_of(self.analyse(text, today), self.index.questions, lang, today, without)

    def about(self, text: str, lang: Language | None = None, today: date | None = None) -> list[Understood]:
        """Return the questions that a text may mean, best first, with the parameters that it gives.

        :raises UserError: if the text has no letter or digit, or is too long.
        """
        text = checked_text(text)
        readings = self.readings(text, lang or language_of(text), today or date.today())
        return [self._understood(reading, given=True) for reading in readings[:_LISTED]]

    def understood(self, text: str, lang: Language, today: date, without: str = "") -> list[Understood]:
        """Return what a text may mean, best first, as :meth:`answer` would, but without running a query."""
        readings = self.readings(text, lang, today, without)[: _ALTERNATIVES + 1]
        return [self._understood(reading, self._filter(reading, text, today)) for reading in readings]

    def _filter(self, reading: Reading, text: str, today: date) -> dict[str, str]:
        """Return the period by which rows are selected, if the question has no parameter for it."""
        moment = next(iter(self.analyse(text, today).moments), None)
        timed = set(reading.question.columns) & STARTS
        free = moment and timed and not {"on", "from", "to"} & set(reading.values) and not _explained(moment, reading)
        return as_parameters(moment) if moment and free else {}

    def answer(self, text: str, lang: Language, today: date, without: str = "") -> Answer:
        """Answer a question; ``without`` as for :func:`readings_of`."""
        analysis = self.analyse(text, today)
        readings = readings_of(analysis, self.index.questions, lang, today, without)
        if _means_one(analysis):
            readings.sort(key=lambda reading: "instrument" not in reading.missing)
        best, others = readings[0], readings[1 : _ALTERNATIVES + 1]
        notes = list(denied(best, analysis, self.index, lambda thing: self._label(thing, lang), today))
        if best.near >= _LEAST and _is_elsewhere(notes, best):
            return self._without_rows("not-known", best, others, notes)
        if best.near < _LEAST or self._is_vague(analysis) or "out-of-scope" in analysis.concepts:
            return self._not_understood(readings, notes, bool(analysis.elsewhere))
        if best.missing:
            return self._incomplete(best, others, analysis, notes, lang)
        if best.ambiguous:
            return self._ambiguous(best, lang, notes)
        if others and not others[0].missing and best.score - others[0].score < _CLOSE:
            note = Note("Two readings are close; choose one of the commands.", "value")
            return self._without_rows("ambiguous", best, others[:1], [*notes, note])
        return self._answered(best, others, analysis, notes, lang)

    def _is_vague(self, analysis: Analysis) -> bool:
        """Return whether a text names things, but most of what it says about them is unknown."""
        unknown = [word for word in analysis.words if not self.index.questions.knows(word)]
        said = set(analysis.concepts) - _VAGUE
        return bool(unknown) and not analysis.moments and len(said) < len(unknown) and len(said) < 2

    def _answered(
        self, reading: Reading, others: list[Reading], analysis: Analysis, notes: list[Note], lang: Language
    ) -> Answer:
        query = saved_query(reading.question.name)
        text = resolve_and_bind(query, reading.parameters, self._names)
        result = self._engine.query(text, query.name)
        table = result if isinstance(result, Table) else Table(("answer",), [(bool(result),)])
        selected, filters, missed = self._selected(table, reading, analysis, lang)
        empty = not selected.rows
        known = "" if missed else coverage(self._engine.store, query, text, lang).note(empty=empty)
        if known:
            notes = [*notes, Note(known, "rows" if empty else "taken")]
        if empty and not (known or missed):
            notes = [Note("None is recorded.", "rows"), *notes]
        if result is False:
            notes = [Note("No, not certainly; see status-on for what holds possibly.", "rows"), *notes]
        notes = [*notes, *missed, *self._taken(reading, analysis, lang)]
        understood = self._understood(reading, filters)
        beyond = any(note.reason in {"day", "period"} for note in notes)
        status: Status = "not-known" if empty or beyond else "answered"
        sources = self._sources(selected, reading, lang)
        rest = tuple(self._understood(other) for other in others)
        return Answer(status, understood, selected, sources, rest, tuple(notes))

    def _taken(self, reading: Reading, analysis: Analysis, lang: Language) -> Iterator[Note]:
        """Yield which values were taken although the text gives none, or others."""
        for note in (value.note for value in reading.values.values() if value.note):
            yield Note(f"{note[0].upper()}{note[1:]}.", "taken")
        for mention in (mention for mention in analysis.mentions if mention.near):
            yield Note(f"{mention.text}: taken as {self._label(mention.things[0], lang)}.", "taken")

    def _selected(
        self, table: Table, reading: Reading, analysis: Analysis, lang: Language
    ) -> tuple[Table, dict[str, str], list[Note]]:
        """Return the rows about what the text mentions besides the parameters, the selection, and what has no row."""
        filters: dict[str, str] = {}
        missed: list[Note] = []
        for mention in reading.unused:
            names = self._all_names(mention)
            rows = [row for row in table.rows if any(_names(cell, names) for cell in row)]
            label = self._label(mention.things[0], lang)
            if not rows:
                missed.append(Note(f"None of the {len(table.rows)} rows of this answer is about {label}.", "rows"))
            filters[mention.things[0].split(":")[0]] = mention.things[0].split(":", 1)[1]
            table = Table(table.columns, rows)
        roles = analysis.codes("role")
        if roles and "status" in table.columns and not {"status", "thing", "state"} & set(reading.values):
            at = table.columns.index("status")
            table = Table(table.columns, [row for row in table.rows if row[at] in roles])
            filters["status"] = " ".join(roles)
        moment = next(iter(analysis.moments), None)
        if moment and table.rows and not {"on", "from", "to"} & set(reading.values) and not _explained(moment, reading):
            within = rows_within(table, moment)
            if within is not None:
                filters.update(as_parameters(moment))
                if not within:
                    text = f"None of the {len(table.rows)} rows falls on {moment.first} to {moment.last}."
                    missed.append(Note(text, "rows"))
                table = Table(table.columns, within)
        return table, filters, missed

    def _all_names(self, mention: Mention) -> set[str]:
        iris = [expand(thing) or thing for thing in mention.things]
        labels = {self._names.label(iri, lang) for iri in iris for lang in ("en", "ru", "zh")}
        return {*labels, *iris, *(thing.split(":", 1)[1] for thing in mention.things)}

    def _sources(self, table: Table, reading: Reading, lang: Language) -> tuple[Source, ...]:
        """Return the sources of the rows, or of the things asked about; official ones first."""
        iris = [str(row["iri"]) for row in table.records() if row.get("iri")][:_SOURCED_ROWS]
        rows = [iri for iri in iris if kind_of(iri) not in _NOT_ROWS]
        things = [iri for text in reading.parameters.values() if (iri := expand(text))]
        return sources_of(self._engine.store, self._names, rows or things, lang) or sources_of(
            self._engine.store, self._names, things, lang
        )

    def _not_understood(self, readings: list[Reading], notes: list[Note], elsewhere: bool) -> Answer:
        nearest = tuple(self._understood(reading, given=True) for reading in readings[:_ALTERNATIVES])
        notes = [*notes, Note("No question fits; these are the nearest ones.", "value")]
        status: Status = "not-known" if elsewhere else "not-understood"
        return Answer(status, None, Table((), []), (), nearest, tuple(notes))

    def _incomplete(
        self, reading: Reading, others: list[Reading], analysis: Analysis, notes: list[Note], lang: Language
    ) -> Answer:
        """Return an answer to a question that lacks a parameter: not known if the text gives what is not recorded."""
        lacks = list(unrecorded(reading, analysis, lambda thing: self._label(thing, lang)))
        status: Status = "not-known" if notes or any(note.denies for note in lacks) else "ambiguous"
        return self._without_rows(status, reading, others, [*notes, *lacks])

    def _ambiguous(self, reading: Reading, lang: Language, notes: list[Note]) -> Answer:
        """Return the candidates of an ambiguous name, each as a reading of its own."""
        name, candidates = next(iter(reading.ambiguous.items()))
        prefixed = ":" in reading.parameters[name]
        readings = [
            reading._replace(
                values={
                    **reading.values,
                    name: reading.values[name]._replace(text=c if prefixed else c.split(":", 1)[1]),
                }
            )
            for c in candidates[:_CANDIDATES]
        ]
        labels = "; ".join(f"{self._label(c, lang)} ({c})" for c in candidates[:_CANDIDATES])
        more = len(candidates) - _CANDIDATES
        note = Note(f"{name} is ambiguous: {labels}{f'; and {more} more' if more > 0 else ''}.", "value")
        return self._without_rows("ambiguous", readings[0], readings[1:], [*notes, note])

    def _without_rows(self, status: Status, reading: Reading, others: list[Reading], notes: list[Note]) -> Answer:
        rest = tuple(self._understood(other) for other in others)
        return Answer(status, self._understood(reading), Table((), []), (), rest, tuple(notes))

    def _understood(
        self, reading: Reading, filters: dict[str, str] | None = None, *, given: bool = False
    ) -> Understood:
        """Return a reading in words.

        :param given: whether only the values that the text gives count.
        """
        values = {n: v for n, v in reading.values.items() if v.given or not given}
        parameters = {name: value.text for name, value in values.items() if name != "lang"}
        lang: Any = reading.parameters.get("lang", "en")
        shown = {**{n: self._shown(text, lang) for n, text in parameters.items()}, **(filters or {})}
        words = ", ".join(f"{name} = {text}" for name, text in shown.items())
        options = "".join(f" --param {shlex.quote(f'{name}={text}')}" for name, text in parameters.items())
        name = reading.question.name
        command = f"scokg query {name}{options}{f' --lang {lang}' if lang != 'en' else ''}"
        return Understood(name, {**parameters, **(filters or {})}, f"{name}: {words}" if words else name, command)

    def _shown(self, text: str, lang: Language) -> str:
        return self._label(text, lang) if expand(text) else text

    def _label(self, thing: str, lang: Language) -> str:
        label = self._names.label(expand(thing) or thing, lang)
        return thing if label == compact(label) and label.startswith("http") else label


def _means_one(analysis: Analysis) -> bool:
    """Return whether a text speaks of one instrument that it does not name: "the agreement", "это соглашение"."""
    named = analysis.first_of("instrument") or analysis.moments or analysis.words
    return not named and bool(re.search(_ONE_INSTRUMENT, analysis.text.lower()))


def _is_elsewhere(notes: list[Note], reading: Reading) -> bool:
    """Return whether a question is about something that is not recorded, so that no row answers it."""
    named = any(value.given and ":" in value.text for value in reading.values.values())
    missing = {"meeting", "title", "place"} if named else {"meeting", "title", "place", "name"}
    return any(note.reason in missing for note in notes)


def _names(cell: Value, names: set[str]) -> bool:
    return isinstance(cell, str) and (cell in names or any(len(name) > 3 and name in cell for name in names))


def _explained(moment: Moment, reading: Reading) -> bool:
    """Return whether a year only says which meeting or instrument is meant."""
    kinds = {name for name, kind, *_ in reading.question.parameters if kind in {"meeting", "instrument", "thing"}}
    return any(str(moment.first.year) in reading.parameters.get(name, "") for name in kinds)
