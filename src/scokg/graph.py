"""The typed API: the published graph with its closure, and the questions that people ask of it.

>>> from datetime import date
>>> from scokg import open_graph
>>> rows = open_graph().status(on=date(2017, 6, 9))
>>> sum(row.status == "member" for row in rows)
8
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import (
    BlankNode,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)
from pyoxigraph import Literal as RdfLiteral

from .closure import derived_body, is_blank, kept_about, open_store
from .dataset import load_named
from .errors import UserError
from .files import root, turtle_files
from .saved import (
    SavedQuery,
    Term,
    bind,
    bind_texts,
    check_value,
    default_term,
    query_names,
    query_text,
    saved_query,
)
from .table import Answer, Table, Value, from_solutions
from .vocabulary import (
    BASE,
    CODE_LISTS,
    GRAPH,
    LANGUAGES,
    PREFIXES,
    RECKONINGS,
    SCO,
    THING_KINDS,
    Language,
    Reckoning,
)

if TYPE_CHECKING:
    import rdflib

    from .citation import Citation
    from .completeness import Coverage
    from .names import Match, Names
    from .thing import Evidence, Thing

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


class StatusRow(NamedTuple):
    """A state and the status that it has, or may have, on a day.

    ``since`` and ``until`` are as exact as their sources (``2010``, ``2010-05`` or ``2010-05-31``); ``until`` is the
    first day without the status. ``certainty`` is ``certainly`` or ``possibly``.
    """

    state: str
    name: str
    status: str
    since: str
    until: str | None
    certainty: str
    founding: bool
    authority: str | None
    instrument: str | None
    sources: int
    iri: str


class Graph:
    """The graph as one merged set of triples, closure included; read-only by intent."""

    def __init__(self, store: Store, top: Path | None = None) -> None:
        """Wrap a store whose default graph holds the whole graph.

        :param top: the folder that it was read from; with it, queries can name the graphs.
        """
        self.store = store
        self.top = top

    def status(
        self,
        on: date,
        state: str | None = None,
        *,
        reckoning: Reckoning = "in-force",
        lang: Language = "en",
    ) -> list[StatusRow]:
        """Tell which state had which status on a day.

        :param state: only this one: a code (``KAZ``, ``KZ``), an IRI or any of its names.
        :param reckoning: ``in-force`` counts from the taking effect, ``decided`` from the political decision.
        :raises UserError: for a state that is not in the graph.
        """
        on = _day(on)
        _check("reckoning", reckoning, RECKONINGS)
        _check("lang", lang, LANGUAGES)
        only = self.names.state_code(state) if state is not None else None
        terms: dict[str, Term] = {
            "on": RdfLiteral(on.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date")),
            "reckoning": RdfLiteral(reckoning),
            "lang": RdfLiteral(lang),
        }
        solutions = self.store.query(bind(query_text("status-on"), terms))
        assert isinstance(solutions, QuerySolutions), "status-on is a SELECT question"
        table = from_solutions(solutions)
        rows = [StatusRow(**record) for record in table.records()]  # type: ignore[arg-type]
        return [row for row in rows if only in {None, row.state}]

    def history(self, thing: str, *, lang: Language = "en") -> Table:
        """Give the life of a thing: of a state the steps of its status, of all else every dated event.

        For a state the rows are those of the saved question history-of-state; :meth:`timeline` has the rest of its
        life (treaty acts, chairmanships, meetings, terms of office).

        :param thing: an IRI, a compact name (``person:xi-jinping``), a slug or any of its names.
        :raises UserError: for a thing that is not in the graph, or a name that several things bear.
        """
        states = self.names.meant(thing, kind="state")
        if len(states) == 1:
            return self.ask_saved("history-of-state", state=states[0].rsplit("/", 1)[1], lang=lang)
        return self.timeline(thing, lang=lang)

    def timeline(self, thing: str, *, lang: Language = "en") -> Table:
        """Give every dated event in the life of a thing of any kind, in the order of dates.

        The rows are those of the saved question timeline-of-thing: ``date``, ``event`` (what happened, in words),
        ``other`` and ``detail`` (the things concerned), ``place``, ``source``, ``sources``, ``confidence``, ``iri``
        (what is dated); names as for :meth:`history`.
        """
        return self.ask_saved("timeline-of-thing", thing=self.names.resolve(thing), lang=lang)

    def why(self, thing: str, *, lang: Language = "en") -> "Evidence":
        """Give every source, claim and conflict behind a thing.

        :param thing: an IRI, a compact name (``affiliation:IND-observer``), a slug or any of its names.
        :raises UserError: for a thing that is not in the graph, or a name that several things bear.
        """
        from .thing import evidence_of

        return evidence_of(self, self.names.resolve(thing), lang)

    def show(self, thing: str, *, lang: Language = "en") -> "Thing":
        """Give everything that the graph says about a thing; names as for :meth:`why`."""
        from .thing import thing_of

        return thing_of(self, self.names.resolve(thing), lang)

    def find(self, text: str, *, lang: Language = "en", limit: int = 20) -> "list[Match]":
        """Find things by any of their names in any language, former and garbled ones included; best first.

        :param lang: the language of the labels in the answer.
        :param limit: how many to give at most.
        """
        return self.names.find(text, lang=lang, limit=limit)

    def claims(self, *, verdict: str | None = None, about: str | None = None, lang: Language = "en") -> Table:
        """List what sources claim, each claim with its verdict, the reason and what stands instead.

        :param verdict: only these (``wrong``, ``garbled-name``, ...).
        :param about: only those about this thing: an IRI, a compact name, a slug or any of its names.
        :raises UserError: for a verdict or a thing that is not in the graph.
        """
        if about is None:
            return self.ask_saved("claims", only=verdict or "any", lang=lang)
        table = self.ask_saved("claims-about-thing", thing=about, lang=lang)
        if verdict is None:
            return table
        check_value(saved_query("claims").parameter("only"), verdict)
        column = table.columns.index("verdict")
        return Table(table.columns, [row for row in table.rows if row[column] == verdict])

    def cite(self, what: str, *, lang: Language = "en", **values: Value) -> "Citation":
        """Cite a thing, or the answer to a saved question.

        :param what: the name of a saved question, or a thing as for :meth:`why`.
        :param values: the parameters of the question.
        :raises UserError: for a question, parameter or thing that is not there.
        """
        from .citation import cite_question, cite_thing

        if what not in query_names():
            if values:
                raise UserError(
                    f"{what!r} is no saved question, so it takes no parameters; `scokg query` lists them all"
                )
            return cite_thing(self, self.names.resolve(what), lang)
        query, texts = saved_query(what), {key: str(value) for key, value in values.items()}
        self.bind(query, texts)  # checks the parameters
        return cite_question(self, query, texts, lang)

    def why_garbled(self, match: "Match") -> list[str]:
        """Say why a name that a search found is a garbled one: the reasons of the claims that use it."""
        if match.property != "skos:hiddenLabel":
            return []
        claims = self.claims(about=match.iri, verdict="garbled-name").records()
        wanted = match.name.casefold()
        return list(dict.fromkeys(str(row["reason"]) for row in claims if wanted in str(row["text"]).casefold()))

    def known_through(self) -> date | None:
        """Tell through which day the statuses are known, by what the data state."""
        from .completeness import complete_lists

        return next((one.days.last for one in complete_lists(self.store) if one.list == "statuses"), None)

    def first_day(self) -> date | None:
        """Tell the first day on which any status can have begun."""
        affiliations = self.store.quads_for_pattern(None, NamedNode(PREFIXES["org"] + "role"), None)
        return min((day for a in affiliations for day in self._days("validFromEarliest", a.subject)), default=None)

    def _days(self, prop: str, subject: Subject) -> Iterator[date]:
        for quad in self.store.quads_for_pattern(subject, NamedNode(SCO + prop), None):
            if isinstance(quad.object, RdfLiteral):
                yield date.fromisoformat(quad.object.value)

    def query(self, text: str, name: str = "query") -> Answer:
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
        derived = NamedNode(GRAPH + "derived")
        asserted = {quad.triple for quad in named}
        others = (q for q in self.store if q.triple not in asserted and not is_blank(q))
        named.extend(Quad(q.subject, q.predicate, q.object, derived) for q in others)
        return named

    def select(self, text: str) -> Table:
        """Run a SELECT query.

        :raises UserError: for a query of another form, or none.
        """
        answer = self.query(text)
        if not isinstance(answer, Table):
            raise UserError("select: the query does not answer with rows; use query")
        return answer

    def ask_saved(self, name: str, **values: Value) -> Table:
        """Ask a saved question that answers with rows; values as a user writes them.

        :raises UserError: for an unknown question, parameter or value.
        """
        answer = self.run_saved(name, **values)
        if not isinstance(answer, Table):
            raise UserError(f"the question {name} does not answer with rows; use run_saved")
        return answer

    def run_saved(self, name: str, **values: Value) -> Answer:
        """Ask a saved question of any form; values as a user writes them."""
        texts = {key: str(value) for key, value in values.items()}
        return self.query(self.bind(saved_query(name), texts), name)

    def coverage(self, name: str, *, lang: Language = "en", **values: Value) -> "Coverage":
        """Tell what it means that the answer to a saved question has no rows: none, or not known.

        >>> open_graph().coverage("meetings-of-body", body="body:hsc").absence()
        'None from 2001-06-15 through 2025-09-01, as the list of meetings of the Council of Heads of State is complete \
for that time; other days are not known.'

        :param lang: the language of the labels of lists.
        :param values: the parameters of the question.
        :raises UserError: for an unknown question, parameter or value.
        """
        from .completeness import coverage

        query = saved_query(name)
        return coverage(self, query, self.bind(query, {key: str(value) for key, value in values.items()}), lang)

    def bind(self, query: SavedQuery, values: Mapping[str, str]) -> str:
        """Put values in the place of a question's defaults; states and other things by any of their names.

        :raises UserError: for an unknown parameter, value or thing.
        """
        return bind_texts(query, {name: self._known(query, name, value) for name, value in values.items()})

    def _known(self, query: SavedQuery, name: str, value: str) -> str:
        """Give the IRI, code or slug of the thing that a value names, where the parameter's type is a kind of thing."""
        kind = query.parameter(name).type
        if kind == "state":
            code = self.names.state_code(value)
            return f"state:{code}" if ":" in default_term(query.text, name) else code
        if kind not in (*THING_KINDS, *CODE_LISTS, "thing") or kind in {"lang", "reckoning"}:
            return value
        iri = self.names.resolve(value, kind=None if kind == "thing" else kind)
        return iri if ":" in default_term(query.text, name) else iri.rsplit("/", 1)[1]

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
            node, derived = NamedNode(iri), NamedNode(GRAPH + "derived")
            own = self.named_store.quads_for_pattern(node, None, None, derived)
            kept = [q.triple for q in (*own, *self.named_store.quads_for_pattern(None, None, node, derived))]
        return frozenset(kept)

    @cached_property
    def names(self) -> "Names":
        """The index of all names."""
        from .names import Names

        return Names(self.store)

    def to_rdflib(self) -> "rdflib.Graph":
        """Give the merged graph, closure included, as an rdflib Graph."""
        from .bridge import rdflib_graph

        return rdflib_graph(self.store)


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


def open_graph(folder: Path | None = None) -> Graph:
    """Open the published graph with its closure.

    :param folder: another folder with ontology/, data/, shapes/ and queries/; by default the published files.
    :raises SourceSyntaxError: for a file that is not Turtle, with line and column.
    """
    return Graph(open_store(folder), folder or root())


def _day(on: date) -> date:
    if isinstance(on, datetime):
        return on.date()
    if not isinstance(on, date):
        raise UserError(f"on={on!r}: a datetime.date is wanted")
    return on


def _check(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UserError(f"{name}={value!r}: one of {', '.join(choices)} is wanted")
