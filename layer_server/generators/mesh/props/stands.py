# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""What sells in the street."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "hot dog stand, hot dog cart, ice cream cart, food cart, snack cart, flower cart, lemonade stand, newspaper stand, newsstand, flower stand, fruit stand",
    2.0,
    kind="shop",
    main="paint",
    accent="paint white",
    wood="wood",
    steel="steel",
    tyre="rubber",
    yellow="paint yellow",
    bun="bread",
    sausage="flesh",
    pink="paint pink",
    green="plant",
    paper="paper",
)
def barrow(kit: Kit) -> None:
    """A counter on wheels under an umbrella, with what it sells."""
    paper = kit.says("newspaper", "newsstand")
    kit.add(
        box(1.3, 0.66, 0.7, kit.bevel(0.03)).at(0, 0.34, 0),
        "wood" if kit.says("lemonade", "flower", "fruit") else "main",
        "body",
    )
    kit.add(box(1.4, 0.06, 0.8, 0.015).at(0, 1.0, 0), "steel" if kit.says("dog", "ice") else "wood", "top")
    if not kit.says("stand") or kit.says("dog"):
        for z in (-0.4, 0.4):
            kit.add(torus(0.28, 0.035, kit.sides(30), 8).turned("x", 90).at(-0.25, 0.31, z), "tyre", "wheels")
            for k in range(4):
                a = pi * k / 4
                kit.add(
                    rod(
                        (-0.25 - 0.27 * cos(a), 0.31 - 0.27 * sin(a), z),
                        (-0.25 + 0.27 * cos(a), 0.31 + 0.27 * sin(a), z),
                        0.012,
                        6,
                    ),
                    "steel",
                    "wheels",
                )
        kit.add(rod((0.5, 0.34, 0), (0.5, 0, 0), 0.035, 8), "steel", "leg")
        for z in (-0.28, 0.28):
            kit.add(rod((0.65, 0.85, z), (1.0, 0.95, z), 0.025, 8), "steel", "handles")
    else:
        kit.add(box(1.26, 0.34, 0.66, 0.01), "wood", "foot")
    kit.add(rod((0, 1.0, -0.2), (0, 2.1, -0.2), 0.03), "steel", "pole")
    count = 12
    for k in range(count):
        a, b = 2 * pi * k / count, 2 * pi * (k + 1) / count
        low = [(1.0 * sin(a), 0, 1.0 * cos(a)), (1.0 * sin(b), 0, 1.0 * cos(b)), (0.0, 0.04, 0.0)]
        high = [(0.02 * sin(a), 0.42, 0.02 * cos(a)), (0.02 * sin(b), 0.42, 0.02 * cos(b)), (0.0, 0.42, 0.0)]
        kit.add(
            loft(np.array([low, high])).at(0, 1.72, -0.2),
            "main" if k % 2 else ("yellow" if kit.says("dog", "lemonade") else "accent"),
            "umbrella",
        )
    if kit.says("dog"):
        for k in range(4):
            x = -0.45 + 0.24 * k
            kit.add(sphere(0.09, 14).scaled(1, 0.7, 2.4).at(x, 1.1, 0.1), "bun", "hot dogs")
            kit.add(sphere(0.06, 14).scaled(1, 0.9, 4).at(x, 1.16, 0.1), "sausage", "hot dogs")
        for x, finish in ((0.5, "main"), (0.6, "yellow")):
            kit.add(
                lathe([(0, 0), (0.045, 0), (0.045, 0.16), (0.012, 0.2), (0.008, 0.28), (0, 0.28)], 14).at(
                    x, 1.06, 0.2
                ),
                finish,
                "bottles",
            )
    elif kit.says("ice"):
        for k in range(4):
            x = -0.45 + 0.28 * k
            kit.add(lathe([(0, 0), (0.02, 0), (0.09, 0.24), (0, 0.24)], 16).at(x, 1.05, 0.15), "bun", "cones")
            kit.add(sphere(0.11, 16).at(x, 1.34, 0.15), ("pink", "accent", "chocolate", "green")[k], "cones")
    elif paper:
        for k in range(4):
            for j in range(3):
                kit.add(
                    box(0.26, 0.03, 0.34, 0.006)
                    .turned("y", kit.between(-6, 6))
                    .at(-0.45 + 0.3 * k, 1.06 + 0.032 * j, 0.05),
                    "paper",
                    "newspapers",
                )
            kit.add(box(0.2, 0.006, 0.06, 0).at(-0.45 + 0.3 * k, 1.156, -0.05), "dark", "newspapers")
    elif kit.says("lemonade"):
        kit.add(
            lathe([(0, 0), (0.14, 0), (0.17, 0.16), (0.12, 0.36), (0.14, 0.42), (0, 0.42)], 24).at(
                -0.3, 1.06, 0.05
            ),
            "yellow",
            "jug",
        )
        for x in (0.05, 0.25, 0.45):
            kit.add(cylinder(0.06, 0.16, 16, top=0.07).at(x, 1.06, 0.15), "yellow", "cups")
        kit.add(box(0.8, 0.3, 0.03, 0.01).at(0, 0.5, 0.36), "accent", "sign")
        kit.add(cylinder(0.1, 0.02, 20).turned("x", 90).at(0, 0.65, 0.38), "yellow", "sign")
    else:
        for k in range(5):
            for j in range(3):
                a = 2.1 * j
                x, z = -0.5 + 0.25 * k + 0.06 * sin(a), 0.1 + 0.06 * cos(a)
                finish = ("main", "yellow", "pink", "accent", "paint orange")[k]
                if kit.says("fruit"):
                    kit.add(sphere(0.085, 12).at(x, 1.13 + 0.05 * (j == 0), z), finish, "fruit")
                else:
                    kit.add(rod((x, 1.0, z), (x, 1.26 + 0.06 * j, z), 0.01, 5), "green", "flowers")
                    kit.add(sphere(0.07, 10).scaled(1, 0.7, 1).at(x, 1.28 + 0.06 * j, z), finish, "flowers")


@prop("barber pole", 1.0, kind="shop", main="paint white", accent="paint", blue="paint blue", steel="steel")
def barber_pole(kit: Kit) -> None:
    """A cylinder of stripes that wind, between caps."""
    kit.add(cylinder(0.17, 0.9, kit.sides(26)).at(0, 0.25, 0), "main", "pole")
    for k in range(6):
        line = [
            (0.172 * sin(pi * k / 3 + 5 * t), 0.27 + 0.86 * t, 0.172 * cos(pi * k / 3 + 5 * t))
            for t in [i / 24 for i in range(25)]
        ]
        kit.add(tube(line, 0.032, 6), "accent" if k % 2 else "blue", "stripes")
    for y, turn in ((0.25, 180.0), (1.15, 0.0)):
        kit.add(
            lathe([(0, 0), (0.24, 0), (0.24, 0.07), (0.19, 0.1), (0.14, 0.2), (0, 0.24)], kit.sides(26))
            .turned("x", turn)
            .at(0, y, 0),
            "steel",
            "caps",
        )
    kit.add(sphere(0.12, 20).at(0, 1.44, 0), "main", "globe")


@prop(
    "bus stop, bus shelter, bus stop sign",
    2.8,
    kind="street",
    main="dark metal",
    accent="glass",
    wood="wood",
    sign="paint blue",
    white="paint white",
    tint="sign",
)
def bus_stop(kit: Kit) -> None:
    """A shelter of glass with a bench, and its sign."""
    for x in (-1.1, 1.1):
        for z in (-0.5, 0.4):
            kit.add(box(0.07, 2.0, 0.07, 0.01).at(x, 0, z), "main", "posts")
    kit.add(box(2.5, 0.08, 1.2, 0.02).turned("x", 4).at(0, 2.0, 0), "main", "roof")
    kit.add(box(2.1, 1.6, 0.03, 0).at(0, 0.25, -0.5), "accent", "panes")
    kit.add(box(0.03, 1.6, 0.75, 0).at(-1.1, 0.25, -0.05), "accent", "panes")
    for y in (0.22, 1.85):
        kit.add(box(2.2, 0.05, 0.05, 0.008).at(0, y, -0.5), "main", "posts")
    for z in (-0.36, -0.2, -0.04):
        kit.add(box(1.5, 0.05, 0.13, 0.012).at(-0.1, 0.46, z), "wood", "bench")
    for x in (-0.7, 0.5):
        kit.add(box(0.06, 0.46, 0.4, 0.01).at(x, 0, -0.2), "main", "bench")
    kit.add(rod((1.5, 0, 0.3), (1.5, 2.3, 0.3), 0.035), "main", "sign")
    kit.add(box(0.5, 0.5, 0.04, 0.03).at(1.5, 2.0, 0.33), "sign", "sign")
    kit.add(box(0.3, 0.2, 0.02, 0.02).at(1.5, 2.17, 0.355), "white", "sign")
    for s in (-1.0, 1.0):
        kit.add(cylinder(0.04, 0.02, 14).turned("x", 90).at(1.5 + s * 0.09, 2.15, 0.35), "white", "sign")
    kit.add(box(0.26, 0.07, 0.01, 0).at(1.5, 2.25, 0.366), "sign", "sign")
