"""How often something may fail before it has to wait. In memory: a restart forgives."""

from __future__ import annotations

import time
from collections import deque

MAX_KEYS = 10_000


class Throttle:
    """Counts events by key over a sliding window.

    Args:
        most: so many are allowed per window.
        seconds: of the window.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._seen: dict[str, deque[float]] = {}

    def wait_seconds(self, key: str) -> float:
        """How long until the next one is allowed; 0 when it is now."""
        times = self._recent(key)
        return 0.0 if len(times) < self._most else max(0.0, times[0] + self._seconds - time.monotonic())

    def note(self, key: str) -> None:
        """It happened."""
        times = self._recent(key)
        times.append(time.monotonic())
        if key not in self._seen and len(self._seen) >= MAX_KEYS:
            # Somebody tries many names: the oldest entry is the least useful one.
            self._seen.pop(next(iter(self._seen)))
        self._seen[key] = times

    def forget(self, key: str) -> None:
        """Start over for this key."""
        self._seen.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        times = self._seen.get(key, deque(maxlen=self._most))
        while times and times[0] + self._seconds <= time.monotonic():
            times.popleft()
        return times
