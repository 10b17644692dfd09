"""Flat tables of the graph, and the files that they are published in."""
