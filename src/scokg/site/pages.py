"""Pages for people: what the graph says about a thing, as one HTML document without scripts."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from ..namespaces import BASE, LANGUAGES, compact
from ..rdf.results import Table

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ddd}"
    "th{font-weight:600}a{color:#0b5394}code{color:#555}nav a{margin-right:1rem}:target{background:#fff3c4}"
)
STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy of these pages: their own style, nothing else."""

_MOST = 30
"""Values of one property that a page shows."""


class Frame(NamedTuple):
    """What stands around the content of a page."""

    title: str
    lang: str
    path: str
    """Where the document stands, without an ending."""
    forms: Mapping[str, str]
    """Other forms of the document: ending → media type."""


def page(frame: Frame, content: str) -> bytes:
    """Write a page."""
    links = "".join(
        f'<link rel="alternate" type="{media}" href="{escape(frame.path)}.{ending}">'
        for ending, media in frame.forms.items()
    )
    others = " ".join(f'<a href="{escape(frame.path)}.{ending}">{ending}</a>' for ending in frame.forms)
    languages = " ".join(f'<a href="?lang={lang}" hreflang="{lang}">{lang}</a>' for lang in LANGUAGES)
    title = escape(frame.title)
    return (
        f'<!DOCTYPE html><html lang="{frame.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{_STYLE}</style>{links}</head>'
        f'<body><nav><a href="/">scokg</a> {others} {languages}</nav>'
        f"<main><h1>{title}</h1>{content}</main></body></html>\n"
    ).encode()


def statements(triples: Iterable[Triple], labels: Mapping[str, str], derived: frozenset[Triple] = frozenset()) -> str:
    """Write statements of one thing as a table: property, values."""
    return _properties(((t.predicate.value, t.object, t in derived) for t in triples), labels)


def mentions(triples: Iterable[Triple], labels: Mapping[str, str], derived: frozenset[Triple] = frozenset()) -> str:
    """Write statements whose value is the thing as a table: property, what has it."""
    return _properties(((t.predicate.value, t.subject, t in derived) for t in triples), labels)


def _properties(rows: Iterable[tuple[str, object, bool]], labels: Mapping[str, str]) -> str:
    grouped: dict[str, list[str]] = {}
    for prop, value, is_derived in rows:
        note = " <small>(derived)</small>" if is_derived else ""
        grouped.setdefault(prop, []).append(f"{_term(value, labels)}{note}")
    lines = (
        f"<tr><th>{link(prop, compact(prop))}</th><td>{'<br>'.join(_few(values))}</td></tr>"
        for prop, values in grouped.items()
    )
    return f"<table>{''.join(lines)}</table>"


def _few(values: Sequence[str]) -> list[str]:
    rest = len(values) - _MOST
    return [*values[:_MOST], f"and {rest} more"] if rest > 1 else list(values)


def _term(term: object, labels: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        return link(term.value, labels.get(term.value) or compact(term.value))
    if isinstance(term, Literal):
        return f'<span lang="{term.language}">{escape(term.value)}</span>' if term.language else escape(term.value)
    return "<em>without a name</em>"


def link(iri: str, text: str) -> str:
    """Write a link; our own IRIs lead to this server."""
    if iri.startswith(BASE):
        return f'<a href="{escape(local(iri))}">{escape(text)}</a>'
    if iri.startswith(("http://", "https://")):
        return f'<a href="{escape(iri)}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)


def local(iri: str) -> str:
    """Give the path on this server at which an IRI of ours is described."""
    path = iri.removeprefix(BASE)
    return f"/doc/{path.removeprefix('id/')}" if path.startswith("id/") else f"/{path}"


def rows(table: Table, links: Mapping[str, str] | None = None) -> str:
    """Write a table.

    :param links: columns that link their text to the IRI in another column.
    """
    links = links or {}
    shown = [column for column in table.columns if column not in links.values()]
    head = "".join(f"<th>{escape(column)}</th>" for column in shown)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(record, column, links)}</td>" for column in shown) + "</tr>"
        for record in table.records()
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(record: Mapping[str, object], column: str, links: Mapping[str, str]) -> str:
    value = record[column]
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    target = record.get(links.get(column, ""))
    return link(str(target), text or compact(str(target))) if target else escape(text)
