"""Grass, sand, dirt, gravel, snow, ice, lava."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture import kinds
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades, wrapped_blur

_PLOUGHED = (
    "plowed",
    "ploughed",
    "plough",
    "plow",
    "tilled",
    "furrow",
    "furrows",
    "furrowed",
    "farmland",
    "cropland",
)
_BROKEN = frozenset(("gravel", "rubble", "scree", "coal", "charcoal", "crushed", "ballast"))

_BLADES = 9000
"""Blades of grass per square of the tile's shorter side."""


def grass(order: Order) -> Surface:
    """Blades painted one over the other, far ones first; those over an edge are drawn on both sides."""
    tile, rng = order.tile, order.rng
    soil = shade(stops("#182408", "#2a3a10", "#3c4a18"), 0.5 + 0.25 * tile.noise(rng, 6, 6, 0.6))
    own = ("#1f3d0c", "#2f5a12", "#47801c", "#65a02a", "#8cc040", "#b4d860")
    if order.says("dry", "dead", "withered", "autumn", "savanna", "yellowed"):
        own = ("#3a2c10", "#6a5420", "#96803c", "#bca45c", "#dcc888", "#f2e6b8")
    if order.says("wheat", "barley", "rye"):
        own = ("#7a5418", "#b08430", "#d4aa4c", "#ecc96c", "#f8e09a", "#fff4cc")
    ramp = order.ramp(*own)
    patches = tile.noise(rng, 4, 3)
    canvas = (np.clip(soil, 0, 1) * 255).astype(np.uint8)
    depth = np.zeros(tile.shape, np.uint8)
    count = int(_BLADES * tile.width * tile.height / tile.unit**2)
    level = np.sort(rng.random(count))
    x, y = rng.random(count) * tile.width, rng.random(count) * tile.height
    length = rng.uniform(0.018, 0.05, count) * tile.unit * (0.6 + 0.6 * level)
    lean, curl = rng.normal(-np.pi / 2, 0.9, count), rng.normal(0, 0.6, count)
    thick = np.maximum(1.0, tile.unit / 512 * rng.uniform(1, 2.6, count))
    tone = level * 0.80 + 0.14 * patches[y.astype(int), x.astype(int)] + rng.normal(0, 0.10, count)
    colours = (shade(ramp, tone.astype(np.float32)) * 255).astype(int)
    along = np.linspace(0, 1, 5)
    angle = lean[:, None] + curl[:, None] * along
    xs = x[:, None] + np.cumsum(np.cos(angle), 1) * length[:, None] / 5
    ys = y[:, None] + np.cumsum(np.sin(angle), 1) * length[:, None] / 5
    half = thick[:, None] * 0.6 * (1 - along)
    outline_x = np.concatenate([xs - half, (xs + half)[:, ::-1]], 1)
    outline_y = np.concatenate([ys, ys[:, ::-1]], 1)
    for i in range(count):
        blade = np.stack([outline_x[i], outline_y[i]], 1)
        colour = (int(colours[i, 0]), int(colours[i, 1]), int(colours[i, 2]))
        for shift in _wrapped_shifts(blade, tile.width, tile.height):
            points = ((blade + shift) * 16).astype(np.int32)
            cv2.fillPoly(canvas, [points], colour, cv2.LINE_AA, 4)
            cv2.fillPoly(depth, [points], int(60 + level[i] * 190), cv2.LINE_AA, 4)
    height = wrapped_blur(depth.astype(np.float32) / 255 * np.float32(0.05), 0.8)
    return Surface(canvas.astype(np.float32) / 255, height, tile.full(0.85), tile.zeros())


def _wrapped_shifts(points: Plane, width: int, height: int) -> list[tuple[int, int]]:
    across, down = [0], [0]
    if points[:, 0].max() > width - 2:
        across.append(-width)
    elif points[:, 0].min() < 2:
        across.append(width)
    if points[:, 1].max() > height - 2:
        down.append(-height)
    elif points[:, 1].min() < 2:
        down.append(height)
    return [(dx, dy) for dx in across for dy in down]


def sand(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    _, ripples = tile.count(16)
    drift, _ = tile.count(3)
    warp = tile.noise(rng, 3, 5)
    phase = y * np.float32(ripples) + x * np.float32(drift) + warp * np.float32(0.9)
    saw = phase - np.floor(phase)
    ripple = tile.blur(np.where(saw < 0.7, saw / 0.7, (1 - saw) / 0.3).astype(np.float32), 1 / 300)
    grains = tile.noise(rng, 64, 4, 0.8)
    height = 0.018 * ripple * (0.6 + 0.2 * tile.noise(rng, 3, 3)) + 0.0012 * grains
    albedo = shade(
        order.ramp("#8a5f33", "#b98a50", "#dcb377", "#efd39d", "#fbeccb"),
        0.35 + 0.22 * ripple + 0.07 * grains + 0.05 * warp,
    )
    return Surface(albedo, height, tile.full(0.95), tile.zeros())


def dirt(order: Order) -> Surface:
    """Packed earth with pebbles pressed into it; in ridges where it was ploughed."""
    if order.says(*_PLOUGHED):
        return kinds.furrows(order)
    tile, rng = order.tile, order.rng
    broad, fine = tile.noise(rng, 3, 7, 0.6), tile.noise(rng, 20, 5, 0.7)
    near, second, ids = tile.cells(rng, 22, 0.95, (broad * 0.3, tile.noise(rng, 5, 4) * 0.3))
    tone = shades(rng, ids)
    pebble = smoothstep(0.05, 0.35, second - near) * smoothstep(0.62, 0.75, tone)
    clods = smoothstep(-0.2, 1.4, tile.noise(rng, 12, 5, 0.55))
    height = 0.014 * broad + 0.008 * clods + 0.004 * fine + 0.016 * pebble * (1 - near)
    earth = shade(
        order.ramp("#2a1a0e", "#4a301a", "#6e4a2a", "#94693f", "#b98f60"),
        0.42 + 0.07 * broad + 0.10 * fine + 0.12 * clods,
    )
    stone = shade(stops("#4a4540", "#7a736a", "#a89f92"), 0.4 + 0.5 * (tone - 0.6) / 0.4 + 0.1 * fine)
    albedo = earth * (1 - pebble[..., None]) + stone * pebble[..., None]
    if order.says("wet", "mud", "muddy"):
        return Surface(albedo * np.float32(0.62), height * np.float32(0.7), 0.38 + 0.10 * fine, tile.zeros())
    return Surface(albedo, height, 0.93 + 0.03 * fine, tile.zeros())


def gravel(order: Order) -> Surface:
    """Two sizes of broken stones, the small ones lying lower; round ones where they are pebbles."""
    if order.says("pebble", "pebbles", "river", "riverbed", "stones") and not order.words & _BROKEN:
        return kinds.pebbles(order)
    tile, rng = order.tile, order.rng
    noise = tile.noise(rng, 16, 6, 0.6)
    warp = (tile.noise(rng, 8, 4) * 0.12, tile.noise(rng, 8, 4) * 0.12)
    near, second, ids = tile.cells(rng, 15, 0.95, warp)
    small_near, small_second, small_ids = tile.cells(rng, 34, 0.95, warp)
    big = smoothstep(0.03, 0.40, second - near) * smoothstep(0.25, 0.40, shades(rng, ids, 5))
    small = smoothstep(0.03, 0.40, small_second - small_near)
    tone = np.where(big > 0.12, shades(rng, ids), shades(rng, small_ids)).astype(np.float32)
    body = np.maximum(big, small * 0.8)
    height = np.maximum(0.035 * np.sqrt(big), 0.014 * np.sqrt(small)) + 0.0015 * noise
    albedo = shade(
        order.ramp("#2c2a28", "#57534e", "#827c74", "#aba499", "#d4cdc0"),
        0.46 + 0.42 * (tone - 0.5) + 0.09 * noise,
    )
    return Surface(albedo * (0.28 + 0.72 * body[..., None]), height, 0.86 + 0.05 * noise, tile.zeros())


def snow(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    drifts, soft = tile.noise(rng, 2, 4, 0.45), tile.noise(rng, 8, 5, 0.55)
    grains = tile.noise(rng, 90, 3, 0.8)
    height = 0.030 * drifts + 0.006 * soft + 0.0009 * grains
    glints = smoothstep(2.2, 3.0, tile.noise(rng, 128, 2, 0.8))
    albedo = shade(
        order.ramp("#8fa6c8", "#bccde4", "#dde8f4", "#f0f5fb", "#ffffff"),
        0.62 + 0.10 * drifts + 0.06 * soft + 0.04 * grains,
    )
    return Surface(
        np.clip(albedo + glints[..., None] * 0.2, 0, 1), height, 0.72 - 0.45 * glints, tile.zeros()
    )


def ice(order: Order) -> Surface:
    """Clear and clouded ice with cracks at two depths."""
    tile, rng = order.tile, order.rng
    broad, fine = tile.noise(rng, 3, 6, 0.55), tile.noise(rng, 14, 5, 0.6)
    warp = (tile.noise(rng, 4, 6, 0.6) * 0.35, tile.noise(rng, 4, 6, 0.6) * 0.35)
    near, second, _ = tile.cells(rng, 4, 0.95, warp)
    deep_near, deep_second, _ = tile.cells(rng, 9, 0.95, (warp[1] * 1.6, warp[0] * 1.6))
    crack = smoothstep(0.045, 0.0, second - near)
    deep = smoothstep(0.08, 0.0, deep_second - deep_near) * 0.45
    frost = smoothstep(0.4, 2.0, broad + 0.5 * fine)
    height = 0.004 * broad + 0.0012 * fine - 0.010 * crack + 0.003 * frost
    albedo = shade(
        order.ramp("#1d4f7a", "#3f86b4", "#7dbcdc", "#b9e2f2", "#f4fcff"),
        0.42 + 0.07 * broad + 0.05 * fine + 0.35 * crack + 0.45 * deep + 0.25 * frost,
    )
    return Surface(albedo, height, np.clip(0.10 + 0.30 * frost + 0.25 * crack, 0.05, 1), tile.zeros())


def lava(order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 5) * 0.35, tile.noise(rng, 3, 5) * 0.35)
    near, second, _ = tile.cells(rng, 6, 0.9, warp)
    small_near, small_second, _ = tile.cells(rng, 14, 0.9, (warp[0] * 2, warp[1] * 2))
    edge, small_edge = second - near, small_second - small_near
    noise = tile.noise(rng, 6, 7, 0.6)
    crust = smoothstep(0.04, 0.20, edge + 0.03 * noise)
    plates = smoothstep(0.02, 0.10, small_edge + 0.02 * noise)
    height = 0.08 * crust * (0.75 + 0.25 * plates) + 0.02 * noise * crust
    heat = (1 - crust) + 0.42 * (1 - plates) * crust * smoothstep(0.8, 0.1, edge)
    heat = np.clip(heat + 0.12 * smoothstep(0.3, 1.2, tile.noise(rng, 4, 4)), 0, 1)
    rock = shade(stops("#0a0606", "#1e1211", "#3a2621", "#5a4038"), 0.42 + 0.16 * noise + 0.2 * crust)
    glow = shade(
        order.ramp("#000000", "#6a0a00", "#e23a00", "#ff9d1a", "#fff0a0"), heat * (0.9 + 0.15 * noise)
    )
    albedo = rock * (1 - heat[..., None]) + glow * heat[..., None]
    emissive = glow * smoothstep(0.12, 0.4, heat)[..., None]
    return Surface(np.clip(albedo, 0, 1), height, 0.85 - 0.4 * heat, tile.zeros(), emissive)
