"""The API of the saved queries conforms to its OpenAPI document: requests are generated from it, responses checked."""

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from scokg.query.saved_queries import query_names
from support.serving import running_server
from support.waiting import PATIENCE

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    unsupported_method,
)  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running_server() as address:
        yield address


@pytest.fixture(scope="module")
def api(address: str) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.parametrize("path", ["/api/query", *(f"/api/query/{name}" for name in query_names())])
def test_responses_conform(api: schemathesis.BaseSchema, path: str) -> None:
    """A value that names no thing is refused with 400, which the document cannot express; all else must conform."""
    tried = 0

    @settings(max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=api[path]["GET"].as_strategy())
    def ask(case: Case) -> None:
        nonlocal tried
        tried += 1
        case.call_and_validate(checks=list(CHECKS), timeout=PATIENCE)

    ask()
    assert tried
