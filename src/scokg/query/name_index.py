"""An index of all names, which resolves the names that users write to things."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..errors import UserError
from ..namespaces import BASE, CODE_LISTS, PREFIXES, SCO, THING_KINDS, compact, expand, kind_of

NAME_PROPERTIES = (
    "skos:prefLabel",
    "rdfs:label",
    "sco:officialName",
    "sco:isoAlpha3",
    "sco:isoAlpha2",
    "sco:acronym",
    "skos:altLabel",
    "sco:shortTitle",
    "skos:hiddenLabel",
    "skos:notation",
    "skosxl:literalForm",
    "dcterms:title",
    "sco:descriptiveTitle",
)
_LABEL_PROPERTIES = ("dcterms:title", "sco:descriptiveTitle", "skosxl:literalForm", "rdfs:label", "skos:prefLabel")
_PLACE_NAME = NamedNode(SCO + "placeName")
_EXACT_MATCH = NamedNode(PREFIXES["skos"] + "exactMatch")
_NOT_ALNUM = re.compile(r"[^\w]+|_+")
_NAMED, _TITLED, _TERM, _RECORD, _EVIDENCE = range(5)  # the ranks of kinds of things
_RANKS = {
    **dict.fromkeys(("state", "organisation", "body", "person", "place", "post"), _NAMED),
    **dict.fromkeys(("meeting", "instrument", "activity", "event"), _TITLED),
    **dict.fromkeys(("affiliation", "chairmanship", "step", "act", "tenure", "participation", "seat", "name"), _RECORD),
    **dict.fromkeys(("source", "citation", "claim", "completeness"), _EVIDENCE),
}
_MATCHES = ("same", "exact", "begins", "word", "near", "contains")
_MAX_SUGGESTIONS, _MAX_CANDIDATES, _MAX_SIMILAR = 3, 8, 5


class Match(NamedTuple):
    """A thing found by name.

    :ivar name: the name that matched; ``property`` is the property that states it, ``iri`` for an IRI or a slug.
    :ivar match: ``exact``, ``begins``, ``word`` (the text is a sequence of words in the name), ``near`` (typing errors,
        or another spelling) or ``contains``.
    """

    iri: str
    label: str
    name: str
    property: str
    match: str
    kind: str


class _Name(NamedTuple):
    iri: str
    text: str
    property: str


def normalised(text: str) -> str:
    """Return the form in which names are compared: no case, no accents, no punctuation."""
    bare = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_ALNUM.sub(" ", bare).strip()


def rank(iri: str) -> int:
    """Return the priority of a thing when a name is ambiguous: 0 (first) for states, persons, ..., 4 for sources."""
    return _RANKS.get(kind_of(iri), _TERM)


class NameIndex:
    """An index of the names in a store."""

    def __init__(self, store: Store) -> None:
        """Wrap a store; its names are indexed on first use."""
        self._store = store

    @cached_property
    def index(self) -> dict[str, list[_Name]]:
        """All names, by their normalized form."""
        index: dict[str, list[_Name]] = defaultdict(list)
        keys: dict[str, str] = {}
        owners = {q.object: q.subject for q in self._store.quads_for_pattern(None, _PLACE_NAME, None)}
        for prop in NAME_PROPERTIES:
            for quad in self._store.quads_for_pattern(None, NamedNode(expand(prop) or prop), None):
                owner = owners.get(quad.subject, quad.subject)
                if isinstance(owner, NamedNode) and isinstance(quad.object, Literal):
                    text = quad.object.value
                    keys[text] = key = keys.get(text) or normalised(text)
                    index[key].append(_Name(owner.value, text, prop))
        return dict(index)

    def find(self, text: str, *, kind: str | None = None, lang: str = "en", limit: int = 20) -> list[Match]:
        """Return the things that match a text by name, best first.

        Exact matches come first, then states, organisations, bodies, persons, places and posts; meetings, instruments
        and activities; terms and codes; records (steps, acts, terms of office, ...); sources and claims. Within each of
        these groups, better matches come first, then shorter names.

        :param kind: only return things of this kind (``state``, ``place``, ...).
        :param lang: the language of the labels in the result.
        :param limit: maximum number of results.
        :raises UserError: if the text has no letter or digit.
        """
        if not normalised(text):
            raise UserError("find: enter at least one letter or digit")
        identified = [self._match(iri, text, "iri", "exact", lang) for iri in self._by_identifier(text, kind)]
        seen = {match.iri for match in identified}
        best = [found for found in self._best_matches(text, kind) if found[1] not in seen][:limit]
        named = [self._match(iri, name.text, name.property, match, lang) for _, iri, match, name in best]
        return (identified + named)[:limit]

    def _best_matches(self, text: str, kind: str | None) -> list[tuple[tuple[int, ...], str, str, _Name]]:
        """Return for each thing the name that matches best: sort key, IRI, kind of match and name; best first."""
        best: dict[str, tuple[tuple[int, ...], str, str, _Name]] = {}
        for match, place, key in self._matching_keys(normalised(text)):
            for name in self.index[key]:
                how = "same" if match == "exact" and _is_same(name.text, text) else match
                entry = _sort_key(how, place, name), name.iri, match, name
                if _is_kind(name.iri, kind) and (name.iri not in best or entry < best[name.iri]):
                    best[name.iri] = entry
        return sorted(best.values())

    def _match(self, iri: str, name: str, prop: str, match: str, lang: str) -> Match:
        return Match(iri, self.label(iri, lang), name, prop, match, kind_of(iri))

    def _matching_keys(self, wanted: str) -> Iterator[tuple[str, int, str]]:
        """Yield the kind of match, the position among the similar keys, and the key, for each key that matches."""
        word, found = f" {wanted} ", False
        for key in self.index:
            if wanted in key:
                begins = "exact" if key == wanted else "begins" if key.startswith(wanted) else ""
                match = begins or ("word" if word in f" {key} " else "contains")
                found = found or (match != "contains" and self._is_independent(key))
                yield match, 0, key
        if not found:
            yield from (("near", place, key) for place, key in enumerate(self._similar_keys(wanted)))

    def _similar_keys(self, wanted: str) -> list[str]:
        """Return the keys that are similar to the text, of things with names of their own."""
        from .fuzzy import nearest

        return nearest(wanted, self._independent, _MAX_SIMILAR)

    @cached_property
    def _independent(self) -> list[str]:
        """The keys that are independent; the next search that finds nothing needs them again."""
        return [key for key in self.index if self._is_independent(key)]

    def _is_independent(self, key: str) -> bool:
        """Return whether a name belongs to more than records and sources, whose names contain those of others."""
        return any(rank(name.iri) <= _TERM for name in self.index[key])

    def label(self, iri: str, lang: str = "en") -> str:
        """Return the label of a thing in a language, else in English, else in any language, else its compact name."""
        labels: dict[str, str] = {}
        for prop in _LABEL_PROPERTIES:
            for quad in self._store.quads_for_pattern(NamedNode(iri), NamedNode(expand(prop) or prop), None):
                if isinstance(quad.object, Literal):
                    labels[quad.object.language or ""] = quad.object.value
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), compact(iri))

    def resolve(self, text: str, *, kind: str | None = None) -> str:
        """Return the IRI of the thing that a text names.

        :param text: an IRI, a compact name, ``kind/slug``, a slug, or a name in any language.
        :param kind: only consider things of this kind (``state``, ``place``, ...).
        :raises UserError: for an unknown name, with suggestions, or an ambiguous name, with the candidates.
        """
        found = self.candidates(text, kind=kind)
        if len(found) == 1:
            return found[0]
        raise UserError(self._ambiguous_message(text, found) if found else self._unknown_message(text, kind))

    def candidates(self, text: str, *, kind: str | None = None) -> list[str]:
        """Return the IRIs of all things that a text can name; parameters as for :meth:`resolve`."""
        return self._by_identifier(text, kind)[:1] or self._by_name(text, kind)

    def _ambiguous_message(self, text: str, found: list[str]) -> str:
        lines = [f"\n  {compact(iri)}  {self.label(iri)} ({kind_of(iri)})" for iri in found[:_MAX_CANDIDATES]]
        others = len(found) - _MAX_CANDIDATES
        more = f"\n  and {others} more: `scokg find` lists them" if others > 0 else ""
        return f"{text!r} is ambiguous; use one of these names:{''.join(lines)}{more}"

    def _unknown_message(self, text: str, kind: str | None) -> str:
        near = self.find(text, kind=kind, limit=_MAX_SUGGESTIONS) if normalised(text) else []
        alike = [match for match in near if rank(match.iri) == rank(near[0].iri)]
        names = " or ".join(f"{match.label} ({compact(match.iri)})" for match in alike)
        hint = f"did you mean {names}?" if near else "`scokg find TEXT` searches all names"
        return f"unknown {kind or 'thing'}: {text!r}; {hint}"

    def _by_name(self, text: str, kind: str | None) -> list[str]:
        """Return the things with a name; sources and claims only count if nothing else has that name.

        An exact name takes precedence over one that differs in accents and punctuation.
        """
        names = [name for name in self.index.get(normalised(text), []) if _is_kind(name.iri, kind)]
        evident = [name for name in names if rank(name.iri) < _EVIDENCE] or names
        literal = [name for name in evident if _is_same(name.text, text)] or evident
        preferred = {name.iri for name in literal if name.property == "skos:prefLabel"}
        return _by_rank(preferred if len(preferred) == 1 else {name.iri for name in literal})

    def _by_identifier(self, text: str, kind: str | None) -> list[str]:
        """Return the things with a text as IRI, compact name, slug, or IRI in another dataset (``wd:Q232``)."""
        nodes = [node for iri in _possible_iris(text, kind) if (node := _node(iri))]
        ours = [node.value for node in nodes if any(True for _ in self._store.quads_for_pattern(node, None, None))]
        linked = [q.subject for node in nodes for q in self._store.quads_for_pattern(None, _EXACT_MATCH, node)]
        theirs = [subject.value for subject in linked if isinstance(subject, NamedNode)]
        return [iri for iri in ours or theirs if not kind or _is_kind(iri, kind)]

    def state_code(self, text: str) -> str:
        """Return the alpha-3 code of the state that a text names.

        :raises UserError: for an unknown state or an ambiguous name.
        """
        return self.resolve(text, kind="state").rsplit("/", 1)[1]


def _sort_key(match: str, place: int, name: _Name) -> tuple[int, ...]:
    """Return the sort key of a name in a result; among equal matches, the shortest name comes first."""
    prop = NAME_PROPERTIES.index(name.property)
    exact = match in {"same", "exact"}
    return 0 if exact else 1, rank(name.iri), _MATCHES.index(match), place, prop if exact else 0, len(name.text), prop


def _by_rank(iris: Iterable[str]) -> list[str]:
    return sorted(iris, key=lambda iri: (rank(iri), iri))


def _is_same(one: str, other: str) -> bool:
    """Return whether two names are equal except for case."""
    return one.casefold() == unicodedata.normalize("NFC", other).casefold().strip()


def _is_kind(iri: str, kind: str | None) -> bool:
    return kind_of(iri) == kind if kind else iri.startswith(BASE)


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None  # not a valid IRI


def _possible_iris(text: str, kind: str | None) -> list[str]:
    """Return the IRIs that a text can stand for, as an IRI, a compact name or a slug."""
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
