"""RDF as such: terms, results, parsing, serializing, named graphs, blank nodes, and Turtle with its layout."""
