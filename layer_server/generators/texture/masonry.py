"""Stones, bricks, tiles, concrete."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops, tint
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_MOSS = stops("#1c2a10", "#3c5a1c", "#7c9a3c")


def cobblestone(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 4) * 0.18, tile.noise(rng, 4, 4) * 0.18)
    near, second, ids = tile.cells(rng, 7, 0.8, warp)
    body = smoothstep(0.02, 0.34, second - near)
    dome = np.sqrt(np.clip(body, 0, 1)) * (1 - 0.35 * near**2)
    noise = tile.noise(rng, 8, 7, 0.6)
    tone = shades(rng, ids)
    height = 0.10 * dome + 0.012 * noise * body + 0.015 * tone * body
    albedo = shade(
        order.ramp("#26241f", "#4a463e", "#77726a", "#a39d91", "#cfcabd"),
        0.42 + 0.16 * noise + 0.30 * (tone - 0.5) + 0.15 * dome,
    )
    albedo = _mossy(order, albedo, body, noise)
    return Surface(
        albedo * (0.35 + 0.65 * body[..., None]), height, 0.75 - 0.12 * dome + 0.08 * noise, tile.zeros()
    )


def _mossy(order: Order, albedo: Plane, body: Plane, noise: Plane) -> Plane:
    """Moss between stones and in patches: much, some or none, as the words say."""
    if order.says("clean", "dry", "polished", "desert", "volcanic"):
        return albedo
    reach = 0.35 if order.says("mossy", "moss", "overgrown", "jungle", "forest") else -0.25
    spread = order.tile.noise(order.rng, 5, 6, 0.6) + 0.9 * (1 - body) + reach
    moss = smoothstep(0.15, 0.9, spread)[..., None] * np.float32(0.75)
    return albedo * (1 - moss) + shade(_MOSS, 0.5 + 0.25 * noise) * moss


def brick(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 5, 5) * 0.0035, tile.noise(rng, 5, 5) * 0.0035)
    distance, ids = tile.boards(8, 4, 0.5, gap=0.006, radius=0.006, warp=warp)
    body = smoothstep(0, 0.008, distance)
    noise = tile.noise(rng, 8, 7, 0.6)
    tone, lift = shades(rng, ids), shades(rng, ids, 7)
    chips = smoothstep(0.9, 1.5, tile.noise(rng, 10, 5, 0.6)) * smoothstep(0.03, 0.0, distance)
    height = 0.05 * body * (1 - 0.6 * chips) + 0.008 * noise * body + 0.012 * lift * body
    height = height + 0.004 * noise * (1 - body)
    clay = shade(
        order.ramp("#3a1710", "#6d2c1c", "#9c4a2e", "#bf6f4a", "#d99a74"),
        0.42 + 0.13 * noise + 0.35 * (tone - 0.5),
    )
    bed = stops("#4e4a44", "#8a847a", "#b6afa2")
    named = order.tint_of(("mortar", "grout"), "")
    if order.says("mortar", "grout") and named:
        bed = tint(bed, named)
    mortar = shade(bed, 0.5 + 0.2 * noise)
    albedo: Plane = mortar * (1 - body[..., None]) + clay * body[..., None]
    if order.says("mossy", "moss", "overgrown"):
        albedo = _mossy(order, albedo, body, noise)
    return Surface(albedo, height, 0.82 + 0.06 * noise, tile.zeros())


def stone_wall(order: Order) -> Surface:
    """Cut blocks of uneven tone, with chipped edges."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 6) * 0.006, tile.noise(rng, 4, 6) * 0.006)
    distance, ids = tile.boards(4, 2, 0.5, gap=0.007, radius=0.014, warp=warp)
    noise = tile.noise(rng, 6, 8, 0.6)
    worn = distance + 0.004 * noise
    body = smoothstep(0, 0.016, worn)
    tone = shades(rng, ids)
    near, second, _ = tile.cells(rng, 18, 0.9, (noise * 0.3, tile.noise(rng, 6, 5) * 0.3))
    chisel = smoothstep(0.0, 0.4, second - near)
    cracks = smoothstep(0.06, 0.0, np.abs(tile.noise(rng, 3, 6, 0.6))) * smoothstep(
        0.2, 1.0, tile.noise(rng, 3, 3)
    )
    height = (
        0.045 * body
        + 0.010 * noise * body
        + 0.006 * chisel * body
        + 0.010 * tone * body
        - 0.008 * cracks * body
    )
    albedo = shade(
        order.ramp("#2a2926", "#4e4c47", "#777469", "#9d998c", "#c6c2b4"),
        0.46 + 0.13 * noise + 0.30 * (tone - 0.5) + 0.05 * chisel - 0.25 * cracks,
    )
    albedo = albedo * (0.38 + 0.62 * body[..., None])
    if order.says("mossy", "moss", "overgrown", "ancient", "ruins"):
        albedo = _mossy(order, albedo, body, noise)
    return Surface(albedo, height, 0.84 + 0.05 * noise, tile.zeros())


def tiles(order: Order) -> Surface:
    """Glazed tiles: square, in a chequer of two colours, in courses as in an underground station, or with a figure."""
    tile, rng = order.tile, order.rng
    subway = order.says("subway", "metro")
    if subway:
        distance, ids = tile.boards(10, 5, 0.5, gap=0.003, radius=0.004)
        across, down = tile.count(5)
    else:
        distance, ids = tile.boards(6, 6, 0.0, gap=0.0045, radius=0.006)
        across, down = tile.count(6)
    body = smoothstep(0, 0.006, distance)
    noise = tile.noise(rng, 4, 6, 0.5)
    tone = shades(rng, ids)
    cushion = smoothstep(0, 0.03, distance)
    level = 0.52 + 0.06 * noise + 0.16 * (tone - 0.5) + 0.06 * cushion
    ramp = ("#1c4a5a", "#2f7a8c", "#58a8b4", "#9ad0d0", "#e2f4ee")
    if subway:
        ramp = ("#8a8d8c", "#c8cac8", "#eceeec", "#fafbfa", "#ffffff")
    glaze = shade(order.ramp(*ramp), level)
    two = bool(order.accent) and order.colour != order.accent and not subway
    figured = order.says(
        "moroccan", "azulejo", "azulejos", "portuguese", "spanish", "mexican", "talavera"
    ) or order.says("decorated", "ornate", "patterned", "victorian", "encaustic", "zellige")
    if order.says("checkered", "checker", "checkerboard", "chequered", "chess", "chessboard") or (
        two and not figured
    ):
        odd = ((ids % across + ids // across) % 2).astype(np.float32) * (across % 2 == 0 and down % 2 == 0)
        other = shade(order.second("#12262c", "#1c3a42", "#2c545e", "#5a8c94", "#b0d0d2"), level)
        glaze = glaze + (other - glaze) * odd[..., None]
    if figured:
        x, y = tile.grid()
        u, v = np.abs((x * across) % 1 - 0.5) * 2, np.abs((y * down) % 1 - 0.5) * 2
        far, turn = np.hypot(u, v), np.arctan2(v, u)
        star = smoothstep(0.03, -0.03, far - 0.42 - 0.16 * np.cos(turn * 8))
        ring = smoothstep(0.05, 0.02, np.abs(far - 0.74))
        corner = smoothstep(0.03, -0.03, np.hypot(1 - u, 1 - v) - 0.34)
        eye = smoothstep(0.02, -0.02, far - 0.16)
        figure = np.clip(np.maximum.reduce([star, ring, corner]) - eye, 0, 1)
        white = shade(order.second("#a8a498", "#d8d4c8", "#f0ede4", "#ffffff"), level)
        glaze = white + (glaze - white) * figure[..., None]
    grout = shade(stops("#6a665e", "#a8a396", "#cfcabc"), 0.5 + 0.15 * tile.noise(rng, 16, 4))
    albedo = grout * (1 - body[..., None]) + glaze * body[..., None]
    return Surface(albedo, 0.02 * body + 0.006 * cushion, 0.85 - 0.70 * body + 0.04 * noise, tile.zeros())


def concrete(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    broad, fine = tile.noise(rng, 3, 6, 0.6), tile.noise(rng, 24, 5, 0.7)
    near, _, _ = tile.cells(rng, 26, 0.95)
    holes = smoothstep(0.16, 0.06, near) * smoothstep(0.3, 1.2, tile.noise(rng, 6, 4))
    crack_noise = np.abs(tile.noise(rng, 2, 7, 0.62))
    amount = 1.0 if order.says("cracked", "cracks", "broken", "damaged", "old", "ruined") else 0.35
    cracks = smoothstep(0.035, 0.0, crack_noise) * amount
    height = 0.003 * broad + 0.0018 * fine - 0.010 * holes - 0.012 * cracks
    albedo = shade(
        order.ramp("#4a4a4a", "#727270", "#94938f", "#b1afa9", "#cfcdc6"),
        0.52 + 0.09 * broad + 0.07 * fine - 0.35 * holes - 0.5 * cracks,
    )
    return Surface(albedo, height, 0.88 + 0.04 * fine, tile.zeros())
