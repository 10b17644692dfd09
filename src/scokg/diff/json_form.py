"""A comparison as JSON."""

import json
from typing import Any

from ..namespaces import Language
from .answers import AnswerChange, RowChange
from .change_log import LogEntry
from .changes import ThingChange
from .comparison import Comparison


def to_json(comparison: Comparison, lang: Language = "en") -> str:
    """Return the whole comparison as JSON."""
    changes, answers = comparison.changes, comparison.answers
    content = {
        "old": changes.old.name,
        "new": changes.new.name,
        "same": changes.same,
        "log": [_entry_record(entry) for entry in changes.log],
        "things": [_thing_record(comparison, change, lang) for change in changes.things],
        "derived": [_thing_record(comparison, change, lang, with_log=False) for change in changes.derived],
        "questions": {"asked": answers.queries, "ways": answers.bound_queries},
        "answers": [_answer_record(answer) for answer in answers.changed],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _entry_record(entry: LogEntry) -> dict[str, Any]:
    return {**entry._asdict(), "things": list(entry.things), "sources": list(entry.sources)}


def _thing_record(
    comparison: Comparison, change: ThingChange, lang: Language, *, with_log: bool = True
) -> dict[str, Any]:
    statements = [
        {
            "property": statement.property,
            "label": comparison.label(statement.property, lang),
            "old": statement.old,
            "new": statement.new,
        }
        for statement in change.statements
    ]
    logged = {"kinds": change.kinds, "log": [entry.iri for entry in change.entries]} if with_log else {}
    named = {"iri": change.iri or None, "label": comparison.label(change.iri, lang) if change.iri else None}
    return {**named, "how": change.how, **logged, "statements": statements}


def _answer_record(answer: AnswerChange) -> dict[str, Any]:
    return {
        "question": answer.query,
        "summary": answer.summary,
        "parameters": dict(answer.values),
        "rows": [_row_record(answer.columns, change) for change in answer.rows],
    }


def _row_record(columns: tuple[str, ...], change: RowChange) -> dict[str, Any]:
    return {
        "change": "added" if change.sign == "+" else "removed",
        "row": dict(zip(columns, change.row, strict=True)),
        "because": [{"how": cause.how, "things": list(cause.things)} for cause in change.causes],
    }
