"""Progress callbacks of long-running operations; the command line shows them as a progress bar."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""A callback that takes the current activity, the number of steps done and the total number of steps."""


def no_progress(what: str, done: int, total: int) -> None:
    """Ignore the progress; the default callback."""
