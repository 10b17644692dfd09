"""The five stars of Linked Open Data (https://5stardata.info/), and what W3C's best practices ask of access.

Source of the latter: https://www.w3.org/TR/ld-bp/.
"""

from collections import Counter

from pyoxigraph import NamedNode

from ..redirects import PLACES, resolve
from ..vocabulary import BASE, SCO, THING_KINDS, kind_of
from .material import DATASET, ONTOLOGY, Material, name_of
from .model import Finding, Test, judged, offline

OPEN_LICENCES = (
    "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-sa/4.0/",
    "https://creativecommons.org/publicdomain/zero/1.0/", "http://opendatacommons.org/licenses/by/1.0/",
    "http://opendatacommons.org/licenses/odbl/1.0/", "http://opendatacommons.org/licenses/pddl/1.0/",
)  # fmt: skip
"""Licences for data that the Open Definition names as conformant; those that are in use today."""
_STRUCTURED = {
    "text/csv", "text/turtle", "application/n-triples", "application/n-quads", "application/trig",
    "application/ld+json", "application/rdf+xml",
}  # fmt: skip
_NTRIPLES = "application/n-triples"
_LINKS = ("skos:exactMatch", "skos:closeMatch", "owl:sameAs")
_PAPERS = ("LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff")


def _open_licence(material: Material) -> Finding:
    wrong = []
    for subject in (DATASET, ONTOLOGY):
        stated = material.data.texts(subject, "dcterms:license")
        if len(stated) != 1 or stated[0] not in OPEN_LICENCES:
            wrong.append(f"{subject.value}: {', '.join(stated) or 'none'}")
    return judged(wrong, "data set and ontology have an open licence", "without one open licence",
                  material.data.texts(DATASET, "dcterms:license"))  # fmt: skip


def _structured(material: Material) -> Finding:
    good = [str(e["name"]) for e in material.dumps if e["mediaType"] in _STRUCTURED and material.path(e).is_file()]
    return judged([] if good else ["no file"], f"{len(good)} files that programs read", "point missing", good[:3])


def _open_formats(material: Material) -> Finding:
    there = {str(entry["mediaType"]) for entry in material.dumps if material.path(entry).is_file()}
    missing = sorted({"text/csv", "text/turtle"} - there)
    return judged(missing, "everything is there as CSV tables and as RDF", "open formats missing",
                  sorted(there & _STRUCTURED))  # fmt: skip


def _resolvable_iris(material: Material) -> Finding:
    """Ask for one thing of each kind; all IRIs of ours must fit a rule."""
    subjects = sorted({q.subject.value for q in material.data.store if isinstance(q.subject, NamedNode)})
    ours = [iri for iri in subjects if iri.startswith(BASE)]
    wrong = [iri for iri in ours if not resolve(_path(iri), None, material.web.server).location]
    first = {kind_of(iri): iri for iri in reversed(ours) if kind_of(iri) != "graph"}  # a graph does not name itself
    for kind in sorted({*THING_KINDS, *first}):
        if kind not in first:
            wrong.append(f"no {kind}")
        elif f"<{first[kind]}>".encode() not in (reply := material.web.get(first[kind], _NTRIPLES)).body:
            wrong.append(f"{first[kind]}: {reply.status} {reply.media}".strip())
    return judged(wrong, f"{len(ours)} things have IRIs that lead on; one of each of {len(first)} kinds answers",
                  "IRIs that do not lead to what they name")  # fmt: skip


def _path(iri: str) -> str:
    return iri.removeprefix(BASE).partition("#")[0]


def _linked(material: Material) -> Finding:
    """Count links out by kind of thing; every state must have one."""
    count: Counter[str] = Counter()
    with_links = set()
    for name in _LINKS:
        for subject, value in material.data.pairs(name):
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode) and not value.value.startswith(BASE):
                count[kind_of(subject.value)] += 1
                with_links.add(subject)
    missing = [s.value for s in material.data.instances("sco:State") if s not in with_links]
    wrong = missing or ([] if count else ["no link"])
    return judged(wrong, f"{sum(count.values())} links out", "without a link out",
                  (f"{kind}: {number}" for kind, number in count.most_common()))  # fmt: skip


def _access(material: Material) -> Finding:
    """Try dumps, SPARQL and the API."""
    ask = material.web.fetch("sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", "application/sparql-results+json")
    questions = material.web.fetch("api/query", "application/json")
    answered = {
        "SPARQL": ask.there and b"true" in ask.body,
        "API of saved questions": questions.there and questions.media == "application/json",
        "dumps": any(entry.get("graphs") for entry in material.dumps),
    }
    return judged((what for what, well in answered.items() if not well), ", ".join(answered), "ways not there")


def _contract(material: Material) -> Finding:
    """Look for what users may rely on: the papers of the release, and rules that keep the IRIs."""
    missing = [name for name in _PAPERS if not _has_text(material, name)]
    return judged(missing, f"{', '.join(_PAPERS)} go with the release, and {len(PLACES)} patterns of IRIs are kept",
                  "papers missing")  # fmt: skip


def _in_force(_: Material) -> Finding:
    return offline("w3id.org would have to be asked; the rules are written by `scokg redirects`")


def _has_text(material: Material, name: str) -> bool:
    path = material.folder / name
    return path.is_file() and bool(path.read_text(encoding="utf-8").strip())


def _vocabularies(material: Material) -> Finding:
    """Look whether own terms are declared, and those of others are of a vocabulary that the description names."""
    predicates = {quad.predicate for quad in material.data.store}
    used = predicates | {o for _, o in material.data.pairs("rdf:type") if isinstance(o, NamedNode)}
    named = tuple(material.description.texts(DATASET, "void:vocabulary"))
    codes = BASE + "code/"
    wrong = [
        name_of(term)
        for term in sorted(used, key=str)
        if not (
            material.ontology.values(term, "rdf:type")
            if term.value.startswith((SCO, codes))
            else term.value.startswith(named)
        )
    ]
    return judged(
        wrong, f"{len(used)} terms, of our own and of {len(named)} vocabularies", "not declared or named", named
    )


TESTS = (
    Test("1*", "star", "Open licence", _open_licence),
    Test("2*", "star", "Structured data", _structured),
    Test("3*", "star", "Open formats", _open_formats),
    Test("4*", "star", "IRIs that answer", _resolvable_iris),
    Test("5*", "star", "Links to the data of others", _linked),
    Test("BP-access", "best practice", "Dumps, SPARQL and an API", _access),
    Test(
        "BP-vocabularies",
        "best practice",
        "Every class and property is declared here, or of a vocabulary that is named",
        _vocabularies,
    ),
    Test("BP-address", "best practice", "The rules of redirection are in force at w3id.org", _in_force),
    Test("BP-contract", "best practice", "What users may rely on goes with the release", _contract),
)
