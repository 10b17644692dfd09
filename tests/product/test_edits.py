"""The validation of an edit: it reports what the full run reports, of what the edit causes and what is in its files.

Random edits, the same in each run, are compared with the full run: by default a few, with ``--all`` two hundred, most
of them on a small publication and the others on the whole one.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from small_publication import SEEDS, copy_publication

from scokg import UserError
from scokg.publication.layout import root
from scokg.rdf.parsing import parse_turtle
from scokg.rdf.terms import Term
from scokg.validation.committed import committed_contents
from scokg.validation.graph_checks import GraphChecks
from scokg.validation.hygiene import read_rules
from scokg.validation.report import Finding, ValidationProblem, finding_of
from scokg.validation.sources import Sources, read_sources
from scokg.validation.validate import graph_problems, validate

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
XSD_YEAR = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")
Change = Callable[[Random, list[Quad], list[Quad]], None]


class Base:
    """A publication, and what the full run reports of it."""

    def __init__(self, top: Path) -> None:
        self.sources = read_sources([], top)
        shapes = "\n".join(content.decode() for content in self.sources.shapes.values())
        self.checks = GraphChecks(shapes, read_rules(top))
        self.data_files = sorted(path for path in self.sources.contents if path.is_relative_to(top / "data"))

    @cached_property
    def findings(self) -> frozenset[Finding]:
        """What the full run finds."""
        return frozenset(finding_of(problem) for problem in self.problems(self.sources))

    def problems(self, sources: Sources) -> list[ValidationProblem]:
        """Check some sources."""
        return graph_problems(sources, sources.load(), self.checks)

    def edited(self, path: Path, content: bytes) -> Sources:
        """Return the sources with another content of one file."""
        contents = {**self.sources.contents, path: content}
        return self.sources._replace(contents=contents, given=[path], before={path: self.sources.contents[path]})

    def of_the_full_run(self, sources: Sources) -> Iterator[ValidationProblem]:
        """Yield what the full run reports in the given file, or what it did not report before the edit."""
        (path,) = sources.given
        for problem in self.problems(sources._replace(given=[], before=None)):
            if problem.file == str(path) or finding_of(problem) not in self.findings:
                yield problem


@pytest.fixture(scope="module")
def whole() -> Base:
    return Base(root())


@pytest.fixture(scope="module")
def small_base(small: Path) -> Base:
    return Base(small)


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


def replace(triples: list[Quad], old: Quad, prop: NamedNode, value: Term) -> None:
    triples[triples.index(old)] = Quad(old.subject, prop, value)


def edit(base: "Base", number: int) -> tuple[str, Path, bytes]:
    """Return the name of a random edit, its file, and the new content."""
    random = Random(number)
    path, other = random.sample(base.data_files, 2)
    triples, others = (parse_turtle(base.sources.contents[one], str(one)) for one in (path, other))
    change = CHANGES[number % len(CHANGES)]
    change(random, triples, others)
    return f"{change.__name__} in {path.name}", path, "".join(f"{quad.triple} .\n" for quad in triples).encode()


# --- the comparison

BATCHES = [
    ("small_base", range(1000, 1004)),
    ("whole", range(10)),
    *(("small_base", range(first, first + 19)) for first in range(10, 200, 19)),
]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        pytest.param(name, numbers, id=f"{name}-{numbers[0]}", marks=pytest.mark.slow if index else ())
        for index, (name, numbers) in enumerate(BATCHES)
    ],
)
def test_an_edit_is_reported_as_by_the_full_run(name: str, numbers: range, request: pytest.FixtureRequest) -> None:
    base: Base = request.getfixturevalue(name)
    caused = 0
    for number in numbers:
        what, path, content = edit(base, number)
        sources = base.edited(path, content)
        found = base.problems(sources)
        assert set(found) == set(base.of_the_full_run(sources)), f"edit {number}: {what}"
        caused += len(found)
    assert caused > len(numbers)


def test_two_hundred_edits_are_compared_beside_the_quick_ones() -> None:
    assert sorted(number for _, numbers in BATCHES[1:] for number in numbers) == list(range(200))


# --- what counts as an edit


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small publication in a commit."""
    top = copy_publication(tmp_path_factory.mktemp("committed"), files=SEEDS)
    git(top, "init", "-q", "--template=")
    commit(top)
    git(top, "gc", "-q")  # each test copies the repository, so it has few files
    return top


@pytest.fixture
def checkout(committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of a small publication in a commit, which the test may change."""
    return shutil.copytree(committed, tmp_path_factory.mktemp("copy") / "checkout", symlinks=True)


def commit(top: Path) -> None:
    git(top, "add", "-A")
    git(top, "-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "publication")


def git(top: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(top), *arguments], check=True)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def remove_source(top: Path) -> Path:
    """Remove a source that two other files cite."""
    path = top / "data" / "sources" / "i.ttl"
    text = path.read_text(encoding="utf-8")
    start = text.index("source:idsa-2010-05\n")
    path.write_text(text[:start] + text[text.index("\n.\n", start) + 4 :], encoding="utf-8")
    return path


def files_of(problems: list[ValidationProblem]) -> set[str]:
    return {Path(problem.file).name for problem in problems}


def test_a_removed_definition_is_missed_where_others_refer_to_it(checkout: Path) -> None:
    path = remove_source(checkout)
    report = validate([path], top=checkout)
    assert report.files == 1
    assert files_of(report.problems) == {"LKA.ttl", "2010.ttl"}
    assert {"undefined-thing", "shape:Sourced-source-kind"} <= {problem.rule for problem in report.problems}
    assert set(report.problems) == {p for p in validate(top=checkout).problems if p.level == "error"}


def test_an_edit_can_break_a_constraint_on_a_thing_of_another_file(checkout: Path) -> None:
    """The code of a state is in another file than the status of the state, whose name has it."""
    path = checkout / "data" / "states" / "IND.ttl"
    rewrite(path, '"IND"', '"INX"')
    found = validate([path], top=checkout).problems
    assert {"IND.ttl"} == files_of(found)
    assert {problem.file for problem in found} > {str(path)}
    everything = validate(top=checkout).problems
    assert {problem for problem in everything if problem.level == "error"} <= set(found) <= set(everything)


def test_a_new_warning_elsewhere_is_reported(checkout: Path) -> None:
    source = checkout / "data" / "sources" / "new.ttl"
    source.write_text(SOURCE, encoding="utf-8")
    state = checkout / "data" / "states" / "KAZ.ttl"
    rewrite(state, "    dcterms:source ", "    dcterms:source <https://w3id.org/scokg/id/source/zz-2020> , ")
    assert validate([source, state], top=checkout).problems == []
    commit(checkout)
    rewrite(state, "    dcterms:source <https://w3id.org/scokg/id/source/zz-2020> , ", "    dcterms:source ")
    (problem,) = validate([state], top=checkout).problems
    assert (problem.file, problem.level, problem.rule) == (str(source), "warning", "source-uncited")


SOURCE = """<https://w3id.org/scokg/id/source/zz-2020>
    a <https://w3id.org/scokg/ontology#Source> ;
    <http://purl.org/dc/elements/1.1/language> "en" ;
    <http://purl.org/dc/elements/1.1/publisher> "Zz" ;
    <http://purl.org/dc/terms/identifier> "zz-2020" ;
    <http://purl.org/dc/terms/issued> "2020"^^<http://www.w3.org/2001/XMLSchema#gYear> ;
    <http://purl.org/dc/terms/title> "Title"@en ;
    <https://schema.org/url> <https://zz.example.org/> ;
    <https://w3id.org/scokg/ontology#sourceKind> <https://w3id.org/scokg/code/source-kind/news> ;
.
"""


def test_what_was_wrong_elsewhere_before_is_not_reported_again(checkout: Path) -> None:
    remove_source(checkout)
    commit(checkout)
    other = checkout / "data" / "states" / "KAZ.ttl"
    assert validate([other], top=checkout).problems == []
    rewrite(other, '"KAZ"', '"KAX"')
    found = validate([other], top=checkout).problems
    assert found
    assert files_of(found) & {"LKA.ttl", "2010.ttl"} == set()
    assert not validate(top=checkout).conforms


def test_what_was_wrong_in_the_file_before_is_reported(checkout: Path) -> None:
    path = checkout / "data" / "states" / "KAZ.ttl"
    rewrite(path, '"KAZ"', '"KAX"')
    found = validate([path], top=checkout).problems
    commit(checkout)
    again = validate([path], top=checkout).problems
    assert [problem for problem in found if problem.file == str(path)] == again != []


def test_without_a_commit_errors_are_reported_everywhere(small: Path, checkout: Path) -> None:
    remove_source(checkout)
    commit(checkout)
    (checkout / ".git").rename(checkout / "not-git")
    other = checkout / "data" / "states" / "KAZ.ttl"
    assert files_of(validate([other], top=checkout).problems) == {"LKA.ttl", "2010.ttl"}


def test_several_files_are_one_edit(checkout: Path) -> None:
    """Moving a thing from one file to another changes nothing."""
    path = checkout / "data" / "sources" / "i.ttl"
    text = path.read_text(encoding="utf-8")
    removed = remove_source(checkout)
    start = text.index("source:idsa-2010-05\n")
    moved = checkout / "data" / "sources" / "moved.ttl"
    prefixes = "".join(line for line in text.splitlines(keepends=True) if line.startswith("@prefix"))
    moved.write_text(prefixes + text[start : text.index("\n.\n", start) + 3], encoding="utf-8")
    assert validate([removed, moved], top=checkout).problems == []
    moved.unlink()
    assert not validate([removed], top=checkout).conforms


def test_a_deleted_file_is_an_edit(checkout: Path) -> None:
    path = checkout / "data" / "states" / "KAZ.ttl"
    path.unlink()
    report = validate([path], top=checkout)
    assert report.files == 1
    assert "undefined-thing" in {problem.rule for problem in report.problems}
    assert str(path) not in {problem.file for problem in report.problems}
    with pytest.raises(UserError, match=r"never\.ttl: cannot be read"):
        validate([checkout / "data" / "never.ttl"], top=checkout)


def test_a_new_file_was_empty_before(checkout: Path) -> None:
    path = checkout / "data" / "sources" / "new.ttl"
    path.write_text(SOURCE, encoding="utf-8")
    (problem,) = validate([path], top=checkout).problems
    assert (problem.file, problem.line, problem.rule) == (str(path), 1, "source-uncited")


def test_a_file_elsewhere_is_new(checkout: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.ttl"
    path.write_text(SOURCE.replace('"zz-2020" ;', '"zz-2020" , "again" ;'), encoding="utf-8")
    assert {(problem.file, problem.line) for problem in validate([path], top=checkout).problems} >= {(str(path), 1)}
    assert validate(top=checkout).conforms


def test_a_file_that_is_not_turtle_is_reported_with_its_line(checkout: Path) -> None:
    path, other = checkout / "data" / "states" / "KAZ.ttl", checkout / "data" / "states" / "IND.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "garbage\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n")
    for given in (path, other):  # nothing can be checked without the file
        (problem,) = validate([given], top=checkout).problems
        assert (problem.file, problem.rule) == (str(path), "syntax")
        assert problem.line >= line


def test_a_file_that_was_not_turtle_before_is_checked_whole(checkout: Path) -> None:
    path = checkout / "data" / "states" / "KAZ.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "garbage\n", encoding="utf-8")
    commit(checkout)
    path.write_text(text.replace('"KAZ"', '"KAX"'), encoding="utf-8")
    found = set(validate([path], top=checkout).problems)
    assert found == {p for p in validate(top=checkout).problems if p.level == "error" or p.file == str(path)} != set()


def test_shapes_concern_everything(checkout: Path) -> None:
    remove_source(checkout)
    commit(checkout)
    assert not validate([checkout / "shapes" / "roles.ttl"], top=checkout).conforms


def test_a_change_of_the_class_hierarchy_concerns_everything(checkout: Path) -> None:
    """Every source becomes a claim, of which it lacks all that a claim has."""
    path = checkout / "ontology" / "evidence.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "sco:Source rdfs:subClassOf sco:Claim .\n", encoding="utf-8")
    found = set(validate([path], top=checkout).problems)
    errors = {problem for problem in validate(top=checkout).problems if problem.level == "error"}
    assert "i.ttl" in files_of(list(errors))
    assert errors <= found


def test_the_last_commit_is_asked_for_all_files_at_once(checkout: Path, tmp_path: Path) -> None:
    known, new = checkout / "data" / "states" / "KAZ.ttl", checkout / "data" / "a b.ttl"
    content = known.read_bytes()
    known.write_bytes(b"")
    assert committed_contents([new, known], checkout) == {new: None, known: content}
    inner = checkout / "inner"
    inner.mkdir()
    assert committed_contents([inner / "data" / "x.ttl"], inner) is None
    assert committed_contents([tmp_path / "data" / "x.ttl"], tmp_path) is None


def test_without_git_there_is_no_commit(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(checkout))
    assert committed_contents([checkout / "data" / "states" / "KAZ.ttl"], checkout) is None
