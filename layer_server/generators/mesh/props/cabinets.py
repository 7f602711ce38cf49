"""Vending machines, arcade cabinets, fridges."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    prism,
    sphere,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "vending machine, soda machine, arcade machine, arcade cabinet, arcade, jukebox, slot machine, refrigerator, fridge, atm",
    1.8,
    kind="street",
    tint="main",
    main="paint",
    accent="dark metal",
    glow="screen",
    steel="steel",
    red="paint",
    blue="paint blue",
    yellow="paint yellow",
    white="paint white",
    light="light",
)
def vending_machine(kit: Kit) -> None:
    """A lit cabinet of cans; an arcade cabinet, a fridge, a slot machine."""
    if kit.says("arcade"):
        side = [
            (-0.4, 0),
            (0.42, 0),
            (0.42, 0.85),
            (0.6, 1.0),
            (0.56, 1.1),
            (0.24, 1.16),
            (0.1, 1.7),
            (0.42, 1.86),
            (0.4, 2.1),
            (-0.4, 2.1),
        ]
        for x in (-0.42, 0.42):
            kit.add(prism(side, 0.07, kit.bevel(0.014)).turned("y", -90).at(x, 0, 0), "main", "sides")
        inner = [
            (-0.36, 0.04),
            (0.36, 0.04),
            (0.36, 0.86),
            (0.54, 1.0),
            (0.22, 1.12),
            (0.06, 1.7),
            (-0.36, 1.7),
        ]
        kit.add(prism(inner, 0.8).turned("y", -90), "accent", "body")
        kit.add(box(0.8, 0.28, 0.75, kit.bevel(0.014)).at(0, 1.8, 0), "accent", "body")
        kit.add(box(0.74, 0.2, 0.03, 0).at(0, 1.84, 0.385), "light", "marquee")
        kit.add(box(0.68, 0.5, 0.03, 0.006).turned("x", -16).at(0, 1.15, 0.225), "glow", "screen")
        kit.add(cylinder(0.018, 0.14, 8).at(-0.2, 1.04, 0.4), "steel", "controls")
        kit.add(sphere(0.05, 14).at(-0.2, 1.2, 0.4), "red", "controls")
        for k in range(6):
            kit.add(
                cylinder(0.032, 0.04, 14, 0.008)
                .turned("x", 14)
                .at(0.04 + 0.1 * (k % 3), 1.05 - 0.02 * (k // 3), 0.36 + 0.1 * (k // 3)),
                ("yellow", "blue", "red")[k % 3],
                "controls",
            )
        kit.add(box(0.34, 0.3, 0.03, 0.008).at(0, 0.35, 0.36), "steel", "door")
        for x in (-0.08, 0.08):
            kit.add(box(0.06, 0.1, 0.02, 0).at(x, 0.48, 0.38), "red", "door")
        return
    if kit.says("refrigerator", "fridge"):
        kit.add(box(0.85, 1.8, 0.75, 0.06).at(0, 0.05, -0.03), "white", "body")
        for y, h in ((0.08, 1.12), (1.23, 0.58)):
            kit.add(box(0.83, h, 0.09, 0.035).at(0, y, 0.36), "white", "doors")
            kit.add(
                tube(
                    [
                        (-0.32, y + h * 0.25, 0.42),
                        (-0.32, y + h * 0.25, 0.48),
                        (-0.32, y + h * 0.75, 0.48),
                        (-0.32, y + h * 0.75, 0.42),
                    ],
                    0.022,
                    10,
                ),
                "steel",
                "handles",
            )
        kit.add(box(0.75, 0.06, 0.7, 0), "accent", "base")
        kit.add(box(0.16, 0.05, 0.02, 0.008).at(0.2, 1.7, 0.405), "steel", "doors")
        return
    kit.add(box(1.0, 1.9, 0.8, kit.bevel(0.04)), "main", "body")
    if kit.says("slot", "atm", "jukebox"):
        kit.add(box(0.8, 0.36, 0.05, 0.014).at(0, 1.1, 0.39), "white", "reels")
        for k in range(3):
            kit.add(
                box(0.2, 0.3, 0.04, 0).at((k - 1) * 0.24, 1.13, 0.4),
                "glow" if kit.says("atm", "jukebox") else "yellow",
                "reels",
            )
            kit.add(sphere(0.07, 12).scaled(1, 1, 0.3).at((k - 1) * 0.24, 1.28, 0.43), "red", "reels")
        kit.add(
            prism(
                [
                    (-0.5, 0),
                    (0.5, 0),
                    *[(0.5 * cos(a), 0.36 * sin(a)) for a in np.linspace(0.1, pi - 0.1, 11)],
                ],
                0.78,
                kit.bevel(0.03),
            ).at(0, 1.88, 0),
            "yellow",
            "top",
        )
        kit.add(box(0.7, 0.1, 0.3, 0.03).at(0, 0.8, 0.4), "steel", "tray")
        kit.add(tube([(0.5, 1.0, 0), (0.66, 1.0, 0), (0.66, 1.5, 0.02)], 0.035, 10), "steel", "lever")
        kit.add(sphere(0.085, 16).at(0.66, 1.55, 0.02), "red", "lever")
        return
    kit.add(box(0.64, 1.3, 0.03, 0).at(-0.12, 0.45, 0.385), "glow", "window")
    for row in range(4):
        y = 0.5 + 0.31 * row
        kit.add(box(0.64, 0.03, 0.06, 0).at(-0.12, y - 0.03, 0.4), "steel", "shelves")
        for k in range(5):
            kit.add(
                cylinder(0.05, 0.19, 14, 0.012).at(-0.12 + (k - 2) * 0.123, y, 0.41),
                ("red", "blue", "yellow", "white")[(row + k) % 4],
                "cans",
            )
    for x in (-0.45, 0.21):
        kit.add(box(0.04, 1.34, 0.07, 0.01).at(x, 0.43, 0.4), "accent", "window")
    kit.add(box(0.2, 0.34, 0.03, 0.008).at(0.36, 1.1, 0.39), "accent", "panel")
    for k in range(9):
        kit.add(
            box(0.035, 0.035, 0.02, 0.004).at(0.31 + 0.05 * (k % 3), 1.22 + 0.06 * (k // 3), 0.41),
            "light",
            "panel",
        )
    kit.add(box(0.07, 0.02, 0.02, 0).at(0.36, 1.15, 0.41), "light", "panel")
    kit.add(box(0.64, 0.22, 0.03, 0.01).at(-0.12, 0.14, 0.39), "accent", "flap")
    kit.add(box(0.92, 0.14, 0.03, 0.008).at(0, 1.74, 0.39), "white", "sign")
