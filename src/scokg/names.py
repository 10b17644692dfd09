"""All names of all things, and how a name given by a user leads to a thing."""

import re
import unicodedata
from collections import defaultdict
from difflib import get_close_matches
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from .errors import UserError
from .vocabulary import BASE, CODE_LISTS, PREFIXES, SCO, THING_KINDS, compact, expand

_NAME_PROPERTIES = (
    "skos:prefLabel", "rdfs:label", "sco:officialName", "sco:isoAlpha3", "sco:isoAlpha2", "sco:acronym",
    "skos:altLabel", "sco:shortTitle", "skos:hiddenLabel", "skos:notation", "skosxl:literalForm", "dcterms:title",
    "sco:descriptiveTitle",
)  # fmt: skip
_PLACE_NAME = NamedNode(SCO + "placeName")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_NOT_ALNUM = re.compile(r"[^\w]+|_+")


class Match(NamedTuple):
    """A thing that a search found: the name that matched, which property gives it, and how well it matched."""

    iri: str
    label: str
    name: str
    property: str
    match: str


class _Name(NamedTuple):
    iri: str
    text: str
    property: str


def normal(text: str) -> str:
    """Give the form in which names are compared: no case, no accents, no punctuation."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_ALNUM.sub(" ", bare).strip()


class Names:
    """An index over every name in a store."""

    def __init__(self, store: Store) -> None:
        """Read all names of ``store``."""
        self._store = store
        self._index: dict[str, list[_Name]] = defaultdict(list)
        owners = {q.object: q.subject for q in store.quads_for_pattern(None, _PLACE_NAME, None)}
        for prop in _NAME_PROPERTIES:
            for quad in store.quads_for_pattern(None, NamedNode(expand(prop) or prop), None):
                owner = owners.get(quad.subject, quad.subject)
                if isinstance(owner, NamedNode) and isinstance(quad.object, Literal):
                    self._index[normal(quad.object.value)].append(_Name(owner.value, quad.object.value, prop))

    def find(self, text: str, *, kind: str | None = None, lang: str = "en", limit: int = 20) -> list[Match]:
        """Find things by name: exact matches, names that begin with the text, come near it, or contain it.

        Of equal matches, things of the graph come before the titles of sources.

        :param kind: only things of this kind (``state``, ``place``, ...).
        :param lang: the language of the labels in the answer.
        :raises UserError: for an empty text.
        """
        wanted = normal(text)
        if not wanted:
            raise UserError("find: give at least one letter or digit to look for")
        found: dict[str, Match] = {}
        for match, keys in self._candidates(wanted):
            names = [name for key in keys for name in self._index[key] if _is_kind(name.iri, kind)]
            for name in sorted(names, key=lambda name: (name.iri.startswith(PREFIXES["source"]), name.iri)):
                label = self.label(name.iri, lang)
                found.setdefault(name.iri, Match(name.iri, label, name.text, name.property, match))
        return list(found.values())[:limit]

    def _candidates(self, wanted: str) -> list[tuple[str, list[str]]]:
        keys = sorted(self._index, key=lambda key: (len(key), key))
        return [
            ("exact", [wanted] if wanted in self._index else []),
            ("begins", [key for key in keys if key.startswith(wanted)]),
            ("near", [] if wanted in self._index else get_close_matches(wanted, keys, 5, 0.8)),
            ("contains", [key for key in keys if wanted in key]),
        ]

    def label(self, iri: str, lang: str = "en") -> str:
        """Give the label of a thing in a language, else in English, else any, else its compact name."""
        labels: dict[str, str] = {}
        for prop in ("dcterms:title", "sco:descriptiveTitle", "rdfs:label", "skos:prefLabel"):
            for quad in self._store.quads_for_pattern(NamedNode(iri), NamedNode(expand(prop) or prop), None):
                if isinstance(quad.object, Literal):
                    labels[quad.object.language or ""] = quad.object.value
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), compact(iri))

    def resolve(self, text: str, *, kind: str | None = None) -> str:
        """Give the IRI of the thing that a user means.

        :param text: an IRI, a compact name, ``kind/slug``, a bare slug, or a name in any language.
        :param kind: only things of this kind (``state``, ``place``, ...).
        :raises UserError: when nothing or more than one thing is meant; the message gives the nearest or all of them.
        """
        direct = [iri for iri in _direct(text, kind) if self._exists(iri)]
        found = direct[:1] or self._by_name(text, kind)
        if len(found) == 1:
            return found[0]
        what = kind or "thing"
        if found:
            names = ", ".join(compact(iri) for iri in found[:8])
            raise UserError(f"{text!r} can mean several things: {names}; give one of these names")
        near = [compact(m.iri) for m in self.find(text, kind=kind, limit=3)] if normal(text) else []
        hint = f"; did you mean {', '.join(near)}?" if near else "; `scokg find TEXT` looks through all names"
        raise UserError(f"unknown {what}: {text!r}{hint}")

    def _by_name(self, text: str, kind: str | None) -> list[str]:
        names = self._index.get(normal(text), [])
        things = {n.iri for n in names if _is_kind(n.iri, kind)}
        preferred = {n.iri for n in names if n.iri in things and n.property == "skos:prefLabel"}
        return sorted(preferred if len(preferred) == 1 else things)

    def _exists(self, iri: str) -> bool:
        try:
            node = NamedNode(iri)
        except ValueError:
            return False  # not an IRI at all
        return any(True for _ in self._store.quads_for_pattern(node, None, None))

    def state_code(self, text: str) -> str:
        """Give the alpha-3 code of the state that a user means.

        :raises UserError: for a state that is not in the graph.
        """
        return self.resolve(text, kind="state").rsplit("/", 1)[1]


def _is_kind(iri: str, kind: str | None) -> bool:
    return iri.startswith(f"{BASE}id/{kind}/") if kind else iri.startswith(BASE)


def _direct(text: str, kind: str | None) -> list[str]:
    """Give the IRIs that a text can be, read as an IRI, a compact name or a slug."""
    if re.search(r'[\x00-\x20<>"{}|^`\\]', text):
        return []
    if "://" in text:
        return [text] if re.match(r"[A-Za-z][\w+.-]*://", text) else []
    if ":" in text:
        iri = expand(text)
        return [iri] if iri else []
    if "/" in text:
        return [f"{BASE}id/{text}", f"{BASE}code/{text}", BASE + text]
    kinds = [kind] if kind else [*THING_KINDS, *CODE_LISTS]
    slugs = dict.fromkeys((text, text.upper()) if kind == "state" or len(text) == 3 else (text,))
    return [PREFIXES[k] + slug for k in kinds for slug in slugs] + ([] if kind else [SCO + text])
