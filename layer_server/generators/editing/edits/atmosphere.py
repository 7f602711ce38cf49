"""Moods, seasons and weathers beyond the plain ones: a grade of light and colour, with what belongs to it."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.editing.edits import tone
from layer_server.generators.editing.edits.moods import graded, rainy
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, side


def spooky(picture: Plane, order: Order) -> Plane:
    """Little colour, green shadows, dark corners."""
    grey = light(picture)[..., None]
    ink = mixed(picture[..., :3], grey, 0.6) ** np.float32(1.35)
    ink = ink * np.array([0.78, 0.92, 0.84], np.float32) + np.array([0.0, 0.02, 0.02], np.float32)
    return tone.vignette(tone.grain(repainted(picture, ink), order), order)


def cinematic(picture: Plane, order: Order) -> Plane:
    """Teal shadows, orange lights, a little contrast."""
    grey = light(picture)[..., None]
    cast = mixed(
        np.broadcast_to(np.array([-0.07, 0.02, 0.08], np.float32), (*grey.shape[:2], 3)),
        np.array([0.09, 0.03, -0.07], np.float32),
        smoothstep(0.25, 0.75, grey),
    )
    ink = picture[..., :3] + cast * np.float32(order.varied(1.0) * order.amount)
    ink = ink * ink * (3 - 2 * ink) * np.float32(0.45) + ink * np.float32(0.55)
    return repainted(picture, ink)


def local_contrast(picture: Plane, order: Order) -> Plane:
    """Detail and depth, as in pictures of a high dynamic range."""
    ink = picture[..., :3]
    grey = light(picture)
    wide = grey - blur(grey, max(2.0, side(picture) * 0.02))
    fine = grey - blur(grey, max(0.8, side(picture) * 0.002))
    lifted = ink + ((wide * 0.9 + fine * 0.9) * np.float32(order.varied(0.8) * order.amount))[..., None]
    lifted = lifted + np.float32(0.07) * (1 - smoothstep(0.0, 0.4, grey))[..., None]
    return repainted(
        picture, np.clip(light(lifted)[..., None] + (lifted - light(lifted)[..., None]) * 1.25, 0, 1)
    )


def sunny(picture: Plane, order: Order) -> Plane:
    """High, warm, clear light."""
    ink = picture[..., :3] ** np.float32(1 / (1 + 0.25 * order.amount))
    grey = light(ink)[..., None]
    ink = grey + (ink - grey) * np.float32(1.25)
    return repainted(picture, ink * np.array([1.07, 1.03, 0.93], np.float32))


def overcast(picture: Plane, order: Order) -> Plane:
    """Flat grey light."""
    grey = light(picture)[..., None]
    ink = mixed(picture[..., :3], grey, min(0.9, 0.5 * order.amount))
    ink = mixed(ink, np.full_like(ink, 0.55), 0.22)
    return repainted(picture, ink * np.array([0.93, 0.97, 1.03], np.float32) * np.float32(0.92))


def spring(picture: Plane, order: Order) -> Plane:
    """Fresh greens, soft light, blossom."""
    hsv = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2HSV)
    green = smoothstep(45.0, 70.0, hsv[..., 0]) * smoothstep(185.0, 150.0, hsv[..., 0])
    fresh = hsv.copy()
    if order.has("cherry", "blossom", "blossoms", "sakura"):
        patches = smoothstep(0.45, 0.55, _clumps(picture, order))
        fresh[..., 0] = np.where(patches > 0.5, np.float32(338), fresh[..., 0])
        fresh[..., 1] = np.where(patches > 0.5, np.float32(0.38), fresh[..., 1])
        fresh[..., 2] = np.clip(fresh[..., 2] * (1.25 + 0.7 * patches), 0, 1)
    else:
        fresh[..., 0] = fresh[..., 0] * np.float32(0.4) + np.float32(95 * 0.6)
        fresh[..., 1] = np.clip(fresh[..., 1] * 1.15, 0, 1)
        fresh[..., 2] = np.clip(fresh[..., 2] * 1.3 + 0.03, 0, 1)
    ink = mixed(picture[..., :3], cv2.cvtColor(fresh, cv2.COLOR_HSV2RGB), green[..., None])
    return repainted(picture, ink ** np.float32(0.88))


def wasteland(picture: Plane, order: Order) -> Plane:
    """Dry heat: dust, orange light."""
    return graded(
        picture, ((0.18, 0.09, 0.05), (0.74, 0.47, 0.24), (1.0, 0.86, 0.62)), 0.75 * order.varied(1.0)
    )


def toxic(picture: Plane, order: Order) -> Plane:
    return graded(
        picture, ((0.02, 0.09, 0.03), (0.30, 0.62, 0.12), (0.88, 1.0, 0.55)), 0.72 * order.varied(1.0)
    )


def infernal(picture: Plane, order: Order) -> Plane:
    """The light of a fire."""
    return graded(
        picture, ((0.10, 0.01, 0.01), (0.78, 0.20, 0.05), (1.0, 0.85, 0.35)), 0.78 * order.varied(1.0)
    )


def thunderstorm(picture: Plane, order: Order) -> Plane:
    """Dark rain and a flash of lightning."""
    dark = rainy(repainted(picture, picture[..., :3] ** np.float32(1.5)), order)
    height, width = picture.shape[:2]
    bolt = np.zeros((height, width), np.float32)
    thick = max(1, round(side(picture) * 0.003))
    _strike(bolt, order, (order.rng.uniform(0.2, 0.8) * width, 0.0), 0.62 * height, thick)
    glow = blur(bolt, max(2.0, side(picture) * 0.02)) * 5 + blur(bolt, max(1.0, side(picture) * 0.004)) * 1.6
    shine = np.clip(glow + bolt, 0, 1)[..., None]
    return repainted(dark, mixed(dark[..., :3], np.array([0.88, 0.92, 1.0], np.float32), shine))


def _strike(canvas: Plane, order: Order, start: tuple[float, float], reach: float, thick: int) -> None:
    x, y = start
    end = y + reach
    while y < end:
        step = order.rng.uniform(0.03, 0.08) * reach
        after = x + order.rng.normal(0, 0.055) * reach, y + step
        cv2.line(canvas, (int(x), int(y)), (int(after[0]), int(after[1])), 1.0, thick, cv2.LINE_AA)
        if thick > 1 and order.rng.random() < 0.18:
            _strike(canvas, order, after, (end - y) * 0.45, max(1, thick - 1))
        x, y = after


def rays(picture: Plane, order: Order) -> Plane:
    """Beams of light from an upper corner, or from above."""
    height, width = picture.shape[:2]
    x0 = 0.85 if order.has("right") else 0.5 if order.has("above", "top") else 0.15
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    dx, dy = x - np.float32(x0 * width), y + np.float32(0.12 * height)
    angle = np.arctan2(dx, dy) / np.float32(np.pi)
    beams = np.interp(
        angle, np.linspace(-1, 1, 181), np.convolve(order.rng.random(183), (0.25, 0.5, 0.25), "valid")
    )
    fall = 1 - smoothstep(0.1, 1.15, np.hypot(dx, dy) / np.float32(max(height, width)))
    light_ = np.clip((np.asarray(beams, np.float32) - 0.42) * 2.4, 0, 1) * fall
    light_ = (blur(light_, max(0.8, side(picture) * 0.003)) * 0.55 + fall * 0.22) * np.float32(order.amount)
    screen = 1 - (1 - picture[..., :3]) * (1 - light_[..., None] * np.array([1.0, 0.92, 0.7], np.float32))
    return repainted(picture, screen)


def bloom(picture: Plane, order: Order) -> Plane:
    """Light that spreads softly from what is bright."""
    ink = picture[..., :3] * picture[..., 3:]
    soft = blur(ink * smoothstep(0.3, 0.9, light(picture))[..., None], max(2.0, side(picture) * 0.018))
    soft = soft + blur(ink, max(1.0, side(picture) * 0.006)) * 0.35
    return repainted(
        picture, 1 - (1 - picture[..., :3]) * (1 - np.clip(soft * np.float32(0.75 * order.amount), 0, 0.9))
    )


def relit(picture: Plane, order: Order) -> Plane:
    """More light on one side, less on the other."""
    height, width = picture.shape[:2]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    ramp = np.zeros((height, width), np.float32)
    for words, add in (
        (("left",), -x),
        (("right",), x),
        (("above", "top"), -y),
        (("below", "bottom", "underneath"), y),
    ):
        if order.has(*words):
            ramp = ramp + add
    gain = 1 + np.float32(0.45 * order.amount) * np.clip(ramp, -1, 1)
    return repainted(picture, picture[..., :3] * gain[..., None])


def _clumps(picture: Plane, order: Order) -> Plane:
    height, width = picture.shape[:2]
    cell = max(4, side(picture) // 40)
    grid = order.rng.random((height // cell + 2, width // cell + 2), np.float32)
    return np.asarray(
        np.clip(cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1), np.float32
    )
