"""The saved queries on the engines that people use: the same cases, the same rows, in the same order.

:func:`opened` starts an engine, loads the graphs and sends queries to it. The results are parsed by the program's own
reader of SPARQL JSON results and written as CSV; nothing else is normalised. So numbers are compared as numbers (``2``,
``2.0``, ``2e0``), booleans are true or false however they are written, and literals count without their language tag.
Rows are compared in order.
"""

import json
import queue
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import httpx
from pyoxigraph import Quad, RdfFormat, serialize

from scokg import Graph
from scokg.publication.layout import root
from scokg.query.endpoint import parse_results
from scokg.query.saved_queries import saved_query
from scokg.rdf.results import Table
from support import publication
from support.servers import Server, missing, put, started
from support.waiting import PATIENCE

from .known import DEFAULTS_ONLY, NOT_ASKED

NODE = Path(__file__).resolve().parents[3] / "build" / "everywhere"
EXPECTED = root() / "queries" / "expected"
ARRANGEMENTS = {  # the slowest engines first, so that test processes end at about the same time
    "comunica": ("default", "union", "from"),
    "oxigraph-wasm": ("default", "union", "from"),
    "rdf4j": ("union", "from"),
    "fuseki": ("default", "union", "from"),
    "virtuoso": ("union", "from"),
    "oxigraph": ("default", "union", "from"),
}
"""The arrangements of the graphs that each engine is tested with: all triples merged in the default graph, the union of
the named graphs as the default graph, the named graphs by FROM. In Virtuoso and RDF4J, the default graph is the union.
pyoxigraph and rdflib are tested in tests/publication/test_queries.py."""

_SEPARATE = {"comunica", "oxigraph-wasm", "oxigraph"}
"""Engines that need separate stores for the merged triples and the named graphs, so that tests can run in parallel."""


class Session(NamedTuple):
    """An engine that is started once, and the arrangements that it is asked for."""

    engine: str
    arrangements: tuple[str, ...]


SESSIONS = [
    Session(engine, part)
    for engine, arrangements in ARRANGEMENTS.items()
    for part in ([arrangements[:1], arrangements[1:]] if engine in _SEPARATE else [arrangements])
]


class EngineError(Exception):
    """An engine returned an error instead of results; the message is its own."""


@dataclass(frozen=True)
class Case:
    """A saved query with the values of its parameters, and the file of its expected rows."""

    name: str
    values: dict[str, str]
    path: Path

    @property
    def expected(self) -> str:
        """The expected rows as CSV."""
        return self.path.read_text(encoding="utf-8")


@cache
def cases() -> list[Case]:
    """Return the cases; the names of the files are ``<query>@<parameter>=<value>,....csv``."""
    found = []
    for path in sorted(EXPECTED.glob("*.csv")):
        name, _, values = path.stem.partition("@")
        found.append(Case(name, dict(pair.split("=", 1) for pair in values.split(",") if pair), path))
    return found


def text_of(answer: Table | bool) -> str:
    """Return an answer in the format of the files in queries/expected."""
    return answer.to_csv() if isinstance(answer, Table) else f"{str(answer).lower()}\n"


def with_from(text: str, graphs: Sequence[str]) -> str:
    """Return a saved query with FROM clauses."""
    clauses = "\n".join(f"FROM <{graph}>" for graph in graphs)
    changed = re.sub(r"^WHERE\b|^ASK\b", lambda m: f"{clauses}\nWHERE" if m[0] == "WHERE" else f"ASK {clauses}", text,
                     count=1, flags=re.MULTILINE)  # fmt: skip
    assert changed != text
    return changed


def asked(engine: str, arrangements: Sequence[str] = ()) -> Iterator[tuple[Case, str]]:
    """Yield the cases that an engine is tested with, each with its arrangement.

    :param arrangements: by default all arrangements of the engine.
    """
    for arrangement in arrangements or ARRANGEMENTS[engine]:
        for case in cases():
            defaults_only = bool(case.values) and (engine, arrangement) in DEFAULTS_ONLY
            if not defaults_only and (engine, arrangement, case.name) not in NOT_ASKED:
                yield case, arrangement


Ask = Callable[[str, str], dict[str, Any]]
"""Sends a query for an arrangement to an engine, and returns SPARQL JSON results."""


def difference(graph: Graph, ask: Ask, case: Case, arrangement: str, graphs: Sequence[str]) -> str:
    """Return the difference between the rows of an engine and the expected ones; an empty text if they are equal."""
    text = graph.bind(saved_query(case.name), case.values)
    if arrangement == "from":
        text = with_from(text, graphs)
    try:
        answer = parse_results(ask(text, arrangement))
    except EngineError as error:
        return f"error: {error}"
    assert not isinstance(answer, list)
    return first_difference(text_of(answer), case.expected)


def first_difference(given: str, wanted: str) -> str:
    """Describe the first difference between an answer and the expected rows; an empty text if they are equal."""
    if given == wanted:
        return ""
    lines, reviewed = given.splitlines(), wanted.splitlines()
    if len(lines) != len(reviewed):
        return f"{len(lines) - 1} rows instead of {len(reviewed) - 1}"
    if sorted(lines) == sorted(reviewed):
        return "another order"
    first = next(n for n, pair in enumerate(zip(lines, reviewed, strict=True)) if pair[0] != pair[1])
    return f"row {first}: {lines[first][:150]} instead of {reviewed[first][:150]}"


def lacking(engine: str) -> str:
    """Return what is missing on this machine to start an engine; an empty text if it can be started."""
    if engine in {"oxigraph-wasm", "comunica"}:
        if not which("node"):
            return "node is not on PATH: install Node.js 20"
        there = (NODE / "package.json").exists()
        return "" if there else "the JavaScript engines are missing: run sh tests/engines/everywhere/fetch.sh"
    return missing(engine)


@contextmanager
def opened(engine: str, arrangements: Sequence[str]) -> Iterator[Ask]:
    """Run an engine with the published graphs for the context, and yield the function that sends queries to it."""
    with ExitStack() as stack:
        if engine in {"oxigraph-wasm", "comunica"}:
            yield _open_node(engine, arrangements, stack)
        else:
            yield _open_server(engine, arrangements, stack)


def _open_node(engine: str, arrangements: Sequence[str], stack: ExitStack) -> Ask:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    workers = {}
    for content in sorted({_content(arrangement) for arrangement in arrangements}):
        quads = [Quad(*t) for t in publication().triples()] if content == "merged" else list(publication().quads())
        file = folder / f"{content}.nq"
        serialize(quads, str(file), format=RdfFormat.N_QUADS)
        workers[content] = stack.enter_context(_worker(engine.removesuffix("-wasm"), file))
    return lambda text, arrangement: workers[_content(arrangement)].ask(text, arrangement)


def _content(arrangement: str) -> str:
    """Return the content of the store for an arrangement: the merged triples or the named graphs."""
    return "merged" if arrangement == "default" else "named"


@dataclass
class _Worker:
    process: subprocess.Popen[str]
    lines: "queue.Queue[str]" = field(default_factory=queue.Queue)

    def ask(self, text: str, arrangement: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        print(json.dumps({"query": text, "union": arrangement == "union"}), file=self.process.stdin, flush=True)
        try:
            reply = json.loads(self.lines.get(timeout=PATIENCE) or '{"error": "the process ended"}')
        except queue.Empty as error:
            raise EngineError(f"no answer in {PATIENCE:.0f} s") from error
        if "error" in reply:
            raise EngineError(str(reply["error"]).splitlines()[0])
        return dict(reply["answer"])

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")


@contextmanager
def _worker(kind: str, file: Path) -> Iterator[_Worker]:
    command = [
        "node",
        "--max-old-space-size=3000",
        str(Path(__file__).with_name("worker.mjs")),
        kind,
        str(NODE),
        str(file),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        worker = _Worker(process)
        threading.Thread(target=worker.read, daemon=True).start()
        try:
            yield worker
        finally:
            process.kill()


def _open_server(engine: str, arrangements: Sequence[str], stack: ExitStack) -> Ask:
    client = stack.enter_context(httpx.Client(timeout=PATIENCE))
    servers: dict[str, Server] = {}
    for content in sorted({_content(arrangement) for arrangement in arrangements}):
        # The union in Oxigraph includes its default graph, so the merged triples need a store of their own.
        others = [] if engine == "oxigraph" else [*servers.values()]
        servers[content] = others[0] if others else stack.enter_context(started(engine))
        graphs = {"": publication().triples()} if content == "merged" else publication().graphs
        for iri, triples in graphs.items():
            put(servers[content], iri, triples)

    def ask(text: str, arrangement: str) -> dict[str, Any]:
        server = servers[_content(arrangement)]
        return _post(client, server, text, _union(engine) if arrangement == "union" else {})

    return ask


def _union(engine: str) -> dict[str, str]:
    """Return the parameters that make the union of the named graphs the default graph, if an engine needs any."""
    if engine == "oxigraph":
        return {"union-default-graph": ""}
    return {"default-graph-uri": "urn:x-arq:UnionGraph"} if engine == "fuseki" else {}


def _post(client: httpx.Client, server: Server, text: str, parameters: dict[str, str]) -> dict[str, Any]:
    headers = {"Accept": "application/sparql-results+json"}
    try:
        answer = client.post(server.query_url, params=parameters, data={"query": text}, headers=headers)
    except httpx.TimeoutException as error:
        raise EngineError(f"no answer in {PATIENCE:.0f} s") from error
    if answer.is_error:
        raise EngineError(next(iter(answer.text.splitlines()), f"status {answer.status_code}"))
    return dict(answer.json())
