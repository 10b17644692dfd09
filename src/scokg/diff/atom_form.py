"""A comparison as an Atom feed (RFC 4287)."""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from ..errors import UserError
from ..namespaces import BASE, Language
from ..publication.metadata import Metadata
from .changes import ThingChange
from .comparison import Comparison
from .text_form import NOT_LOGGED, answer_lines, display_name, grouped, thing_lines

_ATOM = "http://www.w3.org/2005/Atom"


def to_atom(comparison: Comparison, lang: Language = "en") -> str:
    """Return a feed (RFC 4287) of the new entries of the change log, and of the changes that are not in it.

    Identifiers and dates are those of the change log; a change that is not in it has the release date of the new
    snapshot, and an identifier derived from the change.

    :raises UserError: if the new snapshot has no release date, and one is needed.
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    entries = sorted(_atom_entries(comparison, lang), key=lambda entry: (entry["updated"], entry["id"]), reverse=True)
    issued = _issued(comparison)
    changes = comparison.changes
    texts = {
        "id": BASE + "doc/changes",
        "title": f"Changes of the SCO knowledge graph: {changes.old.name} → {changes.new.name}",
        "updated": max((entry["updated"] for entry in entries), default=issued),
    }
    _add_children(feed, texts)
    _add_children(ET.SubElement(feed, f"{{{_ATOM}}}author"), {"name": "scokg editors", "uri": BASE})
    ET.SubElement(feed, f"{{{_ATOM}}}link", rel="alternate", href=BASE)
    for entry in entries:
        element = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        kinds, link = entry.pop("kinds"), entry.pop("link")
        _add_children(element, entry)
        ET.SubElement(element, f"{{{_ATOM}}}link", rel="alternate", href=link)
        for kind in kinds:
            ET.SubElement(element, f"{{{_ATOM}}}category", term=kind, scheme=BASE + "code/change-kind")
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add_children(parent: ET.Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        child = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
        child.text = "".join(c for c in text if c.isprintable() or c in "\n\t")


def _atom_entries(comparison: Comparison, lang: Language) -> Iterator[dict[str, Any]]:
    things = comparison.changes.things
    for entry in comparison.changes.log:
        own = [change for change in things if entry in change.entries]
        yield {
            "id": entry.iri,
            "title": entry.title,
            "updated": f"{entry.date}T00:00:00Z",
            "summary": entry.description or entry.title,
            "content": _content(comparison, own, lang),
            "kinds": [entry.kind],
            "link": entry.iri,
        }
    for change in things:
        if not change.entries:
            yield {
                "id": _change_id(change),
                "title": f"{display_name(comparison, change.iri, lang)}: {NOT_LOGGED}",
                "updated": _issued(comparison),
                "content": _content(comparison, [change], lang),
                "kinds": [],
                "link": change.iri or BASE,
            }


def _content(comparison: Comparison, things: list[ThingChange], lang: Language) -> str:
    lines = [line for change in things for line in thing_lines(comparison, change, lang)]
    iris = {change.iri for change in things}
    affected = (
        answer
        for answer in comparison.answers.changed
        if any(iris.intersection(cause.things) for change in answer.rows for cause in change.causes)
    )
    for group in grouped(affected):
        lines += answer_lines(comparison, group, lang)
    return "\n".join(lines) or "The things in this entry did not change."


def _change_id(change: ThingChange) -> str:
    delta = "\n".join([change.iri, *(f"- {t}" for t in change.removed), *(f"+ {t}" for t in change.added)])
    return uuid.uuid5(uuid.NAMESPACE_URL, delta).urn


def _issued(comparison: Comparison) -> str:
    snapshot = comparison.changes.new
    issued = Metadata(snapshot.triples()).get("dcterms:issued")
    if issued is None:
        raise UserError(f"{snapshot.name}: a feed needs a date, but scokg:dataset has no dcterms:issued")
    return f"{issued}T00:00:00Z"
