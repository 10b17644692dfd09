"""Citing: how a thing of the graph, or the answer to a saved question, is named in a bibliography.

The forms are BibTeX and CSL-JSON (the input of citation processors, https://docs.citationstyles.org). Both name the
release, its date and an IRI, so that a reader finds the same statement again.
"""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import Store

from ..namespaces import compact
from ..publication.metadata import Metadata
from .name_index import NameIndex
from .saved_queries import SavedQuery

_AUTHOR = "scokg editors"  # as in CITATION.cff; a test holds the two together
_BIBTEX = {"\\": r"\textbackslash{}", **{c: "\\" + c for c in "&%$#_{}"}, "~": r"\textasciitilde{}"}


class Citation(NamedTuple):
    """What a bibliography needs: ``issued`` is the date of the release (YYYY-MM-DD), ``note`` what is cited in it."""

    key: str
    title: str
    container: str
    author: str
    version: str
    issued: str
    iri: str
    note: str

    def to_bibtex(self) -> str:
        """Write a BibTeX entry of the type ``misc``; characters special to TeX are escaped."""
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
        """Write a CSL-JSON array of one item of the type ``dataset``."""
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
    """Cite a thing: its label is the title, its IRI the address."""
    release, name = _release(store, lang), compact(iri)
    title = names.label(iri, lang)
    return release._replace(key=_key(release.key, name), title=title, iri=iri, note=f"Entry {name}.")


def cite_question(store: Store, query: SavedQuery, values: Mapping[str, str], lang: str) -> Citation:
    """Cite the answer to a saved question; the values of its parameters are part of the title."""
    release = _release(store, lang)
    given = {p.name: values.get(p.name, p.default) for p in query.parameters}
    words = ", ".join(f"{name}={value}" for name, value in given.items())
    return release._replace(
        key=_key(release.key, query.name, *given.values()),
        title=f"{query.summary} ({words})" if words else query.summary,
        note=f"Answer to the saved question {query.name}{f' with {words}' if words else ''}.",
    )


def _release(store: Store, lang: str) -> Citation:
    """Cite the release as a whole."""
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
