"""Run the SPARQL constraints of shapes, most of them once for all focus nodes and not once for each.

A constraint of a node shape with targets, or of one of its property shapes, becomes one query: the targets bind
``?this``, followed by the pattern of the constraint. The results equal those of SHACL's pre-binding if the pattern is
one group of triples and filters. Constraints with UNION or a subquery, and those of shapes that other shapes refer to,
are run for each focus node. Source: https://www.w3.org/TR/shacl/#sparql-constraints
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import BlankNode as Blank
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from ..errors import UserError
from ..namespaces import PREFIXES
from ..rdf.terms import Term

_SH = PREFIXES["sh"]
_THIS = Variable("this")
_RULED_OUT = re.compile(r"\b(?:MINUS|VALUES|SERVICE)\b|\$PATH\b")
_NOT_FLAT = re.compile(r"\b(UNION|GRAPH)\b|\bSELECT\b.*\bSELECT\b", re.DOTALL)
_REFERENCES = ("node", "not", "qualifiedValueShape")
_SUBCLASS = "a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>*"
_TARGETS = {
    "targetClass": f"?this {_SUBCLASS} {{0}} .",
    "targetSubjectsOf": "?this {0} ?target .",
    "targetObjectsOf": "?target {0} ?this .",
    "targetNode": "VALUES ?this {{ {0} }}",
}


class SparqlResult(NamedTuple):
    """A violation: the focus node, the value (the focus node itself if the query returns none), the shape."""

    focus: Term
    value: Term | None
    shape: Term


class SparqlConstraint(NamedTuple):
    """A constraint, and whether it can be run for all its focus nodes at once.

    :ivar shape: the source shape in results.
    :ivar query: a query that selects ?this, and ?value if the query of the constraint does.
    :ivar on_property: whether ``shape`` is a property shape; one without a value then has none.
    :ivar at_once: whether the query has the targets of the shape in it.
    """

    shape: Term
    query: str
    on_property: bool
    at_once: bool

    def results(self, data: Store) -> Iterator[SparqlResult]:
        """Yield the violations of all targets in ``data``, whatever graph its triples are in.

        :raises UserError: if the constraint is not SPARQL.
        """
        yield from self._results(data, {})

    def results_for(self, data: Store, focus: Term) -> Iterator[SparqlResult]:
        """Yield the violations of one focus node.

        :raises UserError: if the constraint is not SPARQL.
        """
        yield from self._results(data, {_THIS: focus})

    def _results(self, data: Store, bound: Mapping[Variable, Term]) -> Iterator[SparqlResult]:
        try:
            found = data.query(self.query, use_default_graph_as_union=True, substitutions=dict(bound))
        except SyntaxError as error:
            raise UserError(f"{self.shape}: its sh:select is not SPARQL: {error}") from error
        assert isinstance(found, QuerySolutions), "sh:select is a SELECT query"
        has_value = any(variable.value == "value" for variable in found.variables)
        for row in found:
            this = bound[_THIS] if bound else row["this"]
            value = row["value"] if has_value else None
            yield SparqlResult(this, value if value or self.on_property else this, self.shape)


def sparql_constraints(shapes: Store) -> list[SparqlConstraint]:
    """Return the SPARQL constraints of a shapes graph.

    :raises UserError: for a constraint with a pattern that SHACL rules out, or $PATH where there is no single property.
    """
    found = shapes.quads_for_pattern(None, NamedNode(_SH + "sparql"), None)
    return [_constraint(shapes, quad.subject, quad.object) for quad in found]


def _constraint(shapes: Store, shape: Term, body: Term) -> SparqlConstraint:
    (select,) = _objects(shapes, body, "select")
    assert isinstance(select, Literal)
    owners: list[Term] = [q.subject for q in shapes.quads_for_pattern(None, NamedNode(_SH + "property"), shape)]
    targets = [target for owner in owners or [shape] for target in _targets(shapes, owner)]
    referred = any(_is_referred_to(shapes, one) for one in (shape, *owners))
    on_property, prologue = bool(_objects(shapes, shape, "path")), _prologue(shapes, body)
    text = _with_path(shapes, shape, select.value)
    if ruled_out := _RULED_OUT.search(text):
        raise UserError(f"{shape}: its sh:select has {ruled_out[0]}, which SHACL does not allow here")
    text = text.replace("$", "?")
    if _NOT_FLAT.search(text) or referred or not targets:
        return SparqlConstraint(shape, prologue + text, on_property, at_once=False)
    head, brace, pattern = text.partition("{")
    union = " UNION ".join(f"{{ {target} }}" for target in targets)
    query = f"{prologue}{_distinct(head)} {brace} {union} {pattern}"
    return SparqlConstraint(shape, query, on_property, at_once=True)


def _with_path(shapes: Store, shape: Term, select: str) -> str:
    """Replace $PATH by the property of the shape."""
    paths = [path for path in _objects(shapes, shape, "path") if isinstance(path, NamedNode)]
    return re.sub(r"\$PATH\b", str(paths[0]), select) if paths else select


def _distinct(head: str) -> str:
    return re.sub(r"^\s*SELECT\s+(?:DISTINCT\s+)?", "SELECT DISTINCT ", head)


def _targets(shapes: Store, shape: Term) -> Iterator[str]:
    for name, pattern in _TARGETS.items():
        for value in _objects(shapes, shape, name):
            yield pattern.format(value)


def _is_referred_to(shapes: Store, shape: Term) -> bool:
    """Return whether another shape uses a shape, which then has more focus nodes than its targets."""
    uses = [NamedNode(_SH + name) for name in _REFERENCES] + [NamedNode(PREFIXES["rdf"] + "first")]
    return any(True for use in uses for _ in shapes.quads_for_pattern(None, use, shape))


def _prologue(shapes: Store, body: Term) -> str:
    declared = [d for header in _objects(shapes, body, "prefixes") for d in _objects(shapes, header, "declare")]
    pairs = sorted((_text(shapes, d, "prefix"), _text(shapes, d, "namespace")) for d in declared)
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)


def _text(shapes: Store, node: Term, name: str) -> str:
    (value,) = _objects(shapes, node, name)
    return str(getattr(value, "value", value))


def _objects(shapes: Store, node: Term, name: str) -> list[Term]:
    if not isinstance(node, NamedNode | Blank):
        return []
    return [quad.object for quad in shapes.quads_for_pattern(node, NamedNode(_SH + name), None)]
