"""Finding things by name: any language, former names, near misses; an ambiguous name is an error."""

import pytest
from pyoxigraph import RdfFormat, Store
from rapidfuzz.distance import OSA

from scokg import Graph, UserError
from scokg.query.fuzzy import nearest, phonetic_key
from scokg.query.name_index import NameIndex, rank

ALL = [
    ("Alma-Ata", "id/place/almaty"),
    ("Алма-Ата", "id/place/almaty"),
    ("Nur-Sultan", "id/place/astana"),
    ("努尔苏丹", "id/place/astana"),
    ("ШОС", "id/organisation/SCO"),
    ("上合组织", "id/organisation/SCO"),
    ("上海合作组织", "id/organisation/SCO"),
    ("上海合作组织+", "id/body/scop"),
    ("SCO", "id/organisation/SCO"),
    ("Türkiye", "id/state/TUR"),
    ("turkiye", "id/state/TUR"),
    ("Киргизия", "id/state/KGZ"),
    ("Republic of Kazakhstan", "id/state/KAZ"),
    ("RATS", "id/body/rats"),
    ("РАТС", "id/body/rats"),
    ("Shanghai Cooperation Organization", "id/organisation/SCO"),
    ("Frunze", "id/place/bishkek"),
    ("张德广", "id/person/zhang-deguang"),
    ("meeting:hsc-2022", "id/meeting/hsc-2022"),
    ("hsc-2022", "id/meeting/hsc-2022"),
    ("wd:Q232", "id/state/KAZ"),
]


@pytest.mark.parametrize(("name", "thing"), ALL)
def test_the_first_match(graph: Graph, name: str, thing: str) -> None:
    assert graph.find(name)[0].iri == f"https://w3id.org/scokg/{thing}"


NEAR_MISSES = [
    ("Kazakstan", "state/KAZ"),
    ("Qazaqstan", "state/KAZ"),
    ("Kazkahstan", "state/KAZ"),
    ("Казахтсан", "state/KAZ"),
    ("中囯", "state/CHN"),
    ("Dushanbeh", "place/dushanbe"),
    ("Tashkant", "place/tashkent"),
    ("Nazarbaev", "person/nursultan-nazarbayev"),
    ("Nursultan Nazarbaev", "person/nursultan-nazarbayev"),
    ("Назарбаейв", "person/nursultan-nazarbayev"),
    ("Zhang De Guang", "person/zhang-deguang"),
    ("张德光", "person/zhang-deguang"),
    ("Mirziyoev", "person/shavkat-mirziyoyev"),
    ("上合祖织", "organisation/SCO"),
    ("上海合作組織", "organisation/SCO"),
    ("Shangai Cooperation Organization", "organisation/SCO"),
    ("RTAS", "body/rats"),
    ("РАТЦ", "body/rats"),
]


@pytest.mark.parametrize(("wrong", "right"), NEAR_MISSES)
def test_near_misses_are_suggested(graph: Graph, wrong: str, right: str) -> None:
    match = graph.find(wrong)[0]
    assert match.match == "near"
    assert match.iri.endswith(right)
    with pytest.raises(UserError, match=r"unknown thing: .*; did you mean [^?]* \(" + right.replace("/", ":")):
        graph.show(wrong)


@pytest.mark.parametrize("part", ["Nazarbayev", "Назарбаев", "Putin"])
def test_part_of_a_name_suggests_the_person_rather_than_a_record(graph: Graph, part: str) -> None:
    with pytest.raises(UserError) as raised:
        graph.show(part)
    assert "(person:" in str(raised.value)
    assert "tenure:" not in str(raised.value)


def test_every_name_leads_to_its_thing(graph: Graph) -> None:
    """Every name of a state, person, meeting, ... resolves to it, including former and garbled names."""
    several = set()
    names = [name for found in graph.names.index.values() for name in found if rank(name.iri) <= 1]
    assert len(names) > 4000
    for name in names:
        meant = graph.names.candidates(name.text)
        assert name.iri in meant, name
        if len(meant) > 1:
            several.add(name.text)
    assert several <= {"Kashi"}  # Kashgar and Varanasi


def test_nothing_is_suggested_for_a_name_unlike_any(graph: Graph) -> None:
    for text in ("Atlantis", "qqqqqqqq", "no such thing at all"):
        with pytest.raises(UserError, match="`scokg find TEXT` searches all names"):
            graph.show(text)


def test_things_come_before_terms_records_and_sources(graph: Graph) -> None:
    matches = graph.find("Kazakhstan", limit=500)
    assert matches[0].iri.endswith("state/KAZ")
    ranks = [rank(match.iri) for match in matches if match.match != "exact"]
    assert ranks == sorted(ranks)
    assert {0, 3, 4} <= set(ranks)
    assert {match.kind for match in matches} >= {"state", "post", "affiliation", "source"}


def test_a_title_refers_to_a_source_only_if_nothing_else_has_that_name() -> None:
    """A page is often titled like the thing it is about; the thing is found. Two things of one name are an error."""
    thing = "<https://w3id.org/scokg/id/{}> <http://www.w3.org/2004/02/skos/core#{}> '{}' ."
    page = "<https://w3id.org/scokg/id/source/page> <http://purl.org/dc/terms/title> '{}' ."
    store = Store()
    for line in (
        thing.format("place/osh", "prefLabel", "Osh"),
        page.format("Osh"),
        thing.format("place/a", "prefLabel", "Both"),
        thing.format("place/b", "prefLabel", "Both"),
        page.format("Alone"),
    ):
        store.load(line.encode(), format=RdfFormat.TURTLE)
    names = NameIndex(store)
    assert names.resolve("Osh").endswith("place/osh")
    assert names.resolve("Alone").endswith("source/page")
    with pytest.raises(UserError, match=r"is ambiguous.*\n  place:a  Both \(place\)\n  place:b  Both \(place\)$"):
        names.resolve("Both")


def test_only_things_of_the_given_kind_are_resolved(graph: Graph) -> None:
    assert graph.names.resolve("observer", kind="role").endswith("role/observer")
    with pytest.raises(UserError, match="unknown state: 'place:astana'"):
        graph.names.resolve("place:astana", kind="state")


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abcd", "badc", 2),
     ("abc", "xyz", 3), ("kitten", "sitting", 3)],
)  # fmt: skip
def test_typing_errors_are_counted(one: str, other: str, off: int) -> None:
    assert OSA.distance(one, other, score_cutoff=5) == off
    assert OSA.distance(other, one, score_cutoff=5) == off
    assert OSA.distance(one, other, score_cutoff=1) == min(off, 2)


def test_one_typing_error_anywhere_is_a_near_miss() -> None:
    """Whichever letter is omitted, doubled, replaced or swapped with the next, the name is found."""
    for name in ("dushanbe", "rats", "ташкент", "上海合作组织", "zhang deguang"):
        for at in range(len(name)):
            wrong = {
                name[:at] + name[at + 1 :],
                name[: at + 1] + name[at:],
                name[:at] + "b" + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            }
            for text in wrong:
                assert nearest(text, [name, "something else altogether"], 5) == [name], text


@pytest.mark.parametrize(
    "spellings",
    [
        ["nazarbayev", "nazarbaev", "назарбаев"],
        ["kazakhstan", "kazakstan", "qazaqstan", "қазақстан"],
        ["zhang deguang", "zhang de guang"],
        ["mirziyoyev", "mirziyoev"],
        ["uzbekistan", "ouzbekistan"],
    ],
)
def test_spellings_that_sound_alike_have_one_key(spellings: list[str]) -> None:
    assert len({phonetic_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "name", ["state:KAZ", "state/KAZ", "KAZ", "kaz", "https://w3id.org/scokg/id/state/KAZ", "Казахстан", "Kazakhstan"]
)
def test_ways_to_name_a_thing(graph: Graph, name: str) -> None:
    assert graph.show(name).iri == "https://w3id.org/scokg/id/state/KAZ"


def test_terms_and_codes_have_names_too(graph: Graph) -> None:
    assert graph.show("sco:Affiliation").iri == "https://w3id.org/scokg/ontology#Affiliation"
    assert graph.show("role:observer").iri == "https://w3id.org/scokg/code/role/observer"


@pytest.mark.parametrize("nasty", ["<x>", 'a"b', "://", "x" * 5000, "\x00", "a\nb", "%", "🙂"])
def test_odd_input_is_a_user_error(graph: Graph, nasty: str) -> None:
    with pytest.raises(UserError):
        graph.show(nasty)


def test_show_returns_every_statement_about_a_thing(graph: Graph) -> None:
    import rdflib

    thing = graph.show("state:KAZ")
    assert len(rdflib.Graph().parse(data=thing.to_turtle(), format="turtle")) == len(thing.statements)
