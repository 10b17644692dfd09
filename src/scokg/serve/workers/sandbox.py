"""Limits on a query process that the system enforces, whatever the query does."""

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
    """Bound what this process may take beside what it has."""
    _set(resource.RLIMIT_AS, _size() + memory)
    _set(resource.RLIMIT_CORE, 0)


@contextlib.contextmanager
def no_open_files() -> Iterator[None]:
    """Let no file or socket be opened meanwhile: whatever a query says, it reaches nothing."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _set(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _size() -> int:
    """Give the address space in use."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def processor_time(pid: int | None) -> float:
    """Give the processor time that another process has used; where that cannot be read, the time of the clock."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def lower_priority(pid: int | None) -> None:
    """Give all threads of another process the lowest priority; Linux takes the number of a process for one thread."""
    threads = [int(task.name) for task in Path(f"/proc/{pid}/task").glob("[0-9]*")]
    for thread in threads or [pid or 0]:
        os.setpriority(os.PRIO_PROCESS, thread, _LOWEST_PRIORITY)


def limit_processor_time(timeout: float) -> None:
    """Let the system end this process if nobody else does: a server that was killed leaves no query running."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = math.ceil(used.ru_utime + used.ru_stime + timeout) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
