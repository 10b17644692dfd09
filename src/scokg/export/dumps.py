"""Dumps: the graph as files in every RDF format, merged and by named graph, with an index.

Each format has ``scokg.<suffix>`` with everything; formats for single graphs also have ``<graph>.<suffix>`` for each
named graph. ``index.json`` lists the files. The same publication produces the same bytes.
"""

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from gzip import GzipFile
from pathlib import Path
from typing import IO, Any, NamedTuple

from ..atomic_io import atomic_folder
from ..errors import UserError
from ..hashing import sha256
from ..namespaces import DERIVED, GRAPH
from ..parallel import map_forked
from ..progress import Progress, no_progress
from ..publication.layout import check_outside, root
from ..publication.loading import read_publication
from ..publication.metadata import DATASET, Metadata
from ..rdf.named_graphs import NamedGraphs, merged_store
from ..rdf.serializers import FORMATS
from ..web.media_types import CSVW, media_type_of

INDEX = "index.json"


class DumpFile(NamedTuple):
    """A file of an export.

    :ivar graphs: the IRIs of the named graphs in the file.
    :ivar triples: the number of triples; each is in exactly one named graph, so it is also the number of quads.
    :ivar plain_bytes: the size before compression; None if the file is not compressed.
    :ivar plain_sha256: the hash before compression; None if the file is not compressed.
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
        """Return the entry of the file in the index."""
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
    """The input of a writer: the target folder, the publication, and whether to compress."""

    folder: Path
    publication: NamedGraphs
    gzip: bool


DumpWriter = Callable[[DumpContext, str], Iterator[DumpFile]]


def write_format(context: DumpContext, name: str) -> Iterator[DumpFile]:
    """Write the files of an RDF format, the merged file first."""
    form, graphs = FORMATS[name], context.publication.graphs
    if form.graphs:
        yield _write(context, name, "scokg", partial(form.graphs, context.publication), tuple(graphs))
    elif form.triples:
        everything = partial(form.triples, context.publication.triples())
        yield _write(context, name, "scokg", everything, tuple(graphs))
    if form.triples:
        for iri, triples in graphs.items():
            yield _write(context, name, iri.removeprefix(GRAPH), partial(form.triples, triples), (iri,))


def write_tables(context: DumpContext, name: str) -> Iterator[DumpFile]:
    """Write the flat tables, which need the derived triples (bounds of dates, reckonings).

    :param name: ``csv`` or ``parquet``.
    :raises UserError: without derived triples, and for gzip, because the metadata refer to uncompressed files.
    """
    if DERIVED not in context.publication.graphs or context.gzip:
        raise UserError(
            f"export: {name} cannot be combined with --no-derived or --gzip; write it into a separate folder"
        )
    from ..graph import Graph
    from .tables import files

    for file in files.write_tables(context.folder, Graph(merged_store(context.publication.triples())), [name]):
        content = (context.folder / file).read_bytes()
        yield DumpFile(file, name, _table_media_type(file), (), 0, len(content), sha256(content))


def _table_media_type(name: str) -> str:
    return CSVW if name.endswith("csv-metadata.json") else media_type_of(name)


# The writer of each --format of `scokg export`. Register other formats here.
WRITERS: dict[str, DumpWriter] = {
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
    """Write dumps into an existing folder, without an index.

    :param formats: keys of ``WRITERS``.
    :param progress: called with the name of a file after it is written, and the numbers of completed and all formats.
    :raises UserError: for an unknown format, or options that a format does not support.
    :raises OSError: if a file cannot be written.
    """
    names = _known(formats)
    context = DumpContext(folder, publication, gzip)
    files: list[DumpFile] = []
    written = map_forked(lambda name: list(WRITERS[name](context, name)), names)
    for done, those in enumerate(written):
        for file in those:
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
    """Write the published graph as dumps with an index into a new folder, atomically.

    :param target: a new or empty folder.
    :param formats: keys of ``WRITERS``.
    :param derived: whether to include the derived triples.
    :param gzip: whether to compress the files.
    :param top: another folder with ontology/ and data/; by default the published files.
    :raises UserError: if the folder is not empty or cannot be written, and for an unknown format.
    """
    names = _known(formats)
    check_outside(target, top or root())
    with atomic_folder(target) as folder:
        publication = read_publication(top, derived=derived)
        files = write_dumps(folder, publication, names, gzip=gzip, progress=progress)
        (folder / INDEX).write_bytes(index(publication, files))
    return files


def index(publication: NamedGraphs, files: Iterable[DumpFile]) -> bytes:
    """Return the index of dump files, as JSON."""
    content = {
        "dataset": DATASET.value,
        "version": Metadata(publication.of_dataset()).get("dcat:version"),
        "derived": DERIVED in publication.graphs,
        "graphs": {iri: len(triples) for iri, triples in publication.graphs.items()},
        "files": [file.record() for file in sorted(files)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _known(formats: Iterable[str]) -> list[str]:
    """Return the distinct formats, in the order of ``WRITERS``.

    :raises UserError: for an unknown format, or no format.
    """
    names = set(formats)
    if unknown := sorted(names - WRITERS.keys()):
        raise UserError(f"export: unknown format {', '.join(unknown)}; expected one of {', '.join(WRITERS)}")
    if not names:
        raise UserError(f"export: expected at least one format of {', '.join(WRITERS)}")
    return [name for name in WRITERS if name in names]


class _Counted(io.RawIOBase):
    """A stream that counts and hashes what it writes to another stream."""

    def __init__(self, out: IO[bytes]) -> None:
        """Begin with nothing written."""
        self.size, self.hash, self._out = 0, hashlib.sha256(), out

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, content: Any) -> int:  # noqa: ANN401 - any bytes
        """Write bytes."""
        self.size += len(content)
        self.hash.update(content)
        self._out.write(content)
        return len(content)


def _write(
    context: DumpContext, form: str, stem: str, write: Callable[[IO[bytes]], None], graphs: tuple[str, ...]
) -> DumpFile:
    """Write a file as its content is made."""
    name = f"{stem}.{FORMATS[form].suffix}{'.gz' if context.gzip else ''}"
    with (context.folder / name).open("wb") as stream:
        file = plain = _Counted(stream)
        with io.BufferedWriter(file) as out:
            if context.gzip:
                with _compressing(out) as compressed:
                    plain = _Counted(compressed)
                    with io.BufferedWriter(plain) as uncompressed:
                        write(uncompressed)
            else:
                write(out)
    triples = sum(len(context.publication.graphs[iri]) for iri in graphs)
    before = (plain.size, plain.hash.hexdigest()) if context.gzip else (None, None)
    media_type = FORMATS[form].media_type
    return DumpFile(name, form, media_type, graphs, triples, file.size, file.hash.hexdigest(), *before)


def _compressing(out: IO[bytes]) -> IO[bytes]:
    """Compress without name and time; the header of ``gzip.compress`` differs between Python versions."""
    return GzipFile(  # type: ignore[return-value]
        filename="", mode="wb", compresslevel=9, fileobj=out, mtime=0
    )
