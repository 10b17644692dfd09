"""The publication on the web: SPARQL endpoint, graph store, dereferenceable IRIs and saved questions, read-only.

One process speaks HTTP and never runs a query (:mod:`.application`, :mod:`.server`). Queries run in processes that are
forked from one that holds the graph (:mod:`.pool`, :mod:`.worker`): they share its memory, a fresh one is ready in
milliseconds, and a query that takes too long is stopped by ending its process.
"""
