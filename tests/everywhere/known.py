"""What an engine answers otherwise, and is not asked. The test fails for any other difference, and for a mended one."""

KNOWN: dict[str, dict[str, str]] = {}
"""Engine, question, what comes instead; who adds one says why it is not written otherwise."""
DEFAULTS_ONLY = {
    ("oxigraph-wasm", "union"): "all cases are asked on its default graph",
    ("fuseki", "from"): "it is slow with six graphs",
    ("rdf4j", "from"): "it is slow with six graphs",
    ("virtuoso", "from"): "it is slow with six graphs",
}
"""Engine and arrangement on which each question is asked with its defaults only; everywhere else, all cases."""
NOT_ASKED = {
    ("rdf4j", "from", "single-news-item"): "it takes more than half a minute",
}
"""What is not asked at all."""
