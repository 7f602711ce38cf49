"""Tents, windmills, igloos."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    prism,
    sphere,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, prop


@prop(
    "tent, camping tent, tipi, teepee, army tent, circus tent, yurt",
    2.4,
    kind="building",
    tint="main",
    main="canvas",
    accent="wood",
    rope="rope",
    trim="cloth",
)
def tent(kit: Kit) -> None:
    """Canvas over a ridge pole with an open front; round with a tip where it is a tipi or a circus tent."""
    if kit.says("tipi", "teepee", "circus", "yurt"):
        round_, sides = kit.says("circus", "yurt"), 24
        profile = (
            [(1.0, 0), (1.02, 0.7), (1.1, 0.74), (0.5, 1.15), (0, 1.6)]
            if round_
            else [(1.0, 0), (0.5, 0.9), (0.1, 1.65), (0.0, 1.66)]
        )
        for k in range(12):
            a = np.linspace(2 * pi * k / 12, 2 * pi * (k + 1) / 12, 3)
            rings = [
                [
                    (r * s * sin(t), y, r * s * cos(t))
                    for t, s in zip([*a, *a[::-1]], [1] * 3 + [0.96] * 3, strict=True)
                ]
                for r, y in [(max(r, 0.01), y) for r, y in profile]
            ]
            kit.add(loft(np.array(rings)), "trim" if round_ and k % 2 else "main", "cloth")
        kit.add(
            prism([(-0.28, 0), (0.28, 0), (0.02, 1.0), (-0.02, 1.0)], 0.03)
            .turned("x", -22 if not round_ else 0)
            .at(0, 0.0, 1.0 if round_ else 0.99),
            "dark",
            "door",
        )
        for k in range(5 if not round_ else 0):
            kit.add(
                tube(
                    [
                        (0.1 * sin(k * 1.3), 1.5, 0.1 * cos(k * 1.3)),
                        (-0.2 * sin(k * 1.3), 2.0, -0.2 * cos(k * 1.3)),
                    ],
                    0.025,
                    8,
                ),
                "accent",
                "poles",
            )
        if round_:
            kit.add(cylinder(0.03, 0.5, 10).at(0, 1.55, 0), "accent", "poles")
            kit.add(prism([(0, 0), (0.4, 0.1), (0, 0.2)], 0.02).at(0.02, 1.82, 0), "trim", "flag")
        del sides
        return
    for side in (-1.0, 1.0):
        rows = []
        for z in np.linspace(-1.0, 1.0, 9):
            sag = 0.05 * (1 - z * z)
            wall = [(side * 0.92 * f, 1.2 * (1 - f) - sag * sin(f * pi), z) for f in np.linspace(0, 1, 8)]
            rows.append(wall + [(x, y - 0.035, z) for x, y, z in reversed(wall)])
        kit.add(loft(np.array(rows)), "main", "cloth")
        flap = [
            [
                (side * 0.86 * f + side * 0.02, 1.1 * (1 - f) * g + 0.02, 0.96 + 0.3 * f * 0.2 + t)
                for f in (0.05, 0.4, 0.98)
                for g in (1.0,)
            ]
            for t in (0.0, 0.03)
        ]
        del flap
        kit.add(
            prism([(side * 0.02, 1.1), (side * 0.34, 0.0), (side * 0.88, 0.0)], 0.03).at(0, 0.02, 0.95),
            "main",
            "flaps",
        )
        kit.add(tube([(side * 0.9, 0.04, 0.8), (side * 1.25, 0.0, 1.1)], 0.012, 6), "rope", "ropes")
        kit.add(tube([(side * 0.9, 0.04, -0.8), (side * 1.25, 0.0, -1.1)], 0.012, 6), "rope", "ropes")
        for end in (-1.1, 1.1):
            kit.add(
                tube([(side * 1.2, -0.02, end), (side * 1.28, 0.12, end * 1.02)], [0.025, 0.03], 8),
                "accent",
                "pegs",
            )
    kit.add(prism([(-0.86, 0), (0.86, 0), (0, 1.14)], 0.03).at(0, 0, -0.94), "main", "back")
    kit.add(prism([(-0.8, 0), (0.8, 0), (0, 1.05)], 0.02).at(0, 0.01, 0.7), "dark", "inside")
    kit.add(cylinder(0.03, 2.2, 10).turned("x", 90).at(0, 1.2, -1.1), "accent", "poles")
    for end in (-1.04, 1.04):
        kit.add(cylinder(0.03, 1.24, 10).at(0, 0, end), "accent", "poles")


@prop(
    "windmill, mill, wind mill, watermill",
    6.0,
    kind="building",
    main="plaster",
    accent="wood",
    roof="roof",
    sail="canvas",
    base="stone",
    glow="light",
)
def windmill(kit: Kit) -> None:
    """A round tower with a cap and four lattice sails."""
    kit.add(
        lathe([(0.72, 0), (0.72, 0.3), (0.68, 0.34), (0, 0.34)], kit.sides(28, 10)).solid(), "base", "base"
    )
    kit.add(lathe([(0.66, 0.3), (0.46, 2.0), (0, 2.0)], kit.sides(28, 10)), "main", "tower")
    kit.add(lathe([(0.56, 1.96), (0.5, 2.08), (0.32, 2.42), (0.0, 2.66)], kit.sides(28, 10)), "roof", "cap")
    for y in (0.86, 1.42):
        kit.add(torus(0.66 - 0.12 * y, 0.03, kit.sides(28, 10), 8).at(0, y, 0), "accent", "tower")
    kit.add(
        prism(
            [
                (-0.17, 0),
                (0.17, 0),
                (0.17, 0.42),
                *[(0.17 * cos(a), 0.42 + 0.17 * sin(a)) for a in np.linspace(0.3, pi - 0.3, 6)],
                (-0.17, 0.42),
            ],
            0.12,
            kit.bevel(0.014),
        )
        .turned("x", -4)
        .at(0, 0.3, 0.62),
        "accent",
        "door",
    )
    for y, z in ((1.15, 0.555), (1.68, 0.49)):
        kit.add(box(0.2, 0.22, 0.08, kit.bevel(0.014)).at(0, y, z), "accent", "windows")
        kit.add(box(0.13, 0.15, 0.09, 0).at(0, y + 0.035, z + 0.005), "glow", "windows")
    kit.add(cylinder(0.07, 0.5, 14).turned("x", 90).at(0, 2.14, 0.35), "accent", "axle")
    kit.add(sphere(0.11, 14).at(0, 2.14, 0.82), "accent", "axle")
    turn = kit.between(10, 40)
    for k in range(4):
        angle = turn + 90 * k
        kit.add(box(0.06, 1.6, 0.05, kit.bevel(0.01)).turned("z", angle).at(0, 2.14, 0.8), "accent", "sails")
        kit.add(
            box(0.34, 1.2, 0.018, 0).at(0.2, 0.34, 0.0).turned("z", angle).at(0, 2.14, 0.8), "sail", "sails"
        )
        for j in range(6):
            kit.add(
                box(0.38, 0.03, 0.035, 0)
                .at(0.19, 0.36 + 0.23 * j, 0.012)
                .turned("z", angle)
                .at(0, 2.14, 0.8),
                "accent",
                "sails",
            )
        kit.add(
            box(0.03, 1.2, 0.035, 0).at(0.37, 0.34, 0.012).turned("z", angle).at(0, 2.14, 0.8),
            "accent",
            "sails",
        )


@prop("igloo, ice hut, snow house", 2.6, kind="building", main="snow", accent="ice")
def igloo(kit: Kit) -> None:
    """Blocks of snow in rings, with a tunnel."""
    rows = 6
    for row in range(rows):
        e0, e1 = pi / 2 * row / rows, pi / 2 * (row + 1) / rows - 0.014
        count = max(5, round(18 * cos(e0)))
        for k in range(count):
            a0, a1 = (
                2 * pi * (k + 0.5 * (row % 2)) / count,
                2 * pi * (k + 1 + 0.5 * (row % 2)) / count - 0.03 / max(cos(e0), 0.2),
            )
            middle = (a0 + a1) / 2
            if row < 2 and abs((middle + pi) % (2 * pi) - pi) < 0.3:
                continue
            rings = [
                [
                    (r * cos(e) * sin(a), r * sin(e), r * cos(e) * cos(a))
                    for a, e in ((a0, e0), (a1, e0), (a1, e1), (a0, e1))
                ]
                for r in (0.86, 1.0 + kit.between(-0.012, 0.012))
            ]
            kit.add(loft(np.array(rings)), "main", "dome")
    kit.add(dome(0.9, 0.9, 24, 8), "accent", "inside")
    for row in range(2):
        for k in range(7):
            a0, a1 = pi * k / 7 + 0.02, pi * (k + 1) / 7 - 0.02
            ring = [
                [
                    (cos(a) * r, sin(a) * r, 0.86 + row * 0.26 + z)
                    for a, r in ((a0, 0.34), (a0, 0.48), (a1, 0.48), (a1, 0.34))
                ]
                for z in (0, 0.245)
            ]
            kit.add(loft(np.array(ring)), "main", "tunnel")
    kit.add(
        prism(
            [(-0.34, 0), (0.34, 0), *[(0.34 * cos(a), 0.34 * sin(a)) for a in np.linspace(0.1, pi - 0.1, 9)]],
            0.04,
        ).at(0, 0, 0.95),
        "dark",
        "tunnel",
    )
