"""How often somebody may do something: token buckets, one per key, with the time as an argument."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

MOST_KEYS = 10_000  # about 2 MB


class Verdict(Enum):
    """Whether something may be done."""

    GO = "go"
    NOTICE = "notice"  # no, and it has not been said yet
    NO = "no"


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime
    told: bool = False


class Buckets:
    """A bucket of `burst` tokens per key that fills by one every `seconds`; remembers the `keys` that came last.

    Keeps nothing beyond this process, and starts no timer.
    """

    def __init__(self, burst: int, seconds: float, keys: int = MOST_KEYS) -> None:
        self._burst, self._seconds, self._most = burst, seconds, keys
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def take(self, key: int, now: datetime) -> Verdict:
        """Takes one of the key's tokens at `now` (aware); NOTICE for the first refusal after a token was taken."""
        bucket = self._buckets.pop(key, None) or _Bucket(self._burst, now)
        self._buckets[key] = bucket
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        passed = max(0.0, (now - bucket.at).total_seconds())
        bucket.tokens, bucket.at = min(self._burst, bucket.tokens + passed / self._seconds), max(now, bucket.at)
        if bucket.tokens >= 1:
            bucket.tokens, bucket.told = bucket.tokens - 1, False
            return Verdict.GO
        verdict = Verdict.NO if bucket.told else Verdict.NOTICE
        bucket.told = True
        return verdict
