"""Validate RDF against SHACL shapes, with a quick engine (pyrudof) and with a reference engine (pyshacl).

Both give the same results here: a report is read as RDF, path and message are taken from the shapes graph, and results
are sorted. Nothing is inferred. Blank nodes of the data bear a name while an engine works, since pyrudof refuses blank
focus nodes in SPARQL constraints.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from ..namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as QueryResult

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Properties = dict[str, list[Term]]
Index = dict[Term, Properties]

SH = PREFIXES["sh"]
RDF = PREFIXES["rdf"]
BLANK = "urn:x-scokg-blank:"
_SUFFIXES = {f"{SH}zeroOrMorePath": "*", f"{SH}oneOrMorePath": "+", f"{SH}zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class ShaclResult:
    """One finding: IRIs are full and without angle brackets, literals stand in their N-Triples form.

    A path that is more than one property stands in SPARQL's notation, with angle brackets.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    severity: str
    shape: str
    message: str


class QuickEngine:
    """A session of pyrudof, to be used again and again: what it loads first costs far more than what it loads next."""

    def __init__(self, shapes: str) -> None:
        """Open a session with the given shapes."""
        import pyrudof

        self._session = pyrudof.Rudof(pyrudof.RudofConfig())
        self._loaded: set[ox.Triple] = set()
        self.load_shapes(shapes)

    def load_shapes(self, shapes: str) -> None:
        """Put other shapes in the place of those loaded."""
        import pyrudof

        self._shapes = _Shapes(shapes)
        self._session.read_shacl(shapes, pyrudof.ShaclFormat.Turtle, reader_mode=pyrudof.ReaderMode.Strict)

    def validate(self, data: str) -> list[ShaclResult]:
        """Validate data; both are Turtle or N-Triples."""
        import pyrudof

        triples = set(_named_triples(data))
        if not triples:
            return []
        if not self._loaded or not self._load_difference(triples):
            self._load(triples)
        self._session.validate_shacl(pyrudof.ShaclValidationMode.Native)
        report = pyrudof.ResultShaclValidationFormat.NTriples
        return self._shapes.results(self._session.serialize_shacl_validation_results(format=report))

    def _load(self, triples: set[ox.Triple], *, merge: bool = False) -> None:
        import pyrudof

        strict = pyrudof.ReaderMode.Strict
        self._session.read_data(_ntriples(triples), pyrudof.RDFFormat.NTriples, reader_mode=strict, merge=merge)
        self._loaded = triples

    def _load_difference(self, triples: set[ox.Triple]) -> bool:
        """Change only what differs from the data loaded; tell whether that led to the new data."""
        import pyrudof

        self._session.remove_triples(
            [(str(t.subject), str(t.predicate), str(t.object)) for t in self._loaded - triples], strict_iris=True
        )
        if added := triples - self._loaded:
            self._load(added, merge=True)
        self._loaded = triples
        return self._session.serialize_data(format=pyrudof.ResultDataFormat.NTriples).count("\n") == len(triples)


class ReferenceEngine:
    """pyshacl on rdflib graphs, with the shapes parsed once."""

    def __init__(self, shapes: str, *, prepare: bool = True) -> None:
        """Parse the shapes.

        :param prepare: parse each SPARQL query once instead of once a focus node; False leaves pyshacl as it comes.
        """
        self._shapes = _Shapes(shapes)
        self._prepare = prepare
        self._graph = _rdflib_graph(self._shapes.triples)

    def check_shapes(self) -> str | None:
        """Hold the shapes against the shapes of SHACL itself; give the report when they do not conform."""
        from pyshacl.entrypoints import meta_validate

        conforms, _, report = meta_validate(self._graph, inference="none")
        return None if conforms else str(report)

    def validate(self, data: str) -> list[ShaclResult]:
        """Validate data; both are Turtle or N-Triples."""
        import pyshacl

        with _quiet_literals():
            graph = _rdflib_graph(_named_triples(data), prepare=self._prepare)
            _, report, _ = pyshacl.validate(graph, shacl_graph=self._graph, inference="none", inplace=True)
        return self._shapes.results(report.serialize(format="nt"))


def validate_quick(data: str, shapes: str) -> list[ShaclResult]:
    """Validate with pyrudof; data and shapes are Turtle or N-Triples.

    :raises SyntaxError: when either is not Turtle.
    :raises pyrudof.ShaclError: when the shapes are malformed.
    """
    return QuickEngine(shapes).validate(data)


def validate_reference(data: str, shapes: str, *, prepare: bool = True) -> list[ShaclResult]:
    """Validate with pyshacl; data and shapes are Turtle or N-Triples.

    :param prepare: parse each SPARQL query once instead of once a focus node; False leaves pyshacl as it comes.
    :raises SyntaxError: when either is not Turtle.
    :raises pyshacl.errors.ShapeLoadError: when the shapes are malformed.
    """
    return ReferenceEngine(shapes, prepare=prepare).validate(data)


class _Shape(NamedTuple):
    path: str | None
    message: str | None


class _Shapes:
    """What the shapes graph says about each shape, and how a report reads in its light."""

    def __init__(self, text: str) -> None:
        self.triples = list(_triples(text))
        index = _index(self.triples)
        self.shapes = {_text(node): _Shape(_shape_path(index, node), _message(about)) for node, about in index.items()}

    def results(self, report: str) -> list[ShaclResult]:
        """Read a validation report in N-Triples; what is said twice is given once."""
        index = _index(_triples(report))
        nodes = [node for about in index.values() for node in about.get(f"{SH}result", [])]
        return sorted({self._result(index[node]) for node in nodes}, key=lambda result: astuple(_without_none(result)))

    def _result(self, about: Properties) -> ShaclResult:
        shape = _first(about, "sourceShape") or ""
        known = self.shapes.get(shape, _Shape(None, None))
        return ShaclResult(
            focus=_first(about, "focusNode") or "",
            path=known.path or _first(about, "resultPath"),
            value=_first(about, "value"),
            component=_first(about, "sourceConstraintComponent") or "",
            severity=_first(about, "resultSeverity") or "",
            shape=shape,
            message=known.message or _message_text(about.get(f"{SH}resultMessage", [])) or "",
        )


def _without_none(result: ShaclResult) -> ShaclResult:
    return ShaclResult(
        result.focus,
        result.path or "",
        result.value or "",
        result.component,
        result.severity,
        result.shape,
        result.message,
    )


def _triples(text: str) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def _named_triples(text: str) -> Iterator[ox.Triple]:
    """Parse Turtle, giving each blank node a name."""
    for triple in _triples(text):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.BlankNode):
            subject = ox.NamedNode(BLANK + subject.value)
        if isinstance(value, ox.BlankNode):
            value = ox.NamedNode(BLANK + value.value)
        yield ox.Triple(subject, triple.predicate, value)


def _ntriples(triples: Iterable[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in triples)


def _index(triples: Iterable[ox.Triple]) -> Index:
    """Group triples by subject and predicate."""
    index: Index = {}
    for triple in triples:
        index.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return index


def _text(term: Term) -> str:
    """Write a term as results hold it."""
    if not isinstance(term, ox.NamedNode):
        return str(term)
    return "_:" + term.value.removeprefix(BLANK) if term.value.startswith(BLANK) else term.value


def _first(about: Properties, name: str) -> str | None:
    return next((_text(term) for term in about.get(SH + name, [])), None)


def _message(about: Properties) -> str | None:
    return _message_text(about.get(f"{SH}message", []))


def _message_text(terms: list[Term]) -> str | None:
    """Choose among messages: the English one before the others."""
    texts = [term for term in terms if isinstance(term, ox.Literal)]
    return min(((text.language != "en", text.value) for text in texts), default=(True, None))[1]


def _shape_path(index: Index, shape: Term) -> str | None:
    """Write the path of a property shape: one property as its IRI, anything else in SPARQL's notation."""
    paths = index[shape].get(f"{SH}path", [])
    if not paths:
        return None
    return paths[0].value if isinstance(paths[0], ox.NamedNode) else _path(index, paths[0])


def _path(index: Index, path: Term) -> str:
    if isinstance(path, ox.NamedNode):
        return str(path)
    about = index.get(path, {})
    if f"{RDF}first" in about:
        return "/".join(_step(index, item) for item in _items(index, path))
    for predicate, values in about.items():
        if predicate == f"{SH}inversePath":
            return "^" + _step(index, values[0])
        if predicate == f"{SH}alternativePath":
            return "|".join(_step(index, item) for item in _items(index, values[0]))
        if predicate in _SUFFIXES:
            return _step(index, values[0]) + _SUFFIXES[predicate]
    return str(path)


def _step(index: Index, path: Term) -> str:
    """Write a part of a path, in parentheses where it needs them."""
    text = _path(index, path)
    simple = text.startswith("<") and text.endswith(">") and text.count("<") == 1
    inverse = text.startswith("^<") and text.endswith(">") and text.count("<") == 1
    return text if simple or inverse else f"({text})"


def _items(index: Index, head: Term) -> Iterator[Term]:
    """Walk along an RDF list."""
    while f"{RDF}first" in index.get(head, {}):
        yield index[head][f"{RDF}first"][0]
        head = index[head][f"{RDF}rest"][0]


def _rdflib_graph(triples: Iterable[ox.Triple], *, prepare: bool = False) -> rdflib.Graph:
    """Make an rdflib graph, keeping lexical forms."""
    import rdflib

    from ..rdf.rdflib_bridge import rdflib_triple

    graph = _preparing_graph()() if prepare else rdflib.Graph()
    for triple in triples:
        graph.add(rdflib_triple(triple))
    return graph


@cache
def _preparing_graph() -> type[rdflib.Graph]:
    """Make the class of rdflib graphs that parse each query once; pyshacl asks the same one for every focus node."""
    import rdflib
    from rdflib.plugins.sparql import prepareQuery

    prepared = cache(prepareQuery)

    class PreparingGraph(rdflib.Graph):
        def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> QueryResult:  # noqa: ANN401
            query = prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(query, *args, **kwargs)

    return PreparingGraph


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging the ill-formed literals that a validation is there to find."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
