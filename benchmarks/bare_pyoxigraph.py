"""The least that answers a status question with pyoxigraph: parse the same Turtle and closure, ask the same query.

Usage: bare_pyoxigraph.py DERIVED, the derived triples as N-Triples.
"""

import csv
import sys
from pathlib import Path

from pyoxigraph import RdfFormat, Store

TOP = Path(__file__).resolve().parents[1]

store = Store()
for path in [*sorted((TOP / "ontology").rglob("*.ttl")), *sorted((TOP / "data").rglob("*.ttl"))]:
    store.load(path=path, format=RdfFormat.TURTLE)
store.load(path=sys.argv[1], format=RdfFormat.N_TRIPLES)
rows = csv.writer(sys.stdout, lineterminator="\n")
for row in store.query((TOP / "queries" / "status-on.rq").read_text(encoding="utf-8")):
    rows.writerow(["" if term is None else term.value for term in row])
