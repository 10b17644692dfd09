"""``scokg export``: reproducible files, a correct index, and no partial output when something fails."""

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from command_line import run_in_process
from small_publication import used_as_checkout

from scokg import UserError, __version__
from scokg.export.dumps import export_dumps, write_dumps
from scokg.namespaces import GRAPH
from scokg.publication.layout import root
from scokg.publication.loading import read_publication
from scokg.rdf.named_graphs import NamedGraphs
from scokg.rdf.serializers import FORMATS, canonical_hash
from support import require_in_gate

TIMEOUT = 300  # seconds
GRAPHS = ("claims", "dataset", "derived", "facts", "ontology", "sources")


def command(before: str = "") -> list[str]:
    """Return the words that start the command.

    :param before: Python that runs first.
    """
    return [sys.executable, "-c", f"{before}; from scokg.cli import run; run()".lstrip("; "), "export"]


def export(
    *arguments: str | Path, before: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own; it never prints a traceback."""
    words = [*command(before), *map(str, arguments)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=TIMEOUT, check=False, env=env)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.slow)])
def top(request: pytest.FixtureRequest, small: Path) -> Path:
    """Return the folder of the publication that is exported."""
    return small if request.param == "small" else root()


@pytest.fixture(scope="module")
def dumps(top: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "dumps"
    steps: list[tuple[str, int, int]] = []
    export_dumps(folder, top=top, progress=lambda name, done, total: steps.append((name, done, total)))
    assert [steps[0], steps[-1]] == [("scokg.ttl", 0, 6), ("sources.rdf", 5, 6)]
    return folder


def index(folder: Path) -> dict[str, dict[str, object]]:
    return {file["name"]: file for file in json.loads((folder / "index.json").read_bytes())["files"]}


def test_every_format_merged_and_by_named_graph(dumps: Path) -> None:
    several = {f"{stem}.{suffix}" for stem in ("scokg", *GRAPHS) for suffix in ("ttl", "nt", "jsonld", "rdf")}
    assert {path.name for path in dumps.iterdir()} == several | {"scokg.nq", "scokg.trig", "index.json"}


def test_the_index_is_correct(dumps: Path, top: Path) -> None:
    head = json.loads((dumps / "index.json").read_bytes())
    publication = read_publication(top)
    assert head["version"] == __version__
    assert head["derived"] is True
    assert head["graphs"] == {iri: len(triples) for iri, triples in publication.graphs.items()}
    files = index(dumps)
    assert set(files) == {path.name for path in dumps.iterdir()} - {"index.json"}
    for name, file in files.items():
        content = (dumps / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        stem, suffix = name.split(".")
        graphs = list(publication.graphs) if stem == "scokg" else [GRAPH + stem]
        assert file["graphs"] == graphs
        assert file["triples"] == sum(head["graphs"][iri] for iri in graphs)
        form = FORMATS[str(file["format"])]
        assert (form.suffix, form.media_type) == (suffix, file["mediaType"])
    for name in ("scokg.nt", "scokg.nq", "facts.nt"):
        lines = (dumps / name).read_bytes().splitlines()
        assert len(lines) == files[name]["triples"]
        assert lines == sorted(set(lines))
    assert files["scokg.nq"]["sha256"] == canonical_hash(publication)


def test_another_process_writes_the_same_bytes(dumps: Path, top: Path, tmp_path: Path) -> None:
    package = f"pathlib.Path({str(top / 'src' / 'scokg')!r})"
    before = f"import pathlib, scokg.publication.layout as layout; layout._PACKAGE = {package}"
    done = export(tmp_path / "again", before=before, env={**os.environ, "PYTHONHASHSEED": "1"})
    assert (done.returncode, done.stderr) == (0, "")
    for path in dumps.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["file"]: row["sha256"] for row in rows} == {name: f["sha256"] for name, f in index(dumps).items()}


def test_some_formats_compressed_and_without_derived_triples(dumps: Path, top: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "few"
    with used_as_checkout(top):
        done = run_in_process("export", "--format", "nt", "--format", "trig", "--no-derived", "--gzip", str(target))
    assert done.returncode == 0, done.stderr
    stems = ("scokg", *(name for name in GRAPHS if name != "derived"))
    names = {f"{stem}.nt.gz" for stem in stems} | {"scokg.trig.gz"}
    assert {path.name for path in target.iterdir()} == names | {"index.json"}
    assert json.loads((target / "index.json").read_bytes())["derived"] is False
    file = index(target)["facts.nt.gz"]
    packed = (target / "facts.nt.gz").read_bytes()
    plain = gzip.decompress(packed)
    assert plain == (dumps / "facts.nt").read_bytes()
    assert packed[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", "no name, no time, no system"
    assert file["compression"] == "gzip"
    assert file["uncompressed"] == {"bytes": len(plain), "sha256": hashlib.sha256(plain).hexdigest()}


def test_turtle_and_json_ld_are_readable(dumps: Path) -> None:
    turtle = (dumps / "facts.ttl").read_text(encoding="utf-8")
    assert "\nstate:KAZ a sco:State ;\n" in turtle
    assert "\taffiliation:IND-member a sco:Affiliation ;\n" in (dumps / "scokg.trig").read_text(encoding="utf-8")
    assert "_:" not in turtle
    document = json.loads((dumps / "facts.jsonld").read_bytes())
    assert document["@context"]["sco"] == "https://w3id.org/scokg/ontology#"
    node = next(node for node in document["@graph"] if node["@id"] == "affiliation:IND-member")
    assert node["@type"] == "sco:Affiliation"
    assert node["sco:validFrom"] == {"@value": "2017-06-09", "@type": "xsd:date"}


@pytest.mark.parametrize(
    ("triple", "message"),
    [
        ("<http://example.org/s> <http://example.org/1> 1 .", "does not end with a name"),
        ("<http://example.org/s> a <http://example.org/c/> .", "does not end with a name"),
        (r'<http://example.org/s> <http://example.org/p> "bell\u0007" .', "control character"),
    ],
)
def test_what_xml_cannot_represent_is_refused(triple: str, message: str, tmp_path: Path) -> None:
    parsed = ox.parse(triple.encode(), format=ox.RdfFormat.TURTLE)
    publication = NamedGraphs({GRAPH + "facts": [quad.triple for quad in parsed]})
    with pytest.raises(UserError, match=message):
        write_dumps(tmp_path, publication, ["rdfxml"])
    assert [file.triples for file in write_dumps(tmp_path, publication, ["nt", "jsonld"])] == [1, 1, 1, 1]


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="unknown format hdt; expected one of ttl, nt, nq"):
        export_dumps(tmp_path / "dumps", ["ttl", "hdt"])
    with pytest.raises(UserError, match="at least one format"):
        export_dumps(tmp_path / "dumps", [])
    assert run_in_process("export", "--format", "hdt", str(tmp_path / "dumps")).returncode == 2
    assert list(tmp_path.iterdir()) == []


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_existing_files_are_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "old.txt").write_text("old")
    (tmp_path / "file").write_text("old")
    before = content(tmp_path)
    for target, message in {
        "full": "is not empty; name a new or empty folder",
        "file": "exists and is not a folder",
        "file/below": "cannot be created (File exists); name a folder you can write to",
    }.items():
        done = run_in_process("export", str(tmp_path / target))
        assert done.returncode == 2
        assert message in done.stderr
    assert content(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"full", "file"}


def test_a_folder_that_cannot_be_created() -> None:
    if not Path("/proc").is_dir():
        require_in_gate("there is no /proc, where not even root can create folders")
    done = run_in_process("export", "/proc/scokg-dumps")
    assert done.returncode == 2
    assert done.stderr.startswith("scokg: /proc/scokg-dumps: cannot be created (")


def test_a_file_beyond_the_size_limit_leaves_nothing(tmp_path: Path) -> None:
    """The operating system refuses in the middle of a file, as when a quota is exceeded."""
    (tmp_path / "dumps").mkdir()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, 2**20))"
    done = export("--format", "ttl", tmp_path / "dumps", before=limit)
    assert done.returncode == 2
    assert "dumps: cannot be written (File too large); nothing was changed" in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["dumps"]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """On a real file system of 8 MB, mounted in its own namespace."""
    inside = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]
    mount = 'mount -t tmpfs -o size=8m tmpfs "$0"; '
    tried = shutil.which("unshare") and subprocess.run([*inside, mount, tmp_path], capture_output=True, check=False)
    if not tried or tried.returncode:
        require_in_gate("users cannot mount a small disk on this machine")
    script = mount + 'echo old > "$0/old"; "$@" "$0/dumps" || echo "exit $?"; ls -A "$0"'
    words = [*inside, script, tmp_path, *command()]
    done = subprocess.run(words, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert done.stdout.split("\n") == ["exit 2", "old", ""]
    assert "dumps: cannot be written (No space left on device); nothing was changed" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_leaves_nothing(tmp_path: Path, small: Path, number: signal.Signals) -> None:
    """The first format is written; the second one waits for the interrupt."""
    before = (
        "import pathlib; from scokg.publication import layout; "
        f"layout._PACKAGE = pathlib.Path({str(small / 'src' / 'scokg')!r}); "
        "import signal, scokg.export.dumps as dumps; dumps.WRITERS['nt'] = lambda *_: signal.pause(); "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # a job in the background starts without it
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)"  # and with nohup it ignores this one
    )
    words = [*command(before), str(tmp_path / "dumps")]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + TIMEOUT
    while not list(tmp_path.glob(".dumps.*/scokg.ttl")):
        assert child.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    child.send_signal(number)
    output, errors = child.communicate(timeout=TIMEOUT)
    assert (child.returncode, output) == (128 + number, "")
    assert errors == f"scokg: export interrupted; {tmp_path / 'dumps'} is unchanged\n"
    assert list(tmp_path.iterdir()) == []
