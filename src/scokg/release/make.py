"""Releases: one folder with everything that is published, in one version, with hashes.

Each part of a release is a function in ``PARTS`` that writes its files into the folder. A release is refused if the
files do not conform, or state different versions. The same commit produces the same bytes: the result does not depend
on the time, the machine or the user's settings.
"""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat

from ..atomic_io import atomic_folder
from ..errors import UserError
from ..export.description.dataset import describe
from ..export.description.query_catalogue import queries_as_rdf
from ..export.description.schema_org import schema_org
from ..export.dumps import INDEX, WRITERS, write_dumps
from ..export.dumps import index as dump_index
from ..graph import Graph, open_graph
from ..hashing import sha256_of_file
from ..namespaces import BASE, GRAPH
from ..progress import Progress, no_progress
from ..publication.layout import check_outside, is_checkout, root
from ..publication.loading import read_publication
from ..publication.metadata import ONTOLOGY, Metadata
from ..rdf.named_graphs import NamedGraphs
from ..rdf.serializers import canonical_hash, write_triples
from ..web.media_types import media_type_of
from .checks import check, stated_versions
from .verify import DUMPS, SUMS, release_files

_WHOLE = f"{DUMPS}/scokg.nq"
_ABOUT = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md")


class ReleaseContext(NamedTuple):
    """The input of the parts.

    ``top`` is the checkout, ``folder`` the target folder, ``since`` the previous release, if any.
    """

    top: Path
    folder: Path
    publication: NamedGraphs
    graph: Graph
    version: str
    since: str | None


class Release(NamedTuple):
    """A new release.

    :ivar hash: the SHA-256 of the dataset's canonical N-Quads (RDFC-1.0).
    :ivar sums_hash: the SHA-256 of SHA256SUMS, which covers all files.
    :ivar warnings: changes since the previous release that are not in the change log.
    """

    version: str
    hash: str
    sums_hash: str
    files: int
    bytes: int
    warnings: list[str]


def make_release(
    target: Path, *, since: str | None = None, top: Path | None = None, progress: Progress = no_progress
) -> Release:
    """Make a release in a new folder, atomically.

    :param target: a new or empty folder.
    :param since: the previous release, dumps or git revision, to compare this release with.
    :param top: another checkout; by default that of the program.
    :param progress: called with the current step, and the numbers of completed and all steps.
    :raises RefusedError: if the files do not conform, or state different versions or dates.
    :raises UserError: if the folder is not empty or cannot be written.
    """
    top = top or _checkout()
    check_outside(target, top)
    total = len(PARTS) + 2
    with atomic_folder(target) as folder:
        progress("validating", 0, total)
        check(top)
        progress("reading", 1, total)
        publication = read_publication(top)
        version = stated_versions(top, publication)[0].value
        context = ReleaseContext(top, folder, publication, open_graph(top, in_memory=True), version, since)
        warnings = []
        for step, (name, write) in enumerate(PARTS.items(), 2):
            progress(name, step, total)
            warnings += write(context)
        digest = canonical_hash(publication)
        (folder / INDEX).write_bytes(_index(context, digest))
        (folder / SUMS).write_text(_sums(folder), encoding="utf-8")
        files = release_files(folder).values()
        sums_hash = sha256_of_file(folder / SUMS)
        return Release(version, digest, sums_hash, len(files), sum(path.stat().st_size for path in files), warnings)


def _checkout() -> Path:
    if not is_checkout():
        raise UserError("release: run this command in a checkout of the repository, not from an installed package")
    return root()


def _write_dumps(context: ReleaseContext) -> list[str]:
    """Write the output of ``scokg export``: all RDF formats, the tables, and their index."""
    folder = context.folder / DUMPS
    folder.mkdir()
    files = write_dumps(folder, context.publication, WRITERS)
    (folder / INDEX).write_bytes(dump_index(context.publication, files))
    return []


def _write_jsonld(context: ReleaseContext) -> list[str]:
    from ..export.jsonld.folder import write_jsonld

    write_jsonld(context.graph, context.folder)
    return []


def _write_description(context: ReleaseContext) -> list[str]:
    """Write descriptions of the dataset for harvesters, SPARQL editors and search engines."""
    entries = json.loads((context.folder / DUMPS / INDEX).read_bytes())["files"]
    folder = context.folder / "description"
    folder.mkdir()
    for name, content in {
        "void.ttl": write_triples(describe(context.publication, entries), RdfFormat.TURTLE),
        "queries.ttl": write_triples(queries_as_rdf(), RdfFormat.TURTLE),
        "dataset.jsonld": json.dumps(schema_org(context.publication, entries), ensure_ascii=False, indent=2) + "\n",
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return []


def _copy_sources(context: ReleaseContext) -> list[str]:
    """Copy the saved queries with their reviewed rows, the shapes, and the files about the whole."""
    for folder in ("queries", "shapes"):
        for path in sorted((context.top / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                target = context.folder / path.relative_to(context.top)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for name in _ABOUT:
        shutil.copyfile(context.top / name, context.folder / name)
    return []


def _write_changes(context: ReleaseContext) -> list[str]:
    """Write the changes since the previous release in all formats; nothing if there is none."""
    if context.since is None:
        return []
    from ..diff.atom_form import to_atom
    from ..diff.comparison import compare_snapshots
    from ..diff.json_form import to_json
    from ..diff.snapshots import read_snapshot, snapshot_of
    from ..diff.text_form import NOT_LOGGED, to_text
    from ..diff.update_form import to_update

    old = read_snapshot(context.since, context.top)
    if Path(context.since).exists():  # name it by its version, not by its path
        old = old.renamed(f"version {old.version() or 'unknown'}")
    comparison = compare_snapshots(old, snapshot_of(f"version {context.version}", context.publication))
    folder = context.folder / "changes"
    folder.mkdir()
    for name, content in {
        "changes.txt": to_text(comparison),
        "changes.json": to_json(comparison),
        "changes.ru": to_update(comparison.changes),
        "changes.atom": to_atom(comparison),
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return [f"{comparison.label(c.iri)}: {NOT_LOGGED}" for c in comparison.changes.things if not c.entries]


PartWriter = Callable[[ReleaseContext], list[str]]
# The parts of a release. Each writes its files into ``context.folder`` and returns warnings.
PARTS: dict[str, PartWriter] = {
    "dumps and tables": _write_dumps,
    "JSON-LD": _write_jsonld,
    "description": _write_description,
    "queries and shapes": _copy_sources,
    "changes": _write_changes,
}


def _index(context: ReleaseContext, digest: str) -> bytes:
    """Return the index of the release: version, canonical hash, and all files with size, hash and media type."""
    content = {
        "dataset": BASE + "dataset",
        "version": context.version,
        "issued": Metadata(context.publication.of_dataset()).issued,
        "ontology": Metadata(context.publication.graphs[GRAPH + "ontology"], ONTOLOGY).one("owl:versionIRI"),
        "canonicalHash": {"canonicalization": "RDFC-1.0", "hash": "SHA-256", "file": _WHOLE, "value": digest},
        "graphs": {iri: len(triples) for iri, triples in context.publication.graphs.items()},
        "files": [
            {
                "name": name,
                "mediaType": media_type_of(path.name),
                "bytes": path.stat().st_size,
                "sha256": sha256_of_file(path),
            }
            for name, path in release_files(context.folder).items()
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _sums(folder: Path) -> str:
    """Return the hashes of all files in the format of ``sha256sum --check``."""
    return "".join(f"{sha256_of_file(path)}  {name}\n" for name, path in release_files(folder).items())
