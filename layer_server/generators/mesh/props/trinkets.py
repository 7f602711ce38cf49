"""Feathers, stars, hearts, dice, gifts."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    loft,
    prism,
    rectangle,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


def heart_outline(scale: float) -> list[tuple[float, float]]:
    """A heart about the origin, counter-clockwise."""
    # Towards the tip the curve slows down: its points would lie too close for a bevel.
    ways = [t for t in np.linspace(0, 2 * pi, 40, endpoint=False) if not 0.1 < abs(t - pi) < 0.62]
    return [
        (scale * sin(t) ** 3, scale * (13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)) / 16)
        for t in reversed(ways)
    ]


def star_outline(radius: float, points: int = 5, depth: float = 0.45) -> list[tuple[float, float]]:
    """A star about the origin, one point up."""
    return [
        (
            (radius if k % 2 == 0 else radius * depth) * cos(pi / 2 + pi * k / points),
            (radius if k % 2 == 0 else radius * depth) * sin(pi / 2 + pi * k / points),
        )
        for k in range(2 * points)
    ]


@prop(
    "feather, quill, quill pen, phoenix feather, ink bottle, inkwell, pencil, pen, brush, paintbrush",
    0.35,
    kind="treasure",
    tint="main",
    main="book blue",
    accent="paper",
    ink="paint black",
    gold="gold",
    wood="wood",
)
def feather(kit: Kit) -> None:
    """A vane around a shaft; in a bottle of ink as a quill; a pencil or a brush."""
    if kit.says("pencil", "brush", "paintbrush"):
        brush = kit.says("brush", "paintbrush")
        kit.add(cylinder(0.1, 1.3, 16 if brush else 6, 0.008), "wood" if brush else "paint yellow", "shaft")
        kit.add(cylinder(0.105, 0.16, 18).at(0, 1.28 if brush else -0.12, 0), "steel", "ferrule")
        tip = (
            [(0.1, 0), (0.13, 0.12), (0.07, 0.34), (0, 0.42)]
            if brush
            else [(0.1, 0), (0.03, 0.22), (0, 0.22)]
        )
        kit.add(
            lathe(tip, 16 if brush else 6).at(0, 1.42 if brush else 1.3, 0),
            "main" if brush else "pale wood",
            "tip",
        )
        if not brush:
            kit.add(lathe([(0.032, 0.21), (0, 0.3)], 8).at(0, 1.3, 0), "ink", "tip")
            kit.add(cylinder(0.1, 0.14, 16, 0.03).at(0, -0.26, 0), "paint pink", "rubber")
        return
    ink = kit.says("quill", "ink", "inkwell", "pen")
    spine = curve([(0, 0.1, 0), (0.05, 0.5, 0), (0.16, 1.0, 0), (0.4, 1.6, 0)])
    kit.add(tube(spine, np.linspace(0.03, 0.006, len(spine)).tolist(), 8), "accent", "shaft")
    for side in (-1.0, 1.0):
        rings = []
        for f in np.linspace(0, 1, 16):
            x, y = float(np.interp(f, [0, 0.33, 0.66, 1], [0.05, 0.12, 0.24, 0.42])), 0.5 + 1.15 * f
            wide = 0.2 * sin(pi * min(1.0, 0.1 + f * 0.92)) ** 0.7 * (1 + 0.12 * sin(f * 30)) + 0.003
            rings.append(
                [
                    (x, y, 0.012),
                    (x, y, -0.012),
                    (x + side * wide, y + 0.12 * wide / 0.2, -0.004),
                    (x + side * wide, y + 0.12 * wide / 0.2, 0.004),
                ]
            )
        kit.add(loft(np.array(rings)), "main", "vane")
    if ink:
        kit.add(
            lathe(
                [
                    (0.2, 0),
                    (0.26, 0.04),
                    (0.27, 0.22),
                    (0.12, 0.3),
                    (0.12, 0.36),
                    (0.14, 0.38),
                    (0.1, 0.38),
                    (0.09, 0.3),
                    (0, 0.28),
                ],
                kit.sides(28),
            ),
            "bottle glass",
            "bottle",
        )
        kit.add(cylinder(0.24, 0.18, 24).at(0, 0.03, 0), "ink", "ink")


@prop(
    "star, heart, heart container, gold star, crescent moon, moon, lightning bolt, power up, powerup",
    0.5,
    kind="treasure",
    tint="main",
    main="paint",
    accent="gold",
    star="gold",
)
def star(kit: Kit) -> None:
    """A star, a heart, a moon or a bolt, thick and bevelled, as games hand them out."""
    if kit.says("heart"):
        kit.add(prism(heart_outline(0.5), 0.26, 0.02).at(0, 0.58, 0), "main", "heart")
        kit.add(
            sphere(0.075, 12).scaled(1.4, 0.8, 0.5).turned("z", 40).at(-0.25, 0.8, 0.15),
            "paint white",
            "shine",
        )
        return
    if kit.says("moon", "crescent"):
        outer = [(0.55 * cos(a), 0.55 * sin(a)) for a in np.linspace(0.75, 2 * pi - 0.75, 31)]
        inner = [(0.25 + 0.405 * cos(a), 0.405 * sin(a)) for a in np.linspace(2 * pi - 1.2, 1.2, 25)]
        kit.add(prism([*outer, *inner[1:-1]], 0.2).at(0, 0.58, 0), "star", "moon")
        return
    if kit.says("lightning", "bolt"):
        outline = [
            (-0.05, 0.0),
            (0.42, 0.66),
            (0.14, 0.66),
            (0.34, 1.2),
            (-0.16, 1.2),
            (-0.32, 0.5),
            (-0.06, 0.5),
        ]
        kit.add(prism(outline, 0.2, 0.04), "paint yellow", "bolt")
        return
    corners = np.array(star_outline(0.62))
    for side in (-1.0, 1.0):
        rings = [
            [(x, y, 0) for x, y in corners],
            [(x * 0.9, y * 0.9, side * 0.09) for x, y in corners],
            [(x * 0.02, y * 0.02, side * 0.22) for x, y in corners],
        ]
        kit.add(loft(np.array(rings)).at(0, 0.62, 0), "star", "star")


@prop(
    "dice, die, d6, chess piece, pawn, chess pawn, chess king, playing card, cards, card, domino",
    0.2,
    kind="toy",
    tint="main",
    main="paint",
    accent="paint white",
    wood="wood",
    paper="paper",
    back="paint blue",
)
def dice(kit: Kit) -> None:
    """Cubes with pips, a chessman, or cards."""
    if kit.says("pawn", "chess", "king"):
        profile = [
            (0.4, 0),
            (0.42, 0.08),
            (0.36, 0.16),
            (0.38, 0.22),
            (0.22, 0.34),
            (0.16, 0.62),
            (0.14, 0.8),
            (0.24, 0.86),
            (0.14, 0.92),
            (0, 0.92),
        ]
        kit.add(lathe(profile, kit.sides(36)), "wood", "piece")
        if kit.says("king"):
            kit.add(
                lathe([(0.13, 0.9), (0.24, 1.22), (0.16, 1.28), (0, 1.34)], kit.sides(30)), "wood", "piece"
            )
            kit.add(box(0.06, 0.26, 0.06, 0.014).at(0, 1.32, 0), "wood", "piece")
            kit.add(box(0.2, 0.06, 0.06, 0.014).at(0, 1.43, 0), "wood", "piece")
        else:
            kit.add(sphere(0.24, kit.sides(28)).at(0, 1.1, 0), "wood", "piece")
        return
    if kit.says("card", "cards", "playing"):
        for k in range(5 if kit.says("cards") else 1):
            turn = (k - 2) * -14 if kit.says("cards") else 0
            kit.add(box(0.7, 1.0, 0.016, 0.004).turned("z", turn).at(0, 0, 0.02 * k), "paper", "cards")
            for x, y in ((0, 0.5), (-0.24, 0.84), (0.24, 0.16)):
                mark = prism(heart_outline(0.16 if x == 0 else 0.06), 0.02).at(x, y, 0.006).turned("z", turn)
                kit.add(mark.at(0, 0, 0.02 * k), "main", "cards")
        return
    pips = {
        1: ((0, 0),),
        2: ((-1, 1), (1, -1)),
        3: ((-1, 1), (0, 0), (1, -1)),
        4: ((-1, -1), (-1, 1), (1, -1), (1, 1)),
        5: ((-1, -1), (-1, 1), (1, -1), (1, 1), (0, 0)),
        6: ((-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)),
    }
    for k, (x, z, turn) in enumerate(
        ((0.0, 0.0, 14), (0.95, 0.35, -30))[: 1 if kit.says("die", "d6") else 2]
    ):
        cube = box(0.7, 0.7, 0.7, 0.09)
        kit.add(cube.turned("y", turn).at(x, 0, z), "main", "dice")
        for face, (axis, angle) in enumerate(
            (("x", 0), ("x", 90), ("y", 90), ("y", -90), ("x", -90), ("x", 180))
        ):
            number = (face + 3 * k) % 6 + 1
            for px, py in pips[number]:
                dot = sphere(0.07, 12).scaled(1, 1, 0.25).at(px * 0.18, py * 0.18, 0.348).turned(axis, angle)
                kit.add(dot.at(0, 0.35, 0).turned("y", turn).at(x, 0, z), "accent", "pips")


@prop(
    "gift, gift box, present, birthday present, christmas present, gift box with ribbon",
    0.4,
    kind="toy",
    tint="main",
    main="paint",
    accent="gold",
)
def gift(kit: Kit) -> None:
    """A wrapped box with a ribbon and a bow."""
    kit.add(box(1.0, 0.72, 1.0, kit.bevel(0.02)), "main", "box")
    kit.add(box(1.08, 0.2, 1.08, kit.bevel(0.02)).at(0, 0.7, 0), "main", "lid")
    for w, d in ((0.18, 1.03), (1.03, 0.18)):
        kit.add(box(w, 0.73, d, 0.006).at(0, 0.003, 0), "accent", "ribbon")
        kit.add(
            box(w + (0.0 if w < 1 else 0.08), 0.21, d + (0.08 if w < 1 else 0.0), 0.006).at(0, 0.7, 0),
            "accent",
            "ribbon",
        )
    for side in (-1.0, 1.0):
        loop = curve(
            [
                (0, 0.93, 0),
                (side * 0.22, 1.22, 0),
                (side * 0.46, 1.26, 0),
                (side * 0.46, 1.06, 0),
                (side * 0.2, 0.98, 0),
                (0, 0.95, 0),
            ]
        )
        kit.add(sweep(loop, rectangle(0.03, 0.18, 0.006), up=(0, 0, 1)), "accent", "bow")
        tail = curve([(0, 0.93, 0.02), (side * 0.2, 0.96, 0.22), (side * 0.34, 0.92, 0.44)])
        kit.add(sweep(tail, rectangle(0.14, 0.025, 0.006), up=(0, 1, 0)), "accent", "bow")
    kit.add(sphere(0.11, 16).scaled(1, 0.85, 1).at(0, 0.97, 0), "accent", "bow")
