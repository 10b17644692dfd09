"""What validation reports: problems with their source locations."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A problem whose source location is not known yet."""

    level: str
    rule: str
    thing: str
    property: str | None
    value: str | None
    message: str


class ValidationProblem(NamedTuple):
    """A problem: its source location, level, rule, thing, property and value, and what to do about it."""

    file: str
    line: int
    column: int
    level: str
    rule: str
    thing: str
    property: str | None
    value: str | None
    message: str


def finding_of(problem: ValidationProblem) -> Finding:
    """Return a problem without its source location."""
    return Finding(*problem[3:])


class ValidationReport(NamedTuple):
    """The problems found, and the numbers of files, triples, shapes and rules checked."""

    problems: list[ValidationProblem]
    files: int
    triples: int
    shapes: int
    rules: int

    @property
    def conforms(self) -> bool:
        """Whether there is no problem of the level ``error``."""
        return not any(problem.level == "error" for problem in self.problems)
