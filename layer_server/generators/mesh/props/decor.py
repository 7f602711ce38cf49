"""Mirrors, clocks, chandeliers, fireplaces, paintings."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    circle,
    cylinder,
    lathe,
    prism,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "mirror, magic mirror, hand mirror, wall mirror, standing mirror",
    1.7,
    kind="furniture",
    main="gold",
    accent="mirror",
    wood="dark wood",
    gem="gem",
)
def mirror(kit: Kit) -> None:
    """An oval glass in a carved frame on a stand."""
    kit.add(
        lathe([(0, -0.02), (0.42, -0.02), (0.42, 0.02), (0, 0.02)], kit.sides(48))
        .turned("x", 90)
        .scaled(1, 1.5, 1)
        .at(0, 1.15, 0),
        "accent",
        "glass",
    )
    loop = [
        (0.45 * cos(a), 1.15 + 0.68 * sin(a), 0)
        for a in np.linspace(0, 2 * pi, kit.sides(48), endpoint=False)
    ]
    kit.add(sweep(loop, circle(0.06, 10), is_loop=True, up=(0, 0, 1)), "main", "frame")
    for k in range(16 if kit.is_fine else 0):
        a = 2 * pi * k / 16
        kit.add(
            sphere(0.05, 10).scaled(1, 1, 0.7).at(0.51 * cos(a), 1.15 + 0.74 * sin(a), 0), "main", "frame"
        )
    kit.add(sphere(0.09, kit.sides(14)).scaled(1, 1, 0.6).at(0, 1.92, 0.02), "gem", "crest")
    for side in (-1.0, 1.0):
        kit.add(
            tube(
                [(side * 0.1, 1.9, 0), (side * 0.24, 1.98, 0), (side * 0.34, 1.88, 0)], [0.06, 0.045, 0.02], 8
            ),
            "main",
            "crest",
        )
        kit.add(box(0.08, 1.2, 0.08, kit.bevel(0.014)).at(side * 0.58, 0.06, 0), "wood", "stand")
        kit.add(sphere(0.06, 14).at(side * 0.58, 1.3, 0), "main", "stand")
        kit.add(cylinder(0.03, 0.14, 10).turned("z", 90).at(side * 0.52 + 0.07, 1.15, 0), "main", "stand")
        kit.add(box(0.1, 0.08, 0.6, kit.bevel(0.02)).at(side * 0.58, 0, 0), "wood", "stand")
    kit.add(box(1.16, 0.07, 0.06, kit.bevel(0.014)).at(0, 0.22, 0), "wood", "stand")


@prop(
    "clock, grandfather clock, wall clock, alarm clock, pocket watch, watch",
    2.0,
    kind="furniture",
    main="wood",
    accent="gold",
    face="paper",
    hand="dark",
)
def clock(kit: Kit) -> None:
    """A case with a pendulum; round and small where it is an alarm clock or a watch."""
    small = kit.says("alarm", "pocket", "watch", "wall")
    y = 0.62 if small else 1.62
    radius = 0.5 if small else 0.24
    if small:
        kit.add(
            cylinder(radius, 0.2, kit.sides(44), kit.bevel(0.03)).turned("x", 90).at(0, y, -0.1),
            "accent",
            "case",
        )
        if kit.says("alarm"):
            for side in (-1.0, 1.0):
                kit.add(
                    lathe([(0.2, 0), (0.17, 0.1), (0.0, 0.15)], kit.sides(22))
                    .turned("z", -side * 32)
                    .at(side * 0.3, y + 0.42, 0),
                    "accent",
                    "bells",
                )
                kit.add(
                    tube([(side * 0.26, y - 0.4, 0), (side * 0.36, y - 0.6, 0)], 0.04, 10), "accent", "feet"
                )
            kit.add(cylinder(0.03, 0.12, 10).at(0, y + 0.48, 0), "accent", "bells")
        elif kit.says("pocket", "watch"):
            kit.add(cylinder(0.06, 0.14, 14, 0.014).at(0, y + 0.48, 0), "accent", "crown")
            kit.add(
                torus(0.12, 0.022, kit.sides(20), 8).turned("x", 90).at(0, y + 0.72, 0), "accent", "crown"
            )
    else:
        kit.add(box(0.72, 0.14, 0.42, kit.bevel(0.025)), "main", "base")
        kit.add(box(0.6, 0.34, 0.36, kit.bevel(0.02)).at(0, 0.12, 0), "main", "base")
        kit.add(box(0.44, 0.9, 0.3, kit.bevel(0.014)).at(0, 0.44, 0), "main", "case")
        kit.add(box(0.3, 0.72, 0.02, 0).at(0, 0.52, 0.15), "hand", "window")
        kit.add(cylinder(0.012, 0.5, 8).at(0, 0.68, 0.165), "accent", "pendulum")
        kit.add(
            cylinder(0.085, 0.03, kit.sides(22), 0.008).turned("x", 90).at(0, 0.66, 0.155),
            "accent",
            "pendulum",
        )
        kit.add(box(0.62, 0.6, 0.36, kit.bevel(0.02)).at(0, 1.32, 0), "main", "head")
        kit.add(
            prism(
                [(-0.36, 0), (0.36, 0), (0.28, 0.1), (0.1, 0.14), (0, 0.26), (-0.1, 0.14), (-0.28, 0.1)],
                0.4,
                kit.bevel(0.02),
            ).at(0, 1.9, 0),
            "main",
            "head",
        )
        kit.add(sphere(0.05, 14).at(0, 2.18, 0), "accent", "head")
    front = 0.1 if small else 0.18
    kit.add(
        cylinder(radius * 0.88, 0.02, kit.sides(44)).turned("x", 90).at(0, y, front - 0.008), "face", "dial"
    )
    kit.add(
        torus(radius * 0.9, radius * 0.06, kit.sides(44), 8).turned("x", 90).at(0, y, front), "accent", "dial"
    )
    for k in range(12):
        a = pi * k / 6
        mark = box(radius * 0.05, radius * 0.14, 0.02, 0).at(0, radius * 0.66, 0).turned("z", -k * 30)
        kit.add(mark.at(0, y, front + 0.012), "hand", "dial")
        del a
    for length, angle in ((0.42, -60), (0.62, 48)):
        kit.add(
            prism([(-0.02, -0.05), (0.02, -0.05), (0.01, 1), (-0.01, 1)], 0.02)
            .scaled(radius * 1.6, radius * length, 1)
            .turned("z", angle)
            .at(0, y, front + 0.026),
            "hand",
            "hands",
        )
    kit.add(sphere(radius * 0.07, 12).at(0, y, front + 0.03), "accent", "hands")


@prop(
    "chandelier, candle chandelier",
    1.2,
    kind="lamp",
    main="gold",
    accent="iron",
    candle="paper",
    light="flame",
    gem="crystal",
)
def chandelier(kit: Kit) -> None:
    """Curved arms with candles around a turned stem, hung with crystals."""
    kit.add(
        lathe(
            [
                (0, 0.1),
                (0.05, 0.14),
                (0.12, 0.26),
                (0.05, 0.36),
                (0.045, 0.6),
                (0.1, 0.7),
                (0.04, 0.8),
                (0.03, 1.05),
                (0, 1.05),
            ],
            kit.sides(22),
        ),
        "main",
        "stem",
    )
    for k in range(5):
        kit.add(
            torus(0.05, 0.013, 12, 6).turned("x", 90).turned("y", 90 * (k % 2)).at(0, 1.09 + 0.075 * k, 0),
            "accent",
            "chain",
        )
    for k in range(8):
        angle = 45.0 * k
        arm = [(0, 0.34, 0.08), (0, 0.2, 0.28), (0, 0.26, 0.5), (0, 0.42, 0.58)]
        kit.add(tube(arm, [0.03, 0.026, 0.026, 0.03], 8).turned("y", angle), "main", "arms")
        kit.add(
            lathe([(0, 0.4), (0.09, 0.42), (0.1, 0.46), (0, 0.45)], 14).at(0, 0, 0.58).turned("y", angle),
            "main",
            "arms",
        )
        kit.add(cylinder(0.04, 0.2, 12).at(0, 0.45, 0.58).turned("y", angle), "candle", "candles")
        kit.add(
            lathe([(0, 0), (0.028, 0.03), (0.018, 0.08), (0, 0.13)], 8).at(0, 0.65, 0.58).turned("y", angle),
            "light",
            "flames",
        )
        kit.add(
            lathe([(0, 0), (0.03, 0.05), (0, 0.13)], 6).at(0, 0.1, 0.28).turned("y", angle), "gem", "crystals"
        )
    kit.add(sphere(0.07, 12).scaled(1, 1.4, 1).at(0, 0.04, 0), "gem", "crystals")


@prop(
    "fireplace, hearth, stone fireplace",
    1.6,
    kind="furniture",
    main="stone",
    accent="wood",
    fire="flame",
    brick="bricks",
)
def fireplace(kit: Kit) -> None:
    """A stone surround with a mantel and a burning fire."""
    for side in (-1.0, 1.0):
        for row in range(5):
            wide = 0.36 if row % 2 else 0.31
            kit.add(
                box(wide, 0.2, 0.5, kit.bevel(0.025)).solid().at(side * 0.62, 0.1 + row * 0.205, 0),
                "main",
                "sides",
            )
    for k in range(5):
        kit.add(box(0.33, 0.26, 0.5, kit.bevel(0.025)).solid().at((k - 2) * 0.31, 1.12, 0), "main", "lintel")
    kit.add(box(1.0, 1.05, 0.1, 0).at(0, 0.1, -0.22), "brick", "back")
    kit.add(box(1.9, 0.12, 0.7, kit.bevel(0.025)).at(0, 1.38, 0.02), "accent", "mantel")
    kit.add(box(1.85, 0.11, 0.85, kit.bevel(0.025)).solid().at(0, 0, 0.12), "main", "base")
    kit.add(box(1.1, 0.7, 0.4, kit.bevel(0.025)).at(0, 1.48, -0.05), "brick", "breast")
    for k in range(4):
        log = cylinder(0.06, 0.6, 12).turned("z", 90).at(0.3, 0, 0).turned("y", (-18, 14, -30, 40)[k])
        kit.add(log.at(0, 0.17 + 0.08 * (k // 2), 0.02), "bark", "logs")
    for k in range(5):
        tall = (0.28, 0.4, 0.52, 0.38, 0.26)[k]
        kit.add(
            lathe([(0, 0), (0.1, 0.12 * tall), (0.11, 0.3 * tall), (0.05, 0.7 * tall), (0, tall)], 12).at(
                (k - 2) * 0.12, 0.22, 0.02
            ),
            "fire",
            "fire",
        )


@prop(
    "painting, picture frame, portrait painting, picture, framed painting, wanted poster, poster",
    1.0,
    kind="furniture",
    main="gold",
    accent="wood",
    sky="book blue",
    hill="plant",
    sun="paint orange",
    paper="paper",
)
def painting(kit: Kit) -> None:
    """A landscape in a moulded frame."""
    for length, spots in ((1.24, ((0, 0.05), (0, 0.93))), (0.96, ((-0.58, 0.49), (0.58, 0.49)))):
        for x, y in spots:
            bar = prism(
                [(-0.07, 0), (0.07, 0), (0.07, 0.05), (0.03, 0.09), (-0.03, 0.07), (-0.07, 0.05)],
                length,
                kit.bevel(0.008),
            )
            bar = bar.turned("x", 90) if length < 1 else bar.turned("x", 90).turned("z", 90)
            kit.add(bar.at(x, y, 0), "main", "frame")
    for x in (-0.58, 0.58):
        for y in (0.05, 0.93):
            kit.add(sphere(0.085, 14).scaled(1, 1, 0.6).at(x, y, 0.05), "main", "frame")
    kit.add(box(1.1, 0.84, 0.03, 0).at(0, 0.07, 0.01), "sky", "picture")
    hills = [
        (-0.54, 0),
        (0.54, 0),
        *[(x, 0.22 + 0.1 * sin(x * 7) + 0.05 * sin(x * 13)) for x in np.linspace(0.54, -0.54, 17)],
    ]
    kit.add(prism(hills, 0.012).at(0, 0.09, 0.03), "hill", "picture")
    kit.add(cylinder(0.1, 0.012, 24).turned("x", 90).at(0.2, 0.66, 0.022), "sun", "picture")
