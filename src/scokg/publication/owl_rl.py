"""Ontology → rules: each axiom compiled to a SPARQL CONSTRUCT (OWL 2 RL/RDF rules, tables 4 to 9).

The schema is closed first (scm-* rules, run as they stand); the rules for instances are then compiled from the closed
schema, so that what follows through many axioms follows in one step.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, Store

from ..errors import UserError
from ..namespaces import PREFIXES, compact

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


class AxiomKind(NamedTuple):
    """A kind of axiom: the standard's rule, the axioms as pairs ``?a ?b``, and head and body of the rule for a pair."""

    name: str
    axioms: str
    head: str
    body: str
    joins: bool = False


AXIOM_KINDS = (
    AxiomKind("cax-sco", "?a rdfs:subClassOf ?b FILTER(?a != ?b)", "?x a ?b", "?x a ?a"),
    AxiomKind("prp-spo1", "?a rdfs:subPropertyOf ?b FILTER(?a != ?b)", "?x ?b ?y", "?x ?a ?y"),
    AxiomKind("prp-dom", "?a rdfs:domain ?b FILTER(?b != rdfs:Literal)", "?x a ?b", "?x ?a ?y"),
    AxiomKind("prp-rng", "?a rdfs:range ?b FILTER(?b != rdfs:Literal)", "?y a ?b", "?x ?a ?y FILTER(!ISLITERAL(?y))"),
    AxiomKind("prp-inv", "{ ?a owl:inverseOf ?b } UNION { ?b owl:inverseOf ?a }", "?y ?b ?x",
         "?x ?a ?y FILTER(!ISLITERAL(?y))"),
    AxiomKind("prp-symp", "?a a owl:SymmetricProperty BIND(?a AS ?b)", "?y ?b ?x", "?x ?a ?y FILTER(!ISLITERAL(?y))"),
    AxiomKind("prp-trp", "?a a owl:TransitiveProperty BIND(?a AS ?b)", "?x ?b ?z", "?x ?a ?y . ?y ?b ?z", joins=True),
)  # fmt: skip

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


class DerivationRule(NamedTuple):
    """A derivation rule: its name (of the standard's table, or of the file) and its CONSTRUCT query.

    ``joins`` tells whether its body joins triples; a rule of one pattern need not see old triples again.
    """

    name: str
    construct: str
    joins: bool = False


def schema_rules() -> list[DerivationRule]:
    """Give the rules that close the schema itself."""
    return [DerivationRule(name, f"{_HEADER}CONSTRUCT {body}", joins=True) for name, body in SCHEMA_RULES.items()]


def compile_rules(schema: Store) -> list[DerivationRule]:
    """Compile the rules for instances from a closed schema in the default graph of ``schema``.

    Each kind of axiom becomes one CONSTRUCT whose ``VALUES`` table lists the axioms; each property chain its own.

    :raises UserError: for an OWL construct that the compiler does not know.
    """
    refuse_unknown(schema)
    tables = [
        DerivationRule(kind.name, construct, kind.joins)
        for kind in AXIOM_KINDS
        if (construct := _compile(kind, schema))
    ]
    return [*tables, *_chain_rules(schema)]


def refuse_unknown(schema: Store) -> None:
    """Stop at OWL that the compiler would otherwise pass over in silence."""
    solutions = schema.query(
        "SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } "
        f'FILTER(STRSTARTS(STR(?term), "{_OWL}")) }}'
    )
    assert isinstance(solutions, QuerySolutions)
    names = {row["term"].value.removeprefix(_OWL) for row in solutions if isinstance(row["term"], NamedNode)}
    unknown = sorted(names - COMPILED - WITHOUT_CONSEQUENCE)
    if unknown:
        raise UserError(
            f"the closure knows no rule for owl:{', owl:'.join(unknown)}: "
            "state it otherwise in the ontology, or add its OWL 2 RL rule to scokg.rules"
        )


def _compile(kind: AxiomKind, schema: Store) -> str | None:
    """Write the CONSTRUCT of a kind of axiom; None when the schema has no such axiom.

    :raises UserError: for an axiom about a class or property without a name, which the table cannot hold.
    """
    solutions = schema.query(f"{_HEADER}SELECT DISTINCT ?a ?b WHERE {{ {kind.axioms} }} ORDER BY ?a ?b")
    assert isinstance(solutions, QuerySolutions)
    pairs = [(row["a"], row["b"]) for row in solutions]
    if not all(isinstance(term, NamedNode) for pair in pairs for term in pair):
        raise UserError(f"the closure cannot apply {kind.name} to a class or property without a name: give it an IRI")
    table = " ".join(f"({a} {b})" for a, b in pairs)
    return f"CONSTRUCT {{ {kind.head} }} WHERE {{ VALUES (?a ?b) {{ {table} }} {kind.body} }}" if table else None


def _chain_rules(schema: Store) -> Iterator[DerivationRule]:
    """prp-spo2: property chains, each read from its rdf:List."""
    chains = schema.query(_HEADER + "SELECT ?p ?list WHERE { ?p owl:propertyChainAxiom ?list }")
    assert isinstance(chains, QuerySolutions)
    for row in chains:
        prop, steps = row["p"], _list_items(schema, row["list"])
        assert isinstance(prop, NamedNode)
        body = " . ".join(f"?v{i} <{step}> ?v{i + 1}" for i, step in enumerate(steps))
        yield DerivationRule(
            f"prp-spo2 {compact(prop.value)}",
            f"CONSTRUCT {{ ?v0 {prop} ?v{len(steps)} }} WHERE {{ {body} }}",
            joins=True,
        )


def _list_items(store: Store, node: object) -> list[str]:
    items: list[str] = []
    while isinstance(node, BlankNode):
        (first,) = store.quads_for_pattern(node, NamedNode(_RDF + "first"), None)
        (rest,) = store.quads_for_pattern(node, NamedNode(_RDF + "rest"), None)
        if not isinstance(first.object, NamedNode):
            raise UserError("the closure cannot apply prp-spo2 to a property without a name: give it an IRI")
        items.append(first.object.value)
        node = rest.object
    return items
