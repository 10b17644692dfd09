"""``scokg serve`` in a process of its own, on loopback, on a free port."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
from process_memory import descendants

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


def serve_command(*arguments: str, open_files: int | None = None) -> Sequence[str]:
    """Return the command line of a server.

    Its time limits are so generous that they are never reached on a busy machine, except those that the arguments set.

    :param open_files: how many open files the system allows it.
    """
    limited = ["sh", "-c", f'ulimit -n {open_files}; exec "$@"', "sh"] if open_files else []
    return [*limited, sys.executable, "-c", _PROGRAM, "serve", *arguments]


@contextmanager
def running_server(*arguments: str, log: Path | None = None) -> Iterator[str]:
    """Run ``scokg serve`` for the context, and yield its address when it has loaded the graph.

    :param log: the file for what it writes to standard error.
    """
    with running_process(*arguments, log=log) as served:
        yield served.address


@contextmanager
def running_process(
    *arguments: str,
    log: Path | None = None,
    loaded: bool = True,
    environment: Mapping[str, str] | None = None,
    open_files: int | None = None,
) -> Iterator[Served]:
    """Run ``scokg serve`` for the context, and yield its address and its process when it accepts requests.

    :param log: the file for what it writes to standard error.
    :param loaded: whether to wait until it has loaded the graph into memory and replaced its first query processes.
    :param environment: environment variables in addition to those of this process.
    :param open_files: how many open files the system allows it.
    """
    command, variables = (
        serve_command("--port", "0", *arguments, open_files=open_files),
        {**os.environ, **(environment or {})},
    )
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=variables)
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


def has_documents(address: str) -> bool:
    """Return whether a server has made the documents that are the same for everybody."""
    return bool(httpx.get(f"{address}/health", timeout=PATIENCE).json()["documents"])


def client_of(address: str) -> httpx.Client:
    """Return a client that does not follow redirects."""
    return httpx.Client(base_url=address, timeout=PATIENCE)


def query_processes(server: int) -> list[int]:
    """Return the processes that the fork server of a server has started: the grandchildren of the server."""
    return [child for child, parent in descendants(server).items() if parent != server]


def fork_server(server: int) -> int:
    """Return the fork server of a server: the parent of its query processes."""
    (found,) = {parent for parent in descendants(server).values() if parent != server}
    return found
