"""A comparison in words."""

from collections.abc import Iterable, Iterator

from ..namespaces import Language, compact
from ..rdf.results import Value
from .answers import AnswerChange, Cause
from .changes import Changes, StatementChange, ThingChange
from .comparison import Comparison

NOT_LOGGED = "not in the change log"
_KINDS = {"event": "event in the world"}
_MOST_STATEMENTS, _MOST_ROWS, _MOST_NAMES = 12, 10, 5


def to_text(comparison: Comparison, lang: Language = "en") -> str:
    """Tell in words what changed: the things, then the answers with their rows and why."""
    changes = comparison.changes
    if changes.same:
        return f"{changes.old.name} and {changes.new.name} are the same.\n"
    lines = [_headline(changes)]
    for change in changes.things:
        lines += ["", *thing_lines(comparison, change, lang)]
    lines += ["", _answers_headline(comparison)]
    for group in alike(comparison.answers.changed):
        lines += ["", *answer_lines(comparison, group, lang)]
    return "\n".join(lines) + "\n"


def _headline(changes: Changes) -> str:
    derived = [sum(len(getattr(c, side)) for c in changes.derived) for side in ("removed", "added")]
    asserted = [sum(len(getattr(c, side)) for c in changes.things) for side in ("removed", "added")]
    told = f"{changes.old.name} → {changes.new.name}: {_count(len(changes.things), 'thing')} changed, "
    told += f"{_count(asserted[0], 'statement')} removed, {asserted[1]} added"
    if any(derived):
        told += f"; {derived[0]} derived removed, {derived[1]} added"
    if changes.log:
        told += f"; {_count(len(changes.log), 'new entry', 'new entries')} in the change log"
    if not changes.things and not changes.log and not changes.derived:
        told += "; statements stand in other graphs than before"
    return told


def thing_lines(comparison: Comparison, change: ThingChange, lang: Language) -> Iterator[str]:
    """Tell what changed about a thing: its name and mark, what the change log says, the statements."""
    how = "" if change.how == "changed" else f", {change.how}"
    yield f"{named(comparison, change.iri, lang)}{how} [{mark(change)}]"
    for entry in change.entries:
        yield f"  # {entry.date}: {entry.title}"
    statements = change.statements
    shown = statements[:_MOST_STATEMENTS]
    yield from (f"  {_statement(comparison, statement, lang)}" for statement in shown)
    if len(statements) > len(shown):
        yield f"  and {len(statements) - len(shown)} more"


def mark(change: ThingChange) -> str:
    """Say what the change log calls a change."""
    return ", ".join(_KINDS.get(kind, kind) for kind in change.kinds) or NOT_LOGGED


def named(comparison: Comparison, iri: str, lang: Language) -> str:
    """Name a thing for people: its label and its compact name."""
    if not iri:
        return "(a node without a name)"
    label = comparison.label(iri, lang)
    return compact(iri) if label == compact(iri) else f"{label} <{compact(iri)}>"


def _statement(comparison: Comparison, statement: StatementChange, lang: Language) -> str:
    name = comparison.label(statement.property, lang)
    if statement.old is not None and statement.new is not None:
        return f"{name}: {statement.old} → {statement.new}"
    return f"+ {name}: {statement.new}" if statement.old is None else f"- {name}: {statement.old}"


def _answers_headline(comparison: Comparison) -> str:
    answers = comparison.answers
    questions = len({answer.question for answer in answers.changed})
    asked = f"{answers.questions} saved questions, asked in {answers.askings} ways"
    return f"Answers that changed: {questions or 'none'} of {asked}" + (
        f", {len(answers.changed)} of these" * bool(questions)
    )


def alike(answers: Iterable[AnswerChange]) -> list[list[AnswerChange]]:
    """Group the askings of one question in which the same rows came and went."""
    found: dict[tuple[str, str], list[AnswerChange]] = {}
    for answer in answers:
        found.setdefault((answer.question, repr(answer.rows)), []).append(answer)
    return list(found.values())


def answer_lines(comparison: Comparison, group: list[AnswerChange], lang: Language) -> Iterator[str]:
    """Tell how the answer to some like askings of a question changed: the rows, and because of what."""
    answer, *others = group
    yield f"{answer.question}{_values(answer)}: {answer.summary}"
    if others:
        yield f"  and the same with {', '.join(_values(other).strip() or '(defaults)' for other in others)}"
    yield f"    {' | '.join(answer.columns)}"
    shown = answer.rows[:_MOST_ROWS]
    yield from (f"  {change.sign} {' | '.join(map(_cell, change.row))}" for change in shown)
    if len(answer.rows) > len(shown):
        yield f"  and {len(answer.rows) - len(shown)} more rows"
    causes = sorted({cause for change in answer.rows for cause in change.causes})
    for cause in causes:
        yield f"  because of {_cause(comparison, cause, lang)}"
    if any(not change.causes for change in answer.rows):
        yield "  no changed statement accounts for some of these rows: rules or graphs differ"


def _values(answer: AnswerChange) -> str:
    values = ", ".join(f"{key}={value}" for key, value in answer.values)
    return f" ({values})" if values else ""


def _cause(comparison: Comparison, cause: Cause, lang: Language) -> str:
    names = [named(comparison, iri, lang) for iri in cause.things[:_MOST_NAMES]]
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
