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
RUNS = {"scokg": 9, "pyoxigraph": 9, "edited": 5, "rdflib": 5}
PROMISES = (
    ("scokg / pyoxigraph", "scokg", "pyoxigraph", "at most 0.5"),
    ("rdflib / scokg", "rdflib", "scokg", "at least 25"),
    ("first run after an edit / pyoxigraph", "edited", "pyoxigraph", "at most 1.5"),
)
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


def measure(copy: Path, derived: Path) -> dict[str, list[Run]]:
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


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        copy, derived = Path(folder) / "copy", Path(folder) / "derived.nt"
        for part in ("src", "ontology", "data", "shapes", "queries"):
            shutil.copytree(TOP / part, copy / part)
        run([sys.executable, "-c", DERIVE, str(derived)], TOP / "src")
        runs = measure(copy, derived)
    wall = {name: statistics.median(run.wall for run in those) for name, those in runs.items()}
    processor = {name: statistics.median(run.processor for run in those) for name, those in runs.items()}
    for name, those in runs.items():
        memory = max(run.memory for run in those)
        print(f"{name}: {wall[name] * 1000:.0f} ms, {processor[name] * 1000:.0f} ms of processor, {memory:.1f} MB")
    for title, one, other, promise in PROMISES:
        print(f"{title}: {wall[one] / wall[other]:.2f}; by processor time {processor[one] / processor[other]:.2f} "
              f"(promised: {promise})")  # fmt: skip
    print(f"memory of scokg: {max(run.memory for run in runs['scokg']):.1f} MB (promised: at most 45)")
    ready = statistics.median(seconds_until_ready() for _ in range(5))
    print(f"serve: ready after {ready * 1000:.0f} ms (promised: at most 500)")


main()
