"""A comparison as plain text."""

from collections.abc import Iterable, Iterator

from ..namespaces import Language, compact
from ..rdf.results import Value
from .answers import AnswerChange, Cause
from .changes import Changes, StatementChange, ThingChange
from .comparison import Comparison

NOT_LOGGED = "not in the change log"
_KINDS = {"event": "event in the world"}
_MAX_STATEMENTS, _MAX_ROWS, _MAX_NAMES = 12, 10, 5


def to_text(comparison: Comparison, lang: Language = "en") -> str:
    """Return the comparison as text: the changed things, then the changed answers with rows and causes."""
    changes = comparison.changes
    if changes.same:
        return f"{changes.old.name} and {changes.new.name} are the same.\n"
    lines = [_headline(changes)]
    for change in changes.things:
        lines += ["", *thing_lines(comparison, change, lang)]
    lines += ["", _answers_headline(comparison)]
    for group in grouped(comparison.answers.changed):
        lines += ["", *answer_lines(comparison, group, lang)]
    return "\n".join(lines) + "\n"


def _headline(changes: Changes) -> str:
    derived = [sum(len(getattr(c, part)) for c in changes.derived) for part in ("removed", "added")]
    asserted = [sum(len(getattr(c, part)) for c in changes.things) for part in ("removed", "added")]
    text = f"{changes.old.name} → {changes.new.name}: {_count(len(changes.things), 'thing')} changed, "
    text += f"{_count(asserted[0], 'statement')} removed, {asserted[1]} added"
    if any(derived):
        text += f"; {derived[0]} derived removed, {derived[1]} added"
    if changes.log:
        text += f"; {_count(len(changes.log), 'new entry', 'new entries')} in the change log"
    if not changes.things and not changes.log and not changes.derived:
        text += "; statements moved between graphs"
    return text


def thing_lines(comparison: Comparison, change: ThingChange, lang: Language) -> Iterator[str]:
    """Yield lines about a changed thing: its name and kinds, its entries in the change log, its statements."""
    how = "" if change.how == "changed" else f", {change.how}"
    yield f"{display_name(comparison, change.iri, lang)}{how} [{log_kinds(change)}]"
    for entry in change.entries:
        yield f"  # {entry.date}: {entry.title}"
    statements = change.statements
    shown = statements[:_MAX_STATEMENTS]
    yield from (f"  {_statement(comparison, statement, lang)}" for statement in shown)
    if len(statements) > len(shown):
        yield f"  and {len(statements) - len(shown)} more"


def log_kinds(change: ThingChange) -> str:
    """Return the kinds of a change in the change log, or that it is not in it."""
    return ", ".join(_KINDS.get(kind, kind) for kind in change.kinds) or NOT_LOGGED


def display_name(comparison: Comparison, iri: str, lang: Language) -> str:
    """Return the label and the compact name of a thing."""
    if not iri:
        return "(a blank node)"
    label = comparison.label(iri, lang)
    return compact(iri) if label == compact(iri) else f"{label} <{compact(iri)}>"


def _statement(comparison: Comparison, statement: StatementChange, lang: Language) -> str:
    name = comparison.label(statement.property, lang)
    if statement.old is not None and statement.new is not None:
        return f"{name}: {statement.old} → {statement.new}"
    return f"+ {name}: {statement.new}" if statement.old is None else f"- {name}: {statement.old}"


def _answers_headline(comparison: Comparison) -> str:
    answers = comparison.answers
    changed = len({answer.query for answer in answers.changed})
    total = f"{answers.queries} saved queries ({len(answers.changed)} of {answers.bound_queries} sets of parameters)"
    return f"Changed answers: {changed or 'none'} of {total}"


def grouped(answers: Iterable[AnswerChange]) -> list[list[AnswerChange]]:
    """Group the changed answers to the same saved query with the same changed rows."""
    found: dict[tuple[str, str], list[AnswerChange]] = {}
    for answer in answers:
        found.setdefault((answer.query, repr(answer.rows)), []).append(answer)
    return list(found.values())


def answer_lines(comparison: Comparison, group: list[AnswerChange], lang: Language) -> Iterator[str]:
    """Yield lines about a group of changed answers: the rows and their causes."""
    answer, *others = group
    yield f"{answer.query}{_values(answer)}: {answer.summary}"
    if others:
        yield f"  and the same with {', '.join(_values(other).strip() or '(defaults)' for other in others)}"
    yield f"    {' | '.join(answer.columns)}"
    shown = answer.rows[:_MAX_ROWS]
    yield from (f"  {change.sign} {' | '.join(map(_cell, change.row))}" for change in shown)
    if len(answer.rows) > len(shown):
        yield f"  and {len(answer.rows) - len(shown)} more rows"
    causes = sorted({cause for change in answer.rows for cause in change.causes})
    for cause in causes:
        yield f"  because of {_cause(comparison, cause, lang)}"
    if any(not change.causes for change in answer.rows):
        yield "  some of these rows are not caused by a changed statement: rules or graphs differ"


def _values(answer: AnswerChange) -> str:
    values = ", ".join(f"{key}={value}" for key, value in answer.values)
    return f" ({values})" if values else ""


def _cause(comparison: Comparison, cause: Cause, lang: Language) -> str:
    names = [display_name(comparison, iri, lang) for iri in cause.things[:_MAX_NAMES]]
    if len(cause.things) > len(names):
        names.append(f"{len(cause.things) - len(names)} more")
    text = "; ".join(names)
    return {"alone": text, "together": f"several of these together: {text}", "among": f"one or more of: {text}"}[
        cause.how
    ]


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else compact(str(value))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
