"""Dataset → closure: everything that follows, by rules run to a fixpoint on Oxigraph.

Two kinds of rules: those compiled from the ontology's axioms (:mod:`scokg.rules`) and those written by hand beside it
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The result is the graph ``graph/derived``.
It is never written into ``data/``; a copy is kept among the generated files and holds until an input changes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad, QueryTriples, RdfFormat, Store, Triple, parse

from .dataset import load_merged, read_contents, write_triples
from .errors import InternalError, UserError
from .files import is_checkout, read_bytes, root, rule_files, turtle_files, write_whole
from .rules import Rule, compile_rules, schema_rules

_MAX_ROUNDS = 50
_DEFAULT = DefaultGraph()


def close(store: Store, rule_texts: dict[str, str]) -> list[Triple]:
    """Add to the default graph of ``store`` what follows from it.

    :param rule_texts: the hand-written rules, by name: SPARQL CONSTRUCT.
    :returns: the triples added, all between named things and literals, sorted.
    """
    added = _fixpoint(store, schema_rules())
    hand_written = [Rule(name, text, joins=True) for name, text in sorted(rule_texts.items())]
    added |= _fixpoint(store, [*compile_rules(store), *hand_written])
    for quad in {quad for quad in added if is_blank(quad)}:
        store.remove(quad)
        added.remove(quad)
    return sorted((quad.triple for quad in added), key=str)


def is_blank(quad: Quad) -> bool:
    """Tell whether a blank node stands in a quad."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


def _fixpoint(store: Store, rules: list[Rule]) -> set[Quad]:
    """Run the rules until nothing new comes; a rule of one pattern needs only see what the last round added."""
    added: set[Quad] = set()
    fresh = store
    for _ in range(_MAX_ROUNDS):
        new: set[Quad] = set()
        for rule in rules:
            new |= _apply(rule, store if rule.joins else fresh, store)
        if not new:
            return added
        added |= new
        fresh = Store()
        fresh.extend(new)
    raise InternalError(f"the rules found no end in {_MAX_ROUNDS} rounds; one of them makes new things in each round")


def _apply(rule: Rule, seen: Store, store: Store) -> set[Quad]:
    """Add to ``store`` what a rule gives on ``seen``; give what is new."""
    try:
        result = seen.query(rule.construct)
    except SyntaxError as error:
        raise UserError(f"rule {rule.name} (ontology/rules or scokg.rules): not SPARQL: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {rule.name}: a rule is a SPARQL CONSTRUCT")
    given = {Quad(t.subject, t.predicate, t.object, _DEFAULT) for t in result}
    new = {quad for quad in given if quad not in store}
    store.extend(new)
    return new


def open_store(top: Path | None = None, *, derived: bool = True) -> Store:
    """Open the published graph as one merged default graph, closure included.

    :param top: another folder with the same layout; by default the published files.
    :param derived: leave the closure out when False.
    """
    top = top or root()
    contents = read_contents(file.path for file in turtle_files(top))
    store = Store()
    load_merged(contents, store)
    if derived:
        _add_derived(top, store, contents)
    return store


def derived_body(top: Path | None = None) -> bytes:
    """Give the derived triples as sorted N-Triples: those kept where they hold, else made now and kept."""
    top = top or root()
    contents = read_contents(file.path for file in turtle_files(top))
    rules = read_contents(rule_files(top))
    body = _read_kept(_kept_copy(top), fingerprint([*contents.values(), *rules.values()]))
    if body is not None:
        return body
    store = Store()
    load_merged(contents, store)
    return _make_and_keep(top, store, contents, rules)


def derived_triples(top: Path | None = None) -> list[Triple]:
    """Give the derived triples of the published graph, sorted."""
    top = top or root()
    store = open_store(top, derived=False)
    return close(store, rule_texts(read_contents(rule_files(top))))


def kept_about(top: Path, iri: str) -> list[Triple] | None:
    """Give the derived triples in which a thing stands, read from the kept closure; None when none is kept."""
    try:
        lines = _kept_copy(top).read_bytes().splitlines(keepends=True)
    except OSError:
        return None
    needle = f"<{iri}>".encode()
    about = b"".join(line for line in lines if needle in line and not line.startswith(b"#"))
    return [quad.triple for quad in parse(about, format=RdfFormat.N_TRIPLES)]


def rule_texts(contents: dict[Path, bytes]) -> dict[str, str]:
    """Name each hand-written rule by its file."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _add_derived(top: Path, store: Store, contents: dict[Path, bytes]) -> None:
    """Add the closure: from the kept copy when that is whole and made of these inputs, else made now and kept."""
    rules = read_contents(rule_files(top))
    body = _read_kept(_kept_copy(top), fingerprint([*contents.values(), *rules.values()]))
    if body is None:
        _make_and_keep(top, store, contents, rules)
    else:
        store.load(body, format=RdfFormat.N_TRIPLES)


def _make_and_keep(top: Path, store: Store, contents: dict[Path, bytes], rules: dict[Path, bytes]) -> bytes:
    """Close ``store``, keep what was added for the next time, and give it as sorted N-Triples."""
    body = serialize_sorted(close(store, rule_texts(rules)))
    stamp = fingerprint([*contents.values(), *rules.values()])
    _keep(_kept_copy(top), stamp + _seal(body) + body)
    return body


def fingerprint(inputs: Iterable[bytes]) -> bytes:
    """Give the first line of a kept closure: what made it, and the hash of what it was made of, program included."""
    digest = hashlib.sha256()
    for content in (*_program(), *inputs):
        digest.update(len(content).to_bytes(8, "big") + content)
    return f"# made by scokg.closure from inputs with SHA-256 {digest.hexdigest()}\n".encode()


def _program() -> Iterator[bytes]:
    here = Path(__file__)
    return (read_bytes(path) for path in (here, here.with_name("rules.py")))


def _seal(body: bytes) -> bytes:
    """Give the second line of a kept closure: the hash of the rest, so that a damaged copy is not believed."""
    return f"# SHA-256 of what follows {hashlib.sha256(body).hexdigest()}\n".encode()


def _read_kept(path: Path, stamp: bytes) -> bytes | None:
    """Give the body of a kept closure, or None when there is none, it is stale, or it is damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    first = content.find(b"\n") + 1
    second = content.find(b"\n", first) + 1
    body = content[second:]
    return body if content[:first] == stamp and content[first:second] == _seal(body) else None


def serialize_sorted(triples: Iterable[Triple]) -> bytes:
    """Write triples as N-Triples, sorted."""
    return "".join(sorted(write_triples(triples, RdfFormat.N_TRIPLES).splitlines(keepends=True))).encode()


def _kept_copy(top: Path) -> Path:
    """Where a closure stands: in the folder of generated files, or beside the files of a wheel."""
    return top / "build" / "derived.nt" if is_checkout() or top != root() else top / "derived.nt"


def _keep(path: Path, content: bytes) -> None:
    """Keep the closure for the next time; where nothing can be written it is simply made anew."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content)
    except OSError:
        return
