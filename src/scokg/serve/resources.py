"""Handlers for dereferenceable IRIs: the addresses of the IRI policy, under the base address of this server."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from ..export.jsonld.bundle import CONTEXT_VERSION
from ..namespaces import BASE, GRAPH, LANGUAGES, RECKONINGS, Language
from ..web.iri_policy import IRI_PATTERNS, part_expression
from ..web.media_types import DOCUMENT_SUFFIXES, HTML
from ..web.problems import HttpProblem
from .constants import Constant
from .protocol import query_fields
from .service import BoundedResponse, Service
from .workers import documents
from .workers.documents import DocumentRequest
from .workers.reply import Reply

SITE_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy of the static site: its own scripts, and WebAssembly."""

_IMMUTABLE = "public, max-age=31536000, immutable"
_PARAMETER_NAMES = {"YYYY-MM-DD": "day", "list": "codes", "Class": "shape"}
"""The route parameter of each placeholder that is not a suitable Python identifier."""


def routes() -> list[BaseRoute]:
    """Return the routes of the IRI policy; a path that matches none of its patterns is not found."""
    found: list[BaseRoute] = [Route("/id/{kind:scokg_kind}/{slug:scokg_slug}", _thing)]
    for pattern in IRI_PATTERNS:
        if pattern.target in _DOCUMENTS:
            path, handler = _route_path(pattern.target), _document_handler(*_DOCUMENTS[pattern.target])
            found += [Route(path, handler), Route(f"{path}.{{suffix:scokg_suffix}}", handler)]
        elif pattern.pattern in _FILES:
            found.append(Route(_route_path(pattern.pattern), _file))
    return [*found, Route("/status/{day}", _document_handler(*_DOCUMENTS["status/<YYYY-MM-DD>"]))]


def _route_path(pattern: str) -> str:
    """Convert a pattern of the IRI policy to a Starlette path, with a convertor for each placeholder."""
    return "/" + re.sub("<([^>]+)>", lambda found: _route_parameter(found[1]), pattern)


def _route_parameter(placeholder: str) -> str:
    name = _PARAMETER_NAMES.get(placeholder, placeholder)
    convertor = _convertor(part_expression(placeholder))
    register_url_convertor(f"scokg_{name}", convertor)
    return f"{{{name}:scokg_{name}}}"


def _convertor(expression: str) -> Convertor[str]:
    class PathPartConvertor(Convertor[str]):
        regex = expression

        def convert(self, value: str) -> str:
            return value

        def to_string(self, value: str) -> str:
            return value

    return PathPartConvertor()


register_url_convertor("scokg_suffix", _convertor("|".join(DOCUMENT_SUFFIXES.values())))
register_url_convertor("scokg_kind", _convertor(part_expression("kind")))
register_url_convertor("scokg_slug", _convertor(part_expression("slug")))


async def _thing(request: Request) -> Response:
    """Redirect from a thing to the document about it, with 303 See Other: a thing is not a document.

    Source: https://www.w3.org/TR/cooluris/
    """
    kind, slug = request.path_params["kind"], request.path_params["slug"]
    await Service.of(request).run(request, documents.exists, f"{BASE}id/{kind}/{slug}")
    query = request.url.query
    target = f"/doc/{kind}/{slug}{f'?{query}' if query else ''}"
    return RedirectResponse(target, 303, {"Vary": "Accept"})


DocumentJob = Callable[..., Reply]
_DOCUMENTS: dict[str, tuple[DocumentJob, Callable[..., tuple[str | None, ...]]]] = {
    "doc/<kind>/<slug>": (documents.thing, lambda kind, slug: (f"{BASE}id/{kind}/{slug}",)),
    "code/<list>": (documents.thing, lambda codes: (f"{BASE}code/{codes}",)),
    "code/<list>/<slug>": (documents.thing, lambda codes, slug: (f"{BASE}code/{codes}/{slug}",)),
    "dataset": (documents.thing, lambda: (f"{BASE}dataset",)),
    "ontology": (documents.ontology, lambda: (None,)),
    "ontology/<version>": (documents.ontology, lambda version: (version,)),
    "graph/<name>": (documents.named_graph, lambda name: (name,)),
    "shape/<Class>": (documents.shape, lambda shape: (shape,)),
    "shape/<Class>-<rule>": (documents.shape, lambda shape, rule: (f"{shape}-{rule}",)),
    "query": (documents.query, lambda: (None,)),
    "query/<name>": (documents.query, lambda name: (name,)),
    "status/<YYYY-MM-DD>": (documents.status, lambda day: (day,)),
}
"""For each document of the IRI policy: the job that writes it, and the job's arguments from the route parameters."""


def _document_handler(job: DocumentJob, arguments: Callable[..., tuple[str | None, ...]]) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        parameters = dict(request.path_params)
        suffix = parameters.pop("suffix", None)
        path = request.url.path.removesuffix(f".{suffix}") if suffix else request.url.path
        values = arguments(**parameters)
        if job is documents.status:
            values = (*values, _choice(request, "reckoning", RECKONINGS))
        return await _document(request, job, values, path, suffix)

    return respond


_FILES = ("context/<version>.jsonld", "frame/<version>/<kind>.jsonld", "schema/<version>/<kind>.schema.json")
"""The patterns of the IRI policy whose documents are files of the program: the context, the frames, the schemas."""


async def _file(request: Request) -> Response:
    """Return a context, frame or schema; it is versioned, so it never changes."""
    service = Service.of(request)
    found = service.constants.files.get(request.url.path)
    if found is None:
        paths = sorted(service.constants.files)
        raise HttpProblem(404, f"only version {CONTEXT_VERSION} of some kinds is available", available=paths)
    reply = found.reply._replace(headers={"Cache-Control": _IMMUTABLE})
    return BoundedResponse(Constant(reply, found.tag), service, match=request.headers.get("if-none-match"))


async def _document(
    request: Request, job: DocumentJob, arguments: tuple[str | None, ...], path: str, suffix: str | None
) -> Response:
    service = Service.of(request)
    lang = cast(Language, _choice(request, "lang", LANGUAGES))
    document_request = DocumentRequest(path, suffix, request.headers.get("accept"), lang, service.limits.answer)
    if job is documents.named_graph and (media := document_request.choose(documents.FORMS)[0]) != HTML:
        made = await service.constant("graph", f"{GRAPH}{arguments[0]}", media)
        return BoundedResponse(made, service, match=request.headers.get("if-none-match"))
    reply = await service.run(request, job, *arguments, document_request)
    if reply.media.startswith(HTML) and (page := _static_page(service.site, path)):
        return FileResponse(page, headers={"Vary": "Accept", "Content-Security-Policy": SITE_POLICY})
    return BoundedResponse(reply, service, match=request.headers.get("if-none-match"))


def _choice(request: Request, name: str, choices: tuple[str, ...]) -> str:
    """Return the value of an enumerated field of the query string; the first choice is the default."""
    values = [value for key, value in query_fields(request) if key == name]
    if len(values) > 1 or (values and values[0] not in choices):
        detail = f"{name}={values[0]}: expected one of {', '.join(choices)}"
        raise HttpProblem(400, detail, parameter=name, allowed=choices)
    return values[0] if values else choices[0]


def _static_page(site: Path | None, path: str) -> Path | None:
    """Return the page of the static site for a document, if there is one; the path has been validated by its route."""
    if site is None:
        return None
    candidates = [site / (path[1:] + ".html"), site / path[1:] / "index.html"]
    return next((file for file in candidates if file.is_file()), None)


class StaticSite(StaticFiles):
    """The static site, with its own content security policy."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file of the site."""
        response = await super().get_response(path, scope)
        response.headers["Content-Security-Policy"] = SITE_POLICY
        return response
