"""Castles and arenas from within."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Kit
from layer_server.generators.scene.town.houses import (
    STYLES,
    Plot,
    Style,
    house,
    tower,
    wall,
)
from layer_server.generators.scene.town.layout import (
    Air,
    put,
    sink,
)


def courtyard(kit: Kit, style: Style, air: Air) -> None:
    stone = "stone"
    for side in (-1, 1):
        wall(kit.at(side * 10.2, 14, "right" if side > 0 else "left", fixed=True), 14, 6.0, stone)
        tower(
            kit.at(side * 9.0, 26, fixed=True),
            2.3,
            10.5,
            stone,
            "roof:#4a5a74",
            lit=air.lit,
            banner="cloth:accent",
        )
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
    gate.face(
        [(1.6 * math.cos(a), 3.2 + 1.6 * math.sin(a)) for a in (k * math.pi / 8 for k in range(9))],
        (1.2, 1.33),
        "oak",
    )
    for u in (-1.1, -0.5, 0.1, 0.7):
        gate.box((u, u + 0.08), (0, 4.5), (1.35, 1.4), "iron")
    for side in (-1, 1):
        q = kit.at(side * 9.0, 13, "right" if side > 0 else "left")
        for u in (-4.5, 0.0, 4.5):
            q.box((u - 0.6, u + 0.6), (2.2, 5.0), (0.02, 0.1), "cloth:accent", 1.15)
            q.face([(u - 0.6, 2.2), (u + 0.6, 2.2), (u, 1.6)], (0.02, 0.1), "cloth:accent", 1.15)
            q.face([(u - 0.25, 3.7), (u, 4.1), (u + 0.25, 3.7), (u, 3.3)], (0.1, 0.12), "gold")
    shed = Plot(2.6, 3.4, 1)
    house(
        kit.at(-8.9 * kit.flip, 19, "left" if kit.flip > 0 else "right", fixed=True),
        shed,
        style,
        lit=air.lit,
        snowy=air.snowy,
    )
    put(kit, "well", kit.flip * 1.4, 12.0)
    for name, x, z in (
        ("dummy", -4.2, 10.0),
        ("dummy", -5.6, 12.5),
        ("weapon_rack", -6.2, 8.8),
        ("barrels", 5.6, 7.6),
        ("crates", 6.6, 9.0),
        ("hay", 6.2, 14.5),
        ("barrels", -3.4, 20),
    ):
        put(kit, name, x * kit.flip, z)
    if air.lit:
        for side in (-1, 1):
            put(kit, "brazier", side * 3.2, 14.0)


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
        tower(
            kit.at(kit.flip * 3.8, z, fixed=True),
            2.7,
            5.0 + z * 0.04,
            stone,
            "roof:#4a5a74",
            lit=air.lit,
            banner="cloth:accent",
        )
    tower(
        kit.at(-kit.flip * 3.4, 58, fixed=True),
        3.2,
        8.0,
        stone,
        "roof:#4a5a74",
        lit=air.lit,
        banner="cloth:accent",
    )
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
            sink(kit, sunk, 9.0)
    for z in (5.5, 13.0):
        q = kit.at(kit.flip * 2.6, z, "right" if kit.flip > 0 else "left")
        q.post(0, 0.3, (0, 3.4), 0.05, "oak")
        q.box((0.03, 1.3), (2.3, 3.3), (0.28, 0.32), "cloth:accent", 1.2)
    for name, x, z in (("barrels", -1.9, 5.0), ("weapon_rack", 2.0, 9.5), ("crates", -1.8, 10.5)):
        put(kit, name, x * kit.flip, z)
    if air.lit:
        for z in (6.5, 15.0):
            put(kit, "brazier", -1.9 * kit.flip, z)


def arena(kit: Kit, style: Style, air: Air) -> None:
    stone = "pale stone" if style is not STYLES["stone"] else "stone"
    centre, sides = 12.5, 20
    _seats(kit, centre, sides, stone)
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
        put(kit, "brazier", x, 11.0)
        if air.lit:
            put(kit, "brazier", x * 1.6, 17.0)
    for name, x, z in (("rubble", -3.0, 8.0), ("rubble", 4.0, 14.0), ("weapon_rack", -6.5, 15.0)):
        put(kit, name, x * kit.flip, z)


def _seats(kit: Kit, centre: float, sides: int, stone: str) -> None:
    """Rows of seats around the sand, and a colonnade over them."""
    rows, inner, foot = 9, 12.0, 2.4
    for row in range(rows):
        low, edge = foot + 0.8 * row, inner + 1.25 * row
        for k in range(sides):
            a, b = 2 * math.pi * k / sides, 2 * math.pi * (k + 1) / sides
            if math.sin((a + b) / 2) < -0.25:
                continue
            _ring(
                kit,
                centre,
                (edge, edge + 2.0),
                (a, b),
                (0.0 if row == 0 else low - 1.0, low),
                stone,
                1.18 if row % 2 else 0.86,
            )
            if k % 3 == 0:
                _ring(
                    kit, centre, (edge - 0.35, edge + 0.6), (a, a + 0.07), (low - 0.8, low + 0.02), stone, 1.3
                )
    outer, crown = inner + 1.25 * rows + 0.6, foot + 0.8 * rows
    for k in range(sides * 2):
        a = math.pi * (k + 0.5) / sides
        if math.sin(a) < -0.2:
            continue
        x, z = outer * math.cos(a), centre + outer * math.sin(a)
        p = kit.at(x, z, fixed=True)
        p.post(0, 0, (crown - 0.5, crown + 3.4), 0.42, stone, tip=0.38)
        _ring(
            kit,
            centre,
            (outer - 0.6, outer + 0.6),
            (a - math.pi / sides / 2, a + math.pi / sides / 2),
            (crown + 3.4, crown + 4.3),
            stone,
            1.1,
        )
        if k % 5 == 2:
            p.post(0, 0, (crown + 4.3, crown + 8.0), 0.06, "iron")
            p.face(
                [(0.05, crown + 7.9), (2.0, crown + 7.4), (0.05, crown + 6.5)],
                (-0.02, 0.02),
                "cloth:accent",
                1.2,
            )


def _ring(  # noqa: PLR0917  reads as one line
    kit: Kit,
    centre: float,
    radii: tuple[float, float],
    angles: tuple[float, float],
    y: tuple[float, float],
    stuff: str,
    tone: float,
) -> None:
    """A piece of a ring around a place on the floor."""
    corners = ((radii[0], angles[0]), (radii[1], angles[0]), (radii[1], angles[1]), (radii[0], angles[1]))
    outline = [(q * math.cos(t), -(centre + q * math.sin(t))) for q, t in corners]
    kit.at(0, 0, fixed=True).plan(outline, y, stuff, tone)
