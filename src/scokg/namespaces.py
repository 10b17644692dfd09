"""Namespaces, prefixes and graph names of the project, and compact names for IRIs."""

import re
from typing import Literal, get_args

Language = Literal["en", "ru", "zh"]
LANGUAGES: tuple[str, ...] = get_args(Language)
Reckoning = Literal["in-force", "decided"]
RECKONINGS: tuple[str, ...] = get_args(Reckoning)

BASE = "https://w3id.org/scokg/"
SCO = BASE + "ontology#"
GRAPH = BASE + "graph/"
DERIVED = GRAPH + "derived"

THING_KINDS = (
    "act",
    "activity",
    "affiliation",
    "body",
    "chairmanship",
    "change",
    "citation",
    "claim",
    "completeness",
    "event",
    "instrument",
    "meeting",
    "name",
    "organisation",
    "participation",
    "person",
    "place",
    "post",
    "seat",
    "source",
    "state",
    "step",
    "tenure",
)
CODE_LISTS = (
    "act-kind",
    "activity-kind",
    "binding-force",
    "body-kind",
    "capacity",
    "certainty",
    "change-kind",
    "confidence",
    "ending",
    "instrument-kind",
    "list",
    "meeting-format",
    "reckoning",
    "role",
    "source-kind",
    "step-kind",
    "verdict",
)

PREFIXES: dict[str, str] = {
    **{kind: f"{BASE}id/{kind}/" for kind in THING_KINDS},
    **{code: f"{BASE}code/{code}/" for code in CODE_LISTS},
    "code": BASE + "code/",
    "dataset": BASE + "dataset#",
    "graph": GRAPH,
    "query": BASE + "query/",
    "sco": SCO,
    "scokg": BASE,
    "shape": BASE + "shape/",
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "jolux": "http://data.legilux.public.lu/resource/ontology/jolux#",
    "mod": "https://w3id.org/mod#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LOCAL = re.compile(r"(?![-.])[\w.-]+(?<!\.)")
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def expand(name: str) -> str | None:
    """Return the IRI of a compact name (``prefix:local``), or None if the prefix is unknown."""
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def compact(iri: str) -> str:
    """Return the compact name (``prefix:local``) of an IRI, or the IRI itself if it has none."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1  # a local part has neither character, and every namespace ends in one
    prefix = _PREFIX_OF.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix is not None and _is_local(iri[cut:]) else iri


def kind_of(iri: str) -> str:
    """Return what an IRI of the project identifies: the kind of a thing, the list of a code, ``term``, ``graph``, ...

    >>> kind_of("https://w3id.org/scokg/id/state/KAZ"), kind_of("https://w3id.org/scokg/code/role/observer")
    ('state', 'role')
    """
    if iri.startswith(SCO):
        return "term"
    parts = iri.removeprefix(BASE).split("/") if iri.startswith(BASE) else [""]
    return parts[1] if len(parts) > 2 and parts[0] in {"id", "code"} else parts[0]


def _is_local(text: str) -> bool:
    """Return whether a text can be the local part of a Turtle prefixed name without escapes."""
    return _LOCAL.fullmatch(text) is not None
