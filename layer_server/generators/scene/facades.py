"""Surfaces that only scenes need: windows by day and night, neon, book shelves, lamplight."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Ids, Tile, shades

_WARM = stops("#ff9a3c", "#ffc873", "#ffe9b8", "#cfe8ff")
_NEON = ("#ff2fa0", "#22e0ff", "#8a4bff", "#ffb020", "#38ff9c", "#ff4040")
_STOREYS = 5
"""Of a facade's tile."""
_CELL = 0.25
"""Share of a sign's tile that one letter takes."""


def facade(order: Order) -> Surface:
    """Storeys of windows between piers; by ``night`` some are lit, with what is behind them; ``ruined`` ones gape."""
    tile, rng = order.tile, order.rng
    glassy, night, ruined = (order.says(word) for word in ("glass", "night", "ruined"))
    least = 0.30 if order.says("busy") else 0.12
    columns = 10 if glassy else 8
    x, y = tile.grid()
    across, down = x * np.float32(columns), y * np.float32(_STOREYS)
    column, row = np.floor(across).astype(np.int32) % columns, np.floor(down).astype(np.int32) % _STOREYS
    ids = row * columns + column
    u, v = across - np.floor(across), down - np.floor(down)
    left, top, foot = (0.05, 0.07, 0.84) if glassy else (0.20, 0.17, 0.76)
    inside: Plane = np.minimum(np.minimum(u - left, 1 - left - u), np.minimum(v - top, foot - v))
    mullion = np.minimum(np.abs(u - np.float32(0.5)), np.abs(v - np.float32(0.36 if glassy else 0.42)) * 2)
    pane: Plane = smoothstep(0.0, 0.02, inside) * smoothstep(0.012, 0.026, mullion)
    sill = smoothstep(0.05, 0.0, np.abs(v - np.float32(foot + 0.04))) * (u > left - 0.05) * (u < 1.05 - left)
    band = smoothstep(0.97, 0.985, v) + smoothstep(0.025, 0.01, v)
    pier = smoothstep(0.06, 0.04, np.minimum(u, 1 - u)) * np.float32(0.0 if glassy else 1.0)
    grime = tile.noise(rng, 4, 6, 0.6)
    streak = tile.noise(rng, 8, 5, 0.6, (2.0, 0.25))
    wall = shade(
        order.ramp("#20242b", "#3c434d", "#5d6570", "#8a929a"),
        np.float32(0.46) + grime * np.float32(0.09) + streak * np.float32(0.06)
        + (sill + pier + band) * np.float32(0.14),
    )  # fmt: skip
    chance, tone = shades(rng, ids), shades(rng, ids, 7)
    sky = np.clip((np.float32(foot) - v) * np.float32(0.9), 0, 1)
    glass = shade(
        stops("#0a1420", "#1f3a52", "#5a87a6", "#b4d6e6"),
        np.float32(0.16) + sky * np.float32(0.42) + tone * np.float32(0.20) + grime * np.float32(0.05),
    )
    if ruined:
        pane, wall, glass = _gaping(order, (np.asarray(pane, np.float32), chance), wall, grime)
    albedo = wall * (1 - pane[..., None]) + glass * pane[..., None] * np.float32(0.45 if night else 1.0)
    lamp = (
        _lit_room(rng, (u, v), ids, row, least, glassy=glassy)
        if night and not ruined
        else np.zeros_like(wall)
    )
    height = (1 - pane) * np.float32(0.012) + (sill + pier) * np.float32(0.010)
    return Surface(
        albedo, height.astype(np.float32), 0.2 + 0.6 * (1 - pane), tile.zeros(), lamp * pane[..., None]
    )


def _lit_room(
    rng: np.random.Generator, place: tuple[Plane, Plane], ids: Ids, row: Ids, least: float, *, glassy: bool
) -> Plane:
    """The light behind each window: whole stretches of a storey in offices, single rooms elsewhere; some drawn."""
    u, v = place
    chance, hue = shades(rng, ids), shades(rng, row if glassy else ids, 5)
    busy = shades(rng, row, 3) * np.float32(0.75 if glassy else 0.45)
    on = (chance < np.float32(least) + busy * busy).astype(np.float32)
    ceiling = np.float32(1.05) - np.float32(0.75) * np.clip(v, 0, 1)
    curtain = (shades(rng, ids, 11) > 0.55) * np.float32(0.55)
    drawn = 1 - curtain * smoothstep(0.30, 0.26, np.minimum(u, 1 - u))
    furniture = 1 - np.float32(0.5) * (v > 0.56) * (np.abs(u - shades(rng, ids, 13)) < 0.16)
    bright = on * ceiling * drawn * furniture * (np.float32(0.45) + np.float32(0.55) * shades(rng, ids, 17))
    return np.asarray(shade(_WARM, hue) * bright[..., None], np.float32)


def _gaping(
    order: Order, panes: tuple[Plane, Plane], wall: Plane, grime: Plane
) -> tuple[Plane, Plane, Plane]:
    """Windows without glass, walls whose plaster has come off, soot over the holes and growth on the ledges."""
    pane, chance = panes
    tile, rng = order.tile, order.rng
    patch = tile.noise(rng, 5, 6, 0.55)
    bare = smoothstep(0.35, 0.55, patch)[..., None]
    brick, _ = tile.boards(60, 22, 0.5, gap=0.0014, radius=0.001)
    raw = shade(stops("#3a1f16", "#6a3a28", "#8e5a42"), np.float32(0.5) + grime * np.float32(0.15))
    raw = raw * (np.float32(0.55) + np.float32(0.45) * smoothstep(0, 0.002, brick))[..., None]
    wall = wall + (raw - wall) * bare
    soot = tile.blur(pane, 0.02) * smoothstep(-0.2, 0.8, tile.noise(rng, 6, 4, 0.6))
    wall = wall * (1 - np.float32(0.55) * soot)[..., None]
    green = smoothstep(0.75, 1.15, tile.noise(rng, 7, 6, 0.62) + np.float32(0.3) * grime)[..., None]
    wall = wall + (rgb("#38422a") - wall) * green * np.float32(0.8)
    torn = np.maximum(pane, smoothstep(1.15, 1.25, patch + np.float32(0.6) * tile.noise(rng, 14, 4, 0.6)))
    hole = np.float32(0.018) + np.float32(0.05) * (chance > 0.8)[..., None] * np.ones(3, np.float32)
    return torn, wall, np.broadcast_to(hole, wall.shape).astype(np.float32)


def shopfront(order: Order) -> Surface:
    """Three shops side by side in the lower half of the tile: display windows, doors and a fascia over them."""
    tile, rng = order.tile, order.rng
    shops = 3
    x, y = tile.grid()
    across, up = x * np.float32(shops), (1 - y) * 2  # 0 at the pavement, 1 at the top of the fascia
    shop = np.floor(across).astype(np.int32) % shops
    u = across - np.floor(across)
    night = order.says("night")
    hue, kind = shades(rng, shop), shades(rng, shop, 3)
    pane = ((up > 0.13) & (up < 0.70) & (np.abs(u - 0.36) < 0.27)).astype(np.float32)
    door = ((up < 0.70) & (up > 0.02) & (np.abs(u - 0.80) < 0.10)).astype(np.float32)
    bars = ((np.abs(u - 0.36) < 0.008) | (np.abs(up - 0.55) < 0.006)) | (np.abs(u - 0.80) < 0.006)
    glass = np.maximum(pane, door) * (1 - bars)
    fascia = ((up > 0.76) & (up < 0.97) & (u > 0.04) & (u < 0.96)).astype(np.float32)
    paint = shade(stops("#5a1a1a", "#1d3a5a", "#1e4a34", "#6a5020", "#3a2450"), hue)
    grime = tile.noise(rng, 6, 5, 0.6)
    wall = shade(order.ramp("#1a1c20", "#34373d", "#555960"), np.float32(0.5) + grime * np.float32(0.12))
    albedo = wall + (paint - wall) * fascia[..., None]
    goods = shades(rng, np.floor(x * 48).astype(np.int32) * 64 + np.floor(up * 14).astype(np.int32), 5)
    shelf = (np.modf(up * 7)[0] < 0.55) * (up < 0.48) * (goods > 0.35) * pane
    room = shade(_WARM, kind) * (np.float32(0.30) + np.float32(0.75) * np.clip(up * 1.4, 0, 1))[..., None]
    room = room * (1 - shelf * (np.float32(0.45) + np.float32(0.4) * goods))[..., None]
    dark = shade(stops("#0a1016", "#24323c", "#5c7480"), np.clip(up * 0.9, 0, 1) + grime * np.float32(0.05))
    albedo = albedo * (1 - glass[..., None]) + (room * np.float32(0.3) if night else dark) * glass[..., None]
    letters = _glyphs(tile, rng, (u * 14, (up - 0.79) / 0.15)) * fascia * (np.abs(u - 0.5) < 0.36)
    ink = np.clip(paint * np.float32(3.2) + np.float32(0.45), 0, 1)
    albedo = albedo + (ink - albedo) * letters[..., None]
    shop_open = (shades(rng, shop, 7) > 0.2)[..., None] * np.float32(night)
    emissive = (room * glass[..., None] + ink * letters[..., None]) * shop_open
    height = (1 - glass) * np.float32(0.014) + fascia * np.float32(0.010)
    return Surface(albedo, height.astype(np.float32), 0.3 + 0.5 * (1 - glass), tile.zeros(), emissive)


def _glyphs(tile: Tile, rng: np.random.Generator, place: tuple[Plane, Plane]) -> Plane:
    """Letters of no script: bars that join in cells of one unit; 0..1."""
    x, y = place
    cell = np.floor(x).astype(np.int32) + np.floor(y).astype(np.int32) * 37
    u, v = x - np.floor(x), y - np.floor(y)
    ink: Plane = np.zeros(tile.shape, np.float32)
    inside = (
        (np.abs(u - np.float32(0.5)) < 0.36) & (np.abs(v - np.float32(0.5)) < 0.38) & (y >= 0) & (y <= 64)
    )
    for k, at in enumerate((0.20, 0.5, 0.80)):
        ink = np.maximum(ink, (np.abs(v - np.float32(at)) < 0.065) * (shades(rng, cell, 2 * k + 3) > 0.38))
        ink = np.maximum(ink, (np.abs(u - np.float32(at)) < 0.070) * (shades(rng, cell, 2 * k + 4) > 0.45))
    return np.asarray(ink * inside, np.float32)


def neon(order: Order) -> Surface:
    """Signs of light: letters of no script in one colour on a dim board."""
    tile, rng = order.tile, order.rng
    ink = rgb(order.colour or str(rng.choice(_NEON)))
    x, y = tile.grid()
    letters = _glyphs(tile, rng, (x / np.float32(_CELL), y / np.float32(_CELL)))
    core = tile.blur(letters, 0.004)
    halo = tile.blur(letters, 0.03) * np.float32(0.5) + np.float32(0.10)
    emissive = np.clip(
        ink * (core * np.float32(0.9) + halo)[..., None] + (core * letters)[..., None] * np.float32(0.45),
        0,
        1,
    )
    return Surface(
        emissive * np.float32(0.3) + np.float32(0.02), tile.zeros(), tile.full(0.4), tile.zeros(), emissive
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
    "shopfront": shopfront,
    "neon": neon,
    "lamplight": lamplight,
    "books": books,
}
"""By the name that a ``Stuff`` gives as its family."""
