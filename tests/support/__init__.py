"""What tests of several folders share: paths, requirements, and the published triples."""

import os
from functools import cache
from pathlib import Path

import pytest

from scokg.publication.loading import read_publication
from scokg.rdf.named_graphs import NamedGraphs

TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent
SHARED = REPOSITORY.parent / "shared"
EVIDENCE = SHARED / "evidence"


def require_in_gate(reason: str) -> None:
    """Skip the test with a reason; with CI=true fail it, since nothing may be missing in the gate."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"the gate needs this: {reason}")
    pytest.skip(reason)


def need_server(kind: str) -> None:
    """Skip the test if a triple store cannot be started here; in the gate fail it."""
    from support.servers import missing

    if reason := missing(kind):
        require_in_gate(reason)


@cache
def publication() -> NamedGraphs:
    """Return the published triples by named graph, read once in each test process."""
    return read_publication()
