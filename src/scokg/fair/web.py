"""IRIs asked as a client of the web would ask them: by the redirect rules that are shipped, then at a real server."""

import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import NamedTuple

from ..errors import UserError
from ..redirects import NOT_FOUND, checked_target, resolve
from ..vocabulary import BASE

TIMEOUT = 60  # seconds
_SERVE = "from scokg.cli import run; run()"


class Reply(NamedTuple):
    """What an address answers in the end; header names are in small letters."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str]

    @property
    def there(self) -> bool:
        """Tell whether something was given."""
        return self.status == 200


class Web:
    """The redirect rules, and the server that they lead to."""

    def __init__(self, server: str) -> None:
        """Take the address of a server that is laid out as ``scokg serve`` is.

        :raises UserError: when it is no address, or what reads Accept headers is not installed.
        """
        if find_spec("mimeparse") is None:
            raise UserError("fair: python-mimeparse is not installed; pip install 'scokg[serve]'")
        self.server = checked_target(server)

    def get(self, iri: str, accept: str | None = None, origin: str | None = None) -> Reply:
        """Ask an IRI of the publication.

        :param origin: the site whose script asks.
        :raises UserError: when the server cannot be reached.
        """
        if not iri.startswith(BASE):
            return Reply(NOT_FOUND, "", b"", {})
        path = iri.removeprefix(BASE).partition("#")[0]
        answer = resolve(path, accept, self.server)
        if answer.location is None:
            return Reply(answer.status, "", b"", {})
        return self._fetch(answer.location, {"Accept": accept, "Origin": origin})

    def fetch(self, path: str, accept: str | None = None) -> Reply:
        """Ask an address of the server itself.

        :raises UserError: when the server cannot be reached.
        """
        return self._fetch(f"{self.server}/{path}", {"Accept": accept})

    def _fetch(self, address: str, headers: Mapping[str, str | None]) -> Reply:
        given = {name: value for name, value in headers.items() if value}
        request = urllib.request.Request(address, headers=given)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
                return _reply(response.status, response.headers.items(), response.read())
        except urllib.error.HTTPError as error:
            with error:
                return _reply(error.code, error.headers.items(), error.read())
        except OSError as error:
            raise UserError(f"{self.server}: does not answer ({error}); start `scokg serve` there") from error


def _reply(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> Reply:
    named = {name.lower(): value for name, value in headers}
    return Reply(status, named.get("content-type", "").partition(";")[0], body, named)


@contextmanager
def local_server() -> Iterator[str]:
    """Start ``scokg serve`` on this machine, on a free port; give its address, and end it after use.

    :raises UserError: when it does not start, with what it said.
    """
    command = [sys.executable, "-c", _SERVE, "serve", "--port", "0", "--workers", "2"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr, "a pipe was asked for"
    said: list[str] = []
    try:
        for line in server.stderr:
            said.append(line)
            if found := re.match(r"Serving (\S+)/ ", line):
                break
        else:
            raise UserError(f"fair: the server did not start: {''.join(said).strip()}")
        threading.Thread(target=server.stderr.read, daemon=True).start()  # so that it never waits for a reader
        yield found[1]
    finally:
        server.terminate()
        server.wait(TIMEOUT)
