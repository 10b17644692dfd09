"""Validate the dataset: text, syntax, SHACL shapes and hygiene rules; each problem has its file and line.

The graph is only checked against the shapes and the hygiene rules if every file could be parsed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from ..atomic_io import read_bytes
from ..errors import SourceSyntaxError, UserError
from ..namespaces import GRAPH, PREFIXES, compact
from ..progress import Progress, no_progress
from ..publication.layout import PublishedFile, graph_of, root, shape_files, turtle_files
from ..rdf.named_graphs import in_graph, merged_store
from ..rdf.parsing import parse_turtle
from ..rdf.serializers import write_triples
from ..rdf.source_locations import SourceLocator
from ..rdf.turtle_reader import read
from . import hygiene, shacl

Engine = Literal["quick", "reference"]
_NOT_WRITTEN = re.compile(rb"(?:^|[\s,;(\[])_:\w|^\s*@?base\s", re.MULTILINE | re.IGNORECASE)
"""What may be a labelled blank node or a base."""
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "info"}


class ValidationProblem(NamedTuple):
    """A problem: its source location, level, rule, thing, property and value, and what to do about it."""

    file: str
    line: int
    column: int
    level: str
    rule: str
    thing: str
    property: str | None
    value: str | None
    message: str


class ValidationReport(NamedTuple):
    """The problems found, and the numbers of files, triples, shapes and rules checked."""

    problems: list[ValidationProblem]
    files: int
    triples: int
    shapes: int
    rules: int

    @property
    def conforms(self) -> bool:
        """Whether there is no problem of the level ``error``."""
        return not any(problem.level == "error" for problem in self.problems)


def validate(
    paths: Iterable[Path] = (),
    *,
    engine: Engine = "quick",
    top: Path | None = None,
    progress: Progress = no_progress,
) -> ValidationReport:
    """Validate the published graph, or given files together with it.

    :param paths: files or folders, which are added to the published files or replace them. Errors are reported for all
        files, since a change can invalidate what it does not touch; warnings and infos for the given files only. By
        default, everything is validated.
    :param engine: ``quick`` (rudof) or ``reference`` (pySHACL); tests check that their results are equal.
    :param top: another folder with the layout of the publication.
    :param progress: called with the current activity, the number of steps done and the total number of steps.
    :raises UserError: if a path does not exist, or a folder has no Turtle file.
    """
    top = top or root()
    given = _given_files(paths)
    files = _with_given(turtle_files(top), given, top)
    shapes = {path: read_bytes(path) for path in shape_files(top)}
    contents = {file.path: read_bytes(file.path) for file in files}
    rules = hygiene.read_rules(top)
    total = 2 + len(rules)
    progress("reading", 0, total)
    checked = given or [*contents, *shapes]
    problems = [p for path in checked for p in _text_problems(path, {**contents, **shapes}[path])]
    problems += _shape_file_problems(shapes)
    quads = _quads(files, contents, problems)
    if not any(problem.level == "error" for problem in problems):
        checks = _checks(quads, _concatenated(shapes, top), engine, rules)
        locator = SourceLocator(contents)
        for step, (what, check) in enumerate(checks, 1):
            progress(what, step, total)
            problems += (_located(locator, finding) for finding in check())
    progress("done", total, total)
    reported = {problem for problem in problems if _is_reported(problem, given)}
    return ValidationReport(
        sorted(reported, key=_sort_key), len(checked), len(quads), _count_shapes(shapes, problems), len(rules)
    )


def _count_shapes(shapes: dict[Path, bytes], problems: list[ValidationProblem]) -> int:
    """Return the number of node shapes in the files that could be parsed."""
    broken = {problem.file for problem in problems if problem.rule in {"syntax", "text"}}
    node_shape = NamedNode(PREFIXES["sh"] + "NodeShape")
    parsed = (parse_turtle(content, str(path)) for path, content in shapes.items() if str(path) not in broken)
    return sum(quad.object == node_shape for quads in parsed for quad in quads)


def _is_reported(problem: ValidationProblem, given: list[Path]) -> bool:
    return not given or problem.level == "error" or problem.file in {str(path) for path in given}


def _sort_key(problem: ValidationProblem) -> tuple[object, ...]:
    return (*problem[:3], problem.rule, problem.thing, problem.property or "", problem.value or "")


def _given_files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"{path}: the folder has no Turtle files (*.ttl)")
        if not path.is_dir() and path.exists() and not path.is_file():
            raise UserError(f"{path}: not a regular file; save the input to a file first")
        found += inside
    return list(dict.fromkeys(found))


def _with_given(published: list[PublishedFile], given: list[Path], top: Path) -> list[PublishedFile]:
    """Add the given files to the published ones, or replace them; shapes are always checked."""
    shapes = {path.resolve() for path in shape_files(top)}
    replaced = {path.resolve() for path in given}
    graphs = {file.path.resolve(): file.graph for file in published}
    unchanged = [file for file in published if file.path.resolve() not in replaced]
    return unchanged + [
        PublishedFile(path, graphs.get(path.resolve(), _guess_graph(path)))
        for path in given
        if path.resolve() not in shapes
    ]


def _guess_graph(path: Path) -> str:
    """Return the named graph of a file that is not published, guessed from its folder."""
    parts = path.resolve().parts
    for folder in ("ontology", "data"):
        if folder in parts[:-1]:
            return graph_of(Path(*parts[len(parts) - 1 - parts[::-1].index(folder) :]))
    return GRAPH + "facts"


def _text_problems(path: Path, content: bytes) -> Iterator[ValidationProblem]:
    """Yield the problems with the encoding, Unicode normalization and line ends of a file."""

    def problem(line: int, message: str) -> ValidationProblem:
        return ValidationProblem(str(path), line, 1, "error", "text", "", None, None, message)

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem(content[: error.start].count(b"\n") + 1, "This is not UTF-8. Save the file as UTF-8.")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield problem(
                number,
                "This is not in Unicode normalization form C. Write é as one character, and so on.",
            )
        if line.endswith("\r"):
            yield problem(number, "This line ends in CR. Save the file with LF line ends.")
    if text.startswith("\ufeff"):
        yield problem(1, "The file begins with a byte order mark. Save it without one.")


def _quads(files: list[PublishedFile], contents: dict[Path, bytes], problems: list[ValidationProblem]) -> list[Quad]:
    """Parse the files into their named graphs, and add syntax errors to ``problems``."""
    quads: list[Quad] = []
    for path, graph in files:
        try:
            parsed = parse_turtle(contents[path], str(path))
        except SourceSyntaxError as error:
            problems.append(_syntax_problem(error))
            continue
        problems += _layout_problems(path, contents[path])
        quads += in_graph(parsed, graph)
    return quads


def _layout_problems(path: Path, content: bytes) -> Iterator[ValidationProblem]:
    """Yield a problem for Turtle that the project does not write and cannot locate: @base, labelled blank nodes."""
    if _NOT_WRITTEN.search(content):
        try:
            read(content.decode("utf-8"), str(path))
        except SourceSyntaxError as error:
            message = f"This project does not write such Turtle: {error.reason}."
            yield ValidationProblem(error.file, error.line, error.column, "error", "layout", "", None, None, message)


def _stores(quads: list[Quad]) -> tuple[Store, Store]:
    named = Store()
    named.extend(quads)
    return merged_store(quads), named


def _shape_file_problems(shapes: dict[Path, bytes]) -> Iterator[ValidationProblem]:
    """Yield the syntax errors in shapes; tests check that the shapes are valid SHACL."""
    for path, content in shapes.items():
        try:
            parse_turtle(content, str(path))
        except SourceSyntaxError as error:
            yield _syntax_problem(error)


def _syntax_problem(error: SourceSyntaxError) -> ValidationProblem:
    message = f"This is not Turtle: {error.reason.rstrip('.')}."
    return ValidationProblem(error.file, error.line, error.column, "error", "syntax", "", None, None, message)


def _concatenated(shapes: dict[Path, bytes], top: Path) -> str:
    if not shapes:
        raise UserError(f"{top / 'shapes'}: no shapes found; nothing was validated")
    return "\n".join(content.decode("utf-8") for content in shapes.values())


class Finding(NamedTuple):
    """A problem whose source location is not known yet."""

    level: str
    rule: str
    thing: str
    property: str | None
    value: str | None
    message: str


Check = tuple[str, Callable[[], Iterator[Finding]]]


def _checks(quads: list[Quad], shapes: str, engine: Engine, rules: list[hygiene.HygieneRule]) -> Iterator[Check]:
    """Yield the checks of the graph: their names, and functions that run them."""
    merged, named = _stores(quads)
    yield "shapes", lambda: _shape_findings(merged, shapes, engine)
    for rule in rules:
        yield rule.query.name, lambda rule=rule: _hygiene_findings(rule, merged, named)  # type: ignore[misc]


def _shape_findings(merged: Store, shapes: str, engine: Engine) -> Iterator[Finding]:
    check = shacl.validate_quick if engine == "quick" else shacl.validate_reference
    for result in check(write_triples((quad.triple for quad in merged), RdfFormat.N_TRIPLES), shapes):
        level = _LEVELS[result.severity.removeprefix(PREFIXES["sh"])]
        yield Finding(level, compact(result.shape), result.focus, result.path, result.value, result.message)


def _hygiene_findings(rule: hygiene.HygieneRule, merged: Store, named: Store) -> Iterator[Finding]:
    for violation in hygiene.run_rule(rule, merged, named):
        yield Finding(violation.level, violation.rule, *violation[2:])


def _located(locator: SourceLocator, found: Finding) -> ValidationProblem:
    """Return a finding as a problem with its source location, if there is one."""
    file, line, column = locator.locate(found.thing, found.property, found.value) or ("", 0, 0)
    return ValidationProblem(file, line, column, *found)
