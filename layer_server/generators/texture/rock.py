"""Rock as it grows and as it is cut: cliffs, strata, granite, dry earth, flagstones, mosaic; and moss on it."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades


def rock(order: Order) -> Surface:
    """A rough face with ledges and cracks; in layers where it is sandstone, canyon or strata."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 6, 0.6) * 0.5, tile.noise(rng, 3, 6, 0.6) * 0.5)
    near, second, ids = tile.cells(rng, 5, 0.95, warp)
    near_b, second_b, ids_b = tile.cells(rng, 12, 0.95, (warp[0] * 1.8, warp[1] * 1.8))
    broad, fine = tile.noise(rng, 3, 8, 0.58), tile.noise(rng, 24, 5, 0.7)
    ledge = shades(rng, ids) + 0.45 * shades(rng, ids_b)
    crack = smoothstep(0.05, 0.0, second - near) + 0.5 * smoothstep(0.06, 0.0, second_b - near_b)
    height = 0.05 * ledge + 0.02 * np.abs(broad) + 0.004 * fine - 0.02 * crack
    ramp = ("#23211f", "#474441", "#6f6b66", "#98938c", "#c8c3ba")
    if order.says("obsidian", "basalt", "volcanic", "black"):
        ramp = ("#08080a", "#1a1a1e", "#333338", "#5c5c64", "#a8a8b4")
    if order.says("limestone", "chalk", "white"):
        ramp = ("#5e564a", "#948a78", "#c2b8a4", "#e0d8c8", "#f8f4ea")
    lit = height - np.roll(height, max(1, tile.unit // 70), (0, 1))
    level = 0.44 + 0.22 * (ledge - 0.7) + 0.10 * broad + 0.07 * fine - 0.24 * crack + 2.2 * lit
    if order.says(
        "sandstone", "canyon", "strata", "layered", "layers", "sedimentary", "mesa", "desert", "red"
    ):
        ramp = ("#4a1f10", "#84401f", "#b86a38", "#d89a60", "#f2cfa0")
        _, y = tile.grid()
        _, rows = tile.count(4)
        phase = y * rows + 0.10 * broad + 0.05 * tile.noise(rng, 3, 4, 0.5, (1, 4))
        table = rng.random(7 * rows, dtype=np.float32)
        place = phase * 7
        layer = table[np.floor(place).astype(np.int32) % len(table)]
        brink = smoothstep(0.0, 0.18, place - np.floor(place))
        level = 0.30 + 0.36 * layer + 0.10 * brink + 0.05 * fine + 0.05 * broad - 0.10 * crack
        height = 0.03 * layer + 0.02 * brink + 0.012 * np.abs(broad) + 0.003 * fine - 0.008 * crack
    rough = 0.35 if order.says("obsidian", "wet", "polished") else 0.9
    return Surface(
        shade(order.ramp(*ramp), level), height.astype(np.float32), rough + 0.04 * fine, tile.zeros()
    )


def granite(order: Order) -> Surface:
    """Polished grains of many tones; large chips in white where it is terrazzo."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 20, 3) * 0.35, tile.noise(rng, 20, 3) * 0.35)
    noise = tile.noise(rng, 8, 6, 0.6)
    if order.says("terrazzo", "confetti"):
        near, second, ids = tile.cells(rng, 16, 0.95, (warp[0] * 0.5, warp[1] * 0.5))
        tone = shades(rng, ids)
        chip = smoothstep(0.16, 0.20, second - near) * (shades(rng, ids, 3) > 0.30)
        inks = stops("#b8604a", "#3f5a5c", "#c89a5a", "#2e2e32", "#8a9a8c", "#d8a898")
        chips = inks[(tone * 5.99).astype(np.int32)] * (0.9 + 0.10 * noise)[..., None]
        ground = shade(order.ramp("#a8a298", "#cfc9be", "#e8e3d9", "#f6f2ea", "#ffffff"), 0.5 + 0.06 * noise)
        albedo = ground + (chips - ground) * chip[..., None]
        return Surface(
            np.clip(albedo, 0, 1).astype(np.float32), 0.0006 * noise, 0.18 + 0.03 * noise, tile.zeros()
        )
    _, _, ids = tile.cells(rng, 64, 0.95, warp)
    _, _, large = tile.cells(rng, 26, 0.95, warp)
    tone = np.where(shades(rng, large, 5) > 0.72, shades(rng, large), shades(rng, ids))
    black = (shades(rng, ids, 7) > 0.84).astype(np.float32)
    level = 0.30 + 0.52 * tone + 0.05 * noise - 0.6 * black
    ramp = ("#1c1c1e", "#5a5856", "#96928c", "#c2bcb4", "#efebe4")
    if order.says("pink", "red", "rose"):
        ramp = ("#241818", "#70504a", "#b08074", "#d8b0a2", "#f4e2d8")
    return Surface(
        shade(order.ramp(*ramp), level),
        (0.0006 * tone).astype(np.float32),
        0.16 + 0.05 * tone,
        tile.zeros(),
    )


def dry_earth(order: Order) -> Surface:
    """A dried lake bed: plates of mud that curl up at their edges."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 5, 5, 0.55) * 0.22, tile.noise(rng, 5, 5, 0.55) * 0.22)
    near, second, ids = tile.cells(rng, 6.5, 0.9, warp)
    small_near, small_second, _ = tile.cells(rng, 17, 0.9, (warp[0] * 2, warp[1] * 2))
    edge = second - near
    body = smoothstep(0.045, 0.11, edge)
    hair = (
        smoothstep(0.05, 0.0, small_second - small_near) * smoothstep(-0.2, 1.0, tile.noise(rng, 4, 4)) * body
    )
    broad, fine = tile.noise(rng, 4, 7, 0.6), tile.noise(rng, 30, 4, 0.7)
    curl = smoothstep(0.45, 0.10, edge) * body
    level = 0.46 + 0.14 * (shades(rng, ids) - 0.5) + 0.08 * curl + 0.06 * broad + 0.05 * fine - 0.25 * hair
    albedo = shade(order.ramp("#3a2614", "#7a5836", "#ae885c", "#d2b288", "#efdcbc"), level)
    albedo = albedo * (0.22 + 0.78 * body)[..., None]
    height = 0.05 * body + 0.014 * curl + 0.003 * broad + 0.0015 * fine - 0.012 * hair
    return Surface(albedo.astype(np.float32), height.astype(np.float32), 0.95 + 0.02 * fine, tile.zeros())


def flagstones(order: Order) -> Surface:
    """Flat slabs of any outline with joints between them; slate is dark and split."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 6, 5, 0.5) * 0.06, tile.noise(rng, 6, 5, 0.5) * 0.06)
    near, second, ids = tile.cells(rng, 4.5, 0.9, warp)
    edge = second - near
    noise, fine = tile.noise(rng, 5, 7, 0.6), tile.noise(rng, 26, 4, 0.7)
    body = smoothstep(0.045, 0.085, edge + 0.012 * noise)
    tone, warm = shades(rng, ids), shades(rng, ids, 3)
    slate = order.says("slate", "dark")
    ramp = (
        ("#15181c", "#2f363d", "#4e5862", "#76818c", "#a8b2bc")
        if slate
        else ("#35302a", "#635b50", "#918778", "#b8ad9c", "#ddd4c4")
    )
    level = 0.44 + 0.30 * (tone - 0.5) + 0.09 * noise + 0.05 * fine
    stone = shade(order.ramp(*ramp), level)
    stone = stone * (1 + (warm - 0.5)[..., None] * np.array([0.10, 0.0, -0.12], np.float32))
    joint = shade(stops("#2a2620", "#575044", "#857c6c"), 0.5 + 0.2 * fine)
    albedo = joint + (np.clip(stone, 0, 1) - joint) * body[..., None]
    height = 0.028 * body + 0.006 * tone * body + 0.003 * noise + 0.001 * fine
    return Surface(albedo.astype(np.float32), height.astype(np.float32), 0.78 + 0.06 * fine, tile.zeros())


def mosaic(order: Order) -> Surface:
    """Small set stones whose colours flow in bands."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 3) * 0.004, tile.noise(rng, 4, 3) * 0.004)
    distance, ids = tile.boards(26, 26, 0.0, gap=0.0028, radius=0.003, warp=warp)
    across, down = tile.count(26)
    body = smoothstep(0.0, 0.004, distance)
    x, y = (np.arange(across) + 0.5) / across, (np.arange(down) + 0.5) / down
    wave = np.cos(2 * np.pi * (2 * x[None] + 0.4 * np.sin(2 * np.pi * 2 * y[:, None])))
    rings = np.cos(2 * np.pi * 2 * x[None]) + np.cos(2 * np.pi * 2 * y[:, None])
    field = (0.6 * wave + 0.8 * rings).astype(np.float32) + rng.normal(0, 0.18, (down, across)).astype(
        np.float32
    )
    own = ("#12406e", "#1f7fa0", "#7cc4c0", "#f0e8d0", "#d8a03c", "#a8402c")
    inks = order.ramp(*own) if order.colour else stops(*own)
    which = np.digitize(field, np.quantile(field, np.linspace(0, 1, len(inks) + 1)[1:-1]))
    piece = inks[which.ravel()[ids]]
    tone, noise = shades(rng, ids), tile.noise(rng, 12, 4, 0.6)
    piece = piece * (0.80 + 0.34 * tone + 0.05 * noise)[..., None]
    grout = shade(stops("#4a463e", "#8a8478", "#c0b8a8"), 0.5 + 0.2 * noise)
    albedo = grout + (np.clip(piece, 0, 1) - grout) * body[..., None]
    height = 0.010 * body + 0.003 * tone * body
    gold = order.says("gold", "golden", "byzantine")
    return Surface(
        albedo.astype(np.float32),
        height.astype(np.float32),
        0.80 - 0.55 * body + 0.2 * (tone - 0.5) * body,
        body * np.float32(0.8 if gold else 0.0),
    )


def moss(order: Order) -> Surface:
    """A cushion of moss."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 5, 5) * 0.4, tile.noise(rng, 5, 5) * 0.4)
    near, second, ids = tile.cells(rng, 11, 0.95, warp)
    near_b, _, ids_b = tile.cells(rng, 70, 0.95)
    dome = np.sqrt(smoothstep(0.0, 0.6, second - near)) * (1 - 0.3 * near)
    tip = 1 - np.clip(near_b, 0, 1)
    fine, broad = tile.noise(rng, 60, 4, 0.8), tile.noise(rng, 3, 5, 0.5)
    level = (
        0.14
        + 0.30 * dome
        + 0.20 * tip * shades(rng, ids_b)
        + 0.07 * fine
        + 0.06 * broad
        + 0.1 * shades(rng, ids)
    )
    albedo = shade(order.ramp("#0c1606", "#23380f", "#45691c", "#789a34", "#bcd070"), level)
    height = 0.05 * dome + 0.012 * tip + 0.003 * fine
    return Surface(albedo, height.astype(np.float32), tile.full(0.96), tile.zeros())
