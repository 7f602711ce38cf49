"""How a generator of sounds reports on a batch, and learns that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

from layer_server.generators.card import Cancelled, Progress


def reporter(
    index: int, count: int, progress: Progress, cancel: Callable[[], bool]
) -> Callable[[float, str], None]:
    """``step(fraction, stage)`` for output ``index`` of ``count``; it never goes back. It raises Cancelled."""
    reached = 0.0

    def step(fraction: float, stage: str) -> None:
        nonlocal reached
        if cancel():
            raise Cancelled
        reached = max(reached, fraction)
        progress((index + reached) / count, f"{stage} {index + 1} of {count}" if count > 1 else stage)

    return step
