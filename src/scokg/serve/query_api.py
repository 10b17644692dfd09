"""The saved queries as a small REST API; its OpenAPI 3.1 description is generated from the headers of the queries."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..errors import UserError
from ..graph import Graph
from ..namespaces import CODE_LISTS, PREFIXES
from ..query.completeness import coverage, is_empty
from ..query.saved_queries import Parameter, SavedQuery, query_names, saved_query
from ..rdf.results import QueryResult, Table
from ..version import __version__
from ..web.media_types import CSV, JSON, OPENAPI_JSON, PROBLEM_JSON
from ..web.negotiation import choose
from ..web.problems import HttpProblem
from .protocol import query_fields
from .service import CACHE, Service
from .workers.jobs import GRAPH_FORMS, as_json, bounded, written
from .workers.reply import Reply

_CONCEPT = (NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["skos"] + "Concept"))
_EXPECTED = {"date": "a day, YYYY-MM-DD", "integer": "a whole number", "state": "an alpha-3 code, an IRI or any name"}
_SCHEMAS: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
}
NOTE = "Scokg-Note"
"""The header that says whether an empty answer means none or not known, or that not all of the days are known."""
_NOTE = {
    "description": "Whether an empty answer means none or not known, or that not all of the days are known.",
    "schema": {"type": "string"},
}
_VALUE = {"type": ["string", "number", "boolean", "null"]}
_ROWS = {"type": "array", "items": {"type": "object", "additionalProperties": _VALUE}}
_BOOLEAN = {"type": "object", "properties": {"boolean": {"type": "boolean"}}, "required": ["boolean"]}
_PROBLEM = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
    "required": ["title", "status", "detail"],
}
_ERRORS = {
    "400": "a parameter is invalid; the problem names it and the allowed values",
    "406": "none of the requested media types is available",
    "503": "the server is busy; retry after the time in Retry-After",
    "504": "the query exceeded the time limit and was stopped",
    "507": "the answer is too large, or the query exceeded the memory limit",
}


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


async def catalogue(_: Request) -> Response:
    """Return the list of saved queries."""
    return JSONResponse([_entry(saved_query(name)) for name in query_names()], headers={"Cache-Control": CACHE})


def _entry(query: SavedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description.strip(),
        "tags": list(query.tags),
        "href": f"/api/query/{query.name}",
        "parameters": [
            {"name": p.name, "type": p.type, "default": p.default, "description": p.description, "choices": p.choices}
            for p in query.parameters
        ],
    }


async def openapi(_: Request) -> Response:
    """Return the OpenAPI description of the API."""
    return JSONResponse(description(), headers={"Cache-Control": CACHE}, media_type=OPENAPI_JSON)


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document.

    Source: https://spec.openapis.org/oas/v3.1.1.html
    """
    summary = {"type": "object", "required": ["name", "summary", "parameters", "href"]}
    listing = {"200": _response("The saved queries.", {JSON: {"type": "array", "items": summary}})}
    paths = {f"/api/query/{name}": {"get": _operation(saved_query(name))} for name in query_names()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Saved queries about the Shanghai Cooperation Organisation",
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/query": {"get": {"operationId": "catalogue", "summary": "All saved queries", "responses": listing}},
            **paths,
        },
        "components": {
            "schemas": {"Rows": _ROWS, "Boolean": _BOOLEAN, "Problem": _PROBLEM},
            "responses": {
                status: _response(text, {PROBLEM_JSON: {"$ref": "#/components/schemas/Problem"}})
                for status, text in _ERRORS.items()
            },
        },
    }


def _operation(query: SavedQuery) -> dict[str, Any]:
    shape = "Boolean" if re.search(r"^\s*ASK\b", query.text, re.MULTILINE) else "Rows"
    forms = {JSON: {"$ref": f"#/components/schemas/{shape}"}, CSV: {"type": "string"}}
    return {
        "operationId": query.name,
        "summary": query.summary,
        "description": query.description.strip(),
        "tags": list(query.tags),
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "responses": {
            "200": {**_response("The answer.", forms), "headers": {NOTE: _NOTE}},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in _ERRORS},
        },
    }


def _response(text: str, forms: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {media: {"schema": schema} for media, schema in forms.items()}}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_SCHEMAS.get(parameter.type, {"type": "string", "minLength": 1}))
    if parameter.choices:
        schema = {"type": "string", "enum": list(parameter.choices)}
    default: str | int = int(parameter.default) if schema["type"] == "integer" else parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.description,
        "schema": {**schema, "default": default},
        "example": default,
    }
