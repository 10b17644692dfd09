"""The Shanghai Cooperation Organisation as linked open data: the graph and the queries that people run on it.

>>> from datetime import date
>>> from scokg import open_graph
>>> [row.name for row in open_graph().status(on=date(2017, 6, 9), state="India")]
['India']
"""

from typing import TYPE_CHECKING, Any

from .errors import InternalError, ScokgError, SourceSyntaxError, UserError
from .version import __version__

if TYPE_CHECKING:
    from .graph import Graph, StatusRow, open_graph
    from .rdf.results import Table
    from .rdf.turtle_formatter import format_file, format_turtle
    from .validation.validate import validate

__all__ = [
    "Graph",
    "InternalError",
    "ScokgError",
    "SourceSyntaxError",
    "StatusRow",
    "Table",
    "UserError",
    "__version__",
    "format_file",
    "format_turtle",
    "open_graph",
    "validate",
]
_HOMES = {
    "Graph": "graph",
    "StatusRow": "graph",
    "Table": "rdf.results",
    "format_file": "rdf.turtle_formatter",
    "format_turtle": "rdf.turtle_formatter",
    "open_graph": "graph",
    "validate": "validation.validate",
}


def __dir__() -> list[str]:
    """Return the public names, including those that are not imported yet."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the module protocol
    """Import a public name on first access, so that the command line starts quickly.

    :raises AttributeError: if the package has no such name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
