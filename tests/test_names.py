"""Names lead to things: any language, former names, near misses; ambiguity is told, not guessed."""

import pytest

from scokg import Graph, UserError

ALL = [
    ("Alma-Ata", "id/place/almaty"),
    ("Алма-Ата", "id/place/almaty"),
    ("Nur-Sultan", "id/place/astana"),
    ("努尔苏丹", "id/place/astana"),
    ("ШОС", "id/organisation/SCO"),
    ("上合组织", "id/organisation/SCO"),
    ("SCO", "id/organisation/SCO"),
    ("Türkiye", "id/state/TUR"),
    ("turkiye", "id/state/TUR"),
    ("Киргизия", "id/state/KGZ"),
    ("Republic of Kazakhstan", "id/state/KAZ"),
]


@pytest.mark.parametrize(("name", "thing"), ALL)
def test_the_first_match(graph: Graph, name: str, thing: str) -> None:
    assert graph.find(name)[0].iri == f"https://w3id.org/scokg/{thing}"


@pytest.mark.parametrize(("wrong", "right"), [("Kazakstan", "state/KAZ"), ("Dushanbeh", "place/dushanbe")])
def test_near_misses_suggest(graph: Graph, wrong: str, right: str) -> None:
    match = graph.find(wrong)[0]
    assert match.match == "near"
    assert match.iri.endswith(right)
    with pytest.raises(UserError, match=r"did you mean .*" + right.split("/")[1]):
        graph.show(wrong)


@pytest.mark.parametrize(
    "name", ["state:KAZ", "state/KAZ", "KAZ", "kaz", "https://w3id.org/scokg/id/state/KAZ", "Казахстан", "Kazakhstan"]
)
def test_ways_to_name_a_thing(graph: Graph, name: str) -> None:
    assert graph.show(name).iri == "https://w3id.org/scokg/id/state/KAZ"


def test_terms_and_codes_have_names_too(graph: Graph) -> None:
    assert graph.show("sco:Affiliation").iri == "https://w3id.org/scokg/ontology#Affiliation"
    assert graph.show("role:observer").iri == "https://w3id.org/scokg/code/role/observer"


@pytest.mark.parametrize("nasty", ["<x>", 'a"b', "://", "x" * 5000, "\x00", "a\nb", "%", "🙂"])
def test_no_name_breaks_anything(graph: Graph, nasty: str) -> None:
    with pytest.raises(UserError):
        graph.show(nasty)


def test_show_writes_what_the_graph_says(graph: Graph) -> None:
    import rdflib

    thing = graph.show("state:KAZ")
    for text, form in ((thing.to_turtle(), "turtle"), (thing.to_jsonld(), "json-ld")):
        assert len(rdflib.Graph().parse(data=text, format=form)) == len(thing.statements)
