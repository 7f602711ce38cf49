"""Brighter, darker, warmer, greyer: what every photo editor has."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, side, subject


def brighter(picture: Plane, order: Order) -> Plane:
    return repainted(picture, picture[..., :3] ** np.float32(1 / (1 + order.varied(0.55) * order.amount)))


def darker(picture: Plane, order: Order) -> Plane:
    return repainted(picture, picture[..., :3] ** np.float32(1 + order.varied(0.6) * order.amount))


def contrast(picture: Plane, order: Order) -> Plane:
    strength = order.varied(0.4) * order.amount
    if order.has("less", "lower", "reduce", "soft", "softer", "decrease", "flatter"):
        return repainted(
            picture, mixed(picture[..., :3], np.full_like(picture[..., :3], 0.5), 0.7 * strength)
        )
    ink = picture[..., :3]
    steep = ink * ink * (3 - 2 * ink)
    return repainted(picture, mixed(ink, steep, 2.2 * strength))


def saturation(picture: Plane, order: Order) -> Plane:
    factor = 1 + order.varied(0.6) * order.amount
    if order.has(
        "less", "lower", "reduce", "muted", "desaturate", "desaturated", "dull", "decrease", "faded"
    ):
        factor = max(0.0, 1 - order.varied(0.55) * order.amount)
    grey = light(picture)[..., None]
    return repainted(picture, grey + (picture[..., :3] - grey) * np.float32(factor))


def greyscale(picture: Plane, order: Order) -> Plane:
    del order
    return repainted(picture, np.repeat(light(picture)[..., None], 3, 2))


def warmer(picture: Plane, order: Order) -> Plane:
    return repainted(picture, picture[..., :3] * _cast(order.varied(0.16) * order.amount))


def cooler(picture: Plane, order: Order) -> Plane:
    return repainted(picture, picture[..., :3] * _cast(-order.varied(0.16) * order.amount))


def sepia(picture: Plane, order: Order) -> Plane:
    grey = light(picture)[..., None]
    brown = np.array([1.08, 0.87, 0.64], np.float32) * grey + np.array([0.05, 0.03, 0.0], np.float32)
    return repainted(
        picture, mixed(picture[..., :3], brown, min(1.0, order.varied(0.95, 0.05) * order.amount))
    )


def inverted(picture: Plane, order: Order) -> Plane:
    del order
    return repainted(picture, 1 - picture[..., :3])


def vintage(picture: Plane, order: Order) -> Plane:
    ink = mixed(picture[..., :3], light(picture)[..., None], 0.35)
    ink = ink * np.array([0.95, 0.88, 0.72], np.float32) + np.array([0.07, 0.05, 0.06], np.float32)
    aged = repainted(picture, ink)
    return vignette(grain(aged, order), order)


def vignette(picture: Plane, order: Order) -> Plane:
    height, width = picture.shape[:2]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    fall = np.clip((x * x + y * y) / 2, 0, 1) ** 1.5
    return repainted(
        picture, picture[..., :3] * (1 - order.varied(0.62) * min(1.4, order.amount) * fall)[..., None]
    )


def grain(picture: Plane, order: Order) -> Plane:
    height, width = picture.shape[:2]
    noise = blur(order.rng.standard_normal((height, width), np.float32), 0.6)
    return repainted(picture, picture[..., :3] + noise[..., None] * np.float32(0.075 * order.amount))


def blurred(picture: Plane, order: Order) -> Plane:
    sigma = max(1.0, side(picture) * order.varied(0.008) * order.amount)
    soft = blur(np.dstack([picture[..., :3] * picture[..., 3:], picture[..., 3]]), sigma)
    return np.dstack([np.clip(soft[..., :3] / np.maximum(soft[..., 3:], 1e-4), 0, 1), soft[..., 3]]).astype(
        np.float32
    )


def sharper(picture: Plane, order: Order) -> Plane:
    ink = picture[..., :3]
    detail = ink - blur(ink, max(0.8, side(picture) * 0.0016))
    return repainted(picture, ink + detail * np.float32(order.varied(1.1) * order.amount))


def smoother(picture: Plane, order: Order) -> Plane:
    """Noise away, edges kept."""
    ink = np.asarray(picture[..., :3] * 255 + 0.5, np.uint8)
    strength = 5.0 * min(2.0, order.amount)
    clean = cv2.fastNlMeansDenoisingColored(np.ascontiguousarray(ink), None, strength, strength, 5, 15)
    return repainted(picture, np.asarray(clean, np.float32) / np.float32(255))


def dehazed(picture: Plane, order: Order) -> Plane:
    """Haze away: each part's own black is found and taken away."""
    del order
    ink = picture[..., :3]
    dark = cv2.erode(np.ascontiguousarray(ink.min(2)), np.ones((9, 9), np.uint8))
    veil = blur(np.asarray(dark, np.float32), max(2.0, side(picture) * 0.03)) * np.float32(0.8)
    clear = (ink - veil[..., None]) / np.maximum(1 - veil[..., None], np.float32(0.25))
    return repainted(picture, np.clip(clear, 0, 1) ** np.float32(0.9))


def levelled(picture: Plane, order: Order) -> Plane:
    """From black to white, with colours that are nobody's cast."""
    ink = picture[..., :3]
    seen = ink[picture[..., 3] > 0.5]
    if seen.size == 0:
        return picture
    low, high = np.percentile(light(seen[None]), (0.7, 99.3))
    stretched = (ink - np.float32(low)) / np.float32(max(0.2, high - low))
    grey = light(stretched)[..., None]
    return repainted(picture, grey + (stretched - grey) * np.float32(1 + 0.15 * order.amount))


def pastel(picture: Plane, order: Order) -> Plane:
    """Pale and soft."""
    grey = light(picture)[..., None]
    ink = grey + (picture[..., :3] - grey) * np.float32(0.75)
    return repainted(picture, mixed(ink, np.ones(3, np.float32), min(0.7, 0.42 * order.amount)))


def faded(picture: Plane, order: Order) -> Plane:
    """Matte: blacks lifted, colours weaker."""
    grey = light(picture)[..., None]
    ink = grey + (picture[..., :3] - grey) * np.float32(0.78)
    return repainted(picture, np.float32(0.1 * order.amount) + ink * np.float32(1 - 0.18 * order.amount))


def background_blurred(picture: Plane, order: Order) -> Plane:
    keep = subject(picture, order)[..., None]
    ink = picture[..., :3]
    sigma = max(2.0, side(picture) * order.varied(0.014) * order.amount)
    # The background is blurred without the subject, or its colours would shine around it.
    weight = 1 - keep
    spread = blur(ink * weight, sigma) / np.maximum(blur(weight[..., 0], sigma)[..., None], np.float32(1e-3))
    return repainted(picture, mixed(spread, ink, keep))


def _cast(warmth: float) -> Plane:
    return np.array([1 + warmth, 1 + 0.15 * warmth, 1 - warmth], np.float32)
