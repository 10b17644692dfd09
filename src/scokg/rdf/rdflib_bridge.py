"""Convert triples of Oxigraph to rdflib.

rdflib distinguishes ``"x"`` from ``"x"^^xsd:string``, and it rewrites lexical forms when it normalizes literals. This
module avoids both, since lookups in rdflib would silently find nothing.
"""

from functools import cache

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from ..namespaces import PREFIXES

_STRING = PREFIXES["xsd"] + "string"


def rdflib_graph(triples: Store | list[Triple]) -> rdflib.Graph:
    """Return an rdflib Graph of the triples, with the prefixes of the project bound."""
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    term = cache(rdflib_term)  # most terms occur in many triples
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def rdflib_triple(triple: Triple | Quad) -> tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]:
    """Convert the terms of a triple to rdflib."""
    return rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)


def rdflib_term(term: object) -> rdflib.term.Identifier:
    """Convert a term to rdflib, keeping its lexical form."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _STRING else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
