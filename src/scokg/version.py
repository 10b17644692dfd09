"""The version of the program; a release checks that the ontology, the data and CITATION.cff state the same version."""

__version__ = "0.1.0"
