"""Publication → dumps: the graph as files in every RDF format, merged and by named graph, and an index of them.

Each format has ``scokg.<suffix>`` with everything; those that hold one graph also ``<graph>.<suffix>`` for each named
graph. ``index.json`` tells what is in which file. The same publication gives the same bytes.
"""

import gzip as gzip_module
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..atomic_io import atomic_folder
from ..errors import UserError
from ..hashing import sha256
from ..namespaces import DERIVED, GRAPH
from ..progress import Progress, no_progress
from ..publication.loading import read_publication
from ..publication.metadata import DATASET, Metadata
from ..rdf.named_graphs import NamedGraphs, merged_store
from ..rdf.serializers import FORMATS
from ..web.media_types import CSVW, media_type_of

INDEX = "index.json"


class DumpFile(NamedTuple):
    """What the index says of a file.

    :ivar graphs: the IRIs of the named graphs whose triples are in the file.
    :ivar triples: how many; each stands in one named graph, so this is the number of quads too.
    :ivar plain_bytes: size before compression, and ``plain_sha256`` the hash of it; None where nothing is compressed.
    """

    name: str
    format: str
    media_type: str
    graphs: tuple[str, ...]
    triples: int
    bytes: int
    sha256: str
    plain_bytes: int | None = None
    plain_sha256: str | None = None

    def record(self) -> dict[str, Any]:
        """Give the entry in the index."""
        entry: dict[str, Any] = {
            "name": self.name,
            "format": self.format,
            "mediaType": self.media_type,
            "graphs": list(self.graphs),
            "triples": self.triples,
            "bytes": self.bytes,
            "sha256": self.sha256,
        }
        if self.plain_sha256 is not None:
            entry["compression"] = "gzip"
            entry["uncompressed"] = {"bytes": self.plain_bytes, "sha256": self.plain_sha256}
        return entry


class DumpContext(NamedTuple):
    """What a writer needs: where to, what, and how."""

    folder: Path
    publication: NamedGraphs
    gzip: bool


Writer = Callable[[DumpContext, str], Iterator[DumpFile]]


def write_format(job: DumpContext, name: str) -> Iterator[DumpFile]:
    """Write the files of an RDF format, the merged one first."""
    form, graphs = FORMATS[name], job.publication.graphs
    everything = form.graphs(job.publication) if form.graphs else None
    if form.triples and everything is None:
        everything = form.triples(job.publication.triples())
    assert everything is not None, "a format writes triples or graphs"
    yield _write(job, name, "scokg", everything, tuple(graphs))
    if form.triples:
        for iri, triples in graphs.items():
            yield _write(job, name, iri.removeprefix(GRAPH), form.triples(triples), (iri,))


def write_tables(job: DumpContext, name: str) -> Iterator[DumpFile]:
    """Write the flat tables, ``csv`` or ``parquet``; they need the derived triples (bounds of dates, reckonings).

    :raises UserError: when the publication lacks them, and for gzip: the metadata name the plain files.
    """
    if DERIVED not in job.publication.graphs or job.gzip:
        raise UserError(f"export: {name} takes neither --no-derived nor --gzip; write it into a folder of its own")
    from ..graph import Graph
    from .tables import files

    for file in files.write_tables(job.folder, Graph(merged_store(job.publication.triples())), [name]):
        content = (job.folder / file).read_bytes()
        yield DumpFile(file, name, _table_media_type(file), (), 0, len(content), sha256(content))


def _table_media_type(name: str) -> str:
    return CSVW if name.endswith("csv-metadata.json") else media_type_of(name)


# How each --format of `scokg export` is written. Formats that are not RDF join here.
WRITERS: dict[str, Writer] = {
    **dict.fromkeys(FORMATS, write_format),
    "csv": write_tables,
    "parquet": write_tables,
}


def write_dumps(
    folder: Path,
    publication: NamedGraphs,
    formats: Iterable[str] = tuple(FORMATS),
    *,
    gzip: bool = False,
    progress: Progress = no_progress,
) -> list[DumpFile]:
    """Write the files of some formats into a folder that is there, without an index.

    :param formats: keys of ``WRITERS``.
    :param progress: called with the name of the file just written, and how many of how many formats are done.
    :raises UserError: for an unknown format, and for what a format cannot hold.
    :raises OSError: when the folder or the disk does not take it.
    """
    names = _known(formats)
    job = DumpContext(folder, publication, gzip)
    files: list[DumpFile] = []
    for done, name in enumerate(names):
        for file in WRITERS[name](job, name):
            files.append(file)
            progress(file.name, done, len(names))
    return files


def export_dumps(  # noqa: PLR0913 - each is a choice of the caller
    target: Path,
    formats: Iterable[str] = tuple(FORMATS),
    *,
    derived: bool = True,
    gzip: bool = False,
    top: Path | None = None,
    progress: Progress = no_progress,
) -> list[DumpFile]:
    """Write the published graph as dumps with an index into a new folder, whole or not at all.

    :param derived: leave the derived triples out when False.
    :param top: another folder with ontology/ and data/; by default the published files.
    :raises UserError: when the folder is not empty or cannot be written, and for an unknown format.
    """
    names = _known(formats)
    with atomic_folder(target) as folder:
        publication = read_publication(top, derived=derived)
        files = write_dumps(folder, publication, names, gzip=gzip, progress=progress)
        (folder / INDEX).write_bytes(index(publication, files))
    return files


def index(publication: NamedGraphs, files: Iterable[DumpFile]) -> bytes:
    """Give the index of dump files as JSON."""
    content = {
        "dataset": DATASET.value,
        "version": Metadata(publication.of_dataset()).get("dcat:version"),
        "derived": DERIVED in publication.graphs,
        "graphs": {iri: len(triples) for iri, triples in publication.graphs.items()},
        "files": [file.record() for file in sorted(files)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _known(formats: Iterable[str]) -> list[str]:
    """Give the formats once each, in the order of the register.

    :raises UserError: when one is unknown or none is named.
    """
    asked = set(formats)
    if unknown := sorted(asked - WRITERS.keys()):
        raise UserError(f"export: unknown format {', '.join(unknown)}; there are {', '.join(WRITERS)}")
    if not asked:
        raise UserError(f"export: name at least one format of {', '.join(WRITERS)}")
    return [name for name in WRITERS if name in asked]


def _write(job: DumpContext, form: str, stem: str, plain: bytes, graphs: tuple[str, ...]) -> DumpFile:
    name = f"{stem}.{FORMATS[form].suffix}{'.gz' if job.gzip else ''}"
    content = _compressed(plain) if job.gzip else plain
    (job.folder / name).write_bytes(content)
    triples = sum(len(job.publication.graphs[iri]) for iri in graphs)
    before = (len(plain), sha256(plain)) if job.gzip else (None, None)
    return DumpFile(name, form, FORMATS[form].media_type, graphs, triples, len(content), sha256(content), *before)


def _compressed(content: bytes) -> bytes:
    """Compress with no name and no time; ``gzip.compress`` writes a header that differs between Python versions."""
    buffer = io.BytesIO()
    with gzip_module.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as stream:
        stream.write(content)
    return buffer.getvalue()
