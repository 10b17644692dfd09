"""Build terms and triples from compact names."""

from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..errors import InternalError
from ..namespaces import PREFIXES, expand

Term = NamedNode | BlankNode | Literal | Triple
PropertyValue = str | int | Literal | NamedNode
PropertyValues = PropertyValue | Iterable[PropertyValue]


def node(name: str) -> NamedNode:
    """Return the node of a compact name or an IRI.

    :raises InternalError: if the prefix of the name is unknown.
    """
    iri = name if "://" in name else expand(name)
    if iri is None:
        raise InternalError(f"{name} is neither an IRI nor a compact name with a known prefix")
    return NamedNode(iri)


def typed(value: str, datatype: str) -> Literal:
    """Return a literal whose datatype is given as a compact name.

    >>> str(typed("1996", "xsd:gYear"))
    '"1996"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    return Literal(value, datatype=node(datatype))


def triples_about(subject: str, properties: Mapping[str, PropertyValues | None]) -> list[Triple]:
    """Return the triples of a subject.

    :param subject: a compact name or an IRI.
    :param properties: one or more values for each property (``a`` is the type). A str is the name of a node, an int an
        ``xsd:integer``; a property with the value None is left out.
    :raises InternalError: if a prefix is unknown.
    """
    about = node(subject)
    return [
        Triple(about, node("rdf:type" if name == "a" else name), _term(value))
        for name, values in properties.items()
        if values is not None
        for value in _as_iterable(values)
    ]


def _as_iterable(values: PropertyValues) -> Iterable[PropertyValue]:
    return (values,) if isinstance(values, (str, int, Literal, NamedNode)) else values


def _term(value: PropertyValue) -> NamedNode | Literal:
    if isinstance(value, str):
        return node(value)
    return Literal(str(value), datatype=NamedNode(PREFIXES["xsd"] + "integer")) if isinstance(value, int) else value
