"""Where an engine returns other rows or is not asked; any other difference fails the test, and a stale entry does."""

KNOWN: dict[tuple[str, str, str], str] = {}
"""Engine, arrangement and query → what it returns instead. Add an entry only if the query cannot be written so that the
engine returns the expected rows, and give the reason."""
DEFAULTS_ONLY = {
    ("comunica", "union"): "all cases are asked on its default graph",
    ("comunica", "from"): "all cases are asked on its default graph",
}
"""Engine and arrangement → why each query is asked with its default values only; everywhere else, all cases are."""
NOT_ASKED: dict[tuple[str, str, str], str] = {}
"""Engine, arrangement and query → why it is not asked."""
