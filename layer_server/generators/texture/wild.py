"""Outdoors, of one plant, animal or world: birch, needles, clover, lily pads, tree rings, webs, ash, craters."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import folded

_TURN = np.float32(2 * np.pi)


def birch(order: Order) -> Surface:
    """White bark that peels in curls, with dark slits across and a few black scars."""
    tile, rng = order.tile, order.rng
    broad, fine = tile.noise(rng, 3, 6, 0.55), tile.noise(rng, 20, 5, 0.7, (0.5, 3.0))
    things = strewn(tile, rng, 190, (0.012, 0.050), 0.10)
    things.angle[:] = rng.normal(0, 0.05, len(things.angle))
    slit = pile(tile, things, _disc).ids >= 0
    scars = strewn(tile, rng, 5, (0.05, 0.09), 0.42)
    scars.angle[:] = rng.normal(0, 0.12, len(scars.angle))
    lying = pile(tile, scars, lambda u, v: np.abs(v) < (1 - u * u) * (1 + 0.2 * np.sin(u * 23)))
    scar = np.clip(tile.blur((lying.ids >= 0).astype(np.float32), 0.004) * 1.2, 0, 1)
    peel = smoothstep(0.75, 0.95, tile.noise(rng, 4, 6, 0.5, (0.6, 2.4)))
    level = 0.74 + 0.08 * broad + 0.07 * fine
    albedo = shade(order.ramp("#8a8478", "#c4beb2", "#e6e2da", "#f8f6f2"), level)
    albedo = (
        albedo
        + (shade(stops("#8a5a34", "#c08a5c", "#dcae84"), 0.5 + 0.2 * fine) - albedo)
        * (peel * np.float32(0.75))[..., None]
    )
    dark = np.maximum(slit * np.float32(0.85), scar)
    albedo = (
        albedo + (shade(stops("#0e0c0a", "#2c2620", "#4c4238"), 0.4 + 0.2 * fine) - albedo) * dark[..., None]
    )
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.004 * fine + 0.004 * broad - 0.008 * slit + 0.02 * scar - 0.008 * peel).astype(np.float32),
        0.62 + 0.2 * dark,
        tile.zeros(),
    )


def _disc(u: Plane, v: Plane) -> Mask:
    on: Mask = u * u + v * v < 1
    return on


def rings(order: Order) -> Surface:
    """The cut end of one great trunk, mirrored at the edges: year rings and cracks from the heart."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(1)
    dx, dy = (x * across) % 1 - 0.5, (y * down) % 1 - 0.5
    warp, fine = tile.noise(rng, 2, 5, 0.5), tile.noise(rng, 40, 4, 0.75)
    away = np.hypot(dx, dy) + 0.018 * warp
    year = (away * 34 + 0.5 * np.sin(away * 40)) % 1
    line = smoothstep(0.35, 0.95, year) * smoothstep(1.0, 0.95, year)
    angle = np.arctan2(dy, dx) / _TURN
    crack = (
        smoothstep(0.030, 0.006, np.abs((angle * 7 + 0.05 * warp) % 1 - 0.5) * away * 4)
        * smoothstep(0.42, 0.12, away)
        * smoothstep(0.01, 0.05, away)
    )
    level = 0.62 + 0.07 * warp + 0.05 * fine - 0.26 * line - 0.16 * smoothstep(0.12, 0.0, away)
    albedo = (
        shade(order.ramp("#4a2a12", "#8a5628", "#bf8a4c", "#e2ba80", "#f4dcb0"), level)
        * (1 - 0.72 * crack)[..., None]
    )
    return Surface(
        albedo.astype(np.float32),
        (-0.003 * line - 0.02 * crack + 0.001 * fine).astype(np.float32),
        0.7 + 0.1 * line,
        tile.zeros(),
    )


def needles(order: Order) -> Surface:
    """Fallen needles of pines, or straw and hay strewn any way."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, 1300, (0.050, 0.085), 0.07)
    lying = pile(tile, things, lambda u, v: np.abs(v) < 1 - u**8)
    count = len(things.x)
    own: tuple[str, ...] = ("#6a3c18", "#8a5424", "#a86c34", "#5a3214", "#c08a4c")
    if order.says("green", "fresh"):
        own = ("#2c5420", "#3c6c2a", "#54863a", "#244a1c")
    if order.says("hay", "straw", "wheat", "strewnstraw"):
        own = ("#b88c34", "#d0a84c", "#e4c474", "#9c7428", "#f0d894")
    inks = order.ramp(*own) if order.colour else stops(*own)
    ink = inks[rng.integers(0, len(inks), count)][np.maximum(lying.ids, 0)]
    level = of_each(np.linspace(0.25, 1, count).astype(np.float32), lying.ids)
    on = lying.ids >= 0
    light = (0.6 + 0.4 * np.sqrt(np.clip(1 - lying.v**2, 0, 1))) * (0.5 + 0.5 * level)
    albedo = np.where(on[..., None], ink * light[..., None], rgb("#20140a"))
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        np.where(on, 0.05 * level, 0).astype(np.float32),
        tile.full(0.85),
        tile.zeros(),
    )


def leaves(order: Order) -> Surface:
    """Clover in three hearts, or round lily pads on dark water."""
    tile, rng = order.tile, order.rng
    lily = order.says("lily", "lilypad", "lilypads", "pads", "lotus", "pond")
    things = strewn(tile, rng, 20 if lily else 260, (0.10, 0.17) if lily else (0.042, 0.062), 1.0)
    lying = pile(tile, things, _pad if lily else _clover)
    count, on = len(things.x), lying.ids >= 0
    away, angle = np.hypot(lying.u, lying.v), np.arctan2(lying.v, lying.u)
    level = of_each(np.linspace(0.3, 1, count).astype(np.float32), lying.ids)
    tone = of_each(rng.random(count, dtype=np.float32), lying.ids)
    fine = tile.noise(rng, 30, 4, 0.7)
    if lily:
        rib = smoothstep(0.10, 0.02, np.abs((angle * 14 / _TURN) % 1 - 0.5)) * smoothstep(0.05, 0.4, away)
        t = 0.40 + 0.20 * tone + 0.12 * rib + 0.06 * fine - 0.2 * smoothstep(0.9, 1.0, away)
        wave = tile.noise(rng, 5, 5, 0.5)
        ground = shade(stops("#04120f", "#0c2a26", "#1c4840", "#4c8478"), 0.35 + 0.12 * wave)
    else:
        pale = np.exp(-(((away - 0.52) / 0.09) ** 2)) * 0.16
        rib = np.exp(-((((angle / _TURN * 3) % 1 - 0.5) / 0.05) ** 2)) * 0.12
        t = 0.26 + 0.34 * level + 0.14 * tone + pale - rib + 0.04 * fine
        ground = shade(stops("#0a1406", "#16240c", "#24360f"), 0.5 + 0.2 * fine)
    green = shade(order.ramp("#0a2408", "#1c5414", "#3c8426", "#74b848", "#c0e890"), t)
    height = np.where(on, (0.01 if lily else 0.03 * level) + 0.008 * away**2, 0)
    return Surface(
        np.where(on[..., None], green, ground).astype(np.float32),
        height.astype(np.float32),
        np.where(on, np.float32(0.55), np.float32(0.08 if lily else 0.9)).astype(np.float32),
        tile.zeros(),
    )


def _clover(u: Plane, v: Plane) -> Mask:
    angle = np.arctan2(v, u)
    lobe = np.abs(((angle / _TURN * 3) % 1) - 0.5) * 2
    on: Mask = np.hypot(u, v) < (0.92 - 0.80 * lobe**3) * (0.90 + 0.10 * np.clip(lobe * 5, 0, 1))
    return on


def _pad(u: Plane, v: Plane) -> Mask:
    on: Mask = (np.hypot(u, v) < 1) & ~((u > 0.08) & (np.abs(v) < u * 0.22))
    return on


def web(order: Order) -> Surface:
    """Orb webs on darkness, or on whatever colour is named: spokes, and threads that sag between them."""
    tile, rng = order.tile, order.rng
    canvas = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
    thick = max(1, tile.unit // 420)
    for _ in range(max(2, round(3 * tile.width * tile.height / tile.unit**2))):
        centre = np.array([tile.width, tile.height]) + rng.random(2) * (tile.width, tile.height)
        radius = tile.unit * rng.uniform(0.30, 0.46)
        spokes = int(rng.integers(12, 17))
        angles = (np.arange(spokes) + rng.uniform(-0.25, 0.25, spokes)) * 2 * np.pi / spokes
        ends = (
            np.stack([np.cos(angles), np.sin(angles)], 1) * radius * rng.uniform(0.9, 1.12, spokes)[:, None]
        )
        for end in ends:
            line = np.stack([centre, centre + end])
            cv2.polylines(canvas, [(line * 16).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 4)
        for share in np.linspace(0.10, 0.94, 15):
            knots = centre + ends * share
            path = []
            for here, after in zip(knots, np.roll(knots, -1, 0), strict=True):
                sag = centre + ((here + after) / 2 - centre) * 0.91
                path += [
                    here,
                    sag * 0.7 + (here + after) * 0.15,
                    sag,
                    sag * 0.7 + (here + after) * 0.15,
                    after,
                ]
            cv2.polylines(canvas, [(np.array(path) * 16).astype(np.int32)], True, 190, thick, cv2.LINE_AA, 4)
    silk = folded(canvas, tile.shape)
    noise = tile.noise(rng, 4, 6, 0.6)
    order.says("spider", "spiders", "spiderweb", "cobweb", "cobwebs", "silk")
    ground = shade(order.ramp("#050608", "#101216", "#1e2228", "#343a42"), 0.45 + 0.12 * noise)
    albedo = ground + (rgb(order.accent or "#e8ecf0") - ground) * (silk * np.float32(0.9))[..., None]
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (0.010 * silk + 0.002 * noise).astype(np.float32),
        0.8 - 0.4 * silk,
        tile.zeros(),
    )


def craters(order: Order) -> Surface:
    """Dust of a world without air, pitted by stones: the moon, an asteroid; mars is red, and strewn with rocks."""
    tile, rng = order.tile, order.rng
    height = 0.008 * tile.noise(rng, 3, 7, 0.58)
    mars = order.says("mars", "martian", "red")
    for count, half in (
        (5 if not mars else 2, (0.10, 0.16)),
        (26 if not mars else 5, (0.03, 0.06)),
        (150 if not mars else 30, (0.008, 0.02)),
    ):
        things = strewn(tile, rng, count, half, 1.0)
        lying = pile(tile, things, _disc)
        away = np.hypot(lying.u, lying.v)
        on = lying.ids >= 0
        size = of_each(things.half / np.float32(tile.unit), lying.ids)
        bowl = np.where(
            away < 0.72, (away / 0.72) ** 2 * 1.25 - 1.0, 0.25 * (1 - smoothstep(0.72, 1.0, away))
        )
        height = height + np.where(on, bowl * size * 0.36, 0)
    fine, broad = tile.noise(rng, 40, 5, 0.75), tile.noise(rng, 3, 5)
    lit = np.clip((height - np.roll(height, (tile.unit // 160, tile.unit // 160), (0, 1))) * 26, -0.25, 0.25)
    own = (
        ("#4a1c0c", "#8c4020", "#b8643a", "#dc966a") if mars else ("#3c3c3e", "#6c6b6a", "#9a9896", "#cccac6")
    )
    albedo = shade(order.ramp(*own), 0.50 + 0.05 * broad + 0.05 * fine + lit)
    order.says("moon", "lunar", "asteroid", "crater", "craters", "comet")
    surface = Surface(albedo, (height + 0.0015 * fine).astype(np.float32), tile.full(0.95), tile.zeros())
    if not mars:
        return surface
    stones = strewn(tile, rng, 150, (0.006, 0.022), 0.8)
    lying = pile(tile, stones, _disc)
    on, dome = lying.ids >= 0, np.sqrt(np.clip(1 - lying.u**2 - lying.v**2, 0, 1))
    stone = shade(order.ramp(*own), 0.24 + 0.34 * dome + 0.05 * fine)
    return Surface(
        np.where(on[..., None], stone, albedo).astype(np.float32),
        np.where(on, surface.height + 0.014 * dome, surface.height).astype(np.float32),
        surface.roughness,
        surface.metallic,
    )


def ash(order: Order) -> Surface:
    """Soft grey ash with flakes, cinders and a few embers where it is hot."""
    tile, rng = order.tile, order.rng
    drift, fine = tile.noise(rng, 3, 7, 0.58), tile.noise(rng, 50, 5, 0.8)
    near, _, ids = tile.cells(rng, 40, 0.95)
    clod = smoothstep(0.42, 0.12, near) * (rng.random(512)[ids % 512] > 0.72)
    level = 0.46 + 0.12 * drift + 0.08 * fine - 0.26 * clod
    albedo = shade(order.ramp("#161617", "#3c3b3c", "#6c6a69", "#9c9996", "#cac6c2"), level)
    surface = Surface(
        albedo,
        (0.012 * drift + 0.002 * fine + 0.014 * clod).astype(np.float32),
        tile.full(0.97),
        tile.zeros(),
    )
    if not order.says("hot", "ember", "embers", "glowing", "smouldering", "smoldering"):
        return surface
    heat = smoothstep(0.8, 1.8, tile.noise(rng, 5, 5, 0.6)) * (0.5 + 0.5 * clod)
    glow = (rgb(order.accent or "#ff6a1c") * heat[..., None]).astype(np.float32)
    return Surface(
        np.clip(albedo + glow, 0, 1).astype(np.float32),
        surface.height,
        surface.roughness,
        surface.metallic,
        glow,
    )


def gills(order: Order) -> Surface:
    """Thin folds side by side that fork: the underside of a mushroom."""
    tile, rng = order.tile, order.rng
    x, _ = tile.grid()
    across, _ = tile.count(30)
    warp, fine = tile.noise(rng, 2, 4, 0.45), tile.noise(rng, 50, 4, 0.7, (0.3, 2))
    fold = np.abs((x * across + 1.3 * warp) % 1 - 0.5) * 2
    level = 0.34 + 0.40 * fold + 0.05 * fine
    order.says("mushroom", "fungus")
    albedo = shade(order.ramp("#4a2c18", "#9a6c48", "#d4ac84", "#f0d8b8"), level)
    return Surface(albedo, (0.03 * fold + 0.001 * fine).astype(np.float32), tile.full(0.7), tile.zeros())


def rope(order: Order) -> Surface:
    """Ropes side by side, each of twisted strands."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(6)[0], tile.count(9)[1]
    side = ((x * across) % 1 - 0.5) * 2
    round_ = np.sqrt(np.clip(1 - side**2, 0, 1))
    twist = (y * down * 2 + np.arcsin(np.clip(side, -1, 1)) / np.pi * 1.1) % 1
    strand = np.sqrt(np.clip(1 - (2 * twist - 1) ** 2, 0, 1))
    fibre = tile.noise(rng, 30, 4, 0.75, (2.0, 1.0))
    level = 0.16 + 0.26 * strand + 0.24 * round_ + 0.06 * fibre
    albedo = shade(order.ramp("#2c1c0c", "#6c4a24", "#ac8450", "#d8b684", "#f4e0b8"), level)
    return Surface(
        albedo,
        (0.03 * round_ + 0.016 * strand * round_ + 0.001 * fibre).astype(np.float32),
        tile.full(0.9),
        tile.zeros(),
    )
