"""A report as text for people and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from .model import Check, Outcome, Report, Score

_WORDS = {Outcome.MET: "met", Outcome.NOT_MET: "not met", Outcome.OFFLINE: "unknown"}


def to_json(report: Report) -> str:
    """Write the report as JSON."""
    content = {
        "version": report.version,
        "score": _score(report.score()),
        "families": {family: _score(report.score(family)) for family in report.families},
        "failed": [check.id for check in report.failed],
        "checks": [check.record() for check in report.checks],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_text(report: Report) -> str:
    """Write the report for people: score and reasons, family by family; evidence where a point is not met."""
    return "\n".join(_lines(report)) + "\n"


def _score(score: Score) -> dict[str, Any]:
    return {"met": score.met, "computed": score.computed, "offline": score.offline}


def _lines(report: Report) -> Iterator[str]:
    for family in report.families:
        yield f"{family}: {_words(report.score(family))}"
        for check in report.checks:
            if check.family == family:
                yield from _check(check)
        yield ""
    yield f"release {report.version}: {_words(report.score())}"
    if report.failed:
        yield f"must be met and are not: {', '.join(check.id for check in report.failed)}"


def _words(score: Score) -> str:
    unknown = f"; {score.offline} cannot be computed offline" if score.offline else ""
    return f"{score.met} of {score.computed} points are met{unknown}"


def _check(check: Check) -> Iterator[str]:
    yield f"  {_WORDS[check.outcome]:8} {check.id:18} {check.title}: {check.reason}"
    if check.outcome is Outcome.NOT_MET:
        yield from (f"{'':30}{one}" for one in check.evidence)
