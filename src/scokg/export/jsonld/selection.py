"""Which triples belong to the document of a thing: its concise description along the frame of its kind.

- what the files state about the thing, and what the closure adds under the project's own terms (bounds of dates,
  decided dates, inverses); not the copies under other vocabularies' terms;
- the same of its parts: what the frame leads to by a reverse term, or lists without ``@explicit``;
- its citations and sources, a source by title, publisher, date, address, kind and language;
- the type and the names of everything else that is mentioned.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from ...namespaces import BASE, PREFIXES, SCO, expand
from .bundle import Json, terms

if TYPE_CHECKING:
    from ...graph import Graph

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
_CITATION = "sco:citation"
OF_SOURCE = frozenset(
    expand(name)
    for name in (
        "rdf:type", "dcterms:title", "sco:descriptiveTitle", "dc:publisher", "dcterms:issued", "schema:url",
        "sco:sourceKind", "dc:language",
    )
)  # fmt: skip
_CITES = frozenset(expand(name) for name in ("dcterms:source", "sco:citedSource", "sco:claimedIn"))
_COPIES = frozenset({SCO + "identifierCode"})  # says again what isoAlpha3 and its like say
_NAMES = frozenset(
    expand(f"{prefix}:{name}")
    for prefix, names in {
        "skos": ("prefLabel", "altLabel", "hiddenLabel"), "sco": ("officialName", "acronym", "shortTitle"),
    }.items()
    for name in names
)  # fmt: skip


class Selector:
    """Selects the triples of documents from one graph."""

    def __init__(self, graph: "Graph") -> None:
        """Take the graph to select from."""
        self._graph = graph
        self._store: Store = graph.store

    def selected(self, iri: str, frame: Json, lang: str | None = None) -> list[Triple]:
        """Give the triples of the document of a thing, sorted.

        :param lang: leave the names in other languages out where there is one in this language.
        """
        found: set[Triple] = set()
        described: set[object] = set()
        self._add_node(NamedNode(iri), frame, found, described)
        self._add_briefs(found, described)
        return sorted(_in_language(found, lang) if lang else found, key=str)

    def _add_node(self, node: NamedNode, frame: Json, found: set[Triple], described: set[object]) -> None:
        """Add what is said of a thing, and of its parts along the frame."""
        described.add(node)
        own = list(self.statements(node))
        found.update(own)
        for term, inner in inner_frames(frame):
            defined = definition(term)
            if "@reverse" in defined:
                self._add_pointing(node, defined["@reverse"], inner, found, described)
            elif not inner.get("@explicit"):
                self._add_objects(own, defined["@id"], inner, found, described)
        self._add_objects(own, _CITATION, {}, found, described)

    def _add_pointing(
        self, node: NamedNode, name: str, inner: Json, found: set[Triple], described: set[object]
    ) -> None:
        """Add the things of the wanted type that point to a node, whole or by name only."""
        for quad in self._store.quads_for_pattern(None, NamedNode(_iri(name)), node):
            if not isinstance(quad.subject, NamedNode) or not self._is_wanted(quad.subject, inner):
                continue
            found.add(quad.triple)
            if not inner.get("@explicit"):
                self._add_node(quad.subject, inner, found, described)

    def _add_objects(
        self, own: list[Triple], name: str, inner: Json, found: set[Triple], described: set[object]
    ) -> None:
        predicate = NamedNode(_iri(name))
        for triple in own:
            if triple.predicate == predicate and isinstance(triple.object, NamedNode):
                self._add_node(triple.object, inner, found, described)

    def _is_wanted(self, node: NamedNode, inner: Json) -> bool:
        if "@type" not in inner:
            return True
        wanted = NamedNode(_iri(definition(inner["@type"])["@id"]))
        return any(self._store.quads_for_pattern(node, _TYPE, wanted))

    def _add_briefs(self, found: set[Triple], described: set[object]) -> None:
        """Add type and names of the things that are mentioned and not described; of sources more."""
        cited = {t.object for t in found if t.predicate.value in _CITES}
        mentioned = {node for t in found for node in (t.subject, t.object) if isinstance(node, NamedNode)}
        for node in mentioned - described:
            if node in cited:
                found.update(t for t in self.statements(node) if t.predicate.value in OF_SOURCE)
            elif node.value.startswith(BASE + "id/"):
                found.update(t for t in self.statements(node) if t.predicate in {_TYPE, _LABEL})

    def statements(self, node: NamedNode) -> Iterator[Triple]:
        """Give what a document says of a thing: what the files state, and what is derived under our own terms."""
        for quad in self._store.quads_for_pattern(node, None, None):
            predicate = quad.predicate.value
            own_term = predicate.startswith(SCO) and predicate not in _COPIES
            stated = quad.triple not in self._graph.engine.derived and not isinstance(quad.object, BlankNode)
            if (own_term or stated) and not self._is_implied(quad.triple):
                yield quad.triple

    def _is_implied(self, triple: Triple) -> bool:
        """Tell whether a triple names a class of which another one is named that is a subclass of it."""
        if triple.predicate != _TYPE:
            return False
        others = (quad.object for quad in self._store.quads_for_pattern(triple.subject, _TYPE, None))
        return any(
            other != triple.object and any(self._store.quads_for_pattern(other, _SUBCLASS, triple.object))
            for other in others
            if isinstance(other, NamedNode) and isinstance(triple.object, NamedNode)
        )


def inner_frames(frame: Json) -> Iterator[tuple[str, Json]]:
    """Give the frames that a frame holds, by term."""
    return ((term, inner) for term, inner in frame.items() if not term.startswith("@") and ":" not in term)


def definition(term: str) -> Json:
    """Give the definition of a term of the context in its long form."""
    found = terms()[term] if term in terms() else type_scoped()[term]
    return {"@id": found} if isinstance(found, str) else found


def type_scoped() -> Json:
    """Give the terms that hold within things of one class only."""
    scoped = (found["@context"] for found in terms().values() if isinstance(found, dict) and "@context" in found)
    return {term: found for part in scoped for term, found in part.items() if isinstance(found, dict)}


def _iri(name: str) -> str:
    iri = expand(name)
    assert iri, f"{name}: the context writes IRIs with prefixes of the project"
    return iri


def _in_language(triples: set[Triple], lang: str) -> Iterator[Triple]:
    """Leave names in other languages out where the same thing bears one in this language."""
    there = {(t.subject, t.predicate) for t in triples if isinstance(t.object, Literal) and t.object.language == lang}
    for triple in triples:
        other = isinstance(triple.object, Literal) and triple.object.language not in {None, lang}
        is_name = triple.predicate.value in _NAMES
        if not (other and is_name and (triple.subject, triple.predicate) in there):
            yield triple
