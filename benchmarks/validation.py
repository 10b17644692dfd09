"""Validation by shapes: rudof (the quick path) against pySHACL (the reference), on the same graph in one run."""

import time

from pyoxigraph import RdfFormat

from scokg import shacl
from scokg.closure import open_store
from scokg.dataset import write_triples
from scokg.files import read_bytes, root, shape_files

store = open_store(derived=False)
data = write_triples((quad.triple for quad in store), RdfFormat.N_TRIPLES)
shapes = "\n".join(read_bytes(path).decode() for path in shape_files(root()))

begin = time.perf_counter()
quick = shacl.validate_quick(data, shapes)
quick_time = time.perf_counter() - begin

begin = time.perf_counter()
reference = shacl.validate_reference(data, shapes)
reference_time = time.perf_counter() - begin

print(f"graph: {len(store)} triples; results: {len(quick)} and {len(reference)}, equal: {quick == reference}")
print(
    f"rudof: {quick_time:.2f} s; pySHACL: {reference_time:.2f} s; ratio {reference_time / quick_time:.0f} (at least 10)"
)
