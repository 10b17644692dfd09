"""Run all benchmarks, or those that are named: ``python benchmarks [NAME...]``.

Each runs in a process of its own. The figures are written to build/benchmarks.json and build/benchmarks.md; with
``--publish`` also to benchmarks/figures.json, from which docs/reference/performance.md is made.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from performance import page

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
PARTS = ("cold_start", "questions", "growth", "validation", "closure", "names", "serve")
PACKAGES = ("pyoxigraph", "rdflib", "pyshacl", "owlrl")
FIGURES = HERE / "figures.json"
PAGE = TOP / "docs" / "reference" / "performance.md"


def run(part: str) -> list[dict[str, Any]]:
    """Run a benchmark and return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.json"
        subprocess.run([sys.executable, str(HERE / f"{part}.py"), "--json", str(target)], check=True)
        return list(json.loads(target.read_text(encoding="utf-8")))


def machine() -> dict[str, str]:
    """Describe the machine and the versions of what is measured."""
    packages = {name: version(name) for name in PACKAGES}
    return {
        "processors": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **packages,
    }


def main() -> None:
    """Run the benchmarks and write their figures."""
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="NAME", choices=[[], *PARTS], help=f"one of {', '.join(PARTS)}")
    parser.add_argument("--publish", action="store_true", help="keep the figures, and write the page about them")
    options = parser.parse_args()
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {"figures": {}}
    found = {}
    for part in options.parts or PARTS:
        print(f"\n{part}", flush=True)
        found[part] = run(part)
    merged = {**known["figures"], **found} if options.publish else found
    content = {"machine": machine(), "figures": {part: merged[part] for part in PARTS if part in merged}}
    text = json.dumps(content, indent=2) + "\n"
    build = TOP / "build"
    build.mkdir(exist_ok=True)
    (build / "benchmarks.json").write_text(text, encoding="utf-8")
    (build / "benchmarks.md").write_text(page(content), encoding="utf-8")
    if options.publish:
        FIGURES.write_text(text, encoding="utf-8")
        PAGE.write_text(page(content), encoding="utf-8")


if __name__ == "__main__":
    main()
