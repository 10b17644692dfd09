"""Questions: the engine, saved queries and their parameters, names, completeness, citations, other endpoints."""
