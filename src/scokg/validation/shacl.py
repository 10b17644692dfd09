"""Validate RDF against SHACL shapes, with a quick engine (ours) or a reference engine (pyshacl).

Both engines return the same results: path, message and severity are taken from the shapes graph, and the results are
sorted. Nothing is inferred. Both take blank nodes for IRIs; for the reference engine they are skolemized, since it
renames those that it reports.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..rdf.named_graphs import merged_store
from ..rdf.query_names import names_read
from .edits import Edit
from .property_paths import DataIndex
from .shacl_results import SKOLEM_PREFIX, ShaclResult, ShapeTexts, Violation
from .shape_evaluation import CompiledShapes, ShapeEvaluation
from .sparql_constraints import sparql_constraints

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result as QueryResult


class QuickEngine:
    """Our engine on Oxigraph stores; the shapes are compiled once."""

    def __init__(self, shapes: str) -> None:
        """Parse the shapes."""
        self.load_shapes(shapes)

    def load_shapes(self, shapes: str) -> None:
        """Replace the shapes."""
        self._texts = ShapeTexts(shapes)
        constraints = sparql_constraints(merged_store(self._texts.triples))
        self._at_once = [one for one in constraints if one.at_once]
        self._shapes = CompiledShapes(self._texts.index, [one for one in constraints if not one.at_once])

    def validate(self, data: str) -> list[ShaclResult]:
        """Return the results of validating data, which is Turtle or N-Triples.

        :raises SyntaxError: if the data is not Turtle.
        """
        triples = list(ox.parse(data.encode(), format=ox.RdfFormat.TURTLE))
        return self.validate_store(DataIndex(merged_store(triples), triples))

    def validate_store(self, data: DataIndex, edit: Edit | None = None) -> list[ShaclResult]:
        """Return the results of validating an indexed store.

        :param edit: an edit that the store has in it; results that it cannot affect may be left out.
        """
        core = ShapeEvaluation(self._shapes, data).violations(edit)
        return self._texts.results([*core, *self._at_once_violations(data.store, edit)])

    def _at_once_violations(self, store: ox.Store, edit: Edit | None) -> Iterator[Violation]:
        for constraint in self._at_once:
            if not edit or edit.touches(names_read(constraint.query)):
                for found in constraint.results(store):
                    yield Violation(found.focus, found.value, "SPARQL", found.shape)


class ReferenceEngine:
    """pyshacl on rdflib graphs; the shapes are parsed once."""

    def __init__(self, shapes: str, *, prepare: bool = True) -> None:
        """Parse the shapes.

        :param prepare: parse each SPARQL query once, and not once for each focus node as pyshacl does.
        """
        self._texts = ShapeTexts(shapes)
        self._prepare = prepare
        self._graph = _rdflib_graph(self._texts.triples)

    def validate(self, data: str) -> list[ShaclResult]:
        """Return the results of validating data, which is Turtle or N-Triples.

        :raises SyntaxError: if the data is not Turtle.
        """
        import pyshacl

        with _quiet_literals():
            graph = _rdflib_graph(_skolemized_triples(data), prepare=self._prepare)
            _, report, _ = pyshacl.validate(graph, shacl_graph=self._graph, inference="none", inplace=True)
        return self._texts.results_of_report(report.serialize(format="nt"))


def validate_quick(data: str, shapes: str) -> list[ShaclResult]:
    """Return the results of the quick engine; data and shapes are Turtle or N-Triples.

    :raises SyntaxError: if either is not Turtle.
    :raises UserError: if the shapes are malformed, or have a constraint that the engine does not know.
    """
    return QuickEngine(shapes).validate(data)


def validate_reference(data: str, shapes: str, *, prepare: bool = True) -> list[ShaclResult]:
    """Return the results of the reference engine; data and shapes are Turtle or N-Triples.

    :param prepare: parse each SPARQL query once, and not once for each focus node as pyshacl does.
    :raises SyntaxError: if either is not Turtle.
    :raises pyshacl.errors.ShapeLoadError: if the shapes are malformed.
    """
    return ReferenceEngine(shapes, prepare=prepare).validate(data)


def _skolemized_triples(text: str) -> Iterator[ox.Triple]:
    """Parse Turtle, and replace each blank node by an IRI."""
    for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if isinstance(subject, ox.BlankNode):
            subject = ox.NamedNode(SKOLEM_PREFIX + subject.value)
        if isinstance(value, ox.BlankNode):
            value = ox.NamedNode(SKOLEM_PREFIX + value.value)
        yield ox.Triple(subject, quad.predicate, value)


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
