"""Validation by shapes: the quick engine against pySHACL on the same triples in one run, with equal reports.

pySHACL as it comes parses each SPARQL query anew for each focus node; our reference path hands it parsed queries. Both
are timed on the ontology and every twentieth file of data, since pySHACL takes minutes on the whole. The argument
--whole takes the whole graph instead, for pySHACL with parsed queries only. The quick engine is timed on the whole too.
"""

from statistics import median

from figures import RUNS, Figure, arguments, processor_time, report
from pyoxigraph import RdfFormat, Store

from scokg.atomic_io import read_bytes, read_files
from scokg.publication.layout import root, shape_files, turtle_files
from scokg.rdf.parsing import load_merged
from scokg.rdf.serializers import write_triples
from scokg.validation.shacl import validate_quick, validate_reference

PART = 20
"""One of how many files of data are in the part that pySHACL is timed on."""


def ntriples(*, whole: bool) -> str:
    """Return the asserted triples, of all files or of a part of them."""
    files = turtle_files(root())
    data = [file.path for file in files if file.path.is_relative_to(root() / "data")]
    left_out = set() if whole else set(data) - set(data[::PART])
    store = Store()
    load_merged(read_files(file.path for file in files if file.path not in left_out), store)
    return write_triples((quad.triple for quad in store), RdfFormat.N_TRIPLES)


def compared(data: str, shapes: str, name: str, *, prepare: bool, at_least: float | None = None) -> list[Figure]:
    """Return the times of both engines on some triples.

    :raises SystemExit: if they give different results.
    """
    reference, expected = processor_time(lambda: validate_reference(data, shapes, prepare=prepare))
    runs = [processor_time(lambda: validate_quick(data, shapes)) for _ in range(RUNS)]
    if any(results != expected for _, results in runs):
        raise SystemExit(f"{name}: the engines give different results")
    quick = median(seconds for seconds, _ in runs)
    return [
        Figure(f"{name}, on {data.count(chr(10)):,} triples", reference, "s of processor time"),
        Figure(f"{name} / quick engine, same {len(expected)} results", reference / quick, at_least=at_least),
    ]


def measure(*, whole: bool) -> list[Figure]:
    """Return the times of the engines."""
    shapes = "\n".join(read_bytes(path).decode() for path in shape_files(root()))
    everything = ntriples(whole=True)
    part = everything if whole else ntriples(whole=False)
    found = compared(part, shapes, "pySHACL with parsed queries", prepare=True)
    if not whole:
        found += compared(part, shapes, "pySHACL as it comes", prepare=False, at_least=30)
    seconds = median(processor_time(lambda: validate_quick(everything, shapes))[0] for _ in range(RUNS))
    title = f"quick engine, on all {everything.count(chr(10)):,} triples"
    return [*found, Figure(title, seconds, "s of processor time")]


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--whole", action="store_true", help="time pySHACL on the whole graph")
    options = parser.parse_args()
    report(measure(whole=options.whole), options.json)
