"""Counters and gauges for operators, in the Prometheus text format."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class GaugeReading(NamedTuple):
    """A value that is read when the metrics are requested: its help text, and the function that reads it."""

    text: str
    read: Callable[[], float]


class Metrics:
    """The metrics of one server: counters, histograms and gauges."""

    def __init__(self, gauges: Mapping[str, GaugeReading]) -> None:
        """Create the metrics.

        :param gauges: the gauges by name.
        """
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self.registry = CollectorRegistry()
        self.requests = Counter(
            "scokg_requests",
            "Requests answered, by part of the server and status.",
            ("part", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "scokg_request_seconds",
            "Time from the head of a request to the end of its response.",
            ("part",),
            registry=self.registry,
        )
        for name, gauge in gauges.items():
            Gauge(name, gauge.text, registry=self.registry).set_function(gauge.read)

    def text(self) -> bytes:
        """Return all values in the Prometheus text format."""
        from prometheus_client import generate_latest

        return bytes(generate_latest(self.registry))
