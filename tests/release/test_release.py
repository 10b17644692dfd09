"""Releases: whole or not at all, the same bytes every time, never from what does not fit, and verifiable afterwards."""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Store, parse

import scokg
from product.command_line import run_in_process
from scokg import UserError
from scokg.diff.snapshots import read_snapshot
from scokg.hashing import sha256_of_file
from scokg.namespaces import GRAPH
from scokg.publication.layout import root
from scokg.publication.loading import read_publication
from scokg.query.saved_queries import query_names
from scokg.rdf.named_graphs import NamedGraphs, grouped_by_graph
from scokg.rdf.serializers import canonical_hash
from scokg.release import make, verify
from scokg.release.checks import RefusedError, check, stated_days, stated_versions
from scokg.release.make import PARTS, ReleaseContext, make_release
from scokg.release.verify import verify_release
from support.releases import MadeRelease

SCOKG = [sys.executable, "-c", "from scokg.cli import run; run()"]
SMALL = r"""
_:a <urn:p> _:b <urn:g1> .
_:b <urn:p> _:a <urn:g1> .
_:b <urn:p> "a\"\\\n中"@zh <urn:g1> .
_:c <urn:p> <urn:x> <urn:g1> .
_:c <urn:q> _:d <urn:g2> .
_:d <urn:q> "1"^^<urn:t> <urn:g2> .
"""


@pytest.fixture
def copy(release_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(release_folder, tmp_path / "copy"))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a release is made of."""
    top = tmp_path_factory.mktemp("checkout")
    for name in ("ontology", "data", "shapes", "queries"):
        shutil.copytree(root() / name, top / name)
    for name in ("pyproject.toml", "CITATION.cff", "LICENSE", "README.md", "CHANGELOG.md"):
        shutil.copy(root() / name, top / name)
    return top


# --- what is in it


def test_progress_and_warnings(made_release: MadeRelease) -> None:
    assert made_release.warnings == []
    assert [text for text, _, _ in made_release.steps] == ["validating", "reading", *PARTS]
    assert [done for _, done, _ in made_release.steps] == list(range(len(PARTS) + 2))
    assert {total for _, _, total in made_release.steps} == {len(PARTS) + 2}


def test_the_index_names_every_file_with_its_hash(release_folder: Path) -> None:
    index = json.loads((release_folder / "index.json").read_bytes())
    files = {p.relative_to(release_folder).as_posix(): p for p in release_folder.rglob("*") if p.is_file()}
    assert {entry["name"] for entry in index["files"]} == files.keys() - {"index.json", "SHA256SUMS"}
    for entry in index["files"]:
        content = files[entry["name"]].read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert "/" in entry["mediaType"]
    assert {name.split("/")[0] for name in files} >= {
        "CITATION.cff", "LICENSE", "context", "description", "documents", "dumps", "frame", "queries", "schema",
        "shapes",
    }  # fmt: skip
    assert index["ontology"].endswith(f"/{index['version']}")
    assert sum(index["graphs"].values()) == sum(1 for _ in parse(path=release_folder / "dumps" / "scokg.nq"))


def test_sha256sum_reads_the_sums(release_folder: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=release_folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_description_tells_of_the_files(release_folder: Path) -> None:
    """Each dump and table is a distribution with its address, size and hash."""
    index = json.loads((release_folder / "index.json").read_bytes())
    store = Store()
    store.load(path=release_folder / "description" / "void.ttl", format=RdfFormat.TURTLE)
    rows = store.query("""
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT (STR(?url) AS ?u) (STR(?size) AS ?n) (STR(?sum) AS ?s)
        { ?x dcat:downloadURL ?url ; dcat:byteSize ?size ; spdx:checksum/spdx:checksumValue ?sum }""")
    top = f"https://w3id.org/scokg/dump/{index['version']}/"
    told = {(row["u"].value.removeprefix(top), int(row["n"].value), row["s"].value) for row in rows}
    dumps = json.loads((release_folder / "dumps" / "index.json").read_bytes())["files"]
    assert told == {(entry["name"], entry["bytes"], entry["sha256"]) for entry in dumps}
    schema = json.loads((release_folder / "description" / "dataset.jsonld").read_bytes())
    assert {one["contentUrl"] for one in schema["distribution"]} == {top + entry["name"] for entry in dumps}
    questions = (release_folder / "description" / "queries.ttl").read_text(encoding="utf-8")
    assert questions.count("sh:SPARQLExecutable") >= len(query_names())


def test_a_release_can_be_compared(release_folder: Path) -> None:
    side = read_snapshot(str(release_folder))
    assert side.version() == json.loads((release_folder / "index.json").read_bytes())["version"]
    assert set(side.graphs) == {GRAPH + n for n in ("claims", "dataset", "derived", "facts", "ontology", "sources")}


# --- the canonical hash


def test_the_canonical_hash_is_that_of_the_published_triples(release_folder: Path) -> None:
    stated = json.loads((release_folder / "index.json").read_bytes())["canonicalHash"]
    content = (release_folder / stated["file"]).read_bytes()
    assert stated["value"] == hashlib.sha256(content).hexdigest() == canonical_hash(read_publication())


def canonized(quads: str) -> NamedGraphs:
    dataset = Dataset(parse(quads.encode(), format=RdfFormat.N_QUADS))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return grouped_by_graph(dataset)


def by_pyld(quads: str) -> str:
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    return hashlib.sha256(jsonld.normalize(quads, options).encode()).hexdigest()


def test_pyld_gives_the_same_hash_of_a_small_dataset_with_blank_nodes() -> None:
    assert canonical_hash(canonized(SMALL)) == by_pyld(SMALL)
    renamed = SMALL.replace("_:a", "_:z").replace("_:c", "_:a")
    assert canonical_hash(canonized(renamed)) == by_pyld(SMALL)
    assert canonical_hash(canonized(SMALL.replace("urn:x", "urn:y"))) != by_pyld(SMALL)


def test_pyld_gives_the_same_hash_of_the_ontology() -> None:
    """The ontology is the one graph that holds blank nodes."""
    iri = GRAPH + "ontology"
    triples = read_publication(derived=False).graphs[iri]
    lines = "".join(f"{Quad(t.subject, t.predicate, t.object, NamedNode(iri))} .\n" for t in triples)
    assert "_:" in lines
    assert canonical_hash(NamedGraphs({iri: triples})) == by_pyld(lines)


# --- the same bytes every time


def test_another_run_in_another_environment_gives_the_same_bytes(release_folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "deeper" / "again"
    source = str(Path(scokg.__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "C",
           "LANG": "C", "HOME": str(tmp_path), "COLUMNS": "40"}  # fmt: skip
    command = ["sh", "-c", 'umask 077; exec "$@"', "sh", *SCOKG, "release", str(again)]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (again / "SHA256SUMS").read_bytes() == (release_folder / "SHA256SUMS").read_bytes()
    assert json.loads((release_folder / "index.json").read_bytes())["canonicalHash"]["value"] in done.stdout


# --- verifying


def test_a_release_is_verified(release_folder: Path) -> None:
    """The hash of the release is that of SHA256SUMS."""
    sums = hashlib.sha256((release_folder / "SHA256SUMS").read_bytes()).hexdigest()
    done = run_in_process("release", "--verify", str(release_folder), "--expect", sums)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_expected_hash_is_compared(release_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_dump_problems", lambda *_: iter(()))
    canonical = json.loads((release_folder / "index.json").read_bytes())["canonicalHash"]["value"]
    assert verify_release(release_folder, canonical) == []
    assert verify_release(release_folder, "0" * 64) == [
        f"SHA256SUMS: neither the hash of the release nor the canonical hash is {'0' * 64}"
    ]
    for malformed in ("", canonical[1:], canonical.upper() + "Z"):
        with pytest.raises(UserError, match=r"--expect .*: expected 64 hexadecimal digits"):
            verify_release(release_folder, malformed)


def test_what_was_altered_is_told(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "_dump_problems", lambda *_: iter(()))
    (copy / "LICENSE").write_text("none", encoding="utf-8")
    (copy / "README.md").unlink()
    (copy / "more.txt").write_text("more", encoding="utf-8")
    assert verify_release(copy) == [
        "README.md: is missing",
        "more.txt: does not belong to the release",
        "LICENSE: is not as released",
    ]
    done = run_in_process("release", "--verify", str(copy))
    assert done.returncode == 1
    assert "LICENSE: is not as released" in done.stderr


def alter(copy: Path, *names: str) -> None:
    """Change a date in some dumps of a release, and rewrite all hashes so that they agree with the files."""
    for name in names:
        path = copy / "dumps" / name
        before = path.read_bytes()
        path.write_bytes(before.replace(b"2017-06-09", b"2017-06-10"))
        assert path.read_bytes() != before
    for index in (copy / "dumps" / "index.json", copy / "index.json"):
        content = json.loads(index.read_bytes())
        for entry in content["files"]:
            entry["sha256"] = sha256_of_file(index.parent / entry["name"])
        index.write_text(json.dumps(content), encoding="utf-8")
    sums = [f"{sha256_of_file(path)}  {name}\n" for name, path in verify.release_files(copy).items()]
    (copy / "SHA256SUMS").write_text("".join(line for line in sums if "  SHA256SUMS" not in line), encoding="utf-8")


def test_hashes_that_agree_do_not_hide_another_dataset(copy: Path) -> None:
    """Altered quads do not have the canonical hash."""
    alter(copy, "scokg.nq")
    (problem,) = verify_release(copy)
    assert problem.startswith("dumps/scokg.nq: has the canonical hash ")


def test_hashes_that_agree_do_not_hide_altered_dumps(copy: Path) -> None:
    """Every dump has the triples of scokg.nq, whatever its format and its graphs."""
    altered = [f"facts.{suffix}" for suffix in ("jsonld", "nt", "rdf", "ttl")]
    altered += [f"scokg.{suffix}" for suffix in ("jsonld", "nt", "rdf", "trig", "ttl")]
    alter(copy, *altered)
    problems = verify_release(copy)
    assert problems == [f"dumps/{name}: has other triples than dumps/scokg.nq" for name in altered]


def test_links_are_refused(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a link leads to is not part of the release, even if it is the same."""
    monkeypatch.setattr(verify, "_dump_problems", lambda *_: iter(()))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("README.md", "queries"):
        (copy / name).rename(elsewhere / name)
        (copy / name).symlink_to(elsewhere / name)
    problems = verify_release(copy)
    assert problems[:2] == ["README.md: is a link", "queries: is a link"]
    assert "README.md: is missing" in problems


def test_a_folder_without_a_release_is_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a release: SHA256SUMS cannot be read"):
        verify_release(tmp_path)


# --- what must not be released


def test_versions_and_days_agree_in_all_places() -> None:
    publication = read_publication(derived=False)
    versions, days = stated_versions(root(), publication), stated_days(root(), publication)
    assert len(versions) == 6
    assert len({one.value for one in versions}) == 1
    assert len({one.value for one in days}) == 1
    assert all(one.value for one in (*versions, *days))


def test_versions_that_differ_are_refused(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scokg.validation.validate import ValidationReport

    monkeypatch.setattr("scokg.validation.validate.validate", lambda **options: ValidationReport([], 1, 1, 1, 1))
    citation = (checkout / "CITATION.cff").read_text(encoding="utf-8")
    version = next(line for line in citation.splitlines() if line.startswith("version: "))
    try:
        (checkout / "CITATION.cff").write_text(citation.replace(version, "version: 9.9.9"), encoding="utf-8")
        with pytest.raises(RefusedError, match=r"the version is not the same everywhere: .*CITATION\.cff: 9\.9\.9"):
            check(checkout)
    finally:
        (checkout / "CITATION.cff").write_text(citation, encoding="utf-8")
    check(checkout)


def test_what_does_not_conform_is_refused(checkout: Path, tmp_path: Path) -> None:
    india = checkout / "data" / "status" / "IND.ttl"
    text = india.read_text(encoding="utf-8")
    try:
        india.write_text(text.replace('sco:validFrom "2017-06-09"', 'sco:validFrom "2017-06-31"'), encoding="utf-8")
        with pytest.raises(RefusedError, match=r"nothing is released:\n *\S*IND\.ttl:\d+:\d+: ") as refused:
            make_release(tmp_path / "out", top=checkout)
    finally:
        india.write_text(text, encoding="utf-8")
    assert refused.value.problems
    assert list(tmp_path.iterdir()) == []


# --- whole or not at all


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Leave the checks and the parts out; tests put their own parts in."""
    parts: dict[str, object] = {}
    monkeypatch.setattr(make, "PARTS", parts)
    monkeypatch.setattr(make, "check", lambda top: None)
    yield parts


def half(job: ReleaseContext) -> list[str]:
    (job.folder / "half").write_text("half", encoding="utf-8")
    return []


@pytest.mark.parametrize("folder", ["data", "queries/expected/new"])
def test_a_release_inside_a_published_folder_is_refused(folder: str) -> None:
    with pytest.raises(UserError, match=f"{folder}: is inside {folder.split('/', maxsplit=1)[0]}/, which is published"):
        make_release(root() / folder)
    assert not (root() / "queries" / "expected" / "new").exists()


@pytest.mark.parametrize(
    ("error", "raised"),
    [(KeyboardInterrupt(), KeyboardInterrupt), (OSError(errno.ENOSPC, "No space left on device"), UserError)],
)
def test_an_interrupt_or_a_full_disk_leaves_nothing(
    quick: dict[str, object], tmp_path: Path, error: BaseException, raised: type[BaseException]
) -> None:
    def fail(job: ReleaseContext) -> list[str]:
        raise error

    quick.update({"half": half, "fail": fail})
    with pytest.raises(raised):
        make_release(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="is not empty"):
        make_release(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(quick: dict[str, object], tmp_path: Path) -> None:
    quick["half"] = half
    made = make_release(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"half", "index.json", "SHA256SUMS"}
    assert made.files == 3


def test_changes_since_the_release_before(
    quick: dict[str, object], release_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison is told in every form; what the change log does not speak of is a warning."""
    quick["changes"] = PARTS["changes"]
    publication = read_publication()
    facts = GRAPH + "facts"
    (date,) = (t for t in publication.graphs[facts] if "IND-member>" in str(t.subject) and "validFrom" in str(t))
    fewer = NamedGraphs({**publication.graphs, facts: [t for t in publication.graphs[facts] if t != date]})
    monkeypatch.setattr(make, "read_publication", lambda top: fewer)
    made = make_release(tmp_path / "next", since=str(release_folder))
    assert made.warnings == ["India: member: not in the change log"]
    folder = tmp_path / "next" / "changes"
    assert {path.name for path in folder.iterdir()} == {f"changes.{end}" for end in ("atom", "json", "ru", "txt")}
    assert "- valid from: 2017-06-09" in (folder / "changes.txt").read_text(encoding="utf-8")
    assert str(tmp_path) not in (folder / "changes.json").read_text(encoding="utf-8")
