"""The selection of triples for the document of a thing: a concise description that follows the frame of its kind.

- the statements of the files about the thing, and derived statements with the project's own terms (bounds of dates,
  decided dates, inverses), but not their copies in other vocabularies;
- the same for its parts: those that the frame reaches by a reverse term, or has without ``@explicit``;
- its citations and sources; of a source, its title, publisher, date, address, kind and language;
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
_SOURCE_TERMS = "dcterms:title sco:descriptiveTitle dc:publisher dcterms:issued schema:url sco:sourceKind dc:language"
OF_SOURCE = frozenset(expand(name) for name in ("rdf:type", *_SOURCE_TERMS.split()))
_CITES = frozenset(expand(name) for name in ("dcterms:source", "sco:citedSource", "sco:claimedIn"))
_COPIES = frozenset({SCO + "identifierCode"})  # repeats isoAlpha3 and similar properties
_NAME_TERMS = "skos:prefLabel skos:altLabel skos:hiddenLabel sco:officialName sco:acronym sco:shortTitle"
_NAMES = frozenset(expand(name) for name in _NAME_TERMS.split())


class Selector:
    """Selects the triples of documents from one graph."""

    def __init__(self, graph: "Graph") -> None:
        """Create a selector for a graph."""
        self._graph = graph
        self._store: Store = graph.store

    def selected(self, iri: str, frame: Json, lang: str | None = None) -> list[Triple]:
        """Return the triples of the document of a thing, sorted.

        :param frame: the frame of its kind.
        :param lang: leave out names in other languages if there is a name in this language.
        """
        found: set[Triple] = set()
        described: set[object] = set()
        self._add_node(NamedNode(iri), frame, found, described)
        self._add_briefs(found, described)
        return sorted(_in_language(found, lang) if lang else found, key=str)

    def _add_node(self, node: NamedNode, frame: Json, found: set[Triple], described: set[object]) -> None:
        """Add the statements about a thing and, following the frame, about its parts."""
        described.add(node)
        own = list(self.statements(node))
        found.update(own)
        for term, inner in inner_frames(frame):
            defined = definition(term)
            if "@reverse" in defined:
                self._add_subjects(node, defined["@reverse"], inner, found, described)
            elif not inner.get("@explicit"):
                self._add_objects(own, defined["@id"], inner, found, described)
        self._add_objects(own, _CITATION, {}, found, described)

    def _add_subjects(
        self, node: NamedNode, name: str, inner: Json, found: set[Triple], described: set[object]
    ) -> None:
        """Add the things of the frame's type that refer to a node, completely or by link only."""
        for quad in self._store.quads_for_pattern(None, NamedNode(_iri(name)), node):
            if not isinstance(quad.subject, NamedNode) or not self._matches_type(quad.subject, inner):
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

    def _matches_type(self, node: NamedNode, inner: Json) -> bool:
        if "@type" not in inner:
            return True
        expected = NamedNode(_iri(definition(inner["@type"])["@id"]))
        return any(self._store.quads_for_pattern(node, _TYPE, expected))

    def _add_briefs(self, found: set[Triple], described: set[object]) -> None:
        """Add type and names of the things that are mentioned but not described; for sources, more properties."""
        cited = {t.object for t in found if t.predicate.value in _CITES}
        mentioned = {node for t in found for node in (t.subject, t.object) if isinstance(node, NamedNode)}
        for node in mentioned - described:
            if node in cited:
                found.update(t for t in self.statements(node) if t.predicate.value in OF_SOURCE)
            elif node.value.startswith(BASE + "id/"):
                found.update(t for t in self.statements(node) if t.predicate in {_TYPE, _LABEL})

    def statements(self, node: NamedNode) -> Iterator[Triple]:
        """Yield the statements of a document about a thing: stated in the files, or derived with our own terms."""
        for quad in self._store.quads_for_pattern(node, None, None):
            predicate = quad.predicate.value
            own_term = predicate.startswith(SCO) and predicate not in _COPIES
            stated = quad.triple not in self._graph.engine.derived and not isinstance(quad.object, BlankNode)
            if (own_term or stated) and not self._is_implied(quad.triple):
                yield quad.triple

    def _is_implied(self, triple: Triple) -> bool:
        """Return whether a triple states a class that follows from a stated subclass."""
        if triple.predicate != _TYPE:
            return False
        others = (quad.object for quad in self._store.quads_for_pattern(triple.subject, _TYPE, None))
        return any(
            other != triple.object and any(self._store.quads_for_pattern(other, _SUBCLASS, triple.object))
            for other in others
            if isinstance(other, NamedNode) and isinstance(triple.object, NamedNode)
        )


def inner_frames(frame: Json) -> Iterator[tuple[str, Json]]:
    """Yield the nested frames of a frame, by term."""
    return ((term, inner) for term, inner in frame.items() if not term.startswith("@") and ":" not in term)


def definition(term: str) -> Json:
    """Return the definition of a term of the context, as an expanded term definition."""
    found = terms()[term] if term in terms() else type_scoped()[term]
    return {"@id": found} if isinstance(found, str) else found


def type_scoped() -> Json:
    """Return the terms of type-scoped contexts."""
    scoped = (found["@context"] for found in terms().values() if isinstance(found, dict) and "@context" in found)
    return {term: found for part in scoped for term, found in part.items() if isinstance(found, dict)}


def _iri(name: str) -> str:
    iri = expand(name)
    assert iri, f"{name}: the context uses prefixes of the project"
    return iri


def _in_language(triples: set[Triple], lang: str) -> Iterator[Triple]:
    """Leave out names in other languages if the same thing has one in this language."""
    translated = {
        (t.subject, t.predicate) for t in triples if isinstance(t.object, Literal) and t.object.language == lang
    }
    for triple in triples:
        other = isinstance(triple.object, Literal) and triple.object.language not in {None, lang}
        is_name = triple.predicate.value in _NAMES
        if not (other and is_name and (triple.subject, triple.predicate) in translated):
            yield triple
