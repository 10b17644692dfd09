"""The prebuilt stores: opened where they are valid, and never a wrong answer or an error where they are not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import QuerySolutions, Store
from support import REPOSITORY

from scokg.namespaces import GRAPH, PREFIXES
from scokg.publication import prebuilt
from scokg.publication.prebuilt import GraphStores, cache_folder

QUESTION = f"""PREFIX sco: <{PREFIXES["sco"]}> PREFIX role: <{PREFIXES["role"]}> PREFIX org: <{PREFIXES["org"]}>
    SELECT ?from WHERE {{ ?a org:role role:observer ; sco:validFromEarliest ?from }} ORDER BY ?from"""
RIGHT, EDITED = ["2005-07-05"], ["2005-07-06"]
FILE = Path("data/status/IND.ttl")


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small publication: the ontology with its rules, and the statuses of one state."""
    top = tmp_path_factory.mktemp("source")
    shutil.copytree(REPOSITORY / "ontology", top / "ontology")
    (top / FILE).parent.mkdir(parents=True)
    shutil.copyfile(REPOSITORY / FILE, top / FILE)
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
    in_graphs = QUESTION.replace("?a org:role", "GRAPH ?g { ?a org:role").replace(
        "observer ;", "observer } GRAPH ?d { ?a"
    )
    merged, named = rows(stores.merged), rows(stores.named, in_graphs.replace("?from }", "?from } }"))
    assert merged == named
    assert stores.derived
    return merged


def sealed_folder(top: Path) -> Path:
    (folder,) = cache_folder(top).iterdir()
    return folder


def assert_built(top: Path) -> None:
    """The next process opens the stores from disk."""
    stores = GraphStores(top)
    assert answer_of(stores) == RIGHT
    assert stores._built is None
    assert not [path for path in cache_folder(top).iterdir() if path.name.startswith(".")]


def no_closure(*_: object) -> None:
    raise AssertionError("the closure was computed again")


def test_stores_are_built_once(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prebuilt, "materialise", no_closure)
    assert answer_of(GraphStores(top)) == RIGHT


def test_each_triple_is_in_one_graph(top: Path) -> None:
    stores = GraphStores(top)
    triples = [quad.triple for quad in stores.named]
    assert len(triples) == len(set(triples)) == len(stores.merged)
    names = {str(graph)[1:-1].removeprefix(GRAPH) for graph in stores.named.named_graphs()}
    assert names == {"ontology", "facts", "derived"}


def test_an_edited_file_counts_at_once(top: Path) -> None:
    path = top / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"2005-07-05"^^xsd:date', '"2005-07-06"^^xsd:date'), encoding="utf-8")
    assert answer_of(GraphStores(top)) == EDITED
    path.write_text(text, encoding="utf-8")
    assert answer_of(GraphStores(top)) == RIGHT


def test_a_changed_rule_counts_at_once(top: Path) -> None:
    before = sealed_folder(top)
    rule = sorted((top / "ontology" / "rules").glob("*.rq"))[0]
    rule.write_text(rule.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert answer_of(GraphStores(top)) == RIGHT
    assert {path.name for path in cache_folder(top).iterdir()} > {before.name}


def test_only_the_last_states_are_kept(top: Path) -> None:
    path = top / FILE
    for number in range(5):
        path.write_text(f"{path.read_text(encoding='utf-8')}\n# {number}\n", encoding="utf-8")
        assert answer_of(GraphStores(top)) == RIGHT
    assert len(list(cache_folder(top).iterdir())) <= 3


@pytest.mark.parametrize("store", ["merged", "named"])
@pytest.mark.parametrize("how", ["changed", "truncated", "missing"])
def test_damaged_stores_are_not_used(top: Path, store: str, how: str) -> None:
    tables = sorted((sealed_folder(top) / store).glob("*.sst"))
    assert tables
    for table in tables:
        content = table.read_bytes()
        if how == "missing":
            table.unlink()
        else:
            middle = len(content) // 2
            table.write_bytes(content[:middle] + (b"" if how == "truncated" else b"\xff" + content[middle + 1 :]))
    assert answer_of(GraphStores(top)) == RIGHT
    GraphStores(top).merged  # noqa: B018 - builds the stores again where the first process could not
    assert_built(top)


def test_a_store_that_cannot_be_opened_is_built_again(top: Path) -> None:
    """The seal holds, but the engine does not take the files."""
    folder = sealed_folder(top)
    (folder / "merged" / "CURRENT").write_text("nonsense\n", encoding="ascii")
    (folder / "SEAL").write_text(prebuilt._seal(folder), encoding="ascii")
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


@pytest.mark.parametrize("seal", ["", "nonsense\n", "0 1 merged/CURRENT\n"])
def test_a_wrong_seal_is_not_believed(top: Path, seal: str) -> None:
    (sealed_folder(top) / "SEAL").write_text(seal, encoding="ascii")
    assert answer_of(GraphStores(top)) == RIGHT
    assert_built(top)


def test_stores_of_another_engine_are_not_used(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sealed_folder(top)
    monkeypatch.setattr(pyoxigraph, "__version__", "0.0.0")
    assert answer_of(GraphStores(top)) == RIGHT
    assert before in cache_folder(top).iterdir()
    assert len(list(cache_folder(top).iterdir())) == 2


def test_where_nothing_can_be_written_the_files_are_parsed(top: Path) -> None:
    shutil.rmtree(top / "build")
    (top / "build").write_text("a file where the folder should be", encoding="ascii")
    assert answer_of(GraphStores(top)) == RIGHT
    assert (top / "build").is_file()


_ANSWER = (
    "import sys; sys.path[:0] = sys.argv[2:]; from test_prebuilt_store import *; import signal, resource; {before}; "
)
_ANSWER += "print(answer_of(GraphStores(Path(sys.argv[1]))))"


def process(top: Path, before: str = "pass") -> "subprocess.Popen[str]":
    code = _ANSWER.format(before=before)
    paths = [str(Path(__file__).parent), str(REPOSITORY / "tests")]
    command = [sys.executable, "-c", code, str(top), *paths]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_full_disk_is_not_an_error(top: Path) -> None:
    """Files may grow to 64 KiB only: a real failure of the engine to write."""
    shutil.rmtree(top / "build")
    limited = process(top, "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))")
    out, err = limited.communicate()
    assert (limited.returncode, out.strip()) == (0, str(RIGHT)), err
    assert list(cache_folder(top).iterdir()) == []


def test_two_processes_can_build_at_once(top: Path) -> None:
    shutil.rmtree(top / "build")
    both = [process(top), process(top)]
    for one in both:
        out, err = one.communicate()
        assert (one.returncode, out.strip()) == (0, str(RIGHT)), err
    assert_built(top)


def test_a_build_killed_half_way_leaves_nothing_that_counts(top: Path) -> None:
    shutil.rmtree(top / "build")
    killed = process(top, "prebuilt._seal = lambda folder: os.kill(os.getpid(), signal.SIGKILL)")
    killed.communicate()
    assert killed.returncode == -9
    (left,) = cache_folder(top).iterdir()
    assert left.name.startswith(".")
    assert answer_of(GraphStores(top)) == RIGHT
    os.utime(left, (0, 0))  # two hours later
    (top / FILE).write_bytes((top / FILE).read_bytes() + b"\n# changed\n")
    assert answer_of(GraphStores(top)) == RIGHT
    assert not left.exists()
