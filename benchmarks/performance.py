"""The page about performance, made from the figures."""

from typing import Any

from figures import Figure

TITLES = {
    "cold_start": "Start of a command",
    "questions": "Saved questions",
    "growth": "Growth",
    "validation": "Validation",
    "closure": "Closure",
    "names": "Names",
    "serve": "Server under load",
}
EXPLAINED = {
    "cold_start": "Whole processes of `scokg status --on 2017-06-09` from start to answer, against bare scripts with "
    "pyoxigraph and rdflib that parse the same files and run the same query. The bare scripts get the derived triples "
    "ready made. Nine runs in turn, five of the slow ones.",
    "questions": "Each saved question with its defaults, warm, on the graph in memory. Median of five runs.",
    "growth": "Each saved question on the graph, and on a graph with ten copies of the organisation. A question about "
    "one thing or day may grow 1.5 times as much as its answer, any other as much as its answer or linearly.",
    "validation": "The quick engine against pySHACL with the same report, on every twentieth file of the data; pySHACL "
    "runs once, since it takes minutes.",
    "closure": "The compiled rules against owlrl on the whole graph; owlrl runs once, since it takes a minute.",
    "names": "The search for a misspelt name, against loading the graph.",
    "serve": "64 clients that pause between requests, and a runaway query every second, against the same server idle.",
}


def page(content: dict[str, Any]) -> str:
    """Return the page in Markdown."""
    machine = content["machine"]
    lines = [
        "# Performance",
        "",
        "How fast the program is, compared with the alternatives that a user has. Ratios come from one run in which",
        "the alternatives ran in turn and gave equal answers; they say more than times, which depend on the machine.",
        "",
        f"Measured on {machine['processors']} processors ({machine['system']}) with Python {machine['Python']}, "
        + ", ".join(f"{name} {machine[name]}" for name in ("pyoxigraph", "rdflib", "pyshacl", "owlrl"))
        + ".",
        "",
        "This page is generated: `python benchmarks --publish` measures everything, with a name that part.",
    ]
    for part, figures in content["figures"].items():
        lines += [
            "",
            f"## {TITLES[part]}",
            "",
            EXPLAINED[part],
            "",
            "| what | measured | promised |",
            "| --- | --- | --- |",
        ]
        lines += [_row(Figure(**figure)) for figure in figures]
    return "\n".join(lines) + "\n"


def _row(figure: Figure) -> str:
    promise = figure.promise if figure.kept else f"{figure.promise}: **not kept**"
    return f"| {figure.name} | {figure.text()} | {promise} |"


def summary(content: dict[str, Any]) -> str:
    """Return the sentence of the README: the figures that matter to a user."""
    found = {
        part: {figure["name"]: Figure(**figure) for figure in figures} for part, figures in content["figures"].items()
    }
    start = found["cold_start"]["scokg / bare pyoxigraph"].value
    shacl = next(f.value for name, f in found["validation"].items() if name.startswith("pySHACL as it comes /"))
    load = next(f.value for name, f in found["serve"].items() if name.startswith("status question with"))
    return (
        f"A cold `scokg status` takes {start:.2f} times as long as a bare pyoxigraph script that parses the same "
        f"files. Validation is {shacl:.0f} times faster than pySHACL. With 64 clients and a runaway query every "
        f"second, `scokg serve` takes {load:.1f} times as long as idle."
    )
