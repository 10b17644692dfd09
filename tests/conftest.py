"""Which tests run by default, and the fixtures that all folders share."""

from pathlib import Path

import pytest

from scokg import Graph, open_graph
from support import EVIDENCE, REPOSITORY, TESTS, require_in_gate

QUICK = ("unit", "publication", "product")
"""The folders of the default run: no server, no second engine, no browser; three minutes. ``--all`` runs the others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run everything: servers, engines, and what takes long")
    parser.addoption("--update-expected", action="store_true", help="rewrite queries/expected; review the diff")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folders that need servers, engines or time out of the default run, unless they are named."""
    if config.getoption("--all") or collection_path.parent != TESTS or not collection_path.is_dir():
        return None
    named = any(collection_path.name in argument for argument in config.invocation_params.args)
    return None if named or collection_path.name in (*QUICK, "support") else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests marked ``slow`` out of the default run, unless a test is named."""
    if config.getoption("--all") or any("::" in argument for argument in config.invocation_params.args):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def graph() -> Graph:
    return open_graph(in_memory=True)  # the tests ask hundreds of long queries


@pytest.fixture(scope="session")
def evidence() -> Path:
    """Return the folder of the evidence tables; users do not have them, the gate must."""
    if not EVIDENCE.is_dir():
        require_in_gate(f"the evidence tables are not beside the checkout ({EVIDENCE})")
    return EVIDENCE
