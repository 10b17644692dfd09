"""Closure: the compiled rules on Oxigraph against owlrl, on the same graph in one run; processor time and its ratio.

The compiled rules run several times before and after owlrl, which takes minutes; tests compare the results.
"""

import time
from statistics import median

import owlrl
from pyoxigraph import Store

from scokg.atomic_io import read_files
from scokg.publication.closure import materialise, rule_texts
from scokg.publication.layout import root, rule_files
from scokg.publication.loading import open_store
from scokg.rdf.rdflib_bridge import rdflib_graph

TIMES = 3
base = open_store(derived=False)
rules = rule_texts(read_files(rule_files(root())))


def ours() -> tuple[float, int]:
    """Compute the closure once; return its processor time and the number of derived triples."""
    work = Store()
    work.extend(base)
    begin = time.process_time()
    derived = materialise(work, rules).triples
    return time.process_time() - begin, len(derived)


runs = [ours() for _ in range(TIMES)]
graph = rdflib_graph(base)
begin = time.process_time()
owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
reference = time.process_time() - begin
runs += [ours() for _ in range(TIMES)]

seconds = median(run[0] for run in runs)
print(f"graph: {len(base)} triples, {runs[0][1]} derived")
print(f"compiled rules: {seconds:.2f} s; owlrl: {reference:.2f} s; ratio {reference / seconds:.0f}")
