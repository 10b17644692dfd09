"""``scokg ask``: a question in plain words."""

import argparse

from ..graph import open_graph
from ..namespaces import LANGUAGES
from ..query.asking import Answer
from . import output
from .options import Subparsers, add_command, add_format

_EXAMPLES = """
  scokg ask who was Secretary-General in August 2007
  scokg ask 'Когда Индия вступила в ШОС?'
  scokg ask 2007年比什凯克峰会有谁出席
  scokg ask which treaties were in force when India joined --format json"""


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    text = "answer a question in plain words, in English, Russian or Chinese"
    parser = add_command(subparsers, "ask", text, run, _EXAMPLES)
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a question, or some words of it")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of names (default: that of the question)")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if the question is not answered."""
    answer = open_graph().ask(" ".join(options.text), lang=options.lang)
    if options.format == "json":
        output.write_json(answer.to_json())
    else:
        _write(answer, options.format)
    return 0 if answer.status == "answered" else 1


def _write(answer: Answer, form: str | None) -> None:
    """Write what was understood, the rows, the sources, what is not so, and other readings: the rows alone as CSV."""
    say = print if output.is_for_people(form) else output.note
    if answer.understood:
        say(f"Understood as {answer.understood.text}")
    if answer.rows.columns:
        output.write_table(answer.rows, form)
    for number, source in enumerate(answer.sources):
        words = ", ".join(part for part in (source.title, source.publisher, source.issued, source.url) if part)
        say(f"{'' if number else 'Sources:' + chr(10)}  {words}")
    if answer.note:
        say(answer.note)
    if answer.alternatives and answer.status != "answered":
        ways = [answer.understood, *answer.alternatives] if answer.understood else answer.alternatives
        for way in ways:
            say(f"  {way.command}" if way else "")
