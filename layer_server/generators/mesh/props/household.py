# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""What cleans houses and people."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "vacuum cleaner, vacuum, hoover, robot vacuum, ironing board, clothes iron, iron and board, clothesline, washing line, laundry line, feather duster, toilet brush, plunger, mop and bucket, bucket and mop, dustpan, dustpan and brush, toilet paper, toilet paper roll, shower, shower head, shower cabin, shower cubicle, shower stall, soap, bar of soap, sponge, toothbrush, hairdryer, hair dryer, comb, hairbrush, razor, perfume bottle, perfume, lipstick, nail polish",
    0.8,
    kind="household",
    main="paint",
    accent="dark metal",
    steel="steel",
    white="paint white",
    wood="pale wood",
    blue="paint blue",
    yellow="paint yellow",
    pink="paint pink",
    cloth="cloth",
    water="water",
    gold="gold",
    tint="main",
)
def household(kit: Kit) -> None:
    """What cleans houses and people."""
    if kit.says("robot"):
        kit.add(cylinder(0.5, 0.14, kit.sides(40), 0.03).at(0, 0.03, 0), "accent", "body")
        kit.add(cylinder(0.14, 0.03, 24).at(0, 0.165, 0), "white", "button")
        kit.add(torus(0.4, 0.012, 36, 6).at(0, 0.17, 0), "blue", "ring")
        for s in (-1.0, 1.0):
            kit.add(cylinder(0.1, 0.08, 16).turned("z", 90).at(s * 0.34 + 0.04, 0.08, 0), "accent", "wheels")
            for k in range(3):
                a = 2 * pi * k / 3
                kit.add(
                    rod(
                        (s * 0.34, 0.02, 0.36),
                        (s * 0.34 + 0.18 * sin(a), 0.01, 0.36 + 0.18 * cos(a)),
                        0.012,
                        5,
                    ),
                    "white",
                    "brushes",
                )
    elif kit.says("vacuum", "hoover"):
        kit.add(box(0.5, 0.14, 0.36, 0.04).at(0.62, 0, 0.3), "accent", "head")
        kit.add(tube([(0.62, 0.1, 0.25), (0.3, 0.9, 0.1), (0.16, 1.15, 0.02)], 0.035, 10), "steel", "pipe")
        kit.add(sphere(0.3, 26).scaled(1.3, 0.8, 0.9).at(-0.4, 0.3, -0.1), "main", "body")
        kit.add(cylinder(0.14, 0.08, 20).turned("x", 90).at(-0.6, 0.15, 0.12), "accent", "wheels")
        kit.add(cylinder(0.14, 0.08, 20).turned("x", 90).at(-0.6, 0.15, -0.4), "accent", "wheels")
        kit.add(
            tube(
                curve(
                    [
                        (-0.1, 0.34, -0.05),
                        (0.2, 0.5, 0.3),
                        (-0.1, 1.0, 0.4),
                        (0.05, 1.3, 0.1),
                        (0.16, 1.15, 0.02),
                    ]
                ),
                0.045,
                10,
            ),
            "accent",
            "hose",
        )
        kit.add(
            tube(curve([(-0.6, 0.5, -0.1), (-0.4, 0.68, -0.1), (-0.2, 0.52, -0.1)]), 0.03, 8),
            "accent",
            "handle",
        )
    elif kit.says("ironing", "iron"):
        if kit.says("ironing", "board"):
            top = [(-0.8, 0.2), (-0.8, -0.2), (0.3, -0.2), (0.75, -0.08), (0.8, 0), (0.75, 0.08), (0.3, 0.2)]
            kit.add(prism(top, 0.06, 0.02).turned("x", -90).at(0, 0.85, 0), "blue", "board")
            for s in (-1.0, 1.0):
                kit.add(rod((s * 0.55, 0.02, 0.08 * s), (-s * 0.4, 0.84, 0.08 * s), 0.02, 8), "steel", "legs")
                kit.add(rod((s * 0.55, 0.02, -0.2), (s * 0.55, 0.02, 0.2), 0.02, 8), "steel", "legs")
        up, at = (0.89, -0.3) if kit.says("ironing", "board") else (0.0, 0.0)
        sole = [(-0.2, 0.12), (-0.2, -0.12), (0.05, -0.12), (0.24, 0), (0.05, 0.12)]
        kit.add(prism(sole, 0.05, 0.012).turned("x", -90).at(at, up + 0.02, 0), "steel", "iron")
        kit.add(
            prism([(-0.19, 0.04), (0.2, 0.04), (0.02, 0.15), (-0.19, 0.16)], 0.18, 0.03).at(at, up, 0),
            "main",
            "iron",
        )
        kit.add(
            tube(
                curve(
                    [
                        (at - 0.17, up + 0.14, 0),
                        (at - 0.16, up + 0.3, 0),
                        (at + 0.04, up + 0.28, 0),
                        (at + 0.07, up + 0.12, 0),
                    ]
                ),
                0.03,
                8,
            ),
            "accent",
            "iron",
        )
    elif kit.says("clothesline", "washing", "laundry", "towel"):
        for s in (-1.0, 1.0):
            kit.add(rod((s * 1.2, 0, 0), (s * 1.2, 1.4, 0), 0.045), "wood", "posts")
            kit.add(rod((s * 1.2, 1.3, -0.25), (s * 1.2, 1.3, 0.25), 0.035), "wood", "posts")
        kit.add(
            tube([(-1.2, 1.3, 0), (-0.4, 1.22, 0), (0.4, 1.22, 0), (1.2, 1.3, 0)], 0.01, 6), "white", "line"
        )
        kit.add(box(0.42, 0.6, 0.03, 0.01).at(-0.7, 0.64, 0), "blue", "clothes")
        shirt = [
            (-0.16, -0.5),
            (0.16, -0.5),
            (0.16, -0.14),
            (0.28, -0.24),
            (0.34, -0.1),
            (0.14, 0),
            (-0.14, 0),
            (-0.34, -0.1),
            (-0.28, -0.24),
            (-0.16, -0.14),
        ]
        kit.add(prism(shirt, 0.04, 0.01).at(0, 1.23, 0), "main", "clothes")
        trousers = [
            (-0.16, 0),
            (0.16, 0),
            (0.18, -0.62),
            (0.04, -0.62),
            (0, -0.2),
            (-0.04, -0.62),
            (-0.18, -0.62),
        ]
        kit.add(prism(trousers, 0.04, 0.01).at(0.62, 1.24, 0), "yellow", "clothes")
        for x in (-0.86, -0.54, -0.1, 0.1, 0.52, 0.72):
            kit.add(box(0.03, 0.1, 0.05, 0.008).at(x, 1.18, 0), "wood", "pegs")
    elif kit.says("duster"):
        kit.add(rod((0, 0, 0), (0.16, 0.6, 0), 0.03), "wood", "handle")
        for k in range(26):
            a = 2.4 * k
            t = k / 26
            plume = sphere(0.09, 8).scaled(0.55, 1.8, 0.55).turned("x", 44).turned("y", np.degrees(a))
            kit.add(
                plume.at(0.17 + 0.16 * t + 0.11 * sin(a), 0.66 + 0.42 * t, 0.11 * cos(a)), "main", "feathers"
            )
    elif kit.says("mop", "bucket"):
        kit.add(tub(0.3, 0.46, 0.025, 0.38, 30), "yellow", "bucket")
        kit.add(cylinder(0.33, 0.02, 28).at(0, 0.34, 0), "water", "water")
        kit.add(
            tube(
                curve(
                    [(-0.37, 0.42, 0), (-0.3, 0.2, 0.26), (0, 0.14, 0.4), (0.3, 0.2, 0.26), (0.37, 0.42, 0)]
                ),
                0.014,
                6,
            ),
            "steel",
            "handle",
        )
        kit.add(rod((0.1, 0.3, 0), (0.5, 1.55, -0.2), 0.028), "wood", "mop")
        for k in range(14):
            a = 2 * pi * k / 14
            kit.add(
                tube(
                    curve(
                        [
                            (0.16, 0.5, -0.03),
                            (0.12 + 0.1 * sin(a), 0.44, 0.1 * cos(a)),
                            (0.1 + 0.17 * sin(a), 0.26, 0.17 * cos(a)),
                        ]
                    ),
                    0.03,
                    6,
                ),
                "white",
                "mop",
            )
    elif kit.says("dustpan"):
        kit.add(prism([(-0.3, 0), (0.3, 0), (0.3, 0.03), (-0.3, 0.03)], 0.5, 0.01), "main", "pan")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.25, 0), (0.25, 0), (0.25, 0.16), (-0.25, 0.03)], 0.03)
                .turned("y", 90)
                .at(s * 0.29, 0, 0),
                "main",
                "pan",
            )
        kit.add(box(0.6, 0.16, 0.03, 0.01).at(0, 0, -0.25), "main", "pan")
        kit.add(rod((0, 0.12, -0.26), (0, 0.2, -0.7), 0.035), "main", "pan")
        kit.add(box(0.44, 0.06, 0.09, 0.02).turned("y", 20).at(0.1, 0.14, 0.2), "wood", "brush")
        for k in range(10):
            kit.add(
                box(0.03, 0.12, 0.07, 0).at(-0.18 + 0.04 * k, 0.03, 0).turned("y", 20).at(0.1, 0, 0.2),
                "accent",
                "brush",
            )
    elif kit.says("plunger", "brush") and not kit.says("toothbrush", "hairbrush"):
        kit.add(
            lathe(
                [
                    (0.26, 0),
                    (0.28, 0.03),
                    (0.24, 0.2),
                    (0.08, 0.3),
                    (0, 0.31),
                    (0, 0.26),
                    (0.2, 0.17),
                    (0.22, 0),
                ][::-1],
                28,
            ),
            "main",
            "cup",
        )
        kit.add(rod((0, 0.28, 0), (0, 1.2, 0), 0.035), "wood", "handle")
    elif kit.says("paper"):
        kit.add(
            lathe([(0.1, 0), (0.34, 0), (0.34, 0.6), (0.1, 0.6)], kit.sides(34), is_loop=True),
            "white",
            "roll",
        )
        kit.add(
            lathe([(0.08, -0.003), (0.105, -0.003), (0.105, 0.603), (0.08, 0.603)], 26, is_loop=True),
            "wood",
            "core",
        )
        kit.add(box(0.012, 0.59, 0.4, 0.002).at(0.34, 0.005, 0.2), "white", "sheet")
    elif kit.says("shower"):
        kit.add(box(1.0, 0.12, 1.0, 0.03), "white", "tray")
        for x, z, w, d in ((-0.49, 0, 0.04, 1.0), (0, -0.49, 1.0, 0.04)):
            kit.add(box(w, 1.9, d, 0.01).at(x, 0.1, z), "white", "walls")
        kit.add(box(0.02, 1.8, 0.96, 0).at(0.48, 0.12, 0), "glass", "door")
        kit.add(
            tube(
                curve([(-0.2, 0.9, -0.46), (-0.2, 1.8, -0.44), (-0.2, 1.9, -0.3), (-0.2, 1.85, -0.12)]),
                0.02,
                8,
            ),
            "steel",
            "pipe",
        )
        kit.add(cylinder(0.14, 0.04, 22, top=0.06).at(-0.2, 1.78, -0.1), "steel", "head")
        for k in range(9):
            a = 2 * pi * k / 9
            kit.add(
                rod(
                    (-0.2 + 0.07 * sin(a), 1.78, -0.1 + 0.07 * cos(a)),
                    (-0.2 + 0.14 * sin(a), 0.14, -0.1 + 0.14 * cos(a)),
                    0.008,
                    5,
                ),
                "water",
                "water",
            )
        kit.add(cylinder(0.05, 0.06, 16).turned("x", 90).at(-0.2, 0.95, -0.46), "steel", "tap")
    elif kit.says("toothbrush", "hairbrush", "comb", "razor"):
        if kit.says("comb"):
            kit.add(box(1.1, 0.07, 0.16, 0.025).at(0, 0, -0.1), "main", "comb")
            for k in range(24):
                kit.add(box(0.022, 0.045, 0.26, 0.004).at(-0.5 + 0.0435 * k, 0.012, 0.08), "main", "teeth")
        else:
            wide = kit.says("hairbrush")
            kit.add(
                tube(
                    curve([(-0.75, 0.06, 0), (-0.3, 0.07, 0), (0.2, 0.06, 0)]),
                    [0.05, 0.06, 0.06, 0.055, 0.05, 0.045, 0.04, 0.036, 0.034],
                    10,
                ),
                "blue" if not wide else "wood",
                "handle",
            )
            kit.add(
                sphere(0.3, 22).scaled(1.1, 0.22, 0.55 if wide else 0.24).at(0.45, 0.06, 0),
                "blue" if not wide else "wood",
                "head",
            )
            for i in range(8):
                for j in range(3 if not wide else 5):
                    z = (j - (1 if not wide else 2)) * 0.05
                    kit.add(
                        cylinder(0.018, 0.16, 6).at(0.24 + 0.06 * i, 0.08, z),
                        "white" if not wide else "accent",
                        "bristles",
                    )
    elif kit.says("hairdryer", "dryer"):
        kit.add(sphere(0.26, 24).scaled(1, 1, 0.85).at(-0.15, 0.75, 0), "pink", "body")
        kit.add(cylinder(0.2, 0.5, 24, 0.02, top=0.14).turned("z", -90).at(-0.1, 0.75, 0), "pink", "nozzle")
        kit.add(cylinder(0.12, 0.02, 20).turned("z", -90).at(0.39, 0.75, 0), "dark", "nozzle")
        kit.add(box(0.16, 0.6, 0.13, 0.05).turned("z", -8).at(-0.26, 0, 0), "pink", "handle")
        kit.add(cylinder(0.13, 0.03, 22).turned("z", -90).at(-0.41, 0.75, 0), "accent", "grille")
    elif kit.says("perfume", "lipstick", "polish"):
        if kit.says("lipstick"):
            kit.add(cylinder(0.16, 0.42, 26, 0.02), "accent", "case")
            kit.add(cylinder(0.14, 0.16, 26, 0.01).at(0, 0.42, 0), "gold", "case")
            stick = cylinder(0.11, 0.34, 24)
            bent = stick.positions.copy()
            high = bent[:, 1] > 0.3
            bent[high, 1] += 0.1 * bent[high, 0] / 0.11
            kit.add(stick.bent(bent).at(0, 0.56, 0), "main", "stick")
        else:
            kit.add(box(0.5, 0.44, 0.26, 0.05), "pink" if not kit.says("polish") else "main", "bottle")
            kit.add(cylinder(0.08, 0.08, 18).at(0, 0.43, 0), "gold", "neck")
            kit.add(
                box(0.18, 0.2, 0.18, 0.03).at(0, 0.5, 0),
                "gold" if not kit.says("polish") else "accent",
                "cap",
            )
    else:
        kit.add(box(0.7, 0.24, 0.45, 0.1), "pink" if kit.says("soap") else "yellow", "soap")
        for k in range(7):
            kit.add(
                sphere(0.05 + 0.03 * (k % 3), 14).at(
                    -0.3 + 0.1 * k, 0.26 + 0.02 * (k % 2), 0.14 * sin(2 * k)
                ),
                "white",
                "bubbles",
            )
