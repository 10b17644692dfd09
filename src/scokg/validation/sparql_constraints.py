"""Run the SPARQL constraints of shapes once for all focus nodes, and not once for each.

A constraint of a node shape with targets, or of one of its property shapes, becomes one query: the targets bind
``?this``, followed by the pattern of the constraint. The results equal those of SHACL's pre-binding if the pattern is
one group of triples and filters. Constraints with UNION, MINUS, VALUES or a subquery, and those of shapes that other
shapes refer to, are left to the SHACL engine. Source: https://www.w3.org/TR/shacl/#sparql-constraints
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode as Blank
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ..errors import UserError
from ..namespaces import PREFIXES
from ..rdf.terms import Term

_SH = PREFIXES["sh"]
_NOT_FLAT = re.compile(r"\b(UNION|MINUS|VALUES|SERVICE|GRAPH)\b|\bSELECT\b.*\bSELECT\b|\$PATH\b", re.DOTALL)
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
    """A constraint that can be run for all its focus nodes at once.

    :ivar shape: the source shape in results.
    :ivar query: a query that selects ?this, and ?value if the query of the constraint does.
    :ivar on_property: whether ``shape`` is a property shape; one without a value then has none.
    """

    shape: Term
    query: str
    on_property: bool

    def results(self, data: Store) -> Iterator[SparqlResult]:
        """Yield the violations in the default graph of ``data``.

        :raises UserError: if the constraint is not SPARQL.
        """
        try:
            found = data.query(self.query)
        except SyntaxError as error:
            raise UserError(f"{self.shape}: its sh:select is not SPARQL: {error}") from error
        assert isinstance(found, QuerySolutions), "sh:select is a SELECT query"
        has_value = any(variable.value == "value" for variable in found.variables)
        for row in found:
            value = row["value"] if has_value else None
            yield SparqlResult(row["this"], value if value or self.on_property else row["this"], self.shape)


def take_sparql_constraints(shapes: Store) -> list[SparqlConstraint]:
    """Remove from a shapes graph the constraints that can be run for all focus nodes at once, and return them."""
    batched = []
    for quad in list(shapes.quads_for_pattern(None, NamedNode(_SH + "sparql"), None)):
        if constraint := _constraint(shapes, quad.subject, quad.object):
            shapes.remove(quad)
            batched.append(constraint)
    return batched


def _constraint(shapes: Store, shape: Term, body: Term) -> SparqlConstraint | None:
    (select,) = _objects(shapes, body, "select")
    assert isinstance(select, Literal)
    owners: list[Term] = [q.subject for q in shapes.quads_for_pattern(None, NamedNode(_SH + "property"), shape)]
    targets = [target for owner in owners or [shape] for target in _targets(shapes, owner)]
    referred = any(_is_referred_to(shapes, one) for one in (shape, *owners))
    if _NOT_FLAT.search(select.value) or referred or not targets:
        return None
    head, brace, pattern = select.value.replace("$", "?").partition("{")
    union = " UNION ".join(f"{{ {target} }}" for target in targets)
    return SparqlConstraint(
        shape, f"{_prologue(shapes, body)}{_distinct(head)} {brace} {union} {pattern}", bool(owners)
    )


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
