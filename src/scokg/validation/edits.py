"""What an edit of files can affect: which queries and shapes read something that the files say.

A query or shape that names no property, class or thing of the files, before or after the edit, reports the same as
before. Names are compared as text: a query may name what it does not read, but reads nothing that it does not name,
unless it has a variable where a property or a class stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from ..namespaces import PREFIXES
from ..rdf.terms import Term
from .property_paths import SUBCLASS, TYPE, DataIndex

ANY_PROPERTY = "?"
"""Among the names that a query reads: a variable or a negation stands for the property."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_NAME = re.compile(r"<([^<>\s]+)>|(?<![\w?$:-])([A-Za-z][\w-]*)?:([\w.-]*[\w-])?")
_TYPED = re.compile(r"\s(?:a|rdf:type)\s+[?$](\w+)")
_NO_PATTERN = re.compile(r"SELECT\b[^{]*|(?:GROUP|ORDER)\s+BY\b[^{}]*|VALUES\s*\([^)]*\)")
"""Parts of a query in which variables follow each other without being a pattern."""
_VARIABLE_PROPERTY = re.compile(
    r"""[?$]\w+\s+[?$](\w+)                                     # two variables, the second is the property
      | [?$](\w+)\s+[?$]\w+                                     # or the first is
      | (?:[\w>"'\]]|;)\s+[?$](\w+)\s+(?:[<"'\[(]|[\w-]*:|[0-9]|true|false)""",
    re.VERBOSE,
)
_NEGATED = re.compile(r"!\s*\(?\s*(?:[\^<]|[a-z][\w-]*:)")


@cache
def names_read(query: str) -> frozenset[str]:
    """Return the IRIs that a query names, the type if a variable stands for a class, and ANY_PROPERTY if one does."""
    text = _COMMENT.sub("", query)
    prefixes = {**PREFIXES, **dict(_PREFIX.findall(text))}
    body = _PREFIX.sub("", text)
    found = {iri or prefixes.get(prefix, prefix + ":") + name for iri, prefix, name in _NAME.findall(body)}
    if any(not _is_limited(body, variable) for variable in _TYPED.findall(body)):
        found.add(TYPE.value)
    if _NEGATED.search(body) or any(not _is_limited(body, one) for one in _possible_properties(body)):
        found.add(ANY_PROPERTY)
    return frozenset(found)


def _possible_properties(body: str) -> set[str]:
    """Return the variables that may stand for a property, and perhaps some others."""
    patterns = _NO_PATTERN.sub(" ", body)
    starts = {match.start() for match in re.finditer(r"[?$;\w>\"'\]]", patterns)}
    found = (_VARIABLE_PROPERTY.match(patterns, start) for start in sorted(starts))
    return {name for match in found if match for name in match.groups() if name}


def _is_limited(body: str, variable: str) -> bool:
    """Return whether the query lists the values of a variable."""
    return bool(re.search(rf"[?$]{variable} IN \(|VALUES [?$]{variable} |VALUES \([^)]*[?$]{variable}\b", body))


class Edit(NamedTuple):
    """What files say before and after an edit.

    :ivar subjects: the things that the files describe, before or after.
    :ivar mentioned: all that the files mention as property or object.
    :ivar names: the properties, classes with their superclasses, and things that the files name.
    :ivar changed: the same of the triples that were removed or added.
    :ivar changed_subjects: the things whose description changed.
    """

    subjects: frozenset[Term]
    mentioned: frozenset[Term]
    names: frozenset[str]
    changed: frozenset[str]
    changed_subjects: frozenset[Term]

    def touches(self, read: frozenset[str]) -> bool:
        """Return whether something that reads these names can report another result for the files."""
        return ANY_PROPERTY in read or not read.isdisjoint(self.names)


def edit_of(before: Iterable[Quad], after: Iterable[Quad], data: DataIndex) -> Edit | None:
    """Return what an edit can affect; None if that is everything, since it changes the classes of the ontology.

    :param before: what the files said.
    :param after: what they say.
    :param data: the whole graph, for the superclasses of the classes named.
    """
    old, new = set(before), set(after)
    changed = old ^ new
    if any(quad.predicate == SUBCLASS for quad in changed):
        return None
    return Edit(
        subjects=frozenset(quad.subject for quad in old | new),
        mentioned=frozenset(term for quad in old | new for term in (quad.predicate, quad.object)),
        names=_names(old | new, data),
        changed=_names(changed, data),
        changed_subjects=frozenset(quad.subject for quad in changed),
    )


def _names(quads: set[Quad], data: DataIndex) -> frozenset[str]:
    terms: set[Term] = {term for quad in quads for term in (quad.subject, quad.predicate)}
    for cls in {quad.object for quad in quads if quad.predicate == TYPE}:
        terms |= data.superclasses(cls)
    return frozenset(term.value for term in terms if isinstance(term, NamedNode))
