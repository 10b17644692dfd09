"""How long work reports what it is doing; the command line turns this into a progress bar."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many steps are done and how many there are."""


def no_progress(what: str, done: int, total: int) -> None:
    """Report to nobody."""
