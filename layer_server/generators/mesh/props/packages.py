# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Food as shops sell it."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "jar of honey, honey jar, honey pot, honey, jar of jam, jam jar, jam, jar of pickles, cereal box, milk carton, juice box, carton of milk, soda can, cola can, beer can, tin can, canned food, can of beans, can, pizza box, takeout box, chinese takeout box, noodle box, ketchup bottle, ketchup, mustard, water bottle, plastic bottle, bag of chips, chips, bag of flour, flour sack, paper bag, shopping bag, plastic bag, canteen, gift bag",
    0.25,
    kind="container",
    main="paint",
    accent="paint white",
    glass="glass",
    honey="paint orange",
    steel="steel",
    wood="wood",
    paper="bread",
    yellow="paint yellow",
    blue="paint blue",
    green="paint green",
    jam="liquid",
    leaf="canvas",
)
def packaged(kit: Kit) -> None:
    """Food as shops sell it."""
    if kit.says("honey", "jam", "pickles"):
        fill = "honey" if kit.says("honey") else "green" if kit.says("pickles") else "jam"
        kit.add(
            lathe([(0, 0.02), (0.28, 0.02), (0.3, 0.08), (0.3, 0.5), (0.25, 0.6), (0, 0.6)], kit.sides(32)),
            fill,
            "filling",
        )
        kit.add(
            cylinder(0.26, 0.14, kit.sides(32), 0.02).at(0, 0.62, 0),
            "yellow" if kit.says("honey") else "accent",
            "lid",
        )
        kit.add(torus(0.27, 0.02, 30, 6).at(0, 0.61, 0), "steel", "lid")
        kit.add(box(0.36, 0.3, 0.06, 0.02).at(0, 0.16, 0.27), "accent", "label")
        if kit.says("honey"):
            kit.add(
                prism([(0.07 * cos(a), 0.07 * sin(a)) for a in np.linspace(0, 2 * pi, 7)[:-1]], 0.02).at(
                    0, 0.31, 0.31
                ),
                "honey",
                "label",
            )
            kit.add(rod((0.42, 0.04, 0.2), (0.62, 0.1, 0.62), 0.022, 8), "wood", "dipper")
            for k in range(5):
                kit.add(
                    torus(0.045, 0.022, 14, 6)
                    .turned("x", 78)
                    .turned("y", 25)
                    .at(0.4 + 0.012 * k, 0.065, 0.14 + 0.028 * k),
                    "wood",
                    "dipper",
                )
        else:
            kit.add(sphere(0.05, 12).at(0, 0.32, 0.3), "jam" if not kit.says("pickles") else "green", "label")
    elif kit.says("cereal"):
        kit.add(box(0.7, 1.0, 0.22, 0.012), "yellow", "box")
        kit.add(box(0.6, 0.2, 0.02, 0.006).at(0, 0.72, 0.105), "main", "title")
        kit.add(
            lathe([(0, 0.2), (0.16, 0.2), (0.22, 0.34), (0, 0.34)], 24).scaled(1, 1, 0.1).at(0, 0.0, 0.12),
            "blue",
            "picture",
        )
        for k in range(9):
            kit.add(
                torus(0.04, 0.018, 14, 6)
                .turned("x", 90)
                .at(-0.16 + 0.08 * (k % 5), 0.37 + 0.07 * (k // 5), 0.12),
                "honey",
                "picture",
            )
    elif kit.says("carton", "juice"):
        kit.add(box(0.42, 0.7, 0.42, 0.012), "accent", "carton")
        kit.add(
            prism([(-0.21, 0), (0.21, 0), (0.03, 0.22), (-0.03, 0.22)], 0.41).turned("y", 90).at(0, 0.69, 0),
            "accent",
            "carton",
        )
        kit.add(box(0.41, 0.1, 0.06, 0.006).at(0, 0.88, 0), "accent", "carton")
        kit.add(
            box(0.425, 0.26, 0.425, 0.01).at(0, 0.1, 0), "blue" if not kit.says("juice") else "honey", "band"
        )
        kit.add(cylinder(0.06, 0.05, 16).turned("x", 50).at(0, 0.78, 0.12), "blue", "cap")
    elif kit.says("chips"):
        outline = [
            (-0.36, 0),
            (0.36, 0),
            (0.33, 0.12),
            (0.4, 0.5),
            (0.33, 0.9),
            (0.36, 1.02),
            (-0.36, 1.02),
            (-0.33, 0.9),
            (-0.4, 0.5),
            (-0.33, 0.12),
        ]
        kit.add(prism(outline, 0.06, 0.02), "main", "bag")
        kit.add(sphere(0.5, 28).scaled(0.72, 0.85, 0.34).at(0, 0.51, 0), "main", "bag")
        kit.add(sphere(0.2, 20).scaled(1.1, 0.7, 0.14).at(0, 0.62, 0.155), "yellow", "label")
        for k in range(3):
            kit.add(sphere(0.09, 12).scaled(1, 0.7, 0.25).at(-0.1 + 0.1 * k, 0.32, 0.155), "honey", "label")
    elif kit.says("can", "soda", "cola", "canned"):
        tin = kit.says("tin", "canned", "beans")
        kit.add(
            lathe(
                [(0, 0), (0.24, 0), (0.28, 0.05), (0.28, 0.72), (0.23, 0.82), (0, 0.82)]
                if not tin
                else [(0, 0), (0.32, 0), (0.32, 0.62), (0, 0.62)],
                kit.sides(34),
            ),
            "steel",
            "can",
        )
        kit.add(
            cylinder(0.283 if not tin else 0.325, 0.64 if not tin else 0.5, kit.sides(34)).at(0, 0.06, 0),
            "main",
            "label",
        )
        top = 0.82 if not tin else 0.62
        kit.add(torus(0.22 if not tin else 0.31, 0.02, 32, 6).at(0, top, 0), "steel", "rim")
        if tin:
            kit.add(torus(0.315, 0.018, 32, 6).at(0, 0.02, 0), "steel", "rim")
            kit.add(sphere(0.14, 18).scaled(1, 1, 0.2).at(0, 0.31, 0.32), "accent", "label")
        else:
            kit.add(box(0.08, 0.015, 0.16, 0.006).at(0, top + 0.005, 0.03), "steel", "tab")
            wave = [
                (0.286 * sin(a), 0.34 + 0.14 * sin(a * 1.5), 0.286 * cos(a))
                for a in np.linspace(-1.6, 1.6, 24)
            ]
            kit.add(tube(wave, 0.035, 8), "accent", "stripe")
    elif kit.says("pizza"):
        kit.add(box(1.1, 0.12, 1.1, 0.01), "leaf", "box")
        kit.add(box(1.1, 0.1, 0.02, 0.004).at(0, 0.02, 0.55), "leaf", "box")
        lid = box(1.1, 0.04, 1.1, 0.01).at(0, 0, 0.55).turned("x", -70).at(0, 0.12, -0.55)
        kit.add(lid, "leaf", "lid")
        kit.add(cylinder(0.48, 0.05, 34, 0.015).at(0, 0.11, 0), "paper", "pizza")
        kit.add(cylinder(0.42, 0.03, 34).at(0, 0.145, 0), "yellow", "pizza")
        for k in range(9):
            a, r = 2.4 * k, 0.12 * k**0.5
            kit.add(cylinder(0.065, 0.02, 14).at(r * sin(a), 0.17, r * cos(a)), "main", "pizza")
    elif kit.says("takeout", "noodle", "chinese"):
        kit.add(
            loft(
                np.array(
                    [
                        [(0.26, 0, 0.2), (0.26, 0, -0.2), (-0.26, 0, -0.2), (-0.26, 0, 0.2)],
                        [(0.38, 0.55, 0.32), (0.38, 0.55, -0.32), (-0.38, 0.55, -0.32), (-0.38, 0.55, 0.32)],
                    ]
                )
            ),
            "accent",
            "box",
        )
        for _ in range(12):
            noodle = curve(
                [
                    (kit.between(-0.25, 0.25), 0.55, kit.between(-0.2, 0.2)),
                    (kit.between(-0.3, 0.3), 0.66, kit.between(-0.2, 0.2)),
                    (kit.between(-0.25, 0.25), 0.56, kit.between(-0.2, 0.2)),
                ],
                4,
            )
            kit.add(tube(noodle, 0.025, 6), "yellow", "noodles")
        for s in (-1.0, 1.0):
            flap = box(0.7, 0.26, 0.02, 0.004).turned("x", s * 26).at(0, 0.54, s * 0.32)
            kit.add(flap, "accent", "flaps")
            kit.add(
                rod((-0.05 + s * 0.06, 0.5, 0), (0.3 + s * 0.08, 1.1, 0.1 * s), 0.018, 6),
                "wood",
                "chopsticks",
            )
        kit.add(
            prism([(-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1)], 0.02)
            .turned("z", 45)
            .turned("x", -12)
            .at(0, 0.3, 0.27),
            "main",
            "mark",
        )
    elif kit.says("ketchup", "mustard", "water", "plastic", "canteen") and not kit.says("bag"):
        if kit.says("canteen"):
            kit.add(sphere(0.4, 28).scaled(1, 1, 0.45).at(0, 0.42, 0), "green", "canteen")
            kit.add(cylinder(0.09, 0.14, 18, 0.01).at(0, 0.8, 0), "steel", "neck")
            kit.add(cylinder(0.1, 0.1, 18, 0.02).at(0, 0.9, 0), "dark metal", "cap")
            kit.add(torus(0.4, 0.03, 34, 8).turned("x", 90).at(0, 0.42, 0), "leather", "strap")
            kit.add(
                tube(
                    curve(
                        [(-0.38, 0.55, 0), (-0.42, 0.95, 0), (0, 1.3, 0), (0.42, 0.95, 0), (0.38, 0.55, 0)]
                    ),
                    0.025,
                    8,
                ),
                "leather",
                "strap",
            )
            return
        sauce = kit.says("ketchup", "mustard")
        finish = "yellow" if kit.says("mustard") else "main" if sauce else "water"
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.2, 0),
                    (0.22, 0.05),
                    (0.22, 0.3),
                    (0.18, 0.4),
                    (0.22, 0.5),
                    (0.2, 0.66),
                    (0.09, 0.8),
                    (0, 0.8),
                ],
                kit.sides(28),
            ),
            finish,
            "bottle",
        )
        kit.add(cylinder(0.1, 0.1, 20, 0.015).at(0, 0.78, 0), "accent" if sauce else "blue", "cap")
        if sauce:
            kit.add(lathe([(0, 0), (0.06, 0), (0.02, 0.16), (0, 0.16)], 16).at(0, 0.87, 0), "accent", "cap")
        kit.add(cylinder(0.224, 0.2, kit.sides(28)).at(0, 0.08, 0), "accent", "label")
    else:
        kit.add(
            loft(
                np.array(
                    [
                        [(0.34, 0, 0.18), (0.34, 0, -0.18), (-0.34, 0, -0.18), (-0.34, 0, 0.18)],
                        [(0.36, 0.8, 0.2), (0.36, 0.8, -0.2), (-0.36, 0.8, -0.2), (-0.36, 0.8, 0.2)],
                    ]
                )
            ),
            "paper" if not kit.says("gift", "shopping") else "main",
            "bag",
        )
        kit.add(box(0.66, 0.02, 0.34, 0).at(0, 0.795, 0), "dark", "bag")
        if kit.says("flour", "sack"):
            kit.add(sphere(0.12, 16).scaled(1, 1, 0.2).at(0, 0.42, 0.19), "accent", "label")
        else:
            for z in (-0.19, 0.19):
                kit.add(
                    tube(
                        curve([(-0.16, 0.76, z), (-0.14, 1.0, z), (0.14, 1.0, z), (0.16, 0.76, z)]), 0.018, 8
                    ),
                    "accent",
                    "handles",
                )
