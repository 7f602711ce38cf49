"""Colour words, hexadecimal colours, and five-stop ramps from shadow to highlight."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from layer_server.generators.arrays import Plane

NAMED_COLOURS = {
    "red": "#d8222a", "crimson": "#b3122f", "scarlet": "#e0311c", "maroon": "#6e1423", "orange": "#f07f13",
    "amber": "#f2a516", "yellow": "#f2cf1d", "lime": "#8fdc1e", "green": "#33a02c", "olive": "#7c8427",
    "teal": "#12a79a", "turquoise": "#25cfc0", "cyan": "#1fc8e6", "azure": "#2c9ff0", "blue": "#2467d6",
    "navy": "#1b2f6e", "indigo": "#4034b8", "violet": "#7a35d4", "purple": "#8a2fd0", "magenta": "#d423b4",
    "pink": "#f06aa6", "rose": "#e8487c", "brown": "#7a4a25", "tan": "#c9a26b", "beige": "#dfcfa8",
    "black": "#25252c", "obsidian": "#25202e", "white": "#eef0f3", "grey": "#85888f", "gray": "#85888f",
}  # fmt: skip
"""Colour words of a prompt."""

_HIGHLIGHT_SATURATION = np.array([0.9, 0.9, 0.85, 0.6, 0.12], np.float32)
_LOOKUP = 1024


def rgb(hexadecimal: str) -> Plane:
    """``#rrggbb`` as three floats in 0..1."""
    digits = hexadecimal.lstrip("#")
    return np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255


def stops(*hexadecimals: str) -> Plane:
    """A ramp, (stops, 3), dark to light."""
    return np.stack([rgb(colour) for colour in hexadecimals])


def to_hsv(colours: Plane) -> Plane:
    """Rows of RGB to rows of hue (0..360), saturation and value (0..1)."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(colours[None]), cv2.COLOR_RGB2HSV)[0], np.float32)


def from_hsv(colours: Plane) -> Plane:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(colours[None]), cv2.COLOR_HSV2RGB)[0], np.float32)


def hue_of(hexadecimal: str) -> float:
    return float(to_hsv(rgb(hexadecimal)[None])[0, 0])


def shade(ramp: Plane, t: Any) -> Plane:
    """The ramp's colour at ``t`` in 0..1, for a number or a plane of them."""
    positions = np.linspace(0, len(ramp) - 1, _LOOKUP)
    table = np.stack([np.interp(positions, np.arange(len(ramp)), ramp[:, c]) for c in range(3)], 1)
    index = (np.clip(t, 0, 1) * (_LOOKUP - 1)).astype(np.int32)
    result: Plane = np.take(table.astype(np.float32), index, axis=0, mode="clip")
    return result


def is_neutral(hexadecimal: str) -> bool:
    """Whether a colour has no hue to speak of, or is too dull for a hue alone to say it (brown, beige)."""
    _, saturation, value = to_hsv(rgb(hexadecimal)[None])[0]
    return bool(saturation < 0.45 or value < 0.55)


def recolour(ramp: Plane, hexadecimal: str) -> Plane:
    """The same ramp in another colour: its light and dark stay, its hues turn."""
    if is_neutral(hexadecimal):
        return paint_ramp(rgb(hexadecimal))
    hsv = to_hsv(ramp)
    bend = np.clip((hsv[:, 0] - hsv[2, 0] + 180) % 360 - 180, -20, 20)
    hsv[:, 0] = (hue_of(hexadecimal) + bend) % 360
    hsv[:, 1] = np.minimum(1, np.maximum(hsv[:, 1], _HIGHLIGHT_SATURATION))
    return from_hsv(hsv)


def turn(ramp: Plane, degrees: float) -> Plane:
    """The ramp with all hues turned by ``degrees``."""
    hsv = to_hsv(ramp)
    hsv[:, 0] = (hsv[:, 0] + np.float32(degrees)) % 360
    return from_hsv(hsv)


def paint_ramp(colour: Plane) -> Plane:
    """A painter's ramp of one colour: shadows turn towards blue, lights towards yellow."""
    hue, saturation, value = (float(x) for x in to_hsv(colour[None])[0])
    towards = -1.0 if 55 < hue < 235 else 1.0
    return from_hsv(
        np.array(
            [
                [(hue - 14 * towards) % 360, min(1, saturation * 1.15), value * 0.16],
                [(hue - 8 * towards) % 360, min(1, saturation * 1.12), value * 0.45],
                [hue, min(1, saturation * 1.02), value * 0.86],
                [(hue + 8 * towards) % 360, saturation * 0.8, min(1, value * 1.12)],
                [(hue + 14 * towards) % 360, saturation * 0.3, min(1, 0.35 + value)],
            ],
            np.float32,
        )
    )


def tint(ramp: Plane, hexadecimal: str) -> Plane:
    """The ramp as a stained or dyed material: its contrast stays, its colour comes to the named one."""
    hue, saturation, value = (float(x) for x in to_hsv(rgb(hexadecimal)[None])[0])
    hsv = to_hsv(ramp)
    middle = float(hsv[len(hsv) // 2, 2])
    share = np.linspace(1.05, 0.55, len(hsv)).astype(np.float32)
    hsv[:, 0] = hue
    hsv[:, 1] = np.clip(saturation * share, 0, 1)
    hsv[:, 2] = np.clip(hsv[:, 2] * np.float32((0.3 * middle + 0.7 * value) / max(middle, 0.05)), 0, 1)
    return from_hsv(hsv)
