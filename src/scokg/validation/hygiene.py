"""Hygiene rules: checks on the graph as a publication, one query per rule, documented by its header.

``queries/hygiene/<rule>.rq``, also in subfolders, returns the violations (columns ``thing``, ``property``, ``value``);
``profile.csv`` sets the level of each rule; ``exceptions.csv`` lists the things that are exempt from a rule, each with
the reason. The header says what a rule reads: named graphs or the merged graph (``graphs``), and on what its results
depend (``scope``) if not on the whole graph: ``thing`` is the triples about the thing, ``value`` also those about the
value. Tests compare this with the query.
"""

import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import QuerySolutions, Store

from ..atomic_io import read_bytes
from ..errors import UserError
from ..namespaces import expand
from ..query.saved_queries import SavedQuery, read_query
from ..rdf.results import from_solutions

LEVELS = ("error", "warning", "info")


class HygieneRule(NamedTuple):
    """A hygiene rule: its query with header, its file, its level, and the things that are exempt."""

    query: SavedQuery
    file: str
    level: str
    exceptions: frozenset[str]

    @property
    def needs_graph_names(self) -> bool:
        """Whether the rule queries the named graphs of triples."""
        return self.query.header.get("graphs") == "named"

    @property
    def scope(self) -> str:
        """On what a result depends: triples about its ``thing``, also about its ``value``, or the whole ``graph``."""
        return str(self.query.header.get("scope", "graph"))


class HygieneViolation(NamedTuple):
    """A violation of a hygiene rule: the rule, its level, the thing, property and value, and the message."""

    rule: str
    level: str
    thing: str
    property: str | None
    value: str | None
    message: str


def read_rules(top: Path) -> list[HygieneRule]:
    """Return the hygiene rules under ``top``, including subfolders, sorted by name.

    :raises UserError: for two rules of the same name, a rule without a level, an unknown rule in the profile or the
        exceptions, or an exception without a reason.
    """
    folder = top / "queries" / "hygiene"
    levels = {row["rule"]: row["level"] for row in _rows(folder / "profile.csv", ("rule", "level"))}
    exceptions: dict[str, set[str]] = {}
    for row in _rows(folder / "exceptions.csv", ("rule", "thing", "reason")):
        if not row["reason"].strip():
            raise UserError(f"{folder / 'exceptions.csv'}: the exception of {row['thing']} lacks its reason")
        exceptions.setdefault(row["rule"], set()).add(expand(row["thing"]) or row["thing"])
    files = sorted(folder.rglob("*.rq"), key=lambda path: (path.stem, path))
    for path, other in pairwise(files):
        if path.stem == other.stem:
            raise UserError(f"{other}: there is another rule of this name: {path}; rename one of them")
    _check_names(folder, {path.stem for path in files}, levels, exceptions)
    return [
        HygieneRule(
            read_query(path.stem, read_bytes(path).decode()),
            path.relative_to(top).as_posix(),
            levels[path.stem],
            frozenset(exceptions.get(path.stem, ())),
        )
        for path in files
    ]


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    reader = csv.DictReader(read_bytes(path).decode("utf-8").splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise UserError(f"{path}:1: expected the columns {','.join(columns)}")
    return list(reader)


def _check_names(folder: Path, rules: set[str], levels: dict[str, str], exceptions: dict[str, set[str]]) -> None:
    for name in sorted(rules ^ set(levels)):
        raise UserError(f"{folder / 'profile.csv'}: the rule {name} and its level must both exist")
    for name in sorted(set(exceptions) - rules):
        raise UserError(f"{folder / 'exceptions.csv'}: there is no rule {name}")
    for name, level in levels.items():
        if level not in LEVELS:
            raise UserError(f"{folder / 'profile.csv'}: {name}: expected one of {', '.join(LEVELS)}")


def run_rule(rule: HygieneRule, store: Store) -> Iterator[HygieneViolation]:
    """Run a rule and yield its violations.

    :param store: the asserted triples in their named graphs; a rule that does not query these sees all triples.
    :raises UserError: if the rule is not a SELECT query.
    """
    try:
        solutions = store.query(rule.query.text, use_default_graph_as_union=not rule.needs_graph_names)
    except SyntaxError as error:
        raise UserError(f"{rule.file}: not SPARQL: {error}") from error
    if not isinstance(solutions, QuerySolutions):
        raise UserError(f"{rule.file}: expected a SELECT query")
    for record in from_solutions(solutions).records():
        thing, prop, value = (_text(record.get(column)) for column in ("thing", "property", "value"))
        if thing not in rule.exceptions:
            yield HygieneViolation(rule.query.name, rule.level, thing or "", prop, value, _message(rule))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _message(rule: HygieneRule) -> str:
    """Return which rule is violated, and what to do."""
    summary, fix = rule.query.summary.rstrip("."), rule.query.header.get("fix", "")
    return f"This violates the rule \u201c{summary}\u201d. {fix}".strip()
