"""Validation by shapes: rudof (the quick path) against pySHACL, on the same graph in one run; seconds and ratios.

pySHACL as it comes parses each SPARQL query anew for each focus node; our reference path hands it parsed queries.
"""

import time
from collections.abc import Callable

from pyoxigraph import RdfFormat

from scokg.atomic_io import read_bytes
from scokg.publication.layout import root, shape_files
from scokg.publication.loading import open_store
from scokg.rdf.serializers import write_triples
from scokg.validation.shacl import ShaclResult, validate_quick, validate_reference

store = open_store(derived=False)
data = write_triples((quad.triple for quad in store), RdfFormat.N_TRIPLES)
shapes = "\n".join(read_bytes(path).decode() for path in shape_files(root()))


def timed(validate: Callable[[], list[ShaclResult]]) -> tuple[float, list[ShaclResult]]:
    """Time one validation."""
    begin = time.perf_counter()
    results = validate()
    return time.perf_counter() - begin, results


quick, quick_results = timed(lambda: validate_quick(data, shapes))
plain, plain_results = timed(lambda: validate_reference(data, shapes, prepare=False))
parsed, parsed_results = timed(lambda: validate_reference(data, shapes))

same = quick_results == plain_results == parsed_results
print(f"graph: {len(store)} triples; results: {len(quick_results)}; the same from all: {same}")
print(f"rudof: {quick:.2f} s; pySHACL: {plain:.2f} s, with parsed queries: {parsed:.2f} s")
if not same:
    raise SystemExit("the engines give different results")
print(f"pySHACL / rudof: {plain / quick:.0f} (promised: at least 10), with parsed queries: {parsed / quick:.0f}")
