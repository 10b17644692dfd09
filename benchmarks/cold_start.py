"""Cold start: whole processes from start to answer, in turn; the medians as ratios, and the most memory.

``scokg status`` opens the prebuilt store. The first run after an edit makes it from the one before; it is measured in a
copy of the checkout, where a date is edited before each run. The bare scripts get the derived triples ready made. All
must give the same rows before any time counts.
"""

import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from figures import Figure, arguments, report

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
DERIVE = """
import sys
from scokg.publication.layout import root
from scokg.publication.prebuilt import GraphStores
from scokg.rdf.serializers import write_ntriples
open(sys.argv[1], "wb").write(write_ntriples(GraphStores(root()).derived))
"""
"""Runs in a process of its own: a process counts the memory of the one that starts it, which must be small."""
COMMAND = [sys.executable, "-c", "from scokg.cli import run; run()", "status", "--on", "2017-06-09", "--format", "csv"]
SERVE = [sys.executable, "-c", "from scokg.cli import run; run()", "serve", "--port", "0"]
TITLES = {
    "scokg": "scokg",
    "pyoxigraph": "bare pyoxigraph",
    "rdflib": "bare rdflib",
    "edited": "scokg, first run after an edit",
}
RUNS = {"scokg": 9, "pyoxigraph": 9, "edited": 5, "rdflib": 5}
DAY = re.compile(r'(sco:validFrom "2005-07)-\d\d(?=")')
Rows = list[list[str]]


class Run(NamedTuple):
    """One process: seconds from start to end, seconds of processor time, most memory in MB, rows without the header."""

    wall: float
    processor: float
    memory: float
    rows: Rows


def run(command: list[str], source: Path) -> Run:
    """Run one whole process, with the bytecode of its modules kept as it is after an installation."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.DEVNULL, env={**environment, "PYTHONPATH": str(source)}
        )
        _, code, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(code)
        if process.returncode:
            sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
        out.seek(0)
        rows = [row for row in csv.reader(out) if row[0] != "state"]
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, rows)


def edit(top: Path, number: int) -> None:
    """Change the day on which India became an observer, each time to another one."""
    path = top / "data" / "status" / "IND.ttl"
    text, count = DAY.subn(rf"\g<1>-{number % 20 + 8:02}", path.read_text(encoding="utf-8"))
    if count != 1:
        sys.exit(f"{path}: expected one date to edit, found {count}")
    path.write_text(text, encoding="utf-8")


def runs_in_turn(copy: Path, derived: Path) -> dict[str, list[Run]]:
    """Run all commands in turn, the first time to warm the caches and to compare the rows."""
    source, edited = TOP / "src", copy / "src"
    commands = {
        "scokg": (COMMAND, source),
        "pyoxigraph": ([sys.executable, str(HERE / "bare_pyoxigraph.py"), str(derived)], source),
        "rdflib": ([sys.executable, str(HERE / "bare_rdflib.py"), str(derived)], source),
        "edited": (COMMAND, edited),
    }
    first = {name: run(*command).rows for name, command in commands.items()}
    if not first["scokg"] or any(rows != first["scokg"] for rows in first.values()):
        sys.exit(f"the answers differ: { {name: len(rows) for name, rows in first.items()} } rows")
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(max(RUNS.values())):
        edit(copy, number)
        for name, command in commands.items():
            if number < RUNS[name]:
                runs[name].append(run(*command))
    return runs


def seconds_until_ready() -> float:
    """Time a server from its start until it accepts requests, and wait until all its processes have ended."""
    begin = time.perf_counter()
    with subprocess.Popen(SERVE, stderr=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stderr
        line = server.stderr.readline()
        ready = time.perf_counter() - begin
        if not line.startswith("Serving "):
            sys.exit(line + server.stderr.read())
        server.terminate()
    while _is_running(server.pid):
        time.sleep(0.05)
    return ready


def _is_running(group: int) -> bool:
    """Return whether a process of a group runs: the fork server first ends what it is loading."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def measure() -> list[Figure]:
    """Return the times of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        copy, derived = Path(folder) / "copy", Path(folder) / "derived.nt"
        for part in ("src", "ontology", "data", "shapes", "queries"):
            shutil.copytree(TOP / part, copy / part)
        run([sys.executable, "-c", DERIVE, str(derived)], TOP / "src")
        runs = runs_in_turn(copy, derived)
    wall = {name: statistics.median(run.wall for run in those) for name, those in runs.items()}
    processor = {name: statistics.median(run.processor for run in those) for name, those in runs.items()}
    memory = {name: max(run.memory for run in those) for name, those in runs.items()}
    ready = statistics.median(seconds_until_ready() for _ in range(5))
    return [
        Figure("scokg / bare pyoxigraph", wall["scokg"] / wall["pyoxigraph"], at_most=0.5),
        Figure("bare rdflib / scokg", wall["rdflib"] / wall["scokg"], at_least=25),
        Figure("scokg, first run after an edit / bare pyoxigraph", wall["edited"] / wall["pyoxigraph"], at_most=1.5),
        Figure("most memory of scokg", memory["scokg"], "MB", at_most=45),
        *(Figure(f"{TITLES[name]}, whole process", wall[name] * 1000, "ms") for name in wall),
        *(Figure(f"{TITLES[name]}, processor time", processor[name] * 1000, "ms") for name in processor),
        Figure("`scokg serve` accepts requests after", ready * 1000, "ms", at_most=500),
    ]


if __name__ == "__main__":
    report(measure(), arguments(__doc__).parse_args().json)
