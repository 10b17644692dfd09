"""The description of the API of the saved queries, generated from their headers: the catalogue, and OpenAPI 3.1."""

import re
from typing import Any

from ..namespaces import LANGUAGES
from ..query.saved_queries import Parameter, SavedQuery, query_names, saved_query
from ..version import __version__
from ..web.media_types import CSV, JSON, PROBLEM_JSON

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


def catalogue() -> list[dict[str, Any]]:
    """Return the list of saved queries."""
    return [entry(saved_query(name)) for name in query_names()]


def entry(query: SavedQuery) -> dict[str, Any]:
    """Return the entry of a saved query in the catalogue."""
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description.strip(),
        "tags": list(query.tags),
        "asks": {lang: list(texts) for lang, texts in query.asks.items()},
        "href": f"/api/query/{query.name}",
        "parameters": [
            {"name": p.name, "type": p.type, "default": p.default, "description": p.description, "choices": p.choices}
            for p in query.parameters
        ],
    }


def description() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document.

    Source: https://spec.openapis.org/oas/v3.1.1.html
    """
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
            "/api/query": {"get": _catalogue_operation()},
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


def _catalogue_operation() -> dict[str, Any]:
    item = {"type": "object", "required": ["name", "summary", "parameters", "href"]}
    text = (
        "a question in plain words: only list the queries that it may mean, best first, with the values that it gives"
    )
    about = {"type": "string", "minLength": 1, "maxLength": 500}
    return {
        "operationId": "catalogue",
        "summary": "All saved queries, or those that a question in plain words may mean",
        "parameters": [
            {"name": "about", "in": "query", "description": text, "schema": about, "example": "members in 2005"},
            {
                "name": "lang",
                "in": "query",
                "description": "language of the question",
                "schema": {"enum": list(LANGUAGES)},
            },
        ],
        "responses": {
            "200": _response("The saved queries.", {JSON: {"type": "array", "items": item}}),
            **{status: {"$ref": f"#/components/responses/{status}"} for status in _ERRORS},
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
