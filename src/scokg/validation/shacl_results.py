"""SHACL validation results, the same whichever engine reports them, and the texts of the shapes that they name."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import NamedTuple

import pyoxigraph as ox

from ..rdf.terms import Term
from .property_paths import RDF, SH, Index, Properties, indexed, list_items

SKOLEM_PREFIX = "urn:x-scokg-blank:"
_SUFFIXES = {f"{SH}zeroOrMorePath": "*", f"{SH}oneOrMorePath": "+", f"{SH}zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class ShaclResult:
    """A validation result; IRIs have no angle brackets, literals are in N-Triples syntax.

    A path of more than one property is in SPARQL syntax, with angle brackets.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    severity: str
    shape: str
    message: str


class Violation(NamedTuple):
    """A violation as terms: the focus node, the value, the local name of the component, and the shape."""

    focus: Term
    value: Term | None
    component: str
    shape: Term


class _Shape(NamedTuple):
    path: str | None
    message: str | None
    severity: str = f"{SH}Violation"


class ShapeTexts:
    """The shapes graph, with path, message and severity of each shape; reports become results with these."""

    def __init__(self, text: str) -> None:
        """Parse the shapes, which are Turtle or N-Triples."""
        self.triples = [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)]
        self.index = indexed(self.triples)
        self._shapes = {result_text(node): _shape(self.index, node, about) for node, about in self.index.items()}

    def results(self, violations: Iterable[Violation]) -> list[ShaclResult]:
        """Return the sorted results of violations, each once."""
        return _sorted({self._of_violation(violation) for violation in violations})

    def results_of_report(self, report: str) -> list[ShaclResult]:
        """Return the sorted results of a validation report in N-Triples, each once."""
        index = indexed(quad.triple for quad in ox.parse(report.encode(), format=ox.RdfFormat.N_TRIPLES))
        nodes = [node for about in index.values() for node in about.get(f"{SH}result", [])]
        return _sorted({self._of_report(index[node]) for node in nodes})

    def _of_violation(self, violation: Violation) -> ShaclResult:
        shape = result_text(violation.shape)
        known = self._shapes[shape]
        return ShaclResult(
            focus=result_text(violation.focus),
            path=known.path,
            value=result_text(violation.value) if violation.value else None,
            component=f"{SH}{violation.component}ConstraintComponent",
            severity=known.severity,
            shape=shape,
            message=known.message or "",
        )

    def _of_report(self, about: Properties) -> ShaclResult:
        shape = _first(about, "sourceShape") or ""
        known = self._shapes.get(shape, _Shape(None, None))
        return ShaclResult(
            focus=_first(about, "focusNode") or "",
            path=known.path or _first(about, "resultPath"),
            value=_first(about, "value"),
            component=_first(about, "sourceConstraintComponent") or "",
            severity=_first(about, "resultSeverity") or "",
            shape=shape,
            message=known.message or "",
        )


def _sorted(results: set[ShaclResult]) -> list[ShaclResult]:
    return sorted(results, key=lambda result: [value or "" for value in astuple(result)])


def _shape(index: Index, node: Term, about: Properties) -> _Shape:
    severity = _first(about, "severity") or f"{SH}Violation"
    return _Shape(_shape_path(index, node), _message_text(about.get(f"{SH}message", [])), severity)


def result_text(term: Term) -> str:
    """Return a term as in results."""
    if not isinstance(term, ox.NamedNode):
        return str(term)
    return "_:" + term.value.removeprefix(SKOLEM_PREFIX) if term.value.startswith(SKOLEM_PREFIX) else term.value


def _first(about: Properties, name: str) -> str | None:
    return next((result_text(term) for term in about.get(SH + name, [])), None)


def _message_text(terms: list[Term]) -> str | None:
    """Return the English message if there is one, else any."""
    texts = [term for term in terms if isinstance(term, ox.Literal)]
    return min(((text.language != "en", text.value) for text in texts), default=(True, None))[1]


def _shape_path(index: Index, shape: Term) -> str | None:
    """Return the path of a property shape: the IRI of a single property, else SPARQL syntax."""
    paths = index[shape].get(f"{SH}path", [])
    if not paths:
        return None
    return paths[0].value if isinstance(paths[0], ox.NamedNode) else _path(index, paths[0])


def _path(index: Index, path: Term) -> str:
    if isinstance(path, ox.NamedNode):
        return str(path)
    about = index.get(path, {})
    if f"{RDF}first" in about:
        return "/".join(_path_element(index, item) for item in list_items(index, path))
    for predicate, values in about.items():
        if predicate == f"{SH}inversePath":
            return "^" + _path_element(index, values[0])
        if predicate == f"{SH}alternativePath":
            return "|".join(_path_element(index, item) for item in list_items(index, values[0]))
        if predicate in _SUFFIXES:
            return _path_element(index, values[0]) + _SUFFIXES[predicate]
    return str(path)


def _path_element(index: Index, path: Term) -> str:
    """Return an element of a path, in parentheses if necessary."""
    text = _path(index, path)
    simple = text.startswith("<") and text.endswith(">") and text.count("<") == 1
    inverse = text.startswith("^<") and text.endswith(">") and text.count("<") == 1
    return text if simple or inverse else f"({text})"
