"""Differences between two snapshots of the graph: things, answers and causes, in several forms."""
