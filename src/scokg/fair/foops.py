"""The tests of FOOPS! (Ontology Pitfall Scanner for the FAIR principles), by their ids, without FOOPS!.

What each looks for is told at https://w3id.org/foops/test/<id>. Tests that ask registries elsewhere are named, and
cannot be computed here.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, RdfFormat, Store

from ..statements import node
from ..vocabulary import BASE, PREFIXES, SCO
from .material import ONTOLOGY, Material, is_built_in, name_of, names_of
from .model import Finding, Outcome, Test, judged, offline, shortened

_RDF = {
    "text/turtle": RdfFormat.TURTLE,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
}
_HTML = "text/html"
_PERSISTENT = (
    "w3id.org", "doi.org", "purl.", "linked.data.gov.au", "dbpedia.org", "www.w3.org", "perma.cc", "data.europa.eu",
)  # fmt: skip
_METADATA = ("bibo", "dc", "dcterms", "doap", "foaf", "mod", "owl", "pav", "prov", "rdfs", "schema", "vann")
_TITLE = ("dcterms:title", "dc:title", "schema:name")
_DESCRIPTION = ("dcterms:description", "dcterms:abstract", "dc:description", "schema:description", "rdfs:comment")
_LICENCE = ("dcterms:license", "schema:license")
_CREATOR = ("dcterms:creator", "dc:creator", "schema:creator", "prov:wasAttributedTo")
_PUBLISHER = ("dcterms:publisher", "dc:publisher", "schema:publisher")
_CREATED = ("dcterms:created", "schema:dateCreated", "prov:generatedAtTime")
_LABEL = ("rdfs:label", "skos:prefLabel")
_DEFINITION = ("rdfs:comment", "skos:definition")

_MINIMUM = {
    "title": _TITLE, "description": _DESCRIPTION, "licence": _LICENCE, "version IRI": ("owl:versionIRI",),
    "creator": _CREATOR, "namespace": ("vann:preferredNamespaceUri",),
}  # fmt: skip
_RECOMMENDED = {
    "prefix": ("vann:preferredNamespacePrefix",), "version": ("owl:versionInfo", "schema:schemaVersion"),
    "day of creation": _CREATED, "citation": ("dcterms:bibliographicCitation",),
}  # fmt: skip
_DETAILED = {
    "publisher": _PUBLISHER, "logo": ("foaf:logo", "schema:logo"), "status": ("bibo:status", "mod:status"),
    "source": ("dcterms:source",), "day of issue": ("dcterms:issued",),
}  # fmt: skip
_BASIC = {"creator": _CREATOR, "day of creation": _CREATED}
_FULL = {"day of issue": ("dcterms:issued", "dcterms:submitted", "schema:datePublished"), "publisher": _PUBLISHER}


def _metadata(material: Material, wanted: Mapping[str, Iterable[str]], more: Iterable[str] = ()) -> Finding:
    """Look whether the header says what is wanted."""
    missing = [what for what, names in wanted.items() if not material.ontology.values(ONTOLOGY, *names)]
    return judged([*missing, *more], f"the header states {', '.join(wanted)}", "not stated in the header")


def _persistent(material: Material) -> Finding:
    iris = material.ontology.instances("owl:Ontology")
    foreign = [i.value for i in iris if not i.value.partition("://")[2].startswith(_PERSISTENT)]
    if not iris:
        return judged(["owl:Ontology"], "", "not declared")
    return judged(foreign, "the IRI is one of a service that keeps addresses", "IRI at no such service", names_of(iris))


def _served(material: Material, iri: str) -> dict[str, str]:
    """Tell for each form of an IRI what is wrong with what is given; empty where nothing is."""
    wrong = {}
    for media in (_HTML, *_RDF):
        reply = material.web.get(iri, media)
        if not reply.there or reply.media != media:
            wrong[media] = f"{media}: {reply.status} {reply.media}".strip()
    return wrong


def _resolves(material: Material, iri: str) -> Finding:
    wrong = _served(material, iri)
    given = [media for media in _RDF if media not in wrong]
    if given:
        return Finding(Outcome.MET, "the redirect rules lead to RDF", tuple(given))
    return Finding(Outcome.NOT_MET, "no form of RDF is given", tuple(wrong.values()))


def _consistent(material: Material) -> Finding:
    store = Store()
    reply = material.web.get(ONTOLOGY.value, "text/turtle")
    if reply.there and reply.media == "text/turtle":
        store.load(reply.body, format=RdfFormat.TURTLE)
    stated = [q.subject for q in store.quads_for_pattern(None, node("rdf:type"), node("owl:Ontology"))]
    if stated == [ONTOLOGY]:
        return Finding(Outcome.MET, "the document at the IRI speaks of this IRI", (ONTOLOGY.value,))
    return Finding(Outcome.NOT_MET, "the document at the IRI speaks of another", tuple(map(str, stated)) or ("none",))


def _version_iri(material: Material) -> Finding:
    iris = material.ontology.texts(ONTOLOGY, "owl:versionIRI")
    if len(iris) == 1 and iris != [ONTOLOGY.value]:
        return Finding(Outcome.MET, "there is one, and it is not the ontology's own", tuple(iris))
    return Finding(Outcome.NOT_MET, f"one version IRI is wanted, and {len(iris)} are stated", tuple(iris) or ("none",))


def _version_resolves(material: Material) -> Finding:
    iris = material.ontology.texts(ONTOLOGY, "owl:versionIRI")
    return _resolves(material, iris[0]) if iris else judged(["owl:versionIRI"], "", "not stated")


def _negotiated(material: Material) -> Finding:
    wrong = _served(material, ONTOLOGY.value)
    return judged(wrong.values(), "HTML and four forms of RDF are given, each when asked for", "forms not given",
                  (_HTML, *_RDF))  # fmt: skip


def _open_protocol(material: Material) -> Finding:
    iris = [i.value for i in material.ontology.instances("owl:Ontology")] or ["(none)"]
    return judged((i for i in iris if not i.startswith(("http://", "https://"))), "HTTPS", "IRIs of another scheme")


def _rdf(material: Material) -> Finding:
    """Parse every dump of the ontology; each must hold as many triples as the index says."""
    wrong, good = list[str](), list[str]()
    for media, form in _RDF.items():
        for entry in material.dumps:
            if entry["mediaType"] == media and str(entry["name"]).startswith("ontology."):
                held = _held(material.path(entry).read_bytes(), form)
                (good if held == entry["triples"] else wrong).append(f"{entry['name']}: {held} triples")
    if not good and not wrong:
        wrong = ["no dump of the ontology"]
    return judged(
        wrong, "each dump holds as many triples as the index says", "dumps that do not hold what the index says", good
    )


def _held(content: bytes, form: RdfFormat) -> int | str:
    store = Store()
    try:
        store.load(content, format=form)
    except (SyntaxError, ValueError) as error:
        return f"cannot be read ({error}), 0"
    return len(store)


def _html(material: Material) -> Finding:
    """Look whether the page names every term."""
    reply = material.web.get(ONTOLOGY.value, _HTML)
    if not reply.there or reply.media != _HTML:
        return Finding(Outcome.NOT_MET, "no page is given", (f"{reply.status} {reply.media}".strip(),))
    text = reply.body.decode(errors="replace")
    missing = [t for t in material.ontology.terms if name_of(t) not in text]
    return judged(
        names_of(missing), f"the page names all {len(material.ontology.terms)} terms", "terms not on the page"
    )


def _prefix(material: Material) -> Finding:
    prefixes = material.ontology.texts(ONTOLOGY, "vann:preferredNamespacePrefix")
    spaces = material.ontology.texts(ONTOLOGY, "vann:preferredNamespaceUri")
    wrong = ["vann:preferredNamespacePrefix is not stated once"] if len(prefixes) != 1 else []
    wrong += [f"{space} is not the namespace of the terms" for space in spaces if space != SCO]
    return judged(wrong, "the prefix is stated", "wrong or not stated", (*prefixes, *spaces))


def _registry(material: Material) -> Finding:
    """Look for a statement that the ontology is in a catalogue; a registry itself is not asked."""
    if stated := material.ontology.texts(ONTOLOGY, "schema:includedInDataCatalog"):
        return Finding(Outcome.MET, "the ontology says in which catalogue it is", tuple(stated))
    return offline("LOV would have to be asked; the ontology does not say that it is in a catalogue")


def _reused_metadata(material: Material) -> Finding:
    used = {q.predicate.value for q in material.ontology.store.quads_for_pattern(ONTOLOGY, None, None)}
    spaces = [p for p in _METADATA if p in PREFIXES and any(iri.startswith(PREFIXES[p]) for iri in used)]
    outside = [p for p in spaces if p not in {"owl", "rdfs"}]
    return judged([] if outside else ["no vocabulary"], "vocabularies for metadata are used", "point missing", outside)


def _reused_terms(material: Material) -> Finding:
    names = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:imports")
    objects = {o for name in names for _, o in material.ontology.pairs(name) if isinstance(o, NamedNode)}
    outside = sorted(name_of(o) for o in objects if not is_built_in(o) and not o.value.startswith(BASE))
    wrong = [] if outside else ["no term of others"]
    return judged(wrong, f"{len(outside)} terms of others are built on", "point missing", shortened(outside))


def _labelled(material: Material) -> Finding:
    return _annotated(material, _LABEL, "label")


def _defined(material: Material) -> Finding:
    return _annotated(material, _DEFINITION, "definition")


def _annotated(material: Material, names: tuple[str, ...], what: str) -> Finding:
    ours = material.ontology
    subjects = [*ours.terms, *ours.instances("skos:Concept")]
    missing = [s for s in subjects if not ours.values(s, *names)]
    return judged(names_of(missing), f"all {len(subjects)} terms and codes have one", f"terms and codes without {what}")


def _detailed(material: Material) -> Finding:
    dois = [t for t in material.ontology.texts(ONTOLOGY, "bibo:doi", "dcterms:identifier", "schema:identifier")
            if "doi.org/" in t or t.startswith("10.")]  # fmt: skip
    return _metadata(material, _DETAILED, [] if dois else ["DOI"])


def _licence_resolves(material: Material) -> Finding:
    stated = material.ontology.texts(ONTOLOGY, *_LICENCE)
    bad = [text for text in stated or ["(none)"] if not text.startswith(("http://", "https://"))]
    if bad:
        return judged(bad, "", "licences that are no address")
    return offline(f"{stated[0]} would have to be asked")


_NOT_YET = "A DOI and a logo do not exist; nothing is invented"
TESTS = (
    Test("PURL1", "F1", "The ontology's IRI is at a service that keeps addresses", _persistent),
    Test("URI1", "F1", "The ontology's IRI leads to RDF", lambda m: _resolves(m, ONTOLOGY.value)),
    Test("URI2", "F1", "The document at the IRI speaks of the same IRI", _consistent),
    Test("VER1", "F1", "There is a version IRI of its own", _version_iri),
    Test("VER2", "F1", "The version IRI leads to RDF", _version_resolves),
    Test("OM1", "F2", "Minimum metadata", lambda m: _metadata(m, _MINIMUM)),
    Test("FIND1", "F3", "The preferred prefix is stated", _prefix),
    Test("FIND2", "F4", "The prefix is in prefix.cc or LOV", lambda _: offline("prefix.cc and LOV must be asked")),
    Test("FIND3", "F4", "The ontology is in a registry", _registry),
    Test("CN1", "A1", "HTML and RDF by content negotiation", _negotiated),
    Test("HTTP1", "A1.1", "An open protocol", _open_protocol),
    Test("FIND_3_BIS", "A2", "The metadata outlive the ontology in a registry", _registry),
    Test("RDF1", "I1", "The ontology is there in RDF that parses", _rdf),
    Test("VOC1", "I2", "Metadata in terms of known vocabularies", _reused_metadata),
    Test("VOC2", "I2", "Terms of other vocabularies are extended", _reused_terms),
    Test("DOC1", "R1", "Documentation in HTML", _html),
    Test("VOC3", "R1", "Every term has a label", _labelled),
    Test("VOC4", "R1", "Every term has a definition", _defined),
    Test("OM2", "R1", "Recommended metadata", lambda m: _metadata(m, _RECOMMENDED)),
    Test("OM3", "R1", "Detailed metadata", _detailed, _NOT_YET),
    Test("OM4.1", "R1.1", "A licence is stated", lambda m: _metadata(m, {"licence": _LICENCE})),
    Test("OM4.2", "R1.1", "The licence's address answers", _licence_resolves),
    Test("OM5.1", "R1.2", "Who made it, and when", lambda m: _metadata(m, _BASIC)),
    Test("OM5.2", "R1.2", "Who publishes it, and since when", lambda m: _metadata(m, _FULL)),
)
