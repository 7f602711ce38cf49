"""Crossbows, slings, stars, boomerangs, dynamite: what flies and bursts."""

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
from layer_server.generators.mesh.props.kit import Kit, curve, prop, spread_over


@prop(
    "crossbow, heavy crossbow, hand crossbow",
    0.9,
    kind="weapon",
    main="wood",
    accent="steel",
    string="rope",
    gold="gold",
    fletch="cloth",
)
def crossbow(kit: Kit) -> None:
    """A stock with a steel bow, a string and a bolt."""
    stock = [(-0.07, -0.9), (0.07, -0.9), (0.06, -0.2), (0.055, 0.8), (-0.055, 0.8), (-0.06, -0.2)]
    kit.add(prism(stock, 0.13, kit.bevel(0.02)).turned("x", 90).at(0, 0.5, 0), "main", "stock")
    butt = [(0.0, -0.07), (0.5, -0.16), (0.52, 0.1), (0.0, 0.07)]
    kit.add(prism(butt, 0.12, kit.bevel(0.025)).turned("y", 90).at(0, 0.5, -0.7), "main", "stock")
    limb = curve(
        [(-0.82, 0.52, 0.42), (-0.5, 0.52, 0.62), (0, 0.52, 0.72), (0.5, 0.52, 0.62), (0.82, 0.52, 0.42)], 5
    )
    wide = [0.4 + 0.6 * sin(pi * f) for f in np.linspace(0.05, 0.95, len(limb))]
    kit.add(sweep(limb, rectangle(0.1, 0.06, 0.014), wide, up=(0, 1, 0)), "accent", "bow")
    for side in (-1.0, 1.0):
        kit.add(tube([(side * 0.8, 0.55, 0.43), (0, 0.58, -0.12)], 0.013, 6), "string", "string")
        kit.add(box(0.05, 0.16, 0.2, kit.bevel(0.01)).at(side * 0.075, 0.44, 0.68), "accent", "bow")
    kit.add(cylinder(0.016, 0.95, 8).turned("x", 90).at(0, 0.59, -0.1), "main", "bolt")
    kit.add(
        lathe([(0.016, 0), (0.045, 0.03), (0, 0.16)], 8).turned("x", 90).at(0, 0.59, 0.84), "accent", "bolt"
    )
    for turn in (0, 120, 240):
        kit.add(
            box(0.008, 0.06, 0.16, 0).at(0, 0.016, 0).turned("z", turn).at(0, 0.59, -0.02), "fletch", "bolt"
        )
    kit.add(torus(0.1, 0.02, 18, 8).turned("x", 90).at(0, 0.52, 0.88), "accent", "stirrup")
    kit.add(tube(curve([(0, 0.44, -0.2), (0, 0.3, -0.26), (0, 0.22, -0.42)]), 0.022, 8), "gold", "trigger")
    kit.add(cylinder(0.06, 0.15, 14).turned("z", 90).at(0.075, 0.56, -0.12), "gold", "trigger")


@prop(
    "slingshot, sling, catapult toy",
    0.25,
    kind="weapon",
    main="wood",
    accent="leather",
    band="rubber",
    stone="stone",
)
def slingshot(kit: Kit) -> None:
    """A fork of wood with bands and a stone in the pouch."""
    kit.add(
        tube(curve([(0, 0, 0), (0.01, 0.45, 0), (0, 0.8, 0)]), spread_over([0.1, 0.085, 0.1]), kit.sides(16)),
        "main",
        "fork",
    )
    for side in (-1.0, 1.0):
        kit.add(
            tube(
                curve([(0, 0.74, 0), (side * 0.2, 0.98, 0), (side * 0.32, 1.3, 0)]),
                spread_over([0.09, 0.075, 0.07]),
                kit.sides(14),
            ),
            "main",
            "fork",
        )
        kit.add(torus(0.075, 0.02, 16, 8).at(side * 0.31, 1.24, 0), "band", "bands")
        kit.add(
            tube(
                curve([(side * 0.31, 1.24, 0.02), (side * 0.22, 1.12, -0.3), (side * 0.08, 1.06, -0.52)]),
                0.024,
                8,
            ),
            "band",
            "bands",
        )
    kit.add(box(0.24, 0.14, 0.04, 0.014).at(0, 0.98, -0.56), "accent", "pouch")
    kit.add(sphere(0.085, 14).at(0, 1.05, -0.5).solid(), "stone", "stone")
    for k in range(5):
        kit.add(torus(0.098, 0.022, 16, 8).at(0, 0.2 + 0.045 * k, 0), "accent", "grip")


@prop(
    "shuriken, throwing star, ninja star, boomerang, kunai",
    0.2,
    kind="weapon",
    main="steel",
    accent="dark metal",
    wood="wood",
    paint="paint",
)
def shuriken(kit: Kit) -> None:
    """A star of four blades; a painted boomerang; a kunai with its ring."""
    if kit.says("boomerang"):
        outline = [
            (-0.95, 0.0),
            (-0.9, -0.12),
            (-0.1, 0.36),
            (0.1, 0.36),
            (0.9, -0.12),
            (0.95, 0.0),
            (0.12, 0.68),
            (-0.12, 0.68),
        ]
        kit.add(prism(outline, 0.09, kit.bevel(0.03)), "wood", "wood")
        for side in (-1.0, 1.0):
            band = [(0.46, 0.13), (0.56, 0.08), (0.56, 0.33), (0.46, 0.39)]
            kit.add(prism([(side * x, y) for x, y in band], 0.1), "paint", "stripes")
        return
    if kit.says("kunai"):
        kit.add(prism([(0, 0.5), (0.16, 0.75), (0, 1.5), (-0.16, 0.75)], 0.08, 0.036), "main", "blade")
        kit.add(cylinder(0.05, 0.5, 14).at(0, 0.1, 0), "accent", "grip")
        for k in range(7):
            kit.add(torus(0.052, 0.018, 14, 6).turned("z", 10).at(0, 0.16 + 0.055 * k, 0), "cloth", "grip")
        kit.add(torus(0.1, 0.028, 20, 8).turned("x", 90).at(0, 0.02, 0), "main", "ring")
        return
    points = []
    for k in range(4):
        a = pi / 2 * k + pi / 2
        points += [
            (cos(a) * 1.0, sin(a) * 1.0),
            (0.3 * cos(a + 0.5), 0.3 * sin(a + 0.5)),
            (0.27 * cos(a + 0.95), 0.27 * sin(a + 0.95)),
        ]
    kit.add(prism(points, 0.09, kit.bevel(0.04)).at(0, 1.0, 0), "main", "star")
    kit.add(torus(0.14, 0.035, 22, 8).turned("x", 90).at(0, 1.0, 0), "accent", "star")
    kit.add(cylinder(0.11, 0.094, 20).turned("x", 90).at(0, 1.0, -0.047), "dark", "star")


@prop(
    "dynamite, stick of dynamite, tnt, bundle of dynamite, explosive, time bomb, c4",
    0.35,
    kind="weapon",
    main="paint",
    accent="rope",
    fuse="rope",
    fire="flame",
    clock="dark metal",
    screen="screen",
    wood="wood",
)
def dynamite(kit: Kit) -> None:
    """Red sticks bound together with a burning fuse; with a clock where it is a time bomb."""
    spots = [(0, 0), *[(0.2 * sin(a), 0.2 * cos(a)) for a in np.linspace(0, 2 * pi, 6, endpoint=False)]]
    count = 1 if kit.says("stick") else 7
    for k, (x, z) in enumerate(spots[:count]):
        kit.add(
            cylinder(0.1, 0.9, kit.sides(18), kit.bevel(0.014)).at(x, 0.02 * (k % 3), z), "main", "sticks"
        )
        kit.add(cylinder(0.085, 0.02, 16).at(x, 0.9 + 0.02 * (k % 3), z), "canvas", "sticks")
    if count > 1:
        for y in (0.24, 0.66):
            kit.add(torus(0.298, 0.03, 26, 8).at(0, y, 0), "accent", "band")
    top = 0.9
    kit.add(
        tube(
            curve([(0, top, 0), (0.02, top + 0.2, 0.02), (0.14, top + 0.3, 0.03), (0.2, top + 0.42, 0)]),
            0.02,
            8,
        ),
        "fuse",
        "fuse",
    )
    kit.add(lathe([(0, 0), (0.06, 0.05), (0.04, 0.12), (0, 0.22)], 10).at(0.2, top + 0.4, 0), "fire", "fuse")
    if kit.says("time", "timer", "c4", "clock"):
        kit.add(box(0.5, 0.3, 0.14, kit.bevel(0.02)).at(0, 0.32, 0.34), "clock", "timer")
        kit.add(box(0.38, 0.16, 0.02, 0).at(0, 0.4, 0.41), "screen", "timer")
        for x, finish in ((-0.2, "paint yellow"), (0.2, "paint blue")):
            kit.add(
                tube(curve([(x, 0.6, 0.34), (x * 1.1, 0.85, 0.24), (x * 0.6, 0.95, 0.06)]), 0.014, 6),
                finish,
                "wires",
            )
