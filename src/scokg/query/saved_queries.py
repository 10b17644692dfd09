"""Saved queries: one ``.rq`` file each, documented by its ``#+`` header (a convention of grlc).

A parameter is written as ``VALUES ?name { default }``, so that the file runs unchanged on any engine. Binding replaces
the term between the braces by another one, which Oxigraph serializes.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from ..atomic_io import read_bytes
from ..errors import InternalError, UserError
from ..namespaces import CODE_LISTS, LANGUAGES, PREFIXES, RECKONINGS, THING_KINDS, expand
from ..publication.layout import root

if TYPE_CHECKING:
    from .name_index import NameIndex

BoundTerm = NamedNode | Literal
_VALUES = re.compile(r"VALUES\s+\?(?P<name>\w+)\s*\{(?P<default>[^}]*)\}")
_CHOICES = {"lang": LANGUAGES, "reckoning": RECKONINGS}
_INTEGER = r"-?[0-9]+"
_XSD = PREFIXES["xsd"]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_THINGS = ({*THING_KINDS, *CODE_LISTS} - {"lang", "reckoning"}) | {"thing"}


class Parameter(NamedTuple):
    """A parameter of a saved query: its name, type, default as text, and description."""

    name: str
    type: str
    default: str
    description: str
    choices: tuple[str, ...] = ()


class SavedQuery(NamedTuple):
    """A saved query: its text and the fields of its header; ``asks`` are ways to put the question, by language."""

    name: str
    text: str
    summary: str
    description: str = ""
    tags: tuple[str, ...] = ()
    asks: Mapping[str, tuple[str, ...]] = {}
    parameters: tuple[Parameter, ...] = ()
    header: Mapping[str, Any] = {}

    def parameter(self, name: str) -> Parameter:
        """Return a parameter.

        :raises UserError: if the query has no such parameter; the message lists its parameters.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise UserError(f"the saved query {self.name} has no parameter {name!r}; it has: {known}")


def query_names(folder: Path | None = None) -> list[str]:
    """Return the names of the saved queries, sorted.

    :param folder: another folder of saved queries; by default the published ones, which a process reads only once.
    """
    return sorted(path.stem for path in folder.glob("*.rq")) if folder else list(_published_names())


@cache
def _published_names() -> tuple[str, ...]:
    return tuple(query_names(root() / "queries"))


@cache
def query_text(name: str) -> str:
    """Return the text of a saved query with its header, without parsing the header.

    :raises UserError: for an unknown name; the message suggests similar names.
    """
    if name not in _published_names():
        raise UserError(f"there is no saved query {name!r}{_suggestion(name)}; `scokg query` lists them all")
    return read_bytes(root() / "queries" / f"{name}.rq").decode("utf-8")


def _suggestion(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, query_names(), 3, 0.5)
    return f" (did you mean {', '.join(near)}?)" if near else ""


@cache
def saved_query(name: str) -> SavedQuery:
    """Return a saved query with its header parsed.

    :raises UserError: for an unknown name, or an invalid header.
    """
    return read_query(name, query_text(name))


def read_query(name: str, text: str) -> SavedQuery:
    """Parse a saved query and its header.

    :raises UserError: if the header is missing or invalid.
    """
    header = read_header(name, text)
    parameters = header.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise UserError(f"{name}: expected parameters in the header to map a name to type, default and description")
    return SavedQuery(
        name,
        text,
        str(header["summary"]),
        str(header.get("description", "")),
        tuple(header.get("tags") or ()),
        _read_asks(name, header.get("asks") or {}),
        tuple(_read_parameter(name, text, str(key), entry) for key, entry in parameters.items()),
        header,
    )


def read_header(name: str, text: str) -> dict[str, Any]:
    """Return the content of the ``#+`` header of a query.

    :raises UserError: if the header is not YAML or has no summary.
    """
    import yaml

    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.load("\n".join(lines), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise UserError(f"{name}: the #+ header is not YAML: {error}") from error
    if not isinstance(header, dict) or not header.get("summary"):
        raise UserError(f"{name}: the #+ header lacks a summary")
    return header


def _read_asks(query: str, asks: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(asks, dict) or not set(asks) <= set(LANGUAGES):
        raise UserError(f"{query}: expected asks in the header to map {', '.join(LANGUAGES)} to lists of questions")
    for lang, texts in asks.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise UserError(f"{query}: expected asks.{lang} in the header to be a list of questions in quotes")
    return {lang: tuple(texts) for lang, texts in asks.items()}


def _read_parameter(query: str, text: str, name: str, entry: object) -> Parameter:
    if not isinstance(entry, dict) or "type" not in entry:
        raise UserError(f"{query}: the header's parameter {name} lacks its type; add {name}: {{type: date, ...}}")
    if not any(found["name"] == name for found in _VALUES.finditer(text)):
        raise UserError(f"{query}: the text has no VALUES ?{name} {{ ... }} for the header's parameter {name}")
    kind = str(entry["type"])
    choices = tuple(str(choice) for choice in entry.get("choices") or ()) or _CHOICES.get(kind, ())
    return Parameter(name, kind, str(entry.get("default", "")), str(entry.get("description", "")), choices)


def bind_terms(text: str, terms: Mapping[str, BoundTerm]) -> str:
    """Return the text of a query with the defaults of parameters replaced by terms.

    All terms are replaced in one pass, so that no bound text is parsed as part of the query.

    :raises InternalError: if the text has no ``VALUES`` for a parameter.
    """
    bound: set[str] = set()

    def replace(found: re.Match[str]) -> str:
        if found["name"] not in terms:
            return found[0]
        bound.add(found["name"])
        return f"VALUES ?{found['name']} {{ {terms[found['name']]} }}"

    result = _VALUES.sub(replace, text)
    if missing := sorted(set(terms) - bound):
        raise InternalError(f"the query has no VALUES ?{missing[0]} {{ ... }}")
    return result


def bind_values(query: SavedQuery, values: Mapping[str, str]) -> str:
    """Return the text of a saved query with its defaults replaced by user input.

    :raises UserError: for an unknown parameter, or a value that does not match its type.
    """
    terms = {name: _to_term(query, query.parameter(name), value) for name, value in values.items()}
    bound = bind_terms(query.text, terms)
    _check_range(query, {**{p.name: p.default for p in query.parameters}, **values})
    return bound


def _check_range(query: SavedQuery, values: Mapping[str, str]) -> None:
    """Raise UserError for a period that ends before it starts, whose empty result would be misleading."""
    first, last = values.get("from"), values.get("to")
    if first and last and (len(first), first) > (len(last), last):
        raise UserError(f"the saved query {query.name}: from={first} is after to={last}")


def _to_term(query: SavedQuery, parameter: Parameter, value: str) -> BoundTerm:
    default = parameter_term(query.text, parameter.name)
    checked = check_value(parameter, value)
    if default.startswith("<") or re.match(r"[\w-]*:\w", default):
        return NamedNode(_as_iri(parameter, checked))
    datatype = re.search(r"\^\^xsd:(\w+)|\^\^<[^>]*#(\w+)>", default)
    if datatype:
        return Literal(checked, datatype=NamedNode(_XSD + (datatype[1] or datatype[2])))
    return (
        Literal(checked, datatype=NamedNode(_XSD + "integer")) if re.fullmatch(_INTEGER, default) else Literal(checked)
    )


def parameter_term(text: str, name: str) -> str:
    """Return the term of a parameter in the text of a query: the default, or the term bound to it.

    :raises InternalError: if the text has no ``VALUES`` for the parameter.
    """
    for found in _VALUES.finditer(text):
        if found["name"] == name:
            return found["default"].strip()
    raise InternalError(f"the query has no VALUES ?{name} {{ ... }}")


def check_value(parameter: Parameter, value: str) -> str:
    """Return a value after checking it against the type of its parameter.

    :raises UserError: if it does not match; the message says what the parameter takes.
    """
    where = f"--param {parameter.name}={value}"
    if parameter.type == "date":
        return parse_day(value, where).isoformat()
    if parameter.type in {"integer", "year"} and not re.fullmatch(_INTEGER, value):
        raise UserError(f"{where}: expected a whole number")
    if parameter.choices and value not in parameter.choices:
        raise UserError(f"{where}: expected one of {', '.join(parameter.choices)}")
    return value


def _as_iri(parameter: Parameter, value: str) -> str:
    """Return the IRI that a value gives as an IRI, a compact name, or the slug of a state or code."""
    iri = value if "://" in value else expand(value if ":" in value else f"{parameter.type}:{value}")
    if iri is None or re.search(r'[\x00-\x20<>"{}|^`\\]', iri):
        raise UserError(f"--param {parameter.name}={value}: expected an IRI or a compact name such as state:KAZ")
    return iri


def resolve_and_bind(query: SavedQuery, values: Mapping[str, str], names: "NameIndex") -> str:
    """Return the text of a saved query with values bound to its parameters.

    :param values: user input by parameter; things are given by any of their names, which ``names`` resolves.
    :raises UserError: for an unknown parameter, an invalid value, or an unknown or ambiguous name.
    """
    return bind_values(query, {name: _resolved(query, name, value, names) for name, value in values.items()})


def _resolved(query: SavedQuery, name: str, value: str, names: "NameIndex") -> str:
    """Return the IRI, code or slug of the thing that a value names; other values are returned unchanged."""
    kind = query.parameter(name).type
    if kind not in _THINGS:
        return value
    takes_iri = ":" in parameter_term(query.text, name)
    if kind == "state":
        code = names.state_code(value)
        return f"state:{code}" if takes_iri else code
    iri = names.resolve(value, kind=None if kind == "thing" else kind)
    return iri if takes_iri else iri.rsplit("/", 1)[1]


def parse_day(text: str, where: str) -> date:
    """Parse a date of the form ``YYYY-MM-DD``.

    :param where: the option or parameter, for the error message.
    :raises UserError: if the text is not a date of the calendar.
    """
    if not _DAY.fullmatch(text):
        raise UserError(f"{where}: expected a date as YYYY-MM-DD, for example 2017-06-09")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"{where}: there is no such day in the calendar ({error})") from error
