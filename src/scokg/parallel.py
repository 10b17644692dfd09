"""Run a function for several items on all processors, in forked processes that share the memory of this one."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_work: list[Any] = []
"""In a forked process: the function and the items, which are inherited and not copied."""


def map_forked(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield the result of a function for each item, in the order of the items.

    Results and exceptions must be picklable. Where processes cannot be forked, or there is one processor, the function
    runs in this process. If the caller stops early, the processes are ended.
    """
    processes = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, len(items))
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, items)
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(processes, _start, (function, items)) as pool:
        yield from pool.imap(_run, range(len(items)))


def _start(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Prepare a forked process: interrupts are for the process that forked it, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _work[:] = function, items


def _run(number: int) -> Any:  # noqa: ANN401 - the result of any function
    function, items = _work
    return function(items[number])
