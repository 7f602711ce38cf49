"""What changes a picture's size and shape."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.geometry_card import RESIZE, ROUND, TILE_PREVIEW, TRIM
from layer_server.generators.work import Work


def resize(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Another size."""
    del rng
    work = Work(RESIZE, request, progress, cancel)
    picture = work.picture("picture")
    height, width = picture.shape[:2]
    wanted_width, wanted_height = work.get("width"), work.get("height")
    if wanted_width is None and wanted_height is None:
        return work.output(picture)
    if wanted_width is None:
        wanted_width = max(1, round(width * wanted_height / height))
    if wanted_height is None:
        wanted_height = max(1, round(height * wanted_width / width))
    work.step(0.4, "resizing")
    crisp = work["crisp"]
    if work["fit"] == "stretch":
        return work.output(pixels.scaled(picture, wanted_width, wanted_height, crisp=crisp))
    if work["fit"] == "cover":
        return work.output(pixels.covering(picture, wanted_width, wanted_height, crisp=crisp))
    canvas = pixels.empty(wanted_width, wanted_height)
    pixels.centred(canvas, pixels.within(picture, wanted_width, wanted_height, crisp=crisp))
    return work.output(canvas)


def trim(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """No empty border, an even margin."""
    del rng
    work = Work(TRIM, request, progress, cancel)
    picture = pixels.trimmed(work.picture("picture"))
    work.step(0.5, "trimming")
    height, width = picture.shape[:2]
    margin = round(max(height, width) * work["margin"])
    canvas_width, canvas_height = width + 2 * margin, height + 2 * margin
    if work["square"]:
        canvas_width = canvas_height = max(canvas_width, canvas_height)
    canvas = pixels.empty(canvas_width, canvas_height)
    pixels.centred(canvas, picture)
    return work.output(canvas)


def rounded(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Round corners, or a circle."""
    del rng
    work = Work(ROUND, request, progress, cancel)
    picture = work.picture("picture").copy()
    work.step(0.5, "cutting corners")
    height, width = picture.shape[:2]
    if work["shape"] == "circle":
        side = min(width, height)
        picture = pixels.covering(picture, side, side).copy()
        picture[..., 3] *= pixels.rounded_box(side, side, side / 2)
    else:
        picture[..., 3] *= pixels.rounded_box(width, height, min(width, height) * work["radius"])
    return work.output(picture)


def tile_preview(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A tile, repeated."""
    del rng
    work = Work(TILE_PREVIEW, request, progress, cancel)
    tile = work.picture("picture", max_side=2048)
    width, height, repeat = work["width"], work["height"], work["repeat"]
    work.step(0.4, "repeating")
    side_x, side_y = max(1, -(-width // repeat)), max(1, -(-height // repeat))
    # Tiles keep their shape and meet the longer way; what stands out is cut.
    factor = max(side_x / tile.shape[1], side_y / tile.shape[0])
    small = pixels.scaled(tile, round(tile.shape[1] * factor), round(tile.shape[0] * factor))
    whole = np.tile(small, (-(-height // small.shape[0]), -(-width // small.shape[1]), 1))
    return work.output(whole[:height, :width])
