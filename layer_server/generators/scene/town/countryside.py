"""Harbours and farms."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import Kit
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
