"""The SPARQL 1.1 Protocol for queries, and the read side of the Graph Store HTTP Protocol.

Sources: https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-http-rdf-update/
"""

import re
from urllib.parse import parse_qsl

from starlette.requests import Request

from ..web.media_types import FORM, SPARQL_QUERY, SPARQL_UPDATE
from ..web.negotiation import choose
from ..web.problems import HttpProblem
from .constants import DEFAULT_GRAPH, Constant
from .descriptions import describe
from .service import Service
from .workers import jobs
from .workers.reply import Reply

_READ_ONLY = "this endpoint is read-only and accepts no updates; send a query"
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_MAX_FIELDS = 100

Fields = list[tuple[str, str]]


async def sparql(request: Request) -> Reply:
    """Answer a query sent by GET, by POST as a form, or by POST directly; without a query, describe the endpoint."""
    service = Service.of(request)
    fields = query_fields(request)
    if request.method == "POST":
        fields = await _body_fields(request, service, fields)
    elif not fields:
        return await describe(request, "service")
    return await service.run(
        request, jobs.evaluate, _sparql_request(fields), request.headers.get("accept"), service.limits.answer
    )


def query_fields(request: Request) -> Fields:
    """Return the fields of the query string.

    :raises HttpProblem: 400 if it is not percent-encoded UTF-8, or has too many fields.
    """
    return _fields(request.scope["query_string"], "the query string")


def _fields(text: bytes, where: str) -> Fields:
    try:
        return parse_qsl(text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError as error:
        raise HttpProblem(400, f"{where} is not percent-encoded UTF-8") from error
    except ValueError as error:
        raise HttpProblem(400, f"{where} has more than {_MAX_FIELDS} fields") from error


async def _body_fields(request: Request, service: Service, fields: Fields) -> Fields:
    """Return the fields of the query string together with those of the body of a POST."""
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media == SPARQL_UPDATE:
        raise HttpProblem(400, _READ_ONLY)
    if media not in {FORM, SPARQL_QUERY}:
        headers = {"Accept-Post": f"{SPARQL_QUERY}, {FORM}"}
        raise HttpProblem(415, f"expected a query as {SPARQL_QUERY} or {FORM}", headers=headers)
    charset = re.search(r'charset\s*=\s*"?([\w.:-]+)', parameters, re.IGNORECASE)
    if charset and charset[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise HttpProblem(415, f"expected a query in UTF-8, not {charset[1]}")
    body = await service.body(request)
    if media == FORM:
        return fields + _fields(body, "the form")
    if any(name == "query" for name, _ in fields):
        raise HttpProblem(400, "expected one query; there is one in the address and one in the body")
    try:
        return [*fields, ("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise HttpProblem(400, "the query is not UTF-8") from error


def _sparql_request(fields: Fields) -> jobs.SparqlRequest:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise HttpProblem(400, _READ_ONLY)
    queries = values.get("query", [])
    if len(queries) != 1:
        raise HttpProblem(400, f"expected exactly one field named query, not {len(queries)}")
    default, named = values.get("default-graph-uri", []), values.get("named-graph-uri", [])
    for iri in (*default, *named):
        check_iri(iri)
    return jobs.SparqlRequest(queries[0], tuple(default), tuple(named))


def check_iri(iri: str) -> None:
    """Check that a text is an absolute IRI.

    :raises HttpProblem: 400 if it is not.
    """
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", iri) or _NOT_IN_IRI.search(iri):
        raise HttpProblem(400, f"{iri!r} is not an absolute IRI, as the name of a graph must be")


async def store(request: Request) -> Constant:
    """Return the named graph ``?graph=IRI``, or the default graph for ``?default``.

    Source: https://www.w3.org/TR/sparql11-http-rdf-update/#indirect-graph-identification
    """
    fields = query_fields(request)
    names = [name for name, _ in fields]
    if names not in (["graph"], ["default"]):
        raise HttpProblem(400, "name one graph: ?graph=IRI for a named graph, ?default for all graphs merged")
    iri = fields[0][1] if names == ["graph"] else DEFAULT_GRAPH
    if names == ["graph"]:
        check_iri(iri)
    media, _ = choose(request.headers.get("accept"), jobs.GRAPH_FORMS)
    return await Service.of(request).constant("graph", iri, media)
