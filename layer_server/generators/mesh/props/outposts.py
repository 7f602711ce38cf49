# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Rovers, landers, engines, what floats and what holds fish."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, dome, lathe, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve


def outposts(kit: Kit) -> None:
    if kit.says("rover"):
        kit.add(box(1.0, 0.26, 0.7, 0.04).at(0, 0.42, 0), "main", "body")
        kit.add(box(0.9, 0.04, 0.62, 0.01).at(-0.05, 0.68, 0), "solar", "panel")
        for x in (-0.5, 0.0, 0.5):
            for s in (-1.0, 1.0):
                kit.add(
                    cylinder(0.17, 0.16, 22, 0.02).turned("x", 90).at(x, 0.17, s * 0.48 - 0.08),
                    "steel",
                    "wheels",
                )
                for k in range(8):
                    kit.add(
                        box(0.05, 0.03, 0.17, 0.005).at(0, 0.16, 0).turned("z", 45 * k).at(x, 0.17, s * 0.48),
                        "accent",
                        "wheels",
                    )
                kit.add(rod((x, 0.2, s * 0.42), (x * 0.5, 0.5, s * 0.36), 0.03, 8), "accent", "suspension")
        kit.add(rod((0.38, 0.68, 0.15), (0.38, 1.2, 0.15), 0.035), "main", "mast")
        kit.add(box(0.16, 0.14, 0.3, 0.03).at(0.4, 1.18, 0.15), "main", "camera")
        for z in (0.07, 0.23):
            kit.add(cylinder(0.045, 0.03, 14).turned("z", -90).at(0.47, 1.25, z), "accent", "camera")
        kit.add(dome(0.2, 0.09, 22).turned("x", 150).at(-0.35, 0.98, -0.1), "main", "dish")
        kit.add(rod((-0.35, 0.68, -0.1), (-0.35, 0.95, -0.1), 0.02, 8), "accent", "dish")
        kit.add(tube([(0.5, 0.5, -0.2), (0.85, 0.62, -0.2), (1.0, 0.35, -0.2)], 0.035, 8), "steel", "arm")
    elif kit.says("lander"):
        kit.add(
            prism(
                [(0.6 * cos(a), 0.6 * sin(a)) for a in np.linspace(pi / 8, 2 * pi + pi / 8, 9)[:-1]],
                0.5,
                0.05,
            )
            .turned("x", 90)
            .at(0, 0.75, 0),
            "gold",
            "descent stage",
        )
        kit.add(
            prism(
                [(-0.42, 0), (0.42, 0), (0.5, 0.3), (0.26, 0.66), (-0.26, 0.66), (-0.5, 0.3)], 0.8, 0.08
            ).at(0, 1.0, 0),
            "steel",
            "ascent stage",
        )
        kit.add(
            prism([(-0.16, 0), (0.16, 0), (0.1, 0.18), (-0.1, 0.18)], 0.04).at(0, 1.36, 0.4),
            "accent",
            "windows",
        )
        kit.add(cylinder(0.14, 0.04, 20).turned("x", 90).at(0, 1.15, 0.4), "accent", "hatch")
        for k in range(4):
            a = pi / 4 + pi / 2 * k
            kit.add(
                rod((0.5 * sin(a), 0.9, 0.5 * cos(a)), (1.05 * sin(a), 0.06, 1.05 * cos(a)), 0.035, 8),
                "gold",
                "legs",
            )
            kit.add(
                rod((0.5 * sin(a), 0.55, 0.5 * cos(a)), (0.9 * sin(a), 0.3, 0.9 * cos(a)), 0.025, 8),
                "gold",
                "legs",
            )
            kit.add(dome(0.16, 0.06, 18).at(1.05 * sin(a), 0, 1.05 * cos(a)), "gold", "pads")
        kit.add(
            lathe([(0, 0.4), (0.1, 0.4), (0.24, 0.15), (0.22, 0.15), (0.08, 0.36), (0, 0.36)][::-1], 22),
            "accent",
            "engine",
        )
        kit.add(rod((0.2, 1.6, 0), (0.3, 1.95, 0), 0.015, 6), "steel", "antenna")
        kit.add(dome(0.16, 0.07, 20).turned("z", -60).at(0.34, 1.95, 0), "main", "antenna")
    elif kit.says("cryo", "teleporter", "teleport"):
        kit.add(cylinder(0.65, 0.2, 34, 0.05), "accent", "base")
        kit.add(torus(0.52, 0.035, 34, 8).at(0, 0.21, 0), "neon", "ring")
        kit.add(cylinder(0.45, 0.03, 32).at(0, 0.195, 0), "neon", "pad")
        if kit.says("cryo"):
            kit.add(cylinder(0.44, 1.6, 32).at(0, 0.22, 0), "glass", "glass")
            for k in range(3):
                a = 2 * pi * k / 3 + pi
                kit.add(box(0.12, 1.6, 0.1, 0.02).at(0.46 * sin(a), 0.2, 0.46 * cos(a)), "main", "frame")
            kit.add(
                lathe([(0, 0), (0.52, 0), (0.5, 0.16), (0.2, 0.3), (0, 0.3)], 32).at(0, 1.8, 0), "main", "lid"
            )
        else:
            for k in range(3):
                a = 2 * pi * k / 3
                line = curve(
                    [
                        (0.6 * sin(a), 0.1, 0.6 * cos(a)),
                        (0.75 * sin(a), 0.8, 0.75 * cos(a)),
                        (0.5 * sin(a), 1.5, 0.5 * cos(a)),
                    ],
                    5,
                )
                kit.add(tube(line, 0.07, 10), "main", "arms")
                kit.add(sphere(0.1, 16).at(*line[-1]), "neon", "arms")
            for y in (0.5, 0.9, 1.3):
                kit.add(torus(0.34, 0.018, 32, 6).at(0, y, 0), "neon", "beam")
    elif kit.says("conveyor"):
        kit.add(box(2.4, 0.12, 0.8, 0.05).at(0, 0.62, 0), "rubber", "belt")
        for s in (-1.0, 1.0):
            kit.add(box(2.5, 0.18, 0.06, 0.015).at(0, 0.58, s * 0.43), "steel", "sides")
            for x in (-1.0, 0.0, 1.0):
                kit.add(box(0.08, 0.6, 0.08, 0.01).at(x, 0, s * 0.4), "accent", "legs")
        for x in (-0.7, 0.4):
            kit.add(box(0.4, 0.36, 0.4, 0.02).at(x, 0.74, 0), "wood", "boxes")
    elif kit.says("engine"):
        kit.add(box(0.7, 0.5, 1.0, 0.04).at(0, 0.25, 0), "steel", "block")
        for s in (-1.0, 1.0):
            kit.add(box(0.3, 0.24, 0.95, 0.04).turned("z", s * -34).at(s * 0.28, 0.62, 0), "red", "heads")
            for k in range(4):
                kit.add(
                    tube(
                        curve(
                            [
                                (s * 0.42, 0.66, -0.36 + 0.24 * k),
                                (s * 0.6, 0.6, -0.36 + 0.24 * k),
                                (s * 0.58, 0.36, -0.36 + 0.24 * k),
                            ]
                        ),
                        0.045,
                        8,
                    ),
                    "accent",
                    "exhaust",
                )
            kit.add(rod((s * 0.58, 0.35, -0.45), (s * 0.58, 0.35, 0.55), 0.06, 10), "accent", "exhaust")
        kit.add(cylinder(0.26, 0.14, 26, 0.02).at(0, 0.86, 0), "steel", "air filter")
        kit.add(cylinder(0.2, 0.03, 26).at(0, 0.995, 0), "accent", "air filter")
        for x, y, r in ((0, 0.4, 0.2), (-0.24, 0.72, 0.11), (0.24, 0.72, 0.11)):
            kit.add(cylinder(r, 0.07, 24, 0.01).turned("x", 90).at(x, y, 0.5), "accent", "pulleys")
        kit.add(box(0.5, 0.25, 0.9, 0.04), "accent", "sump")
    elif kit.says("battery"):
        kit.add(box(1.0, 0.6, 0.6, 0.03), "accent", "case")
        kit.add(box(1.02, 0.1, 0.62, 0.02).at(0, 0.56, 0), "red", "lid")
        for x, finish in ((-0.34, "red"), (0.34, "accent")):
            kit.add(cylinder(0.08, 0.12, 18, 0.01).at(x, 0.65, 0.15), "steel", "poles")
            kit.add(cylinder(0.1, 0.04, 18).at(x, 0.65, 0.15), finish, "poles")
        kit.add(box(0.6, 0.3, 0.02, 0.01).at(0, 0.14, 0.3), "yellow", "label")
    elif kit.says("steering", "helm", "wheel", "ship"):
        if kit.says("steering") and not kit.says("ship"):
            for shape, finish in (
                (torus(0.5, 0.06, 40, 10), "rubber"),
                (cylinder(0.16, 0.1, 26, 0.03).at(0, -0.06, 0), "accent"),
                *(
                    (box(0.1, 0.05, 0.42, 0.015).at(0, -0.02, 0.28).turned("y", t), "steel")
                    for t in (0, 120, 240)
                ),
                (cylinder(0.06, 0.5, 14).at(0, -0.5, 0), "accent"),
            ):
                kit.add(shape.turned("y", 180).turned("x", 62).at(0, 0.6, 0), finish, "wheel")
            return
        kit.add(torus(0.5, 0.055, 40, 8).turned("x", 90).at(0, 0.85, 0), "wood", "wheel")
        kit.add(torus(0.5, 0.02, 40, 6).turned("x", 90).at(0, 0.85, 0.055), "gold", "wheel")
        kit.add(cylinder(0.14, 0.16, 24, 0.03).turned("x", 90).at(0, 0.85, -0.08), "wood", "hub")
        kit.add(cylinder(0.07, 0.2, 20, 0.02).turned("x", 90).at(0, 0.85, -0.08), "gold", "hub")
        for k in range(8):
            a = 2 * pi * k / 8
            spoke = lathe(
                [
                    (0, 0.1),
                    (0.03, 0.1),
                    (0.045, 0.28),
                    (0.03, 0.5),
                    (0.03, 0.56),
                    (0.05, 0.68),
                    (0.03, 0.78),
                    (0, 0.79),
                ],
                10,
            )
            kit.add(spoke.turned("z", np.degrees(a)).at(0, 0.85, 0), "wood", "spokes")
        kit.add(box(0.3, 0.9, 0.16, 0.03).at(0, 0, -0.2), "wood", "stand")
        kit.add(box(0.6, 0.1, 0.4, 0.02).at(0, 0, -0.2), "wood", "stand")
    elif kit.says("buoy"):
        kit.add(cylinder(1.0, 0.05, 36), "water", "water")
        kit.add(
            lathe([(0, 0), (0.5, 0.0), (0.55, 0.1), (0.45, 0.36), (0.14, 0.5), (0, 0.5)], 30).at(0, 0.05, 0),
            "red",
            "float",
        )
        kit.add(torus(0.52, 0.04, 30, 8).at(0, 0.22, 0), "main", "float")
        for k in range(4):
            a = pi / 2 * k
            kit.add(
                rod((0.34 * sin(a), 0.45, 0.34 * cos(a)), (0.12 * sin(a), 1.25, 0.12 * cos(a)), 0.025, 6),
                "red",
                "frame",
            )
        kit.add(cylinder(0.16, 0.05, 18).at(0, 1.22, 0), "red", "frame")
        kit.add(sphere(0.12, 18).at(0, 1.36, 0), "light", "lamp")
    elif kit.says("life", "lifebuoy"):
        for k in range(8):
            a, b = 2 * pi * k / 8, 2 * pi * (k + 1) / 8
            arc = [(0.5 * cos(t), 0.62 + 0.5 * sin(t), 0) for t in np.linspace(a, b, 7)]
            kit.add(tube(arc, 0.14, 16), "red" if k % 2 else "main", "ring")
        for k in range(4):
            a, b = pi / 2 * k, pi / 2 * (k + 1)
            arc = [
                (0.66 * cos(t) * (1 + 0.04 * sin(2 * (t - a))), 0.62 + 0.66 * sin(t), 0)
                for t in np.linspace(a, b, 9)
            ]
            kit.add(tube(arc, 0.018, 6), "rope", "rope")
    elif kit.says("net"):
        for i in range(9):
            x = -0.8 + 0.2 * i
            kit.add(
                tube(
                    [
                        (x, 1.2 - 0.4 * abs(x) ** 2 * 0.3 - t, 0.25 * sin(4 * t + x))
                        for t in np.linspace(0, 1.1, 10)
                    ],
                    0.013,
                    5,
                ),
                "rope",
                "net",
            )
        for j in range(8):
            y = 1.18 - 0.15 * j
            kit.add(
                tube(
                    [(x, y - 0.1 * x * x, 0.25 * sin(4 * (1.2 - y) + x)) for x in np.linspace(-0.8, 0.8, 14)],
                    0.013,
                    5,
                ),
                "rope",
                "net",
            )
        for k in range(7):
            kit.add(sphere(0.07, 12).at(-0.78 + 0.26 * k, 1.2, 0), "red" if k % 2 else "main", "floats")
            kit.add(sphere(0.045, 10).at(-0.78 + 0.26 * k, 0.08, 0.1), "accent", "weights")
    elif kit.says("fish", "aquarium", "fishbowl"):
        bowl = kit.says("fishbowl", "bowl")
        if bowl:
            kit.add(sphere(0.5, 30).scaled(1, 0.85, 1).at(0, 0.43, 0), "glass", "bowl")
            kit.add(torus(0.3, 0.03, 30, 8).at(0, 0.82, 0), "glass", "bowl")
        else:
            kit.add(box(1.6, 0.9, 0.7, 0.01).at(0, 0.06, 0), "glass", "tank")
            for y in (0.0, 0.94):
                kit.add(
                    box(1.66, 0.08, 0.76, 0.01).at(0, y, 0)
                    if y == 0
                    else box(1.66, 0.05, 0.05, 0.01).at(0, y, 0.36),
                    "accent",
                    "frame",
                )
            kit.add(box(1.66, 0.05, 0.05, 0.01).at(0, 0.94, -0.36), "accent", "frame")
            for x in (-0.8, 0.8):
                kit.add(box(0.05, 0.05, 0.76, 0.01).at(x, 0.94, 0), "accent", "frame")
                for z in (-0.35, 0.35):
                    kit.add(box(0.04, 0.9, 0.04, 0.005).at(x, 0.06, z), "accent", "frame")
        kit.add(
            box(1.5, 0.1, 0.62, 0.03).at(0, 0.08, 0).solid()
            if not bowl
            else sphere(0.36, 20).scaled(1, 0.2, 1).at(0, 0.12, 0),
            "sand",
            "sand",
        )
        for k in range(1 if bowl else 4):
            x, y, z = (0.0, 0.45, 0.0) if bowl else (-0.5 + 0.34 * k, 0.4 + 0.14 * (k % 3), 0.12 * (-1) ** k)
            kit.add(
                sphere(0.12, 16).scaled(1.3, 0.85, 0.5).at(x, y, z),
                ("fish", "yellow", "blue", "red")[k],
                "fish",
            )
            kit.add(
                prism([(-0.12, 0), (-0.28, 0.1), (-0.24, 0), (-0.28, -0.1)], 0.03).at(x, y, z),
                ("fish", "yellow", "blue", "red")[k],
                "fish",
            )
            kit.add(sphere(0.02, 8).at(x + 0.1, y + 0.03, z + 0.05), "dark", "fish")
        for k in range(3 if bowl else 8):
            x = -0.6 + 0.17 * k if not bowl else -0.2 + 0.18 * k
            kit.add(
                tube(
                    curve(
                        [(x, 0.12, -0.15), (x + 0.04, 0.3, -0.15), (x - 0.03, 0.45 + 0.04 * (k % 3), -0.15)]
                    ),
                    [0.03] * 8 + [0.005],
                    6,
                ),
                "plant",
                "weed",
            )
    elif kit.says("treadmill", "exercise"):
        kit.add(box(1.5, 0.16, 0.66, 0.03).at(0, 0.05, 0), "accent", "deck")
        kit.add(box(1.4, 0.02, 0.46, 0.005).at(-0.02, 0.205, 0), "rubber", "belt")
        for s in (-1.0, 1.0):
            kit.add(
                tube([(0.62, 0.2, s * 0.32), (0.75, 1.1, s * 0.32), (0.3, 1.05, s * 0.32)], 0.04, 10),
                "steel",
                "frame",
            )
        kit.add(box(0.14, 0.36, 0.72, 0.03).turned("z", 24).at(0.76, 1.05, 0), "accent", "console")
        kit.add(box(0.02, 0.2, 0.4, 0.005).turned("z", 24).at(0.67, 1.13, 0), "neon", "console")
    elif kit.says("propeller"):
        kit.add(
            lathe([(0, -0.1), (0.14, -0.1), (0.12, 0.12), (0, 0.3)], 24).turned("x", 90).at(0, 0.8, 0),
            "red",
            "hub",
        )
        for k in range(3):
            blade = prism(
                [(-0.06, 0.08), (0.06, 0.08), (0.15, 0.4), (0.1, 0.75), (-0.06, 0.75), (-0.13, 0.4)],
                0.05,
                0.02,
            ).turned("y", 26)
            kit.add(blade.turned("z", 120 * k).at(0, 0.8, 0), "gold", "blades")
    else:
        kit.add(cylinder(0.1, 0.34, 20).at(0, 0.5, 0), "main", "insulator")
        kit.add(
            prism([(0.17 * cos(a), 0.17 * sin(a)) for a in np.linspace(0, 2 * pi, 7)[:-1]], 0.16, 0.01)
            .turned("x", 90)
            .at(0, 0.44, 0),
            "steel",
            "nut",
        )
        kit.add(cylinder(0.1, 0.3, 20).at(0, 0.08, 0), "steel", "thread")
        for k in range(6):
            kit.add(torus(0.1, 0.016, 20, 6).at(0, 0.12 + 0.045 * k, 0), "steel", "thread")
        kit.add(cylinder(0.05, 0.16, 14).at(0, 0.84, 0), "steel", "tip")
        kit.add(tube([(0.08, 0.08, 0), (0.08, -0.04, 0), (0, -0.04, 0)], 0.02, 8), "steel", "electrode")
