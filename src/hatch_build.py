"""Build hook of the wheel: computes the closure once, so that an installed scokg starts quickly anywhere."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DerivedGraph(BuildHookInterface):  # type: ignore[misc]
    """Puts ``derived.nt`` beside the published files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compute the closure of the checkout into build/derived.nt and add it to the wheel."""
        if version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from scokg.publication.loading import open_store

        open_store(top)
        build_data["force_include"][str(top / "build" / "derived.nt")] = "scokg/published/derived.nt"
