"""The description of the dataset: its counts equal fresh counts by SPARQL, and every part has its licence."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from command_line import run_in_process
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import PROV, SH, VOID, XSD
from small_publication import used_as_checkout

from scokg import Graph as PublishedGraph
from scokg import __version__
from scokg.errors import UserError
from scokg.export.description.dataset import describe, service_description
from scokg.export.description.query_catalogue import queries_as_rdf
from scokg.export.description.schema_org import schema_org
from scokg.namespaces import PREFIXES
from scokg.publication.loading import read_publication
from scokg.publication.metadata import Metadata
from scokg.query.saved_queries import query_names, saved_query
from scokg.rdf.named_graphs import NamedGraphs
from scokg.rdf.serializers import write_triples

DATASET = URIRef("https://w3id.org/scokg/dataset")
ENDPOINT = "http://127.0.0.1:7878/query"
SPDX, VOID_EXT = Namespace(PREFIXES["spdx"]), Namespace(PREFIXES["void-ext"])
SD, SCHEMA = Namespace(PREFIXES["sd"]), Namespace(PREFIXES["schema"])
ENTRIES = [
    {
        "name": "scokg.nq.gz", "format": "nq", "mediaType": "application/n-quads", "bytes": 7, "sha256": "ab" * 32,
        "graphs": ["https://w3id.org/scokg/graph/claims", "https://w3id.org/scokg/graph/facts"], "compression": "gzip",
    },
    {
        "name": "facts.ttl", "format": "ttl", "mediaType": "text/turtle", "bytes": 9, "sha256": "cd" * 32,
        "graphs": ["https://w3id.org/scokg/graph/facts"],
    },
    {"name": "states.csv", "format": "csv", "mediaType": "text/csv", "bytes": 5, "sha256": "ef" * 32},
]  # fmt: skip


@pytest.fixture(scope="module")
def publication() -> NamedGraphs:
    return read_publication()


@pytest.fixture(scope="module")
def made(publication: NamedGraphs) -> list[Triple]:
    return describe(publication, ENTRIES, ENDPOINT)


@pytest.fixture(scope="module")
def description(made: list[Triple]) -> Graph:
    return Graph().parse(data=write_triples(made, RdfFormat.TURTLE), format="turtle")


@pytest.fixture(scope="module")
def stores(publication: NamedGraphs) -> dict[str, Store]:
    """Return a store of the whole dataset and one of each named graph, by IRI."""
    stores = {str(DATASET): Store()}
    for iri, triples in publication.graphs.items():
        stores[iri] = Store()
        for store in (stores[iri], stores[str(DATASET)]):
            store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)
    return stores


def rows(store: Store, query: str) -> Counter[tuple[str, ...]]:
    """Count the rows of a result, with each term as plain text."""
    return Counter(tuple(term.value for term in row) for row in store.query(query))


@pytest.fixture(scope="module")
def described(made: list[Triple]) -> Store:
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in made)
    return store


def ask_about(described: Store, about: str, query: str) -> Counter[tuple[str, ...]]:
    """Query the description of a dataset, which is written ABOUT in the query."""
    return rows(described, f"PREFIX void: <{VOID}> PREFIX e: <{VOID_EXT}> " + query.replace("ABOUT", f"<{about}>"))


NUMBERS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s a ?o FILTER(ISIRI(?o)) }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "entities": 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "SPACE")) }',
}


@pytest.mark.parametrize("number", NUMBERS)
def test_counts_equal_a_fresh_count(description: Graph, stores: dict[str, Store], number: str) -> None:
    assert len(stores) == 7
    for about, store in stores.items():
        space = str(description.value(URIRef(about), VOID.uriSpace))
        (counted,) = rows(store, NUMBERS[number].replace("SPACE", space))
        assert [str(n) for n in description.objects(URIRef(about), VOID[number])] == [counted[0]], about
        assert int(counted[0]) > 0


def test_the_parts_add_up_to_the_whole(description: Graph, publication: NamedGraphs) -> None:
    parts = [int(description.value(URIRef(iri), VOID.triples)) for iri in publication.graphs]
    assert len(parts) == 6
    assert sum(parts) == int(description.value(DATASET, VOID.triples))
    assert len(set(publication.triples())) == sum(parts), "a triple is in two graphs"


def test_class_partitions(described: Store, stores: dict[str, Store]) -> None:
    query = (
        """SELECT ?c ?e ?t { ABOUT void:classPartition ?p . ?p void:class ?c ; void:entities ?e ; void:triples ?t }"""
    )
    for about, store in stores.items():
        counted = rows(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?e) (COUNT(*) AS ?t) "
                              "{ ?s a ?c ; ?p ?o FILTER(ISIRI(?c)) } GROUP BY ?c")  # fmt: skip
        assert ask_about(described, about, query) == counted
        assert counted


def test_property_partitions(described: Store, stores: dict[str, Store]) -> None:
    query = """SELECT ?p ?t ?s ?o { ABOUT void:propertyPartition ?part .
        ?part void:property ?p ; void:triples ?t ; void:distinctSubjects ?s ; void:distinctObjects ?o }"""
    for about, store in stores.items():
        counted = rows(store, "SELECT ?p (COUNT(*) AS ?t) (COUNT(DISTINCT ?s) AS ?ss) (COUNT(DISTINCT ?o) AS ?oo) "
                              "{ ?s ?p ?o } GROUP BY ?p")  # fmt: skip
        assert ask_about(described, about, query) == counted
        assert counted


def test_partitions_that_editors_use_for_completion(described: Store, stores: dict[str, Store]) -> None:
    """Each class has its properties with the classes and datatypes of their values."""
    head = """SELECT ?class ?property ?to ?n {
        ABOUT void:classPartition ?c . ?c void:class ?class ; void:propertyPartition ?p .
        ?p void:property ?property ."""
    store = stores[str(DATASET)]
    classes = rows(store, """SELECT ?c ?p ?to (COUNT(*) AS ?n)
        { ?s a ?c ; ?p ?o . ?o a ?to FILTER(ISIRI(?c) && ISIRI(?to)) } GROUP BY ?c ?p ?to""")  # fmt: skip
    query = f"{head} ?p void:classPartition ?q . ?q void:class ?to ; void:triples ?n }}"
    assert ask_about(described, str(DATASET), query) == classes
    datatypes = rows(store, """SELECT ?c ?p ?to (COUNT(*) AS ?n)
        { ?s a ?c ; ?p ?o FILTER(ISLITERAL(?o)) BIND(DATATYPE(?o) AS ?to) } GROUP BY ?c ?p ?to""")  # fmt: skip
    query = f"{head} ?p e:datatypePartition ?q . ?q e:datatype ?to ; void:triples ?n }}"
    assert ask_about(described, str(DATASET), query) == datatypes
    assert len(datatypes) > 100


def test_linksets(described: Store, stores: dict[str, Store]) -> None:
    query = """SELECT ?space ?p ?n {
        ABOUT void:subset ?l . ?l a void:Linkset ; void:linkPredicate ?p ; void:triples ?n ;
        void:subjectsTarget ABOUT ; void:objectsTarget [ void:uriSpace ?space ] }"""
    links = ask_about(described, str(DATASET), query)
    properties = " ".join(f"<{p}>" for p in sorted({p for _, p, _ in links}))
    assert len(links) > 10
    for space, link, number in links:
        (counted,) = rows(
            stores[str(DATASET)],
            f"SELECT (COUNT(*) AS ?n) {{ ?s <{link}> ?o FILTER(STRSTARTS(STR(?o), '{space}'))"
            " FILTER(STRSTARTS(STR(?s), 'https://w3id.org/scokg/')) }",
        )
        assert counted == (number,), (space, link)
    everything = rows(
        stores[str(DATASET)],
        f"SELECT (COUNT(*) AS ?n) {{ VALUES ?p {{ {properties} }} ?s ?p ?o FILTER(ISIRI(?o))"
        " FILTER(STRSTARTS(STR(?s), 'https://w3id.org/scokg/') && !STRSTARTS(STR(?o), 'https://w3id.org/scokg/')) }",
    )
    assert everything == Counter([(str(sum(int(n) for _, _, n in links)),)])
    wikidata = ("http://www.wikidata.org/entity/", str(URIRef(PREFIXES["skos"] + "exactMatch")))
    assert [n for space, p, n in links if (space, p) == wikidata] == ["266"]


def test_vocabularies_are_those_in_use(description: Graph, stores: dict[str, Store]) -> None:
    used = rows(stores[str(DATASET)], "SELECT DISTINCT ?t { { ?s ?t ?o } UNION { ?s a ?t FILTER(ISIRI(?t)) } }")
    vocabularies = {str(v).removesuffix("ontology") + "ontology#" if str(v).endswith("scokg/ontology") else str(v)
                    for v in description.objects(DATASET, VOID.vocabulary)}  # fmt: skip
    assert {next((v for v in vocabularies if t.startswith(v)), t) for (t,) in used} == vocabularies


def test_every_part_has_its_licence(description: Graph) -> None:
    parts = {s for kind in (VOID.Dataset, VOID.Linkset, DCAT.Dataset, DCAT.Distribution, DCAT.DataService)
             for s in description.subjects(RDF.type, kind) if "#target-" not in s}  # fmt: skip
    assert len(parts) > 1000
    licence = URIRef(Metadata.of_files().licence)
    assert [s for s in parts if list(description.objects(s, DCTERMS.license)) != [licence]] == []


def test_the_dataset_has_what_dcat_requires(description: Graph, publication: NamedGraphs) -> None:
    value = description.value
    frequency = URIRef("http://publications.europa.eu/resource/authority/frequency/IRREG")
    assert value(DATASET, DCTERMS.accrualPeriodicity) == frequency
    period = value(DATASET, DCTERMS.temporal)
    assert (value(period, DCAT.startDate), value(period, DCAT.endDate)) == (
        Literal("1996-04-26", datatype=XSD.date), Literal("2026-02-12", datatype=XSD.date))  # fmt: skip
    assert len(set(description.objects(DATASET, DCTERMS.spatial))) == 38
    assert {str(o)[-2:] for o in description.objects(DATASET, DCTERMS.language)} == {"en", "ru", "zh"}
    for term in (DCAT.keyword, DCAT.theme, DCTERMS.title, DCTERMS.publisher, DCTERMS.issued, VOID.sparqlEndpoint):
        assert value(DATASET, term, any=True), term
    things = {t.subject for triples in publication.graphs.values() for t in triples}
    examples = [*description.objects(DATASET, VOID.exampleResource), *description.objects(DATASET, VOID.rootResource)]
    assert len(examples) == 4
    assert all(NamedNode(str(thing)) in things for thing in examples)
    service = value(None, DCAT.servesDataset, DATASET)
    assert value(service, DCAT.endpointURL) == URIRef(ENDPOINT)


def test_terms_of_the_description_exist(made: list[Triple]) -> None:
    """DCAT, VoID and PROV are closed namespaces of rdflib: a misspelt term fails."""
    for space in (DCAT, DCTERMS, PROV, VOID):
        used = {t.predicate.value for t in made} | {t.object.value for t in made if isinstance(t.object, NamedNode)}
        names = [iri.removeprefix(str(space)) for iri in used if iri.startswith(str(space)) and iri != str(space)]
        assert names
        later = {"version"} if space is DCAT else set()  # rdflib knows DCAT 2
        assert [name for name in names if name not in space and name not in later] == []


def test_provenance_has_no_date_of_its_own(description: Graph, publication: NamedGraphs) -> None:
    build = URIRef(f"{DATASET}#build")
    asserted = {URIRef(iri) for iri in publication.graphs if not iri.endswith("/derived")}
    assert set(description.objects(build, PROV.used)) == asserted
    agent = description.value(build, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in description
    assert str(description.value(agent, SCHEMA.softwareVersion)) == __version__
    assert not [o for o in description.objects() if getattr(o, "datatype", None) == XSD.dateTime]


def test_distributions(description: Graph) -> None:
    facts = URIRef(PREFIXES["graph"] + "facts")
    assert [str(d) for d in description.objects(facts, DCAT.distribution)] == [f"{DATASET}#file-facts.ttl"]
    assert len(list(description.objects(DATASET, DCAT.distribution))) == 2
    packed = URIRef(f"{DATASET}#file-scokg.nq.gz")
    value = description.value
    address = URIRef("https://w3id.org/scokg/dump/0.1.0/scokg.nq.gz")
    assert value(packed, DCAT.downloadURL) == value(DATASET, VOID.dataDump) == address
    assert str(value(packed, DCAT.mediaType)) == "https://www.iana.org/assignments/media-types/application/n-quads"
    assert str(value(packed, DCAT.compressFormat)) == "https://www.iana.org/assignments/media-types/application/gzip"
    assert value(packed, DCAT.byteSize) == Literal("7", datatype=XSD.nonNegativeInteger)
    checksum = value(packed, SPDX.checksum)
    assert value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
    assert value(checksum, SPDX.checksumValue).eq(Literal("ab" * 32, datatype=XSD.hexBinary))


def test_description_is_deterministic_and_without_blank_nodes(made: list[Triple], small: Path) -> None:
    publication = read_publication(small)
    assert describe(publication, ENTRIES, ENDPOINT) == describe(publication, reversed(ENTRIES), ENDPOINT)
    assert not [t for t in made if str(t.subject).startswith("_:") or str(t.object).startswith("_:")]


def test_without_derived_triples(publication: NamedGraphs) -> None:
    asserted = NamedGraphs({iri: ts for iri, ts in publication.graphs.items() if not iri.endswith("/derived")})
    assert "graph/derived" not in write_triples(describe(asserted), RdfFormat.N_TRIPLES)


def test_service_description(publication: NamedGraphs) -> None:
    text = write_triples(service_description(ENDPOINT, publication), RdfFormat.TURTLE)
    graph = Graph().parse(data=text, format="turtle")
    service = graph.value(None, SD.endpoint, URIRef(ENDPOINT))
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert len(set(graph.objects(service, SD.resultFormat))) == 8
    dataset = graph.value(service, SD.defaultDataset)
    named = {str(graph.value(n, SD.name)): graph.value(n, SD.graph) for n in graph.objects(dataset, SD.namedGraph)}
    assert {iri: int(graph.value(g, VOID.triples)) for iri, g in named.items()} == {
        iri: len(triples) for iri, triples in publication.graphs.items()
    }
    whole = graph.value(graph.value(dataset, SD.defaultGraph), VOID.triples)
    assert int(whole) == sum(map(len, publication.graphs.values()))


def test_saved_queries_are_executables() -> None:
    rdf = Graph().parse(data=write_triples(queries_as_rdf(ENDPOINT), RdfFormat.TURTLE), format="turtle")
    executables = {str(s).rsplit("/", 1)[1]: s for s in rdf.subjects(RDF.type, SH.SPARQLExecutable)}
    assert sorted(executables) == query_names()
    for name, node in executables.items():
        query = saved_query(name)
        (form,) = [t for t in ("select", "ask", "construct") if (node, SH[t], None) in rdf]
        assert (node, RDF.type, SH[f"SPARQL{form.capitalize()}Executable"]) in rdf
        assert str(rdf.value(node, RDFS_COMMENT)) == query.summary
        assert rdf.value(node, RDFS_COMMENT).language == "en"
        assert {str(k) for k in rdf.objects(node, SCHEMA.keywords)} == set(query.tags)
        assert rdf.value(node, SCHEMA.target) == URIRef(ENDPOINT)
        parameters = {str(rdf.value(p, SH.name)): p for p in rdf.objects(node, SH.parameter)}
        assert set(parameters) == {p.name for p in query.parameters}
        assert all(urldefrag(rdf.value(p, SH.path)).fragment == n for n, p in parameters.items())
    lang = next(p for p in rdf.objects(executables["status-on"], SH.parameter) if str(rdf.value(p, SH.name)) == "lang")
    assert [str(term) for term in rdf.items(rdf.value(lang, SH["in"]))] == ["en", "ru", "zh"]


RDFS_COMMENT = URIRef(PREFIXES["rdfs"] + "comment")


def test_the_published_text_of_a_query_returns_its_rows(graph: PublishedGraph) -> None:
    rdf = Graph().parse(data=write_triples(queries_as_rdf(), RdfFormat.TURTLE), format="turtle")
    for name in ("status-on", "candidates-on"):
        text = str(rdf.value(URIRef(PREFIXES["query"] + name), SH.select))
        assert "#+" not in text
        assert graph.query(text) == graph.query(saved_query(name).text)


def test_schema_org(publication: NamedGraphs) -> None:
    document = schema_org(publication, ENTRIES, ENDPOINT)
    assert document["temporalCoverage"] == "1996-04-26/2026-02-12"
    assert document["version"] == __version__
    assert document["isAccessibleForFree"] is True
    assert 50 <= len(document["description"]) <= 5000
    assert len(document["spatialCoverage"]) == 38
    assert [d["contentUrl"].rsplit("/", 1)[1] for d in document["distribution"]] == [
        "facts.ttl", "scokg.nq.gz", "states.csv"]  # fmt: skip
    local = {**document, "@context": {"@vocab": str(SCHEMA)}}
    graph = Graph().parse(data=json.dumps(local), format="json-ld")
    assert (DATASET, RDF.type, SCHEMA.Dataset) in graph


@pytest.mark.parametrize("endpoint", ["ftp://x", "http://x/ y", "x", "http://x/#a"])
def test_an_endpoint_must_be_an_http_address(publication: NamedGraphs, endpoint: str) -> None:
    with pytest.raises(UserError, match="http://"):
        describe(publication, endpoint=endpoint)
    with pytest.raises(UserError, match="http://"):
        service_description(endpoint, publication)


def test_a_dataset_without_a_licence_is_refused(publication: NamedGraphs) -> None:
    iri = PREFIXES["graph"] + "dataset"
    bare = [t for t in publication.graphs[iri] if t.predicate.value != str(DCTERMS.license)]
    with pytest.raises(UserError, match=re.escape("needs exactly one dcterms:license, it has 0")):
        describe(NamedGraphs({**publication.graphs, iri: bare}))


def test_command(small: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.json"
    index.write_text(json.dumps({"files": ENTRIES}), encoding="utf-8")
    with used_as_checkout(small):
        described = run_in_process("describe", "schema-org", "--index", str(index))
        catalogue = run_in_process("describe", "queries", "--format", "nt")
        nowhere = run_in_process("describe", "service")
        index.write_text('{"files": [{}]}', encoding="utf-8")
        malformed = run_in_process("describe", "--index", str(index))
    assert described.returncode == 0
    assert len(json.loads(described.stdout)["distribution"]) == 3
    assert catalogue.returncode == 0
    assert len(Graph().parse(data=catalogue.stdout, format="nt")) > 1000
    assert nowhere.returncode == 2
    assert "--endpoint" in nowhere.stderr
    assert malformed.returncode == 2
    assert "scokg export" in malformed.stderr
