"""Each hygiene rule notices its fixture, has a level, and documents itself; exceptions that except nothing go.

A fixture in Turtle adds facts to the publication. One in TriG or a SPARQL Update (.ru) changes the ontology and
names its graphs; it is tried on the ontology and the states alone, where the rules take a tenth of the time. Fixtures
in Turtle are tried all at once; ``--all`` also tries each of them alone.
"""

import re
from itertools import chain
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import RDF
from rdflib.term import Node, URIRef, Variable

from publication.patterns import patterns, properties
from scokg import UserError
from scokg.namespaces import BASE, GRAPH, PREFIXES, compact
from scokg.publication.layout import root, shape_files, turtle_files
from scokg.publication.loading import read_quads
from scokg.rdf.named_graphs import merged_store
from scokg.rdf.query_names import ANY_PROPERTY, names_read
from scokg.validation.hygiene import LEVELS, HygieneRule, read_rules, run_rule
from scokg.validation.sparql_constraints import sparql_constraints

FIXTURES = Path(__file__).parent / "hygiene"
RULES = read_rules(root())
MAY_FIND_SOMETHING = {"unused-code"}
"""Rules whose offences are no flaws: a list of codes may be complete before the data are."""


def fixture_of(rule: HygieneRule) -> Path:
    (found,) = [p for p in FIXTURES.iterdir() if p.stem == rule.query.name and p.suffix in {".ttl", ".trig", ".ru"}]
    return found


def text_of(path: Path) -> str:
    """Return the text of a fixture; the name of the rule distinguishes its things from those of other fixtures."""
    text = path.read_text(encoding="utf-8")
    return text.replace("fixture", f"{path.stem}-fixture") if path.suffix == ".ttl" else text


@pytest.fixture(scope="module")
def published() -> Store:
    """Load the published asserted triples in their named graphs."""
    store = Store()
    store.extend(read_quads(turtle_files(root())))
    return store


@pytest.fixture(scope="module")
def small() -> Store:
    """Load the ontology and the states."""
    files = [
        file for file in turtle_files(root()) if file.graph == GRAPH + "ontology" or file.path.parent.name == "states"
    ]
    assert len(files) > 40
    store = Store()
    store.extend(read_quads(files))
    return store


@pytest.fixture(scope="module")
def known(published: Store) -> set[tuple[str, str]]:
    """Return what the rules find without any fixture."""
    return offences(published)


@pytest.fixture(scope="module")
def known_of_small(small: Store) -> set[tuple[str, str]]:
    return offences(small)


def with_fixtures(published: Store, *paths: Path) -> Store:
    """Add Turtle fixtures to the facts of a copy of the publication, each with things of its own."""
    store = Store()
    store.extend(published)
    for quad in chain.from_iterable(parse(text_of(path), format=RdfFormat.TURTLE) for path in paths):
        store.add(Quad(*quad.triple, NamedNode(GRAPH + "facts")))
    return store


def with_quads(published: Store, path: Path) -> Store:
    """Add a fixture in TriG to a copy of the publication, or update the copy."""
    if path.suffix == ".ru":
        return updated(published, path.read_text(encoding="utf-8"))
    store = Store()
    store.extend(published)
    store.load(path=path, format=RdfFormat.TRIG)
    return store


def updated(published: Store, update: str) -> Store:
    """Copy the publication and update the named graphs of the copy."""
    store = Store()
    store.extend(published)
    store.update(update)
    return store


def offences(store: Store) -> set[tuple[str, str]]:
    return {(rule.query.name, offence.thing) for rule in RULES for offence in run_rule(rule, store)}


def test_there_are_rules_and_fixtures_in_pairs() -> None:
    assert len(RULES) >= 90
    assert {p.stem for p in FIXTURES.iterdir()} == {rule.query.name for rule in RULES}


def expected(rule: HygieneRule) -> set[tuple[str, str]]:
    lines = text_of(fixture_of(rule)).splitlines()
    things = {line.removeprefix("# expect:").strip().strip("<>") for line in lines if line.startswith("# expect:")}
    assert things
    return {(rule.query.name, thing) for thing in things}


ON_FACTS = [rule for rule in RULES if fixture_of(rule).suffix == ".ttl"]
ON_ONTOLOGY = [rule for rule in RULES if rule not in ON_FACTS]


def test_rules_on_facts_notice_their_fixtures_and_no_other(published: Store, known: set[tuple[str, str]]) -> None:
    new = offences(with_fixtures(published, *map(fixture_of, ON_FACTS))) - known
    assert new == set().union(*map(expected, ON_FACTS))


@pytest.mark.slow
@pytest.mark.parametrize("rule", ON_FACTS, ids=lambda rule: rule.query.name)
def test_a_rule_on_facts_and_no_other_notices_its_fixture(
    rule: HygieneRule, published: Store, known: set[tuple[str, str]]
) -> None:
    assert offences(with_fixtures(published, fixture_of(rule))) - known == expected(rule)


@pytest.mark.parametrize("rule", ON_ONTOLOGY, ids=lambda rule: rule.query.name)
def test_a_rule_on_the_ontology_and_no_other_notices_its_fixture(
    rule: HygieneRule, small: Store, known_of_small: set[tuple[str, str]]
) -> None:
    assert offences(with_quads(small, fixture_of(rule))) - known_of_small == expected(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.query.name)
def test_a_rule_documents_itself(rule: HygieneRule) -> None:
    assert rule.level in LEVELS
    assert rule.query.description
    assert rule.query.header.get("fix")


THING, VALUE = Variable("thing"), Variable("value")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.scope != "graph"], ids=lambda rule: rule.query.name)
def test_a_rule_reads_what_its_scope_says(rule: HygieneRule) -> None:
    """A rule whose scope is a thing reads triples of the thing only.

    One whose scope is a value reads triples that mention the value, and where it looks for something missing, only
    triples about the thing or the value.
    """
    found = patterns(rule.query.text)
    assert found
    if rule.scope == "thing":
        assert all(one.subject == THING and one.is_simple for one in found)
    else:
        assert rule.scope == "value"
        assert all(one.is_simple and one.subject in {THING, VALUE} for one in found if one.optional)
        assert all(one.is_simple and VALUE in one[:3] for one in found if not one.optional)


def constraints() -> list[str]:
    shapes = merged_store(quad for path in shape_files(root()) for quad in parse(path=path, format=RdfFormat.TURTLE))
    return [constraint.query for constraint in sparql_constraints(shapes)]


@pytest.mark.parametrize("query", [*(rule.query.text for rule in RULES), *constraints()])
def test_a_query_names_all_that_it_reads(query: str) -> None:
    """What an edit can affect is decided by the names in a query; rdflib's parser says what the query reads."""
    named = names_read(query)
    read = {(pattern, prop) for pattern in patterns(query) for prop in properties(pattern.path)}
    assert read
    for pattern, prop in read:
        if isinstance(prop, URIRef) and prop != RDF.type:
            assert str(prop) in named
        elif prop == RDF.type:
            assert {str(pattern.value), str(RDF.type)} & named or is_listed(query, pattern.value)
        else:
            assert ANY_PROPERTY in named or is_listed(query, prop)


def is_listed(query: str, variable: Node | None) -> bool:
    """Return whether a query lists the values of a variable, whose names are then in it."""
    return re.search(rf"VALUES (\([^)]*)?\?{variable}\b|\?{variable} IN \(", query) is not None


def unused_exceptions(rule: HygieneRule, store: Store) -> set[str]:
    """Return the exceptions of a rule that no violation needs."""
    strict = rule._replace(exceptions=frozenset())
    return set(rule.exceptions) - {violation.thing for violation in run_rule(strict, store)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.query.name)
def test_the_publication_is_clean_and_each_exception_is_needed(rule: HygieneRule, published: Store) -> None:
    assert rule.query.name in MAY_FIND_SOMETHING or not list(run_rule(rule, published))
    assert unused_exceptions(rule, published) == set()


ONTOLOGY = "scokg:ontology"
HEADER = (
    "bibo:status", "dcterms:bibliographicCitation", "dcterms:created", "dcterms:creator", "dcterms:description",
    "dcterms:issued", "dcterms:publisher", "dcterms:source", "dcterms:title", "owl:versionInfo",
)  # fmt: skip
TERM = "rdfs:range sco:State ; a owl:ObjectProperty"
MORE: list[tuple[str, str, str, set[tuple[str, str]]]] = [
    *(("ontology-without-metadata", "", f"{ONTOLOGY} {name} ?o", {(ONTOLOGY, name)}) for name in HEADER),
    ("ontology-without-licence", f'{ONTOLOGY} dcterms:license "CC-BY"', "", {(ONTOLOGY, "dcterms:license")}),
    ("wrong-version-iri", f"{ONTOLOGY} owl:versionIRI scokg:ontology", f"{ONTOLOGY} owl:versionIRI ?o",
     {(ONTOLOGY, "owl:versionIRI")}),
    ("wrong-version-iri", f"{ONTOLOGY} owl:versionIRI <{BASE}ontology/9.9>", "", {(ONTOLOGY, "owl:versionIRI")}),
    ("wrong-version-iri", "", f"{ONTOLOGY} owl:versionInfo ?o", {(ONTOLOGY, "owl:versionIRI")}),
    ("wrong-namespace", f'{ONTOLOGY} vann:preferredNamespaceUri "https://fixture.example/"', "",
     {(ONTOLOGY, "vann:preferredNamespaceUri")}),
    ("wrong-namespace", "", f"{ONTOLOGY} vann:preferredNamespacePrefix ?o",
     {(ONTOLOGY, "vann:preferredNamespacePrefix")}),
    ("wrong-namespace", f'{ONTOLOGY} vann:preferredNamespacePrefix "x"', "",
     {(ONTOLOGY, "vann:preferredNamespacePrefix")}),
    ("file-ending-in-iri", f'{ONTOLOGY} vann:preferredNamespaceUri "{BASE}ontology.owl#"', "",
     {(ONTOLOGY, "vann:preferredNamespaceUri")}),
    ("file-ending-in-iri", "<https://fixture.example/o.rdf> a owl:Ontology", "",
     {("https://fixture.example/o.rdf", "rdf:type")}),
    ("is-a-property", f"sco:isA {TERM}", "", {("sco:isA", "rdfs:label")}),
    ("label-like-definition", 'sco:Body rdfs:label "机关是其一部分。"@zh', "", {("sco:Body", "rdfs:label")}),
    ("label-like-definition", 'sco:Body rdfs:label "same"@en ; skos:definition "same"@ru', "",
     {("sco:Body", "rdfs:label")}),
    ("label-twice-among-terms", 'sco:Body rdfs:label "Fixture"@en . sco:State rdfs:label "fixture"@en', "",
     {("sco:Body", "rdfs:label"), ("sco:State", "rdfs:label")}),
    ("miscellaneous-class", "sco:MiscFixture a owl:Class", "", {("sco:MiscFixture", "")}),
    ("miscellaneous-class", "sco:Otherwise a owl:Class", "", set()),
    ("merged-concepts", "sco:PlaceOrTime a owl:Class . sco:Orator a owl:Class", "", {("sco:PlaceOrTime", "")}),
    ("inconsistent-term-name", "sco:fixture a owl:Class . sco:Fixture a owl:AnnotationProperty", "",
     {("sco:fixture", ""), ("sco:Fixture", "")}),
    ("cycle-in-hierarchy", "sco:a rdfs:subPropertyOf sco:b . sco:b rdfs:subPropertyOf sco:c . "
     "sco:c rdfs:subPropertyOf sco:a", "", {(f"sco:{name}", "rdfs:subPropertyOf") for name in "abc"}),
    ("several-domains-or-ranges", "sco:fixture rdfs:domain sco:Body , sco:State", "", {("sco:fixture", "rdfs:domain")}),
    ("recursive-definition", "sco:Body owl:equivalentClass [ owl:unionOf ( sco:State sco:Body ) ]", "",
     {("sco:Body", "owl:equivalentClass")}),
    ("recursive-definition", "sco:fixture rdfs:range sco:fixture", "", {("sco:fixture", "rdfs:range")}),
    ("inverse-of-symmetric", "sco:x owl:inverseOf sco:y . sco:y a owl:SymmetricProperty", "",
     {("sco:y", "owl:inverseOf")}),
    ("wrong-transitive", "sco:x a owl:TransitiveProperty ; rdfs:domain sco:FoundingAffiliation ; "
     "rdfs:range sco:Affiliation . sco:y a owl:TransitiveProperty ; rdfs:range sco:FoundingAffiliation ; "
     "rdfs:domain sco:Affiliation", "", set()),
    ("short-property-chain", "sco:x owl:propertyChainAxiom ( sco:seat sco:seat )", "", set()),
    ("undeclared-class", "sco:x a owl:ObjectProperty ; rdfs:domain sco:seat ; rdfs:range <urn:x> . sco:y a sco:seat",
     "", {("sco:x", "rdfs:domain"), ("sco:x", "rdfs:range"), ("sco:y", "rdf:type")}),
    ("undeclared-property", "sco:x owl:propertyChainAxiom ( sco:seat <urn:x> ) ; owl:inverseOf <urn:x>", "",
     {("sco:x", "owl:propertyChainAxiom"), ("sco:x", "owl:inverseOf")}),
    ("undeclared-property", "sco:X rdfs:subClassOf [ owl:onProperty <urn:x> ; owl:someValuesFrom sco:Body ]", "",
     {("sco:X", "owl:onProperty")}),
    ("undeclared-property", "sco:x sco:Body sco:y", "", {("sco:x", "sco:Body")}),
    ("hijacked-term", "org:Role rdfs:subClassOf sco:Body", "", {("org:Role", "rdfs:subClassOf")}),
    ("unconnected-term", "sco:Fixture a owl:Class . [] a owl:AllDisjointClasses ; owl:members ( sco:Fixture )", "",
     set()),
    ("no-disjointness", "sco:Body owl:disjointWith sco:State", "?s a owl:AllDisjointClasses", set()),
]  # fmt: skip
"""More ways to break the rules on the ontology, and some that break none: what is added, removed and found."""


@pytest.mark.parametrize(("name", "add", "remove", "found"), MORE)
def test_rules_on_the_ontology_find_all_that_they_are_about(
    small: Store, name: str, add: str, remove: str, found: set[tuple[str, str]]
) -> None:
    (rule,) = (rule for rule in RULES if rule.query.name == name)
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    graph = f"GRAPH <{GRAPH}ontology>"
    changed = updated(small, f"{prefixes} DELETE WHERE {{ {graph} {{ {remove} }} }}") if remove else small
    changed = updated(changed, f"{prefixes} INSERT DATA {{ {graph} {{ {add} }} }}") if add else changed
    offences = {(compact(one.thing), compact((one.property or "").strip("<>"))) for one in run_rule(rule, changed)}
    assert offences == found


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    top = folder(tmp_path, "rule,level\na-rule,error\n", "rule,thing,reason\n")
    inner = top / "queries" / "hygiene"
    (inner / "deeper").mkdir()
    (inner / "deeper" / "other.rq").write_text("#+ summary: Another\nSELEKT", encoding="utf-8")
    with pytest.raises(UserError, match="other and its level must both exist"):
        read_rules(top)
    (inner / "profile.csv").write_text("rule,level\na-rule,error\nother,error\n", encoding="utf-8")
    rules = read_rules(top)
    assert [rule.file for rule in rules] == ["queries/hygiene/a-rule.rq", "queries/hygiene/deeper/other.rq"]
    with pytest.raises(UserError, match=r"^queries/hygiene/deeper/other\.rq: not SPARQL"):
        list(run_rule(rules[1], Store()))
    (inner / "deeper" / "a-rule.rq").write_text("#+ summary: A rule\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"another rule of this name: .*hygiene/a-rule\.rq"):
        read_rules(top)


def folder(tmp_path: Path, profile: str, exceptions: str) -> Path:
    inner = tmp_path / "queries" / "hygiene"
    inner.mkdir(parents=True)
    query = "#+ summary: A rule\nSELECT ?thing WHERE { ?thing a <http://x.example/> }"
    (inner / "a-rule.rq").write_text(query, encoding="utf-8")
    (inner / "profile.csv").write_text(profile, encoding="utf-8")
    (inner / "exceptions.csv").write_text(exceptions, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("profile", "exceptions", "message"),
    [
        ("rule,level\n", "rule,thing,reason\n", "a-rule and its level must both exist"),
        ("rule,level\na-rule,fatal\n", "rule,thing,reason\n", "expected one of error, warning, info"),
        ("rule,level\na-rule,error\nother,error\n", "rule,thing,reason\n", "other and its level must both exist"),
        ("rule,level\na-rule,error\n", "rule,thing,reason\nother,state:KAZ,why\n", "there is no rule other"),
        ("rule,level\na-rule,error\n", "rule,thing,reason\na-rule,state:KAZ,\n", "lacks its reason"),
        ("rule;level\n", "rule,thing,reason\n", "expected the columns rule,level"),
    ],
)
def test_profile_and_exceptions_are_checked(tmp_path: Path, profile: str, exceptions: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_rules(folder(tmp_path, profile, exceptions))


def test_an_exception_lets_its_thing_pass(tmp_path: Path) -> None:
    top = folder(tmp_path, "rule,level\na-rule,error\n", "rule,thing,reason\na-rule,state:KAZ,because\n")
    (rule,) = read_rules(top)
    store = Store()
    two = b"<https://w3id.org/scokg/id/state/KAZ> a <http://x.example/> . <http://y.example/> a <http://x.example/> ."
    store.load(two, format=RdfFormat.TURTLE)
    assert [offence.thing for offence in run_rule(rule, store)] == ["http://y.example/"]
    assert unused_exceptions(rule, Store()) == {"https://w3id.org/scokg/id/state/KAZ"}
