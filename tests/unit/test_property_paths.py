"""Property paths lead to the nodes that SPARQL finds with them, for few nodes and for many."""

from random import Random

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from scokg import UserError
from scokg.rdf.terms import Term
from scokg.validation import property_paths
from scokg.validation.property_paths import DataIndex, indexed, read_path

HEAD = "@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
PATHS = {
    ":p": "<urn:p>",
    "[ sh:inversePath :p ]": "^<urn:p>",
    "( :p :q )": "<urn:p>/<urn:q>",
    "[ sh:inversePath ( :p [ sh:inversePath :q ] ) ]": "^(<urn:p>/^<urn:q>)",
    "[ sh:alternativePath ( :p [ sh:inversePath :q ] ) ]": "<urn:p>|^<urn:q>",
    "[ sh:zeroOrMorePath :p ]": "<urn:p>*",
    "[ sh:oneOrMorePath ( :p :q ) ]": "(<urn:p>/<urn:q>)+",
    "[ sh:zeroOrOnePath :p ]": "<urn:p>?",
    "( [ sh:zeroOrMorePath [ sh:inversePath :p ] ] :q )": "(^<urn:p>)*/<urn:q>",
}


@pytest.fixture(scope="module", params=range(3))
def store(request: pytest.FixtureRequest) -> Store:
    """Return a random graph, some of whose triples are in two named graphs."""
    random, found = Random(request.param), Store()
    for _ in range(60):
        subject, value = (NamedNode(f"urn:n{random.randrange(12)}") for _ in range(2))
        prop, graph = (NamedNode(f"urn:{random.choice(names)}") for names in ("pq", "gh"))
        found.add(Quad(subject, prop, value, graph))
    return found


@pytest.mark.parametrize("few", [0, 200])
@pytest.mark.parametrize("turtle", PATHS)
def test_a_path_leads_where_sparql_says(store: Store, turtle: str, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(property_paths, "_FEW", few)
    index = indexed(quad.triple for quad in parse((HEAD + f":s sh:path {turtle} .").encode(), format=RdfFormat.TURTLE))
    (path,) = index[NamedNode("urn:s")]["http://www.w3.org/ns/shacl#path"]
    nodes: set[Term] = {NamedNode(f"urn:n{number}") for number in range(12)}
    pairs = read_path(index, path).pairs(DataIndex(store), nodes)
    solutions = store.query(f"SELECT ?s ?o WHERE {{ ?s {PATHS[turtle]} ?o }}", use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    expected = {(row["s"], row["o"]) for row in solutions if row["s"] in nodes}
    found = [(node, value) for node, values in pairs.items() for value in values]
    assert set(found) == expected | ({(n, n) for n in nodes} if turtle.startswith(("[ sh:zeroOr",)) else set())
    assert len(found) == len(set(found)) > 0


def test_what_is_no_path_is_an_error() -> None:
    with pytest.raises(UserError, match="not a property path"):
        read_path({}, BlankNode())
