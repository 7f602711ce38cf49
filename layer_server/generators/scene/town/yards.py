"""What stands where: the houses, walls and things of each part of a town."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.scene.rooms.kit import PIECES, Kit, Place
from layer_server.generators.scene.town.houses import STYLES, Plot, Style, fence, house, street_lamp, tower, tree, wall


@dataclass(frozen=True, slots=True)
class Yard:
    """A part of a town.

    Attributes:
        build: puts it up.
        style: a name of ``STYLES``.
        ground: the material of its ground.
        high: units that the eye stands at.
        horizon: share of the picture's height.
    """

    build: Callable[[Kit, Style, Air], None]
    style: str
    ground: str
    high: float = 1.75
    horizon: float = 0.56
    wet: float = 0.0


@dataclass(frozen=True, slots=True)
class Air:
    """What the hour and the season do to a town: lit windows, snow on roofs, bare trees, and what leaves are."""

    lit: bool
    snowy: bool
    bare: bool
    leaves: str = "hedge"


def _put(kit: Kit, name: str, x: float, z: float, side: str = "back") -> None:
    piece = PIECES[name]
    offset = piece.deep / 2 if side == "back" else 0
    piece.make(kit.at(x, z + offset, side))


def _row(kit: Kit, style: Style, air: Air, side: int, *, at: float, near: float, far: float, floors: tuple[int, int] = (2, 4), gap: float = 0.0, trade: bool = True) -> None:
    """Houses along one side of a street, their fronts at x = ``side * at``."""
    z = near
    while z < far:
        half = float(kit.rng.uniform(2.0, 3.3))
        deep = float(kit.rng.uniform(4.5, 6.0))
        jump = float(kit.rng.uniform(0, 0.5))
        plot = Plot(half, deep, int(kit.rng.integers(*floors)), near=z < 30)
        x = side * (at + deep + jump)
        place = kit.at(x, z + half, "right" if side > 0 else "left", fixed=True)
        house(place, plot, style, lit=air.lit, snowy=air.snowy, trade=trade)
        z += 2 * half + gap * float(kit.rng.uniform(0.6, 1.4))


def _across(kit: Kit, style: Style, air: Air, z: float, half_span: float, floors: tuple[int, int] = (2, 4), gap: float = 0.0) -> None:
    """Houses that close a square at its far side."""
    x = -half_span
    while x < half_span:
        half = float(kit.rng.uniform(2.0, 3.4))
        deep = 5.0
        plot = Plot(half, deep, int(kit.rng.integers(*floors)), near=z < 30)
        house(kit.at(x + half, z + deep + float(kit.rng.uniform(0, 0.5)), fixed=True), plot, style, lit=air.lit, snowy=air.snowy, trade=True)
        x += 2 * half + gap


def _church(kit: Kit, x: float, z: float, air: Air) -> None:
    """A church's tower over the roofs."""
    p = kit.at(x, z, fixed=True)
    p.block(0, (0, 15), 0, (2.0, 2.0), "stone")
    p.block(0, (14.8, 15.2), 0, (2.2, 2.2), "pale stone")
    p.plan([(-2.1, -2.1), (2.1, -2.1), (2.1, 2.1), (-2.1, 2.1)], (15.2, 15.3), "stone")
    p.post(0, 0, (15.2, 22), 2.2, "snow" if air.snowy else "roof:#4a5a5c", tip=0.05)
    p.face([(1.0 * math.cos(a), 11.5 + 1.0 * math.sin(a)) for a in (k * math.pi / 6 for k in range(12))], (2.0, 2.1), "paint:#f0e8d0")
    p.box((-0.05, 0.05), (11.5, 12.2), (2.1, 2.15), "gloss:#101010")
    p.box((0.0, 0.5), (11.46, 11.54), (2.1, 2.15), "gloss:#101010")


def _clutter(kit: Kit, at: float, *, far: float = 16) -> None:
    """Barrels, crates and sacks before the houses."""
    for side in (-1, 1):
        z = 5.2 + float(kit.rng.uniform(0, 1.5))
        while z < far:
            name = str(kit.rng.choice(["barrels", "crates", "sacks", "barrels", "plant"]))
            _put(kit, name, side * (at - 0.7), z, "left" if side < 0 else "right")
            z += float(kit.rng.uniform(2.6, 5.0))


def _lamps(kit: Kit, at: float, air: Air, zs: tuple[float, ...]) -> None:
    for k, z in enumerate(zs):
        for side in (-1, 1) if k % 2 == 0 else (1,):
            street_lamp(kit.at(side * at, z), lit=air.lit)


def market(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        _row(kit, style, air, side, at=9.0, near=6, far=24)
    _across(kit, style, air, 24, 12)
    _church(kit, kit.flip * 6, 34, air)
    _put(kit, "fountain" if kit.rng.random() < 0.6 else "well", kit.flip * 0.8, 11.5)
    for side in (-1, 1):
        for z in (6.2, 9.6, 13.2, 17.0):
            _put(kit, "stall", side * float(kit.rng.uniform(4.2, 5.4)), z + float(kit.rng.uniform(-0.4, 0.4)), "left" if side < 0 else "right")
    for x, z in ((-2.2, 18), (2.6, 19)):
        _put(kit, "stall", x, z)
    for name, x, z in (("barrels", -2.9, 5.6), ("sacks", 3.2, 5.0), ("crates", 2.7, 8.6)):
        _put(kit, name, x * kit.flip, z)
    _lamps(kit, 3.0, air, (8.0, 15.0))


def street(kit: Kit, style: Style, air: Air) -> None:
    half = float(kit.rng.uniform(3.4, 4.2))
    for side in (-1, 1):
        _row(kit, style, air, side, at=half, near=2.5, far=48)
    _church(kit, kit.flip * 2.0, 58, air)
    _clutter(kit, half)
    _lamps(kit, half - 0.9, air, (6.5, 12.5, 19.0, 27.0))


def alley(kit: Kit, style: Style, air: Air) -> None:
    half = 1.9
    for side in (-1, 1):
        _row(kit, style, air, side, at=half, near=1.5, far=30, floors=(3, 4))
    p = kit.at(0, 9.5, fixed=True)
    p.arch(3.0, (half - 0.35, half + 0.5), (0, 0.9), "stone")
    p.box((-half - 0.5, half + 0.5), (3.0 + half + 0.3, 3.9 + half), (0, 0.9), "stone")
    for z in (5.5, 13.5, 18.0):
        y = float(kit.rng.uniform(4.2, 5.6))
        q = kit.at(0, z)
        q.bar((-half, half), y, 0, 0.015, "iron")
        for k in range(4):
            u = -1.2 + 0.7 * k
            ink = ("#e8e0d0", "#a83a34", "#4a6f94", "#d8b060")[k]
            q.box((u - 0.25, u + 0.25), (y - float(kit.rng.uniform(0.6, 0.95)), y), (-0.02, 0.02), f"cloth:{ink}", 1.1)
    for k, z in enumerate((4.6, 8.5, 13.0, 19.0)):
        side = 1 if k % 2 else -1
        q = kit.at(side * half, z, "right" if side > 0 else "left")
        q.box((-0.04, 0.04), (2.9, 2.96), (0, 0.6), "iron")
        q.block(0, (2.5, 2.85), 0.5, (0.11, 0.11), "glow:#ffc060" if air.lit else "pane")
        if air.lit:
            q.lamp(0, 2.4, 0.5, (1.0, 0.68, 0.34), 1.9)
    for name, x, z in (("barrels", -1.2, 4.4), ("crates", 1.2, 6.6), ("plant", -1.4, 7.6), ("sacks", 1.3, 11.0), ("plant", 1.45, 3.8)):
        _put(kit, name, x * kit.flip, z)
    for k in range(5):
        kit.at(0, 22 + 0.6 * k, fixed=True).box((-half, half), (0, 0.25 * (k + 1)), (-0.6, 0), "stone", 1.05)


def courtyard(kit: Kit, style: Style, air: Air) -> None:
    stone = "stone"
    for side in (-1, 1):
        wall(kit.at(side * 10.2, 14, "right" if side > 0 else "left", fixed=True), 14, 6.0, stone)
        tower(kit.at(side * 9.0, 26, fixed=True), 2.3, 10.5, stone, "roof:#4a5a74", lit=air.lit, banner="cloth:accent")
    wall(kit.at(0, 27, fixed=True), 12, 6.5, stone)
    keep = kit.at(kit.flip * 3.0, 40, fixed=True)
    keep.block(0, (0, 16), 0, (5, 4), stone, 1.05)
    for k in range(8):
        keep.block(-4.6 + 1.3 * k, (16, 17), 3.9, (0.4, 0.2), stone, 1.1)
    for k in range(3):
        keep.block(-2.6 + 2.6 * k, (9, 11), 4.05, (0.4, 0.1), "glow:#ffc060" if air.lit else "gloss:#15181c")
    tower(kit.at(kit.flip * 3.0 - 5, 38, fixed=True), 1.8, 19, stone, "roof:#4a5a74", banner="cloth:accent")
    tower(kit.at(kit.flip * 3.0 + 5, 38, fixed=True), 1.8, 17, stone, "roof:#4a5a74")
    gate = kit.at(0, 27, fixed=True)
    for side in (-1, 1):
        gate.block(side * 2.4, (0, 8.2), 1.2, (0.9, 1.1), stone, 1.08)
        gate.block(side * 2.4, (8.2, 9.0), 1.2, (1.05, 1.25), stone, 1.15)
    gate.box((-1.6, 1.6), (0, 3.2), (1.2, 1.35), "oak")
    gate.arch(3.2, (1.6, 2.1), (1.2, 1.6), "pale stone")
    gate.face([(1.6 * math.cos(a), 3.2 + 1.6 * math.sin(a)) for a in (k * math.pi / 8 for k in range(9))], (1.2, 1.33), "oak")
    for u in (-1.1, -0.5, 0.1, 0.7):
        gate.box((u, u + 0.08), (0, 4.5), (1.35, 1.4), "iron")
    for side in (-1, 1):
        q = kit.at(side * 9.0, 13, "right" if side > 0 else "left")
        for u in (-4.5, 0.0, 4.5):
            q.box((u - 0.6, u + 0.6), (2.2, 5.0), (0.02, 0.1), "cloth:accent", 1.15)
            q.face([(u - 0.6, 2.2), (u + 0.6, 2.2), (u, 1.6)], (0.02, 0.1), "cloth:accent", 1.15)
            q.face([(u - 0.25, 3.7), (u, 4.1), (u + 0.25, 3.7), (u, 3.3)], (0.1, 0.12), "gold")
    shed = Plot(2.6, 3.4, 1)
    house(kit.at(-8.9 * kit.flip, 19, "left" if kit.flip > 0 else "right", fixed=True), shed, style, lit=air.lit, snowy=air.snowy)
    _put(kit, "well", kit.flip * 1.4, 12.0)
    for name, x, z in (("dummy", -4.2, 10.0), ("dummy", -5.6, 12.5), ("weapon_rack", -6.2, 8.8), ("barrels", 5.6, 7.6), ("crates", 6.6, 9.0), ("hay", 6.2, 14.5), ("barrels", -3.4, 20)):
        _put(kit, name, x * kit.flip, z)
    if air.lit:
        for side in (-1, 1):
            _put(kit, "brazier", side * 3.2, 14.0)


def ramparts(kit: Kit, style: Style, air: Air) -> None:
    stone = "stone"
    walk = kit.at(0, 0, fixed=True)
    kit.solids.clear()
    walk.box((-3.0, 3.0), (-9, 0), (-60, 1), "flags")
    for side in (-1, 1):
        inner, outer = side * 2.6, side * 3.3
        lo, hi = min(inner, outer), max(inner, outer)
        walk.box((lo, hi), (-0.1, 0.75), (-60, 1), stone, 1.05)
        for k in range(26):
            d = -1.5 - 2.2 * k
            walk.box((lo, hi), (0.75, 1.65), (d - 1.25, d), stone, 1.1)
    for z in (24.0, 52.0):
        tower(kit.at(kit.flip * 3.8, z, fixed=True), 2.7, 5.0 + z * 0.04, stone, "roof:#4a5a74", lit=air.lit, banner="cloth:accent")
    tower(kit.at(-kit.flip * 3.4, 58, fixed=True), 3.2, 8.0, stone, "roof:#4a5a74", lit=air.lit, banner="cloth:accent")
    gatehouse = kit.at(0, 60, fixed=True)
    gatehouse.box((-5, 5), (-9, 6.5), (-3, 3), stone)
    for k in range(7):
        gatehouse.box((-4.8 + 1.4 * k, -4.0 + 1.4 * k), (6.5, 7.4), (2.4, 3.0), stone, 1.1)
    ground = kit.at(0, 0, fixed=True)
    ground.box((-400, 400), (-9.5, -9.0), (-400, 40), "grass")
    for side in (-1, 1):
        for k in range(9):
            x = side * float(kit.rng.uniform(9, 40))
            place = kit.at(x, 26 + 6.0 * k, fixed=True)
            sunk = len(kit.solids)
            house(place, Plot(3.0, 4.5, 2, near=False), style, lit=air.lit, snowy=air.snowy)
            _sink(kit, sunk, 9.0)
    for z in (5.5, 13.0):
        q = kit.at(kit.flip * 2.6, z, "right" if kit.flip > 0 else "left")
        q.post(0, 0.3, (0, 3.4), 0.05, "oak")
        q.box((0.03, 1.3), (2.3, 3.3), (0.28, 0.32), "cloth:accent", 1.2)
    for name, x, z in (("barrels", -1.9, 5.0), ("weapon_rack", 2.0, 9.5), ("crates", -1.8, 10.5)):
        _put(kit, name, x * kit.flip, z)
    if air.lit:
        for z in (6.5, 15.0):
            _put(kit, "brazier", -1.9 * kit.flip, z)


def _sink(kit: Kit, first: int, much: float) -> None:
    """Lower what has been built since."""
    down = np.array([0, much, 0], np.float32)
    for k in range(first, len(kit.solids)):
        each = kit.solids[k]
        planes = each.planes.copy()
        planes[:, 3] -= planes[:, 1] * np.float32(much)
        ball = None if each.ball is None else (each.ball[0], each.ball[1] - much, each.ball[2], each.ball[3])
        kit.solids[k] = replace(each, planes=planes, low=each.low - down, high=each.high - down, ball=ball)


def quay(kit: Kit, style: Style, air: Air) -> None:
    side = kit.flip
    _row(kit, style, air, int(side), at=5.5, near=4, far=44, floors=(2, 4))
    _across(kit, style, air, 46, 40, floors=(2, 3))
    kit.solids.pop(0)  # the square's ground: the water lies lower
    edge = -side * 0.4
    land = kit.at(0, 0, fixed=True)
    lo, hi = (edge, 60.0) if side > 0 else (-60.0, edge)
    land.box((lo, hi), (-3, 0), (-300, 2), "cobbles")
    land.box((edge - 0.25, edge + 0.25), (-3, 0.12), (-300, 2), "stone", 1.1)
    land.box((-300, 300), (-1.3, -0.9), (-300, 2), "sea")
    land.box((-60, 60), (-3, 0), (-300, -44), "cobbles")
    for z in (5.0, 9.0, 14.0, 20.0, 28.0):
        kit.at(edge, z).post(0, 0, (0, 0.6), 0.14, "iron", tip=0.2)
    for k, z in enumerate((7.0, 13.5, 21.0, 31.0)):
        x = edge - side * (2.6 + 1.1 * (k % 2))
        _boat(kit, x, z, sail=k % 2 == 1)
    jetty = kit.at(edge - side * 0.2, 17.0, "left" if side < 0 else "right")
    jetty.box((-0.9, 0.9), (-0.12, 0.02), (0, 7.0), "grey boards", 1.1)
    for d in (1.5, 4.0, 6.6):
        for u in (-0.85, 0.85):
            jetty.post(u, d, (-1.5, 0.5), 0.1, "beam")
    for name, x, z in (("barrels", 1.4, 5.0), ("crates", 2.4, 6.4), ("sacks", 1.2, 8.6), ("barrels", 3.6, 11), ("crates", 1.6, 14)):
        _put(kit, name, side * x, z)
    for z in (8.0, 16.0, 25.0):
        street_lamp(kit.at(side * 1.0, z), lit=air.lit)


def _boat(kit: Kit, x: float, z: float, *, sail: bool) -> None:
    p = kit.at(x, z)
    ink = f"paint:{kit.rng.choice(['#8a3a2c', '#2f5f7a', '#e0d8c4', '#3a6a4c'])}"
    y = -0.95
    p.plan([(-0.75, -1.6), (0.75, -1.6), (0.85, 0.6), (0, 2.2), (-0.85, 0.6)], (y, y + 0.65), ink)
    p.plan([(-0.8, -1.65), (0.8, -1.65), (0.9, 0.6), (0, 2.3), (-0.9, 0.6)], (y + 0.65, y + 0.75), "oak", 1.3)
    p.plan([(-0.6, -1.4), (0.6, -1.4), (0.68, 0.5), (0, 1.8), (-0.68, 0.5)], (y + 0.75, y + 0.76), "oak", 0.6)
    if sail:
        p.post(0, 0, (y, 4.2), 0.06, "oak", tone=1.2)
        p.face([(0.1, 0.5), (1.7, 0.6), (0.1, 3.9)], (-0.02, 0.02), "paint:#efe8d8")
    else:
        p.post(0, 0, (y, 2.6), 0.05, "oak", tone=1.2)
        p.bar((-0.9, 0.9), 2.0, 0, 0.09, "cloth:#e0d8c4")


def farm(kit: Kit, style: Style, air: Air) -> None:
    side = kit.flip
    p = kit.at(-side * 7.0, 27, fixed=True)
    p.box((-5, 5), (0, 4.4), (0, 9), "paint:#8f2f26")
    roof = "snow" if air.snowy else "roof:#4c4a4c"
    for s in (-1, 1):
        p.face([(0, 8.4), (0, 8.1), (s * 3.2, 6.6), (s * 5.5, 3.9), (s * 5.6, 4.3), (s * 3.3, 7.0)][0:3] + [(s * 3.3, 7.0)], (-0.2, 9.4), roof)
        p.face([(s * 3.1, 6.6), (s * 5.5, 3.9), (s * 5.7, 4.2), (s * 3.3, 7.0)], (-0.2, 9.4), roof)
    p.face([(-5, 4.4), (5, 4.4), (3.2, 6.7), (0, 8.1), (-3.2, 6.7)], (0.1, 9.0), "paint:#8f2f26")
    for u in (-1.6, 1.6):
        p.box((u - 1.5, u + 1.5), (0, 3.4), (9.0, 9.08), "paint:#9c382c")
        p.box((u - 1.5, u + 1.5), (3.3, 3.45), (9.08, 9.14), "paint:#f0ece0")
        p.box((u - 1.5, u + 1.5), (0.0, 0.15), (9.08, 9.14), "paint:#f0ece0")
        for e in (-1.45, 1.45):
            p.box((u + e - 0.07, u + e + 0.07), (0, 3.4), (9.08, 9.14), "paint:#f0ece0")
        p.face([(u - 1.4, 0.1), (u - 1.25, 0.1), (u + 1.4, 3.3), (u + 1.25, 3.3)], (9.08, 9.13), "paint:#f0ece0")
    p.box((-0.7, 0.7), (4.9, 6.1), (9.0, 9.1), "paint:#f0ece0")
    p.box((-0.58, 0.58), (5.0, 6.0), (9.05, 9.12), "gloss:#241410")
    s = kit.at(-side * 13.5, 28, fixed=True)
    s.post(0, 0, (0, 9.5), 1.9, "paint:#c8ccc8")
    s.ball(0, 9.4, 0, 1.9, "steel")
    for y in (2, 4, 6, 8):
        s.post(0, 0, (y, y + 0.12), 1.94, "iron")
    house(kit.at(side * 9.0, 26, fixed=True), Plot(3.6, 5.0, 2), STYLES["suburban"], lit=air.lit, snowy=air.snowy)
    for x, z, half in ((-side * 10, 13.0, 3.5), (side * 9, 15.0, 4.0)):
        fence(kit.at(x, z), half)
    for k in range(3):
        fence(kit.at(side * 5.0, 9.0 + 3.6 * k, "left" if side < 0 else "right"), 1.7)
    for name, x, z in (("hay", -3.4, 9.5), ("hay", -5.0, 11.5), ("well", 2.2, 13.5), ("barrels", -2.0, 14.5), ("bucket", 1.0, 9.0), ("crates", 3.6, 8.2), ("sacks", 3.0, 6.2)):
        _put(kit, name, x * side, z)
    for x, z, tall in ((13, 24, 7.5), (-18, 33, 8), (4, 40, 8.5), (16, 36, 9), (-2, 46, 8), (9, 50, 8)):
        tree(kit.at(x * side, z, fixed=True), tall, air.leaves, bare=air.bare)


def suburb(kit: Kit, style: Style, air: Air) -> None:
    road = kit.at(0, 0, fixed=True)
    road.box((-3.2, 3.2), (-0.02, 0.02), (-300, 2), "asphalt")
    for k in range(20):
        road.box((-0.07, 0.07), (0.02, 0.03), (-4.0 - 5 * k, -2.0 - 5 * k), "paint:#e8e0c0")
    for side in (-1, 1):
        lo, hi = sorted((side * 3.4, side * 5.0))
        road.box((lo, hi), (0, 0.14), (-300, 2), "concrete")
        _row(kit, style, air, side, at=9.0, near=6.0, far=64, floors=(1, 3), gap=4.0, trade=False)
        for k in range(6):
            tree(kit.at(side * 6.1, 8.5 + 8.0 * k + 2 * side, fixed=True), float(kit.rng.uniform(4.2, 5.6)), air.leaves, bare=air.bare)
        for k in range(3):
            kit.at(side * 5.6, 5.0 + 11 * k).block(0, (0, 1.1), 0, (0.05, 0.05), "paint:#e8e4d8")
            kit.at(side * 5.6, 5.0 + 11 * k).block(0, (1.0, 1.25), 0, (0.12, 0.2), "paint:#3a5a8a")
            fence(kit.at(side * 7.2, 8.0 + 13 * k, "right" if side > 0 else "left"), 2.6, "paint:#f0ece4")
        street_lamp(kit.at(side * 4.6, 14), lit=air.lit)
    PIECES["car"].make(kit.at(kit.flip * 2.1, 13.6))
    kit.inks["accent"] = "#3a6a94"
    PIECES["car"].make(kit.at(-kit.flip * 2.2, 26.0))


def rooftops(kit: Kit, style: Style, air: Air) -> None:
    for z in (13.0, 22.0, 32.0, 44.0, 58.0, 76.0):
        x = -z * 1.1
        while x < z * 1.1:
            half, deep = float(kit.rng.uniform(2.2, 4.0)), float(kit.rng.uniform(5, 7))
            plot = Plot(half, deep, int(kit.rng.integers(2, 5)), near=z < 24)
            house(kit.at(x, z + float(kit.rng.uniform(0, 2.0)), fixed=True), plot, style, lit=air.lit, snowy=air.snowy)
            x += 2 * half + float(kit.rng.uniform(0, 1.0))
    _church(kit, kit.flip * 9, 52, air)
    tower(kit.at(-kit.flip * 16, 66, fixed=True), 2.6, 20, "stone", "roof:#4a5a74", lit=air.lit, banner="cloth:accent")
    stuff = "snow" if air.snowy else str(style.roofs[0])
    near = kit.at(-kit.flip * 5.5, 6.5, fixed=True)
    near.face([(-6, 4.5), (6, 4.5), (0, 9.4)], (-1.0, 4.0), stuff, 0.9)
    near.block(kit.flip * 2.6, (6, 10.4), 1.5, (0.4, 0.4), "soot brick")


def arena(kit: Kit, style: Style, air: Air) -> None:
    stone = "pale stone" if style is not STYLES["stone"] else "stone"
    centre, sides = 17.0, 18
    for row in range(7):
        inner, foot = 12.0 + 1.5 * row, 2.8 + 1.15 * row
        for k in range(sides):
            a, b = 2 * math.pi * k / sides, 2 * math.pi * (k + 1) / sides
            if math.sin((a + b) / 2) * inner + centre < 3.0:
                continue
            outline = [(q * math.cos(t), -(centre + q * math.sin(t))) for q, t in ((inner, a), (inner + 2.0, a), (inner + 2.0, b), (inner, b))]
            kit.at(0, 0, fixed=True).plan(outline, (foot - 3.0 if row == 0 else foot - 1.2, foot), stone, 1.0 + 0.05 * (k % 2))
    for k in range(sides):
        a = 2 * math.pi * (k + 0.5) / sides
        x, z = 22.3 * math.cos(a), centre + 22.3 * math.sin(a)
        if z < 5:
            continue
        p = kit.at(x, z, fixed=True)
        p.post(0, 0, (9.5, 14.0), 0.55, stone, tip=0.5)
        p.block(0, (14.0, 14.9), 0, (2.6, 0.8), stone, 1.1)
        if k % 3 == 1:
            q = kit.at(x * 0.99, z, fixed=True)
            q.post(0, 0, (14.9, 18.4), 0.06, "iron")
            q.face([(0.05, 18.3), (1.9, 17.9), (0.05, 17.0)], (-0.02, 0.02), "cloth:accent", 1.2)
    gate = kit.at(0, centre + 12.2, fixed=True)
    gate.box((-1.5, 1.5), (0, 1.7), (0, 0.35), "gloss:#15100c")
    gate.arch(1.4, (1.3, 1.8), (0.1, 0.7), stone)
    for u in (-1.0, -0.5, 0.0, 0.5, 1.0):
        gate.box((u - 0.05, u + 0.05), (0, 2.4), (0.3, 0.4), "iron")
    for k in range(1, 8):
        a = math.pi * k / 8
        if k == 4:
            continue
        p = kit.at(11.8 * math.cos(a), centre + 11.8 * math.sin(a))
        p.box((-0.6, 0.6), (0.9, 2.6), (0.0, 0.1), "cloth:accent", 1.1)
    for x in (-5.5, 5.5):
        _put(kit, "brazier", x, 11.0)
    for name, x, z in (("shield", 0, 99), ("rubble", -3.0, 8.0), ("rubble", 4.0, 14.0), ("weapon_rack", -6.5, 15.0)):
        if z < 50:
            _put(kit, name, x * kit.flip, z)


def eastern(kit: Kit, style: Style, air: Air) -> None:
    half = 3.6
    for side in (-1, 1):
        _row(kit, style, air, side, at=half, near=2.5, far=44, floors=(1, 3))
        for z in (4.5, 7.5, 10.5, 13.5, 17.0, 21.0):
            p = kit.at(side * (half - 0.2), z + float(kit.rng.uniform(-0.5, 0.5)), "right" if side > 0 else "left")
            p.ball(0, 2.5, 0.25, 0.24, "glow:#ff6a3a" if air.lit else "paint:#c83a28")
            p.post(0, 0.25, (2.7, 2.85), 0.1, "gloss:#181210")
            if air.lit and z < 12:
                p.lamp(0, 2.4, 0.6, (1.0, 0.5, 0.26), 1.7)
    pagoda = kit.at(kit.flip * 1.0, 56, fixed=True)
    for k in range(5):
        y, w = 3.4 * k, 5.0 - 0.75 * k
        pagoda.block(0, (y, y + 3.0), 0, (w * 0.72, w * 0.72), "paint:#a8382c")
        pagoda.post(0, 0, (y + 2.6, y + 4.2), w * 1.35, "roof:#3c444c", tip=w * 0.55)
    pagoda.post(0, 0, (17, 22), 0.2, "gold", tip=0.02)
    for x, z in ((-2.9, 9.0), (2.8, 16.0), (-2.7, 24.0)):
        tree(kit.at(x * kit.flip, z), 4.6, "paint:#f0b8cc" if air.leaves == "hedge" else air.leaves, bare=air.bare)
    for name, x, z in (("barrels", -2.6, 5.6), ("crates", 2.7, 7.0), ("sacks", 2.6, 11.5)):
        _put(kit, name, x * kit.flip, z)


def bazaar(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        _row(kit, style, air, side, at=5.6, near=3.5, far=40, floors=(1, 4), trade=False)
        for z in (6.0, 9.6, 13.5, 18.0):
            _put(kit, "stall", side * 4.0, z, "left" if side < 0 else "right")
    dome = kit.at(kit.flip * 2.0, 52, fixed=True)
    dome.block(0, (0, 9), 0, (5, 4), "paint:#e4c898")
    dome.ball(0, 9.5, 0, 4.2, "paint:#3a8a94")
    dome.post(0, 0, (13.4, 15.6), 0.2, "gold", tip=0.02)
    for u in (-8, 8):
        dome.post(u, 0, (0, 17), 1.1, "paint:#e8d0a4", tip=0.9)
        dome.post(u, 0, (17, 17.5), 1.5, "paint:#e8d0a4")
        dome.ball(u, 18.2, 0, 1.1, "paint:#3a8a94")
    for x, z in ((-2.4, 8.0), (2.6, 15.0), (-2.2, 22.0)):
        _palm_tree(kit, x * kit.flip, z)
    for name, x, z in (("sacks", -1.8, 5.4), ("barrels", 2.2, 6.0), ("crates", 1.6, 10.5), ("cushions", -1.4, 11.0)):
        _put(kit, name, x * kit.flip, z)


def _palm_tree(kit: Kit, x: float, z: float) -> None:
    p = kit.at(x, z)
    tall = float(kit.rng.uniform(4.0, 5.2))
    p.post(0, 0, (0, tall), 0.17, "bark wood", tip=0.11)
    for k in range(9):
        a = 2 * math.pi * k / 9
        c, s = math.cos(a), math.sin(a)
        p.plan([(0.1 * s, -0.1 * c), (1.0 * c + 0.28 * s, 1.0 * s - 0.28 * c), (1.9 * c, 1.9 * s), (1.0 * c - 0.28 * s, 1.0 * s + 0.28 * c)], (tall - 0.12 * (k % 3), tall + 0.08 - 0.12 * (k % 3)), "hedge", 1.1)


def western(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        z = 3.0
        while z < 46:
            half, floors = float(kit.rng.uniform(2.6, 3.6)), int(kit.rng.integers(1, 3))
            place = kit.at(side * 11.0, z + half, "right" if side > 0 else "left", fixed=True)
            house(place, Plot(half, 5.0, floors, near=z < 30), style, lit=air.lit, snowy=air.snowy)
            top = 2.7 * floors + 0.3
            wall_stuff = str(kit.rng.choice(style.walls))
            place.box((-half, half), (0, top + 1.3), (5.0, 5.02), wall_stuff, 1.05)
            place.box((-half * 0.6, half * 0.6), (top + 1.2, top + 1.9), (4.9, 5.05), wall_stuff, 1.05)
            place.box((-half * 0.75, half * 0.75), (top + 0.15, top + 0.95), (5.04, 5.1), f"paint:{kit.rng.choice(['#8a2f24', '#2f4f5a', '#c8a050', '#3f5a38'])}")
            place.box((-half * 0.6, half * 0.6), (top + 0.4, top + 0.7), (5.1, 5.12), "paint:#efe2c0")
            place.box((-half, half), (0, 0.25), (5, 6.9), "grey boards", 1.1)
            place.box((-half, half), (2.75, 2.9), (5, 7.0), "grey boards", 1.2)
            for k in range(4):
                place.block(-half + 0.1 + (2 * half - 0.2) * k / 3, (0.2, 2.8), 6.75, (0.07, 0.07), "pine")
            for u, y in ((-half * 0.55, 0.95), (half * 0.55, 0.95)):
                place.box((u - 0.5, u + 0.5), (y, y + 1.1), (5.03, 5.07), "glow:#ffc060" if air.lit else "pane")
            place.box((-0.5, 0.5), (0.25, 2.2), (5.03, 5.08), "oak", 1.1)
            z += 2 * half + float(kit.rng.uniform(0.2, 1.6))
    t = kit.at(kit.flip * 3.5, 50, fixed=True)
    for u in (-1.6, 1.6):
        for d in (-1.6, 1.6):
            t.post(u, d, (0, 6.5), 0.16, "oak")
    t.post(0, 0, (6.5, 10), 2.3, "boards")
    t.post(0, 0, (10, 11.4), 2.6, "grey boards", tip=0.1)
    for name, x, z in (("barrels", -3.2, 6.0), ("crates", 3.2, 7.5), ("hay", -3.0, 12), ("barrels", 3.0, 13)):
        _put(kit, name, x * kit.flip, z)
    for z in (9.0, 17.0):
        q = kit.at(-kit.flip * 3.3, z)
        for u in (-0.9, 0.9):
            q.block(u, (0, 1.0), 0, (0.07, 0.07), "oak")
        q.bar((-1.1, 1.1), 0.95, 0, 0.06, "oak", 1.2)


def plaza(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        _row(kit, style, air, side, at=8.6, near=5, far=26, floors=(2, 4))
    _across(kit, style, air, 26, 12)
    _church(kit, -kit.flip * 5, 37, air)
    _put(kit, "fountain", kit.flip * 0.8, 11.0)
    for x, z in ((-5.6, 9.5), (5.6, 14.0), (-5.4, 17.5)):
        tree(kit.at(x * kit.flip, z), 4.4, air.leaves, bare=air.bare)
    for name, x, z in (("round_table", 4.8, 8.0), ("round_table", 5.8, 10.6), ("bench", -3.2, 13.5), ("plant_bed", -5.2, 7.0), ("plant_bed", 2.8, 17.0), ("plant", 3.0, 6.2)):
        _put(kit, name, x * kit.flip, z)
    _lamps(kit, 3.4, air, (8.0, 16.0))


YARDS: dict[str, Yard] = {
    "market square": Yard(market, "medieval", "cobbles"),
    "old street": Yard(street, "medieval", "cobbles", wet=0.1),
    "old alley": Yard(alley, "stone", "flags", horizon=0.54, wet=0.12),
    "castle courtyard": Yard(courtyard, "village", "dirt", high=2.1),
    "battlements": Yard(ramparts, "village", "grass", high=2.0, horizon=0.50),
    "quay": Yard(quay, "stone", "cobbles", high=2.2, wet=0.6),
    "farm yard": Yard(farm, "village", "farm ground", high=2.0),
    "suburb": Yard(suburb, "suburban", "grass", high=1.8, horizon=0.55),
    "rooftops": Yard(rooftops, "medieval", "cobbles", high=11.0, horizon=0.40),
    "arena": Yard(arena, "mediterranean", "sand", high=2.4, horizon=0.56),
    "temple street": Yard(eastern, "japanese", "flags", wet=0.15),
    "desert bazaar": Yard(bazaar, "desert", "sand"),
    "western town": Yard(western, "western", "dry ground", high=1.8),
    "plaza": Yard(plaza, "mediterranean", "flags"),
}


def ground_of(p: Place, stuff: str) -> None:
    """The ground of a place."""
    p.box((-300, 300), (-0.5, 0.0), (-300, 2), stuff)
