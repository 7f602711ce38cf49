"""Metal by how it was worked: brushed, hammered, crumpled foil, gratings, chain mail."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade
from layer_server.generators.texture import kinds
from layer_server.generators.texture.metal import ramp_of
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_TURN = np.float32(2 * np.pi)


def brushed(order: Order) -> Surface:
    """A plain sheet with fine lines one way; polished and chromed sheets have hardly any."""
    if order.says("galvanized", "galvanised", "zinc", "galvanneal"):
        return kinds.spangled(order)
    tile, rng = order.tile, order.rng
    lines = tile.noise(rng, 5, 6, 0.85, (0.8, 60))
    broad = tile.noise(rng, 2, 4, 0.5, (0.6, 3))
    scratch = np.clip(tile.noise(rng, 4, 6, 0.85, (1, 50)) - 2.0, 0, 1)
    smooth = order.says("polished", "chrome", "mirror", "shiny")
    fine = np.float32(0.35 if smooth else 1.0)
    level = 0.58 + fine * (0.105 * lines + 0.16 * scratch) + 0.05 * broad
    albedo = shade(order.ramp(*ramp_of(order)), level)
    return Surface(
        albedo,
        (0.0010 * fine * lines).astype(np.float32),
        (0.08 if smooth else 0.30) + fine * (0.06 * lines + 0.05 * broad),
        tile.full(1.0),
    )


def hammered(order: Order) -> Surface:
    """Beaten metal: shallow dents side by side."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 6, 4) * 0.15, tile.noise(rng, 6, 4) * 0.15)
    near, _second, ids = tile.cells(rng, 13, 0.8, warp)
    dent = smoothstep(0.0, 0.75, near)
    noise, fine = tile.noise(rng, 6, 6, 0.6), tile.noise(rng, 50, 4, 0.7)
    lit = dent - np.roll(dent, max(1, tile.unit // 80), (0, 1))
    level = 0.46 + 0.45 * lit + 0.14 * dent + 0.10 * (shades(rng, ids) - 0.5) + 0.04 * noise + 0.02 * fine
    return Surface(
        shade(order.ramp(*ramp_of(order)), level),
        (0.022 * dent + 0.0006 * fine).astype(np.float32),
        0.26 + 0.05 * noise,
        tile.full(1.0),
    )


def foil(order: Order) -> Surface:
    """Foil or leaf metal, crumpled and pressed flat again."""
    tile, rng = order.tile, order.rng
    height, tone = tile.zeros(), tile.zeros()
    for cells, weight in ((5, 1.0), (10, 0.6), (21, 0.4)):
        warp = (tile.noise(rng, 3, 3) * 0.2, tile.noise(rng, 3, 3) * 0.2)
        near, second, ids = tile.cells(rng, cells, 0.95, warp)
        height += weight * (0.4 * (1 - near) + 0.6 * smoothstep(0.12, 0.0, second - near))
        tone += weight * (shades(rng, ids) - 0.5)
    fine = tile.noise(rng, 60, 3, 0.8)
    level = 0.50 + 0.26 * tone + 0.12 * (height - 0.9) + 0.02 * fine
    return Surface(
        shade(order.ramp(*ramp_of(order)), level),
        (0.016 * height).astype(np.float32),
        0.16 + 0.03 * fine,
        tile.full(1.0),
    )


def grate(order: Order) -> Surface:
    """Bars or mesh over a dark space: gratings, grilles, vents; wire mesh and chain link."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    noise, brush = tile.noise(rng, 6, 6, 0.6), tile.noise(rng, 5, 5, 0.7, (20, 2))
    if order.says("chainlink", "wire", "mesh", "net", "fence"):
        across, down = tile.count(9)
        u, v = x * across + y * down, x * across - y * down
        cu, cv = np.abs(u - np.round(u)) / 0.13, np.abs(v - np.round(v)) / 0.13
        over = (np.round(u) + np.round(v)) % 2 == 0
        ru, rv = np.sqrt(np.clip(1 - cu**2, 0, 1)), np.sqrt(np.clip(1 - cv**2, 0, 1))
        bar = np.where(over, np.maximum(ru, 0.7 * rv), np.maximum(0.7 * ru, rv))
    elif order.says("vent", "vents", "louver", "louvre", "louvers", "slats", "grille"):
        _, down = tile.count(12)
        slat = (y * down) % 1
        bar = smoothstep(0.0, 0.05, slat) * smoothstep(0.70, 0.62, slat) * (0.55 + 0.6 * slat)
    else:
        across, down = tile.count(7)
        du, dv = np.abs(x * across - np.round(x * across)), np.abs(y * down - np.round(y * down))
        bar = np.maximum(smoothstep(0.15, 0.10, du), smoothstep(0.15, 0.10, dv) * 0.9)
    on = smoothstep(0.02, 0.25, bar)
    rust = smoothstep(
        0.3, 1.3, noise + (0.5 if order.says("rusty", "rusted", "rust", "old", "corroded") else -0.9)
    )
    level = 0.26 + 0.36 * bar + 0.05 * brush + 0.04 * noise
    steel = shade(order.ramp(*ramp_of(order)), level)
    brown = shade(np.stack([rgb("#2a0f06"), rgb("#8a401a"), rgb("#c4702e")]), 0.4 + 0.3 * noise)
    metal = steel + (brown - steel) * rust[..., None]
    albedo = rgb("#07080a") + (metal - rgb("#07080a")) * on[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.06 * bar * on).astype(np.float32),
        0.38 + 0.45 * rust + 0.3 * (1 - on),
        on * (1 - rust),
    )


def chainmail(order: Order) -> Surface:
    """Rows of linked rings, each through those of the row above."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(11)
    down = round(down * 1.3)
    down += down % 2
    x, y = tile.grid()
    best, tone = tile.full(-1.0), tile.zeros()
    noise = tile.noise(rng, 6, 6, 0.6)
    for step_y in (-1, 0, 1, 2):
        for step_x in (-1, 0, 1):
            row = np.floor(y * down) + step_y
            shift = 0.5 * (row % 2)
            column = np.floor(x * across - shift) + step_x
            dx, dy = x * across - shift - column - 0.5, (y * down - row - 0.5) * 0.85
            away = np.hypot(dx, dy)
            ring = np.sqrt(np.clip(1 - ((away - 0.60) / 0.125) ** 2, 0, 1))
            slope = (
                dy * np.where(row % 2 == 0, 1.0, -1.0) + 0.25 * dx
            )  # rows lean to and fro, so that rings pass through
            level = np.where(ring > 0, slope + 0.35 * ring, -1.0).astype(np.float32)
            higher = level > best
            light = 0.02 + 0.66 * ring - 0.26 * (dx + dy) + 0.10 * slope
            tone = np.where(higher, light, tone).astype(np.float32)
            best = np.where(higher, level, best)
    on = (best > -1).astype(np.float32)
    metal = shade(order.ramp(*ramp_of(order)), tone + 0.05 * noise)
    albedo = rgb("#08090b") + (metal - rgb("#08090b")) * tile.blur(on, 1 / 1500)[..., None]
    height = np.where(best > -1, 0.03 + 0.02 * best, 0.0)
    return Surface(
        albedo.astype(np.float32),
        tile.blur(height.astype(np.float32), 1 / 1200),
        0.34 + 0.05 * noise,
        on * np.float32(0.95),
    )
