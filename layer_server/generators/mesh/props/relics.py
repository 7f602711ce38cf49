"""Chalices, scrolls, hourglasses, skulls."""

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
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "chalice, goblet, grail, cup, holy grail, wine glass, trophy, tankard, beer mug",
    0.3,
    kind="treasure",
    main="gold",
    accent="gem",
    liquid="liquid",
    foam="porcelain",
)
def chalice(kit: Kit) -> None:
    """A stemmed cup with stones; a mug or a trophy where one is asked for."""
    if kit.says("mug", "tankard", "beer"):
        from_staves = kit.sides(20, 10)
        for k in range(10):
            a0, a1 = 2 * pi * k / 10 + 0.01, 2 * pi * (k + 1) / 10 - 0.01
            kit.add(
                loft(
                    np.array(
                        [
                            [
                                (sin(a) * r * s, y, cos(a) * r * s)
                                for a, r in ((a0, 0.34), (a0, 0.4), (a1, 0.4), (a1, 0.34))
                            ]
                            for y, s in ((0, 1.0), (0.9, 0.94))
                        ]
                    )
                ),
                "wood",
                "staves",
            )
        kit.add(cylinder(0.36, 0.06, from_staves), "wood", "staves")
        kit.add(cylinder(0.34, 0.08, from_staves).at(0, 0.78, 0), "foam", "foam")
        for _ in range(9):
            a = kit.between(0, 2 * pi)
            kit.add(sphere(kit.between(0.09, 0.14), 10).at(cos(a) * 0.2, 0.9, sin(a) * 0.2), "foam", "foam")
        for y in (0.12, 0.7):
            kit.add(torus(0.395, 0.03, kit.sides(28), 8).at(0, y, 0), "iron", "hoops")
        kit.add(
            sweep(
                [
                    (0.36, 0.72, 0),
                    (0.58, 0.72, 0),
                    (0.66, 0.6, 0),
                    (0.66, 0.3, 0),
                    (0.58, 0.18, 0),
                    (0.37, 0.18, 0),
                ],
                rectangle(0.08, 0.09, 0.018),
                up=(0, 0, 1),
            ),
            "wood",
            "handle",
        )
        return
    cup = [
        (0.0, 0.0),
        (0.32, 0.0),
        (0.33, 0.03),
        (0.16, 0.1),
        (0.07, 0.2),
        (0.06, 0.34),
        (0.12, 0.4),
        (0.12, 0.44),
        (0.06, 0.5),
        (0.08, 0.58),
        (0.24, 0.66),
        (0.36, 0.82),
        (0.38, 1.02),
        (0.42, 1.18),
    ]
    inside = [(0.39, 1.18), (0.35, 1.02), (0.33, 0.86), (0.2, 0.72), (0.0, 0.7)]
    kit.add(lathe(cup + inside, kit.sides(36)), "main", "cup")
    kit.add(cylinder(0.345, 0.03, kit.sides(28)).at(0, 0.98, 0), "liquid", "wine")
    kit.around(sphere(0.055, kit.sides(12)).scaled(1, 1.2, 0.6).at(0, 0.93, 0.375), 6, "accent", "stones")
    kit.add(torus(0.385, 0.02, kit.sides(36), 8).at(0, 1.06, 0), "main", "cup")
    if kit.says("trophy"):
        for side in (-1.0, 1.0):
            path = [(side * (0.36 + 0.26 * sin(a)), 1.1 - 0.42 * a / pi, 0) for a in np.linspace(0, pi, 10)]
            kit.add(tube(path, 0.035, 8), "main", "handles")
        kit.add(box(0.62, 0.2, 0.62, 0.03).at(0, -0.2, 0), "dark wood", "base")


@prop(
    "scroll, parchment, magic scroll, map, treasure map",
    0.4,
    kind="treasure",
    main="paper",
    accent="wood",
    seal="gem",
    gold="gold",
)
def scroll(kit: Kit) -> None:
    """Rolled paper with a ribbon and a seal; a map lies open."""
    if kit.says("map", "open"):
        xs = np.linspace(-0.5, 0.5, 13)
        upper = [(x, 0.05 + 0.03 * sin(x * 9)) for x in xs]
        ring = upper + [(x, y - 0.015) for x, y in reversed(upper)]
        kit.add(
            loft(np.array([[(x, y, z) for x, y in ring] for z in np.linspace(-0.38, 0.38, 6)])),
            "main",
            "sheet",
        )
        for x in (-0.5, 0.5):
            kit.add(cylinder(0.06, 0.8, kit.sides(18)).turned("x", 90).at(x, 0.06, -0.4), "main", "rolls")
            for z in (-0.47, 0.39):
                kit.add(cylinder(0.035, 0.08, 12, 0.01).turned("x", 90).at(x, 0.06, z), "accent", "rods")
        return
    spiral = [
        ((0.05 + 0.011 * a) * cos(a), (0.05 + 0.011 * a) * sin(a)) for a in np.linspace(0, 4.6 * pi, 54)
    ]
    inner = [
        ((0.05 + 0.011 * a - 0.011) * cos(a), (0.05 + 0.011 * a - 0.011) * sin(a))
        for a in np.linspace(4.6 * pi, 0, 54)
    ]
    kit.add(prism([*spiral, *inner], 0.95).turned("y", 90).at(0, 0.21, 0), "main", "sheet")
    for x in (-1.0, 1.0):
        kit.add(
            lathe([(0, 0), (0.04, 0), (0.04, 0.1), (0.07, 0.12), (0.06, 0.18), (0, 0.2)], kit.sides(14))
            .turned("z", -90 * x)
            .at(x * 0.44, 0.21, 0),
            "accent",
            "rods",
        )
    kit.add(
        torus(0.21, 0.02, kit.sides(28), 8).turned("z", 90).scaled(3, 1, 1).at(0, 0.21, 0), "seal", "ribbon"
    )
    kit.add(cylinder(0.09, 0.035, kit.sides(18), 0.012).turned("x", 90).at(0, 0.21, 0.2), "seal", "seal")


@prop(
    "hourglass, sandglass, timer",
    0.4,
    kind="treasure",
    main="wood",
    accent="gold",
    glass="glass",
    sand="sand",
)
def hourglass(kit: Kit) -> None:
    """Two bulbs of glass with sand, between two plates."""
    for y in (0.0, 1.12):
        kit.add(cylinder(0.42, 0.08, kit.sides(32), kit.bevel(0.02)).at(0, y, 0), "main", "frame")
    kit.around(
        lathe([(0.03, 0.08), (0.045, 0.3), (0.025, 0.6), (0.045, 0.9), (0.03, 1.12)], kit.sides(10)).at(
            0, 0, 0.34
        ),
        3,
        "main",
        "posts",
    )
    bulb = [
        (0.0, 0.08),
        (0.2, 0.085),
        (0.27, 0.18),
        (0.25, 0.34),
        (0.12, 0.52),
        (0.035, 0.6),
        (0.12, 0.68),
        (0.25, 0.86),
        (0.27, 1.02),
        (0.2, 1.115),
        (0.0, 1.12),
    ]
    kit.add(
        lathe([(0, 0.095), (0.19, 0.1), (0.25, 0.18), (0.16, 0.28), (0.0, 0.38)], kit.sides(24)),
        "sand",
        "sand",
    )
    kit.add(
        lathe([(0, 0.6), (0.02, 0.61), (0.1, 0.7), (0.19, 0.82), (0, 0.8)], kit.sides(24)), "sand", "sand"
    )
    kit.add(lathe(bulb, kit.sides(28)), "glass", "glass")
    for y in (0.1, 1.1):
        kit.add(torus(0.25, 0.022, kit.sides(28), 8).at(0, y, 0), "accent", "frame")


@prop("skull, human skull, bone skull", 0.3, kind="treasure", main="bone", accent="dark")
def skull(kit: Kit) -> None:
    """A cranium with sockets, cheeks, and a row of teeth."""
    head = sphere(0.5, kit.sides(36))
    p = head.positions * np.array([0.86, 0.9, 1.02], np.float32)
    front = np.clip(p[:, 2:] / 0.5, 0, 1) * np.clip((0.1 - p[:, 1:2]) / 0.4, 0, 1)
    p = p * (1 - 0.2 * front * np.array([1, 0, 0.4], np.float32))
    kit.add(head.bent(p).at(0, 0.72, -0.06), "main", "cranium")
    kit.add(box(0.5, 0.36, 0.5, 0.12).at(0, 0.2, 0.14), "main", "jaw")
    for side in (-1.0, 1.0):
        kit.add(
            sphere(0.155, kit.sides(20))
            .scaled(1.05, 1, 0.55)
            .turned("y", side * 18)
            .at(side * 0.185, 0.62, 0.38),
            "accent",
            "sockets",
        )
        kit.add(
            torus(0.16, 0.045, kit.sides(20), 8)
            .turned("x", 90)
            .turned("y", side * 20)
            .at(side * 0.185, 0.62, 0.385),
            "main",
            "brows",
        )
        kit.add(sphere(0.13, kit.sides(14)).scaled(1, 0.7, 1).at(side * 0.29, 0.45, 0.24), "main", "cheeks")
    kit.add(prism([(-0.075, 0), (0.075, 0), (0, 0.16)], 0.1, 0.014).at(0, 0.42, 0.4), "accent", "nose")
    for k in range(6):
        for y in (0.2, 0.3):
            kit.add(
                box(0.066, 0.1, 0.07, 0.02).at((k - 2.5) * 0.072, y, 0.385 - 0.012 * (k - 2.5) ** 2),
                "main",
                "teeth",
            )
    kit.add(box(0.44, 0.014, 0.08, 0).at(0, 0.294, 0.36), "accent", "jaw")
