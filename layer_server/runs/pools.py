"""The places where jobs run: the processor, the one process that keeps weights, and other servers that are waited for."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from layer_server.generators.card import Place
from layer_server.runs.cpu_pool import CpuPool

REMOTE_AT_ONCE = 8
"""Jobs that only wait for another server."""


class Pools:
    """A pool of worker processes for each place, made when it is first asked for.

    Args:
        workers: how many jobs use the processor at once.
        build_id: as of ``CpuPool``.
    """

    def __init__(self, workers: int, build_id: str) -> None:
        # Weights of gigabytes are loaded once, and one job at a time uses the device.
        self.sizes: Mapping[Place, int] = {"cpu": workers, "weights": 1, "remote": REMOTE_AT_ONCE}
        self._build_id = build_id
        self._lock = threading.Lock()
        self._pools: dict[Place, CpuPool] = {}
        self._closed = False

    def at(self, place: Place) -> CpuPool:
        """The pool of a place."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the server is closing")
            if place not in self._pools:
                self._pools[place] = CpuPool(self.sizes[place], self._build_id)
            return self._pools[place]

    def close(self) -> None:
        """Kill every worker."""
        with self._lock:
            self._closed = True
            pools = list(self._pools.values())
        for pool in pools:
            pool.close()
