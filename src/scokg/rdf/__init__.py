"""RDF: terms, query results, parsing, serialization, named graphs, blank nodes, and Turtle with its layout."""
