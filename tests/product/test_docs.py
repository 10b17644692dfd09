"""The documentation: its commands and examples run, what it names exists, and its pages are short and indexed.

The console commands run in this process, on the whole graph and in a small working copy; with ``--all`` each of them
also runs in a shell, in a copy of everything.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import opened_graph, run_in_process
from small_publication import used_as_checkout

from scokg import Graph
from support import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
PROGRAM = REPOSITORY / "src" / "scokg"
TIMEOUT = 300  # seconds
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"<!-- exit: (\d+) -->")
_NEEDS_A_SHELL = re.compile(r"[|<>&;`$]|^(?!scokg )")


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in _BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


def commands() -> list[tuple[str, str, int]]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in _BLOCK.finditer(text):
            if block[1] == "console":
                before = text[: block.start()].rstrip().rsplit("\n", 1)[-1]
                code = int(marked[1]) if (marked := _EXIT.fullmatch(before)) else 0
                found += [(page.name, line[2:], code) for line in block[2].splitlines() if line.startswith("$ ")]
    return found


COMMANDS = commands()
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
EACH_COMMAND = pytest.mark.parametrize(
    ("page", "command", "code"), COMMANDS, ids=[f"{page}: {command}" for page, command, _ in COMMANDS]
)


@pytest.fixture(scope="module")
def small_copy(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small working copy, where commands may write."""
    top = tmp_path_factory.mktemp("copy") / "scokg"
    shutil.copytree(small, top, symlinks=True)
    shutil.copytree(DOCS, top / "docs")
    return top


@pytest.fixture
def working_copy(small_copy: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in the small working copy; questions are answered from the whole graph."""
    monkeypatch.chdir(small_copy)
    with used_as_checkout(small_copy), opened_graph(graph):
        yield small_copy


@pytest.fixture(scope="module")
def whole_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the repository to a place where commands may write."""
    top = tmp_path_factory.mktemp("whole") / "scokg"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache")
    shutil.copytree(REPOSITORY, top, ignore=ignored)
    return top


def run_in_shell(command: str, folder: Path, program: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(program)}
    return subprocess.run(
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )


def test_the_documentation_has_commands() -> None:
    assert len(COMMANDS) >= 20
    assert {page for page, _, _ in COMMANDS} >= {"README.md", "CONTRIBUTING.md", "model.md"}


@pytest.fixture(scope="module")
def finished() -> dict[str, subprocess.CompletedProcess[str]]:
    """Return the commands that have run; what several pages say to run is run once."""
    return {}


@EACH_COMMAND
def test_console_commands(
    working_copy: Path, finished: dict[str, subprocess.CompletedProcess[str]], page: str, command: str, code: int
) -> None:
    if command not in finished:
        if _NEEDS_A_SHELL.search(command):
            finished[command] = run_in_shell(command, working_copy, PROGRAM.parent)
        else:
            finished[command] = run_in_process(*shlex.split(command)[1:])
    done = finished[command]
    assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
    assert (done.stdout + done.stderr).strip()


@pytest.mark.slow
@EACH_COMMAND
def test_console_commands_in_a_shell(whole_copy: Path, page: str, command: str, code: int) -> None:
    done = run_in_shell(command, whole_copy, whole_copy / "src")
    assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
    assert (done.stdout + done.stderr).strip()


@EACH_PAGE
def test_python_blocks(working_copy: Path, page: Path) -> None:
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), {})


def test_the_readme_opens_with_two_commands() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    first = _BLOCK.search(text)
    assert first is not None
    lines = first[2].splitlines()
    assert len(lines) == 2
    assert lines[0].endswith(".venv/bin/scokg status --on 2017-06-09")
    assert lines[1].endswith(".venv/bin/pytest -q")
    assert len(text.splitlines()) < 80


@EACH_PAGE
def test_links_have_targets(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_one_version_everywhere() -> None:
    from scokg import __version__

    places = {
        "pyproject.toml": rf'^version = "{re.escape(__version__)}"$',
        "CITATION.cff": rf"^version: ['\"]?{re.escape(__version__)}",
        "CHANGELOG.md": rf"^## \[?{re.escape(__version__)}",
        "ontology/scokg.ttl": rf'owl:versionInfo "{re.escape(__version__)}"',
        "data/dataset.ttl": rf'dcat:version "{re.escape(__version__)}"',
    }
    for name, pattern in places.items():
        assert re.search(pattern, (REPOSITORY / name).read_text(encoding="utf-8"), re.MULTILINE), name


def test_pages_are_short() -> None:
    assert {page.name: n for page in PAGES if (n := len(page.read_text(encoding="utf-8").splitlines())) > 150} == {}


def test_the_index_lists_every_page() -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", (DOCS / "README.md").read_text(encoding="utf-8"))
    listed = {(DOCS / target).resolve() for target in targets}
    assert [page for page in PAGES if page not in {*listed, DOCS / "README.md", REPOSITORY / "README.md"}] == []


def architecture() -> str:
    return (DOCS / "architecture.md").read_text(encoding="utf-8")


def test_the_architecture_names_modules_and_folders_that_exist() -> None:
    quoted = " ".join(re.findall(r"`([^`\n]+)`", architecture()))
    places = set(re.findall(r"(?<![\w<>./-])(?:[\w.-]+/)+(?:[\w.-]+(?![\w<>/.-]))?(?!<)", quoted)) - {"build/"}
    modules = {place for place in places if place.startswith("scokg/")}
    assert len(modules) > 50
    assert {place for place in modules if not (PROGRAM.parent / place).exists()} == set()
    assert {place for place in places - modules if not (REPOSITORY / place).exists()} == set()


def layers() -> dict[str, str]:
    """Return the layers in the picture of the architecture, the highest first, with what each contains."""
    boxes: list[tuple[str, str]] = re.findall(r'\["([\w.]+): ([^"]+)"\]', architecture())
    return {name.removesuffix(".py"): content for name, content in boxes}


def test_the_architecture_mentions_every_package() -> None:
    packages = {path.parent.relative_to(PROGRAM).parts for path in PROGRAM.rglob("__init__.py")} - {()}
    assert {package[0] for package in packages} <= set(layers())
    spelled = {"jsonld": "JSON-LD"}
    for package in packages:
        if len(package) > 1:
            assert re.search(rf"\b{spelled.get(package[-1], package[-1])}\b", layers()[package[0]]), package


def test_the_layers_of_the_architecture_are_those_that_are_checked() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    drawn = list(layers())
    assert contract["layers"][: len(drawn)] == drawn
    (base,) = re.findall(r'base\["([^"]+)"\]', architecture())
    rest = re.findall(r"\w+", " ".join(contract["layers"][len(drawn) :]))
    assert sorted(base.replace(".py", "").split(", ")) == sorted(rest)


def test_the_page_about_performance_has_the_figures() -> None:
    """And the README those that matter most."""
    from performance import page, summary

    figures = json.loads((REPOSITORY / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
    assert (DOCS / "reference" / "performance.md").read_text(encoding="utf-8") == page(figures)
    assert summary(figures) in " ".join((REPOSITORY / "README.md").read_text(encoding="utf-8").split())


def test_the_page_about_noticed_errors_has_the_counts() -> None:
    from noticed import page

    counts = json.loads((REPOSITORY / "benchmarks" / "noticed.json").read_text(encoding="utf-8"))
    assert (DOCS / "reference" / "noticed-errors.md").read_text(encoding="utf-8") == page(counts)


def test_the_numbers_in_the_readme_are_correct(graph: Graph) -> None:
    """They are the numbers of things in the graph."""
    table = graph.ask_saved("things-by-kind")
    counts = {str(row["iri"]).rsplit("#", 1)[1].lower(): row["things"] for row in table.records()}
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"(\d+) (state|meeting|instrument|bod|chairmanship|place|source)(?:s|ies)\b", text)
    assert len(named) == 7
    for number, kind in named:
        assert counts["body" if kind == "bod" else kind] == int(number), kind
