"""The published files: their layout, loading, metadata, and the closure."""
