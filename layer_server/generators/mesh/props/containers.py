"""Chests, barrels, crates, potions, pots."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    loft,
    rectangle,
    sphere,
    sweep,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.shape import Shape


def _board(width: float, thickness: float, length: float, bevel: float) -> Shape:
    """A plank along Y with its grain, lying from the origin up."""
    return box(width, length, thickness, bevel)


@prop(
    "chest, treasure chest, coffer, strongbox, loot box, lootbox, trunk",
    1.0,
    kind="container",
    main="wood",
    accent="iron",
    lock="gold",
)
def chest(kit: Kit) -> None:
    """Planks under an arched lid, banded with metal."""
    w, h, d = 1.5, 0.62 + kit.between(-0.08, 0.12), 0.95
    bevel = kit.bevel(0.022)
    rows = kit.whole(3, 4)
    for k in range(rows):
        plank = _board(h / rows - 0.012, d, w, bevel).turned("z", 90)
        kit.add(plank.at(w / 2, (k + 0.5) * h / rows, 0), "main", "body")
    lid: list[tuple[Shape, str]] = []
    radius, count = d / 2, 7
    for k in range(count):
        a0, a1 = pi * k / count + 0.012, pi * (k + 1) / count - 0.012
        middle = (a0 + a1) / 2
        section = [
            (cos(a) * r, sin(a) * r * 0.82)
            for a, r in (
                (a0, radius - 0.1),
                (a0, radius - 0.014),
                (middle, radius),
                (a1, radius - 0.014),
                (a1, radius - 0.1),
            )
        ]
        rings = [[(x, y, z) for z, y in section] for x in (-w / 2, w / 2)]
        lid.append((loft(np.array(rings)), "main"))
    steps = 8 if kit.is_fine else 5
    half = [
        (cos(a) * (radius - 0.04), sin(a) * (radius - 0.04) * 0.82) for a in np.linspace(0, pi, steps * 2)
    ]
    for side in (-1, 1):
        rings = [[(side * (w / 2 - 0.03) + q, y, z) for z, y in half] for q in (-0.02, 0.02)]
        lid.append((loft(np.array(rings)), "main"))
    for x in (-w / 2 + 0.1, w / 2 - 0.1, 0.0):
        band = 0.15 if x else 0.19
        for z in (1, -1):
            kit.add(
                box(band, h + 0.02, 0.03, kit.bevel(0.008)).at(x, 0, z * (d / 2 + 0.012)), "accent", "body"
            )
        path = [(x, sin(a) * radius * 0.83, cos(a) * radius) for a in np.linspace(0, pi, steps + 2)]
        lid.append((sweep(path, rectangle(0.05, band, kit.bevel(0.008)), up=(1, 0, 0)), "accent"))
        if kit.is_fine:
            for y in (0.1, h - 0.12):
                kit.add(sphere(0.032, 8, 4).at(x, y, d / 2 + 0.026), "lock", "body")
    for level in (0.0, h - 0.07):
        kit.add(box(w + 0.05, 0.075, d + 0.05, kit.bevel(0.014)).at(0, level, 0), "accent", "body")
    plate = box(0.26, 0.3, 0.05, kit.bevel(0.02)).at(0, -0.17, d / 2 + 0.05)
    hole = cylinder(0.05, 0.03, kit.sides(12)).turned("x", 90).at(0, 0.01, d / 2 + 0.065)
    slot = box(0.03, 0.1, 0.03, 0).at(0, -0.1, d / 2 + 0.068)
    lid += [(plate, "lock"), (hole, "dark"), (slot, "dark")]
    opening = kit.between(95, 112) if kit.says("open", "opened", "unlocked") else 0.0
    for shape, finish in lid:
        kit.add(shape.at(0, 0.02, d / 2).turned("x", -opening).at(0, h, -d / 2), finish, "lid")
    if opening:
        kit.add(
            dome(0.62, 0.2, kit.sides(18), 4).scaled(1.05, 1, 0.66).at(0, h - 0.06, 0).solid(), "gold", "loot"
        )
        for _ in range(26 if kit.is_fine else 8):
            coin = cylinder(0.07, 0.018, kit.sides(10))
            x, z = kit.between(-0.55, 0.55), kit.between(-0.3, 0.3)
            y = h - 0.05 + 0.2 * max(0.0, 1 - (x / 0.65) ** 2 - (z / 0.41) ** 2) ** 0.5
            kit.add(
                coin.turned("x", kit.between(-50, 50)).turned("y", kit.between(0, 360)).at(x, y, z),
                "gold",
                "loot",
            )
