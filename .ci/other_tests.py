"""Plugin of pytest for the gate: leaves out the quick tests, which have been run before, and lists the others."""

from pathlib import Path

import pytest

GATE = Path(__file__).resolve().parents[1] / "build" / "gate"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that are not in the list of the quick ones."""
    quick = set((GATE / "quick-tests.txt").read_text(encoding="utf-8").splitlines())
    found = {item.nodeid for item in items}
    if not quick or quick - found:
        raise pytest.UsageError(f"the quick tests are not among all tests: {sorted(quick - found)[:3]}")
    others = [item for item in items if item.nodeid not in quick]
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in quick])
    items[:] = others
    if getattr(config, "workerinput", {"workerid": "gw0"})["workerid"] == "gw0":  # one of the processes of pytest-xdist
        (GATE / "other-tests.txt").write_text("".join(f"{item.nodeid}\n" for item in others), encoding="utf-8")
