"""Streets of the east, of the desert and of the west."""

from __future__ import annotations

import math

from layer_server.generators.scene.rooms.kit import Kit
from layer_server.generators.scene.town.houses import (
    Plot,
    Style,
    house,
    tree,
)
from layer_server.generators.scene.town.layout import (
    Air,
    put,
    row,
)


def eastern(kit: Kit, style: Style, air: Air) -> None:
    half = 3.6
    for side in (-1, 1):
        row(kit, style, air, side, at=half, near=2.5, far=44, floors=(1, 3))
        for z in (4.5, 7.5, 10.5, 13.5, 17.0, 21.0):
            p = kit.at(
                side * (half - 0.2), z + float(kit.rng.uniform(-0.5, 0.5)), "right" if side > 0 else "left"
            )
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
        tree(
            kit.at(x * kit.flip, z),
            4.6,
            "hedge:#f0a4c0" if air.leaves == "hedge" else air.leaves,
            bare=air.bare,
        )
    for name, x, z in (("barrels", -2.6, 5.6), ("crates", 2.7, 7.0), ("sacks", 2.6, 11.5)):
        put(kit, name, x * kit.flip, z)


def bazaar(kit: Kit, style: Style, air: Air) -> None:
    for side in (-1, 1):
        row(kit, style, air, side, at=5.6, near=3.5, far=40, floors=(1, 4), trade=False)
        for z in (6.0, 9.6, 13.5, 18.0):
            put(kit, "stall", side * 4.0, z, "left" if side < 0 else "right")
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
    for name, x, z in (
        ("sacks", -1.8, 5.4),
        ("barrels", 2.2, 6.0),
        ("crates", 1.6, 10.5),
        ("cushions", -1.4, 11.0),
    ):
        put(kit, name, x * kit.flip, z)


def _palm_tree(kit: Kit, x: float, z: float) -> None:
    p = kit.at(x, z)
    tall = float(kit.rng.uniform(4.0, 5.2))
    p.post(0, 0, (0, tall), 0.17, "bark wood", tip=0.11)
    for k in range(9):
        a = 2 * math.pi * k / 9
        c, s = math.cos(a), math.sin(a)
        p.plan(
            [
                (0.1 * s, -0.1 * c),
                (1.0 * c + 0.28 * s, 1.0 * s - 0.28 * c),
                (1.9 * c, 1.9 * s),
                (1.0 * c - 0.28 * s, 1.0 * s + 0.28 * c),
            ],
            (tall - 0.12 * (k % 3), tall + 0.08 - 0.12 * (k % 3)),
            "hedge",
            1.1,
        )


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
            place.box(
                (-half * 0.75, half * 0.75),
                (top + 0.15, top + 0.95),
                (5.04, 5.1),
                f"paint:{kit.rng.choice(['#8a2f24', '#2f4f5a', '#c8a050', '#3f5a38'])}",
            )
            place.box((-half * 0.6, half * 0.6), (top + 0.4, top + 0.7), (5.1, 5.12), "paint:#efe2c0")
            place.box((-half, half), (0, 0.25), (5, 6.9), "grey boards", 1.1)
            place.box((-half, half), (2.75, 2.9), (5, 7.0), "grey boards", 1.2)
            for k in range(4):
                place.block(-half + 0.1 + (2 * half - 0.2) * k / 3, (0.2, 2.8), 6.75, (0.07, 0.07), "pine")
            for u, y in ((-half * 0.55, 0.95), (half * 0.55, 0.95)):
                place.box(
                    (u - 0.5, u + 0.5), (y, y + 1.1), (5.03, 5.07), "glow:#ffc060" if air.lit else "pane"
                )
            place.box((-0.5, 0.5), (0.25, 2.2), (5.03, 5.08), "oak", 1.1)
            z += 2 * half + float(kit.rng.uniform(0.2, 1.6))
    t = kit.at(kit.flip * 3.5, 50, fixed=True)
    for u in (-1.6, 1.6):
        for d in (-1.6, 1.6):
            t.post(u, d, (0, 6.5), 0.16, "oak")
    t.post(0, 0, (6.5, 10), 2.3, "boards")
    t.post(0, 0, (10, 11.4), 2.6, "grey boards", tip=0.1)
    for name, x, z in (("barrels", -3.2, 6.0), ("crates", 3.2, 7.5), ("hay", -3.0, 12), ("barrels", 3.0, 13)):
        put(kit, name, x * kit.flip, z)
    for z in (9.0, 17.0):
        q = kit.at(-kit.flip * 3.3, z)
        for u in (-0.9, 0.9):
            q.block(u, (0, 1.0), 0, (0.07, 0.07), "oak")
        q.bar((-1.1, 1.1), 0.95, 0, 0.06, "oak", 1.2)
