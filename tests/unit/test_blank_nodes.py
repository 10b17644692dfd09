"""Canonical labels of blank nodes, and what would take too long to label."""

from collections.abc import Iterable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from scokg import UserError
from scokg.rdf.blank_nodes import canonical

NEXT, NAME = NamedNode("http://example.org/next"), NamedNode("http://example.org/name")


def linked(edges: Iterable[tuple[int, int]], prefix: str = "b") -> list[Quad]:
    return [Quad(BlankNode(f"{prefix}{one}"), NEXT, BlankNode(f"{prefix}{two}")) for one, two in edges]


def chain(length: int) -> list[tuple[int, int]]:
    return [(number, number + 1) for number in range(length)]


def clique(size: int) -> list[tuple[int, int]]:
    return [(one, two) for one in range(size) for two in range(size) if one != two]


@pytest.mark.parametrize("edges", [chain(100), clique(6), [(0, number) for number in range(1, 500)]])
def test_labels_do_not_depend_on_those_before(edges: list[tuple[int, int]]) -> None:
    assert canonical(linked(edges)) == canonical(linked(reversed(edges), "x"))


@pytest.mark.parametrize(
    ("edges", "number"),
    [(chain(202), "201"), (chain(20_000), "19999"), (clique(10), "10"),
     ([(one, (one + step) % 40) for one in range(40) for step in (1, 2)], "40")],
    ids=["chain", "long chain", "clique", "ring"],
)  # fmt: skip
def test_what_would_take_hours_is_refused(edges: list[tuple[int, int]], number: str) -> None:
    message = f"^a file: {number} connected blank nodes look alike, too many to tell them apart; give them IRIs"
    with pytest.raises(UserError, match=message):
        canonical(linked(edges), "a file")


def test_nodes_that_differ_by_a_value_are_not_alike() -> None:
    named = [Quad(BlankNode(f"b{number}"), NAME, Literal(str(number))) for number in range(5_000)]
    assert len(canonical([*linked(chain(4_999)), *named])) == 9_999
