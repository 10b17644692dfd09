"""Verification of a release: the hash of each file, and the canonical hash of the dataset."""

import json
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from ..errors import UserError
from ..export.dumps import INDEX
from ..hashing import sha256_of_file
from ..rdf.named_graphs import canonical, grouped_by_graph
from ..rdf.serializers import canonical_hash

SUMS = "SHA256SUMS"
DUMPS = "dumps"


def verify_release(folder: Path) -> list[str]:
    """Verify the hash of each file of a release, and the canonical hash of its dumps.

    :returns: one message for each problem; empty if there are none.
    :raises UserError: if the folder does not contain a release.
    """
    sums = _read_sums(folder)
    files = release_files(folder)
    problems = [f"{name}: is missing" for name in sorted(sums.keys() - files.keys())]
    problems += [f"{name}: does not belong to the release" for name in sorted(files.keys() - sums.keys() - {SUMS})]
    altered = (name for name in sums.keys() & files.keys() if sha256_of_file(files[name]) != sums[name])
    problems += [f"{name}: is not as released" for name in sorted(altered)]
    return problems + list(_hash_problems(folder))


def _read_sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{folder}: not a release: {SUMS} cannot be read ({error})") from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _hash_problems(folder: Path) -> Iterator[str]:
    """Compare the canonical hashes of the dumps with named graphs to the hash in the index; yield the problems."""
    try:
        stated = json.loads((folder / INDEX).read_bytes())["canonicalHash"]["value"]
    except (OSError, ValueError, KeyError, TypeError):
        yield f"{INDEX}: does not state the canonical hash"
        return
    for suffix, form in (("nq", RdfFormat.N_QUADS), ("trig", RdfFormat.TRIG)):
        path = folder / DUMPS / f"scokg.{suffix}"
        try:
            found = _canonical_hash(path, form)
        except (OSError, SyntaxError) as error:
            yield f"{DUMPS}/{path.name}: cannot be read ({error})"
            continue
        if found != stated:
            yield f"{DUMPS}/{path.name}: has the canonical hash {found}, but the index states {stated}"


def _canonical_hash(path: Path, form: RdfFormat) -> str:
    """Return the hash of a file of quads after canonicalization.

    Source: https://www.w3.org/TR/rdf-canon/
    """
    return canonical_hash(grouped_by_graph(canonical(parse(path.read_bytes(), format=form))))


def release_files(folder: Path) -> dict[str, Path]:
    """Return the files in a folder by relative name, sorted independently of the locale."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return dict(sorted(files.items()))
