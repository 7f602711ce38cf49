# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Vegetables and fruit."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    circle,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.props.nature import cloud


@prop(
    "carrot, radish, turnip, beetroot, parsnip, vegetable",
    0.25,
    kind="food",
    tint="main",
    main="paint orange",
    accent="plant",
)
def carrot(kit: Kit) -> None:
    """A ringed root with a tuft of green; round as a turnip."""
    if kit.says("turnip", "radish", "beetroot"):
        profile = [
            (0, -0.2),
            (0.02, -0.1),
            (0.08, 0.02),
            (0.3, 0.14),
            (0.38, 0.34),
            (0.32, 0.54),
            (0.12, 0.64),
            (0, 0.62),
        ]
        kit.add(lathe(profile, kit.sides(32)), "main" if not kit.says("turnip") else "cream", "root")
        if kit.says("turnip"):
            kit.add(
                lathe([(0.385, 0.36), (0.33, 0.545), (0.12, 0.65), (0, 0.64)], kit.sides(32)),
                "paint pink",
                "root",
            )
        top = 0.62
    else:
        rows = [
            (0.02 + 0.2 * f**0.62 + (0.008 if k % 3 == 0 else 0), 1.2 * f)
            for k, f in enumerate(np.linspace(0, 0.94, 22))
        ]
        kit.add(lathe([*rows, (0.17, 1.19), (0.06, 1.22), (0, 1.2)], kit.sides(26)), "main", "root")
        top = 1.19
    for k in range(7):
        a = 2 * pi * k / 7
        stem = [
            (0.02 * sin(a), top, 0.02 * cos(a)),
            (0.12 * sin(a), top + 0.24, 0.12 * cos(a)),
            (0.26 * sin(a), top + 0.42, 0.26 * cos(a)),
        ]
        kit.add(tube(curve(stem), spread_over([0.03, 0.022, 0.01]), 8), "accent", "green")
        for f in (0.5, 0.75, 1.0):
            kit.add(
                sphere(0.07, 8)
                .scaled(1, 0.5, 1)
                .at(0.26 * f * sin(a), top + 0.06 + 0.38 * f, 0.26 * f * cos(a)),
                "accent",
                "green",
            )


@prop("banana, bananas, bunch of bananas", 0.25, kind="food", main="paint yellow", accent="bark", tint="main")
def banana(kit: Kit) -> None:
    """A curved fruit with edges; several on one stem."""
    count = 4 if kit.says("bananas", "bunch") else 1
    for k in range(count):
        path = curve([(0, 1.0, 0), (0.13, 0.72, 0), (0.17, 0.4, 0), (0.04, 0.1, 0), (-0.14, -0.04, 0)])
        sizes = spread_over([0.035, 0.12, 0.14, 0.11, 0.03])
        fruit = sweep(path, circle(1.0, 6, start=0.3), sizes)
        turn = (k - (count - 1) / 2) * 34
        kit.add(fruit.turned("y", turn), "main", "fruit")
        kit.add(tube([path[-2], (-0.17, -0.06, 0)], [0.04, 0.02], 8).turned("y", turn), "accent", "tips")
    kit.add(tube([(0, 0.97, 0), (-0.02, 1.12, 0)], [0.05 + 0.012 * count, 0.04], 10), "accent", "stem")


@prop(
    "grapes, bunch of grapes, grape, berries, berry, blueberries",
    0.25,
    kind="food",
    main="grape",
    accent="bark",
    leaf="plant",
    tint="main",
)
def grapes(kit: Kit) -> None:
    """A hanging bunch with a leaf."""
    for row in range(6):
        radius = (0.27, 0.3, 0.26, 0.19, 0.11, 0.0)[row]
        count = (8, 9, 8, 6, 3, 1)[row]
        for k in range(count):
            a = 2 * pi * (k + 0.5 * row) / count
            kit.add(
                sphere(0.115, kit.sides(14, 8)).at(sin(a) * radius, 0.92 - row * 0.165, cos(a) * radius),
                "main",
                "berries",
            )
    kit.add(tube(curve([(0, 0.95, 0), (0.01, 1.15, 0), (0.1, 1.3, 0)]), 0.03, 8), "accent", "stem")
    leaf = [
        (0, 0),
        (0.16, 0.04),
        (0.3, -0.02),
        (0.28, 0.14),
        (0.36, 0.26),
        (0.22, 0.28),
        (0.12, 0.38),
        (0.04, 0.26),
        (-0.06, 0.2),
    ]
    kit.add(prism(leaf, 0.02, 0.006).turned("x", -50).turned("y", 20).at(0.02, 1.08, 0.04), "leaf", "leaf")


@prop(
    "watermelon, melon, watermelon slice",
    0.35,
    kind="food",
    main="paint green",
    accent="paint white",
    flesh="paint",
    seed="dark",
    stripe="needle",
)
def watermelon(kit: Kit) -> None:
    """A striped melon, or a slice of it."""
    if kit.says("slice", "piece"):
        for r0, r1, finish, group in (
            (0.0, 0.5, "flesh", "flesh"),
            (0.5, 0.54, "accent", "rind"),
            (0.54, 0.6, "main", "rind"),
        ):
            ways = np.linspace(pi, 2 * pi, 25)
            outline = [(r1 * cos(a), r1 * sin(a)) for a in ways] + (
                [(r0 * cos(a), r0 * sin(a)) for a in ways[::-1]] if r0 else []
            )
            kit.add(prism(outline, 0.16, 0.012 if not r0 else 0).at(0, 0.6, 0), finish, group)
        for x, y in ((-0.3, 0.46), (-0.12, 0.3), (0.1, 0.42), (0.28, 0.34), (-0.02, 0.52), (0.02, 0.2)):
            for z in (-1.0, 1.0):
                kit.add(sphere(0.03, 8).scaled(0.7, 1.2, 0.5).at(x, y, z * 0.078), "seed", "seeds")
        return
    kit.add(sphere(0.5, kit.sides(40)).scaled(1.25, 1, 1).at(0, 0.48, 0), "main", "melon")
    for k in range(9):
        rows = [(0.63 * cos(t), 0.505 * sin(t), 0) for t in np.linspace(0.08, pi - 0.08, 25)]
        wave = [(x, y, 0.022 * sin(i * 1.9 + k)) for i, (x, y, _) in enumerate(rows)]
        kit.add(
            tube(wave, [0.004 + 0.03 * sin(pi * i / 24) for i in range(25)], 6)
            .scaled(1, 1, 1.4)
            .turned("x", 40 * k)
            .at(0, 0.48, 0),
            "stripe",
            "stripes",
        )
    kit.add(tube(curve([(0.6, 0.48, 0), (0.7, 0.52, 0), (0.72, 0.62, 0.06)]), 0.022, 8), "needle", "stem")


@prop("corn, corn cob, maize, ear of corn", 0.25, kind="food", main="paint yellow", accent="plant")
def corn(kit: Kit) -> None:
    """A cob of kernels in half-open leaves."""
    for row in range(15):
        y = 0.14 + row * 0.068
        radius = 0.2 * min(1.0, (1.28 - y) * 2.2) ** 0.55
        for k in range(12):
            a = 2 * pi * (k + 0.5 * (row % 2)) / 12
            kit.add(sphere(0.055, 8, 4).at(sin(a) * radius, y, cos(a) * radius), "main", "kernels")
    kit.add(lathe([(0.17, 0.08), (0.19, 0.5), (0.14, 1.0), (0, 1.16)], 18), "main", "cob")
    for k, (turn, out) in enumerate(((0, 0.3), (120, 0.24), (240, 0.34))):
        rings = []
        for f in np.linspace(0, 1, 9):
            half, y, z = 0.2 * sin(pi * min(1, 0.15 + f)) + 0.01, 0.9 * f, 0.2 + out * f**2.5
            bend = 0.1 * sin(pi * min(1, 0.15 + f))
            front = [(half * x, y, z - bend * x * x) for x in np.linspace(-1, 1, 7)]
            rings.append(front + [(x, y, z - 0.02) for x, y, z in reversed(front)])
        kit.add(loft(np.array(rings)).turned("y", turn + 10 * k), "accent", "leaves")
    kit.add(cylinder(0.08, 0.14, 12), "accent", "stem")


@prop(
    "strawberry, raspberry, pear, lemon, pineapple, coconut, avocado, eggplant, onion, garlic, potato, cabbage, lettuce",
    0.2,
    kind="food",
    main="food",
    accent="plant",
    tint="main",
)
def fruit(kit: Kit) -> None:
    """One piece of fruit or a vegetable, by its name."""
    sides = kit.sides(32)
    if kit.says("pineapple"):
        for row in range(8):
            y, r = 0.12 + 0.11 * row, 0.33 * sin(pi * (row + 1.6) / 10.4) ** 0.5
            for k in range(11):
                kit.add(
                    sphere(0.105, 8)
                    .scaled(1, 1, 0.62)
                    .at(0, y, r - 0.02)
                    .turned("y", 360 * (k + 0.5 * (row % 2)) / 11),
                    "paint yellow",
                    "skin",
                )
        kit.add(
            lathe([(0, 0.02), (0.24, 0.06), (0.31, 0.4), (0.26, 0.85), (0, 0.98)], sides),
            "paint orange",
            "skin",
        )
        for row in range(4):
            for k in range(8):
                lean = 50 - 13 * row
                blade = lathe([(0.05, 0), (0.06, 0.1), (0.0, 0.42)], 6).scaled(1, 1, 0.35).turned("x", lean)
                kit.add(
                    blade.at(0, 0.94 + 0.05 * row, 0.02).turned("y", 45 * k + 22 * row), "accent", "leaves"
                )
        return
    if kit.says("strawberry", "raspberry"):
        kit.add(
            lathe([(0, 0), (0.1, 0.04), (0.3, 0.4), (0.36, 0.62), (0.28, 0.76), (0, 0.78)], sides),
            "paint",
            "fruit",
        )
        for row in range(5):
            y = 0.14 + 0.13 * row
            r = float(np.interp(y, [0, 0.04, 0.4, 0.62, 0.76], [0, 0.1, 0.3, 0.36, 0.28]))
            for k in range(8):
                kit.add(sphere(0.022, 6, 4).at(0, y, r).turned("y", 45 * k + 22 * row), "cream", "seeds")
        for k in range(6):
            kit.add(
                lathe([(0.07, 0), (0.09, 0.1), (0, 0.32)], 6)
                .scaled(1, 1, 0.3)
                .turned("x", 76)
                .at(0, 0.78, 0.02)
                .turned("y", 60 * k),
                "accent",
                "leaves",
            )
        kit.add(tube(curve([(0, 0.77, 0), (0, 0.9, 0), (0.06, 1.0, 0)]), 0.025, 8), "accent", "leaves")
        return
    if kit.says("cabbage", "lettuce"):
        kit.add(cloud(kit, 0.42, 0.1, 30).at(0, 0.42, 0), "plant", "head")
        for k in range(9):
            petal = sphere(0.42, 18).scaled(0.8, 0.95, 0.16).turned("x", 24 + 6 * (k % 3)).at(0, 0.4, 0.3)
            kit.add(petal.turned("y", 40 * k), "accent", "leaves")
        return
    profiles = {
        "pear": (
            "paint green",
            [
                (0, 0),
                (0.2, 0.0),
                (0.38, 0.18),
                (0.38, 0.42),
                (0.2, 0.74),
                (0.15, 0.95),
                (0.06, 1.02),
                (0, 1.0),
            ],
        ),
        "lemon": (
            "paint yellow",
            [
                (0, 0),
                (0.06, 0.04),
                (0.3, 0.2),
                (0.36, 0.45),
                (0.28, 0.72),
                (0.08, 0.88),
                (0.05, 0.95),
                (0, 0.96),
            ],
        ),
        "coconut": ("bark", [(0, 0), (0.25, 0.04), (0.44, 0.28), (0.44, 0.55), (0.26, 0.8), (0, 0.85)]),
        "avocado": (
            "needle",
            [(0, 0), (0.24, 0.04), (0.36, 0.3), (0.3, 0.58), (0.16, 0.86), (0.06, 0.94), (0, 0.94)],
        ),
        "eggplant": (
            "grape",
            [(0, 0), (0.22, 0.03), (0.33, 0.25), (0.28, 0.55), (0.17, 0.85), (0.1, 1.0), (0, 1.04)],
        ),
        "onion": (
            "bread",
            [
                (0, 0),
                (0.1, 0.02),
                (0.4, 0.2),
                (0.42, 0.4),
                (0.26, 0.6),
                (0.07, 0.74),
                (0.04, 0.92),
                (0, 0.92),
            ],
        ),
        "garlic": (
            "cream",
            [
                (0, 0),
                (0.12, 0.01),
                (0.36, 0.14),
                (0.36, 0.3),
                (0.2, 0.48),
                (0.07, 0.6),
                (0.05, 0.82),
                (0, 0.82),
            ],
        ),
        "potato": (
            "sandstone",
            [(0, 0), (0.18, 0.03), (0.3, 0.2), (0.32, 0.5), (0.26, 0.74), (0.12, 0.86), (0, 0.88)],
        ),
    }
    name = next((each for each in profiles if kit.says(each)), "pear")
    finish, profile = profiles[name]
    body = lathe(profile, sides)
    if name == "garlic":
        angle = np.arctan2(body.positions[:, 0], body.positions[:, 2])
        ribs = 1 + 0.08 * np.cos(angle * 7)
        body = body.bent(body.positions * np.column_stack([ribs, np.ones_like(ribs), ribs]))
    kit.add(body.turned("z", 78).at(0.4, 0.32, 0) if name in {"potato", "lemon"} else body, finish, "fruit")
    if name in {"pear", "eggplant", "avocado"}:
        top = profile[-1][1]
        kit.add(
            tube(curve([(0, top - 0.03, 0), (0.01, top + 0.1, 0), (0.06, top + 0.18, 0)]), 0.026, 8),
            "bark",
            "stem",
        )
        for k in range(5 if name == "eggplant" else 1):
            kit.add(
                lathe([(0.05, 0), (0.08, 0.1), (0, 0.26)], 6)
                .scaled(1, 1, 0.3)
                .turned("x", 120 if name == "eggplant" else 60)
                .at(0, top, 0.03)
                .turned("y", 72 * k),
                "accent",
                "leaf",
            )
