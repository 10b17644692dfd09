"""The dataset as a schema.org ``Dataset`` in JSON-LD, for dataset search engines.

The context is referenced, not inlined: search engines know it and do not fetch it.

Source: https://schema.org/Dataset
"""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from ...namespaces import BASE, LANGUAGES, PREFIXES
from ...publication.metadata import Metadata
from ...rdf.named_graphs import NamedGraphs
from .dataset import DATASET, spatial, temporal
from .distributions import IndexEntry, download_url


def schema_org(
    publication: NamedGraphs, entries: Iterable[IndexEntry] = (), endpoint: str | None = None
) -> dict[str, Any]:
    """Return the description of the dataset in schema.org terms.

    :param entries: the ``files`` of an index of dumps and tables.
    :param endpoint: the address of a SPARQL endpoint for the dataset.
    :raises UserError: if the dataset does not state title, version and licence.
    """
    metadata = Metadata(publication.of_dataset())
    start, end = temporal(publication)
    names = _names(publication)
    creators = [_agent(term.value, names) for term in metadata.values("dcterms:creator")]
    document = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": DATASET,
        "name": metadata.title,
        "alternateName": [metadata.one("dcterms:title", language) for language in LANGUAGES if language != "en"],
        "description": metadata.one("dcterms:description", "en"),
        "url": BASE,
        "identifier": DATASET,
        "license": metadata.licence,
        "isAccessibleForFree": True,
        "version": metadata.version,
        "datePublished": metadata.issued,
        "inLanguage": sorted(term.value for term in metadata.values("dc:language")),
        "keywords": _keywords(metadata),
        "creator": creators,
        "publisher": [_agent(term.value, names) for term in metadata.values("dcterms:publisher")],
        "temporalCoverage": f"{start.value}/{end.value}",
        "spatialCoverage": [
            {"@type": "Country", "@id": state.value, "name": names[state.value]} for state in spatial(publication)
        ],
        "distribution": [_download(entry, metadata) for entry in sorted(entries, key=lambda entry: str(entry["name"]))],
    }
    if endpoint:
        document["subjectOf"] = {"@type": "WebAPI", "name": "SPARQL 1.1 endpoint", "url": endpoint}
    return document


def _names(publication: NamedGraphs) -> dict[str, str]:
    """Return the English name of each thing."""
    label = NamedNode(PREFIXES["skos"] + "prefLabel")
    return {
        str(t.subject)[1:-1]: t.object.value
        for triples in publication.graphs.values()
        for t in triples
        if t.predicate == label and isinstance(t.object, Literal) and t.object.language == "en"
    }


def _agent(iri: str, names: dict[str, str]) -> dict[str, str]:
    return {"@type": "Organization", "@id": iri, "name": names.get(iri, iri), "url": BASE}


def _keywords(metadata: Metadata) -> list[str]:
    return sorted(t.value for t in metadata.values("dcat:keyword") if getattr(t, "language", None) == "en")


def _download(entry: IndexEntry, metadata: Metadata) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": entry["name"],
        "contentUrl": download_url(metadata.version, str(entry["name"])),
        "encodingFormat": entry["mediaType"],
        "contentSize": f"{entry['bytes']} B",
        "sha256": entry["sha256"],
        "license": metadata.licence,
    }
