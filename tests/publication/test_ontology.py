"""The ontology's header and terms have the metadata that FOOPS! expects, and texts in three languages.

FOOPS! test ids: https://w3id.org/foops/ (those that need no network).
"""

import re
from itertools import groupby

import pytest
from pyoxigraph import Literal, NamedNode, Store

from scokg.atomic_io import read_files
from scokg.namespaces import BASE, PREFIXES, SCO, expand
from scokg.publication.layout import root, turtle_files
from scokg.publication.loading import read_publication
from scokg.rdf.parsing import load_merged

ONTOLOGY = NamedNode(BASE + "ontology")
TYPE = NamedNode(PREFIXES["rdf"] + "type")
HEADER = {
    "OM1": ["dcterms:title", "dcterms:description", "dcterms:license", "owl:versionIRI", "dcterms:creator",
            "vann:preferredNamespaceUri"],
    "OM2": ["vann:preferredNamespacePrefix", "owl:versionInfo", "dcterms:created", "dcterms:bibliographicCitation"],
    "OM3": ["dcterms:publisher", "bibo:status", "dcterms:source", "dcterms:issued"],
    "OM4.1": ["dcterms:license"],
    "OM5.1": ["dcterms:creator", "dcterms:created"],
    "OM5.2": ["dcterms:issued", "dcterms:publisher"],
    "FIND1": ["vann:preferredNamespacePrefix"],
    "VER1": ["owl:versionIRI"],
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Store:
    store = Store()
    load_merged(read_files(f.path for f in turtle_files(root()) if "ontology" in f.graph), store)
    return store


def values(store: Store, subject: NamedNode, name: str) -> list[str]:
    iri = NamedNode(expand(name) or name)
    return [quad.object.value for quad in store.quads_for_pattern(subject, iri, None)]


@pytest.mark.parametrize(("test", "name"), [(test, name) for test, names in HEADER.items() for name in names])
def test_header(ontology: Store, test: str, name: str) -> None:
    assert values(ontology, ONTOLOGY, name), f"FOOPS! {test}"


def test_header_agrees_with_the_ontology(ontology: Store) -> None:
    assert values(ontology, ONTOLOGY, "vann:preferredNamespaceUri") == [SCO]
    (version,) = values(ontology, ONTOLOGY, "owl:versionInfo")
    assert values(ontology, ONTOLOGY, "owl:versionIRI") == [f"{BASE}ontology/{version}"]


def terms(store: Store) -> list[NamedNode]:
    found = {quad.subject for quad in store if isinstance(quad.subject, NamedNode)}
    ours = (BASE + "ontology#", BASE + "code/")
    return sorted((term for term in found if term.value.startswith(ours)), key=str)


def test_every_term_is_described_in_three_languages(ontology: Store) -> None:
    """VOC3, VOC4: one label and one definition in each of en, ru and zh."""
    found = terms(ontology)
    assert len(found) > 240
    for term in found:
        for names in (("rdfs:label", "skos:prefLabel"), ("skos:definition",)):
            texts = [q.object for name in names for q in
                     ontology.quads_for_pattern(term, NamedNode(expand(name) or ""), None)]  # fmt: skip
            languages = sorted(text.language or "" for text in texts if isinstance(text, Literal))
            assert languages == ["en", "ru", "zh"], (term, names)


def test_russian_and_chinese_texts_use_their_scripts(ontology: Store) -> None:
    scripts = {"ru": re.compile(r"[\u0400-\u04ff]"), "zh": re.compile(r"[\u4e00-\u9fff]")}
    for quad in ontology:
        if isinstance(quad.object, Literal) and quad.object.language in scripts:
            assert scripts[quad.object.language].search(quad.object.value), quad


def test_every_term_is_defined_here_and_linked(ontology: Store) -> None:
    defined = NamedNode(PREFIXES["rdfs"] + "isDefinedBy")
    for term in terms(ontology):
        if term.value.startswith(SCO):
            assert [q.object for q in ontology.quads_for_pattern(term, defined, None)] == [ONTOLOGY], term


def test_external_terms_are_not_redefined(ontology: Store) -> None:
    """No hijacking (OOPS! P40): an external term is declared, labelled as by its owner, and at most has a chain."""
    allowed = {"rdf:type", "rdfs:isDefinedBy", "owl:propertyChainAxiom", "rdfs:seeAlso", "skos:prefLabel", "foaf:name"}
    iris = {expand(name) for name in allowed}
    outside = (q for q in ontology if isinstance(q.subject, NamedNode) and not q.subject.value.startswith(BASE))
    assert {q.predicate.value for q in outside} <= iris


def test_every_date_property_names_its_bounds(ontology: Store) -> None:
    pairs = [(q.subject.value, q.predicate.value, q.object.value) for q in ontology
             if q.predicate.value in {SCO + "earliestProperty", SCO + "latestProperty"}]  # fmt: skip
    by_property = {key: sorted(p[1:] for p in group) for key, group in groupby(sorted(pairs), key=lambda p: p[0])}
    assert len(by_property) >= 10
    for prop, bounds in by_property.items():
        assert bounds == [(SCO + "earliestProperty", prop + "Earliest"), (SCO + "latestProperty", prop + "Latest")]


def test_every_term_that_is_used_is_declared() -> None:
    """VOC: the classes and properties in all published graphs, including the derived one, except RDF, RDFS and OWL."""
    used: dict[str, str] = {}
    declared = set()
    for graph, triples in read_publication().graphs.items():
        for triple in triples:
            used.setdefault(triple.predicate.value, graph)
            if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
                used.setdefault(triple.object.value, graph)
                if triple.object.value.startswith(PREFIXES["owl"]) and isinstance(triple.subject, NamedNode):
                    declared.add(triple.subject.value)
    core = (PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"])
    assert {term: graph for term, graph in used.items() if term not in declared and not term.startswith(core)} == {}
