"""The derived triples of the publication, and the copy of them that is kept until an input changes.

The copy stands among the generated files, or beside the published files of a wheel. It is a cache and never the truth:
one that is stale, damaged or cannot be written is passed over, and the closure is computed again.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import RdfFormat, Store, Triple, parse

from ..atomic_io import read_bytes, read_files, write_atomically
from ..hashing import sha256
from ..rdf.parsing import load_merged
from ..rdf.serializers import write_ntriples
from .closure import materialise, rule_texts
from .layout import is_checkout, root, rule_files, turtle_files


def derived_body(top: Path) -> bytes:
    """Return the derived triples as sorted N-Triples, from the kept copy where that is valid."""
    contents = read_files(file.path for file in turtle_files(top))
    rules = read_files(rule_files(top))
    body = _read_kept(_kept_copy(top), fingerprint([*contents.values(), *rules.values()]))
    if body is not None:
        return body
    store = Store()
    load_merged(contents, store)
    return _derive_and_keep(top, store, contents, rules)


def add_derived(top: Path, store: Store, contents: Mapping[Path, bytes]) -> None:
    """Add the derived triples to ``store``, whose default graph holds the triples of ``contents``."""
    rules = read_files(rule_files(top))
    body = _read_kept(_kept_copy(top), fingerprint([*contents.values(), *rules.values()]))
    if body is None:
        _derive_and_keep(top, store, contents, rules)
    else:
        store.load(body, format=RdfFormat.N_TRIPLES)


def derived_triples(top: Path | None = None) -> list[Triple]:
    """Compute the derived triples of the publication, sorted; the kept copy is not used."""
    top = top or root()
    store = Store()
    load_merged(read_files(file.path for file in turtle_files(top)), store)
    return materialise(store, rule_texts(read_files(rule_files(top))))


def kept_about(top: Path, iri: str) -> list[Triple] | None:
    """Return the derived triples that mention a thing, read from the kept copy; None when there is no copy."""
    try:
        lines = _kept_copy(top).read_bytes().splitlines(keepends=True)
    except OSError:
        return None
    needle = f"<{iri}>".encode()
    about = b"".join(line for line in lines if needle in line and not line.startswith(b"#"))
    return [quad.triple for quad in parse(about, format=RdfFormat.N_TRIPLES)]


def fingerprint(inputs: Iterable[bytes]) -> bytes:
    """Return the first line of a kept copy: what made it, and the hash of its inputs and of the program."""
    digest = hashlib.sha256()
    for content in (*_program(), *inputs):
        digest.update(len(content).to_bytes(8, "big") + content)
    return f"# made by scokg.publication from inputs with SHA-256 {digest.hexdigest()}\n".encode()


def _program() -> Iterator[bytes]:
    here = Path(__file__)
    return (read_bytes(here.with_name(name)) for name in ("closure.py", "owl_rl.py"))


def _derive_and_keep(top: Path, store: Store, contents: Mapping[Path, bytes], rules: Mapping[Path, bytes]) -> bytes:
    """Materialise the closure in ``store``, keep what was added, and return it as sorted N-Triples."""
    body = write_ntriples(materialise(store, rule_texts(rules)))
    stamp = fingerprint([*contents.values(), *rules.values()])
    _keep(_kept_copy(top), stamp + _seal(body) + body)
    return body


def _seal(body: bytes) -> bytes:
    """Return the second line of a kept copy: the hash of the rest, so that a damaged copy is not used."""
    return f"# SHA-256 of what follows {sha256(body)}\n".encode()


def _read_kept(path: Path, stamp: bytes) -> bytes | None:
    """Return the body of a kept copy, or None when there is none, or it is stale or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    first = content.find(b"\n") + 1
    second = content.find(b"\n", first) + 1
    body = content[second:]
    return body if content[:first] == stamp and content[first:second] == _seal(body) else None


def _kept_copy(top: Path) -> Path:
    """Return where the copy stands: in the folder of generated files, or beside the files of a wheel."""
    return top / "build" / "derived.nt" if is_checkout() or top != root() else top / "derived.nt"


def _keep(path: Path, content: bytes) -> None:
    """Keep the copy for the next run; where nothing can be written, there is none."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError:
        return
