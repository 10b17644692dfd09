"""The saved questions on every engine that people use: the same cases, the same rows, in the same order.

An engine is started, loaded and asked through :func:`opened`. What it answers is read by the program's own reader of
SPARQL results in JSON and written as CSV, which is the whole normalisation: numbers are compared as numbers, not as
text (``2``, ``2.0``, ``2e0``), booleans are true or false however they were written, literals count without their
language tag. Rows are compared in their order.
"""

import json
import queue
import re
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from pyoxigraph import Quad, RdfFormat, serialize

from scokg import Graph
from scokg.publication.layout import root
from scokg.publication.loading import read_publication
from scokg.query.endpoint import parse_results
from scokg.query.saved_queries import saved_query
from scokg.rdf.results import Table
from support.servers import Server, missing, started

from .known import DEFAULTS_ONLY, NOT_ASKED

NODE = Path(__file__).resolve().parents[3] / "build" / "everywhere"
EXPECTED = root() / "queries" / "expected"
TIMEOUT = 60.0
"""Seconds that an engine may take for one question."""
ARRANGEMENTS = {
    "oxigraph": ("default", "union", "from"),
    "fuseki": ("default", "union", "from"),
    "virtuoso": ("union", "from"),
    "rdf4j": ("union", "from"),
    "oxigraph-wasm": ("default", "union", "from"),
    "comunica": ("default", "union", "from"),
}
"""On which arrangements of the graphs an engine is asked: all triples merged in the default graph, the union of the
named graphs as default graph, the named graphs by FROM. Virtuoso and RDF4J have no default graph of their own: theirs
is the union. pyoxigraph's and rdflib's rows are held to in test_queries.py."""


class EngineError(Exception):
    """What an engine said instead of an answer."""


@dataclass(frozen=True)
class Case:
    """A question with parameters, and the reviewed rows as CSV."""

    name: str
    values: dict[str, str]
    path: Path

    @property
    def expected(self) -> str:
        """Give the reviewed rows."""
        return self.path.read_text(encoding="utf-8")


def cases() -> list[Case]:
    """Read the cases from the names of the files: ``<question>@<parameter>=<value>,....csv``."""
    found = []
    for path in sorted(EXPECTED.glob("*.csv")):
        name, _, values = path.stem.partition("@")
        found.append(Case(name, dict(pair.split("=", 1) for pair in values.split(",") if pair), path))
    return found


def text_of(answer: Table | bool) -> str:
    """Write an answer as the files in queries/expected hold it."""
    return answer.to_csv() if isinstance(answer, Table) else f"{str(answer).lower()}\n"


def with_from(text: str, graphs: Sequence[str]) -> str:
    """Put FROM clauses into a saved question."""
    clauses = "\n".join(f"FROM <{graph}>" for graph in graphs)
    changed = re.sub(r"^WHERE\b|^ASK\b", lambda m: f"{clauses}\nWHERE" if m[0] == "WHERE" else f"ASK {clauses}", text,
                     count=1, flags=re.MULTILINE)  # fmt: skip
    assert changed != text
    return changed


def asked(engine: str) -> Iterator[tuple[Case, str]]:
    """Give the cases that an engine is asked, with the arrangement."""
    for arrangement in ARRANGEMENTS[engine]:
        for case in cases():
            few = bool(case.values) and (engine, arrangement) in DEFAULTS_ONLY
            if not few and (engine, arrangement, case.name) not in NOT_ASKED:
                yield case, arrangement


Ask = Callable[[str, str], dict[str, Any]]
"""Takes a query and an arrangement, gives SPARQL results in JSON."""


def difference(graph: Graph, ask: Ask, case: Case, arrangement: str, graphs: Sequence[str]) -> str:
    """Ask a case; give an empty text when the rows are the reviewed ones, else what is otherwise."""
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
    """Say in which way an answer differs from the reviewed rows; an empty text when it does not."""
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
    """Say what an engine lacks to be started here; an empty text when nothing."""
    if engine in {"oxigraph-wasm", "comunica"}:
        if not which("node"):
            return "node is not on PATH: install Node.js 20"
        there = (NODE / "package.json").exists()
        return "" if there else "the JavaScript engines are missing: run sh tests/engines/everywhere/fetch.sh"
    return missing(engine)


@contextmanager
def opened(engine: str) -> Iterator[Ask]:
    """Start an engine with the published graphs in it; give what asks it; stop it."""
    with ExitStack() as stack:
        if engine in {"oxigraph-wasm", "comunica"}:
            yield _open_node(engine, stack)
        else:
            yield _open_server(engine, stack)


def _open_node(engine: str, stack: ExitStack) -> Ask:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    publication, workers = read_publication(), {}
    for kind, quads in {
        "merged": [Quad(*triple) for triple in publication.triples()],
        "named": list(publication.quads()),
    }.items():
        file = folder / f"{kind}.nq"
        serialize(quads, str(file), format=RdfFormat.N_QUADS)
        workers[kind] = stack.enter_context(_worker(engine.removesuffix("-wasm"), file))
    return lambda text, arrangement: workers[_holding(arrangement)].ask(text, arrangement)


def _holding(arrangement: str) -> str:
    """Say which copy of the graphs an arrangement is asked of: the merged triples or the named graphs."""
    return "merged" if arrangement == "default" else "named"


@dataclass
class _Worker:
    process: subprocess.Popen[str]
    lines: "queue.Queue[str]" = field(default_factory=queue.Queue)

    def ask(self, text: str, arrangement: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        print(json.dumps({"query": text, "union": arrangement == "union"}), file=self.process.stdin, flush=True)
        try:
            reply = json.loads(self.lines.get(timeout=TIMEOUT * 5) or '{"error": "the process ended"}')
        except queue.Empty as error:
            raise EngineError("no answer") from error
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


def _open_server(engine: str, stack: ExitStack) -> Ask:
    publication = read_publication()
    servers = {"named": stack.enter_context(started(engine))}
    client = stack.enter_context(httpx.Client(timeout=TIMEOUT))
    for iri, triples in publication.graphs.items():
        put(servers["named"], f"?graph={iri}", serialize(triples, format=RdfFormat.N_TRIPLES))
    if "default" in ARRANGEMENTS[engine]:
        # Oxigraph's union holds its default graph, too: a store of its own for the merged triples.
        servers["merged"] = stack.enter_context(started(engine)) if engine == "oxigraph" else servers["named"]
        put(servers["merged"], "?default", serialize(publication.triples(), format=RdfFormat.N_TRIPLES))

    def ask(text: str, arrangement: str) -> dict[str, Any]:
        server = servers[_holding(arrangement)]
        return _post(client, server, text, _union(engine) if arrangement == "union" else {})

    return ask


def _union(engine: str) -> dict[str, str]:
    """Say how an engine is told that the union of the named graphs is its default graph, where it is not anyway."""
    if engine == "oxigraph":
        return {"union-default-graph": ""}
    return {"default-graph-uri": "urn:x-arq:UnionGraph"} if engine == "fuseki" else {}


def put(server: Server, graph: str, body: bytes) -> None:
    """Put N-Triples under an address of the Graph Store Protocol, given as its query part."""
    auth = httpx.DigestAuth(server.user, server.password) if server.user else None
    with httpx.Client(auth=auth, timeout=120, headers={"Content-Type": "text/turtle"}) as client:
        if auth:  # Virtuoso hangs up on who sends a long body before it has asked for the password
            client.get(server.gsp_url + graph)
        client.put(server.gsp_url + graph, content=body).raise_for_status()


def _post(client: httpx.Client, server: Server, text: str, parameters: dict[str, str]) -> dict[str, Any]:
    headers = {"Accept": "application/sparql-results+json"}
    try:
        answer = client.post(server.query_url, params=parameters, data={"query": text}, headers=headers)
    except httpx.TimeoutException as error:
        raise EngineError(f"no answer in {TIMEOUT:.0f} s") from error
    if answer.is_error:
        raise EngineError(next(iter(answer.text.splitlines()), f"status {answer.status_code}"))
    return dict(answer.json())
