"""Forked processes: results in order, errors of the function, and no process left behind."""

import multiprocessing
import os

import pytest

from scokg import UserError
from scokg.parallel import map_forked


def test_results_are_in_order_and_what_is_bound_is_shared() -> None:
    offset = object()  # not picklable by value: the processes must inherit it
    results = list(map_forked(lambda number: (number * 2, id(offset)), range(20)))
    assert results == [(number * 2, id(offset)) for number in range(20)]


def test_one_processor_runs_everything_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert set(map_forked(lambda _: os.getpid(), range(3))) == {os.getpid()}


def test_an_error_reaches_the_caller() -> None:
    def fail(number: int) -> int:
        if number == 3:
            raise UserError("three")
        return number

    with pytest.raises(UserError, match="three"):
        list(map_forked(fail, range(5)))
    assert multiprocessing.active_children() == []


def test_a_caller_that_stops_early_ends_the_processes() -> None:
    results = map_forked(lambda number: number, range(1000))
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
