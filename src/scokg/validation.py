"""Dataset → validate: text, syntax, shapes and hygiene, each problem with its file and line.

The order is that of a reader's patience: a file that cannot be read stops at its text; the graph is held against the
shapes (SHACL) and the hygiene rules only when every file could be read.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from . import hygiene, shacl
from .dataset import parse_turtle, write_triples
from .errors import SourceSyntaxError, UserError
from .files import PublishedFile, graph_of, read_bytes, root, shape_files, turtle_files
from .locate import Locator
from .vocabulary import GRAPH, PREFIXES, compact

Engine = Literal["quick", "reference"]
Progress = Callable[[str, int, int], None]
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "info"}


class Problem(NamedTuple):
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


class Report(NamedTuple):
    """What a validation found, and how much it looked at."""

    problems: list[Problem]
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
    progress: Progress = lambda what, done, total: None,
) -> Report:
    """Validate the published graph, or the given files together with it.

    :param paths: files or folders; they stand beside the published files (or in the place of those that they are),
        and only their own problems are reported. None: everything.
    :param engine: ``quick`` (rudof) or ``reference`` (pySHACL); a test holds both to the same results.
    :param top: another folder with the layout of the publication.
    :param progress: called with what is being done, how many steps are done, and how many there are.
    :raises UserError: when a path does not exist, or names no Turtle file.
    """
    top = top or root()
    given = _given_files(paths)
    files = _with_given(turtle_files(top), given)
    contents = {file.path: read_bytes(file.path) for file in files}
    rules = hygiene.read_rules(top)
    total = 2 + len(rules)
    progress("reading", 0, total)
    looked_at = given or [file.path for file in files]
    problems = [problem for path in looked_at for problem in _text_problems(path, contents[path])]
    quads = _quads(files, contents, problems)
    shapes = _shapes_text(top)
    if not any(problem.level == "error" for problem in problems):
        merged, named = _stores(quads)
        locator = Locator({path: contents[path] for path in looked_at})
        progress("shapes", 1, total)
        problems += _shape_problems(merged, shapes, engine, locator, bool(given))
        for step, rule in enumerate(rules):
            progress(rule.query.name, 2 + step, total)
            problems += _hygiene_problems(rule, merged, named, locator, bool(given))
    progress("done", total, total)
    return Report(sorted(problems, key=_order), len(looked_at), len(quads), shapes.count("sh:NodeShape"), len(rules))


def _order(problem: Problem) -> tuple[object, ...]:
    return (problem.file, problem.line, problem.column, problem.rule, problem.thing, str(problem[6]), str(problem[7]))


def _given_files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"{path}: the folder holds no Turtle file (*.ttl)")
        found += inside
    for path in found:
        read_bytes(path)
    return found


def _with_given(published: list[PublishedFile], given: list[Path]) -> list[PublishedFile]:
    replaced = {path.resolve() for path in given}
    kept = [file for file in published if file.path.resolve() not in replaced]
    graphs = {file.path.resolve(): file.graph for file in published}
    return kept + [PublishedFile(path, graphs.get(path.resolve(), _guess_graph(path))) for path in given]


def _guess_graph(path: Path) -> str:
    """Give the graph of a file that is not published, from the folder that it stands in."""
    parts = path.resolve().parts
    for folder in ("ontology", "data"):
        if folder in parts[:-1]:
            return graph_of(Path(*parts[len(parts) - 1 - parts[::-1].index(folder) :]))
    return GRAPH + "facts"


def _text_problems(path: Path, content: bytes) -> Iterator[Problem]:
    """Find what is wrong with the bytes of a file: encoding, normalization, line ends."""

    def problem(line: int, message: str) -> Problem:
        return Problem(str(path), line, 1, "error", "text", "", None, None, message)

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem(content[: error.start].count(b"\n") + 1, "This is not UTF-8. Save the file as UTF-8.")
        return
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if not unicodedata.is_normalized("NFC", line):
            yield problem(number, "This text is not in Unicode normalization form C. Run `scokg fmt`, or type it anew.")
        if line.endswith(("\r\n", "\r")):
            yield problem(number, "This line ends in CR. Save the file with LF line ends.")
    if text.startswith("\ufeff"):
        yield problem(1, "The file begins with a byte order mark. Save it without one.")


def _quads(files: list[PublishedFile], contents: dict[Path, bytes], problems: list[Problem]) -> list[Quad]:
    """Parse the files into their named graphs; a syntax error becomes a problem."""
    quads: list[Quad] = []
    for path, graph_iri in files:
        graph = NamedNode(graph_iri)
        try:
            parsed = parse_turtle(contents[path], str(path))
        except SourceSyntaxError as error:
            message = f"This is not Turtle: {error.reason}."
            problems.append(Problem(str(path), error.line, error.column, "error", "syntax", "", None, None, message))
            continue
        quads += (Quad(q.subject, q.predicate, q.object, graph) for q in parsed)
    return quads


def _stores(quads: list[Quad]) -> tuple[Store, Store]:
    merged, named = Store(), Store()
    merged.extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)
    named.extend(quads)
    return merged, named


def _shapes_text(top: Path) -> str:
    paths = shape_files(top)
    if not paths:
        raise UserError(f"{top / 'shapes'}: no shapes there; nothing was validated")
    return "\n".join(read_bytes(path).decode("utf-8") for path in paths)


def _shape_problems(
    merged: Store, shapes: str, engine: Engine, locator: Locator, only_located: bool
) -> Iterator[Problem]:
    check = shacl.validate_quick if engine == "quick" else shacl.validate_reference
    for result in check(write_triples((quad.triple for quad in merged), RdfFormat.N_TRIPLES), shapes):
        level = _LEVELS[result.severity.removeprefix(PREFIXES["sh"])]
        found = (result.focus, result.path, result.value)
        yield from _located(locator, only_located, (level, compact(result.shape)), found, result.message)


def _hygiene_problems(
    rule: hygiene.Rule, merged: Store, named: Store, locator: Locator, only_located: bool
) -> Iterator[Problem]:
    for offence in hygiene.run_rule(rule, merged, named):
        found = (offence.thing, offence.property, offence.value)
        yield from _located(locator, only_located, (offence.level, offence.rule), found, offence.message)


def _located(
    locator: Locator,
    only_located: bool,
    kind: tuple[str, str],
    found: tuple[str, str | None, str | None],
    message: str,
) -> Iterator[Problem]:
    """Give the problem its place; leave it out when only the given files count and it stands in none of them."""
    place = locator.place(*found)
    if place or not only_located:
        file, line, column = place or ("", 0, 0)
        yield Problem(file, line, column, *kind, *found, message)  # type: ignore[arg-type]
