"""One release for all tests that only read it, made once in a run, however many processes the run has."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from scokg.release.make import make_release


class MadeRelease(NamedTuple):
    """A release, and the progress and warnings that were reported while it was made."""

    folder: Path
    steps: list[tuple[str, int, int]]
    warnings: list[str]


def shared_release(base: Path) -> MadeRelease:
    """Make a release in a folder common to all processes, or wait for the process that makes it."""
    folder, report = base / "shared-release", base / "shared-release.json"
    with _locked(base / "shared-release.lock"):
        if not report.is_file():
            steps: list[tuple[str, int, int]] = []
            made = make_release(folder, progress=lambda *step: steps.append(step))
            report.write_text(json.dumps({"steps": steps, "warnings": made.warnings}), encoding="utf-8")
    reported = json.loads(report.read_bytes())
    return MadeRelease(folder, [tuple(step) for step in reported["steps"]], reported["warnings"])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes, which ends with the process at the latest."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
