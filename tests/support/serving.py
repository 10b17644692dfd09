"""``scokg serve`` in a process of its own, on loopback, on a free port."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from support.waiting import PATIENCE, wait_until

_PROGRAM = f"""
from scokg.cli import run
from scokg.serve.limits import Limits
Limits.__new__.__defaults__ = tuple(Limits(timeout={PATIENCE}, wait={PATIENCE}, read={PATIENCE}, write={PATIENCE}))
run()
"""


class Served(NamedTuple):
    """A running server: its address, and the id of its process."""

    address: str
    pid: int


def serve_command(*arguments: str) -> Sequence[str]:
    """Return the command line of a server.

    Its time limits are so generous that they are never reached on a busy machine, except those that the arguments set.
    """
    return [sys.executable, "-c", _PROGRAM, "serve", *arguments]


@contextmanager
def running_server(*arguments: str, log: Path | None = None) -> Iterator[str]:
    """Run ``scokg serve`` for the context, and yield its address when it has loaded the graph.

    :param log: the file for what it writes to standard error.
    """
    with running_process(*arguments, log=log) as served:
        yield served.address


@contextmanager
def running_process(*arguments: str, log: Path | None = None, loaded: bool = True) -> Iterator[Served]:
    """Run ``scokg serve`` for the context, and yield its address and its process when it accepts requests.

    :param log: the file for what it writes to standard error.
    :param loaded: whether to wait until it has loaded the graph into memory and replaced its first query processes.
    """
    server = subprocess.Popen(serve_command("--port", "0", *arguments), stderr=subprocess.PIPE, text=True)
    assert server.stderr
    lines: list[str] = []
    rest = threading.Thread(target=lambda: lines.extend(server.stderr or ()))
    try:
        for line in server.stderr:
            lines.append(line)
            if found := re.match(r"Serving (\S+)/ ", line):
                break
        else:
            raise AssertionError("".join(lines))
        rest.start()
        if loaded:
            wait_until(lambda: not is_loading(found[1]))
        yield Served(found[1], server.pid)
    finally:
        server.terminate()
        server.wait(PATIENCE)
        if rest.is_alive():
            rest.join(PATIENCE)
        if log:
            log.write_text("".join(lines), encoding="utf-8")


def is_loading(address: str) -> bool:
    """Return whether a server has query processes that read the graph from disk and will be replaced."""
    return bool(httpx.get(f"{address}/health", timeout=PATIENCE).json()["loading"])


def client_of(address: str) -> httpx.Client:
    """Return a client that does not follow redirects."""
    return httpx.Client(base_url=address, timeout=PATIENCE)
