"""Problems of single files: encoding, Unicode normalization, line ends, syntax, and Turtle that the project avoids."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..errors import SourceSyntaxError
from ..rdf.turtle_reader import read
from .report import ValidationProblem

_NOT_WRITTEN = re.compile(rb"(?:^|[\s,;(\[])_:\w|^\s*@?base\s", re.MULTILINE | re.IGNORECASE)
"""What may be a labelled blank node or a base."""


def text_problems(path: Path, content: bytes) -> Iterator[ValidationProblem]:
    """Yield the problems with the encoding, Unicode normalization and line ends of a file."""

    def problem(line: int, message: str) -> ValidationProblem:
        return ValidationProblem(str(path), line, 1, "error", "text", "", None, None, message)

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem(content[: error.start].count(b"\n") + 1, "This is not UTF-8. Save the file as UTF-8.")
        return
    if not text.isascii() or b"\r" in content:
        yield from (problem(line, message) for line, message in _line_problems(text))
    if text.startswith("\ufeff"):
        yield problem(1, "The file begins with a byte order mark. Save it without one.")


def _line_problems(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield number, "This is not in Unicode normalization form C. Write é as one character, and so on."
        if line.endswith("\r"):
            yield number, "This line ends in CR. Save the file with LF line ends."


def layout_problems(path: Path, content: bytes) -> Iterator[ValidationProblem]:
    """Yield a problem for Turtle that the project does not write and cannot locate: @base, labelled blank nodes."""
    if _NOT_WRITTEN.search(content):
        try:
            read(content.decode("utf-8"), str(path))
        except SourceSyntaxError as error:
            message = f"This project does not write such Turtle: {error.reason}."
            yield ValidationProblem(error.file, error.line, error.column, "error", "layout", "", None, None, message)


def syntax_problem(error: SourceSyntaxError) -> ValidationProblem:
    """Return a syntax error as a problem."""
    message = f"This is not Turtle: {error.reason.rstrip('.')}."
    return ValidationProblem(error.file, error.line, error.column, "error", "syntax", "", None, None, message)
