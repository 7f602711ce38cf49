"""Carts, wheels, boats, anchors, cannons, rockets, spaceships, cars."""

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
)
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "rocket, toy rocket, space rocket, missile, rocket ship",
    2.5,
    kind="vehicle",
    tint="accent",
    main="plastic",
    accent="paint",
    window="glass",
    metal="dark metal",
    flame="flame",
    pane="crystal",
)
def rocket(kit: Kit) -> None:
    """A round hull with a nose, fins, a porthole and fire below."""
    profile = [(0.0, 0.0), (0.24, 0.0), (0.3, 0.1), (0.42, 0.5), (0.45, 0.9), (0.4, 1.35), (0.34, 1.55)]
    sides = kit.sides(36)
    kit.add(lathe([*profile, (0, 1.55)], sides).at(0, 0.3, 0), "main", "hull")
    kit.add(
        lathe([(0, 1.54), (0.345, 1.54), (0.27, 1.72), (0.15, 1.9), (0.05, 2.0), (0, 2.02)], sides).at(
            0, 0.3, 0
        ),
        "accent",
        "nose",
    )
    kit.add(torus(0.435, 0.03, sides, 8).at(0, 0.95, 0), "accent", "hull")
    fin = prism(
        [(0.3, 0.75), (0.62, 0.35), (0.7, -0.05), (0.58, 0.0), (0.3, 0.36)], 0.08, kit.bevel(0.02)
    ).at(0, 0.1, 0)
    kit.around(fin, 4 if kit.chance(0.4) else 3, "accent", "fins", 30)
    kit.add(
        lathe([(0, 0.32), (0.18, 0.32), (0.25, 0.1), (0.21, 0.1), (0.14, 0.28), (0, 0.28)], kit.sides(24)),
        "metal",
        "engine",
    )
    kit.add(torus(0.16, 0.04, kit.sides(24), 8).turned("x", 90).at(0, 1.42, 0.425), "metal", "porthole")
    kit.add(sphere(0.15, kit.sides(20)).scaled(1, 1, 0.35).at(0, 1.42, 0.425), "pane", "porthole")
    if not kit.says("toy", "missile"):
        kit.add(
            lathe([(0, -0.45), (0.1, -0.15), (0.17, 0.06), (0.12, 0.2), (0, 0.24)], kit.sides(16)),
            "flame",
            "fire",
        )


@prop(
    "spaceship, space ship, starship, starfighter, spacecraft, ufo, flying saucer, shuttle, fighter",
    6.0,
    kind="vehicle",
    tint="accent",
    main="hull",
    accent="paint",
    pane="crystal",
    metal="dark metal",
    jet="energy",
)
def spaceship(kit: Kit) -> None:
    """A pointed hull with wings and engines; or a saucer."""
    if kit.says("ufo", "saucer", "alien"):
        kit.add(
            lathe(
                [
                    (0, 0.0),
                    (0.35, 0.0),
                    (0.9, 0.2),
                    (1.2, 0.32),
                    (1.22, 0.37),
                    (0.9, 0.47),
                    (0.5, 0.56),
                    (0, 0.58),
                ],
                kit.sides(48),
            ),
            "main",
            "saucer",
        )
        kit.add(sphere(0.48, kit.sides(28)).scaled(1, 0.85, 1).at(0, 0.55, 0), "pane", "dome")
        kit.add(torus(0.5, 0.05, kit.sides(36), 8).at(0, 0.57, 0), "metal", "saucer")
        kit.around(sphere(0.07, 10).at(0, 0.36, 1.16), 12, "light", "lights")
        kit.add(lathe([(0, -0.1), (0.24, -0.06), (0.34, 0.02), (0, 0.02)], kit.sides(28)), "jet", "drive")
        return
    rings = []
    for f in np.linspace(0, 1, 15 if kit.is_fine else 8):
        w = 0.34 * sin(pi * min(1.0, 0.16 + 0.84 * f)) ** 0.7 * (1 if f < 0.97 else 0.6) + 0.015
        h = 0.24 * sin(pi * min(1.0, 0.2 + 0.78 * f)) ** 0.8 + 0.012
        ring = [
            (w * cos(a), h * sin(a) * (1 if sin(a) > 0 else 0.7), (f - 0.45) * 2.4)
            for a in np.linspace(0, 2 * pi, kit.sides(20, 8), endpoint=False)
        ]
        rings.append(ring)
    kit.add(loft(np.array(rings)), "main", "hull")
    kit.add(sphere(0.2, kit.sides(22)).scaled(0.85, 0.7, 2.0).at(0, 0.17, 0.25), "pane", "cockpit")
    sweepback, span = kit.between(0.5, 0.9), kit.between(0.95, 1.2)
    for side in (-1.0, 1.0):
        outline = [(0.2, 0.35), (span, 0.35 - sweepback), (span, -0.2 - sweepback), (0.2, -0.75)]
        wing = (
            prism([(side * x, y) for x, y in outline], 0.07, kit.bevel(0.02))
            .turned("x", 90)
            .turned("z", side * -5)
        )
        kit.add(wing, "main", "wings")
        stripe = (
            prism(
                [
                    (side * (span - 0.22), 0.1 - sweepback),
                    (side * (span + 0.01), -0.02 - sweepback),
                    (side * (span + 0.01), -0.2 - sweepback),
                    (side * (span - 0.22), -0.24 - sweepback),
                ],
                0.09,
                kit.bevel(0.014),
            )
            .turned("x", 90)
            .turned("z", side * -5)
        )
        kit.add(stripe, "accent", "wings")
        pod = lathe(
            [(0, 0), (0.11, 0.0), (0.16, 0.08), (0.17, 0.6), (0.1, 0.85), (0, 0.9)], kit.sides(20)
        ).turned("x", 90)
        kit.add(pod.at(side * 0.4, 0.02, -0.95), "main", "engines")
        kit.add(
            lathe([(0, -0.02), (0.13, -0.02), (0.135, 0.06), (0, 0.06)], kit.sides(18))
            .turned("x", 90)
            .at(side * 0.4, 0.02, -0.97),
            "metal",
            "engines",
        )
        kit.add(
            lathe([(0, -0.28), (0.07, -0.1), (0.1, 0.0), (0, 0.0)], kit.sides(14))
            .turned("x", 90)
            .at(side * 0.4, 0.02, -0.97),
            "jet",
            "engines",
        )
        fin = (
            prism([(0.0, 0.0), (0.34, 0.46), (0.52, 0.46), (0.5, 0.0)], 0.05, kit.bevel(0.014))
            .turned("y", 90)
            .turned("z", side * -16)
        )
        kit.add(fin.at(side * 0.3, 0.1, -0.5), "accent", "fins")
        kit.add(
            cylinder(0.035, 0.7, kit.sides(10), 0.008)
            .turned("x", 90)
            .at(side * span, -0.02, -0.1 - sweepback),
            "metal",
            "guns",
        )


@prop(
    "car, toy car, race car, van, jeep",
    4.0,
    kind="vehicle",
    main="paint",
    accent="plastic",
    tyre="rubber",
    pane="glass",
    metal="steel",
    light="light",
)
def car(kit: Kit) -> None:
    """A round little car; a truck or bus where it is asked for."""
    tall = kit.says("van")
    length, width = (2.3 if tall else 1.9), 0.86
    lower = [
        (-length / 2, 0.22),
        (length / 2, 0.22),
        (length / 2 + 0.02, 0.4),
        (length / 2 - 0.08, 0.56),
        (-length / 2 + 0.04, 0.6),
        (-length / 2 - 0.02, 0.42),
    ]
    kit.add(prism(lower, width, kit.bevel(0.07)), "main", "body")
    top = 1.12 if tall else 0.94
    x0, x1 = (-length / 2 + 0.08, length / 2 - 0.34) if tall else (-0.62, 0.42)
    cabin = [(x0, 0.54), (x1 + 0.2, 0.54), (x1 - 0.08, top), (x0 + 0.14, top)]
    kit.add(prism(cabin, width * 0.88, kit.bevel(0.06)), "main", "cabin")
    for z in (-1.0, 1.0):
        panes = 3 if tall else 2
        for k in range(panes):
            a = x0 + 0.14 + (x1 - x0 - 0.14) * k / panes + 0.03
            b = x0 + 0.14 + (x1 - x0 - 0.14) * (k + 1) / panes - 0.03
            pane = prism(
                [(a, 0.6), (b + (0.1 if k == panes - 1 else 0), 0.6), (b, top - 0.07), (a, top - 0.07)], 0.03
            )
            kit.add(pane.at(0, 0, z * width * 0.44), "rubber", "windows")
    lean = float(np.degrees(np.arctan2(0.28, top - 0.54)))
    shield = box(0.03, (top - 0.6) * 1.1, width * 0.72, 0.01).turned("z", lean)
    kit.add(shield.at(x1 + 0.175, 0.585, 0), "rubber", "windows")
    for x in (-length * 0.3, length * 0.3):
        for z in (-1.0, 1.0):
            tyre = lathe(
                [(0.08, -0.09), (0.2, -0.09), (0.24, -0.05), (0.24, 0.05), (0.2, 0.09), (0.08, 0.09)],
                kit.sides(28),
                is_loop=True,
            ).turned("x", 90)
            kit.add(tyre.at(x, 0.24, z * width * 0.46), "tyre", "wheels")
            kit.add(
                cylinder(0.13, 0.14, kit.sides(20), 0.02)
                .turned("x", 90)
                .at(x, 0.24, z * width * 0.46 - 0.07),
                "metal",
                "wheels",
            )
    for z in (-0.28, 0.28):
        kit.add(
            sphere(0.085, kit.sides(16)).scaled(0.5, 1, 1).at(length / 2 - 0.02, 0.46, z), "light", "lights"
        )
        kit.add(sphere(0.06, kit.sides(12)).scaled(0.5, 1, 1).at(-length / 2 + 0.0, 0.5, z), "gem", "lights")
    for x in (-1.0, 1.0):
        kit.add(box(0.08, 0.1, width * 1.02, 0.03).at(x * (length / 2 + 0.02), 0.24, 0), "metal", "bumpers")
