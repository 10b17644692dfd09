"""The checks of a whole graph, by shapes and hygiene rules, and those of them that an edit can affect.

A full run reports everything. A run for an edit reports every finding that the edit causes and every finding about the
things that the edited files describe; what else it finds may be incomplete, and is for the caller to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pyoxigraph import NamedNode, RdfFormat, Store

from ..namespaces import PREFIXES, compact
from ..progress import Progress, no_progress
from ..rdf.serializers import write_triples
from .edits import Edit, names_read, neighbourhood
from .hygiene import HygieneRule, run_rule
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
        checks = self._of_rules(data.store, edit) if edit is None else self._of_rules_near(data.store, edit)
        for done, (rule, found) in enumerate(zip(self._rules, checks, strict=True), 1):
            progress(rule.query.name, done, total)
            yield from found
        progress("done", total, total)

    def _of_shapes(self, data: DataIndex, edit: Edit | None) -> Iterator[Finding]:
        if self._engine == "quick":
            results = self._quick.validate_store(data, edit)
        else:
            triples = {quad.triple for quad in data.store}
            results = validate_reference(write_triples(triples, RdfFormat.N_TRIPLES), self._shapes)
        for result in results:
            level = _LEVELS[result.severity.removeprefix(PREFIXES["sh"])]
            yield Finding(level, compact(result.shape), result.focus, result.path, result.value, result.message)

    def _of_rules(self, store: Store, edit: Edit | None) -> Iterator[Iterator[Finding]]:
        return (_findings(rule, store) for rule in self._rules)

    def _of_rules_near(self, store: Store, edit: Edit) -> Iterator[Iterator[Finding]]:
        """Run the rules that an edit can affect; those whose results depend on few triples only on those near it."""
        near, things = neighbourhood(edit, store)
        described = {thing.value for thing in edit.subjects if isinstance(thing, NamedNode)}
        values = {thing.value for thing in things if isinstance(thing, NamedNode)}
        for rule in self._rules:
            if not edit.touches(names_read(rule.query.text)):
                yield iter(())
            elif rule.scope == "thing":
                yield (found for found in _findings(rule, near) if found.thing in described)
            elif rule.scope == "value":
                yield (found for found in _findings(rule, near) if found.value in values)
            else:
                yield _findings(rule, store)


def _findings(rule: HygieneRule, store: Store) -> Iterator[Finding]:
    for violation in run_rule(rule, store):
        yield Finding(violation.level, violation.rule, *violation[2:])
