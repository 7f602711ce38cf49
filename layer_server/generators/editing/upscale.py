"""The ``upscale`` generator: one picture, larger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.editing.pixel_cells import cell_size, enlarged_cells
from layer_server.generators.editing.superresolution import CREDIT, upscaled
from layer_server.generators.editing.upscale_card import UPSCALE
from layer_server.generators.work import Work

_MAX_PIXELS = 64_000_000
"""Of the result, and of what the network makes on the way to it."""

_LARGEST_SIDE = 8192


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Make the picture of ``init_image`` larger; one output.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs when the result would be too large.
    """
    del rng  # there is one result
    work = Work(UPSCALE, request, progress, cancel)
    ratio, quality = float(work["upscale_ratio"]), str(work["quality"])
    work.step(0.0, "opening")
    width, height = work.size("init_image")
    _check(width, height, ratio)
    picture = work.pixels("init_image", _LARGEST_SIDE)
    height, width = picture.shape[:2]
    metadata: dict[str, Any] = {"size_before": [width, height], "ratio": ratio}
    if (picture[..., 3] == 255).all():
        picture = np.ascontiguousarray(picture[..., :3])
    cell = cell_size(picture)
    if cell is not None:
        result = enlarged_cells(picture, ratio)
        metadata["method"] = "pixel art: every pixel kept hard"
    else:
        result = upscaled(picture, ratio, quality, lambda share, stage: work.step(0.05 + 0.8 * share, stage))
        work.credit(CREDIT)
        metadata["method"] = "Real-ESRGAN"
    if request.batch_size > 1:
        metadata["batch"] = "One result: nothing in it depends on the seed."
    return work.output(result, metadata=metadata)


def _check(width: int, height: int, ratio: float) -> None:
    factor = 1 if ratio == 1 else 2 if ratio <= 2 else 4
    if width * height * factor**2 > _MAX_PIXELS:
        least = int((_MAX_PIXELS / factor**2) ** 0.5)
        raise InvalidInputs(
            f"A picture of {width} x {height} pixels cannot be made {ratio:g} times larger: at most "
            f"{_MAX_PIXELS // 1_000_000} million pixels can be made, which is {least} x {least} times {factor}.",
            field="upscale_ratio",
            value=ratio,
            remedy="Ask for a smaller ratio, or give a smaller picture.",
        )
