"""A small publication: a few files with what they refer to, the whole ontology, and the shapes and queries.

It conforms to the shapes and the hygiene rules as the whole publication does, and has a seventh of its triples. So a
test that breaks one thing, and does not count the others, says the same on it in a fraction of the time.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from scokg.publication import layout
from scokg.publication.layout import PUBLISHED_FOLDERS, root
from scokg.rdf.parsing import parse_turtle
from scokg.rdf.terms import Term

_BLOCK = re.compile(r"^[^\s@#].*\n(?:[ #].*\n)+\.\n", re.MULTILINE)
"""The statements about one thing, as the formatter writes them."""
SEEDS = (
    "data/claims/membership.ttl", "data/completeness/lists.ttl", "data/dataset.ttl", "data/states/KAZ.ttl",
    "data/status/IND.ttl", "data/status/LKA.ttl",
)  # fmt: skip
"""Files that lead to something of everything: each named graph, and most kinds of thing."""


class _Block(NamedTuple):
    file: Path
    text: str
    mentioned: frozenset[Term]


def copy_publication(target: Path, *, files: Iterable[str] | None = None) -> Path:
    """Copy the publication into a new folder and return the folder.

    The expected results, which are most of the files, are linked.

    :param files: copy only these files of ``data``, with the things that they refer to, directly or not; by default
        everything.
    """
    for folder in PUBLISHED_FOLDERS:
        if folder != "data" or files is None:
            shutil.copytree(root() / folder, target / folder, ignore=shutil.ignore_patterns("expected"))
    (target / "queries" / "expected").symlink_to(root() / "queries" / "expected")
    if files is not None:
        _copy_closed(target, [root() / name for name in files])
    return target


@contextmanager
def used_as_checkout(top: Path) -> Iterator[None]:
    """Let the program of this process use the files of a copy, as if it were installed from there."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(layout, "_PACKAGE", top / "src" / "scokg")
        root.cache_clear()
        yield
    root.cache_clear()


def _copy_closed(target: Path, files: list[Path]) -> None:
    blocks = _blocks()
    kept = _closed(blocks, files)
    for path in {blocks[thing].file for thing in kept}:
        texts = [block.text for thing, block in blocks.items() if thing in kept and block.file == path]
        copied = target / path.relative_to(root())
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_text(_canonical(_head(path.read_text(encoding="utf-8")), "\n".join(texts)), encoding="utf-8")


@cache
def _blocks() -> dict[Term, _Block]:
    """Return the blocks of all files of data, by the thing that each is about."""
    blocks: dict[Term, _Block] = {}
    for path in sorted((root() / "data").rglob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        for block in _BLOCK.findall(text):
            quads = list(parse_turtle((_head(text) + block).encode(), str(path)))
            blocks[quads[0].subject] = _Block(path, block, frozenset(quad.object for quad in quads))
    return blocks


def _head(text: str) -> str:
    """Return what comes before the first block of a file."""
    return text[: found.start()] if (found := _BLOCK.search(text)) else text


def _canonical(head: str, body: str) -> str:
    """Leave out the prefixes that are not used, as the formatter does."""
    lines = head.splitlines(keepends=True)
    unused = {
        line
        for line in lines
        if (found := re.match(r"@prefix ([\w-]+):", line)) and not re.search(rf"(?:^|[ ^]){found[1]}:\w", body, re.M)
    }
    return "".join(line for line in lines if line not in unused) + body


def _closed(blocks: dict[Term, _Block], files: list[Path]) -> set[Term]:
    """Return the things of some files and everything that they refer to, directly or not.

    The steps of a status refer to it, not it to them; so each status comes with all that is in its file.
    """
    in_file: dict[Path, list[Term]] = defaultdict(list)
    for thing, block in blocks.items():
        in_file[block.file].append(thing)
    kept: set[Term] = set()
    pending = [thing for file in files for thing in in_file[file]]
    while pending:
        thing = pending.pop()
        if thing in blocks and thing not in kept:
            kept.add(thing)
            pending += blocks[thing].mentioned
            if blocks[thing].file.parent.name == "status":
                pending += in_file[blocks[thing].file]
    return kept
