"""The publication as files: dumps, tables, JSON-LD, and the description of the dataset."""
