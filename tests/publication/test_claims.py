"""Claims: the analysed article, verdicts that the facts support, and no claims in answers about facts."""

import csv
import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from scokg import Graph, UserError
from scokg.namespaces import GRAPH, PREFIXES, SCO
from scokg.query.saved_queries import query_names, saved_query

ARTICLE = PREFIXES["source"] + "articlekz-com-2016"
CLAIM = PREFIXES["claim"]
# Verdicts that differ from the tables, with the deciding source; all others are as in the tables.
CHANGED = {
    "C031": ("imprecise", "source:president-of-russia-2003-05-29-2"),
    "C187": ("confirmed", "source:mfa-china-2002-04-27"),
}


def rows(graph: Graph, text: str) -> list[tuple[object, ...]]:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return list(graph.select(prefixes + text).rows)


def audit(graph: Graph) -> list[dict[str, object]]:
    return list(graph.ask_saved("article-audit").records())


def checked(graph: Graph) -> list[dict[str, object]]:
    return list(graph.ask_saved("claims-checked").records())


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


# --- the article


def test_every_claim_of_the_article_has_a_verdict(graph: Graph) -> None:
    found = audit(graph)
    assert len(found) == 252
    assert Counter(row["verdict"] for row in found) == {
        "confirmed": 149, "unverifiable": 47, "imprecise": 25, "garbled-name": 22, "wrong": 9,
    }  # fmt: skip


def test_positions_and_verdicts_equal_the_table(graph: Graph, evidence: Path) -> None:
    later = {row["claim_id"]: row["new_verdict"] for row in read(evidence / "gaps-article-claims.csv")}
    expected = {
        row["claim_id"]: (
            CHANGED.get(row["claim_id"], (later.get(row["claim_id"]) or row["verdict"],))[0],
            *(int(row[column]) for column in ("paragraph", "sentence", "char_start", "char_end")),
        )
        for row in read(evidence / "article-claims.csv")
    }
    columns = ("verdict", "paragraph", "sentence", "start", "end")
    assert {str(row["id"]): tuple(row[column] for column in columns) for row in audit(graph)} == expected


def test_a_changed_verdict_cites_the_deciding_source(graph: Graph) -> None:
    for claim, (verdict, source) in CHANGED.items():
        found = rows(
            graph, f"SELECT ?v {{ claim:article-{claim} sco:verdict/skos:notation ?v ; dcterms:source {source} }}"
        )
        assert found == [(verdict,)]


def test_the_text_is_the_one_that_was_analysed(graph: Graph, evidence: Path) -> None:
    """Hash and length identify the text; positions are within it, and neither start nor end with white space."""
    content = (evidence / "article.txt").read_bytes()
    text = content.decode("utf-8")
    stated = rows(graph, f"SELECT ?hash ?length {{ <{ARTICLE}> sco:sha256 ?hash ; sco:characterCount ?length }}")
    assert stated == [(hashlib.sha256(content).hexdigest(), len(text))]
    for row in audit(graph):
        start, end = int(str(row["start"])), int(str(row["end"]))
        assert 0 <= start < end <= len(text), row["id"]
        assert text[start:end].strip() == text[start:end], row["id"]


def test_positions_are_in_the_order_of_the_paragraphs(graph: Graph) -> None:
    """A later paragraph starts later; the text is not needed."""
    starts: dict[int, int] = {}
    for row in audit(graph):
        paragraph, start = int(str(row["paragraph"])), int(str(row["start"]))
        starts[paragraph] = min(start, starts.get(paragraph, start))
    assert list(starts) == sorted(starts)
    assert list(starts.values()) == sorted(starts.values())


def test_the_wording_of_the_article_is_not_copied(graph: Graph, evidence: Path, repository: Path) -> None:
    """No nine consecutive words of it occur in data, ontology, queries or docs.

    Only names and titles are recorded as it distorts them, so that they can be found and refuted.
    """
    names = rows(graph, "SELECT ?name { { ?thing skos:hiddenLabel ?name } UNION { ?claim sco:claimLiteral ?name } }")
    recorded = [" ".join(words(str(name[0]))) for name in names]
    files = [p for folder in ("data", "ontology", "queries", "docs") for p in (repository / folder).rglob("*.*")]
    texts = [p.read_text(encoding="utf-8") for p in files if p.suffix in {".ttl", ".rq", ".md", ".csv"}]
    assert len(texts) >= 100
    taken = runs((evidence / "article.txt").read_text(encoding="utf-8")) & set().union(*map(runs, texts))
    assert {run for run in taken if not any(run in name for name in recorded)} == set()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int = 9) -> set[str]:
    """Return every sequence of consecutive words of the given length in a text."""
    found = words(text)
    return {" ".join(found[i : i + length]) for i in range(len(found) - length + 1)}


def test_standard_vocabularies_describe_the_claims(graph: Graph) -> None:
    """Web Annotation gives the position, schema.org the verdict; both are derived by rule."""
    found = rows(
        graph,
        """SELECT (COUNT(DISTINCT ?claim) AS ?n) {
          ?claim a oa:Annotation , schema:Claim ; oa:hasTarget ?target .
          ?target oa:hasSource source:articlekz-com-2016 ; oa:hasSelector ?selector .
          ?selector a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
          ?review a schema:ClaimReview ; schema:itemReviewed ?claim ; schema:claimReviewed ?text ;
                  schema:reviewRating/schema:alternateName ?verdict }""",
    )
    assert found == [(252,)]


# --- verdicts and facts


def test_at_least_a_hundred_confirmed_claims_are_supported_by_computation(graph: Graph) -> None:
    confirmed = [row for row in checked(graph) if row["verdict"] == "confirmed"]
    assert [row["claim"] for row in confirmed if row["agreement"] == "no"] == []
    assert sum(row["agreement"] == "certainly" for row in confirmed) >= 100


@pytest.mark.parametrize(
    ("verdict", "allowed"),
    [("wrong", {"no"}), ("unverifiable", {"no", "possibly"}), ("garbled-name", {"no"})],
)
def test_the_facts_do_not_support_refuted_or_unverifiable_claims(graph: Graph, verdict: str, allowed: set[str]) -> None:
    found = [row for row in checked(graph) if row["verdict"] == verdict]
    assert len(found) >= 4
    assert [row["claim"] for row in found if row["agreement"] not in allowed] == []


def test_conflicts_between_sources_are_checked_too(graph: Graph) -> None:
    """No fact supports a claim of any source that was found wrong."""
    sources = {str(row[0]) for row in rows(graph, "SELECT DISTINCT ?s { ?c a sco:Claim ; sco:claimedIn ?s }")}
    assert len(sources) >= 40
    for source in sorted(sources - {ARTICLE}):
        for row in graph.ask_saved("claims-checked", source=source).records():
            assert (row["verdict"], row["agreement"]) != ("wrong", "certainly"), row


def with_triples(graph: Graph, *triples: tuple[NamedNode, NamedNode, NamedNode | Literal], without: str = "") -> Graph:
    """Copy the graph, add triples, and remove those about a thing."""
    store = Store()
    store.extend(quad for quad in graph.store if str(quad.subject) != f"<{without}>")
    store.extend(Quad(*triple, DefaultGraph()) for triple in triples)
    return Graph(store)


def test_changing_a_fact_reveals_the_claims_that_no_longer_agree(graph: Graph) -> None:
    """Without Mongolia's observer status, the claims about it disagree, and no others."""
    before = {row["iri"] for row in checked(graph) if row["agreement"] == "no"}
    changed = with_triples(graph, without=PREFIXES["affiliation"] + "MNG-observer")
    after = {row["iri"] for row in checked(changed) if row["agreement"] == "no"}
    assert after - before == {CLAIM + "article-C048", CLAIM + "article-C064"}


def test_changing_a_fact_supports_a_claim_that_was_wrong(graph: Graph) -> None:
    """If the anti-terrorist structure had been established in Moscow in 2003, the claim would no longer be refuted."""
    rats = NamedNode(PREFIXES["body"] + "rats")
    day = Literal("2003-05-29", datatype=NamedNode(PREFIXES["xsd"] + "date"))
    bounds = [(rats, NamedNode(SCO + f"establishedOn{edge}"), day) for edge in ("Earliest", "Latest")]
    changed = {row["iri"]: row["agreement"] for row in checked(with_triples(graph, *bounds))}
    assert changed[CLAIM + "article-C035"] == "certainly"


# --- claims do not get into answers about facts


FACT_QUESTIONS = [name for name in query_names() if "claims" not in saved_query(name).tags]


def test_no_question_about_facts_returns_a_claim(graph: Graph) -> None:
    """Put unique values into each refuted claim; no saved question about facts returns them."""
    refuted = {str(row[0]) for row in rows(graph, "SELECT ?c { ?c a sco:Claim ; sco:verdict verdict:wrong }")}
    assert len(refuted) >= 9
    store = Store()
    planted = set()
    for quad in graph.store:
        if quad.subject in {NamedNode(iri) for iri in refuted} and quad.predicate.value in {
            SCO + "claimLiteral", SCO + "claimValue", SCO + "claimText", SCO + "claimDate",
        }:  # fmt: skip
            marker = f"planted-{len(planted)}"
            planted.add(marker)
            quad = Quad(quad.subject, quad.predicate, Literal(marker), DefaultGraph())  # noqa: PLW2901
        store.add(quad)
    assert len(planted) >= 2 * len(refuted)
    changed = Graph(store)
    for name in FACT_QUESTIONS:
        answer = str(changed.query(saved_query(name).text, name))
        assert "planted-" not in answer, name


def test_claims_are_in_a_graph_of_their_own(graph: Graph) -> None:
    found = graph.query(
        f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?c a <{SCO}Claim> }} FILTER(?g != <{GRAPH}derived>) }}"
    )
    assert not isinstance(found, bool)
    assert [row[0] for row in found.rows] == [GRAPH + "claims"]  # type: ignore[union-attr]


# --- what people ask


def test_moscow_2003(graph: Graph) -> None:
    found = list(graph.claims(about="Moscow summit 2003", verdict="wrong").records())
    stands = {row["stands"]: row for row in found if row["claim"] == CLAIM + "article-C035"}
    agreement = stands[PREFIXES["instrument"] + "2002-rats"]
    assert agreement["standsDate"] == "2002-06-07"
    assert str(agreement["standsSource"]).startswith(PREFIXES["source"])


def test_mongolia_is_not_a_member(graph: Graph) -> None:
    (row,) = graph.claims(about="Mongolia", verdict="wrong").records()
    assert row["claim"] == CLAIM + "article-C049"
    assert row["stands"] == PREFIXES["affiliation"] + "MNG-observer"


def test_claims_by_verdict(graph: Graph) -> None:
    every = list(graph.claims().records())
    wrong = list(graph.claims(verdict="wrong").records())
    assert {row["iri"] for row in wrong} == {row["iri"] for row in every if row["verdict"] == "wrong"}
    assert len({row["iri"] for row in every}) >= 300


@pytest.mark.parametrize("name", ["Cheung Deguan", "cheung deguan", "Hurshid Kasuri", "Murli Deor", "Tan Jiaxuan"])
def test_names_as_spelt_in_the_article_lead_to_the_person(graph: Graph, name: str) -> None:
    best = graph.find(name)[0]
    assert best.property == "skos:hiddenLabel"
    assert best.iri.startswith(PREFIXES["person"])
    (claim,) = list(graph.claims(about=best.iri, verdict="garbled-name").records())
    assert claim["standsName"] == graph.names.label(best.iri)
    assert graph.why_garbled(best) == [claim["reason"]]


def test_every_distorted_name_can_be_found(graph: Graph) -> None:
    """Each name that the article garbles is a hidden label of the thing it refers to, if that is in the graph."""
    found = rows(
        graph,
        """SELECT ?claim ?name { ?claim sco:claimedIn source:articlekz-com-2016 ; sco:verdict verdict:garbled-name ;
             sco:claimProperty skos:prefLabel ; sco:claimSubject ?thing ; sco:claimLiteral ?name .
           FILTER NOT EXISTS { ?thing skos:hiddenLabel ?hidden FILTER(CONTAINS(LCASE(STR(?name)), LCASE(STR(?hidden)))
             || CONTAINS(LCASE(STR(?hidden)), LCASE(STR(?name)))) } }""",
    )
    assert [row[0] for row in found] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"verdict": "nonsense"}, "expected one of any, confirmed, imprecise, wrong, garbled-name, unverifiable"),
        ({"about": "claim:article-C999"}, "unknown thing: 'claim:article-C999'"),
        ({"about": "Moscow sumit 2003"}, r"did you mean .*\(meeting:hsc-2003\)"),
        ({"about": "Shanghai summit 2001", "verdict": "nonsense"}, "one of any, confirmed"),
    ],
)
def test_unexpected_input_gets_a_helpful_error(graph: Graph, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(UserError, match=message):
        graph.claims(**arguments)  # type: ignore[arg-type]


# --- citing


def test_cite_a_thing(graph: Graph, repository: Path) -> None:
    entry = graph.cite("Charter of the Shanghai Cooperation Organization")
    assert entry.iri == PREFIXES["instrument"] + "2002-charter"
    bibtex = entry.to_bibtex()
    assert bibtex.startswith("@misc{scokg-0-1-0-instrument-2002-charter,\n")
    assert "url = {https://w3id.org/scokg/id/instrument/2002-charter}" in bibtex
    cff = (repository / "CITATION.cff").read_text(encoding="utf-8")
    assert f"name: {entry.author}" in cff
    assert f"version: {entry.version}" in cff
    assert f"date-released: {entry.issued}" in cff


def test_cite_an_answer(graph: Graph) -> None:
    (item,) = json.loads(graph.cite("status-on", on="2016-01-01", reckoning="decided").to_csl())
    assert item["title"] == "Which state had which status on a given day? (on=2016-01-01, reckoning=decided, lang=en)"
    assert item["type"] == "dataset"
    assert len(item["issued"]["date-parts"][0]) == 3
    assert item["URL"] == "https://w3id.org/scokg/dataset"


def test_tex_special_characters_are_escaped(graph: Graph) -> None:
    entry = graph.cite("hsc")._replace(title="50 % of A_B & {C}")
    assert r"title = {{50 \% of A\_B \& \{C\}}}" in entry.to_bibtex()


def test_what_cannot_be_cited_is_an_error(graph: Graph) -> None:
    with pytest.raises(UserError, match="is not a saved query, so it takes no parameters"):
        graph.cite("hsc", on="2016-01-01")
    with pytest.raises(UserError, match="has no parameter 'day'"):
        graph.cite("status-on", day="2016-01-01")
    with pytest.raises(UserError, match="unknown thing"):
        graph.cite("no-such-thing-at-all")
