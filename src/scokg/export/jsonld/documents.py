"""JSON-LD documents from triples: framed and compacted, with the context referenced or inlined."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ...errors import UserError
from ...namespaces import LANGUAGES, PREFIXES, kind_of
from .bundle import CONTEXT_IRI, Json, context, frame, frame_kinds, load_bundled, processor, terms
from .selection import Selector

if TYPE_CHECKING:
    from ...graph import Graph

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_FIRST = ("@context", "id", "type")


def framed(graph: "Graph", iri_or_name: str, lang: str | None = None, *, inline: bool = True) -> Json:
    """Return the document of a thing; for a term or a code, which have no frame, its own statements.

    :param iri_or_name: an IRI, a compact name (``state:KAZ``), a slug or any other name.
    :param lang: include names in this language only, if there are any.
    :param inline: inline the part of the context that the document uses, instead of referencing the context.
    :raises UserError: for an unknown thing or an ambiguous name, or if PyLD is not installed.
    """
    if lang is not None and lang not in LANGUAGES:
        raise UserError(f"lang={lang!r}: expected one of {', '.join(LANGUAGES)}")
    iri = graph.names.resolve(iri_or_name)
    kind = kind_of(iri)
    pattern = frame(kind) if kind in frame_kinds() else {"@context": CONTEXT_IRI}
    made = document(iri, pattern, Selector(graph).selected(iri, pattern, lang))
    return inlined(made) if inline else made


def documents(graph: "Graph", kind: str) -> Iterator[Json]:
    """Yield the documents of all things of a kind, sorted by IRI, with the context referenced.

    :raises UserError: for a kind without a frame, or if PyLD is not installed.
    """
    selector, pattern = Selector(graph), frame(kind)
    for iri in things(graph, kind):
        yield document(iri, pattern, selector.selected(iri, pattern))


def things(graph: "Graph", kind: str) -> list[str]:
    """Return the IRIs of all things of a kind, sorted."""
    namespace = PREFIXES[kind]
    typed = graph.store.quads_for_pattern(None, NamedNode(_TYPE), None)
    found = {quad.subject.value for quad in typed if isinstance(quad.subject, NamedNode)}
    return sorted(iri for iri in found if iri.startswith(namespace) and "#" not in iri)


def document(iri: str, pattern: Json, triples: Iterable[Triple]) -> Json:
    """Return the document of a thing, framed from triples, with the context referenced.

    :param pattern: the frame.
    """
    jsonld = processor()
    own_frame = {**pattern, "@id": iri}
    own_frame.pop("@type", None)  # the IRI suffices, and some things are instances of a subclass
    options = {"documentLoader": load_bundled, "embed": "@always", "omitDefault": True, "omitGraph": True}
    result = _ordered(jsonld.frame(expanded(triples), own_frame, options))
    assert isinstance(result, dict), "framing one thing yields one object"
    return result


def expanded(triples: Iterable[Triple]) -> list[Json]:
    """Return triples as expanded JSON-LD, with integers and booleans as JSON values."""
    nodes: dict[str, Json] = {}
    for triple in triples:
        name = _name(triple.subject)
        node = nodes.setdefault(name, {"@id": name})
        if triple.predicate.value == _TYPE:
            node.setdefault("@type", []).append(_name(triple.object))
        else:
            node.setdefault(triple.predicate.value, []).append(_value(triple.object))
    return list(nodes.values())


def inlined(document: Json) -> Json:
    """Return a document with the part of the context that it uses inlined, instead of the reference to the context."""
    used: set[str] = set()
    _collect(document, used)
    definitions = context()["@context"]
    needed = _with_prefixes({term for term in used if term in definitions}, definitions)
    part = {term: value for term, value in definitions.items() if term.startswith("@") or term in needed}
    return {**document, "@context": part}


def _with_prefixes(used: set[str], definitions: Json) -> set[str]:
    """Add the prefixes that occur in the definitions of terms."""
    text = json.dumps([definitions[term] for term in sorted(used)])
    return used | {term for term in definitions if f'"{term}:' in text}


def _collect(value: object, used: set[str]) -> None:
    """Add the terms of a document to ``used``: keys, types, and prefixes of compact IRIs."""
    if isinstance(value, dict):
        used.update(value)
        for inner in value.values():
            _collect(inner, used)
    elif isinstance(value, list):
        for inner in value:
            _collect(inner, used)
    elif isinstance(value, str):
        used.update((value, value.partition(":")[0]))


def _ordered(value: object) -> object:
    """Sort the keys of all objects in the order of the context."""
    if isinstance(value, list):
        return [_ordered(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    order = {term: at for at, term in enumerate((*_FIRST, *terms()))}
    keys = sorted(value, key=lambda key: (order.get(key, len(order)), key))
    return {key: value[key] if key == "@context" else _ordered(value[key]) for key in keys}


def _name(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _value(term: object) -> Json:
    if not isinstance(term, Literal):
        return {"@id": _name(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == _XSD + "boolean" and term.value in {"true", "false"}:
        return {"@value": term.value == "true"}
    if datatype == _XSD + "integer" and str(int(term.value)) == term.value:
        return {"@value": int(term.value)}
    return {"@value": term.value} if datatype == _XSD + "string" else {"@value": term.value, "@type": datatype}
