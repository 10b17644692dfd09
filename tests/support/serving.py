"""A server of the package in a process of its own, on loopback, on a free port."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

TIMEOUT = 60
_COMMAND = [sys.executable, "-c", "from scokg.cli import run; run()", "serve", "--port", "0"]


@contextmanager
def running_server(*arguments: str, log: Path | None = None) -> Iterator[str]:
    """Start ``scokg serve``; give its address once it answers, and end it after use.

    :param log: where what it writes on standard error is kept.
    """
    server = subprocess.Popen([*_COMMAND, *arguments], stderr=subprocess.PIPE, text=True)
    assert server.stderr
    lines: list[str] = []
    try:
        for line in server.stderr:
            lines.append(line)
            if found := re.match(r"Serving (\S+)/ ", line):
                break
        else:
            raise AssertionError("".join(lines))
        rest = threading.Thread(target=lambda: lines.extend(server.stderr or ()))
        rest.start()
        yield found[1]
    finally:
        server.terminate()
        server.wait(timeout=TIMEOUT)
        if log:
            rest.join(timeout=TIMEOUT)
            log.write_text("".join(lines), encoding="utf-8")


def client_of(address: str) -> httpx.Client:
    """Make a client that follows no redirects."""
    return httpx.Client(base_url=address, timeout=TIMEOUT)
