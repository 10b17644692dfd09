"""Wait for a condition, however busy the machine is: no test depends on how fast something happens."""

import time
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds after which a test gives up. On an idle machine nothing takes a tenth of it."""

_INTERVAL = 0.05


def wait_until(holds: Callable[[], bool], explain: Callable[[], str] = str) -> None:
    """Wait until a condition holds.

    :param explain: returns the message of the failure if it never does.
    """
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, explain() or "the condition did not become true"
        time.sleep(_INTERVAL)
