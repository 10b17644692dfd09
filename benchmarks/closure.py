"""Closure: the compiled rules on Oxigraph against owlrl, on the same graph in one run; seconds and their ratio."""

import time

import owlrl
from pyoxigraph import Store

from scokg.atomic_io import read_files
from scokg.publication.closure import materialise, rule_texts
from scokg.publication.layout import root, rule_files
from scokg.publication.loading import open_store
from scokg.rdf.rdflib_bridge import rdflib_graph

base = open_store(derived=False)
rules = rule_texts(read_files(rule_files(root())))

work = Store()
work.extend(base)
begin = time.perf_counter()
derived = materialise(work, rules)
ours = time.perf_counter() - begin

graph = rdflib_graph(base)
begin = time.perf_counter()
owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
reference = time.perf_counter() - begin

print(f"graph: {len(base)} triples, {len(derived)} derived")
print(f"compiled rules: {ours:.2f} s; owlrl: {reference:.2f} s; ratio {reference / ours:.0f}")
