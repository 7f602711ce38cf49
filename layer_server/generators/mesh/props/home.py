"""Sofas, dressers, rugs, bathtubs: what makes a room."""

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
    torus,
    tube,
)
from layer_server.generators.mesh.props.furniture import board
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "sofa, couch, armchair, settee, loveseat, arm chair",
    1.8,
    kind="furniture",
    tint="main",
    main="cloth",
    accent="wood",
    pillow="canvas",
)
def sofa(kit: Kit) -> None:
    """Cushions between round arms on turned feet."""
    seats = 1 if kit.says("armchair", "arm") else 2 if kit.says("loveseat") else 3
    w = 0.62 * seats
    kit.add(box(w + 0.3, 0.26, 0.8, kit.bevel(0.04)).at(0, 0.14, 0), "main", "frame")
    kit.add(box(w + 0.3, 0.66, 0.22, 0.08).turned("x", -9).at(0, 0.34, -0.3), "main", "back")
    for k in range(seats):
        x = (k - (seats - 1) / 2) * 0.62
        kit.add(box(0.6, 0.18, 0.66, 0.06).at(x, 0.38, 0.06), "main", "cushions")
        kit.add(box(0.58, 0.46, 0.16, 0.06).turned("x", -11).at(x, 0.52, -0.19), "main", "cushions")
    for side in (-1.0, 1.0):
        arm = [
            (-0.12, 0),
            (0.12, 0),
            (0.12, 0.42),
            *[(0.14 * cos(a), 0.46 + 0.12 * sin(a)) for a in np.linspace(0.2, pi - 0.2, 9)],
            (-0.12, 0.42),
        ]
        kit.add(prism(arm, 0.84, kit.bevel(0.03)).at(side * (w / 2 + 0.11), 0.14, 0), "main", "arms")
        for z in (-0.32, 0.32):
            kit.add(
                lathe([(0.03, 0), (0.05, 0.06), (0.04, 0.15), (0, 0.15)], 12).at(side * (w / 2 + 0.06), 0, z),
                "accent",
                "feet",
            )
    kit.add(
        box(0.34, 0.34, 0.12, 0.05).turned("x", -20).turned("z", 12).at(w / 2 - 0.26, 0.56, 0.02),
        "pillow",
        "pillow",
    )


@prop(
    "dresser, drawer, drawers, chest of drawers, nightstand, bedside table, commode",
    1.0,
    kind="furniture",
    main="wood",
    accent="dark wood",
    knob="brass",
)
def dresser(kit: Kit) -> None:
    """A case of drawers with brass knobs."""
    small = kit.says("nightstand", "bedside")
    w, h, d, rows = (0.55, 0.6, 0.45, 2) if small else (1.05, 0.95, 0.5, 4)
    kit.add(box(w, h, d, kit.bevel(0.014)).at(0, 0.1, 0), "main", "case")
    kit.add(box(w + 0.08, 0.05, d + 0.07, kit.bevel(0.018)).at(0, h + 0.1, 0.01), "accent", "top")
    kit.add(box(w + 0.04, 0.06, d + 0.04, kit.bevel(0.014)).at(0, 0.08, 0), "accent", "base")
    for x in (-1.0, 1.0):
        for z in (-1.0, 1.0):
            kit.add(
                lathe([(0.025, 0), (0.045, 0.05), (0.035, 0.1), (0, 0.1)], 12).at(
                    x * (w / 2 - 0.05), 0, z * (d / 2 - 0.05)
                ),
                "accent",
                "feet",
            )
    for k in range(rows):
        y, tall = 0.17 + k * (h - 0.08) / rows, (h - 0.08) / rows - 0.03
        halves = (-0.25, 0.25) if k == rows - 1 and not small else (0.0,)
        for x in halves:
            across = (w - 0.08) * (0.5 if x else 1.0) - (0.02 if x else 0)
            kit.add(
                box(across, tall, 0.05, kit.bevel(0.014)).at(x * (w - 0.06), y, d / 2 - 0.005),
                "main",
                "drawers",
            )
            kit.add(
                box(across - 0.1, tall - 0.09, 0.03, kit.bevel(0.01)).at(
                    x * (w - 0.06), y + 0.045, d / 2 + 0.018
                ),
                "accent",
                "drawers",
            )
            for side in (-1.0, 1.0) if not x and not small else (0.0,):
                kit.add(
                    sphere(0.028, 12).at(x * (w - 0.06) + side * 0.22, y + tall / 2, d / 2 + 0.055),
                    "knob",
                    "knobs",
                )


@prop(
    "rug, carpet, magic carpet, mat, doormat",
    2.0,
    kind="furniture",
    tint="main",
    main="cloth",
    accent="gold",
    field="book blue",
)
def rug(kit: Kit) -> None:
    """Woven cloth with a border, a medallion and fringes; a magic one flies in waves."""
    flies = kit.says("magic", "flying")

    def sheet(w: float, d: float, y: float, thick: float) -> np.ndarray:
        rows = []
        for x in np.linspace(-w / 2, w / 2, 25):
            lift = 0.12 * sin(x * 3.4 + 0.6) if flies else 0.006 * sin(x * 5)
            rows.append(
                [(x, y + lift + t, z) for z, t in ((d / 2, 0), (d / 2, thick), (-d / 2, thick), (-d / 2, 0))]
            )
        return np.array(rows)

    kit.add(loft(sheet(2.0, 1.2, 0.0, 0.035)), "main", "rug")
    kit.add(loft(sheet(1.8, 1.0, 0.03, 0.01)), "accent", "border")
    kit.add(loft(sheet(1.7, 0.9, 0.032, 0.012)), "field", "field")
    lift = 0.12 * sin(0.6) if flies else 0.0
    kit.add(loft(sheet(0.5, 0.5, 0.036, 0.012)).turned("y", 0), "main", "medallion")
    kit.add(cylinder(0.17, 0.008, kit.sides(24)).at(0, 0.045 + lift, 0), "accent", "medallion")
    for side in (-1.0, 1.0):
        end = 0.12 * sin(side * 3.4 + 0.6) if flies else 0.0
        for k in range(22 if kit.is_fine else 8):
            z = -0.57 + 1.14 * k / (21 if kit.is_fine else 7)
            kit.add(
                tube(
                    [(side * 0.98, end + 0.018, z), (side * 1.08, end + 0.014, z + 0.01)], [0.014, 0.008], 6
                ),
                "accent",
                "fringe",
            )


@prop(
    "coffin, casket, vampire coffin",
    2.0,
    kind="furniture",
    main="dark wood",
    accent="gold",
    lining="cloth",
)
def coffin(kit: Kit) -> None:
    """A six-sided box with a lid and a cross."""
    outline = [(-0.24, -1.0), (0.24, -1.0), (0.42, 0.42), (0.26, 1.0), (-0.26, 1.0), (-0.42, 0.42)]
    wide = [(x * 1.1, y * 1.03) for x, y in outline]
    kit.add(prism(outline, 0.42, kit.bevel(0.02)).turned("x", -90).at(0, 0.21, 0), "main", "box")
    for y in (0.02, 0.4):
        kit.add(
            prism(wide, 0.07, kit.bevel(0.02)).turned("x", -90).at(0, y + 0.015, 0),
            "accent" if y < 0.1 else "main",
            "box",
        )
    ajar = kit.says("open", "opened", "vampire")
    lid = prism([(x * 1.06, y * 1.01) for x, y in outline], 0.09, kit.bevel(0.025)).turned("x", -90)
    cross = (box(0.09, 0.03, 1.0, 0.008).at(0, 0.045, 0.05), box(0.42, 0.03, 0.09, 0.008).at(0, 0.045, -0.28))
    for shape, finish in ((lid, "main"), *((each, "accent") for each in cross)):
        moved = shape.turned("y", 18).at(0.24, 0.5, 0) if ajar else shape.at(0, 0.5, 0)
        kit.add(moved, finish, "lid")
    if ajar:
        kit.add(
            prism([(x * 0.9, y * 0.95) for x, y in outline], 0.02).turned("x", -90).at(0, 0.455, 0),
            "lining",
            "lining",
        )
    for side in (-1.0, 1.0):
        for z in (-0.4, 0.45):
            kit.add(
                torus(0.07, 0.016, 16, 6).turned("z", 90).turned("y", side * 6).at(side * 0.4, 0.2, -z * 0.5),
                "accent",
                "handles",
            )


@prop("bathtub, bath, tub, bath tub", 1.6, kind="furniture", main="porcelain", accent="gold", water="water")
def bathtub(kit: Kit) -> None:
    """An enamelled tub on lion's feet, full of water."""
    rows = [
        (0.0, 0.55, 0.28),
        (0.06, 0.66, 0.33),
        (0.36, 0.8, 0.42),
        (0.44, 0.86, 0.46),
        (0.44, 0.78, 0.38),
        (0.3, 0.72, 0.34),
        (0.1, 0.58, 0.25),
    ]
    ways = np.linspace(0, 2 * pi, kit.sides(44), endpoint=False)
    rings = [
        [(a * sin(t), y + 0.16 + 0.08 * max(0.0, sin(t)) ** 2 * (y > 0.3), b * cos(t)) for t in ways]
        for y, a, b in rows
    ]
    kit.add(loft(np.array(rings)), "main", "tub")
    pool = [[(0.73 * sin(t), y, 0.35 * cos(t)) for t in ways] for y in (0.46, 0.5)]
    kit.add(loft(np.array(pool)), "water", "water")
    for x in (-0.5, 0.5):
        for z in (-1.0, 1.0):
            kit.add(
                tube(
                    [(x, 0.22, z * 0.27), (x, 0.12, z * 0.34), (x, 0.03, z * 0.34), (x, 0.02, z * 0.4)],
                    [0.06, 0.045, 0.05, 0.03],
                    10,
                ),
                "accent",
                "feet",
            )
    kit.add(
        tube([(-0.78, 0.5, 0), (-0.78, 0.78, 0), (-0.66, 0.84, 0), (-0.58, 0.74, 0)], 0.03, 10),
        "accent",
        "tap",
    )
    for z in (-0.1, 0.1):
        kit.add(sphere(0.04, 12).at(-0.78, 0.68, z), "accent", "tap")
        kit.add(cylinder(0.018, 0.1, 8).turned("x", 90).at(-0.78, 0.68, min(z, 0)), "accent", "tap")


@prop(
    "weapon rack, sword rack, weapon stand, armor stand, tool rack",
    1.5,
    kind="furniture",
    main="wood",
    accent="steel",
    grip="leather",
    gold="gold",
)
def weapon_rack(kit: Kit) -> None:
    """Swords in a wooden stand."""
    for x in (-1.0, 1.0):
        kit.add(box(0.1, 1.15, 0.1, kit.bevel(0.018)).at(x * 0.7, 0, -0.1), "main", "frame")
        kit.add(box(0.12, 0.1, 0.55, kit.bevel(0.018)).at(x * 0.7, 0, 0), "main", "frame")
    for y, z in ((0.95, -0.05), (0.12, 0.08)):
        kit.add(board(kit, 0.12, 0.1, 1.5, "x").at(0, y, z), "main", "frame")
    for k in range(4):
        x = (k - 1.5) * 0.32
        rings = [
            [(s * wide, y, 0), (0, y, 0.018), (-s * wide, y, 0), (0, y, -0.018)]
            for y, s, wide in ((0.0, 0.02, 1), (0.1, 1, 0.05), (0.82, 1, 0.055))
        ]
        kit.add(loft(np.array(rings)).turned("x", -8).at(x, 0.14, 0.09), "accent", "swords")
        kit.add(
            sweep([(-0.13, 0, 0), (0, 0.015, 0), (0.13, 0, 0)], rectangle(0.05, 0.05, 0.01), up=(0, 0, 1)).at(
                x, 0.955, -0.025
            ),
            "gold",
            "swords",
        )
        kit.add(cylinder(0.026, 0.2, 10).turned("x", -8).at(x, 0.96, -0.03), "grip", "swords")
        kit.add(sphere(0.04, 12).at(x, 1.18, -0.06), "gold", "swords")
