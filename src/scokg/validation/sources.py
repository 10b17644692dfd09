"""The files that are validated: the publication with the given files in it, and what these said before."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from ..atomic_io import read_files
from ..errors import SourceSyntaxError, UserError
from ..namespaces import GRAPH
from ..publication.layout import PublishedFile, graph_of, shape_files, turtle_files
from ..rdf.named_graphs import in_graph
from ..rdf.parsing import parse_turtle, syntax_error
from .committed import committed_contents


class Sources(NamedTuple):
    """The contents of the files.

    :ivar shapes: the files of shapes.
    :ivar graphs: the named graph of each file of ontology and data, and of each given one.
    :ivar contents: the content of each of them but those that were deleted.
    :ivar given: the given files.
    :ivar before: the contents of the given files before the edit, empty for a new file; None if they are not known.
    """

    shapes: Mapping[Path, bytes]
    graphs: Mapping[Path, str]
    contents: Mapping[Path, bytes]
    given: list[Path]
    before: Mapping[Path, bytes] | None

    def load(self) -> "LoadedSources":
        """Return the triples of the files, those of the given ones apart."""
        store, errors, after = Store(), [], list[Quad]()
        for path, content in sorted(self.contents.items(), key=lambda item: item[0] in self.given):
            try:
                if path in self.given:
                    after += self._quads(path, content)
                else:
                    _load(path, content, self.graphs[path], store)
            except SourceSyntaxError as error:
                errors.append(error)
        own = [quad for quad in after if quad not in store]
        store.extend(own)
        return LoadedSources(store, errors, after, own, self._earlier())

    def _earlier(self) -> list[Quad] | None:
        """Return the triples of the given files before the edit; None if they are not known."""
        if self.before is None:
            return None
        try:
            return [quad for path, content in self.before.items() for quad in self._quads(path, content)]
        except SourceSyntaxError:
            return None

    def _quads(self, path: Path, content: bytes) -> Iterator[Quad]:
        return in_graph(parse_turtle(content, str(path)), self.graphs[path])


class LoadedSources(NamedTuple):
    """The triples of the files.

    :ivar store: the triples of all files, in their named graphs.
    :ivar errors: the first error of each file that is not Turtle.
    :ivar after: the triples of the given files.
    :ivar own: those of them that no other file has.
    :ivar before: the triples of the given files before the edit; None if they are not known.
    """

    store: Store
    errors: list[SourceSyntaxError]
    after: list[Quad]
    own: list[Quad]
    before: list[Quad] | None

    def undo_edit(self) -> None:
        """Put the triples of the given files in the store as they were before."""
        for quad in self.own:
            self.store.remove(quad)
        self.store.extend(self.before or [])


def _load(path: Path, content: bytes, graph: str, store: Store) -> None:
    try:
        store.load(content, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
    except SyntaxError as error:
        raise syntax_error(error, str(path)) from error


def read_sources(paths: Iterable[Path], top: Path) -> Sources:
    """Read the publication under ``top`` with the given files added to it, or replacing files of it.

    :raises UserError: if a path neither exists nor was deleted since the last commit, is not a regular file, or is a
        folder without Turtle files.
    """
    given = _given_files(paths)
    shapes = read_files(shape_files(top))
    before = _before(given, top, shapes)
    published = turtle_files(top)
    graphs = {file.path: file.graph for file in _with_given(published, given, shapes)}
    deleted = {path for path in given if before and before[path] and not path.exists()}
    return Sources(
        shapes=shapes,
        graphs=graphs,
        contents=read_files(path for path in graphs if path not in deleted),
        given=given,
        before=before,
    )


def _given_files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise UserError(f"{path}: the folder has no Turtle files (*.ttl)")
        if not path.is_dir() and path.exists() and not path.is_file():
            raise UserError(f"{path}: not a regular file; save the input to a file first")
        found += inside
    return list({path.resolve(): path for path in reversed(found)}.values())[::-1]


def _before(given: list[Path], top: Path, shapes: Mapping[Path, bytes]) -> dict[Path, bytes] | None:
    """Return the contents of the given files in the last commit, if it has the publication.

    Shapes concern everything, so there is nothing to compare with if some are given. Files elsewhere are new.
    """
    if not given or {path.resolve() for path in given} & {path.resolve() for path in shapes}:
        return None
    folders = [(top / name).resolve() for name in ("ontology", "data")]
    inside = [path for path in given if any(path.resolve().is_relative_to(folder) for folder in folders)]
    committed = committed_contents(inside, top) if inside else {}
    return None if committed is None else {path: committed.get(path) or b"" for path in given}


def _with_given(
    published: list[PublishedFile], given: list[Path], shapes: Mapping[Path, bytes]
) -> Iterator[PublishedFile]:
    """Yield the published files, with the given ones added to them or in their place, apart from shapes."""
    replaced = {path.resolve() for path in given}
    graphs = {file.path.resolve(): file.graph for file in published} if given else {}
    yield from (file for file in published if not given or file.path.resolve() not in replaced)
    excluded = {path.resolve() for path in shapes}
    for path in given:
        if path.resolve() not in excluded:
            yield PublishedFile(path, graphs.get(path.resolve(), _guess_graph(path)))


def _guess_graph(path: Path) -> str:
    """Return the named graph of a file that is not published, guessed from its folder."""
    parts = path.resolve().parts
    for folder in ("ontology", "data"):
        if folder in parts[:-1]:
            return graph_of(Path(*parts[len(parts) - 1 - parts[::-1].index(folder) :]))
    return GRAPH + "facts"
