"""SHACL shapes: each constraint reports what it should and nothing else, and both engines agree.

A fixture is validated with the shapes that read a property it changes, on the triples that these can read: the others
report nothing, as the base conforms. ``--all`` also validates it whole with all shapes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl.entrypoints import meta_validate

from publication.shapes.fixtures import (
    OTHERS,
    PARAMETERS,
    ROOT,
    SHAPE,
    Fixture,
    Term,
    base,
    change,
    changed,
    fixtures,
    ntriples,
    parse,
    part,
    properties_read,
    property_of,
    row,
    shapes_graph,
    shapes_text,
    targeted,
    turtle,
)
from scokg import UserError
from scokg.namespaces import PREFIXES, compact
from scokg.validation import shacl
from scokg.validation.property_paths import RDF, SH
from scokg.validation.shacl_results import ShaclResult

SCO = PREFIXES["sco"]
CODE = PREFIXES["code"]
MIXED = 6
HEADER = ox.NamedNode(PREFIXES["scokg"] + "shapes")
SPARQL = "sh:SPARQLConstraintComponent"


@cache
def quick() -> shacl.QuickEngine:
    return shacl.QuickEngine(shapes_text())


@cache
def reference() -> shacl.ReferenceEngine:
    return shacl.ReferenceEngine(shapes_text())


@cache
def quick_with(shapes: frozenset[Term]) -> shacl.QuickEngine:
    """Return the quick engine with some of the targeted shapes and all that is reachable from them."""
    graph = shapes_graph()
    return shacl.QuickEngine(graph.text(graph.closure([*shapes, HEADER])))


@cache
def properties(shapes: frozenset[Term]) -> frozenset[str]:
    return shapes_graph().properties(shapes)


def concerned(fixture: Fixture) -> frozenset[Term]:
    """Return the targeted shapes that can read a triple that a fixture adds or removes."""
    removed, added = change(fixture)
    changed_properties = {property_of(line) for line in removed | added}
    return frozenset(
        shape for shape in targeted() if changed_properties & properties_read(properties(frozenset({shape})), added)
    )


@cache
def family(folder: str) -> frozenset[Term]:
    return frozenset(shapes_graph().family(folder))


@cache
def reference_with(shapes: frozenset[Term]) -> shacl.ReferenceEngine:
    graph = shapes_graph()
    return shacl.ReferenceEngine(graph.text(graph.closure([*shapes, HEADER])))


def judged(fixture: Fixture, shapes: frozenset[Term]) -> list[ShaclResult]:
    """Return the results of a fixture for some shapes, on which both engines agree."""
    data = part(fixture, properties(shapes))
    results = reference_with(shapes).validate(data)
    assert results == quick_with(shapes).validate(data), fixture.name
    return results


def rows(results: Iterable[ShaclResult]) -> set[tuple[str, ...]]:
    return {row(result) for result in results}


def by_name(fixture: Fixture) -> str:
    return fixture.name


# --- fixtures


def test_all_fixtures_are_found() -> None:
    assert len(fixtures()) >= 640
    assert {path.suffix for path in (ROOT / "tests" / "publication" / "shapes").glob("*/*") if path.is_file()} <= {
        ".ru",
        ".pyc",
    }


def test_the_base_conforms() -> None:
    assert quick().validate(ntriples(base())) == []


@pytest.mark.slow
def test_the_base_conforms_with_the_reference_engine() -> None:
    assert reference().validate(ntriples(base())) == []


def test_the_base_has_an_instance_of_every_target() -> None:
    graph = shapes_graph()
    classes = {t.object for t in base() if t.predicate.value == RDF + "type"}
    properties = {t.predicate for t in base()}
    for shape in graph.targeted():
        if "Misspel" not in str(shape):
            assert not [str(c) for c in graph.values(shape, "targetClass") if c not in classes]
            assert not [str(p) for p in graph.values(shape, "targetSubjectsOf") if p not in properties]


@pytest.mark.parametrize("fixture", fixtures(), ids=by_name)
def test_a_fixture_violates_exactly_what_it_states(fixture: Fixture) -> None:
    shapes = concerned(fixture)
    assert rows(quick_with(shapes).validate(part(fixture, properties(shapes)))) == fixture.expected


@pytest.mark.slow
@pytest.mark.parametrize("fixture", fixtures(), ids=by_name)
def test_a_fixture_violates_exactly_what_it_states_among_all_shapes(fixture: Fixture) -> None:
    assert rows(quick().validate(changed(fixture))) == fixture.expected


def test_every_constraint_has_a_fixture() -> None:
    graph = shapes_graph()
    constraints = {(c.shape, c.component) for shape in graph.reported() for c in graph.constraints(shape)}
    violated = set(chain.from_iterable(fixture.pairs for fixture in fixtures()))
    assert len(constraints) >= 440
    assert sorted(constraints - violated) == []
    assert sorted(violated - constraints) == []


# --- engines


@pytest.mark.slow
@pytest.mark.parametrize("number", range(MIXED))
def test_engines_agree_on_many_errors_at_once(number: int) -> None:
    text = changed(*fixtures()[number::MIXED])
    assert reference().validate(text) == quick().validate(text) != []


@pytest.mark.slow
def test_engines_agree_on_errors_that_others_hide() -> None:
    texts = [changed(*fixtures()[number::MIXED]) for number in range(MIXED)]
    shown = {(found[4], found[2]) for text in texts for found in rows(quick().validate(text))}
    hidden = [fixture for fixture in fixtures() if fixture.pairs - shown]
    assert len(hidden) < len(fixtures()) / 20
    for fixture in hidden:
        for folder in {shape.removeprefix("shape:").partition("-")[0] for shape, _ in fixture.pairs}:
            assert judged(fixture, family(folder)) != [], fixture.name


def sparql_fixtures() -> list[Fixture]:
    """Return the fixtures that violate a SPARQL constraint, and the silent ones in their folders."""
    folders = {f.folder for f in fixtures() if any(component == SPARQL for _, component in f.pairs)}
    return [
        fixture
        for fixture in fixtures()
        if any(component == SPARQL for _, component in fixture.pairs)
        or (fixture.folder in folders and not fixture.expected)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("fixture", sparql_fixtures(), ids=by_name)
def test_engines_agree_on_sparql_constraints(fixture: Fixture) -> None:
    results = judged(fixture, family(fixture.folder))
    assert rows(results) <= fixture.expected
    assert bool(results) == bool(fixture.expected)


NASTY = r"""
@prefix shape: <https://w3id.org/scokg/shape/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
shape:Nasty a sh:NodeShape ; sh:targetSubjectsOf ex:text ;
    sh:property shape:Nasty-text , shape:Nasty-path , shape:Nasty-self .
shape:Nasty-text a sh:PropertyShape ; sh:path ex:text ; sh:pattern "^never$" ; sh:severity sh:Info ;
    sh:message "да"@ru , "Say \"never\"\n."@en .
shape:Nasty-path a sh:PropertyShape ; sh:minCount 1 ; sh:message "Missing."@en ; sh:path
    ( [ sh:inversePath ex:a ] [ sh:zeroOrMorePath [ sh:alternativePath ( ex:b [ sh:inversePath ( ex:c ex:d ) ] ) ] ]
      [ sh:oneOrMorePath ex:e ] [ sh:zeroOrOnePath ex:f ] ) .
shape:Nasty-self a sh:PropertyShape ; sh:path ex:text ; sh:message "Not itself."@en ; sh:sparql shape:Nasty-query .
shape:Nasty-query a sh:SPARQLConstraint ;
    sh:select "SELECT $this ?value WHERE { $this <https://example.org/text> ?value . FILTER(?value = $this) }" .
"""
NASTY_PATH = (
    "^<https://example.org/a>/((<https://example.org/b>|(^(<https://example.org/c>/<https://example.org/d>)))*)"
    "/(<https://example.org/e>+)/(<https://example.org/f>?)"
)


def nasty_data() -> str:
    texts = [
        r'"q\"uo\\te\n\t"',
        '"Ж 中 \'"@en-GB',
        '"05"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"plain"',
        "_:b",
    ]
    return "".join(f"_:b <https://example.org/text> {text} .\n" for text in texts)


def test_engines_agree_on_nasty_literals_paths_and_blank_nodes() -> None:
    results = shacl.validate_quick(nasty_data(), NASTY)
    assert results == shacl.validate_reference(nasty_data(), NASTY)
    assert {result.focus for result in results} == {"_:b"}
    assert {result.path for result in results} == {"https://example.org/text", NASTY_PATH}
    assert {result.message for result in results if result.severity == SH + "Info"} == {'Say "never"\n.'}
    values = {result.value for result in results if result.severity == SH + "Info"}
    assert values >= {r'"q\"uo\\te\n\t"', '"05"^^<http://www.w3.org/2001/XMLSchema#integer>', '"plain"', "_:b"}
    assert "SPARQL" in {result.component.removeprefix(SH).removesuffix("ConstraintComponent") for result in results}


def test_prepared_queries_change_nothing() -> None:
    text = changed(*(fixture for fixture in fixtures() if fixture.folder == "State"))
    shapes = shapes_graph().text(shapes_graph().closure([*shapes_graph().family("State"), HEADER]))
    results = shacl.validate_reference(text, shapes, prepare=False)
    assert SPARQL in {compact(result.component) for result in results}
    assert shacl.validate_reference(text, shapes) == results


def test_a_session_forgets_earlier_data() -> None:
    engine = shacl.QuickEngine(NASTY)
    first = engine.validate(nasty_data())
    assert engine.validate('<urn:a> <https://example.org/text> "never" .') != first
    assert [r.focus for r in engine.validate('<urn:b> <https://example.org/text> "never" .')] == ["urn:b"]
    assert engine.validate(nasty_data()) == first
    assert engine.validate("") == []


def test_broken_input_is_an_error() -> None:
    with pytest.raises(SyntaxError):
        shacl.validate_quick("<urn:a> <urn:b>", NASTY)
    with pytest.raises(SyntaxError):
        shacl.validate_reference(nasty_data(), "shape:Nasty a sh:NodeShape")


# --- the shapes graph


BROKEN_SHAPE = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape ; sh:path <urn:p> ; sh:minCount 1.5 ."
)


def reference_meta_report(shapes: str) -> str:
    """Validate shapes against the shapes of SHACL, with pyshacl; return the report if they do not conform."""
    conforms, _, report = meta_validate(rdflib.Graph().parse(data=shapes, format="turtle"), inference="none")
    return "" if conforms else str(report)


@pytest.mark.slow
def test_shapes_conform_to_the_shapes_of_shacl() -> None:
    assert reference_meta_report(shapes_text()) == ""


def test_broken_shapes_are_noticed() -> None:
    """The shapes of SHACL are tried on one too; the quick engine compiles the shapes of the other tests."""
    assert "minCount" in reference_meta_report(BROKEN_SHAPE)
    broken = f"{BROKEN_SHAPE} <urn:n> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:property <urn:s> ."
    with pytest.raises(UserError, match=r"urn:s>: sh:minCount .1\.5"):
        shacl.validate_quick("<urn:x> <urn:p> 1 .", broken)


def test_a_constraint_that_the_quick_engine_does_not_know_is_an_error() -> None:
    prefix = "@prefix sh: <http://www.w3.org/ns/shacl#> ."
    for constraint in ("sh:closed true", "sh:minLength 3", "sh:deactivated true"):
        shapes = f"{prefix} <urn:n> a sh:NodeShape ; sh:targetNode <urn:x> ; {constraint} ."
        with pytest.raises(
            UserError, match=r"urn:n>: the quick engine does not support sh:\w+; use the reference engine"
        ):
            shacl.validate_quick("<urn:x> <urn:p> 1 .", shapes)


def test_every_property_of_the_shapes_is_known_to_these_tests() -> None:
    graph = shapes_graph()
    used = {t.predicate.value.removeprefix(SH) for shape in graph.shapes() for t in graph.about[shape]}
    assert used - {RDF + "type"} <= PARAMETERS | OTHERS


def test_shapes_have_names() -> None:
    graph = shapes_graph()
    assert [shape for shape in graph.shapes() if not str(shape).startswith(f"<{SHAPE}")] == []
    for shape in graph.shapes():
        for property_shape in graph.values(shape, "property"):
            assert str(property_shape).startswith(str(shape).removesuffix(">") + "-")


def test_every_shape_has_a_message_and_a_severity() -> None:
    graph = shapes_graph()
    for shape in graph.reported():
        if graph.constraints(shape):
            (message,) = graph.values(shape, "message")
            (severity,) = graph.values(shape, "severity")
            assert isinstance(message, ox.Literal)
            assert message.language == "en"
            assert message.value.endswith(".") and ": " in message.value, message.value
            assert compact(str(severity).strip("<>")) in {"sh:Violation", "sh:Warning"}


def test_no_shape_is_unused() -> None:
    graph = shapes_graph()
    used = graph.closure([*graph.targeted(), HEADER])
    assert [str(subject) for subject in graph.about if subject not in used] == []


def test_every_shape_that_is_referred_to_exists() -> None:
    """Everything conforms to a shape that does not exist."""
    graph = shapes_graph()
    named = {t.object for t in graph.triples if str(t.object).startswith(f"<{SHAPE}")}
    assert [str(name) for name in named if name not in graph.about] == []


# --- shapes, ontology and data together


def iris(terms: Iterable[Term]) -> set[str]:
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


def test_shapes_use_defined_terms_and_codes_only() -> None:
    graph = shapes_graph()
    defined = iris(t.subject for t in parse(turtle("ontology")))
    wrong = {str(s) for s in graph.closure(s for s in graph.targeted() if "Misspel" in str(s))}
    used = [t for t in graph.triples if str(t.subject) not in wrong and "Misspel" not in str(t.subject)]
    named = iris(t.object for t in used)
    assert sorted(iri for iri in named if iri.startswith((SCO, CODE)) and iri not in defined) == []


def test_every_class_of_the_ontology_has_a_shape() -> None:
    graph = shapes_graph()
    owl_class = PREFIXES["owl"] + "Class"
    classes = {t.subject for t in parse(turtle("ontology")) if t.object == ox.NamedNode(owl_class)}
    targets = iris(chain.from_iterable(graph.values(shape, "targetClass") for shape in graph.targeted()))
    assert sorted(iri for iri in iris(classes) if iri.startswith(SCO) and iri not in targets) == []


# Known from documents that cite or authorise them; no source consulted says when they were signed.
UNDATED = {
    "2003-budget-protocol",
    "2017-university",
    "2021-rats-protocol",
    "2025-charter-protocol",
    "2025-hq-protocol",
}


def test_the_publication_conforms() -> None:
    """There is no violation, and no warning but those explained here."""
    results = shacl.validate_quick(turtle("ontology", "data"), shapes_text())
    assert {(compact(result.shape), result.focus.rsplit("/", 1)[1]) for result in results} == {
        ("shape:Instrument-dated", slug) for slug in UNDATED
    }
    assert {compact(result.severity) for result in results} == {"sh:Warning"}
