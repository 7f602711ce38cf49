"""Grown: scales, skin, forest floor, coral, fur."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture import kinds
from layer_server.generators.texture.ground import dirt
from layer_server.generators.texture.laid import overlapping
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades


def scales(order: Order) -> Surface:
    """Overlapping scales with a keel: dragon, fish, lizard; golden ones are metal."""
    tile, rng = order.tile, order.rng
    drop, side, ids = overlapping(tile, 13, 11)
    tone, noise = shades(rng, ids), tile.noise(rng, 5, 6, 0.6)
    edge = smoothstep(1.0, 0.86, drop) * smoothstep(1.0, 0.88, np.abs(side))
    keel = np.exp(-((side / np.float32(0.16)) ** 2)) * drop
    dome = np.sqrt(np.clip(1 - side**2, 0, 1))
    fish = order.says("fish", "mermaid", "koi")
    metallic = order.says(
        "gold", "golden", "metal", "metallic", "armor", "bronze", "steel", "silver", "chrome"
    )
    ramp = ("#06140e", "#0f3a26", "#1f6e42", "#58a866", "#c0e8a0")
    ramp = ("#0c2434", "#1a5a78", "#3a9ab0", "#8ad8d0", "#f0fff4") if fish else ramp
    ramp = ("#4a2a06", "#9a6810", "#dca42c", "#ffd868", "#fff4c0") if metallic else ramp
    if order.says("silver", "steel", "metal", "metallic", "chrome") and not order.says("gold", "golden"):
        ramp = ("#14181c", "#48525c", "#8c98a4", "#c8d2da", "#ffffff")
    level = (
        np.float32(0.22)
        + drop * np.float32(0.30)
        + dome * np.float32(0.10)
        + keel * np.float32(0.12)
        + (tone - np.float32(0.5)) * np.float32(0.16)
        + noise * np.float32(0.06)
    )
    albedo = shade(order.ramp(*ramp), level) * (np.float32(0.25) + np.float32(0.75) * edge)[..., None]
    height = 0.045 * drop * edge + 0.012 * dome + 0.010 * keel
    gloss = np.float32(0.22 if metallic or fish else 0.38)
    return Surface(
        albedo,
        height.astype(np.float32),
        gloss + 0.06 * noise + 0.4 * (1 - edge),
        edge * np.float32(0.95 if metallic else 0.0),
    )


_SKINS = {
    "elephant rhino rhinoceros hippo hippopotamus": ("#1c1a18", "#46423e", "#76716b", "#a29c94", "#ccc6be"),
    "shark whale dolphin": ("#10181e", "#2e3e4a", "#56697a", "#8a9cab", "#c4d0da"),
    "zombie undead rotten": ("#161a0c", "#3c4626", "#6a7648", "#98a272", "#c8cca4"),
    "demon devil imp": ("#1c0204", "#5a0a0e", "#a01c1c", "#d24c38", "#f49a74"),
    "orc goblin troll ogre": ("#0e1a08", "#2c4a18", "#54782c", "#88a850", "#c0d490"),
    "frog toad": ("#0c1c04", "#2c5410", "#5a8c20", "#98c048", "#d4e898"),
    "human person face pale": ("#5a2c1c", "#a8684c", "#dca080", "#f0c4a8", "#fce4d4"),
    "octopus squid kraken tentacle tentacles": ("#240c24", "#5c2450", "#98486c", "#cc8090", "#f4c8c4"),
    "pig piglet": ("#7a3c3c", "#c07c78", "#e8aca4", "#f8cfc8", "#ffe8e4"),
    "vampire ghost": ("#2c2a34", "#686474", "#a4a0b0", "#cecad6", "#f0eef4"),
}
"""Whose skin it is, and its colours."""


_FLESH = (
    "flesh", "fleshy", "meat", "meaty", "organ", "organs", "muscle", "muscles", "tissue", "gore", "gut", "guts", "intestine",
    "intestines", "viscera", "entrails", "sinew", "membrane", "innards",
)  # fmt: skip


def skin(order: Order) -> Surface:
    """Alien or monster hide: wrinkles between pads, veins that may glow."""
    if order.says(*_FLESH):
        order.says("veins", "vein", "veiny", "raw", "meaty", "bloody", "wet", "slimy")
        return kinds.flesh(order)
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 5, 0.55) * 0.45, tile.noise(rng, 4, 5, 0.55) * 0.45)
    near, second, ids = tile.cells(rng, 9, 0.95, warp)
    small_near, small_second, _ = tile.cells(rng, 34, 0.95, warp)
    pad = np.sqrt(smoothstep(0.0, 0.5, second - near)) * (1 - np.float32(0.35) * near)
    pebble = np.sqrt(smoothstep(0.0, 0.5, small_second - small_near))
    broad, fine = tile.noise(rng, 3, 6, 0.6), tile.noise(rng, 30, 4, 0.7)
    vein = smoothstep(0.07, 0.01, np.abs(tile.noise(rng, 3, 6, 0.52))) * smoothstep(
        -0.6, 0.8, tile.noise(rng, 2, 3)
    )
    level = (
        np.float32(0.30)
        + pad * np.float32(0.22)
        + pebble * np.float32(0.10)
        + broad * np.float32(0.09)
        + fine * np.float32(0.03)
        + (shades(rng, ids) - np.float32(0.5)) * np.float32(0.10)
    )
    ramp = ("#0c1416", "#22383a", "#48686a", "#7f9c94", "#c8d8c4")
    ramp = next((own for words, own in _SKINS.items() if order.says(*words.split())), ramp)
    order.says("veins", "vein", "veiny")
    albedo = shade(order.ramp(*ramp), level)
    ink = order.glow("#4af0b0")
    albedo = albedo + (ink * np.float32(0.7) - albedo) * (vein * np.float32(0.6))[..., None]
    glowing = order.says("glowing", "bioluminescent", "alien", "neon")
    emissive = (ink * (vein * np.float32(0.85))[..., None]).astype(np.float32) if glowing else None
    height = 0.040 * pad + 0.007 * pebble + 0.006 * broad + 0.006 * vein
    return Surface(
        albedo, height.astype(np.float32), 0.34 + 0.10 * (1 - pad) + 0.05 * fine, tile.zeros(), emissive
    )


def forest_floor(order: Order) -> Surface:
    """Fallen leaves on earth, by season of the words."""
    tile, rng = order.tile, order.rng
    earth = dirt(order)
    things = strewn(tile, rng, 620, (0.026, 0.050), 0.5)
    lying = pile(
        tile,
        things,
        lambda u, v: np.abs(v) < (1 - u * u) * (np.float32(0.86) + np.float32(0.14) * np.cos(u * 9)),
    )
    count = len(things.x)
    on = lying.ids >= 0
    green = order.says("green", "summer", "spring", "fresh", "jungle") and not order.colour
    inks = (
        ("#3f6a1c", "#5c8a2a", "#84a83c", "#4a7a34")
        if green
        else ("#a8481a", "#c8782a", "#d8a43a", "#7a3a18", "#8c5a2a", "#b83a1c")
    )
    own = stops(*inks) if not order.colour else order.ramp(*inks)
    ink = own[rng.integers(0, len(own), count)] * rng.uniform(0.7, 1.15, (count, 1)).astype(np.float32)
    rib = np.exp(-((lying.v / np.float32(0.07)) ** 2))
    phase = (lying.u * 4 + np.abs(lying.v) * np.float32(1.6)) % 1
    side_ribs = np.exp(-(((phase - np.float32(0.5)) / np.float32(0.12)) ** 2)) * (np.abs(lying.v) < 0.8)
    noise = tile.noise(rng, 16, 5, 0.6)
    curl = np.float32(0.82) + np.float32(0.30) * np.abs(lying.v) - np.float32(0.10) * lying.u
    leaf = (
        ink[np.maximum(lying.ids, 0)]
        * (curl * (1 + noise * np.float32(0.10)) + rib * np.float32(0.22) + side_ribs * np.float32(0.07))[
            ..., None
        ]
    )
    level = of_each(np.linspace(0.2, 1, count).astype(np.float32), lying.ids)
    height = np.where(on, 0.012 + 0.035 * level + 0.006 * np.abs(lying.v) - 0.002 * rib, earth.height * 0.5)
    albedo = np.where(
        on[..., None],
        np.clip(leaf, 0, 1) * (np.float32(0.55) + np.float32(0.45) * level)[..., None],
        earth.albedo * np.float32(0.6),
    )
    return Surface(
        albedo.astype(np.float32),
        tile.blur(height.astype(np.float32), 1 / 1400),
        np.where(on, 0.7, 0.95).astype(np.float32),
        tile.zeros(),
    )


_CORAL = ("#3a0c24", "#a0304a", "#e8646a", "#f8a890", "#ffe6d0")


def coral(order: Order) -> Surface:
    """Brain coral: winding ridges."""
    tile, rng = order.tile, order.rng
    field = tile.noise(rng, 15, 2, 0.35)
    for _ in range(3):  # sharpening between two blurs grows labyrinths, as reaction and diffusion do
        field = tile.blur(field, 0.010) - tile.blur(field, 0.022)
        field = np.tanh(field * np.float32(9) / (np.float32(1e-4) + field.std()))
    ridge = smoothstep(-0.7, 0.8, tile.blur(field.astype(np.float32), 0.004))
    noise, fine = tile.noise(rng, 4, 6, 0.6), tile.noise(rng, 40, 4, 0.7)
    polyp, _, _ = tile.cells(rng, 46, 0.8)
    pore = smoothstep(0.34, 0.16, polyp) * smoothstep(0.35, 0.8, ridge)
    lit = ridge - np.roll(ridge, max(1, tile.unit // 90), (0, 1))
    level = 0.16 + 0.44 * ridge + 0.24 * lit + 0.06 * noise + 0.04 * fine - 0.26 * pore
    brain = order.says("brain", "brains")
    own = (
        ("#4a1c20", "#a05c5c", "#dc9c98", "#f4c8c0", "#ffece6")
        if brain and not order.says("coral", "reef")
        else _CORAL
    )
    albedo = shade(order.ramp(*own), level)
    if own is _CORAL and not order.colour:  # colonies of their own colours beside each other
        other = shade(stops("#1c0c3a", "#54309a", "#9a6ad8", "#d0b0f0", "#f4e8ff"), level)
        third = shade(stops("#3a2404", "#a86a0c", "#f0b030", "#fcdc80", "#fffae0"), level)
        field = tile.noise(rng, 2, 3, 0.4)
        albedo = albedo + (other - albedo) * smoothstep(0.35, 0.55, field)[..., None]
        albedo = albedo + (third - albedo) * smoothstep(-0.55, -0.75, field)[..., None]
    height = 0.04 * ridge + 0.003 * fine - 0.010 * pore
    return Surface(albedo.astype(np.float32), height.astype(np.float32), 0.72 + 0.05 * fine, tile.zeros())


_COATS = {
    "wolf husky rat mouse koala raccoon": ("#1c1e20", "#4a4d50", "#7e8286", "#b4b8bc", "#e8eaec"),
    "fox squirrel orangutan ginger": ("#4a1c08", "#94440f", "#cf7428", "#eca864", "#fbe4c8"),
    "panther gorilla raven": ("#08080a", "#18181c", "#2e2e34", "#54545c", "#9a9aa4"),
    "rabbit bunny sheep lamb cat": ("#6a6258", "#b4aca0", "#e2dcd2", "#f6f2ec", "#ffffff"),
    "lion camel deer": ("#4a3010", "#94682c", "#cc9a50", "#e8c888", "#fbeccc"),
}
"""Whose coat it is, and its colours."""


def fur(order: Order) -> Surface:
    """Short fur combed one way, in tufts."""
    tile, rng = order.tile, order.rng
    warp_x, warp_y = tile.noise(rng, 5, 4) * 0.5, tile.noise(rng, 5, 4) * 0.3
    hair = tile.noise(rng, 10, 5, 0.75, (9, 1.0))
    near, second, ids = tile.cells(rng, 20, 0.95, (warp_x, warp_y))
    tuft = smoothstep(0.0, 0.6, second - near)
    tone = shades(rng, ids)
    spots = tile.zeros()
    if order.says("leopard", "jaguar", "spotted", "cheetah", "cow", "dalmatian"):
        spot_near, _, _ = tile.cells(rng, 7, 0.9, (warp_x * 0.6, warp_y * 0.6))
        spots = smoothstep(0.40, 0.32, spot_near) * (1 - np.float32(0.6) * smoothstep(0.22, 0.12, spot_near))
    elif order.says("tiger", "zebra", "striped"):
        _, y = tile.grid()
        _, rows = tile.count(7)
        sway = tile.noise(rng, 3, 4, 0.5, (1.0, 0.6))
        wave = np.abs(np.sin((y * rows + np.float32(0.55) * sway) * np.float32(np.pi)))
        spots = smoothstep(0.42, 0.30, wave + np.float32(0.22) * tile.noise(rng, 5, 3, 0.5, (1.6, 0.8)))
    elif order.says("giraffe"):
        patch_near, patch_second, _ = tile.cells(rng, 6, 0.85, (warp_x * 0.3, warp_y * 0.3))
        spots = smoothstep(0.07, 0.12, patch_second - patch_near) * np.float32(0.60)
    level = (
        np.float32(0.40)
        + hair * np.float32(0.17)
        + tuft * np.float32(0.12)
        + (tone - np.float32(0.5)) * np.float32(0.10)
    )
    ramp = ("#2a1608", "#6a4018", "#a8743a", "#d8ac70", "#f6e2bc")
    ramp = ("#4a1c04", "#a04c0c", "#e0862a", "#f4b468", "#fff0d4") if order.says("tiger") else ramp
    ramp = (
        ("#5a544c", "#a8a298", "#dcd8d0", "#f2f0ea", "#ffffff")
        if order.says("zebra", "cow", "dalmatian", "polar", "arctic")
        else ramp
    )
    ramp = next((own for words, own in _COATS.items() if order.says(*words.split())), ramp)
    if order.says("giraffe"):
        ramp = ("#6a4420", "#b88a54", "#ecd8ac", "#f8ecd0", "#fffaf0")
    albedo = shade(order.ramp(*ramp), level)
    albedo = albedo * (1 - spots * np.float32(0.82))[..., None]
    return Surface(albedo, (0.012 * hair + 0.012 * tuft).astype(np.float32), tile.full(0.93), tile.zeros())
