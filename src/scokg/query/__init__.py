"""Queries: the engine, saved queries and their parameters, names, completeness, citations, remote endpoints."""
