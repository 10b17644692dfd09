"""Dataset → closure: everything that follows, by rules run to a fixpoint on Oxigraph.

Two kinds of rules: those compiled from the ontology's axioms (:mod:`scokg.rules`) and those written by hand beside it
(``ontology/rules/*.rq``: date bounds, decided dates, OWL-Time intervals). The result is the graph ``graph/derived``.
It is never written into ``data/``; a copy is kept among the generated files and holds until an input changes.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad, QueryTriples, RdfFormat, Store, Triple

from .dataset import load_merged, read_contents, write_triples
from .errors import InternalError, UserError
from .files import is_checkout, read_bytes, root, rule_files, turtle_files
from .rules import Rule, compile_rules, schema_rules

_MAX_ROUNDS = 50


def derive(base: Store, rule_texts: dict[str, str]) -> list[Triple]:
    """Derive what follows from the default graph of ``base``.

    :param rule_texts: the hand-written rules, by name: SPARQL CONSTRUCT.
    :returns: the derived triples that ``base`` does not hold, between named things and literals, sorted.
    """
    work = Store()
    work.extend(base)
    _fixpoint(work, schema_rules())
    _fixpoint(work, [*compile_rules(work), *(Rule(name, text) for name, text in sorted(rule_texts.items()))])
    derived = (quad.triple for quad in work if quad not in base)
    return sorted((t for t in derived if not _has_blank(t)), key=str)


def _fixpoint(store: Store, rules: Iterable[Rule]) -> None:
    rules = list(rules)
    for _ in range(_MAX_ROUNDS):
        if not sum(_apply(store, rule) for rule in rules):
            return
    raise InternalError(f"the rules found no end in {_MAX_ROUNDS} rounds; one of them makes new things in each round")


def _apply(store: Store, rule: Rule) -> int:
    """Add what one rule gives; tell how many triples are new."""
    try:
        result = store.query(rule.construct)
    except SyntaxError as error:
        raise UserError(f"rule {rule.name}: {error}") from error
    if not isinstance(result, QueryTriples):
        raise UserError(f"rule {rule.name}: a rule is a SPARQL CONSTRUCT")
    graph = DefaultGraph()
    new = [q for q in {Quad(t.subject, t.predicate, t.object, graph) for t in result} if q not in store]
    store.extend(new)
    return len(new)


def _has_blank(triple: Triple) -> bool:
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


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
        rules = read_contents(rule_files(top))
        content = _derived_ntriples(top, [*contents.values(), *rules.values()], store, rules)
        store.load(content, format=RdfFormat.N_TRIPLES)
    return store


def derived_triples(top: Path | None = None) -> list[Triple]:
    """Give the derived triples of the published graph, sorted."""
    top = top or root()
    store = open_store(top, derived=False)
    return derive(store, rule_texts(read_contents(rule_files(top))))


def rule_texts(contents: dict[Path, bytes]) -> dict[str, str]:
    """Name each hand-written rule by its file."""
    return {path.stem: content.decode("utf-8") for path, content in contents.items()}


def _derived_ntriples(top: Path, inputs: list[bytes], base: Store, rules: dict[Path, bytes]) -> bytes:
    """Give the closure as N-Triples: the kept copy when it was made of these inputs, else made now and kept."""
    stamp = fingerprint(inputs)
    for kept in _kept_copies(top):
        if kept.is_file() and (content := read_bytes(kept)).startswith(stamp):
            return content
    content = stamp + serialize_sorted(derive(base, rule_texts(rules)))
    _keep(_kept_copies(top)[0], content)
    return content


def fingerprint(inputs: Iterable[bytes]) -> bytes:
    """Give the first line of a kept closure: what made it, and the hash of what it was made of."""
    digest = hashlib.sha256()
    for content in inputs:
        digest.update(len(content).to_bytes(8, "big") + content)
    return f"# made by scokg.closure from inputs with SHA-256 {digest.hexdigest()}\n".encode()


def serialize_sorted(triples: Iterable[Triple]) -> bytes:
    """Write triples as N-Triples, sorted."""
    return "".join(sorted(write_triples(triples, RdfFormat.N_TRIPLES).splitlines(keepends=True))).encode()


def _kept_copies(top: Path) -> list[Path]:
    """Where a closure may stand: the folder of generated files, or beside the files of a wheel."""
    return [top / "build" / "derived.nt"] if is_checkout() or top != root() else [top / "derived.nt"]


def _keep(path: Path, content: bytes) -> None:
    """Keep the closure for the next time; where nothing can be written it is simply made anew."""
    try:
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        return
