"""Wood, bark, fabric, leather, marble."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture import kinds
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Ids, shades
from layer_server.generators.texture.woven import weave

_TURN = np.float32(2 * np.pi)


def wood(order: Order) -> Surface:
    """Planks with rings, knots and butt joints, each plank shifted along its grain."""
    tile, rng = order.tile, order.rng
    if order.says("plywood", "veneer", "veneered"):
        return kinds.veneer(order)
    sheet = order.says("grain") and not order.says("plank", "planks", "boards")
    planks, _ = tile.count(1 if sheet else 5)
    lines = 30 if sheet else 8
    x, y = tile.grid()
    plank = np.floor(x * planks).astype(np.int32)
    offsets = rng.random(planks).astype(np.float32)
    figure = _shifted(tile.noise(rng, 3, 6, 0.5, (6, 0.7)), plank, offsets)
    fibre = _shifted(tile.noise(rng, 4, 5, 0.6, (24, 1.0)), plank, offsets)
    knots, bent = tile.zeros(), x.copy()
    aspect = tile.height / tile.width
    for index in range(planks):
        for _ in range(int(rng.integers(0, 3))):
            at_x = (index + 0.5 + rng.uniform(-0.2, 0.2)) / planks
            at_y = rng.random()
            dx = x - np.float32(at_x)
            dy = ((y - np.float32(at_y) + 0.5) % 1 - 0.5) * np.float32(aspect)
            squared = ((dx * 2.2) ** 2 + dy**2) * np.float32((tile.width / tile.unit) ** 2)
            knots += np.exp(-squared / np.float32(0.016**2))
            bent += 0.010 * np.sign(dx) * np.exp(-squared / np.float32(0.035**2))
    rings = np.sin((bent * np.float32(planks * lines) + figure * 1.1) * _TURN) * 0.5 + 0.5
    side = (x * planks) % 1
    to_side = np.minimum(side, 1 - side) / planks * np.float32(tile.width / tile.unit)
    end = (y + offsets[plank]) % 1
    to_end = np.minimum(end, 1 - end) * np.float32(tile.height / tile.unit)
    body = np.minimum(smoothstep(0.0006, 0.0045, to_side), smoothstep(0.0004, 0.0035, to_end))
    if sheet:
        body = tile.full(1.0)
    tone = rng.random(planks).astype(np.float32)[plank]
    dark = order.says("dark", "ebony", "walnut", "old", "ancient", "charred")
    light = order.says("light", "birch", "pale", "pine", "maple")
    ramp = ("#241008", "#54290f", "#8d5426", "#b98044", "#dcae72")
    ramp = ("#120906", "#2c170e", "#4c2c1a", "#6e4528", "#966a44") if dark else ramp
    ramp = ("#6a4424", "#a0713f", "#cda066", "#e6c48e", "#f6e2ba") if light else ramp
    if order.says("driftwood", "weathered", "bleached"):
        ramp = ("#3c3a36", "#6c6860", "#a09a8e", "#c8c2b6", "#e8e4da")
    t = 0.45 + 0.144 * (rings - 0.5) + 0.10 * fibre + 0.28 * (tone - 0.5) - 0.35 * np.clip(knots, 0, 1)
    albedo = shade(order.ramp(*ramp), t) * (0.25 + 0.75 * body[..., None])
    height = 0.03 * body + 0.004 * rings * body + 0.006 * fibre * body - 0.006 * knots
    return Surface(albedo, height.astype(np.float32), 0.55 + 0.12 * (1 - rings) + 0.05 * fibre, tile.zeros())


def _shifted(plane: Plane, plank: Ids, offsets: Plane) -> Plane:
    """Each plank rolled along itself by its offset, so that grain breaks at the joints."""
    height = plane.shape[0]
    result = np.empty_like(plane)
    for index, offset in enumerate(offsets):
        columns = plank[0] == index
        result[:, columns] = np.roll(plane[:, columns], -int(offset * height), 0)
    return result


def bark(order: Order) -> Surface:
    """Long ridges split by deep furrows."""
    tile, rng = order.tile, order.rng
    warp_x, warp_y = tile.noise(rng, 3, 6, 0.55) * 0.6, tile.noise(rng, 3, 6, 0.55) * 0.5
    ridges = np.abs(tile.noise(rng, 3, 5, 0.55, (4, 1.0)))
    near, second, ids = tile.cells(rng, 9, 0.95, (warp_x, warp_y))
    plates = smoothstep(0.02, 0.35, second - near)
    fibre = tile.noise(rng, 8, 5, 0.6, (6, 1.0))
    body = smoothstep(0.02, 0.75, ridges) * (0.45 + 0.55 * plates)
    height = 0.055 * body + 0.006 * fibre
    tone = shades(rng, ids)
    albedo = shade(
        order.ramp("#140d08", "#35241a", "#5c4431", "#84674c", "#b0967a"),
        0.20 + 0.42 * body + 0.10 * fibre + 0.10 * (tone - 0.5),
    )
    if order.says("mossy", "moss"):
        moss = smoothstep(0.3, 1.2, tile.noise(rng, 4, 6, 0.6) + 0.4 * body)[..., None] * np.float32(0.7)
        albedo = albedo * (1 - moss) + shade(stops("#1c2a10", "#3c5a1c", "#7c9a3c"), 0.5 + 0.2 * fibre) * moss
    return Surface(albedo, height, 0.92 + 0.03 * fibre, tile.zeros())


_CLOTHS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("burlap", "hessian", "sackcloth", "jute", "sack"),
        ("#3a2a14", "#6e5230", "#a08050", "#cbb080", "#eee0bc"),
    ),
    (("linen", "canvas", "sailcloth"), ("#5a5040", "#968a70", "#c8bca0", "#e4dcc6", "#fbf8ee")),
    (("cotton", "bandage", "gauze", "muslin"), ("#6a6a68", "#a8a8a4", "#d8d8d4", "#eeeeea", "#ffffff")),
    (("tweed", "felt"), ("#2a241c", "#564a3a", "#84745c", "#b0a084", "#dcd0b8")),
)
"""Cloths with a colour of their own."""


def fabric(order: Order) -> Surface:
    """Plain weave with a faint damask; coarse and of their own colour: burlap, linen, cotton, tweed."""
    tile, rng = order.tile, order.rng
    own = next((ramp for words, ramp in _CLOTHS if order.says(*words)), None)
    coarse = order.says("burlap", "hessian", "sackcloth", "jute", "sack", "coarse")
    bulge, twist, _ = weave(tile, rng, 38 if coarse else 64)
    noise = tile.noise(rng, 5, 6, 0.6)
    x, y = tile.grid()
    wide, high = tile.count(4)
    damask = 0.5 + 0.5 * np.tanh(3 * np.cos(x * _TURN * wide) * np.cos(y * _TURN * high) - 0.9)
    ramp = own or ("#1d1430", "#3d2560", "#6a3f96", "#9a6cc4", "#cfaae8")
    figure = 0.0 if own else 0.14
    albedo = shade(order.ramp(*ramp), 0.25 + 0.32 * bulge + 0.08 * twist + 0.06 * noise + figure * damask)
    height = (0.012 * bulge + 0.0015 * twist * bulge + 0.002 * noise).astype(np.float32)
    return Surface(albedo, height, (0.9 - 0.1 * bulge).astype(np.float32), tile.zeros())


def leather(order: Order) -> Surface:
    """Pebbled grain with creases."""
    tile, rng = order.tile, order.rng
    broad = tile.noise(rng, 3, 5, 0.55)
    warp = (tile.noise(rng, 12, 4) * 0.35, tile.noise(rng, 12, 4) * 0.35)
    near, second, ids = tile.cells(rng, 46, 0.95, warp)
    pebble = np.sqrt(smoothstep(0.0, 0.5, second - near))
    crease = smoothstep(0.10, 0.0, np.abs(tile.noise(rng, 4, 6, 0.6))) * smoothstep(
        0.0, 1.2, tile.noise(rng, 3, 3)
    )
    tone = shades(rng, ids)
    height = 0.006 * pebble + 0.004 * broad - 0.006 * crease
    albedo = shade(
        order.ramp("#1c0d06", "#43220f", "#70401f", "#9a6236", "#c79263"),
        0.36 + 0.16 * pebble + 0.05 * broad + 0.06 * (tone - 0.5) - 0.16 * crease,
    )
    return Surface(albedo, height, 0.62 - 0.16 * pebble + 0.06 * broad, tile.zeros())


def marble(order: Order) -> Surface:
    """Polished stone with veins: the ridges of two noises, thin and dark with a soft halo."""
    tile, rng = order.tile, order.rng
    broad = np.abs(tile.noise(rng, 2, 7, 0.50, (1.0, 2.0)))
    small = np.abs(tile.noise(rng, 4, 7, 0.55, (2.0, 1.0)))
    vein = 0.75 * np.exp(-broad / 0.05) + 0.55 * np.exp(-broad / 0.30)
    vein = vein * smoothstep(-1.2, 1.0, tile.noise(rng, 3, 4))
    thin = np.exp(-small / 0.035) * smoothstep(-0.2, 1.4, tile.noise(rng, 3, 4))
    clouds = tile.noise(rng, 3, 7, 0.6)
    dark = order.says("black", "dark") and not order.colour
    ramp = ("#4c4f58", "#8d9097", "#bfbfbe", "#dcdad5", "#f1efea")
    ramp = ("#e8e2d4", "#8a8478", "#33312f", "#1c1b1c", "#101012") if dark else ramp
    t = 0.76 + 0.07 * clouds - 0.42 * vein - 0.30 * thin
    albedo = shade(order.ramp(*ramp), t)
    return Surface(
        albedo, (0.0008 * clouds - 0.0015 * vein).astype(np.float32), 0.14 + 0.05 * vein, tile.zeros()
    )
