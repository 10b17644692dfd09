"""The prebuilt stores: opened where they are valid, and never a wrong answer or an error where they are not."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import QuerySolutions, Store

from scokg import SourceSyntaxError, UserError, open_graph
from scokg.namespaces import GRAPH, PREFIXES
from scokg.publication import closure, sealed_folder
from scokg.publication.prebuilt import GraphStores, cache_folder
from support import REPOSITORY

PROLOGUE = f"PREFIX sco: <{PREFIXES['sco']}> PREFIX role: <{PREFIXES['role']}> PREFIX org: <{PREFIXES['org']}> "
QUESTION = PROLOGUE + "SELECT ?from { ?a org:role role:observer ; sco:validFromEarliest ?from }"
IN_GRAPHS = PROLOGUE + (
    f"SELECT ?from {{ GRAPH <{GRAPH}facts> {{ ?a org:role role:observer }} "
    f"GRAPH <{GRAPH}derived> {{ ?a sco:validFromEarliest ?from }} }}"
)
FROM_GRAPHS = QUESTION.replace("{", f"FROM <{GRAPH}facts> FROM <{GRAPH}derived> {{", 1)
RIGHT, EDITED = ["2005-07-05"], ["2005-07-06"]
TURTLE_PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
ONTOLOGY = (
    TURTLE_PREFIXES
    + """
sco:validFrom sco:earliestProperty sco:validFromEarliest ; sco:latestProperty sco:validFromLatest .
sco:Affiliation rdfs:subClassOf org:Membership .
[] a owl:AllDisjointClasses ; owl:members ( sco:Affiliation sco:Step ) .
"""
)
FACT = (
    TURTLE_PREFIXES
    + """
affiliation:IND-observer a sco:Affiliation ; org:role role:observer ; sco:validFrom "2005-07-05"^^xsd:date .
"""
)
FILE = Path("data/status/IND.ttl")


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small publication: an ontology with an axiom and the rules of the real one, and one fact."""
    top = tmp_path_factory.mktemp("source")
    shutil.copytree(REPOSITORY / "ontology" / "rules", top / "ontology" / "rules")
    (top / "ontology" / "small.ttl").write_text(ONTOLOGY, encoding="utf-8")
    (top / FILE).parent.mkdir(parents=True)
    (top / FILE).write_text(FACT, encoding="utf-8")
    answer_of(GraphStores(top))  # builds the stores, which the tests copy
    return top


@pytest.fixture
def top(source: Path, tmp_path: Path) -> Path:
    shutil.copytree(source, tmp_path / "top")
    return tmp_path / "top"


def rows(store: Store, question: str = QUESTION) -> list[str]:
    found = store.query(question)
    assert isinstance(found, QuerySolutions)
    return [row[0].value for row in found]


def answer_of(stores: GraphStores) -> list[str]:
    """Return the answer of both stores, which must be the same."""
    merged, named = rows(stores.merged), rows(stores.named, IN_GRAPHS)
    assert merged == named
    assert stores.derived
    return merged


def folder_of(top: Path) -> Path:
    (folder,) = cache_folder(top).iterdir()
    return folder


def uses_disk(stores: GraphStores) -> bool:
    return "_memory" not in vars(stores)


def assert_built(top: Path) -> None:
    """Check that the next process opens the stores on disk, and that nothing else is left in their folder."""
    stores = GraphStores(top)
    assert answer_of(stores) == RIGHT
    assert uses_disk(stores)
    assert list(cache_folder(top).iterdir()) == [stores.folder]


def edit(top: Path) -> None:
    path = top / FILE
    text = path.read_text(encoding="utf-8")
    assert '"2005-07-05"^^xsd:date' in text
    path.write_text(text.replace('"2005-07-05"^^xsd:date', '"2005-07-06"^^xsd:date'), encoding="utf-8")


# --- what the stores are


def test_the_next_process_computes_nothing(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closure, "materialise", None)
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


def test_each_triple_is_in_one_graph(top: Path) -> None:
    stores = GraphStores(top)
    triples = [quad.triple for quad in stores.named]
    assert len(triples) == len(set(triples)) == len(stores.merged)
    names = {str(graph)[1:-1].removeprefix(GRAPH) for graph in stores.named.named_graphs()}
    assert names == {"ontology", "facts", "derived"}


def test_memory_has_what_the_disk_has(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blank nodes have other labels in each store, so the triples that have some are only counted."""
    monkeypatch.setattr(closure, "materialise", None)  # the derived triples are read from disk
    disk, memory = GraphStores(top), GraphStores(top, in_memory=True)
    assert answer_of(memory) == RIGHT
    assert disk.derived == memory.derived
    for one, other in ((disk.merged, memory.merged), (disk.named, memory.named)):
        assert len(one) == len(other)
        assert {str(quad) for quad in one if "_:" not in str(quad)} == {
            str(quad) for quad in other if "_:" not in str(quad)
        }


@pytest.mark.parametrize("question", [IN_GRAPHS, FROM_GRAPHS, QUESTION])
def test_queries_on_named_graphs_compute_nothing(top: Path, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    monkeypatch.setattr(closure, "materialise", None)
    assert open_graph(top).select(question).rows == [(RIGHT[0],)]


def test_no_path_of_this_machine_is_in_the_stores(top: Path) -> None:
    for path in folder_of(top).rglob("*"):
        assert path.is_dir() or str(top).encode() not in path.read_bytes(), path


# --- stale


def test_an_edited_file_counts_at_once(top: Path) -> None:
    content = (top / FILE).read_bytes()
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    (top / FILE).write_bytes(content)
    assert answer_of(GraphStores(top)) == RIGHT


def test_an_edit_that_keeps_size_and_time_counts(top: Path) -> None:
    before = (top / FILE).stat()
    edit(top)
    os.utime(top / FILE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (top / FILE).stat().st_size == before.st_size
    assert answer_of(GraphStores(top)) == EDITED


def test_a_file_that_moves_to_another_graph_counts(top: Path) -> None:
    claims = top / "data" / "claims" / "IND.ttl"
    claims.parent.mkdir()
    (top / FILE).rename(claims)
    stores = GraphStores(top)
    assert rows(stores.merged) == RIGHT
    assert rows(stores.named, IN_GRAPHS) == []
    assert rows(stores.named, IN_GRAPHS.replace("graph/facts", "graph/claims")) == RIGHT


def test_a_changed_rule_counts_at_once(top: Path) -> None:
    (top / "ontology" / "rules" / "date-bounds.rq").unlink()
    assert rows(GraphStores(top).merged) == []


def test_stores_of_another_engine_are_not_used(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder_of(top)
    monkeypatch.setattr(pyoxigraph, "__version__", "0.0.0")
    stores = GraphStores(top)
    assert answer_of(stores) == RIGHT
    assert not uses_disk(stores)
    assert set(cache_folder(top).iterdir()) == {before, stores.folder}


def test_only_the_last_states_are_kept(top: Path) -> None:
    with (top / FILE).open("a", encoding="utf-8") as stream:
        for number in range(5):
            stream.write(f"\n# {number}\n")
            stream.flush()
            assert answer_of(GraphStores(top)) == RIGHT
    kept = set(cache_folder(top).iterdir())
    assert len(kept) == 3
    assert GraphStores(top).folder in kept


def test_a_syntax_error_is_reported_and_not_kept(top: Path) -> None:
    (top / FILE).write_text("nonsense", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(SourceSyntaxError, match=r"IND\.ttl:1:"):
            GraphStores(top).merged  # noqa: B018


# --- made from the stores before an edit


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[Store]:
    """Collect what the whole closure is computed of."""
    seen: list[Store] = []
    compute = closure.materialise

    def counted(store: Store, rules: dict[str, str]) -> closure.Closure:
        seen.append(store)
        return compute(store, rules)

    monkeypatch.setattr(closure, "materialise", counted)
    return seen


@pytest.mark.parametrize("in_memory", [False, True])
def test_an_edit_computes_what_it_touches(top: Path, whole: list[Store], in_memory: bool) -> None:
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    assert answer_of(GraphStores(top, in_memory=in_memory)) == EDITED
    assert whole == []


def test_the_stores_before_the_edit_stay_as_they_are(top: Path, whole: list[Store]) -> None:
    content = (top / FILE).read_bytes()
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    (top / FILE).write_bytes(content)
    stores = GraphStores(top)
    assert answer_of(stores) == RIGHT
    assert uses_disk(stores)
    assert whole == []


def test_where_there_are_no_hard_links_the_stores_are_copied(
    top: Path, whole: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    assert whole == []


@pytest.mark.parametrize("part", ["merged", "named", "inputs"])
def test_damaged_stores_before_the_edit_are_not_used(top: Path, whole: list[Store], part: str) -> None:
    path = max((folder_of(top) / part).iterdir(), key=lambda path: path.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    assert len(whole) == 1


AXIOM = "sco:Affiliation rdfs:subClassOf sco:Relation .\n"
OUTSIDE = {
    "ontology": ("ontology/small.ttl", AXIOM),
    "axiom in data": (FILE, AXIOM),
    "blank node": (FILE, "[] a sco:Affiliation .\n"),
    "bounds of a property": (FILE, "sco:validFrom sco:earliestProperty sco:first .\n"),
    "repeated": ("data/status/KAZ.ttl", FACT),
    "rule": ("ontology/rules/intervals.rq", "# a comment\n"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_may_touch_everything_is_computed_as_a_whole(top: Path, whole: list[Store], name: str) -> None:
    file, text = OUTSIDE[name]
    with (top / file).open("a", encoding="utf-8") as stream:
        stream.write("\n" + text)
    edit(top)
    assert set(rows(GraphStores(top).merged)) >= set(EDITED)
    assert len(whole) == 1


def test_a_rule_that_does_not_say_what_it_is_about_is_run_as_a_whole(top: Path, whole: list[Store]) -> None:
    path = top / "ontology" / "rules" / "date-bounds.rq"
    path.write_text(path.read_text(encoding="utf-8").replace("#+ about: ?thing\n", ""), encoding="utf-8")
    assert answer_of(GraphStores(top)) == RIGHT
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    assert len(whole) == 2


def test_an_update_killed_half_way_leaves_nothing_that_counts(top: Path) -> None:
    edit(top)
    killed = process(top, KILL)
    killed.communicate()
    assert killed.returncode == -9
    assert len([path for path in cache_folder(top).iterdir() if path.name.startswith(".")]) == 1
    assert answer_of(GraphStores(top)) == EDITED


def test_processes_can_update_at_once(top: Path) -> None:
    edit(top)
    for one in [process(top) for _ in range(3)]:
        assert finished(one) == str(EDITED)


# --- damaged


@pytest.mark.parametrize("store", ["merged", "named"])
@pytest.mark.parametrize("how", ["changed", "truncated", "missing", "empty"])
def test_damaged_stores_are_built_again(top: Path, store: str, how: str) -> None:
    tables = sorted((folder_of(top) / store).glob("*.sst"))
    assert tables
    for table in tables:
        content = table.read_bytes()
        middle = len(content) // 2
        flipped = bytes([content[middle] ^ 0xFF])
        damaged = {"changed": content[:middle] + flipped + content[middle + 1 :], "truncated": content[:middle]}
        table.unlink()
        if how != "missing":
            table.write_bytes(damaged.get(how, b""))
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_store_that_the_engine_refuses_is_built_again(top: Path, in_memory: bool) -> None:
    """The seal holds, but the engine cannot open the files."""
    folder = folder_of(top)
    for store in ("merged", "named"):
        (folder / store / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    sealed_folder._seal(folder, ("merged", "named"))
    assert answer_of(GraphStores(top, in_memory=in_memory)) == RIGHT
    assert_built(top)


def test_a_stray_file_is_not_read(top: Path) -> None:
    """The engine would replay a log that it finds in the folder."""
    (folder_of(top) / "merged" / "999999.log").write_bytes(b"stray")
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


@pytest.mark.parametrize("seal", ["", "nonsense\n", "0 1 merged/CURRENT\n", "0 x merged/CURRENT\n", "\xff"])
def test_a_wrong_seal_is_not_believed(top: Path, seal: str) -> None:
    (folder_of(top) / "SEAL").write_text(seal, encoding="latin-1")
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


def test_a_missing_seal_means_that_the_stores_are_not_complete(top: Path) -> None:
    (folder_of(top) / "SEAL").unlink()
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


# --- where nothing can be written


def test_where_nothing_can_be_written_the_files_are_parsed(top: Path) -> None:
    """A file in place of the folder stops even the superuser."""
    shutil.rmtree(top / "build")
    (top / "build").write_text("a file", encoding="utf-8")
    for _ in range(2):
        assert answer_of(GraphStores(top)) == RIGHT
    with pytest.raises(UserError, match="cannot be written"):
        GraphStores(top).build()
    assert (top / "build").is_file()


@pytest.fixture
def open_to_all(source: Path) -> Iterator[Path]:
    """Copy the source to a folder that every user may read, which pytest's own folders are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield shutil.copytree(source, Path(folder) / "top")


NOBODY = "answer_of(GraphStores(Path(sys.argv[3]), in_memory=True)); os.getuid() or os.setuid(65534)"
"""All modules are imported before the process becomes another user, who may not be able to read them."""


@pytest.mark.parametrize("built", [True, False])
def test_a_folder_of_another_user_can_be_read(open_to_all: Path, source: Path, built: bool) -> None:
    """The stores of another user are used; where they are missing, they cannot be built."""
    if not built:
        shutil.rmtree(open_to_all / "build")
    folders = [open_to_all, *(path for path in open_to_all.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    found = process(open_to_all, NOBODY, source)
    try:
        assert finished(found) == str(RIGHT)
        assert built == (open_to_all / "build").exists()
    finally:
        for folder in folders:
            folder.chmod(0o755)


KILL = "from scokg.publication import sealed_folder as s; s._seal = lambda *_: os.kill(os.getpid(), signal.SIGKILL)"
_ANSWER = """
import os, resource, signal, sys
sys.path += sys.argv[1].split(os.pathsep)
from test_prebuilt_store import *
{before}
print(answer_of(GraphStores(Path(sys.argv[2]))))
"""


def process(top: Path, before: str = "", *arguments: Path) -> "subprocess.Popen[str]":
    """Start a process that prints the answer, after some other code."""
    paths = os.pathsep.join([str(Path(__file__).parent), str(REPOSITORY / "tests")])
    command = [sys.executable, "-c", _ANSWER.format(before=before), paths, str(top), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out.strip()


def test_a_full_disk_is_not_an_error(top: Path) -> None:
    """Files may grow to 64 KiB only: the engine does fail to write."""
    shutil.rmtree(top / "build")
    assert finished(process(top, "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))")) == str(RIGHT)
    assert list(cache_folder(top).iterdir()) == []


# --- several processes


def test_processes_can_build_at_once(top: Path) -> None:
    shutil.rmtree(top / "build")
    for one in [process(top) for _ in range(3)]:
        assert finished(one) == str(RIGHT)
    assert_built(top)


def test_stores_that_are_open_survive_their_removal(top: Path) -> None:
    stores = GraphStores(top)
    assert answer_of(stores) == RIGHT
    shutil.rmtree(top / "build")
    assert answer_of(stores) == RIGHT
    assert len(list(stores.merged)) == len(stores.merged)


def test_a_build_killed_half_way_leaves_nothing_that_counts(top: Path) -> None:
    shutil.rmtree(top / "build")
    killed = process(top, KILL)
    killed.communicate()
    assert killed.returncode == -9
    (left,) = cache_folder(top).iterdir()
    assert left.name.startswith(".")
    assert answer_of(GraphStores(top)) == RIGHT
    assert left.exists()  # it may belong to a process that is still building
    os.utime(left, (0, 0))
    edit(top)
    assert answer_of(GraphStores(top)) == EDITED
    assert not left.exists()
