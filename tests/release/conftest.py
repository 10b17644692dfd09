"""The release that the tests of this folder share."""

import os
from pathlib import Path

import pytest

from support.releases import MadeRelease, shared_release


@pytest.fixture(scope="session")
def made_release(tmp_path_factory: pytest.TempPathFactory) -> MadeRelease:
    """Return the shared release and what was reported while it was made; no test may change it."""
    base = tmp_path_factory.getbasetemp()
    return shared_release(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session")
def release_folder(made_release: MadeRelease) -> Path:
    """Return the folder of the shared release."""
    return made_release.folder
