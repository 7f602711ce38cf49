"""A whole town on its hill: houses up the slope in their people's way, what towers over them, and walls."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.buildings import LAMP, PLASTER, ROOF, STONE, WOOD, Site, church, pagoda
from layer_server.generators.scene.settled import DEEP, WIDE
from layer_server.generators.scene.solids import Solid, ball, box, cylinder, roof
from layer_server.generators.scene.structures import castle
from layer_server.generators.scene.stuff import Stuff

Foot = Callable[[Plane, float], Plane]

_ROWS = 6
_COLOURS = {
    "": ("#a09684", "#9a4a30", "#e0d4bc"),
    "eastern": ("#8a8478", "#3c4650", "#c8a888"),
    "desert": ("#dca258", "#d8a860", "#f2c47c"),
    "southern": ("#e4dccc", "#c06038", "#f6f2ea"),
    "northern": ("#6a5846", "#7a6238", "#7a5a40"),
    "modern": ("#8c949c", "#5c6670", "#b4bcc4"),
}
"""By people: stone, roofs and walls."""
_PANES = {"desert": "#2f7f8c", "southern": "#2a5cb0"}
"""What their windows, doors and domes are by day."""


def stuffs_of(people: str, *, dark: bool, ink: str = "") -> tuple[Stuff, ...]:
    """What a people builds of; lamps are lit in the dark."""
    stone, tiles, walls = _COLOURS[people]
    return (
        Stuff("stone wall", 0.4, ("clean",), stone, 0.05),
        Stuff("brick", 0.3, (), tiles, 0.05),
        Stuff("wood", 0.6, ("dark",), "", 0.05),
        Stuff("lamplight", 1.0, (), "" if dark else _PANES.get(people, "#3a4654"), 0.2, 1.4 if dark else 0.0),
        Stuff("concrete", 1.6, (), ink or walls, 0.05),
    )


def settlement(
    site: Site, foot: Foot, rng: np.random.Generator, people: str, *, is_city: bool, has_castle: bool
) -> list[Solid]:
    """Houses in rows up the rise, far ones first; a city has walls and something that towers over it."""
    parts: list[Solid] = []
    share = 1.0 if is_city else 0.72
    for row in range(_ROWS, -1, -1):
        at = row / _ROWS * 2 - 1
        z = site.z + at * DEEP * share
        half = WIDE * share * math.sqrt(max(0.08, 1 - (0.92 * at) ** 2))
        pitch = 0.80 if is_city else 1.30 if people == "northern" else 0.98
        count = max(2, int(2 * half / pitch))
        xs = site.x + (np.arange(count) + 0.5) / count * 2 * half - half
        xs = (xs + rng.uniform(-0.16, 0.16, count)).astype(np.float32)
        for x, y in zip(xs, foot(xs, z), strict=True):
            if y < 0.10:
                continue
            depth = z + float(rng.uniform(-0.16, 0.16))
            near = 1 - abs(float(x) - site.x) / (half + 1)
            size = float(rng.uniform(0.40, 0.56)) * (1.0 + 0.25 * near)
            parts += _HOUSES[people](Site(float(x), float(y), depth, size), rng)
    top = site.z + 0.9
    height = float(foot(np.array([site.x], np.float32), top)[0])
    parts += _landmark(Site(site.x, height, top, 1.0), rng, people, is_city=is_city, has_castle=has_castle)
    if is_city and people != "modern":
        parts += _walls(site, foot, share)
    return parts


def _window(x: float, y: float, z: float, s: float) -> Solid:
    return box((x - 0.07 * s, y, z - 0.03), (x + 0.07 * s, y + 0.18 * s, z), LAMP)


def _gabled(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, x, y, z = site.size, site.x, site.y - site.size * 0.3, site.z
    wide, tall = s * float(rng.uniform(0.40, 0.52)), s * float(rng.uniform(0.85, 1.35))
    tone = float(rng.uniform(0.78, 1.12))
    parts = [
        box((x - wide, y, z - s * 0.35), (x + wide, y + tall, z + s * 0.35), PLASTER if rng.random() < 0.75 else STONE, tone),
        roof((x - wide * 1.15, y + tall, z - s * 0.42), (x + wide * 1.15, y + tall + s * 0.55, z + s * 0.42), ROOF, hip=float(rng.choice([0.0, 0.35])), tone=float(rng.uniform(0.8, 1.15))),
    ]  # fmt: skip
    parts += [_window(x + dx * wide, y + tall * 0.62, z - s * 0.35, s) for dx in (rng.choice([-0.4, 0.4]),)]
    return parts


def _eaved(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, x, y, z = site.size, site.x, site.y - site.size * 0.3, site.z
    parts: list[Solid] = []
    wide, level = s * 0.52, y
    for _ in range(int(rng.integers(1, 3))):
        parts.append(box((x - wide * 0.8, level, z - s * 0.3), (x + wide * 0.8, level + s * 0.62, z + s * 0.3), PLASTER if rng.random() < 0.6 else WOOD, float(rng.uniform(0.85, 1.15))))  # fmt: skip
        parts.append(_window(x, level + s * 0.34, z - s * 0.3, s * 1.6))
        parts.append(roof((x - wide * 1.25, level + s * 0.60, z - s * 0.5), (x + wide * 1.25, level + s * 0.95, z + s * 0.5), ROOF, hip=0.45))  # fmt: skip
        wide, level = wide * 0.72, level + s * 0.74
    return parts


def _flat(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, x, y, z = site.size, site.x, site.y - site.size * 0.3, site.z
    wide, tall = s * float(rng.uniform(0.42, 0.62)), s * float(rng.uniform(0.7, 1.7))
    tone = float(rng.uniform(0.82, 1.12))
    parts = [
        box((x - wide, y, z - s * 0.4), (x + wide, y + tall, z + s * 0.4), PLASTER, tone),
        box(
            (x - wide, y + tall, z - s * 0.4),
            (x + wide, y + tall + s * 0.09, z - s * 0.34),
            PLASTER,
            tone * 1.1,
        ),
    ]
    if rng.random() < 0.22:
        parts.append(ball((x, y + tall, z), wide * 0.72, STONE, 1.2))
    parts += [_window(x + dx * wide, y + tall * 0.6, z - s * 0.4, s) for dx in (rng.choice([-0.4, 0.4]),)]
    return parts


def _white(site: Site, rng: np.random.Generator) -> list[Solid]:
    parts = _flat(site, rng)
    if rng.random() < 0.55:
        body = parts[0]
        low, high = body.low, body.high
        parts[1] = roof((float(low[0]) - 0.03, float(high[1]), float(low[2]) - 0.03), (float(high[0]) + 0.03, float(high[1]) + site.size * 0.24, float(high[2]) + 0.03), ROOF, hip=0.5)  # fmt: skip
    return parts


def _long(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, x, y, z = site.size, site.x, site.y - site.size * 0.2, site.z
    wide = s * float(rng.uniform(0.55, 0.8))
    return [
        box((x - wide, y, z - s * 0.3), (x + wide, y + s * 0.5, z + s * 0.3), WOOD, float(rng.uniform(1.2, 1.7))),
        roof((x - wide * 1.1, y + s * 0.32, z - s * 0.5), (x + wide * 1.1, y + s * 1.15, z + s * 0.5), ROOF, tone=float(rng.uniform(0.8, 1.2))),
        _window(x, y + s * 0.18, z - s * 0.3, s * 1.4),
        box((x - wide * 1.12, y + s * 1.05, z - 0.02), (x - wide * 1.06, y + s * 1.35, z + 0.02), WOOD),
        box((x + wide * 1.06, y + s * 1.05, z - 0.02), (x + wide * 1.12, y + s * 1.35, z + 0.02), WOOD),
    ]  # fmt: skip


def _high(site: Site, rng: np.random.Generator) -> list[Solid]:
    s, x, y, z = site.size, site.x, site.y - site.size * 0.3, site.z
    wide = s * float(rng.uniform(0.34, 0.5))
    tall = s * float(rng.uniform(1.0, 2.2) if rng.random() < 0.7 else rng.uniform(2.4, 5.2))
    parts = [box((x - wide, y, z - wide), (x + wide, y + tall, z + wide), int(rng.choice([STONE, PLASTER, ROOF])), float(rng.uniform(0.7, 1.15)))]  # fmt: skip
    for level in np.arange(0.4, tall / s, 0.34):
        parts.append(box((x - wide * 0.86, y + s * float(level), z - wide - 0.015), (x + wide * 0.86, y + s * float(level + 0.15), z - wide), LAMP))  # fmt: skip
    return parts


_HOUSES: dict[str, Callable[[Site, np.random.Generator], list[Solid]]] = {
    "": _gabled, "eastern": _eaved, "desert": _flat, "southern": _white, "northern": _long, "modern": _high,
}  # fmt: skip


def _landmark(
    site: Site, rng: np.random.Generator, people: str, *, is_city: bool, has_castle: bool
) -> list[Solid]:
    x, y, z = site.x, site.y, site.z
    if has_castle or (people == "" and is_city):
        return castle(Site(x, y, z, 1.55), rng)
    if people == "":
        return church(Site(x, y, z, 1.25), rng)
    if people == "eastern":
        return pagoda(Site(x, y, z, 1.7 if is_city else 1.25), rng)
    if people == "desert":
        size = 1.0 if is_city else 0.7
        parts = [
            box((x - size, y - 0.4, z - 0.5), (x + size, y + 0.9 * size, z + 0.5), PLASTER, 1.1),
            cylinder((x, z), y + 0.9 * size, y + 1.1 * size, size * 0.62, PLASTER),
            ball((x, y + 1.15 * size, z), size * 0.6, LAMP),
            cylinder((x, z), y + 1.7 * size, y + 2.0 * size, 0.03, WOOD, tip=0.01),
        ]
        for side in (-1.35, 1.35):
            at = (x + side * size, z)
            parts += [
                cylinder(at, y - 0.4, y + 2.1 * size, 0.13 * size, PLASTER, tip=0.10 * size),
                cylinder(at, y + 2.1 * size, y + 2.2 * size, 0.18 * size, STONE),
                cylinder(at, y + 2.2 * size, y + 2.65 * size, 0.10 * size, STONE, tip=0.01),
            ]
        return parts
    if people == "southern":
        return [
            box((x - 0.55, y - 0.4, z - 0.4), (x + 0.55, y + 0.8, z + 0.4), PLASTER, 1.1),
            ball((x, y + 0.9, z), 0.44, LAMP),
            box((x + 0.7, y - 0.4, z - 0.2), (x + 1.05, y + 1.5, z + 0.15), PLASTER, 1.1),
            roof((x + 0.66, y + 1.5, z - 0.24), (x + 1.09, y + 1.95, z + 0.19), ROOF, hip=1.0),
        ]
    if people == "northern":
        return _long(Site(x, y + 0.1, z, 0.95), rng)
    return []


def _walls(site: Site, foot: Foot, share: float) -> list[Solid]:
    """Towers along the near side, and walls from one to the next."""
    parts: list[Solid] = []
    corners: list[tuple[float, float, float]] = []
    for turn in np.linspace(math.pi * 1.02, math.pi * 1.98, 9):
        x = site.x + WIDE * share * 1.10 * math.cos(turn)
        z = site.z + DEEP * share * 1.10 * math.sin(turn)
        corners.append((x, float(foot(np.array([x], np.float32), z)[0]), z))
    for x, y, z in corners:
        if y < -0.25:
            continue
        parts += [
            cylinder((x, z), y - 0.5, y + 0.85, 0.20, STONE, tip=0.18),
            cylinder((x, z), y + 0.85, y + 0.97, 0.23, STONE, tone=1.1),
            cylinder((x, z), y + 0.97, y + 1.4, 0.24, ROOF, tip=0.01),
        ]
    for (ax, ay, az), (bx, by, bz) in pairwise(corners):
        if min(ay, by) >= -0.25:
            parts.append(_wall((ax, az), (bx, bz), (min(ay, by) - 0.6, (ay + by) / 2 + 0.5)))
    return parts


def _wall(first: tuple[float, float], last: tuple[float, float], tall: tuple[float, float]) -> Solid:
    """A wall between two places on the ground, as half-spaces."""
    a, b = np.array(first), np.array(last)
    along = (b - a) / np.linalg.norm(b - a)
    aside = np.array([-along[1], along[0]])
    planes = [(0.0, 1.0, 0.0, tall[1]), (0.0, -1.0, 0.0, -tall[0])]
    for vector, begin, end in ((along, float(along @ a), float(along @ b)), (aside, float(aside @ a) - 0.06, float(aside @ a) + 0.06)):  # fmt: skip
        planes += [(vector[0], 0.0, vector[1], end), (-vector[0], 0.0, -vector[1], -begin)]
    low = np.array([min(a[0], b[0]) - 0.1, tall[0], min(a[1], b[1]) - 0.1], np.float32)
    high = np.array([max(a[0], b[0]) + 0.1, tall[1], max(a[1], b[1]) + 0.1], np.float32)
    return Solid(np.array(planes, np.float32), low, high, STONE)
