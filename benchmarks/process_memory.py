"""The memory of a process and its descendants, read from ``/proc``."""

import re
from pathlib import Path


def descendants(pid: int) -> dict[int, int]:
    """Return the descendants of a process, each with its parent."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:  # it has ended
            continue
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return {child: parents[child] for child in found - {pid}}


def memory(pid: int) -> float:
    """Return the memory of a process and its descendants in MiB; pages that they share count once."""
    return sum(_proportional(process) for process in (pid, *descendants(pid)))


def _proportional(pid: int) -> float:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
