"""Query processes: the pool, the jobs they run, and the limits that the operating system enforces on them."""
