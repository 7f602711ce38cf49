# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Eggs, pizza, quick bites."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    circle,
    cylinder,
    lathe,
    loft,
    prism,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import cloud


@prop(
    "egg, eggs, dragon egg, easter egg, golden egg, monster egg",
    0.3,
    kind="food",
    tint="main",
    main="cream",
    accent="gold",
    nest="thatch",
)
def egg(kit: Kit) -> None:
    """An egg on its end: scaled for a dragon, banded for Easter."""
    ways = np.linspace(0, pi, 25)
    profile = [(max(0.0, 0.4 * sin(t) * (1 + 0.14 * cos(t))), 0.52 - 0.55 * cos(t)) for t in ways]
    profile[0], profile[-1] = (0.0, profile[0][1]), (0.0, profile[-1][1])
    kit.add(lathe(profile, kit.sides(40)), "main" if not kit.says("golden") else "gold", "egg")
    if kit.says("dragon", "monster"):
        for row in range(9):
            t = pi * (row + 1) / 10.2
            r, y = 0.4 * sin(t) * (1 + 0.14 * cos(t)), 0.52 - 0.55 * cos(t)
            count = max(6, round(18 * r / 0.4))
            for k in range(count):
                scale = sphere(0.1, 8).scaled(0.85, 0.85, 0.4).turned("x", 30)
                kit.add(
                    scale.at(0, y, r - 0.005).turned("y", 360 * (k + 0.5 * (row % 2)) / count),
                    "main",
                    "scales",
                )
    if kit.says("easter", "painted"):
        for y, r, finish in ((0.3, 0.395, "accent"), (0.52, 0.412, "paint pink"), (0.74, 0.36, "paint blue")):
            kit.add(torus(r - 0.012, 0.03, kit.sides(40), 8).at(0, y, 0), finish, "bands")
        for k in range(10):
            kit.add(sphere(0.04, 8).at(0, 0.41, 0.4).turned("y", 36 * k), "paint yellow", "dots")
    if kit.says("nest"):
        for k in range(5):
            kit.add(torus(0.5 + 0.04 * (k % 2), 0.09, 26, 8).at(0, 0.08 + 0.06 * k, 0), "nest", "nest")


@prop(
    "pizza, pizza slice, slice of pizza",
    0.35,
    kind="food",
    main="bread",
    accent="cheese",
    meat="flesh",
    green="plant",
    olive="dark",
)
def pizza(kit: Kit) -> None:
    """Dough with a raised crust, cheese and toppings; whole, or a slice."""
    start, end = (-0.42, 0.42) if kit.says("slice", "piece") else (0.0, 2 * pi)
    whole = end > 6
    ways = np.linspace(start, end, 41 if whole else 13)
    for r, low, high, finish in ((0.9, 0.0, 0.05, "main"), (0.82, 0.045, 0.075, "accent")):
        ring = [(r * sin(a), r * cos(a)) for a in (ways[:-1] if whole else ways)]
        outline = ring if whole else [(0.0, 0.02), *ring]
        kit.add(
            prism(outline, high - low, 0.01).turned("x", -90).scaled(1, 1, -1).at(0, (low + high) / 2, 0),
            finish,
            "dough",
        )
    path = [(0.9 * sin(a), 0.06, 0.9 * cos(a)) for a in (ways[:-1] if whole else ways)]
    kit.add(sweep(path, circle(0.075, 10), is_loop=whole, up=(0, 1, 0)), "main", "crust")
    for k in range(14 if whole else 4):
        a = k * 2.4 if whole else (-0.2, 0.22, 0.0, 0.05)[k]
        r = (0.2 + 0.5 * (k * 0.618 % 1)) if whole else (0.66, 0.6, 0.36, 0.78)[k]
        kit.add(
            cylinder(0.12, 0.03, kit.sides(18), 0.01).at(sin(a) * r, 0.068, cos(a) * r), "meat", "toppings"
        )
    for k in range(12 if whole else 3):
        a = k * 2.4 + 1.1 if whole else (0.1, -0.12, 0.2)[k]
        r = (0.12 + 0.6 * (k * 0.414 % 1)) if whole else (0.5, 0.48, 0.74)[k]
        kit.add(
            torus(0.045, 0.02, 12, 6).at(sin(a) * r, 0.085, cos(a) * r),
            "olive" if k % 2 else "green",
            "toppings",
        )


@prop(
    "sausage, hot dog, hotdog, bacon, sushi, taco, fries, french fries, popcorn",
    0.2,
    kind="food",
    main="bread",
    accent="flesh",
    yellow="paint yellow",
    green="plant",
    red="paint",
    white="paint white",
    fish="paint orange",
)
def snack(kit: Kit) -> None:
    """A quick bite, by its name."""
    if kit.says("sushi"):
        for x in (-0.42, 0.42):
            kit.add(cloud(kit, 0.3, 0.05, 20).scaled(0.85, 0.55, 1.25).at(x, 0.17, 0), "white", "rice")
            kit.add(box(0.46, 0.1, 0.86, 0.045).at(x, 0.3, 0), "fish" if x < 0 else "red", "fish")
        kit.add(box(0.5, 0.12, 0.16, 0.03).at(0.42, 0.3, 0), "dark", "seaweed")
        kit.add(box(1.7, 0.1, 1.0, 0.025).at(0, -0.1, 0), "pale wood", "board")
        return
    if kit.says("fries", "french", "popcorn"):
        kit.add(
            loft(
                np.array(
                    [
                        [(x * w, y, z * d) for x, z in ((1, 1), (1, -1), (-1, -1), (-1, 1))]
                        for y, w, d in ((0, 0.26, 0.16), (0.62, 0.38, 0.24))
                    ]
                )
            ),
            "red",
            "bag",
        )
        for k in range(5):
            kit.add(
                box(0.05, 0.6, 0.02, 0)
                .turned("z", (k - 2) * -4)
                .at((k - 2) * 0.13, 0.01, 0.2 + 0.0)
                .turned("x", 0),
                "white",
                "bag",
            )
        for k in range(22):
            x, z = kit.between(-0.3, 0.3), kit.between(-0.17, 0.17)
            if kit.says("popcorn"):
                kit.add(
                    cloud(kit, 0.1, 0.4, 10).at(x, 0.62 + kit.between(0, 0.2) * (1 - abs(x)), z),
                    "white" if k % 3 else "yellow",
                    "corn",
                )
            else:
                kit.add(
                    box(0.075, kit.between(0.5, 0.75), 0.075, 0.01)
                    .turned("z", -x * 26)
                    .turned("x", z * 40)
                    .at(x, 0.35, z),
                    "yellow",
                    "fries",
                )
        return
    if kit.says("taco"):
        ways = np.linspace(0.12, pi - 0.12, 17)
        for z, lean in ((-0.13, -10), (0.13, 10)):
            outline = [(0.6 * cos(a), 0.6 * sin(a)) for a in ways]
            kit.add(
                prism([*outline, (-0.5, 0.0), (0.5, 0.0)], 0.045, 0.012).turned("x", lean).at(0, 0.04, z),
                "yellow",
                "shell",
            )
        for k in range(26):
            a = pi * (k + 0.5) / 26
            kit.add(
                cloud(kit, kit.between(0.07, 0.11), 0.4, 8).at(
                    0.5 * cos(a), 0.1 + 0.52 * sin(a), kit.between(-0.07, 0.07)
                ),
                ("green", "red", "accent")[k % 3],
                "filling",
            )
        return
    roll = [(x, 0.2 + 0.06 * x * x, 0) for x in np.linspace(-0.7, 0.7, 11)]
    sizes = [0.13 * (1 - abs(x / 0.74) ** 8) + 0.02 for x in np.linspace(-0.7, 0.7, 11)]
    if kit.says("hot", "hotdog", "dog"):
        for z in (-0.17, 0.17):
            bun = [(x * 0.86, 0.17, z) for x, _, _ in roll]
            kit.add(tube(bun, [s * 1.45 for s in sizes], kit.sides(16)), "main", "bun")
        kit.add(tube([(x, y + 0.1, z) for x, y, z in roll], sizes, kit.sides(18)), "accent", "sausage")
        kit.add(
            tube(
                [(x * 0.85, 0.43 + 0.06 * x * x, 0.05 * sin(x * 20)) for x in np.linspace(-0.7, 0.7, 33)],
                0.026,
                8,
            ),
            "yellow",
            "mustard",
        )
        return
    for k in range(1 if kit.says("sausage") else 3):
        kit.add(
            tube(
                [(x, y, z + 0.26 * (k - (0 if kit.says("sausage") else 1))) for x, y, z in roll],
                sizes,
                kit.sides(18),
            ),
            "accent",
            "sausage",
        )
