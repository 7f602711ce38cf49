"""What is written or shown: pages and newspapers, blackboards and whiteboards, falling code, racks of blinking servers."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Tile

_GLYPHS = 64


def _glyphs(rng: np.random.Generator, wide: int, high: int) -> Plane:
    """Signs that look like letters at a distance: strokes on a small grid, with a free row and column."""
    marks = (rng.random((_GLYPHS, high, wide)) < 0.52).astype(np.float32)
    marks[:, -1], marks[:, :, -1] = 0, 0
    marks[:, :, 0] = np.maximum(marks[:, :, 0], rng.random((_GLYPHS, high)) < 0.4) * (
        np.arange(high) < high - 1
    )
    return marks


def _signs(
    tile: Tile, rng: np.random.Generator, cells: tuple[int, int], grid: tuple[int, int]
) -> tuple[Plane, Plane]:
    """Signs in ``cells`` across and down: where there is ink, and which cell (column + row * columns)."""
    (across, down), (wide, high) = cells, grid
    x, y = tile.grid()
    u, v = x * across, y * down
    column, row = np.floor(u).astype(np.int32) % across, np.floor(v).astype(np.int32) % down
    which = rng.integers(0, _GLYPHS, (down, across))[row, column]
    ink = _glyphs(rng, wide, high)[
        which, (v % 1 * high).astype(np.int32) % high, (u % 1 * wide).astype(np.int32) % wide
    ]
    return ink, (row * across + column).astype(np.float32)


def page(order: Order) -> Surface:
    """Printed paper: lines of small signs in columns, with headlines where it is a newspaper."""
    tile, rng = order.tile, order.rng
    news = order.says("newspaper", "newspapers", "newsprint", "tabloid", "news")
    across, down = tile.count(84 if news else 56)
    small, cell = _signs(tile, rng, (across, down), (4, 6))
    words = rng.random(across * down) > 0.17
    small = small * words[cell.astype(np.int32)]
    x, y = tile.grid()
    columns = tile.count(4 if news else 1)[0]
    small = small * smoothstep(0.0, 0.02, np.abs((x * columns + 0.5) % 1 - 0.5) - (0.04 if news else 0.07))
    if news:
        blocks = tile.count(3)[1]
        v = (y * blocks) % 1
        large, _ = _signs(tile, rng, (across // 5, down // 7), (5, 7))
        small = np.where(v < 0.16, large * (v > 0.03), small * (v > 0.20))
    else:
        lines = tile.count(18)[1] * 2
        small = small * ((y * lines) % 1 < 0.62)
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 50, 4, 0.7)
    paper = shade(
        order.ramp("#b8ac90", "#d0c6ac", "#e0d8c4", "#ece6d6")
        if news
        else order.ramp("#d8cdb0", "#ece2c8", "#f6f0e0"),
        0.6 + 0.10 * noise + 0.06 * fine,
    )
    ink = tile.blur(small.astype(np.float32), 1 / 2200)[..., None]
    return Surface(
        (paper * (1 - 0.82 * ink)).astype(np.float32),
        (0.001 * fine + 0.002 * noise).astype(np.float32),
        0.9 - 0.05 * ink[..., 0],
        tile.zeros(),
    )


def board(order: Order) -> Surface:
    """A blackboard with wiped chalk, or a whiteboard with ghosts of ink."""
    tile, rng = order.tile, order.rng
    white = order.says("whiteboard")
    wiped = tile.noise(rng, 3, 6, 0.6, (0.5, 1.6))
    dust = tile.noise(rng, 30, 5, 0.8)
    if white:
        albedo = shade(
            order.ramp("#c8ccd0", "#e4e7ea", "#f4f6f7", "#ffffff"), 0.7 + 0.06 * wiped + 0.02 * dust
        )
        return Surface(albedo, (0.0003 * dust).astype(np.float32), tile.full(0.15), tile.zeros())
    own = (
        ("#16241c", "#22382c", "#34503f", "#8ca090")
        if order.says("green", "school")
        else ("#141618", "#24272a", "#3a3e42", "#a4a8ac")
    )
    level = 0.26 + 0.13 * smoothstep(-0.4, 2.0, wiped) * 2 + 0.05 * dust
    chalk, cell = _signs(tile, rng, tile.count(12), (5, 7))
    shown = (
        smoothstep(0.4, 1.6, tile.noise(rng, 3, 4))
        if order.says("chalk", "writing", "written", "math", "formulas")
        else tile.zeros()
    )
    del cell
    level = level + 0.55 * chalk * shown * np.clip(0.7 + 0.4 * dust, 0, 1)
    return Surface(
        shade(order.ramp(*own), level),
        (0.0006 * dust).astype(np.float32),
        tile.full(0.85),
        tile.zeros(),
    )


def code(order: Order) -> Surface:
    """Columns of falling signs that glow, brightest where they fall."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(26)
    ink, cell = _signs(tile, rng, (across, down), (6, 8))
    column, row = cell.astype(np.int32) % across, cell.astype(np.int32) // across
    start, length = rng.integers(0, down, across)[column], rng.uniform(0.4, 1.0, across)[column] * down
    tail = 1 - ((start - row) % down) / length
    light = np.clip(tail, 0, 1) ** 1.5 * ink
    head = ((start - row) % down == 0) * ink
    colour = rgb(order.colour or order.accent or "#22e05a")
    lit = np.clip(colour * light[..., None] + head[..., None] * 0.7, 0, 1).astype(np.float32)
    glow = lit + np.stack([tile.blur(lit[..., c], 1 / 160) for c in range(3)], -1) * np.float32(0.5)
    return Surface(
        np.clip(rgb("#030806") + glow * 0.8, 0, 1).astype(np.float32),
        tile.zeros(),
        tile.full(0.2),
        tile.zeros(),
        np.clip(glow, 0, 1).astype(np.float32),
    )


def rack(order: Order) -> Surface:
    """Drawers of servers with vents and small lights."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(2)[0], tile.count(10)[1]
    distance, ids = tile.boards(10, 2, 0.0, gap=0.004, radius=0.006)
    body = smoothstep(0.0, 0.004, distance)
    u, v = (x * across) % 1, (y * down) % 1
    vent = ((u > 0.08) & (u < 0.62) & (v > 0.2) & (v < 0.8) & ((x * across * 34) % 1 < 0.55)).astype(
        np.float32
    )
    led = (u > 0.68) & (u < 0.94) & (v > 0.30) & (v < 0.70)
    cell_u, cell_v = np.floor((u - 0.68) / 0.26 * 8), np.floor((v - 0.30) / 0.40 * 2)
    lamp = led & (np.hypot((u - 0.68) / 0.26 * 8 % 1 - 0.5, (v - 0.3) / 0.4 * 2 % 1 - 0.5) < 0.30)
    number = (ids * 16 + cell_v.astype(np.int32) * 8 + cell_u.astype(np.int32)) % 4096
    on = rng.random(4096)[number]
    inks = np.stack(
        [rgb(order.tint_of(("lights", "leds"), "#3af07a")), rgb("#f8b030"), rgb("#38a8ff"), rgb("#182018")]
    )
    ink = inks[np.select([on < 0.5, on < 0.62, on < 0.78], [0, 1, 2], 3)]
    noise = tile.noise(rng, 6, 6, 0.6)
    steel = shade(
        order.ramp("#08090b", "#1c1f24", "#343940", "#5c646c"),
        0.42 + 0.05 * noise + 0.3 * (body - 1) - 0.34 * vent,
    )
    lit = (ink * lamp[..., None]).astype(np.float32)
    albedo = np.where(lamp[..., None], ink, steel).astype(np.float32)
    order.says("lights", "leds", "blinking")
    return Surface(
        albedo, (0.02 * body - 0.008 * vent).astype(np.float32), 0.45 + 0.05 * noise, tile.full(0.6), lit
    )
