"""What puts pictures on top of each other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over, smoothstep
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.layers_card import BACKDROP, COMPOSE, DROP_SHADOW
from layer_server.generators.work import GROWING_SIDE, Work, colour


def compose(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A picture on a background."""
    del rng
    work = Work(COMPOSE, request, progress, cancel)
    canvas = work.picture("background").copy()
    picture = work.picture("picture")
    work.step(0.4, "composing")
    height, width = canvas.shape[:2]
    scale = float(work["scale"])
    picture = pixels.within(picture, max(1, round(width * scale)), max(1, round(height * scale)))
    left = round(width * work["x"] - picture.shape[1] / 2)
    top = round(height * work["y"] - picture.shape[0] / 2)
    if work["blend"] != "normal":
        picture = _blended(canvas, picture, left, top, work["blend"])
    pixels.lay(canvas, picture, left, top, float(work["opacity"]))
    return work.output(canvas)


def backdrop(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A plain background."""
    work = Work(BACKDROP, request, progress, cancel)
    width, height = work["width"], work["height"]
    ink = colour(work["colour"])
    second = colour(work.get("second")) if work.get("second") else ink * np.float32(0.42)
    if work["style"] == "plain":
        return work.output(pixels.filled(width, height, ink))
    work.step(0.3, "lighting")
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    if work["style"] == "gradient":
        t = np.broadcast_to(y, (height, width))
    else:
        x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
        t = smoothstep(0.0, 0.85, np.hypot((x - np.float32(0.5)), (y - np.float32(0.46))))
    return work.output(dithered(ink + (second - ink) * t[..., None], rng))


def drop_shadow(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A soft shadow behind a picture."""
    del rng
    work = Work(DROP_SHADOW, request, progress, cancel)
    picture = work.picture("picture", GROWING_SIDE)
    side = max(picture.shape[:2])
    x, y, sigma = round(side * work["x"]), round(side * work["y"]), side * float(work["blur"])
    work.step(0.4, "casting a shadow")
    if work["grow"]:
        picture = pixels.padded(picture, max(abs(x), abs(y)) + round(2.5 * sigma))
    shape = blur(picture[..., 3], sigma)
    canvas = np.zeros_like(picture)
    shadow = np.zeros_like(picture)
    shadow[..., :3] = colour(work["colour"])
    shadow[..., 3] = np.clip(shape, 0, 1)
    pixels.lay(canvas, shadow, x, y, float(work["opacity"]))
    over(canvas, picture[..., :3], picture[..., 3])
    return work.output(canvas)


def dithered(picture: Plane, rng: np.random.Generator) -> Plane:
    """The picture with noise of less than one step of 8 bits, so that gradients show no bands."""
    height, width = picture.shape[:2]
    noise = rng.random((height, width, 1), np.float32) - np.float32(0.5)
    result: Plane = np.clip(picture + noise / np.float32(160), 0, 1)
    return result


def _blended(canvas: Plane, picture: Plane, left: int, top: int, blend: str) -> Plane:
    """The picture with its colours mixed with what is under it."""
    under = pixels.empty(picture.shape[1], picture.shape[0])
    pixels.lay(under, canvas, -left, -top)
    below, ink = under[..., :3], picture[..., :3]
    if blend == "multiply":
        mixed = below * ink
    elif blend == "screen":
        mixed = 1 - (1 - below) * (1 - ink)
    elif blend == "add":
        mixed = below + ink
    else:
        mixed = np.where(below < 0.5, 2 * below * ink, 1 - 2 * (1 - below) * (1 - ink))
    # Where there is nothing below there is nothing to mix with.
    share = under[..., 3:]
    colours = np.clip(mixed, 0, 1) * share + ink * (1 - share)
    return np.dstack([colours, picture[..., 3:]]).astype(np.float32)
