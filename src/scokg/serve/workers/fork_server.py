"""The fork server: a process that has opened the graph, from which the query processes are forked."""

import contextlib
import os
import signal
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

from ...errors import UserError

LOAD = signal.SIGUSR1
"""The signal on which the fork server loads the graph into memory."""
_PRELOADED = ["scokg.serve.workers.preloaded", "scokg.serve.query_api", "scokg.serve.resources"]


def start_fork_server() -> ForkServerContext:
    """Start the fork server if it does not run, and return its context; does not wait until the graph is open.

    :raises UserError: if the system has no temporary folder for its socket, or too few open files.
    """
    context = ForkServerContext()
    context.set_forkserver_preload(_PRELOADED)
    try:
        forkserver.ensure_running()
    except OSError as error:
        raise UserError(f"the query processes cannot be started ({error.strerror or error})") from error
    return context


def end_fork_server() -> None:
    """End the fork server at once, whatever it does; the processes that it has started continue."""
    process = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if process is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
