"""Run queries on the published graph: on the merged graph, or on its named graphs if a query mentions graphs."""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pyoxigraph import (
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
from ..publication.derived import cached_triples_about, derived_ntriples
from ..publication.layout import root, turtle_files
from ..publication.loading import load_named
from ..rdf.blank_nodes import has_blank_node
from ..rdf.named_graphs import in_graph
from ..rdf.results import QueryResult, Table, from_solutions

OxigraphResult = QuerySolutions | QueryBoolean | QueryTriples
# The patterns are compiled when a query runs and not on import, so that the command line starts quickly.
# Tokens of SPARQL whose text is no keyword: IRIs, string literals, comments and escaped characters of local names.
_OPAQUE_TOKENS = (
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

        :param top: the folder that the store was loaded from; queries on named graphs need it.
        """
        self.store = store
        self.top = top

    def query(self, text: str, name: str = "query") -> QueryResult:
        """Run a SPARQL query of any form.

        :param name: the name of the query in error messages.
        :returns: a table (SELECT), a bool (ASK) or triples (CONSTRUCT, DESCRIBE).
        :raises UserError: if the query is not valid SPARQL or fails, with the reason.
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
    ) -> OxigraphResult:
        """Run a SPARQL query and return Oxigraph's lazy result.

        A query runs on the merged graph; a query that mentions graphs runs on the named graphs and their union.

        :param name: the name of the query in error messages.
        :param default_graphs: the named graphs that make up the default graph, as in the SPARQL 1.1 Protocol.
        :param named_graphs: the named graphs that GRAPH can match; either parameter overrides FROM in the query.
        :raises UserError: if the query is not valid SPARQL or uses SERVICE.
        """
        keywords = _keywords(text)
        if "SERVICE" in keywords:
            raise UserError(
                "SERVICE is not supported, as queries run offline; query the other endpoint with --endpoint"
            )
        try:
            if default_graphs or named_graphs:
                return self.named_store.query(
                    text,
                    base_iri=BASE,
                    default_graph=[NamedNode(iri) for iri in default_graphs],
                    named_graphs=[NamedNode(iri) for iri in named_graphs],
                )
            if self.top and keywords:
                return self.named_store.query(text, base_iri=BASE, use_default_graph_as_union="FROM" not in keywords)
            return self.store.query(text, base_iri=BASE)
        except SyntaxError as error:
            raise UserError(f"{name}: not SPARQL: {_syntax_message(error, text)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise UserError(f"{name}: the query failed: {error}") from error

    @cached_property
    def named_store(self) -> Store:
        """A store of the same triples in their named graphs; loaded when a query first mentions graphs."""
        top = self.top or root()
        named = Store()
        load_named(turtle_files(top), named)
        asserted = {quad.triple for quad in named}
        others = (q for q in self.store if q.triple not in asserted and not has_blank_node(q))
        named.extend(in_graph(others, DERIVED))
        return named

    def select(self, text: str) -> Table:
        """Run a SELECT query.

        :raises UserError: if the query is not a valid SELECT query.
        """
        result = self.query(text)
        if not isinstance(result, Table):
            raise UserError("select: the query does not return rows; use query")
        return result

    @cached_property
    def derived(self) -> frozenset[Triple]:
        """All derived triples; empty if the engine has no folder of files."""
        if self.top is None:
            return frozenset()
        body = derived_ntriples(self.top)
        return frozenset(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))

    def derived_about(self, iri: str) -> frozenset[Triple]:
        """Return the derived triples that mention a thing; empty if the engine has no folder of files."""
        if self.top is None:
            return frozenset()
        about = cached_triples_about(self.top, iri)
        if about is None:
            node, derived = NamedNode(iri), NamedNode(DERIVED)
            own = self.named_store.quads_for_pattern(node, None, None, derived)
            about = [q.triple for q in (*own, *self.named_store.quads_for_pattern(None, None, node, derived))]
        return frozenset(about)


def _keywords(text: str) -> set[str]:
    """Return which of FROM, GRAPH and SERVICE a query uses."""
    bare = re.sub(_OPAQUE_TOKENS, " ", text, flags=re.DOTALL)
    return {found.upper() for found in re.findall(_KEYWORD, bare)}


def _syntax_message(error: SyntaxError, text: str) -> str:
    """Return the position of a syntax error and the line, without the engine's long list of expected tokens."""
    if re.search(_UPDATE, text):
        return "this is an update, but the graph is read-only"
    found = re.search(r"error at (\d+):(\d+): (.*)", str(error))
    if not found:
        return str(error)
    line, column, reason = int(found[1]), int(found[2]), found[3]
    shown = (text.splitlines() or [""])[min(line, text.count("\n") + 1) - 1 :][:1]
    what = "syntax error" if reason.startswith("expected") else reason
    return f"line {line}, column {column}: {what}: {''.join(shown).strip()!r}"
