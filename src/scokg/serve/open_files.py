"""The number of files that the process may have open, each connection being one."""

import resource

from ..errors import UserError
from .limits import Limits

RESERVE = 64
"""Connections beyond the limit, which get 503, or 200 for ``/health``."""
_FILES, _FILES_PER_WORKER = 32, 4
"""Open files besides connections: of the process, and for each query process."""


def with_open_files(limits: Limits) -> Limits:
    """Allow this process enough open files for its connections, and return limits that the system can keep.

    :raises UserError: if the system allows too few files for any useful number of connections.
    """
    others = _FILES + _FILES_PER_WORKER * (limits.workers + limits.long_queries)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = others + limits.connections + RESERVE
    available = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if available < others + 2 * RESERVE:
        least = others + 2 * RESERVE
        raise UserError(
            f"the system allows {hard} open files, and the server needs {least}; raise it (ulimit -n {least})"
        )
    if soft != resource.RLIM_INFINITY and soft < available:
        resource.setrlimit(resource.RLIMIT_NOFILE, (available, hard))
    return limits._replace(connections=available - others - RESERVE)
