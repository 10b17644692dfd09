"""After any edit the stores, made from those before it, equal those that are computed from all files."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize
from small_publication import SEEDS, copy_publication

from scokg.atomic_io import read_files
from scokg.namespaces import DERIVED, PREFIXES
from scokg.publication import closure
from scokg.publication.closure import materialise, rule_texts
from scokg.publication.layout import root, rule_files, turtle_files
from scokg.publication.loading import read_quads
from scokg.publication.prebuilt import GraphStores
from scokg.publication.sealed_folder import MERGED, NAMED
from scokg.rdf.named_graphs import in_graph
from scokg.rdf.parsing import load_merged, parse_turtle

RULES = rule_texts(read_files(rule_files(root())))
DATES = [
    Literal(text, datatype=NamedNode(f"{PREFIXES['xsd']}{kind}"))
    for kind, texts in {"date": ("1999-02-28", "2017-06-09"), "gYearMonth": ("2004-02",), "gYear": ("2030",)}.items()
    for text in texts
]
DATE = NamedNode(PREFIXES["sco"] + "date")
KINDS = {date.datatype for date in DATES}
Files = dict[Path, bytes]
Edit = Callable[[random.Random, Files], Files]


class Found(NamedTuple):
    """The contents of both stores: without the labels of blank nodes, which differ from store to store."""

    merged: set[str]
    named: set[str]


def contents(merged: Iterable[Quad], named: Iterable[Quad]) -> Found:
    return Found(*({" ".join("_:" if "_:" in word else word for word in str(quad).split(" ")) for quad in quads}
                   for quads in (merged, named)))  # fmt: skip


def computed(top: Path) -> Found:
    """Compute everything from all files."""
    merged = Store()
    load_merged(read_files(file.path for file in turtle_files(top)), merged)
    derived = materialise(merged, RULES).triples
    named = Store()
    named.extend(read_quads(turtle_files(top)))
    named.extend(in_graph(derived, DERIVED))
    return contents(merged, named)


def opened(top: Path) -> Found:
    """Open the stores with the program, which makes them from those before the edit where it can."""
    stores = GraphStores(top)
    found = contents(stores.merged, stores.named)
    assert sorted(path.name for path in stores.folder.iterdir()) == ["SEAL", "inputs", MERGED, NAMED]
    return found


# --- random edits


def triples_of(content: bytes) -> list[Triple]:
    return [quad.triple for quad in parse_turtle(content, "a file")]


def written(triples: Iterable[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def edited_file(some: random.Random, files: Files) -> tuple[Path, list[Triple]]:
    """Return a file that is not so large that editing it means computing everything."""
    path = some.choice(sorted(path for path, content in files.items() if len(content) < 20_000))
    return path, triples_of(files[path])


def delete(some: random.Random, files: Files) -> Files:
    path, triples = edited_file(some, files)
    gone = set(some.sample(range(len(triples)), min(len(triples), some.choice((1, 1, 3, 20)))))
    return {path: written(triple for place, triple in enumerate(triples) if place not in gone)}


def add(some: random.Random, files: Files) -> Files:
    """Add triples made of the terms of two files, which may say what no file said before."""
    (path, triples), (_, others) = edited_file(some, files), edited_file(some, files)
    ones = [*triples, *others]
    pairs = [(some.choice(ones), some.choice(ones)) for _ in range(3)]
    return {path: written([*triples, *(Triple(one.subject, two.predicate, two.object) for one, two in pairs)])}


def changed(triples: Iterable[Triple], new: Callable[[Triple], NamedNode | Literal | None]) -> bytes:
    """Write triples, some with new objects."""
    return written(Triple(one.subject, one.predicate, new(one) or one.object) for one in triples)


def link(some: random.Random, files: Files) -> Files:
    """Replace a tenth of the links of a file with links to things of another file."""
    (path, triples), (_, others) = edited_file(some, files), edited_file(some, files)
    things = [one.subject for one in others if isinstance(one.subject, NamedNode)]
    is_link = {one: isinstance(one.object, NamedNode) and some.random() < 0.1 for one in triples}
    return {path: changed(triples, lambda one: some.choice(things) if is_link[one] else None)}


def change_dates(some: random.Random, files: Files) -> Files:
    """Replace all dates of a file."""
    path, triples = edited_file(some, files)
    is_date = {one: isinstance(one.object, Literal) and one.object.datatype in KINDS for one in triples}
    return {path: changed(triples, lambda one: some.choice(DATES) if is_date[one] else None)}


def move(some: random.Random, files: Files) -> Files:
    """Move the content of a file to another one, perhaps of another graph."""
    (path, triples), (other, others) = edited_file(some, files), edited_file(some, files)
    return {path: b"", other: written(dict.fromkeys([*triples, *others]))}


def repeat(some: random.Random, files: Files) -> Files:
    """State a triple in a second file."""
    (path, triples), (_, others) = edited_file(some, files), edited_file(some, files)
    return {path: written([*triples, *some.sample(others, min(len(others), 1))])}


EDITS: list[Edit] = [delete, add, link, change_dates, change_dates, move, repeat]


def random_edit(some: random.Random, files: Files) -> Files:
    """Return the new contents of some files."""
    edits = [some.choice(EDITS)(some, files) for _ in range(some.choice((1, 1, 2)))]
    return {path: content for edit in edits for path, content in edit.items()}


def run_edits(top: Path, seed: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edit again and again, now and then undo, and compare each time; most edits must not compute everything."""
    whole: list[Store] = []
    original = materialise

    def counted(store: Store, rules: dict[str, str]) -> closure.Closure:
        whole.append(store)
        return original(store, rules)

    monkeypatch.setattr(closure, "materialise", counted)
    assert opened(top) == computed(top)
    some, before = random.Random(seed), {}
    for number in range(count):
        files = {path: path.read_bytes() for path in sorted((top / "data").rglob("*.ttl"))}
        edit = before if number % 4 == 3 else random_edit(some, files)
        before = {path: files[path] for path in edit}
        for path, content in edit.items():
            path.write_bytes(content)
        expected, found = computed(top), opened(top)
        assert found.merged == expected.merged, number
        assert found.named == expected.named, number
    assert len(whole) < 1 + count / 3


def test_stores_after_edits_equal_those_of_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_edits(copy_publication(tmp_path / "top", files=SEEDS), 1, 2, monkeypatch)


@pytest.mark.parametrize("first", ["decided", "undecided"])
def test_a_rule_reads_what_is_beside_the_thing_it_is_about(tmp_path: Path, first: str) -> None:
    """A status was decided on the day of its decision, which is a step beside it; without one, when it began.

    All edits start from the first stores, which have the fewest changes.
    """
    top = copy_publication(tmp_path / "top", files=SEEDS)
    path = top / "data" / "status" / "IND.ttl"
    triples = triples_of(path.read_bytes())
    steps = {one.subject for one in triples if str(one.object).endswith("/step-kind/decision>")}
    assert steps
    later = changed(triples, lambda one: DATES[0] if one.subject in steps and one.predicate == DATE else None)
    undecided = written(one for one in triples if not str(one.object).endswith("/step-kind/decision>"))
    answers, texts = [], [written(triples), later, undecided]
    for content in texts if first == "decided" else reversed(texts):
        path.write_bytes(content)
        answers.append(computed(top))
        assert opened(top) == answers[-1]
    assert len({frozenset(found.merged) for found in answers}) == 3


def test_what_is_added_can_take_support_away(tmp_path: Path) -> None:
    """Without a decision, a status counts as decided from when it began; an added decision replaces that day."""
    top = copy_publication(tmp_path / "top", files=SEEDS)
    before = opened(top)
    subject, decided = "<https://w3id.org/scokg/id/affiliation/IND-member>", f"<{PREFIXES['sco']}decidedFrom>"
    assert any(line.startswith(f'{subject} {decided} "2017-06-09"') for line in before.merged)
    path = top / "data" / "status" / "IND.ttl"
    step = "<https://w3id.org/scokg/id/step/IND-added>"
    kind = f"<{PREFIXES['step-kind']}decision>"
    added = f'{step} sco:stepOf {subject} ; sco:stepKind {kind} ; sco:date "2016-01-01"^^xsd:date .'
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{added}\n", encoding="utf-8")
    after = opened(top)
    assert after == computed(top)
    assert [line for line in after.merged if line.startswith(f"{subject} {decided} ")] == [
        f'{subject} {decided} "2016-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]


@pytest.mark.slow
def test_stores_after_many_edits_equal_those_of_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_edits(copy_publication(tmp_path / "top", files=SEEDS), 3, 10, monkeypatch)


@pytest.mark.slow
def test_stores_of_the_whole_graph_after_many_edits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_edits(copy_publication(tmp_path / "top"), 2, 40, monkeypatch)
