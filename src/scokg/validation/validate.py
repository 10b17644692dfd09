"""Dataset → validate: text, syntax, shapes and hygiene, each problem with its file and line.

The order is that of a reader's patience: a file that cannot be read stops at its text; the graph is held against the
shapes (SHACL) and the hygiene rules only when every file could be read.
"""

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
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "info"}


class ValidationProblem(NamedTuple):
    """Something wrong: where it stands, how grave it is, which rule says so, and what to do about it."""

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
    """What a validation found, and how much it looked at."""

    problems: list[ValidationProblem]
    files: int
    triples: int
    shapes: int
    rules: int

    @property
    def conforms(self) -> bool:
        """Tell whether there is no error; warnings and infos do not count."""
        return not any(problem.level == "error" for problem in self.problems)


def validate(
    paths: Iterable[Path] = (),
    *,
    engine: Engine = "quick",
    top: Path | None = None,
    progress: Progress = no_progress,
) -> ValidationReport:
    """Validate the published graph, or the given files together with it.

    :param paths: files or folders; they stand beside the published files, or in the place of those that they are.
        Every error is told, wherever it stands, since a change can break what it does not touch; warnings and infos
        only for the given files. None: everything.
    :param engine: ``quick`` (rudof) or ``reference`` (pySHACL); a test holds both to the same results.
    :param top: another folder with the layout of the publication.
    :param progress: called with what is being done, how many steps are done, and how many there are.
    :raises UserError: when a path does not exist, or names no Turtle file.
    """
    top = top or root()
    given = _given_files(paths)
    files = _with_given(turtle_files(top), given, top)
    shapes = {path: read_bytes(path) for path in shape_files(top)}
    contents = {file.path: read_bytes(file.path) for file in files}
    rules = hygiene.read_rules(top)
    total = 2 + len(rules)
    progress("reading", 0, total)
    looked_at = given or [*contents, *shapes]
    problems = [p for path in looked_at for p in _text_problems(path, {**contents, **shapes}[path])]
    problems += _shape_file_problems(shapes)
    quads = _quads(files, contents, problems)
    if not any(problem.level == "error" for problem in problems):
        checks = _checks(quads, _joined(shapes, top), engine, rules)
        locator = SourceLocator(contents)
        for step, (what, check) in enumerate(checks, 1):
            progress(what, step, total)
            problems += (_located(locator, finding) for finding in check())
    progress("done", total, total)
    told = {problem for problem in problems if _is_told(problem, given)}
    return ValidationReport(
        sorted(told, key=_order), len(looked_at), len(quads), _count_shapes(shapes, problems), len(rules)
    )


def _count_shapes(shapes: dict[Path, bytes], problems: list[ValidationProblem]) -> int:
    """Count the node shapes of the files that could be parsed."""
    broken = {problem.file for problem in problems if problem.rule in {"syntax", "text"}}
    node_shape = NamedNode(PREFIXES["sh"] + "NodeShape")
    parsed = (parse_turtle(content, str(path)) for path, content in shapes.items() if str(path) not in broken)
    return sum(quad.object == node_shape for quads in parsed for quad in quads)


def _is_told(problem: ValidationProblem, given: list[Path]) -> bool:
    return not given or problem.level == "error" or problem.file in {str(path) for path in given}


def _order(problem: ValidationProblem) -> tuple[object, ...]:
    return (*problem[:3], problem.rule, problem.thing, problem.property or "", problem.value or "")


def _given_files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"{path}: the folder holds no Turtle file (*.ttl)")
        if not path.is_dir() and path.exists() and not path.is_file():
            raise UserError(f"{path}: not a regular file; save what is to be validated in a file")
        found += inside
    return list(dict.fromkeys(found))


def _with_given(published: list[PublishedFile], given: list[Path], top: Path) -> list[PublishedFile]:
    """Put the given files beside the published ones; files of shapes are looked at anyway."""
    shapes = {path.resolve() for path in shape_files(top)}
    replaced = {path.resolve() for path in given}
    graphs = {file.path.resolve(): file.graph for file in published}
    kept = [file for file in published if file.path.resolve() not in replaced]
    return kept + [
        PublishedFile(path, graphs.get(path.resolve(), _guess_graph(path)))
        for path in given
        if path.resolve() not in shapes
    ]


def _guess_graph(path: Path) -> str:
    """Give the graph of a file that is not published, from the folder that it stands in."""
    parts = path.resolve().parts
    for folder in ("ontology", "data"):
        if folder in parts[:-1]:
            return graph_of(Path(*parts[len(parts) - 1 - parts[::-1].index(folder) :]))
    return GRAPH + "facts"


def _text_problems(path: Path, content: bytes) -> Iterator[ValidationProblem]:
    """Find what is wrong with the bytes of a file: encoding, normalization, line ends."""

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
    """Parse the files into their named graphs; a syntax error becomes a problem."""
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
    """Find Turtle that this project does not write: @base and labelled blank nodes, which nobody could locate."""
    if b"_:" in content or b"base" in content.lower():
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
    """Find the files of shapes that are no Turtle; that shapes are SHACL is for the tests."""
    for path, content in shapes.items():
        try:
            parse_turtle(content, str(path))
        except SourceSyntaxError as error:
            yield _syntax_problem(error)


def _syntax_problem(error: SourceSyntaxError) -> ValidationProblem:
    message = f"This is not Turtle: {error.reason.rstrip('.')}."
    return ValidationProblem(error.file, error.line, error.column, "error", "syntax", "", None, None, message)


def _joined(shapes: dict[Path, bytes], top: Path) -> str:
    if not shapes:
        raise UserError(f"{top / 'shapes'}: no shapes there; nothing was validated")
    return "\n".join(content.decode("utf-8") for content in shapes.values())


class Finding(NamedTuple):
    """What a check found, before its place is known."""

    level: str
    rule: str
    thing: str
    property: str | None
    value: str | None
    message: str


Check = tuple[str, Callable[[], Iterator[Finding]]]


def _checks(quads: list[Quad], shapes: str, engine: Engine, rules: list[hygiene.HygieneRule]) -> Iterator[Check]:
    """Give the checks of the graph, by name, each to be run when its turn comes."""
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
    for offence in hygiene.run_rule(rule, merged, named):
        yield Finding(offence.level, offence.rule, *offence[2:])


def _located(locator: SourceLocator, found: Finding) -> ValidationProblem:
    """Give a finding its place; one whose thing stands nowhere keeps no place and is told all the same."""
    file, line, column = locator.place(found.thing, found.property, found.value) or ("", 0, 0)
    return ValidationProblem(file, line, column, *found)
