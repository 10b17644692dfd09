"""Validation by shapes: the quick engine against pySHACL on the same triples in one run, with equal reports.

pySHACL as it comes parses each SPARQL query anew for each focus node; our reference path hands it parsed queries. Both
are timed on the ontology and every twentieth file of data, since pySHACL takes minutes on the whole. The argument
--whole takes the whole graph instead, for pySHACL with parsed queries only. The quick engine is timed on the whole too.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from pyoxigraph import RdfFormat, Store

from scokg.atomic_io import read_bytes, read_files
from scokg.publication.layout import root, shape_files, turtle_files
from scokg.rdf.parsing import load_merged
from scokg.rdf.serializers import write_triples
from scokg.validation.shacl import ShaclResult, validate_quick, validate_reference

PART, TIMES = 20, 5
shapes = "\n".join(read_bytes(path).decode() for path in shape_files(root()))


def ntriples(*, whole: bool) -> str:
    """Return the asserted triples, of all files or of a part of them."""
    files = turtle_files(root())
    data = [file.path for file in files if file.path.is_relative_to(root() / "data")]
    left_out = set() if whole else set(data) - set(data[::PART])
    store = Store()
    load_merged(read_files(file.path for file in files if file.path not in left_out), store)
    return write_triples((quad.triple for quad in store), RdfFormat.N_TRIPLES)


def timed(validate: Callable[[], list[ShaclResult]]) -> tuple[float, list[ShaclResult]]:
    """Time one validation; only processor time counts."""
    begin = time.process_time()
    results = validate()
    return time.process_time() - begin, results


def compare(data: str, name: str, *, prepare: bool) -> None:
    """Compare the reports of both engines, and print their times."""
    reference, expected = timed(lambda: validate_reference(data, shapes, prepare=prepare))
    runs = [timed(lambda: validate_quick(data, shapes)) for _ in range(TIMES)]
    if any(results != expected for _, results in runs):
        raise SystemExit(f"{name}: the engines give different results")
    quick = median(seconds for seconds, _ in runs)
    print(f"{name}: {reference:.2f} s; quick: {quick:.2f} s; ratio {reference / quick:.0f}")
    print(f"both have the same {len(expected)} results")


everything = ntriples(whole=True)
part = everything if "--whole" in sys.argv[1:] else ntriples(whole=False)
print(f"triples: {part.count(chr(10))} of {everything.count(chr(10))}")
compare(part, "pySHACL with parsed queries", prepare=True)
if part is not everything:
    compare(part, "pySHACL as it comes", prepare=False)
seconds = median(timed(lambda: validate_quick(everything, shapes))[0] for _ in range(TIMES))
print(f"quick, the whole graph: {seconds:.2f} s")
