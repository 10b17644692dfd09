"""The saved queries as a small REST API, which :mod:`.api_description` describes."""

from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode
from starlette.requests import Request

from ..errors import UserError
from ..graph import Graph
from ..namespaces import CODE_LISTS, LANGUAGES, PREFIXES, Language
from ..query.completeness import coverage, is_empty
from ..query.saved_queries import Parameter, SavedQuery, query_names, saved_query
from ..rdf.results import QueryResult, Table
from ..web.media_types import CSV, JSON
from ..web.negotiation import choose
from ..web.problems import HttpProblem
from .api_description import NOTE, entry
from .constants import Constant
from .protocol import query_fields
from .service import Service
from .workers.jobs import GRAPH_FORMS, as_json, bounded, written
from .workers.reply import Reply

_CONCEPT = (NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["skos"] + "Concept"))
_EXPECTED = {"date": "a day, YYYY-MM-DD", "integer": "a whole number", "state": "an alpha-3 code, an IRI or any name"}


async def run(request: Request) -> Reply:
    """Run a saved query with the parameters of the query string."""
    name = request.path_params["name"]
    if name not in query_names():
        raise HttpProblem(404, f"unknown saved query {name!r}; /api/query lists all of them")
    service = Service.of(request)
    fields = tuple(query_fields(request))
    return await service.run(
        request, evaluate_saved, name, fields, request.headers.get("accept"), service.limits.answer
    )


async def catalogue(request: Request) -> Reply | Constant:
    """Return the list of saved queries; with ``about``, those that a question in plain words may mean, best first."""
    if not request.scope["query_string"]:
        return await Service.of(request).constant("catalogue")
    service = Service.of(request)
    text, lang = _about_fields(query_fields(request))
    return await service.run(request, list_about, text, lang, service.limits.answer)


def list_about(graph: Graph, text: str, lang: Language | None, max_bytes: int) -> Reply:
    """List the saved queries that a text may mean, with the parameters that it gives (a job).

    :raises HttpProblem: 400 for a text without letters and digits, or one that is too long.
    """
    try:
        ways = graph.asker.about(text, lang)
    except UserError as error:
        raise HttpProblem(400, str(error), parameter="about") from error
    return as_json([{**entry(saved_query(way.question)), "given": way.parameters} for way in ways], JSON, max_bytes)


def _about_fields(fields: Sequence[tuple[str, str]]) -> tuple[str, Language | None]:
    values = dict(fields)
    if len(values) < len(fields) or not {"about"} <= set(values) <= {"about", "lang"}:
        raise HttpProblem(400, "expected about=TEXT, and no other parameter than lang", allowed=["about", "lang"])
    lang = values.get("lang")
    if lang is not None and lang not in LANGUAGES:
        raise HttpProblem(
            400, f"lang={lang}: expected one of {', '.join(LANGUAGES)}", parameter="lang", allowed=list(LANGUAGES)
        )
    return values["about"], lang  # type: ignore[return-value]


def evaluate_saved(
    graph: Graph, name: str, fields: Sequence[tuple[str, str]], accept: str | None, max_bytes: int
) -> Reply:
    """Run a saved query (a job); the answer is that of ``scokg query NAME``.

    :param fields: the parameters, by name.
    :param accept: the Accept header.
    :param max_bytes: maximum size of the reply.
    :raises HttpProblem: 400 for an invalid parameter.
    """
    query = saved_query(name)
    text = _bound_query(graph, query, fields)
    result = graph.query(text, name)
    reply = _serialized(result, accept, max_bytes)
    note = coverage(graph.store, query, text).note(empty=is_empty(result))
    return reply._replace(headers={**reply.headers, NOTE: note}) if note else reply


def _bound_query(graph: Graph, query: SavedQuery, fields: Sequence[tuple[str, str]]) -> str:
    values = dict(fields)
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            raise HttpProblem(400, f"the query {query.name} has no parameter {name!r}", parameter=name, allowed=known)
    if len(values) < len(fields):
        raise HttpProblem(400, "a parameter is given twice", allowed=known)
    try:
        return graph.bind(query, values)
    except UserError as error:
        detail = str(error).removeprefix("--param ")
        invalid = _invalid_parameter(graph, query, values, str(error))
        if invalid is None:
            raise HttpProblem(400, detail) from error
        raise HttpProblem(400, detail, parameter=invalid, allowed=_allowed(graph, query.parameter(invalid))) from error


def _invalid_parameter(graph: Graph, query: SavedQuery, values: Mapping[str, str], message: str) -> str | None:
    """Return the parameter that an error message is about; None if each value is valid, but not their combination."""
    if len(values) == 1:
        return next(iter(values))
    return next((name for name, value in values.items() if _fails(graph, query, name, value, message)), None)


def _fails(graph: Graph, query: SavedQuery, name: str, value: str, message: str) -> bool:
    """Return whether binding this value alone raises an error with this message."""
    try:
        graph.bind(query, {name: value})
    except UserError as error:
        return str(error) == message
    return False


def _allowed(graph: Graph, parameter: Parameter) -> str | list[str]:
    """Return the allowed values of a parameter: a list if they are enumerated, otherwise a description."""
    if parameter.choices:
        return list(parameter.choices)
    if parameter.type in CODE_LISTS:
        codes = (quad.subject for quad in graph.store.quads_for_pattern(None, *_CONCEPT))
        space = PREFIXES[parameter.type]
        iris = (code.value for code in codes if isinstance(code, NamedNode))
        return sorted(iri.removeprefix(space) for iri in iris if iri.startswith(space))
    return _EXPECTED.get(parameter.type, "an IRI, a compact name, a slug or any name")


def _serialized(result: QueryResult, accept: str | None, max_bytes: int) -> Reply:
    if isinstance(result, list):
        media, name = choose(accept, GRAPH_FORMS)
        return written(result, media, name, max_bytes)
    media, _ = choose(accept, {JSON: None, CSV: None})
    table = Table(("boolean",), [(result,)]) if isinstance(result, bool) else result
    if media == CSV:
        return bounded(media, table.to_csv().encode(), max_bytes)
    return as_json({"boolean": result} if isinstance(result, bool) else list(table.records()), media, max_bytes)
