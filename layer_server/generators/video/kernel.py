"""The inner loops that draw frames: plain functions over arrays, compiled when first used.

Nothing here is meant to be called as Python. A plate that moves as a whole is looked up by OpenCV; here is where the
pixels of the others come from, and how a plate is laid over what is farther. Bends are smooth along a row, so that they
are found at every few pixels and go straight between.
"""

# ruff: noqa: PLR0917  compiled code takes its arguments by position

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from layer_server.generators.mesh.jit import compiled

STILL, WATER, SWAY, DRIFT, LIGHT, GLIMMER, FLASH, FLOW, GO = 0, 1, 2, 3, 4, 5, 6, 7, 8
"""How a plate moves by itself; ``LIGHT``, ``GLIMMER`` and ``FLASH`` stand still and flicker, glimmer (from nothing) or
flash; over ``FLOW`` a pattern runs; what can ``GO`` moves as a whole, and bobs."""

_STEP = 8
"""Pixels from one place of a row where water or a swaying thing is worked out to the next."""
RELIEF_STEP = 4
"""The same of a relief, along both sides: about one of its own pixels."""


def over(base: Any, plate: Any, left: Any, top: Any, strength: Any) -> None:
    """Lay a plate over what is farther.

    Args:
        base: (h, w) pixels of four channels as one uint32 each, written.
        plate: (rows, columns), premultiplied; its colours may be lighter than its alpha lets through, and add light.
        left, top: where it lies.
        strength: of the plate, 0..256.
    """
    lanes, half = np.uint32(0x00FF00FF), np.uint32(0x00800080)
    eight, share = np.uint32(8), np.uint32(strength)
    for y in range(plate.shape[0]):
        row, below = plate[y], base[top + y, left : left + plate.shape[1]]
        for x in range(row.shape[0]):
            p, q = row[x], below[x]
            # Red and blue in one number, green and alpha in another: 16 bits for each channel.
            rb = np.uint32(np.uint32(np.uint32(p & lanes) * share) >> eight) & lanes
            ga = np.uint32(np.uint32(np.uint32(np.uint32(p >> eight) & lanes) * share) >> eight) & lanes
            rest = np.uint32(np.uint32(255) - np.uint32(ga >> np.uint32(16)))
            under = np.uint32(np.uint32(np.uint32(q & lanes) * rest) + half)
            under = np.uint32(np.uint32(under + np.uint32(np.uint32(under >> eight) & lanes)) >> eight)
            rb = np.uint32(rb + np.uint32(under & lanes))
            under = np.uint32(np.uint32(np.uint32(np.uint32(q >> eight) & lanes) * rest) + half)
            under = np.uint32(np.uint32(under + np.uint32(np.uint32(under >> eight) & lanes)) >> eight)
            ga = np.uint32(ga + np.uint32(under & lanes))
            # A sum beyond 255 has its ninth bit set, which becomes eight ones.
            full = np.uint32(rb & np.uint32(0x01000100))
            rb = np.uint32(np.uint32(rb | np.uint32(full - np.uint32(full >> eight))) & lanes)
            full = np.uint32(ga & np.uint32(0x01000100))
            ga = np.uint32(np.uint32(ga | np.uint32(full - np.uint32(full >> eight))) & lanes)
            below[x] = np.uint32(rb | np.uint32(ga << eight))


def water(xs: Any, ys: Any, left: Any, top: Any, way: Any, plate: Any, motion: Any, noise: Any) -> None:
    """Where the pixels of water come from: what is seen in it moves, its edge stays where it is.

    Args:
        xs, ys: (rows, columns) of places on the plate, written.
        left, top: where these rows begin on the frame.
        way: (2, 3) from the frame to the plate.
        plate: its width, height and place on the canvas, and pixels of the canvas per frame width.
        motion: height of the waves (pixels), their phase, and how far the noise has moved on.
        noise: (256, 256) that repeats.
    """
    h, begin, scale = plate[1], plate[2], plate[3]
    zero, one = np.float32(0.0), np.float32(1.0)
    for y in range(xs.shape[0]):
        fy = np.float32(top + y)
        x = 0
        last_x, last_y = zero, zero
        while x < xs.shape[1]:
            count = min(_STEP, xs.shape[1] - x)
            for end in range(0 if x == 0 else 1, 2):
                fx = np.float32(left + x + end * _STEP)
                sx = way[0, 0] * fx + way[0, 1] * fy + way[0, 2]
                sy = way[1, 0] * fx + way[1, 1] * fy + way[1, 2]
                deep = min(max(sy / h, zero), one)
                high = motion[0] * (np.float32(0.2) + deep)
                far = one / (np.float32(0.12) + deep)
                lane = far * np.float32(44.0) + motion[2]
                across = (sx + begin) / scale * (np.float32(40.0) + far * np.float32(22.0))
                by_x = high * _noise_at(noise, across, lane)
                by_y = (
                    high * np.float32(0.35) * _noise_at(noise, across + np.float32(97), lane + np.float32(31))
                )
                if end == 0:
                    last_x, last_y = by_x, by_y
            turn_x, turn_y = (by_x - last_x) / np.float32(_STEP), (by_y - last_y) / np.float32(_STEP)
            for k in range(count):
                fx = np.float32(left + x + k)
                sx = way[0, 0] * fx + way[0, 1] * fy + way[0, 2]
                sy = way[1, 0] * fx + way[1, 1] * fy + way[1, 2]
                xs[y, x + k] = sx + last_x + turn_x * np.float32(k)
                ty = sy + last_y + turn_y * np.float32(k)
                ys[y, x + k] = min(max(ty, sy * np.float32(0.5)), h - one)
            last_x, last_y = by_x, by_y
            x += _STEP


def sway(xs: Any, ys: Any, left: Any, top: Any, way: Any, plate: Any, motion: Any) -> None:
    """Where the pixels of something come from that stands with its foot on the ground and sways in the wind.

    Args:
        motion: widest movement (pixels) and its phase; the others as for ``water``.
    """
    h, begin, scale = plate[1], plate[2], plate[3]
    zero, one = np.float32(0.0), np.float32(1.0)
    for y in range(xs.shape[0]):
        fy = np.float32(top + y)
        x = 0
        last = zero
        while x < xs.shape[1]:
            count = min(_STEP, xs.shape[1] - x)
            for end in range(0 if x == 0 else 1, 2):
                fx = np.float32(left + x + end * _STEP)
                sx = way[0, 0] * fx + way[0, 1] * fy + way[0, 2]
                sy = way[1, 0] * fx + way[1, 1] * fy + way[1, 2]
                tall = min(max(one - sy / h, zero), one)
                angle = motion[1] + (sx + begin) / scale * np.float32(9.0) + tall
                bend = motion[0] * tall * tall * np.float32(math.sin(angle))
                if end == 0:
                    last = bend
            turn = (bend - last) / np.float32(_STEP)
            for k in range(count):
                fx = np.float32(left + x + k)
                xs[y, x + k] = way[0, 0] * fx + way[0, 1] * fy + way[0, 2] + last + turn * np.float32(k)
                ys[y, x + k] = way[1, 0] * fx + way[1, 1] * fy + way[1, 2]
            last = bend
            x += _STEP


def relief(places: Any, way: Any, shift: Any, nearness: Any, size: Any) -> None:
    """Where the pixels of a plate come from that are not equally near: found step by step where each leads to.

    Args:
        places: (rows, columns, 2) on the plate, written; for every ``RELIEF_STEP``-th pixel of the frame.
        way: (2, 3) from the frame to the plate, as if it were infinitely far.
        shift: pixels that what is nearest has moved sideways and down, its shrinking, and the middle of the plate.
        nearness: (h, w) uint8, 255 is nearest.
        size: of the plate, width and height.
    """
    half, zero, one = np.float32(0.5), np.float32(0.0), np.float32(1.0)
    rh, rw = nearness.shape[0], nearness.shape[1]
    grid_x, grid_y = np.float32(rw) / size[0], np.float32(rh) / size[1]
    most_x, most_y = np.float32(rw) - np.float32(1.001), np.float32(rh) - np.float32(1.001)
    for y in range(places.shape[0]):
        fy = np.float32(y * RELIEF_STEP)
        n = zero
        for x in range(places.shape[1]):
            fx = np.float32(x * RELIEF_STEP)
            px = way[0, 0] * fx + way[0, 1] * fy + way[0, 2]
            py = way[1, 0] * fx + way[1, 1] * fy + way[1, 2]
            sx, sy = zero, zero
            for _ in range(3):
                sx = px * (one - shift[2] * n) + shift[0] * n + shift[3]
                sy = py * (one - shift[2] * n) + shift[1] * n + shift[4]
                gx = min(max((sx + half) * grid_x - half, zero), most_x)
                gy = min(max((sy + half) * grid_y - half, zero), most_y)
                ix, iy = np.int32(gx), np.int32(gy)
                ax, ay = gx - np.float32(ix), gy - np.float32(iy)
                above = np.float32(nearness[iy, ix]) * (one - ax) + np.float32(nearness[iy, ix + 1]) * ax
                below = (
                    np.float32(nearness[iy + 1, ix]) * (one - ax) + np.float32(nearness[iy + 1, ix + 1]) * ax
                )
                n = (above * (one - ay) + below * ay) * np.float32(1 / 255)
            places[y, x, 0], places[y, x, 1] = sx, sy


def _noise_at(noise: Any, x: Any, y: Any) -> Any:
    """Between the four values around a place of the repeating noise."""
    floor_x, floor_y = np.int32(math.floor(x)), np.int32(math.floor(y))
    fx, fy = x - np.float32(floor_x), y - np.float32(floor_y)
    ix, iy = floor_x & 255, floor_y & 255
    jx, jy = (ix + 1) & 255, (iy + 1) & 255
    one = np.float32(1.0)
    above = noise[iy, ix] * (one - fx) + noise[iy, jx] * fx
    below = noise[jy, ix] * (one - fx) + noise[jy, jx] * fx
    return above * (one - fy) + below * fy


@lru_cache(maxsize=1)
def fast_water() -> Callable[..., None]:
    """``water``, compiled."""
    from numba.extending import register_jitable

    register_jitable(nogil=True, fastmath=True, error_model="numpy")(_noise_at)
    return compiled(water)
