"""Food: doughs with things on them, grains in heaps, fruit inside and out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface


@dataclass(frozen=True, slots=True)
class _Heap:
    """A heap of one kind of small thing: how many, half lengths, width by length, colours, gloss, and a crease along it."""

    count: float
    half: tuple[float, float]
    slim: float
    inks: tuple[str, ...]
    rough: float = 0.5
    crease: float = 0.0


_HEAPS: dict[str, _Heap] = {
    "rice": _Heap(1900, (0.030, 0.038), 0.36, ("#f8f4e8", "#efe8d6", "#fffdf6"), 0.45),
    "coffee": _Heap(520, (0.034, 0.044), 0.70, ("#3a1e10", "#4a2814", "#2c150a"), 0.35, -0.5),
    "bean beans kidney lentils": _Heap(480, (0.034, 0.044), 0.62, ("#7c1e1a", "#8c2c20", "#641410"), 0.25),
    "corn kernel kernels maize": _Heap(620, (0.028, 0.036), 0.86, ("#f4c430", "#e8ac20", "#fbdc6c"), 0.3),
    "popcorn": _Heap(420, (0.036, 0.052), 0.95, ("#fff8e0", "#fbeebc", "#f4d890"), 0.8),
    "nut nuts peanut peanuts almond almonds hazelnut walnut": _Heap(420, (0.040, 0.052), 0.60, ("#b0723a", "#98602c", "#c48a50"), 0.55, -0.15),
    "seed seeds sesame sunflower pumpkin": _Heap(1200, (0.022, 0.030), 0.46, ("#e8dcb8", "#d8c898", "#f4ecd4"), 0.5, -0.1),
    "cereal hoops cheerios": _Heap(420, (0.036, 0.046), 1.0, ("#d8a050", "#c88c3c", "#e8b868"), 0.7),
    "berry berries blueberry blueberries cherry cherries raspberry cranberry grape grapes": _Heap(330, (0.044, 0.056), 1.0, ("#3c4c8c", "#2c3a74", "#54649c"), 0.3),
    "spaghetti noodle noodles pasta ramen": _Heap(380, (0.20, 0.30), 0.075, ("#f0d48c", "#e4c070", "#f8e4a8"), 0.4),
    "fries chips crisps": _Heap(260, (0.10, 0.16), 0.16, ("#f0c050", "#e0a838", "#f8d878"), 0.6),
    "gummy bears gummies": _Heap(420, (0.036, 0.048), 0.66, ("#e02a3a", "#f88a1c", "#f8d428", "#48b83c"), 0.12),
    "salt sugar": _Heap(2600, (0.010, 0.016), 0.9, ("#ffffff", "#f0f2f4", "#e4e8ec"), 0.2),
}  # fmt: skip


def heap(order: Order) -> Surface:
    """Grains, beans, nuts, berries or noodles lying over one another."""
    tile, rng = order.tile, order.rng
    what = next((kind for words, kind in _HEAPS.items() if order.says(*words.split())), _HEAPS["rice"])
    inks = stops(*what.inks)
    if order.says("cherry", "cherries", "cranberry", "raspberry", "red") and "berry" in str(order.words):
        inks = stops("#a8142a", "#8c0c20", "#c83040")
    if order.colour:
        inks = rgb(order.colour)[None] * np.array([[1.0], [0.82], [1.15]], np.float32)
    things = strewn(tile, rng, what.count, what.half, what.slim)
    lying = pile(tile, things, _grain)
    count = len(things.x)
    level = of_each(np.linspace(0.3, 1, count).astype(np.float32), lying.ids)
    dome = np.sqrt(np.clip(1 - lying.v**2 * 0.9, 0, 1)) * np.sqrt(np.clip(1.05 - lying.u**2, 0, 1))
    ink = np.clip(inks, 0, 1)[rng.integers(0, len(inks), count)][np.maximum(lying.ids, 0)]
    crease = what.crease * np.exp(-(((lying.v - 0.12 * np.sin(lying.u * 3)) / np.float32(0.12)) ** 2))
    shine = (1 - what.rough) * np.exp(-(((lying.v + 0.35) / 0.18) ** 2 + ((lying.u + 0.2) / 0.4) ** 2))
    light = (0.42 + 0.58 * dome + crease) * (0.45 + 0.55 * level)
    on = lying.ids >= 0
    albedo = np.where(
        on[..., None],
        np.clip(ink * light[..., None] + 0.5 * shine[..., None], 0, 1),
        inks.min(0) * np.float32(0.34),
    )
    return Surface(
        albedo.astype(np.float32),
        np.where(on, 0.05 * level + 0.02 * dome + 0.012 * crease, 0).astype(np.float32),
        tile.full(what.rough),
        tile.zeros(),
    )


def _grain(u: Plane, v: Plane) -> Mask:
    on: Mask = u * u + v * v < 1
    return on


def baked(order: Order) -> Surface:
    """Waffle, cookie, pancake, biscuit or pizza: dough that is browned, and what lies on it."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 40, 4, 0.75)
    ramp = order.ramp("#5a2c0c", "#9a5a1e", "#cf8f40", "#e8b868", "#f6dca0")
    if order.says("waffle", "waffles", "wafer"):
        distance, _ = tile.boards(5, 5, 0.0, gap=0.022, radius=0.02)
        pit = smoothstep(0.0, 0.028, distance)
        level = 0.62 - 0.24 * pit + 0.06 * noise + 0.03 * fine
        return Surface(
            shade(ramp, level),
            (0.05 * (1 - pit) + 0.002 * fine).astype(np.float32),
            tile.full(0.7),
            tile.zeros(),
        )
    if order.says("pizza", "pepperoni", "margherita"):
        return _pizza(order)
    cracks = smoothstep(0.05, 0.0, np.abs(tile.noise(rng, 4, 5, 0.5))) * smoothstep(-0.2, 0.8, noise)
    flat = order.says("pancake", "pancakes", "crepe", "tortilla", "flatbread")
    level = (
        0.50 + 0.10 * noise + 0.16 * smoothstep(-0.5, 0.9, tile.noise(rng, 7, 5, 0.6))
        if flat
        else 0.60 + 0.07 * noise - 0.18 * cracks
    ) + 0.03 * fine
    albedo, height = shade(ramp, level), 0.004 * noise + 0.002 * fine - (0 if flat else 0.012 * cracks)
    surface = Surface(albedo.astype(np.float32), height.astype(np.float32), tile.full(0.75), tile.zeros())
    if order.says("chip", "chips", "cookie", "cookies", "raisin", "raisins", "chocolate"):
        dark = ("#2a1208", "#4a2414") if not order.says("raisin", "raisins") else ("#2c1620", "#4c2a38")
        surface = _dotted(surface, order, (34, 0.024, 0.042), dark, 0.35)
    return surface


def _dotted(
    surface: Surface, order: Order, many: tuple[float, float, float], inks: tuple[str, ...], rough: float
) -> Surface:
    """Round lumps half sunk into a surface; ``many``: how many, and their least and greatest half width."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, many[0], many[1:], 0.85)
    lying = pile(tile, things, _grain)
    on = lying.ids >= 0
    dome = np.sqrt(np.clip(1 - lying.u**2 - lying.v**2, 0, 1))
    ink = (
        stops(*inks)[rng.integers(0, len(inks), len(things.x))][np.maximum(lying.ids, 0)]
        * (0.55 + 0.7 * dome)[..., None]
    )
    near = tile.blur(on.astype(np.float32), 0.008)
    albedo = np.where(on[..., None], ink, surface.albedo * (1 - 0.4 * near)[..., None])
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        np.where(on, surface.height + 0.02 * dome, surface.height).astype(np.float32),
        np.where(on, np.float32(rough), surface.roughness).astype(np.float32),
        surface.metallic,
    )


def _pizza(order: Order) -> Surface:
    """Molten cheese over red sauce, with slices of sausage and specks of green."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 6, 6, 0.55), tile.noise(rng, 40, 4, 0.7)
    cheese = smoothstep(-0.75, -0.1, noise)
    sauce = shade(stops("#5a0c06", "#a4200e", "#d04420"), 0.5 + 0.2 * fine)
    melted = shade(stops("#c87c20", "#ecb440", "#f8d878", "#fff0b8"), 0.55 + 0.18 * noise + 0.05 * fine)
    albedo = sauce + (melted - sauce) * cheese[..., None]
    height = 0.012 * cheese + 0.002 * noise
    things = strewn(tile, rng, 13 if not order.says("margherita", "cheese") else 0.1, (0.085, 0.10), 0.96)
    lying = pile(tile, things, _grain)
    on, away = lying.ids >= 0, np.hypot(lying.u, lying.v)
    fat = smoothstep(0.9, 1.3, tile.noise(rng, 24, 4, 0.6))
    slice_ = shade(
        stops("#5a0a08", "#981c14", "#c23c26", "#e07850"),
        0.46 + 0.12 * fine + 0.34 * fat - 0.22 * smoothstep(0.82, 0.98, away),
    )
    albedo = np.where(on[..., None], slice_, albedo)
    height = np.where(on, 0.022 + 0.006 * away**4, height)
    herbs = strewn(tile, rng, 60, (0.008, 0.016), 0.6)
    leaf = pile(tile, herbs, _grain).ids >= 0
    albedo = np.where(leaf[..., None], rgb("#2c5a1c") * (0.9 + 0.2 * fine)[..., None], albedo)
    order.says("pepperoni", "salami")
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32), height.astype(np.float32), tile.full(0.35), tile.zeros()
    )


def flesh(order: Order) -> Surface:
    """The inside or the peel of fruit, and sliced meat: watermelon, strawberry, citrus, kiwi, salami, ham, bacon."""
    tile, rng = order.tile, order.rng
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 40, 5, 0.75)
    near, _, _ = tile.cells(rng, 26, 0.7)
    pore = smoothstep(0.30, 0.05, near)
    if order.says("orange", "lemon", "lime", "citrus", "grapefruit", "tangerine", "peel"):
        fruit = "#f4c818" if "lemon" in order.words else "#7cb828" if "lime" in order.words else "#f08a18"
        ink = rgb(order.colour or fruit) * (0.96 + 0.05 * noise - 0.16 * pore)[..., None]
        return Surface(
            np.clip(ink, 0, 1).astype(np.float32),
            (-0.010 * pore + 0.003 * noise).astype(np.float32),
            tile.full(0.35),
            tile.zeros(),
        )
    if order.says("strawberry", "strawberries"):
        along, across, which = _seeds(order, 10)
        pit = np.exp(-((np.hypot(along, across) / 0.9) ** 2))
        seed = smoothstep(0.42, 0.32, np.hypot(along, across * 1.7))
        albedo = shade(
            order.ramp("#6a0410", "#b80c1e", "#e42434", "#f86c64"), 0.62 + 0.05 * noise - 0.26 * pit
        )
        albedo = albedo + (rgb("#f0d070") - albedo) * seed[..., None]
        del which
        return Surface(
            albedo.astype(np.float32),
            (-0.022 * pit + 0.012 * seed + 0.002 * noise).astype(np.float32),
            tile.full(0.25),
            tile.zeros(),
        )
    if order.says("salami", "ham", "bacon", "sausage", "mortadella", "steak", "beef", "wagyu"):
        marbled = order.says("steak", "beef", "wagyu", "bacon")
        fat = (
            smoothstep(0.10, 0.02, np.abs(tile.noise(rng, 4, 6, 0.55, (1, 0.45))))
            if marbled
            else smoothstep(0.55, 0.95, tile.noise(rng, 15, 4, 0.55))
        )
        meat = shade(order.ramp("#4a0a0c", "#8c1c20", "#bc3c3c", "#dc7468"), 0.5 + 0.10 * noise + 0.06 * fine)
        albedo = meat + (rgb("#f4dcd0") - meat) * (fat * np.float32(0.9))[..., None]
        return Surface(
            np.clip(albedo, 0, 1).astype(np.float32),
            (0.002 * fat + 0.001 * fine).astype(np.float32),
            tile.full(0.3),
            tile.zeros(),
        )
    kiwi = order.says("kiwi", "cucumber", "avocado")
    ramp = (
        ("#3c6a10", "#6aa024", "#98c848", "#c8e488") if kiwi else ("#a00c20", "#d82838", "#f04c50", "#fc8c84")
    )
    grain = tile.noise(rng, 50, 4, 0.75)
    along, across, which = _seeds(order, 5)
    shown = rng.random(4096)[which % 4096] < 0.75
    seed = smoothstep(0.30, 0.24, np.hypot(along * 0.7, across * 1.25)) * shown
    albedo = shade(order.ramp(*ramp), 0.55 + 0.07 * noise + 0.07 * grain)
    albedo = albedo + (rgb("#1c100c") - albedo) * seed[..., None]
    order.says("watermelon", "melon", "dragonfruit")
    return Surface(
        albedo.astype(np.float32),
        (0.002 * grain + 0.012 * seed).astype(np.float32),
        0.3 - 0.1 * seed,
        tile.zeros(),
    )


def _seeds(order: Order, cells: float) -> tuple[Plane, Plane, np.ndarray]:
    """Places along and across seeds in staggered rows, -1..1 in their cells, and which seed."""
    tile = order.tile
    x, y = tile.grid()
    across, down = (n + n % 2 for n in tile.count(cells))
    v = y * down
    u = x * across + 0.5 * (np.floor(v) % 2)
    which = (np.floor(v).astype(np.int32) % down) * across + np.floor(u).astype(np.int32) % across
    shift = order.rng.uniform(-0.12, 0.12, (across * down, 2)).astype(np.float32)[which]
    return (v % 1 - 0.5 + shift[..., 0]) * 2, (u % 1 - 0.5 + shift[..., 1]) * 2, which


def cream(order: Order) -> Surface:
    """Ice cream, scooped: soft ridges and small crystals; with chips or syrup in it by the words."""
    tile, rng = order.tile, order.rng
    warp = tile.noise(rng, 3, 4, 0.5)
    ridge = tile.noise(rng, 5, 6, 0.62, (0.5, 2.2)) + 0.4 * warp
    fine = tile.noise(rng, 60, 4, 0.8)
    own = ("#c8a870", "#ecd8a8", "#f8ecc8", "#fffaea")
    if order.says("strawberry"):
        own = ("#c06070", "#ec98a4", "#f8c0c8", "#ffe4e8")
    elif order.says("chocolate"):
        own = ("#3a1c0e", "#6a3c20", "#94603c", "#b88860")
    elif order.says("mint", "pistachio"):
        own = ("#6aa884", "#a0d8b4", "#c8f0d4", "#ecfff2")
    surface = Surface(
        shade(order.ramp(*own), 0.60 + 0.09 * ridge + 0.05 * fine),
        (0.006 * ridge + 0.0012 * fine).astype(np.float32),
        tile.full(0.55),
        tile.zeros(),
    )
    order.says("vanilla", "gelato", "scoop")
    return (
        _dotted(surface, order, (40, 0.012, 0.024), ("#2a1208", "#4a2414"), 0.4)
        if order.says("chip", "chips")
        else surface
    )
