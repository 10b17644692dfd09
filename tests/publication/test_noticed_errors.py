"""Validation notices wrong triples that the data contradict; see benchmarks/mutation.py.

The published counts keep their promise, a small sample is drawn and validated here (``--all`` draws a larger one), and
errors that once passed are listed one by one.
"""

import json
from collections.abc import Iterable
from random import Random

import pytest
from decidable import UNDECIDABLE, reason_undecidable
from mutants import KINDS, THINGS, Data, Mutant, moved, mutants, sample
from mutation import AT_LEAST, COUNTS, SEED, SIZE, Judged, Validation, described, judge, table
from noticed import Row, summed
from pyoxigraph import Literal, NamedNode, Quad

from scokg.namespaces import GRAPH, PREFIXES, expand

FACTS = NamedNode(GRAPH + "facts")
XSD_DATE = NamedNode(PREFIXES["xsd"] + "date")


@pytest.fixture(scope="module")
def validation() -> Validation:
    return Validation()


def node(name: str) -> NamedNode:
    return NamedNode(expand(name) or name)


def change(data: Data, kind: str, thing: str, prop: str, new: str | None) -> Mutant:
    """Change the only value of a property; a new value is a prefixed name or a day."""
    (quad,) = (quad for quad in data.about(node(thing)) if quad.predicate == node(prop))
    if new is None:
        return Mutant(kind, quad, None)
    value = Literal(new, datatype=XSD_DATE) if new[0].isdigit() else node(new)
    return Mutant(kind, quad, Quad(quad.subject, quad.predicate, value, quad.graph_name))


def share(judged: Iterable[Judged]) -> float:
    """Return the noticed share of the decidable changes, in per cent."""
    return summed(table(judged), "all").share


def missed(judged: Iterable[Judged]) -> list[str]:
    return [described(one) for one in judged if one.undecidable is None and not one.noticed]


def test_the_published_counts_keep_the_promise() -> None:
    content = json.loads(COUNTS.read_text(encoding="utf-8"))
    total = summed((Row(**row) for row in content["rows"]), "all")
    assert (content["seed"], content["size"]) == (SEED, SIZE)
    assert total.tried >= 1000
    assert total.share >= AT_LEAST
    assert {row["kind"] for row in content["rows"]} == set(KINDS)


@pytest.mark.slow
def test_of_a_small_sample_most_are_noticed(validation: Validation) -> None:
    """The small sample is allowed to be less fortunate than the published one."""
    drawn = Random(SEED).sample(sample(validation.data, SEED, 3), 40)
    before = len(validation.store)
    judged = list(judge(validation, drawn))
    assert share(judged) >= AT_LEAST - 10, missed(judged)
    assert len(validation.store) == before
    assert frozenset(validation.findings()) == validation.known


@pytest.mark.slow
def test_of_a_large_sample_as_many_are_noticed_as_promised(validation: Validation) -> None:
    judged = list(judge(validation, sample(validation.data, SEED + 1, SIZE // 2)))
    assert share(judged) >= AT_LEAST, missed(judged)


@pytest.mark.slow
def test_a_change_is_noticed_as_an_edit_if_the_full_run_notices_it(validation: Validation) -> None:
    for _, mutant in Random(SEED).sample(sample(validation.data, SEED, 2), 20):
        with validation.changed(mutant):
            noticed = set(validation.findings()) - validation.known
        assert validation.notices(mutant) == bool(noticed), mutant


ONCE_UNNOTICED = [
    ("object", "chairmanship:hsc-2004-KAZ", "sco:chairingState", "state:RUS"),
    ("object", "meeting:hgc-2005", "sco:meetingOf", "body:cfm"),
    ("object", "instrument:2013-partner-memo-tur", "sco:signedIn", "place:moscow"),
    ("object", "tenure:RUS-foreign-minister-yevgeny-primakov", "sco:ending", "ending:open"),
    ("object", "affiliation:IND-member", "sco:ending", "ending:unknown"),
    ("object", "participation:hgc-2005-CHN", "sco:participant", "person:hu-jintao"),
    ("day", "meeting:hsc-2005", "sco:endDate", "2005-07-06"),
    ("day", "chairmanship:hsc-2004-KAZ", "sco:endDate", "2005-07-04"),
    ("day", "chairmanship:hsc-2004-KAZ", "sco:startDate", "2004-06-18"),
    ("day", "instrument:2002-charter", "sco:signedOn", "2002-06-08"),
    ("day", "seat:rats-bishkek", "sco:validUntil", "2003-09-04"),
    ("day", "body:rats", "sco:beganWorkOn", "2004-06-16"),
    ("year", "source:gateway-kg-2002-04-30", "dcterms:issued", "2003-04-30"),
    ("deleted", "meeting:hgc-2005", "rdf:type", None),
    ("deleted", "meeting:hsc-2005", "sco:ordinal", None),
    ("deleted", "meeting:hsc-2005", "sco:chair", None),
    ("deleted", "instrument:2002-charter", "sco:adoptedAt", None),
    ("deleted", "state:KAZ", "sco:capital", None),
]


@pytest.mark.parametrize(("kind", "thing", "prop", "new"), ONCE_UNNOTICED)
def test_errors_that_once_passed_are_noticed(
    validation: Validation, kind: str, thing: str, prop: str, new: str | None
) -> None:
    mutant = change(validation.data, kind, thing, prop, new)
    assert reason_undecidable(validation.data, mutant) is None
    assert validation.notices(mutant)


def test_a_status_granted_to_another_state_is_noticed(validation: Validation) -> None:
    """The instrument names one state, and grants the status of another."""
    grants = [q for q in validation.data.quads if q.predicate == node("sco:grantsStatus") and "MNG" in str(q.object)]
    assert grants
    for quad in grants:
        other = Quad(quad.subject, quad.predicate, node("affiliation:IRN-observer"), FACTS)
        assert validation.notices(Mutant("object", quad, other))


def test_successive_terms_that_should_meet_are_noticed(validation: Validation) -> None:
    """Of each post, the day of one change of holder is moved."""
    until = [q for q in validation.data.quads if q.predicate == node("sco:validUntil") and "/tenure/" in str(q.subject)]
    met = [q for q in until if reason_undecidable(validation.data, _moved(q)) is None]
    assert len(met) > 50
    for quad in Random(SEED).sample(met, 5):
        assert validation.notices(_moved(quad)), quad


def _moved(quad: Quad) -> Mutant:
    assert isinstance(quad.object, Literal)
    day = moved(quad.object.value, "day", -1) or "1990-01-01"
    return Mutant("day", quad, Quad(quad.subject, quad.predicate, Literal(day, datatype=XSD_DATE), FACTS))


UNDECIDED = [
    ("day", "act:2006-education-KAZ-approval", "sco:date", "2006-12-22"),
    ("day", "meeting:hsc-2014", "sco:startDate", "2014-09-10"),
    ("object", "meeting:int-2009", "sco:format", "meeting-format:hybrid"),
    ("deleted", "meeting:hsc-2014", "sco:mainDocument", None),
    ("object", "state:KAZ", "sco:confidence", "confidence:low"),
]


@pytest.mark.parametrize(("kind", "thing", "prop", "new"), UNDECIDED)
def test_what_nothing_repeats_is_undecidable(
    validation: Validation, kind: str, thing: str, prop: str, new: str | None
) -> None:
    assert reason_undecidable(validation.data, change(validation.data, kind, thing, prop, new))


@pytest.mark.slow
def test_every_sort_of_undecidable_change_occurs(validation: Validation) -> None:
    """It names classes and properties of the data, and each of its kinds of change has a case."""
    data = validation.data
    possible = list(mutants(data, Random(SEED)))
    for one in UNDECIDABLE:
        for kind in one.kinds.split():
            assert any(mutant.kind == kind and one.covers(data, mutant) for mutant in possible), (one, kind)
        assert one.reason and (one.unless is None or (one.unless.__doc__ or "").startswith("Return whether ")), one
    assert {expand(name) for one in UNDECIDABLE for name in one.properties.split()} <= {
        quad.predicate.value for quad in data.quads
    }
    assert {name for one in UNDECIDABLE for name in one.classes.split()} <= {
        data.class_of(q.subject) for q in data.quads
    }


@pytest.mark.slow
def test_a_sample_is_the_same_in_each_run_and_has_each_class(validation: Validation) -> None:
    drawn = sample(validation.data, SEED, 2)
    assert drawn == sample(validation.data, SEED, 2)
    assert {cls for cls, _ in drawn} == {validation.data.class_of(quad.subject) for quad in validation.data.quads}
    for _, (_, old, new) in drawn:
        assert old in validation.store and str(old.subject).startswith(f"<{THINGS}")
        assert new is None or (
            new not in validation.store and (new.subject, new.predicate) == (old.subject, old.predicate)
        )


@pytest.mark.parametrize(
    ("text", "kind", "by", "expected"),
    [
        ("2004-02-29", "year", 1, "2005-02-28"),
        ("2004-03-01", "day", -1, "2004-02-29"),
        ("2004-03", "year", -1, "2003-03"),
        ("2004", "year", 1, "2005"),
        ("2004-03", "day", 1, None),
    ],
)
def test_dates_are_moved(text: str, kind: str, by: int, expected: str | None) -> None:
    assert moved(text, kind, by) == expected
