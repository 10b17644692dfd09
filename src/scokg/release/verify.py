"""Verification of a release: the hash of each file, and the triples of each dump.

Whoever alters a file can also rewrite the hashes in the folder. The triples of the dumps are therefore compared with
each other, and the whole release with a hash that was obtained elsewhere.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, parse

from ..errors import UserError
from ..export.dumps import INDEX
from ..hashing import sha256_of_file
from ..rdf.blank_nodes import canonical
from ..rdf.named_graphs import DEFAULT, NamedGraphs, grouped_by_graph, in_graph
from ..rdf.serializers import canonical_hash

SUMS = "SHA256SUMS"
DUMPS = "dumps"
_WHOLE = "scokg.nq"
_HASH = re.compile("[0-9a-f]{64}")


def verify_release(folder: Path, expected: str | None = None) -> list[str]:
    """Verify the files of a release against its hashes, and its dumps against each other and their canonical hash.

    :param expected: the hash of the release (the SHA-256 of its SHA256SUMS) or the canonical hash of the dataset, from
        a source other than the folder; the latter covers only the dumps.
    :returns: one message for each problem; empty if there are none.
    :raises UserError: if the folder does not contain a release, or ``expected`` is not a SHA-256 in hexadecimal.
    """
    if expected is not None and not _HASH.fullmatch(expected):
        raise UserError(f"--expect {expected}: expected 64 hexadecimal digits in lower case")
    sums = _read_sums(folder)
    files = release_files(folder)
    problems = [f"{name}: is a link" for name in sorted(_links(folder))]
    problems += [f"{name}: is missing" for name in sorted(sums.keys() - files.keys())]
    problems += [f"{name}: does not belong to the release" for name in sorted(files.keys() - sums.keys() - {SUMS})]
    altered = (name for name in sums.keys() & files.keys() if sha256_of_file(files[name]) != sums[name])
    problems += [f"{name}: is not as released" for name in sorted(altered)]
    return problems + list(_index_problems(folder, sums, expected))


def _read_sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{folder}: not a release: {SUMS} cannot be read ({error})") from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _index_problems(folder: Path, sums: dict[str, str], expected: str | None) -> Iterator[str]:
    """Compare the hashes in the index with those in SHA256SUMS, the dumps, and the expected hash."""
    try:
        index = json.loads((folder / INDEX).read_bytes())
        stated = str(index["canonicalHash"]["value"])
        hashes = {entry["name"]: entry["sha256"] for entry in index["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        yield f"{INDEX}: does not state the canonical hash and the hashes of the files"
        return
    if hashes != {name: digest for name, digest in sums.items() if name != INDEX}:
        yield f"{INDEX}: states other hashes than {SUMS}"
    if expected not in {None, stated, sha256_of_file(folder / SUMS)}:
        yield f"{SUMS}: neither the hash of the release nor the canonical hash is {expected}"
    yield from _dump_problems(folder, stated)


def _dump_problems(folder: Path, stated: str) -> Iterator[str]:
    """Compare the dataset with its canonical hash, and each dump with the dataset."""
    dataset = _read_dump(folder / DUMPS / _WHOLE)
    if isinstance(dataset, str):
        yield dataset
        return
    found = canonical_hash(dataset)
    if found != stated:
        yield f"{DUMPS}/{_WHOLE}: has the canonical hash {found}, but the index states {stated}"
        return
    try:
        entries = json.loads((folder / DUMPS / INDEX).read_bytes())["files"]
        graphs = {entry["name"]: entry["graphs"] for entry in entries if entry["triples"] and entry["name"] != _WHOLE}
    except (OSError, ValueError, KeyError, TypeError):
        yield f"{DUMPS}/{INDEX}: does not list the dumps"
        return
    for name in sorted(graphs):
        dump = _read_dump(folder / DUMPS / name)
        if isinstance(dump, str):
            yield dump
        elif canonical_hash(dump) != _hash_of(dataset, graphs[name], quads=DEFAULT not in dump.graphs):
            yield f"{DUMPS}/{name}: has other triples than {DUMPS}/{_WHOLE}"


def _read_dump(path: Path) -> NamedGraphs | str:
    """Return the triples of a dump; the problem if it cannot be read."""
    try:
        form = RdfFormat.from_extension(path.suffix[1:])
        return grouped_by_graph(canonical(parse(path=str(path), format=form), path.name))
    except (OSError, SyntaxError) as error:
        return f"{DUMPS}/{path.name}: cannot be read ({error})"


def _hash_of(dataset: NamedGraphs, graphs: Any, *, quads: bool) -> str:  # noqa: ANN401 - JSON
    """Return the canonical hash of some graphs of the dataset, with their names or merged."""
    chosen = ((iri, triples) for iri, triples in dataset.graphs.items() if iri in graphs)
    named = (quad for iri, triples in chosen for quad in in_graph(triples, iri if quads else DEFAULT))
    return canonical_hash(grouped_by_graph(canonical(named)))


def release_files(folder: Path) -> dict[str, Path]:
    """Return the files in a folder, without links, by relative name, sorted independently of the locale."""
    found = [Path(parent) / name for parent, _, names in os.walk(folder) for name in names]
    files = {path.relative_to(folder).as_posix(): path for path in found if path.is_file() and not path.is_symlink()}
    return dict(sorted(files.items()))


def _links(folder: Path) -> Iterator[str]:
    """Yield the links in a folder; what they lead to could change after the verification."""
    for parent, folders, names in os.walk(folder):
        paths = (Path(parent) / name for name in (*folders, *names))
        yield from (path.relative_to(folder).as_posix() for path in paths if path.is_symlink())
