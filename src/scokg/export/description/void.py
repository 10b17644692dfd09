"""Statistics of triples in VoID, as part of the dataset's description.

Partitions and linksets have IRIs with fragments (``dataset#facts-class-sco.Step``), so the description has no blank
nodes. SPARQL editors read the datatypes.

Sources: https://www.w3.org/TR/void/, http://ldf.fi/void-ext#
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ...namespaces import BASE, PREFIXES, SCO, compact
from ...rdf.terms import triples_about

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
LINKS = frozenset(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, names in {
        "skos": ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"),
        "owl": ("sameAs", "equivalentClass", "equivalentProperty"),
        "rdfs": ("subClassOf", "subPropertyOf"),
    }.items()
    for name in names
)
"""The properties that link our things and terms to those of other datasets."""


class VoidDataset(NamedTuple):
    """A dataset to describe.

    ``label`` is the first part of the names of its partitions, ``space`` the namespace of its entities.
    """

    iri: str
    label: str
    triples: list[Triple]
    space: str


def statistics(dataset: VoidDataset) -> Iterator[Triple]:
    """Yield the counts of a dataset: triples, subjects, objects, entities, classes, properties; its vocabularies."""
    triples = dataset.triples
    subjects = {triple.subject for triple in triples}
    classes, properties = _classes(triples), {triple.predicate for triple in triples}
    yield from triples_about(
        dataset.iri,
        {
            "void:triples": len(triples),
            "void:distinctSubjects": len(subjects),
            "void:distinctObjects": len({triple.object for triple in triples}),
            "void:entities": sum(isinstance(s, NamedNode) and s.value.startswith(dataset.space) for s in subjects),
            "void:classes": len(classes),
            "void:properties": len(properties),
            "void:vocabulary": sorted({_vocabulary(term.value) for term in classes | properties}),
        },
    )


def partitions(dataset: VoidDataset) -> Iterator[Triple]:
    """Yield the class and property partitions of a dataset, with their counts."""
    types = types_of(dataset.triples)
    for name, members in _by_class(dataset.triples, types).items():
        part = _part(dataset, "class", name)
        yield from triples_about(dataset.iri, {"void:classPartition": part})
        entities = len({triple.subject for triple in members})
        counts = {"void:entities": entities, "void:triples": len(members)}
        yield from triples_about(part, {"a": "void:Dataset", "void:class": name, **counts})
    for name, members in _by_property(dataset.triples).items():
        part = _part(dataset, "property", name)
        yield from triples_about(dataset.iri, {"void:propertyPartition": part})
        yield from _property_partition(part, name, members)


def class_schema(dataset: VoidDataset) -> Iterator[Triple]:
    """Yield for each class partition the properties of its members, with the classes and datatypes of the values."""
    types = types_of(dataset.triples)
    for name, members in _by_class(dataset.triples, types).items():
        outer = _part(dataset, "class", name)
        for inner_name, inner in _by_property(members).items():
            part = f"{outer}-{_label(inner_name)}"
            yield from triples_about(outer, {"void:propertyPartition": part})
            yield from _property_partition(part, inner_name, inner)
            yield from _ranges(part, inner, types)


def _ranges(part: str, triples: list[Triple], types: dict[object, set[str]]) -> Iterator[Triple]:
    classes = Counter(name for triple in triples for name in types.get(triple.object, ()))
    datatypes = Counter(t.object.datatype.value for t in triples if isinstance(t.object, Literal))
    for name, number in sorted(classes.items()):
        inner = f"{part}-to-{_label(name)}"
        yield from triples_about(part, {"void:classPartition": inner})
        yield from triples_about(inner, {"a": "void:Dataset", "void:class": name, "void:triples": number})
    for name, number in sorted(datatypes.items()):
        inner = f"{part}-to-{_label(name)}"
        yield from triples_about(part, {"void-ext:datatypePartition": inner})
        yield from triples_about(inner, {"a": "void:Dataset", "void-ext:datatype": name, "void:triples": number})


def linksets(dataset: VoidDataset) -> Iterator[Triple]:
    """Yield a linkset for each external namespace and linking property, and the target datasets."""
    links: Counter[tuple[str, str]] = Counter()
    for triple in dataset.triples:
        space = _link(triple)
        if space:
            links[space, triple.predicate.value] += 1
    for space in sorted({space for space, _ in links}):
        yield from triples_about(_target(space), {"a": "void:Dataset", "void:uriSpace": Literal(space)})
    for (space, link), number in sorted(links.items()):
        part = f"{_target(space).replace('target', 'links', 1)}-{_label(link)}"
        yield from triples_about(dataset.iri, {"void:subset": part})
        targets = {"void:subjectsTarget": dataset.iri, "void:objectsTarget": _target(space)}
        yield from triples_about(
            part, {"a": "void:Linkset", "void:linkPredicate": link, "void:triples": number, **targets}
        )


def types_of(triples: Iterable[Triple]) -> dict[object, set[str]]:
    """Return the classes of each thing, as IRIs."""
    types: dict[object, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
            types[triple.subject].add(triple.object.value)
    return types


def namespace(iri: str) -> str:
    """Return the namespace of an IRI: one with a known prefix, otherwise all up to the last ``#`` or ``/``."""
    known = [space for space in PREFIXES.values() if iri.startswith(space)]
    return max(known, key=len) if known else iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _link(triple: Triple) -> str | None:
    """Return the external namespace that a triple links to, if any."""
    subject, value = triple.subject, triple.object
    if triple.predicate not in LINKS or isinstance(subject, BlankNode) or not isinstance(value, NamedNode):
        return None
    ours = str(subject).startswith(f"<{BASE}") and not value.value.startswith(BASE)
    return namespace(value.value) if ours else None


def _by_class(triples: Iterable[Triple], types: dict[object, set[str]]) -> dict[str, list[Triple]]:
    groups: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        for name in types.get(triple.subject, ()):
            groups[name].append(triple)
    return dict(sorted(groups.items()))


def _by_property(triples: Iterable[Triple]) -> dict[str, list[Triple]]:
    groups: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        groups[triple.predicate.value].append(triple)
    return dict(sorted(groups.items()))


def _property_partition(part: str, name: str, members: list[Triple]) -> Iterator[Triple]:
    yield from triples_about(
        part,
        {
            "a": "void:Dataset",
            "void:property": name,
            "void:triples": len(members),
            "void:distinctSubjects": len({triple.subject for triple in members}),
            "void:distinctObjects": len({triple.object for triple in members}),
        },
    )


def _classes(triples: Iterable[Triple]) -> set[NamedNode]:
    return {t.object for t in triples if t.predicate == _TYPE and isinstance(t.object, NamedNode)}


def _vocabulary(iri: str) -> str:
    space = namespace(iri)
    return "scokg:ontology" if space == SCO else space


def _part(dataset: VoidDataset, kind: str, iri: str) -> str:
    return f"dataset:{dataset.label}-{kind}-{_label(iri)}"


def _target(space: str) -> str:
    known = [prefix for prefix, iri in PREFIXES.items() if iri == space]
    return f"dataset:target-{known[0] if known else _digest(space)}"


@cache
def _label(iri: str) -> str:
    """Return a name for an IRI that can be part of another IRI: its compact name, or a digest."""
    name = compact(iri)
    return _digest(iri) if name == iri else name.replace(":", ".", 1)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
