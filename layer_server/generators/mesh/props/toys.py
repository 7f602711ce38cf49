# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Balloons, balls, bears, ducks."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
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
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "balloon, balloons, party balloon, ball, soccer ball, football, basketball, beach ball, teddy bear, teddy, plush bear, toy bear, rubber duck, yo yo, spinning top",
    0.5,
    kind="toy",
    tint="main",
    main="paint",
    accent="paint white",
    string="paper",
    fur="bread",
    light="cream",
    orange="paint orange",
    black="paint black",
    blue="paint blue",
    yellow="paint yellow",
)
def toy(kit: Kit) -> None:
    """A balloon, a ball, a bear or a duck, by its name."""
    if kit.says("teddy", "bear", "plush"):
        for shape, finish, group in (
            (sphere(0.34, 26).scaled(1, 1.05, 0.9).at(0, 0.45, 0), "fur", "body"),
            (sphere(0.22, 22).scaled(1, 1.1, 0.5).at(0, 0.42, 0.2), "light", "body"),
            (sphere(0.3, 26).scaled(1.05, 0.95, 0.95).at(0, 0.98, 0.03), "fur", "head"),
            (sphere(0.14, 18).scaled(1.1, 0.8, 0.8).at(0, 0.9, 0.27), "light", "head"),
            (sphere(0.05, 12).scaled(1.3, 0.9, 1).at(0, 0.95, 0.37), "black", "head"),
        ):
            kit.add(shape, finish, group)
        for side in (-1.0, 1.0):
            kit.add(sphere(0.12, 16).scaled(1, 1, 0.6).at(side * 0.24, 1.22, 0), "fur", "head")
            kit.add(sphere(0.075, 14).scaled(1, 1, 0.5).at(side * 0.24, 1.22, 0.06), "light", "head")
            kit.add(sphere(0.035, 10).at(side * 0.11, 1.03, 0.29), "black", "head")
            kit.add(
                tube(
                    curve([(side * 0.26, 0.68, 0.02), (side * 0.42, 0.52, 0.1), (side * 0.42, 0.36, 0.2)]),
                    0.11,
                    16,
                ),
                "fur",
                "arms",
            )
            kit.add(
                tube(
                    curve([(side * 0.18, 0.2, 0.1), (side * 0.28, 0.13, 0.3), (side * 0.3, 0.15, 0.46)]),
                    0.14,
                    16,
                ),
                "fur",
                "legs",
            )
            kit.add(sphere(0.1, 14).scaled(1, 1, 0.35).at(side * 0.3, 0.16, 0.585), "light", "legs")
        kit.add(
            prism(
                [(-0.16, 0.07), (0, 0.02), (0.16, 0.07), (0.16, -0.07), (0, -0.02), (-0.16, -0.07)],
                0.06,
                0.014,
            ).at(0, 0.74, 0.28),
            "main",
            "bow",
        )
        return
    if kit.says("duck"):
        kit.add(sphere(0.42, 28).scaled(0.9, 0.72, 1.15).at(0, 0.3, 0), "yellow", "body")
        kit.add(sphere(0.28, 24).at(0, 0.78, 0.22), "yellow", "head")
        kit.add(
            lathe([(0.11, 0), (0.03, 0.22), (0, 0.22)], 14)
            .scaled(1, 1, 0.5)
            .turned("x", 90)
            .at(0, 0.74, 0.44),
            "orange",
            "beak",
        )
        kit.add(
            prism([(0, 0), (0.2, 0.24), (0.05, 0.26), (-0.16, 0.06)], 0.2, 0.04)
            .turned("y", 90)
            .at(0, 0.4, -0.36),
            "yellow",
            "tail",
        )
        for side in (-1.0, 1.0):
            kit.add(sphere(0.045, 10).at(side * 0.12, 0.86, 0.45), "black", "eyes")
            kit.add(sphere(0.2, 16).scaled(0.3, 0.6, 1).at(side * 0.37, 0.36, -0.03), "yellow", "wings")
        return
    if kit.says("ball", "soccer", "football", "basketball"):
        basket = kit.says("basketball")
        beach = kit.says("beach")
        if beach:
            for k in range(6):
                a = np.linspace(2 * pi * k / 6, 2 * pi * (k + 1) / 6, 5)
                rings = [
                    [
                        (0.5 * sin(t) * s * sin(b), 0.5 - 0.5 * cos(t) * s, 0.5 * sin(t) * s * cos(b))
                        for b, s in [*((b, 1.0) for b in a), *((b, 0.8) for b in a[::-1])]
                    ]
                    for t in np.linspace(0.03, pi - 0.03, 15)
                ]
                kit.add(
                    loft(np.array(rings)), ("main", "accent", "blue", "accent", "yellow", "accent")[k], "ball"
                )
            return
        kit.add(sphere(0.5, kit.sides(44)).at(0, 0.5, 0), "orange" if basket else "accent", "ball")
        if basket:
            for axis in ("x", "y", "z"):
                kit.add(torus(0.496, 0.014, 44, 6).turned(axis, 90).at(0, 0.5, 0), "black", "seams")
            for side in (-1.0, 1.0):
                path = [
                    (side * (0.2 + 0.12 * cos(2 * a)), 0.0, 0.0)
                    for a in np.linspace(0, 2 * pi, 36, endpoint=False)
                ]
                ring = []
                for angle, (x, _, _) in zip(np.linspace(0, 2 * pi, 36, endpoint=False), path, strict=True):
                    r = (0.2475 - x * x) ** 0.5
                    ring.append((x, 0.5 + r * sin(angle), r * cos(angle)))
                kit.add(sweep(ring, circle(0.013, 6), is_loop=True), "black", "seams")
            return
        t = (1 + 5**0.5) / 2
        for x, y, z in (
            (0, 1, t),
            (0, -1, t),
            (0, 1, -t),
            (0, -1, -t),
            (1, t, 0),
            (-1, t, 0),
            (1, -t, 0),
            (-1, -t, 0),
            (t, 0, 1),
            (t, 0, -1),
            (-t, 0, 1),
            (-t, 0, -1),
        ):
            length = (x * x + y * y + z * z) ** 0.5
            patch = cylinder(0.17, 0.03, 5, 0.006).turned("x", 90).at(0, 0, 0.475)
            kit.add(
                patch.turned("x", -float(np.degrees(np.arcsin(y / length))))
                .turned("y", float(np.degrees(np.arctan2(x, z))))
                .at(0, 0.5, 0),
                "black",
                "patches",
            )
        return
    if kit.says("yo", "top", "spinning"):
        if kit.says("top", "spinning"):
            kit.add(
                lathe(
                    [
                        (0, 0),
                        (0.04, 0.06),
                        (0.42, 0.42),
                        (0.46, 0.52),
                        (0.3, 0.62),
                        (0.07, 0.66),
                        (0.05, 1.0),
                        (0.08, 1.04),
                        (0, 1.06),
                    ],
                    kit.sides(36),
                ),
                "main",
                "top",
            )
            kit.add(torus(0.44, 0.035, kit.sides(36), 8).at(0, 0.5, 0), "yellow", "top")
            return
        for side in (-1.0, 1.0):
            kit.add(
                lathe(
                    [(0, 0.03), (0.2, 0.04), (0.46, 0.1), (0.48, 0.2), (0.3, 0.26), (0, 0.24)], kit.sides(36)
                )
                .turned("z", -90 * side)
                .at(0, 0.5, 0)
                .turned("y", 0),
                "main",
                "yoyo",
            )
        kit.add(cylinder(0.1, 0.1, 16).turned("z", 90).at(0.05, 0.5, 0), "wood", "yoyo")
        kit.add(tube(curve([(0, 0.58, 0), (0, 1.2, 0), (0.05, 1.7, 0)]), 0.014, 6), "string", "string")
        return
    count = 3 if kit.says("balloons") else 1
    for k in range(count):
        x, y, z = ((0.0, 1.25, 0.0), (-0.5, 1.0, 0.15), (0.45, 0.95, -0.1))[k]
        ways = np.linspace(0, pi, 21)
        profile = [(max(0.0, 0.4 * sin(t) * (1 + 0.12 * -cos(t))), -0.5 * cos(t)) for t in ways]
        profile[0], profile[-1] = (0, profile[0][1]), (0, profile[-1][1])
        kit.add(lathe(profile, kit.sides(32)).at(x, y, z), ("main", "blue", "yellow")[k], "balloons")
        kit.add(
            lathe([(0.06, -0.58), (0.02, -0.5), (0, -0.5)], 12).at(x, y, z),
            ("main", "blue", "yellow")[k],
            "balloons",
        )
        kit.add(
            tube(curve([(x, y - 0.55, z), (x * 0.6 + 0.03, y - 0.9, z), (0.0, 0.0, 0)]), 0.01, 5),
            "string",
            "strings",
        )
