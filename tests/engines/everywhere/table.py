"""The tables of docs/reference/engines.md and engine-times.md; ``python -m engines.everywhere`` writes them."""

import re
import time
from pathlib import Path

from scokg import open_graph
from scokg.publication.layout import root
from scokg.query.saved_queries import query_names
from support import publication

from . import ARRANGEMENTS, asked, difference, lacking, opened
from .known import DEFAULTS_ONLY, KNOWN, NOT_ASKED

Times = dict[tuple[str, str], float]
_TITLES = {
    "oxigraph": "Oxigraph", "oxigraph-wasm": "Oxigraph WASM", "virtuoso": "Virtuoso",
    "fuseki": "Fuseki", "rdf4j": "RDF4J", "comunica": "Comunica",
}  # fmt: skip


def measure() -> Times:
    """Send each query with its default values to each engine, and return the time of each answer in seconds."""
    graph, times = open_graph(in_memory=True), {}
    for engine in _TITLES:
        if reason := lacking(engine):
            raise SystemExit(reason)
        first = ARRANGEMENTS[engine][:1]
        with opened(engine, first) as ask:
            for case, arrangement in asked(engine, first):
                if not case.values:
                    begin = time.perf_counter()
                    difference(graph, ask, case, arrangement, list(publication().graphs))
                    times[engine, case.name] = time.perf_counter() - begin
    return times


def pages(times: Times) -> dict[Path, str]:
    """Return the pages with their tables, made from the lists of the test and from measured times."""
    texts = {}
    for name, lines in {"engines": _summary(times) + _exceptions(), "engine-times": _table(times)}.items():
        path = root() / "docs" / "reference" / f"{name}.md"
        before, begin, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->\n")
        texts[path] = "".join((before, begin, "\n".join(("", *lines, "", end)), after))
    return texts


def _summary(times: Times) -> list[str]:
    lines = _head("engine", "asked on", "answers compared", "otherwise", "all questions once, s")
    for engine, title in _TITLES.items():
        total = sum(value for (name, _), value in times.items() if name == engine)
        compared, otherwise = len(list(asked(engine))), sum(known == engine for known, _, _ in KNOWN)
        where = ", ".join(ARRANGEMENTS[engine])
        lines.append(f"| {title} | {where} | {compared} | {otherwise or 'none'} | {total:.1f} |")
    return lines


def _head(*columns: str) -> list[str]:
    return ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]


def _exceptions() -> list[str]:
    lines = ["", "What is answered otherwise, or not asked:", ""]
    for (engine, where, name), reason in KNOWN.items():
        lines.append(f"- {_TITLES[engine]}, {where}: {name} is answered otherwise; {reason}.")
    for (engine, where), reason in DEFAULTS_ONLY.items():
        lines.append(f"- {_TITLES[engine]}, {where}: each question with its defaults only; {reason}.")
    for (engine, where, name), reason in NOT_ASKED.items():
        lines.append(f"- {_TITLES[engine]}, {where}: {name} is not asked; {reason}.")
    return lines


def _table(times: Times) -> list[str]:
    lines = _head("question", *_TITLES.values())
    for name in query_names():
        cells = (_cell(engine, name, times) for engine in _TITLES)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _cell(engine: str, name: str, times: Times) -> str:
    differs = any((engine, arrangement, name) in KNOWN for arrangement in ARRANGEMENTS[engine])
    return "otherwise" if differs else f"{times.get((engine, name), 0):.2f}"


def without_times(text: str) -> str:
    """Return a page without the measured times."""
    return re.sub(r"(?<=\| )\d+\.\d+(?= \|)", "…", text)
