"""How finishes are structured: grain, brushed metal, rock, leaves, each in the colours of a ramp."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import shade, stops
from layer_server.generators.texture import crafted, ground, masonry
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Tile, shades

_TURN = np.float32(2 * np.pi)


def _surface(tile: Tile, ramp: Plane, tone: Plane, height: Plane, roughness: Plane | float = 0.5) -> Surface:
    rough = np.broadcast_to(np.asarray(roughness, np.float32), tile.shape)
    return Surface(shade(ramp, tone), np.asarray(height, np.float32), rough, tile.zeros())


def _grain(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    """One board: long fibres, rings that wander, a few knots."""
    figure = tile.noise(rng, 2, 5, 0.5, (3, 0.6))
    fibre = tile.noise(rng, 5, 5, 0.65, (14, 0.7))
    x, y = tile.grid()
    bend = tile.zeros()
    dark = tile.zeros()
    for _ in range(3):
        at_x, at_y = rng.random(2)
        dx = (x - np.float32(at_x) + 0.5) % 1 - np.float32(0.5)
        dy = (y - np.float32(at_y) + 0.5) % 1 - np.float32(0.5)
        squared = (dx * 2.4) ** 2 + (dy * 0.8) ** 2
        bend += np.float32(0.05) * np.sign(dx) * np.exp(-squared / np.float32(0.05**2))
        dark += np.exp(-squared / np.float32(0.022**2))
    rings = np.sin(((x + bend) * 9 + figure * 0.85) * _TURN) * 0.5 + 0.5
    crack = smoothstep(1.5, 2.2, fibre + 0.4 * figure)
    tone = 0.47 + 0.16 * (rings - 0.5) + 0.085 * fibre - 0.28 * np.clip(dark, 0, 1) - 0.3 * crack
    height = 0.004 * rings + 0.004 * fibre - 0.004 * dark - 0.012 * crack
    return _surface(tile, ramp, tone, height, 0.6 + 0.08 * (1 - rings) + 0.05 * fibre)


def _hammered(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 4, 6, 0.55), tile.noise(rng, 24, 4, 0.6)
    near, _, _ = tile.cells(rng, 11, 0.9, (broad * 0.2, fine * 0.05))
    tone = 0.55 + 0.055 * broad + 0.03 * fine - 0.05 * (1 - near)
    return _surface(tile, ramp, tone, 0.010 * near + 0.0015 * broad, 0.4 + 0.05 * broad + 0.03 * fine)


def _brushed(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    lines = tile.noise(rng, 6, 5, 0.7, (22, 0.35))
    broad = tile.noise(rng, 3, 5, 0.5)
    scratch = smoothstep(1.7, 2.4, tile.noise(rng, 4, 5, 0.7, (10, 0.5)))
    tone = 0.58 + 0.03 * lines + 0.05 * broad + 0.1 * scratch
    return _surface(tile, ramp, tone, 0.0008 * lines - 0.002 * scratch, 0.3 + 0.03 * lines + 0.06 * broad)


def _rusty(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 4, 7, 0.6), tile.noise(rng, 16, 5, 0.65)
    bare = smoothstep(0.3, 0.9, broad)
    tone = 0.5 + 0.16 * fine + 0.1 * broad
    albedo = shade(ramp, tone)
    metal = shade(stops("#3a3b3e", "#6a6c70", "#9a9ca0"), 0.5 + 0.15 * fine)
    albedo = albedo * (1 - bare[..., None]) + metal * bare[..., None]
    height = 0.006 * fine * (1 - bare) - 0.004 * bare
    return Surface(albedo, height.astype(np.float32), 0.85 - 0.35 * bare, tile.zeros())


def _rock(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 3, 7, 0.58), tile.noise(rng, 20, 4, 0.6)
    near, second, ids = tile.cells(rng, 5, 0.95, (broad * 0.25, fine * 0.06))
    chip = smoothstep(0.0, 0.5, second - near)
    tone = 0.5 + 0.11 * broad + 0.06 * fine + 0.05 * (shades(rng, ids) - 0.5) - 0.12 * (1 - chip)
    return _surface(tile, ramp, tone, 0.014 * broad + 0.004 * fine + 0.006 * chip, 0.85 + 0.03 * fine)


def _plain(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 2, 5, 0.5), tile.noise(rng, 24, 4, 0.6)
    return _surface(tile, ramp, 0.52 + 0.045 * broad + 0.012 * fine, 0.0012 * fine, 0.5 + 0.03 * broad)


def _organic(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 3, 6, 0.55), tile.noise(rng, 18, 5, 0.6)
    pores = smoothstep(1.1, 2.0, fine)
    tone = 0.52 + 0.09 * broad + 0.03 * fine - 0.1 * pores
    return _surface(tile, ramp, tone, 0.006 * broad + 0.002 * fine - 0.006 * pores, 0.55 + 0.05 * broad)


def _plaster(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad, fine = tile.noise(rng, 3, 6, 0.55), tile.noise(rng, 26, 4, 0.7)
    stain = smoothstep(0.4, 1.6, tile.noise(rng, 2, 6, 0.6))
    return _surface(
        tile, ramp, 0.62 + 0.06 * broad + 0.03 * fine - 0.16 * stain, 0.004 * broad + 0.002 * fine
    )


def _facets(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    broad = tile.noise(rng, 2, 4, 0.5)
    near, second, ids = tile.cells(rng, 4, 0.95, (broad * 0.1, broad * 0.1))
    vein = smoothstep(0.05, 0.0, second - near)
    tone = 0.44 + 0.10 * broad + 0.24 * (shades(rng, ids) - 0.5) + 0.22 * vein
    return _surface(tile, ramp, tone, 0.004 * shades(rng, ids, 3), 0.2 + 0.05 * broad)


def _liquid(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    swirl = tile.noise(rng, 2, 4, 0.5)
    bent = np.sin((swirl * 0.8 + tile.noise(rng, 3, 3, 0.5) * 0.3) * 3) * 0.5 + 0.5
    return _surface(tile, ramp, 0.4 + 0.25 * bent + 0.05 * swirl, tile.zeros(), 0.2)


def _flame(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    lick = tile.noise(rng, 3, 4, 0.5, (1.6, 0.7))
    return _surface(tile, ramp, 0.56 + 0.16 * lick, tile.zeros())


def _leafy(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    """Leaves lying over each other: cells of three sizes, each with a midrib of light."""
    broad = tile.noise(rng, 3, 4, 0.5)
    tone, height = 0.40 + 0.07 * broad, tile.zeros()
    for cells, weight in ((7, 0.5), (13, 0.35), (22, 0.2)):
        near, second, ids = tile.cells(rng, cells, 0.95, (broad * 0.3, -broad * 0.3))
        body = smoothstep(0.0, 0.45, second - near)
        tone = tone + np.float32(weight) * (0.32 * (shades(rng, ids) - 0.5) + 0.42 * (body - 0.55))
        height = height + np.float32(0.03 * weight) * body
    return _surface(tile, ramp, tone, height, 0.7)


def _straw(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    fibre = tile.noise(rng, 6, 4, 0.75, (10, 0.6))
    bands = tile.noise(rng, 3, 4, 0.5, (0.4, 2.0))
    return _surface(tile, ramp, 0.48 + 0.15 * fibre + 0.05 * bands, 0.008 * fibre + 0.004 * bands)


def _shingles(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    """Rows of tiles that overlap the row below."""
    noise = tile.noise(rng, 6, 6, 0.6)
    distance, ids = tile.boards(8, 5, 0.5, gap=0.004, radius=0.012)
    _, y = tile.grid()
    rows = 1 - (y * 8) % 1  # the thick end is the lower one
    body = smoothstep(0, 0.010, distance)
    tone = 0.50 + 0.10 * noise + 0.30 * (shades(rng, ids) - 0.5) - 0.25 * (1 - body) - 0.10 * (1 - rows)
    height = 0.035 * rows * body + 0.012 * shades(rng, ids, 5) * body + 0.003 * noise
    return _surface(tile, ramp, tone, height, 0.8 + 0.05 * noise)


def _panels(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    """Plates with seams and a few that are darker."""
    noise = tile.noise(rng, 5, 5, 0.6)
    distance, ids = tile.boards(4, 3, 0.5, gap=0.003, radius=0.008)
    seam = smoothstep(0, 0.006, distance)
    tone = 0.62 + 0.14 * (shades(rng, ids) - 0.5) + 0.03 * noise - 0.4 * (1 - seam)
    return _surface(tile, ramp, tone, 0.008 * seam + 0.004 * shades(rng, ids, 3), 0.4 + 0.05 * noise)


def _cloth(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
    x, y = tile.grid()
    weave = np.sin(x * _TURN * 48) * np.sin(y * _TURN * 48)
    broad = tile.noise(rng, 3, 5, 0.55)
    return _surface(tile, ramp, 0.48 + 0.05 * weave + 0.07 * broad, 0.003 * weave + 0.003 * broad, 0.9)


def _family(make: Callable[[Order], Surface], words: str = "clean") -> Callable[..., Surface]:
    """A family of the texture model, in the finish's colours."""

    def paint(tile: Tile, rng: np.random.Generator, ramp: Plane) -> Surface:
        return make(_Dyed(tile, rng, frozenset(words.split()), "", dye=ramp))

    return paint


@dataclass(frozen=True, slots=True, eq=False)
class _Dyed(Order):
    """An order whose main ramp is given."""

    dye: Plane | None = None

    def ramp(self, *hexadecimals: str) -> Plane:
        own = stops(*hexadecimals)
        return own if self.dye is None else self.dye


PATTERNS: dict[str, Callable[[Tile, np.random.Generator, Plane], Surface]] = {
    "grain": _grain,
    "hammered": _hammered,
    "brushed": _brushed,
    "rusty": _rusty,
    "rock": _rock,
    "plain": _plain,
    "organic": _organic,
    "plaster": _plaster,
    "facets": _facets,
    "liquid": _liquid,
    "flame": _flame,
    "leafy": _leafy,
    "straw": _straw,
    "shingles": _shingles,
    "panels": _panels,
    "cloth": _cloth,
    "blocks": _family(masonry.stone_wall),
    "bricks": _family(masonry.brick),
    "cobbles": _family(masonry.cobblestone),
    "marble": _family(crafted.marble),
    "leather": _family(crafted.leather),
    "bark": _family(crafted.bark),
    "dirt": _family(ground.dirt),
    "grassy": _family(ground.grass),
    "lava": _family(ground.lava),
}
"""How finishes are structured."""
