"""Pitfalls of the OOPS! catalogue (OntOlogy Pitfall Scanner) that a program can find, by their ids, without OOPS!.

The catalogue: https://oops.linkeddata.es/catalogue.jsp. Left out are those that need an understanding of words (P01,
P09, P14 to P18, P23, P30) or that say the same of equivalent terms as P02 and P27 (P31).
"""

from collections.abc import Callable, Iterable

from . import pitfalls
from .foops import TESTS as FOOPS
from .material import Material, Ontology
from .model import Finding, Test, judged

CRITICAL, IMPORTANT, MINOR = "critical", "important", "minor"
Judge = Callable[[Ontology], Iterable[str]]


def _test(id_: str, importance: str, title: str, find: Judge, excuse: str = "") -> Test:
    def judge(material: Material) -> Finding:
        return judged(find(material.ontology), "none found", "found")

    return Test(id_, importance, title, judge, excuse)


def _on_the_web(material: Material) -> Finding:
    """Judge as CN1 does: code and documentation at the IRI."""
    return next(test for test in FOOPS if test.id == "CN1").judge(material)


_WIDE = (
    "On purpose: a domain or range makes inferences, and is stated only where each is true; "
    "what must be filled in is said in SHACL"
)
_FEW = "On purpose: an inverse is declared only where both directions are asked for; SPARQL reads a property backwards"
TESTS = (
    _test("P02", MINOR, "Synonyms as classes", pitfalls.synonyms),
    _test("P03", CRITICAL, 'A relation "is" of its own', pitfalls.is_relation),
    _test("P04", MINOR, "Unconnected terms", pitfalls.unconnected),
    _test("P05", CRITICAL, "Wrong inverses", pitfalls.wrong_inverses),
    _test("P06", CRITICAL, "Cycles in a hierarchy", pitfalls.cycles),
    _test("P07", MINOR, "Two concepts in one class", pitfalls.merged),
    _test("P08", MINOR, "Missing labels and definitions", pitfalls.unannotated),
    _test("P10", IMPORTANT, "No disjointness", pitfalls.no_disjointness),
    _test("P11", IMPORTANT, "Missing domain or range", pitfalls.open_ended, _WIDE),
    _test("P12", IMPORTANT, "Equivalent properties not declared", pitfalls.twins),
    _test("P13", MINOR, "Inverses not declared", pitfalls.without_inverse, _FEW),
    _test("P19", CRITICAL, "Several domains or ranges", pitfalls.several_ends),
    _test("P20", MINOR, "Misused annotations", pitfalls.misused_annotations),
    _test("P21", MINOR, "A class for the rest", pitfalls.miscellaneous),
    _test("P22", MINOR, "Mixed ways of naming", pitfalls.odd_names),
    _test("P24", IMPORTANT, "Recursive definitions", pitfalls.recursive),
    _test("P25", IMPORTANT, "A relation that is its own inverse", pitfalls.own_inverse),
    _test("P26", IMPORTANT, "An inverse of a symmetric relation", pitfalls.inverse_of_symmetric),
    _test("P27", CRITICAL, "Wrong equivalent properties", pitfalls.equivalent_properties),
    _test("P28", CRITICAL, "Wrong symmetric relations", pitfalls.crooked_symmetric),
    _test("P29", CRITICAL, "Wrong transitive relations", pitfalls.crooked_transitive),
    _test("P32", MINOR, "Classes with the same label", pitfalls.same_label),
    _test("P33", MINOR, "A property chain of one", pitfalls.short_chains),
    _test("P34", IMPORTANT, "Untyped classes", pitfalls.untyped_classes),
    _test("P35", IMPORTANT, "Untyped properties", pitfalls.untyped_properties),
    _test("P36", MINOR, "File endings in IRIs", pitfalls.file_endings),
    Test("P37", CRITICAL, "Not on the web", _on_the_web),
    _test("P38", IMPORTANT, "No declaration of the ontology", pitfalls.undeclared),
    _test("P39", CRITICAL, "Ambiguous namespace", pitfalls.ambiguous),
    _test("P40", CRITICAL, "Namespaces of others hijacked", pitfalls.hijacked),
    _test("P41", IMPORTANT, "No licence", pitfalls.unlicensed),
)
