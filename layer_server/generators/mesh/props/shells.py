# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""What swims or crawls in a shell; and fish of other shapes."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    circle,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over
from layer_server.generators.mesh.props.sea_life import eyes, hull


@prop(
    "crab, hermit crab, lobster, crayfish, shrimp, prawn",
    0.3,
    kind="animal",
    main="paint",
    accent="paint orange",
    white="porcelain",
)
def crab(kit: Kit) -> None:
    """A broad shell, claws held up, legs to the sides; or a long tail with feelers."""
    if kit.says("lobster", "crayfish", "shrimp", "prawn"):
        hull(
            kit,
            [
                (-0.2, 0.2, 0.12, 0.13),
                (0.0, 0.22, 0.16, 0.17),
                (0.4, 0.22, 0.14, 0.15),
                (0.62, 0.2, 0.04, 0.05),
            ],
            "main",
        )
        for k in range(6):
            kit.add(
                sphere(0.16 - 0.012 * k, 16).scaled(0.55, 0.8, 1).at(-0.28 - 0.13 * k, 0.19 - 0.012 * k, 0),
                "main",
                "tail",
            )
        for a in (-40, 0, 40):
            kit.add(
                sphere(0.14, 12).scaled(1.2, 0.2, 0.6).at(-0.14, 0, 0).turned("y", a).at(-1.0, 0.1, 0),
                "main",
                "tail",
            )
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(0.4, 0.2, s * 0.12), (0.6, 0.2, s * 0.34), (0.85, 0.18, s * 0.36)]), 0.045, 10),
                "main",
                "arms",
            )
            kit.add(sphere(0.16, 16).scaled(1.5, 0.5, 0.8).at(1.05, 0.18, s * 0.34), "main", "claws")
            for d, w in ((0.07, 0.05), (-0.06, 0.035)):
                kit.add(
                    tube(
                        curve(
                            [
                                (1.18, 0.18, s * 0.34 + d),
                                (1.36, 0.18, s * 0.34 + d * 1.4),
                                (1.48, 0.18, s * 0.34 + d * 0.3),
                            ]
                        ),
                        [*[w] * 8, 0.01],
                        8,
                    ),
                    "main",
                    "claws",
                )
            for k in range(4):
                kit.add(
                    tube(
                        [
                            (0.3 - 0.16 * k, 0.18, s * 0.1),
                            (0.3 - 0.2 * k, 0.26, s * 0.34),
                            (0.26 - 0.24 * k, 0.0, s * 0.5),
                        ],
                        [0.035, 0.03, 0.01],
                        6,
                    ),
                    "accent",
                    "legs",
                )
            kit.add(
                tube(
                    curve(
                        [
                            (0.6, 0.24, s * 0.04),
                            (0.9, 0.55, s * 0.16),
                            (0.5, 0.8, s * 0.4),
                            (-0.2, 0.72, s * 0.55),
                        ]
                    ),
                    0.012,
                    5,
                ),
                "accent",
                "feelers",
            )
        eyes(kit, 0.58, 0.3, 0.07, 0.035)
        return
    kit.add(sphere(0.42, kit.sides(28)).scaled(1.2, 0.5, 0.85).at(0, 0.36, 0), "main", "shell")
    if kit.says("hermit"):
        for k in range(5):
            kit.add(
                sphere(0.42 - 0.07 * k, 20).at(-0.06 * k, 0.62 + 0.15 * k, -0.26 - 0.03 * k),
                "fur tan",
                "house",
            )
    for s in (-1.0, 1.0):
        kit.add(
            tube(curve([(s * 0.38, 0.36, 0.16), (s * 0.68, 0.34, 0.3), (s * 0.66, 0.5, 0.46)]), 0.07, 10),
            "main",
            "arms",
        )
        kit.add(sphere(0.17, 16).scaled(0.8, 1.1, 0.6).at(s * 0.62, 0.62, 0.48), "main", "claws")
        for d in (-1.0, 1.0):
            kit.add(
                tube(
                    curve(
                        [
                            (s * 0.62 + d * 0.07, 0.72, 0.48),
                            (s * 0.62 + d * 0.16, 0.88, 0.5),
                            (s * 0.62 + d * 0.05, 1.02, 0.5),
                        ]
                    ),
                    [0.07, 0.066, 0.06, 0.056, 0.05, 0.045, 0.04, 0.026, 0.008],
                    8,
                ),
                "main",
                "claws",
            )
        for k in range(4):
            z = 0.16 - 0.15 * k
            kit.add(
                tube(
                    [(s * 0.4, 0.32, z), (s * 0.74, 0.44, z * 1.5), (s * 0.92, 0.0, z * 2.0)],
                    [0.055, 0.05, 0.012],
                    8,
                ),
                "accent",
                "legs",
            )
        kit.add(rod((s * 0.12, 0.5, 0.28), (s * 0.14, 0.68, 0.33), 0.025, 8), "main", "eyes")
        kit.add(sphere(0.065, 12).at(s * 0.14, 0.7, 0.34), "white", "eyes")
        kit.add(sphere(0.034, 10).at(s * 0.14, 0.71, 0.39), "dark", "eyes")
    kit.add(tube(curve([(-0.1, 0.3, 0.36), (0, 0.27, 0.37), (0.1, 0.3, 0.36)]), 0.014, 6), "dark", "mouth")


@prop(
    "turtle, tortoise, sea turtle, snapping turtle",
    0.6,
    kind="animal",
    main="scales",
    accent="fur brown",
    skin="frog",
    white="porcelain",
    tint="main",
)
def turtle(kit: Kit) -> None:
    """A domed shell with plates, a head, four legs or flippers."""
    kit.add(
        lathe(
            [(0, 0.16), (0.5, 0.16), (0.54, 0.22), (0.5, 0.34), (0.36, 0.54), (0.16, 0.62), (0, 0.63)],
            kit.sides(32),
        ).scaled(1.15, 1, 0.95),
        "accent",
        "shell",
    )
    for ring, (count, r, y) in enumerate(((1, 0.0, 0.6), (6, 0.26, 0.52), (10, 0.45, 0.32))):
        for k in range(count):
            plate = (
                sphere(0.13 if ring < 2 else 0.1, 6)
                .scaled(1, 0.4, 1)
                .turned("x", 0 if ring == 0 else 28 if ring == 1 else 62)
            )
            kit.add(plate.at(0, y, r).turned("y", 360 * k / count).scaled(1.15, 1, 0.95), "main", "plates")
    kit.add(torus(0.52, 0.045, kit.sides(32), 8).scaled(1.15, 1, 0.95).at(0, 0.2, 0), "main", "rim")
    kit.add(tube(curve([(0.45, 0.22, 0), (0.65, 0.3, 0), (0.78, 0.42, 0)]), 0.1, 14), "skin", "head")
    kit.add(sphere(0.16, 20).scaled(1.2, 0.95, 0.95).at(0.82, 0.46, 0), "skin", "head")
    eyes(kit, 0.92, 0.52, 0.11, 0.035)
    sea = kit.says("sea")
    for x, long in ((0.42, 1.5), (-0.42, 1.0)):
        for s in (-1.0, 1.0):
            if sea:
                kit.add(
                    sphere(0.2, 14)
                    .scaled(0.6, 0.18, 1.4 * long)
                    .turned("y", s * 34)
                    .at(x, 0.16, s * (0.42 + 0.16 * long)),
                    "skin",
                    "flippers",
                )
            else:
                kit.add(cylinder(0.12, 0.24, 14, 0.03).at(x, 0, s * 0.34), "skin", "legs")
    kit.add(lathe([(0, 0), (0.06, 0), (0, 0.2)], 10).turned("z", 100).at(-0.58, 0.2, 0), "skin", "tail")


@prop(
    "jellyfish, medusa, seahorse, sea horse, ray, manta ray, stingray, anglerfish, pufferfish, clownfish, swordfish, piranha, tropical fish, koi, koi fish, tuna, catfish",
    0.5,
    kind="animal",
    main="paint orange",
    accent="paint white",
    black="dark",
    glow="neon",
    jelly="energy",
    skin="sea blue",
    white="porcelain",
)
def odd_fish(kit: Kit) -> None:
    """Fish of other shapes."""
    if kit.says("jellyfish", "medusa"):
        kit.add(
            lathe([(0, 0.66), (0.3, 0.66), (0.44, 0.62), (0.42, 0.8), (0.3, 1.0), (0, 1.1)], kit.sides(30)),
            "jelly",
            "bell",
        )
        for k in range(12):
            a = 2 * pi * k / 12
            r = 0.36 if k % 2 else 0.18
            line = [
                (
                    r * sin(a) + 0.05 * sin(9 * t + k),
                    0.68 - (0.66 if k % 2 else 0.55) * t,
                    r * cos(a) + 0.05 * cos(7 * t + k),
                )
                for t in np.linspace(0, 1, 12)
            ]
            kit.add(
                tube(line, np.linspace(0.02 if k % 2 else 0.05, 0.008, 12).tolist(), 6),
                "jelly" if k % 2 else "accent",
                "tentacles",
            )
        return
    if kit.says("ray", "manta", "stingray"):
        wing = [(0.55, 0), (0.45, 0.14), (0.2, 0.55), (-0.1, 0.95), (-0.2, 0.6), (-0.5, 0.16), (-0.55, 0)]
        outline = [*wing, *((x, -z) for x, z in wing[-2:0:-1])]
        kit.add(prism(outline, 0.1, 0.045).turned("x", 90).at(0, 0.3, 0), "skin", "body")
        kit.add(sphere(0.3, 20).scaled(1.6, 0.4, 0.7).at(0, 0.33, 0), "skin", "body")
        kit.add(
            tube(
                curve([(-0.5, 0.3, 0), (-0.9, 0.33, 0.05), (-1.4, 0.26, -0.05)]),
                np.linspace(0.05, 0.01, 9).tolist(),
                8,
            ),
            "skin",
            "tail",
        )
        eyes(kit, 0.42, 0.4, 0.16, 0.04)
        return
    if kit.says("seahorse", "horse"):
        path = curve(
            [
                (0.12, 1.02, 0),
                (-0.02, 0.86, 0),
                (0.08, 0.62, 0),
                (0.02, 0.38, 0),
                (-0.1, 0.2, 0),
                (0.04, 0.06, 0),
                (0.14, 0.16, 0),
                (0.05, 0.22, 0),
            ],
            4,
        )
        kit.add(
            tube(path, spread_over([0.12, 0.12, 0.2, 0.14, 0.08, 0.05, 0.035, 0.015], 4), 14), "main", "body"
        )
        kit.add(
            tube([(0.14, 1.05, 0), (0.3, 0.98, 0), (0.42, 0.93, 0)], [0.1, 0.05, 0.045], 12), "main", "head"
        )
        for k in range(5):
            kit.add(
                lathe([(0, 0), (0.04, 0), (0, 0.12)], 8)
                .turned("z", 30 - 20 * k + 60)
                .at(-0.02 - 0.015 * k, 1.12 - 0.1 * k, 0),
                "main",
                "crest",
            )
        kit.add(prism([(-0.1, 0.7), (-0.3, 0.8), (-0.34, 0.6), (-0.12, 0.5)], 0.03, 0.008), "accent", "fin")
        eyes(kit, 0.18, 1.08, 0.09, 0.035)
        return
    round_ = kit.says("pufferfish")
    h = 0.42 if round_ else 0.3
    skin = "skin" if kit.says("tuna", "swordfish", "catfish", "anglerfish") else "main"
    hull(
        kit,
        [
            (-0.75, 0.5, 0.06, 0.03),
            (-0.6, 0.5, 0.1, 0.06),
            (-0.2, 0.5, h * 0.85, h * 0.5),
            (0.2, 0.5, h, h * (0.9 if round_ else 0.55)),
            (0.55, 0.5, h * 0.65, h * 0.4),
            (0.72, 0.48, 0.05, 0.05),
        ],
        skin,
    )
    kit.add(
        prism([(-0.68, 0.5), (-1.05, 0.84), (-0.95, 0.5), (-1.05, 0.16)], 0.05, 0.012),
        "accent" if skin == "main" else skin,
        "tail",
    )
    kit.add(prism([(-0.35, 0.68), (0.3, 0.78), (0.05, 1.0), (-0.3, 0.92)], 0.045, 0.012), skin, "fins")
    for s in (-1.0, 1.0):
        kit.add(
            prism([(0, 0), (-0.26, 0.06), (-0.24, -0.16)], 0.03, 0.008)
            .turned("y", s * 35)
            .at(0.22, 0.4, s * h * 0.5),
            skin,
            "fins",
        )
    if kit.says("clownfish", "koi", "tropical"):
        for x, r in ((0.38, 0.86), (-0.05, 0.97), (-0.48, 0.52)):
            ring = [
                (x, 0.5 + h * r * 1.03 * sin(a), h * r * 0.58 * cos(a))
                for a in np.linspace(0, 2 * pi, 25)[:-1]
            ]
            kit.add(sweep(ring, circle(0.04, 6), is_loop=True), "accent", "bands")
    if round_:
        for k in range(40):
            y = 1 - 2 * (k + 0.5) / 40
            a = 2.4 * k
            spine = lathe([(0, 0), (0.025, 0), (0, 0.16)], 6).turned("x", 90)
            kit.add(
                spine.at(0, 0, h * 0.92)
                .turned("x", -np.degrees(np.arcsin(y)))
                .turned("y", np.degrees(a))
                .scaled(0.9, 1, 0.95)
                .at(0.14, 0.5, 0),
                "accent",
                "spines",
            )
    if kit.says("swordfish"):
        kit.add(lathe([(0, 0), (0.05, 0), (0, 0.7)], 10).turned("z", -90).at(0.66, 0.5, 0), skin, "sword")
    if kit.says("anglerfish"):
        kit.add(
            tube(curve([(0.3, 0.75, 0), (0.45, 1.1, 0), (0.8, 1.05, 0), (0.9, 0.85, 0)]), 0.02, 8),
            skin,
            "lure",
        )
        kit.add(sphere(0.08, 12).at(0.9, 0.8, 0), "glow", "lure")
        for k in range(7):
            kit.add(
                lathe([(0, 0), (0.03, 0), (0, 0.14)], 6).at(
                    0.66 - 0.015 * abs(k - 3) ** 2, 0.36, (k - 3) * 0.05
                ),
                "accent",
                "teeth",
            )
    eyes(kit, 0.48, 0.58, h * 0.38, 0.055)
