"""Squares and streets."""

from __future__ import annotations

from layer_server.generators.scene.rooms.kit import PIECES, Kit
from layer_server.generators.scene.town.houses import (
    Plot,
    Style,
    fence,
    house,
    street_lamp,
    tower,
    tree,
)
from layer_server.generators.scene.town.layout import (
    Air,
    across,
    church,
    clutter,
    lamps,
    put,
    row,
)


def market(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        row(kit, style, air, side, at=9.0, near=6, far=24)
    across(kit, style, air, 24, 12)
    church(kit, kit.flip * 6, 34, air)
    put(kit, "fountain" if kit.rng.random() < 0.6 else "well", kit.flip * 0.8, 11.5)
    for side in (-1, 1):
        for z in (6.2, 9.6, 13.2, 17.0):
            put(
                kit,
                "stall",
                side * float(kit.rng.uniform(4.2, 5.4)),
                z + float(kit.rng.uniform(-0.4, 0.4)),
                "left" if side < 0 else "right",
            )
    for x, z in ((-2.2, 18), (2.6, 19)):
        put(kit, "stall", x, z)
    for name, x, z in (("barrels", -2.9, 5.6), ("sacks", 3.2, 5.0), ("crates", 2.7, 8.6)):
        put(kit, name, x * kit.flip, z)
    lamps(kit, 3.0, air, (8.0, 15.0))


def street(kit: Kit, style: Style, air: Air) -> None:
    half = float(kit.rng.uniform(3.4, 4.2))
    for side in (-1, 1):
        row(kit, style, air, side, at=half, near=2.5, far=48)
    church(kit, kit.flip * 2.0, 58, air)
    clutter(kit, half)
    lamps(kit, half - 0.9, air, (6.5, 12.5, 19.0, 27.0))


def alley(kit: Kit, style: Style, air: Air) -> None:
    half = 1.9
    for side in (-1, 1):
        row(kit, style, air, side, at=half, near=1.5, far=30, floors=(3, 4))
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
            q.box(
                (u - 0.25, u + 0.25),
                (y - float(kit.rng.uniform(0.6, 0.95)), y),
                (-0.02, 0.02),
                f"cloth:{ink}",
                1.1,
            )
    for k, z in enumerate((4.6, 8.5, 13.0, 19.0)):
        side = 1 if k % 2 else -1
        q = kit.at(side * half, z, "right" if side > 0 else "left")
        q.box((-0.04, 0.04), (2.9, 2.96), (0, 0.6), "iron")
        q.block(0, (2.5, 2.85), 0.5, (0.11, 0.11), "glow:#ffc060" if air.lit else "pane")
        if air.lit:
            q.lamp(0, 2.4, 0.5, (1.0, 0.68, 0.34), 1.9)
    for name, x, z in (
        ("barrels", -1.2, 4.4),
        ("crates", 1.2, 6.6),
        ("plant", -1.4, 7.6),
        ("sacks", 1.3, 11.0),
        ("plant", 1.45, 3.8),
    ):
        put(kit, name, x * kit.flip, z)
    for k in range(5):
        kit.at(0, 22 + 0.6 * k, fixed=True).box((-half, half), (0, 0.25 * (k + 1)), (-0.6, 0), "stone", 1.05)


def plaza(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        row(kit, style, air, side, at=8.6, near=5, far=26, floors=(2, 4))
    across(kit, style, air, 26, 12)
    church(kit, -kit.flip * 5, 37, air)
    put(kit, "fountain", kit.flip * 0.8, 11.0)
    for x, z in ((-5.6, 9.5), (5.6, 14.0), (-5.4, 17.5)):
        tree(kit.at(x * kit.flip, z), 4.4, air.leaves, bare=air.bare)
    for name, x, z in (
        ("round_table", 4.8, 8.0),
        ("round_table", 5.8, 10.6),
        ("bench", -3.2, 13.5),
        ("plant_bed", -5.2, 7.0),
        ("plant_bed", 2.8, 17.0),
        ("plant", 3.0, 6.2),
    ):
        put(kit, name, x * kit.flip, z)
    lamps(kit, 3.4, air, (8.0, 16.0))


def suburb(kit: Kit, style: Style, air: Air) -> None:
    road = kit.at(0, 0, fixed=True)
    road.box((-3.2, 3.2), (-0.02, 0.02), (-300, 2), "asphalt")
    for k in range(20):
        road.box((-0.07, 0.07), (0.02, 0.03), (-4.0 - 5 * k, -2.0 - 5 * k), "paint:#e8e0c0")
    for side in (-1, 1):
        lo, hi = sorted((side * 3.4, side * 5.0))
        road.box((lo, hi), (0, 0.14), (-300, 2), "concrete")
        row(kit, style, air, side, at=9.0, near=6.0, far=64, floors=(1, 3), gap=4.0, trade=False)
        for k in range(6):
            tree(
                kit.at(side * 6.1, 8.5 + 8.0 * k + 2 * side, fixed=True),
                float(kit.rng.uniform(4.2, 5.6)),
                air.leaves,
                bare=air.bare,
            )
        for k in range(3):
            kit.at(side * 5.6, 5.0 + 11 * k).block(0, (0, 1.1), 0, (0.05, 0.05), "paint:#e8e4d8")
            kit.at(side * 5.6, 5.0 + 11 * k).block(0, (1.0, 1.25), 0, (0.12, 0.2), "paint:#3a5a8a")
            fence(kit.at(side * 7.2, 8.0 + 13 * k, "right" if side > 0 else "left"), 2.6, "paint:#f0ece4")
        street_lamp(kit.at(side * 4.6, 14), lit=air.lit)
    PIECES["car"].make(kit.at(kit.flip * 2.1, 13.6))
    kit.inks["accent"] = "#3a6a94"
    PIECES["car"].make(kit.at(-kit.flip * 2.2, 26.0))


def rooftops(kit: Kit, style: Style, air: Air) -> None:
    for z in (15.0, 24.0, 34.0, 46.0, 60.0, 78.0):
        x = -z * 1.1
        while x < z * 1.1:
            half, deep = float(kit.rng.uniform(2.2, 4.0)), float(kit.rng.uniform(5, 7))
            plot = Plot(half, deep, int(kit.rng.integers(1, 4)), near=z < 30)
            house(
                kit.at(x, z + float(kit.rng.uniform(0, 2.0)), fixed=True),
                plot,
                style,
                lit=air.lit,
                snowy=air.snowy,
            )
            x += 2 * half + float(kit.rng.uniform(0, 1.0))
    church(kit, kit.flip * 9, 52, air)
    tower(
        kit.at(-kit.flip * 16, 66, fixed=True),
        2.6,
        20,
        "stone",
        "roof:#4a5a74",
        lit=air.lit,
        banner="cloth:accent",
    )
    near = kit.at(-kit.flip * 4.2, 6.5, fixed=True)
    near.block(0, (8, 12.4), 0, (0.7, 0.7), "soot brick")
    near.block(0, (12.3, 12.6), 0, (0.85, 0.85), "stone")
    for u in (-0.35, 0.35):
        near.post(u, 0, (12.6, 13.3), 0.2, "paint:#a85a34")
