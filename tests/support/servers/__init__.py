"""Real triple stores, started on loopback for tests and for trying things out.

``with started("fuseki") as server`` gives a running store with its own empty data folder and free ports; at the end it
is stopped and the folder removed. ``tests/support/servers/start fuseki`` does the same for people.
What each store needs
(a Python package, a jar that tests/support/fetch-jars.sh brings, a Debian package) is checked first: :func:`missing`.
"""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from configparser import RawConfigParser
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
JARS = REPOSITORY / "build" / "servers" / "lib"
VIRTUOSO_INI = Path("/usr/share/virtuoso-opensource-7/virtuoso.ini")
KINDS = ("oxigraph", "fuseki", "virtuoso", "rdf4j")
_JARS = {"fuseki": ("jena-fuseki-server-*.jar",), "rdf4j": ("jetty-runner-*.jar", "rdf4j-http-server-*.war")}
_FETCH = ["sh", str(REPOSITORY / "tests" / "fetch-jars.sh"), "servers"]
_DEBIAN = ("virtuoso-opensource-7", "virtuoso-opensource-7-bin")
_REPOSITORY = """
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> . @prefix ns: <http://www.openrdf.org/config/sail/native#> .
[] a rep:Repository ; rep:repositoryID "scokg" ; rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ;
  sr:sailImpl [ sail:sailType "openrdf:NativeStore" ; ns:tripleIndexes "spoc,posc,cspo" ] ] .
"""
START_TIMEOUT, STOP_TIMEOUT = 90.0, 30.0  # seconds; a busy machine starts Java slowly


class ServerError(Exception):
    """A store that cannot be started; the message holds the end of its log."""


@dataclass
class Server:
    """A running store: where it listens, who may write, and its process."""

    kind: str
    url: str
    """The address that ``scokg load`` takes."""
    query_url: str
    update_url: str
    gsp_url: str
    """The Graph Store Protocol's address, without ``?graph=``."""
    home: Path
    command: Sequence[str]
    user: str = ""
    password: str = field(default="", repr=False)
    process: subprocess.Popen[bytes] | None = None
    ready_url: str = ""
    """What answers when the store is up; by default the query endpoint, asked ASK {}."""

    @property
    def log(self) -> Path:
        """Give the file that holds what the store printed."""
        return self.home / "server.log"

    @property
    def pid(self) -> int:
        """Give the number of the store's process."""
        assert self.process is not None, "the store is not running"
        return self.process.pid

    def start(self) -> None:
        """Start the store on its data folder and wait until it answers a query.

        :raises ServerError: when it ends, or does not answer in time.
        """
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        deadline = time.monotonic() + START_TIMEOUT
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise ServerError(f"{self.kind} did not start: {' '.join(self.command)}\n{self.log_end()}")
            time.sleep(0.1)
        if self.kind == "rdf4j":
            _create_repository(self.url)

    def answers(self) -> bool:
        """Tell whether the store answers a query."""
        try:
            with urllib.request.urlopen(self.ready_url or self.query_url + "?query=ASK%7B%7D", timeout=5) as answer:
                return bool(answer.status == 200)
        except urllib.error.HTTPError as error:
            return error.code == 401  # alive, and wants the password
        except OSError:
            return False

    def log_end(self) -> str:
        """Give the last lines of the store's logs."""
        texts = [path.read_text(errors="replace") for path in sorted(self.home.glob("*.log"))]
        return "\n".join(line for text in texts for line in text.splitlines()[-20:])

    def stop(self) -> None:
        """Ask the store to end, and wait; one that does not is killed."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End the store at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def missing(kind: str) -> str:
    """Say what a store lacks to be started here; an empty text when nothing."""
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
    raise ValueError(f"{kind}: one of {', '.join(KINDS)} is wanted")


@contextmanager
def started(
    kind: str, *, protected: bool = False, max_rows: int = 1_000_000, folder: Path | None = None, disk: str = ""
) -> Iterator[Server]:
    """Start a store, give it, stop it and remove its data.

    :param protected: Fuseki asks for a password, too; Virtuoso always does, Oxigraph cannot.
    :param max_rows: after how many rows Virtuoso cuts an answer (its own default is 10 000).
    :param folder: where the data go, instead of a new folder among the temporary ones.
    :param disk: the size of a disk of its own, such as ``24m``, that Oxigraph's or Fuseki's data lie on.
    :raises ServerError: when something is missing, or the store does not start.
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
    """Give what runs a command with a small file system mounted on a folder, in a name space of its own."""
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
    """Make an RDF4J repository of the persistent kind; one that is there already is kept."""
    request = urllib.request.Request(url, _REPOSITORY.encode(), {"Content-Type": "text/turtle"}, method="PUT")
    try:
        urllib.request.urlopen(request, timeout=60).close()
    except urllib.error.HTTPError as error:
        if error.code != 409:
            raise ServerError(f"rdf4j: no repository could be made: {error.read().decode(errors='replace')}") from error


def _prepare_virtuoso(home: Path, max_rows: int) -> Server:
    sql, http = free_port(), free_port()
    ini = home / "virtuoso.ini"
    _write_virtuoso_ini(ini, sql, http, max_rows)
    url = f"http://127.0.0.1:{http}"
    command = ["virtuoso-t", "+configfile", str(ini), "+foreground"]
    return Server("virtuoso", url, url + "/sparql", url + "/sparql-auth", url + "/sparql-graph-crud-auth", home,
                  command, "dba", "dba")  # fmt: skip


def _write_virtuoso_ini(ini: Path, sql: int, http: int, max_rows: int) -> None:
    """Write Debian's settings with paths under our folder, ports on loopback, and no plugins."""
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


def free_port() -> int:
    """Give a port on loopback that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def install(kind: str) -> None:
    """Bring what a store lacks: the Python package or the jars; Debian packages only as root.

    :raises ServerError: when it cannot be had so.
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
