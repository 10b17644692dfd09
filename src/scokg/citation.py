"""Citing: how a thing of the graph, or the answer to a saved question, is named in a bibliography.

The forms are BibTeX and CSL-JSON (the input of citation processors, https://docs.citationstyles.org). Both name the
release, its date and an IRI, so that a reader finds the same statement again.
"""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from .errors import InternalError
from .saved import SavedQuery
from .vocabulary import BASE, PREFIXES, compact

if TYPE_CHECKING:
    from .graph import Graph

_DATASET = NamedNode(BASE + "dataset")
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


def cite_thing(graph: "Graph", iri: str, lang: str) -> Citation:
    """Cite a thing: its label is the title, its IRI the address."""
    release, name = _release(graph, lang), compact(iri)
    title = graph.names.label(iri, lang)
    return release._replace(key=_key(release.key, name), title=title, iri=iri, note=f"Entry {name}.")


def cite_question(graph: "Graph", query: SavedQuery, values: Mapping[str, str], lang: str) -> Citation:
    """Cite the answer to a saved question; the values of its parameters are part of the title."""
    release = _release(graph, lang)
    given = {p.name: values.get(p.name, p.default) for p in query.parameters}
    words = ", ".join(f"{name}={value}" for name, value in given.items())
    return release._replace(
        key=_key(release.key, query.name, *given.values()),
        title=f"{query.summary} ({words})" if words else query.summary,
        note=f"Answer to the saved question {query.name}{f' with {words}' if words else ''}.",
    )


def _release(graph: "Graph", lang: str) -> Citation:
    """Cite the release as a whole."""
    title, version = (_of_dataset(graph, *name, lang) for name in (("dcterms", "title"), ("owl", "versionInfo")))
    return Citation(
        key=f"scokg-{version}",
        title=title,
        container=title,
        author=_AUTHOR,
        version=version,
        issued=_of_dataset(graph, "dcterms", "issued", lang),
        iri=_DATASET.value,
        note="",
    )


def _key(*parts: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(parts)).strip("-")


def _of_dataset(graph: "Graph", prefix: str, name: str, lang: str) -> str:
    """Give a value that the description of the data set states: in the language where it has several."""
    quads = graph.store.quads_for_pattern(_DATASET, NamedNode(PREFIXES[prefix] + name), None)
    values = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    for value in values:
        if value.language in {None, lang}:
            return value.value
    raise InternalError(f"data/dataset.ttl does not say {prefix}:{name}")


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(c, c) for c in text)
