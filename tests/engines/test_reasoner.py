"""An OWL 2 DL reasoner that is not ours (HermiT) and the profile checker of the OWL API check the ontology.

Both are part of ROBOT, which tests/support/fetch-jars.sh downloads. Without Java or the jars, the tests are skipped,
except in the gate (CI=true), where they fail. Each check has a control: a fixture that must fail it.
"""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from support import REPOSITORY, require_in_gate
from support.waiting import PATIENCE

ROOT = REPOSITORY
JARS = ROOT / "build" / "reasoner" / "lib"
FIXTURES = Path(__file__).parent / "reasoner" / "fixtures"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"

# Not in the OWL 2 datatype map: HermiT rejects them. Triples with such literals are not given to the reasoner.
UNKNOWN_DATATYPES = frozenset({XSD + "date", XSD + "gYear", XSD + "gYearMonth"})
# All files are merged; an import would make the reasoner download what it already has.
OWL_IMPORTS = OWL + "imports"


class Verdict(NamedTuple):
    """The result of a ROBOT command."""

    fine: bool
    text: str


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    """Skip the tests if Java or the jars are missing; in the gate fail them."""
    if shutil.which("java") is None:
        reason = "java is not on PATH: install Java 17"
    elif not list(JARS.glob("robot-command-*.jar")):
        reason = "ROBOT is missing: run sh tests/support/fetch-jars.sh reasoner"
    else:
        return
    require_in_gate(reason)


def robot(*arguments: str | Path) -> Verdict:
    """Run a ROBOT command."""
    command = ["java", "-Xmx2g", "-cp", str(JARS / "*"), "org.obolibrary.robot.CommandLineInterface"]
    done = subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    text = done.stdout + done.stderr
    assert "Exception in thread" not in text, text
    return Verdict(done.returncode == 0, text)


def is_for_reasoner(triple: ox.Triple) -> bool:
    """Return whether the reasoner accepts a triple."""
    if triple.predicate.value == OWL_IMPORTS:
        return False
    return not (isinstance(triple.object, ox.Literal) and triple.object.datatype.value in UNKNOWN_DATATYPES)


def merge(files: Iterable[Path], target: Path) -> Path:
    """Merge Turtle files into one file, without the triples that the reasoner rejects."""
    paths = sorted(files)
    assert paths, "no Turtle files to reason on"
    triples = (quad.triple for path in paths for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    kept = sorted({t for t in triples if is_for_reasoner(t)}, key=str)
    ox.serialize(kept, str(target), format=ox.RdfFormat.N_TRIPLES)
    return target


def ontology_files() -> list[Path]:
    return list((ROOT / "ontology").rglob("*.ttl"))


def data_files() -> list[Path]:
    return list((ROOT / "data").rglob("*.ttl"))


def reason(files: Iterable[Path], folder: Path) -> Verdict:
    """Check with HermiT that files are consistent and that every class can have members."""
    merged = merge(files, folder / "merged.nt")
    return robot("reason", "--input", merged, "--reasoner", "hermit", "--equivalent-classes-allowed", "all")


def profile(files: Iterable[Path], name: str, folder: Path) -> Verdict:
    """Check with the OWL API that files are within a profile; the text is its report."""
    report = folder / "report.txt"
    merged = merge(files, folder / "merged.nt")
    verdict = robot("validate-profile", "--profile", name, "--input", merged, "--output", report)
    return Verdict(verdict.fine, verdict.text + (report.read_text(encoding="utf-8") if report.exists() else ""))


def test_ontology_is_consistent_and_every_class_can_have_members(tmp_path: Path) -> None:
    verdict = reason(ontology_files(), tmp_path)
    assert verdict.fine, verdict.text


def test_ontology_and_data_together_are_consistent(tmp_path: Path) -> None:
    verdict = reason([*ontology_files(), *data_files()], tmp_path)
    assert verdict.fine, verdict.text


@pytest.mark.parametrize("name", ["DL", "RL"])
def test_ontology_is_within_the_profile(name: str, tmp_path: Path) -> None:
    verdict = profile(ontology_files(), name, tmp_path)
    assert verdict.fine, verdict.text


def test_a_thing_of_two_disjoint_classes_is_found_inconsistent(tmp_path: Path) -> None:
    verdict = reason([*ontology_files(), FIXTURES / "inconsistent.ttl"], tmp_path)
    assert not verdict.fine
    assert "inconsistent" in verdict.text


def test_a_thing_of_the_data_in_a_second_disjoint_class_is_found_inconsistent(tmp_path: Path) -> None:
    fixture = FIXTURES / "inconsistent-with-data.ttl"
    assert reason([*ontology_files(), fixture], tmp_path).fine, (
        "the fixture must be inconsistent only together with the data"
    )
    verdict = reason([*ontology_files(), *data_files(), fixture], tmp_path)
    assert not verdict.fine
    assert "inconsistent" in verdict.text


def test_a_class_under_two_disjoint_classes_is_found_empty(tmp_path: Path) -> None:
    verdict = reason([*ontology_files(), FIXTURES / "unsatisfiable.ttl"], tmp_path)
    assert not verdict.fine
    assert "unsatisfiable: http://example.org/reasoner#MeetingAndTreatyAct" in verdict.text


@pytest.mark.parametrize(
    ("fixture", "name", "said"),
    [
        ("outside-rl.ttl", "RL", "ObjectSomeValuesFrom(<http://example.org/reasoner#grantedBy>"),
        ("outside-dl.ttl", "DL", "http://example.org/reasoner#partOf"),
    ],
)
def test_violations_of_a_profile_are_reported(fixture: str, name: str, said: str, tmp_path: Path) -> None:
    verdict = profile([FIXTURES / fixture], name, tmp_path)
    assert not verdict.fine
    assert said in verdict.text


def test_the_fixture_outside_rl_is_within_dl(tmp_path: Path) -> None:
    verdict = profile([FIXTURES / "outside-rl.ttl"], "DL", tmp_path)
    assert verdict.fine, verdict.text
