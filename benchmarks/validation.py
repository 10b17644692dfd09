"""Validation by shapes: rudof (the quick path) against pySHACL, on the same graph in one run; seconds and ratios.

pySHACL as it comes parses each SPARQL query anew for each focus node; our reference path hands it parsed queries.
Timing it as it comes takes minutes and is done with the argument --plain only.
"""

import sys
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
parsed, parsed_results = timed(lambda: validate_reference(data, shapes))
print(
    f"graph: {len(store)} triples; results: {len(quick_results)}; the same from both: {quick_results == parsed_results}"
)
print(f"quick: {quick:.2f} s; pySHACL with parsed queries: {parsed:.2f} s, {parsed / quick:.0f} times as long")
if quick_results != parsed_results:
    raise SystemExit("the engines give different results")
if "--plain" in sys.argv[1:]:
    plain, plain_results = timed(lambda: validate_reference(data, shapes, prepare=False))
    print(f"pySHACL as it comes: {plain:.2f} s, {plain / quick:.0f} times as long")
    if quick_results != plain_results:
        raise SystemExit("the engines give different results")
