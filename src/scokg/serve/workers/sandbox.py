"""Limits on a query process that the operating system enforces, whatever the query does."""

import contextlib
import math
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_LOWEST_PRIORITY = 19


def limit_memory(memory: int) -> None:
    """Limit the memory that this process may allocate from now on, and disable core dumps.

    :param memory: bytes, in addition to the address space already in use.
    """
    _set(resource.RLIMIT_AS, _address_space() + memory)
    _set(resource.RLIMIT_CORE, 0)


@contextlib.contextmanager
def no_open_files() -> Iterator[None]:
    """Prevent this process from opening files and sockets within the context, so that a query has no way out."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _set(what: int, limit: int) -> None:
    hard = resource.getrlimit(what)[1]
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(what, (limit, limit))


def _address_space() -> int:
    """Return the size of the address space in use, in bytes."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def processor_time(pid: int | None) -> float:
    """Return the processor time of another process in seconds; the monotonic clock where ``/proc`` is missing."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lower_priority(pid: int | None) -> None:
    """Set the lowest priority for all threads of another process; Linux applies a process id to one thread only."""
    threads = [int(task.name) for task in Path(f"/proc/{pid}/task").glob("[0-9]*")]
    for thread in threads or [pid or 0]:
        os.setpriority(os.PRIO_PROCESS, thread, _LOWEST_PRIORITY)


def limit_processor_time(timeout: float) -> None:
    """Limit the processor time of this process, so that a query does not outlive a server that was killed.

    :param timeout: seconds, in addition to the processor time already used.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = math.ceil(used.ru_utime + used.ru_stime + timeout) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
