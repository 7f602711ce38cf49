"""Harbours and farms."""

from __future__ import annotations

import math
from itertools import pairwise

from layer_server.generators.scene.rooms.kit import Kit, Place
from layer_server.generators.scene.town.houses import (
    STYLES,
    Plot,
    Style,
    fence,
    house,
    street_lamp,
    tree,
)
from layer_server.generators.scene.town.layout import (
    Air,
    across,
    put,
    row,
)


def quay(kit: Kit, style: Style, air: Air) -> None:
    side = kit.flip
    row(kit, style, air, int(side), at=5.5, near=4, far=44, floors=(2, 4))
    across(kit, style, air, 46, 40, floors=(2, 3))
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
    for name, x, z in (
        ("barrels", 1.4, 5.0),
        ("crates", 2.4, 6.4),
        ("sacks", 1.2, 8.6),
        ("barrels", 3.6, 11),
        ("crates", 1.6, 14),
    ):
        put(kit, name, side * x, z)
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
        p.face(
            [(0, 8.4), (0, 8.1), (s * 3.2, 6.6), (s * 3.3, 7.0)],
            (-0.2, 9.4),
            roof,
        )
        p.face([(s * 3.1, 6.6), (s * 5.5, 3.9), (s * 5.7, 4.2), (s * 3.3, 7.0)], (-0.2, 9.4), roof)
    p.face([(-5, 4.4), (5, 4.4), (3.2, 6.7), (0, 8.1), (-3.2, 6.7)], (0.1, 9.0), "paint:#8f2f26")
    for u in (-1.6, 1.6):
        p.box((u - 1.5, u + 1.5), (0, 3.4), (9.0, 9.08), "paint:#9c382c")
        p.box((u - 1.5, u + 1.5), (3.3, 3.45), (9.08, 9.14), "paint:#f0ece0")
        p.box((u - 1.5, u + 1.5), (0.0, 0.15), (9.08, 9.14), "paint:#f0ece0")
        for e in (-1.45, 1.45):
            p.box((u + e - 0.07, u + e + 0.07), (0, 3.4), (9.08, 9.14), "paint:#f0ece0")
        p.face(
            [(u - 1.4, 0.1), (u - 1.25, 0.1), (u + 1.4, 3.3), (u + 1.25, 3.3)], (9.08, 9.13), "paint:#f0ece0"
        )
    p.box((-0.7, 0.7), (4.9, 6.1), (9.0, 9.1), "paint:#f0ece0")
    p.box((-0.58, 0.58), (5.0, 6.0), (9.05, 9.12), "gloss:#241410")
    silo = kit.at(-side * 13.5, 28, fixed=True)
    silo.post(0, 0, (0, 9.5), 1.9, "paint:#c8ccc8")
    silo.ball(0, 9.4, 0, 1.9, "steel")
    for y in (2, 4, 6, 8):
        silo.post(0, 0, (y, y + 0.12), 1.94, "iron")
    house(
        kit.at(side * 9.0, 26, fixed=True),
        Plot(3.6, 5.0, 2),
        STYLES["suburban"] if style is STYLES["village"] else style,
        lit=air.lit,
        snowy=air.snowy,
    )
    for x, z, half in ((-side * 10, 13.0, 3.5), (side * 9, 15.0, 4.0)):
        fence(kit.at(x, z), half)
    for k in range(3):
        fence(kit.at(side * 5.0, 9.0 + 3.6 * k, "left" if side < 0 else "right"), 1.7)
    for name, x, z in (
        ("hay", -3.4, 9.5),
        ("hay", -5.0, 11.5),
        ("well", 2.2, 13.5),
        ("barrels", -2.0, 14.5),
        ("bucket", 1.0, 9.0),
        ("crates", 3.6, 8.2),
        ("sacks", 3.0, 6.2),
    ):
        put(kit, name, x * side, z)
    for x, z, tall in ((13, 24, 7.5), (-18, 33, 8), (4, 40, 8.5), (16, 36, 9), (-2, 46, 8), (9, 50, 8)):
        tree(kit.at(x * side, z, fixed=True), tall, air.leaves, bare=air.bare)


def deck(kit: Kit, style: Style, air: Air) -> None:
    """The deck of a sailing ship, its bow over the sea."""
    del style
    kit.solids.clear()
    p = kit.at(0, 0, fixed=True)
    p.box((-900, 900), (-4.2, -4.0), (-900, 4), "open sea")
    p.plan(
        [(-3.6, 2), (3.6, 2), (3.6, -11), (2.6, -15.5), (0, -19), (-2.6, -15.5), (-3.6, -11)],
        (-0.5, 0.0),
        "boards",
        1.1,
    )
    _railing(p)
    for z, tall in ((7.5, 13.0), (14.0, 11.0)):
        _mast(kit.at(0, z, fixed=True), tall)
    flag = kit.at(0, 7.5, fixed=True)
    flag.face([(0.1, 13.0), (2.2, 12.5), (2.1, 11.4), (0.1, 11.8)], (-0.02, 0.02), "gloss:#14161a")
    bow = kit.at(0, 18.5, fixed=True)
    bow.slab([(0, 0.2), (0, 0.6), (-6.0, 3.2), (-6.0, 3.0)], (-0.14, 0.14), "oak", 1.2)
    side = kit.flip
    _wheel_and_guns(kit, side)
    for name, x, z in (
        ("barrels", 2.2, 4.4),
        ("crates", 1.6, 7.2),
        ("chest", -1.2, 8.6),
        ("barrels", -1.8, 11.5),
    ):
        put(kit, name, x * side, z)
    if air.lit:
        for z in (5.0, 11.0):
            for turned in (-1, 1):
                lamp = kit.at(turned * 3.4, z)
                lamp.block(0, (0.95, 1.25), 0, (0.1, 0.1), "glow:#ffc060")
                lamp.lamp(0, 1.3, 0.3, (1.0, 0.68, 0.34), 1.9)


def _railing(p: Place) -> None:
    """The sides of a ship from stern to bow."""
    rim = [(3.6, 2.0), (3.6, -11.0), (2.6, -15.5), (0.0, -19.0)]
    for side in (-1, 1):
        for (u0, d0), (u1, d1) in pairwise(rim):
            inner = [
                (side * u0, d0),
                (side * u1, d1),
                (side * (u1 - 0.22), d1 + 0.1),
                (side * (u0 - 0.22), d0 + 0.1),
            ]
            p.plan(inner, (0.0, 0.75), "oak", 1.2)
            p.plan(
                [
                    (side * (u0 + 0.08), d0),
                    (side * (u1 + 0.08), d1),
                    (side * (u1 - 0.32), d1 + 0.1),
                    (side * (u0 - 0.32), d0 + 0.1),
                ],
                (0.75, 0.88),
                "oak",
                1.6,
            )
        for k in range(7):
            p.block(side * 3.5, (0, 1.15), -1.0 - 1.6 * k, (0.08, 0.08), "oak", 1.3)


def _mast(mast: Place, tall: float) -> None:
    """A mast with its yards, a sail and shrouds."""
    mast.post(0, 0, (0, tall), 0.24, "oak", tip=0.14, tone=1.3)
    mast.post(0, 0, (0, 0.5), 0.34, "iron")
    for y, half in ((3.4, 3.9), (tall * 0.72, 3.0)):
        mast.bar((-half, half), y, 0.28, 0.1, "oak", 1.2)
    top, foot, ink = tall * 0.72 - 0.1, 3.6, "cloth:#e4dac0"
    for k in range(6):
        u0, u1 = -3.0 + k, -2.0 + k
        bulge = 0.55 * math.cos((k - 2.5) * 0.5)
        mast.face(
            [(u0, top), (u1, top), (u1 * 1.12, foot), (u0 * 1.12, foot)],
            (-bulge, -bulge + 0.06),
            ink,
            0.95 + 0.1 * (k % 2),
        )
    for side in (-1, 1):
        for j in range(3):
            mast.face(
                [
                    (side * 0.15, tall * 0.8),
                    (side * 0.2, tall * 0.8),
                    (side * (3.3 + 0.12 * j), 0.8),
                    (side * (3.25 + 0.12 * j), 0.8),
                ],
                (0.3 * j, 0.3 * j + 0.03),
                "beam",
            )


def _wheel_and_guns(kit: Kit, side: float) -> None:
    """The wheel near the eye, and guns along both sides."""
    wheel = kit.at(-side * 1.3, 4.2)
    wheel.face([(-0.15, 0), (0.15, 0), (0.1, 1.05), (-0.1, 1.05)], (-0.2, 0.0), "oak", 1.2)
    for k in range(8):
        a, b = k * math.pi / 4, (k + 1) * math.pi / 4
        wheel.face(
            [
                (q * math.cos(t), 1.1 + q * math.sin(t))
                for q, t in ((0.48, a), (0.56, a), (0.56, b), (0.48, b))
            ],
            (0.0, 0.08),
            "oak",
            1.5,
        )
        wheel.face(
            [
                (0.03 * math.cos(a + 1.57), 1.1 + 0.03 * math.sin(a + 1.57)),
                (-0.03 * math.cos(a + 1.57), 1.1 - 0.03 * math.sin(a + 1.57)),
                (0.72 * math.cos(a), 1.1 + 0.72 * math.sin(a)),
            ],
            (0.0, 0.06),
            "oak",
            1.4,
        )
    for k in range(3):
        for turned in (-1, 1):
            gun = kit.at(turned * 2.6, 5.2 + 3.4 * k, "left" if turned > 0 else "right")
            gun.rod((-0.2, 1.1), 0.55, 0, 0.17, "iron", 1.3)
            gun.box((-0.3, 0.3), (0.12, 0.42), (-0.3, 0.7), "oak", 1.1)
            for u in (-0.3, 0.3):
                for d in (-0.15, 0.5):
                    gun.bar((u - 0.06, u + 0.06), 0.14, d, 0.14, "oak", 1.3)
