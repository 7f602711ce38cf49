"""Mushrooms, cacti, flowers."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

import numpy as np

from layer_server.generators.mesh.loft import cylinder, lathe, loft, sphere, sweep, tube
from layer_server.generators.mesh.props.kit import Kit, prop
from layer_server.generators.mesh.props.nature import cloud
from layer_server.generators.mesh.shape import Shape


@prop(
    "mushroom, toadstool, mushrooms, fungus, fly agaric",
    0.5,
    kind="nature",
    tint="cap",
    main="bone",
    cap="paint",
    spot="porcelain",
)
def mushroom(kit: Kit) -> None:
    """A cap with spots on a pale stem, often with a little one beside it."""
    for index in range(kit.whole(1, 3) if not kit.says("mushrooms") else 3):
        size = 1.0 if index == 0 else kit.between(0.35, 0.55)
        a = kit.between(0, 2 * pi)
        x, z = (0.0, 0.0) if index == 0 else (cos(a) * 0.5, sin(a) * 0.5)
        lean = kit.between(-7, 7)
        wide, tall = kit.between(0.5, 0.62), kit.between(0.3, 0.42)
        parts = [
            (
                lathe([(0, 0), (0.2, 0), (0.17, 0.12), (0.12, 0.4), (0.13, 0.64), (0, 0.66)], kit.sides(20)),
                "main",
            )
        ]
        frill = lathe([(0.12, 0.5), (0.22, 0.44), (0.23, 0.46), (0.13, 0.54)], kit.sides(20), is_loop=True)
        parts.append((frill, "main"))
        cap = [(0.0, 0.58), (wide * 0.6, 0.56), (wide * 0.96, 0.53)] + [
            (wide * sin(b), 0.55 + tall * cos(b)) for b in np.linspace(pi / 2, 0.0, 9)
        ]
        cap[-1] = (0.0, cap[-1][1])
        parts.append((lathe(cap, kit.sides(32)), "cap"))
        for _ in range(9):
            b, c = kit.between(0.15, 1.3), kit.between(0, 2 * pi)
            spot = (
                sphere(kit.between(0.045, 0.085), 10, 5)
                .scaled(1, 0.4, 1)
                .turned("x", b * 180 / pi * 0.8)
                .turned("y", 90 - c * 180 / pi)
            )
            parts.append(
                (
                    spot.at(
                        cos(c) * wide * sin(b) * 0.99, 0.55 + tall * cos(b), sin(c) * wide * sin(b) * 0.99
                    ),
                    "spot",
                )
            )
        for shape, finish in parts:
            kit.add(
                shape.scaled(size).turned("z", lean).at(x, 0, z),
                finish,
                "mushroom" if index == 0 else "small ones",
            )


@prop(
    "cactus, saguaro",
    1.2,
    kind="nature",
    tint="main",
    main="plant",
    accent="ceramic",
    flower="paint",
    soil="dirt",
)
def cactus(kit: Kit) -> None:
    """A ribbed column with arms; in a pot where one is asked for."""
    ribs = kit.sides(32, 16)

    def column(path: Sequence[tuple[float, ...]], radius: float) -> Shape:
        n = len(path)
        shares = [
            radius * (1 - max(0.0, (i / (n - 1) - 0.82) / 0.18) ** 2) ** 0.5 if i < n - 1 else 0.02
            for i in range(n)
        ]
        ring = np.array(
            [
                (cos(a) * (1 + 0.1 * cos(a * ribs / 4)), sin(a) * (1 + 0.1 * cos(a * ribs / 4)))
                for a in np.linspace(0, 2 * pi, ribs, endpoint=False)
            ]
        )
        return sweep(path, ring, shares)

    up = 0.36 if kit.says("pot", "potted") else 0.0
    kit.add(column([(0, up + 1.5 * f, 0) for f in np.linspace(0, 1, 14)], 0.22), "main", "column")
    for side in (-1.0, 1.0):
        y, out, tall = kit.between(0.45, 0.8), kit.between(0.36, 0.44), kit.between(0.35, 0.6)
        path = [
            (side * 0.1, up + y, 0),
            (side * (out - 0.1), up + y + 0.01, 0),
            (side * (out - 0.03), up + y + 0.05, 0),
            (side * out, up + y + 0.14, 0),
        ]
        path += [(side * out, up + y + 0.14 + tall * f, 0) for f in np.linspace(0.15, 1, 7)]
        kit.add(column(path, 0.125), "main", "arms")
    kit.add(cloud(kit, 0.07, 0.3, 10).at(0.0, up + 1.5, 0), "flower", "flower")
    if up:
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.3, 0),
                    (0.38, 0.36),
                    (0.43, 0.36),
                    (0.43, 0.44),
                    (0.37, 0.44),
                    (0.36, 0.38),
                    (0, 0.38),
                ],
                kit.sides(28),
            ),
            "accent",
            "pot",
        )
        kit.add(cylinder(0.36, 0.03, kit.sides(24)).at(0, 0.38, 0), "soil", "pot")


@prop(
    "flower, sunflower, rose, daisy, tulip, lotus, plant, potted plant, flower pot",
    0.5,
    kind="nature",
    tint="petal",
    main="plant",
    petal="paint",
    heart="gold",
    pot="ceramic",
    soil="dirt",
)
def flower(kit: Kit) -> None:
    """Petals around a heart on a leafy stem."""
    up = 0.0
    if kit.says("pot", "potted", "plant"):
        kit.add(
            lathe(
                [
                    (0, 0),
                    (0.17, 0),
                    (0.23, 0.26),
                    (0.26, 0.26),
                    (0.26, 0.33),
                    (0.21, 0.33),
                    (0.2, 0.28),
                    (0, 0.28),
                ],
                kit.sides(24),
            ),
            "pot",
            "pot",
        )
        kit.add(cylinder(0.2, 0.02, kit.sides(20)).at(0, 0.28, 0), "soil", "pot")
        up = 0.28
    bend = kit.between(-0.1, 0.1)
    stem = [(bend * sin(f * 2.5), up + 0.85 * f, 0) for f in np.linspace(0, 1, 8)]
    kit.add(tube(stem, 0.024, 8), "main", "stem")
    x, y, z = stem[-1]
    count = kit.whole(9, 13)
    for ring, (length, tilt) in enumerate(((0.3, 66), (0.24, 40))):
        for k in range(count):
            kit.add(
                _leaf(length, 0.085, 0.02)
                .turned("x", tilt)
                .turned("y", 360 * (k + ring / 2) / count)
                .turned("x", 32)
                .at(x, y, z),
                "petal",
                "petals",
            )
    kit.add(
        sphere(0.1, kit.sides(16)).scaled(1, 0.5, 1).turned("x", 32).at(x, y + 0.03, z + 0.02),
        "heart",
        "heart",
    )
    for k in range(3 if not up else 6):
        kit.add(
            _leaf(0.34, 0.09, 0.02)
            .turned("x", 52)
            .turned("y", 137 * k)
            .at(stem[2][0], up + 0.12 + 0.08 * (k % 3), 0),
            "main",
            "leaves",
        )


def _leaf(length: float, width: float, thickness: float) -> Shape:
    """A blade of green from the origin up, curving to the front."""
    rings = []
    for f in np.linspace(0.02, 0.99, 7):
        w = width * sin(pi * f**0.8) + 0.004
        z = 0.25 * length * f * f
        rings.append(
            [
                (px, f * length, z + pz)
                for px, pz in ((-w, w * 0.22), (0, thickness / 2), (w, w * 0.22), (0, -thickness / 2))
            ]
        )
    return loft(np.array(rings))
