"""Validate RDF against SHACL shapes, with a quick engine (pyrudof) or a reference engine (pyshacl).

Both engines return the same results: the report is read as RDF, path and message are taken from the shapes graph, and
the results are sorted. Nothing is inferred. Blank nodes in the data are skolemized for validation, since pyrudof
rejects blank focus nodes in SPARQL constraints.
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
from ..rdf.named_graphs import merged_store
from ..rdf.terms import Term
from .sparql_constraints import SparqlResult, take_sparql_constraints

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as QueryResult

Properties = dict[str, list[Term]]
Index = dict[Term, Properties]

SH = PREFIXES["sh"]
RDF = PREFIXES["rdf"]
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


class QuickEngine:
    """A reusable session of pyrudof; loading data that differs little from the previous data is fast."""

    def __init__(self, shapes: str) -> None:
        """Open a session with the given shapes."""
        import pyrudof

        self._session = pyrudof.Rudof(pyrudof.RudofConfig())
        self._loaded: set[ox.Triple] = set()
        self.load_shapes(shapes)

    def load_shapes(self, shapes: str) -> None:
        """Replace the loaded shapes."""
        import pyrudof

        self._shapes = _Shapes(shapes)
        graph = merged_store(self._shapes.triples)
        self._sparql = take_sparql_constraints(graph)
        rest = _ntriples(quad.triple for quad in graph)
        self._session.read_shacl(rest, pyrudof.ShaclFormat.Turtle, reader_mode=pyrudof.ReaderMode.Strict)

    def validate(self, data: str) -> list[ShaclResult]:
        """Return the results of validating data, which is Turtle or N-Triples.

        :raises SyntaxError: if the data is not Turtle.
        """
        import pyrudof

        triples = set(_skolemized_triples(data))
        if not triples:
            return []
        if not self._loaded or not self._load_difference(triples):
            self._load(triples)
        self._session.validate_shacl(pyrudof.ShaclValidationMode.Native)
        report = pyrudof.ResultShaclValidationFormat.NTriples
        core = self._session.serialize_shacl_validation_results(format=report)
        return self._shapes.results(core, self._sparql_results(triples))

    def _sparql_results(self, triples: set[ox.Triple]) -> Iterator[SparqlResult]:
        """Yield the violations of the SPARQL constraints, which pyrudof would run once for each focus node."""
        data = merged_store(triples) if self._sparql else ox.Store()
        return (result for constraint in self._sparql for result in constraint.results(data))

    def _load(self, triples: set[ox.Triple], *, merge: bool = False) -> None:
        import pyrudof

        strict = pyrudof.ReaderMode.Strict
        self._session.read_data(_ntriples(triples), pyrudof.RDFFormat.NTriples, reader_mode=strict, merge=merge)
        self._loaded = triples

    def _load_difference(self, triples: set[ox.Triple]) -> bool:
        """Load only the difference from the previous data; return whether the session then holds the new data."""
        import pyrudof

        self._session.remove_triples(
            [(str(t.subject), str(t.predicate), str(t.object)) for t in self._loaded - triples], strict_iris=True
        )
        if added := triples - self._loaded:
            self._load(added, merge=True)
        self._loaded = triples
        return self._session.serialize_data(format=pyrudof.ResultDataFormat.NTriples).count("\n") == len(triples)


class ReferenceEngine:
    """pyshacl on rdflib graphs; the shapes are parsed once."""

    def __init__(self, shapes: str, *, prepare: bool = True) -> None:
        """Parse the shapes.

        :param prepare: parse each SPARQL query once, and not once for each focus node as pyshacl does.
        """
        self._shapes = _Shapes(shapes)
        self._prepare = prepare
        self._graph = _rdflib_graph(self._shapes.triples)

    def validate(self, data: str) -> list[ShaclResult]:
        """Return the results of validating data, which is Turtle or N-Triples.

        :raises SyntaxError: if the data is not Turtle.
        """
        import pyshacl

        with _quiet_literals():
            graph = _rdflib_graph(_skolemized_triples(data), prepare=self._prepare)
            _, report, _ = pyshacl.validate(graph, shacl_graph=self._graph, inference="none", inplace=True)
        return self._shapes.results(report.serialize(format="nt"))


def validate_quick(data: str, shapes: str) -> list[ShaclResult]:
    """Return the results of pyrudof; data and shapes are Turtle or N-Triples.

    :raises SyntaxError: if either is not Turtle.
    :raises pyrudof.ShaclError: if the shapes are malformed.
    """
    return QuickEngine(shapes).validate(data)


def validate_reference(data: str, shapes: str, *, prepare: bool = True) -> list[ShaclResult]:
    """Return the results of pyshacl; data and shapes are Turtle or N-Triples.

    :param prepare: parse each SPARQL query once, and not once for each focus node as pyshacl does.
    :raises SyntaxError: if either is not Turtle.
    :raises pyshacl.errors.ShapeLoadError: if the shapes are malformed.
    """
    return ReferenceEngine(shapes, prepare=prepare).validate(data)


class _Shape(NamedTuple):
    path: str | None
    message: str | None
    severity: str = f"{SH}Violation"


class _Shapes:
    """Path and message of each shape, and the conversion of reports to results."""

    def __init__(self, text: str) -> None:
        self.triples = list(_triples(text))
        index = _index(self.triples)
        self.shapes = {_text(node): _shape(index, node, about) for node, about in index.items()}

    def results(self, report: str, sparql: Iterable[SparqlResult] = ()) -> list[ShaclResult]:
        """Read a validation report in N-Triples, and add the results of SPARQL constraints; duplicates are dropped.

        :param sparql: results that are not in the report.
        """
        index = _index(_triples(report))
        nodes = [node for about in index.values() for node in about.get(f"{SH}result", [])]
        found = {self._result(index[node]) for node in nodes} | {self._sparql_result(result) for result in sparql}
        return sorted(found, key=lambda result: [value or "" for value in astuple(result)])

    def _sparql_result(self, result: SparqlResult) -> ShaclResult:
        shape = _text(result.shape)
        known = self.shapes[shape]
        return ShaclResult(
            focus=_text(result.focus),
            path=known.path,
            value=_text(result.value) if result.value else None,
            component=f"{SH}SPARQLConstraintComponent",
            severity=known.severity,
            shape=shape,
            message=known.message or "",
        )

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


def _shape(index: Index, node: Term, about: Properties) -> _Shape:
    severity = _first(about, "severity") or f"{SH}Violation"
    return _Shape(_shape_path(index, node), _message(about), severity)


def _triples(text: str) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def _skolemized_triples(text: str) -> Iterator[ox.Triple]:
    """Parse Turtle, and replace each blank node by an IRI."""
    for triple in _triples(text):
        subject, value = triple.subject, triple.object
        if isinstance(subject, ox.BlankNode):
            subject = ox.NamedNode(SKOLEM_PREFIX + subject.value)
        if isinstance(value, ox.BlankNode):
            value = ox.NamedNode(SKOLEM_PREFIX + value.value)
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
    """Return a term as in results."""
    if not isinstance(term, ox.NamedNode):
        return str(term)
    return "_:" + term.value.removeprefix(SKOLEM_PREFIX) if term.value.startswith(SKOLEM_PREFIX) else term.value


def _first(about: Properties, name: str) -> str | None:
    return next((_text(term) for term in about.get(SH + name, [])), None)


def _message(about: Properties) -> str | None:
    return _message_text(about.get(f"{SH}message", []))


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
        return "/".join(_path_element(index, item) for item in _items(index, path))
    for predicate, values in about.items():
        if predicate == f"{SH}inversePath":
            return "^" + _path_element(index, values[0])
        if predicate == f"{SH}alternativePath":
            return "|".join(_path_element(index, item) for item in _items(index, values[0]))
        if predicate in _SUFFIXES:
            return _path_element(index, values[0]) + _SUFFIXES[predicate]
    return str(path)


def _path_element(index: Index, path: Term) -> str:
    """Return an element of a path, in parentheses if necessary."""
    text = _path(index, path)
    simple = text.startswith("<") and text.endswith(">") and text.count("<") == 1
    inverse = text.startswith("^<") and text.endswith(">") and text.count("<") == 1
    return text if simple or inverse else f"({text})"


def _items(index: Index, head: Term) -> Iterator[Term]:
    """Yield the items of an RDF list."""
    while f"{RDF}first" in index.get(head, {}):
        yield index[head][f"{RDF}first"][0]
        head = index[head][f"{RDF}rest"][0]


def _rdflib_graph(triples: Iterable[ox.Triple], *, prepare: bool = False) -> rdflib.Graph:
    """Return an rdflib graph of the triples, with unchanged lexical forms."""
    import rdflib

    from ..rdf.rdflib_bridge import rdflib_triple

    graph = _preparing_graph()() if prepare else rdflib.Graph()
    for triple in triples:
        graph.add(rdflib_triple(triple))
    return graph


@cache
def _preparing_graph() -> type[rdflib.Graph]:
    """Return a class of rdflib graphs that parse each query once; pyshacl runs the same query for every focus node."""
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
    """Keep rdflib from logging ill-formed literals, which validation reports."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
