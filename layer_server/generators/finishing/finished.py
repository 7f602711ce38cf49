"""The decorator that gives a picture generator its finishing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from layer_server.generators.card import Generate, GenerationRequest, Output, Progress
from layer_server.generators.finishing.finishing_card import FINISHING

if TYPE_CHECKING:
    import numpy as np

    from layer_server.generators.provenance import Maker

_MAKING = 0.6
"""Share of the progress that the making has when finishing follows."""


def finished(card: Maker, *, keeps: bool = False) -> Callable[[Generate], Generate]:
    """What the generator of ``card`` makes, with its background removed, upscaled, vectorized, as the request asks.

    Args:
        keeps: a picture that cannot be finished is kept as it was made, and says so: another server was paid for it.
    """

    def decorate(generate: Generate) -> Generate:
        @wraps(generate)
        def generate_and_finish(
            request: GenerationRequest,
            rng: np.random.Generator,
            progress: Progress,
            cancel: Callable[[], bool],
        ) -> list[Output]:
            wanted = {name: request.parameters.get(name) for name in FINISHING}
            if (
                not wanted["remove_background"]
                and not wanted["vectorize"]
                and (wanted["upscale_ratio"] or 1) == 1
            ):
                return generate(request, rng, progress, cancel)
            from layer_server.generators.finishing.chain import Chain

            chain = Chain(card, request, progress, cancel, _MAKING, keeps=keeps)
            chain.check()
            own = dataclasses.replace(
                request,
                parameters={
                    name: value for name, value in request.parameters.items() if name not in FINISHING
                },
            )

            def making(fraction: float, stage: str) -> None:
                progress(fraction * _MAKING, stage)

            return chain.finish(generate(own, rng, making, cancel))

        return generate_and_finish

    return decorate
