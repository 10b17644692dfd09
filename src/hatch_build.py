"""Build hook of the wheel: compute the closure at build time, so that an installed scokg starts quickly."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DerivedGraph(BuildHookInterface):  # type: ignore[misc]
    """Adds the derived triples to the published files in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the derived triples of the checkout to build/derived.nt and add them to the wheel."""
        if version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from scokg.publication.loading import open_store

        open_store(top)
        build_data["force_include"][str(top / "build" / "derived.nt")] = "scokg/published/derived.nt"
