"""Release → is it whole? Every file by its hash, and the dataset by its canonical hash."""

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
    """Check a release that lies somewhere: every file by its hash, and the canonical hash from the dumps.

    :returns: what is wrong, one line each; nothing when the release is whole.
    :raises UserError: when the folder holds no release.
    """
    sums = _read_sums(folder)
    there = release_files(folder)
    problems = [f"{name}: is missing" for name in sorted(sums.keys() - there.keys())]
    problems += [f"{name}: does not belong to the release" for name in sorted(there.keys() - sums.keys() - {SUMS})]
    altered = (name for name in sums.keys() & there.keys() if sha256_of_file(there[name]) != sums[name])
    problems += [f"{name}: is not as released" for name in sorted(altered)]
    return problems + list(_hash_problems(folder))


def _read_sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{folder}: no release: {SUMS} cannot be read ({error})") from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _hash_problems(folder: Path) -> Iterator[str]:
    """Hash the dataset as the dumps that hold named graphs give it, and compare with what the index says."""
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
            yield f"{DUMPS}/{path.name}: has the canonical hash {found}, the index says {stated}"


def _canonical_hash(path: Path, form: RdfFormat) -> str:
    """Canonize and hash a file of quads, by RDFC-1.0 (https://www.w3.org/TR/rdf-canon/)."""
    return canonical_hash(grouped_by_graph(canonical(parse(path.read_bytes(), format=form))))


def release_files(folder: Path) -> dict[str, Path]:
    """Give the files under a folder by their names in it, in the order of these: no locale has a say."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return dict(sorted(files.items()))
