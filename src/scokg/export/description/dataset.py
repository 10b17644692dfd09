"""Publication → its description: DCAT 3, VoID, PROV and, for an endpoint, SPARQL 1.1 Service Description.

The head is what ``data/dataset.ttl`` says; all else is counted or read from the triples. The description is a
document of its own and belongs to none of the named graphs, so that its numbers stay true when it is published with
them. Sources: https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/void/, https://www.w3.org/TR/prov-o/,
https://www.w3.org/TR/sparql11-service-description/.
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
from .distributions import Entry, distributions
from .void import Scope, class_schema, linksets, partitions, statistics, types_of

DATASET = DATASET_NODE.value
DOCUMENT = BASE + ".well-known/void"
THINGS = BASE + "id/"
RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"


def _head(publication: NamedGraphs) -> list[Triple]:
    """Return what ``data/dataset.ttl`` states about the dataset and its named graphs."""
    return [triple for triple in publication.of_dataset() if _is_of_head(triple, publication)]


def describe(publication: NamedGraphs, entries: Iterable[Entry] = (), endpoint: str | None = None) -> list[Triple]:
    """Give the description of a publication, sorted, without blank nodes.

    :param entries: the ``files`` of an index of dumps and tables; they become distributions.
    :param endpoint: where the dataset can be asked in SPARQL.
    :raises UserError: when the dataset does not state title, version and licence, or the endpoint is no address.
    """
    head, access = Metadata(publication.of_dataset()), [*_access(endpoint)] if endpoint else []
    made = [
        *_head(publication),
        *_document(head),
        *_dataset(head, publication),
        *_numbers(publication),
        *_named_graphs(head, publication),
        *_build(publication),
        *distributions(entries, head.version, head.licence),
        *access,
    ]
    return sorted({*made, *_licences(made, head)}, key=str)


def service_description(
    endpoint: str, publication: NamedGraphs, *, results: Iterable[str] = RESULTS, graphs: Iterable[str] = GRAPHS
) -> list[Triple]:
    """Give the SPARQL 1.1 Service Description of an endpoint whose default graph is the union of the named ones.

    :param endpoint: its address.
    :param results: the names in ``http://www.w3.org/ns/formats/`` of what SELECT and ASK are answered with.
    :param graphs: those of what CONSTRUCT and DESCRIBE are answered with.
    :raises UserError: when the endpoint is no address.
    """
    formats = [f"formats:{name}" for name in (*results, *graphs)]
    about, dataset = f"{_address(endpoint)}#service", f"{endpoint}#default-dataset"
    made = triples_about(
        about,
        {
            "a": "sd:Service",
            "sd:endpoint": endpoint,
            "sd:supportedLanguage": "sd:SPARQL11Query",
            "sd:feature": "sd:UnionDefaultGraph",
            "sd:resultFormat": formats,
            "sd:defaultDataset": dataset,
            "dcterms:license": Metadata(publication.of_dataset()).licence,
        },
    )
    names = {iri: f"{endpoint}#graph-{iri.removeprefix(GRAPH)}" for iri in publication.graphs}
    made += triples_about(
        dataset, {"a": "sd:Dataset", "sd:defaultGraph": f"{endpoint}#default-graph", "sd:namedGraph": names.values()}
    )
    made += triples_about(
        f"{endpoint}#default-graph", {"a": "sd:Graph", "void:triples": len(set(publication.triples()))}
    )
    for iri, name in names.items():
        made += triples_about(name, {"a": "sd:NamedGraph", "sd:name": iri, "sd:graph": iri})
        made += triples_about(iri, {"a": "sd:Graph", "void:triples": len(publication.graphs[iri])})
    return sorted(made, key=str)


def temporal(publication: NamedGraphs) -> tuple[Literal, Literal]:
    """Give the period that the data speak of: from the first status on to the last day that a list is known through."""
    starts = _literals(publication, SCO + "validFrom", THINGS + "affiliation/")
    ends = _literals(publication, SCO + "knownThrough", THINGS)
    if not starts or not ends:
        raise UserError("the data state no status with a beginning, or no list with the day it is known through")
    return min(starts, key=lambda term: term.value), max(ends, key=lambda term: term.value)


def spatial(publication: NamedGraphs) -> list[NamedNode]:
    """Give the states that the data speak of."""
    types = types_of(publication.graphs.get(GRAPH + "facts", []))
    return [t for t in sorted(types, key=str) if SCO + "State" in types[t] and isinstance(t, NamedNode)]


def _dataset(head: Metadata, publication: NamedGraphs) -> Iterator[Triple]:
    """Say what DCAT asks for and the data know: languages, period, states."""
    start, end = temporal(publication)
    languages = sorted(_LANGUAGE + term.value for term in head.values("dc:language"))
    yield from triples_about(DATASET, {"dcterms:language": languages, "dcterms:temporal": "dataset:period",
                             "dcterms:spatial": spatial(publication), "foaf:homepage": BASE})  # fmt: skip
    yield from triples_about(
        "dataset:period", {"a": "dcterms:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}
    )


def _document(head: Metadata) -> Iterator[Triple]:
    yield from triples_about(
        DOCUMENT,
        {
            "a": "void:DatasetDescription",
            "dcterms:title": Literal(f"Description of: {head.title}", language="en"),
            "dcterms:license": head.licence,
            "foaf:primaryTopic": DATASET,
            "prov:wasGeneratedBy": "dataset:build",
        },
    )


def _numbers(publication: NamedGraphs) -> Iterator[Triple]:
    whole = Scope(DATASET, "all", publication.triples(), THINGS)
    yield from statistics(whole)
    yield from partitions(whole)
    yield from class_schema(whole)
    yield from linksets(whole)
    for iri, triples in publication.graphs.items():
        scope = Scope(iri, iri.removeprefix(GRAPH), triples, BASE)
        yield from triples_about(iri, {"void:uriSpace": Literal(scope.space)})
        yield from statistics(scope)
        yield from partitions(scope)


def _named_graphs(head: Metadata, publication: NamedGraphs) -> Iterator[Triple]:
    for iri in publication.graphs:
        yield from triples_about(
            iri,
            {
                "a": ("dcat:Dataset", "sd:Graph"),
                "dcterms:isPartOf": DATASET,
                "dcterms:publisher": head.values("dcterms:publisher"),
                "dcat:version": Literal(head.version),
            },
        )


def _build(publication: NamedGraphs) -> Iterator[Triple]:
    """Say what was made of what by which program; without a day, so that the same commit gives the same bytes."""
    sources = [iri for iri in publication.graphs if iri != DERIVED]
    label = Literal("Closure under the ontology's axioms and rules, counting and writing", language="en")
    yield from triples_about("dataset:build", {"a": "prov:Activity", "rdfs:label": label, "prov:used": sources,
                                     "prov:wasAssociatedWith": "dataset:program"})  # fmt: skip
    yield from triples_about(
        "dataset:program",
        {
            "a": ("prov:SoftwareAgent", "schema:SoftwareApplication"),
            "rdfs:label": Literal("scokg"),
            "schema:softwareVersion": Literal(__version__),
        },
    )
    if DERIVED in publication.graphs:
        yield from triples_about(DERIVED, {"a": "prov:Entity", "prov:wasGeneratedBy": "dataset:build",
                                 "prov:wasDerivedFrom": sources})  # fmt: skip


def _access(endpoint: str) -> Iterator[Triple]:
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


def _licences(made: Iterable[Triple], head: Metadata) -> Iterator[Triple]:
    """Give the licence of every subset, partition and linkset of ours; not of what lies elsewhere."""
    kinds = {node(name) for name in ("void:Dataset", "void:Linkset", "dcat:DataService")}
    for triple in made:
        if triple.predicate == node("rdf:type") and triple.object in kinds:
            iri = str(triple.subject)[1:-1]
            if not iri.startswith(DATASET + "#target-"):
                yield from triples_about(iri, {"dcterms:license": head.licence})


def _address(endpoint: str) -> str:
    if not endpoint.startswith(("http://", "https://")) or any(c in endpoint for c in ' <>"{}|\\^`#'):
        raise UserError(f"endpoint {endpoint}: an address that begins with http:// or https:// is wanted, without #")
    return endpoint


def _is_of_head(triple: Triple, publication: NamedGraphs) -> bool:
    """Tell whether a triple speaks of the dataset or of a named graph, and of none that was left out."""
    named = [term.value for term in (triple.subject, triple.object) if isinstance(term, NamedNode)]
    return named[0].startswith((DATASET, GRAPH)) and all(
        iri in publication.graphs for iri in named if iri.startswith(GRAPH)
    )


def _literals(publication: NamedGraphs, predicate: str, space: str) -> list[Literal]:
    wanted = NamedNode(predicate)
    facts = publication.graphs.get(GRAPH + "facts", [])
    found = [t for t in facts if t.predicate == wanted and str(t.subject).startswith(f"<{space}")]
    return [t.object for t in found if isinstance(t.object, Literal)]


def _language(term: NamedNode | Literal) -> str | None:
    return term.language if isinstance(term, Literal) else None
