"""A query process: takes one job after another from a socket, within limits that the operating system enforces."""

import contextlib
import logging
import os
import pickle
import signal
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any

from ...errors import UserError
from ...graph import Graph
from ...web.problems import HttpProblem
from ..limits import Limits
from .fork_server import LOAD
from .reply import Reply, packed_problem
from .sandbox import limit_memory, limit_processor_time

Job = tuple[Callable[..., Reply], tuple[Any, ...]]
"""A function, called with the graph and the arguments that follow."""
_LOG = logging.getLogger("scokg.serve")
_LENGTH = struct.Struct("!I")


def packed_job(job: Job) -> bytes:
    """Return the encoded job."""
    text = pickle.dumps(job)
    return _LENGTH.pack(len(text)) + text


def main(channel: socket.socket, limits: Limits) -> None:
    """Run jobs until the socket is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its query processes
    from .preloaded import PRELOADED

    signal.signal(LOAD, signal.SIG_IGN)  # meant for the fork server
    graph = PRELOADED.graph
    if not isinstance(graph, Graph):
        _send(channel, packed_problem(HttpProblem(500, str(graph))))
        return
    ready = Reply("", str(PRELOADED.loader or "").encode())
    # The engine seeds its random number generator once per thread. In a thread of its own, processes that were forked
    # from the same one do not generate the same UUIDs.
    thread = threading.Thread(target=_run_jobs, args=(channel, limits, graph, ready))
    thread.start()
    thread.join()


def _run_jobs(channel: socket.socket, limits: Limits, graph: Graph, ready: Reply) -> None:
    limit_memory(limits.memory)
    with contextlib.suppress(OSError):  # the server is gone
        _send(channel, ready.packed())
        while (head := channel.recv(_LENGTH.size, socket.MSG_WAITALL)) and len(head) == _LENGTH.size:
            text = channel.recv(_LENGTH.unpack(head)[0], socket.MSG_WAITALL)
            limit_processor_time(limits.timeout)
            _send(channel, _run(graph, pickle.loads(text)))


def _run(graph: Graph, job: Job) -> list[bytes]:
    function, arguments = job
    try:
        return function(graph, *arguments).packed()
    except HttpProblem as problem:
        return packed_problem(problem)
    except UserError as error:
        return packed_problem(HttpProblem(400, str(error)))
    except MemoryError:
        os._exit(1)  # the server reports it
    except Exception:
        _LOG.exception("a job failed: %s", function.__name__)
        return packed_problem(HttpProblem(500, "internal error; please report it with your request"))


def _send(channel: socket.socket, parts: list[bytes]) -> None:
    for part in parts:
        channel.sendall(part)
