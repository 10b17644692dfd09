"""The typed API: the published graph with its closure, and the queries that people run on it.

>>> from datetime import date
>>> from scokg import open_graph
>>> rows = open_graph().status(on=date(2017, 6, 9))
>>> sum(row.status == "member" for row in rows)
8
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Store

from .errors import UserError
from .namespaces import LANGUAGES, PREFIXES, RECKONINGS, Language, Reckoning
from .publication.layout import root
from .publication.prebuilt import GraphStores
from .query.engine import Engine
from .query.saved_queries import (
    BoundTerm,
    SavedQuery,
    bind_terms,
    check_value,
    query_names,
    query_text,
    resolve_and_bind,
    saved_query,
)
from .rdf.results import QueryResult, Table, Value

if TYPE_CHECKING:
    import rdflib

    from .query.asking import Answer, Asker
    from .query.citation import Citation
    from .query.completeness import Coverage
    from .query.entity import Evidence, Thing
    from .query.name_index import Match, NameIndex


class StatusRow(NamedTuple):
    """The status that a state has, or may have, on a day.

    ``since`` and ``until`` are as precise as their sources (``2010``, ``2010-05`` or ``2010-05-31``); ``until`` is the
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
    """The published graph as one merged set of triples, including the closure; not meant to be changed."""

    def __init__(self, store: Store, stores: GraphStores | None = None) -> None:
        """Wrap a store whose default graph holds the whole graph.

        :param stores: the stores that it is one of; queries on named graphs need the other one.
        """
        self.engine = Engine(store, stores)

    def __repr__(self) -> str:
        """Return the number of triples."""
        return f"<Graph of {len(self.store):,} triples>"

    @property
    def store(self) -> Store:
        """The store, whose default graph holds the whole graph."""
        return self.engine.store

    @cached_property
    def names(self) -> "NameIndex":
        """The index of all names."""
        from .query.name_index import NameIndex

        return NameIndex(self.store)

    def status(
        self,
        on: date,
        state: str | None = None,
        *,
        reckoning: Reckoning = "in-force",
        lang: Language = "en",
    ) -> list[StatusRow]:
        """Return which states had which status on a day.

        :param state: only return this state: a code (``KAZ``, ``KZ``), an IRI or any of its names.
        :param reckoning: ``in-force`` counts from the taking effect, ``decided`` from the political decision.
        :param lang: the language of names.
        :raises UserError: for an unknown state, or an invalid argument.
        """
        on = _day(on)
        _check("reckoning", reckoning, RECKONINGS)
        _check("lang", lang, LANGUAGES)
        only = self.names.state_code(state) if state is not None else None
        terms: dict[str, BoundTerm] = {
            "on": RdfLiteral(on.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date")),
            "reckoning": RdfLiteral(reckoning),
            "lang": RdfLiteral(lang),
        }
        table = self.engine.select(bind_terms(query_text("status-on"), terms))
        rows = [StatusRow(**record) for record in table.records()]  # type: ignore[arg-type]
        return [row for row in rows if only in {None, row.state}]

    def history(self, thing: str, *, lang: Language = "en") -> Table:
        """Return the history of a thing: the steps of its status for a state, else every dated event.

        For a state, the rows are those of the saved query history-of-state; :meth:`timeline` has its other events
        (treaty acts, chairmanships, meetings, terms of office).

        :param thing: an IRI, a compact name (``person:xi-jinping``), a slug or any of its names.
        :raises UserError: for an unknown thing or an ambiguous name.
        """
        states = self.names.candidates(thing, kind="state")
        if len(states) == 1:
            return self.ask_saved("history-of-state", state=states[0].rsplit("/", 1)[1], lang=lang)
        return self.timeline(thing, lang=lang)

    def timeline(self, thing: str, *, lang: Language = "en") -> Table:
        """Return every dated event in the life of a thing of any kind, by date.

        The rows are those of the saved query timeline-of-thing: ``date``, ``event`` (what happened, in words),
        ``other`` and ``detail`` (the things concerned), ``place``, ``source``, ``sources``, ``confidence``, ``iri``
        (of the event).

        :param thing: as for :meth:`history`.
        :raises UserError: for an unknown thing or an ambiguous name.
        """
        return self.ask_saved("timeline-of-thing", thing=self.names.resolve(thing), lang=lang)

    def why(self, thing: str, *, lang: Language = "en") -> "Evidence":
        """Return the evidence for a thing: every source, claim and conflict.

        :param thing: an IRI, a compact name (``affiliation:IND-observer``), a slug or any of its names.
        :raises UserError: for an unknown thing or an ambiguous name.
        """
        from .query.entity import evidence_of

        return evidence_of(self.engine, self.names, self.names.resolve(thing), lang)

    def show(self, thing: str, *, lang: Language = "en") -> "Thing":
        """Return everything that the graph states about a thing.

        :param thing: as for :meth:`why`.
        :raises UserError: for an unknown thing or an ambiguous name.
        """
        from .query.entity import thing_of

        return thing_of(self.engine, self.names, self.names.resolve(thing), lang)

    def find(self, text: str, *, lang: Language = "en", limit: int = 20) -> "list[Match]":
        """Find things by any of their names in any language, including former and garbled names; best first.

        :param lang: the language of the labels in the result.
        :param limit: maximum number of results.
        :raises UserError: if the text has no letter or digit.
        """
        return self.names.find(text, lang=lang, limit=limit)

    @cached_property
    def asker(self) -> "Asker":
        """Understands questions in plain words."""
        from .query.asking import Asker

        return Asker(self.engine, self.names)

    def ask(self, text: str, *, lang: Language | None = None, today: date | None = None) -> "Answer":
        """Answer a question in plain words, in English, Russian or Chinese, by the saved query that fits.

        >>> open_graph().ask("Who was Secretary-General on 16 August 2007?").understood.text
        'holders-of-post: post = Secretary-General of the SCO, on = 2007-08-16'

        :param lang: the language of names; by default that of the question.
        :param today: what "today" and "last year" mean, and the day of a question that gives none.
        :raises UserError: if the text has no letter or digit, or is longer than 500 characters.
        """
        from .query.asking import checked_text, language_of

        text = checked_text(text)
        return self.asker.answer(text, lang or language_of(text), today or date.today())

    def claims(self, *, verdict: str | None = None, about: str | None = None, lang: Language = "en") -> Table:
        """Return the claims of sources, each with its verdict, the reason and the statement that replaces it.

        :param verdict: only return claims with this verdict (``wrong``, ``garbled-name``, ...).
        :param about: only return claims about this thing: an IRI, a compact name, a slug or any of its names.
        :raises UserError: for an unknown verdict or thing, or an ambiguous name.
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
        """Return the citation of a thing, or of the result of a saved query.

        :param what: the name of a saved query, or a thing as for :meth:`why`.
        :param values: the parameters of the query.
        :raises UserError: for an unknown query, parameter or thing.
        """
        from .query.citation import cite_query, cite_thing

        if what not in query_names():
            if values:
                raise UserError(
                    f"{what!r} is not a saved query, so it takes no parameters; `scokg query` lists the saved queries"
                )
            return cite_thing(self.store, self.names, self.names.resolve(what), lang)
        query, texts = saved_query(what), {key: str(value) for key, value in values.items()}
        self.bind(query, texts)  # checks the parameters
        return cite_query(self.store, query, texts, lang)

    def why_garbled(self, match: "Match") -> list[str]:
        """Return why the name of a match is garbled: the reasons of the claims that use it; empty for other names."""
        if match.property != "skos:hiddenLabel":
            return []
        claims = self.claims(about=match.iri, verdict="garbled-name").records()
        wanted = match.name.casefold()
        return list(dict.fromkeys(str(row["reason"]) for row in claims if wanted in str(row["text"]).casefold()))

    def known_through(self) -> date | None:
        """Return the day through which the statuses are known, as the data state."""
        from .query.completeness import known_through

        return known_through(self.store, "statuses")

    def first_day(self) -> date | None:
        """Return the first day on which any status may have started; None if there are no statuses."""
        from .query.completeness import first_status_day

        return first_status_day(self.store)

    def query(self, text: str, name: str = "query") -> QueryResult:
        """Run a SPARQL query of any form.

        :param name: the name of the query in error messages.
        :returns: a table (SELECT), a bool (ASK) or triples (CONSTRUCT, DESCRIBE).
        :raises UserError: if the query is not valid SPARQL or fails, with the reason.
        """
        return self.engine.query(text, name)

    def select(self, text: str) -> Table:
        """Run a SELECT query.

        :raises UserError: if the query is not a valid SELECT query.
        """
        return self.engine.select(text)

    def ask_saved(self, name: str, **values: Value) -> Table:
        """Run a saved query that returns rows.

        :param values: the parameters of the query, as users write them.
        :raises UserError: for an unknown query or parameter, or an invalid value.
        """
        result = self.run_saved(name, **values)
        if not isinstance(result, Table):
            raise UserError(f"the saved query {name} does not return rows; use run_saved")
        return result

    def run_saved(self, name: str, **values: Value) -> QueryResult:
        """Run a saved query of any form; parameters and errors as for :meth:`ask_saved`."""
        return self.engine.query(self.bind(saved_query(name), _texts(values)), name)

    def coverage(self, name: str, *, lang: Language = "en", **values: Value) -> "Coverage":
        """Return how complete the result of a saved query can be, and so what an empty result means.

        >>> open_graph().coverage("meetings-of-body", body="body:hsc").absence()
        'None from 2001-06-15 through 2025-09-01, as the list of meetings of the Council of Heads of State is complete \
for that time; other days are not known.'

        :param lang: the language of the labels of lists.
        :param values: the parameters of the query.
        :raises UserError: for an unknown query or parameter, or an invalid value.
        """
        from .query.completeness import coverage

        query = saved_query(name)
        return coverage(self.store, query, self.bind(query, _texts(values)), lang)

    def bind(self, query: SavedQuery, values: Mapping[str, str]) -> str:
        """Return the text of a saved query with values bound to its parameters; things are given by any of their names.

        :raises UserError: for an unknown parameter or thing, an ambiguous name, or an invalid value.
        """
        return resolve_and_bind(query, values, self.names)

    def to_rdflib(self) -> "rdflib.Graph":
        """Return the merged graph, including the closure, as an rdflib Graph."""
        from .rdf.rdflib_bridge import rdflib_graph

        return rdflib_graph(self.store)


def open_graph(folder: Path | None = None, *, in_memory: bool = False) -> Graph:
    """Open the published graph with its closure.

    :param folder: another folder with ontology/, data/, shapes/ and queries/; by default the published files.
    :param in_memory: whether to load the graph into memory instead of reading it from the prebuilt store on disk;
        opening takes half a second longer, and queries that read much of the graph are three times as fast.
    :raises SourceSyntaxError: if a file is not Turtle, with line and column.
    """
    stores = GraphStores(folder or root(), in_memory=in_memory)
    return Graph(stores.merged, stores)


def _texts(values: Mapping[str, Value]) -> dict[str, str]:
    return {key: str(value) for key, value in values.items()}


def _day(on: date) -> date:
    if isinstance(on, datetime):
        return on.date()
    if not isinstance(on, date):
        raise UserError(f"on={on!r}: expected a datetime.date")
    return on


def _check(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UserError(f"{name}={value!r}: expected one of {', '.join(choices)}")
