"""SHACL Core for whole sets of focus nodes: each constraint is one pass over the values of all of them.

Rudof and pySHACL visit the focus nodes one by one. Here a constraint first looks for wrong values among all values, or
for nodes with too few, and only then at the nodes that have them. Source: https://www.w3.org/TR/shacl/

Blank nodes count as IRIs, since they are skolemized for validation. A constraint that this module does not know is an
error: nothing is ignored silently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

from ..errors import UserError
from ..namespaces import PREFIXES
from ..rdf.terms import Term
from .property_paths import SH, DataIndex, Index, Pairs, list_items

_XSD = PREFIXES["xsd"]
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_LEXICAL = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "boolean": re.compile(r"true|false|0|1"),
    "date": re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"),
}
_KINDS = {
    "IRI": (NamedNode, BlankNode),
    "BlankNode": (),
    "Literal": (Literal,),
    "BlankNodeOrIRI": (NamedNode, BlankNode),
    "BlankNodeOrLiteral": (Literal,),
    "IRIOrLiteral": (NamedNode, BlankNode, Literal),
}


class Judge(Protocol):
    """What a constraint needs of the engine: the data, and whether nodes conform to other shapes."""

    data: DataIndex

    def failing(self, shape: Term, nodes: Set[Term]) -> set[Term]:
        """Return those of the nodes that do not conform to a shape."""


Offence = tuple[Term, Term | None]
"""A focus node, and the value that is wrong."""
Test = Callable[[Judge, Set[Term], Pairs], Iterable[Offence]]
WrongValues = Callable[[Judge, Set[Term]], Set[Term]]


class CoreConstraint(NamedTuple):
    """A constraint of a shape: the local name of its component, and the test of focus nodes and their values."""

    component: str
    test: Test


def core_constraints(index: Index, shape: Term) -> Iterator[CoreConstraint]:
    """Compile the constraints of a shape.

    :param index: the shapes graph by subject and property.
    :raises UserError: for a constraint that is malformed or not known.
    """
    for name, values in index[shape].items():
        parameter = name.removeprefix(SH)
        if parameter == name or parameter in _NO_CONSTRAINTS:
            continue
        if parameter not in _COMPILERS or (parameter == "deactivated" and values[0] != Literal(False)):
            raise UserError(f"{shape}: the quick engine does not support sh:{parameter}; use the reference engine")
        compiler = _COMPILERS[parameter]
        component = parameter[0].upper() + parameter[1:]
        for value in values:
            try:
                yield CoreConstraint(component, compiler(index, shape, value))
            except (ValueError, InvalidOperation, re.error) as error:
                raise UserError(f"{shape}: sh:{parameter} {value}: {error}") from error


def _each(wrong: WrongValues) -> Test:
    """Turn a test of values into one of focus nodes."""

    def test(judge: Judge, nodes: Set[Term], pairs: Pairs) -> Iterator[Offence]:
        if bad := wrong(judge, {value for values in pairs.values() for value in values}):
            yield from ((node, value) for node, values in pairs.items() for value in values if value in bad)

    return test


def _not(accepts: Callable[[Term], bool]) -> Test:
    """Turn a predicate of single values into a test."""
    return _each(lambda judge, values: {value for value in values if not accepts(value)})


# --- values


def _class(index: Index, shape: Term, value: Term) -> Test:
    return _each(lambda judge, values: values - judge.data.instances(value))


def _datatype(index: Index, shape: Term, value: Term) -> Test:
    return _not(lambda term: isinstance(term, Literal) and term.datatype == value and _is_well_formed(term))


def _is_well_formed(term: Literal) -> bool:
    name = term.datatype.value.removeprefix(_XSD)
    if name not in _LEXICAL:
        return True
    if not _LEXICAL[name].fullmatch(term.value):
        return False
    return name != "date" or _is_calendar_day(term.value[:10])


def _is_calendar_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _node_kind(index: Index, shape: Term, value: Term) -> Test:
    name = _iri(value).removeprefix(SH)
    if name not in _KINDS:
        raise ValueError("not a kind of node")
    return _not(lambda term: isinstance(term, _KINDS[name]))


def _pattern(index: Index, shape: Term, value: Term) -> Test:
    flags = "".join(_string(flag) for flag in index[shape].get(f"{SH}flags", []))
    regex = re.compile(f"(?{flags}){_string(value)}" if flags else _string(value))
    return _not(lambda term: isinstance(term, NamedNode | Literal) and regex.search(term.value) is not None)


def _in(index: Index, shape: Term, value: Term) -> Test:
    allowed = set(list_items(index, value))
    return _each(lambda judge, values: values - allowed)


def _language_in(index: Index, shape: Term, value: Term) -> Test:
    ranges = tuple(_string(item).lower() for item in list_items(index, value))
    return _not(
        lambda term: (
            isinstance(term, Literal)
            and f"{term.language or ''}-".lower().startswith(tuple(f"{one}-" for one in ranges))
        )
    )


def _inclusive(sign: int) -> Callable[[Index, Term, Term], Test]:
    """Return the compiler of sh:minInclusive (1) or sh:maxInclusive (-1), for numbers."""

    def compiler(index: Index, shape: Term, value: Term) -> Test:
        limit = Decimal(_string(value)) * sign
        return _not(lambda term: (number := _number(term)) is not None and number * sign >= limit)

    return compiler


def _number(term: Term) -> Decimal | None:
    if not isinstance(term, Literal) or term.datatype.value not in _NUMBERS:
        return None
    try:
        return Decimal(term.value)
    except InvalidOperation:
        return None


# --- values and other shapes


def _node(index: Index, shape: Term, value: Term) -> Test:
    return _each(lambda judge, values: judge.failing(value, values))


def _not_shape(index: Index, shape: Term, value: Term) -> Test:
    return _each(lambda judge, values: values - judge.failing(value, values))


def _counted(accepts: Callable[[int, int], bool]) -> Callable[[Index, Term, Term], Test]:
    """Return the compiler of sh:and, sh:or or sh:xone; ``accepts`` takes how many shapes fail, of how many."""

    def compiler(index: Index, shape: Term, value: Term) -> Test:
        shapes = list(list_items(index, value))

        def wrong(judge: Judge, values: Set[Term]) -> set[Term]:
            failed = Counter(term for one in shapes for term in judge.failing(one, values))
            return {term for term in values if not accepts(failed[term], len(shapes))}

        return _each(wrong)

    return compiler


def _qualified(accepts: Callable[[int, int], bool]) -> Callable[[Index, Term, Term], Test]:
    """Return the compiler of a qualified count; ``accepts`` takes the number of conforming values, and the limit."""

    def compiler(index: Index, shape: Term, value: Term) -> Test:
        limit, (qualified,) = int(_string(value)), index[shape].get(f"{SH}qualifiedValueShape", [None])
        if qualified is None:
            raise ValueError("there is not one sh:qualifiedValueShape")

        def test(judge: Judge, nodes: Set[Term], pairs: Pairs) -> Iterator[Offence]:
            failing = judge.failing(qualified, {value for values in pairs.values() for value in values})
            for node in nodes:
                if not accepts(sum(value not in failing for value in pairs.get(node, ())), limit):
                    yield node, None

        return test

    return compiler


# --- nodes


def _min_count(index: Index, shape: Term, value: Term) -> Test:
    least = int(_string(value))
    return lambda judge, nodes, pairs: ((node, None) for node in nodes if len(pairs.get(node, ())) < least)


def _max_count(index: Index, shape: Term, value: Term) -> Test:
    most = int(_string(value))
    return lambda judge, nodes, pairs: ((node, None) for node, values in pairs.items() if len(values) > most)


def _has_value(index: Index, shape: Term, value: Term) -> Test:
    return lambda judge, nodes, pairs: ((node, None) for node in nodes if value not in pairs.get(node, ()))


def _unique_lang(index: Index, shape: Term, value: Term) -> Test:
    if value != Literal(True):
        return lambda judge, nodes, pairs: ()
    return lambda judge, nodes, pairs: ((node, None) for node, values in pairs.items() if _repeats_language(values))


def _repeats_language(values: list[Term]) -> bool:
    languages = [value.language.lower() for value in values if isinstance(value, Literal) and value.language]
    return len(languages) > len(set(languages))


def _compared(differ: Callable[[set[Term], set[Term]], set[Term]]) -> Callable[[Index, Term, Term], Test]:
    """Return the compiler of sh:equals or sh:disjoint."""

    def compiler(index: Index, shape: Term, value: Term) -> Test:
        prop = NamedNode(_iri(value))

        def test(judge: Judge, nodes: Set[Term], pairs: Pairs) -> Iterator[Offence]:
            others = judge.data.objects(prop)
            for node in nodes:
                wrong = differ(set(pairs.get(node, ())), set(others.get(node, ())))
                yield from ((node, one) for one in wrong)

        return test

    return compiler


def _nothing(index: Index, shape: Term, value: Term) -> Test:
    return lambda judge, nodes, pairs: ()


def _string(term: Term) -> str:
    if not isinstance(term, Literal):
        raise ValueError("expected a literal")
    return term.value


def _iri(term: Term) -> str:
    if not isinstance(term, NamedNode):
        raise ValueError("expected an IRI")
    return term.value


_NO_CONSTRAINTS = {
    "path", "property", "message", "severity", "name", "description", "order", "group", "defaultValue", "flags",
    "qualifiedValueShape", "sparql", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf",
}  # fmt: skip
"""What shapes have beside constraints, or what the engine reads elsewhere."""
_COMPILERS: dict[str, Callable[[Index, Term, Term], Test]] = {
    "class": _class,
    "datatype": _datatype,
    "deactivated": _nothing,
    "disjoint": _compared(set.intersection),
    "equals": _compared(set.symmetric_difference),
    "hasValue": _has_value,
    "in": _in,
    "languageIn": _language_in,
    "maxCount": _max_count,
    "maxInclusive": _inclusive(-1),
    "minCount": _min_count,
    "minInclusive": _inclusive(1),
    "node": _node,
    "nodeKind": _node_kind,
    "not": _not_shape,
    "and": _counted(lambda failed, shapes: failed == 0),
    "or": _counted(lambda failed, shapes: failed < shapes),
    "xone": _counted(lambda failed, shapes: failed == shapes - 1),
    "pattern": _pattern,
    "qualifiedMaxCount": _qualified(lambda count, limit: count <= limit),
    "qualifiedMinCount": _qualified(lambda count, limit: count >= limit),
    "uniqueLang": _unique_lang,
}
