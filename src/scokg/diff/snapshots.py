"""Read snapshots from files, folders, dumps and git revisions.

A snapshot without named graphs (Turtle, N-Triples, RDF/XML) consists of the default graph only; the other snapshot is
then merged too, so that they can be compared.
"""

import gzip
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pyoxigraph import (
    Quad,
    Triple,
    parse,
)

from ..atomic_io import read_bytes, read_limited
from ..errors import UserError
from ..publication.layout import root
from ..publication.loading import read_publication
from ..publication.metadata import Metadata
from ..rdf.blank_nodes import canonical, with_stable_labels
from ..rdf.named_graphs import DEFAULT, NamedGraphs, grouped_by_graph, in_graph
from ..rdf.parsing import check_nesting, syntax_error
from ..web.media_types import rdf_format

_WITH_GRAPHS = (".nq", ".trig")
_SUFFIXES = (*_WITH_GRAPHS, ".ttl", ".nt", ".rdf", ".owl", ".xml", ".jsonld")


class Snapshot(NamedTuple):
    """A version of the graph: the name that the user gave, and its sets of triples by named graph."""

    name: str
    graphs: dict[str, frozenset[Triple]]

    def quads(self) -> frozenset[Quad]:
        """Return every triple as a quad of its graph."""
        return frozenset(quad for iri, triples in self.graphs.items() for quad in in_graph(triples, iri))

    def triples(self, *, without: str | None = None) -> frozenset[Triple]:
        """Return the triples of all graphs.

        :param without: the IRI of a graph to leave out.
        """
        return frozenset().union(*(triples for iri, triples in self.graphs.items() if iri != without))

    def version(self) -> str | None:
        """Return the version in the metadata of the dataset; None if it has none."""
        return Metadata(self.triples()).get("dcat:version")

    def renamed(self, name: str) -> "Snapshot":
        """Return the snapshot with another name."""
        return Snapshot(name, self.graphs)

    def merged(self) -> "Snapshot":
        """Return the snapshot with all graphs merged into the default graph."""
        return Snapshot(self.name, {DEFAULT: self.triples()})


def read_snapshots(old: str, new: str, repository: Path | None = None) -> tuple[Snapshot, Snapshot]:
    """Read two snapshots for a comparison: both with named graphs, or both merged.

    :param repository: the checkout of git revisions, as for :func:`read_snapshot`.
    :raises UserError: as for :func:`read_snapshot`.
    """
    snapshots = read_snapshot(old, repository), read_snapshot(new, repository)
    if any(DEFAULT in snapshot.graphs for snapshot in snapshots):
        return snapshots[0].merged(), snapshots[1].merged()
    return snapshots


def read_snapshot(name: str, repository: Path | None = None) -> Snapshot:
    """Read a file, a folder (a checkout, or dumps) or a git revision.

    :param repository: the checkout of git revisions; by default that of the working folder if it has ontology/ and
        data/, else that of the program.
    :raises UserError: if it is none of these, or cannot be read.
    :raises SourceSyntaxError: if a file is not RDF, with line and column.
    """
    path = Path(name)
    if path.is_dir():
        publication = _read_folder(path)
    elif path.exists():
        publication = _read_files([path])
    else:
        publication = _read_revision(name, repository or _repository())
    return snapshot_of(name, publication)


def snapshot_of(name: str, publication: NamedGraphs) -> Snapshot:
    """Return a snapshot of triples that have been read."""
    return Snapshot(name, {iri: frozenset(triples) for iri, triples in with_stable_labels(publication).graphs.items()})


def _read_folder(path: Path) -> NamedGraphs:
    if (path / "ontology").is_dir() and (path / "data").is_dir():
        return read_publication(path)
    for folder in (path, path / "dumps"):
        files = [file for file in sorted(folder.glob("*")) if _suffix(file) in _SUFFIXES]
        whole = [file for suffix in _WITH_GRAPHS for file in files if _suffix(file) == suffix]
        if files:
            return _read_files(whole[:1] or files)
    raise UserError(f"{path}: expected a folder with ontology/ and data/, or with dumps (*.nq, *.trig, *.ttl, ...)")


def _read_files(paths: list[Path]) -> NamedGraphs:
    quads = [quad for path in paths for quad in _read_file(path)]
    read = grouped_by_graph(canonical(quads, ", ".join(map(str, paths))))
    return read if read.graphs else NamedGraphs({DEFAULT: []})


def _read_file(path: Path) -> list[Quad]:
    suffix = _suffix(path)
    form = rdf_format(suffix.lstrip("."))
    if form is None:
        raise UserError(f"{path}: expected an RDF file: {', '.join(_SUFFIXES)}, each also with .gz")
    content = read_bytes(path)
    try:
        if path.suffix == ".gz":
            with gzip.open(BytesIO(content)) as stream:
                content = read_limited(stream.read, str(path))
        if suffix in {".ttl", ".trig"}:
            check_nesting(content, str(path))
        return list(parse(content, format=form, base_iri=path.absolute().as_uri()))
    except SyntaxError as error:
        raise syntax_error(error, str(path)) from error
    except (OSError, EOFError, ValueError) as error:
        raise UserError(f"{path}: cannot be read ({error})") from error


def _suffix(path: Path) -> str:
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _repository() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "ontology").is_dir() and (folder / "data").is_dir():
            return folder
    return root()


def _read_revision(name: str, repository: Path) -> NamedGraphs:
    """Read ontology/ and data/ of a commit; files in the working tree are ignored."""
    commit = _git(repository, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    archive = _git(repository, name, "archive", "--format=zip", commit.decode().strip(), "ontology", "data")
    with TemporaryDirectory(prefix="scokg-") as folder:
        with zipfile.ZipFile(BytesIO(archive)) as content:
            content.extractall(folder)
        return read_publication(Path(folder), temporary=True)


def _git(repository: Path, name: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UserError(f"{name}: no such file; git, which is needed for revisions, cannot be run ({error})") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = f" ({reason[-1]})" if reason else ""
        raise UserError(f"{name}: neither a file nor a folder, nor a revision of the checkout {repository}{detail}")
    return done.stdout
