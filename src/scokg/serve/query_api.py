"""The saved questions as a small REST API; its description (OpenAPI 3.1) is made from the questions' headers."""

import re
from collections.abc import Sequence
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
_WANTED = {"date": "a day, YYYY-MM-DD", "integer": "a whole number", "state": "an alpha-3 code, an IRI or any name"}
_SCHEMAS: dict[str, dict[str, Any]] = {
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
}
NOTE = "Scokg-Note"
"""The header that says what an answer without rows means, or that the days asked about are not all known."""
_NOTE = {
    "description": "What an empty answer means: none, or not known. Or that the days asked about are not all known.",
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
_REFUSALS = {
    "400": "a parameter is wrong; the problem names it and what it takes",
    "406": "none of the media types asked for is there",
    "503": "too much to do just now; ask again after Retry-After",
    "504": "the question took too long and was stopped",
    "507": "the answer is too large, or took too much memory",
}


async def ask(request: Request) -> Reply:
    """Answer a saved question, with the parameters of the query string."""
    name = request.path_params["name"]
    if name not in query_names():
        raise HttpProblem(404, f"there is no saved question {name!r}; /api/query lists them all")
    service = Service.of(request)
    fields = tuple(query_fields(request))
    return await service.run(request, answer, name, fields, request.headers.get("accept"), service.limits.answer)


def answer(graph: Graph, name: str, fields: Sequence[tuple[str, str]], accept: str | None, most: int) -> Reply:
    """Ask a saved question; the answers are those of ``scokg query NAME``.

    :raises Problem: 400 for a wrong parameter.
    """
    query = saved_query(name)
    text = _bound(graph, query, fields)
    answered = graph.query(text, name)
    reply = _written(answered, accept, most)
    note = coverage(graph.store, query, text).note(empty=is_empty(answered))
    return reply._replace(headers={**reply.headers, NOTE: note}) if note else reply


def _bound(graph: Graph, query: SavedQuery, fields: Sequence[tuple[str, str]]) -> str:
    values = dict(fields)
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            raise HttpProblem(
                400, f"the question {query.name} has no parameter {name!r}", parameter=name, allowed=known
            )
    if len(values) < len(fields):
        raise HttpProblem(400, "a parameter is given twice", allowed=known)
    try:
        return graph.bind(query, values)
    except UserError as error:
        detail = str(error).removeprefix("--param ")
        suspects = (
            values if len(values) == 1 else (n for n in values if _is_wrong(graph, query, n, values[n], str(error)))
        )
        wrong = next(iter(suspects), None)
        if wrong is None:  # each is right, but not with the others
            raise HttpProblem(400, detail) from error
        raise HttpProblem(400, detail, parameter=wrong, allowed=_allowed(graph, query.parameter(wrong))) from error


def _is_wrong(graph: Graph, query: SavedQuery, name: str, value: str, message: str) -> bool:
    """Tell whether it is this parameter that a message speaks of."""
    try:
        graph.bind(query, {name: value})
    except UserError as error:
        return str(error) == message
    return False


def _allowed(graph: Graph, parameter: Parameter) -> str | list[str]:
    """Tell what a parameter takes: its values where they are few, else what is wanted in words."""
    if parameter.choices:
        return list(parameter.choices)
    if parameter.type in CODE_LISTS:
        codes = (quad.subject for quad in graph.store.quads_for_pattern(None, *_CONCEPT))
        space = PREFIXES[parameter.type]
        iris = (code.value for code in codes if isinstance(code, NamedNode))
        return sorted(iri.removeprefix(space) for iri in iris if iri.startswith(space))
    return _WANTED.get(parameter.type, "an IRI, a compact name, a slug or any name")


def _written(answered: QueryResult, accept: str | None, most: int) -> Reply:
    if isinstance(answered, list):
        media, name = choose(accept, GRAPH_FORMS)
        return written(answered, media, name, most)
    media, _ = choose(accept, {JSON: None, CSV: None})
    table = Table(("boolean",), [(answered,)]) if isinstance(answered, bool) else answered
    if media == CSV:
        return bounded(media, table.to_csv().encode(), most)
    return as_json({"boolean": answered} if isinstance(answered, bool) else list(table.records()), media, most)


async def catalogue(_: Request) -> Response:
    """List the saved questions."""
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
    """Describe the API (OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html)."""
    return JSONResponse(description(), headers={"Cache-Control": CACHE}, media_type=OPENAPI_JSON)


@cache
def description() -> dict[str, Any]:
    """Give the OpenAPI document."""
    summary = {"type": "object", "required": ["name", "summary", "parameters", "href"]}
    listing = {"200": _ok("The saved questions.", {JSON: {"type": "array", "items": summary}})}
    paths = {f"/api/query/{name}": {"get": _operation(saved_query(name))} for name in query_names()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Saved questions about the Shanghai Cooperation Organisation",
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            "/api/query": {"get": {"operationId": "catalogue", "summary": "All saved questions", "responses": listing}},
            **paths,
        },
        "components": {
            "schemas": {"Rows": _ROWS, "Boolean": _BOOLEAN, "Problem": _PROBLEM},
            "responses": {
                status: _ok(text, {PROBLEM_JSON: {"$ref": "#/components/schemas/Problem"}})
                for status, text in _REFUSALS.items()
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
            "200": {**_ok("The answer.", forms), "headers": {NOTE: _NOTE}},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in _REFUSALS},
        },
    }


def _ok(text: str, forms: dict[str, Any]) -> dict[str, Any]:
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
