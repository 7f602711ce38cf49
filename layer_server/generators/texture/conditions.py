"""What befalls a material, and in which words: wet, dusty, cracked, frosted, mossy, veined with gold, and overlays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture import kinds, marks, overlays, wild
from layer_server.generators.texture.surface import Order, Surface

Befall = Callable[[Surface, Order], Surface]
"""From a surface and the order, with the colour of the words that asked for it, to the surface as it is then."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """One condition.

    Attributes:
        name: as people are told.
        words: any of these asks for it.
        befall: what it does.
        own: families that have it in them, and read its words themselves.
        but: words beside which it is another condition that is meant.
        needs: of its words those that must be there; the others only bear its colour.
    """

    name: str
    words: tuple[str, ...]
    befall: Befall
    own: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()


def weathered(surface: Surface, order: Order, family: str) -> tuple[Surface, tuple[str, ...]]:
    """The surface in the conditions that the words name, and which those are."""
    done = []
    for condition in _CONDITIONS:
        asked = order.says(*(condition.needs or condition.words))
        if condition.but & order.words or not asked or family in condition.own:
            continue
        order.says(*condition.words)
        surface = condition.befall(surface, replace(order, tint=order.tint_of(condition.words, "")))
        done.append(condition.name)
    return surface, tuple(done)


def _veined(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    vein = smoothstep(0.050, 0.012, np.abs(tile.noise(rng, 2, 7, 0.55)))
    vein = np.maximum(vein, smoothstep(0.030, 0.006, np.abs(tile.noise(rng, 4, 6, 0.55))) * np.float32(0.9))
    ink = rgb(order.tint or (order.accent or "#f0bc3c"))
    gold = ink * (np.float32(0.85) + np.float32(0.12) * tile.noise(rng, 20, 4))[..., None]
    share = vein[..., None]
    return replace(
        surface,
        albedo=np.clip(surface.albedo + (gold - surface.albedo) * share, 0, 1),
        roughness=surface.roughness + (np.float32(0.22) - surface.roughness) * vein,
        metallic=surface.metallic + (1 - surface.metallic) * vein,
        height=surface.height + vein * np.float32(0.002),
    )


def _cracked(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 6, 0.6) * 0.30, tile.noise(rng, 4, 6, 0.6) * 0.30)
    near, second, _ = tile.cells(rng, 4, 0.95, warp)
    crack = smoothstep(0.055, 0.0, second - near) * smoothstep(-0.9, 0.5, tile.noise(rng, 3, 4))
    return replace(
        surface,
        albedo=surface.albedo * (1 - crack * np.float32(0.72))[..., None],
        height=surface.height - crack * np.float32(0.022),
    )


def _mossy(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    low = tile.blur(surface.height, 0.02) - surface.height
    noise = tile.noise(rng, 5, 7, 0.62)
    moss = smoothstep(0.1, 1.0, noise + low * np.float32(30) + np.float32(0.1)) * np.float32(0.9)
    green = shade(
        stops("#1c2a10", "#3c5a1c", "#7c9a3c"),
        np.float32(0.5) + tile.noise(rng, 30, 4, 0.7) * np.float32(0.22),
    )
    return replace(
        surface,
        albedo=surface.albedo + (green - surface.albedo) * moss[..., None],
        height=surface.height + moss * np.float32(0.006),
        roughness=surface.roughness + (np.float32(0.95) - surface.roughness) * moss,
        metallic=surface.metallic * (1 - moss),
    )


def _dirty(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    low = np.clip((tile.blur(surface.height, 0.02) - surface.height) * np.float32(40), -1, 1.5)
    grime = smoothstep(0.0, 1.5, tile.noise(rng, 4, 7, 0.6) + low + np.float32(0.25)) * np.float32(0.72)
    brown = rgb("#3a2e20") * (1 + np.float32(0.2) * tile.noise(rng, 12, 5, 0.6))[..., None]
    return replace(
        surface,
        albedo=np.clip(surface.albedo + (brown - surface.albedo) * grime[..., None], 0, 1),
        roughness=surface.roughness + (np.float32(0.92) - surface.roughness) * grime,
        metallic=surface.metallic * (1 - grime * np.float32(0.85)),
    )


def _bloody(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    blot = smoothstep(0.05, 0.25, tile.noise(rng, 4, 6, 0.5) - np.float32(0.85))
    near, _, _ = tile.cells(rng, 22, 0.95)
    blot = np.maximum(blot, smoothstep(0.20, 0.12, near) * smoothstep(0.2, 1.0, tile.noise(rng, 3, 4)))
    return replace(
        surface,
        albedo=surface.albedo + (rgb("#5a0608") - surface.albedo) * (blot * np.float32(0.9))[..., None],
        roughness=surface.roughness + (np.float32(0.12) - surface.roughness) * blot,
    )


def _frosted(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    high = np.clip((surface.height - tile.blur(surface.height, 0.03)) * np.float32(30), -1, 1)
    snow = smoothstep(-0.1, 0.9, tile.noise(rng, 4, 7, 0.6) * np.float32(0.7) + high + np.float32(0.35))
    white = shade(
        stops("#a8bcd8", "#dde8f4", "#ffffff"),
        np.float32(0.6) + tile.noise(rng, 40, 4, 0.7) * np.float32(0.14),
    )
    return replace(
        surface,
        albedo=surface.albedo + (white - surface.albedo) * (snow * np.float32(0.95))[..., None],
        roughness=surface.roughness + (np.float32(0.7) - surface.roughness) * snow,
        metallic=surface.metallic * (1 - snow),
        height=surface.height + snow * np.float32(0.008),
    )


def _wet(surface: Surface, order: Order) -> Surface:
    """Darker, glossy, with water standing in what lies low."""
    tile, rng = order.tile, order.rng
    height = surface.height
    level = np.float32(np.percentile(height, 35)) + tile.noise(rng, 2, 3) * np.float32(height.std() * 0.6)
    pool = smoothstep(0.0, 1.0, (level - height) / np.float32(max(float(height.std()) * 0.5, 1e-5)))
    return replace(
        surface,
        albedo=surface.albedo * (np.float32(0.68) - pool * np.float32(0.12))[..., None],
        roughness=surface.roughness * np.float32(0.5) * (1 - pool) + np.float32(0.05) * pool,
        height=height + (level - height) * pool,
    )


def _puddled(surface: Surface, order: Order) -> Surface:
    """Damp all over, and still water with the sky in it where it lies low."""
    tile, rng = order.tile, order.rng
    field = tile.noise(rng, 2, 4, 0.42) - (surface.height - surface.height.mean()) * np.float32(14)
    pool = smoothstep(0.20, 0.28, field)
    shore = smoothstep(-0.2, 0.2, field) * (1 - pool)
    sky = shade(stops("#2c3a48", "#5c7488", "#a4bccc"), 0.42 + 0.22 * tile.noise(rng, 1, 3, 0.5))
    albedo = surface.albedo * (np.float32(0.82) - 0.34 * shore)[..., None]
    albedo = albedo + (albedo * np.float32(0.45) + sky * np.float32(0.55) - albedo) * pool[..., None]
    level = np.float32(np.percentile(surface.height, 30))
    return replace(
        surface,
        albedo=np.clip(albedo, 0, 1).astype(np.float32),
        roughness=(surface.roughness * (1 - 0.4 * shore) * (1 - pool) + np.float32(0.03) * pool).astype(
            np.float32
        ),
        height=(surface.height + (level - surface.height) * pool).astype(np.float32),
        metallic=surface.metallic * (1 - pool),
    )


def _creased(surface: Surface, order: Order) -> Surface:
    """Sharp folds that were pressed flat again."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 4) * 0.25, tile.noise(rng, 3, 4) * 0.25)
    near, second, _ = tile.cells(rng, 4, 0.95, warp)
    fold = smoothstep(0.06, 0.0, second - near)
    side = np.clip(second - near, 0, 0.5) - np.roll(np.clip(second - near, 0, 0.5), tile.unit // 60, (0, 1))
    light = 1 + 0.22 * fold + np.float32(1.2) * side
    return replace(
        surface,
        albedo=np.clip(surface.albedo * light[..., None], 0, 1).astype(np.float32),
        height=surface.height + fold * np.float32(0.010),
    )


def _clovered(surface: Surface, order: Order) -> Surface:
    """Patches of clover that grow through it."""
    tile, rng = order.tile, order.rng
    clover = wild.leaves(replace(order, words=frozenset(("clover",)), colour=order.tint))
    field = tile.noise(rng, 3, 5, 0.55)
    share = smoothstep(-0.15, 0.25, field + (clover.height - clover.height.mean()) * np.float32(14))
    return replace(
        surface,
        albedo=surface.albedo + (clover.albedo - surface.albedo) * share[..., None],
        height=surface.height + clover.height * share,
        roughness=surface.roughness + (clover.roughness - surface.roughness) * share,
        metallic=surface.metallic * (1 - share),
    )


def _polished(surface: Surface, order: Order) -> Surface:
    """Smooth to the touch: it mirrors more, and its relief is ground down."""
    del order
    middle = np.float32(surface.height.mean())
    return replace(
        surface,
        albedo=np.clip(surface.albedo * np.float32(1.06), 0, 1).astype(np.float32),
        roughness=surface.roughness * np.float32(0.3) + np.float32(0.04),
        height=middle + (surface.height - middle) * np.float32(0.5),
    )


_CONDITIONS: tuple[_Condition, ...] = (
    _Condition("gold veins", ("goldvein", "kintsugi", "veined"), _veined),
    _Condition("runes", ("runes", "rune", "runic", "glyphs", "glyph", "sigils", "hieroglyphs", "hieroglyph", "hieroglyphic", "engravings", "carvings", "carved", "inscriptions"), overlays.runes),
    _Condition("spots", ("spots", "spot", "spotted", "speckled", "dots", "dotted", "polka", "freckled"), overlays.spots, frozenset({"fur"})),
    _Condition("stripes", ("stripes", "striped", "stripe", "hazard", "warning", "caution"), overlays.stripes, frozenset({"fur", "knit", "wallpaper", "candy", "tartan"})),
    _Condition("glowing cracks", ("glowcrack", "glowcracks"), overlays.glowing_cracks, frozenset({"lava"})),
    _Condition("cracked", ("cracked", "cracks", "crack", "broken", "shattered", "fractured", "cracking"), _cracked, frozenset({"ice", "dry earth"})),
    _Condition("crumbling", ("crumbling", "crumbled", "eroded", "eroding", "disintegrating", "deteriorated", "deteriorating", "decaying", "decayed", "ruined"), kinds.crumbling),
    _Condition("clover", ("clover", "clovers", "shamrock", "shamrocks"), _clovered, frozenset({"clover"})),
    _Condition("creased", ("creased", "creases", "crumpled", "wrinkled", "wrinkles", "wrinkly"), _creased, frozenset({"foil", "skin", "paper"})),
    _Condition("scratched", ("scratched", "scratches", "scratch", "scuffed", "scraped"), overlays.scratches),
    _Condition("polished", ("polished", "glossy", "shiny", "waxed", "varnished", "lacquered"), _polished, frozenset({"brushed metal", "foil"})),
    _Condition("peeling paint", ("peeling", "flaking", "chipped", "plaster", "paint"), overlays.peeling, needs=("peeling", "flaking", "chipped")),
    _Condition("rusty", ("rusty", "rusted", "rust", "corroded"), overlays.rust, frozenset({"metal", "corrugated iron", "grate"})),
    _Condition("verdigris", ("oxidized", "oxidised", "verdigris", "patina", "tarnished"), overlays.rust),
    _Condition("charred", ("charred", "burnt", "burned", "scorched", "soot", "sooty"), overlays.charred),
    _Condition("mossy", ("mossy", "moss", "overgrown", "lichen", "grassy", "weeds", "grass"), _mossy, frozenset({"cobblestone", "brick", "stone wall", "bark", "moss", "grass", "wicker", "dirt"})),
    _Condition("dirty", ("dirty", "dusty", "grimy", "filthy", "stained", "grungy", "weathered", "worn", "stains", "grime", "dust"), _dirty, frozenset({"stained glass", "corrugated iron", "denim"})),
    _Condition("pebbles", ("pebbles", "pebble", "stones", "rocks"), overlays.strewn_with("pebbles"), frozenset({"gravel", "rock", "cobblestone", "stone wall", "flagstones", "brick"})),
    _Condition("shells", ("shells", "shell", "seashells", "seashell"), overlays.strewn_with("shells"), frozenset({"chitin"}), frozenset({"beetle", "turtle", "egg", "snail"})),
    _Condition("leaves", ("leaves", "leaf", "foliage"), overlays.strewn_with("leaves"), frozenset({"forest floor", "hedge", "foil"}), frozenset({"ivy", "vines", "gold"})),
    _Condition("petals", ("petals", "petal", "blossoms", "blossom", "sakura", "cherry"), overlays.strewn_with("petals")),
    _Condition("flowers", ("flowers", "flower", "flowery", "daisies", "wildflowers", "roses", "poppies"), overlays.strewn_with("flowers")),
    _Condition("vines", ("vines", "vine", "ivy", "creepers", "roots", "root"), overlays.vines, frozenset({"hedge"})),
    _Condition("bloody", ("bloody", "blood", "bloodstained", "splatter", "splattered"), _bloody),
    _Condition("snowy", ("frosted", "frosty", "snowy", "frozen", "icy", "frost", "snow", "snowcapped"), _frosted, frozenset({"ice", "snow", "glass"})),
    _Condition("barnacles", ("barnacles", "barnacle", "mussels"), marks.barnacles),
    _Condition("stitched", ("stitching", "stitches", "stitched", "seam", "seams", "sewn"), marks.seams, frozenset({"quilted"})),
    _Condition("graffiti", ("graffiti", "spraypaint", "sprayed", "tagged"), marks.graffiti),
    _Condition("holes", ("holes", "hole", "perforated", "punched"), marks.holes, frozenset({"porous"})),
    _Condition("torn", ("torn", "ripped", "tattered", "shredded", "rips"), marks.torn),
    _Condition("footprints", ("footprints", "footprint", "tracks", "pawprints", "steps"), marks.footprints),
    _Condition("puddles", ("puddles", "puddle", "flooded", "waterlogged"), _puddled, frozenset({"water", "slime"})),
    _Condition("wet", ("wet", "rainy", "soaked", "slimy", "damp"), _wet, frozenset({"dirt", "water", "slime"})),
    _Condition("drops", ("drops", "droplets", "raindrops", "drop", "dew", "rain"), marks.drops, frozenset({"water", "stars"})),
    _Condition("lights", ("lights", "lamps", "leds"), overlays.lamps, frozenset({"hexagons", "sci-fi panels", "neon grid"})),
)  # fmt: skip
"""In the order in which they come over a material."""
