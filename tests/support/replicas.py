"""Replicas of ``scokg serve`` behind a real nginx: each in its own processes, on loopback, on free ports."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from support import require_in_gate
from support.servers import free_port
from support.serving import serve_command
from support.waiting import PATIENCE, wait_until

_OPTIONS = ("--workers", "2", "--timeout", "5", "--long-queries", "1")
_NGINX = """
user {user};
daemon off;
worker_processes 2;
pid {home}/nginx.pid;
error_log {home}/error.log;
events {{ worker_connections 256; }}
http {{
    log_format upstreams '$status $request_method $upstream_addr';
    access_log {home}/access.log upstreams;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    include {home}/replicas.conf;
}}
"""


class Replica:
    """One ``scokg serve`` on a fixed port, with all its processes in one group."""

    def __init__(self, home: Path) -> None:
        self.port = free_port()
        self.log = home / f"serve-{self.port}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The address that it listens on."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as log:
            command = serve_command(*_OPTIONS, "--port", str(self.port))
            self.process = subprocess.Popen(command, stderr=log, start_new_session=True)
        wait_until(self._answers, lambda: self.log.read_text(encoding="utf-8"))

    def _answers(self) -> bool:
        assert self.process and self.process.poll() is None, self.log.read_text(encoding="utf-8")
        return _is_ok(self.address + "/health")

    def kill(self) -> None:
        """Kill all its processes at once, as a power failure would."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def answered(self, *parts: str) -> int:
        """Return the number of requests to these parts of the server answered with 200 since the last start."""
        text = httpx.get(self.address + "/metrics", timeout=PATIENCE).raise_for_status().text
        counts = re.findall(r'^scokg_requests_total\{part="(\w+)",status="200"\} (\S+)', text, re.MULTILINE)
        return sum(int(float(count)) for part, count in counts if part in parts)


@contextmanager
def replicas(home: Path, count: int = 2) -> Iterator[list[Replica]]:
    """Run replicas for the context."""
    started = [Replica(home) for _ in range(count)]
    try:
        for replica in started:
            replica.start()
        yield started
    finally:
        for replica in started:
            replica.stop()


@contextmanager
def running_nginx(home: Path, configuration: str) -> Iterator[str]:
    """Run nginx with a file for ``conf.d`` for the context, and yield its address.

    Without nginx the test is skipped with the reason; in the gate it fails.

    :param configuration: the file; it must listen on a single port of 127.0.0.1.
    """
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        require_in_gate("nginx is not installed: apt-get install nginx-light")
    (home / "replicas.conf").write_text(configuration, encoding="utf-8")
    settings = home / "nginx.conf"
    settings.write_text(_NGINX.format(home=home, user="root" if os.getuid() == 0 else "nobody"), encoding="utf-8")
    log = home / "nginx.log"
    with log.open("wb") as output:
        process = subprocess.Popen([str(program), "-p", str(home), "-c", str(settings)], stderr=output)
    listening = re.search(r"listen (127\.0\.0\.1:\d+);", configuration)
    assert listening
    try:
        wait_until(lambda: process.poll() is not None or _is_ok(f"http://{listening[1]}/health"), log.read_text)
        assert process.poll() is None, log.read_text()
        yield f"http://{listening[1]}"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def configured(example: str, ports: Sequence[int]) -> str:
    """Return a documented configuration with other ports: first that of the proxy, then those of the servers."""
    documented = ("127.0.0.1:8080", "127.0.0.1:7878", "127.0.0.1:7879")
    for address, port in zip(documented[: len(ports)], ports, strict=True):
        assert example.count(address) == 1
        example = example.replace(address, f"127.0.0.1:{port}")
    return example


def _is_ok(address: str) -> bool:
    try:
        return httpx.get(address, timeout=PATIENCE).status_code == 200
    except httpx.TransportError:
        return False
