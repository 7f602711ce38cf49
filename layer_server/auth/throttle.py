"""How often something may fail before it has to wait. In memory: a restart forgives."""

from __future__ import annotations

import threading
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
        self._lock = threading.Lock()

    def take(self, key: str) -> float:
        """Count one, if one is allowed; from any thread.

        It is counted before it is tried, so that many at once are not all the first.

        Returns:
            How long until the next one is allowed; 0 when this one is, and was counted.
        """
        now = time.monotonic()
        with self._lock:
            times = self._seen.setdefault(key, deque())
            while times and times[0] + self._seconds <= now:
                times.popleft()
            if len(times) >= self._most:
                return times[0] + self._seconds - now
            times.append(now)
            if len(self._seen) > MAX_KEYS:
                # Somebody tries many names: the oldest entry is the least useful one.
                self._seen.pop(next(iter(self._seen)))
            return 0.0

    def give_back(self, key: str) -> None:
        """The one counted last did not fail."""
        with self._lock:
            times = self._seen.get(key)
            if times:
                times.pop()

    def forget(self, key: str) -> None:
        """Start over for this key."""
        with self._lock:
            self._seen.pop(key, None)
