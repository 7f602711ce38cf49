"""The inner loops that draw frames: plain functions over arrays, compiled when first used.

Nothing here is meant to be called as Python. A row of the frame is drawn plate by plate from near to far, and a pixel
is left alone as soon as nothing shines through it, so that a pixel costs about two look-ups however many plates there
are. The four channels of a pixel are blended in one multiplication each, in 16-bit lanes of a 64-bit number.
"""

# ruff: noqa: PLR0917  compiled code takes its arguments by position

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from layer_server.generators.mesh.jit import compiled

STILL, WATER, SWAY, DRIFT, LIGHT, GLIMMER, FLASH = 0, 1, 2, 3, 4, 5, 6
"""How a plate moves by itself; the last three stand still and flicker, glimmer (from nothing) or flash."""

_DARK = np.float32(0.004)
"""What shines through less than this is not seen in 8 bits."""


def draw(
    frame: Any,
    pixels: Any,
    reliefs: Any,
    table: Any,
    open_sides: Any,
    near: Any,
    motion: Any,
    camera: Any,
    world: Any,
    noise: Any,
) -> None:
    """Draw one frame.

    Args:
        frame: (h, w, 3) uint8, written.
        pixels: all plates' RGBA, premultiplied, one uint32 per pixel, plate after plate.
        reliefs: all plates' nearness maps, uint8, one after the other.
        table: per plate from near to far its place in ``pixels``, width, height, left, top, kind of motion, place in
            ``reliefs`` or -1, and the relief's width and height.
        open_sides: per plate the sides where it ends inside the canvas: 1 left, 2 right, 4 top, 8 bottom.
        near: per plate its nearness.
        motion: per plate four numbers; what they are is up to the kind of motion.
        camera: x, y, z, zoom, yaw, pitch, cosine and sine of the roll.
        world: pixels of the canvas per frame width, its width, its height.
        noise: (256, 256) that repeats.
    """
    height, width = frame.shape[0], frame.shape[1]
    scale, canvas_w, canvas_h = world[0], world[1], world[2]
    half = np.float32(0.5)
    unit = np.float32(1.0) / np.float32(width)
    middle_x = np.float32(canvas_w) * half - half
    middle_y = np.float32(canvas_h) * half - half
    cz, zoom, cosine, sine = camera[2], camera[3], camera[6], camera[7]
    through = np.empty(width, np.float32)
    ink = np.empty((width, 3), np.float32)
    for y in range(height):
        through[:] = np.float32(1.0)
        ink[:, :] = np.float32(0.0)
        v0 = (np.float32(y) + half - np.float32(height) * half) * unit
        u0 = (half - np.float32(width) * half) * unit
        # Where the row begins on a plate that is infinitely far, and its step per pixel.
        u = (u0 * cosine + v0 * sine + camera[4]) / zoom
        v = (v0 * cosine - u0 * sine + camera[5]) / zoom
        u_step, v_step = unit * cosine / zoom, -unit * sine / zoom
        first, last = 0, width
        for k in range(near.shape[0]):
            while first < last and through[first] < _DARK:
                first += 1
            while last > first and through[last - 1] < _DARK:
                last -= 1
            if first >= last:
                break
            n, plate = near[k], table[k]
            shrink = (np.float32(1.0) - cz * n) * scale
            ax, ay = u_step * shrink, v_step * shrink
            bx = u * shrink + camera[0] * n * scale + middle_x - np.float32(plate[3])
            by = v * shrink + camera[1] * n * scale + middle_y - np.float32(plate[4])
            if plate[6] >= 0:
                _relief_row(
                    ink, through, first, last, pixels, plate, open_sides[k], reliefs,
                    u, u_step, v, v_step, camera, scale, middle_x, middle_y, motion[k, 3],
                )  # fmt: skip
            elif plate[5] == STILL:
                _still_row(
                    ink, through, first, last, pixels, plate, open_sides[k], ax, bx, ay, by, motion[k, 3],
                )  # fmt: skip
            elif plate[5] == WATER:
                _water_row(
                    ink, through, first, last, pixels, plate, open_sides[k], ax, bx, ay, by,
                    motion[k, 0] * scale, motion[k, 2], scale, noise,
                )  # fmt: skip
            elif plate[5] == SWAY:
                _swaying_row(
                    ink, through, first, last, pixels, plate, open_sides[k], ax, bx, ay, by,
                    motion[k, 0] * scale, motion[k, 1], scale,
                )  # fmt: skip
            else:
                _drifting_row(
                    ink, through, first, last, pixels, plate, ax, bx, ay, by,
                    motion[k, 0] * scale, motion[k, 1] * scale, motion[k, 2],
                )  # fmt: skip
        for x in range(width):
            frame[y, x, 0] = np.uint8(np.int32(min(ink[x, 0] + half, np.float32(255.0))))
            frame[y, x, 1] = np.uint8(np.int32(min(ink[x, 1] + half, np.float32(255.0))))
            frame[y, x, 2] = np.uint8(np.int32(min(ink[x, 2] + half, np.float32(255.0))))


def _still_row(
    ink: Any, through: Any, first: Any, last: Any, pixels: Any, plate: Any, sides: Any,
    ax: Any, bx: Any, ay: Any, by: Any, strength: Any,
) -> None:  # fmt: skip
    """A row of a plate that stands still, and may be lit more or less."""
    begin, w, h = plate[0], plate[1], plate[2]
    begin_y, end_y = by + ay * np.float32(first), by + ay * np.float32(last - 1)
    if _misses(begin_y, end_y, h, sides):
        return
    if sides & 1:
        first = max(first, int((np.float32(-1) - bx) / ax))
    if sides & 2:
        last = min(last, int((np.float32(w) - bx) / ax) + 2)
    for x in range(first, last):
        t = through[x]
        if t >= _DARK:
            sx, sy = bx + ax * np.float32(x), by + ay * np.float32(x)
            if not _outside(sx, sy, w, h, sides):
                through[x] = t - _lay(ink, x, _look(pixels, begin, w, h, sx, sy), t * strength)


def _water_row(
    ink: Any, through: Any, first: Any, last: Any, pixels: Any, plate: Any, sides: Any,
    ax: Any, bx: Any, ay: Any, by: Any, wave: Any, shift: Any, scale: Any, noise: Any,
) -> None:  # fmt: skip
    """A row of water: what is seen in it moves, its edge stays where it is."""
    begin, w, h = plate[0], plate[1], plate[2]
    left, zero, one = np.float32(plate[3]), np.float32(0.0), np.float32(1.0)
    if _misses(by + ay * np.float32(first), by + ay * np.float32(last - 1), h, sides):
        return
    for x in range(first, last):
        t = through[x]
        if t < _DARK:
            continue
        sx, sy = bx + ax * np.float32(x), by + ay * np.float32(x)
        if _outside(sx, sy, w, h, sides):
            continue
        deep = min(max(sy / np.float32(h), zero), one)
        high = wave * (np.float32(0.2) + deep)
        far = one / (np.float32(0.12) + deep)
        lane = far * np.float32(44.0) + shift
        across = (sx + left) / scale * (np.float32(40.0) + far * np.float32(22.0))
        tx = sx + high * _noise_at(noise, across, lane)
        ty = sy + high * np.float32(0.35) * _noise_at(noise, across + np.float32(97), lane + np.float32(31))
        ty = min(max(ty, sy * np.float32(0.5)), np.float32(h - 1))
        through[x] = t - _lay(ink, x, _look(pixels, begin, w, h, tx, ty), t)


def _swaying_row(
    ink: Any, through: Any, first: Any, last: Any, pixels: Any, plate: Any, sides: Any,
    ax: Any, bx: Any, ay: Any, by: Any, way: Any, phase: Any, scale: Any,
) -> None:  # fmt: skip
    """A row of something that stands with its foot on the ground and sways in the wind."""
    begin, w, h = plate[0], plate[1], plate[2]
    left, zero, one = np.float32(plate[3]), np.float32(0.0), np.float32(1.0)
    if _misses(by + ay * np.float32(first), by + ay * np.float32(last - 1), h, sides):
        return
    # The sine along the row by turning a unit vector: its argument grows by the same step from pixel to pixel.
    tall = min(max(one - (by + ay * np.float32(first)) / np.float32(h), zero), one)
    angle = phase + (bx + ax * np.float32(first) + left) / scale * np.float32(9.0) + tall
    swing, other = np.float32(math.sin(angle)), np.float32(math.cos(angle))
    turn = ax / scale * np.float32(9.0)
    turn_sine, turn_cosine = np.float32(math.sin(turn)), np.float32(math.cos(turn))
    for x in range(first, last):
        now = swing
        swing, other = swing * turn_cosine + other * turn_sine, other * turn_cosine - swing * turn_sine
        t = through[x]
        if t < _DARK:
            continue
        sx, sy = bx + ax * np.float32(x), by + ay * np.float32(x)
        tall = min(max(one - sy / np.float32(h), zero), one)
        tx = sx + way * tall * tall * now
        if not _outside(tx, sy, w, h, sides):
            through[x] = t - _lay(ink, x, _look(pixels, begin, w, h, tx, sy), t)


def _drifting_row(
    ink: Any, through: Any, first: Any, last: Any, pixels: Any, plate: Any,
    ax: Any, bx: Any, ay: Any, by: Any, way: Any, other_way: Any, share: Any,
) -> None:  # fmt: skip
    """A row of a sky that drifts; it goes on beyond its edge as its mirror image."""
    begin, w, h = plate[0], plate[1], plate[2]
    edge, period, one = np.float32(w - 1), np.float32(2 * (w - 1)), np.float32(1.0)
    open_below = 12
    if _misses(by + ay * np.float32(first), by + ay * np.float32(last - 1), h, open_below):
        return
    for x in range(first, last):
        t = through[x]
        if t < _DARK:
            continue
        sx, sy = bx + ax * np.float32(x), by + ay * np.float32(x)
        if _outside(sx, sy, w, h, open_below):
            continue
        tx = sx - way
        tx -= np.float32(math.floor(tx / period)) * period
        sums = _look(pixels, begin, w, h, tx if tx <= edge else period - tx, sy)
        if share < np.float32(0.996):
            tx = sx - other_way
            tx -= np.float32(math.floor(tx / period)) * period
            hidden = _lay(ink, x, sums, t * share)
            sums = _look(pixels, begin, w, h, tx if tx <= edge else period - tx, sy)
            through[x] = t - hidden - _lay(ink, x, sums, t * (one - share))
        else:
            through[x] = t - _lay(ink, x, sums, t)


def _relief_row(
    ink: Any, through: Any, first: Any, last: Any, pixels: Any, plate: Any, sides: Any,
    reliefs: Any, u: Any, u_step: Any, v: Any, v_step: Any, camera: Any, scale: Any, middle_x: Any,
    middle_y: Any, strength: Any,
) -> None:  # fmt: skip
    """A row of a plate whose pixels are not equally near: its nearness is found step by step where it leads to."""
    begin, w, h = plate[0], plate[1], plate[2]
    relief, rw, rh = plate[6], plate[7], plate[8]
    half, zero, one = np.float32(0.5), np.float32(0.0), np.float32(1.0)
    left, top = middle_x - np.float32(plate[3]), middle_y - np.float32(plate[4])
    grid_x, grid_y = np.float32(rw) / np.float32(w), np.float32(rh) / np.float32(h)
    most_x, most_y = np.float32(rw) - np.float32(1.001), np.float32(rh) - np.float32(1.001)
    cx, cy, cz = camera[0], camera[1], camera[2]
    n = zero
    for x in range(first, last):
        t = through[x]
        if t < _DARK:
            continue
        px, py = u + u_step * np.float32(x), v + v_step * np.float32(x)
        sx, sy = zero, zero
        for _ in range(3):
            sx = (px * (one - cz * n) + cx * n) * scale + left
            sy = (py * (one - cz * n) + cy * n) * scale + top
            gx = min(max((sx + half) * grid_x - half, zero), most_x)
            gy = min(max((sy + half) * grid_y - half, zero), most_y)
            ix, iy = np.int32(gx), np.int32(gy)
            fx, fy = gx - np.float32(ix), gy - np.float32(iy)
            at = relief + iy * rw + ix
            above = np.float32(reliefs[at]) * (one - fx) + np.float32(reliefs[at + 1]) * fx
            below = np.float32(reliefs[at + rw]) * (one - fx) + np.float32(reliefs[at + rw + 1]) * fx
            n = (above * (one - fy) + below * fy) * np.float32(1 / 255)
        if not _outside(sx, sy, w, h, sides):
            through[x] = t - _lay(ink, x, _look(pixels, begin, w, h, sx, sy), t * strength)


def _misses(begin_y: Any, end_y: Any, h: Any, sides: Any) -> Any:
    """Whether a whole row passes above or below a plate."""
    low, high = min(begin_y, end_y), max(begin_y, end_y)
    return (sides & 4 and high <= np.float32(-1)) or (sides & 8 and low >= np.float32(h))


def _outside(sx: Any, sy: Any, w: Any, h: Any, sides: Any) -> Any:
    """Whether a place is beyond a side where the plate ends. At the canvas's edge a plate goes on."""
    return sides != 0 and (
        (sides & 1 and sx <= np.float32(-1))
        or (sides & 2 and sx >= np.float32(w))
        or (sides & 4 and sy <= np.float32(-1))
        or (sides & 8 and sy >= np.float32(h))
    )


def _look(pixels: Any, begin: Any, w: Any, h: Any, sx: Any, sy: Any) -> Any:
    """The four channels between four pixels, each 256 times as large, in 16-bit lanes: red, blue, green, alpha."""
    sx = min(max(sx, np.float32(0.0)), np.float32(w - 1))
    sy = min(max(sy, np.float32(0.0)), np.float32(h - 1))
    ix, iy = np.int32(sx), np.int32(sy)
    fx = np.int32((sx - np.float32(ix)) * np.float32(256.0))
    fy = np.int32((sy - np.float32(iy)) * np.float32(256.0))
    at = begin + iy * w + ix
    right = 1 if ix + 1 < w else 0
    under = w if iy + 1 < h else 0
    wd = np.int64((fx * fy) >> 8)
    wb, wc = fx - wd, fy - wd
    wa = 256 - fx - wc
    p = np.int64(pixels[at])
    sums = ((p & 0x00FF00FF) | ((p & 0xFF00FF00) << 24)) * wa
    p = np.int64(pixels[at + right])
    sums += ((p & 0x00FF00FF) | ((p & 0xFF00FF00) << 24)) * wb
    p = np.int64(pixels[at + under])
    sums += ((p & 0x00FF00FF) | ((p & 0xFF00FF00) << 24)) * wc
    p = np.int64(pixels[at + under + right])
    sums += ((p & 0x00FF00FF) | ((p & 0xFF00FF00) << 24)) * wd
    return sums


def _lay(ink: Any, x: Any, sums: Any, through: Any) -> Any:
    """Lay a colour under what is nearer, of which so much shines through. Returns how much it hides of the rest."""
    lit = through * np.float32(1 / 256)
    ink[x, 0] += lit * np.float32(np.int32(sums & 0xFFFF))
    ink[x, 1] += lit * np.float32(np.int32((sums >> 32) & 0xFFFF))
    ink[x, 2] += lit * np.float32(np.int32((sums >> 16) & 0xFFFF))
    return lit * np.float32(np.int32((sums >> 48) & 0xFFFF)) * np.float32(1 / 255)


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
def fast_draw() -> Callable[..., None]:
    """``draw``, compiled."""
    from numba.extending import register_jitable

    for part in (
        _noise_at, _look, _lay, _outside, _misses, _still_row, _water_row, _swaying_row, _drifting_row, _relief_row,
    ):  # fmt: skip
        register_jitable(nogil=True, fastmath=True, error_model="numpy")(part)
    return compiled(draw)
