"""The derived triples of the publication, and a cache file that is valid until an input changes.

The cache is among the generated files, or beside the published files of a wheel. A cache that is stale, damaged or
missing is ignored, and the closure is computed again; a cache that cannot be written is not an error.
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


def derived_ntriples(top: Path) -> bytes:
    """Return the derived triples as sorted N-Triples, from the cache if it is valid.

    :raises UserError: if a file cannot be read.
    :raises SourceSyntaxError: if a file is not Turtle.
    """
    contents = read_files(file.path for file in turtle_files(top))
    rules = read_files(rule_files(top))
    body = _read_cache(_cache_file(top), fingerprint([*contents.values(), *rules.values()]))
    if body is not None:
        return body
    store = Store()
    load_merged(contents, store)
    return _derive_and_cache(top, store, contents, rules)


def add_derived(top: Path, store: Store, contents: Mapping[Path, bytes]) -> None:
    """Add the derived triples to ``store``, whose default graph holds the triples of the files in ``contents``."""
    rules = read_files(rule_files(top))
    body = _read_cache(_cache_file(top), fingerprint([*contents.values(), *rules.values()]))
    if body is None:
        _derive_and_cache(top, store, contents, rules)
    else:
        store.load(body, format=RdfFormat.N_TRIPLES)


def cached_triples_about(top: Path, iri: str) -> list[Triple] | None:
    """Return the derived triples that mention a thing, read from the cache; None if there is no cache."""
    try:
        lines = _cache_file(top).read_bytes().splitlines(keepends=True)
    except OSError:
        return None
    needle = f"<{iri}>".encode()
    about = b"".join(line for line in lines if needle in line and not line.startswith(b"#"))
    return [quad.triple for quad in parse(about, format=RdfFormat.N_TRIPLES)]


def fingerprint(inputs: Iterable[bytes]) -> bytes:
    """Return the first line of a cache: the digest of its inputs and of the program."""
    digest = hashlib.sha256()
    for content in (*_program(), *inputs):
        digest.update(len(content).to_bytes(8, "big") + content)
    return f"# made by scokg.publication from inputs with SHA-256 {digest.hexdigest()}\n".encode()


def _program() -> Iterator[bytes]:
    here = Path(__file__).parent
    modules = (here / "closure.py", here / "owl_rl.py", here.parent / "rdf" / "query_names.py")
    return (read_bytes(module) for module in modules)


def _derive_and_cache(top: Path, store: Store, contents: Mapping[Path, bytes], rules: Mapping[Path, bytes]) -> bytes:
    """Compute the closure in ``store``, cache the derived triples, and return them as sorted N-Triples."""
    body = write_ntriples(materialise(store, rule_texts(rules)))
    stamp = fingerprint([*contents.values(), *rules.values()])
    _write_cache(_cache_file(top), stamp + _checksum(body) + body)
    return body


def _checksum(body: bytes) -> bytes:
    """Return the second line of a cache: the digest of the rest, which detects damage."""
    return f"# SHA-256 of what follows {sha256(body)}\n".encode()


def _read_cache(path: Path, stamp: bytes) -> bytes | None:
    """Return the body of a cache, or None if it is missing, stale or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    first = content.find(b"\n") + 1
    second = content.find(b"\n", first) + 1
    body = content[second:]
    return body if content[:first] == stamp and content[first:second] == _checksum(body) else None


def _cache_file(top: Path) -> Path:
    """Return the path of the cache: in the folder of generated files, or beside the files of a wheel."""
    return top / "build" / "derived.nt" if is_checkout() or top != root() else top / "derived.nt"


def _write_cache(path: Path, content: bytes) -> None:
    """Write the cache; do nothing if the folder is not writable."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError:
        return
