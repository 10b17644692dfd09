"""Real triple stores on loopback, for tests and for trying things out.

``with started("fuseki") as server`` runs a store with an empty data folder of its own and on free ports; afterwards the
store is stopped and the folder is removed. ``tests/support/servers/start fuseki`` does the same on the command line. A
store needs a Python package, jars that ``tests/support/fetch-jars.sh`` downloads, or a Debian package;
:func:`missing` tells whether it is there.
"""

import os
import random
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from configparser import RawConfigParser
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx
from pyoxigraph import RdfFormat, Triple, serialize

from support.waiting import PATIENCE, wait_until

REPOSITORY = Path(__file__).resolve().parents[3]
JARS = REPOSITORY / "build" / "servers" / "lib"
VIRTUOSO_INI = Path("/usr/share/virtuoso-opensource-7/virtuoso.ini")
KINDS = ("oxigraph", "fuseki", "virtuoso", "rdf4j")
_JARS = {"fuseki": ("jena-fuseki-server-*.jar",), "rdf4j": ("jetty-runner-*.jar", "rdf4j-http-server-*.war")}
_FETCH = ["sh", str(REPOSITORY / "tests" / "support" / "fetch-jars.sh"), "servers"]
_DEBIAN = ("virtuoso-opensource-7", "virtuoso-opensource-7-bin")
_REPOSITORY = """
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> . @prefix ns: <http://www.openrdf.org/config/sail/native#> .
[] a rep:Repository ; rep:repositoryID "scokg" ; rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
  sr:sailImpl [ sail:sailType "openrdf:NativeStore" ; ns:tripleIndexes "spoc,posc,cspo,cpos,cosp" ] ] .
"""
_PORTS = range(10_240, 32_768)
"""Ports that no program gets for its outgoing connections (on Linux, by default), so that none takes a port between
:func:`free_port` and the start of a server."""


class ServerError(Exception):
    """A store cannot be started; the message contains the end of its log."""


@dataclass
class Server:
    """A running store: its addresses, the account that may write, and its process."""

    kind: str
    url: str
    """The address for ``scokg load``."""
    query_url: str
    update_url: str
    gsp_url: str
    """The address of the Graph Store Protocol, without ``?graph=``."""
    home: Path
    command: Sequence[str]
    user: str = ""
    password: str = field(default="", repr=False)
    process: subprocess.Popen[bytes] | None = None
    ready_url: str = ""
    """The address that answers when the store is ready; by default the query endpoint with ``ASK {}``."""

    @property
    def log(self) -> Path:
        """The file with the output of the store."""
        return self.home / "server.log"

    @property
    def pid(self) -> int:
        """The id of the process."""
        assert self.process is not None, "the store is not running"
        return self.process.pid

    def start(self) -> None:
        """Start the store on its data folder and wait until it answers a query.

        :raises ServerError: if it ends instead.
        """
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        process = self.process
        try:
            wait_until(lambda: process.poll() is not None or self.answers(), self.log_end)
        except BaseException:
            self.kill()
            raise
        if process.poll() is not None:
            raise ServerError(f"{self.kind} did not start: {' '.join(self.command)}\n{self.log_end()}")
        if self.kind == "rdf4j":
            _create_repository(self.url)

    def answers(self) -> bool:
        """Return whether the store answers a query."""
        address = self.ready_url or self.query_url + "?query=ASK%7B%7D"
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # asked again until a test gives up
                return bool(answer.status == 200)
        except urllib.error.HTTPError as error:
            return error.code == 401  # it is running and asks for the password
        except OSError:
            return False

    def log_end(self) -> str:
        """Return the last lines of the logs of the store."""
        texts = [path.read_text(errors="replace") for path in sorted(self.home.glob("*.log"))]
        return "\n".join(line for text in texts for line in text.splitlines()[-20:])

    def stop(self) -> None:
        """Ask the store to stop and wait for it; if it does not, kill it."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """Kill the store at once, as a power failure would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def missing(kind: str) -> str:
    """Return what is missing on this machine to start a store; an empty text if it can be started."""
    if kind == "oxigraph":
        return "" if _oxigraph() else "oxigraph is not installed: pip install oxigraph"
    if kind in _JARS:
        if not shutil.which("java"):
            return "java is not on PATH: install Java 17"
        there = all(list(JARS.glob(pattern)) for pattern in _JARS[kind])
        return "" if there else f"the jars of {kind} are missing: run sh tests/support/fetch-jars.sh servers"
    if kind == "virtuoso":
        there = shutil.which("virtuoso-t") and VIRTUOSO_INI.exists()
        return "" if there else "Virtuoso is not installed: apt-get install virtuoso-opensource-7"
    raise ValueError(f"{kind}: expected one of {', '.join(KINDS)}")


@contextmanager
def started(
    kind: str, *, protected: bool = False, max_rows: int = 1_000_000, folder: Path | None = None, disk: str = ""
) -> Iterator[Server]:
    """Run a store for the context, and remove its data afterwards.

    :param protected: whether Fuseki asks for a password; Virtuoso always does, Oxigraph cannot.
    :param max_rows: the number of rows after which Virtuoso truncates an answer (its own default is 10,000).
    :param folder: the folder for the data, instead of a temporary one.
    :param disk: the size, such as ``24m``, of a file system for the data of Oxigraph or Fuseki alone.
    :raises ServerError: if something is missing, or the store does not start.
    """
    if reason := missing(kind):
        raise ServerError(reason)
    home = folder or Path(tempfile.mkdtemp(prefix=f"scokg-{kind}-"))
    try:
        server = _prepare(kind, home, protected, max_rows)
        if disk:
            server.command = [*_on_small_disk(home / "data", disk), *server.command]
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        if folder is None:
            shutil.rmtree(home, ignore_errors=True)


def _on_small_disk(folder: Path, size: str) -> list[str]:
    """Return a command prefix that mounts a small file system on a folder, in a mount namespace of its own."""
    folder.mkdir(exist_ok=True)
    script = f'mount -t tmpfs -o size={size} tmpfs "$0"; exec "$@"'
    return ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec", script, str(folder)]


def _prepare(kind: str, home: Path, protected: bool, max_rows: int) -> Server:
    if kind == "oxigraph":
        return _prepare_oxigraph(home)
    if kind == "fuseki":
        return _prepare_fuseki(home, protected)
    if kind == "rdf4j":
        return _prepare_rdf4j(home)
    return _prepare_virtuoso(home, max_rows)


def _prepare_oxigraph(home: Path) -> Server:
    url = f"http://127.0.0.1:{free_port()}"
    command = [_oxigraph(), "serve", "-l", str(home / "data"), "-b", url.removeprefix("http://")]
    return Server("oxigraph", url, url + "/query", url + "/update", url + "/store", home, command)


def _oxigraph() -> str:
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.exists() else shutil.which("oxigraph") or ""


def _prepare_fuseki(home: Path, protected: bool) -> Server:
    port = free_port()
    (home / "data").mkdir(exist_ok=True)
    jar = max(JARS.glob("jena-fuseki-server-*.jar"))
    command = ["java", "-Xmx1g", f"-Djava.io.tmpdir={home}", "-jar", str(jar), "--localhost", f"--port={port}",
               "--tdb2", f"--loc={home / 'data'}", "--update"]  # fmt: skip
    user = password = ""
    if protected:
        user, password = "editor", secrets.token_urlsafe(12)
        (home / "passwd").write_text(f"{user}: {password}\n")
        command += [f"--passwd={home / 'passwd'}", "--auth=basic"]
    url = f"http://127.0.0.1:{port}/scokg"
    command.append("/scokg")
    return Server("fuseki", url, url + "/query", url + "/update", url + "/data", home, command, user, password)


def _prepare_rdf4j(home: Path) -> Server:
    port = free_port()
    runner, war = (str(max(JARS.glob(pattern))) for pattern in _JARS["rdf4j"])
    command = ["java", "-Xmx1g", f"-Djava.io.tmpdir={home}", f"-Dorg.eclipse.rdf4j.appdata.basedir={home / 'data'}",
               "-jar", runner, "--host", "127.0.0.1", "--port", str(port), "--path", "/rdf4j-server", war]  # fmt: skip
    server = f"http://127.0.0.1:{port}/rdf4j-server"
    url = server + "/repositories/scokg"
    return Server("rdf4j", url, url, url + "/statements", url + "/rdf-graphs/service", home, command,
                  ready_url=server + "/protocol")  # fmt: skip


def _create_repository(url: str) -> None:
    """Create a persistent RDF4J repository, unless there is one already."""
    request = urllib.request.Request(url, _REPOSITORY.encode(), {"Content-Type": "text/turtle"}, method="PUT")
    try:
        urllib.request.urlopen(request, timeout=PATIENCE).close()
    except urllib.error.HTTPError as error:
        if error.code != 409:
            reason = error.read().decode(errors="replace")
            raise ServerError(f"rdf4j: the repository could not be created: {reason}") from error


def _prepare_virtuoso(home: Path, max_rows: int) -> Server:
    sql, http = free_port(), free_port()
    ini = home / "virtuoso.ini"
    _write_virtuoso_ini(ini, sql, http, max_rows)
    url = f"http://127.0.0.1:{http}"
    command = ["virtuoso-t", "+configfile", str(ini), "+foreground"]
    return Server("virtuoso", url, url + "/sparql", url + "/sparql-auth", url + "/sparql-graph-crud-auth", home,
                  command, "dba", "dba")  # fmt: skip


def _write_virtuoso_ini(ini: Path, sql: int, http: int, max_rows: int) -> None:
    """Write the settings of Debian, but with paths under our folder, ports on loopback, and no plugins."""
    settings = RawConfigParser(strict=False, inline_comment_prefixes=(";",))
    settings.optionxform = str  # type: ignore[assignment,method-assign]
    settings.read(VIRTUOSO_INI)
    for section in settings.sections():
        for key, value in settings.items(section):
            settings.set(section, key, re.sub(r"^/var/lib/virtuoso-opensource-7/(db/)?", f"{ini.parent}/", value))
    settings.remove_section("Plugins")
    settings["Parameters"].update(ServerPort=f"127.0.0.1:{sql}", NumberOfBuffers="40000", MaxDirtyBuffers="30000")
    settings["Parameters"]["DirsAllowed"] = f"., {ini.parent}"
    settings["HTTPServer"]["ServerPort"] = f"127.0.0.1:{http}"
    limits = {"ResultSetMaxRows": max_rows, "MaxQueryCostEstimationTime": 0, "MaxQueryExecutionTime": 600}
    settings["SPARQL"].update({key: str(limit) for key, limit in limits.items()})
    with ini.open("w") as stream:
        settings.write(stream)


def put(server: Server, graph: str, triples: Iterable[Triple]) -> None:
    """Replace a graph in a store.

    :param graph: the IRI of a named graph; an empty text for the default graph.
    """
    address = f"{server.gsp_url}?{urlencode({'graph': graph}) if graph else 'default'}"
    auth = httpx.DigestAuth(server.user, server.password) if server.user else None
    with httpx.Client(auth=auth, timeout=PATIENCE, headers={"Content-Type": "text/turtle"}) as client:
        if auth:  # Virtuoso closes the connection during a long body if it has not asked for the password before
            client.get(address)
        client.put(address, content=serialize(triples, format=RdfFormat.N_TRIPLES)).raise_for_status()


def free_port() -> int:
    """Return a port on loopback that is free now; test processes that run at the same time hardly ever get the same."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            port = random.SystemRandom().choice(_PORTS)
            probe.bind(("127.0.0.1", port))
            return port


def install(kind: str) -> None:
    """Install what is missing to start a store: a Python package, jars or, as root only, Debian packages.

    :raises ServerError: if that fails.
    """
    commands = {
        "oxigraph": [sys.executable, "-m", "pip", "install", "-q", "oxigraph>=0.5.12"],
        "fuseki": _FETCH,
        "rdf4j": _FETCH,
        "virtuoso": ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_DEBIAN],
    }
    if kind == "virtuoso" and os.geteuid() != 0:
        raise ServerError(missing(kind))
    if subprocess.run(commands[kind], check=False).returncode:
        raise ServerError(f"{kind} could not be installed: {' '.join(commands[kind])}")
