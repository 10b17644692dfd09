"""Metadata of the dataset and of the ontology: title, version, dates, licence.

The only module that reads them; ``data/dataset.ttl`` and ``ontology/scokg.ttl`` state them.
"""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from ..atomic_io import read_bytes
from ..errors import UserError
from ..namespaces import BASE
from ..rdf.parsing import parse_turtle
from ..rdf.terms import node
from .layout import root

DATASET = NamedNode(BASE + "dataset")
ONTOLOGY = NamedNode(BASE + "ontology")
_FILES = {DATASET: "data/dataset.ttl: scokg:dataset", ONTOLOGY: "ontology/scokg.ttl: scokg:ontology"}


class Metadata:
    """The metadata of the dataset or of the ontology."""

    def __init__(self, triples: Iterable[Triple | Quad], subject: NamedNode = DATASET) -> None:
        """Select the statements about ``subject`` from ``triples``."""
        self._subject = subject
        self._about = [triple for triple in triples if triple.subject == subject]

    @classmethod
    def of_store(cls, store: Store, subject: NamedNode = DATASET) -> "Metadata":
        """Read the metadata from the default graph of a store."""
        return cls(store.quads_for_pattern(subject, None, None), subject)

    def values(self, name: str) -> list[NamedNode | Literal]:
        """Return all values of a property, which is given as a compact name."""
        prop = node(name)
        found = (t.object for t in self._about if t.predicate == prop)
        return [term for term in found if isinstance(term, NamedNode | Literal)]

    def get(self, name: str, language: str | None = None) -> str | None:
        """Return the value of a property; None if it has no value or several.

        :param language: only consider text in this language.
        """
        found = {term.value for term in self.values(name) if language in {None, getattr(term, "language", None)}}
        return found.pop() if len(found) == 1 else None

    def one(self, name: str, language: str | None = None) -> str:
        """Return the value of a property.

        :param language: only consider text in this language.
        :raises UserError: if the property has no value or several.
        """
        value = self.get(name, language)
        if value is None:
            tagged = f" in {language}" if language else ""
            raise UserError(
                f"{_FILES[self._subject]} needs exactly one {name}{tagged}, it has {len(self.values(name))}"
            )
        return value

    @classmethod
    def of_files(cls, top: Path | None = None) -> "Metadata":
        """Read the metadata from ``data/dataset.ttl`` under ``top``, by default that of the publication."""
        path = (top or root()) / "data" / "dataset.ttl"
        return cls(parse_turtle(read_bytes(path), str(path)))

    @property
    def iri(self) -> str:
        """The IRI of the dataset or ontology."""
        return self._subject.value

    @property
    def title(self) -> str:
        """The English title."""
        return self.one("dcterms:title", "en")

    @property
    def version(self) -> str:
        """The version of the dataset."""
        return self.one("dcat:version")

    @property
    def issued(self) -> str:
        """The release date, YYYY-MM-DD."""
        return self.one("dcterms:issued")

    @property
    def licence(self) -> str:
        """The IRI of the licence."""
        return self.one("dcterms:license")
