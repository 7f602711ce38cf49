# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""What holds coats, shoes, bottles, scrolls."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    torus,
    tub,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "coat rack, coat stand, hat stand, hat rack, umbrella stand, shoe rack, wine rack, potion rack, potion shelf, scroll rack, spice rack, bottle rack, towel rack, towel rail, magazine rack, bike rack, plate rack, vanity table, vanity, dressing table, vanity mirror, makeup table",
    1.6,
    kind="furniture",
    main="wood",
    accent="dark wood",
    red="cloth",
    blue="book blue",
    green="bottle glass",
    paper="paper",
    steel="steel",
    leather="leather",
    potion="liquid",
    slime="slime",
    energy="energy",
    mirror="mirror",
)
def racks(kit: Kit) -> None:
    """What holds coats, shoes, bottles, scrolls; and a table with a mirror."""
    if kit.says("vanity", "dressing", "makeup"):
        kit.add(box(1.2, 0.06, 0.5, 0.02).at(0, 0.72, 0), "main", "top")
        for s in (-1.0, 1.0):
            kit.add(box(0.34, 0.5, 0.44, 0.015).at(s * 0.4, 0.22, 0), "main", "case")
            for k in range(3):
                kit.add(box(0.28, 0.13, 0.03, 0.01).at(s * 0.4, 0.24 + 0.16 * k, 0.22), "accent", "drawers")
                kit.add(sphere(0.02, 10).at(s * 0.4, 0.305 + 0.16 * k, 0.25), "gold", "drawers")
            for z in (-0.18, 0.18):
                kit.add(cylinder(0.02, 0.23, 10, top=0.035).at(s * 0.5, 0, z), "main", "legs")
        oval = [(0.36 * cos(a), 0.45 * sin(a)) for a in [2 * pi * k / 32 for k in range(32)]]
        kit.add(prism(oval, 0.05, 0.015).at(0, 1.26, -0.18), "main", "mirror")
        kit.add(prism([(0.88 * x, 0.9 * y) for x, y in oval], 0.02).at(0, 1.26, -0.15), "mirror", "mirror")
        for x, h, finish in ((-0.45, 0.16, "potion"), (0.42, 0.12, "energy"), (0.52, 0.18, "gold")):
            kit.add(
                lathe([(0, 0), (0.05, 0), (0.05, h * 0.6), (0.02, h * 0.7), (0.02, h), (0, h)], 14).at(
                    x, 0.78, 0.05
                ),
                finish,
                "bottles",
            )
        return
    if kit.says("umbrella"):
        kit.add(tub(0.22, 0.6, 0.02, 0.24, 26), "steel", "stand")
        for k, finish in enumerate(("red", "blue", "green")):
            a = 2 * pi * k / 3
            top = (0.14 * sin(a), 0.86, 0.14 * cos(a))
            kit.add(tube([(0.06 * sin(a), 0.04, 0.06 * cos(a)), top], [0.02, 0.06], 10), finish, "umbrellas")
            kit.add(
                tube(
                    curve(
                        [
                            top,
                            (top[0] * 1.2, 1.1, top[2] * 1.2),
                            (top[0] * 1.2 + 0.06, 1.16, top[2] * 1.2),
                            (top[0] * 1.2 + 0.11, 1.08, top[2] * 1.2),
                        ]
                    ),
                    0.016,
                    8,
                ),
                "accent",
                "umbrellas",
            )
        return
    if kit.says("coat", "hat"):
        kit.add(rod((0, 0.05, 0), (0, 1.7, 0), 0.04), "main", "pole")
        for k in range(4):
            a = pi / 4 + pi / 2 * k
            kit.add(
                tube(
                    curve(
                        [
                            (0, 0.3, 0),
                            (0.2 * sin(a), 0.18, 0.2 * cos(a)),
                            (0.36 * sin(a), 0.02, 0.36 * cos(a)),
                        ]
                    ),
                    0.03,
                    8,
                ),
                "main",
                "feet",
            )
            b = pi / 2 * k
            kit.add(
                tube(
                    curve(
                        [(0, 1.5, 0), (0.14 * sin(b), 1.5, 0.14 * cos(b)), (0.2 * sin(b), 1.62, 0.2 * cos(b))]
                    ),
                    0.022,
                    8,
                ),
                "accent",
                "hooks",
            )
            kit.add(sphere(0.032, 10).at(0.2 * sin(b), 1.64, 0.2 * cos(b)), "accent", "hooks")
        kit.add(sphere(0.06, 14).at(0, 1.72, 0), "accent", "pole")
        kit.add(
            lathe([(0, 0), (0.21, -0.02), (0.22, 0.01), (0.12, 0.02), (0.11, 0.16), (0, 0.17)], 24).at(
                0.0, 1.66, 0.2
            ),
            "leather",
            "hat",
        )
        coat = [(-0.17, 0), (0.17, 0), (0.13, 0.5), (0.06, 0.66), (-0.06, 0.66), (-0.13, 0.5)]
        kit.add(prism(coat, 0.12, 0.04).turned("y", 90).at(0.2, 0.9, 0), "red", "coat")
        return
    if kit.says("shoe"):
        for y in (0.12, 0.42, 0.72):
            kit.add(box(1.0, 0.04, 0.36, 0.01).at(0, y, 0), "main", "shelves")
        for s in (-1.0, 1.0):
            kit.add(box(0.05, 0.9, 0.36, 0.01).at(s * 0.5, 0, 0), "main", "sides")
        for row, y in enumerate((0.16, 0.46, 0.76)):
            for k in range(3):
                finish = ("leather", "red", "blue", "accent")[(row + k) % 4]
                for s in (-1.0, 1.0):
                    kit.add(
                        sphere(0.075, 14)
                        .scaled(0.75, 0.7, 1.7)
                        .at(-0.32 + 0.32 * k + s * 0.06, y + 0.05, 0.06),
                        finish,
                        "shoes",
                    )
                    kit.add(
                        cylinder(0.05, 0.1, 12).at(-0.32 + 0.32 * k + s * 0.06, y + 0.03, -0.05),
                        finish,
                        "shoes",
                    )
        return
    if kit.says("bike", "towel", "magazine"):
        kit.add(box(1.5, 0.06, 0.3, 0.01), "steel", "base")
        for k in range(5):
            kit.add(
                tube(
                    curve(
                        [
                            (-0.6 + 0.3 * k, 0.04, 0),
                            (-0.6 + 0.3 * k, 0.6, 0),
                            (-0.53 + 0.3 * k, 0.7, 0),
                            (-0.46 + 0.3 * k, 0.6, 0),
                            (-0.46 + 0.3 * k, 0.04, 0),
                        ]
                    ),
                    0.022,
                    8,
                ),
                "steel",
                "loops",
            )
        return
    wide, tall = 1.1, 1.2
    rows = 4
    for k in range(rows + 1):
        kit.add(box(wide, 0.05, 0.3, 0.01).at(0, 0.05 + (tall - 0.05) * k / rows, 0), "main", "shelves")
    for s in (-1.0, 1.0):
        kit.add(box(0.06, tall + 0.1, 0.32, 0.012).at(s * wide / 2, 0, 0), "main", "sides")
    kit.add(box(wide, tall, 0.03, 0.005).at(0, 0.05, -0.14), "accent", "back")
    lying = kit.says("wine", "bottle", "scroll")
    for row in range(rows):
        y = 0.1 + (tall - 0.05) * row / rows
        for k in range(6 if lying else 5):
            x = -wide / 2 + 0.12 + k * (wide - 0.22) / (5 if lying else 4)
            if kit.says("scroll"):
                for dy, dx in ((0.05, 0), (0.13, 0.04)):
                    kit.add(
                        cylinder(0.045, 0.34, 12).turned("x", 90).at(x + dx - 0.02, y + dy, -0.12),
                        "paper",
                        "scrolls",
                    )
                    kit.add(
                        torus(0.046, 0.01, 12, 6).turned("x", 90).at(x + dx - 0.02, y + dy, 0.12),
                        "red",
                        "scrolls",
                    )
            elif lying:
                bottle = lathe(
                    [(0, 0), (0.06, 0), (0.06, 0.2), (0.025, 0.28), (0.025, 0.38), (0, 0.38)], 14
                ).turned("x", 90)
                kit.add(bottle.at(x, y + 0.07, -0.12), "green", "bottles")
                kit.add(cylinder(0.028, 0.06, 12).turned("x", 90).at(x, y + 0.07, 0.21), "red", "bottles")
            elif kit.says("plate"):
                kit.add(
                    cylinder(0.11, 0.02, 22, 0.006).turned("x", 78).at(x, y + 0.11, -0.06),
                    "porcelain",
                    "plates",
                )
            elif kit.says("spice"):
                kit.add(
                    cylinder(0.06, 0.15, 16).at(x, y, 0.02),
                    ("potion", "leather", "slime", "paper")[(row + k) % 4],
                    "jars",
                )
                kit.add(cylinder(0.063, 0.04, 16, 0.01).at(x, y + 0.15, 0.02), "accent", "jars")
            else:
                finish = ("potion", "slime", "energy", "blue")[(row * 3 + k) % 4]
                shape = (
                    lathe(
                        [
                            (0, 0),
                            (0.05, 0),
                            (0.08, 0.06),
                            (0.06, 0.13),
                            (0.025, 0.16),
                            (0.025, 0.2),
                            (0, 0.2),
                        ],
                        16,
                    )
                    if (row + k) % 2
                    else lathe(
                        [(0, 0), (0.05, 0), (0.055, 0.14), (0.022, 0.17), (0.022, 0.21), (0, 0.21)], 16
                    )
                )
                kit.add(shape.at(x, y, 0.02), finish, "potions")
                kit.add(cylinder(0.02, 0.04, 10).at(x, y + 0.2, 0.02), "leather", "potions")
