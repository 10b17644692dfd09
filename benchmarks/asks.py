"""How well questions in plain words are understood: the question, its parameters, what is not so or not known.

The development set, ``tests/product/asks.csv``, has for each ask the questions that answer it (the right one, or any of
those joined by ``|``), the parameters that its words give, or what kind of trap it is. An ask that stands in a header
does not count for itself. ``asks_later.csv`` has asks that were written when the words of the first set were known, to
see what others would find. Run it with ``python benchmarks/asks.py``; ``--wrong`` lists what is not understood.
"""

import argparse
import csv
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scokg import Graph, open_graph
from scokg.query.asking import Answer, language_of

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "product"
ASKS, LATER = FOLDER / "asks.csv", FOLDER / "asks_later.csv"
TODAY = date(2026, 11, 30)
"""The day of the development set, so that its figures do not change with the days."""


class Ask(NamedTuple):
    """An ask of the development set."""

    lang: str
    text: str
    questions: tuple[str, ...]
    parameters: dict[str, str]
    trap: str


class Outcome(NamedTuple):
    """What became of an ask; ``place`` is that of the right question, from 1 (0: not among the readings)."""

    ask: Ask
    place: int
    parameters: bool
    denied: bool
    shown: str


def read_asks(path: Path = ASKS) -> list[Ask]:
    """Read the development set."""
    with path.open(encoding="utf-8") as stream:
        return [
            Ask(
                row["lang"],
                row["ask"],
                tuple(filter(None, row["question"].split("|"))),
                dict(pair.split("=", 1) for pair in row["parameters"].split()),
                row["trap"],
            )
            for row in csv.DictReader(stream, delimiter=";")
        ]


def outcome(graph: Graph, ask: Ask) -> Outcome:
    """Put an ask to the graph."""
    lang = language_of(ask.text)
    if ask.trap:
        answer = graph.asker.answer(ask.text, lang, TODAY, without=ask.text)
        return Outcome(ask, 0, False, is_denied(ask.trap, answer), f"{answer.status}: {answer.note}")
    understood = graph.asker.understood(ask.text, lang, TODAY, without=ask.text)
    places = [place for place, way in enumerate(understood, 1) if way.question in ask.questions]
    right = understood[places[0] - 1].parameters if places else {}
    fits = all(right.get(name) == value for name, value in ask.parameters.items())
    shown = " | ".join(way.text for way in understood[:3])
    return Outcome(ask, places[0] if places else 0, bool(places) and fits, False, shown)


def is_denied(trap: str, answer: Answer) -> bool:
    """Return whether an answer to a trap says what is not so, not known, ambiguous or not understood."""
    return any(note.denies for note in answer.notes) if trap == "not-so" else answer.status == trap


def figures(outcomes: list[Outcome]) -> dict[str, dict[str, float]]:
    """Return the shares by language, in percent: the right question first and among three, parameters, traps."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for lang in ("en", "ru", "zh", "all"):
        mine = [o for o in outcomes if lang in {o.ask.lang, "all"}]
        asks, traps = [o for o in mine if not o.ask.trap], [o for o in mine if o.ask.trap]
        found[lang] = {
            "asks": len(mine),
            "first": _percent([o.place == 1 for o in asks]),
            "among three": _percent([1 <= o.place <= 3 for o in asks]),
            "parameters": _percent([o.parameters for o in asks if o.ask.parameters]),
            "traps": _percent([o.denied for o in traps]),
        }
    return found


def _percent(hits: list[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 1) if hits else 0.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what is not understood")
    parser.add_argument("--set", type=Path, metavar="FILE", help="another set of asks in the same form")
    options = parser.parse_args()
    graph = open_graph()
    for path in [options.set] if options.set else [ASKS, LATER]:
        outcomes = [outcome(graph, ask) for ask in read_asks(path)]
        print(path.name)
        for lang, row in figures(outcomes).items():
            print(f"{lang:4}" + "".join(f"  {name} {value:g}" for name, value in row.items()))
        _print_wrong(outcomes if options.wrong else [])


def _print_wrong(outcomes: list[Outcome]) -> None:
    for o in outcomes:
        wrong = not o.denied if o.ask.trap else o.place != 1 or (o.ask.parameters and not o.parameters)
        if wrong:
            print(f"{o.ask.text}\n    {o.ask.trap or '|'.join(o.ask.questions)} {o.ask.parameters}\n    {o.shown}")


if __name__ == "__main__":
    main()
