"""A batch, made one output after the other: each has its seed, its share of the progress, and stops when asked to."""

from __future__ import annotations

from collections.abc import Callable

from layer_server.generators.card import Cancelled, GenerationRequest, Output, Progress

Step = Callable[[float, str], None]
"""Told the share of an output that is done, and the stage; raises Cancelled when it is to stop."""


def stepper(progress: Progress, cancel: Callable[[], bool], index: int = 0, count: int = 1) -> Step:
    """The steps of output ``index`` of ``count``."""

    def step(fraction: float, stage: str) -> None:
        if cancel():
            raise Cancelled
        label = f"{stage} {index + 1} of {count}" if count > 1 else stage
        progress((index + fraction) / count, label)

    return step


def one_by_one(
    request: GenerationRequest,
    progress: Progress,
    cancel: Callable[[], bool],
    make: Callable[[int, Step], Output],
    *,
    count: int | None = None,
) -> list[Output]:
    """``batch_size`` outputs of ``make(seed, step)``; the i-th is what seed ``seed + i`` gives first.

    Args:
        count: how many, where fewer are enough as no seed changes them.

    Raises Cancelled when ``cancel()`` answers true at a step.
    """
    count = request.batch_size if count is None else count
    outputs = [make(request.seed + index, stepper(progress, cancel, index, count)) for index in range(count)]
    progress(1.0, "done")
    return outputs
