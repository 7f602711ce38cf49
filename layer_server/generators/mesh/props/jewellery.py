"""Amulets, ingots, shells, orbs."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import (
    box,
    cylinder,
    dome,
    lathe,
    loft,
    rectangle,
    sphere,
    sweep,
    torus,
    tube,
)
from layer_server.generators.mesh.props.kit import Kit, curve, prop


@prop(
    "amulet, necklace, pendant, locket, medallion, talisman, pearl necklace",
    0.4,
    kind="treasure",
    tint="gem",
    main="gold",
    accent="silver",
    gem="gem",
)
def amulet(kit: Kit) -> None:
    """A jewel in a wrought setting on a chain."""
    kit.add(
        lathe([(0, -0.05), (0.28, -0.05), (0.33, 0), (0.28, 0.05), (0, 0.05)], kit.sides(36))
        .turned("x", 90)
        .at(0, 0.36, 0),
        "main",
        "setting",
    )
    kit.add(torus(0.31, 0.04, kit.sides(36), 8).turned("x", 90).at(0, 0.36, 0), "main", "setting")
    for k in range(12):
        a = pi * k / 6
        kit.add(sphere(0.04, 10).at(0.31 * sin(a), 0.36 + 0.31 * cos(a), 0.035), "accent", "setting")
    kit.add(
        lathe([(0.2, 0), (0.17, 0.07), (0.08, 0.12), (0, 0.12)], 8).turned("x", 90).at(0, 0.36, 0.04),
        "gem",
        "gem",
    )
    kit.add(torus(0.07, 0.02, 16, 8).turned("y", 90).turned("z", 90).at(0, 0.74, 0), "main", "chain")
    for side in (-1.0, 1.0):
        path = curve(
            [
                (0, 0.78, 0),
                (side * 0.34, 1.04, 0),
                (side * 0.56, 1.46, 0),
                (side * 0.4, 1.84, 0),
                (0, 1.98, 0),
            ],
            7,
        )
        for k, (x, y, z) in enumerate(path[1:]):
            kit.add(
                torus(0.042, 0.014, 8, 5).turned("x", 90 * (k % 2)).turned("z", 20).at(x, y, z),
                "main",
                "chain",
            )


@prop(
    "gold bar, ingot, gold ingot, gold bars, bullion, iron ingot, brick, silver bar",
    0.3,
    kind="treasure",
    main="gold",
    accent="dark",
)
def ingot(kit: Kit) -> None:
    """A cast bar; several of them stacked."""

    def bar(x: float, y: float, z: float, turn: float) -> None:
        rows = [(0.0, 0.5, 0.24), (0.02, 0.52, 0.26), (0.22, 0.44, 0.18), (0.24, 0.42, 0.16)]
        ring = [[(a * w, h, b * d) for a, b in ((1, 1), (1, -1), (-1, -1), (-1, 1))] for h, w, d in rows]
        kit.add(loft(np.array(ring), worn_rows=(0, 2)).turned("y", turn).at(x, y, z), "main", "bars")
        kit.add(box(0.42, 0.012, 0.16, 0.004).turned("y", turn).at(x, y + 0.232, z), "main", "bars")

    if kit.says("bars", "stack", "pile", "ingots", "bullion"):
        for k, z in enumerate((-0.56, 0.0, 0.56)):
            bar(0.02 * k, 0, z, 0)
        for z in (-0.28, 0.28):
            bar(0.03, 0.24, z, 2)
        bar(0, 0.48, 0, 0)
        return
    bar(0, 0, 0, 0)


@prop(
    "shell, seashell, clam, clam shell, pearl, oyster, conch, scallop, starfish",
    0.3,
    kind="treasure",
    main="bone",
    accent="porcelain",
    star="paint orange",
    tint="main",
)
def shell(kit: Kit) -> None:
    """Two ribbed halves with a pearl; a starfish."""
    if kit.says("starfish"):
        rings = []
        for f, y in ((1.0, 0.0), (0.9, 0.1), (0.45, 0.17), (0.1, 0.2)):
            ways = np.linspace(0, 2 * pi, 60, endpoint=False)
            rings.append(
                [
                    (sin(t) * f * (0.46 + 0.34 * cos(5 * t)), y, cos(t) * f * (0.46 + 0.34 * cos(5 * t)))
                    for t in ways
                ]
            )
        kit.add(loft(np.array(rings)), "star", "star")
        for k in range(5):
            for f in (0.15, 0.3, 0.45, 0.6):
                kit.add(
                    sphere(0.05 - 0.03 * f, 8).at(0, 0.19 - 0.1 * f * f, f).turned("y", 72 * k),
                    "accent",
                    "bumps",
                )
        return
    for upper in (False, True):
        rings = []
        for f in np.linspace(0.02, 1, 12):
            ring = []
            for side in (1.0, -1.0):
                for a in np.linspace(-1.25, 1.25, 33)[:: int(side)]:
                    rib = 1 + 0.03 * cos(a * 15)
                    r = 0.85 * f * rib * (1 - 0.06 * a * a)
                    y = 0.3 * sin(pi * min(1.0, f * 0.98 + 0.02)) ** 0.6 + (
                        0.02 * cos(a * 15) if f > 0.3 else 0
                    )
                    ring.append(
                        (
                            r * sin(a),
                            y * (1.0 if side > 0 else 0.8) - (0 if side > 0 else 0.03),
                            r * cos(a) - 0.4,
                        )
                    )
            rings.append(ring)
        half = loft(np.array(rings))
        kit.add(
            half.turned("x", -48).at(0, 0.34, -0.1) if upper else half.scaled(1, -1, 1).at(0, 0.3, 0),
            "main",
            "shell",
        )
    kit.add(sphere(0.15, 20).at(0, 0.36, 0.08), "accent", "pearl")


@prop(
    "crystal ball, orb, magic orb, sphere, snow globe, snowglobe, globe, planet, world globe, earth, moon globe",
    0.35,
    kind="treasure",
    tint="ball",
    main="gold",
    accent="dark wood",
    ball="energy",
    glass="glass",
    snow="snow",
    sea="book blue",
    land="plant",
)
def orb(kit: Kit) -> None:
    """A glowing ball on claws; a globe on its stand; snow over a little tree."""
    if kit.says("globe", "earth", "planet", "world") and not kit.says("snow"):
        kit.add(sphere(0.5, kit.sides(40)).turned("z", -23).at(0, 0.95, 0), "sea", "globe")
        for k in range(9):
            a, b = kit.between(0, 2 * pi), kit.between(-0.9, 0.9)
            patch = sphere(0.26, 16).scaled(kit.between(0.7, 1.2), kit.between(0.6, 1.0), 0.35)
            patch = patch.bent(patch.positions * (1 + 0.2 * np.sin(patch.positions[:, :1] * 19 + k)))
            kit.add(
                patch.at(0, 0, 0.445).turned("x", -b * 57).turned("y", a * 57).at(0, 0.95, 0), "land", "globe"
            )
        if kit.says("planet", "earth"):
            return
        arc = [(0.58 * cos(a), 0.95 + 0.58 * sin(a), 0) for a in np.linspace(-1.98, 1.16, 17)]
        kit.add(sweep(arc, rectangle(0.05, 0.07, 0.01), up=(0, 0, 1)), "main", "stand")
        kit.add(
            lathe([(0.4, 0), (0.4, 0.06), (0.16, 0.12), (0.07, 0.2), (0.06, 0.36), (0, 0.38)], kit.sides(28)),
            "accent",
            "stand",
        )
        return
    if kit.says("snow", "snowglobe"):
        kit.add(
            lathe([(0.44, 0), (0.46, 0.06), (0.38, 0.2), (0.4, 0.26), (0, 0.26)], kit.sides(36)),
            "accent",
            "base",
        )
        kit.add(torus(0.4, 0.03, kit.sides(36), 8).at(0, 0.26, 0), "main", "base")
        kit.add(sphere(0.5, kit.sides(36)).at(0, 0.66, 0), "glass", "glass")
        kit.add(dome(0.38, 0.12, kit.sides(28), 4).at(0, 0.3, 0), "snow", "snow")
        for y, r in ((0.42, 0.19), (0.56, 0.15), (0.7, 0.1)):
            kit.add(lathe([(r, 0), (r * 0.5, 0.12), (0, 0.24)], 12).at(0, y, 0), "needle", "tree")
        kit.add(cylinder(0.035, 0.14, 8).at(0, 0.34, 0), "bark", "tree")
        for _ in range(16):
            a, r = kit.between(0, 2 * pi), kit.between(0.1, 0.36)
            kit.add(
                sphere(0.02, 6, 4).at(r * sin(a), kit.between(0.5, 1.0), r * cos(a) * 0.9), "snow", "flakes"
            )
        return
    kit.add(sphere(0.44, kit.sides(40)).at(0, 0.72, 0), "ball", "ball")
    kit.add(
        lathe(
            [(0.42, 0), (0.42, 0.06), (0.26, 0.14), (0.22, 0.22), (0.32, 0.32), (0.28, 0.34), (0, 0.3)],
            kit.sides(36),
        ),
        "main",
        "stand",
    )
    for k in range(4):
        claw = curve([(0, 0.2, 0.26), (0, 0.36, 0.46), (0, 0.62, 0.48), (0, 0.8, 0.42)])
        kit.add(
            tube(claw, np.linspace(0.06, 0.02, len(claw)).tolist(), 10).turned("y", 90 * k + 45),
            "main",
            "claws",
        )
