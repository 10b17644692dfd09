"""The publication as files: dumps, tables, JSON-LD documents, and descriptions of the dataset."""
