"""A query process: takes one job after another from a socket, within limits that the operating system enforces."""

import contextlib
import json
import logging
import os
import pickle
import signal
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from ...errors import UserError
from ...graph import Graph
from ...web.problems import HttpProblem
from ..limits import Limits
from .fork_server import LOAD
from .reply import Reply, packed_problem
from .sandbox import limit_memory, limit_processor_time

Job = tuple[Callable[..., Reply], tuple[Any, ...]]
"""A function, called with the graph and the arguments that follow."""
CHANGED = "the published files or the program have changed since the server was started; start it again"
_LOG = logging.getLogger("scokg.serve")
_LENGTH = struct.Struct("!I")


def packed_job(job: Job) -> bytes:
    """Return the encoded job."""
    text = pickle.dumps(job)
    return _LENGTH.pack(len(text)) + text


class Ready(NamedTuple):
    """What a process reports when it is ready: its fork server, and whether that can load the graph into memory."""

    fork_server: int
    loads: bool

    def reply(self) -> Reply:
        """Return the report as a reply without a media type."""
        return Reply("", json.dumps(self).encode())

    @classmethod
    def of(cls, reply: Reply) -> "Ready":
        """Read the report in a reply."""
        return cls(*json.loads(reply.body))


def main(channel: socket.socket, limits: Limits, release: str) -> None:
    """Run jobs until the socket is closed.

    If the fork server could not open the graph, or has opened another release, both end with a message: the next
    process comes from a new fork server.

    :param release: the hash of the release that the server was started with.
    """
    from .preloaded import PRELOADED

    for name in (signal.SIGINT, signal.SIGTERM, LOAD):  # the server ends its query processes
        signal.signal(name, signal.SIG_IGN)
    graph = PRELOADED.graph
    if not isinstance(graph, Graph) or PRELOADED.hash != release:
        text = CHANGED if isinstance(graph, Graph) else str(graph)
        _send(channel, packed_problem(HttpProblem(500, text)))
        _end_fork_server(PRELOADED.fork_server)
        return
    ready = Ready(PRELOADED.fork_server, PRELOADED.loads).reply()
    # The engine seeds its random number generator once per thread. In a thread of its own, processes that were forked
    # from the same one do not generate the same UUIDs.
    thread = threading.Thread(target=_run_jobs, args=(channel, limits, graph, ready))
    thread.start()
    thread.join()


def _end_fork_server(process: int) -> None:
    if os.getppid() == process:
        os.kill(process, signal.SIGKILL)


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
