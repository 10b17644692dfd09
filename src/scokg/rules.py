"""Ontology → rules: each axiom compiled to a SPARQL CONSTRUCT (OWL 2 RL/RDF rules, tables 4 to 9).

The schema is closed first (scm-* rules, run as they stand); the rules for instances are then compiled from the closed
schema, one for each class and property, so that a rule's head holds everything that follows from its body at once.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store

from .errors import UserError
from .vocabulary import PREFIXES, compact

_OWL, _RDF, _RDFS = PREFIXES["owl"], PREFIXES["rdf"], PREFIXES["rdfs"]
_HEADER = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("owl", "rdf", "rdfs"))

# What the compiler knows of OWL. A construct outside these lists stops it: nothing is dropped silently.
COMPILED = {
    "inverseOf", "propertyChainAxiom", "equivalentClass", "equivalentProperty", "SymmetricProperty",
    "TransitiveProperty",
}  # fmt: skip
WITHOUT_CONSEQUENCE = {
    # declarations and headers
    "Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual",
    "versionIRI", "versionInfo", "priorVersion", "backwardCompatibleWith", "incompatibleWith", "imports", "deprecated",
    "DeprecatedClass", "DeprecatedProperty", "Thing",
    # conditions of consistency, which derive nothing; the reasoner in the tests watches them
    "AllDisjointClasses", "members", "disjointWith", "AllDisjointProperties", "propertyDisjointWith",
    "AsymmetricProperty", "IrreflexiveProperty",
}  # fmt: skip

SCHEMA_RULES: dict[str, str] = {
    "scm-eqc": "{ ?a rdfs:subClassOf ?b . ?b rdfs:subClassOf ?a } WHERE { ?a owl:equivalentClass ?b }",
    "scm-eqp": "{ ?a rdfs:subPropertyOf ?b . ?b rdfs:subPropertyOf ?a } WHERE { ?a owl:equivalentProperty ?b }",
    "scm-sco": "{ ?a rdfs:subClassOf ?c } WHERE { ?a rdfs:subClassOf ?b . ?b rdfs:subClassOf ?c FILTER(?a != ?c) }",
    "scm-spo": "{ ?a rdfs:subPropertyOf ?c } "
    "WHERE { ?a rdfs:subPropertyOf ?b . ?b rdfs:subPropertyOf ?c FILTER(?a != ?c) }",
    "scm-eqc2": "{ ?a owl:equivalentClass ?b } WHERE { ?a rdfs:subClassOf ?b . ?b rdfs:subClassOf ?a }",
    "scm-eqp2": "{ ?a owl:equivalentProperty ?b } WHERE { ?a rdfs:subPropertyOf ?b . ?b rdfs:subPropertyOf ?a }",
    "scm-dom1": "{ ?p rdfs:domain ?d } WHERE { ?p rdfs:domain ?c . ?c rdfs:subClassOf ?d }",
    "scm-dom2": "{ ?p rdfs:domain ?c } WHERE { ?q rdfs:domain ?c . ?p rdfs:subPropertyOf ?q }",
    "scm-rng1": "{ ?p rdfs:range ?d } WHERE { ?p rdfs:range ?c . ?c rdfs:subClassOf ?d }",
    "scm-rng2": "{ ?p rdfs:range ?c } WHERE { ?q rdfs:range ?c . ?p rdfs:subPropertyOf ?q }",
}


class Rule(NamedTuple):
    """A derivation rule: its name (of the standard's table, or of the file) and its CONSTRUCT query."""

    name: str
    construct: str


def schema_rules() -> list[Rule]:
    """Give the rules that close the schema itself."""
    return [Rule(name, f"{_HEADER}CONSTRUCT {body}") for name, body in SCHEMA_RULES.items()]


def compile_rules(schema: Store) -> list[Rule]:
    """Compile the rules for instances from a closed schema in the default graph of ``schema``.

    :raises UserError: for an OWL construct that the compiler does not know.
    """
    refuse_unknown(schema)
    return [
        *_class_rules(schema),
        *_property_rules(schema),
        *_typing_rules(schema, "domain", "?s", ""),
        *_typing_rules(schema, "range", "?o", " FILTER(!ISLITERAL(?o))"),
        *_inverse_rules(schema),
        *_characteristic_rules(schema),
        *_chain_rules(schema),
    ]


def refuse_unknown(schema: Store) -> None:
    """Stop at OWL that the compiler would otherwise pass over in silence."""
    found = _select(
        schema,
        f"SELECT DISTINCT ?term WHERE {{ {{ ?s ?term ?o }} UNION {{ ?s a ?term }} "
        f'FILTER(STRSTARTS(STR(?term), "{_OWL}")) }} ORDER BY ?term',
    )
    names = {row[0].removeprefix(_OWL) for row in found}
    unknown = sorted(names - COMPILED - WITHOUT_CONSEQUENCE)
    if unknown:
        raise UserError(
            f"the closure knows no rule for owl:{', owl:'.join(unknown)}: "
            "state it otherwise in the ontology, or add its OWL 2 RL rule to scokg.rules"
        )


def _select(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of a query whose columns are all IRIs, as strings; rows with blank nodes are left out."""
    solutions = store.query(_HEADER + query)
    assert isinstance(solutions, QuerySolutions)
    for row in solutions:
        terms = list(row)
        if not any(isinstance(term, BlankNode) or term is None for term in terms):
            yield tuple(term.value for term in terms if isinstance(term, NamedNode))


def _grouped(pairs: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(sorted(groups.items()))


def _rule(table: str, subject: str, head: str, body: str) -> Rule:
    return Rule(f"{table} {compact(subject)}", f"CONSTRUCT {{ {head} }} WHERE {{ {body} }}")


def _class_rules(schema: Store) -> Iterator[Rule]:
    """cax-sco, cax-eqc: an instance of a class is an instance of its superclasses."""
    pairs = _select(schema, "SELECT DISTINCT ?c ?d WHERE { ?c rdfs:subClassOf ?d FILTER(?c != ?d) } ORDER BY ?c ?d")
    for sub, supers in _grouped(pairs).items():
        head = " . ".join(f"?x a <{sup}>" for sup in supers)
        yield _rule("cax-sco", sub, head, f"?x a <{sub}>")


def _property_rules(schema: Store) -> Iterator[Rule]:
    """prp-spo1, prp-eqp: what a property relates, its superproperties relate."""
    query = "SELECT DISTINCT ?p ?q WHERE { ?p rdfs:subPropertyOf ?q FILTER(?p != ?q) } ORDER BY ?p ?q"
    for sub, supers in _grouped(_select(schema, query)).items():
        head = " . ".join(f"?s <{sup}> ?o" for sup in supers)
        yield _rule("prp-spo1", sub, head, f"?s <{sub}> ?o")


def _typing_rules(schema: Store, kind: str, variable: str, condition: str) -> Iterator[Rule]:
    """prp-dom, prp-rng."""
    query = f"SELECT DISTINCT ?p ?c WHERE {{ ?p rdfs:{kind} ?c }} ORDER BY ?p ?c"
    for prop, classes in _grouped(_select(schema, query)).items():
        kept = [c for c in classes if c != _RDFS + "Literal"]
        if kept:
            head = " . ".join(f"{variable} a <{c}>" for c in kept)
            yield _rule(f"prp-{kind[:3]}", prop, head, f"?s <{prop}> ?o{condition}")


def _inverse_rules(schema: Store) -> Iterator[Rule]:
    """prp-inv1, prp-inv2."""
    for one, other in _select(schema, "SELECT ?p ?q WHERE { ?p owl:inverseOf ?q } ORDER BY ?p ?q"):
        yield _rule("prp-inv1", one, f"?o <{other}> ?s", f"?s <{one}> ?o FILTER(!ISLITERAL(?o))")
        yield _rule("prp-inv2", other, f"?o <{one}> ?s", f"?s <{other}> ?o FILTER(!ISLITERAL(?o))")


def _characteristic_rules(schema: Store) -> Iterator[Rule]:
    """prp-symp, prp-trp."""
    for (prop,) in _select(schema, "SELECT ?p WHERE { ?p a owl:SymmetricProperty } ORDER BY ?p"):
        yield _rule("prp-symp", prop, f"?o <{prop}> ?s", f"?s <{prop}> ?o FILTER(!ISLITERAL(?o))")
    for (prop,) in _select(schema, "SELECT ?p WHERE { ?p a owl:TransitiveProperty } ORDER BY ?p"):
        yield _rule("prp-trp", prop, f"?s <{prop}> ?o", f"?s <{prop}> ?m . ?m <{prop}> ?o")


def _chain_rules(schema: Store) -> Iterator[Rule]:
    """prp-spo2: property chains, each read from its rdf:List."""
    chains = schema.query(_HEADER + "SELECT ?p ?list WHERE { ?p owl:propertyChainAxiom ?list }")
    assert isinstance(chains, QuerySolutions)
    for row in chains:
        prop, steps = row["p"], _list_items(schema, row["list"])
        assert isinstance(prop, NamedNode)
        body = " . ".join(f"?v{i} <{step}> ?v{i + 1}" for i, step in enumerate(steps))
        yield _rule("prp-spo2", prop.value, f"?v0 <{prop.value}> ?v{len(steps)}", body)


def _list_items(store: Store, node: object) -> list[str]:
    items: list[str] = []
    while isinstance(node, BlankNode):
        (first,) = store.quads_for_pattern(node, NamedNode(_RDF + "first"), None)
        (rest,) = store.quads_for_pattern(node, NamedNode(_RDF + "rest"), None)
        assert isinstance(first.object, NamedNode), "a property chain lists named properties"
        items.append(first.object.value)
        node = rest.object
    return items
