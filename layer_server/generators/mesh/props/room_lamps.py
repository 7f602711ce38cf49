# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Lamps of rooms, and signs that shine."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    rod,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "floor lamp, standing lamp, reading lamp, table lamp, bedside lamp, lava lamp, ceiling fan, ceiling lamp, pendant lamp, hanging lamp, disco ball, mirror ball, spotlight, stage light, neon sign, open sign, neon open sign, string lights, fairy lights, paper lantern, chinese lantern, stone lantern",
    1.6,
    kind="lamp",
    main="cream",
    accent="brass",
    light="light",
    wood="wood",
    dark="dark metal",
    lava="neon pink",
    red="neon red",
    blue="neon",
    stone="stone",
    silver="mirror",
    tint="main",
)
def lamps(kit: Kit) -> None:
    """Lamps of rooms."""
    if kit.says("lava"):
        kit.add(lathe([(0, 0), (0.26, 0), (0.16, 0.36), (0, 0.36)], kit.sides(28)), "accent", "foot")
        kit.add(
            lathe([(0, 0), (0.16, 0), (0.2, 0.2), (0.12, 0.78), (0, 0.78)], kit.sides(28)).at(0, 0.36, 0),
            "glass",
            "glass",
        )
        kit.add(
            lathe([(0, 0), (0.12, 0), (0.06, 0.2), (0, 0.2)], kit.sides(28)).at(0, 1.13, 0), "accent", "cap"
        )
        for x, y, r, t in (
            (0, 0.42, 0.14, 0.6),
            (0.03, 0.62, 0.1, 1.3),
            (-0.03, 0.86, 0.075, 1.2),
            (0.01, 1.04, 0.06, 0.8),
        ):
            kit.add(sphere(r, 18).scaled(1, t, 1).at(x, y, 0), "lava", "lava")
        return
    if kit.says("ceiling") and kit.says("fan"):
        kit.add(cylinder(0.12, 0.08, 20, 0.02).at(0, 0.75, 0), "accent", "rose")
        kit.add(rod((0, 0.4, 0), (0, 0.78, 0), 0.03), "accent", "rod")
        kit.add(cylinder(0.2, 0.2, 26, 0.05).at(0, 0.24, 0), "accent", "motor")
        kit.add(sphere(0.16, 20).scaled(1, 0.7, 1).at(0, 0.2, 0), "light", "lamp")
        for k in range(5):
            blade = prism(
                [(0.2, -0.07), (1.0, -0.13), (1.08, 0), (1.0, 0.13), (0.2, 0.07)], 0.03, 0.008
            ).turned("x", 80)
            kit.add(blade.at(0, 0.34, 0).turned("y", 72 * k), "wood", "blades")
        return
    if kit.says("disco", "ball"):
        kit.add(sphere(0.46, kit.sides(36)).at(0, 0.5, 0), "dark", "ball")
        for row in range(1, 16):
            t = pi * row / 16
            r, y = 0.465 * sin(t), 0.5 - 0.465 * cos(t)
            count = max(5, int(30 * sin(t)))
            for k in range(count):
                tile = box(0.085, 0.08, 0.012, 0).at(0, -0.04, 0).turned("x", 90 - 180 * row / 16)
                kit.add(tile.at(0, y, r).turned("y", 360 * k / count), "silver", "mirrors")
        kit.add(cylinder(0.07, 0.09, 16).at(0, 0.94, 0), "accent", "hook")
        kit.add(torus(0.05, 0.012, 16, 6).turned("x", 90).at(0, 1.07, 0), "accent", "hook")
        return
    if kit.says("spotlight", "stage"):
        kit.add(
            cylinder(0.22, 0.5, kit.sides(28), 0.03, top=0.26).turned("x", 62).at(0, 0.6, -0.1),
            "dark",
            "lamp",
        )
        kit.add(cylinder(0.235, 0.02, 28).turned("x", 62).at(0, 0.83, 0.34), "light", "lamp")
        kit.add(
            tube(
                curve(
                    [
                        (-0.32, 0.75, 0.05),
                        (-0.34, 0.45, 0.05),
                        (0, 0.32, 0.05),
                        (0.34, 0.45, 0.05),
                        (0.32, 0.75, 0.05),
                    ]
                ),
                0.025,
                8,
            ),
            "dark",
            "yoke",
        )
        kit.add(rod((0, 0.05, 0.05), (0, 0.34, 0.05), 0.04), "dark", "stand")
        kit.add(cylinder(0.26, 0.06, 24, 0.02).at(0, 0, 0.05), "dark", "stand")
        return
    if kit.says("sign", "neon"):
        kit.add(box(1.6, 0.9, 0.06, 0.03), "dark", "board")
        loop = [(0.7 * cos(a), 0.45 + 0.36 * sin(a), 0.06) for a in [2 * pi * k / 40 for k in range(40)]]
        kit.add(sweep(loop, rectangle(0.03, 0.03, 0.008), is_loop=True), "blue", "tube")
        strokes = {
            "O": [
                [
                    (-0.46, 0.3),
                    (-0.5, 0.45),
                    (-0.46, 0.6),
                    (-0.36, 0.6),
                    (-0.32, 0.45),
                    (-0.36, 0.3),
                    (-0.46, 0.3),
                ]
            ],
            "P": [[(-0.22, 0.3), (-0.22, 0.6), (-0.06, 0.58), (-0.06, 0.46), (-0.22, 0.44)]],
            "E": [[(0.2, 0.3), (0.06, 0.3), (0.06, 0.6), (0.2, 0.6)], [(0.06, 0.45), (0.18, 0.45)]],
            "N": [[(0.32, 0.3), (0.32, 0.6), (0.48, 0.3), (0.48, 0.6)]],
        }
        for letter in strokes.values():
            for line in letter:
                kit.add(tube([(x, y, 0.06) for x, y in line], 0.024, 8), "red", "letters")
        return
    if kit.says("string", "fairy"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.1, 0, 0), (s * 1.1, 1.2, 0), 0.04), "wood", "posts")
            kit.add(cylinder(0.16, 0.06, 16, 0.01).at(s * 1.1, 0, 0), "wood", "posts")
        cable = [(x, 0.75 + 0.4 * (x / 1.1) ** 2, 0) for x in [-1.1 + 0.1 * k for k in range(23)]]
        kit.add(tube(cable, 0.014, 6), "dark", "cable")
        for k in range(1, 22, 2):
            x, y, _ = cable[k]
            kit.add(cylinder(0.03, 0.05, 10).at(x, y - 0.06, 0), "dark", "bulbs")
            kit.add(
                sphere(0.055, 12).scaled(1, 1.25, 1).at(x, y - 0.1, 0),
                ("light", "red", "blue")[k // 2 % 3],
                "bulbs",
            )
        return
    if kit.says("paper", "chinese"):
        kit.add(sphere(0.4, kit.sides(30)).scaled(1, 0.85, 1).at(0, 0.7, 0), "red", "lantern")
        for k in range(10):
            ring = [
                (
                    0.405 * sin(t) * cos(2 * pi * k / 10),
                    0.7 - 0.345 * cos(t),
                    0.405 * sin(t) * sin(2 * pi * k / 10),
                )
                for t in [0.3 + 2.54 * j / 14 for j in range(15)]
            ]
            kit.add(tube(ring, 0.012, 6), "accent", "ribs")
        for y in (0.33, 1.0):
            kit.add(cylinder(0.16, 0.08, 22, 0.01).at(0, y, 0), "accent", "rims")
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                rod((0.07 * sin(a), 0.33, 0.07 * cos(a)), (0.08 * sin(a), 0.0, 0.08 * cos(a)), 0.012, 5),
                "accent",
                "tassel",
            )
        kit.add(torus(0.07, 0.012, 16, 6).turned("x", 90).at(0, 1.14, 0), "accent", "loop")
        return
    if kit.says("stone"):
        for w, h, y in ((0.7, 0.14, 0.0), (0.5, 0.1, 0.14), (0.62, 0.12, 0.74), (0.18, 0.18, 1.42)):
            kit.add(box(w, h, w, 0.03).at(0, y, 0).solid(), "stone", "lantern")
        kit.add(
            lathe([(0, 0), (0.17, 0), (0.13, 0.25), (0.17, 0.5), (0, 0.5)], 18).at(0, 0.24, 0).solid(),
            "stone",
            "lantern",
        )
        for x in (-0.18, 0.18):
            for z in (-0.18, 0.18):
                kit.add(box(0.1, 0.3, 0.1, 0.015).at(x, 0.86, z).solid(), "stone", "lantern")
        kit.add(box(0.3, 0.26, 0.3, 0.02).at(0, 0.87, 0), "light", "light")
        kit.add(
            lathe([(0, 0), (0.56, 0), (0.58, 0.05), (0.2, 0.26), (0, 0.3)], 4)
            .turned("y", 45)
            .at(0, 1.14, 0)
            .solid(),
            "stone",
            "roof",
        )
        return
    if kit.says("pendant", "hanging", "ceiling"):
        kit.add(rod((0, 0.3, 0), (0, 1.2, 0), 0.014, 8), "dark", "cable")
        kit.add(cylinder(0.1, 0.05, 18, 0.01).at(0, 1.18, 0), "accent", "rose")
        kit.add(
            lathe(
                [(0, 0.38), (0.05, 0.38), (0.12, 0.3), (0.4, 0.0), (0.37, 0.0), (0.1, 0.27), (0, 0.34)],
                kit.sides(30),
            ),
            "accent",
            "shade",
        )
        kit.add(sphere(0.11, 18).at(0, 0.13, 0), "light", "bulb")
        return
    tall = 1.25 if kit.says("floor", "standing") else 0.42
    kit.add(cylinder(0.24 if tall > 1 else 0.18, 0.05, kit.sides(28), 0.015), "accent", "foot")
    if tall > 1:
        kit.add(rod((0, 0.03, 0), (0, tall + 0.1, 0), 0.022, 10), "accent", "pole")
    else:
        kit.add(
            lathe(
                [(0, 0.03), (0.08, 0.04), (0.16, 0.16), (0.12, 0.3), (0.04, 0.38), (0.03, 0.48), (0, 0.48)],
                kit.sides(26),
            ),
            "accent",
            "base",
        )
    shade = [(0.3, 0.0), (0.18, 0.36), (0.165, 0.36), (0.285, 0.0)]
    kit.add(lathe(shade, kit.sides(32), is_loop=True).at(0, tall, 0), "main", "shade")
    kit.add(sphere(0.1, 16).at(0, tall + 0.12, 0), "light", "bulb")
    for k in range(3):
        a = 2 * pi * k / 3
        kit.add(
            rod((0, tall + 0.3, 0), (0.18 * sin(a), tall + 0.33, 0.18 * cos(a)), 0.01, 6), "accent", "shade"
        )
