"""Counts for those who run a server, in the text format of Prometheus."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .service import Service


class Metrics:
    """What is counted, and what is measured when asked."""

    def __init__(self, service: "Service") -> None:
        """Make counters of one server."""
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self.registry = CollectorRegistry()
        self.requests = Counter(
            "scokg_requests", "Requests answered, by part of the server and status.", ("part", "status"),
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "scokg_request_seconds", "Time from the head of a request to the end of its answer.", ("part",),
            registry=self.registry,
        )  # fmt: skip
        gauges: dict[str, tuple[str, Callable[[], float]]] = {
            "scokg_query_processes": ("Query processes.", lambda: len(service.pool.all)),
            "scokg_query_processes_free": ("Query processes that wait for work.", service.pool.free.qsize),
            "scokg_requests_waiting": ("Requests that wait for a query process.", lambda: service.pool.waiting),
            "scokg_long_queries": ("Queries that run with low priority.", lambda: service.pool.long),
            "scokg_queries_stopped": ("Queries that were stopped.", lambda: service.pool.stopped),
            "scokg_query_processes_replaced": ("Query processes replaced.", lambda: service.pool.replaced),
            "scokg_kept_bytes": ("Bytes of answers that are kept.", lambda: service.kept.size),
            "scokg_answer_bytes": ("Bytes of answers that are being sent.", lambda: service.sending),
        }
        for name, (text, read) in gauges.items():
            Gauge(name, text, registry=self.registry).set_function(read)

    def text(self) -> bytes:
        """Give all in the text format."""
        from prometheus_client import generate_latest

        return bytes(generate_latest(self.registry))
