"""Of animals and plants: feathers, reptile hide, chitin, slime, honeycomb, hedges, bones, log ends, bamboo."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.laid import hexagonal, overlapping
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_TURN = np.float32(2 * np.pi)


def feathers(order: Order) -> Surface:
    """Overlapping feathers with quill and barbs; with eyes where they are a peacock's."""
    tile, rng = order.tile, order.rng
    drop, side, ids = overlapping(tile, 8, 8)
    tone, noise = shades(rng, ids), tile.noise(rng, 6, 5, 0.6)
    frayed = tile.noise(rng, 30, 3, 0.7)
    pointed = np.abs(side) - 1.05 * np.sqrt(np.clip(1.03 - drop, 0, 1)) * 1.6 + 0.05 * frayed
    edge = smoothstep(0.06, -0.05, pointed)
    quill = np.exp(-((side / np.float32(0.06)) ** 2)) * smoothstep(1.0, 0.7, drop)
    barb = np.sin((drop * 9 - np.abs(side) * 2.6 + noise * 0.12) * _TURN) * 0.5 + 0.5
    dome = np.sqrt(np.clip(1 - side**2, 0, 1))
    peacock = order.says("peacock")
    ramp = ("#2a2622", "#5c544a", "#948878", "#c8bca8", "#f4ecdc")
    if order.says("raven", "crow", "black"):
        ramp = ("#050608", "#12141c", "#262a38", "#4a5268", "#8c98b4")
    if peacock:
        ramp = ("#04201c", "#0a4a3c", "#188458", "#5cb46c", "#c8e890")
    level = 0.20 + 0.30 * drop + 0.15 * barb + 0.16 * (tone - 0.5) + 0.08 * dome + 0.26 * quill
    albedo = shade(order.ramp(*ramp), level) * (0.42 + 0.58 * edge)[..., None]
    if peacock:
        away = np.hypot(side, (drop - 0.70) * 2.2)
        for ink, reach in (("#c89a3c", 0.62), ("#12a0b0", 0.46), ("#14207c", 0.27)):
            spot = smoothstep(reach, reach - 0.07, away) * edge
            albedo = albedo + (rgb(ink) * (0.75 + 0.3 * barb)[..., None] - albedo) * spot[..., None]
    height = 0.030 * drop * edge + 0.008 * dome + 0.002 * barb + 0.004 * quill
    return Surface(albedo.astype(np.float32), height.astype(np.float32), 0.62 + 0.06 * barb, tile.zeros())


def reptile(order: Order) -> Surface:
    """Crocodile hide: square scutes in rows, small pebbles between them."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 4) * 0.25, tile.noise(rng, 4, 4) * 0.12)
    near, second, ids = tile.cells(rng, 9, 0.35, warp)
    near_b, second_b, _ = tile.cells(rng, 30, 0.9, warp)
    scute = np.sqrt(smoothstep(0.04, 0.5, second - near))
    pebble = np.sqrt(smoothstep(0.02, 0.5, second_b - near_b))
    ridge = np.clip(1 - near * 1.7, 0, 1) ** 2
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 40, 4, 0.7)
    gap = 1 - smoothstep(0.02, 0.14, second - near)
    level = 0.20 + 0.34 * scute + 0.10 * ridge + 0.08 * pebble * gap + 0.10 * (shades(rng, ids) - 0.5)
    level = level + 0.06 * noise + 0.03 * fine
    albedo = shade(order.ramp("#0e120a", "#2a3219", "#55602e", "#8a9050", "#ccc890"), level)
    height = 0.034 * scute + 0.018 * ridge + 0.006 * pebble * gap + 0.001 * fine
    return Surface(albedo, height.astype(np.float32), 0.42 + 0.2 * gap + 0.04 * fine, tile.zeros())


def chitin(order: Order) -> Surface:
    """Plates of an insect's shell, shining in two colours."""
    tile, rng = order.tile, order.rng
    drop, side, _ids = overlapping(tile, 5, 3)
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 50, 4, 0.7)
    edge = smoothstep(1.0, 0.94, drop) * smoothstep(1.0, 0.94, np.abs(side))
    dome = np.sqrt(np.clip(1 - side**2, 0, 1))
    groove = np.exp(-(((np.abs(side) % 0.33 - 0.165) / 0.03) ** 2))
    level = 0.18 + 0.26 * drop + 0.22 * dome + 0.04 * noise + 0.02 * fine - 0.10 * groove
    base = shade(order.ramp("#0a0604", "#2c1408", "#5c2e12", "#9c6030", "#f0c890"), level)
    turned = shade(order.second("#041410", "#0c3c34", "#1c7468", "#58b4a0", "#d8fff0"), level)
    share = smoothstep(0.15, 0.9, np.abs(side) * 0.7 + drop * 0.5 + 0.1 * noise)
    albedo = (base + (turned - base) * share[..., None] * np.float32(0.7)) * (0.2 + 0.8 * edge)[..., None]
    height = 0.05 * drop * edge + 0.035 * dome - 0.004 * groove + 0.0006 * fine
    return Surface(
        albedo.astype(np.float32), height.astype(np.float32), 0.20 + 0.4 * (1 - edge), tile.full(0.15)
    )


def slime(order: Order) -> Surface:
    """Thick glossy goo with bubbles; it shines by itself where it is toxic or glows."""
    tile, rng = order.tile, order.rng
    flow = tile.noise(rng, 3, 5, 0.45, (1.4, 0.8))
    warp = (flow * 0.5, tile.noise(rng, 3, 4) * 0.4)
    near, _, ids = tile.cells(rng, 8, 0.95, warp)
    size = 0.10 + 0.26 * shades(rng, ids)
    bubble = np.sqrt(np.clip(1 - (near / size) ** 2, 0, 1)) * (shades(rng, ids, 3) > 0.35)
    rim = np.exp(-(((near - size) / 0.035) ** 2)) * (shades(rng, ids, 3) > 0.35)
    blob = np.tanh(flow * 1.4)
    lit = flow - np.roll(flow, max(1, tile.unit // 60), (0, 1))
    level = 0.42 + 0.14 * blob + 0.35 * lit + 0.16 * bubble + 0.22 * rim
    albedo = shade(order.ramp("#04240a", "#0f6418", "#34a82a", "#86e048", "#efffb8"), level)
    emissive = None
    if order.says("glowing", "toxic", "radioactive", "acid", "neon", "alien"):
        emissive = (albedo * smoothstep(0.40, 0.95, level)[..., None] * np.float32(0.9)).astype(np.float32)
    height = 0.045 * blob + 0.02 * bubble + 0.004 * rim
    return Surface(albedo, height.astype(np.float32), tile.full(0.07), tile.zeros(), emissive)


def honeycomb(order: Order) -> Surface:
    """Wax cells, some open, some full of honey, some capped."""
    tile, rng = order.tile, order.rng
    edge, ids = hexagonal(tile, 8)
    noise, fine = tile.noise(rng, 5, 6, 0.6), tile.noise(rng, 40, 4, 0.7)
    wall = smoothstep(0.20, 0.10, edge)
    kind = shades(rng, ids)
    full = ((kind > 0.35) & (kind < 0.85)).astype(np.float32) * (1 - wall)
    capped = (kind >= 0.85).astype(np.float32) * (1 - wall)
    wax = shade(
        order.ramp("#5a3406", "#a86a10", "#e0a428", "#f6cc60", "#fff0b4"), 0.52 + 0.06 * noise + 0.05 * fine
    )
    honey = shade(stops("#4a1c00", "#a84c04", "#e8900c", "#ffc83c"), 0.42 + 0.5 * edge + 0.06 * noise)
    deep = shade(stops("#1c0c02", "#4a2606", "#8a5410"), 0.35 + 0.2 * noise)
    inside = deep + (honey - deep) * full[..., None]
    inside = inside + (wax * np.float32(0.92) - inside) * capped[..., None]
    albedo = inside + (wax - inside) * wall[..., None]
    height = 0.05 * wall + 0.018 * full + 0.04 * capped + 0.001 * fine
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32), height.astype(np.float32), 0.62 - 0.52 * full, tile.zeros()
    )


def hedge(order: Order) -> Surface:
    """A wall of small leaves, with blossoms where asked for."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, 1500, (0.020, 0.036), 0.55)
    lying = pile(tile, things, lambda u, v: np.abs(v) < (1 - u * u) * (0.80 + 0.20 * np.cos(u * 3 + 0.6)))
    count = len(things.x)
    level = of_each(np.linspace(0.0, 1, count).astype(np.float32), lying.ids)
    tone = of_each(rng.random(count, dtype=np.float32), lying.ids)
    rib = np.exp(-((lying.v / np.float32(0.08)) ** 2))
    fold = 0.5 + 0.5 * np.tanh(lying.v * 3)
    t = 0.12 + 0.36 * level + 0.20 * (tone - 0.5) + 0.10 * fold + 0.10 * rib
    ramp = ("#0a1c08", "#1f4414", "#3c7424", "#72a840", "#c4e080")
    ramp = ("#3a0c04", "#8a2c0c", "#cc5a14", "#f0a030", "#ffe08c") if order.says("autumn", "fall") else ramp
    albedo = np.where((lying.ids >= 0)[..., None], shade(order.ramp(*ramp), t), rgb("#081004"))
    height = 0.06 * level + 0.006 * fold + 0.003 * rib
    return Surface(
        albedo.astype(np.float32),
        tile.blur(height.astype(np.float32), 1 / 1400),
        0.60 + 0.1 * (1 - level),
        tile.zeros(),
    )


def bones(order: Order) -> Surface:
    """Bones and skulls heaped over each other."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 8, 6, 0.6), tile.noise(rng, 40, 4, 0.7)
    limbs = strewn(tile, rng, 150, (0.06, 0.12), 0.30)

    def limb(u: Plane, v: Plane) -> np.ndarray:
        knobs = np.hypot((np.abs(u) - 0.82) / 0.18, (np.abs(v) - 0.42) / 0.58) < 1
        shaft: np.ndarray = (np.abs(u) < 0.85) & (np.abs(v) < 0.40 + 0.25 * u * u)
        return shaft | knobs

    lying = pile(tile, limbs, limb)
    skulls = strewn(tile, rng, 26, (0.055, 0.075), 0.86)
    on_top = pile(tile, skulls, lambda u, v: (u * u + v * v < 1) & ((u < 0.55) | (np.abs(v) < 0.62)))
    count = len(limbs.x)
    level = of_each(np.linspace(0.1, 1, count).astype(np.float32), lying.ids)
    round_ = np.sqrt(np.clip(1 - (lying.v / 0.75) ** 2, 0, 1))
    t = 0.18 + 0.30 * level + 0.28 * round_ + 0.05 * noise + 0.03 * fine
    height = np.where(lying.ids >= 0, 0.05 * level + 0.03 * round_, 0.0)
    is_skull = on_top.ids >= 0
    u, v = on_top.u, on_top.v
    dome = np.sqrt(np.clip(1 - (u * u + v * v) * 0.9, 0, 1))
    eyes = smoothstep(1.0, 0.75, np.hypot((u - 0.22) / 0.24, (np.abs(v) - 0.40) / 0.25))
    nose = smoothstep(1.0, 0.7, np.hypot((u - 0.58) / 0.16, v / 0.12))
    teeth = (u > 0.78) * (np.abs((v * 9) % 1 - 0.5) > 0.36)
    hollow = np.clip(eyes + nose + 0.6 * teeth, 0, 1)
    t = np.where(is_skull, 0.36 + 0.46 * dome + 0.05 * noise, t) * (1 - 0.85 * np.where(is_skull, hollow, 0))
    height = np.where(is_skull, 0.08 + 0.05 * dome - 0.03 * hollow, height)
    albedo = shade(order.ramp("#1c140c", "#6a5638", "#b09a70", "#dccca4", "#fbf4dc"), t)
    albedo = np.where(((lying.ids >= 0) | is_skull)[..., None], albedo, rgb("#120d08"))
    return Surface(
        albedo.astype(np.float32),
        tile.blur(height.astype(np.float32), 1 / 1200),
        0.72 + 0.05 * noise,
        tile.zeros(),
    )


def log_ends(order: Order) -> Surface:
    """Stacked firewood from its cut ends: rings, rays and bark."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 5, 3) * 0.05, tile.noise(rng, 5, 3) * 0.05)
    near, _, ids = tile.cells(rng, 6, 0.42, warp)
    small, _, small_ids = tile.cells(rng, 13, 0.6, warp)
    in_gap = near > 0.54
    near, ids = np.where(in_gap, small * 1.25, near), np.where(in_gap, small_ids + 997, ids)
    bark = smoothstep(0.54, 0.52, near) * smoothstep(0.45, 0.47, near)
    inside = smoothstep(0.47, 0.45, near)
    rings = np.sin((near * 16 + tile.noise(rng, 6, 4) * 0.25) * _TURN) * 0.5 + 0.5
    tone, noise, fine = shades(rng, ids), tile.noise(rng, 6, 6, 0.6), tile.noise(rng, 50, 4, 0.8)
    level = 0.52 + 0.16 * rings + 0.24 * (tone - 0.5) + 0.06 * noise - 0.12 * near + 0.04 * fine
    wood = shade(order.ramp("#3a200c", "#7a4c22", "#b88048", "#deb27c", "#f6deb4"), level)
    skin = shade(stops("#140c06", "#3a2614", "#6a4c2e"), 0.45 + 0.25 * noise)
    albedo = (
        skin * bark[..., None]
        + wood * inside[..., None]
        + rgb("#080503") * (1 - np.maximum(bark, inside))[..., None]
    )
    height = 0.05 * np.maximum(bark, inside) + 0.012 * tone * inside + 0.002 * rings * inside
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32), height.astype(np.float32), 0.86 + 0.04 * fine, tile.zeros()
    )


def poles(order: Order) -> Surface:
    """Bamboo canes side by side, with nodes; or the round logs of a cabin's wall."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    logs = order.says("log", "logs", "cabin")
    if logs:
        x, y = y, x
        _, count = tile.count(5)
    else:
        count, _ = tile.count(11)
    at = x * count + rng.random(dtype=np.float32)  # so that no gap lies on the tile's edge
    which = np.floor(at).astype(np.int32) % count
    side = at % 1 * 2 - 1
    round_ = np.sqrt(np.clip(1 - (side * 0.98) ** 2, 0, 1))
    shift, tone = rng.random(count, dtype=np.float32)[which], rng.random(count, dtype=np.float32)[which]
    stretch = (1.0, 24.0) if logs else (24.0, 1.0)
    fibre, noise = tile.noise(rng, 4, 5, 0.65, stretch), tile.noise(rng, 5, 6, 0.6)
    level = 0.18 + 0.42 * round_ + 0.22 * (tone - 0.5) + 0.07 * fibre + 0.04 * noise
    height = 0.06 * round_ + 0.002 * fibre
    if logs:
        crack = smoothstep(1.3, 2.2, fibre) * round_
        level, height = level - 0.3 * crack, height - 0.006 * crack
        ramp = ("#1c0e06", "#4a2a12", "#80522a", "#b4844e", "#dcb888")
    else:
        along = y * 2 + shift
        node = np.exp(-(((along - np.round(along)) / 0.030) ** 2))
        pale = np.exp(-(((along - np.round(along) - 0.05) / 0.04) ** 2))
        level, height = level - 0.20 * node + 0.12 * pale, height + 0.008 * node
        ramp = ("#26200a", "#605a1e", "#9c9440", "#ccc470", "#f0ecb4")
        if not order.says("green", "fresh", "live"):
            ramp = ("#34230c", "#78582a", "#b48f54", "#dcc088", "#f6e8c4")
    return Surface(
        shade(order.ramp(*ramp), level),
        height.astype(np.float32),
        0.50 + 0.08 * fibre + 0.1 * (1 - round_),
        tile.zeros(),
    )
