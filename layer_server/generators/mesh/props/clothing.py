# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Hats, masks, boots, bags."""

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
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.props.nature import cloud
from layer_server.generators.mesh.props.trinkets import star_outline


@prop(
    "hat, wizard hat, witch hat, top hat, party hat, santa hat, cowboy hat, pirate hat, straw hat, mask, theater mask",
    0.35,
    kind="clothing",
    tint="main",
    main="book blue",
    accent="gold",
    black="paint black",
    fur="snow",
    leather="leather",
    straw="thatch",
    red="paint",
    white="porcelain",
)
def hat(kit: Kit) -> None:
    """A pointed hat with a band and stars; a cylinder, a cap with fur, a broad brim, a mask."""
    sides = kit.sides(40)
    if kit.says("mask"):
        rings = []
        for f in np.linspace(-0.98, 0.98, 17):
            half = 0.42 * (1 - f * f) ** 0.5 * (1.08 if f > 0 else 1.0 + 0.1 * f) + 0.01
            front = [
                (half * x, 0.6 * f, 0.3 * (1 - 0.75 * x * x) * (1 - 0.4 * f * f))
                for x in np.linspace(-1, 1, 15)
            ]
            rings.append(front + [(x, y, z - 0.05) for x, y, z in reversed(front)])
        kit.add(loft(np.array(rings)).at(0, 0.6, 0), "white", "mask")
        for side in (-1.0, 1.0):
            kit.add(
                sphere(0.1, 16)
                .scaled(1.2, 0.6, 0.3)
                .turned("z", side * 10)
                .turned("y", side * 18)
                .at(side * 0.17, 0.74, 0.27),
                "black",
                "eyes",
            )
            kit.add(
                prism([(-0.14, 0), (0.14, 0.04), (0.12, 0.08), (-0.13, 0.05)], 0.04, 0.008)
                .scaled(side, 1, 1)
                .turned("y", side * 18)
                .at(side * 0.17, 0.86, 0.28),
                "accent",
                "brows",
            )
        kit.add(
            prism([(-0.05, 0), (0.05, 0), (0.02, 0.22), (-0.02, 0.22)], 0.12, 0.02)
            .turned("x", -10)
            .at(0, 0.5, 0.33),
            "white",
            "nose",
        )
        kit.add(
            tube(
                curve([(-0.17, 0.4, 0.22), (0, 0.3, 0.3), (0.17, 0.4, 0.22)]),
                spread_over([0.012, 0.04, 0.012]),
                10,
            ),
            "red",
            "mouth",
        )
        return
    if kit.says("top"):
        kit.add(
            lathe(
                [
                    (0.34, 0.04),
                    (0.62, 0.0),
                    (0.64, 0.03),
                    (0.36, 0.1),
                    (0.34, 0.14),
                    (0.36, 0.7),
                    (0.38, 0.74),
                    (0.34, 0.78),
                    (0, 0.78),
                ],
                sides,
            ),
            "black",
            "hat",
        )
        kit.add(
            lathe([(0.34, 0.12), (0.36, 0.12), (0.366, 0.26), (0.345, 0.26)], sides, is_loop=True),
            "red",
            "band",
        )
        return
    if kit.says("santa", "party"):
        party = kit.says("party")
        path = (
            curve([(0, 0.12, 0), (0, 0.5, 0), (0.1, 0.8, 0), (0.36, 0.9, 0), (0.52, 0.66, 0)])
            if not party
            else [(0, 0.05, 0), (0, 1.0, 0)]
        )
        kit.add(
            tube(
                path,
                np.linspace(0.44 if not party else 0.36, 0.06 if not party else 0.01, len(path)).tolist(),
                sides,
            ),
            "red" if not party else "main",
            "hat",
        )
        if party:
            for k in range(14):
                share = k / 14
                kit.add(
                    sphere(0.04, 8)
                    .at(0, 0.1 + 0.8 * share, 0.36 * (0.95 - share * 0.85))
                    .turned("y", 137 * k),
                    ("accent", "red", "white")[k % 3],
                    "dots",
                )
            kit.add(cloud(kit, 0.12, 0.5, 12).at(0, 1.03, 0), "accent", "pompom")
        else:
            kit.add(torus(0.44, 0.11, sides, 12).at(0, 0.12, 0), "fur", "fur")
            kit.add(cloud(kit, 0.14, 0.2, 18).at(0.55, 0.58, 0), "fur", "pompom")
        return
    if kit.says("cowboy", "straw", "pirate"):
        finish = "straw" if kit.says("straw") else "black" if kit.says("pirate") else "leather"
        crown = lathe([(0.36, 0.06), (0.34, 0.3), (0.28, 0.42), (0.12, 0.4), (0, 0.38)], sides).scaled(
            0.85, 1, 1.1
        )
        kit.add(crown, finish, "hat")
        ways = np.linspace(0, 2 * pi, 40, endpoint=False)
        lift = 0.3 if kit.says("pirate") else 0.2 if not kit.says("straw") else 0.02
        brim = [
            [
                (
                    r * sin(t),
                    0.06
                    + (
                        lift * abs(sin(t)) ** 3 * (r - 0.32) / 0.36
                        if not kit.says("pirate")
                        else lift * (0.5 + 0.5 * cos(3 * t)) * (r - 0.32) / 0.36
                    )
                    + dy,
                    r * 1.1 * cos(t),
                )
                for t in ways
            ]
            for r, dy in ((0.3, 0), (0.5, 0), (0.68, 0.0), (0.68, 0.03), (0.5, 0.035), (0.3, 0.035))
        ]
        kit.add(loft(np.array(brim)), finish, "brim")
        kit.add(
            torus(0.345, 0.028, sides, 8).scaled(0.87, 1.5, 1.12).at(0, 0.11, 0),
            "red" if kit.says("straw", "pirate") else "dark",
            "band",
        )
        return
    witch = kit.says("witch")
    path = curve([(0, 0.06, 0), (0.0, 0.4, 0), (0.06, 0.75, 0), (0.02, 1.05, 0), (0.24, 1.22, 0)])
    kit.add(
        tube(path, spread_over([0.38, 0.29, 0.18, 0.1, 0.02]), sides), "black" if witch else "main", "hat"
    )
    kit.add(
        lathe([(0.3, 0.05), (0.74, 0.0), (0.76, 0.025), (0.38, 0.1), (0, 0.1)], sides),
        "black" if witch else "main",
        "brim",
    )
    kit.add(
        lathe([(0.36, 0.08), (0.385, 0.08), (0.37, 0.2), (0.345, 0.2)], sides, is_loop=True), "accent", "band"
    )
    if not witch:
        for k in range(7):
            height = 0.3 + 0.09 * k
            kit.add(
                prism(star_outline(0.07), 0.03, 0.006)
                .at(0, 0, 0.38 - height * 0.3)
                .turned("y", 137 * k)
                .at(0.05 * height, height, 0),
                "accent",
                "stars",
            )
    else:
        kit.add(box(0.18, 0.16, 0.03, 0.01).at(0, 0.06, 0.385), "accent", "buckle")


@prop(
    "boots, boot, shoe, shoes, leather boots, sneakers, backpack, rucksack, bag pack, school bag, suitcase, luggage, briefcase, handbag, glove, gauntlet, umbrella, parasol",
    0.45,
    kind="clothing",
    tint="main",
    main="leather",
    accent="gold",
    sole="dark wood",
    cloth="canvas",
    strap="dark",
    wood="wood",
    red="paint",
)
def garment(kit: Kit) -> None:
    """Boots, a backpack, a case or an umbrella, by its name."""
    if kit.says("umbrella", "parasol"):
        for k in range(8):
            a0, a1 = 2 * pi * k / 8, 2 * pi * (k + 1) / 8
            rings = []
            for t in np.linspace(0.05, 1.35, 8):
                r, y = 0.8 * sin(t), 0.75 + 0.55 * cos(t)
                mid = (a0 + a1) / 2
                pinch = 1 - 0.08 * (t / 1.35) ** 3
                rings.append(
                    [
                        (sin(a) * r * p, y - d, cos(a) * r * p)
                        for a, p, d in (
                            (a0, 1, 0),
                            (mid, pinch, 0),
                            (a1, 1, 0),
                            (a1, 1, 0.02),
                            (mid, pinch, 0.02),
                            (a0, 1, 0.02),
                        )
                    ]
                )
            kit.add(
                loft(np.array(rings)),
                "red" if k % 2 else "main" if kit.says("leather") else "cloth",
                "canopy",
            )
        kit.add(cylinder(0.022, 1.25, 10).at(0, 0.12, 0), "steel", "shaft")
        kit.add(
            tube(
                curve([(0, 0.16, 0), (0, 0.0, 0), (0.08, -0.1, 0), (0.18, -0.04, 0), (0.18, 0.04, 0)]),
                0.035,
                10,
            ),
            "wood",
            "handle",
        )
        kit.add(lathe([(0.03, 0), (0, 0.14)], 10).at(0, 1.3, 0), "steel", "tip")
        return
    if kit.says("suitcase", "luggage", "briefcase", "handbag"):
        kit.add(box(1.1, 0.75, 0.34, 0.06), "main", "case")
        for x in (-0.32, 0.32):
            kit.add(box(0.1, 0.77, 0.37, 0.014).at(x, -0.005, 0), "sole", "straps")
            kit.add(box(0.13, 0.12, 0.05, 0.01).at(x, 0.46, 0.18), "accent", "straps")
        for x in (-0.5, 0.5):
            for y in (0.02, 0.6):
                kit.add(box(0.14, 0.14, 0.37, 0.04).at(x, y, 0), "sole", "corners")
        kit.add(
            tube(curve([(-0.17, 0.74, 0), (-0.15, 0.88, 0), (0.15, 0.88, 0), (0.17, 0.74, 0)]), 0.035, 10),
            "sole",
            "handle",
        )
        return
    if kit.says("backpack", "rucksack", "pack", "school"):
        kit.add(box(0.75, 0.95, 0.4, 0.13), "main", "body")
        kit.add(box(0.6, 0.42, 0.2, 0.07).at(0, 0.08, 0.24), "main", "pocket")
        kit.add(box(0.77, 0.34, 0.46, 0.12).at(0, 0.68, 0.02), "main", "flap")
        for x in (-0.2, 0.2):
            kit.add(box(0.08, 0.5, 0.03, 0.008).at(x, 0.38, 0.25 + 0.0), "sole", "straps")
            kit.add(box(0.12, 0.1, 0.04, 0.01).at(x, 0.5, 0.27), "accent", "straps")
            kit.add(
                sweep(
                    curve(
                        [
                            (x, 0.92, -0.18),
                            (x * 1.2, 0.95, -0.36),
                            (x * 1.3, 0.5, -0.42),
                            (x * 1.4, 0.08, -0.2),
                        ]
                    ),
                    rectangle(0.1, 0.035, 0.01),
                    up=(1, 0, 0),
                ),
                "sole",
                "straps",
            )
        kit.add(cylinder(0.15, 0.85, kit.sides(22), 0.04).turned("z", 90).at(0.425, 1.14, 0), "cloth", "roll")
        for x in (-0.22, 0.22):
            kit.add(torus(0.155, 0.025, 22, 8).turned("z", 90).at(x, 1.14, 0), "sole", "roll")
        for x in (-0.44, 0.44):
            kit.add(box(0.14, 0.36, 0.26, 0.05).at(x, 0.1, 0.02), "main", "pocket")
        return
    for side in (-1.0, 1.0):
        x = side * 0.26
        low = kit.says("shoe", "shoes", "sneakers")
        rows = [
            (0.0, -0.3, 0.42, 0.17),
            (0.1, -0.3, 0.44, 0.18),
            (0.22, -0.28, 0.36, 0.17),
            (0.34, -0.26, 0.1, 0.15),
            (0.42 if low else 0.6, -0.25, 0.06, 0.155),
        ]
        rows = rows if low else [*rows, (0.95, -0.27, 0.08, 0.18), (1.0, -0.28, 0.09, 0.19)]
        ways = np.linspace(0, 2 * pi, 26, endpoint=False)
        rings = [
            [(x + w * sin(t), y + 0.06, (a + b) / 2 + (b - a) / 2 * cos(t)) for t in ways]
            for y, a, b, w in rows
        ]
        kit.add(loft(np.array(rings)), "main", "boots")
        sole = [[(x + 0.19 * sin(t), y, 0.07 + 0.4 * cos(t)) for t in ways] for y in (0, 0.07)]
        kit.add(loft(np.array(sole)), "sole", "soles")
        kit.add(box(0.3, 0.12, 0.2, 0.02).at(x, -0.05, -0.2), "sole", "soles")
        if not low:
            kit.add(torus(0.18, 0.04, 24, 8).scaled(1, 1, 1).at(x, 1.0, -0.095), "sole", "cuffs")
            for y in (0.42, 0.72):
                kit.add(torus(0.162, 0.025, 24, 8).at(x, y, -0.095), "sole", "straps")
                kit.add(box(0.08, 0.1, 0.03, 0.008).at(x, y - 0.05, 0.085), "accent", "straps")
        else:
            for k in range(3):
                kit.add(
                    tube(
                        [
                            (x - 0.08, 0.3 + 0.05 * k, 0.24 - 0.08 * k),
                            (x + 0.08, 0.32 + 0.05 * k, 0.22 - 0.08 * k),
                        ],
                        0.014,
                        6,
                    ),
                    "paper",
                    "laces",
                )
