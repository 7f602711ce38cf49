# ruff: noqa: PLR0912  one recipe: parts, and whether they are there
"""Toasters, fans, sinks, washing machines."""

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
    "fan, toaster, washing machine, toilet, sink, blender, air conditioner, heater, radiator",
    0.8,
    kind="street",
    tint="main",
    main="paint white",
    accent="dark metal",
    metal="steel",
    glass="mirror",
    water="water",
    glow="light",
)
def appliance(kit: Kit) -> None:
    """What hums at home, by its name."""
    if kit.says("toaster"):
        kit.add(box(0.95, 0.62, 0.55, 0.1).at(0, 0.06, 0), "metal", "body")
        kit.add(box(0.97, 0.1, 0.57, 0.03), "accent", "base")
        for z in (-0.11, 0.11):
            kit.add(box(0.7, 0.02, 0.1, 0).at(0, 0.665, z), "dark", "slots")
            kit.add(box(0.56, 0.42, 0.075, 0.03).at(0, 0.42, z), "bread", "toast")
        kit.add(box(0.08, 0.07, 0.14, 0.014).at(0.5, 0.46, 0), "accent", "lever")
        kit.add(cylinder(0.07, 0.05, 18, 0.01).turned("z", -90).at(0.47, 0.24, 0), "accent", "dial")
        return
    if kit.says("toilet"):
        kit.add(
            lathe(
                [
                    (0.24, 0),
                    (0.2, 0.1),
                    (0.18, 0.24),
                    (0.3, 0.42),
                    (0.34, 0.46),
                    (0.28, 0.46),
                    (0.2, 0.3),
                    (0, 0.24),
                ],
                34,
            )
            .scaled(0.95, 1, 1.25)
            .at(0, 0, 0.1),
            "main",
            "bowl",
        )
        ways = np.linspace(0, 2 * pi, 36, endpoint=False)
        kit.add(
            sweep(
                [(0.29 * sin(t), 0.48, 0.1 + 0.37 * cos(t)) for t in ways],
                rectangle(0.12, 0.05, 0.014),
                is_loop=True,
                up=(0, 1, 0),
            ),
            "main",
            "seat",
        )
        kit.add(cylinder(0.2, 0.02, 26).scaled(1, 1, 1.3).at(0, 0.33, 0.1), "water", "water")
        kit.add(box(0.72, 0.55, 0.26, 0.05).at(0, 0.44, -0.4), "main", "tank")
        kit.add(box(0.76, 0.06, 0.3, 0.02).at(0, 0.98, -0.4), "main", "tank")
        kit.add(cylinder(0.3, 0.04, 34).scaled(1, 1, 1.25).turned("x", 82).at(0, 0.82, -0.25), "main", "lid")
        kit.add(cylinder(0.05, 0.03, 14, 0.008).at(0, 1.03, -0.4), "metal", "button")
        return
    if kit.says("sink"):
        kit.add(lathe([(0.2, 0), (0.12, 0.1), (0.11, 0.6), (0.16, 0.7), (0, 0.7)], 26), "main", "foot")
        kit.add(
            lathe(
                [(0.14, 0.66), (0.44, 0.78), (0.52, 0.94), (0.46, 0.95), (0.36, 0.82), (0, 0.76)], 38
            ).scaled(1.15, 1, 0.9),
            "main",
            "basin",
        )
        kit.add(cylinder(0.43, 0.02, 34).scaled(1.12, 1, 0.86).at(0, 0.87, 0), "water", "water")
        kit.add(
            tube(curve([(0, 0.92, -0.4), (0, 1.16, -0.4), (0, 1.2, -0.25), (0, 1.1, -0.14)]), 0.035, 12),
            "metal",
            "tap",
        )
        for x in (-0.18, 0.18):
            kit.add(cylinder(0.05, 0.1, 14, 0.014).at(x, 0.93, -0.38), "metal", "tap")
        return
    if kit.says("blender"):
        kit.add(lathe([(0.32, 0), (0.3, 0.12), (0.22, 0.36), (0.18, 0.4), (0, 0.4)], 30), "accent", "base")
        kit.add(lathe([(0, 0.46), (0.17, 0.46), (0.28, 1.05), (0, 1.05)], 30), "paint pink", "drink")
        kit.add(lathe([(0.18, 0.4), (0.31, 1.25), (0, 1.25)], 30), "glass", "jug")
        kit.add(cylinder(0.32, 0.1, 30, 0.02).at(0, 1.24, 0), "accent", "lid")
        return
    if kit.says("fan"):
        kit.add(cylinder(0.36, 0.07, 30, 0.02), "main", "foot")
        kit.add(cylinder(0.04, 0.7, 12).at(0, 0.05, -0.08), "main", "foot")
        for k in range(4):
            kit.add(
                prism([(-0.04, 0.05), (0.05, 0.05), (0.24, 0.36), (0.1, 0.46), (-0.08, 0.4)], 0.025, 0.006)
                .turned("y", 24)
                .turned("z", 90 * k)
                .at(0, 1.15, 0),
                "paint blue",
                "blades",
            )
        for z, r in ((-0.1, 0.42), (0.0, 0.54), (0.1, 0.42)):
            kit.add(torus(r, 0.018, 36, 6).turned("x", 90).at(0, 1.15, z), "metal", "cage")
        for k in range(16):
            bar = tube(curve([(0, 0.08, 0.14), (0, 0.4, 0.11), (0, 0.54, 0)]), 0.009, 5)
            kit.add(bar.turned("z", 22.5 * k).at(0, 1.15, 0), "metal", "cage")
        kit.add(cylinder(0.12, 0.3, 20, 0.03).turned("x", 90).at(0, 1.15, -0.25), "main", "motor")
        return
    if kit.says("radiator", "heater", "conditioner"):
        for k in range(9):
            kit.add(box(0.11, 0.85, 0.24, 0.04).at((k - 4) * 0.125, 0.1, 0), "main", "ribs")
        for y in (0.2, 0.8):
            kit.add(cylinder(0.04, 1.2, 12).turned("z", 90).at(0.6, y, 0), "metal", "pipes")
        kit.add(cylinder(0.07, 0.1, 14, 0.014).turned("z", -90).at(0.58, 0.2, 0), "accent", "valve")
        return
    kit.add(box(0.9, 1.15, 0.8, 0.05), "main", "body")
    kit.add(torus(0.29, 0.06, 36, 10).turned("x", 90).at(0, 0.5, 0.4), "metal", "door")
    kit.add(sphere(0.27, 28).scaled(1, 1, 0.3).at(0, 0.5, 0.4), "glass", "door")
    kit.add(box(0.84, 0.18, 0.03, 0.008).at(0, 0.92, 0.4), "accent", "panel")
    kit.add(cylinder(0.07, 0.06, 18, 0.01).turned("x", 90).at(0.28, 1.01, 0.4), "metal", "panel")
    kit.add(box(0.24, 0.09, 0.02, 0).at(-0.2, 0.965, 0.42), "glow", "panel")
