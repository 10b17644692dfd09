"""How the release describes itself: DCAT 3, VoID, SPARQL Service Description, schema.org; every number counted anew.

Sources: https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/,
https://www.w3.org/TR/sparql11-service-description/, https://developers.google.com/search/docs/appearance/structured-data/dataset.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse

from ..redirects import resolve
from ..statements import node
from ..vocabulary import BASE, GRAPH, PREFIXES
from . import counts
from .material import DATASET, SCHEMA_ORG, Material, Term, Triples, name_of
from .model import Finding, Test, judged

_IANA = "https://www.iana.org/assignments/media-types/"
_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
_TURTLE = "text/turtle"
_OURS = ("void:Dataset", "void:Linkset", "dcat:Dataset", "dcat:Distribution", "dcat:DataService")
_DCAT_TERMS = """
    Catalog CatalogRecord Dataset DatasetSeries Distribution DataService Relationship Resource Role accessService
    accessURL bbox byteSize catalog centroid compressFormat contactPoint dataset distribution downloadURL endDate
    endpointDescription endpointURL first hadRole hasCurrentVersion hasVersion inSeries isVersionOf keyword landingPage
    last mediaType next packageFormat prev previousVersion qualifiedRelation record resource seriesMember servesDataset
    service spatialResolutionInMeters startDate temporalResolution theme themeTaxonomy version
"""
_VOID_TERMS = """
    Dataset DatasetDescription Linkset TechnicalFeature class classPartition classes dataDump distinctObjects
    distinctSubjects documents entities exampleResource feature inDataset linkPredicate objectsTarget
    openSearchDescription properties property propertyPartition rootResource sparqlEndpoint subjectsTarget subset target
    triples uriLookupEndpoint uriRegexPattern uriSpace vocabulary
"""
_ABOUT = (
    "dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcterms:issued", "dcat:version",
    "dcat:keyword", "dcat:theme", "dcterms:language", "dcterms:spatial",
)  # fmt: skip
_ENTRY = ("void:dataDump", "void:uriSpace", "void:exampleResource", "void:vocabulary", "void:feature")
_SERVICE = ("sd:endpoint", "sd:supportedLanguage", "sd:resultFormat", "sd:feature", "sd:defaultDataset")
_SCHEMA = ("name", "description", "license", "creator", "distribution", "version", "url", "temporalCoverage")


def _stated(names: Iterable[str]) -> Callable[[Material], Finding]:
    """Make a judge that looks whether the description says something of the data set."""

    def judge(material: Material) -> Finding:
        missing = [name for name in names if not material.description.values(DATASET, name)]
        return judged(missing, f"stated: {', '.join(names)}", "not stated")

    return judge


def _period(material: Material) -> Finding:
    periods = material.description.values(DATASET, "dcterms:temporal")
    wrong = [] if periods else ["no dcterms:temporal"]
    for period in periods:
        ends = [material.description.texts(period, name)[:1] for name in ("dcat:startDate", "dcat:endDate")]
        wrong += [] if all(ends) and ends[0] <= ends[1] else [f"{name_of(period)}: from {ends[0]} to {ends[1]}"]
    return judged(wrong, "first and last day are stated", "periods without")


def _frequency(material: Material) -> Finding:
    stated = material.description.texts(DATASET, "dcterms:accrualPeriodicity")
    good = len(stated) == 1 and stated[0].startswith(_FREQUENCY)
    wrong = [] if good else stated or ["none"]
    return judged(wrong, "a frequency of the EU's list", "frequencies not of the EU's list", stated)


def _real_terms(material: Material) -> Finding:
    """Find misspelt terms of DCAT and VoID: they say nothing to anybody."""
    known = {PREFIXES["dcat"]: _DCAT_TERMS.split(), PREFIXES["void"]: _VOID_TERMS.split()}
    used = {t for quad in material.description.store for t in (quad.predicate, quad.object) if isinstance(t, NamedNode)}
    wrong = [
        name_of(term)
        for term in sorted(used, key=str)
        for space, names in known.items()
        if term.value.startswith(space) and term.value != space and term.value.removeprefix(space) not in names
    ]
    return judged(wrong if used else ["no description"], "all terms of DCAT and VoID exist", "terms that do not exist")


def _distributions(material: Material) -> Finding:
    """Look whether each file is a distribution whose media type, size and hash are those of the file."""
    described = {_file_name(url): part for part, url in material.description.pairs("dcat:downloadURL")}
    wrong = []
    for entry in material.dumps:
        if (part := described.get(str(entry["name"]))) is None:
            wrong.append(f"{entry['name']}: no distribution")
        else:
            wrong += [f"{entry['name']}: {flaw}" for flaw in _file_flaws(material, part, entry)]
    return judged(wrong, f"{len(material.dumps)} files, each with its media type, size and SHA-256", "flaws")


def _file_name(url: Term) -> str:
    return url.value.rpartition("/")[2]


def _file_flaws(material: Material, part: Term, entry: Mapping[str, Any]) -> Iterator[str]:
    about, path = material.description, material.path(dict(entry))
    if not path.is_file():
        yield "is not there"
        return
    content = path.read_bytes()
    hashes = [t for sum_ in about.values(part, "spdx:checksum") for t in about.texts(sum_, "spdx:checksumValue")]
    expected = {
        "media type": (about.texts(part, "dcat:mediaType"), _IANA + str(entry["mediaType"])),
        "size": (about.texts(part, "dcat:byteSize"), str(len(content))),
        "hash": (hashes, hashlib.sha256(content).hexdigest()),
    }
    yield from (what for what, (stated, right) in expected.items() if stated != [right])


def _downloads(material: Material) -> Finding:
    urls = [url.value for _, url in material.description.pairs("dcat:downloadURL")]
    wrong = [url for url in urls if not resolve(url.removeprefix(BASE), None, material.web.server).location]
    return judged(wrong if urls else ["no dcat:downloadURL"], f"{len(urls)} addresses are led on by the redirect rules",
                  "addresses that no rule leads on")  # fmt: skip


def _licences(material: Material) -> Finding:
    """Look whether whoever takes a part finds the licence there; targets of links are not ours."""
    about = material.description
    targets = {value for _, value in about.pairs("void:objectsTarget")}
    parts = {s for name in _OURS for s in about.instances(name) if s not in targets}
    wrong = sorted(name_of(part) for part in parts if not about.values(part, "dcterms:license"))
    return judged(
        wrong if parts else ["no data set"], f"{len(parts)} data sets, parts and files have one", "without licence"
    )


def _ways_in(material: Material) -> Finding:
    """Look for what VoID says of how to begin, and ask the examples."""
    about = material.description
    wrong = [name for name in _ENTRY if not about.values(DATASET, name)]
    for iri in about.texts(DATASET, "void:exampleResource", "void:rootResource"):
        if not material.web.get(iri, _TURTLE).there:
            wrong.append(f"{iri} does not answer")
    return judged(wrong, "dumps, examples that answer, vocabularies and formats are named", "flaws")


def _served(material: Material, iri: str) -> Triples:
    """Give what a served document says; nothing where there is none."""
    reply, store = material.web.get(iri, _TURTLE), Store()
    if reply.there and reply.media == _TURTLE:
        store.load(reply.body, format=RdfFormat.TURTLE, base_iri=iri)
    return Triples(store)


def _well_known(material: Material) -> Finding:
    """Look whether the description stands at its well-known address, and says the same of the data set."""
    served, here = _served(material, BASE + ".well-known/void"), material.description
    wrong = [] if node("void:DatasetDescription") in [o for _, o in served.pairs("rdf:type")] else ["nothing is served"]
    for name in ("dcat:version", "dcterms:license", "void:triples", "void:entities", "void:classPartition"):
        if not wrong and set(served.values(DATASET, name)) != set(here.values(DATASET, name)):
            wrong.append(f"{name} differs")
    return judged(wrong, "it is served there, and agrees", "flaws")


def _service(material: Material) -> Finding:
    """Ask the endpoint without a query: it must describe its features, formats, and graphs with their sizes."""
    reply, store = material.web.fetch("sparql", _TURTLE), Store()
    if reply.there and reply.media == _TURTLE:
        store.load(reply.body, format=RdfFormat.TURTLE)
    about, wrong = Triples(store), []
    for service in about.instances("sd:Service") or [NamedNode("urn:none")]:
        wrong += [name for name in _SERVICE if not about.values(service, name)]
    sizes = {g.value: sum(1 for _ in material.graphs.quads_for_pattern(None, None, None, g))
             for g in material.graphs.named_graphs() if isinstance(g, NamedNode)}  # fmt: skip
    wrong += [f"{iri}: not {n}" for iri, n in sizes.items() if about.texts(NamedNode(iri), "void:triples") != [str(n)]]
    return judged(wrong, f"it does, with the sizes of {len(sizes)} graphs", "flaws")


def _data_service(material: Material) -> Finding:
    """Look whether the description that the server gives names its endpoint."""
    served = _served(material, BASE + ".well-known/void")
    services = served.instances("dcat:DataService")
    wrong = [] if services else ["no dcat:DataService"]
    for service in services:
        wrong += [name for name in ("dcat:endpointURL", "dcat:endpointDescription") if not served.values(service, name)]
        wrong += [] if DATASET in served.values(service, "dcat:servesDataset") else ["dcat:servesDataset"]
    wrong += [] if served.values(DATASET, "void:sparqlEndpoint") else ["void:sparqlEndpoint"]
    return judged(wrong, "the server names its endpoint", "not stated", map(name_of, services))


def _same(material: Material) -> Finding:
    """Look whether the server holds the data of the release, not others."""
    reply = material.web.get(GRAPH + "ontology", "application/n-triples")
    served: Iterable[Quad] = parse(reply.body, format=RdfFormat.N_TRIPLES) if reply.there else ()
    wrong = [] if _canonical(served) == _canonical(material.ontology.store) else ["the ontology differs"]
    versions = _served(material, DATASET.value).texts(DATASET, "dcat:version")
    wrong += (
        []
        if versions == [material.version]
        else [f"version {', '.join(versions) or 'unknown'}, not {material.version}"]
    )
    return judged(wrong, "ontology and version are those of the release", "differences")


def _canonical(quads: Iterable[Quad]) -> set[Quad]:
    """Name blank nodes by what is said of them."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _search_engines(material: Material) -> Finding:
    path = material.folder / SCHEMA_ORG
    document = json.loads(path.read_bytes()) if path.is_file() else {}
    wrong = [] if document.get("@type") == "Dataset" else ["no Dataset"]
    wrong += [name for name in _SCHEMA if not document.get(name)]
    files = {(one.get("name"), one.get("sha256")) for one in document.get("distribution", [])}
    wrong += [f"{e['name']} differs" for e in material.dumps if (e["name"], e["sha256"]) not in files]
    return judged(wrong, f"schema.org Dataset with {len(files)} downloads", "flaws")


TESTS = (
    Test("SAME", "release", "The server holds what the release holds", _same),
    Test("DCAT-about", "DCAT 3", "What the data set is", _stated(_ABOUT)),
    Test("DCAT-period", "DCAT 3", "From when until when", _period),
    Test("DCAT-frequency", "DCAT 3", "How often it changes", _frequency),
    Test("DCAT-terms", "DCAT 3", "No misspelt terms of DCAT and VoID", _real_terms),
    Test("DCAT-files", "DCAT 3", "Each file is a distribution, with hash", _distributions),
    Test("DCAT-downloads", "DCAT 3", "Download addresses are led on", _downloads),
    Test("DCAT-licences", "DCAT 3", "Every part has its licence", _licences),
    Test("DCAT-service", "DCAT 3", "The endpoint is named", _data_service),
    Test("DCAT-contact", "DCAT 3", "Whom to write to", _stated(["dcat:contactPoint"]),
         "There is no address to write to yet, and none is invented"),
    Test("DCAT-previous", "DCAT 3", "The version before", _stated(["dcat:previousVersion"]),
         "The first release has none"),
    *counts.TESTS,
    Test("VoID-ways-in", "VoID", "Dumps, examples, vocabularies, formats", _ways_in),
    Test("VoID-well-known", "VoID", "Served at /.well-known/void", _well_known),
    Test("SD", "SPARQL 1.1", "The endpoint describes itself", _service),
    Test("schema.org", "schema.org", "For search engines", _search_engines),
)  # fmt: skip
