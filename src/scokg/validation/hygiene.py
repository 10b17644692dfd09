"""Hygiene: rules on the graph as a publication, one query a rule, whose header is its documentation.

``queries/hygiene/<rule>.rq`` returns the offences (columns ``thing``, ``property``, ``value``), and so do the files in
subfolders; ``profile.csv`` sets the level of each rule; ``exceptions.csv`` lists the things that a rule lets pass, each
with the reason.
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
    """A hygiene rule: its query with header, its file, its level, and the things that it lets pass."""

    query: SavedQuery
    file: str
    level: str
    exceptions: frozenset[str]

    @property
    def needs_graph_names(self) -> bool:
        """Tell whether the rule asks in which named graph a triple stands."""
        return self.query.header.get("graphs") == "named"


class Offence(NamedTuple):
    """A row of a rule: the rule, its level, what it is about, and the message."""

    rule: str
    level: str
    thing: str
    property: str | None
    value: str | None
    message: str


def read_rules(top: Path) -> list[HygieneRule]:
    """Read the rules under ``top``, those in subfolders too, in the order of their names.

    :raises UserError: when two rules share a name, a rule has no level in the profile, or profile or exceptions name
        no rule.
    """
    folder = top / "queries" / "hygiene"
    levels = {row["rule"]: row["level"] for row in _rows(folder / "profile.csv", ("rule", "level"))}
    exceptions: dict[str, set[str]] = {}
    for row in _rows(folder / "exceptions.csv", ("rule", "thing", "reason")):
        if not row["reason"].strip():
            raise UserError(f"{folder / 'exceptions.csv'}: the exception of {row['thing']} lacks its reason")
        exceptions.setdefault(row["rule"], set()).add(expand(row["thing"]) or row["thing"])
    files = sorted(folder.rglob("*.rq"), key=lambda path: (path.stem, path))
    for one, other in pairwise(files):
        if one.stem == other.stem:
            raise UserError(f"{other}: there is another rule of this name: {one}; rename one of them")
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
        raise UserError(f"{path}:1: the columns are {','.join(columns)}")
    return list(reader)


def _check_names(folder: Path, rules: set[str], levels: dict[str, str], exceptions: dict[str, set[str]]) -> None:
    for name in sorted(rules ^ set(levels)):
        raise UserError(f"{folder / 'profile.csv'}: the rule {name} and its level must both exist")
    for name in sorted(set(exceptions) - rules):
        raise UserError(f"{folder / 'exceptions.csv'}: there is no rule {name}")
    for name, level in levels.items():
        if level not in LEVELS:
            raise UserError(f"{folder / 'profile.csv'}: {name}: the levels are {', '.join(LEVELS)}")


def run_rule(rule: HygieneRule, merged: Store, named: Store) -> Iterator[Offence]:
    """Run a rule and give its offences.

    :param merged: the asserted triples in the default graph.
    :param named: the same triples in their named graphs, for the rules that ask for them.
    """
    store = named if rule.needs_graph_names else merged
    try:
        solutions = store.query(rule.query.text)
    except SyntaxError as error:
        raise UserError(f"{rule.file}: not SPARQL: {error}") from error
    if not isinstance(solutions, QuerySolutions):
        raise UserError(f"{rule.file}: a rule is a SELECT query")
    for record in from_solutions(solutions).records():
        thing, prop, value = (_text(record.get(column)) for column in ("thing", "property", "value"))
        if thing not in rule.exceptions:
            yield Offence(rule.query.name, rule.level, thing or "", prop, value, _message(rule))


def unused_exceptions(rule: HygieneRule, merged: Store, named: Store) -> set[str]:
    """Give the exceptions of a rule that except nothing any more."""
    bare = rule._replace(exceptions=frozenset())
    return set(rule.exceptions) - {offence.thing for offence in run_rule(bare, merged, named)}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _message(rule: HygieneRule) -> str:
    """Say which rule is broken, and what to do."""
    return (
        f"This breaks the rule \u201c{rule.query.summary.rstrip('.')}\u201d. {rule.query.header.get('fix', '')}".strip()
    )
