"""Aeroplanes, helicopters, balloons."""

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
from layer_server.generators.mesh.props.machines import wheel_at


@prop(
    "airplane, plane, aeroplane, biplane, toy plane, fighter jet, jet, paper plane, aircraft",
    3.0,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="paint white",
    metal="steel",
    glass="mirror",
    paper="paper",
)
def airplane(kit: Kit) -> None:
    """A round fuselage with wings, a tail and a propeller; a jet, a biplane, or a folded sheet."""
    if kit.says("paper"):
        for side in (-1.0, 1.0):
            kit.add(
                loft(
                    np.array(
                        [
                            [
                                (0, 0.1, 1.0),
                                (side * 0.04, 0.1, 1.0),
                                (side * 0.04, 0.13, 1.0),
                                (0, 0.13, 1.0),
                            ],
                            [
                                (0, 0.1, -0.9),
                                (side * 0.62, 0.36, -0.9),
                                (side * 0.62, 0.39, -0.9),
                                (0, 0.13, -0.9),
                            ],
                        ]
                    )
                ),
                "paper",
                "wings",
            )
            kit.add(
                loft(
                    np.array(
                        [
                            [
                                (side * 0.012, 0.1, 1.0),
                                (side * 0.02, -0.02, 0.9),
                                (side * 0.03, -0.02, 0.9),
                                (side * 0.03, 0.12, 1.0),
                            ],
                            [
                                (side * 0.012, 0.12, -0.9),
                                (side * 0.012, -0.2, -0.9),
                                (side * 0.03, -0.2, -0.9),
                                (side * 0.03, 0.12, -0.9),
                            ],
                        ]
                    )
                ),
                "paper",
                "keel",
            )
        return
    jet = kit.says("jet", "fighter")
    rows = [(0.0, 1.35), (0.14, 1.3), (0.26, 1.0), (0.3, 0.4), (0.24, -0.5), (0.1, -1.25), (0, -1.3)]
    rows = (
        [(0.0, 1.7), (0.06, 1.5), (0.2, 1.0), (0.26, 0.2), (0.26, -0.9), (0.2, -1.2), (0.0, -1.2)]
        if jet
        else rows
    )
    kit.add(
        lathe([(r, y) for r, y in reversed(rows)], kit.sides(32)).turned("x", 90).at(0, 0.62, 0),
        "main",
        "body",
    )
    canopy = sphere(0.2, kit.sides(22)).scaled(0.85, 0.8, 1.7).at(0, 0.84, 0.35)
    kit.add(canopy, "glass", "canopy")
    for side in (-1.0, 1.0):
        wing = (
            [(0.16, 0.42), (1.5, 0.1), (1.55, -0.16), (0.16, -0.32)]
            if not jet
            else [(0.16, 0.55), (1.15, -0.55), (1.15, -0.8), (0.16, -0.72)]
        )
        outline = [(side * x, z) for x, z in wing]
        kit.add(
            prism(outline, 0.07, kit.bevel(0.02))
            .turned("x", 90)
            .at(0, 0.56 if not kit.says("biplane") else 0.42, 0),
            "main" if jet else "accent",
            "wings",
        )
        tail = [(0.06, -0.85), (0.58, -1.0), (0.58, -1.16), (0.06, -1.16)]
        kit.add(
            prism([(side * x, z) for x, z in tail], 0.05, kit.bevel(0.014)).turned("x", 90).at(0, 0.68, 0),
            "accent",
            "tail",
        )
        if kit.says("biplane"):
            kit.add(prism(outline, 0.06, kit.bevel(0.02)).turned("x", 90).at(0, 1.16, 0), "accent", "wings")
            for x, z in ((0.5, 0.2), (0.5, -0.2), (1.3, 0.05)):
                kit.add(cylinder(0.02, 0.74, 8).at(side * x, 0.42, z), "metal", "struts")
        if jet:
            kit.add(
                lathe([(0.12, -0.5), (0.14, 0.3), (0.1, 0.42), (0, 0.36)], 18)
                .turned("x", 90)
                .at(side * 0.26, 0.52, -0.2),
                "metal",
                "engines",
            )
            kit.add(cylinder(0.09, 0.03, 18).turned("x", 90).at(side * 0.13, 0.62, -1.23), "flame", "engines")
        else:
            kit.add(tube([(side * 0.14, 0.45, 0.5), (side * 0.34, 0.16, 0.56)], 0.025, 8), "metal", "gear")
            wheel_at(kit, 0.14, 0.09, (side * 0.36, 0.14, 0.56), 90)
    kit.add(
        prism([(-0.8, 0.0), (-1.16, 0.0), (-1.26, 0.5), (-1.06, 0.5)], 0.05, kit.bevel(0.014))
        .turned("y", -90)
        .at(0, 0.68, 0),
        "main",
        "tail",
    )
    if jet:
        kit.add(box(0.05, 0.05, 0.4, 0.01).at(0, 0.6, 1.6), "metal", "nose")
        return
    kit.add(sphere(0.1, 16).scaled(1, 1, 1.5).at(0, 0.62, 1.36), "metal", "propeller")
    for k in range(3):
        blade = prism([(-0.03, 0), (0.03, 0), (0.075, 0.5), (0.0, 0.62), (-0.05, 0.5)], 0.03, 0.008).turned(
            "y", 20
        )
        kit.add(blade.turned("z", 120 * k + 15).at(0, 0.62, 1.4), "wood", "propeller")
    kit.add(torus(0.245, 0.02, kit.sides(30), 8).turned("x", 90).at(0, 0.62, 1.04), "accent", "body")


@prop(
    "helicopter, chopper, drone, quadcopter",
    2.4,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="dark metal",
    metal="steel",
    glass="mirror",
    light="neon",
)
def helicopter(kit: Kit) -> None:
    """A glass nose, a boom with a tail rotor, skids, and blades above; four small rotors as a drone."""
    if kit.says("drone", "quadcopter"):
        kit.add(sphere(0.34, kit.sides(26)).scaled(1, 0.42, 1.25).at(0, 0.4, 0), "main", "body")
        kit.add(sphere(0.11, 16).at(0, 0.3, 0.4), "glass", "camera")
        for x in (-1.0, 1.0):
            for z in (-1.0, 1.0):
                kit.add(
                    tube([(x * 0.2, 0.42, z * 0.2), (x * 0.72, 0.46, z * 0.72)], [0.05, 0.035], 10),
                    "accent",
                    "arms",
                )
                kit.add(cylinder(0.075, 0.14, 14, 0.014).at(x * 0.74, 0.4, z * 0.74), "metal", "motors")
                kit.add(torus(0.36, 0.02, kit.sides(28), 8).at(x * 0.74, 0.52, z * 0.74), "accent", "guards")
                for k in range(2):
                    kit.add(
                        box(0.32, 0.014, 0.06, 0)
                        .turned("x", 12)
                        .at(0.17, 0, 0)
                        .turned("y", 180 * k + 30 * x * z)
                        .at(x * 0.74, 0.54, z * 0.74),
                        "metal",
                        "blades",
                    )
                kit.add(sphere(0.035, 10).at(x * 0.74, 0.38, z * 0.74), "light", "lights")
            kit.add(
                tube(
                    [
                        (x * 0.2, 0.3, 0.3),
                        (x * 0.28, 0.05, 0.34),
                        (x * 0.28, 0.05, -0.34),
                        (x * 0.2, 0.3, -0.3),
                    ],
                    0.025,
                    8,
                ),
                "accent",
                "skids",
            )
        return
    kit.add(sphere(0.5, kit.sides(34)).scaled(0.85, 0.9, 1.35).at(0, 0.75, 0.1), "main", "body")
    kit.add(sphere(0.49, kit.sides(34)).scaled(0.78, 0.74, 1.15).at(0, 0.82, 0.28), "glass", "glass")
    kit.add(box(0.06, 0.74, 0.5, 0.02).at(0, 0.6, 0.52), "main", "body")
    kit.add(
        tube([(0, 0.85, -0.4), (0, 0.95, -1.0), (0, 1.0, -1.75)], [0.22, 0.13, 0.08], kit.sides(18)),
        "main",
        "boom",
    )
    kit.add(
        prism([(-0.2, 0), (0.1, 0), (-0.1, 0.5), (-0.28, 0.5)], 0.05, 0.014)
        .turned("y", -90)
        .at(0, 0.96, -1.7),
        "accent",
        "tail",
    )
    kit.add(box(0.7, 0.04, 0.2, 0.012).at(0, 0.96, -1.4), "accent", "tail")
    kit.add(cylinder(0.06, 0.34, 14).at(0, 1.18, 0), "accent", "mast")
    kit.add(box(0.3, 0.14, 0.6, 0.05).at(0, 1.12, -0.1), "accent", "mast")
    for k in range(4):
        kit.add(
            box(1.3, 0.025, 0.13, 0.006)
            .at(0.68, 0, 0)
            .turned("z", -2)
            .turned("y", 90 * k + 20)
            .at(0, 1.52, 0),
            "metal",
            "blades",
        )
        kit.add(
            box(0.28, 0.012, 0.05, 0).at(0.15, 0, 0).turned("x", 90).turned("z", 90 * k).at(0.07, 1.2, -1.78),
            "metal",
            "blades",
        )
    kit.add(cylinder(0.12, 0.08, 16, 0.014).at(0, 1.49, 0), "accent", "mast")
    for side in (-1.0, 1.0):
        kit.add(
            tube(
                curve([(side * 0.4, 0.06, 0.8), (side * 0.4, 0.02, 0.6), (side * 0.4, 0.02, -0.5)]), 0.03, 8
            ),
            "accent",
            "skids",
        )
        for z in (-0.25, 0.4):
            kit.add(tube([(side * 0.28, 0.4, z), (side * 0.4, 0.03, z)], 0.025, 8), "accent", "skids")


@prop(
    "hot air balloon, air balloon, airship, zeppelin, blimp",
    6.0,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="paint yellow",
    rope="rope",
    basket="thatch",
    wood="wood",
    gold="brass",
)
def hot_air_balloon(kit: Kit) -> None:
    """Striped gores over a wicker basket; a long hull with a gondola as an airship."""
    if kit.says("airship", "zeppelin", "blimp"):
        profile = [(max(0.0, 0.55 * sin(t) ** 0.8), -1.6 * cos(t)) for t in np.linspace(0, pi, 23)]
        profile[0], profile[-1] = (0, profile[0][1]), (0, profile[-1][1])
        kit.add(lathe(profile, kit.sides(40)).turned("x", 90).at(0, 1.2, 0), "main", "hull")
        for z in (-0.9, -0.3, 0.3, 0.9):
            kit.add(
                torus(0.56 * (1 - (z / 1.7) ** 2) ** 0.45, 0.022, kit.sides(40), 8)
                .turned("x", 90)
                .at(0, 1.2, z),
                "accent",
                "hull",
            )
        for k in range(4):
            fin = prism([(0, 0), (0.55, -0.1), (0.6, -0.45), (0.06, -0.42)], 0.05, 0.014).turned("x", 90)
            kit.add(fin.at(0.24, 0, -1.0).turned("z", 90 * k).at(0, 1.2, 0), "accent", "fins")
        kit.add(
            prism([(-0.5, 0.3), (0.6, 0.3), (0.45, 0.0), (-0.4, 0.0)], 0.34, kit.bevel(0.03))
            .turned("y", -90)
            .at(0, 0.16, 0),
            "wood",
            "gondola",
        )
        for k in range(5):
            for side in (-1.0, 1.0):
                kit.add(box(0.02, 0.1, 0.1, 0).at(side * 0.175, 0.3, (k - 2) * 0.19), "light", "gondola")
        for x in (-0.12, 0.12):
            for z in (-0.35, 0.4):
                kit.add(cylinder(0.016, 0.3, 6).at(x, 0.44, z), "rope", "ropes")
        for k in range(4):
            kit.add(
                box(0.3, 0.05, 0.02, 0.004).at(0.16, 0, 0).turned("z", 90 * k + 20).at(0, 0.3, -0.52),
                "gold",
                "propeller",
            )
        return
    gores = 12
    ways = np.linspace(0.06, pi * 0.86, 14)
    for k in range(gores):
        a0, a1 = 2 * pi * k / gores, 2 * pi * (k + 1) / gores
        rings = []
        for t in ways:
            r, y = sin(t), 1.9 + cos(t) * (1.0 if t < pi / 2 else 1.25)
            middle = (a0 + a1) / 2
            rings.append(
                [
                    (sin(a) * r * s, y, cos(a) * r * s)
                    for a, s in ((a0, 0.97), (a0, 1.0), (middle, 1.05), (a1, 1.0), (a1, 0.97), (middle, 1.0))
                ]
            )
        kit.add(loft(np.array(rings)), "main" if k % 2 else "accent", "balloon")
    kit.add(cylinder(0.1, 0.05, 16).at(0, 2.86, 0), "main", "balloon")
    kit.add(torus(0.44, 0.035, 28, 8).at(0, 0.78, 0), "rope", "balloon")
    kit.add(
        lathe([(0, 0), (0.24, 0), (0.3, 0.4), (0.26, 0.4), (0.2, 0.06), (0, 0.06)], 8).turned("y", 22.5),
        "basket",
        "basket",
    )
    kit.add(torus(0.3, 0.035, 24, 8).at(0, 0.4, 0), "wood", "basket")
    for k in range(8):
        a = 2 * pi * k / 8
        kit.add(
            tube([(0.28 * sin(a), 0.4, 0.28 * cos(a)), (0.43 * sin(a), 0.78, 0.43 * cos(a))], 0.012, 6),
            "rope",
            "ropes",
        )
    kit.add(cylinder(0.07, 0.14, 14).at(0, 0.52, 0), "gold", "burner")
    kit.add(lathe([(0, 0), (0.06, 0.06), (0.035, 0.18), (0, 0.3)], 12).at(0, 0.66, 0), "flame", "burner")
