"""The fork server: a process that has opened the graph, from which the query processes are forked."""

import signal
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

LOAD = signal.SIGUSR1
"""The signal on which the fork server loads the graph into memory."""
_PRELOADED = ["scokg.serve.workers.preloaded", "scokg.serve.query_api", "scokg.serve.resources"]


def start_fork_server() -> ForkServerContext:
    """Start the fork server if it does not run, and return its context; does not wait until the graph is open."""
    context = ForkServerContext()
    context.set_forkserver_preload(_PRELOADED)
    forkserver.ensure_running()
    return context
