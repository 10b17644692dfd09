"""Saved questions: one ``.rq`` file each, whose ``#+`` header is its documentation (grlc's convention).

A parameter stands in the text as ``VALUES ?name { default }``, so that a file runs as it is on any engine; binding
replaces the term between the braces by another one, written by Oxigraph's serializer and so never by hand.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from ..atomic_io import read_bytes
from ..errors import InternalError, UserError
from ..namespaces import LANGUAGES, PREFIXES, RECKONINGS, expand
from ..publication.layout import root
from .dates import parse_day

Term = NamedNode | Literal
_VALUES = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<default>[^}]*)\}")
_CHOICES = {"lang": LANGUAGES, "reckoning": RECKONINGS}
_INTEGER = re.compile(r"-?[0-9]+")
_XSD = PREFIXES["xsd"]


class Parameter(NamedTuple):
    """A parameter of a saved question: its name, type, default as text, and what it means."""

    name: str
    type: str
    default: str
    description: str
    choices: tuple[str, ...] = ()


class SavedQuery(NamedTuple):
    """A saved question: its text and what its header says."""

    name: str
    text: str
    summary: str
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    header: Mapping[str, Any] = {}

    def parameter(self, name: str) -> Parameter:
        """Give a parameter by name.

        :raises UserError: when the question has none of that name; the message lists those it has.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise UserError(f"the question {self.name} has no parameter {name!r}; it has: {known}")


def query_names(folder: Path | None = None) -> list[str]:
    """List the names of the saved questions."""
    return sorted(path.stem for path in (folder or root() / "queries").glob("*.rq"))


def query_text(name: str) -> str:
    """Give the text of a saved question, header included; quick, since the header is not read.

    :raises UserError: for an unknown name, with the nearest known ones.
    """
    path = root() / "queries" / f"{name}.rq"
    if not re.fullmatch(r"[\w-]+", name) or not path.is_file():
        raise UserError(f"there is no saved question {name!r}{_nearest(name)}; `scokg query` lists them all")
    return read_bytes(path).decode("utf-8")


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, query_names(), 3, 0.5)
    return f" (did you mean {', '.join(near)}?)" if near else ""


@cache
def saved_query(name: str) -> SavedQuery:
    """Give a saved question with its header.

    :raises UserError: for an unknown name.
    """
    return read_query(name, query_text(name))


def read_query(name: str, text: str) -> SavedQuery:
    """Read a question and its header.

    :raises UserError: when the header is missing or is not YAML.
    """
    header = read_header(name, text)
    parameters = header.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise UserError(f"{name}: the header's parameters are a mapping from name to type, default and description")
    return SavedQuery(
        name,
        text,
        str(header["summary"]),
        str(header.get("description", "")),
        tuple(header.get("tags") or ()),
        tuple(_parameter(name, text, str(key), entry) for key, entry in parameters.items()),
        header,
    )


def read_header(name: str, text: str) -> dict[str, Any]:
    """Read the ``#+`` lines at the head of a query."""
    import yaml

    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        raise UserError(f"{name}: the #+ header is not YAML: {error}") from error
    if not isinstance(header, dict) or not header.get("summary"):
        raise UserError(f"{name}: the #+ header lacks a summary, the question in words")
    return header


def _parameter(query: str, text: str, name: str, entry: object) -> Parameter:
    if not isinstance(entry, dict) or "type" not in entry:
        raise UserError(f"{query}: the header's parameter {name} lacks its type; write {name}: {{type: date, ...}}")
    if not any(found["name"] == name for found in _VALUES.finditer(text)):
        raise UserError(f"{query}: the text has no VALUES ?{name} {{ ... }} for the header's parameter {name}")
    kind = str(entry["type"])
    choices = tuple(str(choice) for choice in entry.get("choices") or ()) or _CHOICES.get(kind, ())
    return Parameter(name, kind, str(entry.get("default", "")), str(entry.get("description", "")), choices)


def bind(text: str, terms: Mapping[str, Term]) -> str:
    """Put terms in the place of the defaults, in one pass, so that no bound text is read as query.

    :raises InternalError: when the text has no ``VALUES`` for a name.
    """
    bound: set[str] = set()

    def replace(found: re.Match[str]) -> str:
        if found["name"] not in terms:
            return found[0]
        bound.add(found["name"])
        return f"VALUES ?{found['name']} {{ {terms[found['name']]} }}"

    result = _VALUES.sub(replace, text)
    if missing := sorted(set(terms) - bound):
        raise InternalError(f"the question has no VALUES ?{missing[0]} {{ ... }}")
    return result


def bind_texts(query: SavedQuery, values: Mapping[str, str]) -> str:
    """Put values, given as a user writes them, in the place of the defaults; each is checked by its type."""
    bound = bind(query.text, {name: _term(query, query.parameter(name), value) for name, value in values.items()})
    _check_range(query, {**{p.name: p.default for p in query.parameters}, **values})
    return bound


def _check_range(query: SavedQuery, values: Mapping[str, str]) -> None:
    """Refuse a period that ends before it begins: its answer would be empty, and look like a true one."""
    first, last = values.get("from"), values.get("to")
    if first and last and (len(first), first) > (len(last), last):
        raise UserError(f"the question {query.name}: from={first} lies after to={last}")


def _term(query: SavedQuery, parameter: Parameter, value: str) -> Term:
    default = default_term(query.text, parameter.name)
    checked = check_value(parameter, value)
    if default.startswith("<") or re.match(r"[\w-]*:\w", default):
        return NamedNode(_as_iri(parameter, checked))
    datatype = re.search(r"\^\^xsd:(\w+)|\^\^<[^>]*#(\w+)>", default)
    if datatype:
        return Literal(checked, datatype=NamedNode(_XSD + (datatype[1] or datatype[2])))
    return Literal(checked, datatype=NamedNode(_XSD + "integer")) if _INTEGER.fullmatch(default) else Literal(checked)


def default_term(text: str, name: str) -> str:
    """Give the default of a parameter as it stands in the text.

    :raises InternalError: when the text has no ``VALUES`` for the name.
    """
    for found in _VALUES.finditer(text):
        if found["name"] == name:
            return found["default"].strip()
    raise InternalError(f"the question has no VALUES ?{name} {{ ... }}")


def check_value(parameter: Parameter, value: str) -> str:
    """Check a value against the type of its parameter.

    :raises UserError: naming the parameter and what it takes.
    """
    where = f"--param {parameter.name}={value}"
    if parameter.type == "date":
        return parse_day(value, where).isoformat()
    if parameter.type in {"integer", "year"} and not _INTEGER.fullmatch(value):
        raise UserError(f"{where}: a whole number is wanted")
    if parameter.choices and value not in parameter.choices:
        raise UserError(f"{where}: one of {', '.join(parameter.choices)} is wanted")
    return value


def _as_iri(parameter: Parameter, value: str) -> str:
    """Read an IRI, a compact name, or the bare slug of a state or code."""
    iri = value if "://" in value else expand(value if ":" in value else f"{parameter.type}:{value}")
    if iri is None or re.search(r'[\x00-\x20<>"{}|^`\\]', iri):
        raise UserError(f"--param {parameter.name}={value}: an IRI or a compact name such as state:KAZ is wanted")
    return iri
