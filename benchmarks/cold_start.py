"""Cold start: whole processes, from start to answer. Medians of 9 runs in turn, and the two ratios that we promise.

``scokg status --on 2017-06-09`` costs at most twice the bare pyoxigraph script, and an eighth of the rdflib script.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCOKG = Path(sys.executable).parent / "scokg"
COMMANDS = {
    "scokg": [str(SCOKG), "status", "--on", "2017-06-09"],
    "pyoxigraph": [sys.executable, str(HERE / "bare_pyoxigraph.py")],
    "rdflib": [sys.executable, str(HERE / "bare_rdflib.py")],
}
RUNS = {"scokg": 9, "pyoxigraph": 9, "rdflib": 3}


def seconds(command: list[str]) -> float:
    """Time one whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begin


for command in COMMANDS.values():
    seconds(command)  # once to warm the caches of the file system and of the interpreter
times: dict[str, list[float]] = {name: [] for name in COMMANDS}
for run in range(max(RUNS.values())):
    for name, command in COMMANDS.items():
        if run < RUNS[name]:
            times[name].append(seconds(command))
median = {name: statistics.median(values) for name, values in times.items()}
print(", ".join(f"{name}: {value * 1000:.0f} ms" for name, value in median.items()))
print(f"scokg / pyoxigraph: {median['scokg'] / median['pyoxigraph']:.2f} (promised: at most 2)")
print(f"rdflib / scokg: {median['rdflib'] / median['scokg']:.1f} (promised: at least 8)")
