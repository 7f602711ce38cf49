"""Shields, helmets, and bombs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, arc, prop
from layer_server.generators.mesh.shape import Shape


@prop(
    "shield, buckler, kite shield, round shield, heater shield, tower shield",
    0.9,
    kind="armour",
    main="wood",
    accent="iron",
    boss="gold",
)
def shield(kit: Kit) -> None:
    """A curved board with a rim and a boss: round, or pointed below."""
    is_round = kit.says("round", "buckler", "viking") or (
        not kit.says("kite", "heater", "tower", "knight") and kit.chance(0.45)
    )
    if is_round:
        outline = np.array(arc(0.8, 0, 360, kit.sides(40, 12) + 1)[:-1])
    else:
        side = [(0.7, 0.75), (0.72, 0.4), (0.68, 0.05), (0.56, -0.32), (0.34, -0.68), (0.0, -1.02)]
        outline = np.array(
            [(0.0, 0.86), (0.36, 0.8), *side, *[(-x, y) for x, y in reversed(side[:-1])], (-0.36, 0.8)]
        )
        if kit.says("tower"):
            outline = np.array(
                [
                    (-0.6, -1),
                    (0.6, -1),
                    (0.64, 0),
                    (0.6, 0.95),
                    (0.3, 1.05),
                    (0, 1.08),
                    (-0.3, 1.05),
                    (-0.6, 0.95),
                    (-0.64, 0),
                ]
            )

    def curved(shape: Shape) -> Shape:
        p = shape.positions.copy()
        p[:, 2] += 0.2 * (1 - (p[:, 0] / 0.8) ** 2 - 0.25 * (p[:, 1] / 0.9) ** 2)
        return shape.bent(p)

    planks = 5
    low, high = outline.min(0), outline.max(0)
    for k in range(planks):
        x0 = low[0] + (high[0] - low[0]) * k / planks + 0.006
        x1 = low[0] + (high[0] - low[0]) * (k + 1) / planks - 0.006
        part = _clipped(_clipped(outline, x0, 1), x1, -1)
        if len(part) > 2:
            kit.add(curved(prism(_dense(part, 0.16), 0.07, kit.bevel(0.012))), "main", "board")
    rim = [
        (x * 1.01, y * 1.01, 0.2 * (1 - (x / 0.8) ** 2 - 0.25 * (y / 0.9) ** 2))
        for x, y in _dense(outline, 0.14)
    ]
    kit.add(sweep(rim, rectangle(0.1, 0.13, kit.bevel(0.022)), is_loop=True, up=(0, 0, 1)), "accent", "rim")
    centre = 0.0 if is_round else 0.12
    kit.add(
        lathe(
            [
                (0.0, 0.2),
                *[(0.2 * sin(a), 0.2 * cos(a)) for a in np.linspace(0.2, 1.57, 7)],
                (0.26, 0.0),
                (0.26, -0.03),
                (0, -0.03),
            ][::-1],
            kit.sides(28),
        )
        .turned("x", 90)
        .at(0, centre, 0.22),
        "boss",
        "boss",
    )
    if kit.is_fine:
        for a in range(0, 360, 45):
            x, y = 0.78 * cos(a * pi / 180), 0.78 * sin(a * pi / 180)
            if is_round:
                z = 0.2 * (1 - (x / 0.8) ** 2 - 0.25 * (y / 0.9) ** 2)
                kit.add(sphere(0.035, 10, 5).at(x * 1.01, y * 1.01, z + 0.06), "boss", "rim")
    if not is_round:
        strips = [
            [(-0.06, -0.84), (0.06, -0.84), (0.06, 0.8), (-0.06, 0.8)],
            [(-0.66, 0.06), (0.66, 0.06), (0.66, 0.18), (-0.66, 0.18)],
        ]
        for strip in strips:
            shape = prism(_dense(np.array(strip), 0.12), 0.05, 0.0)
            p = shape.positions.copy()
            p[:, 2] += 0.2 * (1 - (p[:, 0] / 0.8) ** 2 - 0.25 * (p[:, 1] / 0.9) ** 2) + 0.05
            kit.add(shape.bent(p), "accent", "bands")


def _clipped(outline: np.ndarray, at: float, side: int) -> np.ndarray:
    """What of a convex outline lies right (1) or left (-1) of a vertical line."""
    found = []
    for index, (x, y) in enumerate(outline):
        nx, ny = outline[(index + 1) % len(outline)]
        if (x - at) * side >= 0:
            found.append((x, y))
        if (x - at) * (nx - at) < 0:
            found.append((at, y + (ny - y) * (at - x) / (nx - x)))
    return np.array(found)


def _dense(outline: np.ndarray, longest: float) -> np.ndarray:
    """The outline with no side longer than so much."""
    found = []
    for index, point in enumerate(outline):
        nxt = outline[(index + 1) % len(outline)]
        count = max(1, int(np.ceil(np.linalg.norm(nxt - point) / longest)))
        found += [point + (nxt - point) * k / count for k in range(count)]
    return np.array(found)


@prop(
    "helmet, knight helmet, viking helmet, helm",
    0.35,
    kind="armour",
    main="steel",
    accent="gold",
    horn="bone",
)
def helmet(kit: Kit) -> None:
    """A steel cap with a nose guard, a visor or horns."""
    outer = [(0.5 * sin(a), 0.55 + 0.5 * cos(a)) for a in np.linspace(pi / 2, 0, 10)]
    outer[-1] = (0.0, outer[-1][1])
    wall = [
        (0.5, 0.0),
        *outer,
        (0.0, 1.0),
        *[(r * 0.92, 0.55 + (y - 0.55) * 0.92) for r, y in reversed(outer[:-1])],
        (0.46, 0.0),
    ]
    kit.add(lathe(wall, kit.sides(32), is_loop=False), "main", "cap")
    kit.add(torus(0.505, 0.035, kit.sides(32), 8).at(0, 0.52, 0), "accent", "rim")
    kit.add(torus(0.5, 0.035, kit.sides(32), 8).at(0, 0.03, 0), "accent", "rim")
    path = [(0, 0.55 + 0.51 * sin(a), 0.51 * cos(a)) for a in np.linspace(-0.05, pi + 0.05, 14)]
    kit.add(sweep(path, rectangle(0.05, 0.1, 0.012), up=(1, 0, 0)), "accent", "crest")
    for side in (-1.0, 1.0):
        kit.add(box(0.17, 0.06, 0.05, 0.01).at(0, 0.36, 0.475).turned("y", side * 24), "dark", "visor")
    kit.add(box(0.09, 0.5, 0.07, 0.02).at(0, 0.08, 0.5), "accent", "nose")
    if kit.says("viking", "horned", "horns") or (not kit.says("knight") and kit.chance(0.4)):
        for side in (-1.0, 1.0):
            horn = [
                (side * (0.44 + 0.4 * sin(f * 1.7)), 0.62 + 0.55 * f * f + 0.06 * f, 0.0)
                for f in np.linspace(0, 1, 10)
            ]
            kit.add(tube(horn, np.linspace(0.12, 0.012, 10).tolist(), kit.sides(14)), "horn", "horns")


@prop(
    "bomb, round bomb",
    0.35,
    kind="weapon",
    main="dark metal",
    accent="iron",
    fuse="rope",
    spark="flame",
)
def bomb(kit: Kit) -> None:
    """A round one with a burning fuse."""
    kit.add(sphere(0.5, kit.sides(36)).at(0, 0.5, 0), "main", "body")
    kit.add(cylinder(0.16, 0.16, kit.sides(20), 0.02).at(0, 0.92, 0), "accent", "cap")
    path = [(0.16 * sin(f * 2.2), 1.05 + 0.36 * f, 0.05 * f) for f in np.linspace(0, 1, 9)]
    kit.add(tube(path, 0.032, 8), "fuse", "fuse")
    x, y, z = path[-1]
    spark = lathe([(0, -0.05), (0.06, 0.02), (0.045, 0.09), (0, 0.2)], 10)
    for tilt in (0, 40, -40, 80):
        kit.add(spark.scaled(0.9).turned("z", tilt).at(x, y, z), "spark", "spark")
