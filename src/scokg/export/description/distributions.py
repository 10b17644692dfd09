"""The entries of an index of files → distributions in DCAT 3, each with size, media type and SHA-256."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, Triple

from ...namespaces import BASE
from ...rdf.terms import triples_about, typed
from ...web.media_types import CSV, CSV_SPECIFICATION, RDF_SYNTAXES

Entry = Mapping[str, Any]
"""What ``index.json`` says of a file: name, format, mediaType, graphs, bytes, sha256; compression where compressed."""

_MEDIA = "https://www.iana.org/assignments/media-types/"


def download_url(version: str, name: str) -> str:
    """Give the address of a file of a release; it is redirected to where the files are.

    >>> download_url("0.1.0", "scokg.ttl")
    'https://w3id.org/scokg/dump/0.1.0/scokg.ttl'
    """
    return f"{BASE}dump/{version}/{name}"


def distributions(entries: Iterable[Entry], version: str, licence: str) -> Iterator[Triple]:
    """Give the distributions: one for each file, of the graph that it holds, or of the whole dataset."""
    for entry in sorted(entries, key=lambda entry: str(entry["name"])):
        yield from _distribution(entry, version, licence)


def _distribution(entry: Entry, version: str, licence: str) -> Iterator[Triple]:
    name, graphs = str(entry["name"]), list(entry.get("graphs") or ())
    of, part = graphs[0] if len(graphs) == 1 else "scokg:dataset", f"{BASE}dataset#file-{name.replace('/', '.')}"
    syntax = RDF_SYNTAXES.get(str(entry["mediaType"]))
    standard = syntax.specification if syntax else CSV_SPECIFICATION if entry["mediaType"] == CSV else None
    url, packed = download_url(version, name), entry.get("compression") == "gzip"
    yield from triples_about(of, {"dcat:distribution": part, "void:dataDump": url if syntax else None,
                        "void:feature": f"formats:{syntax.name}" if syntax else None})  # fmt: skip
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
