"""Submarines and sleds."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "submarine, yellow submarine, u boat, bathysphere, diving bell",
    3.0,
    kind="vehicle",
    tint="main",
    main="paint yellow",
    accent="brass",
    glass="mirror",
    dark="dark metal",
)
def submarine(kit: Kit) -> None:
    """A rounded hull with portholes, a tower, a periscope and a screw."""
    profile = [(max(0.0, 0.5 * sin(t) ** 0.55), -1.25 * cos(t)) for t in np.linspace(0, pi, 23)]
    profile[0], profile[-1] = (0, profile[0][1]), (0, profile[-1][1])
    kit.add(lathe(profile, kit.sides(40)).turned("x", 90).at(0, 0.6, 0), "main", "hull")
    for z in (-0.55, 0.0, 0.55):
        kit.add(torus(0.5, 0.022, kit.sides(40), 8).turned("x", 90).at(0, 0.6, z), "accent", "hull")
        for side in (-1.0, 1.0):
            kit.add(
                torus(0.13, 0.035, 22, 8).turned("z", 90).at(side * 0.48, 0.66, z + 0.27),
                "accent",
                "portholes",
            )
            kit.add(
                sphere(0.12, 16).scaled(0.35, 1, 1).at(side * 0.475, 0.66, z + 0.27), "glass", "portholes"
            )
    kit.add(sphere(0.3, 22).scaled(1, 1, 0.6).at(0, 0.6, 1.12), "glass", "nose")
    kit.add(torus(0.31, 0.045, 28, 8).turned("x", 90).at(0, 0.6, 1.08), "accent", "nose")
    kit.add(
        lathe([(0.3, 0), (0.26, 0.4), (0.28, 0.44), (0, 0.44)], 24).scaled(0.8, 1, 1.3).at(0, 1.0, -0.05),
        "main",
        "tower",
    )
    kit.add(
        tube([(0, 1.4, -0.1), (0, 1.85, -0.1), (0, 1.92, -0.02), (0, 1.92, 0.1)], 0.045, 12),
        "accent",
        "periscope",
    )
    for turn in (0, 90, 180, 270):
        kit.add(
            prism([(0, 0), (0.45, -0.1), (0.45, -0.34), (0.05, -0.3)], 0.05, 0.014)
            .turned("x", 90)
            .at(0.12, 0, -0.92)
            .turned("z", turn)
            .at(0, 0.6, 0),
            "accent",
            "fins",
        )
    for k in range(4):
        kit.add(
            prism([(-0.05, 0), (0.05, 0), (0.1, 0.3), (-0.02, 0.34)], 0.03, 0.008)
            .turned("y", 30)
            .turned("z", 90 * k + 45)
            .at(0, 0.6, -1.36),
            "accent",
            "screw",
        )
    kit.add(cylinder(0.06, 0.24, 14).turned("x", 90).at(0, 0.6, -1.45), "dark", "screw")


@prop(
    "sled, sleigh, santa sleigh, toboggan",
    1.8,
    kind="vehicle",
    tint="main",
    main="paint",
    accent="gold",
    wood="wood",
)
def sled(kit: Kit) -> None:
    """A painted body on curled runners."""
    for side in (-1.0, 1.0):
        runner = curve(
            [
                (side * 0.4, 0.06, -0.95),
                (side * 0.4, 0.05, 0.4),
                (side * 0.4, 0.12, 0.9),
                (side * 0.4, 0.42, 1.12),
                (side * 0.4, 0.6, 0.95),
                (side * 0.4, 0.5, 0.8),
            ]
        )
        kit.add(sweep(runner, rectangle(0.06, 0.08, 0.014), up=(1, 0, 0)), "accent", "runners")
        for z in (-0.6, 0.0, 0.5):
            kit.add(box(0.06, 0.26, 0.08, 0.01).at(side * 0.39, 0.06, z), "accent", "runners")
        outline = [
            (-0.85, 0.3),
            (0.7, 0.3),
            (0.95, 0.62),
            (0.5, 0.58),
            (0.1, 0.6),
            (-0.4, 0.85),
            (-0.95, 1.1),
            (-1.0, 0.7),
        ]
        kit.add(prism(outline, 0.07, kit.bevel(0.02)).turned("y", -90).at(side * 0.4, 0, 0), "main", "sides")
        rim = curve(
            [
                (side * 0.4, 0.64, 0.96),
                (side * 0.4, 0.6, 0.5),
                (side * 0.4, 0.63, 0.1),
                (side * 0.4, 0.88, -0.4),
                (side * 0.4, 1.12, -0.96),
            ]
        )
        kit.add(tube(rim, 0.04, 10), "accent", "sides")
    kit.add(box(0.8, 0.08, 1.7, kit.bevel(0.014)).at(0, 0.28, -0.1), "wood", "floor")
    kit.add(box(0.76, 0.78, 0.07, kit.bevel(0.02)).turned("x", -12).at(0, 0.32, -0.86), "main", "back")
    kit.add(
        prism([(-0.38, 0), (0.38, 0), (0.4, 0.36), (-0.4, 0.36)], 0.06, 0.014)
        .turned("x", 24)
        .at(0, 0.3, 0.74),
        "main",
        "front",
    )
    kit.add(box(0.7, 0.14, 0.5, 0.05).at(0, 0.5, -0.5), "cloth", "seat")
    kit.add(box(0.7, 0.5, 0.12, 0.05).turned("x", -14).at(0, 0.56, -0.72), "cloth", "seat")
    kit.add(cylinder(0.12, 0.03, kit.sides(22), 0.008).turned("x", 66).at(0, 0.5, 0.85), "accent", "crest")
