"""SPARQL constraints give the results of the reference engine, run once for all focus nodes or for each of them."""

import pytest
from pyoxigraph import RdfFormat, Store

from scokg.errors import UserError
from scokg.validation.shacl import QuickEngine, ReferenceEngine
from scokg.validation.shacl_results import ShaclResult
from scokg.validation.sparql_constraints import sparql_constraints

PREFIXES = """@prefix : <http://x.example/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:header sh:declare [ sh:prefix "x" ; sh:namespace "http://x.example/" ] .
"""
FLAT = "SELECT $this ?value WHERE { $this x:next ?value . FILTER(?value = $this) }"
PROPERTY = ':P sh:path :next ; sh:message "loops" ; sh:sparql '
PROPERTY += f'[ sh:prefixes :header ; sh:select """{FLAT}""" ] . :S a sh:NodeShape ; sh:property :P '
DATA = (
    PREFIXES
    + """
:a a :Node ; :next :a . :b a :Node ; :next :a . :c a :Small ; :next :c . :d :next :d . :e :leads :d .
:Small rdfs:subClassOf :Node .
"""
)


def store_of(turtle: str) -> Store:
    store = Store()
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("target", "focus"),
    [
        ("sh:targetClass :Node", {"a", "c"}),
        ("sh:targetSubjectsOf :next", {"a", "c", "d"}),
        ("sh:targetObjectsOf :leads", {"d"}),
        ("sh:targetNode :a, :b", {"a"}),
        ("sh:targetNode :d ; sh:targetClass :Small", {"c", "d"}),
    ],
)
def test_every_kind_of_target_gives_the_results_of_the_reference(target: str, focus: set[str]) -> None:
    shapes = f"{PREFIXES} {PROPERTY} ; {target} ."
    assert [one.at_once for one in sparql_constraints(store_of(shapes))] == [True]
    quick, reference = QuickEngine(shapes).validate(DATA), ReferenceEngine(shapes).validate(DATA)
    assert {result.focus.removeprefix("http://x.example/") for result in quick} == focus
    assert quick == reference


@pytest.mark.parametrize("severity", ["sh:Violation", "sh:Warning", "sh:Info"])
def test_a_constraint_of_a_node_shape_reports_the_focus_node(severity: str) -> None:
    select = FLAT.replace(" ?value WHERE", " WHERE")
    sparql = f'sh:sparql [ sh:prefixes :header ; sh:select """{select}""" ]'
    shapes = f'{PREFIXES} :S a sh:NodeShape ; sh:targetNode :a ; sh:severity {severity} ; sh:message "m" ; {sparql} .'
    quick, reference = QuickEngine(shapes).validate(DATA), ReferenceEngine(shapes).validate(DATA)
    assert quick == reference
    assert [result.value for result in quick] == ["http://x.example/a"]


@pytest.mark.parametrize(
    "pattern",
    [
        "{ $this x:next ?value } UNION { ?value x:next $this }",
        "{ SELECT ?value $this WHERE { $this x:next ?value } } $this x:next ?value",
    ],
)
def test_patterns_that_pre_binding_could_affect_are_run_for_each_focus_node(pattern: str) -> None:
    shape = (
        f'[ sh:path :next ; sh:sparql [ sh:prefixes :header ; sh:select "SELECT $this ?value WHERE {{ {pattern} }}" ]'
    )
    shapes = f'{PREFIXES} :S a sh:NodeShape ; sh:targetNode :a , :b ; sh:property {shape} ; sh:message "m" ] .'
    assert [one.at_once for one in sparql_constraints(store_of(shapes))] == [False]
    quick, reference = (rows(engine.validate(DATA)) for engine in (QuickEngine(shapes), ReferenceEngine(shapes)))
    assert quick == reference != set()


def rows(results: list[ShaclResult]) -> set[tuple[str, str | None]]:
    """Return focus nodes and values; the shape is a blank node, which the reference engine renames."""
    return {(result.focus, result.value) for result in results}


@pytest.mark.parametrize("use", ["sh:node :S", "sh:not :S", "sh:or (:S :T)", "sh:property [ sh:path :p ; sh:node :S ]"])
def test_shapes_that_others_refer_to_are_run_for_each_focus_node(use: str) -> None:
    shapes = f"{PREFIXES} {PROPERTY} ; sh:targetNode :a . :R a sh:NodeShape ; {use} ."
    assert [one.at_once for one in sparql_constraints(store_of(shapes))] == [False]


def test_a_constraint_of_a_shape_that_others_refer_to_counts_for_both() -> None:
    other = ':R a sh:NodeShape ; sh:targetNode :c ; sh:node :S ; sh:message "m"'
    shapes = f"{PREFIXES} {PROPERTY} ; sh:targetNode :a . {other} ."
    quick, reference = QuickEngine(shapes).validate(DATA), ReferenceEngine(shapes).validate(DATA)
    assert quick == reference
    assert {result.component.rsplit("#")[1] for result in quick} == {
        "SPARQLConstraintComponent",
        "NodeConstraintComponent",
    }


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("$this x:next ?value MINUS { ?value x:next $this }", "MINUS"),
        ("VALUES ?value { x:a } $this x:next ?value", "VALUES"),
    ],
)
def test_patterns_that_shacl_rules_out_are_errors(pattern: str, found: str) -> None:
    shape = f'sh:property [ sh:path :next ; sh:sparql [ sh:select "SELECT $this ?value WHERE {{ {pattern} }}" ] ]'
    with pytest.raises(UserError, match=f"its sh:select has {found}, which SHACL does not allow here"):
        QuickEngine(f"{PREFIXES} :S a sh:NodeShape ; sh:targetNode :a ; {shape} .")


def test_the_path_of_the_shape_is_written_into_the_query() -> None:
    query = '[ sh:select "SELECT $this ?value WHERE { $this $PATH ?value FILTER(?value = $this) }" ]'
    shape = f':P sh:path :next ; sh:message "loops" ; sh:sparql {query}'
    shapes = f"{PREFIXES} {shape} . :S a sh:NodeShape ; sh:property :P ; sh:targetNode :a , :b ."
    quick, reference = QuickEngine(shapes).validate(DATA), ReferenceEngine(shapes).validate(DATA)
    assert quick == reference
    assert [result.focus for result in quick] == ["http://x.example/a"]
    with pytest.raises(UserError, match=r"\$PATH"):
        QuickEngine(f"{PREFIXES} :P sh:path [ sh:inversePath :next ] ; sh:sparql {query} .")


def test_an_error_names_the_shape_of_a_constraint_that_is_not_sparql() -> None:
    bad = 'sh:sparql [ sh:select "SELECT $this WHERE { $this x:next }" ]'
    with pytest.raises(UserError, match=r"x\.example/S>: its sh:select is not SPARQL"):
        QuickEngine(f"{PREFIXES} :S a sh:NodeShape ; sh:targetNode :a ; {bad} .").validate(DATA)
