"""Kinds of one stuff that have a look of their own: ploughed soil, river pebbles, veneer, zinc, flesh, plain pile."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades

_TURN = np.float32(2 * np.pi)


def furrows(order: Order) -> Surface:
    """A ploughed field: ridges of turned clods, moist in the furrows between them."""
    tile, rng = order.tile, order.rng
    _, y = tile.grid()
    _, rows = tile.count(5)
    bend, broad = tile.noise(rng, 3, 4, 0.5), tile.noise(rng, 4, 6, 0.6)
    clod, fine = tile.noise(rng, 16, 6, 0.62), tile.noise(rng, 40, 4, 0.7)
    near, second, ids = tile.cells(rng, 30, 0.95, (clod * 0.25, broad * 0.25))
    lump = smoothstep(0.04, 0.40, second - near) * smoothstep(0.35, 0.6, shades(rng, ids))
    wave = np.cos((y * np.float32(rows) + bend * np.float32(0.05)) * _TURN) * np.float32(0.5) + np.float32(
        0.5
    )
    ridge = smoothstep(0.08, 0.85, wave + np.float32(0.07) * clod)
    level = 0.14 + 0.40 * ridge + 0.10 * clod + 0.06 * fine + 0.10 * lump * ridge
    lit = tile.blur(wave.astype(np.float32), 0.004)
    level = level + 8 * np.clip(lit - np.roll(lit, max(1, tile.unit // 200), 0), -0.02, 0.02)
    albedo = shade(order.ramp("#150c06", "#3a2414", "#62422a", "#8c6644", "#b48c64"), level)
    height = 0.085 * ridge + 0.014 * clod * (0.4 + 0.6 * ridge) + 0.012 * lump + 0.003 * fine
    return Surface(albedo, height.astype(np.float32), 0.80 + 0.15 * ridge, tile.zeros())


def pebbles(order: Order) -> Surface:
    """Stones that a river or the sea has rounded: smooth, of many tones, small ones between the large."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 3, 0.4) * 0.22, tile.noise(rng, 3, 3, 0.4) * 0.22)
    fine, broad = tile.noise(rng, 30, 4, 0.7), tile.noise(rng, 6, 5, 0.6)
    dome, tone, hue = tile.zeros(), tile.zeros(), tile.zeros()
    for cells, tall in ((30, 0.35), (17, 0.62), (9, 1.0)):
        near, second, ids = tile.cells(rng, cells, 0.72, warp)
        chosen = shades(rng, ids, 3) < np.float32(1.0 if cells == 30 else 0.72 if cells == 17 else 0.45)
        inside = np.minimum(smoothstep(0.02, 0.30, second - near), smoothstep(0.56, 0.34, near))
        round_ = np.sqrt(np.clip(inside, 0, 1)) * chosen
        on = (round_ > 0.10) & (round_ * tall > dome * 0.25)
        dome = np.where(on, round_ * tall, dome).astype(np.float32)
        tone = np.where(on, shades(rng, ids), tone)
        hue = np.where(on, shades(rng, ids, 11), hue)
    shape = dome / np.maximum(tile.blur(dome, 0.02), 0.25)
    level = 0.30 + 0.44 * tone + 0.05 * broad + 0.03 * fine
    grey = shade(order.ramp("#2e2f32", "#5c5e60", "#8a8a86", "#b4b0a6", "#e2ddd0"), level)
    warm = shade(order.ramp("#3a2c22", "#6e5646", "#9c7f68", "#c4a88c", "#e8d6bc"), level)
    albedo = np.where((hue < np.float32(0.38))[..., None], warm, grey)
    band = (
        smoothstep(0.035, 0.0, np.abs(tile.noise(rng, 5, 3, 0.5))) * (hue > np.float32(0.8)) * np.float32(0.5)
    )
    albedo = albedo + (rgb("#ece8de") - albedo) * band[..., None]
    side = np.roll(dome, max(1, tile.unit // 170), (0, 1)) - dome
    light = np.clip(0.26 + 0.62 * np.clip(shape, 0, 1.15) - 0.5 * side, 0.10, 1.12)
    return Surface(
        np.clip(albedo * light[..., None], 0, 1).astype(np.float32),
        (0.05 * dome + 0.0008 * fine).astype(np.float32),
        0.42 + 0.12 * (1 - np.clip(dome, 0, 1)),
        tile.zeros(),
    )


def veneer(order: Order) -> Surface:
    """Wood peeled from a turning log, as plywood shows it: wide pale flames, no joints, here and there a knot."""
    tile, rng = order.tile, order.rng
    figure = tile.noise(rng, 2, 4, 0.42, (1.6, 0.55))
    fibre = tile.noise(rng, 5, 5, 0.7, (26, 0.8))
    pore = smoothstep(1.5, 2.6, tile.noise(rng, 6, 4, 0.75, (40, 1.6)))
    x, y = tile.grid()
    knots, bent = tile.zeros(), tile.zeros()
    for _ in range(int(rng.integers(2, 4))):
        dx = (x - np.float32(rng.random()) + np.float32(0.5)) % 1 - np.float32(0.5)
        dy = (y - np.float32(rng.random()) + np.float32(0.5)) % 1 - np.float32(0.5)
        squared = (dx * np.float32(1.7)) ** 2 + dy**2
        knots += np.exp(-squared / np.float32(0.011**2))
        bent += np.exp(-squared / np.float32(0.05**2)) * np.float32(0.5)
    phase = (figure + bent) * np.float32(3.4)
    year = phase - np.floor(phase)
    late = smoothstep(0.30, 0.92, year) * smoothstep(1.0, 0.93, year)
    level = 0.66 - 0.26 * late + 0.035 * fibre + 0.03 * figure - 0.10 * pore - 0.5 * np.clip(knots, 0, 1)
    dark = order.says("dark", "walnut", "mahogany")
    ramp = (
        ("#241008", "#54290f", "#8d5426", "#b98044", "#dcae72")
        if dark
        else ("#6e441c", "#a87840", "#d2a668", "#ead0a0", "#f8ecd2")
    )
    return Surface(
        shade(order.ramp(*ramp), level),
        (0.0015 * fibre - 0.002 * late - 0.003 * pore - 0.004 * knots).astype(np.float32),
        0.58 + 0.05 * fibre,
        tile.zeros(),
    )


def spangled(order: Order) -> Surface:
    """Zinc on steel: flat crystals side by side, each of its own grey and brushed its own way."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 12, 4, 0.6) * 0.22, tile.noise(rng, 12, 4, 0.6) * 0.22)
    near, second, ids = tile.cells(rng, 11, 0.95, warp)
    _, small_second, small = tile.cells(rng, 26, 0.95, warp)
    x, y = tile.grid()
    across, down = tile.count(60)
    turn = shades(rng, ids, 5) * _TURN
    grain = np.sin((x * across * np.cos(turn) + y * down * np.sin(turn)) * _TURN)
    fine = tile.noise(rng, 40, 4, 0.7)
    level = 0.52 + 0.34 * (shades(rng, ids) - 0.5) + 0.14 * (shades(rng, small, 9) - 0.5)
    level = level + 0.025 * grain + 0.03 * fine - 0.05 * smoothstep(0.05, 0.0, second - near)
    del small_second
    albedo = shade(order.ramp("#565d62", "#858d92", "#a9b1b5", "#c8ced0", "#e6eaea"), level)
    return Surface(
        albedo,
        (0.0008 * grain + 0.0006 * fine).astype(np.float32),
        0.34 + 0.16 * shades(rng, ids, 7) + 0.02 * fine,
        tile.full(0.95),
    )


def flesh(order: Order) -> Surface:
    """Raw and wet: strands of muscle between swellings, pale fat, and dark veins that stand out."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 5, 0.55) * 0.6, tile.noise(rng, 3, 5, 0.55) * 0.6)
    near, second, ids = tile.cells(rng, 5, 0.95, warp)
    swell = np.sqrt(smoothstep(0.0, 0.55, second - near))
    broad, fine = tile.noise(rng, 3, 5, 0.55), tile.noise(rng, 30, 4, 0.7)
    strand = tile.noise(rng, 4, 5, 0.62, (1.4, 9))
    thread = np.abs(np.sin((strand * np.float32(2.2) + broad * np.float32(1.5)) * np.float32(np.pi)))
    fat = smoothstep(0.55, 1.5, tile.noise(rng, 4, 6, 0.6) - swell) * np.float32(0.75)
    vein = smoothstep(0.060, 0.012, np.abs(tile.noise(rng, 2, 5, 0.5)))
    vein = np.maximum(vein, smoothstep(0.035, 0.008, np.abs(tile.noise(rng, 4, 5, 0.5))) * np.float32(0.8))
    level = 0.20 + 0.34 * swell + 0.14 * thread + 0.07 * broad + 0.04 * fine
    level = level + 0.08 * (shades(rng, ids) - 0.5)
    albedo = shade(order.ramp("#1c0305", "#5a0d12", "#98262a", "#c8504c", "#eea094"), level)
    albedo = albedo + (rgb("#ecc8a8") - albedo) * (fat * np.float32(0.7))[..., None]
    ink = rgb(order.tint_of(("veins", "vein"), "") or "#4a1030")
    albedo = albedo + (ink * (np.float32(0.8) + 0.3 * swell)[..., None] - albedo) * (vein * 0.72)[..., None]
    glint = smoothstep(0.62, 0.9, swell * (0.8 + 0.2 * thread)) * smoothstep(0.4, 1.6, fine + broad)
    albedo = np.clip(albedo + glint[..., None] * np.float32(0.16), 0, 1).astype(np.float32)
    emissive = None
    if order.says("glowing", "bioluminescent", "neon"):
        emissive = (order.glow("#ff4030") * (vein * np.float32(0.85))[..., None]).astype(np.float32)
    height = 0.045 * swell + 0.006 * thread + 0.014 * vein + 0.004 * broad
    return Surface(albedo, height.astype(np.float32), 0.20 + 0.12 * (1 - swell), tile.zeros(), emissive)


def plain_pile(order: Order) -> Surface:
    """A fitted carpet of one colour: tufts, and the faint tracks of feet and brushes."""
    tile, rng = order.tile, order.rng
    near, _, ids = tile.cells(rng, 80, 0.95)
    tuft = 1 - np.clip(near, 0, 1)
    pile, brushed = tile.noise(rng, 120, 3, 0.9), tile.noise(rng, 3, 5, 0.55)
    level = 0.32 + 0.22 * tuft + 0.06 * pile + 0.05 * brushed + 0.10 * (shades(rng, ids) - 0.5)
    return Surface(
        shade(order.ramp("#26201c", "#5c5048", "#8c7e72", "#b4a89a", "#dcd2c6"), level),
        (0.014 * tuft + 0.002 * pile).astype(np.float32),
        tile.full(0.97),
        tile.zeros(),
    )


def crumbling(surface: Surface, order: Order) -> Surface:
    """Joints washed out in places, edges broken off, pits and loose crumbs where it comes away."""
    tile, rng = order.tile, order.rng
    low = np.clip((tile.blur(surface.height, 0.012) - surface.height) * np.float32(60), 0, 1)
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 22, 5, 0.7)
    where = smoothstep(-0.25, 0.65, noise)
    edge = np.clip(tile.blur(low.astype(np.float32), 0.006) * np.float32(2.2), 0, 1)
    broken = smoothstep(0.35, 0.75, edge * where + np.float32(0.22) * fine * edge)
    pit = smoothstep(0.9, 1.5, tile.noise(rng, 9, 6, 0.62) + np.float32(0.5) * noise)
    gone = np.maximum(broken, pit * np.float32(0.8))
    near, second, ids = tile.cells(rng, 60, 0.95, (fine * np.float32(0.2), noise * np.float32(0.2)))
    crumb = smoothstep(0.05, 0.35, second - near) * (shades(rng, ids) > np.float32(0.45)) * gone
    debris = shade(stops("#3c342c", "#7c7064", "#b4a898"), 0.30 + 0.45 * shades(rng, ids, 3) + 0.1 * fine)
    albedo = surface.albedo * (1 - np.float32(0.66) * gone)[..., None]
    albedo = albedo + (debris - albedo) * (crumb * np.float32(0.8))[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (surface.height - 0.022 * gone + 0.010 * crumb).astype(np.float32),
        np.clip(surface.roughness + 0.1 * gone, 0, 1).astype(np.float32),
        surface.metallic * (1 - gone),
        surface.emissive,
    )
