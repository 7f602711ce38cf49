"""Looks that are laid on every frame of a video: colour, light, softness, grain, bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.video.encoding import Frame

_LEVELS = 33
"""Of a colour cube along each side."""

_BLOCKS = 120
"""Across a pixelated picture."""

Table = NDArray[np.float32]


def looks(names: tuple[str, ...], seed: int) -> Callable[[Frame, int], Frame]:
    """What turns a frame, and its number, into a frame with all these looks."""
    table = _table(tuple(name for name in names if name in _COLOURS))
    others = [_OTHERS[name] for name in names if name in _OTHERS]

    def apply(frame: Frame, index: int) -> Frame:
        if table is not None:
            frame = _through(frame, table)
        for other in others:
            frame = other(frame, index, seed)
        return frame

    return apply


def _through(frame: Frame, table: NDArray[np.uint8]) -> Frame:
    """Look every colour up in a cube of 32 steps a side, between its neighbours by a remap of a flat strip."""
    blue = frame[..., 2].astype(np.float32) * np.float32((_LEVELS - 1) / 255)
    low = np.floor(blue)
    share = blue - low
    x = frame[..., 0].astype(np.float32) * np.float32((_LEVELS - 1) / 255)
    y = frame[..., 1].astype(np.float32) * np.float32((_LEVELS - 1) / 255)
    under = cv2.remap(table, x, y + low * np.float32(_LEVELS), cv2.INTER_LINEAR)
    next_up = np.minimum(low + 1, _LEVELS - 1)
    over = cv2.remap(table, x, y + next_up * np.float32(_LEVELS), cv2.INTER_LINEAR)
    return np.asarray(cv2.blendLinear(over, under, share, 1 - share), np.uint8)


@lru_cache(maxsize=8)
def _table(names: tuple[str, ...]) -> NDArray[np.uint8] | None:
    """All colour looks as one strip: blue by blocks of rows, green by rows, red by columns."""
    if not names:
        return None
    axis = np.linspace(0, 1, _LEVELS, dtype=np.float32)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    colours: Table = np.stack([red, green, blue], -1).reshape(_LEVELS * _LEVELS, _LEVELS, 3)
    for name in names:
        colours = np.clip(_COLOURS[name](colours), 0, 1).astype(np.float32)
    return np.asarray(colours * 255 + np.float32(0.5), np.uint8)


def _grey(c: Table) -> Table:
    return np.asarray(c @ np.array([0.2126, 0.7152, 0.0722], np.float32), np.float32)[..., None]


def _curve(c: Table, strength: float) -> Table:
    return c + (c * c * (3 - 2 * c) - c) * np.float32(strength)


def _tinted(c: Table, shadows: tuple[float, ...], lights: tuple[float, ...], strength: float) -> Table:
    level = _grey(c)
    tint = np.array(shadows, np.float32) * (1 - level) + np.array(lights, np.float32) * level
    result: Table = c + (c * tint * np.float32(1.6) - c) * np.float32(strength)
    return result


_NEON = ((0.0, "#05030f"), (0.3, "#2b0a6b"), (0.58, "#e0218a"), (0.8, "#ff9ad5"), (1.0, "#d4fbff"))
"""Light to colour: indigo in the dark, magenta where it is lit, and nearly white, a little cyan, where it is bright."""


def _graded(c: Table, stops: Sequence[tuple[float, str]]) -> Table:
    """Colours by how bright they are; a tint of colours that are strong already would leave grey, or clip."""
    places, inks = zip(*stops, strict=True)
    level = _grey(c)[..., 0]
    rows = np.array([[int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)] for ink in inks], np.float32)
    return np.stack([np.interp(level, places, rows[:, k]) for k in range(3)], -1).astype(np.float32)


_COLOURS: dict[str, Callable[[Table], Table]] = {
    "black and white": lambda c: np.repeat(_curve(_grey(c), 0.5), 3, -1),
    "sepia": lambda c: _curve(_grey(c), 0.2) * np.array([1.07, 0.86, 0.62], np.float32) + np.float32(0.02),
    "night": lambda c: (c * np.float32(0.25) + _grey(c) * np.float32(0.75)) ** np.float32(1.25) * np.array([0.30, 0.42, 0.72], np.float32) + np.array([0.0, 0.008, 0.03], np.float32),
    "warm": lambda c: c * np.array([1.10, 1.01, 0.82], np.float32),
    "cold": lambda c: c * np.array([0.84, 0.99, 1.13], np.float32),
    "vivid": lambda c: _curve(_grey(c) + (c - _grey(c)) * np.float32(1.5), 0.25),
    "faded": lambda c: (_grey(c) + (c - _grey(c)) * np.float32(0.6)) * np.float32(0.82) + np.float32(0.10),
    "teal and orange": lambda c: _curve(_tinted(c, (0.50, 0.66, 0.72), (0.74, 0.62, 0.50), 0.75), 0.3),
    "neon": lambda c: _graded(c, _NEON) * np.float32(0.68) + _curve(_grey(c) + (c - _grey(c)) * np.float32(1.35), 0.5) * np.float32(0.32),
    "brighter": lambda c: c ** np.float32(0.72),
    "darker": lambda c: c ** np.float32(1.45) * np.float32(0.92),
    "contrast": lambda c: _curve(c, 0.8),
    "inverted": lambda c: 1 - c,
}  # fmt: skip


def _dreamy(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    width = frame.shape[1]
    small = cv2.resize(frame, (max(2, width // 4), max(2, frame.shape[0] // 4)), interpolation=cv2.INTER_AREA)
    soft = cv2.resize(cv2.GaussianBlur(small, (0, 0), width / 200), frame.shape[1::-1])
    screen = 255 - cv2.multiply(cv2.bitwise_not(frame), cv2.bitwise_not(soft), scale=1 / 255)
    return np.asarray(cv2.addWeighted(frame, 0.55, screen, 0.45, 0), np.uint8)


def _blurred(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), frame.shape[1] / 160), np.uint8)


def _pixelated(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    height, width = frame.shape[:2]
    across = min(_BLOCKS, width)
    small = cv2.resize(frame, (across, max(1, round(across * height / width))), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def _sharpened(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    return np.asarray(cv2.addWeighted(frame, 1.7, cv2.GaussianBlur(frame, (0, 0), 1.4), -0.7, 0), np.uint8)


def _vignette(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    return np.asarray(cv2.multiply(frame, _edges(*frame.shape[:2]), scale=1 / 255), np.uint8)


@lru_cache(maxsize=2)
def _edges(height: int, width: int) -> NDArray[np.uint8]:
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    light = 1 - np.float32(0.62) * np.clip((x * x + y * y - np.float32(0.35)) / np.float32(1.65), 0, 1)
    return np.repeat((light * 255).astype(np.uint8)[..., None], 3, 2)


def _grain(frame: Frame, index: int, seed: int) -> Frame:
    rng = np.random.default_rng([seed, 71, index])
    noise = cv2.GaussianBlur(rng.standard_normal(frame.shape[:2], np.float32), (0, 0), 0.7) * np.float32(16)
    return np.asarray(np.clip(frame + noise[..., None], 0, 255), np.uint8)


def _letterbox(frame: Frame, index: int, seed: int) -> Frame:
    del index, seed
    height, width = frame.shape[:2]
    bar = max(0, round((height - width / 2.39) / 2))
    result = frame.copy()
    result[:bar] = 0
    result[height - bar :] = 0
    return result


_OTHERS: dict[str, Callable[[Frame, int, int], Frame]] = {
    "dreamy": _dreamy, "blurred": _blurred, "pixelated": _pixelated, "vignette": _vignette, "grain": _grain,
    "letterbox": _letterbox, "sharpened": _sharpened,
}  # fmt: skip
