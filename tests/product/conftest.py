"""Fixtures that several tests of the product share."""

from pathlib import Path

import pytest
from small_publication import SEEDS, copy_publication


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small publication; a test that changes it restores it."""
    return copy_publication(tmp_path_factory.mktemp("small"), files=SEEDS)
