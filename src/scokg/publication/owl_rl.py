"""Compile the axioms of the ontology to SPARQL CONSTRUCT queries (OWL 2 RL/RDF rules, tables 4 to 9).

The scm-* rules close the schema first. The rules for instances are then compiled from the closed schema, so that one
round derives what would otherwise take a chain of axioms.
Source: https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, Store

from ..errors import UserError
from ..namespaces import PREFIXES, compact
from ..rdf.query_names import names_read

_OWL, _RDF, _RDFS = PREFIXES["owl"], PREFIXES["rdf"], PREFIXES["rdfs"]
_HEADER = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("owl", "rdf", "rdfs"))

# The OWL terms that the compiler handles. Any other term is an error: nothing is ignored silently.
_COMPILED_TERMS = {
    "inverseOf",
    "propertyChainAxiom",
    "equivalentClass",
    "equivalentProperty",
    "SymmetricProperty",
    "TransitiveProperty",
}
_INERT_TERMS = {
    # declarations and headers
    "Ontology",
    "Class",
    "ObjectProperty",
    "DatatypeProperty",
    "AnnotationProperty",
    "NamedIndividual",
    "versionIRI",
    "versionInfo",
    "priorVersion",
    "backwardCompatibleWith",
    "incompatibleWith",
    "imports",
    "deprecated",
    "DeprecatedClass",
    "DeprecatedProperty",
    "Thing",
    # consistency conditions, which derive nothing; tests check them with a reasoner
    "AllDisjointClasses",
    "members",
    "disjointWith",
    "AllDisjointProperties",
    "propertyDisjointWith",
    "AsymmetricProperty",
    "IrreflexiveProperty",
}
_AXIOMS = {
    *(_RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")),
    *(_RDF + name for name in ("first", "rest")),
}


class RuleTemplate(NamedTuple):
    """A rule of OWL 2 RL for one kind of axiom.

    :ivar name: the name in the standard.
    :ivar axioms: the pattern that selects the axioms as pairs ``?a ?b``.
    :ivar head: the triple that the rule derives; ``body`` is its condition, triples that are joined.
    :ivar condition: a filter.
    :ivar settled: the rules whose results lead this one to nothing new, since the schema is closed.
    """

    name: str
    axioms: str
    head: str
    body: tuple[str, ...]
    condition: str = ""
    settled: tuple[str, ...] = ()


_NODE = "FILTER(!ISLITERAL(?y))"
_SPO1, _TYPES = ("prp-spo1",), ("cax-sco", "prp-dom", "prp-rng")
_TEMPLATES = (
    RuleTemplate("prp-spo1", "?a rdfs:subPropertyOf ?b FILTER(?a != ?b)", "?x ?b ?y", ("?x ?a ?y",), "", _SPO1),
    RuleTemplate("prp-inv", "{ ?a owl:inverseOf ?b } UNION { ?b owl:inverseOf ?a }", "?y ?b ?x", ("?x ?a ?y",), _NODE),
    RuleTemplate("prp-symp", "?a a owl:SymmetricProperty BIND(?a AS ?b)", "?y ?b ?x", ("?x ?a ?y",), _NODE),
    RuleTemplate("prp-trp", "?a a owl:TransitiveProperty BIND(?a AS ?b)", "?x ?b ?z", ("?x ?a ?y", "?y ?b ?z")),
    RuleTemplate("cax-sco", "?a rdfs:subClassOf ?b FILTER(?a != ?b)", "?x a ?b", ("?x a ?a",), "", _TYPES),
    RuleTemplate("prp-dom", "?a rdfs:domain ?b FILTER(?b != rdfs:Literal)", "?x a ?b", ("?x ?a ?y",), "", _SPO1),
    RuleTemplate("prp-rng", "?a rdfs:range ?b FILTER(?b != rdfs:Literal)", "?y a ?b", ("?x ?a ?y",), _NODE, _SPO1),
)
"""In an order in which most results are there before they are read."""

_DIFFERENT = "FILTER(?a != ?c)"
_SCHEMA_RULES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "scm-eqc": ("?a rdfs:subClassOf ?b . ?b rdfs:subClassOf ?a", ("?a owl:equivalentClass ?b",), ""),
    "scm-eqp": ("?a rdfs:subPropertyOf ?b . ?b rdfs:subPropertyOf ?a", ("?a owl:equivalentProperty ?b",), ""),
    "scm-sco": ("?a rdfs:subClassOf ?c", ("?a rdfs:subClassOf ?b", "?b rdfs:subClassOf ?c"), _DIFFERENT),
    "scm-spo": ("?a rdfs:subPropertyOf ?c", ("?a rdfs:subPropertyOf ?b", "?b rdfs:subPropertyOf ?c"), _DIFFERENT),
    "scm-eqc2": ("?a owl:equivalentClass ?b", ("?a rdfs:subClassOf ?b", "?b rdfs:subClassOf ?a"), ""),
    "scm-eqp2": ("?a owl:equivalentProperty ?b", ("?a rdfs:subPropertyOf ?b", "?b rdfs:subPropertyOf ?a"), ""),
    "scm-dom1": ("?p rdfs:domain ?d", ("?p rdfs:domain ?c", "?c rdfs:subClassOf ?d"), ""),
    "scm-dom2": ("?p rdfs:domain ?c", ("?q rdfs:domain ?c", "?p rdfs:subPropertyOf ?q"), ""),
    "scm-rng1": ("?p rdfs:range ?d", ("?p rdfs:range ?c", "?c rdfs:subClassOf ?d"), ""),
    "scm-rng2": ("?p rdfs:range ?c", ("?q rdfs:range ?c", "?p rdfs:subPropertyOf ?q"), ""),
}
"""The head, the body and the filter of each rule."""
FRESH = NamedNode("urn:x-scokg-fresh:")
"""The named graph of the triples that the last round of the closure derived, while it runs."""


class DerivationRule(NamedTuple):
    """A derivation rule: its name (in the standard, or of its file) and its CONSTRUCT queries.

    :ivar construct: derives everything that the rule derives from the default graph.
    :ivar from_fresh: together derive what the rule derives from at least one triple in the graph FRESH, which are in
        the default graph too: one query for each triple of the body. None for a rule that is only known as a whole.
    :ivar into_fresh: derives those triples in the graph FRESH that the rule derives from the default graph.
    :ivar reads: the properties and classes of the triples that the rule reads.
    :ivar settled: the rules whose results lead this one to nothing new.
    """

    name: str
    construct: str
    from_fresh: tuple[str, ...] | None = None
    into_fresh: str | None = None
    reads: Collection[str] = ()
    settled: Sequence[str] = ()


def _joining(name: str, head: str, body: Sequence[str], *, before: str = "", after: str = "") -> DerivationRule:
    """Return a rule that joins the triples of its body; the other patterns are the same in each of its queries."""

    def query(triples: Iterable[str]) -> str:
        return f"{_HEADER}CONSTRUCT {{ {head} }} WHERE {{ {before} {' . '.join(triples)} {after} }}"

    in_fresh, *fresh = (f"{{ GRAPH {FRESH} {{ {triple} }} }}" for triple in (head, *body))
    variants = tuple(query([fresh[i], *body[:i], *body[i + 1 :]]) for i in range(len(body)))
    reads = tuple(sorted(names_read(_HEADER + " ".join(body))))
    return DerivationRule(name, query(body), variants, query([in_fresh, *body]), reads)


def schema_rules() -> list[DerivationRule]:
    """Return the rules that close the schema."""
    return [_joining(name, head, body, after=condition) for name, (head, body, condition) in _SCHEMA_RULES.items()]


def compile_rules(schema: Store) -> list[DerivationRule]:
    """Compile the rules for instances from the closed schema in the default graph of ``schema``.

    Each kind of axiom becomes one CONSTRUCT query whose ``VALUES`` lists the axioms; each property chain has its own.

    :raises UserError: for an OWL term that the compiler does not support, or an axiom about an anonymous class.
    """
    _check_terms(schema)
    tables = (_table_rule(template, _axioms(template, schema)) for template in _TEMPLATES)
    return [*_chain_rules(schema), *(rule for rule in tables if rule)]


def _table_rule(template: RuleTemplate, axioms: list[tuple[NamedNode, NamedNode]]) -> DerivationRule | None:
    """Compile the axioms of a template to one rule; None if there are none."""
    if not axioms:
        return None
    table = f"VALUES (?a ?b) {{ {' '.join(f'({a} {b})' for a, b in axioms)} }}"
    rule = _joining(template.name, template.head, template.body, before=table, after=template.condition)
    return rule._replace(reads=tuple(a.value for a, _ in axioms), settled=template.settled)


def is_schema(quad: Quad) -> bool:
    """Return whether a triple may be or belong to an axiom that is compiled, or has a term that is not supported."""
    name = quad.predicate.value
    if name == _RDF + "type" and isinstance(quad.object, NamedNode):
        name = quad.object.value
    return name in _AXIOMS or (name.startswith(_OWL) and name.removeprefix(_OWL) not in _INERT_TERMS)


def _check_terms(schema: Store) -> None:
    """Raise UserError for OWL terms that the compiler does not handle."""
    solutions = schema.query("SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } }")
    assert isinstance(solutions, QuerySolutions)
    terms = {row["term"].value for row in solutions if isinstance(row["term"], NamedNode)}
    names = {term.removeprefix(_OWL) for term in terms if term.startswith(_OWL)}
    unknown = sorted(names - _COMPILED_TERMS - _INERT_TERMS)
    if unknown:
        raise UserError(
            f"the closure does not support owl:{', owl:'.join(unknown)}: "
            "use other terms in the ontology, or add the OWL 2 RL rule to scokg.publication.owl_rl"
        )


def _axioms(template: RuleTemplate, schema: Store) -> list[tuple[NamedNode, NamedNode]]:
    """Return the axioms of a template.

    :raises UserError: for an axiom about a class or property without an IRI, which VALUES cannot hold.
    """
    solutions = schema.query(f"{_HEADER}SELECT DISTINCT ?a ?b WHERE {{ {template.axioms} }} ORDER BY ?a ?b")
    assert isinstance(solutions, QuerySolutions)
    pairs = [(row["a"], row["b"]) for row in solutions]
    named = [(a, b) for a, b in pairs if isinstance(a, NamedNode) and isinstance(b, NamedNode)]
    if len(named) < len(pairs):
        raise UserError(
            f"the closure cannot apply {template.name} to a class or property without a name: give it an IRI"
        )
    return named


def _chain_rules(schema: Store) -> Iterator[DerivationRule]:
    """Compile property chains (prp-spo2), each read from its rdf:List."""
    chains = schema.query(_HEADER + "SELECT ?p ?list WHERE { ?p owl:propertyChainAxiom ?list }")
    assert isinstance(chains, QuerySolutions)
    for row in chains:
        prop, steps = row["p"], _list_items(schema, row["list"])
        assert isinstance(prop, NamedNode)
        body = [f"?v{i} <{step}> ?v{i + 1}" for i, step in enumerate(steps)]
        yield _joining(f"prp-spo2 {compact(prop.value)}", f"?v0 {prop} ?v{len(steps)}", body)


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
