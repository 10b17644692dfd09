"""JSON-LD: every term is mapped, documents convert back to their triples, schemas hold, and nothing is fetched."""

import copy
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from json_schemas import SchemaMaker, schema_text
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Triple, parse

from scokg import Graph
from scokg.errors import UserError
from scokg.export.jsonld.bundle import CONTEXT_IRI, context, frame, frame_kinds, load_bundled, schema, terms
from scokg.export.jsonld.documents import document, expanded, framed, inlined, things
from scokg.export.jsonld.folder import write_jsonld
from scokg.export.jsonld.selection import Selector, definition, type_scoped
from scokg.namespaces import CODE_LISTS, PREFIXES, THING_KINDS, compact, expand, kind_of
from scokg.publication.loading import read_publication
from support import REPOSITORY

SCHEMAS = REPOSITORY / "src" / "scokg" / "export" / "jsonld" / "schemas"
RDF_TYPE = PREFIXES["rdf"] + "type"
EVERY = 24  # every n-th thing is tested, but all with --all; all 4234 take most of a minute
AWKWARD = (
    "affiliation:KAZ-member",  # a founding member, which is of a subclass
    "affiliation:SCO-observer-un",  # held by an organisation
    "instrument:2002-charter",  # the most acts
    "organisation:scokg-editors",  # no SCO class
    "claim:article-C080",  # about a code
    "claim:article-C212",  # about a term
    "claim:place-bishkek-wikidata",  # about an IRI of another site
    "claim:article-C224",  # about a source that it does not cite
    "place:almaty",  # names over time
    "event:founding-of-the-sco",
)


class Made(NamedTuple):
    """A thing, the triples selected for it, and its document."""

    iri: str
    triples: list[Triple]
    document: dict[str, Any]


def compacted(triples: list[Triple]) -> dict[str, Any]:
    """Compact triples with the published context."""
    from pyld import jsonld

    return jsonld.compact(expanded(triples), CONTEXT_IRI, {"documentLoader": load_bundled, "graph": True})


@pytest.fixture(scope="session")
def every(pytestconfig: pytest.Config) -> int:
    """Return n if every n-th thing is tested."""
    return 1 if pytestconfig.getoption("--all") else EVERY


def made(graph: Graph, kind: str, every: int) -> Iterator[Made]:
    """Make the documents of every n-th thing of a kind, and of the awkward ones."""
    selector, pattern = Selector(graph), frame(kind)
    for at, iri in enumerate(things(graph, kind)):
        if at % every == 0 or compact(iri) in AWKWARD:
            triples = selector.selected(iri, pattern)
            yield Made(iri, triples, document(iri, pattern, triples))


def keys_and_types(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key == "type":
                yield from inner if isinstance(inner, list) else [inner]
            else:
                yield from keys_and_types(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_and_types(inner)


def terms_only() -> list[str]:
    return [term for term, found in terms().items() if found != PREFIXES.get(term) and not term.startswith("@")]


KNOWN = {*terms_only(), *type_scoped(), "en", "ru", "zh", "de", "it"}


def read_back(document: dict[str, Any]) -> set[Triple]:
    """Read a document with Oxigraph, which fetches nothing."""
    return {quad.triple for quad in parse(json.dumps(document), format=RdfFormat.JSON_LD)}


def canonical(triples: list[Triple] | set[Triple]) -> set[Quad]:
    dataset = Dataset(Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


@pytest.fixture(scope="module")
def graphs() -> dict[str, list[Triple]]:
    return read_publication().graphs


def test_every_property_and_class_of_the_graph_has_a_term(graphs: dict[str, list[Triple]]) -> None:
    mapped = {str(definition(term).get("@id")) for term in terms() if not term.startswith("@")}
    triples = [triple for part in graphs.values() for triple in part]
    used = {compact(triple.predicate.value) for triple in triples}
    classes = {t.object.value for t in triples if t.predicate.value == RDF_TYPE}
    assert len(used) > 200
    assert {name for name in used | {compact(iri) for iri in classes} if name not in mapped} == {"rdf:type"}
    assert "@vocab" not in terms()


def test_compacted_triples_convert_back(graphs: dict[str, list[Triple]], every: int) -> None:
    for iri, triples in graphs.items():
        part = sampled(triples, every)
        short = compacted(part)
        assert set(keys_and_types(short["@graph"])) <= KNOWN, iri
        assert canonical(read_back({**short, **context()})) == canonical(part), iri


def sampled(triples: list[Triple], every: int) -> list[Triple]:
    """Return the triples about every n-th thing, and all triples about blank nodes."""
    things = sorted({triple.subject.value for triple in triples if isinstance(triple.subject, NamedNode)})
    chosen = set(things[::every])
    return [t for t in triples if not isinstance(t.subject, NamedNode) or t.subject.value in chosen]


def test_terms_that_take_codes_define_them(graph: Graph) -> None:
    taking = [d for d in map(definition, terms_only()) if d.get("@type") == "@vocab"]
    in_context = {iri for found in taking for iri in found["@context"].values()}
    scheme = NamedNode(PREFIXES["skos"] + "inScheme")
    codes = {quad.subject.value for quad in graph.store.quads_for_pattern(None, scheme, None)}
    unused = {f"{PREFIXES['code']}{name}/" for name in ("certainty", "reckoning")}
    assert {iri for iri in codes if not iri.startswith(tuple(unused))} <= in_context
    assert all(iri.startswith(tuple(PREFIXES[name] for name in CODE_LISTS)) for iri in in_context)


def test_values_that_can_be_several_are_always_an_array(graph: Graph) -> None:
    """Terms without @set are for properties with at most one value in the shapes and the data."""
    several: dict[str, int] = {}
    for kind in frame_kinds():
        for iri in things(graph, kind):
            counts: dict[str, int] = {}
            for triple in Selector(graph).statements(NamedNode(iri)):
                counts[compact(triple.predicate.value)] = counts.get(compact(triple.predicate.value), 0) + 1
            for name, count in counts.items():
                several[name] = max(several.get(name, 0), count)
    single = {d["@id"] for d in map(definition, terms_only()) if "@id" in d and "@container" not in d}
    offending = {name for name in single if several.get(name, 0) > 1} - {"sco:place"}
    assert not offending
    assert type_scoped()["places"] == {"@id": "sco:place", "@container": "@set"}


@pytest.mark.parametrize("kind", THING_KINDS)
def test_documents(graph: Graph, kind: str, every: int) -> None:
    """Each converts back to its triples, has what the files state, uses only known terms and conforms to its schema."""
    validator = jsonschema.Draft202012Validator(schema(kind), format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema(kind))
    iris = []
    for one in made(graph, kind, every):
        assert read_back(inlined(one.document)) == set(one.triples), one.iri
        assert {t.predicate.value for t in stated(graph, one.iri) - set(one.triples)} <= {RDF_TYPE}, one.iri
        assert set(keys_and_types(one.document)) <= {"@context", *KNOWN}, one.iri
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(one.document)] == [], one.iri
        iris.append(compact(one.iri))
    assert {name for name in AWKWARD if name.startswith(f"{kind}:")} <= set(iris)
    assert iris


def stated(graph: Graph, iri: str) -> set[Triple]:
    return {quad.triple for quad in graph.store.quads_for_pattern(NamedNode(iri), None, None)} - graph.engine.derived


@pytest.mark.parametrize("name", AWKWARD)
def test_pyld_reads_the_same_triples(graph: Graph, name: str) -> None:
    from pyld import jsonld

    iri = str(expand(name))
    pattern = frame(kind_of(iri))
    triples = Selector(graph).selected(iri, pattern)
    options = {"format": "application/n-quads", "documentLoader": load_bundled}
    lines = jsonld.to_rdf(document(iri, pattern, triples), options)
    assert {quad.triple for quad in parse(lines, format=RdfFormat.N_QUADS)} == set(triples)


@pytest.mark.parametrize("name", ["state:IND", "meeting:hsc-2005", "instrument:2002-charter", "place:almaty"])
def test_published_frames_work_without_the_program(graph: Graph, name: str) -> None:
    """Frame a flat document with the published frame, by type."""
    from pyld import jsonld

    iri = str(expand(name))
    pattern = frame(kind_of(iri))
    triples = Selector(graph).selected(iri, pattern)
    framed_all = jsonld.frame(compacted(triples), pattern, {"documentLoader": load_bundled, "omitDefault": True})
    mine = [one for one in framed_all.get("@graph", [framed_all]) if one["id"] == iri]
    bare = {key: value for key, value in document(iri, pattern, triples).items() if key != "@context"}
    assert [{key: value for key, value in one.items() if key != "@context"} for one in mine] == [bare]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("validFrom",), "2005"),
        (("validFrom",), {"value": "2005-07-05"}),
        (("role",), "president"),
        (("role",), ["observer"]),
        (("affiliate",), "India"),
        (("prefLabel", "en"), ["India"]),
        (("source",), {"id": "https://w3id.org/scokg/id/source/tass-2017-06-09"}),
        (("source", 0, "title"), "India and Pakistan join SCO"),
        (("hasStep", 0, "date"), "5 July 2005"),
        (("hasStep", 0, "place"), []),
        (("organisation",), {"id": "https://w3id.org/scokg/id/organisation/SCO"}),
        (("id",), "https://w3id.org/scokg/id/state/IND"),
        (("affiliate",), None),
        (("role",), None),
    ],
)
def test_a_broken_document_violates_the_schema(graph: Graph, path: tuple[str | int, ...], value: Any) -> None:
    """Break one value of a valid document; None removes the key."""
    broken = copy.deepcopy(framed(graph, "affiliation:IND-observer"))
    validator = jsonschema.Draft202012Validator(schema("affiliation"), format_checker=jsonschema.FormatChecker())
    assert validator.is_valid(broken)
    inner: Any = broken
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert not validator.is_valid(broken)


def test_schemas_are_up_to_date(graph: Graph) -> None:
    maker = SchemaMaker(graph)
    for kind in frame_kinds():
        text = schema_text(maker.make(kind))
        written = (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")
        assert text == written, f"run `python tools/json_schemas.py`: {kind}"
        assert not re.search(r'"(anyOf|oneOf|allOf)"', text)
        assert '"description": ""' not in text
        for name, value in json.loads(text)["properties"].items():
            assert value.get("description") or name in {"id", "type"}, f"{kind}: {name}"
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{kind}.schema.json" for kind in frame_kinds()}


def test_a_state_reads_like_json(graph: Graph) -> None:
    india = framed(graph, "India")
    assert (india["id"], india["type"], india["isoAlpha3"]) == (PREFIXES["state"] + "IND", "State", "IND")
    assert india["prefLabel"] == {"en": "India", "ru": "Индия", "zh": "印度"}
    held = {one["role"]: one for one in india["affiliations"]}
    assert (held["observer"]["validFrom"], held["observer"]["validUntil"]) == ("2005-07-05", "2017-06-09")
    assert held["member"]["ending"] == "open"
    assert held["observer"]["supersededBy"]["prefLabel"]["en"] == "India: member"
    assert {source["publisher"] for source in held["observer"]["source"]} >= {"TASS"}
    steps = {one["id"].rsplit("/", 1)[1]: one for one in india["steps"]}
    decision = steps["IND-observer-decision"]
    assert (decision["stepKind"], decision["confidence"], decision["place"]["prefLabel"]["en"]) == (
        "decision", "high", "Astana",
    )  # fmt: skip
    assert decision["citation"][0]["citedSource"]["title"]["en"]
    assert decision["citation"][0]["supportsProperty"] == ["sco:date", "sco:place"]


def test_honest_dates_have_a_term_for_each_precision(graph: Graph) -> None:
    partner = framed(graph, "affiliation:MDV-dialogue-partner")
    assert "validFrom" not in partner
    assert partner["validFromMonth"][:2] == "20"
    assert partner["validFromEarliest"][:7] == partner["validFromMonth"]


def test_one_language_on_request(graph: Graph) -> None:
    india = framed(graph, "state:IND", "ru")
    assert india["prefLabel"] == {"ru": "Индия"}
    assert list(india["officialName"]) == ["ru"]
    assert all(list(one["affiliate"]) for one in india["affiliations"])
    with pytest.raises(UserError, match="lang='fr'"):
        framed(graph, "state:IND", "fr")


def test_the_context_is_referenced_or_inlined(graph: Graph) -> None:
    assert framed(graph, "place:almaty", inline=False)["@context"] == CONTEXT_IRI
    whole = framed(graph, "place:almaty")
    part, everything = whole["@context"], context()["@context"]
    assert all(everything[term] == value for term, value in part.items())
    assert len(part) < len(everything) / 4
    assert part["@protected"] is True


def test_terms_and_codes_have_a_document_too(graph: Graph) -> None:
    code = framed(graph, "role:observer")
    assert (code["notation"], code["inScheme"]) == ("observer", PREFIXES["code"] + "role")
    assert framed(graph, "sco:Affiliation")["label"]["zh"]
    with pytest.raises(UserError, match="unknown thing"):
        framed(graph, "Atlantis")
    with pytest.raises(UserError, match="has no frame"):
        frame("role")


def test_nothing_is_fetched(graph: Graph) -> None:
    from pyld import jsonld

    assert load_bundled(CONTEXT_IRI)["document"] == context()
    assert load_bundled("https://w3id.org/scokg/frame/v1/state.jsonld")["document"] == frame("state")
    for address in ("https://schema.org/", "https://w3id.org/scokg/context/v2.jsonld", "file:///etc/passwd"):
        with pytest.raises(UserError, match="never fetched"):
            load_bundled(address)
    with pytest.raises(jsonld.JsonLdError) as caught:
        jsonld.expand({"@context": "https://schema.org/", "name": "x"}, {"documentLoader": load_bundled})
    assert "never fetched" in str(caught.value.__cause__ or caught.value)


def test_without_pyld_the_message_says_what_to_install(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyld", None)
    with pytest.raises(UserError, match=r"pip install 'scokg\[publish\]'"):
        framed(graph, "state:IND")


def test_release_folder(graph: Graph, tmp_path: Path) -> None:
    steps: list[str] = []
    names = write_jsonld(graph, tmp_path, lambda kind, done, of: steps.append(f"{kind} {done}/{of}"), kinds=["event"])
    assert steps == ["event 0/1"]
    there = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert there == set(names)
    assert len(names) == 1 + 2 * len(frame_kinds()) + 1
    assert json.loads((tmp_path / "context/v1.jsonld").read_text(encoding="utf-8")) == context()
    whole = json.loads((tmp_path / "documents/event.jsonld").read_text(encoding="utf-8"))
    iri = PREFIXES["event"] + "founding-of-the-sco"
    selected = Selector(graph).selected(iri, frame("event"))
    assert read_back({**whole, **context()}) == set(selected)
