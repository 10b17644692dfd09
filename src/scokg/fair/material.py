"""What is checked: the files of a release as graphs, and the server that answers for its IRIs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store

from ..errors import UserError
from ..files import read_bytes
from ..statements import node
from ..vocabulary import BASE, PREFIXES, SCO, compact
from .tables import Table, read_table
from .web import Web

ONTOLOGY = NamedNode(BASE + "ontology")
DATASET = NamedNode(BASE + "dataset")
DUMPS = "dumps"
DESCRIPTION, SCHEMA_ORG, QUESTIONS = (f"description/{name}" for name in ("void.ttl", "dataset.jsonld", "queries.ttl"))
_BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))
_PROPERTIES = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
Term = NamedNode | BlankNode | Literal


class Triples:
    """A graph with look-ups by compact names."""

    def __init__(self, store: Store) -> None:
        """Take the triples of the default graph of a store."""
        self.store = store

    def values(self, subject: Term, *names: str) -> list[Term]:
        """Give what a thing has by any of some properties."""
        if isinstance(subject, Literal):
            return []
        return [
            quad.object  # type: ignore[misc]
            for name in names
            for quad in self.store.quads_for_pattern(subject, node(name), None)
        ]

    def named(self, subject: Term, *names: str) -> list[NamedNode]:
        """Give the values that have an IRI."""
        return [term for term in self.values(subject, *names) if isinstance(term, NamedNode)]

    def texts(self, subject: Term, *names: str) -> list[str]:
        """Give the values as texts."""
        return [term.value for term in self.values(subject, *names)]

    def pairs(self, name: str) -> list[tuple[NamedNode | BlankNode, Term]]:
        """Give subject and object of each triple of a property."""
        return [(q.subject, q.object) for q in self.store.quads_for_pattern(None, node(name), None)]  # type: ignore[misc]

    def instances(self, name: str) -> list[NamedNode]:
        """Give the named things of a class, sorted."""
        found = (q.subject for q in self.store.quads_for_pattern(None, node("rdf:type"), node(name)))
        return sorted((s for s in found if isinstance(s, NamedNode)), key=str)

    def members(self, head: Term) -> list[Term]:
        """Give the members of an RDF list."""
        members: list[Term] = []
        while isinstance(head, NamedNode | BlankNode) and head != node("rdf:nil"):
            members += self.values(head, "rdf:first")[:1]
            head = next(iter(self.values(head, "rdf:rest")), node("rdf:nil"))
        return members


class Ontology(Triples):
    """The ontology, with its own terms by kind."""

    def __init__(self, store: Store) -> None:
        """Find the terms."""
        super().__init__(store)
        self.classes = self._own("owl:Class")
        self.object_properties = self._own("owl:ObjectProperty")
        self.datatype_properties = self._own("owl:DatatypeProperty")
        self.annotation_properties = self._own("owl:AnnotationProperty")

    def _own(self, kind: str) -> list[NamedNode]:
        return [term for term in self.instances(kind) if term.value.startswith(SCO)]

    @property
    def relations(self) -> list[NamedNode]:
        """Give the own properties that state facts."""
        return [*self.object_properties, *self.datatype_properties]

    @property
    def terms(self) -> list[NamedNode]:
        """Give all own terms."""
        return sorted({*self.classes, *self.relations, *self.annotation_properties}, key=str)

    def is_property(self, term: Term) -> bool:
        """Tell whether a term is declared as a property, or is one of RDF, RDFS and OWL."""
        return is_built_in(term) or any(node(kind) in self.values(term, "rdf:type") for kind in _PROPERTIES)

    def is_class(self, term: Term) -> bool:
        """Tell whether a term is declared as a class or datatype, or is built in."""
        kinds = [node(kind) for kind in ("owl:Class", "rdfs:Class", "rdfs:Datatype")]
        return is_built_in(term) or any(kind in self.values(term, "rdf:type") for kind in kinds)


@dataclass(frozen=True)
class Material:
    """A release and the server that answers for its IRIs.

    :ivar index: ``dumps/index.json``.
    :ivar ontology: the ontology's named graph, from its dump.
    :ivar data: all named graphs merged; ``graphs`` the same apart.
    :ivar description: what the release says of itself in DCAT and VoID; empty where it says nothing.
    """

    folder: Path
    index: dict[str, Any]
    ontology: Ontology
    data: Triples
    graphs: Store
    description: Triples
    web: Web

    @property
    def dumps(self) -> list[dict[str, Any]]:
        """Give the entries of the files in ``dumps/``."""
        files: list[dict[str, Any]] = self.index["files"]
        return files

    @property
    def version(self) -> str:
        """Give the version that the index states."""
        return str(self.index["version"])

    @cached_property
    def tables(self) -> list[Table]:
        """Give the CSV files with their metadata."""
        return [read_table(self.path(entry)) for entry in self.dumps if entry["mediaType"] == "text/csv"]

    def path(self, entry: dict[str, Any]) -> Path:
        """Give the file of an entry."""
        return self.folder / DUMPS / str(entry["name"])


def read_release(folder: Path, web: Web) -> Material:
    """Read a release.

    :raises UserError: when the folder is none.
    """
    index = _json(folder / DUMPS / "index.json")
    graphs = _loaded(folder / DUMPS / "scokg.nq", RdfFormat.N_QUADS)
    ontology = _loaded(folder / DUMPS / "ontology.ttl", RdfFormat.TURTLE)
    described = folder / DESCRIPTION
    description = _loaded(described, RdfFormat.TURTLE) if described.is_file() else Store()
    return Material(folder, index, Ontology(ontology), Triples(merged(graphs)), graphs, Triples(description), web)


def merged(graphs: Store) -> Store:
    """Give the triples of all named graphs in one."""
    store = Store()
    store.bulk_extend(Quad(*quad.triple) for quad in graphs)
    return store


def is_built_in(term: Term) -> bool:
    """Tell whether a term is one of RDF, RDFS, OWL and XML Schema."""
    return isinstance(term, NamedNode) and term.value.startswith(_BUILT_IN)


def name_of(term: Term) -> str:
    """Give a term as people read it."""
    return compact(term.value) if isinstance(term, NamedNode) else str(term)


def names_of(terms: Iterable[Term]) -> Iterator[str]:
    """Give terms as people read them."""
    return (name_of(term) for term in terms)


def _loaded(path: Path, form: RdfFormat) -> Store:
    store = Store()
    try:
        store.load(read_bytes(path), format=form)
    except SyntaxError as error:
        raise UserError(f"{path}: is not {form}: {error}; make the release again") from error
    return store


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(read_bytes(path))
        _ = content["version"], [(file["name"], file["mediaType"], file["sha256"]) for file in content["files"]]
    except (ValueError, LookupError, TypeError) as error:
        raise UserError(f"{path}: is not the index of a release; make one with `scokg release DIR`") from error
    return dict(content)
