"""What the documents say is run: every console command, every Python block, the README's two commands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scokg import Graph
from support import REPOSITORY

PAGES = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"<!-- exit: (\d+) -->")


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


@pytest.fixture(scope="module")
def working_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the repository to a place where the documents' commands may write."""
    top = tmp_path_factory.mktemp("copy") / "scokg"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache")
    shutil.copytree(REPOSITORY, top, ignore=ignored)
    return top


def test_documents_hold_commands() -> None:
    assert len(COMMANDS) >= 20
    assert {page for page, _, _ in COMMANDS} >= {"README.md", "CONTRIBUTING.md", "model.md"}


@pytest.mark.parametrize(("page", "command", "code"), COMMANDS, ids=[f"{p}: {c}" for p, c, _ in COMMANDS])
def test_console_commands(working_copy: Path, page: str, command: str, code: int) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(working_copy / "src")}
    done = subprocess.run(
        command, shell=True, cwd=working_copy, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == code, done.stdout[-2000:] + done.stderr[-2000:]
    assert (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_blocks(page: Path) -> None:
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
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


def test_the_readme_counts_what_is_there(graph: Graph) -> None:
    """The numbers of things that the README names are those of the graph."""
    table = graph.ask_saved("things-by-kind")
    counts = {str(row["iri"]).rsplit("#", 1)[1].lower(): row["things"] for row in table.records()}
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"(\d+) (state|meeting|instrument|bod|chairmanship|place|source)(?:s|ies)\b", text)
    assert len(named) == 7
    for number, kind in named:
        assert counts["body" if kind == "bod" else kind] == int(number), kind
