# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Dishes as they are served."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, sphere, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve, prop
from layer_server.generators.mesh.props.small_dishes import plate, small_dishes


@prop(
    "pancakes, stack of pancakes, pancake stack, pancakes stack, pancake, waffle, waffles, fried egg, egg in a pan, fried egg in a pan, roast turkey, thanksgiving turkey, turkey dinner, lobster dinner, wedding cake, tiered cake, pretzel, bowl of ramen, ramen, noodles, spaghetti, pasta, salad, bowl of rice, rice bowl, dumplings, sandwich plate, cheesecake, slice of cake, cake slice, pudding, jelly dessert, jello, macaron, macarons, brownie, cinnamon roll, burrito, kebab, shish kebab, lobster plate, breakfast, full breakfast, sushi plate, sushi platter, fruit bowl, bowl of fruit, fruit basket",
    0.35,
    kind="food",
    main="bread",
    accent="porcelain",
    syrup="chocolate",
    butter="paint yellow",
    white="cream",
    yolk="paint orange",
    iron="dark metal",
    green="plant",
    red="paint",
    pink="paint pink",
    meat="flesh",
    blue="grape",
    rice="paint white",
    wood="wood",
)
def dishes(kit: Kit) -> None:
    """Dishes as they are served."""

    if kit.says("pancakes", "pancake"):
        plate(kit)
        for k in range(5):
            kit.add(
                cylinder(0.4, 0.075, kit.sides(32), 0.03).at(
                    0.02 * sin(3 * k), 0.04 + 0.075 * k, 0.02 * cos(3 * k)
                ),
                "main",
                "pancakes",
            )
        top = 0.04 + 0.375
        kit.add(cylinder(0.3, 0.02, 26).at(0, top, 0), "syrup", "syrup")
        for k in range(6):
            a = 1.05 * k
            kit.add(
                tube(
                    curve(
                        [
                            (0.2 * sin(a), top + 0.01, 0.2 * cos(a)),
                            (0.4 * sin(a), top - 0.02, 0.4 * cos(a)),
                            (0.42 * sin(a), top - 0.12 - 0.05 * (k % 3), 0.42 * cos(a)),
                        ]
                    ),
                    0.035,
                    8,
                ),
                "syrup",
                "syrup",
            )
        kit.add(box(0.16, 0.07, 0.16, 0.02).turned("y", 20).at(0, top + 0.015, 0), "butter", "butter")
    elif kit.says("waffle", "waffles"):
        plate(kit)
        y = 0.05
        for k in range(2 if kit.says("waffles") else 1):
            y = 0.05 + 0.12 * k
            kit.add(box(0.74, 0.08, 0.74, 0.02).turned("y", 12 * k).at(0, y, 0), "main", "waffle")
            for j in range(5):
                for turn in (0, 90):
                    kit.add(
                        box(0.74, 0.06, 0.045, 0.012)
                        .at(0, 0.06, -0.34 + 0.17 * j)
                        .turned("y", turn + 12 * k)
                        .at(0, y, 0),
                        "main",
                        "waffle",
                    )
        kit.add(box(0.15, 0.07, 0.15, 0.02).at(0, y + 0.1, 0), "butter", "butter")
    elif kit.says("egg", "breakfast"):
        if kit.says("breakfast"):
            plate(kit, 0.7)
        else:
            kit.add(tub(0.46, 0.12, 0.03, 0.54, 36), "iron", "pan")
            kit.add(
                tube([(0.5, 0.1, 0), (0.8, 0.16, 0), (1.25, 0.18, 0)], [0.04, 0.04, 0.05], 10), "iron", "pan"
            )
        spots = ((-0.1, 0.05),) if not kit.says("breakfast") else ((-0.24, 0.2), (-0.24, -0.24))
        for x, z in spots:
            edge = [
                ((0.27 + 0.045 * sin(3 * a + x)) * cos(a), (0.25 + 0.04 * cos(4 * a)) * sin(a))
                for a in np.linspace(0, 2 * pi, 25)[:-1]
            ]
            kit.add(prism(edge, 0.035, 0.012).turned("x", -90).at(x, 0.055, z), "white", "egg")
            kit.add(sphere(0.1, 18).scaled(1, 0.6, 1).at(x, 0.08, z), "yolk", "egg")
        if kit.says("breakfast"):
            for k in range(3):
                kit.add(
                    tube(
                        curve(
                            [
                                (0.05, 0.08, -0.35 + 0.13 * k),
                                (0.3, 0.1, -0.32 + 0.13 * k),
                                (0.5, 0.08, -0.38 + 0.13 * k),
                            ]
                        ),
                        0.05,
                        10,
                    ),
                    "meat",
                    "bacon",
                )
            kit.add(box(0.34, 0.05, 0.34, 0.02).turned("y", 30).at(0.3, 0.06, 0.32), "main", "toast")
    elif kit.says("turkey"):
        kit.add(
            lathe([(0, 0), (0.6, 0), (0.85, 0.06), (0.84, 0.09), (0.6, 0.04), (0, 0.04)], 36).scaled(
                1, 1, 0.75
            ),
            "accent",
            "platter",
        )
        kit.add(sphere(0.42, 28).scaled(1.25, 0.85, 0.95).at(0, 0.38, 0), "main", "turkey")
        kit.add(sphere(0.3, 24).scaled(1.2, 0.7, 0.9).at(-0.1, 0.55, 0), "main", "turkey")
        for s in (-1.0, 1.0):
            kit.add(
                tube(
                    curve([(0.1, 0.36, s * 0.34), (0.45, 0.48, s * 0.34), (0.7, 0.6, s * 0.26)]),
                    [0.2, 0.19, 0.17, 0.14, 0.11, 0.08, 0.06, 0.05, 0.05],
                    14,
                ),
                "main",
                "legs",
            )
            kit.add(sphere(0.07, 12).at(0.73, 0.62, s * 0.26), "accent", "legs")
            kit.add(
                sphere(0.16, 16).scaled(1.5, 0.7, 0.5).turned("z", 24).at(-0.28, 0.4, s * 0.38),
                "main",
                "wings",
            )
        for k in range(12):
            a = 2 * pi * k / 12
            kit.add(
                sphere(0.07, 8).scaled(1.4, 0.4, 0.9).at(0.66 * sin(a), 0.09, 0.5 * cos(a)),
                "green" if k % 3 else "red",
                "garnish",
            )
    elif kit.says("lobster"):
        plate(kit, 0.7)
        for k in range(5):
            kit.add(
                sphere(0.15 - 0.015 * k, 16).scaled(0.6, 0.6, 1).at(-0.1 - 0.11 * k, 0.14, 0),
                "red",
                "lobster",
            )
        kit.add(sphere(0.18, 20).scaled(1.4, 0.6, 0.9).at(0.14, 0.15, 0), "red", "lobster")
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(0.28, 0.14, s * 0.1), (0.36, 0.14, s * 0.3), (0.5, 0.14, s * 0.3)]), 0.04, 8),
                "red",
                "lobster",
            )
            kit.add(sphere(0.12, 14).scaled(1.4, 0.5, 0.8).at(0.56, 0.14, s * 0.28), "red", "lobster")
            kit.add(sphere(0.03, 8).at(0.36, 0.22, s * 0.06), "dark", "lobster")
        kit.add(
            lathe([(0, 0), (0.14, 0), (0.14, 0.03), (0, 0.03)], 18).turned("x", 90).at(0.05, 0.14, 0.5),
            "butter",
            "lemon",
        )
    else:
        small_dishes(kit)
