"""Fountains, statues, arches, totems."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import boulder, cloud


@prop(
    "fountain, water fountain, stone fountain",
    2.4,
    kind="building",
    main="stone",
    accent="marble",
    water="water",
)
def fountain(kit: Kit) -> None:
    """Two basins, the upper one running over into the lower."""
    sides = kit.sides(40, 12)
    kit.add(
        lathe(
            [
                (0, 0),
                (1.1, 0),
                (1.12, 0.08),
                (1.02, 0.12),
                (1.02, 0.36),
                (1.12, 0.4),
                (1.12, 0.48),
                (0.94, 0.48),
                (0.92, 0.14),
                (0, 0.12),
            ],
            sides,
        ).solid(),
        "main",
        "basin",
    )
    kit.add(cylinder(0.93, 0.05, sides).at(0, 0.34, 0), "water", "water")
    kit.add(
        lathe(
            [(0.3, 0.12), (0.3, 0.24), (0.16, 0.36), (0.13, 0.8), (0.2, 0.9), (0.14, 0.96), (0, 0.96)],
            kit.sides(24),
        ),
        "accent",
        "column",
    )
    kit.add(
        lathe(
            [(0.1, 0.92), (0.3, 0.98), (0.52, 1.12), (0.54, 1.18), (0.48, 1.18), (0.28, 1.06), (0, 1.04)],
            sides,
        ),
        "accent",
        "bowl",
    )
    kit.add(cylinder(0.45, 0.03, sides).at(0, 1.12, 0), "water", "water")
    kit.add(
        lathe([(0.1, 1.05), (0.08, 1.3), (0.14, 1.38), (0.06, 1.46), (0.09, 1.54), (0, 1.62)], kit.sides(20)),
        "accent",
        "finial",
    )
    for k in range(8):
        fall = [(0, 1.14, 0.5), (0, 1.12, 0.6), (0, 0.9, 0.68), (0, 0.4, 0.72)]
        kit.add(tube(fall, [0.03, 0.03, 0.026, 0.034], 8).turned("y", 45 * k), "water", "water")
    for k in range(4):
        jet = [(0, 1.56, 0.0), (0, 1.7, 0.08), (0, 1.62, 0.2), (0, 1.16, 0.3)]
        kit.add(tube(jet, 0.018, 6).turned("y", 90 * k + 45), "water", "water")
    for k in range(12):
        kit.add(
            box(0.14, 0.1, 0.08, kit.bevel(0.014)).at(0, 0.19, 1.03).turned("y", 30 * k), "accent", "blocks"
        )


@prop(
    "statue, stone statue, sculpture, bust, idol, angel statue, moai",
    2.4,
    kind="building",
    main="stone",
    accent="stone",
    gold="gold",
)
def statue(kit: Kit) -> None:
    """A robed figure on a pedestal; a great stone head where it is a moai."""
    if kit.says("moai", "head", "easter"):
        rows = [
            (0.0, 0.34, 0.3, 0),
            (0.2, 0.32, 0.3, 0.02),
            (0.5, 0.36, 0.36, 0.06),
            (0.9, 0.34, 0.34, 0.05),
            (1.25, 0.35, 0.3, 0.0),
            (1.5, 0.33, 0.27, -0.03),
            (1.62, 0.26, 0.2, -0.04),
        ]
        rings = [
            [
                (a * np.sign(cos(t)) * abs(cos(t)) ** 0.7, y, z + b * np.sign(sin(t)) * abs(sin(t)) ** 0.7)
                for t in np.linspace(0, 2 * pi, 20, endpoint=False)
            ]
            for y, a, b, z in rows
        ]
        kit.add(loft(np.array(rings)).solid(), "main", "head")
        kit.add(
            prism([(-0.12, 0), (0.12, 0), (0.06, 0.5), (-0.06, 0.5)], 0.2, kit.bevel(0.03))
            .turned("x", -8)
            .at(0, 0.66, 0.42)
            .solid(),
            "main",
            "nose",
        )
        kit.add(box(0.66, 0.12, 0.24, kit.bevel(0.04)).at(0, 1.18, 0.27).solid(), "main", "brow")
        kit.add(box(0.34, 0.07, 0.14, kit.bevel(0.03)).at(0, 0.48, 0.38).solid(), "main", "mouth")
        kit.add(box(0.3, 0.07, 0.14, kit.bevel(0.03)).at(0, 0.39, 0.37).solid(), "main", "mouth")
        for side in (-1.0, 1.0):
            kit.add(
                box(0.08, 0.6, 0.18, kit.bevel(0.03)).at(side * 0.38, 0.62, -0.02).solid(), "main", "ears"
            )
        return
    for y, w, h in ((0.0, 0.95, 0.14), (0.13, 0.78, 0.5), (0.6, 0.9, 0.12)):
        kit.add(box(w, h, w, kit.bevel(0.03)).at(0, y, 0), "accent", "pedestal")
    kit.add(box(0.5, 0.2, 0.03, kit.bevel(0.01)).at(0, 0.28, 0.39), "gold", "plate")
    bust = kit.says("bust")
    if not bust:
        ways = np.linspace(0, 2 * pi, kit.sides(32, 12), endpoint=False)
        folds = [
            (0.72, 0.32, 0.05),
            (1.0, 0.27, 0.04),
            (1.35, 0.21, 0.025),
            (1.6, 0.23, 0.012),
            (1.82, 0.26, 0.0),
            (1.92, 0.14, 0.0),
        ]
        rings = [
            [(sin(t) * (r + d * sin(t * 8)), y, 0.8 * cos(t) * (r + d * sin(t * 8))) for t in ways]
            for y, r, d in folds
        ]
        kit.add(loft(np.array(rings)).solid(), "main", "robe")
    up = 0.0 if not bust else -1.0
    if bust:
        kit.add(
            lathe(
                [(0.16, 0.72), (0.12, 0.82), (0.3, 0.9), (0.34, 0.98), (0.2, 1.06), (0, 1.06)], kit.sides(24)
            )
            .scaled(1.15, 1, 0.8)
            .solid(),
            "main",
            "shoulders",
        )
        up = -0.86
    kit.add(cylinder(0.075, 0.16, 14).at(0, 1.86 + up, 0), "main", "neck")
    head = sphere(0.17, kit.sides(24))
    kit.add(head.scaled(0.86, 1.15, 1).at(0, 2.14 + up, 0.01).solid(), "main", "head")
    kit.add(
        prism([(-0.03, 0), (0.03, 0), (0.012, 0.1), (-0.012, 0.1)], 0.06, 0.006).at(0, 2.07 + up, 0.17),
        "main",
        "head",
    )
    kit.add(dome(0.175, 0.16, kit.sides(22), 5).at(0, 2.18 + up, -0.02).solid(), "main", "hair")
    if bust:
        return
    for side in (-1.0, 1.0):
        arm = [
            (side * 0.23, 1.8, 0),
            (side * 0.33, 1.55, 0.06),
            (side * 0.17, 1.42, 0.2),
            (side * 0.03, 1.5, 0.26),
        ]
        kit.add(tube(arm, [0.085, 0.075, 0.06, 0.05], 12).solid(), "main", "arms")
        if kit.says("angel", "winged"):
            wing = [
                (0.1, 1.9),
                (0.3, 2.2),
                (0.62, 2.3),
                (0.7, 1.9),
                (0.6, 1.4),
                (0.42, 1.1),
                (0.3, 1.4),
                (0.12, 1.55),
            ]
            kit.add(
                prism([(side * x, y) for x, y in wing], 0.07, kit.bevel(0.02))
                .turned("y", side * 18)
                .at(0, 0, -0.16)
                .solid(),
                "main",
                "wings",
            )
    kit.add(box(0.05, 0.9, 0.05, kit.bevel(0.01)).at(0, 0.72, 0.29), "main", "sword")
    kit.add(box(0.26, 0.05, 0.06, kit.bevel(0.01)).at(0, 1.34, 0.29), "main", "sword")


@prop(
    "arch, archway, stone arch, ruins, ruined arch, triumphal arch, torii, torii gate",
    3.0,
    kind="building",
    main="stone",
    accent="stone",
    vine="leaf",
    paint="paint",
)
def arch(kit: Kit) -> None:
    """Wedge stones over two piers, broken off in ruins; red beams where it is a torii."""
    if kit.says("torii"):
        for side in (-1.0, 1.0):
            kit.add(
                lathe([(0.1, 0), (0.085, 2.1), (0, 2.1)], 18).turned("z", side * 3).at(side * 0.86, 0, 0),
                "paint",
                "posts",
            )
            kit.add(cylinder(0.14, 0.16, 18, 0.02).at(side * 0.86, 0, 0), "main", "base")
        kit.add(box(2.0, 0.16, 0.14, kit.bevel(0.014)).at(0, 1.52, 0), "paint", "beams")
        for y, h, lift, finish in ((2.0, 0.14, 0.05, "paint"), (2.14, 0.1, 0.09, "dark wood")):
            path = [(x, y + lift * x * x, 0) for x in np.linspace(-1.34, 1.34, 13)]
            kit.add(sweep(path, rectangle(h, 0.26, 0.014), up=(0, 0, 1)), finish, "beams")
        kit.add(box(0.2, 0.36, 0.08, kit.bevel(0.01)).at(0, 1.66, 0), "gold", "plate")
        return
    ruined = kit.says("ruins", "ruined", "broken")
    for side in (-1.0, 1.0):
        rows = 6 if not ruined or side < 0 else 3
        for row in range(rows):
            wide = 0.46 + (0.06 if row % 2 else 0) + kit.between(-0.02, 0.02)
            kit.add(
                box(wide, 0.26, 0.5, kit.bevel(0.03))
                .turned("y", kit.between(-2, 2))
                .at(side * 0.86, row * 0.265, 0)
                .solid(),
                "main",
                "piers",
            )
        kit.add(box(0.68, 0.12, 0.64, kit.bevel(0.03)).at(side * 0.86, -0.04, 0).solid(), "accent", "piers")
    count = 13
    for k in range(count if not ruined else 6):
        a0, a1 = pi - pi * k / count - 0.012, pi - pi * (k + 1) / count + 0.012
        outer = 1.1 + (0.1 if k == count // 2 else 0.0)
        ring = [
            [(cos(a) * r, 1.6 + sin(a) * r, z) for a, r in ((a0, 0.63), (a0, outer), (a1, outer), (a1, 0.63))]
            for z in (-0.24, 0.24)
        ]
        kit.add(loft(np.array(ring)).solid(), "main", "arch")
    if ruined:
        for _ in range(7):
            size = kit.between(0.12, 0.24)
            kit.add(
                boulder(kit, size, 12).at(kit.between(-0.2, 1.6), size * 0.4, kit.between(-0.4, 0.7)),
                "main",
                "rubble",
            )
    if ruined or kit.says("mossy", "overgrown"):
        for k in range(12):
            kit.add(
                cloud(kit, kit.between(0.08, 0.15), 0.3, 8).at(
                    -1.0 + kit.between(-0.1, 0.3), 0.3 + 0.14 * k, 0.2
                ),
                "vine",
                "vines",
            )


@prop(
    "totem, totem pole, tiki, tiki totem",
    2.2,
    kind="building",
    main="wood",
    accent="paint",
    eye="bone",
    wing="book blue",
    beak="paint orange",
)
def totem(kit: Kit) -> None:
    """Carved faces above each other, with wings."""
    for k in range(3):
        y = 0.7 * k
        kit.add(
            lathe([(0.3, 0), (0.36, 0.06), (0.34, 0.6), (0.3, 0.68), (0, 0.68)], kit.sides(24)).at(0, y, 0),
            ("main", "accent", "main")[k],
            "faces",
        )
        for side in (-1.0, 1.0):
            kit.add(
                torus(0.09, 0.03, 18, 8)
                .turned("x", 90)
                .turned("y", side * 24)
                .at(side * 0.15, y + 0.43, 0.31),
                "dark wood",
                "eyes",
            )
            kit.add(sphere(0.085, 14).scaled(1, 1, 0.6).at(side * 0.15, y + 0.43, 0.3), "eye", "eyes")
            kit.add(sphere(0.04, 10).at(side * 0.15, y + 0.43, 0.35), "dark", "eyes")
            kit.add(
                box(0.2, 0.05, 0.08, 0.014).turned("z", side * 16).at(side * 0.15, y + 0.53, 0.32),
                "dark wood",
                "brows",
            )
        if k == 2:
            kit.add(
                prism([(-0.09, 0.08), (0.09, 0.08), (0, -0.16)], 0.3, 0.02).at(0, y + 0.33, 0.42),
                "beak",
                "beak",
            )
        else:
            kit.add(box(0.42, 0.15, 0.1, 0.03).at(0, y + 0.12, 0.31), "dark", "mouth")
            for j in range(6):
                kit.add(
                    box(0.055, 0.07, 0.04, 0.01).at(
                        (j - 2.5) * 0.066, y + 0.13 + (0.065 if j % 2 else 0), 0.36
                    ),
                    "eye",
                    "teeth",
                )
    for side in (-1.0, 1.0):
        wing = [(0.28, 0.1), (1.0, 0.34), (1.05, 0.2), (0.9, 0.06), (0.86, -0.06), (0.6, -0.1), (0.3, -0.14)]
        kit.add(prism([(side * x, 1.78 + y) for x, y in wing], 0.08, kit.bevel(0.014)), "wing", "wings")
    kit.add(cylinder(0.42, 0.1, kit.sides(24), 0.02).at(0, -0.06, 0), "dark wood", "base")
