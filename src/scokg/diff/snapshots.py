"""What is compared: files, folders, dumps and git revisions, each read as a publication.

A side that has no named graphs (Turtle, N-Triples, RDF/XML) is one default graph, whose name here is the empty text;
then the other side is merged too, since nothing else can be compared with it.
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

from ..atomic_io import read_bytes
from ..errors import UserError
from ..publication.layout import root
from ..publication.loading import read_publication
from ..publication.metadata import Metadata
from ..rdf.blank_nodes import with_stable_labels
from ..rdf.named_graphs import DEFAULT, NamedGraphs, canonical, grouped_by_graph, in_graph
from ..rdf.parsing import syntax_error
from ..web.media_types import rdf_format

_WITH_GRAPHS = (".nq", ".trig")
_SUFFIXES = (*_WITH_GRAPHS, ".ttl", ".nt", ".rdf", ".owl", ".xml", ".jsonld")


class Snapshot(NamedTuple):
    """One of the two that are compared: what the user called it, and its triples by named graph, in sets."""

    name: str
    graphs: dict[str, frozenset[Triple]]

    def quads(self) -> frozenset[Quad]:
        """Give every triple with its graph."""
        return frozenset(quad for iri, triples in self.graphs.items() for quad in in_graph(triples, iri))

    def triples(self, *, without: str | None = None) -> frozenset[Triple]:
        """Give all triples merged.

        :param without: the IRI of a graph that is left out.
        """
        return frozenset().union(*(triples for iri, triples in self.graphs.items() if iri != without))

    def version(self) -> str | None:
        """Give the version that the dataset states of itself, if it does."""
        return Metadata(self.triples()).get("dcat:version")

    def renamed(self, name: str) -> "Snapshot":
        """Give the same under another name."""
        return Snapshot(name, self.graphs)

    def merged(self) -> "Snapshot":
        """Give the same with all graphs merged."""
        return Snapshot(self.name, {DEFAULT: self.triples()})


def read_snapshots(old: str, new: str, repository: Path | None = None) -> tuple[Snapshot, Snapshot]:
    """Read both sides, so that they can be compared: both with named graphs, or both merged.

    :param repository: where git revisions are looked up, as for :func:`read_side`.
    """
    sides = read_snapshot(old, repository), read_snapshot(new, repository)
    if any(DEFAULT in side.graphs for side in sides):
        return sides[0].merged(), sides[1].merged()
    return sides


def read_snapshot(name: str, repository: Path | None = None) -> Snapshot:
    """Read a file, a folder (a checkout, or dumps) or a git revision.

    :param repository: the checkout whose revisions are meant; by default the one of the working folder when it holds
        ontology/ and data/, else that of the program.
    :raises UserError: when it is none of these, or cannot be read.
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
    """Make a side of a publication that was read."""
    return Snapshot(name, {iri: frozenset(triples) for iri, triples in with_stable_labels(publication).graphs.items()})


def _read_folder(path: Path) -> NamedGraphs:
    if (path / "ontology").is_dir() and (path / "data").is_dir():
        return read_publication(path)
    for folder in (path, path / "dumps"):
        files = [file for file in sorted(folder.glob("*")) if _suffix(file) in _SUFFIXES]
        whole = [file for suffix in _WITH_GRAPHS for file in files if _suffix(file) == suffix]
        if files:
            return _read_files(whole[:1] or files)
    raise UserError(f"{path}: neither ontology/ and data/ nor dumps (*.nq, *.trig, *.ttl, ...) are in this folder")


def _read_files(paths: list[Path]) -> NamedGraphs:
    read = grouped_by_graph(canonical(quad for path in paths for quad in _read_file(path)))
    return read if read.graphs else NamedGraphs({DEFAULT: []})


def _read_file(path: Path) -> list[Quad]:
    suffix = _suffix(path)
    form = rdf_format(suffix.lstrip("."))
    if form is None:
        raise UserError(f"{path}: an RDF file is wanted: {', '.join(_SUFFIXES)}, each also with .gz")
    content = read_bytes(path)
    try:
        content = gzip.decompress(content) if path.suffix == ".gz" else content
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
    """Read ontology/ and data/ of a commit, as git keeps them; the working files do not count."""
    commit = _git(repository, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    archive = _git(repository, name, "archive", "--format=zip", commit.decode().strip(), "ontology", "data")
    with TemporaryDirectory(prefix="scokg-") as folder:
        with zipfile.ZipFile(BytesIO(archive)) as content:
            content.extractall(folder)
        return read_publication(Path(folder))


def _git(repository: Path, name: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UserError(f"{name}: no such file, and git, which knows revisions, cannot be run ({error})") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = f" ({reason[-1]})" if reason else ""
        raise UserError(f"{name}: neither a file nor a folder, nor a revision of the checkout {repository}{detail}")
    return done.stdout
