"""Run a function in a child process, within limits on time and memory."""

import faulthandler
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from typing import NamedTuple, NoReturn, TypeVar

from ..errors import ScokgError, UserError

T = TypeVar("T")
_CHUNK = 1024**2
_MIB = 1024**2
_ENDING = {number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))}
"""The signals that end the command."""
_OVERFLOW = {signal.SIGSEGV, getattr(signal, "SIGBUS", signal.SIGSEGV)}


class ChildLimits(NamedTuple):
    """The limits of a child process.

    :ivar timeout: seconds.
    :ivar memory: MiB, in addition to what the process has when it starts.
    """

    timeout: int
    memory: int


def run_limited(function: Callable[[], T], name: str, limits: ChildLimits) -> T:
    """Run a function in a child process and return its result, which must be picklable.

    A query can overflow the stack of the engine, run for hours or use all memory. In a child process, this ends in an
    error, and an interrupt stops the query at once. Where processes cannot be forked, the function runs in this one.

    :param name: the name of the query, for error messages.
    :raises UserError: if the function raises it, or the child exceeds a limit or crashes.
    """
    if not hasattr(os, "fork"):
        return function()
    reader, writer = os.pipe()
    signals = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # until the child is known, and can be ended
    child = os.fork()
    if child == 0:
        _work(function, writer, limits.memory)
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        os.close(writer)
        content = _read(reader, time.monotonic() + limits.timeout)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)  # it has ended, or nobody waits for it
        status = os.waitpid(child, 0)[1]
    if content is None:
        raise UserError(f"{name}: stopped after {limits.timeout} s; --timeout sets another limit")
    try:
        succeeded, result = pickle.loads(content)  # written by the child
    except (EOFError, pickle.UnpicklingError) as error:
        raise UserError(f"{name}: {_reason(status, limits)}") from error
    if not succeeded:
        raise result
    found: T = result
    return found


def _work(function: Callable[[], object], writer: int, memory: int) -> NoReturn:
    """Write the result of a function, or its exception, to a pipe, and end this process."""
    try:
        _prepare(memory)
        outcome: tuple[bool, object] = True, function()
        content = pickle.dumps(outcome)
    except MemoryError:
        os._exit(1)
    except (ScokgError, OSError) as error:
        content = pickle.dumps((False, error))
    except BaseException as error:
        content = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(content)
    os._exit(0)


def _prepare(memory: int) -> None:
    """Limit the memory of this process, and end it at once, engine included, on a signal."""
    from ..serve.workers.sandbox import limit_memory

    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)  # the engine does not look at Python's flag
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the engine writes when it crashes
    limit_memory(memory * _MIB)


def _read(reader: int, deadline: float) -> bytes | None:
    """Return everything that is written to a pipe until it is closed; None if that takes too long."""
    chunks: list[bytes] = []
    while True:
        ready, _, _ = select.select([reader], [], [], max(deadline - time.monotonic(), 0))
        if not ready:
            return None
        chunk = os.read(reader, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _reason(status: int, limits: ChildLimits) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in _OVERFLOW:
        return "nested too deeply for the engine; simplify the query"
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGKILL, signal.SIGTERM}:
        return "the process of the query was killed"
    return f"needs more than {limits.memory} MiB of memory; --memory sets another limit"
