"""Palms, stumps, logs, hay, walls, hedges, bamboo: what a landscape is dressed with."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.nature import boulder, cloud


@prop(
    "palm, palm tree, coconut tree, coconut palm",
    4.5,
    kind="nature",
    tint="leaf",
    main="bark",
    leaf="plant",
    nut="bark",
    sand="sand",
)
def palm(kit: Kit) -> None:
    """A leaning ringed trunk under arching fronds, with coconuts."""
    lean = kit.between(0.25, 0.6)
    path = [(lean * f**1.7, 2.3 * f, 0.05 * sin(f * 4)) for f in np.linspace(0, 1, 19)]
    sizes = [
        0.2 * (1 - 0.5 * f) + (0.02 if k % 2 else 0) + 0.1 * max(0.0, 0.1 - f) * 5
        for k, f in enumerate(np.linspace(0, 1, 19))
    ]
    kit.add(tube(path, sizes, kit.sides(14)), "main", "trunk")
    top = np.array(path[-1])
    count = kit.whole(9, 12)
    for k in range(count):
        turn, reach, drop = (
            2 * pi * k / count + kit.between(-0.2, 0.2),
            kit.between(1.0, 1.3),
            kit.between(0.5, 0.9),
        )
        rise = kit.between(0.3, 0.55)
        rings = []
        for f in np.linspace(0, 1, 11):
            along, y = reach * f, rise * sin(f * 2.2) - drop * f**2.4
            half = 0.26 * sin(pi * min(1.0, 0.12 + 0.9 * f)) ** 0.8 * (1 + 0.22 * (round(f * 10) % 2)) + 0.006
            rings.append(
                [
                    (-half, y - 0.5 * half, along),
                    (0, y + 0.03, along),
                    (half, y - 0.5 * half, along),
                    (0, y, along),
                ]
            )
        kit.add(loft(np.array(rings)).turned("y", float(np.degrees(turn))).at(*top), "leaf", "fronds")
    for k in range(5):
        a = 2 * pi * k / 5
        kit.add(
            sphere(0.11, 12).at(
                float(top[0]) + 0.16 * sin(a), float(top[1]) - 0.08, float(top[2]) + 0.16 * cos(a)
            ),
            "nut",
            "coconuts",
        )


@prop(
    "log, logs, tree log, stump, tree stump, firewood, wood pile, pile of wood, lumber, hay bale, hay, bale of hay, straw bale",
    0.9,
    kind="nature",
    main="bark",
    accent="pale wood",
    hay="thatch",
    rope="rope",
    moss="grass",
)
def log(kit: Kit) -> None:
    """A felled log, a stump with roots, a stack of them, or a bale."""
    if kit.says("hay", "bale", "straw"):
        if kit.chance(0.5):
            kit.add(
                cylinder(0.5, 0.75, kit.sides(36), 0.05).turned("x", 90).at(0, 0.5, -0.375), "hay", "bale"
            )
            for k in range(3):
                kit.add(torus(0.14 + 0.13 * k, 0.02, 30, 6).turned("x", 90).at(0, 0.5, 0.375), "hay", "bale")
            for z in (-0.2, 0.2):
                kit.add(torus(0.503, 0.014, kit.sides(36), 6).turned("x", 90).at(0, 0.5, z), "rope", "ropes")
            return
        kit.add(box(1.2, 0.6, 0.65, 0.06), "hay", "bale")
        for x in (-0.3, 0.3):
            kit.add(box(0.03, 0.62, 0.67, 0.008).at(x, -0.01, 0), "rope", "ropes")
        for _ in range(26 if kit.is_fine else 6):
            x, z = kit.between(-0.58, 0.58), kit.between(-0.3, 0.3)
            kit.add(
                tube(
                    [
                        (x, 0.56, z),
                        (
                            x + kit.between(-0.1, 0.1),
                            0.56 + kit.between(0.05, 0.14),
                            z + kit.between(-0.1, 0.1),
                        ),
                    ],
                    [0.012, 0.005],
                    5,
                ),
                "hay",
                "straw",
            )
        return

    def trunk(length: float, radius: float, place: tuple[float, float, float], turn: float) -> None:
        x, y, z = place
        body = cylinder(radius, length, kit.sides(18), 0.014).turned("x", 90).at(0, 0, -length / 2)
        kit.add(body.turned("y", turn).at(x, y + radius, z), "main", "logs")
        for side in (-1.0, 1.0):
            end = (
                cylinder(radius * 0.86, 0.02, kit.sides(18))
                .turned("x", 90)
                .at(0, 0, side * length / 2 - 0.01)
            )
            kit.add(end.turned("y", turn).at(x, y + radius, z), "accent", "ends")

    if kit.says("stump"):
        body = lathe(
            [(0.5, 0), (0.4, 0.12), (0.36, 0.34), (0.36, 0.5), (0.33, 0.52), (0, 0.52)], kit.sides(26)
        )
        angle = np.arctan2(body.positions[:, 0], body.positions[:, 2])
        flare = 1 + 0.28 * np.maximum(0, np.sin(angle * 5 + 1)) * np.exp(-body.positions[:, 1] * 6)
        kit.add(
            body.bent(body.positions * np.column_stack([flare, np.ones_like(flare), flare])), "main", "stump"
        )
        kit.add(cylinder(0.32, 0.02, kit.sides(26)).at(0, 0.515, 0), "accent", "stump")
        for r in (0.1, 0.19, 0.27):
            kit.add(torus(r, 0.008, 24, 5).at(0, 0.536, 0), "main", "rings")
        return
    if kit.says("firewood", "pile", "lumber", "logs", "stack"):
        for row, count in enumerate((4, 3, 2)):
            for k in range(count):
                trunk(
                    1.2,
                    0.15,
                    ((k - (count - 1) / 2) * 0.31, 0.265 * row, kit.between(-0.05, 0.05)),
                    kit.between(-3, 3),
                )
        return
    trunk(1.7, 0.26, (0, 0, 0), 90)
    kit.add(cylinder(0.09, 0.3, 12).turned("x", -30).at(0.3, 0.42, -0.06), "main", "branch")
    kit.add(cylinder(0.075, 0.02, 12).turned("x", -30).at(0.3, 0.675, -0.205), "accent", "branch")


@prop(
    "hedge, topiary, wall, stone wall, brick wall, castle wall, hedge wall, maze wall",
    2.0,
    kind="building",
    main="stone",
    leaf="leaf",
    brick="bricks",
)
def wall(kit: Kit) -> None:
    """A stretch of wall: of stones, of bricks, with battlements, or of leaves."""
    if kit.says("hedge", "topiary"):
        for k in range(14):
            x = (k % 7 - 3) * 0.3
            kit.add(
                cloud(kit, 0.3, 0.12, 14)
                .scaled(0.8, 1, 0.85)
                .at(x, 0.3 + 0.46 * (k // 7), kit.between(-0.04, 0.04)),
                "leaf",
                "leaves",
            )
        kit.add(box(1.95, 0.85, 0.4, 0.06).at(0, 0.05, 0), "leaf", "leaves")
        return
    finish = "brick" if kit.says("brick") else "main"
    if kit.says("brick"):
        kit.add(box(2.2, 1.25, 0.32, kit.bevel(0.02)), finish, "wall")
        kit.add(box(2.3, 0.1, 0.42, kit.bevel(0.025)).at(0, 1.25, 0), "stone", "coping")
        return
    for row in range(6):
        x = -1.1
        while x < 1.05:
            wide = min(kit.between(0.24, 0.42), 1.1 - x)
            if wide > 0.08:
                stone = box(wide - 0.012, 0.208, 0.4 + kit.between(-0.03, 0.03), kit.bevel(0.028)).solid()
                kit.add(stone.at(x + wide / 2, 0.215 * row, 0), finish, "stones")
            x += wide
    if kit.says("castle"):
        for k in range(4):
            kit.add(
                box(0.34, 0.3, 0.42, kit.bevel(0.028)).solid().at((k - 1.5) * 0.58, 1.29, 0),
                finish,
                "merlons",
            )
        kit.add(box(2.25, 0.08, 0.5, kit.bevel(0.02)).solid().at(0, 1.24, 0), finish, "merlons")


@prop(
    "bamboo, bamboo stalks, reeds, fern, grass, tall grass, vine, seaweed, coral, wheat, crops",
    1.6,
    kind="nature",
    tint="leaf",
    main="plant",
    leaf="leaf",
    wheat="thatch",
    coral="paint pink",
    rock="stone",
)
def stalks(kit: Kit) -> None:
    """Jointed canes, arching fronds, ears of wheat, or branching coral."""
    if kit.says("coral"):
        kit.add(boulder(kit, 0.4, 16).scaled(1, 0.4, 1).at(0, 0.06, 0), "rock", "rock")
        for k in range(9):
            a = 2 * pi * k / 9
            reach, tall = kit.between(0.2, 0.5), kit.between(0.6, 1.1)
            limb = curve(
                [
                    (0.1 * sin(a), 0.05, 0.1 * cos(a)),
                    (reach * 0.6 * sin(a), tall * 0.5, reach * 0.6 * cos(a)),
                    (reach * sin(a), tall, reach * cos(a)),
                ]
            )
            kit.add(tube(limb, np.linspace(0.09, 0.045, len(limb)).tolist(), 10), "coral", "coral")
            for side in (-0.9, 0.9):
                fork = curve(
                    [
                        limb[5],
                        (
                            limb[5][0] + 0.16 * sin(a + side),
                            limb[5][1] + 0.2,
                            limb[5][2] + 0.16 * cos(a + side),
                        ),
                    ]
                )
                kit.add(tube(fork, np.linspace(0.06, 0.04, len(fork)).tolist(), 8), "coral", "coral")
        return
    if kit.says("fern", "grass", "seaweed", "reeds", "vine"):
        for k in range(16):
            a, reach, tall = 2.4 * k, kit.between(0.3, 0.75), kit.between(0.5, 1.0)
            rings = []
            for f in np.linspace(0, 1, 9):
                half = 0.09 * sin(pi * min(1.0, 0.15 + 0.86 * f)) + 0.004
                y, z = tall * sin(f * 1.9), reach * f**1.3
                rings.append([(-half, y, z), (0, y + 0.02, z), (half, y, z), (0, y - 0.012, z)])
            kit.add(loft(np.array(rings)).turned("y", float(np.degrees(a))), "leaf", "fronds")
        return
    wheat = kit.says("wheat", "crops")
    for k in range(22 if wheat else 9):
        a, r = 2.4 * k, 0.34 * (k / 22 if wheat else k / 9) ** 0.5
        x, z, tall, lean = (
            r * sin(a),
            r * cos(a),
            kit.between(0.9, 1.3) * (1 if wheat else 1.6),
            kit.between(-5, 5),
        )
        stem = cylinder(0.014 if wheat else 0.05, tall, 6 if wheat else 12)
        kit.add(stem.turned("z", lean).at(x, 0, z), "wheat" if wheat else "main", "stalks")
        shift = -tall * sin(lean * pi / 180)
        if wheat:
            for j in range(8):
                grain = sphere(0.035, 8, 4).scaled(0.8, 1.5, 0.8).turned("z", 22 if j % 2 else -22)
                kit.add(
                    grain.at(x + shift + (0.028 if j % 2 else -0.028), tall + 0.035 * j, z), "wheat", "ears"
                )
            continue
        for j in range(6):
            kit.add(torus(0.05, 0.014, 12, 6).at(x + shift * j / 6, tall * j / 6 + 0.1, z), "main", "joints")
        for j in range(5):
            leaf = prism([(-0.035, 0), (0.035, 0), (0, 0.42)], 0.012, 0.003).turned("x", 62 + 8 * (j % 3))
            kit.add(
                leaf.turned("y", 137.0 * j + 40 * k).at(x + shift * 0.9, tall * (0.65 + 0.07 * j), z),
                "leaf",
                "leaves",
            )
