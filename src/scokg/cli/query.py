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
from .child import ChildLimits, run_limited
from .options import Subparsers, add_command, add_format, add_param, count_argument, parameter_values

_EXAMPLES = """
  scokg query                                     list the saved queries
  scokg query --about 'members in 2005'           those that a question may mean
  scokg query status-on --param on=2005-07-05
  scokg query my.rq --format csv
  echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | scokg query -
  scokg query status-on --endpoint http://127.0.0.1:7878/query"""
_TIMEOUT = "time limit of a query of the built-in graph (default: %(default)s)"
_MEMORY = "memory limit of a query of the built-in graph (default: %(default)s)"
_COLUMNS = ("question", "summary", "parameters")


def add_to(subparsers: Subparsers) -> None:
    """Add the parser of the command."""
    parser = add_command(subparsers, "query", "run a saved query or any other SPARQL query", run, _EXAMPLES)
    text = "a saved query, a file, or - for standard input (default: list the saved queries)"
    parser.add_argument("query", nargs="?", metavar="NAME|FILE|-", help=text)
    add_param(parser)
    text = "list the saved queries that a question in plain words may mean, best first"
    parser.add_argument("--about", metavar="TEXT", help=text)
    parser.add_argument("--endpoint", metavar="URL", help="query this SPARQL endpoint instead of the built-in graph")
    parser.add_argument("--timeout", type=count_argument, default=300, metavar="SECONDS", help=_TIMEOUT)
    parser.add_argument("--memory", type=count_argument, default=4096, metavar="MIB", help=_MEMORY)
    parser.add_argument("--lang", choices=LANGUAGES, help="language of names, if the query has a parameter for it")
    add_format(parser, "ttl", "jsonld")


def run(options: argparse.Namespace) -> int:
    """Run the command; exit code 1 if the answer to an ASK query is no."""
    if options.about is not None:
        return _list_about(options)
    if options.query is None:
        if options.param or options.endpoint is not None:
            raise UserError("query: --param and --endpoint require a query; give a saved query, a file or -")
        return _list_saved(options)
    if options.endpoint is not None:
        return _write_answer(_query_endpoint(options), options.format)
    limits = ChildLimits(options.timeout, options.memory)
    answer, note = run_limited(lambda: _query_graph(options), _name(options), limits)
    code = _write_answer(answer, options.format)
    if note:
        output.note(note)
    return code


def _list_saved(options: argparse.Namespace) -> int:
    rows = []
    for name in query_names():
        saved = saved_query(name)
        rows.append((name, saved.summary, " ".join(f"{p.name}={p.default}" for p in saved.parameters)))
    output.write_table(Table(_COLUMNS, list(rows)), options.format, title="Saved queries")
    return 0


def _list_about(options: argparse.Namespace) -> int:
    if options.query is not None or options.param or options.endpoint is not None:
        raise UserError("query: --about lists saved queries; it takes no query, --param or --endpoint")
    ways = open_graph().asker.about(options.about, options.lang)
    rows = [(way.question, saved_query(way.question).summary, way.command) for way in ways]
    if options.format == "json":
        output.write_json([{**way.to_json(), "summary": row[1]} for way, row in zip(ways, rows, strict=True)])
    else:
        output.write_table(Table(("question", "summary", "command"), list(rows)), options.format)
    return 0


def _query_text(graph: Graph, options: argparse.Namespace) -> tuple[str, str]:
    """Return the name and the text of the query, with its parameters bound."""
    name = _name(options)
    if options.query == "-":
        text = _decode(_standard_input(), name)
    elif options.query.endswith(".rq") or "/" in options.query:
        text = _decode(read_bytes(Path(options.query)), name)
    else:
        text = query_text(name)
    values = parameter_values(options.param)
    if not values and options.lang is None:
        return name, text
    saved = read_query(name, text)
    if options.lang and any(parameter.name == "lang" for parameter in saved.parameters):
        values.setdefault("lang", options.lang)
    return name, graph.bind(saved, values)


def _name(options: argparse.Namespace) -> str:
    """Return the name of the query in messages."""
    return "standard input" if options.query == "-" else str(options.query)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UserError("query -: the standard input is closed; give a file, or pipe a query in")
    return sys.stdin.buffer.read()


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{name}: not UTF-8; save the file as UTF-8") from error


def _query_endpoint(options: argparse.Namespace) -> QueryResult:
    from ..query.endpoint import query_endpoint  # SPARQLWrapper is slow to import

    name, text = _query_text(open_graph(), options)
    return query_endpoint(options.endpoint, text, name, ordered=name in query_names(), note=output.note)


def _query_graph(options: argparse.Namespace) -> tuple[QueryResult, str | None]:
    """Return the answer, and a note if it is empty and that means not known, or not all of the days are known."""
    graph = open_graph()
    name, text = _query_text(graph, options)
    answer = graph.query(text, name)
    if name not in query_names():
        return answer, None
    return answer, coverage(graph.store, saved_query(name), text).note(empty=is_empty(answer))


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
