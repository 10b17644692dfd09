"""Closure: the compiled rules on Oxigraph against owlrl, on the same graph in one run; processor time and its ratio.

The compiled rules run several times before and after owlrl, which takes minutes; tests compare the results.
"""

from statistics import median

import owlrl
from figures import Figure, arguments, processor_time, report
from pyoxigraph import Store

from scokg.atomic_io import read_files
from scokg.publication.closure import materialise, rule_texts
from scokg.publication.layout import root, rule_files
from scokg.publication.loading import open_store
from scokg.rdf.rdflib_bridge import rdflib_graph

RUNS = 3
"""How often the compiled rules run before owlrl, and again after it."""


def measure() -> list[Figure]:
    """Return the times of both and their ratio."""
    base = open_store(derived=False)
    rules = rule_texts(read_files(rule_files(root())))

    def compiled() -> int:
        work = Store()
        work.extend(base)
        return len(materialise(work, rules).triples)

    def reference() -> None:
        graph = rdflib_graph(base)
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)

    runs = [processor_time(compiled) for _ in range(RUNS)]
    reference_time, _ = processor_time(reference)
    runs += [processor_time(compiled) for _ in range(RUNS)]
    seconds = median(run[0] for run in runs)
    return [
        Figure("asserted triples", len(base), "triples"),
        Figure("derived triples", runs[0][1], "triples"),
        Figure("closure by the compiled rules", seconds, "s of processor time"),
        Figure("closure by owlrl", reference_time, "s of processor time"),
        Figure("owlrl / compiled rules", reference_time / seconds, at_least=60),
    ]


if __name__ == "__main__":
    report(measure(), arguments(__doc__).parse_args().json)
