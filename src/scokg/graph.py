"""The typed API: the published graph with its closure, and the questions that people ask of it.

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
from .publication.loading import open_store
from .query.engine import Engine
from .query.saved_queries import SavedQuery, Term, bind, check_value, query_names, query_text, saved_query
from .rdf.results import QueryResult, Table, Value

if TYPE_CHECKING:
    import rdflib

    from .query.citation import Citation
    from .query.completeness import Coverage
    from .query.entity import Evidence, Thing
    from .query.name_index import Match, NameIndex


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

        :param top: the folder that it was loaded from; with it, queries can name the graphs.
        """
        self.engine = Engine(store, top)

    @property
    def store(self) -> Store:
        """The store, whose default graph holds everything."""
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
        table = self.engine.select(bind(query_text("status-on"), terms))
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
        from .query.entity import evidence_of

        return evidence_of(self.engine, self.names, self.names.resolve(thing), lang)

    def show(self, thing: str, *, lang: Language = "en") -> "Thing":
        """Give everything that the graph says about a thing; names as for :meth:`why`."""
        from .query.entity import thing_of

        return thing_of(self.engine, self.names, self.names.resolve(thing), lang)

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
        from .query.citation import cite_question, cite_thing

        if what not in query_names():
            if values:
                raise UserError(
                    f"{what!r} is no saved question, so it takes no parameters; `scokg query` lists them all"
                )
            return cite_thing(self.store, self.names, self.names.resolve(what), lang)
        query, texts = saved_query(what), {key: str(value) for key, value in values.items()}
        self.bind(query, texts)  # checks the parameters
        return cite_question(self.store, query, texts, lang)

    def why_garbled(self, match: "Match") -> list[str]:
        """Say why a name that a search found is a garbled one: the reasons of the claims that use it."""
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
        """Return the first day on which any status can have begun."""
        from .query.completeness import first_status_day

        return first_status_day(self.store)

    def query(self, text: str, name: str = "query") -> QueryResult:
        """Run any SPARQL query.

        :param name: what messages call the query.
        :returns: a table (SELECT), a bool (ASK) or triples (CONSTRUCT, DESCRIBE).
        :raises UserError: for a query that is not SPARQL, with the engine's reason.
        """
        return self.engine.query(text, name)

    def select(self, text: str) -> Table:
        """Run a SELECT query.

        :raises UserError: for a query of another form, or none.
        """
        return self.engine.select(text)

    def ask_saved(self, name: str, **values: Value) -> Table:
        """Run a saved query that returns rows; values as a user writes them.

        :raises UserError: for an unknown query, parameter or value.
        """
        answer = self.run_saved(name, **values)
        if not isinstance(answer, Table):
            raise UserError(f"the question {name} does not answer with rows; use run_saved")
        return answer

    def run_saved(self, name: str, **values: Value) -> QueryResult:
        """Run a saved query of any form; values as a user writes them."""
        return self.engine.query(self.bind(saved_query(name), _texts(values)), name)

    def coverage(self, name: str, *, lang: Language = "en", **values: Value) -> "Coverage":
        """Return what an empty answer to a saved query means: none, or not known.

        >>> open_graph().coverage("meetings-of-body", body="body:hsc").absence()
        'None from 2001-06-15 through 2025-09-01, as the list of meetings of the Council of Heads of State is complete \
for that time; other days are not known.'

        :param lang: the language of the labels of lists.
        :param values: the parameters of the query.
        :raises UserError: for an unknown query, parameter or value.
        """
        from .query.completeness import coverage

        query = saved_query(name)
        return coverage(self.store, query, self.bind(query, _texts(values)), lang)

    def bind(self, query: SavedQuery, values: Mapping[str, str]) -> str:
        """Bind values to the parameters of a saved query; states and other things by any of their names.

        :raises UserError: for an unknown parameter, value or thing.
        """
        from .query.binding import bind_names

        return bind_names(query, values, self.names)

    def to_rdflib(self) -> "rdflib.Graph":
        """Return the merged graph, closure included, as an rdflib Graph."""
        from .rdf.rdflib_bridge import rdflib_graph

        return rdflib_graph(self.store)


def open_graph(folder: Path | None = None) -> Graph:
    """Open the published graph with its closure.

    :param folder: another folder with ontology/, data/, shapes/ and queries/; by default the published files.
    :raises SourceSyntaxError: for a file that is not Turtle, with line and column.
    """
    return Graph(open_store(folder), folder or root())


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
