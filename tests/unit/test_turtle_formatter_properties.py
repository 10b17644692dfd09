"""Properties of the formatter on generated documents: it loses, moves and changes nothing, and a second run agrees."""

import re
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from scokg.namespaces import PREFIXES
from scokg.rdf.turtle_formatter import format_turtle
from scokg.rdf.turtle_reader import Block, Collection, Nested, Node, Statement, read

# Comments are written as "# <what> <number>". What is inside a statement must stay with it.
SUBJECTS = ("s:KAZ", "s:AAA", "<http://x#p>", "<http://other.example/>", "sco:", "state:", "[]")
PREDICATES = ("a", "sco:n", "<http://x#q>", "skos:prefLabel", "u:v")
OBJECTS = (
    "s:B", "<http://x#p>", "<http://x#p>", "sco:State", "u:v", "()", "1", "1.5", "1e0", "-2", "true",
    '"two\\nlines"', '"""ends in\nquotes\\"\\""""', '"""a\n""\\"b"""', '"""\n\\""""', '"\\\\"', '"tab\\tand\\rreturn"',
    '"a#b"', "'c:d'", '"x"@en', '"Б"@RU', '"\u0663"^^xsd:integer', '"010"^^xsd:integer', '"d"^^xsd:date',
)  # fmt: skip
HEAD = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("sco", "skos", "state", "xsd"))
DECLARED = f"{HEAD}@prefix s: <{PREFIXES['state']}> .\n@prefix u: <http://unknown.example/> .\n"


class Writer:
    """Writes a document with odd layout, and numbers its comments and statements."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.numbers = count(1)
        self.statement = count(1)
        self.comments: list[str] = []

    def space(self, inside: int | None = None) -> str:
        """Write white space, perhaps with a comment."""
        kind = self.draw(st.sampled_from((" ", " ", " ", "\n", "\n\n", "beside", "own line")))
        if kind in {" ", "\n", "\n\n"}:
            return kind
        comment = f"# {'outside' if inside is None else f'in {inside}'} {next(self.numbers)}"
        self.comments.append(comment)
        return f"{' ' if kind == 'beside' else chr(10)}{comment}\n"

    def document(self) -> str:
        """Write a document."""
        blocks = "".join(self.block() for _ in range(self.draw(st.integers(0, 3))))
        prefixes = DECLARED if blocks or self.draw(st.booleans()) else ""
        return f"{self.space()}\n{prefixes}{self.space()}{blocks}{self.space()}"

    def block(self) -> str:
        """Write a block of one subject."""
        subject = self.draw(st.sampled_from(SUBJECTS))
        return f"{subject}{self.space()}{self.statements(0)}{self.draw(st.sampled_from(('', ' ; ')))}.{self.space()}"

    def statements(self, depth: int) -> str:
        """Write some statements, separated by semicolons."""
        found = [self.one(depth) for _ in range(self.draw(st.integers(1, 3)))]
        return self.joined(";", found)

    def one(self, depth: int) -> str:
        """Write a statement with a mark, an integer that no other statement has, in a second object of its own."""
        mark = next(self.statement) + 1_000_000
        inside = [self.space(mark) for _ in range(2)]
        return f"u:n{inside[0]}{mark}{inside[1]};{self.space()}{self.any_statement(depth)}"

    def any_statement(self, depth: int) -> str:
        """Write a predicate with one or two objects."""
        objects = [self.object(depth) for _ in range(self.draw(st.integers(1, 2)))]
        objects = [f"{one}{self.space()}" for one in objects]
        return f"{self.draw(st.sampled_from(PREDICATES))}{self.space()}{self.joined(',', objects)}"

    def joined(self, mark: str, parts: list[str]) -> str:
        """Join parts with a mark and white space."""
        return parts[0] + "".join(f"{mark}{self.space()}{part}" for part in parts[1:])

    def object(self, depth: int) -> str:
        """Write an object: a term, a blank node or a collection."""
        kind = self.draw(st.sampled_from(("plain", "plain", "plain", "nested", "collection"))) if depth < 2 else "plain"
        if kind == "nested":
            return f"[{self.space()}{self.statements(depth + 1)}{self.space()}]"
        if kind == "collection":
            items = [self.object(depth + 1) for _ in range(self.draw(st.integers(0, 3)))]
            return f"({self.space()}{' '.join(items)}{self.space()})"
        return self.draw(st.sampled_from(OBJECTS))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    writer = Writer(draw)
    return writer.document(), writer.comments


def statements(blocks: list[Block]) -> Iterator[Statement]:
    for block in blocks:
        yield from inner(block.statements)


def inner(found: list[Statement]) -> Iterator[Statement]:
    for statement in found:
        yield statement
        yield from below(statement.object)


def below(node: Node) -> Iterator[Statement]:
    if isinstance(node, Nested):
        yield from inner(node.statements)
    elif isinstance(node, Collection):
        for item in node.items:
            yield from below(item)


@settings(deadline=None, derandomize=True, max_examples=200, suppress_health_check=list(HealthCheck))
@given(documents())
def test_nothing_is_lost_or_moved_and_a_second_run_changes_nothing(document: tuple[str, list[str]]) -> None:
    text, comments = document
    result = format_turtle(text, "generated")  # raises an error if a triple would change
    assert sorted(re.findall(r"# (?:outside|in \d+) \d+$", result, re.MULTILINE)) == sorted(comments)
    for statement in statements(read(result, "result").blocks):
        if isinstance(statement.object, Literal):
            for comment in filter(lambda line: " in " in line, [*statement.before, statement.after]):
                assert comment.split()[2] == statement.object.value
    assert format_turtle(result, "again") == result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s:KAZ sco:n 1 # one\n ; sco:n 2 .", ["sco:n 1 ;  # one", "sco:n 2 ;"]),
        ("s:KAZ sco:n 1\n# one\n; sco:n 2 .", ["# one", "sco:n 1 ;", "sco:n 2 ;"]),
        ("s:KAZ sco:n # one\n 1 ; sco:n 2 .", ["sco:n 1 ;  # one", "sco:n 2 ;"]),
        ("s:KAZ sco:n 1 # one\n , 1 ; # two\n sco:n 1 .", ["# two", "sco:n 1 ;  # one"]),
        ("s:KAZ sco:n [ # one\n a sco:B ] .", ["sco:n [", "    # one", "    a sco:B ;", "] ;"]),
        ("s:KAZ sco:n [ a sco:B ] # one\n .", ["sco:n [", "    a sco:B ;", "] ;  # one"]),
    ],
)
def test_comments_stay_with_their_triple(text: str, expected: list[str]) -> None:
    lines = format_turtle(DECLARED + text, "text").split("state:KAZ\n")[1].splitlines()
    assert lines == [*(f"    {line}" for line in expected), "."]
