"""The publication on the web: SPARQL endpoint, graph store, dereferenceable IRIs and saved queries, read-only.

One process handles HTTP and never runs a query (:mod:`.application`, :mod:`.server`). Queries run in processes that are
forked from one that has loaded the graph (:mod:`.workers.pool`, :mod:`.workers.worker`): they share its memory, a new
one is ready within milliseconds, and a query that takes too long is stopped by killing its process.
"""
