"""Validation reports as SARIF 2.1.0, for code review tools.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..version import __version__
from .report import ValidationProblem, ValidationReport

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: ValidationReport, base: Path | None = None) -> dict[str, Any]:
    """Return a validation report as a SARIF log.

    :param base: the folder that file names are relative to; files outside it have an absolute URI.
    """
    rules = sorted({problem.rule for problem in report.problems})
    driver = {"name": "scokg", "version": __version__, "rules": [{"id": rule} for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules, base) for problem in report.problems],
    }
    return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}


def _result(problem: ValidationProblem, rules: list[str], base: Path | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": _LEVELS[problem.level],
        "message": {"text": f"{problem.thing}: {problem.message}" if problem.thing else problem.message},
    }
    if problem.file:
        result["locations"] = [{"physicalLocation": _location(problem, base)}]
    return result


def _location(problem: ValidationProblem, base: Path | None) -> dict[str, Any]:
    path = Path(problem.file).resolve()
    inside = base is not None and path.is_relative_to(base.resolve())
    uri = quote(path.relative_to(base.resolve()).as_posix()) if inside and base else path.as_uri()
    return {
        "artifactLocation": {"uri": uri},
        "region": {"startLine": max(problem.line, 1), "startColumn": max(problem.column, 1)},
    }
