"""The numbers of VoID (https://www.w3.org/TR/void/), each counted anew in the dump."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from ..statements import node
from ..vocabulary import BASE, PREFIXES
from .material import DATASET, Material, name_of
from .model import Finding, Test, judged

Quads = Iterable[Quad]


def _counts(quads: Quads, space: str) -> dict[str, int]:
    """Count a graph as VoID does.

    :param space: what the IRIs of its entities begin with.
    """
    triples = {quad.triple for quad in quads}
    subjects = {t.subject for t in triples}
    types = {t.object for t in triples if t.predicate == node("rdf:type") and isinstance(t.object, NamedNode)}
    return {
        "void:triples": len(triples),
        "void:distinctSubjects": len(subjects),
        "void:distinctObjects": len({t.object for t in triples}),
        "void:properties": len({t.predicate for t in triples}),
        "void:classes": len(types),
        "void:entities": sum(isinstance(s, NamedNode) and s.value.startswith(space) for s in subjects),
    }


def _numbers(material: Material) -> Finding:
    """Hold the numbers of the whole and of each named graph against a count of the dump."""
    named: list[NamedNode] = sorted((g for g in material.graphs.named_graphs() if isinstance(g, NamedNode)), key=str)
    wrong = list(_number_flaws(material, DATASET, material.data.store, BASE + "id/"))
    for graph in named:
        wrong += _number_flaws(material, graph, material.graphs.quads_for_pattern(None, None, None, graph), BASE)
    return judged(wrong, f"6 numbers of the whole and of {len(named)} graphs are right", "numbers missing or wrong")


def _number_flaws(material: Material, about: NamedNode, quads: Quads, space: str) -> Iterator[str]:
    for name, number in _counts(quads, space).items():
        stated = material.description.texts(about, name)
        if stated != [str(number)]:
            yield f"{name_of(about)} {name}: {', '.join(stated) or 'not stated'} instead of {number}"


def _class_partitions(material: Material) -> Finding:
    """Look whether each class of the data has a partition with the number of its things."""
    about, flaws, seen = material.description, [], set()
    for part in about.values(DATASET, "void:classPartition"):
        for name in about.named(part, "void:class"):
            seen.add(name)
            things = sum(1 for _ in material.data.store.quads_for_pattern(None, node("rdf:type"), name))
            if about.texts(part, "void:entities") != [str(things)]:
                flaws.append(f"{name_of(name)}: not {things}")
    classes = {value for _, value in material.data.pairs("rdf:type") if isinstance(value, NamedNode)}
    flaws += [f"{name_of(one)}: no partition" for one in sorted(classes - seen, key=str)]
    return judged(flaws, f"{len(seen)} classes, each with its number of things", "flaws")


def _property_partitions(material: Material) -> Finding:
    """Look whether each property of the data has a partition with the number of its triples."""
    about, flaws, seen = material.description, [], set()
    for part in about.values(DATASET, "void:propertyPartition"):
        for name in about.named(part, "void:property"):
            seen.add(name)
            triples = sum(1 for _ in material.data.store.quads_for_pattern(None, name, None))
            if about.texts(part, "void:triples") != [str(triples)]:
                flaws.append(f"{name_of(name)}: not {triples}")
    missing = {quad.predicate for quad in material.data.store} - seen
    flaws += [f"{name_of(one)}: no partition" for one in sorted(missing, key=str)]
    return judged(flaws, f"{len(seen)} properties, each with its number of triples", "flaws")


def _linksets(material: Material) -> Finding:
    """Look whether each linkset names its property and its target, and counts the links to it."""
    sets = material.description.instances("void:Linkset")
    wrong = [name_of(one) for one in sets if not _counted(material, one)]
    wrong = wrong if sets else ["no void:Linkset"]
    return judged(wrong, f"{len(sets)} linksets, each with its number of links", "linksets missing or wrong")


def _counted(material: Material, linkset: NamedNode) -> bool:
    about = material.description
    spaces = [s for target in about.values(linkset, "void:objectsTarget") for s in about.texts(target, "void:uriSpace")]
    links = about.named(linkset, "void:linkPredicate")
    if len(spaces) != 1 or len(links) != 1:
        return False
    found = material.data.store.quads_for_pattern(None, links[0], None)
    number = sum(1 for quad in found if _starts(quad.subject, BASE) and _within(quad.object, spaces[0]))
    return about.texts(linkset, "void:triples") == [str(number)]


def _starts(term: object, space: str) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(space)


def _within(term: object, space: str) -> bool:
    """Tell whether an IRI is in a namespace, and in none that lies deeper."""
    deeper = [other for other in PREFIXES.values() if other.startswith(space) and other != space]
    return _starts(term, space) and not any(_starts(term, other) for other in deeper)


TESTS = (
    Test("VoID-numbers", "VoID", "Counts of the whole and of each graph", _numbers),
    Test("VoID-classes", "VoID", "Class partitions", _class_partitions),
    Test("VoID-properties", "VoID", "Property partitions", _property_partitions),
    Test("VoID-links", "VoID", "Linksets", _linksets),
)
