"""The JSON-LD part of a release: context, frames, schemas, and a file of documents for each of some kinds."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ...parallel import map_forked
from ...progress import Progress, no_progress
from .bundle import CONTEXT_IRI, CONTEXT_VERSION, Json, context, frame, frame_kinds, schema
from .documents import documents

if TYPE_CHECKING:
    from ...graph import Graph

# What people embed in pages. The documents of all kinds take most of a minute and 11 MB, and repeat the dumps.
DOCUMENT_KINDS = ("affiliation", "body", "organisation", "state")


def write_jsonld(
    graph: "Graph", folder: Path, progress: Progress = no_progress, *, kinds: Iterable[str] = DOCUMENT_KINDS
) -> list[str]:
    """Write context, frames, schemas and documents into an existing folder.

    :param kinds: the kinds of thing whose documents are written.
    :param progress: called with the kind, and the numbers of completed and all kinds.
    :returns: the names of the files, relative to ``folder``, in the order written.
    :raises OSError: if a file cannot be written.
    """
    kinds = list(kinds)
    files: dict[str, Json] = {f"context/{CONTEXT_VERSION}.jsonld": context()}
    files |= {f"frame/{CONTEXT_VERSION}/{kind}.jsonld": frame(kind) for kind in frame_kinds()}
    files |= {f"schema/{CONTEXT_VERSION}/{kind}.schema.json": schema(kind) for kind in frame_kinds()}
    for name, content in files.items():
        _write(folder / name, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    for done, (kind, lines) in enumerate(zip(kinds, map_forked(lambda kind: _lines(graph, kind), kinds), strict=True)):
        progress(kind, done, len(kinds))
        _write(folder / f"documents/{kind}.jsonld", lines)
    return [*files, *(f"documents/{kind}.jsonld" for kind in kinds)]


def _lines(graph: "Graph", kind: str) -> str:
    """Return the documents of a kind as one JSON-LD document with a line for each thing, for readable diffs."""
    nodes = ({key: value for key, value in made.items() if key != "@context"} for made in documents(graph, kind))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False, separators=(",", ":")) for node in nodes)
    return f'{{"@context":"{CONTEXT_IRI}","@graph":[\n{lines}\n]}}\n'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
