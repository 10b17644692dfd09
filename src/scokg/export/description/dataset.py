"""The description of the dataset in DCAT 3, VoID and PROV, and of an endpoint in SPARQL 1.1 Service Description.

The metadata come from ``data/dataset.ttl``; everything else is counted or read from the triples. The description is a
separate document and belongs to none of the named graphs, so that its counts remain correct when it is published with
them.

Sources: https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/, https://www.w3.org/TR/prov-o/,
https://www.w3.org/TR/sparql11-service-description/
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from ...errors import UserError
from ...namespaces import BASE, DERIVED, GRAPH, SCO
from ...publication.metadata import DATASET as DATASET_NODE
from ...publication.metadata import Metadata
from ...rdf.named_graphs import NamedGraphs
from ...rdf.terms import node, triples_about
from ...version import __version__
from ...web.addresses import split_address
from .distributions import IndexEntry, distributions
from .void import VoidDataset, class_schema, linksets, partitions, statistics, types_of

DATASET = DATASET_NODE.value
DOCUMENT = BASE + ".well-known/void"
THINGS = BASE + "id/"
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
"""The result formats of the endpoint, as names in ``http://www.w3.org/ns/formats/``."""
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"


def _stated(publication: NamedGraphs) -> list[Triple]:
    """Return the statements of ``data/dataset.ttl`` about the dataset and its named graphs."""
    return [triple for triple in publication.of_dataset() if _is_included(triple, publication)]


def describe(publication: NamedGraphs, entries: Iterable[IndexEntry] = (), endpoint: str | None = None) -> list[Triple]:
    """Return the description of a publication, sorted, without blank nodes.

    :param entries: the ``files`` of an index of dumps and tables; they become distributions.
    :param endpoint: the address of a SPARQL endpoint for the dataset.
    :raises UserError: if the dataset does not state title, version and licence, or the endpoint is not a web address.
    """
    metadata, service = Metadata(publication.of_dataset()), [*_data_service(endpoint)] if endpoint else []
    triples = [
        *_stated(publication),
        *_document(metadata),
        *_dataset(metadata, publication),
        *_counts(publication),
        *_named_graphs(metadata, publication),
        *_build(publication),
        *distributions(entries, metadata.version, metadata.licence),
        *service,
    ]
    return sorted({*triples, *_licences(triples, metadata)}, key=str)


def service_description(endpoint: str, publication: NamedGraphs) -> list[Triple]:
    """Return the SPARQL 1.1 Service Description of an endpoint whose default graph is the union of the named graphs.

    :param endpoint: the address of the endpoint.
    :raises UserError: if the endpoint is not a web address.
    """
    service, dataset = f"{_address(endpoint)}#service", f"{endpoint}#default-dataset"
    triples = triples_about(
        service,
        {
            "a": "sd:Service",
            "sd:endpoint": endpoint,
            "sd:supportedLanguage": "sd:SPARQL11Query",
            "sd:feature": "sd:UnionDefaultGraph",
            "sd:resultFormat": [f"formats:{name}" for name in _RESULT_FORMATS],
            "sd:defaultDataset": dataset,
            "dcterms:license": Metadata(publication.of_dataset()).licence,
        },
    )
    names = {iri: f"{endpoint}#graph-{iri.removeprefix(GRAPH)}" for iri in publication.graphs}
    triples += triples_about(
        dataset, {"a": "sd:Dataset", "sd:defaultGraph": f"{endpoint}#default-graph", "sd:namedGraph": names.values()}
    )
    triples += triples_about(
        f"{endpoint}#default-graph", {"a": "sd:Graph", "void:triples": len(set(publication.triples()))}
    )
    for iri, name in names.items():
        triples += triples_about(name, {"a": "sd:NamedGraph", "sd:name": iri, "sd:graph": iri})
        triples += triples_about(iri, {"a": "sd:Graph", "void:triples": len(publication.graphs[iri])})
    return sorted(triples, key=str)


def temporal(publication: NamedGraphs) -> tuple[Literal, Literal]:
    """Return the period that the data cover: from the first status to the last day that any list is known through.

    :raises UserError: if there is no dated status, or no such list.
    """
    starts = _literals(publication, SCO + "validFrom", THINGS + "affiliation/")
    ends = _literals(publication, SCO + "knownThrough", THINGS)
    if not starts or not ends:
        raise UserError("the data contain no status with a start date, or no list with a known-through date")
    return min(starts, key=lambda term: term.value), max(ends, key=lambda term: term.value)


def spatial(publication: NamedGraphs) -> list[NamedNode]:
    """Return the IRIs of the states in the data."""
    types = types_of(publication.graphs.get(GRAPH + "facts", []))
    return [t for t in sorted(types, key=str) if SCO + "State" in types[t] and isinstance(t, NamedNode)]


def _dataset(metadata: Metadata, publication: NamedGraphs) -> Iterator[Triple]:
    """Yield the DCAT properties that the data determine: languages, period, states."""
    start, end = temporal(publication)
    yield from triples_about(
        DATASET,
        {
            "dcterms:language": sorted(_LANGUAGE + term.value for term in metadata.values("dc:language")),
            "dcterms:temporal": "dataset:period",
            "dcterms:spatial": spatial(publication),
            "foaf:homepage": BASE,
        },
    )
    yield from triples_about(
        "dataset:period", {"a": "dcterms:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}
    )


def _document(metadata: Metadata) -> Iterator[Triple]:
    yield from triples_about(
        DOCUMENT,
        {
            "a": "void:DatasetDescription",
            "dcterms:title": Literal(f"Description of: {metadata.title}", language="en"),
            "dcterms:license": metadata.licence,
            "foaf:primaryTopic": DATASET,
            "prov:wasGeneratedBy": "dataset:build",
        },
    )


def _counts(publication: NamedGraphs) -> Iterator[Triple]:
    whole = VoidDataset(DATASET, "all", publication.triples(), THINGS)
    yield from statistics(whole)
    yield from partitions(whole)
    yield from class_schema(whole)
    yield from linksets(whole)
    for iri, triples in publication.graphs.items():
        part = VoidDataset(iri, iri.removeprefix(GRAPH), triples, BASE)
        yield from triples_about(iri, {"void:uriSpace": Literal(part.space)})
        yield from statistics(part)
        yield from partitions(part)


def _named_graphs(metadata: Metadata, publication: NamedGraphs) -> Iterator[Triple]:
    for iri in publication.graphs:
        yield from triples_about(
            iri,
            {
                "a": ("dcat:Dataset", "sd:Graph"),
                "dcterms:isPartOf": DATASET,
                "dcterms:publisher": metadata.values("dcterms:publisher"),
                "dcat:version": Literal(metadata.version),
            },
        )


def _build(publication: NamedGraphs) -> Iterator[Triple]:
    """Yield the provenance of the publication; without a date, so that the same commit produces the same bytes."""
    sources = [iri for iri in publication.graphs if iri != DERIVED]
    label = Literal("Closure under the ontology's axioms and rules, counting and writing", language="en")
    yield from triples_about(
        "dataset:build",
        {
            "a": "prov:Activity",
            "rdfs:label": label,
            "prov:used": sources,
            "prov:wasAssociatedWith": "dataset:program",
        },
    )
    yield from triples_about(
        "dataset:program",
        {
            "a": ("prov:SoftwareAgent", "schema:SoftwareApplication"),
            "rdfs:label": Literal("scokg"),
            "schema:softwareVersion": Literal(__version__),
        },
    )
    if DERIVED in publication.graphs:
        yield from triples_about(
            DERIVED, {"a": "prov:Entity", "prov:wasGeneratedBy": "dataset:build", "prov:wasDerivedFrom": sources}
        )


def _data_service(endpoint: str) -> Iterator[Triple]:
    yield from triples_about(DATASET, {"void:sparqlEndpoint": _address(endpoint)})
    yield from triples_about(
        "dataset:sparql",
        {
            "a": "dcat:DataService",
            "dcterms:title": Literal("SPARQL 1.1 endpoint", language="en"),
            "dcterms:conformsTo": "https://www.w3.org/TR/sparql11-protocol/",
            "dcat:endpointURL": endpoint,
            "dcat:endpointDescription": f"{endpoint}#service",
            "dcat:servesDataset": DATASET,
        },
    )


def _licences(triples: Iterable[Triple], metadata: Metadata) -> Iterator[Triple]:
    """Yield the licence of each of our subsets, partitions, linksets and services; not of the datasets linked to."""
    classes = {node(name) for name in ("void:Dataset", "void:Linkset", "dcat:DataService")}
    for triple in triples:
        if triple.predicate == node("rdf:type") and triple.object in classes:
            iri = str(triple.subject)[1:-1]
            if not iri.startswith(DATASET + "#target-"):
                yield from triples_about(iri, {"dcterms:license": metadata.licence})


def _address(endpoint: str) -> str:
    if split_address(endpoint, "endpoint").fragment:
        raise UserError(f"endpoint {endpoint}: expected an address without #")
    return endpoint


def _is_included(triple: Triple, publication: NamedGraphs) -> bool:
    """Return whether a triple is about the dataset or a named graph, and mentions no graph that was left out."""
    named = [term.value for term in (triple.subject, triple.object) if isinstance(term, NamedNode)]
    return named[0].startswith((DATASET, GRAPH)) and all(
        iri in publication.graphs for iri in named if iri.startswith(GRAPH)
    )


def _literals(publication: NamedGraphs, predicate: str, space: str) -> list[Literal]:
    node = NamedNode(predicate)
    facts = publication.graphs.get(GRAPH + "facts", [])
    found = [t for t in facts if t.predicate == node and str(t.subject).startswith(f"<{space}")]
    return [t.object for t in found if isinstance(t.object, Literal)]
