"""Validate the dataset: text, syntax, SHACL shapes and hygiene rules; each problem has its file and line.

The graph is only checked against the shapes and the hygiene rules if every file could be parsed. Given files are
checked as an edit of the last commit: what it can affect is checked, and what was wrong before elsewhere is not
reported again.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode

from ..errors import SourceSyntaxError, UserError
from ..namespaces import PREFIXES
from ..progress import Progress, no_progress
from ..publication.layout import root
from ..rdf.parsing import parse_turtle
from ..rdf.source_locations import SourceLocator
from .edits import edit_of
from .graph_checks import Engine, GraphChecks
from .hygiene import read_rules
from .property_paths import DataIndex
from .report import Finding, ValidationProblem, ValidationReport, finding_of
from .shacl_results import result_text
from .source_checks import layout_problems, syntax_problem, text_problems
from .sources import LoadedSources, Sources, read_sources


def validate(
    paths: Iterable[Path] = (),
    *,
    engine: Engine = "quick",
    top: Path | None = None,
    progress: Progress = no_progress,
) -> ValidationReport:
    """Validate the published graph, or an edit of some of its files.

    Of an edit, the report has every problem in the given files, and every problem elsewhere that the publication did
    not have before, that is with the given files as they are in the last commit of the checkout, and all others as
    they are now. A new file was empty before. Without a commit to compare with, or if shapes are given, everything is
    checked, and errors are reported wherever they are. So are files that are not Turtle, since they hinder the check.

    :param paths: files or folders, which are added to the published files or replace them; a file that is in the last
        commit may have been deleted. By default, everything is validated.
    :param engine: ``quick`` (ours) or ``reference`` (pySHACL); tests check that their results are equal.
    :param top: another folder with the layout of the publication.
    :param progress: called with the current activity, the number of steps done and the total number of steps.
    :raises UserError: if a path neither exists nor was deleted since the last commit, or a folder has no Turtle file.
    """
    top = top or root()
    sources, rules = read_sources(paths, top), read_rules(top)
    checks = GraphChecks(_one_document(sources, top), rules, engine)
    loaded = sources.load()
    triples = len(loaded.store)
    problems = list(_source_problems(sources, [*loaded.errors, *_shape_errors(sources)]))
    if not any(problem.level == "error" for problem in problems):
        problems += graph_problems(sources, loaded, checks, progress)
    return ValidationReport(
        sorted(set(problems), key=_sort_key),
        len(sources.given or [*sources.contents, *sources.shapes]),
        triples,
        _count_shapes(sources.shapes, problems),
        len(rules),
    )


def graph_problems(
    sources: Sources, loaded: LoadedSources, checks: GraphChecks, progress: Progress = no_progress
) -> list[ValidationProblem]:
    """Return what is wrong with the graph, or with what an edit of it affects; see :func:`validate`.

    :param loaded: the triples of ``sources``; an edit may be undone there.
    """
    locator = SourceLocator(dict(sources.contents))
    data = DataIndex(loaded.store)
    if loaded.before is None:
        problems = [_located(locator, found) for found in checks.findings(data, None, progress)]
        return [problem for problem in problems if problem.level == "error" or _is_inside(problem, sources)]
    edit = edit_of(loaded.before, loaded.after, data)
    findings = dict.fromkeys(checks.findings(data, edit, progress))
    described = {result_text(quad.subject) for quad in loaded.after}
    inside = [_located(locator, found) for found in findings if found.thing in described]
    problems = [problem for problem in inside if _is_inside(problem, sources)]
    elsewhere = set(findings) - {finding_of(problem) for problem in problems}
    loaded.undo_edit()
    known = checks.earlier_findings(DataIndex(loaded.store), edit, {found.rule for found in elsewhere})
    return problems + [_located(locator, found) for found in elsewhere.difference(known)]


def _is_inside(problem: ValidationProblem, sources: Sources) -> bool:
    return not sources.given or problem.file in {str(path) for path in sources.given}


def _shape_errors(sources: Sources) -> Iterator[SourceSyntaxError]:
    """Yield the syntax errors in shapes."""
    for path, content in sources.shapes.items():
        try:
            parse_turtle(content, str(path))
        except SourceSyntaxError as error:
            yield error


def _source_problems(sources: Sources, errors: list[SourceSyntaxError]) -> Iterator[ValidationProblem]:
    """Yield the problems of single files: the text and layout of the given ones, by default of all, and all syntax."""
    yield from (syntax_problem(error) for error in errors)
    files = {**sources.contents, **sources.shapes}
    for path in [path for path in sources.given if path in files] if sources.given else files:
        yield from text_problems(path, files[path])
        if path in sources.contents and str(path) not in {error.file for error in errors}:
            yield from layout_problems(path, files[path])


def _one_document(sources: Sources, top: Path) -> str:
    """Return all shapes as one Turtle document; tests check that they are valid SHACL."""
    if not sources.shapes:
        raise UserError(f"{top / 'shapes'}: no shapes found; nothing was validated")
    return "\n".join(content.decode("utf-8", "replace") for content in sources.shapes.values())


def _count_shapes(shapes: Mapping[Path, bytes], problems: list[ValidationProblem]) -> int:
    """Return the number of node shapes in the files that could be parsed."""
    broken = {problem.file for problem in problems if problem.rule in {"syntax", "text"}}
    node_shape = NamedNode(PREFIXES["sh"] + "NodeShape")
    parsed = (parse_turtle(content, str(path)) for path, content in shapes.items() if str(path) not in broken)
    return sum(quad.object == node_shape for quads in parsed for quad in quads)


def _sort_key(problem: ValidationProblem) -> tuple[object, ...]:
    return (*problem[:3], problem.rule, problem.thing, problem.property or "", problem.value or "")


def _located(locator: SourceLocator, found: Finding) -> ValidationProblem:
    """Return a finding as a problem with its source location, if there is one."""
    file, line, column = locator.locate(found.thing, found.property, found.value) or ("", 0, 0)
    return ValidationProblem(file, line, column, *found)
