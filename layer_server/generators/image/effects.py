"""What surrounds the object: glow, flames, outline, sparkles, and the last touch of contrast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import (
    Mask,
    Plane,
    bands,
    blur,
    fractal_noise,
    grey_of,
    over,
    seen_columns,
    smoothstep,
    thrice,
)
from layer_server.generators.colour import rgb, shade, stops

_FLAME_RAMP = stops("#5a0a00", "#c92a00", "#ff7a0a", "#ffc93a", "#fff6c8")
LINE = 0.0085
"""Width of the outline as a share of the picture."""

_EDGE = 0.045
"""Share of the picture over which effects fade out, so that nothing is cut by the border."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What to add; colours are ``#rrggbb``.

    Attributes:
        glow: colour of the halo, or "".
        glow_strength: 0..1.
        flames: whether fire rises behind the object.
        sparkle: colour of the sparkles, or "".
        sparkles: how many.
    """

    glow: str = ""
    glow_strength: float = 0.55
    flames: bool = False
    sparkle: str = ""
    sparkles: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One painted object and where it stands on the picture.

    Attributes:
        colour: (h, w, 3), above 1 where it should bloom.
        coverage: (h, w), its alpha.
        hull: (h, w), the solid object.
        outline: (3,), the outline's colour.
        left, top: pixels from the picture's corner to the piece's; a piece may stand out of the picture.
        veil: 0..1, how much of what is behind shows through it (glass in front of its contents).
    """

    colour: Plane
    coverage: Plane
    hull: Mask
    outline: Plane
    left: int = 0
    top: int = 0
    veil: float = 0.0


def compose(
    size: int,
    pieces: Sequence[Piece],
    effects: Effects,
    rng: np.random.Generator,
    *,
    line: float = LINE,
    pause: Callable[[], None] = lambda: None,
) -> Plane:
    """The finished RGBA picture, (size, size, 4), from painted objects, the first of them behind.

    Args:
        size: pixels.
        pieces: at least one.
        effects: what to add around them all.
        rng: the output's own.
        line: width of the outline, a share of the picture.
        pause: called between pieces; may raise to stop.
    """
    picture = np.zeros((size, size, 4), np.float32)
    fade = _border_fade(size)
    coverage, hull = _union(size, pieces)
    if effects.glow:
        halo = blur(coverage, size * 0.035) * 0.75 + blur(coverage, size * 0.09) * 0.55
        over(picture, rgb(effects.glow), np.clip(halo * effects.glow_strength, 0, 0.9) * fade)
    if effects.flames:
        fire = _flames(rng, hull, size)
        over(picture, fire[..., :3], fire[..., 3] * fade)
    for index, piece in enumerate(pieces):
        pause()
        _lay(picture, piece, size, line, casts_shadow=index > 0)
    if effects.sparkle and effects.sparkles:
        _sparkles(picture, rng, hull, rgb(effects.sparkle), effects.sparkles)
    picture[..., 3] *= fade
    return finish(picture)


def _union(size: int, pieces: Sequence[Piece]) -> tuple[Plane, Mask]:
    """Coverage and hull of all pieces together."""
    if len(pieces) == 1 and pieces[0].hull.shape == (size, size):
        return pieces[0].coverage, pieces[0].hull
    coverage, hull = np.zeros((size, size), np.float32), np.zeros((size, size), bool)
    for piece in pieces:
        here, there = _window(piece, size)
        np.maximum(coverage[here], piece.coverage[there], out=coverage[here])
        hull[here] |= piece.hull[there]
    return coverage, hull


def _window(piece: Piece, size: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The part of the picture that a piece covers, and the part of the piece that is on the picture."""
    height, width = piece.hull.shape
    top, left = max(0, piece.top), max(0, piece.left)
    bottom, right = max(top, min(size, piece.top + height)), max(left, min(size, piece.left + width))
    here = (slice(top, bottom), slice(left, right))
    there = (slice(top - piece.top, bottom - piece.top), slice(left - piece.left, right - piece.left))
    return here, there


def _lay(picture: Plane, piece: Piece, size: int, line: float, *, casts_shadow: bool) -> None:
    """Lay one piece with its outline; its shadow falls on what is below."""
    here, there = _window(piece, size)
    canvas, hull = picture[here], piece.hull[there]
    coverage, colour = piece.coverage[there], piece.colour[there]
    if hull.size == 0:
        return
    if casts_shadow:
        shift = np.array([[1, 0, size * 0.010], [0, 1, size * 0.018]], np.float32)
        fallen = cv2.warpAffine(coverage, shift, coverage.shape[::-1])
        canvas[..., :3] *= 1 - np.float32(0.55 * (1 - piece.veil)) * blur(fallen, size * 0.012)[..., None]
    width = size * line
    outside = cv2.distanceTransform((~hull).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    edge = (np.float32(width) - outside) * np.float32(1 / 1.2)
    edge += np.float32(1.5)
    np.clip(edge, 0, 1, out=edge)
    over(canvas, piece.outline, blur(edge, 0.7) * _seen(piece, there))
    bright = colour - np.float32(0.85)
    bloom = blur(np.clip(bright, 0, 1, out=bright), size * 0.012)
    for rows in bands(canvas.shape[0]):
        if not (coverage[rows] > 0).any():
            continue
        light = np.clip(bloom[rows] * np.float32(1.1), 0, 1)
        lit = 1 - (1 - np.clip(colour[rows], 0, 1)) * (1 - light)
        opacity = coverage[rows]
        if piece.veil:
            opacity = opacity * np.clip(
                np.float32(1 - piece.veil) + np.float32(0.9) * (lit.mean(-1) - 0.6), 0.12, 1
            )
        over(canvas[rows], lit, opacity)


def _seen(piece: Piece, there: tuple[slice, slice]) -> Plane | float:
    """The outline of glass is drawn around it, not across what it holds."""
    return np.where(piece.hull[there], np.float32(0), np.float32(1)) if piece.veil else 1.0


def finish(picture: Plane) -> Plane:
    """A little more saturation and contrast, where anything is seen."""
    for rows in bands(picture.shape[0]):
        seen = seen_columns(picture[rows, :, 3])
        if seen is None:
            continue
        part = picture[rows, seen, :3]
        colour = np.ascontiguousarray(part)
        grey = thrice(grey_of(colour))
        colour -= grey
        colour *= np.float32(1.10)
        colour += grey
        np.clip(colour, 0, 1, out=colour)
        curve = colour * np.float32(-2)
        curve += 3
        curve *= colour
        curve *= np.float32(0.28)
        curve += np.float32(0.72)
        part[:] = curve * colour
    return picture


def _border_fade(size: int) -> Plane:
    """1 inside, 0 on the border."""
    distance = np.minimum(np.arange(size), np.arange(size)[::-1]).astype(np.float32)
    ramp = smoothstep(0, max(2.0, size * _EDGE), distance)
    fade: Plane = np.minimum(ramp[:, None], ramp[None, :])
    return fade


def _flames(rng: np.random.Generator, hull: Mask, size: int) -> Plane:
    """Fire behind the hull: its mask carried upwards through noise."""
    half = max(64, size * 3 // 8)
    source = cv2.resize(hull.astype(np.float32), (half, half), interpolation=cv2.INTER_AREA)
    sway = fractal_noise(rng, half, 4, 3, 0.55, stretch=(1.0, 0.6))
    curl = fractal_noise(rng, half, 10, 4, 0.6, stretch=(1.0, 0.5))
    y, x = np.mgrid[0:half, 0:half].astype(np.float32)
    heat = np.zeros((half, half), np.float32)
    steps = 22
    for step in range(steps):
        f = step / steps
        risen = cv2.remap(
            source,
            x + sway * np.float32(half * 0.09 * f) + curl * np.float32(half * 0.05 * f),
            y + np.float32(f * half * 0.15),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
        )
        heat = np.maximum(heat, blur(risen, 1 + f * 3) * np.float32((1 - f) ** 0.9))
    tongues = fractal_noise(rng, half, 7, 5, 0.6, stretch=(1.4, 0.55))
    t = np.clip(heat * 1.25 + tongues * 0.42 * smoothstep(0.0, 0.22, heat) - 0.22, 0, 1)
    fire = np.dstack([shade(_FLAME_RAMP, t * 1.05), smoothstep(0.10, 0.42, t)]).astype(np.float32)
    large = np.asarray(cv2.resize(fire, (size, size), interpolation=cv2.INTER_CUBIC), np.float32)
    return np.clip(large, 0, 1, out=large)


def _sparkles(picture: Plane, rng: np.random.Generator, hull: Mask, colour: Plane, count: int) -> None:
    size = hull.shape[0]
    rows, columns = np.nonzero(hull)
    for _ in range(count):
        at = int(rng.integers(len(rows)))
        x = columns[at] + rng.normal(0, size * 0.03)
        y = rows[at] + rng.normal(0, size * 0.03)
        reach = size * rng.uniform(0.012, 0.035)
        left, right = int(max(0, x - 5 * reach)), int(min(size, x + 5 * reach))
        top, bottom = int(max(0, y - 5 * reach)), int(min(size, y + 5 * reach))
        if right <= left or bottom <= top:
            continue
        dy = (np.abs(np.arange(top, bottom, dtype=np.float32) - y) / reach)[:, None]
        dx = (np.abs(np.arange(left, right, dtype=np.float32) - x) / reach)[None, :]
        star = np.exp(-dx * 3.2 - (dy * 0.85) ** 1.1) + np.exp(-dy * 3.2 - (dx * 0.85) ** 1.1)
        star = (star + 0.9 * np.exp(-(dx * dx + dy * dy) * 2.2)).astype(np.float32)
        light = np.clip(colour + np.clip(star - 0.55, 0, 1)[..., None], 0, 1)
        over(picture[top:bottom, left:right], light, np.clip(star * 1.2, 0, 1))
