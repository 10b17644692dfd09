"""What ``ask`` needs from the graph and the saved questions, computed once and kept as JSON.

It lies beside the prebuilt stores, keyed by all that it depends on, and like them it is a cache: if it is missing or
damaged it is computed again, and where nothing can be written, it is computed each time, with the same answers.
"""

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from ..atomic_io import read_bytes, write_atomically
from ..errors import UserError
from ..publication.layout import root
from .engine import Engine
from .gazetteer import Gazetteer, make_gazetteer
from .mentions import Recogniser
from .name_index import NameIndex
from .question_index import Features, QuestionIndex, claim_features, make_question
from .saved_queries import query_names, saved_query
from .words import VOCABULARY

_PROGRAM = ("ask_store.py", "gazetteer.py", "mentions.py", "moments.py", "question_index.py", "titles.py", "words.py")
_KEPT = 3


class AskIndex(NamedTuple):
    """What ``ask`` needs: the gazetteer, the index of questions, and the features of refuted claims."""

    gazetteer: Gazetteer
    questions: QuestionIndex
    claims: list[tuple[Features, list[str]]]

    def to_json(self) -> list[Any]:
        """Return it as JSON values."""
        return [list(self.gazetteer), self.questions.to_json(), self.claims]

    @classmethod
    def from_json(cls, value: list[Any]) -> "AskIndex":
        """Return what JSON values state."""
        return cls(Gazetteer(*value[0]), QuestionIndex.from_json(value[1]), [tuple(claim) for claim in value[2]])


def open_ask_index(engine: Engine, names: NameIndex) -> AskIndex:
    """Return the index for a graph: as it is kept on disk, otherwise computed, and kept for the next process."""
    path = ask_file(engine)
    return (path and _read(path)) or _keep(_computed(engine, names), path)


def ask_file(engine: Engine) -> Path | None:
    """Return the file of the index; None for a graph that was not opened from files."""
    stores = engine.stores
    return stores.folder.parent.with_name("asks") / f"{_key(stores.folder.name)}.json" if stores else None


def _computed(engine: Engine, names: NameIndex) -> AskIndex:
    gazetteer = make_gazetteer(engine.store, names)
    recogniser = Recogniser(gazetteer, near=False)  # headers and claims spell names correctly
    questions = QuestionIndex(make_question(saved_query(name), recogniser) for name in query_names())
    return AskIndex(gazetteer, questions, [claim_features(text, recogniser) for text, _ in gazetteer.claims])


def _key(graph: str) -> str:
    """Return the hash of the graph, the saved questions and the program that computes the index."""
    digest = hashlib.sha256(graph.encode())
    folder = root() / "queries"
    program = (VOCABULARY, *(Path(__file__).with_name(name) for name in _PROGRAM))
    questions = (folder / f"{name}.rq" for name in query_names())
    for path in (*questions, *program):
        content = read_bytes(path)
        digest.update(f"\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


def _read(path: Path) -> AskIndex | None:
    """Read the index; return None if there is none or it is damaged."""
    with suppress(UserError, ValueError, IndexError, TypeError), _without_collector():
        seal, _, content = read_bytes(path).partition(b"\n")
        if seal == _seal(content):
            return AskIndex.from_json(json.loads(content))
    return None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Read many objects without looking for cycles among them, which takes as long as reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _keep(index: AskIndex, path: Path | None) -> AskIndex:
    """Write the index for the next process, if that is possible, and remove old ones."""
    if path:
        content = json.dumps(index.to_json(), ensure_ascii=False, separators=(",", ":")).encode()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, _seal(content) + b"\n" + content)
            others = sorted(path.parent.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
            for old in others[_KEPT:]:
                old.unlink(missing_ok=True)
    return index


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
