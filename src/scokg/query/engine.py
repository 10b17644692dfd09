"""Run queries on the published graph: on the merged graph, or on its named graphs if a query mentions graphs."""

import re
from collections.abc import Sequence
from functools import cached_property

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from ..errors import UserError
from ..namespaces import BASE
from ..publication.prebuilt import GraphStores
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

    def __init__(self, store: Store, stores: GraphStores | None = None) -> None:
        """Wrap a store.

        :param stores: the stores that it is one of; queries on named graphs need the other one.
        """
        self.store = store
        self._stores = stores

    @property
    def stores(self) -> GraphStores | None:
        """The stores that its store is one of; None if the graph was not opened from files."""
        return self._stores

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
            if self._stores and keywords:
                return self.named_store.query(text, base_iri=BASE, use_default_graph_as_union="FROM" not in keywords)
            return self.store.query(text, base_iri=BASE)
        except SyntaxError as error:
            raise UserError(f"{name}: not SPARQL: {_syntax_message(error, text)}") from error
        except (OSError, RuntimeError, ValueError) as error:
            raise UserError(f"{name}: the query failed: {error}") from error

    @property
    def named_store(self) -> Store:
        """The store with each triple in its named graph.

        :raises UserError: if the engine only has a merged store.
        """
        if self._stores is None:
            raise UserError("this graph was not opened from files, so it has no named graphs")
        return self._stores.named

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
        """All derived triples; empty if the engine only has a merged store."""
        return frozenset(self._stores.derived if self._stores else ())

    def derived_about(self, iri: str) -> frozenset[Triple]:
        """Return the derived triples that mention a thing; empty if the engine only has a merged store."""
        return frozenset(self._stores.derived_about(NamedNode(iri)) if self._stores else ())


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
