"""The validation of an edit reports what the full run reports, of what the edit causes and of what is in its file.

The edits are random, but the same in each run. By default a few are tried, with ``--all`` two hundred.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from scokg.publication.layout import root
from scokg.rdf.parsing import parse_turtle
from scokg.validation.graph_checks import GraphChecks
from scokg.validation.hygiene import read_rules
from scokg.validation.report import Finding, ValidationProblem, finding_of
from scokg.validation.sources import Sources, read_sources
from scokg.validation.validate import graph_problems

EDITS, QUICK, BATCHES = 200, 8, 8
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
Change = Callable[[Random, list[Quad], list[Quad]], None]


@cache
def published() -> Sources:
    return read_sources([], root())


@cache
def data_files() -> list[Path]:
    return sorted(path for path in published().contents if path.is_relative_to(root() / "data"))


@cache
def checks() -> GraphChecks:
    shapes = "\n".join(content.decode() for content in published().shapes.values())
    return GraphChecks(shapes, read_rules(root()))


@cache
def findings_before() -> frozenset[Finding]:
    return frozenset(finding_of(problem) for problem in graph_problems(published(), published().load(), checks()))


# --- random edits: each changes the triples of one file, and may take something from another


def drop_triple(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    triples.remove(random.choice(triples))


def drop_thing(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    thing = random.choice(triples).subject
    triples[:] = [triple for triple in triples if triple.subject != thing]


def drop_label(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    labels = [triple for triple in triples if isinstance(triple.object, Literal) and triple.object.language]
    triples.remove(random.choice(labels or triples))


def change_date(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    dates = [t for t in triples if isinstance(t.object, Literal) and "#date" in t.object.datatype.value]
    day = f"{random.randint(1990, 2030)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    replace(triples, old := random.choice(dates or triples), old.predicate, Literal(day, datatype=XSD_DATE))


def coarsen_date(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    dates = [t for t in triples if isinstance(t.object, Literal) and "#date" in t.object.datatype.value]
    if dates:
        old = random.choice(dates)
        assert isinstance(old.object, Literal)
        replace(triples, old, old.predicate, Literal(old.object.value[:4], datatype=XSD_YEAR))


def change_object(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    """Take the object of another triple with the same property."""
    old = random.choice(triples)
    like = [triple for triple in (*triples, *others) if triple.predicate == old.predicate]
    replace(triples, old, old.predicate, random.choice(like).object)


def change_object_of_another_kind(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    old = random.choice(triples)
    replace(triples, old, old.predicate, random.choice(others).object)


def change_property(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    old = random.choice(triples)
    replace(triples, old, random.choice(others).predicate, old.object)


def misspell(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    old = random.choice([triple for triple in triples if isinstance(triple.object, NamedNode)] or triples)
    if random.random() < 0.5 or not isinstance(old.object, NamedNode):
        replace(triples, old, NamedNode(old.predicate.value + "x"), old.object)
    else:
        replace(triples, old, old.predicate, NamedNode(old.object.value + "x"))


def duplicate_value(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    old = random.choice(triples)
    like = [triple for triple in (*triples, *others) if triple.predicate == old.predicate]
    triples.append(Quad(old.subject, old.predicate, random.choice(like).object))


def copy_triple(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    """Copy a triple about something else, perhaps one of another file."""
    copied = random.choice((*triples, *others))
    triples.append(Quad(random.choice(triples).subject, copied.predicate, copied.object))


def copy_thing(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    """Describe something of another file here too, as if a block had been pasted."""
    thing = random.choice(others).subject
    triples.extend(triple for triple in others if triple.subject == thing)


def rename_thing(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    """Rename a thing in its file, but not where others refer to it."""
    old = random.choice(triples).subject
    assert isinstance(old, NamedNode)
    new = NamedNode(old.value + random.choice(["-2", "X"]))
    triples[:] = [Quad(new if t.subject == old else t.subject, t.predicate, t.object) for t in triples]


def change_type(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    old = random.choice([triple for triple in triples if triple.predicate == RDF_TYPE])
    classes = [triple.object for triple in others if triple.predicate == RDF_TYPE]
    replace(triples, old, RDF_TYPE, random.choice(classes or [old.object]))


def add_space(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    texts = [triple for triple in triples if isinstance(triple.object, Literal) and triple.object.language]
    if texts:
        old = random.choice(texts)
        assert isinstance(old.object, Literal)
        replace(triples, old, old.predicate, Literal(f"{old.object.value}  par-12", language=old.object.language))


def empty_file(random: Random, triples: list[Quad], others: list[Quad]) -> None:
    triples.clear()


CHANGES: tuple[Change, ...] = (
    drop_triple, drop_thing, drop_label, change_date, coarsen_date, change_object, change_object_of_another_kind,
    change_property, misspell, duplicate_value, copy_triple, copy_thing, rename_thing, change_type, add_space,
    empty_file,
)  # fmt: skip
XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
XSD_YEAR = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")


def replace(triples: list[Quad], old: Quad, prop: NamedNode, value: NamedNode | Literal | object) -> None:
    triples[triples.index(old)] = Quad(old.subject, prop, value)  # type: ignore[arg-type]


def edit(number: int) -> tuple[str, Path, bytes]:
    """Return the name of a random edit, its file, and the new content."""
    random = Random(number)
    path, other = random.sample(data_files(), 2)
    triples, others = (parse_turtle(published().contents[one], str(one)) for one in (path, other))
    change = CHANGES[number % len(CHANGES)]
    change(random, triples, others)
    return f"{change.__name__} in {path.name}", path, "".join(f"{quad.triple} .\n" for quad in triples).encode()


# --- the comparison


def edited(path: Path, content: bytes) -> Sources:
    before = published().contents.get(path, b"")
    return published()._replace(contents={**published().contents, path: content}, given=[path], before={path: before})


def of_the_full_run(sources: Sources) -> Iterator[ValidationProblem]:
    """Yield what the full run reports in the given file, or what it did not report before the edit."""
    (path,) = sources.given
    whole = sources._replace(given=[], before=None)
    for problem in graph_problems(whole, whole.load(), checks()):
        if problem.file == str(path) or finding_of(problem) not in findings_before():
            yield problem


@pytest.mark.parametrize(
    "batch", ["a few", *(pytest.param(number, marks=pytest.mark.slow) for number in range(BATCHES))]
)
def test_an_edit_is_reported_as_by_the_full_run(batch: int | str) -> None:
    numbers = range(1000, 1000 + QUICK) if isinstance(batch, str) else range(batch, EDITS, BATCHES)
    caused = 0
    for number in numbers:
        name, path, content = edit(number)
        sources = edited(path, content)
        found = graph_problems(sources, sources.load(), checks())
        assert set(found) == set(of_the_full_run(sources)), f"edit {number}: {name}"
        caused += len(found)
    assert caused > len(numbers)
