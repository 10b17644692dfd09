"""What an engine answers otherwise, and is not asked. The test fails for any other difference, and for a mended one."""

KNOWN: dict[str, dict[str, str]] = {}
"""Engine, question, what comes instead; who adds one says why it is not written otherwise."""
DEFAULTS_ONLY = {
    ("comunica", "union"): "all cases are asked on its default graph",
    ("comunica", "from"): "all cases are asked on its default graph",
}
"""Engine and arrangement on which each question is asked with its defaults only; everywhere else, all cases."""
NOT_ASKED: dict[tuple[str, str, str], str] = {}
"""Engine, arrangement and question: what is not asked at all."""
