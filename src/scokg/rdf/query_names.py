"""The properties, classes and things that a SPARQL query names.

Names are found in the text: a query may name what it does not read, but reads nothing that it does not name, unless a
variable stands for a property or a class. Tests compare this with what rdflib's parser finds.
"""

import re
from functools import cache

from ..namespaces import PREFIXES

ANY_PROPERTY = "?"
"""Among the names that a query reads: a variable or a negation stands for the property."""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_TEMPLATE = re.compile(r"\s*CONSTRUCT\s*\{[^{}]*\}", re.IGNORECASE)
"""The beginning of a query that says what it returns; nothing in it is read."""
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
    body = body[template.end() :] if (template := _TEMPLATE.match(body)) else body
    found = {iri or prefixes.get(prefix, prefix + ":") + name for iri, prefix, name in _NAME.findall(body)}
    if any(not _is_limited(body, variable) for variable in _TYPED.findall(body)):
        found.add(PREFIXES["rdf"] + "type")
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
