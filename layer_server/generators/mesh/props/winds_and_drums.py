# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Instruments that are blown and struck; records."""

from __future__ import annotations

import itertools
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, lathe, loft, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve


def blown_and_struck(kit: Kit) -> None:
    if kit.says("clarinet", "oboe", "bassoon", "didgeridoo"):
        if kit.says("didgeridoo"):
            line = curve([(0, 0.08, 0.7), (0.03, 0.1, 0.2), (-0.02, 0.12, -0.3), (0, 0.12, -0.9)], 4)
            kit.add(tube(line, np.linspace(0.11, 0.05, len(line)).tolist(), 16), "main", "body")
            for k in range(1, len(line) - 1, 2):
                kit.add(
                    torus(0.115 - 0.0046 * k, 0.016, 18, 6).turned("x", 90).at(*line[k]),
                    ("yellow", "red", "white")[k // 2 % 3],
                    "rings",
                )
            return
        body = lathe(
            [
                (0.03, 0.0),
                (0.14, 0),
                (0.1, 0.12),
                (0.05, 0.26),
                (0.045, 1.3),
                (0.03, 1.4),
                (0.02, 1.56),
                (0, 1.56),
                (0, 0.05),
            ],
            20,
            is_loop=True,
        )
        kit.add(body.turned("z", -28), "black", "body")
        for y in (0.28, 0.5, 0.86, 1.2, 1.34):
            kit.add(torus(0.05, 0.014, 18, 6).at(0, y, 0).turned("z", -28), "steel", "rings")
        for k in range(9):
            kit.add(
                cylinder(0.026, 0.03, 10).turned("x", 90).at(0, 0.4 + 0.1 * k, 0.04).turned("z", -28),
                "steel",
                "keys",
            )
        kit.add(rod((0.05, 0.4, 0.02), (0.05, 1.15, 0.02), 0.01, 6).turned("z", -28), "steel", "keys")
    elif kit.says("french"):
        turns = np.linspace(0, 4.4 * pi, 60)
        coil = [((0.34 - 0.008 * t) * cos(t), 0.62 + (0.34 - 0.008 * t) * sin(t), 0.03 * t) for t in turns]
        kit.add(tube(coil, 0.04, 10), "accent", "tubes")
        flare = curve([(0.34, 0.62, 0), (0.36, 0.35, -0.04), (0.2, 0.1, -0.1), (-0.16, 0.05, -0.12)], 5)
        kit.add(
            tube(flare, [0.04 + 0.3 * (k / (len(flare) - 1)) ** 3 for k in range(len(flare))], 24),
            "accent",
            "bell",
        )
        end = coil[-1]
        kit.add(
            tube(
                [end, (end[0] - 0.25, end[1] + 0.3, end[2]), (end[0] - 0.4, end[1] + 0.42, end[2])],
                [0.035, 0.022, 0.03],
                10,
            ),
            "accent",
            "mouthpiece",
        )
        for k in range(3):
            kit.add(cylinder(0.045, 0.16, 14).turned("x", 90).at(0.06 * (k - 1), 0.7, 0.1), "steel", "valves")
    elif kit.says("triangle"):
        corners = [(-0.34, 0.1, 0), (0.4, 0.1, 0), (0.02, 0.76, 0), (-0.4, 0.14, 0)]
        for start, corner in itertools.pairwise(corners):
            kit.add(rod(start, corner, 0.03, 10), "steel", "triangle")
            kit.add(sphere(0.03, 10).at(*corner), "steel", "triangle")
        kit.add(
            tube(
                curve([(0.02, 0.76, 0), (0.05, 0.9, 0), (0.02, 1.0, 0), (-0.02, 0.9, 0), (0.02, 0.76, 0)]),
                0.01,
                6,
            ),
            "red",
            "cord",
        )
        kit.add(rod((0.3, 0.02, 0.2), (0.62, 0.5, 0.12), 0.022, 8), "steel", "beater")
    elif kit.says("cymbals", "cymbal"):
        for s in (-1.0, 1.0):
            disc = lathe(
                [(0, 0), (0.12, 0.0), (0.5, 0.1), (0.5, 0.12), (0.13, 0.04), (0.1, 0.1), (0, 0.12)][::-1],
                kit.sides(36),
            )
            kit.add(disc.turned("z", s * 74).at(s * 0.16, 0.5, 0), "accent", "cymbals")
            kit.add(torus(0.07, 0.02, 16, 6).at(s * 0.22, 0.52, 0), "leather", "straps")
    elif kit.says("drum"):
        kit.add(
            cylinder(0.42, 0.5, kit.sides(36), 0.02).turned("x", 90).at(0, 0.45, -0.25), "red", "bass drum"
        )
        for z in (0.25, -0.25):
            kit.add(torus(0.425, 0.025, kit.sides(36), 8).turned("x", 90).at(0, 0.45, z), "steel", "rims")
        kit.add(cylinder(0.4, 0.02, 34).turned("x", 90).at(0, 0.45, 0.245), "white", "skins")
        for x, y, z, r, h in (
            (-0.26, 0.95, 0.05, 0.2, 0.22),
            (0.24, 0.95, 0.05, 0.2, 0.22),
            (-0.72, 0.55, 0.2, 0.24, 0.18),
            (0.75, 0.34, 0.1, 0.28, 0.42),
        ):
            kit.add(cylinder(r, h, kit.sides(28), 0.01).turned("x", -12).at(x, y, z), "red", "drums")
            kit.add(
                cylinder(r * 0.97, 0.02, kit.sides(28)).at(0, h - 0.005, 0).turned("x", -12).at(x, y, z),
                "white",
                "skins",
            )
            kit.add(
                torus(r, 0.016, kit.sides(28), 6).at(0, h, 0).turned("x", -12).at(x, y, z), "steel", "rims"
            )
            if y < 0.9:
                for k in range(3):
                    a = 2 * pi * k / 3
                    kit.add(
                        rod(
                            (x + r * 0.8 * sin(a), y + 0.05, z + r * 0.8 * cos(a)),
                            (x + r * 1.1 * sin(a), 0, z + r * 1.1 * cos(a)),
                            0.016,
                            6,
                        ),
                        "steel",
                        "stands",
                    )
        for x, y in ((-0.8, 1.25), (0.8, 1.35)):
            kit.add(rod((x, 0, -0.3), (x, y, -0.3), 0.018, 8), "steel", "stands")
            kit.add(
                lathe([(0, 0.05), (0.06, 0.04), (0.32, 0), (0.32, 0.012), (0.06, 0.06), (0, 0.07)], 30)
                .turned("x", 14)
                .at(x, y, -0.3),
                "accent",
                "cymbals",
            )
            for k in range(3):
                a = 2 * pi * k / 3
                kit.add(
                    rod((x, 0.25, -0.3), (x + 0.22 * sin(a), 0, -0.3 + 0.22 * cos(a)), 0.014, 6),
                    "steel",
                    "stands",
                )
    elif kit.says("organ"):
        kit.add(box(1.7, 0.8, 0.5, kit.bevel(0.02)), "main", "case")
        for row in range(2):
            kit.add(box(1.2, 0.06, 0.2, 0.01).at(0, 0.62 + 0.1 * row, 0.34 - 0.12 * row), "main", "keys")
            kit.add(box(1.1, 0.02, 0.16, 0).at(0, 0.68 + 0.1 * row, 0.36 - 0.12 * row), "white", "keys")
            for k in range(20):
                kit.add(
                    box(0.025, 0.025, 0.09, 0).at(-0.52 + 0.055 * k, 0.69 + 0.1 * row, 0.33 - 0.12 * row),
                    "black",
                    "keys",
                )
        for k in range(17):
            h = 0.6 + 0.9 * abs(k - 8) / 8 if k not in {7, 8, 9} else 1.3 - 0.1 * abs(k - 8)
            kit.add(
                lathe([(0, 0), (0.012, 0), (0.045, 0.16), (0.045, h), (0, h)], 14).at(
                    -0.8 + 0.1 * k, 0.8, -0.08
                ),
                "steel" if k % 2 else "accent",
                "pipes",
            )
        kit.add(box(0.9, 0.06, 0.3, 0.02).at(0, 0.42, 0.85), "main", "bench")
        for s in (-0.38, 0.38):
            kit.add(box(0.07, 0.42, 0.28, 0.01).at(s, 0, 0.85), "main", "bench")
    elif kit.says("cassette"):
        kit.add(box(1.0, 0.64, 0.1, 0.03), "black", "shell")
        kit.add(box(0.86, 0.36, 0.012, 0.01).at(0, 0.2, 0.05), "white", "label")
        kit.add(box(0.86, 0.08, 0.014, 0.005).at(0, 0.46, 0.052), "red", "label")
        kit.add(box(0.5, 0.16, 0.02, 0.01).at(0, 0.26, 0.055), "dark", "window")
        for x in (-0.17, 0.17):
            kit.add(torus(0.06, 0.02, 18, 6).turned("x", 90).at(x, 0.34, 0.07), "white", "reels")
        kit.add(prism([(-0.34, 0), (0.34, 0), (0.3, 0.12), (-0.3, 0.12)], 0.14, 0.01), "black", "shell")
    elif kit.says("turntable", "dj"):
        kit.add(box(1.3, 0.16, 1.0, 0.03), "black", "deck")
        kit.add(cylinder(0.42, 0.03, 40).at(-0.16, 0.16, 0), "steel", "platter")
        kit.add(cylinder(0.4, 0.02, 40).at(-0.16, 0.19, 0), "dark", "record")
        kit.add(cylinder(0.13, 0.024, 26).at(-0.16, 0.19, 0), "red", "record")
        kit.add(tube([(0.5, 0.26, -0.36), (0.46, 0.26, 0.1), (0.2, 0.24, 0.24)], 0.018, 8), "steel", "arm")
        kit.add(cylinder(0.08, 0.12, 20).at(0.5, 0.15, -0.36), "steel", "arm")
        for k in range(3):
            kit.add(cylinder(0.05, 0.05, 16).at(0.5, 0.15, 0.06 + 0.14 * k), "steel", "knobs")
    elif kit.says("record", "vinyl", "cd"):
        cd = kit.says("cd")
        kit.add(
            lathe([(0.03, 0), (0.5, 0), (0.5, 0.02), (0.03, 0.02)], kit.sides(46), is_loop=True)
            .turned("x", 78)
            .at(0, 0.5, 0),
            "mirror" if cd else "black",
            "disc",
        )
        for r in (0.45, 0.4, 0.35, 0.3, 0.25) if not cd else (0.15,):
            kit.add(
                torus(r, 0.006, kit.sides(40), 5).at(0, 0.02, 0).turned("x", 78).at(0, 0.5, 0),
                "dark metal",
                "grooves",
            )
        kit.add(
            lathe([(0.03, -0.003), (0.17, -0.003), (0.17, 0.024), (0.03, 0.024)], 30, is_loop=True)
            .turned("x", 78)
            .at(0, 0.5, 0),
            "red" if not cd else "white",
            "label",
        )
    elif kit.says("metronome"):
        kit.add(
            loft(
                np.array(
                    [
                        [(0.3, 0, 0.25), (0.3, 0, -0.25), (-0.3, 0, -0.25), (-0.3, 0, 0.25)],
                        [(0.11, 0.95, 0.1), (0.11, 0.95, -0.1), (-0.11, 0.95, -0.1), (-0.11, 0.95, 0.1)],
                    ]
                )
            ),
            "main",
            "case",
        )
        kit.add(box(0.68, 0.08, 0.58, 0.02).at(0, -0.04, 0), "main", "foot")
        kit.add(
            prism([(-0.14, 0.12), (0.14, 0.12), (0.06, 0.82), (-0.06, 0.82)], 0.03)
            .turned("x", -9)
            .at(0, 0, 0.24),
            "skin",
            "scale",
        )
        kit.add(rod((0, 0.14, 0.27), (0.16, 0.84, 0.18), 0.012, 6), "steel", "pendulum")
        kit.add(box(0.1, 0.08, 0.04, 0.01).turned("z", -13).at(0.1, 0.56, 0.22), "accent", "pendulum")
    else:
        kit.add(cylinder(0.3, 0.05, 28, 0.015).at(0, 1.2, 0), "main", "top")
        for k in range(6):
            a = 2 * pi * k / 6
            long = 0.5 + 0.08 * k
            kit.add(
                rod((0.22 * sin(a), 1.2, 0.22 * cos(a)), (0.22 * sin(a), 1.1, 0.22 * cos(a)), 0.006, 5),
                "black",
                "cords",
            )
            kit.add(cylinder(0.035, long, 14).at(0.22 * sin(a), 1.1 - long, 0.22 * cos(a)), "steel", "tubes")
        kit.add(sphere(0.08, 16).at(0, 0.6, 0), "main", "clapper")
        kit.add(rod((0, 0.2, 0), (0, 1.5, 0), 0.007, 5), "black", "cords")
        kit.add(prism([(-0.09, 0.2), (0.09, 0.2), (0, 0)], 0.03, 0.006).at(0, 0.04, 0), "main", "sail")
