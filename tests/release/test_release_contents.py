"""What a release must contain for its users: open licences and formats, a true description, tables, JSON-LD, questions.

Only what holds for the folder as a whole; the parts have tests of their own: descriptions, tables and JSON-LD in
tests/product, saved questions and shapes in tests/publication, the server in tests/serve.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, QueryBoolean, RdfFormat, Store, parse

from scokg.namespaces import BASE, expand
from scokg.publication.layout import root
from scokg.rdf.named_graphs import merged_store
from scokg.web.iri_policy import IRI_PATTERNS

DATASET, ONTOLOGY = BASE + "dataset", BASE + "ontology"
OPEN_LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/",
    "https://creativecommons.org/licenses/by-sa/4.0/",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "http://opendatacommons.org/licenses/by/1.0/",
    "http://opendatacommons.org/licenses/odbl/1.0/",
    "http://opendatacommons.org/licenses/pddl/1.0/",
}
"""Licences for data that the Open Definition lists as conformant and that are in use today."""
IANA = "https://www.iana.org/assignments/media-types/"


@pytest.fixture(scope="module")
def data(release_folder: Path) -> Store:
    """Load the dump of the whole, merged."""
    return merged_store(parse(path=release_folder / "dumps" / "scokg.nq"))


@pytest.fixture(scope="module")
def description(release_folder: Path) -> Store:
    store = Store()
    store.load(path=release_folder / "description" / "void.ttl", format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def dumps(release_folder: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads((release_folder / "dumps" / "index.json").read_bytes())["files"]
    assert len(files) > 40
    return files


def values(store: Store, subject: str, name: str) -> list[str]:
    iri = NamedNode(expand(name) or name)
    return [quad.object.value for quad in store.quads_for_pattern(NamedNode(subject), iri, None)]


# --- five stars: open licence, structured, open formats (IRIs and links have their tests in serve/ and shapes/)


@pytest.mark.parametrize("iri", [DATASET, ONTOLOGY])
def test_the_licence_is_open(data: Store, iri: str) -> None:
    (licence,) = values(data, iri, "dcterms:license")
    assert licence in OPEN_LICENCES


def test_everything_is_there_in_open_formats(release_folder: Path, dumps: list[dict[str, Any]]) -> None:
    there = {entry["mediaType"] for entry in dumps if (release_folder / "dumps" / entry["name"]).stat().st_size}
    assert there >= {
        "text/csv", "text/turtle", "application/n-triples", "application/n-quads", "application/trig",
        "application/ld+json", "application/rdf+xml",
    }  # fmt: skip
    ontology = {entry["mediaType"] for entry in dumps if entry["name"].startswith("ontology.")}
    assert ontology == {"text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"}


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff"])
def test_what_users_rely_on_is_in_it(release_folder: Path, name: str) -> None:
    assert (release_folder / name).read_bytes() == (root() / name).read_bytes() != b""


@pytest.mark.parametrize("folder", ["queries", "shapes"])
def test_questions_and_shapes_are_those_of_the_checkout(release_folder: Path, folder: str) -> None:
    def content(top: Path) -> dict[str, bytes]:
        files = (path for path in (top / folder).rglob("*") if path.is_file() and not path.name.startswith("."))
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}

    assert content(release_folder) == content(root()) != {}


def test_every_question_has_an_answer_with_its_defaults(release_folder: Path, data: Store) -> None:
    files = sorted((release_folder / "queries").glob("*.rq"))
    assert len(files) >= 30
    silent = []
    for path in files:
        answer = data.query(path.read_text(encoding="utf-8"))
        if not isinstance(answer, QueryBoolean) and next(iter(answer), None) is None:
            silent.append(path.name)
    assert silent == []


# --- the description: DCAT, VoID, schema.org (that its numbers are right is tested in product/test_description.py)


def test_the_description_says_what_the_dataset_is(description: Store) -> None:
    names = (
        "dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcterms:issued",
        "dcterms:language", "dcterms:spatial", "dcterms:temporal", "dcterms:accrualPeriodicity", "dcat:version",
        "dcat:keyword", "dcat:theme", "void:dataDump", "void:uriSpace", "void:exampleResource", "void:vocabulary",
        "void:feature",
    )  # fmt: skip
    assert [name for name in names if not values(description, DATASET, name)] == []


def test_the_description_counts_the_triples_of_the_release(release_folder: Path, description: Store) -> None:
    index = json.loads((release_folder / "index.json").read_bytes())
    assert values(description, DATASET, "void:triples") == [str(sum(index["graphs"].values()))]
    assert {iri: values(description, iri, "void:triples") for iri in index["graphs"]} == {
        iri: [str(number)] for iri, number in index["graphs"].items()
    }
    assert values(description, DATASET, "dcat:version") == [index["version"]]


def test_every_file_can_be_downloaded_as_described(description: Store, dumps: list[dict[str, Any]]) -> None:
    """Each file has an address that the redirect rules lead on, and the media type of the index."""
    rows = description.query("""
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        SELECT ?url ?type { ?file dcat:downloadURL ?url ; dcat:mediaType ?type }""")
    described = {row["url"].value: row["type"].value.removeprefix(IANA) for row in rows}
    assert {url.rpartition("/")[2]: media for url, media in described.items()} == {
        entry["name"]: entry["mediaType"] for entry in dumps
    }
    (download,) = (pattern for pattern in IRI_PATTERNS if pattern.pattern == "dump/<version>/<file>")
    assert (download.target, download.forms) == (download.pattern, ())  # led to the same path at the target
    assert all(download.parts(url.removeprefix(BASE)) for url in described)


def test_search_engines_find_what_they_look_for(release_folder: Path, dumps: list[dict[str, Any]]) -> None:
    document = json.loads((release_folder / "description" / "dataset.jsonld").read_bytes())
    assert document["@type"] == "Dataset"
    wanted = ("name", "description", "license", "creator", "distribution", "version", "url", "temporalCoverage")
    assert [name for name in wanted if not document.get(name)] == []
    files = {(file["name"], file["sha256"]) for file in document["distribution"]}
    assert files == {(entry["name"], entry["sha256"]) for entry in dumps}


# --- tables (that values and keys are as described is tested in product/test_tables.py)


def test_every_column_is_described_and_every_table_licensed(
    release_folder: Path, data: Store, dumps: list[dict[str, Any]]
) -> None:
    licence = values(data, DATASET, "dcterms:license")
    tables = [release_folder / "dumps" / entry["name"] for entry in dumps if entry["mediaType"] == "text/csv"]
    assert len(tables) > 15
    for path in tables:
        group = json.loads(path.with_name(f"{path.name}-metadata.json").read_bytes())
        (table,) = (table for table in group["tables"] if table["url"] == path.name)
        columns = [column for column in table["tableSchema"]["columns"] if not column.get("virtual")]
        with path.open(encoding="utf-8", newline="") as lines:
            assert [column["name"] for column in columns] == lines.readline().strip().split(","), path.name
        assert [c["name"] for c in columns if not c.get("datatype") or not c.get("dc:description")] == [], path.name
        assert [(table.get("dc:license") or group.get("dc:license"))["@id"]] == licence, path.name


# --- JSON-LD (documents of every kind are tested in product/test_jsonld.py)


@pytest.fixture(scope="module")
def context(release_folder: Path) -> dict[str, Any]:
    (path,) = (release_folder / "context").glob("*.jsonld")
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document


def test_the_context_maps_and_protects_every_term(context: dict[str, Any]) -> None:
    terms = context["@context"]
    assert "@vocab" not in terms
    assert terms["@protected"] is True
    defined = {name: term for name, term in terms.items() if isinstance(term, dict) and not name.startswith("@")}
    assert len(defined) > 100
    assert [name for name, term in defined.items() if not term.get("@id") and not term.get("@reverse")] == []
    for name in ("prefLabel", "altLabel"):
        assert "@language" in defined[name]["@container"], name


def test_documents_say_what_the_graph_says(release_folder: Path, context: dict[str, Any], data: Store) -> None:
    files = sorted((release_folder / "documents").glob("*.jsonld"))
    assert len(files) >= 4
    for path in files:
        document = {**json.loads(path.read_bytes()), **context}
        triples = {quad.triple for quad in parse(json.dumps(document), format=RdfFormat.JSON_LD)}
        assert triples, path.name
        assert [t for t in triples if next(data.quads_for_pattern(*t, None), None) is None] == [], path.name
