"""Build hook of the wheel: build the stores of the graph, so that an installed scokg starts quickly."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from scokg.publication.prebuilt import GraphStores


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
        index = _ask_index(stores)
        build_data["force_include"][str(index)] = f"scokg/published/asks/{index.name}"


def _ask_index(stores: "GraphStores") -> Path:
    """Return the file of the index of ``scokg ask``, which is made if it is missing.

    :raises RuntimeError: if it cannot be written.
    """
    from scokg.graph import Graph
    from scokg.query.ask_store import ask_file

    graph = Graph(stores.merged, stores)
    graph.asker.index  # noqa: B018 - makes the file
    index = ask_file(graph.engine)
    if index is None or not index.is_file():
        raise RuntimeError(f"{index}: cannot be written")
    return index
