"""Doughnuts, ice cream, candy, cookies."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.nature import cloud


@prop(
    "donut, doughnut, donuts, bagel",
    0.12,
    kind="food",
    tint="accent",
    main="bread",
    accent="paint pink",
    white="paint white",
    blue="paint blue",
    yellow="paint yellow",
)
def donut(kit: Kit) -> None:
    """A ring of dough with icing that runs, and sprinkles."""
    kit.add(torus(0.5, 0.26, kit.sides(44), 18).scaled(1, 0.85, 1).at(0, 0.22, 0), "main", "dough")
    if kit.says("bagel"):
        return
    icing = torus(0.5, 0.275, kit.sides(44), 18)
    p = icing.positions
    angle = np.arctan2(p[:, 0], p[:, 2])
    edge = 0.02 + 0.05 * np.sin(angle * 7) + 0.03 * np.sin(angle * 4 + 1)
    y = np.maximum(p[:, 1] * 0.85, edge * 1.2)
    kit.add(
        icing.bent(np.column_stack([p[:, 0], y, p[:, 2]]).astype(np.float32)).at(0, 0.22, 0),
        "accent",
        "icing",
    )
    for k in range(34 if kit.is_fine else 12):
        a, b = k * 2.39, (k * 0.618 % 1 - 0.5) * 1.9
        spot = ((0.5 + 0.27 * sin(b)) * sin(a), 0.22 + 0.235 * cos(b), (0.5 + 0.27 * sin(b)) * cos(a))
        stick = cylinder(0.016, 0.09, 6).at(0, -0.045, 0).turned("x", 90).turned("y", k * 67)
        kit.add(stick.at(*spot), ("white", "blue", "yellow")[k % 3], "sprinkles")


@prop(
    "ice cream, ice cream cone, icecream, sundae, popsicle, ice lolly",
    0.2,
    kind="food",
    tint="main",
    main="paint pink",
    accent="bread",
    cream="cream",
    choc="chocolate",
    cherry="paint",
    stick="pale wood",
)
def ice_cream(kit: Kit) -> None:
    """Scoops in a wafer cone; on a stick as a popsicle."""
    if kit.says("popsicle", "lolly"):
        outline = [
            (-0.26, 0),
            (0.26, 0),
            (0.26, 0.75),
            *[(0.26 * cos(a), 0.75 + 0.24 * sin(a)) for a in np.linspace(0.2, pi - 0.2, 9)],
            (-0.26, 0.75),
        ]
        kit.add(prism(outline, 0.22, 0.05).at(0, 0.4, 0), "main", "ice")
        for x in (-0.11, 0.11):
            kit.add(box(0.06, 0.62, 0.03, 0.01).at(x, 0.5, 0.1), "cream", "ice")
        kit.add(box(0.13, 0.5, 0.05, 0.014), "stick", "stick")
        return
    kit.add(
        lathe([(0.0, 0), (0.06, 0.02), (0.32, 0.86), (0.34, 0.92), (0, 0.9)], kit.sides(24)), "accent", "cone"
    )
    for k in range(5):
        y, r = 0.2 + 0.15 * k, 0.06 + 0.3 * (0.18 + 0.15 * k)
        for side in (-1, 1):
            kit.add(torus(r, 0.014, 20, 6).turned("z", side * 16).at(0, y, 0), "accent", "cone")
    flavours = ("main", "cream", "choc")
    for k, (x, y, z) in enumerate(((-0.16, 1.04, 0.05), (0.18, 1.04, 0.0), (0.0, 1.36, 0.0))):
        kit.add(cloud(kit, 0.27, 0.06, 24).at(x, y, z), flavours[k], "scoops")
    kit.add(torus(0.3, 0.06, 24, 8).at(0, 0.9, 0), "main", "scoops")
    kit.add(sphere(0.1, 16).at(0, 1.68, 0), "cherry", "cherry")
    kit.add(tube(curve([(0, 1.76, 0), (0.02, 1.88, 0), (0.1, 1.96, 0)]), 0.014, 6), "plant", "cherry")


@prop(
    "candy, lollipop, candy cane, sweets, sweet, wrapped candy",
    0.2,
    kind="food",
    tint="main",
    main="paint",
    accent="paint white",
    stick="paint white",
)
def candy(kit: Kit) -> None:
    """A wrapped sweet, a spiral lollipop, or a striped cane."""
    if kit.says("cane"):
        path = curve(
            [(0, 0, 0), (0, 0.8, 0), (0.02, 1.05, 0), (0.22, 1.26, 0), (0.44, 1.1, 0), (0.46, 0.92, 0)], 6
        )
        for k in range(len(path) - 1):
            kit.add(tube([path[k], path[k + 1]], 0.085, kit.sides(18)), "main" if k % 2 else "accent", "cane")
        return
    if kit.says("lollipop"):
        turns = np.linspace(0, 7 * pi, 64)
        for k, finish in ((0, "main"), (1, "accent")):
            path = [
                ((0.04 + 0.018 * a) * cos(a + k * pi), 1.1 + (0.04 + 0.018 * a) * sin(a + k * pi), 0)
                for a in turns
            ]
            kit.add(tube(path, 0.052, 8).scaled(1, 1, 1.2), finish, "sweet")
        kit.add(cylinder(0.035, 0.95, 12), "stick", "stick")
        return
    kit.add(sphere(0.34, kit.sides(30)).scaled(1.2, 0.95, 0.95).at(0, 0.4, 0), "main", "sweet")
    for k in range(4):
        kit.add(
            torus(0.31, 0.035, 26, 8)
            .turned("z", 90)
            .turned("y", 20)
            .scaled(1, 1, 1)
            .at((k - 1.5) * 0.17, 0.4, 0)
            .scaled(1, 1, 1 - 0.12 * abs(k - 1.5)),
            "accent",
            "stripes",
        )
    for side in (-1.0, 1.0):
        ways = np.linspace(0, 2 * pi, 24, endpoint=False)
        rings = [
            [
                (
                    side * x,
                    0.4 + r * (1 + 0.2 * d * sin(t * 6)) * sin(t),
                    r * (1 + 0.2 * d * sin(t * 6)) * cos(t),
                )
                for t in ways
            ]
            for x, r, d in ((0.36, 0.1, 0), (0.44, 0.06, 0), (0.62, 0.24, 1), (0.66, 0.24, 1))
        ]
        kit.add(loft(np.array(rings)), "main", "wrapper")


@prop(
    "cookie, biscuit, cookies, chocolate chip cookie, chocolate bar, chocolate, croissant",
    0.1,
    kind="food",
    main="bread",
    accent="chocolate",
    foil="silver",
)
def cookie(kit: Kit) -> None:
    """A cookie with pieces of chocolate; a bar of squares; a curled croissant."""
    if kit.says("bar") or (kit.says("chocolate") and not kit.says("cookie", "cookies", "chip")):
        kit.add(box(0.7, 1.1, 0.1, 0.02), "accent", "bar")
        for i in range(3):
            for j in range(5):
                kit.add(
                    box(0.2, 0.19, 0.07, 0.035).at((i - 1) * 0.226, 0.02 + 0.215 * j, 0.06), "accent", "bar"
                )
        kit.add(box(0.74, 0.5, 0.15, 0.02).at(0, -0.02, 0.02), "foil", "foil")
        return
    if kit.says("croissant"):
        for k in range(9):
            f = (k - 4) / 4
            a = f * 1.35
            size = 0.24 * (1 - 0.78 * f * f) + 0.03
            kit.add(
                sphere(size, kit.sides(20))
                .scaled(0.62, 1, 1.08)
                .turned("y", -a * 57)
                .at(0.5 * sin(a), size * 0.86, 0.5 * cos(a) - 0.5),
                "main",
                "dough",
            )
        return
    kit.add(
        lathe([(0, 0), (0.46, 0), (0.54, 0.05), (0.53, 0.12), (0.42, 0.19), (0, 0.2)], kit.sides(32)),
        "main",
        "cookie",
    )
    for k in range(13):
        a, r = k * 2.39, 0.46 * (k / 13) ** 0.5
        kit.add(
            sphere(0.065, 8)
            .scaled(1, 0.7, 1.2)
            .turned("y", k * 50)
            .at(sin(a) * r, 0.19 - 0.1 * r * r, cos(a) * r),
            "accent",
            "chips",
        )
