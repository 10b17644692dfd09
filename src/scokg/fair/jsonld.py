"""JSON-LD 1.1 best practices (https://w3c.github.io/json-ld-bp/): the context, and documents true to the graph."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from ..errors import UserError
from ..jsonld.bundle import processor
from ..vocabulary import BASE
from .material import Material
from .model import Finding, Test, judged

_YEAR = 31536000  # seconds
_MEDIA = "application/ld+json"
_SAMPLE = "documents/organisation.jsonld"
_LABELS = ("prefLabel", "altLabel")
_ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"')
_SHOWN_THING = BASE + "id/state/KAZ"


def _contexts(material: Material) -> dict[str, dict[str, Any]]:
    """Give the contexts of the release by IRI."""
    files = sorted((material.folder / "context").glob("*.jsonld"))
    return {f"{BASE}context/{path.name}": json.loads(path.read_bytes()) for path in files}


def _published(material: Material) -> Finding:
    """Ask for the context: the one of the release, for scripts of all sites, to be kept for long."""
    contexts = _contexts(material)
    wrong = [] if contexts else ["no context in the release"]
    for iri, document in contexts.items():
        wrong += [f"{iri}: {flaw}" for flaw in _flaws(material, iri, document)]
    return judged(wrong, "at a versioned address, with CORS and a long life", "flaws", contexts)


def _flaws(material: Material, iri: str, document: dict[str, Any]) -> Iterator[str]:
    reply = material.web.get(iri, origin="https://site.example")  # as a script of another site asks
    if not reply.there or reply.media != _MEDIA:
        yield f"{reply.status} {reply.media}".strip()
        return
    if json.loads(reply.body) != document:
        yield "another than in the release"
    if reply.headers.get("access-control-allow-origin") != "*":
        yield "no CORS header"
    age = re.search(r"max-age=(\d+)", reply.headers.get("cache-control", ""))
    if not age or int(age[1]) < _YEAR:
        yield "may not be kept for a year"


def _explicit(material: Material) -> Finding:
    """Look whether every term is mapped, none by chance, and no later context may change one."""
    wrong = []
    for iri, document in _contexts(material).items():
        terms = document["@context"]
        wrong += [f"{iri}: @vocab"] if "@vocab" in terms else []
        wrong += [f"{iri}: not @protected"] if terms.get("@protected") is not True else []
        wrong += [f"{iri}: {name}" for name in _LABELS if _container(terms.get(name)) != "@language"]
        wrong += [f"{iri}: {name}" for name, term in terms.items() if isinstance(term, dict) and not term.get("@id")
                  and not term.get("@reverse") and not name.startswith("@")]  # fmt: skip
    return judged(wrong, "all terms are mapped and protected, names stand by language", "flaws")


def _container(term: object) -> str | None:
    found = term.get("@container") if isinstance(term, dict) else None
    return next((str(one) for one in found if str(one) != "@set"), None) if isinstance(found, list) else found


def _round_trip(material: Material) -> Finding:
    """Expand documents with the context of the release: they must give triples of the graph and no other."""
    path = material.folder / _SAMPLE
    if not path.is_file():
        return judged([_SAMPLE], "", "files missing")
    try:
        made = list(_triples(json.loads(path.read_bytes()), _contexts(material)))
    except (processor().JsonLdError, UserError) as error:
        return judged([f"{_SAMPLE}: {str(error).splitlines()[0]}"], "", "documents that cannot be expanded")
    wrong = [" ".join(map(str, triple)) for triple in made if not _has(material, *triple)]
    if not made:
        wrong = [f"{_SAMPLE}: gives no triple"]
    return judged(wrong, f"{len(made)} triples of {_SAMPLE} are all in the graph", "triples that are not in the graph")


Object = NamedNode | BlankNode | Literal


def _has(material: Material, subject: NamedNode, predicate: NamedNode, value: Object) -> bool:
    return any(True for _ in material.data.store.quads_for_pattern(subject, predicate, value))


def _triples(
    document: dict[str, Any], contexts: dict[str, dict[str, Any]]
) -> Iterator[tuple[NamedNode, NamedNode, Object]]:
    def load(url: str, _: object = None) -> dict[str, Any]:
        if url not in contexts:
            raise UserError(f"{url}: not a context of the release, and nothing is fetched")
        return {"contentType": _MEDIA, "contextUrl": None, "documentUrl": url, "document": contexts[url]}

    dataset = processor().to_rdf(document, {"documentLoader": load})
    for one in dataset["@default"]:
        yield NamedNode(one["subject"]["value"]), NamedNode(one["predicate"]["value"]), _object(one["object"])


def _object(value: dict[str, str]) -> Object:
    if value["type"] == "IRI":
        return NamedNode(value["value"])
    if value["type"] == "blank node":
        return BlankNode(value["value"].removeprefix("_:"))
    if language := value.get("language"):
        return Literal(value["value"], language=language)
    return Literal(value["value"], datatype=NamedNode(value["datatype"]))


def _frames(material: Material) -> Finding:
    """Ask for frames and schemas: they must be those of the release."""
    wrong, files = [], [*material.folder.glob("frame/*/*.jsonld"), *material.folder.glob("schema/*/*.schema.json")]
    for path in files:
        iri = BASE + path.relative_to(material.folder).as_posix()
        reply = material.web.get(iri)
        if not reply.there or json.loads(reply.body) != json.loads(path.read_bytes()):
            wrong.append(f"{iri}: {reply.status}")
    return judged(
        wrong if files else ["none"], f"{len(files)} frames and schemas answer", "frames and schemas that do not"
    )


def _alternates(material: Material) -> Finding:
    """Follow the links of a page to its other forms: each must be what it is said to be."""
    page = material.web.get(_SHOWN_THING, "text/html")
    links = _ALTERNATE.findall(page.body.decode(errors="replace"))
    wrong = [] if any(media == _MEDIA for media, _ in links) else ["no link to JSON-LD"]
    for media, path in links:
        if (reply := material.web.fetch(path.lstrip("/"))).media != media:
            wrong.append(f"{path}: {reply.status} {reply.media}")
    return judged(wrong, f"the page leads to {len(links)} other forms", "flaws", (path for _, path in links))


def _embedded(material: Material) -> Finding:
    page = material.web.get(_SHOWN_THING, "text/html").body
    return judged([] if b'<script type="application/ld+json">' in page else ["no JSON-LD in the page"],
                  "pages hold JSON-LD", "point missing")  # fmt: skip


TESTS = (
    Test("JSONLD-context", "JSON-LD", "The context is published to be relied on", _published),
    Test("JSONLD-terms", "JSON-LD", "Every term is mapped and protected", _explicit),
    Test("JSONLD-round-trip", "JSON-LD", "Documents say what the graph says", _round_trip),
    Test("JSONLD-frames", "JSON-LD", "Frames and schemas answer", _frames),
    Test("JSONLD-alternates", "JSON-LD", "Pages lead to their other forms", _alternates),
    Test("JSONLD-embedded", "JSON-LD", "Pages hold JSON-LD", _embedded,
         "The pages of the server link to it instead: they hold no scripts at all"),
)  # fmt: skip
