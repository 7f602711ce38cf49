"""Cloths and stuffs with a pile, a sheen or a give of their own: corduroy, towel, lace, sequins, bubble wrap, foam, tyres."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.laid import hexagonal, overlapping
from layer_server.generators.texture.made import wallpaper
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades
from layer_server.generators.texture.woven import weave

_TURN = np.float32(2 * np.pi)


def corduroy(order: Order) -> Surface:
    """Velvet cords side by side."""
    tile, rng = order.tile, order.rng
    x, _ = tile.grid()
    across, _ = tile.count(26)
    wale = np.abs(np.sin(x * across * np.float32(np.pi)))
    fine, noise = tile.noise(rng, 70, 4, 0.8), tile.noise(rng, 4, 6, 0.6)
    level = 0.18 + 0.36 * wale + 0.06 * fine + 0.05 * noise
    albedo = shade(order.ramp("#1c0f06", "#4c2c14", "#845028", "#b47c48", "#dcb080"), level)
    return Surface(albedo, (0.014 * wale + 0.001 * fine).astype(np.float32), tile.full(0.95), tile.zeros())


def towel(order: Order) -> Surface:
    """Terry: loops standing close together."""
    tile, rng = order.tile, order.rng
    near, second, ids = tile.cells(rng, 70, 0.8)
    loop = np.sqrt(smoothstep(0.0, 0.5, second - near))
    noise = tile.noise(rng, 4, 6, 0.6)
    level = 0.40 + 0.30 * loop + 0.10 * (shades(rng, ids) - 0.5) + 0.05 * noise
    albedo = shade(order.ramp("#5c7c98", "#90b0cc", "#c0d8ec", "#e4f0fa", "#ffffff"), level)
    order.says("terry", "bath")
    return Surface(albedo, (0.012 * loop + 0.003 * noise).astype(np.float32), tile.full(0.98), tile.zeros())


def lace(order: Order) -> Surface:
    """Net with flowers of thread, over a ground of the second colour."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = (n + n % 2 for n in tile.count(4))
    v = y * down
    u = x * across + 0.5 * (np.floor(v) % 2)
    du, dv = u % 1 - 0.5, v % 1 - 0.5
    away, angle = np.hypot(du, dv), np.arctan2(dv, du)
    petal = 0.27 + 0.10 * np.cos(angle * 6)
    flower = smoothstep(0.012, -0.012, away - petal)
    hole = smoothstep(0.035, 0.055, np.abs(away - 0.60 * petal)) * smoothstep(0.02, 0.05, away)
    edge = smoothstep(0.030, 0.015, np.abs(away - petal))
    mesh, _ = hexagonal(tile, 26)
    net = smoothstep(0.16, 0.07, mesh)
    thread = np.maximum(np.maximum(flower * (0.35 + 0.65 * hole) * (0.55 + 0.45 * net), edge), net * 0.85)
    fine = tile.noise(rng, 60, 4, 0.8)
    ground = rgb(
        order.accent or ("#2a2230" if not order.colour or rgb(order.colour).mean() > 0.4 else "#f0e8e4")
    )
    ink = shade(order.ramp("#a8a098", "#d8d2cc", "#f4f0ec", "#ffffff"), 0.7 + 0.08 * fine)
    albedo = ground + (ink - ground) * np.clip(thread, 0, 1)[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.010 * thread).astype(np.float32),
        tile.full(0.9),
        tile.zeros(),
    )


def sequins(order: Order) -> Surface:
    """Small discs that overlap, each tilted its own way."""
    tile, rng = order.tile, order.rng
    drop, side, ids = overlapping(tile, 22, 22)
    tone = shades(rng, ids)
    tilt = shades(rng, ids, 7)
    edge = smoothstep(1.0, 0.90, drop) * smoothstep(1.0, 0.92, np.abs(side))
    hole = smoothstep(0.10, 0.06, np.hypot(side, drop - 0.35))
    level = 0.24 + 0.46 * tone**1.6 + 0.16 * (tilt - 0.5) * side + 0.14 * drop
    order.says("glitter", "sparkly", "shiny")
    albedo = (
        shade(order.ramp("#3c2404", "#94641a", "#dca83c", "#fce08c", "#ffffff"), level)
        * (0.3 + 0.7 * edge - 0.3 * hole)[..., None]
    )
    height = 0.010 * edge * (0.5 + drop * 0.5) + 0.012 * (tilt - 0.5) * side
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32), height.astype(np.float32), tile.full(0.16), tile.full(0.9)
    )


def glitter(order: Order) -> Surface:
    """Specks that flash at random."""
    tile, rng = order.tile, order.rng
    _, _, ids = tile.cells(rng, 120, 0.9)
    tone = shades(rng, ids)
    level = 0.30 + 0.34 * tone + 0.5 * (tone > 0.93)
    albedo = shade(order.ramp("#3c1440", "#8c3c98", "#c878d0", "#f0bcf4", "#ffffff"), level)
    return Surface(albedo, (0.004 * tone).astype(np.float32), 0.5 - 0.4 * tone, tile.full(0.7))


def bubbles(order: Order) -> Surface:
    """Bubble wrap: clear domes in staggered rows."""
    tile, rng = order.tile, order.rng
    mesh, ids = hexagonal(tile, 9)
    away = 1 - mesh / np.float32(max(float(mesh.max()), 1e-3))
    dome = np.sqrt(np.clip(1 - (away / np.float32(0.86)) ** 2, 0, 1))
    noise = tile.noise(rng, 8, 5, 0.6)
    shine = smoothstep(0.62, 0.80, dome) * (0.5 + 0.5 * shades(rng, ids))
    level = 0.46 + 0.20 * dome + 0.12 * shine + 0.03 * noise - 0.18 * smoothstep(0.2, 0.0, dome) * (dome > 0)
    albedo = shade(order.ramp("#8c9aa4", "#b8c6ce", "#dce6ea", "#f6fafc", "#ffffff"), level)
    order.says("wrap", "plastic", "packing")
    return Surface(albedo, (0.04 * dome).astype(np.float32), tile.full(0.12), tile.zeros())


def styrofoam(order: Order) -> Surface:
    """Beads pressed together."""
    tile, rng = order.tile, order.rng
    near, second, ids = tile.cells(rng, 34, 0.9)
    bead = smoothstep(0.0, 0.30, second - near)
    tone, fine = shades(rng, ids), tile.noise(rng, 60, 4, 0.8)
    level = 0.66 + 0.12 * bead + 0.08 * (tone - 0.5) + 0.02 * fine
    albedo = shade(order.ramp("#a8b0b8", "#d4dade", "#f0f2f4", "#ffffff"), level)
    order.says("polystyrene", "packing")
    return Surface(albedo, (0.008 * bead + 0.003 * tone).astype(np.float32), tile.full(0.85), tile.zeros())


def tyre(order: Order) -> Surface:
    """Blocks of black rubber in slanting rows with deep grooves."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(4)[0], tile.count(9)[1]
    u = x * across
    lean = np.where(np.floor(u) % 2 < 1, 1.0, -1.0)
    v = y * down + lean * (u % 1) * 0.8
    from_u, from_v = 0.5 - np.abs(u % 1 - 0.5), 0.5 - np.abs(v % 1 - 0.5)
    block = smoothstep(0.05, 0.10, from_u) * smoothstep(0.10, 0.18, from_v)
    sipe = smoothstep(0.03, 0.015, np.abs((u * 3 + 0.15 * np.sin(v * 9)) % 1 - 0.5)) * block
    noise, fine = tile.noise(rng, 5, 6, 0.6), tile.noise(rng, 70, 3, 0.8)
    level = 0.20 + 0.30 * block - 0.14 * sipe + 0.05 * noise + 0.04 * fine
    order.says("rubber", "tire", "tires", "tyre", "tyres", "tread", "car")
    albedo = shade(order.ramp("#050506", "#161719", "#2a2c2f", "#4c4f53", "#8c9094"), level)
    return Surface(albedo, (0.05 * block - 0.02 * sipe).astype(np.float32), tile.full(0.85), tile.zeros())


def strand_board(order: Order) -> Surface:
    """Chips of wood pressed into a board."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, 520, (0.045, 0.105), 0.26)
    lying = pile(tile, things, lambda u, v: (np.abs(u) < 0.96 + 0.04 * np.sin(v * 9)) & (np.abs(v) < 1))
    count = len(things.x)
    tone = of_each(rng.random(count, dtype=np.float32), lying.ids)
    grain = np.sin(lying.v * 9 + lying.u * 2) * 0.5 + 0.5
    edge = smoothstep(1.0, 0.86, np.abs(lying.v)) * smoothstep(0.98, 0.93, np.abs(lying.u))
    fine = tile.noise(rng, 40, 4, 0.7)
    level = 0.36 + 0.34 * tone + 0.07 * grain + 0.04 * fine - 0.12 * (1 - edge)
    order.says("osb", "chipboard", "board")
    albedo = shade(order.ramp("#5c3410", "#98662c", "#c89850", "#e4c080", "#f6e2b4"), level)
    return Surface(albedo, (0.004 * tone + 0.003 * edge).astype(np.float32), tile.full(0.75), tile.zeros())


def even(order: Order) -> Surface:
    """One smooth stuff: linoleum with flecks, soap, wax, clay that was kneaded, plain paint."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 3, 5, 0.5), tile.noise(rng, 60, 4, 0.8)
    if order.says("linoleum", "lino", "vinyl"):
        fleck = smoothstep(0.9, 1.2, tile.noise(rng, 34, 3, 0.6)) - smoothstep(
            0.9, 1.2, -tile.noise(rng, 34, 3, 0.6)
        )
        ramp = order.ramp("#5a6a5c", "#88988a", "#b0bcae", "#d4dccf")
        return Surface(
            shade(ramp, 0.55 + 0.05 * noise + 0.16 * fleck),
            (0.0004 * fine).astype(np.float32),
            tile.full(0.35),
            tile.zeros(),
        )
    kneaded = order.says("clay", "putty", "plasticine", "dough", "playdoh", "doh", "modeling", "modelling")
    order.says("play", "soap", "wax", "candle", "caramel", "toffee", "butter", "paint", "wet")
    own = (
        ("#a03a10", "#d8642c", "#f0905c", "#fcc4a0")
        if kneaded
        else ("#c8c0a8", "#e0d8c4", "#f0eadc", "#fffcf4")
    )
    gloss = 0.6 if kneaded else 0.28
    if order.says("caramel", "toffee"):
        own, gloss = ("#5c2c08", "#a05c18", "#d8923c", "#f8cc84"), 0.12
    if order.says("butter"):
        own = ("#d8b040", "#f0d06c", "#f8e49c", "#fff6d0")
    print_ = (
        np.abs(np.sin((noise * 9 + tile.noise(rng, 5, 3) * 2) * _TURN * 0.5)) if kneaded else tile.zeros()
    )
    dent = tile.noise(rng, 6, 4, 0.45)
    level = 0.54 + 0.07 * noise + 0.06 * dent + 0.02 * fine
    return Surface(
        shade(order.ramp(*own), level),
        ((0.012 if kneaded else 0.004) * dent + 0.001 * print_ + 0.0006 * fine).astype(np.float32),
        tile.full(gloss),
        tile.zeros(),
    )


def mirror(order: Order) -> Surface:
    """Silvered glass, as bright as it gets: the sky that would be seen in it, softly."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    a, b = tile.count(1)
    wave = tile.noise(rng, 2, 3, 0.4)
    sheen = 0.5 + 0.5 * np.cos((x * a + y * b) * _TURN + 0.5 * wave)
    albedo = shade(order.ramp("#8c98a4", "#b4c0ca", "#d8e0e6", "#f4f8fa", "#ffffff"), 0.40 + 0.40 * sheen**2)
    order.says("reflective", "silvered")
    return Surface(albedo, (0.0002 * wave).astype(np.float32), tile.full(0.02), tile.full(1.0))


def brocade(order: Order) -> Surface:
    """Cloth with a figure woven in of metal thread."""
    tile, rng = order.tile, order.rng
    figure = wallpaper(order)
    raised = figure.height - figure.height.min()
    share = np.clip(raised / max(float(raised.max()), 1e-5), 0, 1)
    bulge, _, _ = weave(tile, rng, 120)
    order.says("brocade", "jacquard", "embroidered", "embroidery")
    thread = shade(stops("#5a3a08", "#b8861c", "#f0c850", "#fff4b8"), 0.3 + 0.5 * bulge)
    albedo = figure.albedo * (0.7 + 0.3 * bulge)[..., None]
    albedo = albedo + (thread - albedo) * (share * np.float32(0.55))[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.006 * share + 0.004 * bulge).astype(np.float32),
        0.8 - 0.4 * share,
        0.7 * share,
    )
