"""Dereferenceable IRIs: the addresses of the IRI policy, under the base of this server."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from ..errors import UserError
from ..jsonld import CONTEXT_IRI, context, frame, schema
from ..jsonld.bundle import FRAME_IRI, SCHEMA_IRI
from ..vocabulary import BASE, LANGUAGES, RECKONINGS, Language
from . import documents, page
from .documents import Asked
from .negotiation import ENDINGS, HTML, JSONLD, with_charset
from .problems import Problem
from .protocol import query_fields
from .reply import Reply
from .service import Answer, Service

SITE_POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The content security policy of the static site: its own scripts, and WebAssembly."""

_LONG = "public, max-age=31536000, immutable"
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_ENDED = re.compile(rf"(.+)\.({'|'.join(ENDINGS)})")


def routes() -> list[BaseRoute]:
    """Give the routes of the IRI policy."""
    return [
        Route("/id/{kind}/{slug}", _identified),
        Route("/doc/{kind}/{slug}", _route(documents.thing, lambda kind, slug: (f"{BASE}id/{kind}/{slug}",))),
        Route("/code/{name}", _route(documents.thing, lambda name: (f"{BASE}code/{name}",))),
        Route("/code/{name}/{slug}", _route(documents.thing, lambda name, slug: (f"{BASE}code/{name}/{slug}",))),
        Route("/dataset", _route(documents.thing, lambda: (f"{BASE}dataset",))),
        Route("/dataset.{ending}", _route(documents.thing, lambda: (f"{BASE}dataset",))),
        Route("/ontology", _route(documents.ontology, lambda: (None,))),
        Route("/ontology.{ending}", _route(documents.ontology, lambda: (None,))),
        Route("/ontology/{version}", _route(documents.ontology, lambda version: (version,))),
        Route("/graph/{name}", _route(documents.named_graph, lambda name: (name,))),
        Route("/shape/{name}", _route(documents.shape, lambda name: (name,))),
        Route("/query", _route(documents.question, lambda: (None,))),
        Route("/query.{ending}", _route(documents.question, lambda: (None,))),
        Route("/query/{name}", _route(documents.question, lambda name: (name,))),
        Route("/status/{day}", _day),
        Route(f"{CONTEXT_IRI.removeprefix(BASE[:-1])}", _context),
        Route(f"{FRAME_IRI.removeprefix(BASE[:-1])}{{kind}}.jsonld", _bundled(frame, JSONLD)),
        Route(f"{SCHEMA_IRI.removeprefix(BASE[:-1])}{{kind}}.schema.json", _bundled(schema, "application/schema+json")),
    ]


async def _context(_: Request) -> Response:
    return JSONResponse(context(), headers={"Cache-Control": _LONG}, media_type=JSONLD)


def _bundled(read: Callable[[str], dict[str, Any]], media: str) -> Callable[[Request], Any]:
    """Make an endpoint that gives a versioned frame or schema of a kind of thing."""

    async def answer(request: Request) -> Response:
        try:
            return JSONResponse(read(request.path_params["kind"]), headers={"Cache-Control": _LONG}, media_type=media)
        except UserError as error:
            raise Problem(404, str(error)) from error

    return answer


async def _identified(request: Request) -> Response:
    """Lead from a thing to the document about it: 303 See Other, as a thing is no document."""
    kind, slug = (_slug(request.path_params[name]) for name in ("kind", "slug"))
    await Service.of(request).run(request, documents.exists, f"{BASE}id/{kind}/{slug}")
    query = request.url.query
    target = f"/doc/{kind}/{slug}{f'?{query}' if query else ''}"
    return RedirectResponse(target, 303, {"Vary": "Accept"})


def _route(job: Callable[..., Reply], arguments: Callable[..., tuple[str | None, ...]]) -> Callable[[Request], Any]:
    """Make an endpoint that gives a document.

    :param arguments: makes the arguments of the job of the parameters of the path.
    """

    async def answer(request: Request) -> Response:
        parameters = dict(request.path_params)
        path, ending = request.url.path, parameters.pop("ending", None)
        if ending:
            path = path.removesuffix(f".{ending}")
        elif parameters:
            last = list(parameters)[-1]
            parameters[last], ending = _without_ending(parameters[last])
            path = path.removesuffix(f".{ending}") if ending else path
        checked = {name: value if name == "version" else _slug(value) for name, value in parameters.items()}
        return await _document(request, job, arguments(**checked), path, ending)

    return answer


def _without_ending(text: str) -> tuple[str, str | None]:
    found = _ENDED.fullmatch(text)
    return (found[1], found[2]) if found else (text, None)


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise Problem(404, "there is nothing at this address: names hold letters, digits and hyphens")
    return text


async def _day(request: Request) -> Response:
    """Give the statuses on a day."""
    text, ending = _without_ending(request.path_params["day"])
    reckoning = _choice(request, "reckoning", RECKONINGS)
    path = request.url.path.removesuffix(f".{ending}") if ending else request.url.path
    return await _document(request, documents.day, (text, reckoning), path, ending)


async def _document(
    request: Request, job: Callable[..., Reply], arguments: tuple[str | None, ...], path: str, ending: str | None
) -> Response:
    service = Service.of(request)
    lang = cast(Language, _choice(request, "lang", LANGUAGES))
    asked = Asked(path, ending, request.headers.get("accept"), lang, service.limits.answer)
    reply = await service.run(request, job, *arguments, asked)
    if reply.media.startswith(HTML) and (built := _built(service.site, path)):
        return FileResponse(built, headers={"Vary": "Accept", "Content-Security-Policy": SITE_POLICY})
    return Answer(reply, service, match=request.headers.get("if-none-match"))


def _choice(request: Request, name: str, choices: tuple[str, ...]) -> str:
    """Read a field of the query string that has few values; the first is the default."""
    values = [value for key, value in query_fields(request) if key == name]
    if len(values) > 1 or (values and values[0] not in choices):
        wanted = f"{name}={values[0]}: one of {', '.join(choices)} is wanted"
        raise Problem(400, wanted, parameter=name, allowed=choices)
    return values[0] if values else choices[0]


def _built(site: Path | None, path: str) -> Path | None:
    """Give the page of the static site that stands for a document; the path's parts are checked before."""
    if site is None:
        return None
    found = [site / (path[1:] + ".html"), site / path[1:] / "index.html"]
    return next((file for file in found if file.is_file()), None)


class Site(StaticFiles):
    """The static site, with its own content security policy."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Give a file of the site."""
        response = await super().get_response(path, scope)
        response.headers["Content-Security-Policy"] = SITE_POLICY
        return response


async def home(request: Request) -> Reply:
    """Give the page that names what is here, where there is no site."""
    content = "".join(
        f'<p><a href="{path}">{path}</a> {text}</p>'
        for path, text in {
            "/dataset": "the data set",
            "/ontology": "the ontology",
            "/status/2017-06-09": "who held which status on a day",
            "/doc/organisation/SCO": "a thing: the organisation",
            "/api/query": "saved questions; described in <a href='/openapi.json'>/openapi.json</a>",
            "/sparql": "SPARQL 1.1 endpoint: ?query=",
            "/store?default": "graph store: ?default or ?graph=",
        }.items()
    )
    body = page.page(page.Frame("scokg", "en", str(request.url.path), {}), content)
    return Reply(with_charset(HTML), body, {"Content-Security-Policy": page.POLICY})
