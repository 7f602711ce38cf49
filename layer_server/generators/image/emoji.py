"""Paints an emoji as an icon: recoloured, or made of another material, and lit as a cushion."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, bands, blur, grey_of, in_colour, thrice
from layer_server.generators.colour import hue_of, is_neutral, rgb, shade
from layer_server.generators.image.canvas import Canvas
from layer_server.generators.image.effects import Piece
from layer_server.generators.image.lean_svg import lean, outline
from layer_server.generators.image.materials import Material
from layer_server.generators.image.relief import membrane, slopes
from layer_server.generators.image.shading import HALFWAY, LIGHT
from layer_server.generators.image.silhouette import coverage, placed, rasterise

INK = np.array([0.07, 0.05, 0.12], np.float32)
"""The outline of emoji, which have no darkest tone of their own."""

_BACK_LIGHT = np.array([0.35, 0.6, 1.0], np.float32) * np.float32(0.4)
_GREY = 0.22
"""Mean saturation below which the whole picture takes a new colour, not only its main hue."""

_COVERED = 0.45
"""Share of the picture that its main hue covers, below which greys take a new colour too."""

_LIGHT_PAINT = 0.85
"""Value from which a grey is a white."""

_SHADED = 512
"""Pixels at which shaded emoji are drawn: their blurs cost with the area, and are smooth when enlarged."""


@dataclass(frozen=True, slots=True)
class Light:
    """How much of our own light falls on a picture that has some of its own.

    Attributes:
        base: what is seen without any.
        diffuse, highlight, back: strengths.
        relief: how much light and dark of the picture count as height.
    """

    base: float
    diffuse: float
    highlight: float
    back: float
    relief: float


SHADED_LIGHT = Light(0.86, 0.22, 0.22, 0.55, 0.004)


@dataclass(frozen=True, slots=True)
class Tint:
    """What colour an emoji takes.

    Attributes:
        colour: ``#rrggbb`` for its main parts, or "".
        material: what all of it is made of, or None.
        hue_shift: degrees to turn its own hues where nothing else is asked for.
    """

    colour: str = ""
    material: Material | None = None
    hue_shift: float = 0.0


def flat(svg: str, size: int) -> Plane:
    """A flat emoji as RGBA, (size, size, 4), its colours multiplied by alpha."""
    drawn = rasterise(lean(svg), size)
    alpha = drawn[..., 3].copy()
    drawn *= cv2.merge([alpha] * 4)
    drawn[..., 3] = alpha
    return drawn


def shaded(svg: str, size: int) -> Plane:
    """A shaded emoji, as ``flat``; large ones have the edges of a drawing without its blurs, which is cheap."""
    if size <= _SHADED:
        return flat(svg, size)
    soft = np.asarray(cv2.resize(flat(svg, _SHADED), (size, size), interpolation=cv2.INTER_CUBIC), np.float32)
    outlined = coverage(outline(svg), size)
    for rows in bands(size):
        crisp = outlined[rows] * np.float32(1 / 255)
        below = soft[rows, :, 3].copy()
        alpha = np.maximum(crisp, np.clip(below, 0, 1) * (crisp > 0.02))
        colour = soft[rows] / cv2.merge([np.maximum(below, np.float32(0.05))] * 4)
        np.clip(colour, 0, 1, out=colour)
        np.multiply(colour, cv2.merge([alpha] * 4), out=soft[rows])
        soft[rows, :, 3] = alpha
    return soft


def paint_emoji(picture: Plane, canvas: Canvas, tint: Tint, light: Light) -> Piece:
    """Light one emoji.

    Args:
        picture: what ``flat`` or ``shaded`` drew.
        canvas: where it stands.
        tint: what colour it takes.
        light: how it is lit.
    """
    size = canvas.size
    picture = placed(picture, size, canvas.margin, canvas.pose)
    alpha = picture[..., 3].copy()
    hull = alpha > 0.5
    drawn = _coloured(_straight(picture, alpha), alpha, tint)
    if tint.material is not None and tint.material.is_metal:
        light = replace(light, highlight=light.highlight * 2.5, diffuse=light.diffuse * 1.3)
    height = membrane(hull, 0.5)
    height += blur(grey_of(drawn), size * 0.004) * np.float32(size * light.relief)
    slope_x, slope_y = slopes(height)
    for rows in bands(size):
        _light(drawn[rows], slope_x[rows], slope_y[rows], light)
    return Piece(drawn, alpha, hull, INK)


def _straight(picture: Plane, alpha: Plane) -> Plane:
    """The colours (h, w, 3) of a picture that are multiplied by its alpha."""
    result = np.empty((*alpha.shape, 3), np.float32)
    for rows in bands(len(alpha)):
        np.divide(picture[rows, :, :3], thrice(np.maximum(alpha[rows], np.float32(1e-3))), out=result[rows])
    return np.clip(result, 0, 1, out=result)


def _light(drawn: Plane, slope_x: Plane, slope_y: Plane, light: Light) -> None:
    """Light colours in place by how a surface slopes."""
    length = 1 / np.sqrt(slope_x**2 + slope_y**2 + np.float32(0.4))
    nx, ny, nz = -slope_x * length, -slope_y * length, np.float32(0.63) * length
    diffuse = np.clip(nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2], 0, 1)
    highlight = cv2.pow(np.clip(nx * HALFWAY[0] + ny * HALFWAY[1] + nz * HALFWAY[2], 0, 1), 30.0)
    back = np.clip(nx * 0.6 + ny * 0.5, 0, 1) ** 2 * (1 - nz) * np.float32(light.back)
    drawn *= thrice(np.float32(light.base) + np.float32(light.diffuse) * diffuse)
    drawn += thrice(np.asarray(highlight, np.float32) * np.float32(light.highlight))
    drawn += in_colour(back, _BACK_LIGHT)
    np.clip(drawn, 0, 1, out=drawn)


def coloured(picture: Plane, tint: Tint) -> Plane:
    """A flat emoji, as ``flat`` draws it, in another colour."""
    alpha = picture[..., 3].copy()
    drawn = np.clip(_coloured(_straight(picture, alpha), alpha, tint), 0, 1)
    return np.dstack([drawn * alpha[..., None], alpha]).astype(np.float32)


def _coloured(drawn: Plane, alpha: Plane, tint: Tint) -> Plane:
    if tint.material is not None:
        drawn = _made_of(drawn, alpha, tint.material)
        if not tint.colour:
            return drawn
    if not tint.colour and not tint.hue_shift:
        return drawn
    hsv = cv2.cvtColor(drawn, cv2.COLOR_RGB2HSV)
    if not tint.colour:
        hue = hsv[..., 0] + np.float32(tint.hue_shift)
        hsv[..., 0] = hue - np.floor(hue / 360) * 360
        return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.float32)
    if is_neutral(tint.colour):
        return np.asarray(
            np.clip(rgb(tint.colour) * _depth(hsv[..., 2:3], alpha, tint.colour), 0, 1), np.float32
        )
    away = (hsv[..., 0] - _main_hue(hsv, alpha) + 180) % 360 - 180
    share = np.exp(-((away / 55) ** 2)) * np.clip(hsv[..., 1] * 4, 0, 1)
    solid = alpha > 0.5
    if float(hsv[..., 1][solid].mean()) < _GREY:
        share = np.ones_like(share)
    elif float(share[solid].mean()) < _COVERED:  # few coloured bits: the light greys are what it is
        grey = np.clip(1.25 - 3 * hsv[..., 1], 0, 0.9) * np.clip(3 * hsv[..., 2] - 0.9, 0, 1)
        share = np.maximum(share, grey)
    tinted = hsv.copy()
    tinted[..., 0] = (hue_of(tint.colour) + np.clip(away, -30, 30) * 0.6) % 360
    tinted[..., 1] = np.clip(np.maximum(hsv[..., 1], 0.5), 0, 1)
    new = cv2.cvtColor(tinted, cv2.COLOR_HSV2RGB)
    return np.asarray(drawn + (new - drawn) * share[..., None], np.float32)


def _depth(value: Plane, alpha: Plane, colour: str) -> Plane:
    """How light each place of something grey, black or white is: a white horse is white, whatever it was drawn as."""
    if float(rgb(colour).max()) < _LIGHT_PAINT:
        return np.asarray(0.35 + 0.8 * value, np.float32)
    low, high = (float(x) for x in np.percentile(value[alpha > 0.5], (10, 90)))
    t = np.clip((value - low) / max(high - low, 0.2), 0, 1)
    return np.asarray((0.84 + 0.2 * t) * np.clip(value / min(0.3, low + 0.02), 0.2, 1), np.float32)


def _made_of(drawn: Plane, alpha: Plane, material: Material) -> Plane:
    """Light and dark of the picture, spread over the material's ramp: a golden skull is gold all over."""
    grey = drawn @ np.array([0.30, 0.55, 0.15], np.float32)
    low, high = (float(x) for x in np.percentile(grey[alpha > 0.5], (3, 97)))
    t = np.clip((grey - low) / max(high - low, 0.12), 0, 1)
    return shade(material.ramp, 0.16 + 0.70 * t)


def _main_hue(hsv: Plane, alpha: Plane) -> float:
    weight = alpha * hsv[..., 1] * hsv[..., 2]
    counts = np.histogram(hsv[..., 0], 36, (0, 360), weights=weight)[0]
    counts = counts + 0.6 * (np.roll(counts, 1) + np.roll(counts, -1))
    return (float(np.argmax(counts)) + 0.5) * 10
