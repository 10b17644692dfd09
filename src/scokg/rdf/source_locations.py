"""Source locations of statements: file, line and column of a subject, of a property, or of a value."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..errors import SourceSyntaxError
from .turtle_reader import Block, read


class SourceLocation(NamedTuple):
    """A position in a file; line and column are counted from 1."""

    file: str
    line: int
    column: int


class SourceLocator:
    """Finds the source locations of statements; reads a file with its layout only when it may hold one."""

    def __init__(self, contents: dict[Path, bytes]) -> None:
        """Take the contents of files that have been parsed as Turtle."""
        self._unread = dict(contents)
        self._locations: dict[tuple[str, str | None, str | None], SourceLocation] = {}

    def locate(self, thing: str, prop: str | None = None, value: str | None = None) -> SourceLocation | None:
        """Return the location of a value, else of its property, else of the thing; None if no file describes it."""
        self._read_files_with(thing)
        simple = prop.strip("<>") if prop else None
        for key in ((thing, simple, value), (thing, simple, None), (thing, None, None)):
            if key in self._locations:
                return self._locations[key]
        return None

    def _read_files_with(self, thing: str) -> None:
        """Read the files in which a line begins with the thing; if none describes it, all that mention it."""
        slug = thing.replace("#", "/").rsplit("/", 1)[-1].encode()
        first_on_line = re.compile(rb"^\S*" + re.escape(slug) + rb">?\s", re.MULTILINE)
        if (thing, None, None) not in self._locations:
            mentioning = [path for path, content in self._unread.items() if slug in content]
            self._read(path for path in mentioning if first_on_line.search(self._unread[path]))
        if (thing, None, None) not in self._locations:
            self._read(path for path in mentioning if path in self._unread)

    def _read(self, paths: Iterable[Path]) -> None:
        for path in list(paths):
            text = self._unread.pop(path).decode("utf-8")
            try:
                blocks = read(text, str(path)).blocks
            except SourceSyntaxError:
                continue  # Turtle that the project does not write: the problem is reported without its line
            for block in blocks:
                self._index(block, str(path))

    def _index(self, block: Block, file: str) -> None:
        if not isinstance(block.subject, NamedNode):
            return
        thing = block.subject.value
        self._locations.setdefault((thing, None, None), SourceLocation(file, block.line, block.column))
        for statement in block.statements:
            location, prop = SourceLocation(file, statement.line, statement.column), statement.predicate.value
            self._locations.setdefault((thing, prop, None), location)
            if isinstance(statement.object, NamedNode):
                self._locations.setdefault((thing, prop, statement.object.value), location)
            elif isinstance(statement.object, Literal):
                self._locations.setdefault((thing, prop, str(statement.object)), location)
                self._locations.setdefault((thing, prop, statement.object.value), location)
