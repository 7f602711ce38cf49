# ruff: noqa: PLR0912, PLR0915  one recipe: parts, and whether they are there
"""Seats of other kinds."""

from __future__ import annotations

from math import cos, pi, sin

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    lathe,
    prism,
    rod,
    sphere,
    sweep,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


def curve_xy(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A smooth closed outline through points."""
    return [(x, y) for x, y, _ in curve([(a, b, 0.0) for a, b in (*points, points[0])], 4)[:-1]]


@prop(
    "bean bag, beanbag, bean bag chair, deck chair, beach chair, lounge chair, sun lounger, chaise lounge, chaise, folding chair, camping chair, high chair, baby chair, director chair, ottoman, pouf, footstool, church pew, pew, barber chair, dentist chair, school chair",
    1.0,
    kind="furniture",
    main="cloth",
    accent="wood",
    steel="steel",
    white="paint white",
    blue="book blue",
    tint="main",
)
def seats(kit: Kit) -> None:
    """To lie on, to fold, to sink into."""
    if kit.says("bean", "beanbag"):
        kit.add(
            lathe(
                [(0, 0), (0.5, 0), (0.58, 0.1), (0.56, 0.3), (0.4, 0.5), (0.3, 0.66), (0.14, 0.8), (0, 0.83)],
                kit.sides(30),
            ).scaled(1, 1, 1.05),
            "main",
            "bag",
        )
        kit.add(sphere(0.36, 20).scaled(1, 0.4, 0.9).at(0, 0.42, 0.25), "main", "bag")
        for k in range(6):
            a = 2 * pi * k / 6
            kit.add(
                tube(
                    curve(
                        [
                            (0.55 * sin(a), 0.28, 0.58 * cos(a)),
                            (0.41 * sin(a), 0.5, 0.42 * cos(a)),
                            (0.13 * sin(a), 0.8, 0.13 * cos(a)),
                        ]
                    ),
                    0.014,
                    6,
                ),
                "blue",
                "seams",
            )
        return
    if kit.says("ottoman", "pouf", "footstool"):
        kit.add(
            lathe(
                [(0, 0.1), (0.42, 0.1), (0.47, 0.16), (0.47, 0.36), (0.42, 0.44), (0, 0.46)], kit.sides(30)
            ),
            "main",
            "seat",
        )
        for k in range(4):
            a = pi / 4 + pi / 2 * k
            kit.add(cylinder(0.03, 0.12, 10, top=0.05).at(0.32 * sin(a), 0, 0.32 * cos(a)), "accent", "legs")
        kit.add(sphere(0.04, 12).scaled(1, 0.5, 1).at(0, 0.46, 0), "blue", "button")
        return
    if kit.says("chaise"):
        for x in (-0.75, 0.75):
            for z in (-0.26, 0.26):
                kit.add(
                    lathe([(0, 0), (0.03, 0), (0.05, 0.1), (0.03, 0.22), (0, 0.22)], 10).at(x, 0, z),
                    "accent",
                    "legs",
                )
        kit.add(box(1.75, 0.12, 0.7, 0.03).at(0, 0.2, 0), "accent", "frame")
        kit.add(box(1.7, 0.18, 0.66, 0.08).at(0, 0.3, 0), "main", "seat")
        kit.add(
            prism(
                curve_xy(
                    [(-0.85, 0.4), (-0.6, 0.44), (-0.86, 0.95), (-1.06, 0.98), (-1.12, 0.84), (-0.98, 0.6)]
                ),
                0.64,
                0.06,
            ),
            "main",
            "back",
        )
        kit.add(
            prism([(-0.8, 0.4), (0.1, 0.44), (-0.1, 0.66), (-0.85, 0.92)], 0.12, 0.04).at(0, 0, -0.28),
            "main",
            "back",
        )
        return
    if kit.says("deck", "beach", "lounge", "lounger"):
        for z in (-0.3, 0.3):
            kit.add(rod((0.65, 0.02, z), (-0.62, 1.0, z), 0.03, 8), "accent", "frame")
            kit.add(rod((-0.55, 0.02, z * 0.86), (0.5, 0.5, z * 0.86), 0.03, 8), "accent", "frame")
            kit.add(rod((-0.15, 0.64, z * 0.95), (-0.62, 0.02, z * 0.95), 0.022, 8), "accent", "frame")
        for x, y in ((-0.62, 1.0), (0.5, 0.5), (0.65, 0.03), (-0.55, 0.03)):
            kit.add(rod((x, y, -0.3), (x, y, 0.3), 0.026, 8), "accent", "frame")
        path = curve([(-0.6, 0.99, 0), (-0.28, 0.5, 0), (0.1, 0.28, 0), (0.48, 0.49, 0)], 4)
        for k in range(5):
            strip = sweep(
                path, [(0.052, 0.012), (-0.052, 0.012), (-0.052, -0.012), (0.052, -0.012)], up=(0, 1, 0)
            )
            kit.add(strip.at(0, 0, (k - 2) * 0.104), "main" if k % 2 == 0 else "white", "cloth")
        return
    if kit.says("folding", "camping", "director"):
        for z in (-0.26, 0.26):
            kit.add(rod((-0.28, 0, z), (0.28, 0.5, z), 0.024, 8), "accent", "legs")
            kit.add(rod((0.28, 0, z), (-0.28, 0.5, z), 0.024, 8), "accent", "legs")
            kit.add(rod((-0.28, 0.5, z), (-0.34, 1.0, z), 0.024, 8), "accent", "back")
            kit.add(box(0.56, 0.04, 0.07, 0.012).at(0, 0.68, z), "accent", "arms")
            kit.add(rod((0.26, 0.48, z), (0.26, 0.69, z), 0.02, 8), "accent", "arms")
        kit.add(box(0.58, 0.04, 0.56, 0.015).at(0, 0.49, 0), "main", "seat")
        kit.add(box(0.03, 0.24, 0.56, 0.01).turned("z", 7).at(-0.325, 0.76, 0), "main", "back")
        return
    if kit.says("high", "baby"):
        for x in (-0.2, 0.2):
            for z in (-0.2, 0.2):
                kit.add(rod((x, 0.66, z), (x * 1.5, 0, z * 1.5), 0.028, 8), "accent", "legs")
        kit.add(box(0.46, 0.06, 0.46, 0.02).at(0, 0.64, 0), "accent", "seat")
        kit.add(box(0.06, 0.5, 0.44, 0.03).turned("z", 6).at(-0.2, 0.68, 0), "main", "back")
        kit.add(box(0.34, 0.04, 0.56, 0.02).at(0.3, 0.9, 0), "white", "tray")
        for z in (-0.24, 0.24):
            kit.add(rod((-0.2, 0.88, z), (0.3, 0.9, z), 0.022, 8), "accent", "arms")
            kit.add(rod((0.1, 0.68, z), (0.1, 0.9, z), 0.02, 8), "accent", "arms")
        kit.add(box(0.16, 0.03, 0.4, 0.01).at(0.34, 0.3, 0), "accent", "footrest")
        return
    if kit.says("pew"):
        kit.add(box(1.9, 0.07, 0.5, 0.015).at(0, 0.45, 0), "accent", "seat")
        kit.add(box(1.9, 0.62, 0.06, 0.015).turned("x", -8).at(0, 0.46, -0.22), "accent", "back")
        for s in (-1.0, 1.0):
            kit.add(
                prism(
                    [(-0.3, 0), (0.26, 0), (0.26, 0.5), (0.1, 0.72), (-0.2, 0.8), (-0.3, 1.1), (-0.4, 1.1)],
                    0.08,
                    0.015,
                )
                .turned("y", -90)
                .at(s * 0.96, 0, 0),
                "accent",
                "ends",
            )
        return
    if kit.says("barber", "dentist"):
        kit.add(cylinder(0.36, 0.07, 26, 0.02), "steel", "base")
        kit.add(cylinder(0.08, 0.4, 16).at(0, 0.05, 0), "steel", "column")
        kit.add(box(0.56, 0.16, 0.6, 0.06).at(0, 0.44, 0), "main", "seat")
        kit.add(box(0.54, 0.7, 0.14, 0.06).turned("x", -14).at(0, 0.58, -0.26), "main", "back")
        kit.add(box(0.28, 0.2, 0.12, 0.05).turned("x", -14).at(0, 1.28, -0.44), "main", "headrest")
        kit.add(box(0.46, 0.5, 0.1, 0.04).turned("x", 28).at(0, 0.08, 0.5), "main", "footrest")
        for s in (-1.0, 1.0):
            kit.add(box(0.1, 0.08, 0.5, 0.03).at(s * 0.33, 0.72, 0.02), "main", "arms")
            kit.add(box(0.05, 0.24, 0.3, 0.01).at(s * 0.33, 0.5, 0), "steel", "arms")
        return
    for x in (-0.2, 0.2):
        for z in (-0.2, 0.2):
            kit.add(rod((x, 0, z * 1.1), (x * 0.95, 0.45, z), 0.02, 8), "steel", "legs")
        kit.add(rod((x * 0.95, 0.45, -0.2), (x * 0.95, 0.9, -0.26), 0.02, 8), "steel", "back")
    kit.add(box(0.46, 0.04, 0.44, 0.015).at(0, 0.45, 0), "accent", "seat")
    kit.add(box(0.46, 0.24, 0.04, 0.015).turned("x", -8).at(0, 0.68, -0.22), "accent", "back")
