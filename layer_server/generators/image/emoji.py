"""Paints a flat colour emoji as an icon: recoloured, and lit as a cushion."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.colour import hue_of, is_neutral, rgb
from layer_server.generators.image.relief import membrane, slopes
from layer_server.generators.image.shading import HALFWAY, LIGHT, Body
from layer_server.generators.image.silhouette import placed, rasterise
from layer_server.generators.image.variation import Pose

_BACK_LIGHT = np.array([0.35, 0.6, 1.0], np.float32) * np.float32(0.4)
_GREY = 0.22
"""Mean saturation below which the whole picture takes a new colour, not only its main hue."""


@dataclass(frozen=True, slots=True, eq=False)
class EmojiBody:
    """A lit emoji and its solid shape."""

    body: Body
    hull: Mask


def paint_emoji(
    svg: str, size: int, margin: float, pose: Pose, *, colour: str, hue_shift: float
) -> EmojiBody:
    """Draw one emoji.

    Args:
        svg: the picture.
        size: side in pixels.
        margin: share of the side left free on each side.
        pose: how it is held.
        colour: ``#rrggbb`` for its main parts, or "".
        hue_shift: degrees to turn its own hues where no colour is asked for.
    """
    drawn = rasterise(svg, int(size * (1 - 2 * margin)))
    drawn[..., :3] *= drawn[..., 3:]
    picture = placed(drawn, size, margin, pose)
    alpha = picture[..., 3].copy()
    hull = alpha > 0.5
    straight = np.clip(picture[..., :3] / np.maximum(alpha, np.float32(1e-3))[..., None], 0, 1)
    flat = _coloured(straight, alpha, colour, hue_shift)
    height = membrane(hull, 0.5) + blur(flat.mean(-1), size * 0.004) * np.float32(size * 0.012)
    slope_x, slope_y = slopes(height)
    length = 1 / np.sqrt(slope_x**2 + slope_y**2 + np.float32(0.4))
    nx, ny, nz = -slope_x * length, -slope_y * length, np.float32(0.63) * length
    diffuse = np.clip(nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2], 0, 1)
    highlight = cv2.pow(np.clip(nx * HALFWAY[0] + ny * HALFWAY[1] + nz * HALFWAY[2], 0, 1), 30.0)
    back = np.clip(nx * 0.6 + ny * 0.5, 0, 1) ** 2 * (1 - nz)
    lit = flat * (np.float32(0.80) + np.float32(0.34) * diffuse[..., None])
    lit += highlight[..., None] * np.float32(0.25) + back[..., None] * _BACK_LIGHT
    return EmojiBody(Body(np.clip(lit, 0, 1).astype(np.float32), alpha), hull)


def _coloured(flat: Plane, alpha: Plane, colour: str, hue_shift: float) -> Plane:
    hsv = cv2.cvtColor(flat, cv2.COLOR_RGB2HSV)
    if not colour:
        hsv[..., 0] = (hsv[..., 0] + np.float32(hue_shift)) % 360
        return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.float32)
    if is_neutral(colour):
        value = hsv[..., 2:3]
        return np.asarray(np.clip(rgb(colour) * (0.35 + 0.8 * value), 0, 1), np.float32)
    away = (hsv[..., 0] - _main_hue(hsv, alpha) + 180) % 360 - 180
    share = np.exp(-((away / 55) ** 2)) * np.clip(hsv[..., 1] * 4, 0, 1)
    if float(hsv[..., 1][alpha > 0.5].mean()) < _GREY:
        share = np.ones_like(share)
    tinted = hsv.copy()
    tinted[..., 0] = (hue_of(colour) + np.clip(away, -30, 30) * 0.6) % 360
    tinted[..., 1] = np.clip(np.maximum(hsv[..., 1], 0.5), 0, 1)
    new = cv2.cvtColor(tinted, cv2.COLOR_HSV2RGB)
    return np.asarray(flat + (new - flat) * share[..., None], np.float32)


def _main_hue(hsv: Plane, alpha: Plane) -> float:
    weight = alpha * hsv[..., 1] * hsv[..., 2]
    counts = np.histogram(hsv[..., 0], 36, (0, 360), weights=weight)[0]
    counts = counts + 0.6 * (np.roll(counts, 1) + np.roll(counts, -1))
    return (float(np.argmax(counts)) + 0.5) * 10
