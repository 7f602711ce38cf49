"""Laid piece by piece: roof tiles, thatch, parquet, hexagons, asphalt."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Ids, Tile, shades


def overlapping(tile: Tile, rows: float, columns: float) -> tuple[Plane, Plane, Ids]:
    """Round-ended pieces in rows, each row over the one below it.

    Returns the height of each pixel on its piece from 1 (its lower end) to 0 (where it goes under the next row),
    its place across from -1 to 1, and which piece.
    """
    across, _ = tile.count(columns)
    _, down = tile.count(rows)
    down += down % 2
    x, y = tile.grid()
    u, v = x * np.float32(across), y * np.float32(down)
    best, side = tile.full(-1), tile.zeros()
    ids = np.zeros(tile.shape, np.int32)
    for back in (1, 0):
        row = np.floor(v).astype(np.int32) - back
        shifted = u + np.float32(0.5) * (row % 2)
        column = np.floor(shifted).astype(np.int32)
        over = (shifted - column - np.float32(0.5)) * 2
        drop = v - row  # 0 at the upper end of the row, and on past 1 where its round end hangs down
        end = np.float32(1.0) + np.float32(0.55) * np.sqrt(np.clip(1 - over**2, 0, 1))
        on = drop < end
        share = (drop / end).astype(np.float32)
        take = on if back == 1 else (best < 0)
        best = np.where(take, share, best)
        side = np.where(take, over, side)
        ids = np.where(take, (row % down) * across + column % across, ids).astype(np.int32)
    return np.clip(best, 0, 1), side, ids


def roof_tiles(order: Order) -> Surface:
    """Clay shingles, or slate where the words say so."""
    tile, rng = order.tile, order.rng
    drop, side, ids = overlapping(tile, 9, 9)
    tone, noise = shades(rng, ids), tile.noise(rng, 8, 7, 0.6)
    slate = order.says("slate", "shingle", "shingles")
    edge = smoothstep(1.0, 0.90, drop) * smoothstep(1.0, 0.90, np.abs(side))
    dome = np.sqrt(np.clip(1 - side**2, 0, 1)) * (0.25 if slate else 1.0)
    ramp = (
        ("#1c2026", "#3a424c", "#5e6874", "#8b96a2")
        if slate
        else ("#3c140c", "#7c3018", "#b4532c", "#d88658", "#f0b890")
    )
    level = (
        np.float32(0.30)
        + drop * np.float32(0.22)
        + (tone - np.float32(0.5)) * np.float32(0.30)
        + noise * np.float32(0.08)
        + dome * np.float32(0.06)
    )
    albedo = shade(order.ramp(*ramp), level) * (np.float32(0.35) + np.float32(0.65) * edge)[..., None]
    height = 0.035 * drop * edge + 0.012 * dome * edge + 0.003 * noise + 0.004 * tone
    return Surface(albedo, height.astype(np.float32), 0.78 + 0.06 * noise, tile.zeros())


def thatch(order: Order) -> Surface:
    """Straw in layers."""
    tile, rng = order.tile, order.rng
    _, y = tile.grid()
    _, rows = tile.count(4)
    straw = tile.noise(rng, 6, 6, 0.72, (22, 1.2))
    second = tile.noise(rng, 6, 5, 0.7, (30, 0.8))
    phase = (
        y * np.float32(rows)
        + tile.noise(rng, 10, 4, 0.6, (3, 1)) * np.float32(0.10)
        + second * np.float32(0.05)
    )
    drop = phase - np.floor(phase)
    end = smoothstep(1.0, 0.93, drop)
    level = np.float32(0.24) + drop * np.float32(0.26) + straw * np.float32(0.15) + second * np.float32(0.08)
    albedo = (
        shade(order.ramp("#2a1c08", "#6a4e1c", "#a8863c", "#d8bc70", "#f4e6b0"), level)
        * (np.float32(0.35) + np.float32(0.65) * end)[..., None]
    )
    height = 0.03 * drop * end + 0.010 * straw + 0.006 * second
    return Surface(albedo, height.astype(np.float32), 0.95 + 0.02 * straw, tile.zeros())


def parquet(order: Order) -> Surface:
    """Herringbone: staves of 1 by 4 set at right angles."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(16)
    across, down = max(8, round(across / 8) * 8), max(8, round(down / 8) * 8)
    x, y = tile.grid()
    u, v = x * across, y * down
    i, j = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    k = (i - j) % 8
    flat = k < 4
    # a flat stave starts where k is 0; an upright one starts k - 4 cells above
    start_i, start_j = np.where(flat, i - k, i), np.where(flat, j, j - (7 - k))
    along = np.where(flat, u - start_i, v - start_j)
    over = np.where(flat, v - j, u - i)
    ids = (((start_i % across) * 31 + (start_j % down) * 17 + np.where(flat, 0, 7)) % 251).astype(np.int32)
    tone, lift = shades(rng, ids), shades(rng, ids, 5)
    edge = smoothstep(0.0, 0.06, np.minimum(over, 1 - over)) * smoothstep(
        0.0, 0.06, np.minimum(along, 4 - along)
    )
    grain_flat, grain_up = tile.noise(rng, 6, 6, 0.65, (1, 14)), tile.noise(rng, 6, 6, 0.65, (14, 1))
    grain = np.where(flat, grain_flat, grain_up)
    dark, light = (
        order.says("dark", "walnut", "ebony", "mahogany"),
        order.says("light", "maple", "birch", "ash"),
    )
    ramp = ("#2c1608", "#5e3516", "#966030", "#c08c52", "#e2bc86")
    ramp = ("#140a05", "#2e190c", "#50301a", "#764e2e", "#a07650") if dark else ramp
    ramp = ("#6a4a28", "#a67c48", "#d0a870", "#e8cc9c", "#f8e8c8") if light else ramp
    level = np.float32(0.46) + (tone - np.float32(0.5)) * np.float32(0.36) + grain * np.float32(0.11)
    albedo = shade(order.ramp(*ramp), level) * (np.float32(0.3) + np.float32(0.7) * edge)[..., None]
    return Surface(
        albedo,
        (0.010 * edge + 0.002 * lift + 0.0012 * grain).astype(np.float32),
        0.32 + 0.08 * grain + 0.3 * (1 - edge),
        tile.zeros(),
    )


def hexagonal(tile: Tile, count: float) -> tuple[Plane, Ids]:
    """Hexagons, ``count`` on the shorter side: how far each pixel is from its cell's edge, and which cell."""
    across, _ = tile.count(count)
    down = max(2, 2 * round(across * tile.height / tile.width * 2 / np.sqrt(3) / 2))
    x, y = tile.grid()
    u, v = x * np.float32(across), y * np.float32(down)
    nearest, second = tile.full(9), tile.full(9)
    ids = np.zeros(tile.shape, np.int32)
    row = np.floor(v).astype(np.int32)
    high = np.float32(np.sqrt(3) / 2)
    for step in (-1, 0, 1, 2):
        at = row + step
        shift = np.float32(0.5) * (at % 2)
        base = np.floor(u - shift).astype(np.int32)
        for move in (0, 1):
            distance = np.hypot(u - shift - base - move, (v - at) * high)
            closer = distance < nearest
            second = np.where(closer, nearest, np.minimum(second, distance))
            ids = np.where(closer, (at % down) * across + (base + move) % across, ids).astype(np.int32)
            nearest = np.where(closer, distance, nearest)
    return second - nearest, ids


_STONY = (
    "stone", "stones", "paver", "pavers", "paving", "concrete", "granite", "slate", "basalt", "sandstone", "rock", "brick", "bricks",
    "cobblestone", "cobblestones", "limestone", "terracotta", "clay", "flagstone", "flagstones", "slab", "slabs", "pavement", "cement",
)  # fmt: skip


def hexagons(order: Order) -> Surface:
    """Hexagonal tiles, glazed stone; metal plates where the words say so; with light in the joints."""
    tile, rng = order.tile, order.rng
    edge, ids = hexagonal(tile, 7)
    body, cushion = smoothstep(0.05, 0.10, edge), smoothstep(0.05, 0.30, edge)
    tone, noise = shades(rng, ids), tile.noise(rng, 6, 7, 0.6)
    if order.says(*_STONY):
        noise = noise * np.float32(1.5) + tile.noise(rng, 40, 4, 0.75) * np.float32(0.9)
    metallic = order.says("metal", "steel", "scifi", "futuristic", "iron", "armor")
    ramp = (
        ("#20262c", "#454e58", "#6f7a86", "#a4afba")
        if metallic
        else ("#23352f", "#3f5c52", "#6d8a7c", "#a6bcae", "#dce6dc")
    )
    glaze = shade(
        order.ramp(*ramp),
        np.float32(0.5)
        + (tone - np.float32(0.5)) * np.float32(0.32)
        + noise * np.float32(0.07)
        + cushion * np.float32(0.05),
    )
    if order.accent and not metallic:  # some of them in the second colour
        other = shade(order.second(*ramp), np.float32(0.5) + noise * np.float32(0.07))
        glaze = np.where((shades(rng, ids, 3) < np.float32(0.45))[..., None], other, glaze)
    gap = shade(stops("#15171a", "#3a3a38", "#605c54"), np.float32(0.4) + noise * np.float32(0.15))
    albedo = gap + (glaze - gap) * body[..., None]
    glow = None
    if order.says(
        "glowing", "neon", "energy", "scifi", "shield", "lights", "light", "lit", "emissive", "force"
    ):
        ink = order.glow("#2fd8ff")
        glow = (
            ink
            * (
                np.exp(-((edge / np.float32(0.05)) ** 2))
                + np.float32(0.25) * np.exp(-((edge / np.float32(0.16)) ** 2))
            )[..., None]
        )
        glow = np.clip(glow, 0, 1).astype(np.float32)
    return Surface(
        albedo,
        (0.022 * body + 0.006 * cushion).astype(np.float32),
        0.75 - 0.45 * body + 0.06 * noise,
        body * np.float32(0.9 if metallic else 0.0),
        glow,
    )


def asphalt(order: Order) -> Surface:
    """Stones in tar, with cracks, patches, and lane paint where asked for."""
    tile, rng = order.tile, order.rng
    near, _, ids = tile.cells(rng, 80, 0.95)
    grain = 1 - np.clip(near, 0, 1)
    tone, broad = shades(rng, ids), tile.noise(rng, 3, 6, 0.6)
    crack_noise = np.abs(tile.noise(rng, 3, 8, 0.6))
    amount = 1.0 if order.says("cracked", "cracks", "old", "broken", "damaged", "worn", "ruined") else 0.4
    crack = (
        smoothstep(0.03, 0.0, crack_noise) * smoothstep(0.2, 1.0, tile.noise(rng, 2, 3)) * np.float32(amount)
    )
    level = (
        np.float32(0.34)
        + grain * np.float32(0.16)
        + (tone - np.float32(0.5)) * np.float32(0.26)
        + broad * np.float32(0.06)
        - crack * np.float32(0.35)
    )
    albedo = shade(order.ramp("#121315", "#2a2c2f", "#484a4c", "#76777a", "#b0b0ac"), level)
    height = 0.006 * grain + 0.004 * broad - 0.018 * crack
    if order.says("line", "lines", "marking", "markings", "lane", "highway", "painted"):
        x, y = tile.grid()
        _, dashes = tile.count(2)
        dash = smoothstep(0.052, 0.046, np.abs(x - np.float32(0.5))) * (
            ((y * dashes + np.float32(0.2)) % 1) < 0.6
        )
        worn = smoothstep(-1.2, 0.4, tile.noise(rng, 10, 6, 0.65) + grain)[..., None] * dash[..., None]
        albedo = albedo + (np.array([0.86, 0.84, 0.74], np.float32) - albedo) * worn * np.float32(0.9)
    return Surface(albedo, height.astype(np.float32), 0.9 - 0.05 * grain, tile.zeros())
