"""The published files: where they are, how they are loaded, and what follows from them (the closure)."""
