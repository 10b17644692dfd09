"""Build hook of the wheel: build the stores of the graph, so that an installed scokg starts quickly."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrebuiltStores(BuildHookInterface):  # type: ignore[misc]
    """Adds the stores of the graph to the published files in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the stores of the checkout, unless they are there, and add them to the wheel.

        :raises UserError: if they cannot be written.
        """
        if version == "editable":
            return
        top = Path(self.root)
        sys.path.insert(0, str(top / "src"))
        from scokg.publication.prebuilt import GraphStores

        stores = GraphStores(top)
        stores.build()
        folder = stores.folder
        files = (path for path in folder.rglob("*") if path.is_file())
        for path in sorted(path for path in files if path.parent.name != "inputs"):  # they are only for edits
            name = path.relative_to(folder.parent).as_posix()
            build_data["force_include"][str(path)] = f"scokg/published/stores/{name}"
