"""Cite a thing, or the result of a saved query, in a bibliography.

The formats are BibTeX and CSL-JSON (the input of citation processors, https://docs.citationstyles.org). Both name the
release, its date and an IRI, so that readers can find the same statement again.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from ..namespaces import PREFIXES, compact, expand
from ..publication.metadata import Metadata
from .name_index import NameIndex
from .saved_queries import SavedQuery

_AUTHOR = "scokg editors"  # as in CITATION.cff, which a test compares
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")
_SOURCE_KINDS = ("official", "registry", "scholarly", "news", "encyclopedia", "unsourced")
_MAX_SOURCES = 8
_BIBTEX = {"\\": r"\textbackslash{}", **{c: "\\" + c for c in "&%$#_{}"}, "~": r"\textasciitilde{}"}


class Citation(NamedTuple):
    """A bibliographic entry; ``issued`` is the date of the release (YYYY-MM-DD), ``note`` is what is cited from it."""

    key: str
    title: str
    container: str
    author: str
    version: str
    issued: str
    iri: str
    note: str

    def to_bibtex(self) -> str:
        """Return a BibTeX entry of the type ``misc``, with the special characters of TeX escaped."""
        year, month, _ = self.issued.split("-")
        fields = {
            "author": f"{{{_tex(self.author)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "howpublished": _tex(f"{self.container}, version {self.version}"),
            "year": year,
            "month": str(int(month)),
            "url": self.iri,
            "note": _tex(f"Release of {self.issued}. {self.note}"),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        return "\n".join([f"@misc{{{self.key},", *lines, "}"]) + "\n"

    def to_csl(self) -> str:
        """Return a CSL-JSON array with one item of the type ``dataset``."""
        item = {
            "id": self.key,
            "type": "dataset",
            "title": self.title,
            "container-title": self.container,
            "author": [{"literal": self.author}],
            "version": self.version,
            "issued": {"date-parts": [[int(part) for part in self.issued.split("-")]]},
            "URL": self.iri,
            "note": self.note,
        }
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def cite_thing(store: Store, names: NameIndex, iri: str, lang: str) -> Citation:
    """Return the citation of a thing, with its label as the title and its IRI as the address."""
    release, name = _release(store, lang), compact(iri)
    title = names.label(iri, lang)
    return release._replace(key=_key(release.key, name), title=title, iri=iri, note=f"Entry {name}.")


def cite_query(store: Store, query: SavedQuery, values: Mapping[str, str], lang: str) -> Citation:
    """Return the citation of the result of a saved query; the values of its parameters are part of the title."""
    release = _release(store, lang)
    given = {p.name: values.get(p.name, p.default) for p in query.parameters}
    words = ", ".join(f"{name}={value}" for name, value in given.items())
    return release._replace(
        key=_key(release.key, query.name, *given.values()),
        title=f"{query.summary} ({words})" if words else query.summary,
        note=f"Result of the saved query {query.name}{f' with {words}' if words else ''}.",
    )


class Source(NamedTuple):
    """A source as readers need it to find it again."""

    iri: str
    title: str
    publisher: str
    issued: str
    url: str


def sources_of(store: Store, names: NameIndex, things: Iterable[str], lang: str) -> tuple[Source, ...]:
    """Return the best sources that things cite: official ones first, then the oldest.

    :param things: their IRIs.
    """
    cited = (q.object for thing in things for q in store.quads_for_pattern(NamedNode(thing), _SOURCE, None))
    found = dict.fromkeys(term.value for term in cited if isinstance(term, NamedNode))
    best = sorted(found, key=lambda iri: (_rank(store, iri), iri))[:_MAX_SOURCES]
    return tuple(_source(store, names, iri, lang) for iri in best)


def _source(store: Store, names: NameIndex, iri: str, lang: str) -> Source:
    publisher, issued, url = (_value(store, iri, name) for name in ("dc:publisher", "dcterms:issued", "schema:url"))
    return Source(iri, names.label(iri, lang), publisher, issued, url)


def _rank(store: Store, iri: str) -> tuple[int, str]:
    kind = _value(store, iri, "sco:sourceKind").rsplit("/", 1)[-1]
    place = _SOURCE_KINDS.index(kind) if kind in _SOURCE_KINDS else len(_SOURCE_KINDS)
    return place, _value(store, iri, "dcterms:issued") or "9999"


def _value(store: Store, iri: str, name: str) -> str:
    found = store.quads_for_pattern(NamedNode(iri), NamedNode(expand(name) or name), None)
    return min((q.object.value for q in found if isinstance(q.object, NamedNode | Literal)), default="")


def _release(store: Store, lang: str) -> Citation:
    """Return the citation of the whole release."""
    dataset = Metadata.of_store(store)
    title = dataset.one("dcterms:title", lang)
    return Citation(
        key=f"scokg-{dataset.version}",
        title=title,
        container=title,
        author=_AUTHOR,
        version=dataset.version,
        issued=dataset.issued,
        iri=dataset.iri,
        note="",
    )


def _key(*parts: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(parts)).strip("-")


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(c, c) for c in text)
