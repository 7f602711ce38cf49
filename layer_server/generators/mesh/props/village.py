"""Stalls, cages, scarecrows, flags, mailboxes."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "market stall, stall, shop stand, stand, kiosk, booth, vendor stall, merchant stall",
    2.4,
    kind="building",
    tint="trim",
    main="wood",
    accent="canvas",
    trim="cloth",
    fruit="paint",
    green="plant",
    orange="paint orange",
)
def market_stall(kit: Kit) -> None:
    """A counter with crates of fruit under a striped awning."""
    for x in (-1.0, 1.0):
        for z, h in ((-0.5, 1.9), (0.5, 1.55)):
            kit.add(box(0.09, h, 0.09, kit.bevel(0.014)).at(x * 0.95, 0, z), "main", "posts")
    stripes = 9
    for k in range(stripes):
        x0, x1 = -1.1 + 2.2 * k / stripes, -1.1 + 2.2 * (k + 1) / stripes
        rows = [
            [(x0, y + t, z), (x1, y + t, z)]
            for y, z, t in ((1.98, -0.62, 0), (1.8, 0.0, -0.03), (1.52, 0.66, 0), (1.34, 0.7, 0))
        ]
        top = [(rows[i][0], rows[i][1]) for i in range(4)]
        rings = [[a, b, (b[0], b[1] - 0.03, b[2] - 0.005), (a[0], a[1] - 0.03, a[2] - 0.005)] for a, b in top]
        kit.add(loft(np.array(rings)), "trim" if k % 2 else "accent", "awning")
    kit.add(box(2.0, 0.07, 0.62, kit.bevel(0.014)).at(0, 0.78, 0.26), "main", "counter")
    for k in range(8):
        kit.add(board(kit, 0.24, 0.04, 0.76, "y").at((k - 3.5) * 0.247, 0.4, 0.5), "main", "counter")
    for k in range(3):
        x = (k - 1) * 0.62
        for side in (-1.0, 1.0):
            kit.add(box(0.54, 0.14, 0.03, kit.bevel(0.006)).at(x, 0.85, 0.26 + side * 0.2), "main", "crates")
            kit.add(box(0.03, 0.14, 0.4, kit.bevel(0.006)).at(x + side * 0.26, 0.85, 0.26), "main", "crates")
        kit.add(box(0.5, 0.05, 0.38, 0).at(x, 0.85, 0.26), "main", "crates")
        for j in range(16):
            spot = ((j % 4 - 1.5) * 0.115, 0.94 + 0.02 * (j % 3), (j // 4 - 1.5) * 0.09)
            kit.add(
                sphere(0.062, 10).at(x + spot[0], spot[1], 0.26 + spot[2]),
                ("fruit", "green", "orange")[k],
                "fruit",
            )


@prop(
    "cage, bird cage, birdcage, jail cell, gallows cage",
    1.2,
    kind="building",
    main="iron",
    accent="gold",
    wood="wood",
)
def cage(kit: Kit) -> None:
    """Bars in a circle under a dome, with a door and a ring to hang it."""
    bars = 16
    kit.add(cylinder(0.52, 0.08, kit.sides(36), kit.bevel(0.02)), "wood", "floor")
    for k in range(bars):
        path = [(0, 0.06, 0.47), (0, 0.9, 0.47), (0, 1.12, 0.43), (0, 1.3, 0.28), (0, 1.38, 0.05)]
        kit.add(tube(path, 0.018, 8).turned("y", 360 * k / bars), "main", "bars")
    for y in (0.1, 0.5, 0.9):
        kit.add(torus(0.475, 0.024, kit.sides(36), 8).at(0, y, 0), "main", "bars")
    kit.add(lathe([(0.12, 1.34), (0.1, 1.4), (0.05, 1.44), (0, 1.45)], 18), "accent", "top")
    kit.add(torus(0.09, 0.02, 20, 8).turned("x", 90).at(0, 1.53, 0), "accent", "top")
    for x in (-0.16, 0.16):
        kit.add(box(0.04, 0.42, 0.05, kit.bevel(0.008)).at(x, 0.1, 0.48), "main", "door")
    kit.add(box(0.13, 0.12, 0.07, kit.bevel(0.014)).at(0.16, 0.28, 0.5), "accent", "lock")


@prop(
    "scarecrow",
    1.9,
    kind="figure",
    main="cloth",
    accent="thatch",
    pole="wood",
    hat="leather",
    head="canvas",
    patch="book blue",
)
def scarecrow(kit: Kit) -> None:
    """A stuffed shirt on a cross with a sack for a head and a hat."""
    kit.add(cylinder(0.05, 1.7, 12).turned("z", 2), "pole", "pole")
    kit.add(cylinder(0.04, 1.5, 12).turned("z", 90).at(0.75, 1.28, 0), "pole", "pole")
    kit.add(
        lathe([(0.24, 0.62), (0.2, 0.8), (0.23, 1.2), (0.16, 1.38), (0, 1.4)], kit.sides(22)).scaled(
            1.15, 1, 0.75
        ),
        "main",
        "shirt",
    )
    for side in (-1.0, 1.0):
        sleeve = [(side * 0.14, 1.28, 0), (side * 0.4, 1.28, 0), (side * 0.6, 1.24, 0)]
        kit.add(tube(sleeve, [0.12, 0.11, 0.13], kit.sides(14)), "main", "shirt")
        for k in range(7):
            a = 2 * pi * k / 7
            kit.add(
                tube(
                    [
                        (side * 0.58, 1.24 + 0.05 * sin(a), 0.05 * cos(a)),
                        (side * 0.76, 1.2 + 0.12 * sin(a), 0.12 * cos(a)),
                    ],
                    [0.022, 0.006],
                    6,
                ),
                "accent",
                "straw",
            )
        kit.add(sphere(0.03, 10).at(side * 0.075, 1.6, 0.165), "dark", "face")
    for k in range(12):
        a = 2 * pi * k / 12
        kit.add(
            tube(
                [(0.18 * sin(a), 0.66, 0.13 * cos(a)), (0.28 * sin(a), 0.44, 0.22 * cos(a))],
                [0.026, 0.006],
                6,
            ),
            "accent",
            "straw",
        )
    kit.add(sphere(0.2, kit.sides(24)).scaled(0.9, 1, 0.9).at(0, 1.56, 0), "head", "head")
    kit.add(tube([(-0.09, 1.5, 0.16), (0, 1.475, 0.185), (0.09, 1.5, 0.16)], 0.012, 6), "dark", "face")
    kit.add(torus(0.13, 0.03, kit.sides(18), 8).at(0, 1.39, 0), "accent", "head")
    kit.add(
        lathe(
            [(0.38, 1.66), (0.36, 1.685), (0.19, 1.72), (0.15, 1.9), (0.05, 2.02), (0, 2.03)], kit.sides(26)
        ).turned("z", 4),
        "hat",
        "hat",
    )
    kit.add(box(0.14, 0.14, 0.02, 0.004).turned("z", 12).at(0.08, 0.92, 0.175), "patch", "shirt")


@prop(
    "flag, banner, war banner, pennant, castle flag, pirate flag",
    2.4,
    kind="building",
    tint="main",
    main="cloth",
    accent="gold",
    pole="wood",
)
def flag(kit: Kit) -> None:
    """Cloth in the wind on a pole; a banner hangs from a bar."""
    kit.add(lathe([(0.05, 0), (0.04, 2.4), (0, 2.4)], 14), "pole", "pole")
    kit.add(sphere(0.075, 14).at(0, 2.44, 0), "accent", "pole")
    kit.add(cylinder(0.2, 0.07, 20, 0.02), "stone", "base")
    if kit.says("banner"):
        kit.add(cylinder(0.03, 0.9, 12).turned("z", 90).at(0.45, 2.28, 0.06), "pole", "bar")
        outline = [(-0.4, 0), (0.4, 0), (0.4, -1.2), (0, -1.46), (-0.4, -1.2)]
        kit.add(prism(outline, 0.03).at(0, 2.28, 0.08), "main", "cloth")
        rim = [(-0.36, -0.06), (0.36, -0.06), (0.36, -1.16), (0, -1.4), (-0.36, -1.16)]
        kit.add(
            sweep(
                [(x, y + 2.28, 0.1) for x, y in rim], rectangle(0.03, 0.02, 0.004), is_loop=True, up=(0, 0, 1)
            ),
            "accent",
            "trim",
        )
        kit.add(
            prism([(0, 0.24), (0.18, 0), (0, -0.24), (-0.18, 0)], 0.02, 0.004).at(0, 1.66, 0.105),
            "accent",
            "emblem",
        )
        for side in (-1.0, 1.0):
            kit.add(sphere(0.045, 12).at(side * 0.46, 2.28, 0.06), "accent", "bar")
        return
    rows = []
    for f in np.linspace(0, 1, 19):
        z = 0.12 * f * sin(f * 8 + 0.4)
        half = 0.36 * (1 - (f if kit.says("pennant") else 0.0)) + 0.004
        rows.append(
            [
                (0.04 + 1.2 * f, 1.95 + y * half - 0.05 * f, z + t)
                for y, t in ((1, 0.012), (1, -0.012), (-1, -0.012), (-1, 0.012))
            ]
        )
    kit.add(loft(np.array(rows)), "dark" if kit.says("pirate") else "main", "cloth")
    if kit.says("pirate"):
        kit.add(sphere(0.15, 16).scaled(1, 1, 0.4).at(0.6, 2.0, 0.08), "bone", "emblem")
        for angle in (-35, 35):
            kit.add(
                cylinder(0.03, 0.5, 10)
                .turned("z", 90 + angle)
                .at(0.6 + 0.25 * cos(angle * pi / 180), 1.86 + 0.25 * sin(angle * pi / 180), 0.07),
                "bone",
                "emblem",
            )


@prop(
    "mailbox, letterbox, post box, letter box",
    1.2,
    kind="building",
    main="paint",
    accent="steel",
    post="wood",
    tint="main",
)
def mailbox(kit: Kit) -> None:
    """A round-topped box on a post with its little flag."""
    kit.add(box(0.12, 0.95, 0.12, kit.bevel(0.018)), "post", "post")
    outline = [
        (-0.2, 0),
        (0.2, 0),
        (0.2, 0.22),
        *[(0.2 * cos(a), 0.22 + 0.2 * sin(a)) for a in np.linspace(0.2, pi - 0.2, 9)],
        (-0.2, 0.22),
    ]
    kit.add(prism(outline, 0.7, kit.bevel(0.014)).at(0, 0.93, 0), "main", "box")
    kit.add(
        prism([(x * 1.05, y * 1.03) for x, y in outline], 0.05, kit.bevel(0.014)).at(0, 0.925, 0.35),
        "main",
        "door",
    )
    kit.add(box(0.05, 0.05, 0.05, 0.01).at(0, 1.2, 0.39), "accent", "door")
    kit.add(box(0.03, 0.34, 0.05, 0.006).at(0.22, 1.1, 0.05), "accent", "flag")
    kit.add(box(0.03, 0.12, 0.2, 0.006).at(0.22, 1.34, 0.13), "post", "flag")
    kit.add(box(0.5, 0.06, 0.5, kit.bevel(0.014)).at(0, 0.88, 0), "post", "post")
