"""Validation: what is wrong and where, as text, JSON, CSV and SARIF.

Tests that break something use a small publication, and with ``--all`` the whole one too.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from command_line import run_in_process
from small_publication import SEEDS, copy_publication

from scokg import UserError
from scokg.validation.report import ValidationProblem, ValidationReport
from scokg.validation.sarif import sarif
from scokg.validation.validate import validate


@pytest.fixture(scope="module", params=["small", pytest.param("whole", marks=pytest.mark.slow)])
def copy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the publication, which a test may break if it restores it afterwards."""
    files = SEEDS if request.param == "small" else None
    return copy_publication(tmp_path_factory.mktemp(request.param), files=files)


@contextmanager
def rewritten(path: Path, new: str) -> Iterator[None]:
    """Temporarily replace the content of a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(new, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(text, encoding="utf-8")


@contextmanager
def replaced(path: Path, old: str, new: str) -> Iterator[int]:
    """Temporarily replace the first occurrence of a text in a file, and yield its line number."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    with rewritten(path, text.replace(old, new, 1)):
        yield text[: text.index(old)].count("\n") + 1


@pytest.mark.slow
def test_the_publication_conforms() -> None:
    report = validate()
    assert [p for p in report.problems if p.level == "error"] == []
    assert report.conforms
    assert report.files > 180
    assert report.triples > 12_000
    assert report.shapes > 20
    assert report.rules >= 15


BREAKS = [
    ("data/status/IND.ttl", '    sco:validFrom "2017-06-09"^^xsd:date ;\n', "", "shape:"),
    ("data/status/IND.ttl", 'sco:validFrom "2017-06-09"', 'sco:validFrom "2017-06-10"', "shape:"),
    ("data/status/IND.ttl", "sco:validUntil", "sco:validTo", "shape:"),
    ("data/states/KAZ.ttl", "wd:Q232", "<http://www.wikidata.org/wiki/Q232>", "link-out-malformed"),
    ("ontology/scokg.ttl", '"https://w3id.org/scokg/ontology#"', '"https://w3id.org/scokg/terms#"', "wrong-namespace"),
]


@pytest.mark.parametrize(("name", "old", "new", "rule"), BREAKS)
def test_a_broken_fact_is_found_with_its_line(copy: Path, name: str, old: str, new: str, rule: str) -> None:
    path = copy / name
    with replaced(path, old, new) as line:
        errors = [p for p in validate(top=copy).problems if p.level == "error"]
    assert errors
    assert all(p.file == str(path) for p in errors if p.thing.endswith("IND-member"))
    near = [p for p in errors if p.file == str(path) and abs(p.line - line) <= 20 and p.rule.startswith(rule)]
    assert near
    assert all(p.message.endswith(".") for p in near)


def test_the_line_is_that_of_the_property(copy: Path) -> None:
    path = copy / "data" / "status" / "LKA.ttl"
    with replaced(path, "sco:confidence confidence:medium", "sco:confidence role:member") as line:
        errors = [p for p in validate(top=copy).problems if p.level == "error"]
    assert {(p.file, p.line) for p in errors} == {(str(path), line)}
    assert {p.property for p in errors} == {"https://w3id.org/scokg/ontology#confidence"} | {
        p.property for p in errors if "inScheme" in str(p.property)
    }


def test_a_given_file_is_validated_in_the_context_of_the_others(copy: Path, tmp_path: Path) -> None:
    """A new file beside the publication: only its own problems are reported."""
    draft = tmp_path / "draft.ttl"
    draft.write_text(
        "@prefix affiliation: <https://w3id.org/scokg/id/affiliation/> .\n"
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        "@prefix sco: <https://w3id.org/scokg/ontology#> .\n"
        "@prefix state: <https://w3id.org/scokg/id/state/> .\n"
        "affiliation:TKM-member\n"
        "    a sco:Affiliation ;\n"
        "    org:member state:TKM ;\n"
        ".\n",
        encoding="utf-8",
    )
    report = validate([draft], top=copy)
    assert not report.conforms
    assert report.files == 1
    assert {p.file for p in report.problems} == {str(draft)}
    paths = {p.property for p in report.problems}
    assert {"http://www.w3.org/ns/org#role", "http://purl.org/dc/terms/source"} <= paths


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "broken", "fact"),
    [
        (["data/status/KAZ.ttl"], "data/status/KAZ.ttl", '    sco:validFrom "2001-06-15"^^xsd:date ;\n'),
        (None, "data/status/IND.ttl", '    sco:validFrom "2017-06-09"^^xsd:date ;\n'),
    ],
    ids=["one state", "whole"],
)
def test_engines_agree_on_a_broken_graph(files: list[str] | None, broken: str, fact: str, tmp_path: Path) -> None:
    top = copy_publication(tmp_path, files=files)
    with replaced(top / broken, fact, ""):
        quick, reference = (validate(top=top, engine=engine) for engine in ("quick", "reference"))
    assert quick.problems == reference.problems
    assert not quick.conforms


@pytest.mark.parametrize(
    ("content", "line", "part"),
    [
        (b"# fine\n# \xff\n", 2, "not UTF-8"),
        ("# e\u0301\n".encode(), 1, "normalization form C"),
        (b"# fine\r\n# fine\r\n", 1, "ends in CR"),
        ("\ufeff# fine\n".encode(), 1, "byte order mark"),
        (b"@prefix a: <http://a.example/> .\na:b a:c a:d\na:e .\n", 3, "not Turtle"),
    ],
)
def test_text_and_syntax(small: Path, tmp_path: Path, content: bytes, line: int, part: str) -> None:
    path = tmp_path / "bad.ttl"
    path.write_bytes(content)
    report = validate([path], top=small)
    assert not report.conforms
    assert (report.problems[0].file, report.problems[0].line) == (str(path), line)
    assert any(part in p.message for p in report.problems)


def test_every_syntax_error_is_reported_at_once(small: Path, tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("nonsense", encoding="utf-8")
    assert {Path(p.file).name for p in validate([tmp_path], top=small).problems} == {"a.ttl", "b.ttl"}


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no Turtle files"):
        validate([tmp_path])


PROBLEM = ValidationProblem(
    "data/a.ttl", 3, 5, "error", "shape:A-b", "http://a.example/x", "http://a.example/p", None, "Wrong. Do so."
)


def test_sarif(tmp_path: Path) -> None:
    log = sarif(ValidationReport([PROBLEM._replace(file=str(tmp_path / "data" / "a.ttl"))], 1, 1, 1, 1), tmp_path)
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"] == [{"id": "shape:A-b"}]
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("shape:A-b", 0, "error")
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "data/a.ttl"
    assert location["region"] == {"startLine": 3, "startColumn": 5}


@pytest.mark.parametrize("form", ["text", "json", "csv", "sarif"])
def test_forms_of_the_report(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr("scokg.cli.validate.validate", partial(validate, top=small))
    path = tmp_path / "bad.ttl"
    path.write_text("nonsense", encoding="utf-8")
    done = run_in_process("validate", str(path), "--format", form)
    assert done.returncode == 1
    assert "bad.ttl" in done.stdout
    if form == "json":
        report = json.loads(done.stdout)
        assert (report["conforms"], report["problems"][0]["line"]) == (False, 1)
    if form == "sarif":
        assert json.loads(done.stdout)["runs"][0]["results"][0]["ruleId"] == "syntax"


def test_the_small_publication_conforms_and_progress_ends_at_its_total(small: Path) -> None:
    seen: list[tuple[int, int]] = []
    assert validate(top=small, progress=lambda what, done, total: seen.append((done, total))).conforms
    assert len({total for _, total in seen}) == 1
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1]


@pytest.mark.parametrize(
    "head", ["_:b0 a sco:State .", "@base <http://a.example/> .\n<b> a sco:State .", "[] a sco:Affiliation ."]
)
def test_problems_without_a_location_are_reported_too(copy: Path, tmp_path: Path, head: str) -> None:
    draft = tmp_path / "draft.ttl"
    draft.write_text(f"@prefix sco: <https://w3id.org/scokg/ontology#> .\n{head}\n", encoding="utf-8")
    assert not validate([draft], top=copy).conforms


def test_errors_caused_in_other_files_are_reported(copy: Path) -> None:
    """The file is given by name; the error is in another."""
    path = copy / "data" / "sources" / "i.ttl"
    text = path.read_text(encoding="utf-8")
    start = text.index("source:idsa-2010-05\n")
    with rewritten(path, text[:start] + text[text.index("\n.\n", start) + 4 :]):
        report = validate([path], top=copy)
    assert {Path(p.file).name for p in report.problems if p.level == "error"} == {"LKA.ttl", "2010.ttl"}


def test_broken_shapes_and_rules_are_named(small: Path) -> None:
    shapes = small / "shapes" / "roles.ttl"
    with rewritten(shapes, shapes.read_text(encoding="utf-8") + "garbage\n"):
        problems = [p for p in validate(top=small).problems if p.rule == "syntax"]
    assert [p.file for p in problems] == [str(shapes)]
    rule = small / "queries" / "hygiene" / "undefined-term.rq"
    with (
        rewritten(rule, rule.read_text(encoding="utf-8") + "garbage"),
        pytest.raises(UserError, match=r"queries/hygiene/undefined-term.rq: not SPARQL"),
    ):
        validate(top=small)
