"""What tests of several folders share: where things are, and what the gate must have."""

import os
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent
SHARED = REPOSITORY.parent / "shared"
EVIDENCE = SHARED / "evidence"


def require_in_gate(reason: str) -> None:
    """Skip with the reason, but fail where CI=true: in the gate nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"the gate needs this: {reason}")
    pytest.skip(reason)


def need_server(kind: str) -> None:
    """Skip with the reason where a triple store cannot be started; in the gate, fail."""
    from support.servers import missing

    if reason := missing(kind):
        require_in_gate(reason)
