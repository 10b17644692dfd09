"""The same with rdflib alone."""

import sys
from pathlib import Path

import rdflib

TOP = Path(__file__).resolve().parents[1]

graph = rdflib.Graph()
for path in [*sorted((TOP / "ontology").rglob("*.ttl")), *sorted((TOP / "data").rglob("*.ttl"))]:
    graph.parse(path, format="turtle")
graph.parse(TOP / "build" / "derived.nt", format="nt")
for row in graph.query((TOP / "queries" / "status-on.rq").read_text(encoding="utf-8")):
    sys.stdout.write(",".join("" if term is None else str(term) for term in row) + "\n")
