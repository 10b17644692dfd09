"""The checks of a whole graph, by shapes and hygiene rules, and those of them that an edit can affect.

A full run reports everything. A run for an edit reports every finding that the edit causes and every finding about the
things that the edited files describe; what else it finds may be incomplete, and is for the caller to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property
from typing import Literal

from pyoxigraph import RdfFormat, Store

from ..namespaces import PREFIXES, compact
from ..progress import Progress, no_progress
from ..rdf.query_names import names_read
from ..rdf.serializers import write_triples
from .edits import Edit
from .hygiene import HygieneRule, run_rule
from .neighbourhood import Neighbourhood
from .property_paths import DataIndex
from .report import Finding
from .shacl import QuickEngine, validate_reference

Engine = Literal["quick", "reference"]
_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "info"}


class GraphChecks:
    """The shapes and rules that a graph must meet."""

    def __init__(self, shapes: str, rules: list[HygieneRule], engine: Engine = "quick") -> None:
        """Take the shapes, as one Turtle document, and the rules."""
        self._shapes = shapes
        self._rules = rules
        self._engine = engine

    @cached_property
    def _quick(self) -> QuickEngine:
        return QuickEngine(self._shapes)

    def findings(
        self, data: DataIndex, edit: Edit | None = None, progress: Progress = no_progress
    ) -> Iterator[Finding]:
        """Yield what is wrong with a graph.

        :param data: the asserted triples in their named graphs.
        :param edit: an edit that the graph has in it; by default everything is checked.
        :param progress: called with each check, the number of checks done and the total.
        """
        total = 1 + len(self._rules)
        progress("shapes", 0, total)
        yield from self._of_shapes(data, edit)
        near = Neighbourhood(edit, data.store) if edit else None
        for done, rule in enumerate(self._rules, 1):
            progress(rule.query.name, done, total)
            if near is None or _may_affect(near, rule):
                yield from _of_rule(rule, data.store)
        progress("done", total, total)

    def earlier_findings(self, data: DataIndex, edit: Edit | None, names: Set[str]) -> Iterator[Finding]:
        """Yield what some shapes and rules find in a graph without an edit.

        :param edit: the edit, as for :meth:`findings`; what it cannot affect may be left out.
        :param names: the names of shapes and rules.
        """
        rules = [rule for rule in self._rules if rule.query.name in names]
        if len(rules) < len(names):
            yield from self._of_shapes(data, edit)
        yield from (found for rule in rules for found in _of_rule(rule, data.store))

    def _of_shapes(self, data: DataIndex, edit: Edit | None) -> Iterator[Finding]:
        if self._engine == "quick":
            results = self._quick.validate_store(data, edit)
        else:
            triples = {quad.triple for quad in data.store}
            results = validate_reference(write_triples(triples, RdfFormat.N_TRIPLES), self._shapes)
        for result in results:
            level = _LEVELS[result.severity.removeprefix(PREFIXES["sh"])]
            yield Finding(level, compact(result.shape), result.focus, result.path, result.value, result.message)


def _may_affect(near: Neighbourhood, rule: HygieneRule) -> bool:
    """Return whether an edit may cause a finding of a rule, or the rule may find something in the files.

    A rule whose results depend on few triples is first tried on those near the edit.
    """
    if not near.edit.touches(names_read(rule.query.text)):
        return False
    if rule.scope == "graph":
        return True
    return any(near.has(rule.scope, found) for found in run_rule(rule, near.store))


def _of_rule(rule: HygieneRule, store: Store) -> Iterator[Finding]:
    for violation in run_rule(rule, store):
        yield Finding(violation.level, violation.rule, *violation[2:])
