"""The structure of the program: small packages, short functions, unique class names, imports only of lower layers."""

import ast
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import REPOSITORY

SRC = REPOSITORY / "src" / "scokg"
MODULES = sorted(SRC.rglob("*.py"))
_MODULES_OF_A_PACKAGE, _COMMANDS, _PACKAGES, _LINES = 20, 26, 17, 350
_CALQUE = re.compile(r"^(Give|Tell|Say)\b")


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in MODULES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


TREES = dict(trees())


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(SRC)}:{node.lineno} {node.name}", node


def test_layers_import_only_lower_layers() -> None:
    """The contracts on layers and cycles are in pyproject.toml."""
    pytest.importorskip("importlinter", reason="import-linter is in the extra dev")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


def test_packages_are_few_and_small() -> None:
    packages = Counter(path.parent for path in MODULES)
    assert 10 < len(packages) <= _PACKAGES
    large = {
        str(folder.relative_to(SRC)): count
        for folder, count in packages.items()
        if count > (_COMMANDS if folder.name == "cli" else _MODULES_OF_A_PACKAGE)
    }
    assert large == {}


def test_modules_are_short() -> None:
    lines = {str(path.relative_to(SRC)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > _LINES} == {}


def test_functions_are_short() -> None:
    """Count the lines of each function without its docstring."""
    lengths = {name: _length(node) for name, node in functions()}
    assert len(lengths) > 500
    values = sorted(lengths.values())
    assert statistics.median(values) <= 7
    assert values[int(len(values) * 0.9)] <= 15
    assert {name: length for name, length in lengths.items() if length > 38} == {}


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    end = node.end_lineno or node.lineno
    return end - body[0].lineno + 1 if body else 1


def test_class_names_are_unique() -> None:
    names = Counter(
        node.name
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name: count for name, count in names.items() if count > 1} == {}


def test_docstrings_begin_with_a_conventional_verb() -> None:
    found = [name for name, node in functions() if _CALQUE.match(ast.get_docstring(node) or "")]
    assert found == []
