"""``scokg fair``: the release of this checkout is as FAIR as is said, and each point fails where it is broken.

Each case breaks a release, its description or its server in one way, and names all points that must fail because of it.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import RdfFormat, Store

import scokg.fair
import scokg.release
from apache import running_apache
from scokg import UserError, __version__
from scokg.cli import main
from scokg.fair import FAMILIES, Material, Outcome, Report, Web, check_material, local_server
from scokg.fair.material import Ontology, Triples, read_release
from scokg.fair.model import run
from scokg.fair.report import to_json, to_text
from scokg.fair.web import Reply
from scokg.redirects import htaccess
from scokg.release import make_release
from scokg.statements import node
from scokg.vocabulary import BASE, PREFIXES

NOT_YET = {"OM3", "P11", "P13", "DCAT-contact", "DCAT-previous", "JSONLD-embedded"}
OFFLINE = {"FIND2", "FIND3", "FIND_3_BIS", "OM4.2", "BP-address"}
SLOW = {"VoID-numbers", "SPARQL-parse", "SPARQL-answer", "SHACL"}
NOTHING = Reply(404, "", b"", {})
Mutation = Callable[[Material, Path], Material]


class CachedWeb(Web):
    """Asks the server each thing once."""

    def __init__(self, server: str) -> None:
        """Keep what the server answers."""
        super().__init__(server)
        self._fetch = cache_of(self._fetch)  # type: ignore[method-assign]


def cache_of(fetch: Callable[..., Reply]) -> Callable[..., Reply]:
    kept = cache(lambda address, headers: fetch(address, dict(headers)))
    return lambda address, headers: kept(address, tuple(headers.items()))


class ApacheWeb(Web):
    """Leaves the redirects to a real Apache."""

    def __init__(self, server: str, apache: str) -> None:
        super().__init__(server)
        self.apache = apache

    def get(self, iri: str, accept: str | None = None, origin: str | None = None) -> Reply:
        """Ask Apache."""
        path = iri.removeprefix(BASE).partition("#")[0]
        return self._fetch(f"{self.apache}/{path}", {"Accept": accept, "Origin": origin})


class BrokenWeb(Web):
    """A server that answers otherwise at some addresses (an IRI of the policy, or a path of the server)."""

    def __init__(self, web: Web, change: Callable[[str, str, Reply], Reply]) -> None:
        super().__init__(web.server)
        self.web, self.change = web, change

    def get(self, iri: str, accept: str | None = None, origin: str | None = None) -> Reply:
        """Break the answer."""
        return self.change(iri.removeprefix(BASE).partition("#")[0], accept or "", self.web.get(iri, accept, origin))

    def fetch(self, path: str, accept: str | None = None) -> Reply:
        """Break the answer."""
        return self.change(f"server/{path}", accept or "", self.web.fetch(path, accept))


# --- ways to break something


def changed(store: Store, add: str, remove: tuple[tuple[str | None, ...], ...]) -> Store:
    """Copy a store without some patterns of compact names, and with more Turtle."""
    copy = Store()
    copy.bulk_extend(store)
    for pattern in remove:
        subject, predicate, value = (None if name is None else node(name) for name in pattern)
        found = list(copy.quads_for_pattern(subject, predicate, value))
        assert found, f"{pattern} is not there to be removed"
        for quad in found:
            copy.remove(quad)
    names = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    copy.load(f"{names}{add}", format=RdfFormat.TURTLE)
    return copy


def onto(add: str = "", *remove: tuple[str | None, ...]) -> Mutation:
    return lambda material, _: replace(material, ontology=Ontology(changed(material.ontology.store, add, remove)))


def data(add: str = "", *remove: tuple[str | None, ...]) -> Mutation:
    return lambda material, _: replace(material, data=Triples(changed(material.data.store, add, remove)))


def told(add: str = "", *remove: tuple[str | None, ...]) -> Mutation:
    return lambda material, _: replace(material, description=Triples(changed(material.description.store, add, remove)))


def renumbered(subject: str, name: str) -> Mutation:
    """Let the description give another number."""
    return told(f"<{node(subject).value}> {name} 7 .", (subject, name, None))


def without(path: str, accept: str = "") -> Mutation:
    """Let the server have nothing at some addresses, for some forms."""
    return web(lambda asked, form, reply: NOTHING if asked.startswith(path) and accept in form else reply)


def web(change: Callable[[str, str, Reply], Reply]) -> Mutation:
    return lambda material, _: replace(material, web=BrokenWeb(material.web, change))


def instead(path: str, old: bytes, new: bytes, accept: str = "") -> Mutation:
    """Let the server say something else at an address."""

    def change(asked: str, form: str, reply: Reply) -> Reply:
        if asked != path or accept not in form:
            return reply
        assert old in reply.body
        return reply._replace(body=reply.body.replace(old, new))

    return web(change)


def headers(path: str, **others: str) -> Mutation:
    return web(lambda asked, _, reply: reply._replace(headers={**reply.headers, **others}) if asked == path else reply)


def file(name: str, change: Callable[[str], str] | None) -> Mutation:
    """Change a file of the release, or take it away."""

    def mutate(material: Material, scratch: Path) -> Material:
        folder = scratch / "copy"
        shutil.copytree(material.folder, folder, copy_function=os.link)
        if name.startswith(("queries/", "shapes/")):  # what is slow is asked of few files
            for other in (folder / name).parent.iterdir():
                if other.is_file() and other.name not in {Path(name).name, "states.rq"}:
                    other.unlink()
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).unlink()
        if change:
            assert change(text) != text
            (folder / name).write_text(change(text), encoding="utf-8")
        return replace(material, folder=folder)

    return mutate


def swap(name: str, old: str, new: str) -> Mutation:
    return file(name, lambda text: text.replace(old, new))


def unlisted(*media: str) -> Mutation:
    """Let the index list no files of some media types."""

    def mutate(material: Material, _: Path) -> Material:
        files = [entry for entry in material.dumps if entry["mediaType"] not in media]
        return replace(material, index={**material.index, "files": files})

    return mutate


def one_more(material: Material, _: Path) -> Material:
    """Let the index list a file that is not there."""
    files = [*material.dumps, {**material.dumps[0], "name": "more.csv"}]
    return replace(material, index={**material.index, "files": files})


def prop(name: str, more: str = "rdfs:domain sco:Body ; rdfs:range sco:Body", kind: str = "owl:ObjectProperty") -> str:
    return f'sco:{name} a {kind} ; rdfs:label "{name} here"@en ; skos:definition "What {name} means."@en ; {more} .\n'


def cls(name: str, more: str = "rdfs:subClassOf sco:Body") -> str:
    return (
        f'sco:{name} a owl:Class ; rdfs:label "{name} here"@en ; skos:definition "What {name} means."@en ; {more} .\n'
    )


class Case(NamedTuple):
    """A way to break something in a family, and the points that must fail then."""

    family: str
    fails: str
    mutate: Mutation


ONTOLOGY, DATASET, VERSION = "scokg:ontology", "scokg:dataset", __version__
OOPS, FOOPS = "OOPS!", "FOOPS!"
STARS, ABOUT, TABLES, JSONLD, ASKED = (
    "5 stars and best practices", "descriptions", "tables", "JSON-LD", "questions and shapes",
)  # fmt: skip
OUTSIDE_METADATA = [
    (ONTOLOGY, name, None)
    for name in ("dcterms:title", "dcterms:description", "dcterms:license", "dcterms:creator", "dcterms:created",
                 "dcterms:bibliographicCitation", "dcterms:issued", "dcterms:publisher", "dcterms:abstract",
                 "dcterms:language", "dcterms:modified", "dcterms:source", "bibo:status",
                 "vann:preferredNamespacePrefix", "vann:preferredNamespaceUri")
]  # fmt: skip
CASES = [
    Case(FOOPS, "PURL1", onto("<https://example.org/o> a owl:Ontology .", (ONTOLOGY, "rdf:type", None))),
    Case(FOOPS, "PURL1 HTTP1", onto("<urn:o> a owl:Ontology .", (ONTOLOGY, "rdf:type", None))),
    Case(FOOPS, "URI1 URI2 CN1", web(lambda path, form, reply: NOTHING if path == "ontology" and "html" not in form
                                     else reply)),
    Case(FOOPS, "CN1", without("ontology", "ld+json")),
    Case(FOOPS, "CN1 DOC1", web(lambda path, form, reply: NOTHING if path == "ontology" and "html" in form else reply)),
    Case(FOOPS, "URI2", instead("ontology", b"scokg:ontology", b"scokg:another", "turtle")),
    Case(FOOPS, "DOC1", instead("ontology", b"sco:authorityNote", b"", "html")),
    Case(FOOPS, "VER1 VER2 OM1", onto("", (ONTOLOGY, "owl:versionIRI", None))),
    Case(FOOPS, "VER1", onto(f"{ONTOLOGY} owl:versionIRI {ONTOLOGY} .", (ONTOLOGY, "owl:versionIRI", None))),
    Case(FOOPS, "VER2", without(f"ontology/{VERSION}")),
    Case(FOOPS, "OM1", onto("", (ONTOLOGY, "dcterms:title", None))),
    Case(FOOPS, "OM1 OM4.1 OM4.2", onto("", (ONTOLOGY, "dcterms:license", None))),
    Case(FOOPS, "OM4.2", onto(f'{ONTOLOGY} dcterms:license "CC-BY" .', (ONTOLOGY, "dcterms:license", None))),
    Case(FOOPS, "OM1 OM5.1", onto("", (ONTOLOGY, "dcterms:creator", None))),
    Case(FOOPS, "OM2", onto("", (ONTOLOGY, "dcterms:bibliographicCitation", None))),
    Case(FOOPS, "OM5.2", onto("", (ONTOLOGY, "dcterms:publisher", None))),
    Case(FOOPS, "FIND1 OM2", onto("", (ONTOLOGY, "vann:preferredNamespacePrefix", None))),
    Case(FOOPS, "RDF1", file("dumps/ontology.nt", lambda text: "".join(text.splitlines(keepends=True)[1:]))),
    Case(FOOPS, "RDF1", file("dumps/ontology.rdf", lambda text: text[:-9])),
    Case(FOOPS, "VOC1 OM1 OM2 OM4.1 OM4.2 OM5.1 OM5.2 FIND1", onto("", *OUTSIDE_METADATA)),
    Case(FOOPS, "VOC3", onto("", ("sco:Body", "rdfs:label", None))),
    Case(FOOPS, "VOC4", onto("", ("sco:Body", "skos:definition", None))),
    Case(OOPS, "P02", onto("sco:Body owl:equivalentClass sco:State .")),
    Case(OOPS, "P03", onto(prop("isA"))),
    Case(OOPS, "P04", onto(cls("Alone", "rdfs:comment 'x'"))),
    Case(OOPS, "P05", onto(prop("one", "rdfs:domain sco:Body ; rdfs:range sco:State ; owl:inverseOf sco:other")
                           + prop("other"))),
    Case(OOPS, "P06", onto("sco:Affiliation rdfs:subClassOf sco:FoundingAffiliation .")),
    Case(OOPS, "P07", onto(cls("PlaceAndTime"))),
    Case(OOPS, "P08", onto("", ("sco:Body", "rdfs:label", None))),
    Case(OOPS, "P10", onto("", (None, "rdf:type", "owl:AllDisjointClasses"))),
    Case(OOPS, "P12", onto(prop("one") + "sco:other a owl:ObjectProperty ; rdfs:label 'one here'@en ; "
                           "skos:definition 'x'@en ; rdfs:domain sco:Body .")),
    Case(OOPS, "P19", onto("sco:authority rdfs:range sco:Body .")),
    Case(OOPS, "P20", onto("sco:Body rdfs:label 'A unit of an organisation.'@en .")),
    Case(OOPS, "P21", onto(cls("OtherBody"))),
    Case(OOPS, "P22", onto(cls("odd_name"))),
    Case(OOPS, "P24", onto(prop("odd", "rdfs:domain [ a owl:Restriction ; owl:onProperty sco:odd ; "
                                       "owl:someValuesFrom sco:Body ]"))),
    Case(OOPS, "P25", onto(prop("same", "rdfs:domain sco:Body ; rdfs:range sco:Body ; owl:inverseOf sco:same"))),
    Case(OOPS, "P26", onto(prop("near", "owl:inverseOf sco:far", "owl:SymmetricProperty , owl:ObjectProperty")
                           + prop("far"))),
    Case(OOPS, "P27", onto("sco:place owl:equivalentProperty sco:seat .")),
    Case(OOPS, "P28", onto(prop("near", "rdfs:domain sco:Body ; rdfs:range sco:State",
                                "owl:SymmetricProperty , owl:ObjectProperty"))),
    Case(OOPS, "P29", onto(prop("under", "rdfs:domain sco:Place ; rdfs:range sco:State",
                                "owl:TransitiveProperty , owl:ObjectProperty"))),
    Case(OOPS, "P32", onto(cls("One") + cls("Two") + "sco:One rdfs:label 'x'@en . sco:Two rdfs:label 'x'@en .")),
    Case(OOPS, "P33", onto("sco:partOf owl:propertyChainAxiom ( sco:partOf ) .")),
    Case(OOPS, "P34", onto("sco:Body rdfs:subClassOf <https://example.org/C> .")),
    Case(OOPS, "P35", onto("sco:authority rdfs:subPropertyOf <https://example.org/p> .")),
    Case(OOPS, "P36", onto(f"{ONTOLOGY} owl:versionIRI <{BASE}ontology/{VERSION}.ttl> .")),
    Case(OOPS, "P37", without("ontology", "html")),
    Case(OOPS, "P38 P39", onto("", (ONTOLOGY, "rdf:type", None))),
    Case(OOPS, "P39", onto("", (ONTOLOGY, "vann:preferredNamespaceUri", None))),
    Case(OOPS, "P40", onto("org:Role rdfs:comment 'ours'@en .")),
    Case(OOPS, "P41", onto("", (ONTOLOGY, "dcterms:license", None))),
    Case(STARS, "1*", data(f"{DATASET} dcterms:license <https://creativecommons.org/licenses/by-nc/4.0/> .",
                           (DATASET, "dcterms:license", None))),
    Case(STARS, "2* 3* BP-access", unlisted("text/csv", "text/turtle", "application/n-triples", "application/n-quads",
                                  "application/trig", "application/ld+json", "application/rdf+xml")),
    Case(STARS, "3*", unlisted("text/csv")),
    Case(STARS, "4*", without("id/meeting/")),
    Case(STARS, "4*", data("<https://w3id.org/scokg/id/meeting/a_b> skos:note 'x' .")),
    Case(STARS, "5*", data("", ("state:KAZ", "skos:exactMatch", None))),
    Case(STARS, "BP-access", without("server/sparql")),
    Case(STARS, "BP-access", without("server/api")),
    Case(STARS, "BP-vocabularies", data("state:KAZ sco:nowhere 'x' .")),
    Case(STARS, "BP-vocabularies", data("state:KAZ a <https://example.org/C> .")),
    Case(STARS, "BP-contract", file("CHANGELOG.md", None)),
    Case(ABOUT, "SAME", instead("graph/ontology", b'"body"@en', b'"bodies"@en')),
    Case(ABOUT, "SAME", instead("dataset", b"dcat:version", b"dcat:hasVersion", "turtle")),
    Case(ABOUT, "DCAT-about", told("", (DATASET, "dcterms:publisher", None))),
    Case(ABOUT, "DCAT-period", told("", ("dataset:period", "dcat:endDate", None))),
    Case(ABOUT, "DCAT-frequency DCAT-terms", told(f"{DATASET} dcat:accrualPeriodicity 'yearly' .",
                                                  (DATASET, "dcterms:accrualPeriodicity", None))),
    Case(ABOUT, "DCAT-terms", told(f"{DATASET} void:tripels 4 .")),
    Case(ABOUT, "DCAT-files schema.org", one_more),
    Case(ABOUT, "DCAT-files", swap("dumps/states.csv", "KAZ", "KAX")),
    Case(ABOUT, "DCAT-downloads", told("<https://w3id.org/scokg/x> dcat:downloadURL <https://w3id.org/scokg/none> .")),
    Case(ABOUT, "DCAT-licences", told("", ("graph:claims", "dcterms:license", None))),
    Case(ABOUT, "DCAT-service VoID-well-known", without(".well-known/void")),
    Case(ABOUT, "DCAT-service", instead(".well-known/void", b"dcat:servesDataset", b"dcat:dataset")),
    Case(ABOUT, "VoID-well-known", instead(".well-known/void", b"void:entities", b"void:documents")),
    Case(ABOUT, "VoID-numbers VoID-well-known", renumbered(DATASET, "void:triples")),
    Case(ABOUT, "VoID-numbers", renumbered("graph:facts", "void:distinctObjects")),
    Case(ABOUT, "VoID-classes", renumbered("dataset:all-class-sco.Step", "void:entities")),
    Case(ABOUT, "VoID-properties", renumbered("dataset:all-property-sco.date", "void:triples")),
    Case(ABOUT, "VoID-links", renumbered("dataset:links-wd-skos.exactMatch", "void:triples")),
    Case(ABOUT, "VoID-ways-in", told(f"{DATASET} void:exampleResource state:XXX .")),
    Case(ABOUT, "SD", without("server/sparql")),
    Case(ABOUT, "SD", instead("server/sparql", b"sd:feature", b"sd:endpoint")),
    Case(ABOUT, "schema.org", swap("description/dataset.jsonld", '"creator"', '"maker"')),
    Case(TABLES, "CSV CSVW-keys", swap("dumps/states.csv", "KAZ,", "KAZ,,")),
    Case(TABLES, "CSVW-columns", swap("dumps/states.csv-metadata.json", '"name": "iso_alpha2"', '"name": "iso2"')),
    Case(TABLES, "CSVW-licence", swap("dumps/states.csv-metadata.json", "licenses/by/4.0", "licenses/by-nc/4.0")),
    Case(TABLES, "CSVW-properties", swap("dumps/states.csv-metadata.json", "#isoAlpha2", "#isoAlpha9")),
    Case(TABLES, "CSVW-keys", file("dumps/states.csv", lambda text: text + text.splitlines(keepends=True)[-1])),
    Case(TABLES, "CSVW-keys", file("dumps/states.csv", lambda text: "".join(text.splitlines(keepends=True)[:-1]))),
    Case(TABLES, "CSVW-values", swap("dumps/statuses.csv", "2001-06-15", "15.06.2001")),
    Case(JSONLD, "JSONLD-context", without("context/")),
    Case(JSONLD, "JSONLD-context", headers("context/v1.jsonld", **{"access-control-allow-origin": "null"})),
    Case(JSONLD, "JSONLD-context", headers("context/v1.jsonld", **{"cache-control": "max-age=60"})),
    Case(JSONLD, "JSONLD-context", instead("context/v1.jsonld", b"isoAlpha2", b"isoAlpha9")),
    Case(JSONLD, "JSONLD-context JSONLD-terms",
         swap("context/v1.jsonld", '"@version"', '"@vocab": "urn:x:", "@version"')),
    Case(JSONLD, "JSONLD-round-trip", swap("documents/organisation.jsonld", '"SCO"', '"OCS"')),
    Case(JSONLD, "JSONLD-frames", without("schema/v1/state")),
    Case(JSONLD, "JSONLD-alternates", without("server/doc/state/KAZ.nt")),
    Case(ASKED, "SPARQL-parse SPARQL-answer", swap("queries/status-on.rq", "SELECT", "SELEKT")),
    Case(ASKED, "SPARQL-answer", file("queries/status-on.rq", lambda _: "SELECT * { <urn:none> ?p ?o }")),
    Case(ASKED, "SPARQL-examples", without(".well-known/sparql-examples")),
    Case(ASKED, "SHACL", file("shapes/actors.ttl", lambda text: text + '\nshape:Body sh:closed "perhaps" .\n')),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fair") / "release"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scokg.release, "check", lambda _: None)  # that it conforms is tested elsewhere
        make_release(made)
    return made


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with local_server() as address:
        yield address


@pytest.fixture(scope="module")
def material(folder: Path, server: str) -> Material:
    return read_release(folder, CachedWeb(server))


@pytest.fixture(scope="module")
def report(material: Material) -> Report:
    return check_material(material)


def unmet(report: Report) -> set[str]:
    return {check.id for check in report.checks if check.outcome is Outcome.NOT_MET}


def test_the_release_is_fair_as_far_as_it_can_be(report: Report) -> None:
    assert unmet(report) == NOT_YET
    assert {check.id for check in report.checks if check.outcome is Outcome.OFFLINE} == OFFLINE
    assert report.failed == []
    assert report.score().met == len(report.checks) - len(NOT_YET) - len(OFFLINE)
    assert all(check.reason for check in report.checks)
    ids = [check.id for check in report.checks]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fails.replace(" ", ","))
def test_what_is_broken_fails(material: Material, report: Report, tmp_path: Path, case: Case) -> None:
    expected = set(case.fails.split())
    tests = [test for test in FAMILIES[case.family] if test.id not in SLOW or test.id in expected]
    checks = run(case.family, tests, case.mutate(material, tmp_path))
    failed = {check.id for check in checks if check.outcome is Outcome.NOT_MET}
    assert failed - unmet(report) == expected
    assert all(check.evidence for check in checks if check.id in expected)


def test_every_point_can_fail() -> None:
    """What no case breaks cannot be computed here, or is not met as it is."""
    broken = {one for case in CASES for one in case.fails.split()}
    known = {test.id for tests in FAMILIES.values() for test in tests}
    assert known - broken == NOT_YET | {"FIND2", "FIND3", "FIND_3_BIS", "BP-address", "VOC2"}


def test_the_page_names_every_point(repository: Path) -> None:
    page = (repository / "docs" / "fair.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = re.findall(r"`([^`]+)`", "".join(rows))
    assert set(named) == {test.id for tests in FAMILIES.values() for test in tests}
    reasons = page.partition("## What is not met")[2]
    assert set(re.findall(r"^\| `([^`]+)`", reasons, re.MULTILINE)) == NOT_YET


@pytest.mark.parametrize(
    ("family", "point", "mutate"),
    [
        (FOOPS, "OM3", onto(f"{ONTOLOGY} bibo:doi '10.5281/zenodo.1' ; foaf:logo <https://example.org/logo.svg> .")),
        (FOOPS, "FIND3", onto(f"{ONTOLOGY} schema:includedInDataCatalog <https://example.org/catalogue> .")),
        (FOOPS, "FIND_3_BIS", onto(f"{ONTOLOGY} schema:includedInDataCatalog <https://example.org/catalogue> .")),
        (ABOUT, "DCAT-contact", told(f"{DATASET} dcat:contactPoint <https://example.org/us> .")),
        (ABOUT, "DCAT-previous", told(f"{DATASET} dcat:previousVersion <https://example.org/old> .")),
        (JSONLD, "JSONLD-embedded",
         instead("id/state/KAZ", b"</head>", b'<script type="application/ld+json">', "html")),
    ],
)  # fmt: skip
def test_what_is_not_met_yet_can_be(
    material: Material, tmp_path: Path, family: str, point: str, mutate: Mutation
) -> None:
    (test,) = (test for test in FAMILIES[family] if test.id == point)
    (check,) = run(family, [test], mutate(material, tmp_path))
    assert check.outcome is Outcome.MET


def test_an_ontology_of_its_own_fails_what_asks_for_others(material: Material) -> None:
    """VOC2, P11 and P13, on an ontology that is small enough to see it."""
    store = Store()
    store.load(
        f"@prefix sco: <{PREFIXES['sco']}> . @prefix owl: <{PREFIXES['owl']}> . @prefix rdfs: <{PREFIXES['rdfs']}> .\n"
        "sco:A a owl:Class . sco:p a owl:ObjectProperty ; rdfs:domain sco:A ; rdfs:range sco:A .\n"
        "sco:q a owl:ObjectProperty ; rdfs:domain sco:A ; rdfs:range sco:A ; owl:inverseOf sco:p .",
        format=RdfFormat.TURTLE,
    )
    small = replace(material, ontology=Ontology(store))
    outcomes = {c.id: c.outcome for family in (FOOPS, OOPS) for c in run(family, FAMILIES[family], small)}
    assert outcomes["VOC2"] is Outcome.NOT_MET
    assert (outcomes["P11"], outcomes["P13"]) == (Outcome.MET, Outcome.MET)


def test_the_same_through_a_real_apache(material: Material, report: Report, server: str) -> None:
    """FOOPS! and the stars, with the shipped redirect rules followed by Apache."""
    with running_apache(htaccess(server)) as address:
        asked = replace(material, web=ApacheWeb(server, address))
        checks = [check for family in (FOOPS, STARS) for check in run(family, FAMILIES[family], asked)]
    assert checks == [check for check in report.checks if check.family in {FOOPS, STARS}]


def test_the_report(report: Report) -> None:
    content = json.loads(to_json(report))
    assert content["score"] == dict(zip(("met", "computed", "offline"), report.score(), strict=True))
    assert {check["id"] for check in content["checks"] if check["outcome"] == "not met"} == NOT_YET
    text = to_text(report)
    met, computed, unknown = report.score()
    last = f"release {VERSION}: {met} of {computed} points are met; {unknown} cannot be computed offline"
    assert text.splitlines()[-1] == last
    assert "  not met  OM3 " in text
    assert "  unknown  FIND2 " in text


def test_the_command(
    folder: Path, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code tells whether all is met that must be; a family is enough, and the gate asks all."""
    monkeypatch.setattr(scokg.fair, "FAMILIES", {STARS: FAMILIES[STARS]})
    assert main(["fair", str(folder), "--endpoint", server, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["failed"] == []
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    (broken / "LICENSE").unlink()
    assert main(["fair", str(broken), "--endpoint", server]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines()[-1] == "must be met and are not: BP-contract"
    assert "points not met that must be: 1" in shown.err


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (shutil.rmtree, "cannot be read"),
        (lambda folder: (folder / "dumps" / "index.json").write_text("{}"), "is not the index of a release"),
        (lambda folder: (folder / "dumps" / "scokg.nq").write_text("<urn:a> <urn"), "make the release again"),
    ],
)
def test_what_is_no_release(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], break_it: Callable[[Path], object], message: str
) -> None:
    copy = tmp_path / "copy"
    (copy / "dumps").mkdir(parents=True)
    for name in ("index.json", "scokg.nq", "ontology.ttl"):
        shutil.copy(folder / "dumps" / name, copy / "dumps" / name)
    break_it(copy)
    assert main(["fair", str(copy), "--endpoint", "http://127.0.0.1:9"]) == 2
    assert message in capsys.readouterr().err


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scokg.fair.web, "find_spec", lambda _: None)
    with pytest.raises(UserError, match=r"scokg\[serve\]"):
        Web("http://127.0.0.1:9")


def test_a_server_that_does_not_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fair", str(folder), "--endpoint", "http://127.0.0.1:9"]) == 2
    assert "does not answer" in capsys.readouterr().err
    assert main(["fair", str(folder), "--endpoint", "127.0.0.1"]) == 2
