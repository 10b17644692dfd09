"""Serialize triples deterministically: equal triples have equal bytes in each format.

The writers of formats write to a stream as they go, so that no file has to fit into memory as a whole.
Oxigraph writes all formats except JSON-LD, for which it does not support prefixes. Sources:
https://www.w3.org/TR/rdf-canon/ (N-Quads), https://www.w3.org/TR/json-ld11/,
https://www.w3.org/TR/rdf-syntax-grammar/ (RDF/XML).
"""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, groupby, islice
from typing import IO, Any, NamedTuple, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ..errors import UserError
from ..hashing import sha256
from ..namespaces import PREFIXES, compact
from ..web.media_types import JSONLD, NQUADS, NTRIPLES, RDF_SYNTAXES, RDFXML, TRIG, TURTLE
from .named_graphs import NamedGraphs, in_graph

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_AT_ONCE = 2_000
"""How many statements are held as text at once."""
Written = TypeVar("Written")
_STRING = PREFIXES["xsd"] + "string"
_XML_NAME = re.compile(r"[^\W\d][\w.-]*$")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Format(NamedTuple):
    """A format of dumps.

    :ivar triples: writes one graph to a stream; None if the format is only used for datasets.
    :ivar graphs: writes named graphs to a stream; None if the format has no named graphs.
    """

    media_type: str
    triples: Callable[[list[Triple], IO[bytes]], None] | None
    graphs: Callable[[NamedGraphs, IO[bytes]], None] | None

    @property
    def suffix(self) -> str:
        """The file suffix, without the dot."""
        return RDF_SYNTAXES[self.media_type].suffix


def write_ntriples(triples: Iterable[Triple]) -> bytes:
    """Serialize triples as sorted N-Triples."""
    return in_memory(_ntriples, triples)


def write_nquads(publication: NamedGraphs) -> bytes:
    """Serialize the named graphs as the canonical N-Quads of RDFC-1.0: sorted, with its blank node labels."""
    return in_memory(_nquads, publication)


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


def in_memory(write: Callable[[Written, IO[bytes]], None], content: Written) -> bytes:
    """Return what a writer of a format writes."""
    out = io.BytesIO()
    write(content, out)
    return out.getvalue()


def _turtle(triples: list[Triple], out: IO[bytes]) -> None:
    """Write triples as Turtle: one block for each subject, its types first."""
    serialize(_by_subject(triples), out, RdfFormat.TURTLE, prefixes=_used_prefixes(triples))


def _ntriples(triples: Iterable[Triple], out: IO[bytes]) -> None:
    """Write sorted N-Triples, some at once: lines are sorted by their subjects first."""
    ordered = groupby(_by_subject(triples), key=lambda triple: triple.subject)
    while some := [triple for _, about in islice(ordered, _AT_ONCE) for triple in about]:
        out.writelines(_sorted(serialize(some, format=RdfFormat.N_TRIPLES)))


def _nquads(publication: NamedGraphs, out: IO[bytes]) -> None:
    """Write sorted N-Quads, some subjects at once: lines are sorted by their subjects first."""
    about: dict[Any, list[Quad]] = {}
    for iri, triples in publication.graphs.items():
        for quad in in_graph(triples, iri):
            about.setdefault(quad.subject, []).append(quad)
    subjects = iter(sorted(about, key=str))
    while some := list(islice(subjects, _AT_ONCE)):
        out.writelines(_sorted(serialize(chain.from_iterable(map(about.__getitem__, some)), format=RdfFormat.N_QUADS)))


def _trig(publication: NamedGraphs, out: IO[bytes]) -> None:
    """Write the named graphs as TriG, each laid out as in :func:`_turtle`."""
    quads = (
        Quad(t.subject, t.predicate, t.object, NamedNode(iri))
        for iri, triples in publication.graphs.items()
        for t in _by_subject(triples)
    )
    serialize(quads, out, RdfFormat.TRIG, prefixes=_used_prefixes(publication.quads()))


class _EscapedReturns(io.RawIOBase):
    """A stream that writes each bare CR as a reference: XML parsers normalize it to a line end."""

    def __init__(self, out: IO[bytes]) -> None:
        """Write to another stream."""
        self._out = out

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, content: Any) -> int:  # noqa: ANN401 - any bytes
        """Write bytes; a CR is one byte, so it does not matter where the content is cut."""
        self._out.write(bytes(content).replace(b"\r", b"&#13;"))
        return len(content)


def _rdfxml(triples: list[Triple], out: IO[bytes]) -> None:
    """Write triples as RDF/XML.

    :raises UserError: for a property or class whose IRI does not end with an XML name, and for a control character.
    """
    _check_for_xml(triples)
    with io.BufferedWriter(_EscapedReturns(out)) as escaped:
        serialize(_by_subject(triples), escaped, RdfFormat.RDF_XML, prefixes=_used_prefixes(triples))


def _jsonld(triples: list[Triple], out: IO[bytes]) -> None:
    """Write triples as JSON-LD: prefixes as the only abbreviation, one node per line, explicit datatypes."""
    writer = _JsonLdWriter(_used_prefixes(triples))
    head, end = _frame(writer.context)
    out.write(head)
    out.writelines(_lines(writer.nodes(triples)))
    out.write(end)


def _jsonld_graphs(publication: NamedGraphs, out: IO[bytes]) -> None:
    """Write the named graphs as JSON-LD, each a node with its own ``@graph``."""
    writer = _JsonLdWriter(_used_prefixes(publication.quads()))
    head, end = _frame(writer.context)
    out.write(head)
    for number, (iri, triples) in enumerate(publication.graphs.items()):
        out.write(b",\n" if number else b"")
        out.write(f'{{"@id": {_json(writer.compact(iri))}, "@graph": [\n'.encode())
        out.writelines(_lines(writer.nodes(triples)))
        out.write(b"\n]}")
    out.write(end)


FORMATS: dict[str, Format] = {
    "ttl": Format(TURTLE, _turtle, None),
    "nt": Format(NTRIPLES, _ntriples, None),
    "nq": Format(NQUADS, None, _nquads),
    "trig": Format(TRIG, None, _trig),
    "jsonld": Format(JSONLD, _jsonld, _jsonld_graphs),
    "rdfxml": Format(RDFXML, _rdfxml, None),
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


def _lines(items: Iterable[str]) -> Iterator[bytes]:
    """Yield items of a JSON array, one per line."""
    for number, item in enumerate(items):
        yield (b",\n" if number else b"") + item.encode()


def _frame(context: dict[str, str]) -> tuple[bytes, bytes]:
    """Return the beginning and the end of a document in JSON-LD."""
    head = json.dumps(context, ensure_ascii=False, indent=1)
    return f'{{"@context": {head},\n"@graph": [\n'.encode(), b"\n]}\n"


def _by_subject(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples sorted by subject, the types first."""
    about: dict[Any, list[Triple]] = {}
    for triple in triples:
        about.setdefault(triple.subject, []).append(triple)
    for subject in sorted(about, key=str):
        yield from sorted(about[subject], key=lambda t: (t.predicate != _TYPE, str(t.predicate), str(t.object)))


def _used_prefixes(statements: Iterable[Triple | Quad]) -> dict[str, str]:
    """Return the prefixes in use, except those that are also the scheme of an IRI (``geo:``), ambiguous in JSON-LD."""
    rest, used, schemes = iter(statements), set[str](), set[str]()
    while plain := "\n".join(map(str, islice(rest, _AT_ONCE))):
        schemes.update(re.findall(r"<([a-z][a-z0-9+.-]*):(?!//)", plain))
        used.update(name for name, iri in PREFIXES.items() if f"<{iri}" in plain)
    return {name: iri for name, iri in PREFIXES.items() if name in used - schemes}


def _sorted(content: bytes | None) -> list[bytes]:
    return sorted(_bytes(content).splitlines(keepends=True))


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
