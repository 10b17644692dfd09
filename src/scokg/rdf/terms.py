"""Triples made by the program, written down with compact names."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from ..errors import InternalError
from ..namespaces import PREFIXES, expand

Value = str | int | Literal | NamedNode
Values = Value | Iterable[Value]


def node(name: str) -> NamedNode:
    """Give the node of a compact name or of an IRI.

    :raises InternalError: for a name without a known prefix.
    """
    iri = name if "://" in name else expand(name)
    if iri is None:
        raise InternalError(f"{name} is neither an IRI nor a compact name with a known prefix")
    return NamedNode(iri)


def typed(value: str, datatype: str) -> Literal:
    """Give a literal of a datatype with a compact name.

    >>> str(typed("1996", "xsd:gYear"))
    '"1996"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    return Literal(value, datatype=node(datatype))


def triples_about(subject: str, properties: Mapping[str, Values | None]) -> list[Triple]:
    """Give what is said of a subject.

    :param properties: for each property one or several values; text is the name of a node, a number is an
        ``xsd:integer``, and nothing is said where the value is None. ``a`` is the type.
    """
    about = node(subject)
    return [
        Triple(about, node("rdf:type" if name == "a" else name), _term(value))
        for name, values in properties.items()
        if values is not None
        for value in _several(values)
    ]


def _several(values: Values) -> Iterable[Value]:
    return (values,) if isinstance(values, (str, int, Literal, NamedNode)) else values


def _term(value: Value) -> NamedNode | Literal:
    if isinstance(value, str):
        return node(value)
    return Literal(str(value), datatype=NamedNode(PREFIXES["xsd"] + "integer")) if isinstance(value, int) else value
