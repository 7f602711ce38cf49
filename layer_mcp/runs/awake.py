"""Waiting on a machine that may be put to sleep meanwhile.

A laptop's lid closes in the middle of a wait. What it slept through is nobody's impatience, an answer that was under
way is most likely lost, and the first thing to do afterwards is to ask. None of this looks at the wall clock, which
people and time servers set.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

TICK_SECONDS = 1.0
"""How often a wait looks up."""
JUMP_SECONDS = 5.0
"""A tick that took so much longer was slept through."""


class Woken(Exception):
    """The machine was asleep while an answer was waited for."""


def asleep_seconds() -> float:
    """How long this machine has slept since it started, where it tells: only differences mean something."""
    pairs = (("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"), ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"))  # Linux, macOS
    for always, awake in pairs:
        if hasattr(time, always) and hasattr(time, awake):
            return time.clock_gettime(getattr(time, always)) - time.clock_gettime(getattr(time, awake))
    return 0.0


class Sleeps:
    """Notices that the machine was asleep."""

    def __init__(self) -> None:
        self._asleep = asleep_seconds()
        self._at = time.monotonic()

    def since(self, expected: float) -> bool:
        """Whether it was since the last look, which should have been ``expected`` seconds ago."""
        asleep, at = asleep_seconds(), time.monotonic()
        slept = max(asleep - self._asleep, at - self._at - expected)  # Windows counts sleep as time
        self._asleep, self._at = asleep, at
        return slept > JUMP_SECONDS


async def pause(seconds: float) -> None:
    """Sleep; ends early when the machine itself has slept."""
    sleeps = Sleeps()
    while seconds > 0:
        tick = min(seconds, TICK_SECONDS)
        await asyncio.sleep(tick)
        seconds -= tick
        if sleeps.since(tick):
            return


async def answered(work: Coroutine[Any, Any, T]) -> T:
    """Wait for an answer.

    Raises:
        Woken: the machine was asleep meanwhile; the question is dropped.
    """
    task = asyncio.ensure_future(work)
    sleeps = Sleeps()
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=TICK_SECONDS)
            if sleeps.since(TICK_SECONDS) and not task.done():
                raise Woken
    finally:
        task.cancel()
    return task.result()
