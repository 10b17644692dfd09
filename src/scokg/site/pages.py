"""HTML pages for people, rendered from the Jinja2 templates of this package; without scripts.

The templates are loaded and compiled on import, because query processes may not open files later.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import Literal, NamedNode, Triple

from ..namespaces import BASE, LANGUAGES, compact

_STYLE = (Path(__file__).parent / "assets" / "page.css").read_text(encoding="utf-8").strip()
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy of these pages: their own inline style, nothing else."""

_MAX_VALUES = 30
"""Maximum number of values of one property on a page."""


class PageContext(NamedTuple):
    """What every page shows around its content.

    ``path`` is the path of the document on this server, without a suffix; ``forms`` maps the suffixes of its other
    formats to their media types.
    """

    title: str
    lang: str
    path: str
    forms: Mapping[str, str]


class PageValue(NamedTuple):
    """A value of a property: a link if it has an IRI, else text; without text for a blank node."""

    text: str | None
    iri: str | None
    lang: str | None
    derived: bool


class PropertyRow(NamedTuple):
    """A property with its values on a page; ``omitted`` is the number of values that are not shown."""

    iri: str
    name: str
    values: list[PageValue]
    omitted: int


def render(template: str, page: PageContext, **content: object) -> bytes:
    """Render a page as UTF-8.

    :param template: the file name of a template of this package.
    :param content: the variables of the template, beside ``page``.
    """
    return _ENVIRONMENT.get_template(template).render(page=page, **content).encode()


def statement_rows(
    triples: Iterable[Triple], labels: Mapping[str, str], derived: frozenset[Triple] = frozenset()
) -> list[PropertyRow]:
    """Group statements about one thing by property; the values are their objects.

    :param labels: names of things, by IRI.
    :param derived: the statements to mark as derived.
    """
    return _rows((t.predicate.value, _value(t.object, labels, t in derived)) for t in triples)


def mention_rows(
    triples: Iterable[Triple], labels: Mapping[str, str], derived: frozenset[Triple] = frozenset()
) -> list[PropertyRow]:
    """Group statements whose object is one thing by property; the values are their subjects."""
    return _rows((t.predicate.value, _value(t.subject, labels, t in derived)) for t in triples)


def _rows(values: Iterable[tuple[str, PageValue]]) -> list[PropertyRow]:
    grouped: dict[str, list[PageValue]] = {}
    for iri, value in values:
        grouped.setdefault(iri, []).append(value)
    return [_row(iri, found) for iri, found in grouped.items()]


def _row(iri: str, values: list[PageValue]) -> PropertyRow:
    omitted = len(values) - _MAX_VALUES
    if omitted <= 1:  # "and 1 more" takes as much room as the value
        return PropertyRow(iri, compact(iri), values, 0)
    return PropertyRow(iri, compact(iri), values[:_MAX_VALUES], omitted)


def _value(term: object, labels: Mapping[str, str], derived: bool) -> PageValue:
    if isinstance(term, NamedNode):
        return PageValue(labels.get(term.value) or compact(term.value), term.value, None, derived)
    if isinstance(term, Literal):
        return PageValue(term.value, None, term.language, derived)
    return PageValue(None, None, None, derived)


def _href(iri: str) -> str | None:
    """Return the target of a link to an IRI: a path on this server, a web address, or None if it is not linked."""
    if not iri.startswith(BASE):
        return iri if iri.startswith(("http://", "https://")) else None
    path = iri.removeprefix(BASE)
    return f"/doc/{path.removeprefix('id/')}" if path.startswith("id/") else f"/{path}"


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _environment() -> Environment:
    """Create the template environment, with every template loaded."""
    environment = Environment(
        loader=PackageLoader("scokg.site"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(languages=LANGUAGES, style=Markup(_STYLE))
    environment.filters.update(href=_href, compact=compact, cell_text=_cell_text)
    for name in environment.list_templates():
        environment.get_template(name)
    return environment


_ENVIRONMENT = _environment()
