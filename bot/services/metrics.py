"""What is counted and timed for Prometheus: numbers alone, no chat's id and no word that anybody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds


class Metrics:
    """The figures of one application, in a registry of its own, so that several can live side by side."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self.registry)
        self.updates = self._counter("updates", "Updates by kind and outcome.", "kind", "outcome")
        self.update_seconds = self._histogram("update_seconds", "From an update's turn to its end.", "kind")
        self.update_wait = self._histogram("update_wait_seconds", "From an update's arrival to its turn.")
        self.in_flight = self._gauge("updates_in_flight", "Updates that are being answered or wait for their turn.")
        self.calls = self._counter("telegram_calls", "Calls to the Bot API by method and outcome.", "method", "outcome")
        self.call_seconds = self._histogram("telegram_call_seconds", "From a call to its answer.", "method")
        self.messages = self._counter("messages", "Messages sent, by outcome.", "outcome")
        self.limiter_wait = self._histogram("limiter_wait_seconds", "Waits for the limiter of messages.", "rank")
        self.put_off = self._counter("limiter_put_off", "Messages the limiter sent away for later.", "rank")
        self.parse_seconds = self._histogram("parse_seconds", "Parsing of an article.")
        self.queued = self._gauge("updates_queued", "Updates that arrived and are not begun.")
        self.last_update = self._gauge("last_update_age_seconds", "Since the last update; -1 before the first.")
        self.digests = self._gauge("digests", "Digests that wait or are on their way.", "state")
        self.overdue = self._gauge("digests_overdue_seconds", "How long the oldest digest that waits is due.")
        self.subscribers = self._gauge("subscribers", "Chats that get digests, by kind.", "kind")
        self.feeds = self._gauge("feeds", "Feeds by state; failing ones are on as well.", "state")
        self.database_up = self._gauge(
            "database_up", "1 where the database answered when these figures were asked for."
        )

    @contextmanager
    def parsing(self) -> Iterator[None]:
        """Times the parsing of an article."""
        began = perf_counter()
        try:
            yield
        finally:
            self.parse_seconds.observe(perf_counter() - began)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(f"brief_{name}", told, labels, registry=self.registry)

    def _histogram(self, name: str, told: str, *labels: str) -> Histogram:
        return Histogram(f"brief_{name}", told, labels, registry=self.registry, buckets=QUICK)

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        return Gauge(f"brief_{name}", told, labels, registry=self.registry)
