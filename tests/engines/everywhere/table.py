"""The tables of docs/engines.md and docs/engine-times.md: ``python -m everywhere`` measures and writes them."""

import re
import time
from pathlib import Path

from scokg import open_graph
from scokg.publication.layout import root
from scokg.publication.loading import read_publication
from scokg.query.saved_queries import query_names

from . import ARRANGEMENTS, asked, difference, lacking, opened
from .known import DEFAULTS_ONLY, KNOWN, NOT_ASKED

Times = dict[tuple[str, str], float]
_TITLES = {
    "oxigraph": "Oxigraph", "oxigraph-wasm": "Oxigraph WASM", "virtuoso": "Virtuoso",
    "fuseki": "Fuseki", "rdf4j": "RDF4J", "comunica": "Comunica",
}  # fmt: skip


def measure() -> Times:
    """Ask each engine each question once, with its defaults; give the seconds of each answer."""
    graph, times = open_graph(), {}
    graphs = list(read_publication().graphs)
    for engine in _TITLES:
        if reason := lacking(engine):
            raise SystemExit(reason)
        with opened(engine) as ask:
            for case, arrangement in asked(engine):
                if not case.values and arrangement == ARRANGEMENTS[engine][0]:
                    begin = time.perf_counter()
                    difference(graph, ask, case, arrangement, graphs)
                    times[engine, case.name] = time.perf_counter() - begin
    return times


def pages(times: Times) -> dict[Path, str]:
    """Put the tables, made from the lists of the test and from measured times, into the texts of the pages."""
    texts = {}
    for name, lines in {"engines": _summary(times) + _apart(), "engine-times": _table(times)}.items():
        path = root() / "docs" / "reference" / f"{name}.md"
        before, begin, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->\n")
        texts[path] = "".join((before, begin, "\n".join(("", *lines, "", end)), after))
    return texts


def _summary(times: Times) -> list[str]:
    lines = _head("engine", "asked on", "answers compared", "otherwise", "all questions once, s")
    for engine, title in _TITLES.items():
        total = sum(value for (name, _), value in times.items() if name == engine)
        compared, otherwise = len(list(asked(engine))), len(KNOWN.get(engine, {}))
        where = ", ".join(ARRANGEMENTS[engine])
        lines.append(f"| {title} | {where} | {compared} | {otherwise or 'none'} | {total:.1f} |")
    return lines


def _head(*columns: str) -> list[str]:
    return ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]


def _apart() -> list[str]:
    lines = ["", "What is answered otherwise, or not asked:", ""]
    for engine, questions in KNOWN.items():
        lines += [f"- {_TITLES[engine]} answers {name} otherwise: {reason}." for name, reason in questions.items()]
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
    return "otherwise" if name in KNOWN.get(engine, {}) else f"{times.get((engine, name), 0):.2f}"


def marks_of(text: str) -> str:
    """Leave out what is measured."""
    return re.sub(r"(?<=\| )\d+\.\d+(?= \|)", "…", text)
