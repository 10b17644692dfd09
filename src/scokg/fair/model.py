"""What a check is, what it finds, and what many of them come to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .material import Material

SHOWN = 10
"""How many things a check names at most."""


class Outcome(StrEnum):
    """Whether a point holds. What needs the web at large is told apart: it is neither."""

    MET = "met"
    NOT_MET = "not met"
    OFFLINE = "cannot be computed offline"


class Finding(NamedTuple):
    """What a test found: the outcome, why, and what it rests on."""

    outcome: Outcome
    reason: str
    evidence: tuple[str, ...] = ()


class Test(NamedTuple):
    """A point that can be checked.

    :ivar id: as those who thought of it call it (FOOPS! and OOPS! have ids), else ours.
    :ivar principle: the FAIR principle or the importance that they give it.
    :ivar judge: looks at the material.
    :ivar excuse: why the point need not hold yet; without one it is required.
    """

    id: str
    principle: str
    title: str
    judge: "Callable[[Material], Finding]"
    excuse: str = ""


@dataclass(frozen=True)
class Check:
    """A point that was checked."""

    id: str
    family: str
    principle: str
    title: str
    outcome: Outcome
    reason: str
    evidence: tuple[str, ...] = ()
    required: bool = True

    @property
    def passed(self) -> bool:
        """Tell whether the point holds."""
        return self.outcome is Outcome.MET

    @property
    def failed(self) -> bool:
        """Tell whether a point does not hold that must."""
        return self.required and self.outcome is Outcome.NOT_MET

    def record(self) -> dict[str, Any]:
        """Give the check for JSON."""
        return {
            "id": self.id,
            "family": self.family,
            "principle": self.principle,
            "title": self.title,
            "outcome": str(self.outcome),
            "required": self.required,
            "reason": self.reason,
            "evidence": list(self.evidence),
        }


class Score(NamedTuple):
    """How many points hold, of those that could be computed; and how many could not."""

    met: int
    computed: int
    offline: int


@dataclass(frozen=True)
class Report:
    """All checks of a release."""

    version: str
    checks: Sequence[Check] = field(default_factory=tuple)

    @property
    def families(self) -> list[str]:
        """Give the families, in order."""
        return list(dict.fromkeys(check.family for check in self.checks))

    @property
    def failed(self) -> list[Check]:
        """Give the required points that do not hold."""
        return [check for check in self.checks if check.failed]

    def score(self, family: str | None = None) -> Score:
        """Count, for one family or for all."""
        checks = [check for check in self.checks if family in {None, check.family}]
        offline = sum(check.outcome is Outcome.OFFLINE for check in checks)
        return Score(sum(check.passed for check in checks), len(checks) - offline, offline)


def judged(offences: Iterable[str], good: str, bad: str, evidence: Iterable[str] = ()) -> Finding:
    """Give "met" for no offence, else "not met" with the offences.

    :param bad: what is wrong; the number of offences is put after it.
    :param evidence: what shows that the point is met.
    """
    found = list(dict.fromkeys(offences))
    if not found:
        return Finding(Outcome.MET, good, tuple(evidence))
    return Finding(Outcome.NOT_MET, f"{bad} ({len(found)})", tuple(shortened(found)))


def shortened(texts: Sequence[str]) -> list[str]:
    """Leave out what would fill the screen, and say so."""
    return [*texts[:SHOWN], *([f"and {len(texts) - SHOWN} more"] if len(texts) > SHOWN else [])]


def offline(reason: str) -> Finding:
    """Say that a point cannot be told without the web at large."""
    return Finding(Outcome.OFFLINE, reason)


def run(family: str, tests: Iterable[Test], material: "Material") -> list[Check]:
    """Judge the tests of a family."""
    checks = []
    for test in tests:
        finding = test.judge(material)
        reason = finding.reason
        if test.excuse and finding.outcome is Outcome.NOT_MET:
            reason += f". {test.excuse}"
        checks.append(Check(test.id, family, test.principle, test.title, finding.outcome, reason, finding.evidence,
                            not test.excuse))  # fmt: skip
    return checks
