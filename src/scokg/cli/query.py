"""``scokg query``: saved queries and any other SPARQL query."""

import argparse
import sys
from pathlib import Path

from ..atomic_io import read_bytes
from ..errors import UserError
from ..graph import Graph, open_graph
from ..namespaces import LANGUAGES
from ..query.completeness import coverage, is_empty
from ..query.saved_queries import query_names, query_text, read_query, saved_query
from ..rdf.results import QueryResult, Table
from . import output
from .options import Subparsers, add_command, add_format, add_param, parameter_values

_EXAMPLES = """
  scokg query                                     list the saved queries
  scokg query status-on --param on=2005-07-05
  scokg query my.rq --format csv
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | scokg query -
  scokg query status-on --endpoint http://127.0.0.1:7878/query"""
_COLUMNS = ("question", "summary", "parameters")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "query", "run a saved query or any other SPARQL query", run, _EXAMPLES)
    text = "a saved query, a file, or - for standard input (default: list the saved queries)"
    parser.add_argument("query", nargs="?", metavar="NAME|FILE|-", help=text)
    add_param(parser)
    parser.add_argument("--endpoint", metavar="URL", help="query this SPARQL endpoint instead of the built-in graph")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of names, if the query has a parameter for it")
    add_format(parser, "ttl", "jsonld")


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if the answer to an ASK query is no."""
    if options.query is None:
        if options.param or options.endpoint:
            raise UserError("query: --param and --endpoint require a query; give a saved query, a file or -")
        return _list_saved(options)
    graph = open_graph()
    name, text = _query_text(graph, options)
    answer = _evaluate(graph, options, name, text)
    code = _write_answer(answer, options.format)
    if not options.endpoint:
        _note_coverage(graph, name, text, answer)
    return code


def _list_saved(options: argparse.Namespace) -> int:
    rows = []
    for name in query_names():
        saved = saved_query(name)
        rows.append((name, saved.summary, " ".join(f"{p.name}={p.default}" for p in saved.parameters)))
    output.write_table(Table(_COLUMNS, list(rows)), options.format, title="Saved queries")
    return 0


def _query_text(graph: Graph, options: argparse.Namespace) -> tuple[str, str]:
    """Return the name and the text of the query, with its parameters bound."""
    if options.query == "-":
        name, text = "standard input", _decode(_standard_input(), "standard input")
    elif options.query.endswith(".rq") or "/" in options.query:
        name, text = options.query, _decode(read_bytes(Path(options.query)), options.query)
    else:
        name, text = options.query, query_text(options.query)
    values = parameter_values(options.param)
    if not values and options.lang is None:
        return name, text
    saved = read_query(name, text)
    if options.lang and any(parameter.name == "lang" for parameter in saved.parameters):
        values.setdefault("lang", options.lang)
    return name, graph.bind(saved, values)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UserError("query -: the standard input is closed; give a file, or pipe a query in")
    return sys.stdin.buffer.read()


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{name}: not UTF-8; save the file as UTF-8") from error


def _evaluate(graph: Graph, options: argparse.Namespace, name: str, text: str) -> QueryResult:
    if options.endpoint:
        from ..query.endpoint import query_endpoint  # SPARQLWrapper is slow to import

        return query_endpoint(options.endpoint, text, name, ordered=name in query_names(), note=output.note)
    return graph.query(text, name)


def _write_answer(answer: QueryResult, form: str | None) -> int:
    """Write the answer; return the exit code."""
    if isinstance(answer, Table):
        if form in {"ttl", "jsonld"}:
            raise UserError(f"--format {form} is for CONSTRUCT and DESCRIBE queries; this query returns rows")
        output.write_table(answer, form)
        return 0
    if isinstance(answer, bool):
        output.write_boolean(answer, form)
        return 0 if answer else 1
    output.write_triples(answer, form)
    return 0


def _note_coverage(graph: Graph, name: str, text: str, answer: QueryResult) -> None:
    """Write a note if an empty answer to a saved query means not known, or not all of the days are known."""
    if name not in query_names():
        return
    if note := coverage(graph.store, saved_query(name), text).note(empty=is_empty(answer)):
        output.note(note)
