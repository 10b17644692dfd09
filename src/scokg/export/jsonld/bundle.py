"""The bundled context, frames and schemas, and a document loader for PyLD that loads nothing else."""

import copy
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from ...atomic_io import read_bytes
from ...errors import UserError
from ...namespaces import BASE
from ...web.media_types import JSONLD

Json = dict[str, Any]
CONTEXT_VERSION = "v1"
CONTEXT_IRI = f"{BASE}context/{CONTEXT_VERSION}.jsonld"
FRAME_IRI = f"{BASE}frame/{CONTEXT_VERSION}/"
SCHEMA_IRI = f"{BASE}schema/{CONTEXT_VERSION}/"
_HERE = Path(__file__).parent
SCHEMAS = _HERE / "schemas"


def context() -> Json:
    """Return the JSON-LD 1.1 context document, ``{"@context": {...}}``."""
    return copy.deepcopy(_read(f"context-{CONTEXT_VERSION}.jsonld"))


@cache
def frame_kinds() -> tuple[str, ...]:
    """Return the kinds of thing that have a frame."""
    return tuple(sorted(path.stem for path in (_HERE / "frames").glob("*.jsonld")))


def frame(kind: str) -> Json:
    """Return the frame of a kind of thing (``state``, ``meeting``, ...), with the context referenced.

    :raises UserError: for a kind without a frame.
    """
    if kind not in frame_kinds():
        raise UserError(f"{kind!r} has no frame; expected one of {', '.join(frame_kinds())}")
    return copy.deepcopy(_read(f"frames/{kind}.jsonld"))


def schema(kind: str) -> Json:
    """Return the JSON Schema (draft 2020-12) of the documents of a kind of thing.

    :raises UserError: for a kind without a frame.
    """
    frame(kind)
    return copy.deepcopy(_read(f"schemas/{kind}.schema.json"))


def terms() -> Json:
    """Return the definitions of the context by term, including keywords and prefixes; do not modify them."""
    definitions: Json = _read(f"context-{CONTEXT_VERSION}.jsonld")["@context"]
    return definitions


def load_bundled(url: str, options: object = None) -> Json:
    """Return a bundled document; implements a document loader of PyLD.

    :raises UserError: for any other address, as nothing is fetched.
    """
    kind = url.removeprefix(FRAME_IRI).removesuffix(".jsonld")
    if url == CONTEXT_IRI:
        document = _read(f"context-{CONTEXT_VERSION}.jsonld")
    elif url.startswith(FRAME_IRI) and kind in frame_kinds():
        document = _read(f"frames/{kind}.jsonld")
    else:
        raise UserError(
            f"{url}: JSON-LD documents are never fetched; only {CONTEXT_IRI} and the frames of scokg are available. "
            "Inline the context into the document"
        )
    return {"contentType": JSONLD, "contextUrl": None, "documentUrl": url, "document": document}


def processor() -> ModuleType:
    """Import and return PyLD's JSON-LD processor.

    :raises UserError: if PyLD is not installed.
    """
    try:
        from pyld import jsonld
    except ImportError as error:
        raise UserError("JSON-LD requires PyLD: pip install 'scokg[publish]'") from error
    module: ModuleType = jsonld
    return module


@cache
def _read(name: str) -> Json:
    document: Json = json.loads(read_bytes(_HERE / name))
    return document
