"""Differences between two snapshots of the graph: changed things, changed answers and causes, in several formats."""
