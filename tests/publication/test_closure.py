"""The closure equals that of a reference reasoner (owlrl), apart from its noise, which is listed here.

The comparisons with owlrl run with ``--all``: the ontology with a small part of the data, and the whole graph.
"""

import owlrl
import pytest
import rdflib
from patterns import patterns
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node, URIRef, Variable

from scokg import UserError
from scokg.atomic_io import read_files
from scokg.namespaces import DERIVED
from scokg.publication.closure import construct, materialise, rule_texts
from scokg.publication.closure_update import AboutRule
from scokg.publication.layout import root, rule_files, turtle_files
from scokg.publication.loading import open_store, read_publication
from scokg.rdf.parsing import load_merged
from scokg.rdf.rdflib_bridge import rdflib_graph, rdflib_triple

# Trivial consequences that only owlrl adds:
REFLEXIVE = {OWL.sameAs, RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty}
TOP_AND_BOTTOM = {OWL.Thing, OWL.Nothing, RDFS.Resource, RDFS.Literal}
BUILT_IN = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, rdflib.XSD))

PREFIXES = """
@prefix : <http://test.example/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sco: <https://w3id.org/scokg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def is_noise(triple: tuple[rdflib.term.Node, ...]) -> bool:
    """Return whether a triple is a reflexive axiom, about top or bottom, or about a built-in term."""
    subject, predicate, object_ = triple
    return (
        (predicate in REFLEXIVE and subject == object_)
        or bool({subject, object_} & TOP_AND_BOTTOM)
        or str(subject).startswith(BUILT_IN)
        or (predicate == RDF.type and object_ in {RDFS.Datatype, OWL.AnnotationProperty})
    )


def reference(store: Store) -> set[tuple[rdflib.term.Node, ...]]:
    """Return owlrl's closure of the default graph: triples between named things, without noise."""
    graph = rdflib_graph(store)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    named = (t for t in graph if all(isinstance(term, rdflib.URIRef) for term in t))
    return {t for t in named if not is_noise(t)}


def named(store: Store) -> set[tuple[rdflib.term.Node, ...]]:
    triples = (rdflib_triple(quad) for quad in store)
    return {t for t in triples if all(isinstance(term, rdflib.URIRef) for term in t) and not is_noise(t)}


def closed(turtle: str, rules: dict[str, str] | None = None) -> Store:
    store = Store()
    store.load((PREFIXES + turtle).encode(), format=RdfFormat.TURTLE)
    materialise(store, rules or {})
    return store


@pytest.mark.slow
def test_ontology_and_small_files_equal_owlrl() -> None:
    """Compare the closures of the ontology and the smallest file of each folder of data."""
    folders = {path.parent for path in (root() / "data").rglob("*.ttl")}
    files = [min(folder.glob("*.ttl"), key=lambda path: (path.stat().st_size, path)) for folder in folders]
    base = Store()
    load_merged(read_files([*(file.path for file in turtle_files(root()) if "ontology" in file.graph), *files]), base)
    ours = Store()
    ours.extend(base)
    materialise(ours, rule_texts(read_files(rule_files(root()))))
    assert named(ours) == reference(ours)
    assert len(named(ours) - named(base)) > 200


@pytest.mark.slow
def test_whole_graph_equals_owlrl() -> None:
    """On the published graph with what the hand-written rules add, the compiled rules miss and invent nothing."""
    ours = open_store()
    assert len(ours) > 16_000
    assert named(ours) == reference(ours)
    base = open_store(derived=False)
    assert named(ours) >= reference(base)
    assert len(named(ours) - named(base)) > 2_000


@pytest.mark.parametrize(
    "axioms",
    [
        ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :x a :A .",
        ":A owl:equivalentClass :B . :x a :A . :y a :B .",
        ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . :x :p :y .",
        ":p owl:equivalentProperty :q . :x :p :y . :y :q :z .",
        ":p rdfs:domain :A ; rdfs:range :B . :B rdfs:subClassOf :C . :q rdfs:subPropertyOf :p . :x :q :y .",
        ":p owl:inverseOf :q . :x :p :y . :z :q :w .",
        ":p a owl:SymmetricProperty . :x :p :y .",
        ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d .",
        ":p owl:propertyChainAxiom ( :q :r ) . :a :q :b . :b :r :c .",
        ":p owl:propertyChainAxiom ( :q :q :q ) . :q owl:inverseOf :i . :b :i :a . :c :i :b . :d :i :c .",
        ":q owl:propertyChainAxiom ( :i :s ) ; rdfs:subPropertyOf :t . :t a owl:TransitiveProperty ; owl:inverseOf :u ."
        ":u rdfs:domain :A ; rdfs:subPropertyOf :v . :v rdfs:range :C . :A rdfs:subClassOf :B . :p owl:inverseOf :i ."
        ":s a owl:SymmetricProperty . :t rdfs:subPropertyOf :i . :b :p :a . :c :s :b . :c :t :d .",
    ],
)
def test_each_kind_of_axiom_equals_owlrl(axioms: str) -> None:
    store = Store()
    store.load((PREFIXES + axioms).encode(), format=RdfFormat.TURTLE)
    expected = reference(store)
    materialise(store, {})
    assert named(store) == expected
    assert len(expected) > 2


@pytest.mark.parametrize("construct", [":p a owl:FunctionalProperty", ":a owl:sameAs :b", ":A owl:unionOf ( :B :C )"])
def test_owl_that_has_no_rule_stops_the_closure(construct: str) -> None:
    with pytest.raises(UserError, match="the closure does not support owl:"):
        closed(f"{construct} .")


@pytest.mark.parametrize(
    "axiom",
    [
        ":q rdfs:subPropertyOf [ owl:inverseOf :p ]",
        ":A rdfs:subClassOf [ rdfs:subClassOf :B ]",
        ":p owl:propertyChainAxiom ( :q [ owl:inverseOf :r ] )",
        ':p owl:propertyChainAxiom ( :q "r" )',
    ],
)
def test_axioms_about_blank_nodes_stop_the_closure(axiom: str) -> None:
    """They are not ignored silently: the compiled tables hold named terms only."""
    with pytest.raises(UserError, match=r"the closure cannot apply .* without a name"):
        closed(f"{axiom} .")


@pytest.mark.parametrize(
    ("date", "kind", "earliest", "latest"),
    [
        ("2010-05-31", "date", "2010-05-31", "2010-05-31"),
        ("2010-04", "gYearMonth", "2010-04-01", "2010-04-30"),
        ("2010-12", "gYearMonth", "2010-12-01", "2010-12-31"),
        ("2010-02", "gYearMonth", "2010-02-01", "2010-02-28"),
        ("2012-02", "gYearMonth", "2012-02-01", "2012-02-29"),
        ("2000-02", "gYearMonth", "2000-02-01", "2000-02-29"),
        ("1900-02", "gYearMonth", "1900-02-01", "1900-02-28"),
        ("1996", "gYear", "1996-01-01", "1996-12-31"),
    ],
)
def test_date_bounds(date: str, kind: str, earliest: str, latest: str) -> None:
    rules = rule_texts(read_files(rule_files(root())))
    store = closed(
        "sco:date sco:earliestProperty sco:dateEarliest ; sco:latestProperty sco:dateLatest ."
        f':x sco:date "{date}"^^xsd:{kind} .',
        rules,
    )
    bounds = {q.predicate.value.rsplit("#")[1]: q.object.value for q in store if q.subject.value.endswith("/x")}
    assert bounds == {"date": date, "dateEarliest": earliest, "dateLatest": latest}


def test_rules_go_on_from_what_others_derived() -> None:
    """Rules run in a fixed order; each reads what later ones derive, and what the schema adds to it."""
    prefix = "PREFIX : <http://test.example/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    rules = {
        "first": f"{prefix} CONSTRUCT {{ ?x :first ?y }} WHERE {{ ?x :second ?y . ?x a :A }}",
        "second": f"{prefix} CONSTRUCT {{ ?x :third ?y }} WHERE {{ ?x :fourth ?y }}",
        "third": f"#+ properties: sco:latestProperty\n{prefix} PREFIX sco: <https://w3id.org/scokg/ontology#>\n"
        "CONSTRUCT { ?x ?latest ?y } WHERE {\n  ?property sco:latestProperty ?latest .\n  ?x ?property ?y .\n}",
    }
    axioms = (
        ":fourth rdfs:domain :A . :third rdfs:subPropertyOf :second . :first sco:latestProperty :last ."
        ":last rdfs:range :B . :fifth owl:inverseOf :fourth . :sixth rdfs:subPropertyOf :fifth . :y :sixth :x ."
    )
    texts = {str(quad.triple).replace("http://test.example/", "") for quad in closed(axioms, rules)}
    assert {"<x> <third> <y>", "<x> <second> <y>", "<x> <first> <y>", "<x> <last> <y>"} <= texts
    assert any(text.startswith("<y>") and text.endswith("<B>") for text in texts)


def test_nothing_derived_is_asserted_and_nothing_has_blank_nodes() -> None:
    base, derived = open_store(derived=False), read_publication().graphs[DERIVED]
    assert len(derived) > 4_000
    assert not any(Quad(t.subject, t.predicate, t.object, DefaultGraph()) in base for t in derived)
    assert not any("_:" in (str(t.subject)[:2], str(t.object)[:2]) for t in derived)


def test_an_error_names_a_rule_that_is_no_construct_query() -> None:
    with pytest.raises(UserError, match="rule odd: expected a SPARQL CONSTRUCT query"):
        closed(":x a :A .", {"odd": "ASK { }"})
    with pytest.raises(UserError, match=r"rule odd \(.*not SPARQL"):
        closed(":x a :A .", {"odd": "CONSTRUCT nonsense"})


RULES = rule_texts(read_files(rule_files(root())))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_reads_nothing_that_is_further_than_one_property_from_what_it_is_about(name: str) -> None:
    """So an update finds all that a changed triple counts for. A property may be found among the properties in use."""
    found = patterns(RULES[name])
    (about,) = (Variable(line.split("?")[1]) for line in RULES[name].splitlines() if line.startswith("#+ about: "))
    linked: set[Node] = {about}
    for pattern in found:
        if pattern.is_simple and not isinstance(pattern.path, Variable) and about in (pattern.subject, pattern.value):
            linked |= {pattern.subject, pattern.value}
    used = {pattern.path for pattern in found if isinstance(pattern.path, Variable)}
    assert [one for one in found if one.subject not in linked | used] == []
    assert all(one.is_simple or isinstance(one.path, URIRef) for one in found)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_derives_about_the_parts_what_it_derives_about_everything(name: str) -> None:
    store = open_store()
    things = sorted({str(quad.subject) for quad in store if isinstance(quad.subject, NamedNode)})
    parts = (AboutRule(name, RULES[name]).derive(store, things[start::3]) for start in range(3))
    one, two, three = parts
    assert one | two | three == construct(store, name, RULES[name])
    assert one and two and three
    assert not one & two & three
