# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Headsets, puzzles, dolls."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import box, cylinder, loft, prism, rod, sphere, torus, tube
from layer_server.generators.mesh.props.kit import Kit, curve


def odd_games(kit: Kit) -> None:
    if kit.says("vr", "virtual"):
        kit.add(box(0.8, 0.42, 0.36, 0.12).at(0, 0.2, 0.2), "white", "visor")
        kit.add(box(0.66, 0.3, 0.04, 0.02).at(0, 0.26, 0.37), "black", "visor")
        kit.add(box(0.7, 0.38, 0.14, 0.06).at(0, 0.22, 0.0), "dark metal", "padding")
        band = [(0.4 * cos(a), 0.44, -0.1 - 0.5 * sin(a)) for a in np.linspace(-0.25, pi + 0.25, 21)]
        for y in (-0.03, 0.0, 0.03):
            kit.add(tube([(x, b + y, z) for x, b, z in band], 0.028, 8), "dark metal", "strap")
        kit.add(
            tube(curve([(0, 0.6, 0.1), (0, 0.85, -0.2), (0, 0.7, -0.52), (0, 0.46, -0.6)]), 0.035, 8),
            "dark metal",
            "strap",
        )
        return
    if kit.says("pinball"):
        for x in (-0.34, 0.34):
            for z, h in ((-0.6, 0.72), (0.6, 0.6)):
                kit.add(box(0.07, h, 0.07, 0.01).at(x, 0, z), "steel", "legs")
        kit.add(box(0.8, 0.3, 1.4, 0.02).turned("x", 5).at(0, 0.6, 0), "red", "cabinet")
        kit.add(box(0.7, 0.02, 1.26, 0).turned("x", 5).at(0, 0.9, 0.0), "blue", "playfield")
        kit.add(box(0.84, 0.75, 0.2, 0.02).at(0, 0.95, -0.66), "red", "backbox")
        kit.add(box(0.72, 0.6, 0.02, 0.01).at(0, 1.03, -0.55), "yellow", "backbox")
        kit.add(sphere(0.2, 20).scaled(1, 1, 0.1).at(0, 1.34, -0.54), "pink", "backbox")
        for x, z, finish in ((-0.15, -0.3, "yellow"), (0.15, -0.3, "green"), (0, -0.1, "pink")):
            kit.add(cylinder(0.08, 0.08, 18, 0.02).at(x, 0.93 - 0.08 * z, z), finish, "bumpers")
        for s in (-1.0, 1.0):
            kit.add(
                box(0.2, 0.04, 0.05, 0.01).turned("y", s * 24).at(s * 0.13, 0.88, 0.45), "white", "flippers"
            )
        kit.add(sphere(0.035, 12).at(0.2, 0.91, 0.2), "steel", "ball")
        return
    if kit.says("puzzle", "jigsaw"):
        outline: list[tuple[float, float]] = []
        for side in range(4):
            a = -pi / 2 * side
            out = 1 if side % 2 == 0 else -1
            knob = (
                [(-0.5, 0.5), (-0.12, 0.5), (-0.09, 0.5 + 0.06 * out)]
                + [
                    (0.15 * cos(t), 0.5 + out * (0.17 + 0.15 * sin(t)))
                    for t in np.linspace(pi * 1.2, -pi * 0.2, 11)
                ]
                + [(0.09, 0.5 + 0.06 * out), (0.12, 0.5)]
            )
            outline += [(x * cos(a) - y * sin(a), x * sin(a) + y * cos(a)) for x, y in knob]
        kit.add(prism(outline, 0.14, kit.bevel(0.02)).turned("z", 12).turned("x", -14), "blue", "piece")
        return
    if kit.says("ouija"):
        kit.add(box(1.4, 0.06, 1.0, kit.bevel(0.02)), "main", "board")
        for row, count in ((0, 13), (1, 13)):
            for k in range(count):
                a = -0.75 + 1.5 * k / (count - 1)
                kit.add(
                    box(0.04, 0.012, 0.06, 0).at(
                        0.85 * sin(a) * (0.75 - 0.12 * row), 0.058, 0.35 - 0.62 * cos(a) + 0.16 * row
                    ),
                    "dark",
                    "letters",
                )
        for k in range(10):
            kit.add(box(0.035, 0.012, 0.055, 0).at(-0.36 + 0.08 * k, 0.058, 0.24), "dark", "letters")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.07, 14).scaled(1, 0.2, 1).at(s * 0.55, 0.06, -0.36), "dark", "letters")
        heart = [(0, 0.26), (0.2, -0.02), (0.16, -0.2), (0, -0.22), (-0.16, -0.2), (-0.2, -0.02)]
        kit.add(
            prism(heart, 0.05, 0.015).turned("x", -90).turned("y", 20).at(0.14, 0.12, 0.08),
            "accent",
            "planchette",
        )
        kit.add(cylinder(0.06, 0.06, 18).at(0.14, 0.12, 0.08), "glass", "planchette")
        for k in range(3):
            kit.add(
                sphere(0.03, 8).at(0.14 + 0.12 * sin(2.1 * k), 0.085, 0.08 + 0.14 * cos(2.1 * k)),
                "gold",
                "planchette",
            )
        return
    if kit.says("voodoo", "rag"):
        kit.add(sphere(0.24, 22).scaled(1, 1.05, 0.85).at(0, 1.05, 0), "cloth", "head")
        kit.add(sphere(0.24, 22).scaled(0.95, 1.3, 0.7).at(0, 0.6, 0), "cloth", "body")
        for s in (-1.0, 1.0):
            kit.add(
                tube(curve([(s * 0.14, 0.76, 0), (s * 0.38, 0.72, 0.04), (s * 0.56, 0.62, 0.08)]), 0.085, 12),
                "cloth",
                "arms",
            )
            kit.add(
                tube(curve([(s * 0.11, 0.38, 0), (s * 0.17, 0.15, 0.03), (s * 0.2, 0.0, 0.06)]), 0.1, 12),
                "cloth",
                "legs",
            )
            for d in (45, -45):
                kit.add(
                    box(0.12, 0.025, 0.02, 0.005).at(0, -0.012, 0).turned("z", d).at(s * 0.1, 1.1, 0.2),
                    "dark",
                    "eyes",
                )
        kit.add(rod((-0.1, 0.94, 0.195), (0.1, 0.94, 0.195), 0.012, 6), "dark", "mouth")
        for k in range(4):
            kit.add(
                rod((-0.075 + 0.05 * k, 0.91, 0.2), (-0.075 + 0.05 * k, 0.97, 0.2), 0.008, 5), "dark", "mouth"
            )
        kit.add(sphere(0.09, 12).scaled(1, 1, 0.3).at(0.05, 0.68, 0.165), "red", "heart")
        for x, y, fx, fy, finish in (
            (0.05, 0.68, 0.25, 0.9, "red"),
            (-0.1, 0.6, -0.35, 0.75, "blue"),
            (0.12, 0.45, 0.4, 0.5, "yellow"),
        ):
            kit.add(rod((x, y, 0.12), (fx, fy, 0.5), 0.01, 6), "steel", "pins")
            kit.add(sphere(0.035, 10).at(fx, fy, 0.5), finish, "pins")
        return
    if kit.says("nutcracker", "soldier"):
        kit.add(cylinder(0.3, 0.1, 24, 0.02), "green", "stand")
        for s in (-1.0, 1.0):
            kit.add(cylinder(0.085, 0.5, 14).at(s * 0.11, 0.1, 0), "blue", "legs")
            kit.add(cylinder(0.1, 0.14, 14, 0.02).at(s * 0.11, 0.1, 0.02), "black", "boots")
            kit.add(cylinder(0.07, 0.46, 14).at(s * 0.27, 0.64, 0), "red", "arms")
            kit.add(sphere(0.075, 12).at(s * 0.27, 0.62, 0), "cream", "hands")
            kit.add(cylinder(0.12, 0.05, 16).at(s * 0.25, 1.08, 0), "gold", "epaulettes")
        kit.add(cylinder(0.22, 0.52, 24, 0.03).at(0, 0.58, 0), "red", "coat")
        kit.add(torus(0.222, 0.025, 24, 6).at(0, 0.62, 0), "black", "belt")
        for k in range(4):
            kit.add(sphere(0.025, 8).at(0, 0.7 + 0.1 * k, 0.22), "gold", "buttons")
        kit.add(cylinder(0.17, 0.28, 22, 0.03).at(0, 1.1, 0), "cream", "head")
        for s in (-1.0, 1.0):
            kit.add(sphere(0.028, 8).at(s * 0.065, 1.28, 0.16), "dark", "face")
        kit.add(box(0.2, 0.08, 0.03, 0.005).at(0, 1.12, 0.16), "white", "face")
        kit.add(cylinder(0.2, 0.42, 22, 0.02, top=0.22).at(0, 1.38, 0), "black", "hat")
        kit.add(sphere(0.06, 12).at(0, 1.6, 0.21), "gold", "hat")
        kit.add(rod((0.27, 0.5, 0.12), (0.27, 1.5, 0.12), 0.025, 8), "main", "musket")
        return
    if kit.says("house", "dollhouse"):
        kit.add(box(1.4, 1.1, 0.05, 0.01).at(0, 0, -0.3), "pink", "walls")
        for x in (-0.7, 0.0, 0.7):
            kit.add(box(0.05, 1.1, 0.65, 0.01).at(x, 0, 0), "pink", "walls")
        for y in (0.0, 0.55, 1.08):
            kit.add(box(1.45, 0.05, 0.65, 0.01).at(0, y, 0), "white", "floors")
        kit.add(prism([(-0.85, 0), (0.85, 0), (0, 0.62)], 0.7, 0.02).at(0, 1.12, 0), "red", "roof")
        for x, y, w, h, finish in (
            (-0.42, 0.05, 0.3, 0.2, "blue"),
            (-0.15, 0.05, 0.1, 0.3, "main"),
            (0.32, 0.05, 0.34, 0.18, "green"),
            (-0.35, 0.6, 0.42, 0.14, "yellow"),
            (0.2, 0.6, 0.16, 0.34, "main"),
            (0.48, 0.6, 0.2, 0.2, "white"),
        ):
            kit.add(box(w, h, 0.24, 0.03).at(x, y, -0.1), finish, "furniture")
        return
    if kit.says("paper", "origami"):
        hull = np.array(
            [
                [(0.9, 0.5, 0.0), (0.35, 0.0, 0.0), (-0.35, 0.0, 0.0), (-0.9, 0.5, 0.0)],
                [(0.9, 0.52, 0.01), (0.3, 0.42, 0.28), (-0.3, 0.42, 0.28), (-0.9, 0.52, 0.01)],
            ]
        )
        kit.add(loft(hull), "white", "hull")
        kit.add(loft(hull).scaled(1, 1, -1), "white", "hull")
        kit.add(prism([(-0.42, 0.3), (0.42, 0.3), (0, 0.95)], 0.03), "white", "sail")
        return
    kit.add(box(0.9, 0.14, 0.4, 0.06), "blue", "hull")
    kit.add(
        prism([(-0.5, 0.1), (0.62, 0.1), (0.42, -0.12), (-0.42, -0.12)], 0.42, 0.05).at(0, 0.12, 0),
        "red",
        "hull",
    )
    kit.add(box(0.36, 0.2, 0.26, 0.03).at(-0.1, 0.2, 0), "white", "cabin")
    kit.add(cylinder(0.07, 0.2, 16).at(-0.1, 0.4, 0), "yellow", "funnel")
