"""Publication → ``Dataset`` of schema.org in JSON-LD, as search engines for data read it.

The context is named and not inlined: the readers of this document know it and do not fetch it.
"""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from ...namespaces import BASE, LANGUAGES, PREFIXES
from ...publication.metadata import Metadata
from ...rdf.named_graphs import NamedGraphs
from .dataset import DATASET, spatial, temporal
from .distributions import Entry, download_url


def schema_org(publication: NamedGraphs, entries: Iterable[Entry] = (), endpoint: str | None = None) -> dict[str, Any]:
    """Give the dataset in the terms of schema.org.

    :param entries: the ``files`` of an index of dumps and tables.
    :param endpoint: where the dataset can be asked in SPARQL.
    :raises UserError: when the dataset does not state title, version and licence.
    """
    head = Metadata(publication.of_dataset())
    start, end = temporal(publication)
    names = _names(publication)
    creators = [_agent(term.value, names) for term in head.values("dcterms:creator")]
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": DATASET,
        "name": head.title,
        "alternateName": [head.one("dcterms:title", language) for language in LANGUAGES if language != "en"],
        "description": head.one("dcterms:description", "en"),
        "url": BASE,
        "identifier": DATASET,
        "license": head.licence,
        "isAccessibleForFree": True,
        "version": head.version,
        "datePublished": head.issued,
        "inLanguage": sorted(term.value for term in head.values("dc:language")),
        "keywords": _keywords(head),
        "creator": creators,
        "publisher": [_agent(term.value, names) for term in head.values("dcterms:publisher")],
        "temporalCoverage": f"{start.value}/{end.value}",
        "spatialCoverage": [
            {"@type": "Country", "@id": state.value, "name": names[state.value]} for state in spatial(publication)
        ],
        "distribution": [_download(entry, head) for entry in sorted(entries, key=lambda entry: str(entry["name"]))],
    }
    if endpoint:
        document["subjectOf"] = {"@type": "WebAPI", "name": "SPARQL 1.1 endpoint", "url": endpoint}
    return document


def _names(publication: NamedGraphs) -> dict[str, str]:
    """Give the English name of each thing."""
    label = NamedNode(PREFIXES["skos"] + "prefLabel")
    return {
        str(t.subject)[1:-1]: t.object.value
        for triples in publication.graphs.values()
        for t in triples
        if t.predicate == label and isinstance(t.object, Literal) and t.object.language == "en"
    }


def _agent(iri: str, names: dict[str, str]) -> dict[str, str]:
    return {"@type": "Organization", "@id": iri, "name": names.get(iri, iri), "url": BASE}


def _keywords(head: Metadata) -> list[str]:
    return sorted(t.value for t in head.values("dcat:keyword") if getattr(t, "language", None) == "en")


def _download(entry: Entry, head: Metadata) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": entry["name"],
        "contentUrl": download_url(head.version, str(entry["name"])),
        "encodingFormat": entry["mediaType"],
        "contentSize": f"{entry['bytes']} B",
        "sha256": entry["sha256"],
        "license": head.licence,
    }
