"""Made by people: wallpaper, sweets, frosting, chocolate, plastic, glass, neon grids; and what is full of holes."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.laid import hexagonal
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_TURN = np.float32(2 * np.pi)


def wallpaper(order: Order) -> Surface:
    """Damask leaves on paper; stripes where asked for."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    fibre, stain = tile.noise(rng, 60, 4, 0.75), tile.noise(rng, 3, 6, 0.6)
    if order.says("striped", "stripes", "stripe"):
        across, _ = tile.count(8)
        u = (x * across) % 1
        figure = smoothstep(0.02, 0.03, np.abs(u - 0.5) - 0.22) + 0.6 * smoothstep(
            0.012, 0.006, np.abs(np.abs(u - 0.5) - 0.16)
        )
    else:
        across, down = tile.count(3)
        u, v = x * across, y * down
        figure = tile.zeros()
        for shift in (0.0, 0.5):  # every second row of motifs stands between the first
            px = np.abs((u + shift) % 1 - 0.5) * 2
            py = ((v + shift) % 1 - 0.5) * 2
            bud = smoothstep(0.02, -0.02, px - 0.34 * np.sqrt(np.clip(1 - ((py + 0.25) / 0.46) ** 2, 0, 1)))
            vein = smoothstep(0.03, 0.05, np.abs(px - 0.14 * np.cos(py * 5)))
            leaf = smoothstep(0.10, 0.05, np.abs(np.hypot(px - 0.42, (py - 0.30) * 0.9) - 0.22))
            curl = smoothstep(0.07, 0.03, np.abs(np.hypot(px - 0.30, py - 0.62) - 0.13))
            drop = smoothstep(1.0, 0.8, np.hypot(px / 0.09, (py - 0.42) / 0.13))
            figure = np.maximum(figure, np.maximum.reduce([bud * vein, leaf, curl, drop]))
    level = 0.46 + 0.05 * stain + 0.02 * fibre
    ground = shade(order.ramp("#0c2a24", "#1c4a40", "#2f6a5a", "#5c9884", "#b8d8c4"), level)
    ink = shade(order.second("#6a5420", "#a8883c", "#d8bc74", "#f4e4b0"), 0.55 + 0.08 * fibre + 0.05 * stain)
    albedo = ground + (ink - ground) * (figure * np.float32(0.85))[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.0025 * figure + 0.0006 * fibre).astype(np.float32),
        0.82 - 0.25 * figure,
        tile.zeros(),
    )


def candy(order: Order) -> Surface:
    """Glossy sugar in slanting stripes."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(3)
    warp = tile.noise(rng, 2, 3) * 0.04
    phase = (x * across + y * down + warp) % 1
    stripe = smoothstep(0.0, 0.02, phase) * smoothstep(0.52, 0.50, phase)
    thin = smoothstep(0.70, 0.72, phase) * smoothstep(0.80, 0.78, phase)
    noise = tile.noise(rng, 3, 5, 0.5)
    round_ = 0.5 + 0.5 * np.cos((phase - 0.25) * 2 * _TURN)
    level = 0.48 + 0.14 * round_ + 0.04 * noise
    red = shade(order.ramp("#5c0610", "#a80c20", "#e02438", "#ff6a70", "#ffd8d8"), level)
    white = shade(order.second("#b8a8a8", "#e4d8d8", "#faf4f2", "#ffffff"), level)
    albedo = white + (red - white) * np.maximum(stripe, thin)[..., None]
    return Surface(
        albedo.astype(np.float32),
        (0.014 * round_ + 0.002 * noise).astype(np.float32),
        tile.full(0.10),
        tile.zeros(),
    )


def frosting(order: Order) -> Surface:
    """Icing, swept with a knife, with sugar sprinkles strewn on it."""
    tile, rng = order.tile, order.rng
    sweep = tile.noise(rng, 3, 5, 0.5, (0.7, 2.2))
    things = strewn(tile, rng, 210, (0.016, 0.022), 0.30)
    lying = pile(
        tile,
        things,
        lambda u, v: np.where(np.abs(u) < 0.7, np.abs(v) < 1, np.hypot((np.abs(u) - 0.7) / 0.3, v) < 1),
    )
    on = lying.ids >= 0
    inks = stops("#e83a5a", "#3aa8e8", "#f8d02a", "#58c84a", "#f88a2a", "#b85ae0", "#ffffff")
    ink = inks[rng.integers(0, len(inks), len(things.x))][np.maximum(lying.ids, 0)]
    round_ = np.sqrt(np.clip(1 - lying.v**2, 0, 1))
    sugar = ink * (0.62 + 0.42 * round_)[..., None]
    shadow = smoothstep(0.0, 0.7, tile.blur(on.astype(np.float32), 0.005))
    level = 0.56 + 0.10 * sweep - 0.12 * shadow
    icing = shade(order.ramp("#8a3a5a", "#d06a94", "#f4a4c4", "#fcd0e0", "#fff4f8"), level)
    albedo = np.where(on[..., None], np.clip(sugar, 0, 1), icing)
    height = 0.016 * sweep + np.where(on, 0.012 * round_, 0.0)
    return Surface(
        albedo.astype(np.float32),
        height.astype(np.float32),
        np.where(on, 0.30, 0.38).astype(np.float32),
        tile.zeros(),
    )


def chocolate(order: Order) -> Surface:
    """A bar in bevelled pieces."""
    tile, rng = order.tile, order.rng
    distance, ids = tile.boards(5, 4, 0.0, gap=0.004, radius=0.010)
    noise, fine = tile.noise(rng, 5, 6, 0.55), tile.noise(rng, 40, 4, 0.7)
    slope = smoothstep(0.0, 0.035, distance)
    inner = smoothstep(0.040, 0.048, distance)
    ramp = ("#140804", "#341809", "#5c3016", "#8a5630", "#c89a70")
    ramp = ("#8a7048", "#c8b080", "#f0e0b8", "#fbf2d8", "#ffffff") if order.says("white") else ramp
    level = 0.22 + 0.30 * slope + 0.05 * inner + 0.03 * noise + 0.02 * fine + 0.04 * (shades(rng, ids) - 0.5)
    height = 0.04 * slope + 0.006 * inner + 0.0012 * noise
    return Surface(
        shade(order.ramp(*ramp), level), height.astype(np.float32), 0.34 + 0.05 * noise, tile.zeros()
    )


_POROUS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("cheese", "swiss", "emmental"), ("#7a4c08", "#c88a18", "#f0bc38", "#fcdc78", "#fff4c8")),
    (("cork", "corkboard"), ("#3a2410", "#7a5430", "#b08454", "#d4ac7c", "#f0d8b0")),
    (
        ("pumice", "stone", "rock", "volcanic", "tuff"),
        ("#2a2a2a", "#5c5a58", "#8c8a86", "#b4b0aa", "#dcd8d2"),
    ),
    (("bread", "toast", "cake"), ("#5a3414", "#a87038", "#d8a868", "#f0d4a0", "#fff2d8")),
)


def porous(order: Order) -> Surface:
    """Full of holes: sponge, and by the words cheese, cork, pumice or bread."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 6, 6, 0.6), tile.noise(rng, 50, 4, 0.7)
    own = next((ramp for words, ramp in _POROUS if order.says(*words)), None)
    grainy = order.says("cork", "corkboard")
    hole = tile.zeros()
    for cells, share in ((5, 0.30), (11, 0.45), (26, 0.55)):
        warp = (tile.noise(rng, 6, 3) * 0.15, tile.noise(rng, 6, 3) * 0.15)
        near, _, ids = tile.cells(rng, cells, 0.9, warp)
        radius = 0.16 + 0.24 * shades(rng, ids)
        hole = np.maximum(hole, smoothstep(0.06, -0.06, near - radius) * (shades(rng, ids, 3) < share))
    if grainy:
        _, _, ids = tile.cells(rng, 30, 0.95)
        level = 0.30 + 0.42 * shades(rng, ids) + 0.05 * noise - 0.18 * hole * smoothstep(0.2, 0.9, noise)
        height = 0.003 * level
    else:
        level = 0.62 + 0.05 * noise + 0.03 * fine - 0.42 * hole
        height = -0.05 * hole + 0.002 * noise
    ramp = own or ("#7a5a10", "#c89a28", "#f0cc50", "#fce890", "#fffbe0")
    return Surface(
        shade(order.ramp(*ramp), level), height.astype(np.float32), 0.82 + 0.04 * fine, tile.zeros()
    )


def plastic(order: Order) -> Surface:
    """Moulded plastic; studs in rows where it is of building bricks; rubber is dark and dull."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 3, 4, 0.5), tile.noise(rng, 70, 3, 0.8)
    rubber = order.says("rubber", "tyre", "tire", "neoprene", "latex")
    x, y = tile.grid()
    across, down = tile.count(6 if not rubber else 20)
    du, dv = (x * across) % 1 - 0.5, (y * down) % 1 - 0.5
    away = np.hypot(du, dv)
    if order.says("lego", "studs", "studded", "toy", "bricks"):
        knob, wall = smoothstep(0.33, 0.30, away), smoothstep(0.36, 0.30, away) - smoothstep(0.30, 0.27, away)
        level = 0.50 + 0.08 * knob - 0.16 * wall * np.sign(du + dv) + 0.02 * noise
        height = 0.035 * knob
    elif rubber:
        knob = smoothstep(0.34, 0.24, away)
        level, height = 0.40 + 0.12 * knob + 0.04 * noise + 0.03 * fine, 0.008 * knob + 0.0008 * fine
    else:
        level, height = 0.54 + 0.03 * noise + 0.03 * fine, 0.0006 * fine + 0.0015 * noise
    ramp = (
        ("#08080a", "#17181b", "#2c2e32", "#52555a", "#9a9ea4")
        if rubber
        else ("#5a0810", "#a81420", "#e0303a", "#f87c7c", "#ffe0dc")
    )
    if not rubber and not order.colour and not order.says("lego", "toy"):
        ramp = ("#6a6e72", "#a4a8ac", "#d4d7da", "#eceef0", "#ffffff")
    return Surface(
        shade(order.ramp(*ramp), level),
        height.astype(np.float32),
        tile.full(0.75 if rubber else 0.22),
        tile.zeros(),
    )


def glass(order: Order) -> Surface:
    """Old window glass with waves and seeds; frosted or pebbled by the words; in panes where it is a window."""
    tile, rng = order.tile, order.rng
    wave, fine = tile.noise(rng, 3, 5, 0.5), tile.noise(rng, 60, 4, 0.8)
    frosted = order.says("frosted", "milky", "sandblasted")
    near, second, _ = tile.cells(rng, 22, 0.95)
    pebble = (
        np.sqrt(smoothstep(0.0, 0.6, second - near))
        if order.says("pebbled", "textured", "bathroom")
        else tile.zeros()
    )
    x, y = tile.grid()
    shine = 0.5 + 0.5 * np.cos((x * tile.count(1)[0] - y * tile.count(1)[1]) * _TURN + wave * 0.8)
    level = (
        0.50
        + 0.16 * shine
        + 0.05 * wave
        + 0.14 * (pebble - 0.4) * (pebble > 0)
        + (0.08 * fine if frosted else 0)
    )
    albedo = shade(order.ramp("#3a6878", "#7aa8b8", "#b4d4de", "#dcf0f4", "#ffffff"), level)
    height = 0.002 * wave + 0.012 * pebble + (0.0012 * fine if frosted else 0)
    rough = tile.full(0.55 if frosted else 0.05)
    metallic = tile.zeros()
    if order.says("window", "windows", "panes", "pane", "leaded"):
        distance, _ = tile.boards(4, 3, 0.0, gap=0.014, radius=0.004)
        bar = smoothstep(0.004, -0.002, distance)
        lead = shade(stops("#1c1410", "#4a3424", "#7c5c40"), 0.5 + 0.12 * fine)
        albedo = albedo + (lead - albedo) * bar[..., None]
        height, rough = height + 0.03 * bar, rough + (0.6 - rough) * bar
    return Surface(albedo.astype(np.float32), np.asarray(height, np.float32), rough, metallic)


def neon_grid(order: Order) -> Surface:
    """Lines of light on black: holograms, force fields, synthwave floors."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(8)
    du, dv = np.abs(x * across - np.round(x * across)), np.abs(y * down - np.round(y * down))
    near = np.minimum(du, dv)
    small = np.minimum(
        np.abs(x * across * 4 - np.round(x * across * 4)), np.abs(y * down * 4 - np.round(y * down * 4))
    )
    noise = tile.noise(rng, 4, 5, 0.6)
    node = np.exp(-((np.hypot(du, dv) / 0.07) ** 2))
    if order.says("hexagon", "hex", "hexagonal", "hexagons", "forcefield"):
        near = hexagonal(tile, 7)[0] * np.float32(0.5)
        small, node = tile.full(1.0), tile.zeros()
    line = (
        np.exp(-((near / 0.022) ** 2))
        + 0.30 * np.exp(-((near / 0.09) ** 2))
        + 0.14 * np.exp(-((small / 0.06) ** 2))
    )
    scan = (
        0.85 + 0.15 * np.cos(y * tile.count(90)[1] * _TURN)
        if order.says("hologram", "holographic", "scanlines")
        else 1.0
    )
    ink = order.glow("#22e0ff")
    glow = np.clip((line + 0.9 * node) * (0.85 + 0.12 * noise) * scan, 0, 1.6)[..., None]
    lit = np.clip(ink * glow + np.clip(glow - 0.9, 0, 1), 0, 1).astype(np.float32)
    ground = rgb("#060812") * (1 + 0.25 * noise)[..., None] + ink * np.float32(0.03)
    return Surface(
        np.clip(ground + lit * 0.6, 0, 1).astype(np.float32),
        (0.004 * np.clip(line, 0, 1)).astype(np.float32),
        0.25 + 0.05 * noise,
        tile.zeros(),
        lit,
    )


def sweets(order: Order) -> Surface:
    """Small sweets heaped up: beans, gums, marbles, pearls, beads of many colours."""
    tile, rng = order.tile, order.rng
    oval = 0.66 if order.says("jelly", "beans", "jellybeans", "pills", "gummy") else 1.0
    things = strewn(tile, rng, 420, (0.036, 0.048), oval)
    lying = pile(tile, things, lambda u, v: u * u + v * v < 1)
    count = len(things.x)
    pearls = order.says("pearl", "pearls")
    own = (
        ("#e8e0d4", "#f4eee6", "#dcd4cc")
        if pearls
        else ("#e02a3a", "#f88a1c", "#f8d428", "#48b83c", "#2a8ae0", "#a04ad0", "#f47ab4")
    )
    inks = order.ramp(*own) if order.colour else stops(*own)
    ink = inks[rng.integers(0, len(inks), count)][np.maximum(lying.ids, 0)]
    level = of_each(np.linspace(0.35, 1, count).astype(np.float32), lying.ids)
    away = np.hypot(lying.u, lying.v)
    dome = np.sqrt(np.clip(1 - away**2, 0, 1))
    cosine, sine = (
        np.cos(things.angle)[np.maximum(lying.ids, 0)],
        np.sin(things.angle)[np.maximum(lying.ids, 0)],
    )
    across, down = cosine * lying.u - sine * lying.v, sine * lying.u + cosine * lying.v
    shine = np.exp(-(((across + 0.32) / 0.20) ** 2 + ((down + 0.36) / 0.20) ** 2))
    light = (0.45 + 0.60 * dome) * (0.55 + 0.45 * level)
    albedo = np.clip(ink * light[..., None] + (0.7 * shine)[..., None], 0, 1)
    on = lying.ids >= 0
    return Surface(
        np.where(on[..., None], albedo, rgb("#120a10")).astype(np.float32),
        tile.blur(np.where(on, 0.05 * level + 0.04 * dome, 0).astype(np.float32), 1 / 1200),
        tile.full(0.12),
        tile.zeros(),
    )
