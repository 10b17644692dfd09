"""Serialize triples deterministically: equal triples have equal bytes in each format.

Oxigraph writes all formats except JSON-LD, for which it does not support prefixes. Sources:
https://www.w3.org/TR/rdf-canon/ (N-Quads), https://www.w3.org/TR/json-ld11/,
https://www.w3.org/TR/rdf-syntax-grammar/ (RDF/XML).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ..errors import UserError
from ..hashing import sha256
from ..namespaces import PREFIXES, compact
from ..web.media_types import JSONLD, NQUADS, NTRIPLES, RDF_SYNTAXES, RDFXML, TRIG, TURTLE
from .named_graphs import NamedGraphs

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_STRING = PREFIXES["xsd"] + "string"
_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Format(NamedTuple):
    """A format of dumps.

    :ivar triples: the serializer of one graph; None if the format is only used for datasets.
    :ivar graphs: the serializer of named graphs; None if the format has no named graphs.
    """

    media_type: str
    triples: Callable[[list[Triple]], bytes] | None
    graphs: Callable[[NamedGraphs], bytes] | None

    @property
    def suffix(self) -> str:
        """The file suffix, without the dot."""
        return RDF_SYNTAXES[self.media_type].suffix


def write_ntriples(triples: Iterable[Triple]) -> bytes:
    """Serialize triples as sorted N-Triples."""
    return _sorted_lines(serialize(triples, format=RdfFormat.N_TRIPLES))


def write_nquads(publication: NamedGraphs) -> bytes:
    """Serialize the named graphs as the canonical N-Quads of RDFC-1.0: sorted, with its blank node labels."""
    return _sorted_lines(serialize(publication.quads(), format=RdfFormat.N_QUADS))


def canonical_hash(publication: NamedGraphs) -> str:
    """Return the SHA-256 digest of the canonical N-Quads (RDFC-1.0), which is also that of ``scokg.nq``."""
    return sha256(write_nquads(publication))


def write_triples(triples: Iterable[Triple], form: RdfFormat) -> str:
    """Serialize triples in the given order, with those prefixes of the project that they use."""
    triples = list(triples)
    plain = _bytes(serialize(triples, format=RdfFormat.N_TRIPLES)).decode()
    if form == RdfFormat.N_TRIPLES:
        return plain
    used = {name: iri for name, iri in PREFIXES.items() if f"<{iri}" in plain}
    return _bytes(serialize(triples, format=form, prefixes=used)).decode()


def write_turtle(triples: list[Triple]) -> bytes:
    """Serialize triples as Turtle: one block for each subject, its types first."""
    return _bytes(serialize(_by_subject(triples), format=RdfFormat.TURTLE, prefixes=_used_prefixes(triples)))


def write_trig(publication: NamedGraphs) -> bytes:
    """Serialize the named graphs as TriG, each laid out as in :func:`write_turtle`."""
    quads = [
        Quad(t.subject, t.predicate, t.object, NamedNode(iri))
        for iri, triples in publication.graphs.items()
        for t in _by_subject(triples)
    ]
    return _bytes(serialize(quads, format=RdfFormat.TRIG, prefixes=_used_prefixes(publication.quads())))


def write_rdfxml(triples: list[Triple]) -> bytes:
    """Serialize triples as RDF/XML.

    :raises UserError: for a property or class whose IRI does not end with an XML name, and for a control character.
    """
    _check_for_xml(triples)
    content = serialize(_by_subject(triples), format=RdfFormat.RDF_XML, prefixes=_used_prefixes(triples))
    return _bytes(content).replace(b"\r", b"&#13;")  # XML parsers normalize a bare CR to a line end


def write_jsonld(triples: list[Triple]) -> bytes:
    """Serialize triples as JSON-LD: prefixes as the only abbreviation, one node per line, explicit datatypes."""
    writer = _JsonLdWriter(_used_prefixes(triples))
    return _document(writer.context, writer.nodes(triples))


def write_jsonld_graphs(publication: NamedGraphs) -> bytes:
    """Serialize the named graphs as JSON-LD, each a node with its own ``@graph``."""
    writer = _JsonLdWriter(_used_prefixes(publication.quads()))
    graphs = (
        f'{{"@id": {_json(writer.compact(iri))}, "@graph": [\n{_lines(writer.nodes(triples))}\n]}}'
        for iri, triples in publication.graphs.items()
    )
    return _document(writer.context, graphs)


FORMATS: dict[str, Format] = {
    "ttl": Format(TURTLE, write_turtle, None),
    "nt": Format(NTRIPLES, write_ntriples, None),
    "nq": Format(NQUADS, None, write_nquads),
    "trig": Format(TRIG, None, write_trig),
    "jsonld": Format(JSONLD, write_jsonld, write_jsonld_graphs),
    "rdfxml": Format(RDFXML, write_rdfxml, None),
}


class _JsonLdWriter:
    """Builds node objects whose IRIs are compacted with the prefixes of a context."""

    def __init__(self, context: dict[str, str]) -> None:
        self.context = context
        self.compact = cache(self._compact)

    def _compact(self, iri: str) -> str:
        name = compact(iri)
        return name if name.partition(":")[0] in self.context else iri

    def nodes(self, triples: list[Triple]) -> Iterator[str]:
        """Yield the node object of each subject, as JSON text."""
        for subject, about in groupby(_by_subject(triples), key=lambda triple: triple.subject):
            node: dict[str, list[Any]] = {}
            for triple in about:
                key, value = self.entry(triple)
                node.setdefault(key, []).append(value)
            yield _json(
                {"@id": self.reference(subject)}
                | {key: values[0] if len(values) == 1 else values for key, values in node.items()}
            )

    def entry(self, triple: Triple) -> tuple[str, Any]:
        """Return the key and value that state a triple in its node object."""
        value = triple.object
        if isinstance(value, Literal):
            return self.compact(triple.predicate.value), self.literal(value)
        if triple.predicate == _TYPE:
            return "@type", self.reference(value)
        return self.compact(triple.predicate.value), {"@id": self.reference(value)}

    def reference(self, term: Any) -> str:  # noqa: ANN401 - Oxigraph's union of terms
        """Return the compact IRI of a term, or the label of a blank node."""
        return str(term) if isinstance(term, BlankNode) else self.compact(term.value)

    def literal(self, literal: Literal) -> str | dict[str, str]:
        """Return the value object of a literal; a plain string for ``xsd:string``."""
        if literal.language:
            return {"@value": literal.value, "@language": literal.language}
        if literal.datatype.value == _STRING:
            return literal.value
        return {"@value": literal.value, "@type": self.compact(literal.datatype.value)}


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False)


def _lines(items: Iterable[str]) -> str:
    return ",\n".join(items)


def _document(context: dict[str, str], items: Iterable[str]) -> bytes:
    head = json.dumps(context, ensure_ascii=False, indent=1)
    return f'{{"@context": {head},\n"@graph": [\n{_lines(items)}\n]}}\n'.encode()


def _by_subject(triples: list[Triple]) -> list[Triple]:
    """Sort triples by subject, the types first."""
    return sorted(triples, key=lambda t: (str(t.subject), t.predicate != _TYPE, str(t.predicate), str(t.object)))


def _used_prefixes(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    """Return the prefixes in use, except those that are also the scheme of an IRI (``geo:``), ambiguous in JSON-LD."""
    plain = "\n".join(map(str, statements))
    schemes = set(re.findall(r"<([a-z][a-z0-9+.-]*):(?!//)", plain))
    return {name: iri for name, iri in PREFIXES.items() if f"<{iri}" in plain and name not in schemes}


def _sorted_lines(content: bytes | None) -> bytes:
    return b"".join(sorted(_bytes(content).splitlines(keepends=True)))


def _bytes(content: bytes | None) -> bytes:
    assert content is not None, "serialize returns bytes if there is no output"
    return content


def _check_for_xml(triples: Iterable[Triple]) -> None:
    for triple in triples:
        names = [triple.predicate, *([triple.object] if triple.predicate == _TYPE else [])]
        for name in names:
            if isinstance(name, NamedNode) and not _XML_NAME.search(name.value):
                raise UserError(f"RDF/XML cannot write {name}: its IRI does not end with a name; leave rdfxml out")
        if isinstance(triple.object, Literal) and _NOT_XML.search(triple.object.value):
            raise UserError(f"RDF/XML cannot write a control character of {triple.subject}: take it out of the text")
