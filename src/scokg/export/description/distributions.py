"""DCAT 3 distributions for the files of an index, with size, media type and SHA-256.

Source: https://www.w3.org/TR/vocab-dcat-3/
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, Triple

from ...namespaces import BASE
from ...rdf.terms import triples_about, typed
from ...web.media_types import CSV, CSV_SPECIFICATION, RDF_SYNTAXES

IndexEntry = Mapping[str, Any]
"""An entry of ``index.json``: name, format, mediaType, graphs, bytes, sha256; compression if compressed."""

_MEDIA = "https://www.iana.org/assignments/media-types/"


def download_url(version: str, name: str) -> str:
    """Return the address of a file of a release, which w3id.org redirects to the server.

    >>> download_url("0.1.0", "scokg.ttl")
    'https://w3id.org/scokg/dump/0.1.0/scokg.ttl'
    """
    return f"{BASE}dump/{version}/{name}"


def distributions(entries: Iterable[IndexEntry], version: str, licence: str) -> Iterator[Triple]:
    """Yield a distribution for each file, of its named graph or of the whole dataset."""
    for entry in sorted(entries, key=lambda entry: str(entry["name"])):
        yield from _distribution(entry, version, licence)


def _distribution(entry: IndexEntry, version: str, licence: str) -> Iterator[Triple]:
    name, graphs = str(entry["name"]), list(entry.get("graphs") or ())
    of, part = graphs[0] if len(graphs) == 1 else "scokg:dataset", f"{BASE}dataset#file-{name.replace('/', '.')}"
    syntax = RDF_SYNTAXES.get(str(entry["mediaType"]))
    standard = syntax.specification if syntax else CSV_SPECIFICATION if entry["mediaType"] == CSV else None
    url, packed = download_url(version, name), entry.get("compression") == "gzip"
    dump = {"void:dataDump": url, "void:feature": f"formats:{syntax.name}"} if syntax else {}
    yield from triples_about(of, {"dcat:distribution": part, **dump})
    yield from triples_about(
        part,
        {
            "a": "dcat:Distribution",
            "dcterms:title": Literal(name),
            "dcterms:license": licence,
            "dcterms:conformsTo": standard,
            "dcat:accessURL": url,
            "dcat:downloadURL": url,
            "dcat:mediaType": _MEDIA + str(entry["mediaType"]),
            "dcat:compressFormat": _MEDIA + "application/gzip" if packed else None,
            "dcat:byteSize": typed(str(entry["bytes"]), "xsd:nonNegativeInteger"),
            "spdx:checksum": f"{part}-sha256",
            "prov:wasGeneratedBy": "dataset:build",
        },
    )
    yield from triples_about(
        f"{part}-sha256",
        {
            "a": "spdx:Checksum",
            "spdx:algorithm": "spdx:checksumAlgorithm_sha256",
            "spdx:checksumValue": typed(str(entry["sha256"]), "xsd:hexBinary"),
        },
    )
