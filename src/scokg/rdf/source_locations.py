"""Where a statement stands: file, line and column of a subject, of its property, or of one value."""

from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..errors import SourceSyntaxError
from .turtle_reader import Block, read


class SourceLocation(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


class SourceLocator:
    """Finds statements in the text of files; a file is read with its layout only when something in it is sought."""

    def __init__(self, contents: dict[Path, bytes]) -> None:
        """Take the files' contents, already known to be Turtle."""
        self._waiting = dict(contents)
        self._places: dict[tuple[str, str | None, str | None], SourceLocation] = {}

    def place(self, thing: str, prop: str | None = None, value: str | None = None) -> SourceLocation | None:
        """Give the place of a value, else of its property, else of the thing; None when no file describes it."""
        self._read_files_with(thing)
        simple = prop.strip("<>") if prop else None
        for key in ((thing, simple, value), (thing, simple, None), (thing, None, None)):
            if key in self._places:
                return self._places[key]
        return None

    def _read_files_with(self, thing: str) -> None:
        slug = thing.replace("#", "/").rsplit("/", 1)[-1].encode()
        for path in [path for path, content in self._waiting.items() if slug in content]:
            text = self._waiting.pop(path).decode("utf-8")
            try:
                blocks = read(text, str(path)).blocks
            except SourceSyntaxError:
                continue  # Turtle that this project does not write: the problem is told without its line
            for block in blocks:
                self._note(block, str(path))

    def _note(self, block: Block, file: str) -> None:
        if not isinstance(block.subject, NamedNode):
            return
        thing = block.subject.value
        self._places.setdefault((thing, None, None), SourceLocation(file, block.line, block.column))
        for statement in block.statements:
            place, prop = SourceLocation(file, statement.line, statement.column), statement.predicate.value
            self._places.setdefault((thing, prop, None), place)
            if isinstance(statement.object, NamedNode):
                self._places.setdefault((thing, prop, statement.object.value), place)
            elif isinstance(statement.object, Literal):
                self._places.setdefault((thing, prop, str(statement.object)), place)
                self._places.setdefault((thing, prop, statement.object.value), place)
