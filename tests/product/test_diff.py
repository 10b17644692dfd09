"""Comparing snapshots: changed things, changed answers with their causes, and the formats of the report.

The snapshots have the eight members of 2017 and what they refer to; with ``--all``, the whole publication too.
"""

import gzip
import json
import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import run_in_process
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse
from small_publication import copy_publication

from scokg import UserError
from scokg.diff.atom_form import to_atom
from scokg.diff.changes import changes_between
from scokg.diff.comparison import Comparison, compare, compare_snapshots
from scokg.diff.json_form import to_json
from scokg.diff.snapshots import Snapshot, read_snapshot, read_snapshots
from scokg.diff.text_form import to_text
from scokg.diff.update_form import to_update
from scokg.namespaces import BASE, PREFIXES
from scokg.publication.layout import root

MEMBER = BASE + "id/affiliation/IND-member"
ENTRY = BASE + "id/change/2027-india"
MEMBERS = (
    "data/dataset.ttl", "data/completeness/lists.ttl", "data/status/CHN.ttl", "data/status/IND.ttl",
    "data/status/KAZ.ttl", "data/status/KGZ.ttl", "data/status/PAK.ttl", "data/status/RUS.ttl", "data/status/TJK.ttl",
    "data/status/UZB.ttl",
)  # fmt: skip
RDF_XML = (
    b'<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Description xmlns:x="urn:x:">%s%s</Description></RDF>'
)
ATOM = "{http://www.w3.org/2005/Atom}"
LOG = """
@prefix change: <https://w3id.org/scokg/id/change/> .
@prefix change-kind: <https://w3id.org/scokg/code/change-kind/> .
@prefix affiliation: <https://w3id.org/scokg/id/affiliation/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sco: <https://w3id.org/scokg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
change:2027-india a sco:Change ; dcterms:date "2027-01-02"^^xsd:date ; dcterms:subject affiliation:IND-member ;
    dcterms:title "India became a member a day later."@en ; sco:changeKind change-kind:correction .
"""


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *settings, *arguments], check=True, capture_output=True, env=env)


@pytest.fixture(scope="module", params=["members", pytest.param("whole", marks=pytest.mark.slow)])
def repository(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a git repository of three commits: as published, one date changed, two further changes with a log."""
    files = MEMBERS if request.param == "members" else None
    top = copy_publication(tmp_path_factory.mktemp("repository"), files=files)
    git(top, "init", "-q")
    git(top, "add", "ontology", "data")
    git(top, "commit", "-q", "-m", "as published")
    git(top, "tag", "published")
    india = top / "data" / "status" / "IND.ttl"
    replace(india, 'sco:validFrom "2017-06-09"', 'sco:validFrom "2017-06-10"')
    git(top, "commit", "-q", "-a", "-m", "one date")
    git(top, "tag", "one-date")
    (top / "data" / "changes").mkdir(exist_ok=True)
    (top / "data" / "changes" / "2027.ttl").write_text(LOG, encoding="utf-8")
    replace(india, 'sco:validFrom "2017-06-10"', 'sco:validFrom "2017-06-11"')
    capital = top / "data" / "states" / "CHN.ttl"
    replace(capital, 'skos:prefLabel "China"@en', 'skos:prefLabel "The Middle Kingdom"@en')
    git(top, "add", "data")
    git(top, "commit", "-q", "-m", "two changes, one of them in the log")
    return top


@pytest.fixture(scope="module")
def one_date(repository: Path) -> Comparison:
    return compare("published", "one-date", repository=repository)


@pytest.fixture(scope="module")
def snapshots(one_date: Comparison, repository: Path) -> list[Snapshot]:
    """Return the snapshots of the three commits, in their order."""
    return [one_date.changes.old, one_date.changes.new, read_snapshot("HEAD", repository)]


@pytest.fixture(scope="module")
def two_changes(snapshots: list[Snapshot]) -> Comparison:
    return compare_snapshots(*snapshots[1:])


def test_a_commit_that_changes_one_date(one_date: Comparison) -> None:
    """One changed thing, the queries that it affects, their rows, and the statement that is the cause."""
    (change,) = one_date.changes.things
    assert (change.iri, change.how, change.entries) == (MEMBER, "changed", ())
    (statement,) = change.statements
    assert statement == (PREFIXES["sco"] + "validFrom", "2017-06-09", "2017-06-10")
    changed = {(a.query, a.values): a for a in one_date.answers.changed}
    assert {name for name, _ in changed} == {
        "accession-path", "counts-on", "events-in-period", "had-status-on", "roles-in-w3c-terms", "status-on",
        "transitions",
    }  # fmt: skip
    counts = changed["counts-on", ()]
    assert counts.columns == ("status", "certainly", "possibly")
    assert [(row.sign, row.row) for row in counts.rows] == [("-", ("member", 8, 0)), ("+", ("member", 7, 0))]
    causes = {cause for answer in changed.values() for row in answer.rows for cause in row.causes}
    assert causes == {((MEMBER,), "alone")}
    assert one_date.answers.queries >= 100
    assert {c.iri.rsplit("/", 1)[1] for c in one_date.changes.derived} >= {"IND-member", "IND-observer"}


def test_text(one_date: Comparison) -> None:
    lines = to_text(one_date).splitlines()
    assert lines[0].startswith("published → one-date: 1 thing changed, 1 statement removed, 1 added; ")
    assert lines[2:4] == [
        "India: member <affiliation:IND-member> [not in the change log]",
        "  valid from: 2017-06-09 → 2017-06-10",
    ]
    assert "counts-on: How many states had each status on a given day?" in lines
    assert "  - member | 8 | 0" in lines
    assert "  because of India: member <affiliation:IND-member>" in lines
    russian = to_text(one_date, "ru")
    assert "Индия: член" in russian or "Индия" in russian.splitlines()[2]


def test_changed_rows_are_traced_to_the_changes_that_cause_them(two_changes: Comparison) -> None:
    """Each of two changes causes its own rows; a row that needs both names both."""
    china = BASE + "id/state/CHN"
    assert [change.iri for change in two_changes.changes.things] == [china, MEMBER]
    for answer in two_changes.answers.changed:
        for row in answer.rows:
            things = {thing for cause in row.causes for thing in cause.things}
            text = " ".join(map(str, row.row))
            assert things, (answer.query, row)
            assert things <= ({ENTRY} if answer.query == "things-by-kind" else {china, MEMBER}), (answer.query, row)
            if "Middle Kingdom" in text:
                assert china in things, (answer.query, row)
            elif china in things and "China" not in text:  # its row named China as the first of several
                gone = [r for r in answer.rows if r.sign == "-" and r.row[-1] == row.row[-1] and "China" in r.row]
                assert row.sign == "+", (answer.query, row)
                assert gone, (answer.query, row)
            if text.endswith("IND-member"):
                assert things == {MEMBER}, (answer.query, row)
    assert {c.how for a in two_changes.answers.changed for r in a.rows for c in r.causes} == {"alone"}


def test_without_trials_no_single_thing_is_blamed(snapshots: list[Snapshot]) -> None:
    comparison = compare_snapshots(*snapshots[1:], trials=0)
    causes = {cause for answer in comparison.answers.changed for row in answer.rows for cause in row.causes}
    assert causes == {((BASE + "id/state/CHN", MEMBER, ENTRY), "among")}
    assert "because of one or more of: " in to_text(comparison)


def test_each_change_is_marked_by_the_change_log(two_changes: Comparison) -> None:
    china, india = two_changes.changes.things
    assert (china.kinds, india.kinds) == ([], ["correction"])
    assert [entry.iri for entry in two_changes.changes.log] == [ENTRY]
    text = to_text(two_changes)
    assert "India: member <affiliation:IND-member> [correction]" in text
    assert "  # 2027-01-02: India became a member a day later." in text
    assert "The Middle Kingdom <state:CHN> [not in the change log]" in text


def test_json_has_everything(two_changes: Comparison) -> None:
    content = json.loads(to_json(two_changes))
    assert content["same"] is False
    assert [thing["iri"] for thing in content["things"]] == [BASE + "id/state/CHN", MEMBER]
    assert content["things"][1]["kinds"] == ["correction"]
    assert content["things"][1]["statements"] == [
        {"property": PREFIXES["sco"] + "validFrom", "label": "valid from", "old": "2017-06-10", "new": "2017-06-11"}
    ]
    asked = {(answer["question"], str(answer["parameters"])) for answer in content["answers"]}
    assert len(asked) == len(content["answers"]) == len(two_changes.answers.changed)
    (transitions,) = (a for a in content["answers"] if a["question"] == "transitions" and a["parameters"] == {})
    (row,) = (row for row in transitions["rows"] if row["row"]["iri"] == MEMBER and row["change"] == "removed")
    assert row["because"] == [{"how": "alone", "things": [MEMBER]}]
    assert row["row"]["date"] == "2017-06-10"


def canonical(quads: object) -> list[str]:
    dataset = Dataset(quads)  # type: ignore[arg-type]
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def data_of(update: str, operation: str) -> frozenset[Quad]:
    """Read the quads of an operation, whose body is TriG; unlike a store, the parser keeps every lexical form."""
    (operations,) = (text for text in update.rstrip("\n").split(" ;\n") if f"{operation} {{\n" in text)
    body = operations.split(f"{operation} {{\n", 1)[1].removesuffix("}")
    return frozenset(parse(body, format=RdfFormat.TRIG))


def test_the_update_turns_one_snapshot_into_the_other(snapshots: list[Snapshot]) -> None:
    """Also if blank nodes changed: a list of the ontology loses a member."""
    old, _, new = snapshots
    in_lists = next(quad for quad in sorted(new.quads(), key=str) if str(quad.object).startswith("_:"))
    smaller = new._replace(
        graphs={iri: frozenset(t for t in graph if t != in_lists.triple) for iri, graph in new.graphs.items()}
    )
    written = to_update(changes_between(old, new))  # no blank node changed, so it has data only
    assert data_of(written, "DELETE DATA") == old.quads() - new.quads()
    assert data_of(written, "INSERT DATA") == new.quads() - old.quads()
    for before, after in ((old, new), (old, smaller), (smaller, old)):
        store = Store()
        store.extend(before.quads())
        store.update(to_update(changes_between(before, after)))
        expected = Store()  # a store normalizes numbers: 43.6500 becomes 43.65
        expected.extend(after.quads())
        assert canonical(store) == canonical(expected)
    assert "DELETE DATA" not in to_update(changes_between(old, old))


def test_a_new_blank_node_renames_no_other(tmp_path: Path) -> None:
    body = "<urn:a> <urn:list> ( <urn:x> <urn:y> ) ."
    (tmp_path / "old.ttl").write_text(body)
    (tmp_path / "new.ttl").write_text(f"<urn:A> <urn:has> [ <urn:p> 1 ] , [ <urn:p> 1 ] . {body}")
    changes = changes_between(*read_snapshots(str(tmp_path / "old.ttl"), str(tmp_path / "new.ttl")))
    assert [change.iri for change in changes.things] == ["urn:A"]
    assert (len(changes.removed), len(changes.added)) == (0, 4)


def entries(feed: ET.Element) -> Iterator[tuple[str, str, str]]:
    for entry in feed.iter(ATOM + "entry"):
        yield tuple(entry.findtext(ATOM + name, "") for name in ("id", "updated", "title"))  # type: ignore[misc]


def test_atom(two_changes: Comparison) -> None:
    """RFC 4287: each feed and entry has id, title and updated; dates and identifiers come from the change log."""
    text = to_atom(two_changes)
    assert text == to_atom(two_changes)
    feed = ET.fromstring(text.encode())
    assert feed.tag == ATOM + "feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.findtext(ATOM + "updated") == "2027-01-02T00:00:00Z"
    logged, unlogged = entries(feed)
    assert logged == (ENTRY, "2027-01-02T00:00:00Z", "India became a member a day later.")
    assert unlogged[0].startswith("urn:uuid:")
    assert unlogged[2] == "The Middle Kingdom <state:CHN>: not in the change log"
    (category,) = feed.iter(ATOM + "category")
    assert category.get("term") == "correction"
    contents = [entry.findtext(ATOM + "content") or "" for entry in feed.iter(ATOM + "entry")]
    assert "valid from: 2017-06-10 → 2017-06-11" in contents[0]
    assert "transitions: " in contents[0]
    assert all(link.get("href", "").startswith("https://") for link in feed.iter(ATOM + "link"))


def test_files_with_and_without_graphs(tmp_path: Path, repository: Path, snapshots: list[Snapshot]) -> None:
    """A dump with graphs is compared graph by graph; if one side has none, both are merged."""
    side = snapshots[0]
    nquads, ntriples = tmp_path / "all.nq", tmp_path / "dumps" / "all.nt"
    ntriples.parent.mkdir()
    nquads.write_text("".join(sorted(f"{quad} .\n" for quad in side.quads())), encoding="utf-8")
    ntriples.write_text("".join(sorted(f"{triple} .\n" for triple in side.triples())), encoding="utf-8")
    assert (
        changes_between(*read_snapshots(str(nquads), str(repository), repository)).things[0].iri
        == BASE + "id/state/CHN"
    )
    assert changes_between(*read_snapshots("published", str(nquads), repository)).same
    assert changes_between(*read_snapshots(str(nquads), str(tmp_path / "dumps"))).same
    assert not changes_between(*read_snapshots(str(ntriples), "one-date", repository)).same


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("no-such-revision", None, "neither a file nor a folder, nor a revision"),
        ("--output=x", None, "neither a file nor a folder, nor a revision"),
        ("a.ttl", b"<urn:a> <urn:b> ", "a.ttl:1"),
        ("a.csv", b"a,b", "expected an RDF file"),
        ("a.nt.gz", b"not gzip", "cannot be read"),
        ("deep.ttl", b"<urn:a> <urn:b> " + b"(" * 201 + b")" * 201 + b" .", "deep.ttl:1:217: brackets are nested more"),
        (
            "deep.rdf",
            RDF_XML % (b"<x:p><Description>" * 2_000, b"</Description></x:p>" * 2_000),
            "deep.rdf: 1999 connected blank nodes look alike",
        ),
        ("deep.trig", b"<urn:a> <urn:b> '(' , " + b"[<urn:b>" * 201, "deep.trig:1:1623: brackets are nested more"),
    ],
)
def test_unreadable_snapshots_are_named(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
        name = str(tmp_path / name)
    with pytest.raises(UserError, match=message):
        read_snapshot(name)


def test_a_compressed_file_that_expands_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scokg.atomic_io._MAX_BYTES", 10_000)
    path = tmp_path / "a.nt.gz"
    path.write_bytes(gzip.compress(b"#" * 10_001))
    with pytest.raises(UserError, match=r"a\.nt\.gz: larger than the limit of 1 GiB"):
        read_snapshot(str(path))


def test_brackets_in_strings_are_not_nested(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(f'<urn:a> <urn:b> \'{"(" * 300}\', "[\\"{"[" * 300}", <urn:{"(" * 300}> . # {"(" * 300}')
    assert len(read_snapshot(str(path)).triples()) == 3


def test_a_folder_without_rdf_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="expected a folder with ontology/ and data/, or with dumps"):
        read_snapshot(str(tmp_path))


def test_the_exit_code_of_the_command_is_that_of_diff(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tmp_path / "small.nt"
    small.write_text("<urn:a> <urn:b> <urn:c> .\n")
    assert run_in_process("diff", str(small), str(small)).returncode == 0
    monkeypatch.chdir(repository / "data")
    done = run_in_process("diff", "published", "one-date", "--format", "update")
    assert (done.returncode, done.stderr) == (1, "")
    assert f'<{MEMBER}> <{PREFIXES["sco"]}validFrom> "2017-06-10"' in done.stdout
    monkeypatch.chdir(repository)
    wrong = run_in_process("diff", "published", "no-such-tag")
    assert wrong.returncode == 2
    assert "no-such-tag: neither a file nor a folder, nor a revision" in wrong.stderr


def test_the_published_change_log_is_read() -> None:
    side = read_snapshot(str(root()))
    log = [t for t in side.graphs[BASE + "graph/dataset"] if t.object == NamedNode(PREFIXES["sco"] + "Change")]
    assert len(log) >= 3
