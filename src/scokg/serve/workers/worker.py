"""A query process: takes one job after the other from a socket, within limits that the system enforces."""

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
from .reply import Reply, packed_problem
from .sandbox import limit_memory, limit_processor_time

Job = tuple[Callable[..., Reply], tuple[Any, ...]]
_LOG = logging.getLogger("scokg.serve")
_LENGTH = struct.Struct("!I")


def packed_job(job: Job) -> bytes:
    """Give the bytes by which a job travels."""
    text = pickle.dumps(job)
    return _LENGTH.pack(len(text)) + text


def main(channel: socket.socket, limits: Limits) -> None:
    """Answer jobs until the other side has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers
    from .preloaded import GRAPH

    if not isinstance(GRAPH, Graph):
        _send(channel, packed_problem(HttpProblem(500, str(GRAPH))))
        return
    # The engine seeds its source of chance once for each thread: in a thread of its own, no two processes that were
    # forked from the same one give the same UUIDs.
    answering = threading.Thread(target=_answer_all, args=(channel, limits, GRAPH))
    answering.start()
    answering.join()


def _answer_all(channel: socket.socket, limits: Limits, graph: Graph) -> None:
    limit_memory(limits.memory)
    with contextlib.suppress(OSError):  # the server has gone
        _send(channel, Reply("", b"").packed())
        while (head := channel.recv(_LENGTH.size, socket.MSG_WAITALL)) and len(head) == _LENGTH.size:
            text = channel.recv(_LENGTH.unpack(head)[0], socket.MSG_WAITALL)
            limit_processor_time(limits.timeout)
            _send(channel, _answer(graph, pickle.loads(text)))


def _answer(graph: Graph, job: Job) -> list[bytes]:
    function, arguments = job
    try:
        return function(graph, *arguments).packed()
    except HttpProblem as problem:
        return packed_problem(problem)
    except UserError as error:
        return packed_problem(HttpProblem(400, str(error)))
    except MemoryError:
        os._exit(1)  # the server says what happened
    except Exception:
        _LOG.exception("a job failed: %s", function.__name__)
        return packed_problem(HttpProblem(500, "the server made a mistake; please report what you asked"))


def _send(channel: socket.socket, parts: list[bytes]) -> None:
    for part in parts:
        channel.sendall(part)
