"""Publication → release: one folder with all that is published, in one version, with hashes of everything.

Each part of a release is a function that writes its files into the folder; a new part joins ``PARTS``. Nothing is
released that does not conform, or whose parts state different versions. The same commit gives the same bytes: no clock,
no machine and no settings of the user go in.
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
from ..publication.layout import is_checkout, root
from ..publication.loading import read_publication
from ..publication.metadata import ONTOLOGY, Metadata
from ..rdf.named_graphs import NamedGraphs
from ..rdf.serializers import canonical_hash, write_triples
from ..web.media_types import media_type_of
from .checks import RefusedError, check, stated_versions
from .verify import DUMPS, SUMS, release_files, verify_release

__all__ = ["PARTS", "RefusedError", "Release", "ReleaseContext", "check", "make_release", "verify_release"]

_WHOLE = f"{DUMPS}/scokg.nq"
_ABOUT = ("CHANGELOG.md", "CITATION.cff", "LICENSE", "README.md")


class ReleaseContext(NamedTuple):
    """What the parts are made of: the checkout, the folder to fill, the triples, the graph, and the release before."""

    top: Path
    folder: Path
    publication: NamedGraphs
    graph: Graph
    version: str
    since: str | None


class Release(NamedTuple):
    """A release that was made.

    :ivar hash: the SHA-256 of the dataset's canonical N-Quads (RDFC-1.0).
    :ivar warnings: changes since the release before that the change log does not speak of.
    """

    version: str
    hash: str
    files: int
    bytes: int
    warnings: list[str]


def make_release(
    target: Path, *, since: str | None = None, top: Path | None = None, progress: Progress = no_progress
) -> Release:
    """Make a release in a new folder, whole or not at all.

    :param since: the release, dumps or git revision before, with which this one is compared.
    :param top: another checkout; by default that of the program.
    :param progress: called with what is done, how many steps are done and how many there are.
    :raises RefusedError: when the files do not conform, or state different versions or days.
    :raises UserError: when the folder is not empty or cannot be written.
    """
    top = top or _checkout()
    total = len(PARTS) + 2
    with atomic_folder(target) as folder:
        progress("validating", 0, total)
        check(top)
        progress("reading", 1, total)
        publication = read_publication(top)
        job = ReleaseContext(
            top, folder, publication, open_graph(top), stated_versions(top, publication)[0].value, since
        )
        warnings = []
        for step, (name, write) in enumerate(PARTS.items(), 2):
            progress(name, step, total)
            warnings += write(job)
        digest = canonical_hash(publication)
        (folder / INDEX).write_bytes(_index(job, digest))
        (folder / SUMS).write_text(_sums(folder), encoding="utf-8")
        files = release_files(folder).values()
        return Release(job.version, digest, len(files), sum(path.stat().st_size for path in files), warnings)


def _checkout() -> Path:
    if not is_checkout():
        raise UserError("release: a release is made in a checkout of the repository, not from an installed package")
    return root()


def _write_dumps(job: ReleaseContext) -> list[str]:
    """Write what ``scokg export`` writes: every RDF format, the tables, and their index."""
    folder = job.folder / DUMPS
    folder.mkdir()
    files = write_dumps(folder, job.publication, WRITERS)
    (folder / INDEX).write_bytes(dump_index(job.publication, files))
    return []


def _write_jsonld(job: ReleaseContext) -> list[str]:
    from ..export.jsonld.folder import write_jsonld

    write_jsonld(job.graph, job.folder)
    return []


def _write_description(job: ReleaseContext) -> list[str]:
    """Say what the data set is, in every form that somebody reads: harvesters, SPARQL editors, search engines."""
    entries = json.loads((job.folder / DUMPS / INDEX).read_bytes())["files"]
    folder = job.folder / "description"
    folder.mkdir()
    for name, content in {
        "void.ttl": write_triples(describe(job.publication, entries), RdfFormat.TURTLE),
        "queries.ttl": write_triples(queries_as_rdf(), RdfFormat.TURTLE),
        "dataset.jsonld": json.dumps(schema_org(job.publication, entries), ensure_ascii=False, indent=2) + "\n",
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return []


def _copy_sources(job: ReleaseContext) -> list[str]:
    """Copy the saved questions with their reviewed answers, the shapes, and the files that speak of the whole."""
    for folder in ("queries", "shapes"):
        for path in sorted((job.top / folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                target = job.folder / path.relative_to(job.top)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    for name in _ABOUT:
        shutil.copyfile(job.top / name, job.folder / name)
    return []


def _write_changes(job: ReleaseContext) -> list[str]:
    """Compare with the release before, in every form; without one, write nothing."""
    if job.since is None:
        return []
    from ..diff.atom_form import to_atom
    from ..diff.comparison import compare_snapshots
    from ..diff.json_form import to_json
    from ..diff.snapshots import read_snapshot, snapshot_of
    from ..diff.text_form import NOT_LOGGED, to_text
    from ..diff.update_form import to_update

    old = read_snapshot(job.since, job.top)
    if Path(job.since).exists():  # where it lies does not matter, which one it is does
        old = old.renamed(f"version {old.version() or 'unknown'}")
    comparison = compare_snapshots(old, snapshot_of(f"version {job.version}", job.publication))
    folder = job.folder / "changes"
    folder.mkdir()
    for name, content in {
        "changes.txt": to_text(comparison),
        "changes.json": to_json(comparison),
        "changes.ru": to_update(comparison.changes),
        "changes.atom": to_atom(comparison),
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return [f"{comparison.label(c.iri)}: {NOT_LOGGED}" for c in comparison.changes.things if not c.entries]


Part = Callable[[ReleaseContext], list[str]]
# What a release consists of. A part writes its files into ``job.folder`` and gives warnings.
PARTS: dict[str, Part] = {
    "dumps and tables": _write_dumps,
    "JSON-LD": _write_jsonld,
    "description": _write_description,
    "questions and shapes": _copy_sources,
    "changes": _write_changes,
}


def _index(job: ReleaseContext, digest: str) -> bytes:
    """Give the index of the release: version, canonical hash, and every file with its size, hash and media type."""
    content = {
        "dataset": BASE + "dataset",
        "version": job.version,
        "issued": Metadata(job.publication.of_dataset()).issued,
        "ontology": Metadata(job.publication.graphs[GRAPH + "ontology"], ONTOLOGY).one("owl:versionIRI"),
        "canonicalHash": {"canonicalization": "RDFC-1.0", "hash": "SHA-256", "file": _WHOLE, "value": digest},
        "graphs": {iri: len(triples) for iri, triples in job.publication.graphs.items()},
        "files": [
            {
                "name": name,
                "mediaType": media_type_of(path.name),
                "bytes": path.stat().st_size,
                "sha256": sha256_of_file(path),
            }
            for name, path in release_files(job.folder).items()
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _sums(folder: Path) -> str:
    """Give the hashes of all files in the form that ``sha256sum --check`` reads."""
    return "".join(f"{sha256_of_file(path)}  {name}\n" for name, path in release_files(folder).items())
