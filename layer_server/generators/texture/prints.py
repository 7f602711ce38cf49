"""Patterns that are printed, woven or inlaid: chevrons, houndstooth, argyle, meanders, interlace, scallops and more."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.texture.laid import overlapping
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Tile, shades
from layer_server.generators.texture.woven import weave

Motif = Callable[[Order], tuple[Plane, Plane]]
"""Which of the inks each pixel has, as a number of them, and how much it stands out, 0..1."""

_INKS = ("#20305c", "#f0e8d8", "#c8482c", "#e0a838", "#2c8478")


def print_(order: Order) -> Surface:
    """The motif that the prompt names, on cloth, or smooth where it is of tile, paper or a floor."""
    tile, rng = order.tile, order.rng
    motif = next((motif for words, motif in _MOTIFS.items() if order.says(*words.split())), _chevron)
    which, lift = motif(order)
    inks = np.stack([rgb(ink) for ink in _INKS])
    if order.colour:
        inks[0] = rgb(order.colour)
        inks[1] = rgb(order.accent or ("#f0e8d8" if inks[0].mean() < 0.7 else "#34383e"))
        inks[2:] = inks[0] * np.float32(0.55), inks[1] * np.float32(0.8), inks[0] * 0.5 + inks[1] * 0.5
    albedo = inks[which.astype(np.int32) % len(inks)]
    noise = tile.noise(rng, 6, 6, 0.6)
    if order.says("tile", "tiles", "floor", "marble", "paper", "wallpaper", "wall", "inlay", "painted"):
        light = 0.94 + 0.04 * noise
        return Surface(
            np.clip(albedo * light[..., None], 0, 1).astype(np.float32),
            (0.003 * lift + 0.0006 * noise).astype(np.float32),
            0.35 + 0.04 * noise,
            tile.zeros(),
        )
    bulge, twist, _ = weave(tile, rng, 110)
    light = 0.72 + 0.28 * bulge + 0.05 * twist + 0.04 * noise
    return Surface(
        np.clip(albedo * light[..., None], 0, 1).astype(np.float32),
        (0.006 * bulge + 0.004 * lift).astype(np.float32),
        0.92 - 0.04 * bulge,
        tile.zeros(),
    )


def _cells(tile: Tile, cells: float, *, even: bool = False) -> tuple[Plane, Plane]:
    """x and y in cells, a whole (or even) number of them each way."""
    x, y = tile.grid()
    across, down = tile.count(cells)
    if even:
        across, down = across + across % 2, down + down % 2
    return x * np.float32(across), y * np.float32(down)


def _chevron(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 6)
    band = ((v + np.abs(u % 1 - 0.5)) % 1 < 0.5).astype(np.float32)
    return band, band


def _harlequin(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 5)
    odd = ((np.floor(u + v) + np.floor(u - v)) % 2).astype(np.float32)
    return odd, odd


def _argyle(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 4, even=True)
    v = v * 0.5
    down, up = np.floor(u + 2 * v), np.floor(u - 2 * v)
    which = ((down + up) % 2) * (1 + (down % 2))
    line = np.minimum(np.abs((u + 2 * v + 0.5) % 1 - 0.5), np.abs((u - 2 * v + 0.5) % 1 - 0.5)) * 1.0
    stitch = np.abs((u + 2 * v) % 1 - 0.5) < 0.03
    stitch |= np.abs((u - 2 * v) % 1 - 0.5) < 0.03
    return np.where(stitch, 3, which).astype(np.float32), smoothstep(0.02, 0.1, line)


def _houndstooth(order: Order) -> tuple[Plane, Plane]:
    """Four dark and four light threads each way, in two by two twill."""
    u, v = (np.floor(8 * each).astype(np.int32) for each in _cells(order.tile, 7))
    warp_over = (u + v) % 4 < 2
    which = np.where(warp_over, (u // 4) % 2, (v // 4) % 2).astype(np.float32)
    return which, which


def _scallop(order: Order) -> tuple[Plane, Plane]:
    drop, side, _ = overlapping(order.tile, 8, 6)
    away = np.hypot(side, 1 - drop)
    which = (np.floor(away * 4.5) % 2).astype(np.float32)
    return which, 1 - which


_KEY = (
    "111111110",
    "100000010",
    "101111010",
    "101001010",
    "101011010",
    "101000010",
    "101111110",
    "100000000",
    "111111111",
    "000000000",
)


def _meander(order: Order) -> tuple[Plane, Plane]:
    """The Greek key in rows."""
    key = np.array([[int(mark) for mark in row] for row in _KEY], np.float32)
    u, v = _cells(order.tile, 4)
    high, wide = key.shape
    which = key[(v % 1 * high).astype(np.int32) % high, (u % 1 * wide).astype(np.int32) % wide]
    return 1 - which, which


def _aztec(order: Order) -> tuple[Plane, Plane]:
    """Stepped diamonds in bands of colour, between rows of zigzag."""
    u, v = _cells(order.tile, 3)
    du, dv = np.floor(np.abs(u % 1 - 0.5) * 16), np.floor(np.abs(v % 1 - 0.5) * 16)
    ring = du + dv * 1.0
    which = np.select([ring < 2, ring < 4, ring < 6, ring < 8], [3, 2, 1, 4], 0)
    border = (dv >= 7) & (((u * 16) % 2 < 1) ^ (dv == 7))
    return np.where(border, 1, which).astype(np.float32), (ring % 2).astype(np.float32)


def _interlace(order: Order) -> tuple[Plane, Plane]:
    """Round strands on both diagonals, over and under one another."""
    u, v = _cells(order.tile, 4)
    p, q = u + v, u - v
    over_p = np.abs(p % 1 - 0.5) * 2
    over_q = np.abs(q % 1 - 0.5) * 2
    first = (np.floor(p) + np.floor(q)) % 2 < 1
    on_p, on_q = over_p < 0.62, over_q < 0.62
    top = np.where(first & on_p | ~on_q, over_p, over_q)
    lift = np.sqrt(np.clip(1 - (top / 0.62) ** 2, 0, 1)) * (on_p | on_q)
    edge = (top > 0.44) | ((top > 0.06) & (top < 0.16) & (on_p | on_q))
    which = np.where(on_p | on_q, np.where(edge & (top < 0.62), 2, 3), 0)
    return which.astype(np.float32), lift.astype(np.float32)


def _swirl(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 3)
    du, dv = u % 1 - 0.5, v % 1 - 0.5
    away = np.hypot(du, dv)
    turn = np.arctan2(dv, du) / (2 * np.pi) + 3.2 * away
    which = np.where(away < 0.47, (turn * 2) % 1 < 0.5, 0).astype(np.float32)
    return which, which


def _paisley(order: Order) -> tuple[Plane, Plane]:
    """Bent drops with rings and a rim of dots, every second one the other way up."""
    u, v = _cells(order.tile, 4, even=True)
    turn = np.where((np.floor(u) + np.floor(v)) % 2 < 1, 1.0, -1.0)
    x, y = (u % 1 - 0.5) * 2.3 * turn, (v % 1 - 0.5) * 2.3 * turn
    x, y = x * 0.8 + y * 0.6, y * 0.8 - x * 0.6
    bend = y - 0.55 * np.clip(x + 0.05, 0, 2) ** 2
    half = np.where(
        x < -0.2,
        0.62 * np.sqrt(np.clip(1 - ((x + 0.2) / 0.62) ** 2, 0, 1)),
        0.62 * np.clip((0.95 - x) / 1.15, 0, 1) ** 0.9,
    )
    depth = 1 - np.abs(bend) / np.maximum(half, 1e-3)
    depth = np.where(half > 0.01, depth, -1)
    which = np.select([depth > 0.72, depth > 0.5, depth > 0.34, depth > 0.12, depth > 0], [3, 1, 2, 4, 1], 0)
    dots = (depth > -0.5) & (depth < -0.05) & (np.hypot(u * 9 % 1 - 0.5, v * 9 % 1 - 0.5) < 0.3)
    return np.where(dots, 3, which).astype(np.float32), (depth > 0).astype(np.float32)


def _triangles(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 6, even=True)
    half = ((u % 1) + (v % 1) > 1).astype(np.int32)
    across = int(order.tile.count(6)[0] + order.tile.count(6)[0] % 2)
    ids = (np.floor(v).astype(np.int32) * across + np.floor(u).astype(np.int32)) * 2 + half
    which = np.floor(shades(order.rng, ids) * 4.99)
    return which.astype(np.float32), (which % 2).astype(np.float32)


def _checks(order: Order) -> tuple[Plane, Plane]:
    u, v = _cells(order.tile, 8, even=True)
    which = ((np.floor(u) + np.floor(v)) % 2).astype(np.float32)
    return which, which


_MOTIFS: dict[str, Motif] = {
    "chevron chevrons zigzag zigzags": _chevron,
    "houndstooth dogtooth": _houndstooth,
    "argyle": _argyle,
    "harlequin lozenges diamondpattern": _harlequin,
    "paisley": _paisley,
    "meander greekkey": _meander,
    "aztec mayan navajo tribal kilim ikat": _aztec,
    "knotwork interlace interlaced": _interlace,
    "scallop scallops scalloped seigaiha": _scallop,
    "swirl swirls spiral spirals swirly": _swirl,
    "triangles triangle geometric polygonal": _triangles,
    "checks checker": _checks,
}
