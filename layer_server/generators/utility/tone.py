"""What changes a picture's colours, or surrounds it with light."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.tone_card import GLOW, OUTLINE, RECOLOUR
from layer_server.generators.work import GROWING_SIDE, Work, colour

_GREY = np.array([0.2126, 0.7152, 0.0722], np.float32)


def recolour(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Other colours, the same light."""
    del rng
    work = Work(RECOLOUR, request, progress, cancel)
    picture = work.picture("picture").copy()
    work.step(0.4, "recolouring")
    hsv = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2HSV)
    hsv[..., 0] = (hsv[..., 0] + np.float32(work["hue"])) % 360
    hsv[..., 1] = np.clip(hsv[..., 1] * np.float32(work["saturation"]), 0, 1)
    hsv[..., 2] = np.clip(hsv[..., 2] * np.float32(work["brightness"]), 0, 1)
    ink = np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.float32)
    if work.get("tint"):
        amount = np.float32(work["amount"])
        ink = ink * (1 - amount) + tinted(ink, colour(work.get("tint"))) * amount
    picture[..., :3] = ink
    return work.output(picture)


def outline(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A line around what is visible."""
    del rng
    work = Work(OUTLINE, request, progress, cancel)
    picture = work.picture("picture", GROWING_SIDE)
    width = max(1.0, max(picture.shape[:2]) * float(work["width"]))
    if work["grow"]:
        picture = pixels.padded(picture, round(width) + 2)
    work.step(0.4, "drawing the line")
    canvas = np.zeros_like(picture)
    over(canvas, colour(work["colour"]), around(picture[..., 3], width))
    over(canvas, picture[..., :3], picture[..., 3])
    return work.output(canvas)


def glow(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A halo around what is visible."""
    del rng
    work = Work(GLOW, request, progress, cancel)
    picture = work.picture("picture", GROWING_SIDE)
    reach = max(picture.shape[:2]) * float(work["size"])
    if work["grow"]:
        picture = pixels.padded(picture, round(reach * 1.6))
    work.step(0.4, "lighting")
    canvas = np.zeros_like(picture)
    over(canvas, colour(work["colour"]), halo(picture[..., 3], reach) * np.float32(work["strength"]))
    over(canvas, picture[..., :3], picture[..., 3])
    return work.output(canvas)


def around(alpha: Plane, width: float) -> Plane:
    """Alpha of the shape grown by ``width`` pixels, smooth at its edge."""
    outside = cv2.distanceTransform((alpha < 0.5).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    line: Plane = np.clip(np.float32(width) + np.float32(0.5) - outside, 0, 1)
    return line


def halo(alpha: Plane, reach: float) -> Plane:
    """Light around a shape: bright at its edge, gone at about ``reach`` pixels."""
    light = blur(alpha, reach * 0.18) * np.float32(0.6) + blur(alpha, reach * 0.5) * np.float32(0.9)
    return np.clip(light, 0, 1)


def tinted(ink: Plane, towards: Plane) -> Plane:
    """The picture in one colour from black over the colour to white, by its own light."""
    light = ink @ _GREY
    middle = float(np.clip(towards @ _GREY, 0.08, 0.92))
    low = np.clip(light / np.float32(middle), 0, 1)[..., None]
    high = np.clip((light - np.float32(middle)) / np.float32(1 - middle), 0, 1)[..., None]
    result: Plane = towards * low * (1 - high) + high
    return result
