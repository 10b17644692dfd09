"""The saved queries as SHACL SPARQL executables, which SPARQL editors read as example queries.

Sources: https://www.w3.org/TR/shacl-af/, https://github.com/sib-swiss/sparql-examples
"""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple

from ...namespaces import PREFIXES
from ...publication.metadata import Metadata
from ...query.saved_queries import Parameter, SavedQuery, parameter_term, query_names, saved_query
from ...rdf.terms import PropertyValue, node, triples_about, typed

COLLECTION = "scokg:query"
_FORMS = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct"}
_FORM = re.compile(r"^\s*(SELECT|ASK|CONSTRUCT)\b", re.MULTILINE)


def queries_as_rdf(endpoint: str | None = None) -> list[Triple]:
    """Return the saved queries with their parameters as RDF, sorted, without blank nodes.

    :param endpoint: the address of the endpoint that editors send them to.
    """
    triples = [*_collection()]
    for name in query_names():
        triples += _executable(saved_query(name), endpoint)
    return sorted(triples, key=str)


def _collection() -> Iterator[Triple]:
    """Yield the collection of the queries, which declares their prefixes."""
    title = Literal("Saved queries", language="en")
    yield from triples_about(
        COLLECTION, {"a": "owl:Ontology", "rdfs:label": title, "dcterms:license": Metadata.of_files().licence}
    )
    for prefix, namespace in sorted(PREFIXES.items()):
        part = f"{node(COLLECTION).value}#prefix-{prefix}"
        yield from triples_about(COLLECTION, {"sh:declare": part})
        declaration = {"sh:prefix": Literal(prefix), "sh:namespace": typed(namespace, "xsd:anyURI")}
        yield from triples_about(part, {"a": "sh:PrefixDeclaration", **declaration})


def _executable(query: SavedQuery, endpoint: str | None) -> Iterator[Triple]:
    about = f"query:{query.name}"
    text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    found = _FORM.search(text)
    assert found is not None, f"{query.name} is a SELECT, ASK or CONSTRUCT query"
    form = found[1]
    yield from triples_about(
        about,
        {
            "a": ("sh:SPARQLExecutable", f"sh:SPARQL{_FORMS[form]}Executable"),
            "rdfs:comment": Literal(query.summary, language="en"),
            "dcterms:description": Literal(query.description.strip(), language="en") if query.description else None,
            "dcterms:isPartOf": COLLECTION,
            f"sh:{form.lower()}": Literal(text + "\n"),
            "sh:prefixes": COLLECTION,
            "schema:keywords": [Literal(tag) for tag in query.tags],
            "schema:target": endpoint,
        },
    )
    for order, parameter in enumerate(query.parameters, 1):
        yield from _parameter(about, query.text, parameter, order)


def _parameter(query: str, text: str, parameter: Parameter, order: int) -> Iterator[Triple]:
    """Yield a parameter; its ``sh:path`` ends with the name of the variable, as SHACL requires."""
    part = f"{node(query).value}#{parameter.name}"
    default = _default(text, parameter.name)
    kind: dict[str, PropertyValue] = (
        {"sh:nodeKind": "sh:IRI"} if isinstance(default, NamedNode) else {"sh:datatype": default.datatype}
    )
    yield from triples_about(query, {"sh:parameter": part})
    yield from triples_about(
        part,
        {
            "a": "sh:Parameter",
            "sh:path": f"{node(COLLECTION).value}#{parameter.name}",
            "sh:name": Literal(parameter.name),
            "sh:description": Literal(parameter.description, language="en") if parameter.description else None,
            "sh:optional": typed("true", "xsd:boolean"),
            "sh:order": order,
            "sh:defaultValue": default,
            "sh:in": f"{part}-1" if parameter.choices else None,
            **kind,
        },
    )
    yield from _list(part, parameter.choices)


def _list(part: str, choices: tuple[str, ...]) -> Iterator[Triple]:
    """Yield an RDF list whose nodes have IRIs."""
    for number, choice in enumerate(choices, 1):
        rest = f"{part}-{number + 1}" if number < len(choices) else "rdf:nil"
        yield from triples_about(f"{part}-{number}", {"a": "rdf:List", "rdf:first": Literal(choice), "rdf:rest": rest})


def _default(text: str, name: str) -> NamedNode | Literal:
    """Return the default value of a parameter, parsed by the engine."""
    prologue = "\n".join(re.findall(r"^PREFIX .*$", text, re.MULTILINE))
    solutions = Store().query(f"{prologue}\nSELECT ?v {{ VALUES ?v {{ {parameter_term(text, name)} }} }}")
    assert isinstance(solutions, QuerySolutions)
    term = next(solutions)["v"]
    assert isinstance(term, NamedNode | Literal), f"the default of {name} is an IRI or a literal"
    return term
