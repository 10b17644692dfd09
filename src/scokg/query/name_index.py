"""All names of all things, and how a name given by a user leads to a thing."""

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
    "skos:prefLabel", "rdfs:label", "sco:officialName", "sco:isoAlpha3", "sco:isoAlpha2", "sco:acronym",
    "skos:altLabel", "sco:shortTitle", "skos:hiddenLabel", "skos:notation", "skosxl:literalForm", "dcterms:title",
    "sco:descriptiveTitle",
)  # fmt: skip
_LABEL_PROPERTIES = ("dcterms:title", "sco:descriptiveTitle", "skosxl:literalForm", "rdfs:label", "skos:prefLabel")
_PLACE_NAME = NamedNode(SCO + "placeName")
_EXACT_MATCH = NamedNode(PREFIXES["skos"] + "exactMatch")
_NOT_ALNUM = re.compile(r"[^\w]+|_+")
_NAMED, _TITLED, _TERM, _RECORD, _EVIDENCE = range(5)
_RANKS = {
    **dict.fromkeys(("state", "organisation", "body", "person", "place", "post"), _NAMED),
    **dict.fromkeys(("meeting", "instrument", "activity", "event"), _TITLED),
    **dict.fromkeys(("affiliation", "chairmanship", "step", "act", "tenure", "participation", "seat", "name"), _RECORD),
    **dict.fromkeys(("source", "citation", "claim", "completeness"), _EVIDENCE),
}  # fmt: skip
_MATCHES = ("same", "exact", "begins", "word", "near", "contains")
_SUGGESTIONS, _CANDIDATES = 3, 8


class Match(NamedTuple):
    """A thing that a search found: the name that matched, which property gives it, how well it matched, its kind.

    ``match`` is ``exact``, ``begins``, ``word`` (some words of the name are the text), ``near`` (a few letters are
    off, or the name is spelt otherwise) or ``contains``; ``property`` is ``iri`` where the text is an IRI or a slug.
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
    """Give the form in which names are compared: no case, no accents, no punctuation."""
    bare = text.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_ALNUM.sub(" ", bare).strip()


def rank(iri: str) -> int:
    """Tell how likely somebody means a thing by its name: 0 for states, persons and the like, 4 for sources."""
    return _RANKS.get(kind_of(iri), _TERM)


class NameIndex:
    """An index over every name in a store."""

    def __init__(self, store: Store) -> None:
        """Take a store; its names are read when a name is first looked for."""
        self._store = store

    @cached_property
    def index(self) -> dict[str, list[_Name]]:
        """All names by the form in which they are compared."""
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
        """Find things by name, best first.

        Exact matches come first. The others stand in the order: states, organisations, bodies, persons, places and
        posts; meetings, instruments and activities; terms and codes; records (steps, acts, terms of office, ...);
        sources and claims. Within these the better match comes first, then the shorter name.

        :param kind: only things of this kind (``state``, ``place``, ...).
        :param lang: the language of the labels in the answer.
        :raises UserError: for an empty text.
        """
        if not normalised(text):
            raise UserError("find: give at least one letter or digit to look for")
        direct = [self._match(iri, text, "iri", "exact", lang) for iri in self._direct(text, kind)]
        given = {match.iri for match in direct}
        best = [found for found in self._best(text, kind) if found[1] not in given][:limit]
        named = [self._match(iri, name.text, name.property, match, lang) for _, iri, match, name in best]
        return (direct + named)[:limit]

    def _best(self, text: str, kind: str | None) -> list[tuple[tuple[int, ...], str, str, _Name]]:
        """Give for each thing the name that matches best, and how; best first."""
        best: dict[str, tuple[tuple[int, ...], str, str, _Name]] = {}
        for match, place, key in self._candidates(normalised(text)):
            for name in self.index[key]:
                how = "same" if match == "exact" and _is_same(name.text, text) else match
                entry = _order(how, place, name), name.iri, match, name
                if _is_kind(name.iri, kind) and (name.iri not in best or entry < best[name.iri]):
                    best[name.iri] = entry
        return sorted(best.values())

    def _match(self, iri: str, name: str, prop: str, match: str, lang: str) -> Match:
        return Match(iri, self.label(iri, lang), name, prop, match, kind_of(iri))

    def _candidates(self, wanted: str) -> Iterator[tuple[str, int, str]]:
        """Give each key that matches, how, and its place among the near ones."""
        word, found = f" {wanted} ", False
        for key in self.index:
            if wanted in key:
                begins = "exact" if key == wanted else "begins" if key.startswith(wanted) else ""
                match = begins or ("word" if word in f" {key} " else "contains")
                found = found or (match != "contains" and self._is_known(key))
                yield match, 0, key
        if not found:
            yield from (("near", place, key) for place, key in enumerate(self._near(wanted)))

    def _near(self, wanted: str) -> list[str]:
        """Give the names that nearly are the text, of things that are known by their names and of terms."""
        from .fuzzy import nearest

        return nearest(wanted, filter(self._is_known, self.index), 5)

    def _is_known(self, key: str) -> bool:
        """Tell whether a name is that of more than a record or a source: theirs are made of the names of others."""
        return any(rank(name.iri) <= _TERM for name in self.index[key])

    def label(self, iri: str, lang: str = "en") -> str:
        """Give the label of a thing in a language, else in English, else any, else its compact name."""
        labels: dict[str, str] = {}
        for prop in _LABEL_PROPERTIES:
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
        found = self.meant(text, kind=kind)
        if len(found) == 1:
            return found[0]
        raise UserError(self._several(text, found) if found else self._unknown(text, kind))

    def meant(self, text: str, *, kind: str | None = None) -> list[str]:
        """Give the IRIs of all things that a text can mean; parameters as for :meth:`resolve`."""
        return self._direct(text, kind)[:1] or self._by_name(text, kind)

    def _several(self, text: str, found: list[str]) -> str:
        lines = [f"\n  {compact(iri)}  {self.label(iri)} ({kind_of(iri)})" for iri in found[:_CANDIDATES]]
        more = f"\n  and {len(found) - _CANDIDATES} more: `scokg find` lists them" if len(found) > _CANDIDATES else ""
        return f"{text!r} can mean several things; give one of these names:{''.join(lines)}{more}"

    def _unknown(self, text: str, kind: str | None) -> str:
        near = self.find(text, kind=kind, limit=_SUGGESTIONS) if normalised(text) else []
        alike = [match for match in near if rank(match.iri) == rank(near[0].iri)]
        names = " or ".join(f"{match.label} ({compact(match.iri)})" for match in alike)
        hint = f"did you mean {names}?" if near else "`scokg find TEXT` looks through all names"
        return f"unknown {kind or 'thing'}: {text!r}; {hint}"

    def _by_name(self, text: str, kind: str | None) -> list[str]:
        """Give the things that bear a name; titles of sources and the like count only where nothing else bears it.

        Who bears the name to the letter is meant before who bears it but for accents and signs.
        """
        names = [name for name in self.index.get(normalised(text), []) if _is_kind(name.iri, kind)]
        evident = [name for name in names if rank(name.iri) < _EVIDENCE] or names
        literal = [name for name in evident if _is_same(name.text, text)] or evident
        preferred = {name.iri for name in literal if name.property == "skos:prefLabel"}
        return _sorted(preferred if len(preferred) == 1 else {name.iri for name in literal})

    def _direct(self, text: str, kind: str | None) -> list[str]:
        """Give the things whose IRI, compact name, slug or IRI elsewhere (``wd:Q232``) a text is."""
        nodes = [node for iri in _readings(text, kind) if (node := _node(iri))]
        ours = [node.value for node in nodes if any(True for _ in self._store.quads_for_pattern(node, None, None))]
        linked = [q.subject for node in nodes for q in self._store.quads_for_pattern(None, _EXACT_MATCH, node)]
        theirs = [subject.value for subject in linked if isinstance(subject, NamedNode)]
        return [iri for iri in ours or theirs if not kind or _is_kind(iri, kind)]

    def state_code(self, text: str) -> str:
        """Give the alpha-3 code of the state that a user means.

        :raises UserError: for a state that is not in the graph.
        """
        return self.resolve(text, kind="state").rsplit("/", 1)[1]


def _order(match: str, place: int, name: _Name) -> tuple[int, ...]:
    """Give the place of a name in an answer, the shortest of equals first."""
    prop = NAME_PROPERTIES.index(name.property)
    exact = match in {"same", "exact"}
    return 0 if exact else 1, rank(name.iri), _MATCHES.index(match), place, prop if exact else 0, len(name.text), prop


def _sorted(iris: Iterable[str]) -> list[str]:
    return sorted(iris, key=lambda iri: (rank(iri), iri))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names are the same but for capitals."""
    return one.casefold() == unicodedata.normalize("NFC", other).casefold().strip()


def _is_kind(iri: str, kind: str | None) -> bool:
    return kind_of(iri) == kind if kind else iri.startswith(BASE)


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None  # not an IRI at all


def _readings(text: str, kind: str | None) -> list[str]:
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
