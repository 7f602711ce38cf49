# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Cakes, bowls and bites."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, prism, rod, sphere, tub, tube
from layer_server.generators.mesh.props.kit import Kit, curve


def plate(kit: Kit, r: float = 0.6) -> None:
    profile = [(0, 0), (r * 0.6, 0), (r, 0.07), (r * 0.98, 0.09), (r * 0.62, 0.03), (0, 0.03)]
    kit.add(lathe(profile, kit.sides(36)), "accent", "plate")


def dish(kit: Kit, r: float = 0.5) -> None:
    profile = [(0, 0), (r * 0.5, 0), (r * 0.9, 0.22), (r, 0.4), (r * 0.95, 0.4), (r * 0.84, 0.22), (0, 0.06)]
    kit.add(lathe(profile, kit.sides(36)), "accent", "bowl")


def small_dishes(kit: Kit) -> None:
    if kit.says("wedding", "tiered"):
        y = 0.0
        for k, (r, h) in enumerate(((0.6, 0.36), (0.44, 0.34), (0.28, 0.32))):
            kit.add(cylinder(r, h, kit.sides(38), 0.03).at(0, y, 0), "white", "tiers")
            for j in range(round(r * 40)):
                a = 2 * pi * j / round(r * 40)
                kit.add(
                    sphere(0.04, 8).at(r * sin(a), y + 0.02, r * cos(a)),
                    "pink" if k % 2 else "white",
                    "beads",
                )
            for j in range(3):
                kit.add(
                    sphere(0.055, 10).at((r + 0.01) * sin(2.1 * j + k), y + h, (r + 0.01) * cos(2.1 * j + k)),
                    "pink",
                    "flowers",
                )
            y += h
        for s, finish in ((-1.0, "iron"), (1.0, "accent")):
            kit.add(
                lathe([(0, 0), (0.07, 0), (0.05, 0.14), (0, 0.15)], 14).at(s * 0.07, y, 0), finish, "figures"
            )
            kit.add(sphere(0.045, 12).at(s * 0.07, y + 0.18, 0), "main", "figures")
    elif kit.says("pretzel"):
        line = curve(
            [
                (-0.2, 0.06, 0.4),
                (0.14, 0.1, 0.12),
                (0.4, 0.06, -0.2),
                (0.28, 0.06, -0.46),
                (0, 0.06, -0.34),
                (-0.28, 0.06, -0.46),
                (-0.4, 0.06, -0.2),
                (-0.14, 0.13, 0.12),
                (0.2, 0.06, 0.4),
            ],
            5,
        )
        kit.add(
            tube(
                line,
                np.interp(
                    np.linspace(0, 1, len(line)), [0, 0.2, 0.5, 0.8, 1], [0.05, 0.08, 0.1, 0.08, 0.05]
                ).tolist(),
                12,
            ),
            "main",
            "pretzel",
        )
        for k in range(3, len(line) - 2, 2):
            x, y, z = line[k]
            kit.add(box(0.03, 0.03, 0.03, 0.005).at(x + 0.02 * sin(k), y + 0.075, z), "accent", "salt")
    elif kit.says("ramen", "noodles", "spaghetti", "pasta", "salad", "rice", "pudding", "fruit"):
        if kit.says("basket"):
            kit.add(tub(0.42, 0.34, 0.03, 0.52, 30), "thatch", "basket")
            kit.add(
                tube(
                    curve([(-0.5, 0.32, 0), (-0.42, 0.8, 0), (0, 0.98, 0), (0.42, 0.8, 0), (0.5, 0.32, 0)]),
                    0.035,
                    8,
                ),
                "thatch",
                "basket",
            )
        else:
            dish(kit, 0.55)
        if kit.says("fruit"):
            for k in range(11):
                a, r = 2.4 * k, 0.11 * k**0.5
                shape = sphere(0.15, 16).scaled(1, 0.94, 1)
                kit.add(
                    shape.at(r * sin(a), 0.48 - 0.3 * r, r * cos(a)),
                    ("red", "butter", "yolk", "green", "blue")[k % 5],
                    "fruit",
                )
            return
        soup = kit.says("ramen")
        if kit.says("salad"):
            for k in range(26):
                a, r = 2.4 * k, 0.085 * k**0.5
                kit.add(
                    sphere(0.11, 8)
                    .scaled(1.2, 0.3, 1)
                    .turned("z", kit.between(-50, 50))
                    .turned("y", 50 * k)
                    .at(r * sin(a), 0.4, r * cos(a)),
                    "green",
                    "leaves",
                )
            for k in range(7):
                a = 0.9 * k
                kit.add(
                    sphere(0.08, 12).at(0.3 * sin(a), 0.46, 0.3 * cos(a)),
                    "red" if k % 2 else "white",
                    "tomatoes",
                )
            return
        if kit.says("rice"):
            kit.add(sphere(0.46, 24).scaled(1, 0.55, 1).at(0, 0.36, 0), "rice", "rice")
        else:
            kit.add(cylinder(0.5, 0.02, 32).at(0, 0.33, 0), "yolk" if soup else "butter", "broth")
            for k in range(22):
                a = 2.4 * k
                r = 0.08 * k**0.5
                noodle = curve(
                    [
                        (r * sin(a), 0.35, r * cos(a)),
                        (0.36 * sin(a + 1), 0.4, 0.36 * cos(a + 1)),
                        (r * sin(a + 2), 0.38, r * cos(a + 2)),
                    ],
                    4,
                )
                kit.add(tube(noodle, 0.024, 6), "butter", "noodles")
            if kit.says("spaghetti", "pasta"):
                kit.add(sphere(0.24, 18).scaled(1, 0.45, 1).at(0, 0.42, 0), "red", "sauce")
                for k in range(4):
                    kit.add(
                        sphere(0.09, 12).at(0.14 * sin(1.6 * k), 0.52, 0.14 * cos(1.6 * k)),
                        "meat",
                        "meatballs",
                    )
        if soup:
            for s in (-1.0, 1.0):
                kit.add(sphere(0.12, 16).scaled(1, 0.5, 1.2).at(s * 0.16 + 0.1, 0.39, 0.22), "white", "egg")
                kit.add(sphere(0.06, 12).scaled(1, 0.6, 1).at(s * 0.16 + 0.1, 0.44, 0.22), "yolk", "egg")
            kit.add(cylinder(0.16, 0.03, 20).turned("z", 12).at(-0.22, 0.39, -0.1), "meat", "pork")
            kit.add(cylinder(0.12, 0.025, 8).turned("x", 70).at(0.2, 0.36, -0.3), "white", "fish cake")
            kit.add(box(0.24, 0.34, 0.02, 0.004).turned("z", 8).at(-0.2, 0.3, -0.38), "iron", "seaweed")
        if kit.says("ramen", "noodles", "rice"):
            for s in (-0.04, 0.05):
                kit.add(rod((0.3, 0.42, s), (0.9, 0.7, 0.1 + 2 * s), 0.018, 6), "wood", "chopsticks")
    elif kit.says("dumplings", "sushi"):
        kit.add(box(1.3, 0.06, 0.7, 0.02).at(0, 0.05, 0), "wood", "board")
        for x in (-0.45, 0.45):
            kit.add(box(0.1, 0.06, 0.6, 0.01).at(x, 0, 0), "wood", "board")
        for k in range(8):
            x, z = -0.48 + 0.32 * (k % 4), -0.16 + 0.32 * (k // 4)
            if kit.says("sushi"):
                if k < 4:
                    kit.add(cylinder(0.11, 0.16, 20, 0.01).at(x, 0.11, z), "iron", "rolls")
                    kit.add(cylinder(0.095, 0.012, 20).at(x, 0.265, z), "rice", "rolls")
                    kit.add(cylinder(0.04, 0.02, 12).at(x, 0.268, z), "yolk" if k % 2 else "green", "rolls")
                else:
                    kit.add(box(0.2, 0.12, 0.3, 0.05).at(x, 0.11, z), "rice", "nigiri")
                    kit.add(box(0.21, 0.05, 0.36, 0.02).at(x, 0.22, z), "yolk" if k % 2 else "meat", "nigiri")
            else:
                kit.add(sphere(0.14, 18).scaled(1.1, 0.75, 0.9).at(x, 0.2, z), "rice", "dumplings")
                for j in range(5):
                    kit.add(sphere(0.035, 8).at(x - 0.08 + 0.04 * j, 0.29, z), "rice", "dumplings")
    elif kit.says("slice", "cheesecake", "brownie"):
        plate(kit, 0.55)
        if kit.says("brownie"):
            for turn, y in ((0, 0.04), (25, 0.2)):
                kit.add(box(0.44, 0.16, 0.44, 0.03).turned("y", turn).at(0, y, 0), "syrup", "brownies")
        else:
            wedge = [(0.5, 0), (-0.3, 0.28), (-0.34, 0.14), (-0.34, -0.14), (-0.3, -0.28)]
            layers = (
                (("main", 0.1), ("white", 0.05), ("main", 0.1), ("pink", 0.06))
                if not kit.says("cheesecake")
                else (("main", 0.06), ("butter", 0.22), ("red", 0.03))
            )
            y = 0.04
            for finish, h in layers:
                kit.add(prism(wedge, h, 0.008).turned("x", -90).at(0, y + h / 2, 0), finish, "slice")
                y += h
            kit.add(sphere(0.07, 14).at(-0.18, y + 0.05, 0), "red", "cherry")
    elif kit.says("macaron", "macarons"):
        for k, finish in enumerate(("pink", "green", "blue") if kit.says("macarons") else ("pink",)):
            x, z = (0.34 * (k - 1), 0.1 * (k % 2)) if kit.says("macarons") else (0.0, 0.0)
            for y, flip in ((0.0, True), (0.13, False)):
                half = lathe([(0, 0), (0.17, 0), (0.175, 0.04), (0.14, 0.09), (0, 0.11)], 26)
                kit.add(
                    (half.turned("x", 180).at(0, 0.11, 0) if flip else half).at(x, y, z), finish, "shells"
                )
            kit.add(cylinder(0.155, 0.04, 24).at(x, 0.1, z), "white", "cream")
    elif kit.says("kebab", "burrito", "cinnamon"):
        if kit.says("kebab"):
            kit.add(rod((-0.9, 0.1, 0), (0.9, 0.1, 0), 0.016, 8), "wood", "skewer")
            for k in range(8):
                finish = ("meat", "green", "red", "butter")[k % 4]
                kit.add(box(0.16, 0.2, 0.2, 0.05).at(-0.6 + 0.17 * k, 0, 0), finish, "pieces")
        elif kit.says("burrito"):
            kit.add(cylinder(0.18, 0.8, 24, 0.05).turned("z", -78), "main", "burrito")
            kit.add(cylinder(0.185, 0.4, 24).turned("z", -78).at(-0.02, 0.0, 0), "accent", "paper")
            for k in range(7):
                kit.add(
                    sphere(0.06, 10).at(0.8, 0.17 + 0.08 * sin(k), 0.08 * cos(k)),
                    ("green", "meat", "red")[k % 3],
                    "filling",
                )
        else:
            turns = np.linspace(0, 5.2 * pi, 50)
            kit.add(
                tube(
                    [((0.05 + 0.022 * t) * cos(t), 0.14, (0.05 + 0.022 * t) * sin(t)) for t in turns], 0.1, 10
                ).scaled(1, 1.3, 1),
                "main",
                "roll",
            )
            kit.add(
                tube(
                    [((0.05 + 0.022 * t) * cos(t), 0.27, (0.05 + 0.022 * t) * sin(t)) for t in turns],
                    0.035,
                    8,
                ),
                "white",
                "icing",
            )
    else:
        plate(kit, 0.5)
        kit.add(
            lathe([(0, 0), (0.36, 0), (0.32, 0.14), (0.22, 0.34), (0.1, 0.38), (0, 0.36)], 28).at(0, 0.04, 0),
            "red",
            "jelly",
        )
        kit.add(sphere(0.1, 14).scaled(1, 0.7, 1).at(0, 0.45, 0), "white", "cream")
        kit.add(sphere(0.06, 12).at(0, 0.54, 0), "red", "cherry")
