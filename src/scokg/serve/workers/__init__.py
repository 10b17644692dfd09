"""Query processes: the pool, the jobs they run, and the limits that the system enforces on them."""
