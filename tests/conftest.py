"""What the tests share: the repository, the published graph, and the evidence tables where they are at hand."""

import os
from pathlib import Path

import pytest

from scokg import Graph, open_graph

REPOSITORY = Path(__file__).resolve().parents[1]
EVIDENCE = REPOSITORY.parent / "shared" / "evidence"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-expected", action="store_true", help="rewrite queries/expected; review the diff")


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def graph() -> Graph:
    return open_graph()


@pytest.fixture(scope="session")
def evidence() -> Path:
    """Give the folder of the evidence tables; users do not have them, the gate must."""
    if not EVIDENCE.is_dir():
        require_in_gate(f"the evidence tables are not beside the checkout ({EVIDENCE})")
    return EVIDENCE


def require_in_gate(reason: str) -> None:
    """Skip with the reason, but fail where CI=true: in the gate nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"the gate needs this: {reason}")
    pytest.skip(reason)


def need_server(kind: str) -> None:
    """Skip with the reason where a triple store cannot be started; in the gate, fail."""
    from servers import missing

    if reason := missing(kind):
        require_in_gate(reason)
