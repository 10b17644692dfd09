"""The least that answers a status question with pyoxigraph: parse the same Turtle and closure, ask the same query."""

import sys
from pathlib import Path

from pyoxigraph import RdfFormat, Store

TOP = Path(__file__).resolve().parents[1]

store = Store()
for path in [*sorted((TOP / "ontology").rglob("*.ttl")), *sorted((TOP / "data").rglob("*.ttl"))]:
    store.load(path=path, format=RdfFormat.TURTLE)
store.load(path=TOP / "build" / "derived.nt", format=RdfFormat.N_TRIPLES)
for row in store.query((TOP / "queries" / "status-on.rq").read_text(encoding="utf-8")):
    sys.stdout.write(",".join("" if term is None else term.value for term in row) + "\n")
