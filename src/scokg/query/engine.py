"""Queries on the published graph: on everything merged, or on its named graphs where a query mentions graphs."""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from ..errors import UserError
from ..namespaces import BASE, DERIVED
from ..publication.derived import derived_body, kept_about
from ..publication.layout import root, turtle_files
from ..publication.loading import load_named
from ..rdf.blank_nodes import has_blank_node
from ..rdf.named_graphs import in_graph
from ..rdf.results import QueryResult, Table, from_solutions

Subject = NamedNode | BlankNode | Triple
QueryResults = QuerySolutions | QueryBoolean | QueryTriples
# Patterns are compiled when a query is asked, not on import: the command line starts faster.
# What can hold any word without meaning it, as SPARQL's grammar reads it from left to right: IRIs, texts, comments and
# escaped characters of local names.
_NO_KEYWORDS = (
    r"<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*|\\."
)
_KEYWORD = r"(?i)(?<![?$@:-])(?<![^\W\d])(FROM|GRAPH|SERVICE)(?:SILENT)?(?![\w:-])"
_UPDATE = r"\b(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b"


class Engine:
    """Runs queries on a store whose default graph holds the whole graph."""

    def __init__(self, store: Store, top: Path | None = None) -> None:
        """Wrap a store.

        :param top: the folder that it was loaded from; with it, queries can name the graphs.
        """
        self.store = store
        self.top = top

    def query(self, text: str, name: str = "query") -> QueryResult:
        """Run any SPARQL query.

        :param name: what messages call the query.
        :returns: a table (SELECT), a bool (ASK) or triples (CONSTRUCT, DESCRIBE).
        :raises UserError: for a query that is not SPARQL, with the engine's reason.
        """
        result = self.evaluate(text, name)
        try:
            if isinstance(result, QueryBoolean):
                return bool(result)
            return list(result) if isinstance(result, QueryTriples) else from_solutions(result)
        except (OSError, RuntimeError, ValueError) as error:
            raise UserError(f"{name}: the query failed: {error}") from error

    def evaluate(
        self, text: str, name: str = "query", *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> QueryResults:
        """Give the engine's own results, which are computed while they are read.

        A query runs on the merged graph; one that speaks of graphs, on the named graphs and their union.

        :param default_graphs: named graphs that make up the default graph, as in the SPARQL protocol.
        :param named_graphs: named graphs that GRAPH may speak of; with either, FROM in the query does not count.
        :raises UserError: for a query that is not SPARQL, with the engine's reason.
        """
        words = _keywords(text)
        if "SERVICE" in words:
            raise UserError(
                "SERVICE is not followed: the graph answers offline; ask the other endpoint with --endpoint"
            )
        try:
            if default_graphs or named_graphs:
                return self.named_store.query(
                    text,
                    base_iri=BASE,
                    default_graph=[NamedNode(iri) for iri in default_graphs],
                    named_graphs=[NamedNode(iri) for iri in named_graphs],
                )
            if self.top and words:
                return self.named_store.query(text, base_iri=BASE, use_default_graph_as_union="FROM" not in words)
            return self.store.query(text, base_iri=BASE)
        except SyntaxError as error:
            raise UserError(f"{name}: not SPARQL: {_reason(error, text)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise UserError(f"{name}: the query failed: {error}") from error

    @cached_property
    def named_store(self) -> Store:
        """The same triples, each in its one named graph; opened when a query asks for graphs."""
        top = self.top or root()
        named = Store()
        load_named(turtle_files(top), named)
        asserted = {quad.triple for quad in named}
        others = (q for q in self.store if q.triple not in asserted and not has_blank_node(q))
        named.extend(in_graph(others, DERIVED))
        return named

    def select(self, text: str) -> Table:
        """Run a SELECT query.

        :raises UserError: for a query of another form, or none.
        """
        answer = self.query(text)
        if not isinstance(answer, Table):
            raise UserError("select: the query does not answer with rows; use query")
        return answer

    @cached_property
    def derived(self) -> frozenset[Triple]:
        """All triples that no file states and the closure adds; none without a folder of files."""
        if self.top is None:
            return frozenset()
        body = derived_body(self.top)
        return frozenset(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))

    def derived_about(self, iri: str) -> frozenset[Triple]:
        """Give the triples about a thing that no file states and the closure adds; none without a folder of files."""
        if self.top is None:
            return frozenset()
        kept = kept_about(self.top, iri)
        if kept is None:
            node, derived = NamedNode(iri), NamedNode(DERIVED)
            own = self.named_store.quads_for_pattern(node, None, None, derived)
            kept = [q.triple for q in (*own, *self.named_store.quads_for_pattern(None, None, node, derived))]
        return frozenset(kept)


def _keywords(text: str) -> set[str]:
    """Tell which of FROM, GRAPH and SERVICE a query uses."""
    bare = re.sub(_NO_KEYWORDS, " ", text, flags=re.DOTALL)
    return {found.upper() for found in re.findall(_KEYWORD, bare)}


def _reason(error: SyntaxError, text: str) -> str:
    """Give the place of a syntax error and the line that holds it; the engine's list of tokens helps nobody."""
    if re.search(_UPDATE, text):
        return "this is an update, and the graph is read-only; ask a query"
    found = re.search(r"error at (\d+):(\d+): (.*)", str(error))
    if not found:
        return str(error)
    line, column, reason = int(found[1]), int(found[2]), found[3]
    shown = (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1 :][:1]
    what = "something else is expected here" if reason.startswith("expected") else reason
    return f"line {line}, column {column}: {what}: {''.join(shown).strip()!r}"
