"""A batch, made one output after the other: each has its seed, its share of the progress, and stops when asked to."""

from __future__ import annotations

from collections.abc import Callable

from layer_server.generators.card import Cancelled, GenerationRequest, Output, Progress

Step = Callable[[float, str], None]
"""Told the share of an output that is done, and the stage; raises Cancelled when it is to stop."""


def one_by_one(
    request: GenerationRequest,
    progress: Progress,
    cancel: Callable[[], bool],
    make: Callable[[int, Step], Output],
) -> list[Output]:
    """``batch_size`` outputs of ``make(seed, step)``; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true at a step.
    """

    def stepper(index: int) -> Step:
        def step(fraction: float, stage: str) -> None:
            if cancel():
                raise Cancelled
            label = f"{stage} {index + 1} of {request.batch_size}" if request.batch_size > 1 else stage
            progress((index + fraction) / request.batch_size, label)

        return step

    outputs = [make(request.seed + index, stepper(index)) for index in range(request.batch_size)]
    progress(1.0, "done")
    return outputs
