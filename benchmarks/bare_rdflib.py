"""The same with rdflib alone. Usage: bare_rdflib.py DERIVED, the derived triples as N-Triples."""

import csv
import sys
from pathlib import Path

import rdflib

TOP = Path(__file__).resolve().parents[1]

graph = rdflib.Graph()
for path in [*sorted((TOP / "ontology").rglob("*.ttl")), *sorted((TOP / "data").rglob("*.ttl"))]:
    graph.parse(path, format="turtle")
graph.parse(sys.argv[1], format="nt")
rows = csv.writer(sys.stdout, lineterminator="\n")
for row in graph.query((TOP / "queries" / "status-on.rq").read_text(encoding="utf-8")):
    rows.writerow(["" if term is None else str(term) for term in row])
