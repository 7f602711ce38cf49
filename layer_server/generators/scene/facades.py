"""Surfaces that only scenes need: windows by day and night, neon, book shelves, lamplight."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_WARM = stops("#ffb45a", "#ffd890", "#fff2cf", "#bfe4ff")
_NEON = ("#ff2fa0", "#22e0ff", "#8a4bff", "#ffb020", "#38ff9c", "#ff4040")


def facade(order: Order) -> Surface:
    """Rows of windows between piers; ``lit`` of them glow when the words say night."""
    tile, rng = order.tile, order.rng
    glassy = order.says("glass")
    gap, lift = (0.010, 0.016) if glassy else (0.026, 0.030)
    distance, ids = tile.boards(12, 16 if glassy else 14, 0.0, gap=gap * 0.45, radius=0.002)
    pane = smoothstep(0, 0.003, distance)
    chance, tone = shades(rng, ids), shades(rng, ids, 7)
    grime = tile.noise(rng, 4, 6, 0.6)
    wall = shade(
        order.ramp("#20242b", "#3c434d", "#5d6570", "#8a929a"), np.float32(0.45) + grime * np.float32(0.10)
    )
    glass = shade(
        stops("#0c1a2a", "#23435e", "#5d8cab", "#a9d0e2"),
        np.float32(0.25) + tone * np.float32(0.45) + grime * np.float32(0.05),
    )
    night = order.says("night")
    on = (chance > (0.62 if night else 2)).astype(np.float32) * pane
    lamp = shade(_WARM, tone) * (np.float32(0.45) + np.float32(0.55) * shades(rng, ids, 3))[..., None]
    albedo = wall * (1 - pane[..., None]) + glass * pane[..., None] * np.float32(0.5 if night else 1.0)
    emissive = lamp * on[..., None]
    height = (1 - pane) * np.float32(lift)
    return Surface(albedo, height.astype(np.float32), 0.2 + 0.6 * (1 - pane), tile.zeros(), emissive)


def neon(order: Order) -> Surface:
    """Signs of light: bars and blocks in one colour on black."""
    tile, rng = order.tile, order.rng
    ink = rgb(order.colour or str(rng.choice(_NEON)))
    distance, ids = tile.boards(9, 5, 0.5, gap=0.022, radius=0.006)
    bar = smoothstep(0, 0.012, distance) * (shades(rng, ids) > 0.35)
    inner = smoothstep(0.05, 0.03, np.abs(distance - 0.02)) * bar
    glow = bar * np.float32(0.75) + tile.blur(bar, 0.03) * np.float32(0.35)
    emissive = np.clip(ink * glow[..., None] + inner[..., None] * np.float32(0.35), 0, 1)
    return Surface(
        emissive * np.float32(0.4) + np.float32(0.02), tile.zeros(), tile.full(0.4), tile.zeros(), emissive
    )


def lamplight(order: Order) -> Surface:
    """A lit pane."""
    tile = order.tile
    glow = np.broadcast_to(rgb(order.colour or "#ffc56a"), (*tile.shape, 3)).astype(np.float32)
    return Surface(glow, tile.zeros(), tile.full(0.4), tile.zeros(), glow)


def books(order: Order) -> Surface:
    """Shelves of books with bright backs."""
    tile, rng = order.tile, order.rng
    shelves, each = 4, 22
    x, y = tile.grid()
    row = np.floor(y * shelves).astype(np.int32)
    shift = rng.random(shelves).astype(np.float32)[row]
    warped = x * each + np.float32(0.28) * np.sin((x + shift) * np.float32(2 * np.pi) * 5)
    column = np.floor(warped).astype(np.int32) % each
    ids = (row * each + column).astype(np.int32)
    across = np.abs(warped - np.floor(warped) - np.float32(0.5)) * 2
    down = y * shelves - row
    tall = np.float32(0.22) + shades(rng, ids) * np.float32(0.20)
    book = smoothstep(1.0, 0.86, across) * (down > tall) * (down < 0.90)
    board = (down >= 0.90).astype(np.float32)
    backs = np.stack(
        [
            rgb(c)
            for c in ("#6e1a1a", "#1f3f66", "#2c5a34", "#7a5220", "#4a2450", "#8a7a52", "#2a2a30", "#9a3a1c")
        ]
    )
    colour = backs[(ids * 7 + (shades(rng, ids, 5) * 8).astype(np.int32)) % len(backs)]
    band = ((np.abs(down - tall - 0.10) < 0.015) | (np.abs(down - 0.80) < 0.015)).astype(np.float32) * book
    round_ = np.sqrt(np.clip(1 - across**2, 0, 1))
    noise = tile.noise(rng, 8, 5, 0.6)
    wood = shade(stops("#241008", "#54290f", "#8d5426"), np.float32(0.5) + noise * np.float32(0.12))
    albedo = np.full((*tile.shape, 3), 0.02, np.float32)
    albedo = (
        albedo
        + (colour * (np.float32(0.55) + np.float32(0.6) * round_)[..., None] - albedo) * book[..., None]
    )
    albedo = albedo + (rgb("#d8b050") - albedo) * band[..., None] * np.float32(0.8)
    albedo = albedo + (wood - albedo) * board[..., None]
    height: Plane = book * round_ * np.float32(0.02) + board * np.float32(0.045)
    return Surface(np.clip(albedo, 0, 1), height.astype(np.float32), tile.full(0.6), tile.zeros())


OWN: dict[str, Callable[[Order], Surface]] = {
    "facade": facade,
    "neon": neon,
    "lamplight": lamplight,
    "books": books,
}
"""By the name that a ``Stuff`` gives as its family."""
