"""Speakers, phones, bulbs, torches."""

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
    "speaker, loudspeaker, boombox, microphone, mic, headphones, gramophone, record player",
    0.6,
    kind="tech",
    tint="main",
    main="paint black",
    accent="dark metal",
    metal="steel",
    glow="screen",
    brass="brass",
    wood="wood",
)
def speaker(kit: Kit) -> None:
    """Cones in a box; a boombox, a microphone, headphones, a gramophone's horn."""
    if kit.says("microphone", "mic"):
        kit.add(lathe([(0.06, 0.2), (0.09, 0.5), (0.11, 1.0), (0.13, 1.06), (0, 1.06)], 24), "main", "body")
        kit.add(sphere(0.21, 26).at(0, 1.2, 0), "metal", "head")
        for y in (1.12, 1.2, 1.28):
            kit.add(torus((0.0441 - (y - 1.2) ** 2) ** 0.5, 0.012, 26, 6).at(0, y, 0), "accent", "head")
        kit.add(cylinder(0.3, 0.05, 28, 0.014), "accent", "stand")
        kit.add(cylinder(0.03, 0.3, 10), "metal", "stand")
        return
    if kit.says("headphones"):
        band = [(0.5 * cos(a), 0.6 + 0.55 * sin(a), 0) for a in np.linspace(-0.1, pi + 0.1, 23)]
        kit.add(sweep(band, rectangle(0.06, 0.12, 0.02), up=(0, 0, 1)), "main", "band")
        for side in (-1.0, 1.0):
            kit.add(
                cylinder(0.24, 0.14, 28, 0.04).turned("z", -90 * side).at(side * 0.42, 0.46, 0),
                "main",
                "cups",
            )
            kit.add(torus(0.16, 0.075, 26, 10).turned("z", 90).at(side * 0.38, 0.46, 0), "rubber", "cups")
            kit.add(
                cylinder(0.14, 0.02, 24).turned("z", -90 * side).at(side * 0.555, 0.46, 0), "glow", "cups"
            )
        return
    if kit.says("gramophone", "record"):
        kit.add(box(0.9, 0.28, 0.9, kit.bevel(0.03)), "wood", "case")
        kit.add(cylinder(0.38, 0.03, 36).at(0, 0.28, 0.02), "main", "record")
        kit.add(cylinder(0.12, 0.035, 20).at(0, 0.28, 0.02), "paint", "record")
        kit.add(
            tube(
                curve([(0.3, 0.34, -0.3), (0.36, 0.6, -0.4), (0.2, 0.9, -0.36), (0.0, 1.0, -0.2)]), 0.05, 12
            ),
            "brass",
            "horn",
        )
        bell = lathe(
            [(0.05, 0), (0.08, 0.3), (0.2, 0.55), (0.5, 0.72), (0.47, 0.73), (0.17, 0.57), (0, 0.5)], 28
        )
        kit.add(bell.turned("x", 58).at(0.02, 0.98, -0.22), "brass", "horn")
        return
    if kit.says("boombox"):
        kit.add(box(1.6, 0.75, 0.36, 0.06), "main", "case")
        for x in (-0.52, 0.52):
            kit.add(torus(0.26, 0.03, 30, 8).turned("x", 90).at(x, 0.36, 0.18), "metal", "cones")
            kit.add(
                lathe([(0.25, 0), (0.1, -0.07), (0, -0.03)], 28).turned("x", 90).at(x, 0.36, 0.19),
                "accent",
                "cones",
            )
        kit.add(box(0.42, 0.26, 0.03, 0.01).at(0, 0.16, 0.18), "accent", "deck")
        for k in range(5):
            kit.add(box(0.07, 0.05, 0.04, 0.01).at((k - 2) * 0.085, 0.46, 0.18), "metal", "keys")
        kit.add(box(0.42, 0.1, 0.02, 0).at(0, 0.57, 0.18), "glow", "dial")
        kit.add(
            tube([(-0.66, 0.72, 0), (-0.66, 0.95, 0), (0.66, 0.95, 0), (0.66, 0.72, 0)], 0.045, 10),
            "metal",
            "handle",
        )
        return
    kit.add(box(0.75, 1.3, 0.6, 0.04), "main", "case")
    for y, r in ((0.42, 0.29), (0.98, 0.17)):
        kit.add(torus(r, 0.035, 32, 8).turned("x", 90).at(0, y, 0.3), "metal", "cones")
        kit.add(
            lathe([(r, 0), (r * 0.4, -0.08), (r * 0.38, -0.06), (0, 0.0)], 30).turned("x", 90).at(0, y, 0.31),
            "accent",
            "cones",
        )
    for k in range(3):
        kit.add(sphere(0.025, 10).at(-0.2 + 0.2 * k, 1.22, 0.3), "glow", "lights")


@prop(
    "phone, smartphone, telephone, cell phone, tablet, computer mouse, calculator, light bulb, lightbulb, flashlight, desk lamp",
    0.3,
    kind="tech",
    tint="main",
    main="paint black",
    accent="dark metal",
    glow="screen",
    metal="steel",
    light="light",
    red="paint",
)
def phone(kit: Kit) -> None:
    """A slab with a screen; a dial telephone, a bulb, a torch or a desk lamp."""
    if kit.says("bulb", "lightbulb"):
        kit.add(
            lathe(
                [(0.16, 0.42), (0.2, 0.55), (0.4, 0.85), (0.42, 1.05), (0.33, 1.26), (0.16, 1.37), (0, 1.4)],
                36,
            ),
            "light",
            "glass",
        )
        kit.add(cylinder(0.165, 0.34, 26).at(0, 0.1, 0), "metal", "socket")
        for k in range(4):
            kit.add(torus(0.17, 0.024, 26, 8).at(0, 0.15 + 0.08 * k, 0), "metal", "socket")
        kit.add(lathe([(0, 0), (0.07, 0.02), (0.15, 0.11), (0, 0.12)], 20), "accent", "socket")
        return
    if kit.says("flashlight"):
        kit.add(cylinder(0.13, 0.9, 24, 0.02).turned("x", 90).at(0, 0.24, -0.7), "main", "body")
        kit.add(
            lathe([(0.13, 0), (0.24, 0.2), (0.24, 0.4), (0.21, 0.4), (0.1, 0.2), (0, 0.2)], 28)
            .turned("x", 90)
            .at(0, 0.24, 0.18),
            "accent",
            "head",
        )
        kit.add(cylinder(0.2, 0.02, 26).turned("x", 90).at(0, 0.24, 0.5), "light", "head")
        kit.add(box(0.07, 0.04, 0.16, 0.014).at(0, 0.355, -0.05), "red", "switch")
        for k in range(5):
            kit.add(torus(0.132, 0.014, 22, 6).turned("x", 90).at(0, 0.24, -0.6 + 0.07 * k), "accent", "grip")
        return
    if kit.says("lamp", "desk"):
        kit.add(cylinder(0.34, 0.07, 30, 0.02), "main", "foot")
        kit.add(tube([(0, 0.05, 0), (0, 0.75, -0.3), (0, 1.35, 0.12)], 0.03, 10), "metal", "arm")
        kit.add(sphere(0.06, 14).at(0, 0.75, -0.3), "main", "arm")
        shade = lathe([(0.09, 0.3), (0.12, 0.2), (0.34, 0.0), (0.31, 0.0), (0.1, 0.16), (0, 0.2)], 28)
        kit.add(shade.turned("x", -32).at(0, 1.14, 0.24), "red", "shade")
        kit.add(sphere(0.12, 16).at(0, 1.18, 0.25), "light", "bulb")
        return
    if kit.says("telephone"):
        rows = [(-0.45, 0), (0.45, 0), (0.3, 0.42), (-0.3, 0.42)]
        kit.add(prism(rows, 0.7, 0.05), "main", "body")
        kit.add(cylinder(0.24, 0.04, 30, 0.01).turned("x", 62).at(0, 0.24, 0.32), "paint white", "dial")
        for k in range(10):
            a = 2 * pi * k / 11
            hole = sphere(0.03, 8).at(0.17 * sin(a), 0.045, 0.17 * cos(a)).turned("x", 62).at(0, 0.24, 0.32)
            kit.add(hole, "accent", "dial")
        kit.add(
            tube(
                curve([(-0.55, 0.52, 0), (-0.4, 0.62, 0), (0, 0.65, 0), (0.4, 0.62, 0), (0.55, 0.52, 0)]),
                0.08,
                14,
            ),
            "main",
            "receiver",
        )
        for x in (-0.52, 0.52):
            kit.add(cylinder(0.15, 0.14, 20, 0.03).at(x, 0.42, 0), "main", "receiver")
        return
    if kit.says("mouse"):
        kit.add(sphere(0.4, 28).scaled(0.75, 0.5, 1.2).at(0, 0.16, 0), "paint white", "body")
        kit.add(cylinder(0.06, 0.05, 16).turned("z", 90).at(0.025, 0.33, 0.22), "accent", "wheel")
        kit.add(box(0.012, 0.2, 0.4, 0).at(0, 0.17, 0.25), "accent", "seam")
        return
    wide = 0.95 if kit.says("tablet") else 0.62
    kit.add(box(wide, 1.25, 0.09, 0.035), "main", "body")
    kit.add(
        box(wide - 0.08, 1.02 if not kit.says("calculator") else 0.28, 0.02, 0).at(
            0, 0.12 if not kit.says("calculator") else 0.85, 0.042
        ),
        "glow",
        "screen",
    )
    if kit.says("calculator"):
        for k in range(16):
            kit.add(
                box(0.11, 0.12, 0.04, 0.014).at((k % 4 - 1.5) * 0.14, 0.1 + 0.17 * (k // 4), 0.05),
                "metal" if k % 4 < 3 else "red",
                "keys",
            )
    else:
        kit.add(cylinder(0.035, 0.02, 16).turned("x", 90).at(0, 0.06, 0.04), "metal", "button")
