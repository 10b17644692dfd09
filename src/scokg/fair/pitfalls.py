"""What is wrong with an ontology, pitfall by pitfall; each function finds the terms concerned."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..statements import node
from ..vocabulary import BASE, SCO
from .material import ONTOLOGY, Ontology, Term, name_of, names_of

_CLASS_NAME, _PROPERTY_NAME = re.compile(r"[A-Z][A-Za-z0-9]*"), re.compile(r"[a-z][A-Za-z0-9]*")
_MERGED, _MISCELLANEOUS = re.compile(r"[a-z](And|Or)(?=[A-Z])"), re.compile(r"Other(?=[A-Z]|$)|Misc")
_IS = {"is", "isa", "is a", "is-a", "instance of", "subclass of", "same as"}
_ENDING = re.compile(r"\.(owl|rdf|ttl|n3|nt|rdfxml|jsonld|xml)(?=[/#]|$)")
_STRUCTURE = (
    "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:inverseOf", "owl:equivalentClass",
    "owl:equivalentProperty", "owl:disjointWith", "owl:onProperty", "owl:propertyChainAxiom", "owl:members",
)  # fmt: skip
_ALLOWED_OUTSIDE = (
    "rdf:type", "rdfs:isDefinedBy", "rdfs:seeAlso", "owl:propertyChainAxiom", "skos:prefLabel", "foaf:name",
)  # fmt: skip
"""What may be said of a term of others: what kind it is, where it is defined, and what follows from it."""


def _local(term: NamedNode) -> str:
    return re.split("[#/]", term.value)[-1]


def _english(ours: Ontology, term: NamedNode) -> list[str]:
    return [v.value for v in ours.values(term, "rdfs:label") if isinstance(v, Literal) and v.language == "en"]


def _equivalent(ours: Ontology, name: str) -> Iterator[str]:
    """Find pairs of own terms that are said to mean the same."""
    for one, other in ours.pairs(name):
        if one != other and all(str(t).startswith(f"<{SCO}") for t in (one, other)):
            yield f"{name_of(one)} = {name_of(other)}"


def synonyms(ours: Ontology) -> Iterator[str]:
    """Find classes that are said to be equivalent."""
    return _equivalent(ours, "owl:equivalentClass")


def is_relation(ours: Ontology) -> Iterator[str]:
    """Find relations that say what RDF and RDFS say: is, is a, instance of."""
    for term in ours.relations:
        names = [_local(term), *_english(ours, term)]
        if any(name.lower() in _IS for name in names):
            yield name_of(term)


def unconnected(ours: Ontology) -> Iterator[str]:
    """Find terms that no axiom of structure ties to anything else."""
    linked: set[Term] = set()
    for name in _STRUCTURE:
        for one, other in ours.pairs(name):
            linked |= {one, other, *ours.members(other)}
    return names_of(term for term in [*ours.classes, *ours.relations] if term not in linked)


def wrong_inverses(ours: Ontology) -> Iterator[str]:
    """Find inverses whose domain and range do not cross."""
    for one, other in ours.pairs("owl:inverseOf"):
        for first, second in ((one, other), (other, one)):
            domain, range_ = set(ours.values(first, "rdfs:domain")), set(ours.values(second, "rdfs:range"))
            if domain and range_ and domain != range_:
                yield f"{name_of(first)}, {name_of(second)}"


def cycles(ours: Ontology) -> Iterator[str]:
    """Find classes and properties that stand above themselves."""
    for name in ("rdfs:subClassOf", "rdfs:subPropertyOf"):
        above = _above(ours, name)
        for start in sorted(above, key=str):
            if start in _reached(above, start):
                yield name_of(start)


def _above(ours: Ontology, name: str) -> "defaultdict[Term, set[Term]]":
    above: defaultdict[Term, set[Term]] = defaultdict(set)
    for one, other in ours.pairs(name):
        above[one].add(other)
    return above


def _reached(above: "defaultdict[Term, set[Term]]", start: Term) -> set[Term]:
    found: set[Term] = set()
    waiting = list(above.get(start, ()))
    while waiting:
        if (term := waiting.pop()) not in found:
            found.add(term)
            waiting += above.get(term, ())
    return found


def merged(ours: Ontology) -> Iterator[str]:
    """Find classes whose name joins two concepts."""
    return names_of(term for term in ours.classes if _MERGED.search(_local(term)))


def unannotated(ours: Ontology) -> Iterator[str]:
    """Find terms without label or definition."""
    for term in ours.terms:
        if not ours.values(term, "rdfs:label", "skos:prefLabel"):
            yield f"{name_of(term)}: label"
        if not ours.values(term, "rdfs:comment", "skos:definition"):
            yield f"{name_of(term)}: definition"


def no_disjointness(ours: Ontology) -> Iterator[str]:
    """Tell when no classes or properties are said to be disjoint."""
    kinds = [node(name) for name in ("owl:AllDisjointClasses", "owl:AllDisjointProperties")]
    typed = [s for s, o in ours.pairs("rdf:type") if o in kinds]
    if not typed and not ours.pairs("owl:disjointWith") and not ours.pairs("owl:propertyDisjointWith"):
        yield "no axiom of disjointness"


def open_ended(ours: Ontology) -> Iterator[str]:
    """Find properties without domain or range."""
    for term in ours.relations:
        missing = [n for n in ("rdfs:domain", "rdfs:range") if not ours.values(term, n)]
        if missing:
            yield f"{name_of(term)}: {', '.join(missing)}"


def twins(ours: Ontology) -> Iterator[str]:
    """Find properties of one English label that are not said to be equivalent."""
    by_label = defaultdict(list)
    for term in ours.relations:
        for label in _english(ours, term):
            by_label[label.lower()].append(term)
    for label, terms in sorted(by_label.items()):
        for one, other in combinations(terms, 2):
            if other not in ours.values(one, "owl:equivalentProperty"):
                yield f"{name_of(one)}, {name_of(other)}: {label}"


def without_inverse(ours: Ontology) -> Iterator[str]:
    """Find relations that have no inverse and are not symmetric."""
    with_one = {term for pair in ours.pairs("owl:inverseOf") for term in pair}
    symmetric = set(ours.instances("owl:SymmetricProperty"))
    return names_of(t for t in ours.object_properties if t not in with_one and t not in symmetric)


def several_ends(ours: Ontology) -> Iterator[str]:
    """Find properties with more than one domain or range: their intersection is meant."""
    for term in ours.relations:
        for name in ("rdfs:domain", "rdfs:range"):
            if len(ours.values(term, name)) > 1:
                yield f"{name_of(term)}: {name}"


def misused_annotations(ours: Ontology) -> Iterator[str]:
    """Find definitions where the label stands, and labels once more where the definition stands."""
    for term in ours.terms:
        labels = ours.texts(term, "rdfs:label")
        definitions = ours.texts(term, "skos:definition", "rdfs:comment")
        if any(label.rstrip().endswith((".", "。")) for label in labels) or set(labels) & set(definitions):
            yield name_of(term)


def miscellaneous(ours: Ontology) -> Iterator[str]:
    """Find classes for what does not fit their siblings."""
    return names_of(term for term in ours.classes if _MISCELLANEOUS.match(_local(term)))


def odd_names(ours: Ontology) -> Iterator[str]:
    """Find names that are not written as the others: classes in capitals, properties small."""
    for terms, form in (
        (ours.classes, _CLASS_NAME),
        ([*ours.relations, *ours.annotation_properties], _PROPERTY_NAME),
    ):
        yield from (name_of(term) for term in terms if not form.fullmatch(_local(term)))


def recursive(ours: Ontology) -> Iterator[str]:
    """Find terms that stand in the expression that describes them."""
    for name in ("rdfs:subClassOf", "owl:equivalentClass", "rdfs:domain", "rdfs:range"):
        for one, other in ours.pairs(name):
            if isinstance(one, NamedNode) and one in _inside(ours, other):
                yield f"{name_of(one)} {name}"


def _inside(ours: Ontology, term: Term) -> set[Term]:
    """Give the terms that an expression is made of; a name is made of itself."""
    if not isinstance(term, BlankNode):
        return {term}
    parts = (q.object for q in ours.store.quads_for_pattern(term, None, None))
    return set().union(*(_inside(ours, part) for part in parts if not isinstance(part, Triple)))


def own_inverse(ours: Ontology) -> Iterator[str]:
    """Find relations that are their own inverse."""
    return (name_of(one) for one, other in ours.pairs("owl:inverseOf") if one == other)


def inverse_of_symmetric(ours: Ontology) -> Iterator[str]:
    """Find symmetric relations with another as inverse."""
    symmetric = set(ours.instances("owl:SymmetricProperty"))
    return (name_of(one) for one, other in ours.pairs("owl:inverseOf") if one != other and {one, other} & symmetric)


def equivalent_properties(ours: Ontology) -> Iterator[str]:
    """Find own properties that are said to be equivalent."""
    return _equivalent(ours, "owl:equivalentProperty")


def crooked_symmetric(ours: Ontology) -> Iterator[str]:
    """Find symmetric relations that do not lead from a class to the same."""
    for term in ours.instances("owl:SymmetricProperty"):
        ends = [set(ours.values(term, name)) for name in ("rdfs:domain", "rdfs:range")]
        if all(ends) and ends[0] != ends[1]:
            yield name_of(term)


def crooked_transitive(ours: Ontology) -> Iterator[str]:
    """Find transitive relations that cannot make a chain: nothing could stand at both ends."""
    above = _above(ours, "rdfs:subClassOf")
    for term in ours.instances("owl:TransitiveProperty"):
        for one in ours.values(term, "rdfs:domain"):
            for other in ours.values(term, "rdfs:range"):
                if one != other and other not in _reached(above, one) and one not in _reached(above, other):
                    yield name_of(term)


def same_label(ours: Ontology) -> Iterator[str]:
    """Find classes with the same label in the same language."""
    by_label = defaultdict(list)
    for term in ours.classes:
        for label in ours.values(term, "rdfs:label"):
            by_label[label].append(term)
    return (f"{label}: {', '.join(names_of(terms))}" for label, terms in by_label.items() if len(terms) > 1)


def short_chains(ours: Ontology) -> Iterator[str]:
    """Find property chains of fewer than two properties."""
    return (name_of(one) for one, chain in ours.pairs("owl:propertyChainAxiom") if len(ours.members(chain)) < 2)


def untyped_classes(ours: Ontology) -> Iterator[str]:
    """Find what is used as a class and not declared as one."""
    used = [o for name in ("rdfs:subClassOf", "rdfs:domain", "rdf:type") for _, o in ours.pairs(name)]
    used += [o for s, o in ours.pairs("rdfs:range") if s in ours.object_properties]
    return names_of(t for t in dict.fromkeys(used) if isinstance(t, NamedNode) and not ours.is_class(t))


def untyped_properties(ours: Ontology) -> Iterator[str]:
    """Find what is used as a property and not declared as one."""
    used: list[Term] = [quad.predicate for quad in ours.store]
    for name in ("rdfs:subPropertyOf", "owl:inverseOf", "owl:onProperty"):
        used += [o for _, o in ours.pairs(name)]
    for _, chain in ours.pairs("owl:propertyChainAxiom"):
        used += ours.members(chain)
    return names_of(t for t in dict.fromkeys(used) if isinstance(t, NamedNode) and not ours.is_property(t))


def file_endings(ours: Ontology) -> Iterator[str]:
    """Find IRIs of the ontology, its version and its namespace that end like a file."""
    iris = [term.value for term in ours.instances("owl:Ontology")]
    iris += ours.texts(ONTOLOGY, "vann:preferredNamespaceUri", "owl:versionIRI")
    return (iri for iri in iris if _ENDING.search(iri))


def undeclared(ours: Ontology) -> Iterator[str]:
    """Tell when there is no ontology."""
    if not ours.instances("owl:Ontology"):
        yield "no owl:Ontology"


def ambiguous(ours: Ontology) -> Iterator[str]:
    """Tell when the IRI of the ontology or the namespace of its terms is not stated."""
    if ONTOLOGY not in ours.instances("owl:Ontology"):
        yield f"{name_of(ONTOLOGY)} is not declared with its IRI"
    if ours.texts(ONTOLOGY, "vann:preferredNamespaceUri") != [SCO]:
        yield "the namespace of the terms is not stated"


def hijacked(ours: Ontology) -> Iterator[str]:
    """Find what is said of terms of others, beside what may be said."""
    allowed = {node(name) for name in _ALLOWED_OUTSIDE}
    for quad in ours.store:
        subject = quad.subject
        if isinstance(subject, NamedNode) and not subject.value.startswith(BASE) and quad.predicate not in allowed:
            yield f"{name_of(subject)} {name_of(quad.predicate)}"


def unlicensed(ours: Ontology) -> Iterator[str]:
    """Tell when no licence is stated."""
    if not ours.values(ONTOLOGY, "dcterms:license", "schema:license"):
        yield "no licence"
