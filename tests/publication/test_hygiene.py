"""Each hygiene rule notices its fixture, has a level, and documents itself; exceptions that except nothing go."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from scokg import UserError
from scokg.namespaces import GRAPH
from scokg.publication.layout import root, turtle_files
from scokg.publication.loading import load_named, open_store
from scokg.validation.hygiene import LEVELS, HygieneRule, read_rules, run_rule, unused_exceptions

FIXTURES = Path(__file__).parent / "hygiene"
RULES = read_rules(root())


def fixture_of(rule: HygieneRule) -> Path:
    (found,) = [p for p in FIXTURES.iterdir() if p.stem == rule.query.name and p.suffix in {".ttl", ".trig"}]
    return found


Stores = tuple[Store, Store]


@pytest.fixture(scope="module")
def published() -> Stores:
    """Load the published asserted triples, merged and in their named graphs."""
    named = Store()
    load_named(turtle_files(root()), named)
    return open_store(derived=False), named


def with_fixture(published: Stores, path: Path) -> Stores:
    """Add a fixture to the publication; Turtle goes to the graph of facts, TriG names its graphs."""
    merged, named = Store(), Store()
    merged.extend(published[0])
    named.extend(published[1])
    for quad in parse(path=path, format=RdfFormat.from_extension(path.suffix[1:])):
        graph = quad.graph_name if isinstance(quad.graph_name, NamedNode) else NamedNode(GRAPH + "facts")
        merged.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
        named.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    return merged, named


def offences(both: Stores) -> set[tuple[str, str]]:
    return {(rule.query.name, offence.thing) for rule in RULES for offence in run_rule(rule, *both)}


def test_there_are_rules_and_fixtures_in_pairs() -> None:
    assert len(RULES) >= 35
    assert {p.stem for p in FIXTURES.iterdir()} == {rule.query.name for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.query.name)
def test_a_rule_and_no_other_notices_its_fixture(rule: HygieneRule, published: Stores) -> None:
    path = fixture_of(rule)
    lines = path.read_text(encoding="utf-8").splitlines()
    expected = {line.removeprefix("# expect:").strip().strip("<>") for line in lines if line.startswith("# expect:")}
    assert expected
    new = offences(with_fixture(published, path)) - offences(published)
    assert new == {(rule.query.name, thing) for thing in expected}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.query.name)
def test_a_rule_documents_itself(rule: HygieneRule) -> None:
    assert rule.level in LEVELS
    assert rule.query.description
    assert rule.query.header.get("fix")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.query.name)
def test_the_publication_is_clean_and_each_exception_is_needed(rule: HygieneRule, published: Stores) -> None:
    assert rule.level == "info" or not list(run_rule(rule, *published))
    assert unused_exceptions(rule, *published) == set()


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
        ("rule,level\na-rule,fatal\n", "rule,thing,reason\n", "the levels are error, warning, info"),
        ("rule,level\na-rule,error\nother,error\n", "rule,thing,reason\n", "other and its level must both exist"),
        ("rule,level\na-rule,error\n", "rule,thing,reason\nother,state:KAZ,why\n", "there is no rule other"),
        ("rule,level\na-rule,error\n", "rule,thing,reason\na-rule,state:KAZ,\n", "lacks its reason"),
        ("rule;level\n", "rule,thing,reason\n", "the columns are rule,level"),
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
    assert [offence.thing for offence in run_rule(rule, store, store)] == ["http://y.example/"]
    assert unused_exceptions(rule, Store(), Store()) == {"https://w3id.org/scokg/id/state/KAZ"}
