"""The version of the program; a release checks that the ontology, the data and the citation state the same one."""

__version__ = "0.1.0"
