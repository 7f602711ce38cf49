# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""What cooks use."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "whisk, colander, strainer, cutting board, cutting board with a knife, chopping board, knife block, salt shaker, pepper shaker, salt and pepper shakers, salt and pepper, pepper mill, measuring cup, oven mitt, oven mitts, cheese grater, grater, corkscrew, can opener, cleaver, meat cleaver, chef knife, kitchen knife, cookie jar, thermos, lunchbox, lunch box, metal lunchbox",
    0.4,
    kind="kitchen",
    main="steel",
    accent="wood",
    dark="dark metal",
    red="paint",
    glass="glass",
    white="porcelain",
    cookie="bread",
    blue="paint blue",
    tint="red",
)
def utensils(kit: Kit) -> None:
    """What cooks use."""
    if kit.says("whisk"):
        kit.add(lathe([(0, 0), (0.04, 0.01), (0.055, 0.1), (0.04, 0.5), (0, 0.52)], 14), "main", "handle")
        for k in range(6):
            loop = curve(
                [
                    (0.02, 0.48, 0),
                    (0.16, 0.78, 0),
                    (0.17, 1.0, 0),
                    (0, 1.16, 0),
                    (-0.17, 1.0, 0),
                    (-0.16, 0.78, 0),
                    (-0.02, 0.48, 0),
                ],
                4,
            )
            kit.add(tube(loop, 0.01, 6).turned("y", 30 * k), "main", "wires")
    elif kit.says("colander", "strainer"):
        kit.add(
            lathe(
                [
                    (0, 0.06),
                    (0.2, 0.08),
                    (0.44, 0.3),
                    (0.5, 0.5),
                    (0.54, 0.52),
                    (0.47, 0.52),
                    (0.41, 0.31),
                    (0, 0.1),
                ],
                kit.sides(36),
            ),
            "main",
            "bowl",
        )
        kit.add(torus(0.2, 0.03, 26, 8).at(0, 0.03, 0), "main", "foot")
        for ring, (r, y, count) in enumerate(
            ((0.3, 0.155, 12), (0.38, 0.235, 16), (0.45, 0.33, 20), (0.475, 0.42, 20))
        ):
            for k in range(count):
                hole = cylinder(0.022, 0.02, 8).turned("x", 45 + 12 * ring)
                kit.add(
                    hole.at(0, y, r + 0.005).turned("y", 360 * (k + 0.5 * (ring % 2)) / count),
                    "dark",
                    "holes",
                )
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (s * 0.5, 0.48, -0.12),
                            (s * 0.66, 0.48, -0.1),
                            (s * 0.66, 0.48, 0.1),
                            (s * 0.5, 0.48, 0.12),
                        ]
                    ),
                    0.02,
                    8,
                ),
                "main",
                "handles",
            )
    elif kit.says("board"):
        kit.add(box(1.2, 0.07, 0.75, kit.bevel(0.03)), "accent", "board")
        kit.add(torus(0.06, 0.02, 18, 8).at(-0.5, 0.06, 0.24), "dark", "board")
        blade = [(0, 0), (0.62, 0.0), (0.56, 0.09), (0.38, 0.15), (0, 0.16)]
        kit.add(
            prism(blade, 0.018, 0.006).turned("x", -90).turned("y", 14).at(-0.2, 0.085, 0.15), "main", "knife"
        )
        kit.add(box(0.36, 0.05, 0.09, 0.02).turned("y", 14).at(-0.38, 0.06, 0.13), "dark", "knife")
        for k in range(5):
            kit.add(
                cylinder(0.09, 0.025, 18, 0.006)
                .turned("z", 8 * (k % 2))
                .at(0.1 + 0.09 * k, 0.07 + 0.008 * k, -0.18),
                "paint orange",
                "carrot",
            )
    elif kit.says("block"):
        kit.add(
            prism([(-0.26, 0), (0.3, 0), (0.3, 0.34), (0.0, 0.62), (-0.26, 0.42)], 0.42, kit.bevel(0.03)),
            "accent",
            "block",
        )
        for i in range(2):
            for j in range(3):
                at = (0.19 - 0.15 * i - 0.02, 0.43 + 0.14 * i, -0.12 + 0.12 * j)
                kit.add(box(0.07, 0.34, 0.05, 0.015).turned("z", -46).at(*at), "dark", "handles")
                kit.add(box(0.08, 0.05, 0.055, 0.005).turned("z", -46).at(*at), "main", "handles")
    elif kit.says("salt", "pepper") and not kit.says("mill"):
        for x, finish in ((-0.2, "white"), (0.2, "dark")):
            if (x < 0 and not kit.says("salt")) or (x > 0 and not kit.says("pepper")):
                continue
            kit.add(
                lathe([(0, 0), (0.16, 0), (0.17, 0.04), (0.12, 0.42), (0, 0.42)], 26).at(x, 0, 0),
                finish,
                "shakers",
            )
            kit.add(
                lathe([(0, 0), (0.13, 0), (0.13, 0.06), (0.08, 0.13), (0, 0.15)], 26).at(x, 0.42, 0),
                "main",
                "lids",
            )
            for k in range(5):
                a = 2 * pi * k / 5
                kit.add(sphere(0.012, 6).at(x + 0.05 * sin(a), 0.56, 0.05 * cos(a)), "dark", "holes")
            kit.add(box(0.02, 0.12, 0.02, 0).at(x, 0.16, 0.145), "dark" if x < 0 else "white", "letters")
    elif kit.says("mill"):
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.16, 0),
                    (0.17, 0.05),
                    (0.1, 0.25),
                    (0.13, 0.45),
                    (0.09, 0.6),
                    (0.14, 0.68),
                    (0.13, 0.8),
                    (0, 0.86),
                ],
                26,
            ),
            "accent",
            "mill",
        )
        kit.add(sphere(0.04, 12).at(0, 0.89, 0), "main", "mill")
    elif kit.says("measuring"):
        kit.add(
            lathe([(0, 0), (0.26, 0), (0.32, 0.5), (0.34, 0.52), (0.31, 0.51), (0.25, 0.02), (0, 0.02)], 32),
            "glass",
            "cup",
        )
        kit.add(cylinder(0.26, 0.24, 30, top=0.28).at(0, 0.02, 0), "white", "milk")
        kit.add(
            tube(curve([(0.29, 0.42, 0), (0.5, 0.4, 0), (0.48, 0.12, 0), (0.27, 0.1, 0)]), 0.03, 10),
            "glass",
            "handle",
        )
        for k in range(4):
            kit.add(
                box(0.14 if k % 2 else 0.08, 0.014, 0.012, 0).at(-0.02, 0.12 + 0.1 * k, 0.28 + 0.012 * k),
                "red",
                "marks",
            )
    elif kit.says("mitt", "mitts"):
        kit.add(sphere(0.3, 24).scaled(0.9, 1.3, 0.4).at(0, 0.62, 0), "red", "mitt")
        kit.add(sphere(0.15, 18).scaled(0.7, 1.5, 0.7).turned("z", 34).at(-0.3, 0.5, 0), "red", "thumb")
        kit.add(cylinder(0.25, 0.3, 26, 0.02).scaled(1, 1, 0.5).at(0, 0.1, 0), "red", "mitt")
        kit.add(cylinder(0.28, 0.14, 26, 0.03).scaled(1, 1, 0.52), "white", "cuff")
    elif kit.says("grater"):
        kit.add(
            loft(
                np.array(
                    [
                        [(0.3, 0, 0.2), (0.3, 0, -0.2), (-0.3, 0, -0.2), (-0.3, 0, 0.2)],
                        [(0.2, 0.9, 0.12), (0.2, 0.9, -0.12), (-0.2, 0.9, -0.12), (-0.2, 0.9, 0.12)],
                    ]
                )
            ),
            "main",
            "grater",
        )
        for i in range(5):
            for j in range(7):
                kit.add(
                    sphere(0.018, 6)
                    .scaled(1, 1.3, 0.6)
                    .at((i - 2) * (0.1 - 0.004 * j), 0.12 + 0.1 * j, 0.19 - 0.0085 * j),
                    "dark",
                    "holes",
                )
        kit.add(
            tube(curve([(-0.16, 0.88, 0), (-0.15, 1.06, 0), (0.15, 1.06, 0), (0.16, 0.88, 0)]), 0.035, 10),
            "dark",
            "handle",
        )
    elif kit.says("corkscrew", "opener"):
        kit.add(cylinder(0.06, 0.6, 16, 0.03).turned("z", 90).at(0.3, 0.9, 0), "accent", "handle")
        kit.add(rod((0, 0.5, 0), (0, 0.92, 0), 0.025), "main", "shaft")
        turns = np.linspace(0, 8 * pi, 60)
        kit.add(
            tube([(0.05 * cos(t), 0.52 - 0.5 * t / turns[-1], 0.05 * sin(t)) for t in turns], 0.018, 7),
            "main",
            "screw",
        )
    elif kit.says("cleaver", "knife"):
        blade = (
            [(0, 0), (0.72, 0.0), (0.74, 0.36), (0.02, 0.32)]
            if kit.says("cleaver")
            else [(0, 0.04), (0.5, 0.0), (0.86, 0.14), (0.84, 0.17), (0.02, 0.2)]
        )
        for shape, finish in (
            (prism(blade, 0.03, 0.01), "main"),
            (
                prism(
                    [
                        (-0.46, 0.16),
                        (0.02, 0.14),
                        (0.02, 0.27 if kit.says("cleaver") else 0.2),
                        (-0.44, 0.28 if kit.says("cleaver") else 0.24),
                    ],
                    0.07,
                    0.02,
                ),
                "accent",
            ),
        ):
            kit.add(shape.turned("z", 42), finish, "knife")
        if kit.says("cleaver"):
            kit.add(
                cylinder(0.04, 0.04, 14).turned("x", 90).at(0.64, 0.27, -0.02).turned("z", 42), "dark", "hole"
            )
    elif kit.says("cookie"):
        kit.add(
            lathe(
                [(0, 0), (0.3, 0), (0.4, 0.1), (0.42, 0.4), (0.34, 0.56), (0.34, 0.6), (0, 0.6)],
                kit.sides(34),
            ),
            "glass",
            "jar",
        )
        kit.add(
            lathe([(0, 0), (0.36, 0), (0.36, 0.05), (0.2, 0.12), (0.05, 0.14), (0, 0.14)], 30).at(0, 0.6, 0),
            "red",
            "lid",
        )
        kit.add(sphere(0.07, 14).at(0, 0.79, 0), "red", "lid")
        for k in range(16):
            a = 2.4 * k
            disc = (
                cylinder(0.14, 0.045, 16, 0.012)
                .turned("x", kit.between(-50, 50))
                .turned("z", kit.between(-40, 40))
            )
            kit.add(disc.at(0.2 * sin(a), 0.08 + 0.028 * k, 0.2 * cos(a)), "cookie", "cookies")
    elif kit.says("thermos"):
        kit.add(cylinder(0.2, 0.75, 28, 0.03), "blue", "body")
        kit.add(cylinder(0.17, 0.24, 26, 0.02).at(0, 0.76, 0), "main", "cup")
        for y in (0.06, 0.7):
            kit.add(torus(0.2, 0.014, 28, 6).at(0, y, 0), "main", "bands")
    else:
        kit.add(box(0.9, 0.42, 0.4, 0.05), "red", "box")
        lid = [(0.2 * cos(a), 0.22 * sin(a)) for a in np.linspace(0, pi, 15)]
        kit.add(prism(lid, 0.9, 0.02).turned("y", 90).at(0, 0.43, 0), "red", "lid")
        kit.add(
            tube(curve([(-0.16, 0.63, 0), (-0.15, 0.76, 0), (0.15, 0.76, 0), (0.16, 0.63, 0)]), 0.025, 8),
            "dark",
            "handle",
        )
        for x in (-0.26, 0.26):
            kit.add(box(0.09, 0.13, 0.03, 0.008).at(x, 0.36, 0.2), "main", "latches")
