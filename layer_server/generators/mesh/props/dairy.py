# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""What stands in yards and dairies."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, torus, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "butter churn, milk can, milk churn, milk jug, water trough, feeding trough, trough, horse trough, animal feeder, wash tub, washboard, wooden tub, plow, plough, milking stool, salt lick, egg carton, milk pail",
    0.9,
    kind="farm",
    main="wood",
    accent="iron",
    steel="steel",
    water="water",
    hay="thatch",
    egg="cream",
    milk="paint white",
)
def dairy(kit: Kit) -> None:
    """What stands in yards and dairies."""
    if kit.says("milk") and not kit.says("pail"):
        profile = [
            (0, 0),
            (0.3, 0),
            (0.32, 0.05),
            (0.32, 0.6),
            (0.28, 0.74),
            (0.17, 0.86),
            (0.17, 0.98),
            (0.21, 1.02),
            (0, 1.02),
        ]
        kit.add(lathe(profile, kit.sides(32)), "steel", "can")
        kit.add(
            lathe([(0, 0), (0.2, 0), (0.2, 0.05), (0.08, 0.09), (0.06, 0.14), (0, 0.15)], 24).at(0, 1.02, 0),
            "steel",
            "lid",
        )
        for y in (0.06, 0.6):
            kit.add(torus(0.322, 0.018, kit.sides(32), 6).at(0, y, 0), "steel", "bands")
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve([(s * 0.2, 0.88, 0), (s * 0.38, 0.86, 0), (s * 0.38, 0.7, 0), (s * 0.27, 0.68, 0)]),
                    0.024,
                    8,
                ),
                "steel",
                "handles",
            )
        return
    if kit.says("egg"):
        kit.add(box(1.2, 0.14, 0.5, 0.03), "canvas", "tray")
        for i in range(6):
            for j in range(2):
                kit.add(
                    tub(0.1, 0.12, 0.015, 0.095, 14).at(-0.48 + 0.19 * i, 0.1, -0.11 + 0.22 * j),
                    "canvas",
                    "cups",
                )
                kit.add(
                    sphere(0.085, 14).scaled(1, 1.25, 1).at(-0.48 + 0.19 * i, 0.22, -0.11 + 0.22 * j),
                    "egg",
                    "eggs",
                )
        lid = box(1.2, 0.04, 0.5, 0.015).at(0, 0, 0.25).turned("x", -105).at(0, 0.14, -0.25)
        kit.add(lid, "canvas", "lid")
        return
    if kit.says("plow", "plough"):
        kit.add(
            tube(curve([(-1.0, 0.9, 0), (-0.5, 0.62, 0), (0.2, 0.5, 0), (1.0, 0.56, 0)]), 0.05, 10),
            "main",
            "beam",
        )
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (0.1, 0.36, 0),
                            (-0.3, 0.55, s * 0.12),
                            (-0.9, 0.95, s * 0.28),
                            (-1.1, 0.98, s * 0.3),
                        ]
                    ),
                    0.035,
                    8,
                ),
                "main",
                "handles",
            )
        kit.add(
            prism([(0.55, 0.0), (0.1, 0.36), (-0.2, 0.34), (-0.25, 0.1), (0.2, 0.0)], 0.05, 0.012)
            .turned("y", -16)
            .at(0, 0, 0.08),
            "accent",
            "share",
        )
        kit.add(rod((0.15, 0.5, 0), (0.12, 0.1, 0), 0.04), "accent", "share")
        kit.add(torus(0.2, 0.035, 24, 8).turned("x", 90).at(0.95, 0.24, 0), "accent", "wheel")
        for k in range(3):
            kit.add(
                rod(
                    (0.95 + 0.19 * cos(pi / 3 * k), 0.24 + 0.19 * sin(pi / 3 * k), 0),
                    (0.95 - 0.19 * cos(pi / 3 * k), 0.24 - 0.19 * sin(pi / 3 * k), 0),
                    0.016,
                    6,
                ),
                "accent",
                "wheel",
            )
        kit.add(rod((0.95, 0.24, 0), (0.9, 0.55, 0), 0.03), "accent", "wheel")
        return
    if kit.says("trough", "feeder", "tub", "washboard", "lick"):
        if kit.says("tub", "washboard"):
            kit.add(tub(0.5, 0.42, 0.05, 0.58, 34), "main", "tub")
            for y in (0.08, 0.3):
                kit.add(torus(0.51 + 0.19 * y, 0.02, 34, 6).at(0, y, 0), "accent", "bands")
            kit.add(cylinder(0.5, 0.02, 32).at(0, 0.32, 0), "water", "water")
            kit.add(box(0.5, 0.9, 0.05, 0.015).turned("x", -24).at(0, 0.12, 0.28), "main", "board")
            for k in range(9):
                kit.add(
                    rod((-0.2, 0.36 + 0.05 * k, 0.04), (0.2, 0.36 + 0.05 * k, 0.04), 0.018, 6)
                    .turned("x", -24)
                    .at(0, 0.12, 0.28),
                    "steel",
                    "board",
                )
            return
        section = [
            (-0.32, 0.3),
            (-0.2, 0),
            (0.2, 0),
            (0.32, 0.3),
            (0.26, 0.3),
            (0.15, 0.05),
            (-0.15, 0.05),
            (-0.26, 0.3),
        ]
        kit.add(prism(section, 1.7, 0.012).turned("y", 90).at(0, 0.2, 0), "main", "trough")
        for s in (-1.0, 1.0):
            kit.add(
                prism([(-0.34, 0.32), (-0.22, -0.02), (0.22, -0.02), (0.34, 0.32)], 0.07, 0.012)
                .turned("y", 90)
                .at(s * 0.84, 0.2, 0),
                "main",
                "ends",
            )
            kit.add(rod((s * 0.65, 0, -0.3), (s * 0.65, 0.34, 0.2), 0.045, 8), "main", "legs")
            kit.add(rod((s * 0.65, 0, 0.3), (s * 0.65, 0.34, -0.2), 0.045, 8), "main", "legs")
        fill = (
            prism([(-0.24, 0.24), (-0.15, 0.06), (0.15, 0.06), (0.24, 0.24)], 1.62)
            .turned("y", 90)
            .at(0, 0.2, 0)
        )
        kit.add(fill, "hay" if kit.says("feeding", "feeder") else "water", "filling")
        return
    if kit.says("stool"):
        kit.add(cylinder(0.24, 0.06, 24, 0.015).at(0, 0.3, 0), "main", "seat")
        for k in range(3):
            a = 2 * pi * k / 3
            kit.add(
                rod((0.14 * sin(a), 0.32, 0.14 * cos(a)), (0.24 * sin(a), 0, 0.24 * cos(a)), 0.03, 8),
                "main",
                "legs",
            )
        return
    if kit.says("pail"):
        kit.add(tub(0.26, 0.46, 0.02, 0.34, 30), "steel", "pail")
        kit.add(cylinder(0.31, 0.02, 28).at(0, 0.36, 0), "milk", "milk")
        kit.add(
            tube(
                curve([(-0.33, 0.44, 0), (-0.26, 0.72, 0), (0, 0.82, 0), (0.26, 0.72, 0), (0.33, 0.44, 0)]),
                0.014,
                8,
            ),
            "steel",
            "handle",
        )
        return
    kit.add(lathe([(0, 0), (0.34, 0), (0.24, 0.85), (0, 0.85)], kit.sides(30)), "main", "churn")
    for y, r in ((0.06, 0.336), (0.4, 0.295), (0.76, 0.252)):
        kit.add(torus(r, 0.02, kit.sides(30), 6).at(0, y, 0), "accent", "bands")
    for k in range(14):
        a = 2 * pi * k / 14
        kit.add(
            rod((0.34 * sin(a), 0.02, 0.34 * cos(a)), (0.243 * sin(a), 0.84, 0.243 * cos(a)), 0.008, 5),
            "dark",
            "staves",
        )
    kit.add(cylinder(0.27, 0.07, kit.sides(28), 0.015).at(0, 0.84, 0), "main", "lid")
    kit.add(rod((0, 0.85, 0), (0, 1.5, 0), 0.03), "main", "dasher")
    kit.add(sphere(0.05, 12).at(0, 1.5, 0), "main", "dasher")
