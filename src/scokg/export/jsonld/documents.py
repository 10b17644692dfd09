"""Triples → documents: a thing framed and compacted, with the context named or written into the document."""

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
    """Give the document of a thing; of a term or a code, which have no frame, its own statements.

    :param iri_or_name: an IRI, a compact name (``state:KAZ``), a slug or any of its names.
    :param lang: names in this language only, where there is one.
    :param inline: write the part of the context that the document uses into it; else name the context's IRI.
    :raises UserError: for a thing that is not in the graph, or when PyLD is not installed.
    """
    if lang is not None and lang not in LANGUAGES:
        raise UserError(f"lang={lang!r}: one of {', '.join(LANGUAGES)} is wanted")
    iri = graph.names.resolve(iri_or_name)
    kind = kind_of(iri)
    pattern = frame(kind) if kind in frame_kinds() else {"@context": CONTEXT_IRI}
    named = document(iri, pattern, Selector(graph).selected(iri, pattern, lang))
    return inlined(named) if inline else named


def documents(graph: "Graph", kind: str) -> Iterator[Json]:
    """Give the documents of all things of a kind, in the order of their IRIs, the context named by its IRI.

    :raises UserError: for a kind that has no frame, or when PyLD is not installed.
    """
    selector, pattern = Selector(graph), frame(kind)
    for iri in things(graph, kind):
        yield document(iri, pattern, selector.selected(iri, pattern))


def things(graph: "Graph", kind: str) -> list[str]:
    """List the IRIs of the things of a kind."""
    namespace = PREFIXES[kind]
    typed = graph.store.quads_for_pattern(None, NamedNode(_TYPE), None)
    found = {quad.subject.value for quad in typed if isinstance(quad.subject, NamedNode)}
    return sorted(iri for iri in found if iri.startswith(namespace) and "#" not in iri)


def document(iri: str, pattern: Json, triples: Iterable[Triple]) -> Json:
    """Frame triples into the document of one thing, the context named by its IRI."""
    jsonld = processor()
    wanted = {**pattern, "@id": iri}
    wanted.pop("@type", None)  # the IRI says enough, and some things are of a subclass
    options = {"documentLoader": load_bundled, "embed": "@always", "omitDefault": True, "omitGraph": True}
    result = _ordered(jsonld.frame(expanded(triples), wanted, options))
    assert isinstance(result, dict), "one thing is framed into one object"
    return result


def compacted(triples: Iterable[Triple]) -> Json:
    """Compact any triples of the publication with the context, which is named by its IRI."""
    options = {"documentLoader": load_bundled, "graph": True}
    result: Json = processor().compact(expanded(triples), CONTEXT_IRI, options)
    return result


def expanded(triples: Iterable[Triple]) -> list[Json]:
    """Write triples as expanded JSON-LD, whole numbers and truth values as those of JSON."""
    nodes: dict[str, Json] = {}
    for triple in triples:
        name = _name(triple.subject)
        node = nodes.setdefault(name, {"@id": name})
        if triple.predicate.value == _TYPE:
            node.setdefault("@type", []).append(_name(triple.object))
        else:
            node.setdefault(triple.predicate.value, []).append(_value(triple.object))
    return list(nodes.values())


def inlined(named: Json) -> Json:
    """Write into a document the part of the context that it uses, in the place of the context's IRI."""
    used: set[str] = set()
    _collect(named, used)
    everything = context()["@context"]
    needed = _with_prefixes({term for term in used if term in everything}, everything)
    part = {term: value for term, value in everything.items() if term.startswith("@") or term in needed}
    return {**named, "@context": part}


def _with_prefixes(used: set[str], everything: Json) -> set[str]:
    """Add the prefixes that the definitions of terms are written with."""
    text = json.dumps([everything[term] for term in sorted(used)])
    return used | {term for term in everything if f'"{term}:' in text}


def _collect(value: object, used: set[str]) -> None:
    """Collect the terms of a document: keys, types, and prefixes of compact IRIs."""
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
    """Put the keys of each object into the order of the context."""
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
