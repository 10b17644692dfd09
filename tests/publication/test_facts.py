"""Facts that the graph must contain: how many things of each kind, and what is asked for most."""

import pytest

from scokg import Graph
from scokg.namespaces import PREFIXES, SCO

# Fewer would mean lost facts, many more would mean duplicates; raise both bounds when facts are added.
COUNTS = {
    "Source": (1050, 1300), "Participation": (390, 440), "Instrument": (330, 380), "Claim": (330, 380),
    "Tenure": (315, 350), "Person": (315, 350), "TreatyAct": (320, 350), "Meeting": (235, 265), "Citation": (200, 260),
    "Step": (190, 215), "Place": (85, 100), "Affiliation": (60, 66), "Activity": (55, 65), "Post": (50, 58),
    "Body": (45, 52), "State": (38, 38), "Chairmanship": (30, 35), "Organisation": (26, 30), "PlaceName": (11, 20),
    "CompletenessStatement": (7, 12), "FoundingAffiliation": (6, 6), "SeatPeriod": (3, 6), "Change": (3, 500),
    "Grouping": (1, 1),
}  # fmt: skip
FOUNDERS = {"CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def records(graph: Graph, question: str, **values: str) -> list[dict[str, object]]:
    return list(graph.ask_saved(question, **values).records())


def test_counts_by_kind(graph: Graph) -> None:
    counts = {str(row["iri"]).removeprefix(SCO): int(str(row["things"])) for row in records(graph, "things-by-kind")}
    assert set(counts) == set(COUNTS)
    assert {kind: n for kind, n in counts.items() if not COUNTS[kind][0] <= n <= COUNTS[kind][1]} == {}


def test_the_heads_of_state_met_once_a_year(graph: Graph) -> None:
    held = [row for row in records(graph, "meetings-of-body", body="hsc") if not row["planned"]]
    assert [row["ordinal"] for row in held] == list(range(1, 26))
    assert [str(row["ended"])[:4] for row in held] == [str(year) for year in range(2001, 2026)]
    for row in held:
        assert len(str(row["began"])) == len(str(row["ended"])) == 10, row
        assert row["chair"], row
        assert row["document"], row
        assert row["place"] or row["format"] == "online", row


def test_the_heads_of_government_did_not_meet_in_2002(graph: Graph) -> None:
    held = [row for row in records(graph, "meetings-of-body", body="hgc") if not row["planned"]]
    assert [row["ordinal"] for row in held] == list(range(1, 25))
    years = [int(str(row["began"])[:4]) for row in held]
    assert years == [2001, *range(2003, 2026)]


def test_five_summits_of_the_shanghai_five(graph: Graph) -> None:
    held = records(graph, "meetings-of-body", body="shanghai-five-heads-of-state")
    before = [row for row in held if str(row["began"]) < "2001"]
    assert [(row["ordinal"], str(row["began"])[:4], row["place"]) for row in before] == [
        (1, "1996", "Shanghai"), (2, "1997", "Moscow"), (3, "1998", "Almaty"), (4, "1999", "Bishkek"),
        (5, "2000", "Dushanbe"),
    ]  # fmt: skip


def test_a_source_supports_the_end_of_each_chairmanship(graph: Graph) -> None:
    """A source issued at or after the end supports it; an earlier announcement does not."""
    known = graph.query(f"""PREFIX sco: <{SCO}> PREFIX dcterms: <{PREFIXES["dcterms"]}>
        SELECT ?iri ?end (MAX(STR(?issued)) AS ?latest) WHERE {{
          ?iri a sco:Chairmanship ; sco:endDate ?end ; dcterms:source/dcterms:issued ?issued .
        }} GROUP BY ?iri ?end""")
    rows = [(str(row["iri"]), str(row["end"]), str(row["latest"])) for row in known.records()]
    assert len(rows) >= 25
    assert [row for row in rows if row[1][: len(row[2])] > row[2]] == []


def dates(graph: Graph, instrument: str) -> tuple[object, object, object]:
    """Return the dates of signature and entry into force of an instrument, and where it was signed."""
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    pattern = f"""VALUES ?text {{ instrument:{instrument} }}
        ?text sco:signedOn ?signed ; sco:signedIn/skos:prefLabel ?place ; sco:entryIntoForceOn ?force
        FILTER(LANG(?place) = "en")"""
    (row,) = graph.select(f"{prefixes}SELECT ?signed ?place ?force {{ {pattern} }}").rows
    return row[0], row[1], row[2]


def test_the_charter(graph: Graph) -> None:
    assert dates(graph, "2002-charter") == ("2002-06-07", "Saint Petersburg", "2003-09-19")
    signed = {row["party"] for row in records(graph, "signatories", instrument="2002-charter")}
    assert signed == FOUNDERS
    established = {str(row["iri"]) for row in records(graph, "rests-on", instrument="2002-charter")}
    assert {PREFIXES["body"] + "sec", PREFIXES["body"] + "rats"} <= established


@pytest.mark.parametrize(
    ("day", "parties"),
    [("2003-09-18", set()), ("2010-01-01", FOUNDERS), ("2024-07-05", FOUNDERS | {"IND", "PAK", "IRN", "BLR"})],
)
def test_parties_of_the_charter(graph: Graph, day: str, parties: set[str]) -> None:
    rows = records(graph, "parties-on", instrument="2002-charter", on=day)
    assert {row["party"] for row in rows if row["certainty"] == "certainly"} == parties


def test_the_treaty_of_2007_and_the_shanghai_convention(graph: Graph) -> None:
    assert dates(graph, "2007-treaty") == ("2007-08-16", "Bishkek", "2012-10-31")
    assert dates(graph, "2001-shanghai-convention")[2] == "2003-03-29"


def test_participants_of_the_bishkek_summit_of_2007(graph: Graph) -> None:
    rows = records(graph, "participants-of-meeting", meeting="hsc-2007")
    who = {(row["party"], row["person"], row["capacity"]) for row in rows}
    assert {party for party, _, capacity in who if capacity in {"host", "member"}} == {
        "China", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan",
    }  # fmt: skip
    assert {(party, person) for party, person, capacity in who if capacity == "observer"} == {
        ("Mongolia", "Nambaryn Enkhbayar"), ("Iran", "Mahmoud Ahmadinejad"),
        ("Pakistan", "Khurshid Mahmud Kasuri"), ("India", "Murli Deora"),
    }  # fmt: skip
    offices = {row["person"]: row["office"] for row in rows}
    assert offices["Khurshid Mahmud Kasuri"] == "Minister of Foreign Affairs"
    assert offices["Murli Deora"] == "Minister of Petroleum and Natural Gas"
